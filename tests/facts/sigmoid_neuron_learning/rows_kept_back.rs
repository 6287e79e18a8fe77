//! What does it know about what it has not seen?

use std::collections::BTreeSet;
use std::sync::LazyLock;

use activations::Sigmoid;
use learning::{
    ConfusionMatrix, CrossEntropy, Dataset, GradientDescent, L2, Mean, Training, hessian,
    total_loss,
};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use worked_examples::sigmoid_neuron_learning::kept_back::{
    COMPARED, Compared, EPOCHS, EVERY, FEW_INPUTS, KeptBack, LEARNING_RATE, Measured, divided,
    kept_back, lowest, remedies, run, table,
};
use worked_examples::sigmoid_neuron_learning::two_points::dataset;

static RECORD: LazyLock<KeptBack> = LazyLock::new(|| kept_back(EVERY, EPOCHS));
static REMEDIES: LazyLock<Vec<Compared>> = LazyLock::new(|| remedies(&COMPARED, EPOCHS).rows);
static PARTS: LazyLock<[Dataset; 2]> = LazyLock::new(|| divided(&table(true).data, EVERY, 0));

/// For each row of the first twenty with which the division begins: the epoch in which the kept rows have their least loss,
/// and the last.
static BEGINNINGS: LazyLock<Vec<[Measured; 2]>> = LazyLock::new(|| {
    let data = table(true).data;
    let begin = |first| {
        let (_, path) = run(&divided(&data, EVERY, first), EPOCHS);
        [lowest(&path).clone(), path[EPOCHS].clone()]
    };
    (0..EVERY).map(begin).collect()
});

/// Where the loss of the rows kept back turns, with few columns.
static FEW_TURN: LazyLock<Measured> = LazyLock::new(|| {
    let (_, path) = run(&divided(&table(false).data, EVERY, 0), 4000);
    lowest(&path).clone()
});

/// The price of large weights.
const STRENGTH: f64 = 0.1;

/// What the run becomes with that price: the loss of the rows kept back, the mistakes there, and the length of the weights
/// as a part of what it is without.
static PRICED: LazyLock<(f64, usize, f64)> = LazyLock::new(|| {
    let mut neuron = Neuron::zeros(PARTS[0].n_inputs(), Sigmoid);
    let rule = GradientDescent {
        learning_rate: LEARNING_RATE,
    };
    let loss = L2 {
        strength: STRENGTH,
        loss: Mean(CrossEntropy),
    };
    let training = Training {
        loss,
        rule,
        epochs: EPOCHS,
    };
    let end = training.fit(&mut neuron, &PARTS[0]);
    end.expect("the loss stays finite");
    let length = |neuron: &Neuron<Sigmoid>| neuron.weights().iter().map(|w| w * w).sum::<f64>();
    let without = run(&PARTS, EPOCHS).0;
    (
        total_loss(&Mean(CrossEntropy), &neuron, &PARTS[1]),
        mistakes(&neuron, &PARTS[1]),
        (length(&neuron) / length(&without)).sqrt(),
    )
});

/// Whether no row, with a 1 behind it, is a mixture of others: then a neuron can give each any answer.
fn independent(mut rows: Vec<Vec<f64>>) -> bool {
    rows.iter_mut().for_each(|row| row.push(1.0));
    (0..rows.len()).all(|at| {
        let largest =
            |row: &[f64]| (0..row.len()).max_by(|a, b| row[*a].abs().total_cmp(&row[*b].abs()));
        let pivot = rows[at].clone();
        let column = largest(&pivot).unwrap_or(0);
        for row in &mut rows[at + 1..] {
            let factor = row[column] / pivot[column];
            row.iter_mut()
                .zip(&pivot)
                .for_each(|(x, other)| *x -= factor * other);
        }
        pivot[column].abs() > 1e-6
    })
}

