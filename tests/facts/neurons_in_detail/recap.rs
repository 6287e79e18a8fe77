//! Why does it not learn?

mod hunt;
mod lamp;

use std::iter;

use activations::{Activation, Differentiable, Identity, Relu, Sigmoid, Step, Tanh};
use learning::{SquaredError, gradient, total_loss};
use manuscript::facts::Facts;
use ndarray::{array, aview1};
use neuron_core::{Neuron, ThresholdUnit};
use worked_examples::neurons_in_detail::chains::{LARGE_WEIGHT, chain, explosion};
use worked_examples::neurons_in_detail::dead_units::{EXAMPLES, START as STEEP};
use worked_examples::neurons_in_detail::exclusive_or::{BOTH, NOT_BOTH, OR, XOR, xor_search};
use worked_examples::neurons_in_detail::zigzag::{
    LEARNING_RATE, at_rest, data, descend, epochs, zigzag,
};

use crate::facts::reading;
use lamp::{Bugs, CASES, START, TENTH, Theta, measured};

pub(crate) fn facts(p: &mut Facts) {
    the_chapter(p);
    the_questions(p);
    hunt::facts(p);
}

/// From far on the left to far on the right.
fn line() -> impl Iterator<Item = f64> {
    (-400..=400).map(|i| f64::from(i) / 10.0)
}

/// The slope of the squared error by z, of a sigmoid unit that should answer 0.
fn push(answer: f64) -> f64 {
    answer * answer * (1.0 - answer)
}

/// Numbers from 0 to 1 in no order.
fn numbers() -> impl Iterator<Item = f64> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    iter::successors(Some(9_u32), next).map(|state| f64::from(state >> 8) / f64::from(1 << 24))
}

fn the_chapter(p: &mut Facts) {
    let unit = |(w, threshold): ([f64; 2], f64)| ThresholdUnit::new(w.to_vec(), threshold);
    let both_lines = |x: [f64; 2]| {
        let hidden = [OR, NOT_BOTH].map(|line| unit(line).output(&aview1(&x)));
        unit(BOTH).output(&aview1(&hidden))
    };
    let best = xor_search(Step::default()).best;
    p.says(
        "A single unit draws a single line and gets at most three of the four cases of XOR right; two units and one more that listens to them get all four.",
        |[most, of, two, all]| {
            most.n() == best && most.holds(best as f64)
                && of == XOR.len()
                && all == XOR.len()
                && two == [OR, NOT_BOTH].len()
                && CASES.iter().zip(XOR).all(|((x, _), y)| both_lines(*x) == y)
        },
    );
    p.says(
        "A sigmoid has a slope, a quarter at most, and next to none where it is certain: with the squared error, a unit that is certain and wrong learns slowest.",
        |[most]| {
            let largest = line().map(|z| Sigmoid.derivative(z)).fold(0.0, f64::max);
            let certain = [0.9, 0.99, 0.999, 0.9999].map(push);
            most == largest
                && Sigmoid.derivative(20.0) < 1e-8
                && certain.windows(2).all(|pair| pair[1] < pair[0])
        },
    );
    p.says(
        "On its way back a slope is multiplied at each layer by a weight and a slope, so that ten sigmoids leave next to nothing, and large weights can let it explode.",
        |[ten]| {
            let left = |layers: usize| chain(&Sigmoid, 1.0, 0.5, layers).1;
            left(ten.n()) < 1e-6
                && left(ten.n() - 1) > 1e-6
                // Unless they saturate it.
                && chain(&Sigmoid, LARGE_WEIGHT, 0.5, 1).1 < 1e-6
                && explosion(LARGE_WEIGHT, &[ten.n()]).rows[0].factor > 1e9
        },
    );
}

