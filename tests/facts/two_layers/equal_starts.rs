//! Why must the units begin unequal?

use activations::{Sigmoid, Tanh};
use learning::{CrossEntropy, GradientDescent, Mean, Training};
use manuscript::facts::{Facts, Point};
use ndarray::Array1;
use networks::Network;
use worked_examples::two_layers::equal_starts::{EPOCHS, NUDGES, apart, equal_start, equal_starts};
use worked_examples::two_layers::network_check::{SEED, exclusive_or, slopes, start};
use worked_examples::two_layers::xor_runs::run_from;
use worked_examples::two_layers::xor_starts::{FOUND, LEARNING_RATE, NEAR, xor_starts};

/// The network of these nine parameters.
fn network(theta: &[f64]) -> Network<Tanh, Sigmoid> {
    let mut network = start(SEED);
    network.set_parameters(&Array1::from(theta.to_vec()));
    network
}

/// The parameters of three hidden units after so many epochs, the first two equal in the beginning.
fn three(epochs: usize) -> Array1<f64> {
    let mut network = Network::zeros(&[2, 3, 1], Tanh, Sigmoid);
    network.set_parameters(&Array1::from(vec![
        0.3, -0.2, 0.1, 0.3, -0.2, 0.1, -0.5, 0.4, 0.2, 0.7, 0.7, -0.3, 0.0,
    ]));
    let rule = GradientDescent { learning_rate: 1.0 };
    let loss = Mean(CrossEntropy);
    Training { loss, rule, epochs }
        .fit(&mut network, &exclusive_or())
        .expect("it learns");
    network.parameters()
}

