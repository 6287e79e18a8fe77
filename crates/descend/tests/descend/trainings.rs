//! Trainings that were once answered with contentment. The numbers D4 … D53 and M1 … M5, here and in the other files, are those
//! of the list in which they were reported.

use super::*;

#[test]
fn d4_inputs_of_any_size_are_learned_by_the_defaults() {
    for text in [
        "year,y\n1990,0\n2000,0\n2010,1\n2020,1\n",
        "x,y\n1e6,0\n2e6,0\n3e6,1\n4e6,1\n",
        "small,large,y\n1e-6,4e8,0\n2e-6,1e8,0\n3e-6,3e8,1\n4e-6,2e8,1\n",
        "x,y\n1e308,1\n-1e308,0\n",
    ] {
        for words in [&[][..], &["--rule", "adam"], &["--loss", "squared"]] {
            let run = content(text, words);
            assert_eq!(numbers_after(&run.out, "accuracy "), [100.0], "{words:?}: {}", run.out);
        }
    }
}

#[test]
fn d4_a_run_that_ends_worse_than_it_began_says_so_first() {
    let words = ["--no-standardize", "--loss", "squared", "--learning-rate", "1"];
    let run = learn("year,y\n1990,0\n2000,0\n2010,1\n2020,1\n", &words);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.errors,
        "warning: the run ended worse than it began, since its steps are too large: the loss went from 0.125 to 0.25; type \
         --learning-rate 0.1, or take --no-standardize away\nerror: this is no result\n"
    );
    // What the warning proposes helps.
    assert_eq!(content("year,y\n1990,0\n2000,0\n2010,1\n2020,1\n", &words[1..3]).code, 0);
}

#[test]
fn d4_a_saturated_run_says_so() {
    // From the first step on every output is 1: less wrong than ½ was, and a dead end in the rows of class 0.
    let rows: String = (0..40).map(|i| format!("{},{}\n", 900 + 10 * i, u8::from(i > 7))).collect();
    let words =
        ["--no-standardize", "--loss", "squared", "--learning-rate", "1", "--keep-back", "0"];
    let run = learn(format!("x,y\n{rows}"), &words);
    assert_eq!(run.code, 1, "{run:?}");
    let sentence = "warning: the neuron is saturated and wrong in 8 of 40 rows, from which it can learn no more: type \
        --learning-rate 0.1, or take --no-standardize away\n";
    assert!(run.errors.starts_with(sentence), "{}", run.errors);
    content(format!("x,y\n{rows}"), &["--loss", "squared"]);
}

#[test]
fn d4_what_is_true_of_the_learned_rows_alone_is_said() {
    // Noise, and so many columns of it that a part of it can be learned by heart.
    let mut state = 3_u64;
    let mut noise = || {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        (state >> 16) % 100
    };
    let names: String = (0..25).map(|j| format!("a{j},")).collect();
    let mut text = format!("{names}y\n");
    for i in 0..60 {
        for _ in 0..25 {
            text += &format!("{},", noise());
        }
        text += &format!("{}\n", i % 2);
    }
    let run = learn(&text, &[]);
    let sentence = "warning: on the rows kept back the neuron is worse than to name the larger class for every row: ";
    assert!(run.code == 0 && run.errors.starts_with(sentence), "{run:?}");
}

#[test]
fn d4_a_neuron_that_is_no_better_than_nothing_says_so() {
    let rows = |row: fn(usize) -> String| (0..40).map(row).collect::<String>();
    // Exclusive or; a target that has nothing to do with the input; three quarters of one class.
    let xor = "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n".to_owned();
    let coin =
        format!("x,y\n{}", rows(|i| format!("{},{}\n", i % 10, u8::from((i / 10) % 4 == 3))));
    for text in [&xor, &coin] {
        let run = learn(text, &["--keep-back", "0"]);
        assert_eq!(run.code, 0);
        assert!(
            run.errors.starts_with(
                "warning: the neuron is no better than to name the larger class for every row: "
            ),
            "{run:?}"
        );
    }
    let run = learn(
        format!("x,y\n{}", rows(|i| format!("{},{}\n", i % 2, (i / 2) % 2 * 100))),
        &["--activation", "identity", "--keep-back", "0"],
    );
    assert!(
        run.errors.starts_with(
            "warning: the neuron is no better than to answer every row with the mean of the targets"
        ),
        "{run:?}"
    );
    let run = learn(format!("x,y\n{}", rows(|i| format!("{i},{}\n", i / 20))), &["--epochs", "0"]);
    assert!(run.errors.contains("no better than"), "{run:?}");
}

#[test]
fn d4_learning_by_heart_is_said() {
    let text = "a,b,c,y\n1,7,3,0\n2,5,9,1\n4,6,1,0\n";
    let run = learn(text, &[]);
    assert!(
        run.errors.starts_with("warning: 3 inputs are enough to learn 3 rows by heart: "),
        "{run:?}"
    );
}

