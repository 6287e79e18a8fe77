//! What is saved answers as it did.

use super::*;

#[test]
fn a_saved_neuron_answers_to_a_table_with_other_columns_in_another_order() {
    let (_folder, path) = folder();
    let model = path.join("model.json").display().to_string();
    let text = "hours,age,passed\n0.5,30,no\n1,20,no\n3,25,yes\n4,22,yes\n";
    content(text, &["--save", &model, "--quiet"]);
    let saved = fs::read_to_string(&model).unwrap();
    for part in ["\"hours\"", "\"passed\"", "\"means\"", "\"weights\"", "\"sigmoid\""] {
        assert!(saved.contains(part), "{part} is not in {saved}");
    }

    let run = descend(&["-", "--predict", &model], b"name,age,hours\nAda,25,0.2\n\nAlan,25,5\n");
    assert_eq!((run.code, &run.errors[..]), (0, "2 rows answered, 0 left out\n"));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.out);
    assert_eq!(lines[0], "line,output,class");
    assert!(lines[1].ends_with("e-7,no"), "{}", run.out);
    assert!(lines[2].starts_with("4,0.9") && lines[2].ends_with(",yes"), "{}", run.out);

    // A table with the targets is measured.
    let run = descend(&["-", "--predict", &model], text.as_bytes());
    assert_eq!(run.errors, "4 rows answered, 0 left out; accuracy 100.0 %\n");
    let run = descend(&["-", "--predict", &model, "--quiet"], text.as_bytes());
    assert_eq!((run.errors, run.out.lines().count()), (String::new(), 5));
}

#[test]
fn answers_of_a_saved_neuron_are_those_it_was_measured_by() {
    let (_folder, path) = folder();
    let model = path.join("model.json").display().to_string();
    let name = table("breast_cancer.csv");
    let run = descend(&[&name, "--keep-back", "0", "--save", &model, "--no-drawings"], b"");
    let accuracy = numbers_after(&run.out, "accuracy ")[0];
    let run = descend(&[&name, "--predict", &model], b"");
    assert_eq!(run.errors, format!("569 rows answered, 0 left out; accuracy {accuracy:.1} %\n"));

    // Also when the class that is 1 is the first in the alphabet.
    let words = ["--keep-back", "0", "--positive", "benign", "--save", &model, "--no-drawings"];
    descend(&[&[&name[..]], &words[..]].concat(), b"");
    let run = descend(&[&name, "--predict", &model], b"");
    assert_eq!(run.errors, format!("569 rows answered, 0 left out; accuracy {accuracy:.1} %\n"));
}

#[test]
fn a_table_without_names_is_answered_by_its_numbers() {
    let (_folder, path) = folder();
    let model = path.join("model.json").display().to_string();
    let words = ["--no-header", "--drop", "1", "--activation", "identity", "--save", &model];
    content("7,1,10\n8,2,20\n9,4,40\n", &words);
    let run = descend(&["-", "--no-header", "--predict", &model], b"0,3\n0,100\n");
    let answers = numbers_after(&run.out, "1,");
    assert!((answers[0] - 30.0).abs() < 1e-3, "{}", run.out);
    assert_eq!(run.out.lines().count(), 3);
}

#[test]
fn what_is_no_saved_neuron_is_refused() {
    let (_folder, path) = folder();
    let file = |text: &str| {
        let file = path.join("bad.json");
        fs::write(&file, text).unwrap();
        file.display().to_string()
    };
    let good = r#"{"inputs": ["x"], "target": "y", "classes": null, "standardization": null,
        "neuron": {"weights": [1e308], "bias": 0.0, "activation": "identity"}}"#;
    let x = b"x\n1000\n";
    for (text, says) in [
        ("x,y\n1,2\n", "is no saved neuron (line 1, column 1)"),
        ("", "is no saved neuron"),
        (&good.replace("1e308", "1e999"), "is no saved neuron (line 2, column"),
        (&good.replace("\"x\"", "\"x\", \"z\""), "has not as many names as weights"),
        (&good.replace("identity", &"long".repeat(100)), "is no saved neuron (line 2"),
        (good, "standard input: line 2: the answer is too large for a number"),
    ] {
        let run = descend(&["-", "--predict", &file(text)], x);
        assert_eq!((run.code, &run.out[..]), (1, ""), "{text}");
        assert!(
            run.errors.contains(says) && run.errors.len() < 200 + file("").len(),
            "{}",
            run.errors
        );
    }
    let run = descend(&["-", "--predict", &file(good)], b"a,b\n1,2\n");
    assert_eq!(
        run.errors,
        "error: standard input: there is no column \"x\": choose from \"a\", \"b\"\n"
    );
    let run = descend(&["-", "--predict", "nowhere.json"], x);
    assert!(run.errors.starts_with("error: nowhere.json cannot be read, "), "{}", run.errors);
    assert_eq!(descend(&["--predict", "nowhere.json"], x).code, 2);
}

#[test]
fn a_run_that_failed_is_not_saved_and_the_table_is_not_overwritten() {
    let (_folder, path) = folder();
    let (model, data) = (path.join("model.json"), path.join("table.csv"));
    let words = ["--no-standardize", "--loss", "squared", "--learning-rate", "1", "--save"];
    let run = learn(
        "year,y\n1990,0\n2000,0\n2010,1\n2020,1\n",
        &[&words[..], &[model.to_str().unwrap()]].concat(),
    );
    assert_eq!(run.code, 1);
    assert!(
        run.errors.ends_with("error: this is no result, and it is not saved\n"),
        "{}",
        run.errors
    );
    assert!(!model.exists());

    fs::write(&data, "x,y\n1,0\n2,1\n").unwrap();
    let data = data.to_str().unwrap();
    let run = descend(&[data, "--no-drawings", "--save", data], b"");
    assert_eq!(
        (run.code, &run.errors[..]),
        (1, "error: --save names the table itself: name another file\n")
    );
    assert_eq!(files(&path), ["table.csv"]);
}

#[test]
fn the_lines_of_the_readme_work() {
    let readme = fs::read_to_string(table("../../../../README.md")).unwrap();
    let lines: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("cargo run -p descend -- ")).collect();
    assert_eq!(lines.len(), 2, "the README learns and answers: {lines:?}");
    let (_folder, path) = folder();
    fs::copy(table("exam_scores.csv"), path.join("table.csv")).unwrap();
    fs::write(path.join("new.csv"), "first exam,second exam\n90,95\n30,40\n").unwrap();
    for line in lines {
        let output = program().args(line.split(' ')).current_dir(&path).output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
    }
    assert_eq!(files(&path), ["descend-drawings", "model.json", "new.csv", "table.csv"]);
}