fn the_questions(p: &mut Facts) {
    let answers = p.read(reading::answers);
    p.says("Eight questions", |[eight]| eight == answers);
    p.says(
        "Without negative weights, switching an input on can only switch units on, in every layer, and XOR goes off when the second switch goes on.",
        |[]| {
            let mut numbers = numbers();
            let mut layer = || -> Vec<ThresholdUnit> {
                let mut unit = || {
                    let [a, b, threshold] = [(); 3].map(|()| numbers.next().expect("no end"));
                    ThresholdUnit::new(array![a, b], 2.0 * threshold)
                };
                vec![unit(), unit()]
            };
            let networks: Vec<_> = (0..500).map(|_| [layer(), layer()]).collect();
            let through = |network: &[Vec<ThresholdUnit>; 2], x: [f64; 2]| {
                network.iter().fold(x, |x, layer| [0, 1].map(|unit| layer[unit].output(&aview1(&x))))
            };
            networks.iter().all(|network| {
                let [none, one, all] = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]].map(|x| through(network, x));
                (0..2).all(|unit| none[unit] <= one[unit] && one[unit] <= all[unit])
            }) && XOR[3] < XOR[1]
        },
    );

    let (nine, six) = (9.0 / 10.0, 6.0 / 10.0);
    p.says("Two sigmoid units should answer 0.", |[two, target]| {
        two == [nine, six].len() && (0.5 * (nine - target.value).powi(2) - 0.405_f64).abs() < 1e-12
    });
    p.says(
        "One answers nine tenths, the other six tenths.",
        |[first, second]| first == nine && second == six,
    );
    p.says(
        "The first has the larger loss, and the second gets the stronger push.",
        |[]| nine * nine > six * six && push(nine) < push(six),
    );
    p.says(
        "With the squared error the slope by z is the answer squared times what is missing to 1: 81/1000 for the first, 144/1000 for the second.",
        |[one, first, second]| {
            let is_slope = |answer: f64| {
                let z = (answer / (1.0 - answer)).ln();
                let loss = |z: f64| 0.5 * Sigmoid.apply(z).powi(2);
                let slope = (loss(z + 1e-5) - loss(z - 1e-5)) / 2e-5;
                (slope - answer * answer * (one.value - answer)).abs() < 1e-9
            };
            is_slope(nine)
                && is_slope(six)
                && (first.value - push(nine)).abs() < 1e-12
                && (second.value - push(six)).abs() < 1e-12
        },
    );

    let inputs = 100.0_f64;
    p.says(
        "A unit has a hundred inputs, each 1 or −1, and its weights are as likely 1 as −1.",
        |[n, a, b, c, d]| n == inputs && a == 1.0 && b == -1.0 && c == 1.0 && d == -1.0,
    );
    // The product of two signs is a sign.
    let sums: Vec<f64> = {
        let signs: Vec<f64> = numbers()
            .take(200_000)
            .map(|number| (number - 0.5).signum())
            .collect();
        signs.chunks(100).map(|terms| terms.iter().sum()).collect()
    };
    let mean = |f: &dyn Fn(f64) -> f64| sums.iter().map(|sum| f(*sum)).sum::<f64>() / 2000.0;
    p.says("Ten, the root of a hundred.", |[ten, hundred]| {
        hundred == inputs
            && ten == inputs.sqrt()
            && (mean(&|sum| sum * sum).sqrt() - ten.value).abs() < 0.5
    });
    p.says(
        "A hundred would take all terms of the same sign, and 0, their mean, is what one gets *on average*, not typically.",
        |[hundred, zero]| hundred == inputs && (mean(&|sum| sum) - zero.value).abs() < 0.5,
    );
    p.says("At ten a sigmoid is saturated.", |[ten]| {
        ten == inputs.sqrt() && Sigmoid.derivative(ten.value) < 0.01
    });

    let rows = zigzag(LEARNING_RATE).rows;
    let centered = |half: f64| rows[0].examples.map(|x| x.map(|x| x - half)) == rows[2].examples;
    p.says(
        "In the task of the [zigzag page](zigzag.md), a friend subtracts one half from each input, and the training takes longer than before.",
        |[half]| centered(half.value) && rows[2].epochs > rows[0].epochs,
    );
    p.says(
        "The valley of the loss has become rounder, and the inputs have become smaller, and with them the steps.",
        |[]| {
            let size = |row: usize| rows[row].examples.as_flattened().iter().map(|x| x * x).sum::<f64>();
            rows[2].condition < rows[0].condition && size(2) < size(0)
        },
    );
    p.says(
        "With four times the rate the same inputs need fewer epochs than those of before.",
        |[four]| {
            epochs(&descend(&rows[2].examples, four.value * LEARNING_RATE)) == rows[1].epochs
                && rows[1].epochs < rows[0].epochs
        },
    );

    let layers = 10;
    p.says(
        "Ten tanh units in a chain, all weights 1, each at z = 0.",
        |[ten, weight, at]| {
            ten == layers && chain(&Tanh, weight.value, at.value, layers) == (0.0, 1.0)
        },
    );
    p.says("All of it: at 0 the slope of tanh is 1.", |[at, slope]| {
        at == Tanh.apply(0.0) && slope == Tanh.derivative(at.value)
    });
    p.says(
        "Ten sigmoids would leave a quarter to the tenth power.",
        |[ten, part]| ten == layers && part == Sigmoid.derivative(0.0),
    );
    dead(p);
    losses_and_checks(p);
}

