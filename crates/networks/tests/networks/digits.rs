//! The handwritten digits: what is compiled in, what is read, what is refused, what is learned.

use activations::{Sigmoid, Tanh};
use learning::{
    Adam, ClassConfusion, CrossEntropy, ExponentialDecay, L2, Mean, Scheduled, Training,
};
use networks::{Digits, DigitsError, Network, Softmax, Xavier};
use proptest::prelude::*;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use sha2::{Digest, Sha256};

const FILE: &str = include_str!("../../data/digits.csv");

#[test]
fn the_file_is_the_one_that_its_readme_tells_of() {
    let digest = Sha256::digest(FILE);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(
        include_str!("../../data/README.md").contains(&digest),
        "{digest}"
    );
}

#[test]
fn what_is_compiled_in_has_so_many_of_each_digit() {
    let digits = Digits::default();
    assert_eq!((digits.len(), digits.counts().dim()), (1797, (1797, 64)));
    let count = |class| digits.classes().iter().filter(|&&c| c == class).count();
    // As UCI's description of the test part says.
    assert_eq!(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(count),
        [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    );
    assert!(
        digits
            .counts()
            .iter()
            .all(|c| (0.0..=16.0).contains(c) && c.fract() == 0.0)
    );
    let data = digits.dataset();
    assert_eq!(data.inputs()[[0, 3]], 13.0 / 16.0);
    assert_eq!(
        data.target_vectors().row(7).to_vec(),
        [0., 0., 0., 0., 0., 0., 0., 1., 0., 0.]
    );
    assert_eq!(
        digits.picture(5),
        digits
            .counts()
            .row(5)
            .into_shape_with_order((8, 8))
            .unwrap()
    );
}

/// The length of the longest common subsequence.
fn common(a: &[usize], b: &[usize]) -> usize {
    let mut before = vec![0; b.len() + 1];
    for x in a {
        let mut row = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            row[j + 1] = if x == y {
                before[j] + 1
            } else {
                row[j].max(before[j + 1])
            };
        }
        before = row;
    }
    before[b.len()]
}

/// Every form has the digits of the others, in their order, but for a few; and nowhere else does one begin.
#[test]
fn the_forms_are_where_the_digits_begin_again() {
    let digits = Digits::default();
    let classes = digits.classes();
    let forms = Digits::forms();
    assert_eq!((forms[0].start, forms[13].end), (0, 1797));
    let complete: Vec<&[usize]> = forms
        .iter()
        .map(|form| &classes[form.clone()])
        .filter(|form| form.len() == 130)
        .collect();
    assert!(complete.len() >= 6);
    for (number, form) in forms.iter().enumerate() {
        let own = &classes[form.clone()];
        assert!((120..=130).contains(&own.len()), "{number}");
        let best = complete
            .iter()
            .map(|other| common(own, other))
            .max()
            .unwrap();
        assert!(best + 2 >= own.len(), "{number}: {best} of {}", own.len());
        // All begin with the digits in their order; of one form the first is missing.
        let first = usize::from(number == 7);
        assert!(
            own.iter().copied().take(10 - first).eq(first..10),
            "{number}"
        );
    }
    for pair in forms.windows(2) {
        assert_eq!(pair[0].end, pair[1].start);
        assert_ne!(
            classes[pair[0].end - 1],
            0,
            "that would begin the next form"
        );
    }
}

#[test]
fn whole_forms_are_kept_back() {
    let digits = Digits::default();
    let all = digits.dataset();
    let (train, kept_back) = digits.split_by_form(&[13, 0]);
    assert_eq!(train, all.select(&(130..1667).collect::<Vec<_>>()));
    assert_eq!(
        kept_back,
        all.select(&(0..130).chain(1667..1797).collect::<Vec<_>>())
    );
}

#[test]
#[should_panic(
    expected = "of 14 forms at least one is learned from and at least one kept back, got 0 to keep back"
)]
fn no_form_kept_back_panics_with_a_sentence() {
    let _ = Digits::default().split_by_form(&[]);
}

#[test]
#[should_panic(expected = "there are 14 forms, and none has the number 14, counted from 0")]
fn a_form_that_is_not_there_panics_with_a_sentence() {
    let _ = Digits::default().split_by_form(&[1, 14]);
}

