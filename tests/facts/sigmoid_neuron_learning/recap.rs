//! Would you find the way down again?

use std::sync::LazyLock;

use activations::{Activation, Differentiable, Sigmoid};
use learning::{
    ConfusionMatrix, CrossEntropy, CsvReader, Dataset, GradientDescent, Mean, SquaredError,
    Training, gradient,
};
use manuscript::facts::Facts;
use ndarray::{Array1, Array2, Axis, array, concatenate};
use neuron_core::Neuron;
use rand::seq::SliceRandom;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use worked_examples::sigmoid_neuron_learning::descent::{EPOCHS, toy_descent};
use worked_examples::sigmoid_neuron_learning::kept_back::table;
use worked_examples::sigmoid_neuron_learning::landscape::two_minima;
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, START, dataset, loss, neuron,
};

use super::{POSITIONS, close, errors, slopes};
use crate::compiled::printed;
use crate::facts::reading;

/// The curvature of the valley, and the rate that is asked about.
const CURVATURE: f64 = 8.0;
const RATE: f64 = 1.0 / 3.0;

/// The share of the rows that is kept back, and the seed, of the project.
const SHARE: f64 = 0.25;
const SEED: u64 = 1;

/// The losses of a run from (0, 0) with these signs before its two steps.
fn signed_run(signs: [f64; 2], rate: f64, epochs: usize) -> Vec<f64> {
    let mut at = (0.0, 0.0);
    let mut losses = Vec::new();
    for _ in 0..=epochs {
        losses.push(loss(at));
        let [w, b] = slopes(at);
        at = (at.0 - signs[0] * rate * w, at.1 - signs[1] * rate * b);
    }
    losses
}

/// The three programs: right, the sign of b wrong, both wrong.
const SIGNS: [[f64; 2]; 3] = [[1.0, 1.0], [1.0, -1.0], [-1.0, -1.0]];

/// The epoch in which a curve turns.
fn turn(losses: &[f64]) -> Option<usize> {
    losses.windows(2).position(|pair| pair[1] > pair[0])
}

/// The distance from the bottom of a valley after so many steps.
fn distance(rate: f64, steps: i32) -> f64 {
    (1.0 - rate * CURVATURE).powi(steps).abs()
}

/// What a neuron of the project gets wrong of both parts of these data.
fn mistakes(data: &Dataset) -> [usize; 2] {
    let mut lots = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let parts = data
        .stratified_split(1.0 - SHARE, &mut lots)
        .expect("two classes");
    let standardization = learning::Standardization::fit(&parts.0);
    let parts = [parts.0, parts.1].map(|part| standardization.apply(&part).expect("numbers"));
    let mut neuron = Neuron::zeros(parts[0].n_inputs(), Sigmoid);
    let rule = GradientDescent { learning_rate: 0.1 };
    let loss = Mean(CrossEntropy);
    let training = Training {
        loss,
        rule,
        epochs: 200,
    };
    training
        .fit(&mut neuron, &parts[0])
        .expect("the loss stays finite");
    parts.map(|part| {
        let matrix = ConfusionMatrix::new(&neuron, &part, 0.5).expect("classes");
        matrix.false_negative + matrix.false_positive
    })
}

pub(crate) fn facts(p: &mut Facts) {
    the_chapter(p);
    the_questions(p);
    the_bug(p);
    the_project(p);
}