pub(crate) fn facts(p: &mut Facts) {
    let record = equal_starts(&NUDGES, EPOCHS);
    let places = xor_starts(&[], 0);
    let nothing = [0.0; 9];
    let still = run_from(network(&nothing), LEARNING_RATE, EPOCHS);
    p.says(
        "The most natural place would be 0, or any fixed number, the same for all: then the result would not depend on luck.",
        |[zero]| nothing.iter().all(|parameter| zero == *parameter),
    );
    p.says("Try 0 first.", |[zero]| {
        nothing.iter().all(|parameter| zero == *parameter)
    });
    p.says(
        "The lamp, two hidden tanh units, all nine parameters 0:",
        |[two, nine, zero]| {
            two == start(SEED).hidden()[0].n_neurons()
                && nine == nothing.len()
                && nothing.iter().all(|parameter| zero == *parameter)
        },
    );
    let code = p.rust();
    assert!(
        code.contains(&format!("epochs: {EPOCHS} }}"))
            && code.contains(&format!("learning_rate: {LEARNING_RATE:?}")),
        "the snippet learns in another way than the table"
    );
    p.says(
        "Two thousand epochs are allowed, and not one of the nine has moved.",
        |[epochs, nine]| {
            epochs == EPOCHS
                && nine == nothing.len()
                && still.thetas.iter().all(|theta| *theta == nothing)
        },
    );
    p.says(
        "You know why: [there](checking-a-network.md) all slopes are 0.",
        |[zero]| slopes(&nothing, None).iter().all(|slope| zero == *slope),
    );
    p.says(
        "Nothing goes forward through hidden units that answer 0, and nothing comes back through weights of 0.",
        |[answer, weight]| {
            // With weights of 0 behind the hidden units these have no slope; with answers of 0 the weights have none.
            let mut silent = [0.0; 9];
            (silent[6], silent[8]) = (0.5, 0.3);
            let deaf = [0.4, -0.3, 0.2, 0.1, 0.5, -0.2, weight.value, weight.value, 0.3];
            let by_weights = slopes(&silent, None);
            let by_hidden = slopes(&deaf, None);
            by_weights[6] == answer.value && by_weights[7] == answer.value && by_hidden[..6].iter().all(|s| weight == *s)
        },
    );
    p.says("Equal, but not 0", |[zero]| {
        let theta = equal_start(SEED, 0.0);
        theta.iter().all(|parameter| zero != *parameter) && apart(&theta) == zero.value
    });
    let equal = run_from(network(&equal_start(SEED, 0.0)), LEARNING_RATE, EPOCHS);
    p.says(
        "Before you read on: how many different hidden units will there be after 2000 epochs?",
        |[epochs]| epochs == EPOCHS,
    );
    p.says(
        "Both units answer the same, so both output weights get the same slope; both are read with the same weight, so both get the same error signal.",
        |[]| {
            equal.thetas.iter().step_by(100).all(|theta| {
                let slopes = slopes(&std::array::from_fn(|j| theta[j]), None);
                slopes[6] == slopes[7] && slopes[..3] == slopes[3..6]
            })
        },
    );
    p.says(
        "A step changes them alike, and after it everything is as equal as before, to the last bit.",
        |[]| {
            equal.thetas.iter().all(|theta| apart(theta) == 0.0 && theta[6] == theta[7])
        },
    );
    p.says(
        "The network has two hidden units and can do what one can.",
        |[_]| {
            // Written with one unit, whose weight is twice as large.
            let theta = &equal.thetas[EPOCHS];
            let mut single = Network::zeros(&[2, 1, 1], Tanh, Sigmoid);
            single.set_parameters(&Array1::from(vec![
                theta[0],
                theta[1],
                theta[2],
                2.0 * theta[6],
                theta[8],
            ]));
            let inputs = exclusive_or();
            let (one, other) = (
                single.outputs(&inputs.inputs()),
                equal.network.outputs(&inputs.inputs()),
            );
            (one - other).iter().all(|apart| apart.abs() < 1e-12)
        },
    );
    p.says(
        "It ends where [a single one](many-starts.md) ends, at three thirds:",
        |[thirds_of_one]| {
            let answers = worked_examples::two_layers::xor_runs::answers(&equal.network);
            let thirds = answers
                .iter()
                .filter(|a| (**a - 1.0 / 3.0).abs() < 0.001)
                .count();
            (thirds_of_one.value - thirds as f64 / 3.0).abs() < 1e-15
                && (equal.losses[EPOCHS] - places.thirds_loss).abs() < NEAR
        },
    );
    p.table(
        "equal_starts.rows",
        &[
            ("nudge", "difference at the start"),
            ("apart.2", "in the end"),
            ("loss.4", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "Two hidden units that begin equal but for one weight, after 2000 epochs: how far they are apart then, and the loss.",
        |[two, epochs]| {
            let theta = equal_start(SEED, 0.1);
            let differ = (0..3).filter(|j| theta[*j] != theta[3 + j]).count();
            two == 2 && epochs == record.epochs && differ == 1
        },
    );
    let of = |nudge: f64| {
        let row = record.rows.iter().find(|row| row.nudge == nudge);
        row.map_or((f64::NAN, f64::NAN), |row| (row.apart, row.loss))
    };
    p.says(
        "A difference of a millionth grows, but in 2000 epochs it does not grow fast enough: by then the units have settled in a place for one, where hardly anything moves.",
        |[nudge, epochs]| {
            let (apart, loss) = of(nudge.value);
            epochs == EPOCHS && apart > 1000.0 * nudge.value && (loss - places.thirds_loss).abs() < NEAR
        },
    );
    p.says("A thousandth is enough.", |[nudge]| {
        of(nudge.value).1 < FOUND
    });
    p.says(
        "Biases may all begin at 0, and usually do, if the weights differ.",
        |[zero]| {
            let mut theta = start(SEED).parameters().to_vec();
            for bias in [2, 5, 8] {
                theta[bias] = zero.value;
            }
            zero == 0.0 && run_from(network(&theta), LEARNING_RATE, 500).losses[500] < FOUND
        },
    );

    // The exercises.
    p.says(
        "Three hidden units: the first two begin equal, the third differs.",
        |[units, two]| {
            let theta = three(0);
            let rows: Vec<Vec<f64>> = (0..3)
                .map(|at| theta.to_vec()[3 * at..3 * at + 3].to_vec())
                .collect();
            units == rows.len() && two == rows.iter().filter(|row| **row == rows[0]).count()
        },
    );
    p.says("Two.", |[two]| {
        let theta = three(500).to_vec();
        let mut rows: Vec<&[f64]> = theta[..9].chunks(3).collect();
        rows.dedup();
        two == rows.len()
    });
    let opposite = |delta: f64| {
        let mut theta = equal_start(SEED, 0.0);
        (theta[6], theta[7]) = (1.0, delta);
        theta
    };
    p.says(
        "Only the hidden weights begin equal; the output reads the two units with the weights 1 and −1.",
        |[two, v1, v2]| {
            let theta = opposite(v2.value);
            two == 2 && v1 == theta[6] && v2 == -theta[6] && apart(&theta) == 0.0
        },
    );
    p.says(
        r"Both units answer the same, but their error signals are $\delta$ times 1 and $\delta$ times −1.",
        |[v1, v2]| {
            let slopes = slopes(&std::array::from_fn(|j| opposite(v2.value)[j]), None);
            v1 == opposite(v2.value)[6] && v2 == -v1.value && (0..3).all(|j| slopes[j] == -slopes[3 + j] && slopes[j] != 0.0)
        },
    );
    p.says(
        r"Unless $\delta$ is 0 or adds up to 0 over the cases, the two move in opposite directions, and are different from then on.",
        |[zero, sum, _]| {
            let run = run_from(network(&opposite(-1.0)), LEARNING_RATE, 1);
            let [before, after] = [0, 1].map(|epoch: usize| &run.thetas[epoch]);
            let moved = |j: usize| after[j] - before[j];
            zero == sum.value && zero == 0.0 && (0..3).all(|j| moved(j) * moved(3 + j) < zero.value)
        },
    );
}
