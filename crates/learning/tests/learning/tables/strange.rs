//! Texts and bytes of all kinds, wide tables and long ones.

use proptest::prelude::*;

use super::*;

#[test]
fn a_wide_table_and_a_long_one_are_read() {
    let wide: Vec<String> = (0..5000).map(|j| format!("x{j}")).collect();
    let values: Vec<String> = (0..5000).map(|j| j.to_string()).collect();
    let found = table(
        &default(),
        &format!("{}\n{}\n", wide.join(","), values.join(",")),
    );
    assert_eq!(found.data.n_inputs(), 4999);
    let long: String = (0..20_000).map(|i| format!("{i},{}\n", i % 2)).collect();
    let found = table(&default(), &format!("x,y\n{long}"));
    assert_eq!(
        (found.data.n_samples(), found.lines[19_999]),
        (20_000, 20_001)
    );
    assert!(
        found
            .data
            .samples()
            .enumerate()
            .all(|(i, (x, y))| x[0] == i as f64 && y == (i % 2) as f64)
    );
}

/// Pieces of which tables are made, and of which they should not be.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", ";", "\t", " ", "#", "x", "y", "NA",
        "?", "0.5", "1", "-2e3", "1e400", "1e-400", "inf", "M", "B", "−", "\u{feff}", "\u{200b}",
        "\u{a0}", "\u{1a}", "\0", "#DIV/0!", "####", "#N/A", "Err:502", "\\N", "-", "…", "5 kg",
        "ä", "sep=", "0,5", "x,y\n", "1,2\n", "# x,y\n",
    ];
    prop_oneof![
        9 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ]
}

fn any_reader() -> impl Strategy<Value = CsvReader> {
    let column = || {
        prop_oneof![
            proptest::sample::select(&["x", "y", "M"][..]).prop_map(CsvColumn::from),
            (0_usize..5).prop_map(CsvColumn::from),
        ]
    };
    let columns = || proptest::collection::vec(column(), 0..3);
    let inputs = prop_oneof![
        2 => Just(CsvInputs::All),
        1 => columns().prop_map(CsvInputs::Only),
        1 => columns().prop_map(CsvInputs::Except),
    ];
    const SEPARATORS: &[char] = &[',', ',', ';', '\t', ' ', '|'];
    let options = (
        any::<bool>(),
        0_usize..3,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (
        proptest::sample::select(SEPARATORS),
        options,
        proptest::option::of(column()),
        inputs,
    )
        .prop_map(
            |(
                separator,
                (header, skip_lines, comment, positive, decimal_comma, skip_incomplete),
                target,
                inputs,
            )| CsvReader {
                separator,
                header,
                skip_lines: skip_lines.saturating_sub(1),
                comment: comment.then_some('#'),
                target,
                inputs,
                positive: positive.then(|| "M".to_owned()),
                decimal_comma,
                skip_incomplete,
            },
        )
}

/// The line that an error names.
fn line_of(error: &CsvError) -> Option<usize> {
    let sentence = error.to_string();
    let line = sentence.strip_prefix("line ")?;
    line[..line.find(|c: char| !c.is_ascii_digit())?]
        .parse()
        .ok()
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_algorithm: prop::test_runner::RngAlgorithm::ChaCha,
        rng_seed: prop::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_is_too_strange(pieces in proptest::collection::vec(piece(), 0..60), reader in any_reader()) {
        let text = pieces.concat();
        let n_lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
        match reader.read(text.as_bytes()) {
            Ok(table) => {
                prop_assert_eq!(table.lines.len(), table.data.n_samples());
                prop_assert_eq!(table.input_names.len(), table.data.n_inputs());
                prop_assert!(table.lines.is_sorted() && *table.lines.last().unwrap() <= n_lines);
                prop_assert!(table.lines[0] > reader.skip_lines);
                if table.classes.is_some() {
                    prop_assert!(table.data.targets().iter().all(|&y| y == 0.0 || y == 1.0));
                }
            }
            Err(error) => {
                let sentence = error.to_string();
                prop_assert!(sentence.chars().count() <= 400 && !sentence.contains(['\n', '\r', '\0']), "{}", sentence);
                prop_assert!(line_of(&error).is_none_or(|line| (1..=n_lines).contains(&line)), "{}", sentence);
            }
        }
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = default().read(&bytes[..]) {
            prop_assert!(error.to_string().chars().count() <= 400);
        }
    }

    #[test]
    fn what_is_written_is_read(
        numbers in proptest::collection::vec(proptest::collection::vec(-1e9..1e9_f64, 3), 1..20),
        quoted in any::<bool>(),
        separator in proptest::sample::select(&[',', ';', '\t', ' ', '|'][..]),
        line_end in proptest::sample::select(&["\n", "\r\n", "\r"][..]),
    ) {
        let quote = |value: &dyn std::fmt::Display| match quoted {
            true => format!("\"{value}\""),
            false => value.to_string(),
        };
        let line = |cells: Vec<String>| cells.join(&separator.to_string()) + line_end;
        let mut text = line(["a", "b", "c"].map(|name| quote(&name)).to_vec());
        for row in &numbers {
            text += &line(row.iter().map(|number| quote(number)).collect());
        }
        let table = by(separator).read(text.as_bytes()).unwrap();
        for (i, row) in numbers.iter().enumerate() {
            let (x, y) = table.data.sample(i);
            prop_assert_eq!([x[0], x[1], y], [row[0], row[1], row[2]]);
            prop_assert_eq!(table.lines[i], i + 2);
        }
    }
}