fn the_chapter(p: &mut Facts) {
    p.says(
        "A loss says in one number how wrong a neuron is about all of its examples: for each the answer less the target, squared, halved, and added up.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                close(loss(at), errors(at).map(|error| error * error / 2.0).iter().sum())
            })
        },
    );
    p.says(
        "Close by, its slopes foretell what a small step will do, and the steepest way down leads straight against the gradient.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                let [w, b] = slopes(at);
                let length = w.hypot(b);
                // A step of this length in each of many directions: the one against the gradient leads lowest.
                let step = 1e-5;
                let after = |angle: f64| loss((at.0 + step * angle.cos(), at.1 + step * angle.sin()));
                let down = loss((at.0 - step * w / length, at.1 - step * b / length));
                let foretold = loss(at) - step * length;
                (down - foretold).abs() < 1e-9
                    && (0..360).all(|degrees| after(f64::from(degrees).to_radians()) > down - 1e-13)
            })
        },
    );
    p.says(
        "Along a chain slopes are multiplied, so the slope by a weight is the error, times the slope of the sigmoid, times the input.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                POINTS.into_iter().all(|(x, y)| {
                    let z = at.0 * x + at.1;
                    let expected = (Sigmoid.apply(z) - y) * Sigmoid.derivative(z) * x;
                    close(gradient(&SquaredError, &neuron(at), &dataset(&[(x, y)]))[0], expected)
                })
            })
        },
    );
    let run = toy_descent(START, LEARNING_RATE, EPOCHS);
    p.says(
        "Where the neuron is sure, the ground is a plain: there a thousand epochs may not be enough, and a velocity that adds up the slopes carries it across.",
        |[epochs]| epochs == EPOCHS && run.path[EPOCHS].loss > 0.01,
    );
    p.says(
        "Near a minimum a step is too long when the rate times the largest curvature is above 2, and then it leads across the valley and up the other side.",
        |[border]| {
            [0.1, 0.2, 0.3, 0.4].into_iter().all(|rate| {
                border.holds(rate * CURVATURE) == (distance(rate, 1) > 1.0)
            })
        },
    );
    p.says(
        "Whoever goes downhill finds a valley, and does not learn whether there is a deeper one.",
        |[]| {
            let minima = two_minima();
            minima.rows[0].loss + 0.03 < minima.rows[1].loss
        },
    );
    p.says(
        "With the cross-entropy there is only one, and no plain where the neuron is wrong, since its error signal is the answer less the target, and an answer that was fitted to cases can be a probability.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                POINTS.into_iter().all(|(x, y)| {
                    let slope = gradient(&CrossEntropy, &neuron(at), &dataset(&[(x, y)]))[1];
                    close(slope, neuron(at).output(&array![x]) - y)
                })
            })
        },
    );
    let sentences = p.read(|page| {
        let chapter = page
            .text()
            .split("how it was meant to work.")
            .nth(1)
            .unwrap_or_default();
        let chapter = chapter.split("\n## ").next().unwrap_or_default();
        chapter.lines().filter(|line| line.ends_with('.')).count()
    });
    assert_eq!(sentences, 10, "the chapter is told in ten sentences");
}

