//! Tables as spreadsheets, R, pandas and people write them: what is read, and the sentence for what is not.

mod classes;
mod columns;
mod options;
mod other_files;
mod read;
mod refused;
mod strange;

use learning::{CsvColumn, CsvError, CsvInputs, CsvReader, CsvTable};
use ndarray::array;

fn default() -> CsvReader {
    CsvReader::default()
}

fn by(separator: char) -> CsvReader {
    CsvReader {
        separator,
        ..default()
    }
}

#[track_caller]
fn table(reader: &CsvReader, text: &str) -> CsvTable {
    match reader.read(text.as_bytes()) {
        Ok(table) => table,
        Err(error) => panic!("{text:?} is refused: {error}"),
    }
}

#[track_caller]
fn refusal(reader: &CsvReader, text: &str) -> String {
    match reader.read(text.as_bytes()) {
        Ok(table) => panic!("{text:?} is read: {table:?}"),
        Err(error) => error.to_string(),
    }
}

/// The two points that most of these tables hold: inputs 0.5 and 2.5 called x, targets 0.2 and 0.9 called y.
#[track_caller]
fn holds_two_points(reader: &CsvReader, text: &str) {
    let table = table(reader, text);
    assert_eq!(table.data.inputs(), array![[0.5], [2.5]], "{text:?}");
    assert_eq!(table.data.targets(), array![0.2, 0.9], "{text:?}");
    assert_eq!(
        (&table.input_names[..], &table.target_name[..]),
        (&["x".to_owned()][..], "y"),
        "{text:?}"
    );
    assert_eq!(table.classes, None);
}
