//! What is a leak good for?

use activations::{Activation, Differentiable, Identity, LeakyRelu, ParametricRelu, Relu};
use manuscript::facts::{Facts, Point, Told};
use ndarray::aview1;
use neuron_core::Neuron;
use worked_examples::understanding_activations::rectifiers::{LEAKY_INPUTS, LEARNED_SLOPE, leaky};

use super::quarters;

/// Weight and bias of the silent unit, and what it is to learn from.
const SILENT: (f64, f64) = (1.0, -10.0);
const INPUTS: [f64; 3] = [0.0, 1.0, 2.0];

/// By how much the program nudges.
const NUDGE: f64 = 0.01;

/// A unit that some of the inputs get through to.
const AWAKE: (f64, f64) = (1.0, 0.5);

fn unit<A: Activation>((w, b): (f64, f64), phi: A) -> Neuron<A> {
    Neuron::new(vec![w], b, phi)
}

/// What a unit answers to the inputs.
fn answers<A: Activation + Copy>(of: (f64, f64), phi: A) -> [f64; 3] {
    INPUTS.map(|x| unit(of, phi).output(&aview1(&[x])))
}

/// What a network of hidden ReLUs answers to the inputs: weight, bias and the output's weight of each, and its bias.
fn network(theta: &[f64]) -> [f64; 3] {
    let (units, bias) = theta.split_at(theta.len() - 1);
    let output = Neuron::new(
        units.iter().copied().skip(2).step_by(3).collect::<Vec<_>>(),
        bias[0],
        Identity,
    );
    INPUTS.map(|x| {
        let hidden: Vec<f64> = units
            .chunks(3)
            .map(|hidden| unit((hidden[0], hidden[1]), Relu).output(&aview1(&[x])))
            .collect();
        output.output(&aview1(&hidden))
    })
}

/// The network of the page with so many units awake.
fn with_awake(awake: usize) -> Vec<f64> {
    let units = (0..INPUTS.len()).flat_map(|i| {
        let (w, b) = if i < awake { AWAKE } else { SILENT };
        [w, b, 1.0]
    });
    units.chain([0.0]).collect()
}