fn the_questions(p: &mut Facts) {
    let answers = p.read(reading::answers);
    p.says("Eight questions", |[eight]| eight == answers);

    p.says(
        "The loss has fallen in each of a thousand epochs.",
        |[epochs]| {
            let run = toy_descent(START, LEARNING_RATE, EPOCHS);
            epochs == EPOCHS
                && run.path[..=EPOCHS]
                    .windows(2)
                    .all(|pair| pair[1].loss < pair[0].loss)
        },
    );
    p.says(
        "Twice the gradient leads down as well, and so does a tenth of it.",
        |[twice, tenth]| {
            let leads_down = |times: f64| {
                POSITIONS.into_iter().all(|at| {
                    let [w, b] = slopes(at).map(|slope| 0.01 * times * slope);
                    loss((at.0 - w, at.1 - b)) < loss(at)
                })
            };
            twice == 2.0 && tenth == 0.1 && leads_down(twice.value) && leads_down(tenth.value)
        },
    );
    p.says("A gradient check agrees at (0, 0).", |[w, b]| {
        neuron((w.value, b.value))
            .parameters()
            .iter()
            .all(|parameter| *parameter == 0.0)
    });
    p.says("That the slopes are right at (0, 0).", |[w, b]| {
        neuron((w.value, b.value))
            .parameters()
            .iter()
            .all(|parameter| *parameter == 0.0)
    });
    p.says(
        "There every answer is one half, so $f \\cdot f$ and $f(1 - f)$ are the same, and nobody sees which of them stands in the program.",
        |[half, one]| {
            POINTS.into_iter().all(|(x, _)| {
                let f = neuron((0.0, 0.0)).output(&array![x]);
                half == f && f * f == f * (one.value - f)
            })
        },
    );
    p.says(
        "Somebody leaves the half out of the squared error.",
        |[half]| {
            close(
                half.value * errors((0.0, 0.0)).map(|e| e * e).iter().sum::<f64>(),
                loss((0.0, 0.0)),
            )
        },
    );
    p.says("By one half.", |[half]| {
        POSITIONS.into_iter().all(|at| {
            let doubled = slopes(at).map(|slope| 2.0 * slope);
            slopes(at) == doubled.map(|slope| half.value * slope)
        })
    });
    p.says(
        "The loss is twice as large, and so is each of its slopes; half the rate makes the same steps of them.",
        |[twice, half]| twice.value * half.value == 1.0 && twice == 2.0,
    );
    p.says(
        r#"It is tempting to say "by two", because something was halved before."#,
        |[two]| two == 2.0,
    );
    p.input(
        "In its steepest direction a valley has the curvature §",
        &[CURVATURE],
    );
    p.says("Is a rate of one third small enough?", |[rate]| {
        (rate.value - RATE).abs() < 1e-12 && distance(RATE, 10) > 1.0
    });
    p.says(
        "The product is above 2, so each step leads farther up on the other side.",
        |[border]| border.holds(RATE * CURVATURE) && distance(RATE, 2) > distance(RATE, 1),
    );
    p.says(
        "One third sounds small, but no rate is small by itself.",
        |[rate]| (rate.value - RATE).abs() < 1e-12,
    );
    p.says(
        "The border of this valley is at one quarter.",
        |[border]| distance(border.value, 1) == 1.0,
    );
    p.says(
        "Two runs of the same program end at different losses, and all slopes are next to 0 in both.",
        |[runs, zero]| {
            let minima = two_minima();
            runs == minima.rows.len() && minima.rows[0].loss != minima.rows[1].loss && zero == 0.0
        },
    );
    // The answer is nearly 0, and it should be 1.
    let wrong = |l: &dyn Fn(&Neuron<Sigmoid>, &Dataset) -> f64| {
        l(&neuron((0.0, -8.0)), &dataset(&[(1.0, 1.0)]))
    };
    let squared = wrong(&|neuron, data| gradient(&SquaredError, neuron, data)[1]);
    let entropy = wrong(&|neuron, data| gradient(&CrossEntropy, neuron, data)[1]);
    p.says(
        "The answer is nearly 0, and it should be 1.",
        |[low, wanted]| {
            let answer = neuron((0.0, -8.0)).output(&array![1.0]);
            (answer - low.value).abs() < 1e-3 && wanted == 1.0
        },
    );
    p.says(
        "With the squared error it does; with the cross-entropy it learns as fast as it can.",
        |[]| squared.abs() < 1e-3 && entropy.abs() > 0.999,
    );
    p.says(
        "Its error signal is the answer less the target, without the slope of the sigmoid, and here that is nearly −1.",
        |[signal]| (entropy - signal.value).abs() < 1e-3,
    );
    p.says(
        "With momentum the ball comes to a place where all slopes are exactly 0.",
        |[zero]| {
            // The slope of the ground is nothing there, and the velocity is what is left of the last one.
            let (gamma, velocity) = (0.9, 1.0);
            gamma * velocity + LEARNING_RATE * zero.value == 0.9
        },
    );
}

