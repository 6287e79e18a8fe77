//! The classic tables of courses are learned well with no word but their name.

use super::*;

#[test]
fn the_classic_tables_are_learned_with_the_defaults() {
    for (name, at_least) in
        [("exam_scores.csv", 90.0), ("bank_notes.csv", 96.0), ("breast_cancer.csv", 97.0)]
    {
        for seed in ["42", "1", "2", "3"] {
            let run = descend(&[&table(name), "--no-drawings", "--seed", seed], b"");
            assert_eq!((run.code, &run.errors[..]), (0, ""), "{name}: {}", run.out);
            let accuracies = numbers_after(&run.out, "accuracy ");
            // On few rows that are kept back, one row is five percent.
            assert!(
                accuracies[0] >= at_least && accuracies[1] >= at_least - 5.0,
                "{name}, {seed}: {accuracies:?}"
            );
        }
    }
}

#[test]
fn every_rule_and_batches_learn_a_classic_table() {
    for words in [
        "--rule gradient-descent",
        "--rule momentum",
        "--rule adagrad",
        "--rule rmsprop",
        "--rule adam",
        "--batch 32",
        "--loss squared",
        "--activation tanh",
        "--activation identity",
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let path = table("exam_scores.csv");
        let run = descend(&[&[&path[..], "--no-drawings"], &words[..]].concat(), b"");
        assert_eq!((run.code, &run.errors[..]), (0, ""), "{words:?}");
        assert!(numbers_after(&run.out, "accuracy ")[0] >= 88.0, "{words:?}: {}", run.out);
    }
}

#[test]
fn the_report_counts_classes_rows_and_times() {
    let run = descend(&[&table("breast_cancer.csv"), "--no-drawings"], b"");
    for line in [
        "569 rows, 30 inputs, and the target diagnosis\n",
        "output 0 is benign, output 1 is malignant\n",
        "learned from: 456 rows, loss 0.05",
        "kept back: 113 rows, loss 0.0",
        "said benign         said malignant\n",
        "1000 epochs of nesterov with the learning rate 0.129",
        "569 rows read in ",
        "… and 18 that weigh less; --save keeps all\n",
    ] {
        assert!(run.out.contains(line), "{line:?} is not in\n{}", run.out);
    }
    // The confusion matrices count every row once.
    let cells = |line: &str| -> usize {
        line.split_whitespace().filter_map(|word| word.parse::<usize>().ok()).sum()
    };
    let counted: usize = run.out.lines().filter(|line| line.starts_with("  is ")).map(cells).sum();
    assert_eq!(counted, 569);
}

#[test]
fn a_table_of_a_german_spreadsheet_is_learned_in_the_unit_of_its_target() {
    let words = [
        "--separator",
        ";",
        "--decimal-comma",
        "--drop",
        "id",
        "--activation",
        "identity",
        "--no-drawings",
    ];
    let path = table("houses.csv");
    let run = descend(&[&[&path[..]], &words[..]].concat(), b"");
    assert_eq!((run.code, &run.errors[..]), (0, ""));
    assert!(run.out.contains("120 rows, 3 inputs, and the target Preis\n"), "{}", run.out);
    // The prices were invented with a deviation of 20 000 from the line.
    for error in numbers_after(&run.out, "root mean squared error ") {
        assert!((15_000.0..27_000.0).contains(&error), "{error}");
    }
}

#[test]
fn the_two_points_of_the_book_are_learned_without_a_table() {
    let run = descend(&["--no-drawings"], b"");
    assert_eq!((run.code, &run.errors[..]), (0, ""));
    assert!(run.out.starts_with("two points: 2 rows, 1 input, and the target y\n"));
    // A thousand epochs are allowed, and the loss falls in the first hundred.
    assert!(run.out.contains(
        "\n200 epochs of nesterov with the learning rate 2; another one would change nothing\n"
    ));
    // w = ln 6 per unit, b = ln 6 · 1.5 − ½ ln 96 in the middle of the two.
    let line = |name: &str| run.out.lines().find(|line| line.starts_with(name)).unwrap();
    let number = |name: &str| line(name).split_whitespace().nth(1).unwrap().parse::<f64>().unwrap();
    assert!((number("x") - 6.0_f64.ln()).abs() < 1e-5, "{}", run.out);
    assert!((number("bias") - (1.5 * 6.0_f64.ln() - 0.5 * 96.0_f64.ln())).abs() < 1e-5);
}