/// One step of the ReLU of the accident, and how many examples activate it then.
fn step((w, b): (f64, f64), rate: f64) -> ((f64, f64), usize) {
    let (mut dw, mut db) = (0.0, 0.0);
    for (x, y) in EXAMPLES {
        let z = w * x + b;
        let delta = (Relu.apply(z) - y) * Relu.derivative(z);
        dw += delta * x;
        db += delta;
    }
    let (w, b) = (w - rate * dw, b - rate * db);
    (
        (w, b),
        EXAMPLES.iter().filter(|(x, _)| w * x + b > 0.0).count(),
    )
}

fn dead(p: &mut Facts) {
    let (killing, careful) = (1.0 / 5.0, 1.0 / 100.0);
    let (killed, active) = step(STEEP, killing);
    p.says(
        "A step with the rate one fifth has killed a ReLU.",
        |[rate]| rate == killing && active == 0,
    );
    p.says("You go on with one hundredth.", |[rate]| rate == careful);
    p.says("For ever.", |[]| {
        let mut theta = killed;
        (0..1000).all(|_| {
            let active;
            (theta, active) = step(theta, careful);
            active == 0 && theta == killed
        })
    });
    p.says(
        "A careful rate would have saved it before the accident.",
        |[]| {
            let mut theta = STEEP;
            (0..1000).all(|_| {
                let active;
                (theta, active) = step(theta, careful);
                active == EXAMPLES.len()
            })
        },
    );
    p.says(
        "Now its slope is 0, and 0 times any rate is 0.",
        |[slope, again, product]| {
            let z = killed.0 + killed.1;
            slope == Relu.derivative(z) && again == slope.value && product == again.value * careful
        },
    );
}