fn the_bug(p: &mut Facts) {
    let runs = SIGNS.map(|signs| signed_run(signs, LEARNING_RATE, 200));
    p.says(
        "Three programs learn the two points of this chapter from (0, 0), with the rate 1.",
        |[three, two, w, b, rate]| {
            three == runs.len()
                && two == POINTS.len()
                && loss((w.value, b.value)) == runs[0][0]
                && [w.value, b.value] == [0.0, 0.0]
                && rate == LEARNING_RATE
        },
    );
    p.says(
        "One has the wrong sign in both of its steps, and goes up with $w$ and with $b$.",
        |[]| SIGNS[2] == [-1.0, -1.0],
    );
    p.says(
        "One has a single wrong sign: in one of the two steps it goes up.",
        |[two]| two == SIGNS[1].len() && SIGNS[1].iter().filter(|sign| **sign < 0.0).count() == 1,
    );
    let programs: Vec<String> = p.read(|page| {
        let programs = page.fences().iter().filter(|fence| fence.is_run());
        programs.map(|fence| fence.text(page)).collect()
    });
    p.shows(&printed(&programs[0], ""));
    p.says("This is ten thousand times the loss:", |[times]| {
        let factor = format!("{:.0}.0 * programs", times.value);
        programs[0].replace('_', "").contains(&factor)
    });
    p.says(
        "With both signs wrong a program climbs at once, and only C does.",
        |[]| {
            runs[2].windows(2).all(|pair| pair[1] > pair[0])
                && runs[..2].iter().all(|run| run[1] < run[0])
        },
    );
    p.says("A falls to the end, and is right.", |[]| {
        turn(&runs[0]).is_none()
    });
    let halved = signed_run(SIGNS[1], LEARNING_RATE / 2.0, 200);
    p.says(
        "B falls at first, and a curve that falls and then rises makes one think of steps that are too long.",
        |[]| runs[1][1] < runs[1][0] && runs[1][200] > runs[1][0],
    );
    p.says(
        "Halve the rate, if need be more than once: a step that was too long gets well, and this does not.",
        |[]| {
            // Two rates beyond the border, and how often each must be halved.
            let right = |rate: f64| signed_run(SIGNS[0], rate, 2000)[2000] < 1e-9;
            let wrong = |halvings: i32| {
                let rate = LEARNING_RATE * 0.5_f64.powi(halvings);
                let run = signed_run(SIGNS[1], rate, 200 << halvings);
                run[200 << halvings] > run[0]
            };
            [(25.0, 1), (60.0, 2)].into_iter().all(|(rate, halvings)| {
                    let part = |halvings: i32| rate * 0.5_f64.powi(halvings);
                    (0..halvings).all(|few| !right(part(few))) && right(part(halvings))
                })
                && (0..4).all(wrong)
        },
    );
    p.says(
        "It turns at nearly the same loss, about twice as late, because the way is the same and the steps are shorter.",
        |[twice]| {
            let (Some(one), Some(other)) = (turn(&runs[1]), turn(&halved)) else {
                return false;
            };
            (runs[1][one] / halved[other] - 1.0).abs() < 0.03 && other as f64 == twice.value * one as f64
        },
    );
    let start = slopes((0.0, 0.0));
    let other = signed_run([-1.0, 1.0], LEARNING_RATE, 200);
    p.says(
        "At (0, 0) the slope by $w$ is the larger one, so a program with that sign wrong would climb at once, nearly as C does.",
        |[w, b]| {
            slopes((w.value, b.value)) == start
                && start[0].abs() > start[1].abs()
                && other[1] > other[0]
                && (other[1] / runs[2][1] - 1.0).abs() < 0.02
        },
    );
    p.says(
        "B falls, so it goes down with $w$ and up with $b$.",
        |[]| SIGNS[1] == [1.0, -1.0] && runs[1][1] < runs[1][0],
    );
    p.says(
        "The epoch in which B turns, with the rate 1 and with half of it.",
        |[rate, half]| {
            rate == LEARNING_RATE && half == 0.5 && programs[0].contains("(Some(3), Some(6))")
        },
    );
}