/// What `descend` writes with the words of the page: its output, and its warnings.
static PROGRAM: LazyLock<[String; 2]> = LazyLock::new(|| {
    let path = crate::pages::root().join(WORDS[0]);
    let path = path.to_str().expect("a path of characters");
    let words = ["descend", path].into_iter().chain(WORDS[1..].to_vec());
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let words = words.chain(["--no-drawings"]);
    descend::run(words, &mut std::io::empty(), &mut out, &mut errors, false);
    [out, errors].map(|text| String::from_utf8(text).expect("UTF-8"))
});

/// The words that stand after the name of the program.
const WORDS: [&str; 9] = [
    "crates/descend/tests/tables/breast_cancer.csv",
    "--positive",
    "malignant",
    "--keep-back",
    ".95",
    "--rule",
    "gradient-descent",
    "--epochs",
    "300",
];

/// The epochs of the neuron that learns nonsense.
const NONSENSE_EPOCHS: usize = 1000;

fn mistakes(neuron: &Neuron<Sigmoid>, data: &Dataset) -> usize {
    let matrix = ConfusionMatrix::new(neuron, data, 0.5).expect("classes");
    matrix.false_positive + matrix.false_negative
}

/// The rows to learn from, with other answers, on both sides.
fn answered(answers: &Array1<f64>) -> [Dataset; 2] {
    let data = Dataset::new(&PARTS[0].inputs(), answers).expect("a data set");
    [data.clone(), data]
}

pub(crate) fn facts(p: &mut Facts) {
    the_table(p);
    the_run(p);
    what_helps(p);
    the_program(p);
    the_exercises(p);
}