fn losses_and_checks(p: &mut Facts) {
    let saturated = Bugs::NONE.losses(START, 1.0);
    let climbing = Bugs::NONE.losses(TENTH, -0.1);
    let jumping = Bugs::NONE.losses(TENTH, 8.0);
    let rises = |losses: &[f64]| losses.windows(2).filter(|pair| pair[1] > pair[0]).count();
    let steps = climbing.len() - 1;
    p.says("Three losses.", |[three]| {
        three == [&saturated, &climbing, &jumping].len()
    });
    p.says("The first is level from the first epoch on.", |[]| {
        saturated
            .iter()
            .all(|loss| (loss - saturated[0]).abs() < 1e-3 && *loss > 0.9)
    });
    p.says("The second rises a little in every epoch.", |[]| {
        let most = climbing
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(0.0, f64::max);
        rises(&climbing) == steps && most < 0.01
    });
    p.says("The third falls and rises, again and again.", |[]| {
        let (early, late) = jumping.split_at(steps / 2);
        [early, late]
            .iter()
            .all(|half| (steps / 8..3 * steps / 8).contains(&rises(half)))
    });
    // A step that is too long rises in every epoch of the unit with the input 3, and in half of those of the lamp.
    let unit = |rate: f64| {
        let data = data(&[[3.0, 0.0]], &[1.0]);
        let mut unit = at_rest();
        let mut losses = vec![total_loss(&SquaredError, &unit, &data)];
        for _ in 0..200 {
            let slope = gradient(&SquaredError, &unit, &data)[0];
            unit = Neuron::new(array![unit.weights()[0] - rate * slope, 0.0], 0.0, Identity);
            losses.push(total_loss(&SquaredError, &unit, &data));
        }
        losses
    };
    p.says(
        "With half the rate, the second still rises, and the third settles.",
        |[half]| {
            let jumps = Bugs::NONE.losses(TENTH, half.value * 8.0);
            half == 0.5
                && rises(&Bugs::NONE.losses(TENTH, half.value * -0.1)) == steps
                && rises(&jumps[steps / 4..]) == 0
                && jumps[steps] < 0.01
        },
    );
    p.says(
        "But steps that are too long can rise in every epoch as well: a unit without activation function and bias, with the input 3, does so at any rate above 2/9.",
        |[input, border]| {
            input == 3.0
                && [0.1, 0.2, 0.22, 0.223, 0.25, 0.5]
                    .iter()
                    .all(|rate| border.holds(*rate) == (rises(&unit(*rate)) == steps))
        },
    );
    p.says(
        "What tells them apart is half the rate: too long a step gets well by it, or by a few more halves, and a wrong sign does not.",
        |[half]| {
            let well = |losses: &[f64]| losses[steps] < losses[0] && rises(&losses[steps / 4..]) == 0;
            half == 0.5
                && well(&Bugs::NONE.losses(TENTH, 8.0 * half.value))
                && well(&unit(2.5 / 9.0 * half.value))
                && !well(&unit(6.0 / 9.0 * half.value))
                && well(&unit(6.0 / 9.0 * half.value * half.value))
                && !well(&unit(half.value * half.value))
                && well(&unit(half.value.powi(3)))
                && (0..5).all(|halves| !well(&Bugs::NONE.losses(TENTH, -0.1 * half.value.powi(halves))))
        },
    );
    p.says(
        "The first began saturated, the second has lost the sign, and the third takes steps that are too long.",
        |[]| {
            // With none of the three the loss falls in every epoch.
            let sound = Bugs::NONE.losses(TENTH, 1.0);
            rises(&sound) == 0 && sound[steps] < 0.01
        },
    );
    // Every opposite of the gradient agrees as well as the gradient.
    let agree = |found: &Theta, decimals: f64| {
        let limit = 0.5 * 10_f64.powf(-decimals);
        found
            .iter()
            .zip(measured(&START))
            .all(|(found, measured)| (found - measured).abs() < limit)
    };
    let opposite = Bugs::NONE.slopes(&START).map(|slope| -slope);
    p.says(
        "You check a gradient at the start, where all units are saturated, and it agrees to three decimals.",
        |[decimals]| {
            let found = [Bugs::ALL.slopes(&START), opposite];
            found.iter().all(|found| agree(found, decimals.value) && !agree(found, decimals.value + 1.0))
        },
    );
    p.says(
        "Nearly 0 agrees with nearly 0, whatever the formula, and with its opposite as well.",
        |[one, other]| one.value == 0.0 && other.value == 0.0 && agree(&opposite, 3.0),
    );
}
