//! When does a gradient check prove something?

use activations::{Activation, Differentiable, Relu, Sigmoid, Tanh};
use learning::{CrossEntropy, Mean};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use worked_examples::neurons_in_detail::exclusive_or::XOR;
use worked_examples::two_layers::hidden_units::INPUTS;
use worked_examples::two_layers::network_check::{
    BUGS, FACTOR, SEED, exclusive_or, network_check, slopes, start, times,
};
use worked_examples::two_layers::way_back::{HIDDEN, LAST, network as three_units};

/// How far a slope may be off for a check that is content with so many decimals.
fn allowed(decimals: usize) -> f64 {
    0.5 / (0..decimals).fold(1.0, |power, _| power * 10.0)
}

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    let record = network_check(SEED, FACTOR);
    let theta = start(SEED).parameters();
    let here = times(&theta, 1.0);
    let (data, loss) = (exclusive_or(), Mean(CrossEntropy));
    let count = record.rows.len();
    assert!(
        slopes(&here, None)
            .iter()
            .zip(&record.rows)
            .all(|(slope, row)| (slope - row.slope).abs() < 1e-15),
        "without a bug it is backpropagation"
    );

    p.says(
        "Backpropagation is four lines, and each of them has been written wrong by careful people.",
        |[four]| {
            let lines = |page: &manuscript::Page| page.text().matches("\n$$ ").count();
            let before = book.page("two-layers/backpropagation.md").expect("a page");
            // The first one goes forward.
            four == lines(before) - 1
        },
    );
    p.says(
        "Here it is for the lamp, two hidden tanh units and a sigmoid, at the random start from which it [has learned](hidden-units.md):",
        |[two]| {
            let page = book.page("two-layers/hidden-units.md").expect("a page");
            two == start(SEED).hidden()[0].n_neurons()
                && page.text().contains(&format!("seed_from_u64({SEED})"))
        },
    );
    p.table(
        "network_check.rows",
        &[
            ("parameter", "parameter"),
            ("value.4", "its value"),
            ("slope.8", "worked out"),
            ("measured.8", "measured"),
        ],
        &Point::new(),
    );
    p.says(
        "The nine slopes of the mean cross-entropy of the four cases, by backpropagation and by nudging.",
        |[nine, four]| {
            let plain = start(SEED).loss_and_gradient_by_samples(&loss, &data).1;
            nine == count
                && four == data.n_samples()
                && plain.iter().zip(&record.rows).all(|(slope, row)| (slope - row.slope).abs() < 1e-15)
        },
    );
    let apart = record.rows.iter().fold(0.0, |worst, row| {
        f64::max(worst, ((row.slope - row.measured) / row.slope).abs())
    });
    p.says(
        "All nine agree, to nine digits or more.",
        |[nine, digits]| {
            let unit = |digits: usize| 2.0 * allowed(digits);
            nine == count && apart < unit(digits.n()) && apart > unit(digits.n() + 1)
        },
    );

    // The bugs. A row is a name, and a number for each place.
    let row = serde_json::to_value(&record.bugs[0]).expect("a record");
    let places = row.as_object().map_or(0, |row| row.len() - 1);
    let code = p.rust();
    assert!(
        code.contains(&format!("seed_from_u64({SEED})")),
        "the snippet checks another start than the table"
    );
    p.says("Five bugs, three places", |[five, three]| {
        five == BUGS.len() && three == places
    });
    let items = p.read(|page| {
        let lines = page
            .text()
            .lines()
            .skip_while(|line| !line.starts_with("- "));
        lines.take_while(|line| line.starts_with("- ")).count()
    });
    p.says(
        "Now write the way back five times, each time with one of the mistakes that people make:",
        |[five]| five == BUGS.len() && five == items,
    );
    p.says(
        "a hidden unit takes the slope of the sigmoid, $h(1 - h)$, for that of tanh;",
        |[one]| {
            (-20..=20).all(|z| {
                let z = f64::from(z) / 4.0;
                let h = Sigmoid.apply(z);
                (Sigmoid.derivative(z) - h * (one.value - h)).abs() < 1e-15
            })
        },
    );
    p.says(
        "And check each at three places: where all parameters are 0; at the random start; and at twenty times that start, where the units are saturated.",
        |[three, zero, factor]| {
            let far = times(&theta, factor.value);
            let saturated = INPUTS.iter().all(|x| {
                let unit = |at: usize| far[at] * x[0] + far[at + 1] * x[1] + far[at + 2];
                [0, 3].iter().all(|at| Tanh.derivative(unit(*at)) < 1e-3)
            });
            three == places && zero == 0.0 && factor == FACTOR && saturated
        },
    );
    p.says(
        "Before you read on: at which of the three is a check worth least?",
        |[three]| three == places,
    );
    p.table(
        "network_check.bugs",
        &[
            ("bug", "bug"),
            ("at_zero.2", "at 0"),
            ("at_start.2", "at the start"),
            ("saturated.2", "at 20 times the start"),
        ],
        &Point::new(),
    );
    p.says(
        "How far the worst of the nine slopes is from the true one.",
        |[nine]| nine == count,
    );
    p.says(
        "At 0 the check is worth nothing: **all five pass**.",
        |[zero, five]| five == record.bugs.iter().filter(|row| zero == row.at_zero).count(),
    );
    p.says(
        "The hidden answers are 0, the weights behind them are 0, and the four errors cancel, so the true slopes are all 0, and so are the wrong ones.",
        |[answers, weights, four, slope, ]| {
            let nothing = [0.0; 9];
            let errors: f64 = XOR.iter().map(|y| Sigmoid.apply(0.0) - y).sum();
            answers == Tanh.apply(0.0)
                && weights == nothing[6]
                && four == XOR.len()
                && errors == 0.0
                && slopes(&nothing, None).iter().all(|s| slope == *s)
                && BUGS.iter().all(|(bug, _)| slopes(&nothing, Some(*bug)).iter().all(|s| slope == *s))
        },
    );
    p.says(
        "At twenty times the start two bugs pass any check to six decimals, because nothing comes back through saturated units, right or wrong.",
        |[factor, two, six]| {
            let pass = |decimals: usize| {
                record.bugs.iter().filter(|row| row.saturated < allowed(decimals)).count()
            };
            // With two decimals more one of them is found.
            factor == FACTOR && two == pass(six.n()) && pass(8) == 1 && pass(7) == 2 && six.n() < 7 && six.n() > 5
        },
    );
    p.says("At the random start all five are found.", |[five]| {
        five == record
            .bugs
            .iter()
            .filter(|row| row.at_start > allowed(3))
            .count()
    });
    p.says(
        "But look at the third: {{#number network_check.bugs.2.at_start .2}}.",
        |[off]| {
            off.holds(record.bugs[2].at_start) && record.bugs[2].bug == "weight of the other unit"
        },
    );
    p.says(
        "By chance the two weights are nearly equal there, {{#number network_check.rows.6.value .2}} and {{#number network_check.rows.7.value .2}}, and the wrong one is nearly right.",
        |[two, v1, v2]| {
            let [one, other] = [theta[6], theta[7]];
            two == 2 && v1.holds(one) && v2.holds(other) && (one / other - 1.0).abs() < 0.05
        },
    );
    p.says(
        "To a check that is content with two decimals it *is* right.",
        |[two]| {
            record.bugs[2].at_start < allowed(two.n())
                && record.bugs[2].at_start > allowed(two.n() + 1)
        },
    );
    p.says("Ask for six, and try a second start.", |[six]| {
        // Six tell all bugs here with room to spare, and the measurement is good enough for them.
        record
            .bugs
            .iter()
            .all(|row| row.at_start > 1000.0 * allowed(six.n()))
            && record
                .rows
                .iter()
                .all(|row| (row.slope - row.measured).abs() < allowed(six.n()))
            && six == 6
    });
    p.says(
        "Nudging to both sides asks for the loss 18 times here, and each time all four cases go forward.",
        |[times, four]| times == 2 * count && four == data.n_samples(),
    );
    p.says(
        "In a network with a hundred thousand parameters it is two hundred thousand times, and nobody waits for that.",
        |[parameters, times]| times.value == 2.0 * parameters.value && parameters == 1e5,
    );
    p.says(
        "A gradient check compares a derivation with the loss itself.",
        |[]| {
            record
                .rows
                .iter()
                .all(|row| (row.slope - row.measured).abs() < 1e-9)
        },
    );
    p.says(
        "So it finds a bug in the way back, if it is made where the slopes differ from 0 and the weights from one another.",
        |[zero]| {
            here.iter().enumerate().all(|(j, value)| {
                record.rows[j].slope != zero.value && here[..j].iter().all(|other| other != value)
            }) && record.bugs.iter().all(|row| row.at_start > allowed(3))
                && zero == 0.0
        },
    );

    // The exercises.
    p.says(
        "Why is the slope by the bias of the output unit 0 as well where all parameters are 0?",
        |[slope, zero]| slope == slopes(&[zero.value; 9], None)[8] && zero == 0.0,
    );
    p.says(
        "Do not look for a factor that is 0: there is none, as its slope is the mean of the errors.",
        |[zero]| {
            let mean = XOR.iter().map(|y| Sigmoid.apply(0.3) - y).sum::<f64>() / 4.0;
            let biased = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3];
            (slopes(&biased, None)[8] - mean).abs() < 1e-15 && mean != zero.value && zero == 0.0
        },
    );
    p.says("Every answer is one half there.", |[half]| {
        half == Sigmoid.apply(0.0)
    });
    p.says(
        "Two targets are 0 and two are 1, so two errors are ½ and two are −½, and their mean is 0.",
        |[a, off, b, on, c, half, d, minus, mean]| {
            let among = |y: f64| XOR.iter().filter(|other| **other == y).count();
            let error = |y: f64| Sigmoid.apply(0.0) - y;
            a == among(off.value)
                && b == among(on.value)
                && c == among(0.0)
                && d == among(1.0)
                && half == error(off.value)
                && minus == error(on.value)
                && mean == XOR.iter().map(|y| error(*y)).sum::<f64>() / 4.0
        },
    );
    p.says(
        "With three targets of one kind and one of the other it would not be.",
        |[three]| {
            let ones = three.n() as f64;
            (ones * -0.5 + (4.0 - ones) * 0.5).abs() == 1.0 && three == 3
        },
    );
    p.says(
        "If the weighted input of a unit is exactly 0, a nudge to one side switches it on and a nudge to the other does not.",
        |[zero]| {
            Relu.apply(zero.value + 1e-5) > 0.0
                && Relu.apply(zero.value - 1e-5) == 0.0
                && zero == 0.0
        },
    );
    p.says(
        "That happens easily with round numbers, as with [our three units](way-back.md) at (0, 1), and hardly ever at a random place.",
        |[three, x1, x2]| {
            let network = three_units(HIDDEN, LAST);
            let z = network.forward(&array![x1.value, x2.value]).weighted_inputs;
            three == network.hidden()[0].n_neurons() + network.n_outputs()
                && z[0][1] == 0.0
                && [x1.value, x2.value] == INPUTS[1]
        },
    );
    p.says(
        "A programmer checks one sample, and not the sum over all four.",
        |[four]| four == data.n_samples(),
    );
    p.says(
        "A list of slopes that is not set back to 0, an error signal left over from the sample before, a division by the wrong number of samples: none of them shows with a single one.",
        |[zero]| zero == 0.0,
    );
    p.says(
        "The check agrees for all nine parameters, and yet the lamp is never learned.",
        |[nine]| nine == count,
    );
    p.says(
        "The data can be wrong: with the target 1 for (1, 1) one learns *or*, with right slopes.",
        |[target, x1, x2]| {
            let or = INPUTS.map(|[x1, x2]| f64::max(x1, x2));
            let changed: Vec<usize> = (0..4).filter(|case| or[*case] != XOR[*case]).collect();
            changed == [3] && target == or[3] && [x1.value, x2.value] == INPUTS[3]
        },
    );
}