/// What a project of the reader's own makes of the table of tumors: with the target as one more input, and with the
/// targets shuffled.
static SPOILED: LazyLock<[[usize; 2]; 2]> = LazyLock::new(|| {
    let data = table(true).data;
    let targets: Array2<f64> = data.targets().to_owned().insert_axis(Axis(1));
    let known = concatenate(Axis(1), &[data.inputs(), targets.view()]).expect("equal lengths");
    let known = Dataset::new(&known, &data.targets()).expect("a data set");
    let mut shuffled = data.targets().to_vec();
    shuffled.shuffle(&mut Xoshiro256PlusPlus::seed_from_u64(SEED));
    let shuffled = Dataset::new(&data.inputs(), &Array1::from(shuffled)).expect("a data set");
    [mistakes(&known), mistakes(&shuffled)]
});

fn the_project(p: &mut Facts) {
    // The crates are taken as the first page takes them, whose lines a script of ours types.
    let preface = crate::facts::book()
        .page("preface.md")
        .expect("the first page");
    let typed: String = p.read(|page| {
        let consoles = page
            .fences()
            .iter()
            .filter(|fence| fence.words() == ["console"]);
        consoles.map(|fence| fence.text(page)).collect()
    });
    let manifest = crate::pages::read("Cargo.toml");
    for line in typed.lines() {
        let there = line
            .replace("lookout", "playground")
            .replace(" --features csv", "");
        let rand = line
            .strip_prefix("cargo add rand@")
            .and_then(|rest| rest.strip_suffix(" --no-default-features"))
            .is_some_and(|version| {
                manifest.contains(&format!(
                    "rand = {{ version = \"{version}\", default-features = false }}"
                ))
            });
        assert!(
            rand || preface.text().lines().any(|typed| typed == there),
            "{line}"
        );
    }

    let programs: Vec<String> = p.read(|page| {
        let programs = page.fences().iter().filter(|fence| fence.is_run());
        programs.map(|fence| fence.text(page)).collect()
    });
    p.shows(&printed(&programs[1], ""));
    p.shows(&printed(&programs[2], ""));
    p.says(
        "Its first line names the columns, the values of a row are separated by commas, and the last column holds one of two words, or 0 and 1.",
        |[two, zero, one]| {
            let read = |text: &str| CsvReader::default().read(text.as_bytes());
            let words = read("x,word\n1,no\n2,yes\n").map(|table| table.classes);
            let numbers = format!("x,class\n1,{}\n2,{}\n", zero.value, one.value);
            let numbers = read(&numbers).map(|table| table.data.targets().to_vec());
            words.is_ok_and(|words| words.is_some_and(|words| two == words.len()))
                && numbers.is_ok_and(|targets| targets == [0.0, 1.0])
        },
    );
    p.says("Keep back a quarter of the rows.", |[quarter]| {
        quarter == SHARE && programs[2].contains("stratified_split(0.75, ")
    });
    p.says(
        "Append the target, as 0 or 1, as one more input.",
        |[zero, one]| {
            let targets = table(true).data.targets().to_vec();
            targets
                .iter()
                .all(|target| zero == *target || one == *target)
                && targets.contains(&0.0)
                && targets.contains(&1.0)
        },
    );
    p.says("Nearly everything becomes right, in both parts.", |[]| {
        SPOILED[0].iter().sum::<usize>() * 100 < table(true).data.n_samples()
    });
    p.says(
        "The rows kept back are then told no better than by chance, however well the others are told.",
        |[]| {
            let printed = printed(&programs[2], "");
            let same = printed.lines().last().and_then(|line| line.rsplit(' ').next());
            let same: usize = same.and_then(|count| count.parse().ok()).unwrap_or(0);
            // A word for all is wrong so often.
            same > 0 && SPOILED[1][1] + 5 >= same
        },
    );
}