/// Which of its parameters show a nudge, to either side.
fn felt(theta: &[f64]) -> Vec<usize> {
    let shows = |i: &usize| {
        [NUDGE, -NUDGE].iter().any(|nudge| {
            let mut nudged = theta.to_vec();
            nudged[*i] += nudge;
            network(&nudged) != network(theta)
        })
    };
    (0..theta.len()).filter(shows).collect()
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = leaky(&LEAKY_INPUTS).rows;
    let leak = LeakyRelu::default();
    let z = |w: f64, x: f64| unit((w, SILENT.1), Relu).weighted_input(&aview1(&[x]));
    let is_silent = |w: f64, b: f64| answers((w, b), Relu) == [0.0; 3];

    p.says(
        "Take a ReLU with one input, the weight 1 and the bias −10, and suppose that the input is never anything but 0, 1 or 2.",
        |[w, b, x0, x1, x2]| {
            (w.value, b.value) == SILENT && [x0.value, x1.value, x2.value] == INPUTS
        },
    );
    p.says(
        "Its weighted input is −10, −9 or −8, and its answer is always 0.",
        |[z0, z1, z2, answer]| {
            INPUTS.map(|x| z(SILENT.0, x)) == [z0.value, z1.value, z2.value]
                && answers(SILENT, Relu).iter().all(|y| answer == *y)
        },
    );
    p.says(
        "Beyond 5, where the weighted input for 2 becomes positive.",
        |[beyond, x]| {
            is_silent(beyond.value, SILENT.1)
                && !is_silent(beyond.value + 1e-9, SILENT.1)
                && z(beyond.value, x.value) == 0.0
                && x == INPUTS[2]
        },
    );
    p.says(
        "Until then nothing happens, for left of zero a ReLU is level.",
        |[]| {
            quarters(5).all(|w| is_silent(w, SILENT.1))
                && quarters(5)
                    .filter(|z| *z < 0.0)
                    .all(|z| Relu.apply(z) == 0.0)
        },
    );
    p.says(
        "Its slope there is 0, and the slope is what a nudge of the weighted input is multiplied by.",
        |[slope]| {
            let change = |z: f64| Relu.apply(z + 0.125) - Relu.apply(z);
            quarters(9).filter(|z| *z < 0.0).all(|z| slope == Relu.derivative(z))
                && quarters(9).filter(|z| *z != 0.0).all(|z| change(z) == Relu.derivative(z) * 0.125)
        },
    );
    p.says(
        "A ReLU whose weighted input is below zero for every input it is to learn from is called **dead**.",
        |[]| {
            // Where the largest weighted input is 0 the unit is silent too, and a nudge upward shows.
            let edge = (5.0, SILENT.1);
            let is_dead = |w: f64| INPUTS.iter().all(|x| z(w, *x) < 0.0);
            let shows = |w: f64| !is_silent(w + NUDGE, SILENT.1) || !is_silent(w, SILENT.1 + NUDGE);
            is_dead(SILENT.0)
                && is_silent(edge.0, edge.1)
                && !is_dead(edge.0)
                && quarters(5).all(|w| is_dead(w) != shows(w))
        },
    );
    p.told(
        "As training goes on, says the Primer, a unit may arrive at weights with which almost no input makes it fire.",
        Told::Source,
    );
    p.says(
        "Where a single input gets through, a nudge shows in the answer to that one.",
        |[]| {
            // A bias that only the last input reaches.
            let narrow = (1.0, -1.5);
            let before = answers(narrow, Relu);
            let after = answers((narrow.0 + NUDGE, narrow.1), Relu);
            before[..2] == [0.0; 2] && after[..2] == [0.0; 2] && after[2] > before[2]
        },
    );

    // What if it happens to many?
    let hidden = INPUTS.len();
    p.says(
        "Take three hidden ReLUs for the inputs 0, 1 and 2, and an output that adds up what they say, with weights.",
        |[three, x0, x1, x2]| {
            three == (with_awake(0).len() - 1) / 3 && [x0.value, x1.value, x2.value] == INPUTS
        },
    );
    p.says(
        "The network has ten parameters: a weight, a bias and the weight of the output for each hidden unit, and at last the bias of the output.",
        |[ten]| ten == with_awake(0).len() && ten == hidden * 3 + 1,
    );
    p.says(
        "Nudge each of the ten, and count how many of the nudges show.",
        |[ten]| ten == with_awake(1).len(),
    );
    p.says(
        "A dead unit answers 0 before the nudge and after it, and its weight in the output multiplies that 0.",
        |[before, after]| {
            [before, after].iter().all(|said| answers(SILENT, Relu).iter().all(|y| *said == *y))
                && [NUDGE, -NUDGE].iter().all(|nudge| {
                    is_silent(SILENT.0 + nudge, SILENT.1) && is_silent(SILENT.0, SILENT.1 + nudge)
                })
        },
    );
    p.says("So none of its three nudges shows.", |[three]| {
        let felt = felt(&with_awake(0));
        let of_a_unit = (with_awake(0).len() - 1) / hidden;
        three == of_a_unit && felt.iter().all(|i| *i >= of_a_unit)
    });
    p.says(
        "With all three dead, a single nudge shows, that of the output's bias.",
        |[all]| {
            let dead = with_awake(0);
            all == hidden && felt(&dead) == [dead.len() - 1]
        },
    );
    p.says(
        "Such a network gives the same answer to every input, and all that is left to learn is one number.",
        |[]| {
            quarters(2).all(|bias| {
                let mut dead = with_awake(0);
                *dead.last_mut().expect("the bias") = bias;
                network(&dead) == [bias; 3]
            })
        },
    );
    p.says(
        "With one of them awake there are up to three more.",
        |[more]| {
            let (awake, dead) = (felt(&with_awake(1)), felt(&with_awake(0)));
            more.holds((awake.len() - dead.len()) as f64)
                && more.value == 3.0
                && awake == [0, 1, 2, 9]
        },
    );
    let shown = p.rust();
    p.says(
        "Hidden units with the weight 1 and these biases, and an output that adds up what they say.",
        |[weight]| {
            let written = |of: Vec<f64>| format!("{:?}", network(&of));
            weight == SILENT.0
                && weight == AWAKE.0
                && shown.contains(&format!("answers([{:?}, {:?}, {:?}]), {}", AWAKE.1, SILENT.1, SILENT.1, written(with_awake(1))))
                && network(&with_awake(0)) == [0.0; 3]
        },
    );
    p.says(
        "So most are not enough to end the learning of more than that number: it takes all of them, or, in a network with several hidden layers, all of one layer.",
        |[]| {
            // Two hidden layers of two units each: one of them is dead, the other awake.
            let deep = |first: [(f64, f64); 2], second: [(f64, f64); 2]| {
                INPUTS.map(|x| {
                    let heard: f64 = first.map(|of| unit(of, Relu).output(&aview1(&[x]))).iter().sum();
                    second.map(|of| unit(of, Relu).output(&aview1(&[heard]))).iter().sum::<f64>()
                })
            };
            let (awake, dead) = ([AWAKE; 2], [SILENT; 2]);
            let is_same = |answers: [f64; 3]| answers == [answers[0]; 3];
            (0..=hidden).all(|awake| (felt(&with_awake(awake)).len() > 1) == (awake > 0))
                && !is_same(deep(awake, awake))
                && !is_same(deep([AWAKE, SILENT], [SILENT, AWAKE]))
                && is_same(deep(dead, awake))
                && is_same(deep(awake, dead))
        },
    );
    p.told("The Primer mentions other inconveniences.", Told::Source);
    p.says(
        "At the kink there is no slope, and a program has one by convention.",
        |[]| {
            let rises = |h: f64| (Relu.apply(h) - Relu.apply(0.0)) / h;
            rises(0.125) != rises(-0.125) && Relu.derivative(0.0) == 0.0
        },
    );
    p.says(
        "And where some answer is positive, the mean of them is not zero, since there are no negative ones to balance it.",
        |[]| {
            let mean = |of: (f64, f64)| answers(of, Relu).iter().sum::<f64>() / INPUTS.len() as f64;
            // With none it is zero.
            mean(SILENT) == 0.0
                && quarters(3).all(|b| {
                    let any = answers((1.0, b), Relu).iter().any(|y| *y > 0.0);
                    any == (mean((1.0, b)) > 0.0)
                })
        },
    );

    // The leak.
    p.says(
        "The **leaky ReLU** multiplies negative numbers by a small factor, usually one hundredth, instead of setting them to 0.",
        |[factor, zero]| {
            factor == leak.negative_slope()
                && quarters(9).filter(|x| *x < 0.0).all(|x| {
                    leak.apply(x) == factor.value * x && zero == Relu.apply(x)
                })
        },
    );
    p.says(
        "With a factor as large as a quarter one sees it:",
        |[quarter]| quarter == LEARNED_SLOPE,
    );
    p.figure("leaky-relu", &[("slope", &LEARNED_SLOPE)]);
    p.says(
        "With the slope 0.25 on the left, −10 becomes −2.5 instead of the 0 that ReLU makes of it.",
        |[slope, from, to, relu]| {
            slope == LEARNED_SLOPE
                && from == rows[0].x
                && to == rows[0].parametric
                && relu == rows[0].relu
        },
    );
    p.says("To the right of 0 the two are the same.", |[zero, two]| {
        let leaky = LeakyRelu::new(LEARNED_SLOPE);
        two.value == 2.0
            && quarters(9).all(|x| (leaky.apply(x) == Relu.apply(x)) == (x >= zero.value))
    });
    p.table(
        "leaky.rows",
        &[
            ("x", "$x$"),
            ("relu", "ReLU"),
            ("leaky", "leaky, 0.01"),
            ("parametric", "parametric, here 0.25"),
        ],
        &Point::new(),
    );
    p.says(
        "The same inputs, three ways to treat the negative ones.",
        |[three]| {
            rows.iter().all(|row| {
                let mut ways = vec![row.relu, row.leaky, row.parametric];
                ways.dedup();
                (row.x < 0.0 && three == ways.len()) || (row.x >= 0.0 && ways == [row.x])
            })
        },
    );
    p.says(
        "Nudge the silent unit again, now with a leak of one hundredth.",
        |[hundredth]| hundredth == leak.negative_slope() && hundredth == rows[1].leaky / rows[1].x,
    );
    let code = p.rust();
    p.says(
        "The input 2, the bias −10, and the weight before and after the nudge.",
        |[x, b]| {
            let line = format!(
                "(1.0 * {x:?} - {b:?}, 1.25 * {x:?} - {b:?})",
                x = x.value,
                b = -b.value
            );
            x == INPUTS[2] && b == SILENT.1 && code.contains(&line)
        },
    );
    p.says(
        "The nudge moves the weighted input by one half, and the answer by a hundredth of that.",
        |[half, hundredth]| {
            let [before, after] = [1.0, 1.25].map(|w| z(w, INPUTS[2]));
            half == after - before
                && hundredth == (leak.apply(after) - leak.apply(before)) / (after - before)
        },
    );
    p.says(
        "A unit with a leak has no place where its slope is 0, so a nudge of its weighted input always shows.",
        |[slope]| {
            let shows = |z: f64| leak.apply(z + NUDGE) != leak.apply(z);
            quarters(20).all(shows) &&
            quarters(20).all(|z| leak.derivative(z) > slope.value)
                && quarters(20).any(|z| slope == Relu.derivative(z))
        },
    );
    p.says(
        "It keeps many of the benefits of ReLU, says the Primer: where the weighted input is positive, nothing has changed.",
        |[]| {
            quarters(9).filter(|z| *z > 0.0).all(|z| {
                leak.apply(z) == Relu.apply(z) && leak.derivative(z) == Relu.derivative(z)
            })
        },
    );
    p.says("Is a hundredth enough to come back by?", |[hundredth]| {
        hundredth == leak.negative_slope()
    });
    p.says(
        "A ReLU whose weighted input is below zero for every input it is to learn from is dead: no small change of its weights or its bias shows in any answer to them.",
        |[]| {
            INPUTS.iter().all(|x| z(SILENT.0, *x) < 0.0) && [-NUDGE, NUDGE].iter().all(|nudge| {
                is_silent(SILENT.0 + nudge, SILENT.1) && is_silent(SILENT.0, SILENT.1 + nudge)
            })
        },
    );
    p.says(
        "Below zero, a leak lets a hundredth of every change through.",
        |[part]| {
            quarters(9).all(|z| {
                let change = leak.apply(z + 0.125) - leak.apply(z);
                ((change / 0.125 - part.value).abs() < 1e-12) == (z < 0.0)
            })
        },
    );
    p.says(
        "In size it does; but −0.1, which it makes of −10, is the larger of the two.",
        |[made, from, two]| {
            two.value == 2.0
                && from == rows[0].x
                && made == rows[0].leaky
                && made.value > from.value
                && made.value.abs() < from.value.abs()
        },
    );

    // The exercises.
    let is = |slope: f64, other: &dyn Fn(f64) -> f64| {
        let leaky = ParametricRelu::new(slope);
        quarters(5).all(|x| leaky.apply(x) == other(x))
    };
    p.says(
        "The identity goes on straight, so its slope on the left is 1.",
        |[slope]| is(slope.value, &|x| x),
    );
    p.says(
        "The distance from zero comes *down* from the left, so the slope is −1: −3 becomes 3.",
        |[slope, from, to]| {
            is(slope.value, &f64::abs)
                && to == ParametricRelu::new(slope.value).apply(from.value)
                && from == -3.0
        },
    );
    let range = [0.0, 1.0];
    let weights = [3.0, -2.0];
    p.input("The inputs of a ReLU lie between § and §", &range);
    p.input("It has two of them, with the weights § and §", &weights);
    let sum = |x: [f64; 2]| Neuron::new(weights.to_vec(), 0.0, Relu).weighted_input(&aview1(&x));
    let places = || {
        let along = || quarters(1).filter(|x| *x >= range[0]);
        along().flat_map(move |a| along().map(move |b| [a, b]))
    };
    let most = places().map(sum).fold(f64::MIN, f64::max);
    p.says(
        "It has two of them, with the weights 3 and −2.",
        |[two, _, _]| two == weights.len(),
    );
    p.says(
        "The first input should be 1, and the second, which only takes away, should be 0.",
        |[first, second]| {
            let best: Vec<[f64; 2]> = places().filter(|x| sum(*x) == most).collect();
            best == [[first.value, second.value]]
        },
    );
    p.says("The weighted sum is then 3, and never more.", |[three]| {
        three == most
    });
    let of = |b: f64| Neuron::new(weights.to_vec(), b, Relu);
    p.says("With a bias below −3 the unit is dead.", |[bias]| {
        quarters(6).all(|b| {
            let dead = places().all(|x| of(b).weighted_input(&aview1(&x)) < 0.0);
            dead == bias.holds(b)
        })
    });
    p.says(
        "At −3 itself it is silent too, but its weighted input reaches 0, and the smallest nudge upward shows.",
        |[bias, zero]| {
            let silent = |b: f64| places().all(|x| of(b).output(&aview1(&x)) == 0.0);
            let reached = places().map(|x| of(bias.value).weighted_input(&aview1(&x))).fold(f64::MIN, f64::max);
            silent(bias.value) && zero == reached && !silent(bias.value + 1e-12)
        },
    );
    let hundredth = 0.01;
    let nudged = |x: f64| {
        ParametricRelu::new(LEARNED_SLOPE + hundredth).apply(x)
            - ParametricRelu::new(LEARNED_SLOPE).apply(x)
    };
    p.input(
        "A parametric ReLU has the slope § on the left",
        &[LEARNED_SLOPE],
    );
    p.input("Nudge that slope up by §", &[hundredth]);
    p.input(
        "the answer change for the input §, and for §",
        &[rows[0].x, -rows[0].x],
    );
    p.says(
        "At −10 the answer changes by −10 times a hundredth, which is −0.1.",
        |[at, times, by, change]| {
            at == rows[0].x
                && times == at.value
                && by == hundredth
                && (change.value - nudged(at.value)).abs() < 1e-12
        },
    );
    p.says(
        "At 10 the slope on the left has no say, and nothing changes.",
        |[at]| at == -rows[0].x && nudged(at.value) == 0.0,
    );
    let slopes = || quarters(3);
    let larger = |a: f64, x: f64| (a * x).max(x);
    p.says(
        "On the right $x$ must be the larger, so α is at most 1.",
        |[one]| {
            slopes().all(|a| {
                let right = quarters(3).filter(|x| *x > 0.0).all(|x| larger(a, x) == x);
                right == one.holds(a)
            })
        },
    );
    p.says(
        r"On the left $\alpha x$ must be the larger, and as the numbers are negative there, it again is so when α is at most 1:",
        |[one]| {
            slopes().all(|a| {
                let left = quarters(3).filter(|x| *x < 0.0).all(|x| larger(a, x) == a * x);
                left == one.holds(a)
            })
        },
    );
    let points: Vec<Point> = slopes()
        .filter(|a| *a <= 1.0)
        .flat_map(|a| {
            quarters(2).map(move |x| {
                let f = ParametricRelu::new(a);
                Point::new()
                    .numbers([("x", x), (r"\alpha", a)])
                    .function("f", move |x| f.apply(x[0]))
            })
        })
        .collect();
    p.formula(r"f(x) = \max(\alpha x, x).", &points);
    p.says(
        "With the slope 2 it would be the smaller of the two.",
        |[slope, two]| {
            let leaky = ParametricRelu::new(slope.value);
            two.value == 2.0
                && slope.value == 2.0
                && quarters(3).all(|x| leaky.apply(x) == (slope.value * x).min(x))
        },
    );
}