fn the_table(p: &mut Facts) {
    let all = table(true);
    let malignant = all.data.targets().sum();
    p.says(
        "Here is a table with 569 rows, of which a neuron may see 29.",
        |[rows, seen]| rows == all.data.n_samples() && seen == RECORD.learned_rows,
    );
    let kinds = |name: &str| name.split(' ').next().map(str::to_owned);
    let measure = |name: &String| name.split_once(' ').map(|(_, measure)| measure.to_owned());
    p.says(
        "A program measured their nuclei in a picture: ten measures, such as radius and texture, each as a mean, as the error of that mean (how far off it may be by chance), and as the mean of the largest few, which is called the worst.",
        |[ten]| {
            let names = &all.input_names;
            let measures: BTreeSet<_> = names.iter().filter_map(measure).collect();
            let kinds: BTreeSet<_> = names.iter().filter_map(|name| kinds(name)).collect();
            ten == measures.len()
                && ["radius", "texture"].iter().all(|name| measures.contains(*name))
                && kinds.iter().eq(["error", "mean", "worst"])
        },
    );
    p.says("That makes 30 columns.", |[columns]| {
        columns == all.data.n_inputs()
    });
    p.says(
        "One more says what the lump was: malignant in 212 rows, benign in the others.",
        |[rows]| {
            rows == malignant && all.classes == Some(["benign".to_owned(), "malignant".to_owned()])
        },
    );
    p.told(
        "William Wolberg and his colleagues published the table in 1995, as [Breast Cancer Wisconsin (Diagnostic)](../appendices/literature.md).",
        Told::Cited("Wolberg 1995"),
    );
    let inputs = all.data.inputs();
    let largest = |measure: &str| {
        let columns = all.input_names.iter().zip(inputs.columns());
        let columns = columns.filter(|(name, _)| name.contains(measure));
        columns
            .flat_map(|(_, column)| column.to_vec())
            .fold(f64::MIN, f64::max)
    };
    p.says(
        "Its columns are of very different sizes: the largest area is 4254, and the largest smoothness is below a quarter.",
        |[area, quarter]| {
            area == largest("area") && quarter.holds(largest("smoothness"))
        },
    );
    p.says(
        "[The curvature along a weight grows with the square of its input](step-size.md), so one learning rate cannot suit both.",
        |[]| {
            let along = |x: f64| hessian(&CrossEntropy, &Neuron::zeros(1, Sigmoid), &dataset(&[(x, 1.0)]))[[0, 0]];
            [2.0, 10.0, 300.0]
                    .into_iter()
                    .all(|times: f64| (along(0.5 * times) / along(0.5) / (times * times) - 1.0).abs() < 1e-12)
        },
    );
    p.says(
        "So we **standardize**: from each column we take off its mean, and divide by its standard deviation, the root of the mean squared distance from it.",
        |[]| {
            let raw = table(true).data;
            let learned: Vec<usize> = (0..raw.n_samples()).step_by(EVERY).collect();
            let (raw, inputs) = (raw.select(&learned), PARTS[0].inputs());
            raw.inputs().columns().into_iter().zip(inputs.columns()).all(|(raw, column)| {
                let mean = raw.sum() / raw.len() as f64;
                let squares = raw.iter().map(|x| (x - mean).powi(2)).sum::<f64>();
                let deviation = (squares / raw.len() as f64).sqrt();
                raw.iter().zip(column).all(|(raw, x)| (x - (raw - mean) / deviation).abs() < 1e-9)
            })
        },
    );
    p.says(
        "In these rows every column then has the mean 0 and the deviation 1.",
        |[mean, deviation]| {
            let of = |part: &Dataset| {
                let columns = part.inputs();
                columns.columns().into_iter().all(|column| {
                    let about = |value: f64, wanted: f64| (value - wanted).abs() < 1e-12;
                    about(column.mean().unwrap_or(f64::NAN), mean.value)
                        && about(column.std(0.0), deviation.value)
                })
            };
            of(&PARTS[0]) && !of(&PARTS[1])
        },
    );
    let seen = |row: f64| {
        // Its radius is among those that were learned from, and that of its neighbor is not.
        let column = |data: &Dataset| data.inputs().column(0).to_vec();
        let row = row as usize - 1;
        let [learned, all] = [&PARTS[0], &table(true).data].map(column);
        let standardized = |row: usize| {
            let of_learned: Vec<f64> = all.iter().copied().step_by(EVERY).collect();
            let mean = of_learned.iter().sum::<f64>() / of_learned.len() as f64;
            let squares = of_learned.iter().map(|x| (x - mean).powi(2)).sum::<f64>();
            (all[row] - mean) / (squares / of_learned.len() as f64).sqrt()
        };
        let is_learned = |row| learned.iter().any(|x| (x - standardized(row)).abs() < 1e-9);
        is_learned(row) && !is_learned(row + 1)
    };
    p.says(
        "From one row in twenty the neuron learns, the first, the 21st, the 41st and so on.",
        |[twenty, second, third]| {
            twenty == EVERY
                && [1.0, second.value, third.value].into_iter().all(seen)
                && second.value - 1.0 == EVERY as f64
                && third.value - second.value == EVERY as f64
        },
    );
    p.says(
        "The other {{#number kept_back.kept_rows}} are **kept back**: they are measured, and no step is ever made from them.",
        |[kept]| kept == all.data.n_samples() - PARTS[0].n_samples(),
    );
    p.says(
        "The mean and the deviation are those of the {{#number kept_back.learned_rows}} alone, because whatever is learned, is learned from them.",
        |[learned]| learned == PARTS[0].n_samples(),
    );
}