#[test]
#[should_panic(expected = "the forms of 1 other pictures are not known")]
fn forms_of_other_pictures_panic_with_a_sentence() {
    let one: Digits = FILE.lines().next().unwrap().parse().unwrap();
    let _ = one.split_by_form(&[1]);
}

#[test]
#[should_panic(expected = "1797 pictures have no picture 1797, counted from 0")]
fn a_picture_beyond_the_last_panics_with_a_sentence() {
    let _ = Digits::default().picture(1797);
}

#[test]
fn what_is_no_picture_is_refused_with_its_line() {
    let line = FILE.lines().next().unwrap();
    let of = |text: &str| text.parse::<Digits>();
    assert_eq!(of(&format!("{line}\r\n{line}\n")).unwrap().len(), 2);
    assert_eq!(of(""), Err(DigitsError::NoPictures));
    let fields = |line, found| Err(DigitsError::Fields { line, found });
    assert_eq!(of("1,2,3"), fields(1, 3));
    assert_eq!(of(&format!("{line}\n\n{line}")), fields(2, 1));
    assert_eq!(of(&format!("{line},1")), fields(1, 66));
    for wrong in ["17", "-1", "1.5", "", "x", "999", "NaN"] {
        let text = format!("{line}\n{}", line.replacen("13", wrong, 1));
        let (line, column) = (2, 4);
        assert_eq!(
            of(&text),
            Err(DigitsError::Count { line, column }),
            "{wrong}"
        );
    }
    let start = line.rsplit_once(',').unwrap().0;
    for wrong in ["10", "-0.5", "", "a"] {
        let text = format!("{start},{wrong}");
        assert_eq!(of(&text), Err(DigitsError::Class { line: 1 }), "{wrong}");
    }
    assert_eq!(
        of("1").unwrap_err().to_string(),
        "line 1 has 1 fields: a picture has 64 pixels, and a digit at the end"
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in "[0-9,\n\r ]{0,400}") {
        let _ = text.parse::<Digits>();
    }
}

/// What the kept-back rows say after a short training of the widths 64, 32, 10.
fn learn(seed: u64, epochs: usize) -> ClassConfusion {
    let data = Digits::default().dataset();
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let (train, kept_back) = data.stratified_split(0.8, &mut rng).unwrap();
    let mut network = Network::random(&[64, 32, 10], Tanh, Softmax, &Xavier, &mut rng);
    let training = Training {
        loss: L2 {
            strength: 0.002,
            loss: Mean(CrossEntropy),
        },
        rule: Scheduled {
            rule: Adam {
                learning_rate: 0.01,
                ..Adam::default()
            },
            schedule: ExponentialDecay { factor: 0.95 },
        },
        epochs,
    };
    let batches = train.shuffled_batches(32, &mut rng).with_running_loss();
    training.fit(&mut network, batches).unwrap();
    let outputs = network.outputs(&kept_back.inputs());
    ClassConfusion::from_outputs(&outputs, &kept_back.target_vectors()).unwrap()
}

#[test]
fn a_network_reads_the_rows_that_were_kept_back() {
    let accuracies: Vec<f64> = (1..=5).map(|seed| learn(seed, 40).accuracy()).collect();
    let mean = accuracies.iter().sum::<f64>() / 5.0;
    assert!(mean >= 0.97, "{accuracies:?}");
}

/// The same bits every time, and on every machine.
#[test]
fn one_layer_is_the_bar_to_beat() {
    let digits = Digits::default();
    let (train, kept_back) = digits.split_by_form(&[12, 13]);
    let mut one = Network::zeros(&[64, 10], Sigmoid, Softmax);
    let loss = Mean(CrossEntropy);
    let rule = Adam {
        learning_rate: 0.02,
        ..Adam::default()
    };
    Training {
        loss,
        rule,
        epochs: 100,
    }
    .fit(&mut one, &train)
    .unwrap();
    let outputs = one.outputs(&kept_back.inputs());
    let matrix = ClassConfusion::from_outputs(&outputs, &kept_back.target_vectors()).unwrap();
    assert!(matrix.accuracy() > 0.85, "{}", matrix.accuracy());
    let said = one.classes(&kept_back.inputs());
    let right = said
        .iter()
        .zip(&digits.classes()[1545..])
        .filter(|(a, b)| a == b);
    assert_eq!(right.count(), matrix.n_right());
}