#[test]
fn d5_targets_that_the_activation_cannot_reach_are_refused_with_what_to_type() {
    let beyond = "and the neuron cannot reach it: type";
    let identity = "--activation identity to learn numbers of any size";
    assert_eq!(
        refusal("rooms,price\n1,10\n2,20\n3,30\n", &[]),
        format!("line 2, target \"price\": 10 lies outside of 0 to 1, {beyond} {identity}")
    );
    for (labels, positive) in [(["-1", "1"], "1"), (["1", "2"], "2"), (["0", "255"], "255")] {
        let text = format!("x,y\n1,{0}\n2,{0}\n3,{1}\n4,{1}\n", labels[0], labels[1]);
        let sentence = refusal(&text, &[]);
        assert!(
            sentence.ends_with(&format!(
                "{beyond} --positive {positive} to tell two classes apart, or {identity}"
            )),
            "{sentence}"
        );
        // Both remedies work.
        let run = content(&text, &["--positive", positive]);
        assert_eq!(numbers_after(&run.out, "accuracy "), [100.0]);
        content(&text, &["--activation", "identity"]);
    }
    let run = content("rooms,price\n1,10\n2,20\n3,30\n", &["--activation", "identity"]);
    assert!(numbers_after(&run.out, "root mean squared error ")[0] < 1e-3, "{}", run.out);
    assert!(
        refusal("x,y\n1,-1.5\n2,0\n", &["--activation", "tanh"])
            .contains("-1.5 lies outside of -1 to 1")
    );
    assert!(content("x,y\n1,-1\n2,1\n", &["--activation", "tanh"]).errors.is_empty());
    assert!(
        refusal("x,y\n1,0.5\n\n2,1.5\n", &["--loss", "squared"])
            .starts_with("line 4, target \"y\": 1.5")
    );
    let all =
        "the target is 1 in all of 3 rows: there is nothing to learn, add rows with another target";
    assert_eq!(refusal("x,y\n1,1\n2,1\n3,1\n", &[]), all);
    assert!(refusal("x,y\n1,1\n", &[]).starts_with("the target is 1 in all of 1 row"));
}

#[test]
fn d29_what_no_learning_rate_helps_is_not_answered_with_one() {
    let sentence = refusal("x,y\n1,1e200\n2,0\n", &["--activation", "identity"]);
    assert!(sentence.contains("no learning rate helps"), "{sentence}");
    let sentence =
        refusal("x,y\n1,10\n2,20\n", &["--activation", "identity", "--learning-rate", "1000"]);
    assert!(
        sentence.ends_with("a smaller learning rate may help (type --learning-rate 100)"),
        "{sentence}"
    );
    assert!(
        refusal("x,y\n1e308,1\n-1e308,0\n", &["--no-standardize"])
            .contains("take --no-standardize away")
    );
}

#[test]
fn d30_numbers_of_three_hundred_digits_are_not_printed_as_such() {
    let (_folder, path) = folder();
    for (text, words) in [
        ("x,y\n1e308,1\n-1e308,0\n", &[][..]),
        ("x,y\n1e-300,1\n2e-300,0\n", &[]),
        ("x,y\n1,1e150\n2,2e150\n", &["--activation", "identity"]),
        ("x,y\n1,0\n2,1\n", &["--learning-rate", "1e-300"]),
        ("x,y\n1,1e200\n2,0\n", &[]),
    ] {
        let out = path.display().to_string();
        let run = descend(&[&["-", "--out", &out], words].concat(), text.as_bytes());
        let mut all = run.out + &run.errors.replace(&"0".repeat(200), "");
        for name in files(&path) {
            all += &fs::read_to_string(path.join(name)).unwrap();
        }
        let longest = all.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
        assert!(longest < Some(20), "{text}: {longest:?}");
    }
}

#[test]
fn an_input_that_counts_the_rows_is_noticed() {
    let table = |name: &str, first: usize, n: usize| {
        let row = |i: usize| format!("{},{},{}\n", first + i, (i * 7) % 10, u8::from(2 * i >= n));
        format!("{name},x,y\n") + &(0..n).map(row).collect::<String>()
    };
    for (text, words) in [
        (table("Id", 1, 40), &[][..]),
        (table("Id", 0, 40).replacen("\n3,1,0\n", "\n3,NA,0\n", 1), &["--skip-incomplete"]),
    ] {
        let run = learn(&text, words);
        let sentence = "warning: the input \"Id\" counts the rows, and so knows where in the table a row stands: type --drop \"Id\" if the order says nothing of new rows\n";
        assert_eq!((run.code, &run.errors[..]), (0, sentence));
    }
    let unnamed = table("1", 2, 40).replacen("1,x,y\n", "1,5,0\n", 1);
    assert!(learn(unnamed, &["--no-header"]).errors.contains("type --drop \"1\" if"));
    // Years, a few rows, and an input alone may count.
    for (text, words) in [
        (table("year", 1990, 40), &[][..]),
        (table("x1", 1, 9), &[]),
        (table("Id", 1, 40), &["--only", "Id"]),
        (table("Id", 1, 40).replacen("\n9,6,0\n", "\n9.5,6,0\n", 1), &[]),
    ] {
        let run = learn(text, words);
        assert!(!run.errors.contains("counts the rows"), "{run:?}");
    }
}

#[test]
fn no_epoch_is_too_few() {
    let run = learn("x,y\n1,0\n2,1\n", &["--epochs", "0"]);
    assert!(run.errors.ends_with(": type a larger number of --epochs\n"), "{run:?}");
}