fn the_run(p: &mut Facts) {
    let start = Neuron::zeros(PARTS[0].n_inputs(), Sigmoid);
    p.says(
        "The neuron has 30 weights and a bias, all 0 in the beginning.",
        |[weights, zero]| {
            weights == start.weights().len() && start.parameters().iter().all(|w| zero == *w)
        },
    );
    p.input("and the rate is §", &[LEARNING_RATE]);
    p.figure("kept-back", &[]);
    p.table(
        "kept_back.rows",
        &[
            ("epoch", "epoch"),
            ("learned_from.4", "learned from"),
            ("kept_back.4", "kept back"),
            ("mistakes", "mistakes"),
        ],
        &Point::new(),
    );
    p.says("Two losses of one neuron.", |[two]| two == PARTS.len());
    let path = &RECORD.path;
    let (best, last) = (&RECORD.lowest, &path[EPOCHS]);
    p.says(
        "The rows that were learned from have the loss 0.009 in the end, and it still falls.",
        |[loss]| loss.holds(last.learned_from) && last.learned_from < path[EPOCHS - 1].learned_from,
    );
    p.says(
        "The others had 0.156 in epoch 12, and have 0.306.",
        |[low, epoch, high]| {
            low.holds(best.kept_back) && epoch == best.epoch && high.holds(last.kept_back)
        },
    );
    p.says(
        "Then they part: the one falls on, and the other turns in epoch {{#number kept_back.lowest.epoch}} and rises.",
        |[epoch]| {
            let falls = path.windows(2).all(|pair| pair[1].learned_from < pair[0].learned_from);
            let turns = path.windows(2).all(|pair| {
                (pair[1].kept_back < pair[0].kept_back) == (pair[1].epoch <= epoch.n())
            });
            falls && turns
        },
    );
    p.says(
        "In the end it is nearly twice what it was at its lowest, and the {{#number kept_back.lowest.mistakes}} mistakes of that epoch have become 57.",
        |[twice, before, after]| {
            let times = last.kept_back / best.kept_back;
            times < twice.value && times > 0.95 * twice.value
                && before == best.mistakes
                && after == last.mistakes
        },
    );
    p.says(
        "After that it learns what these 29 rows have in common by chance.",
        |[rows]| rows == PARTS[0].n_samples(),
    );
    p.says(
        "The neuron has 31 numbers to adjust and only 29 answers to get right, and no row is a mixture of the others.",
        |[numbers, answers]| {
            let inputs = PARTS[0].inputs();
            let rows: Vec<Vec<f64>> = inputs.rows().into_iter().map(|row| row.to_vec()).collect();
            numbers == start.parameters().len()
                && answers == PARTS[0].n_samples()
                && (0..rows.len()).all(|row| !rows[..row].contains(&rows[row]))
                && independent(rows)
        },
    );
    static TOSSED: LazyLock<bool> = LazyLock::new(|| {
        (0..3).all(|seed| {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
            let toss = |_| f64::from(u8::from(rng.random::<f64>() < 0.5));
            let parts = answered(&(0..PARTS[0].n_samples()).map(toss).collect());
            let (neuron, _) = run(&parts, 20 * NONSENSE_EPOCHS);
            mistakes(&neuron, &parts[0]) == 0
        })
    });
    p.says(
        "Give these 29 rows any answers, by the toss of a coin, and with epochs enough it learns those as well.",
        |[rows]| rows == PARTS[0].n_samples() && *TOSSED,
    );
    p.says(
        "So that it gets all of them right says nothing at all.",
        |[]| *TOSSED,
    );
    let code = p.rust();
    assert!(
        code.contains(&format!("partition(|row| row % {EVERY} == 0)"))
            && code.contains(&format!("learning_rate: {LEARNING_RATE:?}"))
            && code.contains(&format!("epochs: {EPOCHS} }}.fit(&mut neuron, &learned)"))
            && code.contains(&format!("wrong(&kept)?, {}", last.mistakes)),
        "the snippet is another run"
    );
}

