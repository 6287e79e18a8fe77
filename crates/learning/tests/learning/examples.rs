//! The example `table` says what it says.

#[path = "../../examples/table.rs"]
#[expect(dead_code, reason = "`main` is not called from here")]
mod table;

use learning::CsvReader;

#[test]
fn the_table_of_the_example_is_learned() {
    let table = CsvReader::default().read(table::TABLE.as_bytes()).unwrap();
    assert_eq!(table.classes, Some(["no".to_owned(), "yes".to_owned()]));
    assert_eq!(
        table::train(&table).unwrap(),
        "\
learned from: 16 samples, loss 0.418, accuracy 0.812
kept back: 4 samples, loss 0.254, accuracy 1.000
weight of hours of study: 1.644
weight of year of birth: 0.022
bias: -48.390
"
    );
}