fn what_helps(p: &mut Facts) {
    p.table(
        "remedies.rows",
        &[
            ("rows", "rows"),
            ("inputs", "columns"),
            ("epoch", "best epoch"),
            ("lowest.4", "lowest loss"),
            ("last.4", "last loss"),
            ("mistakes", "mistakes"),
        ],
        &Point::new(),
    );
    p.input(
        "The loss of the rows kept back in § epochs",
        &[EPOCHS as f64],
    );
    let [all, few, more, _] = &REMEDIES[..] else {
        panic!("four runs")
    };
    p.says(
        "With 114 of them the lowest loss is smaller than with 29, and it rises less from there.",
        |[rows, fewer]| {
            rows == more.rows
                && fewer == all.rows
                && more.lowest < all.lowest.min(few.lowest)
                && more.last / more.lowest < all.last / all.lowest
        },
    );
    p.says(
        "With 285 it is a little higher again, with the fewest mistakes of all; but there are fewer rows kept back, and others, so the two cannot be compared closely.",
        |[rows, two]| {
            let most = &REMEDIES[3];
            let kept = |run: &Compared| table(true).data.n_samples() - run.rows;
            rows == most.rows
                && two == [most, more].len()
                && most.lowest > more.lowest
                && REMEDIES[..3].iter().all(|run| run.mistakes > most.mistakes)
                && kept(most) < kept(more)
        },
    );
    p.says(
        "With two of them, the worst radius and the worst texture, there is less to learn by heart, and the loss does not turn before epoch 2375.",
        |[two, turns]| {
            two == few.inputs
                && FEW_INPUTS == ["worst radius", "worst texture"]
                && few.epoch == EPOCHS
                && turns == FEW_TURN.epoch
        },
    );
    p.says(
        "But it stays above what all columns had in their best epoch.",
        |[]| few.lowest > all.lowest && FEW_TURN.kept_back > all.lowest,
    );
    p.says(
        "Put a price on them, which is called weight decay: add a twentieth of the sum of their squares to the loss, as `L2` does with the strength of a tenth.",
        |[part, strength]| {
            let neuron = Neuron::new(array![3.0, -2.0], 7.0, Sigmoid);
            let data = Dataset::new(&array![[0.5, 1.0]], &array![1.0]).expect("a data set");
            let loss = Mean(CrossEntropy);
            let priced = L2 { strength: strength.value, loss };
            let added = total_loss(&priced, &neuron, &data) - total_loss(&loss, &neuron, &data);
            strength == STRENGTH && (added - part.value * 13.0).abs() < 1e-12
        },
    );
    p.says(
        "After 300 epochs the loss of the rows kept back is more than a fifth lower, with 50 mistakes instead of 57.",
        |[epochs, fifth, mistakes, instead]| {
            let (last, priced) = (&RECORD.path[EPOCHS], &*PRICED);
            epochs == EPOCHS
                && fifth.holds(1.0 - priced.0 / last.kept_back)
                && priced.2 < 0.5
                && mistakes == priced.1
                && instead == last.mistakes
        },
    );
    p.says(
        "Take the neuron as it was in epoch {{#number kept_back.lowest.epoch}}.",
        |[epoch]| epoch == all.epoch && all.lowest < all.last,
    );
    p.says(
        "There is a catch: the epoch and the price were read off the rows kept back, so something has been learned from them, if only two numbers.",
        |[two]| {
            // Another kept part would have chosen another epoch.
            two == 2.0 && BEGINNINGS.iter().any(|[lowest, _]| lowest.epoch != RECORD.lowest.epoch)
        },
    );

    let ratios = || {
        BEGINNINGS
            .iter()
            .map(|[lowest, last]| last.kept_back / lowest.kept_back)
    };
    p.says(
        "It may as well begin with the second, or with any of the first twenty.",
        |[twenty]| twenty == BEGINNINGS.len(),
    );
    p.says(
        "In all twenty runs the loss of the rows kept back is higher at the end than at its lowest; in five by more than half, and in seven by less than a tenth.",
        |[twenty, five, half, seven, tenth]| {
            twenty == BEGINNINGS.len()
                && ratios().all(|ratio| ratio > 1.0)
                && five == ratios().filter(|ratio| half.holds(ratio - 1.0)).count()
                && seven == ratios().filter(|ratio| tenth.holds(ratio - 1.0)).count()
        },
    );
    p.says(
        "In eleven of them there are more mistakes at the end, in the others as many or fewer.",
        |[eleven]| {
            eleven
                == BEGINNINGS
                    .iter()
                    .filter(|[lowest, last]| last.mistakes > lowest.mistakes)
                    .count()
        },
    );
    p.says("So we began with one of the clearest cases.", |[]| {
        let first = ratios().next().unwrap_or(0.0);
        ratios().filter(|ratio| *ratio > first).count() < 3
    });
}

fn the_program(p: &mut Facts) {
    let called = p.read(|page| {
        let command = format!("cargo run -p descend -- {}", WORDS.join(" "));
        let text = page.text().replace("\\\n", " ");
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains(&command)
    });
    assert!(called, "the page calls the program in another way");
    let [out, warning] = &*PROGRAM;
    p.shows(warning);
    let lines: Vec<&str> = out.lines().collect();
    let heads = (0..lines.len()).filter(|at| lines[*at].contains("said benign"));
    let [learned, kept] = heads.collect::<Vec<_>>()[..] else {
        panic!("two tables")
    };
    assert!(lines[learned - 1].starts_with("learned from: 29 rows,"));
    for table in [learned, kept] {
        p.shows(&lines[table..table + 3].join("\n"));
    }
    p.says(
        "To the {{#number kept_back.kept_rows}} rows kept back it said",
        |[rows]| lines[kept - 1].starts_with(&format!("kept back: {} rows,", rows.n())),
    );
    p.says(
        "Such a table of two by two is a **confusion matrix**: in its rows what is, in its columns what was said.",
        |[rows, columns]| {
            let said = out.lines().filter(|line| line.contains("said benign"));
            let is = out.lines().filter(|line| line.starts_with("  is "));
            // Two such tables, each with a line of headings.
            rows.value * said.count() as f64 == is.count() as f64 && columns == 2.0
        },
    );
    p.says(
        "Without `--keep-back` the program keeps a fifth of the rows.",
        |[fifth]| {
            let path = crate::pages::root().join(WORDS[0]);
            let words = [
                "descend",
                path.to_str().unwrap_or(""),
                "--no-drawings",
                "--epochs",
                "1",
            ];
            let mut out = Vec::new();
            descend::run(
                words,
                &mut std::io::empty(),
                &mut out,
                &mut Vec::new(),
                false,
            );
            let out = String::from_utf8(out).unwrap_or_default();
            let kept = out
                .split("kept back: ")
                .nth(1)
                .and_then(|rest| rest.split(' ').next());
            let kept = kept
                .and_then(|rows| rows.parse::<f64>().ok())
                .unwrap_or(0.0);
            let share = kept / table(true).data.n_samples() as f64;
            (share - fifth.value).abs() < 0.005
        },
    );
}

fn the_exercises(p: &mut Facts) {
    p.says(
        "Give the 29 rows answers without sense, malignant to every second one and benign to the others.",
        |[rows]| rows == PARTS[0].n_samples(),
    );
    p.says(
        "But with 31 numbers it can learn any answers to these 29 rows.",
        |[numbers, rows]| {
            let inputs = PARTS[0].inputs();
            numbers == PARTS[0].n_inputs() + 1
                && rows == PARTS[0].n_samples()
                && independent(inputs.rows().into_iter().map(|row| row.to_vec()).collect())
        },
    );
    static LAST_MISTAKE: LazyLock<Option<usize>> = LazyLock::new(|| {
        let nonsense = (0..PARTS[0].n_samples()).map(|row| f64::from(u8::from(row % 2 == 0)));
        let (_, path) = run(&answered(&nonsense.collect()), NONSENSE_EPOCHS);
        path.iter()
            .rev()
            .find(|at| at.mistakes > 0)
            .map(|at| at.epoch)
    });
    p.says("All 29 are right, after 1000 epochs.", |[rows, epochs]| {
        rows == PARTS[0].n_samples()
            && epochs == NONSENSE_EPOCHS
            && LAST_MISTAKE.is_some_and(|epoch| epoch < NONSENSE_EPOCHS)
    });
    static LAST_TRUE_MISTAKE: LazyLock<Option<usize>> = LazyLock::new(|| {
        let (_, path) = run(&[PARTS[0].clone(), PARTS[0].clone()], EPOCHS);
        path.iter()
            .rev()
            .find(|at| at.mistakes > 0)
            .map(|at| at.epoch)
    });
    p.says(
        "It takes longer than the true answers, which it has all right from epoch 13 on: in these there is something that many rows have in common.",
        |[epoch]| {
            LAST_TRUE_MISTAKE.is_some_and(|last| epoch == last + 1) && *LAST_MISTAKE > *LAST_TRUE_MISTAKE
        },
    );
}
