//! Could you build it again?

use activations::{Activation, AtZero, Identity, Sigmoid, Step};
use manuscript::facts::Facts;
use ndarray::{Array1, array, aview1};
use neuron_core::{Neuron, ThresholdUnit, binary_inputs, inner_product, with_one};
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS, firing_example};
use worked_examples::building_a_neuron::layers::{TwoLayers, XOR};
use worked_examples::building_a_neuron::thresholds::threshold_ranges;

use crate::facts::reading;
use crate::facts::units::cases;

/// The units of the machine that adds: three digits, and three digits with their carry.
const CARRY: ([f64; 3], f64) = ([1.0, 1.0, 1.0], 2.0);
const DIGIT: ([f64; 4], f64) = ([1.0, 1.0, 1.0, -2.0], 1.0);

/// Quarters from −8 to 8.
fn quarters() -> impl Iterator<Item = f64> + Clone {
    (-32..=32).map(|quarter| f64::from(quarter) / 4.0)
}

fn sigma(z: f64) -> f64 {
    Sigmoid.apply(z)
}

/// The outputs of a unit with two inputs, for 00, 01, 10, 11.
fn table(w: [f64; 2], threshold: f64) -> [f64; 4] {
    let unit = ThresholdUnit::new(w.to_vec(), threshold);
    let outputs: Vec<f64> = binary_inputs(2).map(|x| unit.output(&x)).collect();
    [outputs[0], outputs[1], outputs[2], outputs[3]]
}

/// Pairs of weights, of which both signs occur or only one.
fn weights(least: i32) -> impl Iterator<Item = [f64; 2]> {
    let halves = move || (least..=8).map(|half| f64::from(half) / 2.0);
    halves().flat_map(move |w1| halves().map(move |w2| [w1, w2]))
}

/// Whether some unit with such weights has this table.
fn is_computed(wanted: [f64; 4], least: i32) -> bool {
    weights(least).any(|w| quarters().any(|threshold| table(w, threshold) == wanted))
}

pub(crate) fn facts(p: &mut Facts) {
    the_chapter(p);
    the_questions(p);
    the_project(p);
}

fn the_chapter(p: &mut Facts) {
    let rows = firing_example(WEIGHTS, THRESHOLD).rows;
    p.says(
        "It adds up what it hears, each signal times its weight, and fires when the sum reaches its threshold.",
        |[]| {
            cases(3).into_iter().all(|case| {
                let sum: f64 = case.w.iter().zip(&case.x).map(|(w, x)| w * x).sum();
                ThresholdUnit::new(case.w, case.threshold).fires(&aview1(&case.x)) == (sum >= case.threshold)
            })
        },
    );
    p.says(
        "Nobody hears the sum: what is sent is 1 or 0, and a cell that has more to say fires more often.",
        |[on, off]| {
            cases(3).into_iter().all(|case| {
                let y = ThresholdUnit::new(case.w, case.threshold).output(&aview1(&case.x));
                on == y || off == y
            })
        },
    );
    p.input(
        "With the weights § and § and the threshold § the answer",
        &[WEIGHTS[0], WEIGHTS[1], THRESHOLD],
    );
    p.says(
        "With the weights 5 and 3 and the threshold 4 the answer is that of the first input alone, because a weight is not yet an influence.",
        |[_, _, _]| rows.iter().all(|row| row.y == row.x1) && WEIGHTS[1] != 0.0,
    );
    p.says(
        "In the plane of the inputs the unit draws a straight line, and its threshold moves that line without turning it: from *always* to *or*, to *first*, to *and*, to *never*.",
        |[]| {
            let tables: Vec<[f64; 4]> = threshold_ranges(WEIGHTS)
                .rows
                .iter()
                .map(|row| [row.table.y00, row.table.y01, row.table.y10, row.table.y11])
                .collect();
            tables
                == [
                    [1.0, 1.0, 1.0, 1.0],
                    [0.0, 1.0, 1.0, 1.0],
                    [0.0, 0.0, 1.0, 1.0],
                    [0.0, 0.0, 0.0, 1.0],
                    [0.0, 0.0, 0.0, 0.0],
                ]
        },
    );
    let step = |z: f64| Step::default().apply(z);
    p.says(
        "Over the sum it draws a jump, which has no slope, and so a small change of a weight teaches it nothing.",
        |[]| quarters().filter(|z| *z != 0.0).all(|z| step(z + 0.1) == step(z) && step(z - 0.1) == step(z)),
    );
    p.says(
        "Put a sigmoid in the place of the step, and the answer moves a little with every weight; how much, the slope says, which is the value times what is missing to 1.",
        |[one]| {
            quarters().all(|z| {
                let h = 1e-6;
                let slope = (sigma(z + h) - sigma(z - h)) / (2.0 * h);
                (slope - sigma(z) * (one.value - sigma(z))).abs() < 1e-6 && slope > 0.0
            })
        },
    );
    let hundred = 100;
    p.says(
        "But a slope is not enough, for with the identity a hundred layers are one unit, and no one unit computes XOR.",
        |[layers]| layers == hundred && is_one_unit(hundred) && !is_computed(XOR, -8),
    );
    let veto = [0.0, 0.0, 1.0, 0.0];
    p.says(
        r#"Negative weights let a unit say "unless", which it cannot say without them."#,
        |[]| is_computed(veto, -8) && !is_computed(veto, 0),
    );
    p.says(
        "And the threshold with its sign changed is the bias, the weight of an input that is always 1.",
        |[one]| {
            cases(3).into_iter().all(|case| {
                let x = aview1(&case.x);
                let unit = ThresholdUnit::new(case.w.clone(), case.threshold);
                let neuron = Neuron::<Step>::from(unit.clone());
                neuron.bias() == -case.threshold
                    && one == with_one(&x)[3]
                    && inner_product(&neuron.parameters(), &with_one(&x)) == unit.weighted_input(&x)
            })
        },
    );
}

/// Whether so many layers of two identities, and an identity that reads the last, are one unit.
fn is_one_unit(layers: usize) -> bool {
    // A quarter turn and a shift: no number grows large.
    let hidden = vec![
        Neuron::new(array![0.0, -1.0], 1.0, Identity),
        Neuron::new(array![1.0, 0.0], -2.0, Identity),
    ];
    let last = Neuron::new(array![2.0, 1.0], -1.0, Identity);
    let single = (0..layers).fold(last.clone(), |last, _| {
        let hidden = hidden.clone();
        TwoLayers { hidden, last }.collapsed()
    });
    quarters().all(|x| {
        let x = array![x, x * x - 3.0];
        let through = |x: Array1<f64>, _| hidden.iter().map(|unit| unit.output(&x)).collect();
        last.output(&(0..layers).fold(x.clone(), through)) == single.output(&x)
    })
}

fn the_questions(p: &mut Facts) {
    let answers = p.read(reading::answers);
    p.says("Eight questions", |[eight]| eight == answers);

    // The unit of the chapter, ten times as large.
    let (w, threshold, raised) = (WEIGHTS.map(|w| 10.0 * w), 10.0 * THRESHOLD, 39.0);
    let with_second = |w2: f64| table([w[0], w2], threshold);
    p.input(
        "A unit has the weights § and § and the threshold §",
        &[w[0], w[1], threshold],
    );
    p.input("You raise its second weight to §", &[raised]);
    p.says("Does it now listen to its second input?", |[]| {
        raised > w[1] && with_second(raised) == with_second(w[1])
    });
    p.says("No, not in any case of zeros and ones.", |[]| {
        let y = with_second(raised);
        y[0] == y[1] && y[2] == y[3]
    });
    p.says(
        "The second input alone brings 39, which is less than 40, and together with the first it changes nothing that 50 had not decided.",
        |[second, border, first]| {
            second == raised
                && border.holds(raised)
                && border.value == threshold
                && first == w[0]
                && first.value >= threshold
        },
    );
    p.says(
        "More weight is not more influence, until the weight crosses a border.",
        |[]| {
            let weights = (0..=80).map(f64::from);
            let mut weights = weights.map(|w2| (w2, with_second(w2)));
            weights.all(|(w2, y)| (y == with_second(0.0)) == (w2 < threshold))
        },
    );
    p.says("At 40 the unit turns into *or*, all at once.", |[at]| {
        with_second(at.value) == [0.0, 1.0, 1.0, 1.0]
            && with_second(at.value.next_down()) == with_second(0.0)
    });

    let other = 5.0;
    p.input("Two units have the weights § and §", &WEIGHTS);
    p.input(
        "One has the threshold §, the other the threshold §",
        &[THRESHOLD, other],
    );
    p.says("When do they answer differently?", |[]| {
        table(WEIGHTS, THRESHOLD) == table(WEIGHTS, other)
    });
    p.says("Never, as long as the inputs are 0 or 1.", |[off, on]| {
        let inputs: Vec<f64> = binary_inputs(2).flatten().collect();
        table(WEIGHTS, THRESHOLD) == table(WEIGHTS, other)
            && inputs.iter().all(|x| off == *x || on == *x)
    });
    p.says(
        "It is tempting to name the case (1, 0), whose sum meets the second threshold exactly.",
        |[x1, x2]| WEIGHTS[0] * x1.value + WEIGHTS[1] * x2.value == other,
    );
    p.says(
        "But in this book a sum that meets the threshold fires.",
        |[]| {
            let unit = ThresholdUnit::new(WEIGHTS.to_vec(), other);
            let beyond = unit.clone().with_step(Step {
                at_zero: AtZero::Zero,
            });
            let x = array![1.0, 0.0];
            unit.fires(&x) && !beyond.fires(&x)
        },
    );

    p.says("The weak alarms that were true.", |[]| {
        // The second signal alone, which the threshold of the chapter keeps out, as it does the noise.
        table(WEIGHTS, 1.0)[1] == 1.0 && table(WEIGHTS, THRESHOLD)[1] == 0.0
    });

    p.says(
        "No weight of a unit is negative, and it fires when its first input alone is on.",
        |[]| {
            weights(0).all(|w| {
                quarters().all(|threshold| {
                    let y = table(w, threshold);
                    y[2] == 0.0 || y[3] == 1.0
                })
            })
        },
    );

    let z = 50.0;
    p.input(r"prints $\sigma(§)$", &[z]);
    p.says(r"A computer prints $\sigma(50)$ as 1.", |[_, one]| {
        one == sigma(z)
    });
    p.says(r"Does it print $\sigma(-50)$ as 0?", |[minus, zero]| {
        minus == -z && sigma(-z) > 0.0 && (sigma(-z) - zero.value).abs() < 1e-20
    });
    p.says(
        r"No; it prints about $2 \cdot 10^{-22}$, and most of its digits are right.",
        |[factor, power]| {
            let right = (-z).exp() / (1.0 + (-z).exp());
            factor.holds(sigma(-z) / power.value) && (sigma(-z) / right - 1.0).abs() < 1e-15
        },
    );
    p.says(
        "The two values add up to 1, so it is tempting to expect a 0.",
        |[_, one, zero]| one == sigma(z) + sigma(-z) && zero == one.value - sigma(z),
    );
    p.says(
        "But near 0 the numbers of a computer lie closer together than near 1, by so much that there is room for this one.",
        |[zero, one]| {
            let small = sigma(-z);
            (small - zero.value).abs() < 1e-20
                && one.value == sigma(z)
                && one.value - one.value.next_down() > small
                && small.next_up() - small < 1e-15 * small
        },
    );

    p.says(
        "Ten layers of units, all with the identity: how many units could do the same?",
        |[layers]| layers == 10 && is_one_unit(10),
    );
    p.says(
        "A weighted sum of weighted sums is a weighted sum, however often one says it.",
        |[]| (0..40).all(is_one_unit),
    );

    p.says("Without negative weights no unit computes XOR.", |[]| {
        !is_computed(XOR, 0)
    });
    p.says("None either.", |[]| !is_computed(XOR, -8));
    p.says(
        "A single unit draws a single line, and XOR has its ones at opposite corners: the sums of (0, 1) and (1, 0) together are as large as those of (0, 0) and (1, 1), whatever sign the weights have.",
        |[a1, a2, b1, b2, c1, c2, d1, d2]| {
            let on = [[a1, a2], [b1, b2]].map(|x| x.map(|x| x.value));
            let off = [[c1, c2], [d1, d2]].map(|x| x.map(|x| x.value));
            let is_xor = |x: &[f64; 2], y: f64| XOR[(2.0 * x[0] + x[1]) as usize] == y;
            on.iter().all(|x| is_xor(x, 1.0))
                && off.iter().all(|x| is_xor(x, 0.0))
                && weights(-8).all(|w| {
                    let sum = |x: &[[f64; 2]; 2]| -> f64 { x.iter().map(|x| w[0] * x[0] + w[1] * x[1]).sum() };
                    sum(&on) == sum(&off)
                })
        },
    );

    p.says(
        "You append a 1 to the inputs and the bias to the weights.",
        |[one]| one == with_one(&aview1(&[]))[0],
    );
    p.says(
        "The number that was added comes out the same, and only the formula is shorter.",
        |[]| {
            cases(3).into_iter().all(|case| {
                let x = aview1(&case.x);
                let neuron = Neuron::new(case.w.clone(), -case.threshold, Identity);
                neuron.weighted_input(&x) == inner_product(&neuron.parameters(), &with_one(&x))
            })
        },
    );
}

fn carry(digits: [f64; 3]) -> f64 {
    ThresholdUnit::new(CARRY.0.to_vec(), CARRY.1).output(&aview1(&digits))
}

/// The sum that the digit's unit compares with its threshold.
fn sum_of_digit([a, b, c]: [f64; 3]) -> f64 {
    let unit = ThresholdUnit::new(DIGIT.0.to_vec(), DIGIT.1);
    unit.weighted_sum(&array![a, b, c, carry([a, b, c])])
}

fn digit([a, b, c]: [f64; 3]) -> f64 {
    let unit = ThresholdUnit::new(DIGIT.0.to_vec(), DIGIT.1);
    unit.output(&array![a, b, c, carry([a, b, c])])
}

/// The three digits of a place, in all cases, each with how many of them are 1.
fn places() -> impl Iterator<Item = ([f64; 3], usize)> {
    binary_inputs(3).map(|x| ([x[0], x[1], x[2]], x.iter().filter(|x| **x == 1.0).count()))
}

fn add(x: u32, y: u32) -> Option<u32> {
    let (mut sum, mut carried) = (0, 0.0);
    for place in 0..u32::BITS {
        let of = |n: u32| f64::from((n >> place) & 1);
        let digits = [of(x), of(y), carried];
        sum |= u32::from(digit(digits) == 1.0) << place;
        carried = carry(digits);
    }
    (carried == 0.0).then_some(sum)
}

fn the_project(p: &mut Facts) {
    let code = p.rust();
    assert!(code.contains(&format!(
        "ThresholdUnit::new(array!{:?}, {:?})",
        CARRY.0, CARRY.1
    )));
    assert!(code.contains(&format!(
        "ThresholdUnit::new(array!{:?}, {:?})",
        DIGIT.0, DIGIT.1
    )));

    let (x, y) = (19, 23);
    assert!(code.contains(&format!("add({x}, {y})")));
    assert!(code.contains(&format!("\"{x} + {y} = {{sum}}\"")));
    p.shows(&format!(
        "{x} + {y} = {}",
        add(x, y).expect("a sum that fits")
    ));

    p.says(
        "Write both numbers in binary, so that every digit is 0 or 1, and add them as you did in school, from the right.",
        |[off, on]| places().all(|(digits, _)| digits.iter().all(|d| off == *d || on == *d)),
    );
    p.says(
        "At each place three digits come together, one from each number and the carry from the place before.",
        |[three]| places().all(|(digits, _)| three == digits.len()),
    );
    p.says(
        "It cannot do with the three inputs alone; find out why, and what else it may listen to.",
        |[three]| three == DIGIT.0.len() - 1 && !is_computed(XOR, -8),
    );
    let is_right = || {
        places().all(|(digits, ones)| {
            digit(digits) == f64::from(u8::from(ones % 2 == 1))
                && carry(digits) == f64::from(u8::from(ones >= 2))
        })
    };
    p.says(
        "In all eight cases of three digits, the digit and the carry are what you would write down.",
        |[eight, three]| eight == places().count() && three == CARRY.0.len() && is_right(),
    );
    let limit = 100;
    p.input("For all pairs of numbers up to §", &[f64::from(limit)]);
    p.says(
        "For all pairs of numbers up to 100, the machine and the `+` of your language agree.",
        |[_]| {
            code.contains(&format!("(0..={limit}).all(|x| (0..={limit}).all("))
                && (0..=limit)
                    .step_by(7)
                    .all(|x| (0..=limit).all(|y| add(x, y) == Some(x + y)))
        },
    );
    let units = code.matches("ThresholdUnit::new(").count();
    p.says(
        "There are two units for each place, and no more.",
        |[two]| two == units,
    );
    p.says("When a sum does not fit, the program says so.", |[]| {
        add(u32::MAX, 1).is_none() && add(u32::MAX, 0) == Some(u32::MAX)
    });
    p.says(
        "It is 1 when at least two of the three digits are, so three weights of 1 and the threshold 2 will do.",
        |[on, enough, three, weights, weight, threshold]| {
            three == CARRY.0.len()
                && weights == CARRY.0.len()
                && CARRY.0.iter().all(|w| weight == *w)
                && threshold == CARRY.1
                && places().all(|(digits, ones)| (on == carry(digits)) == enough.holds(count(ones)))
        },
    );
    p.says(
        "The digit is 1 for a single one, 0 for two, and 1 again for three.",
        |[single, zero, two, again, three]| {
            places().all(|(digits, ones)| match ones {
                1 => single == digit(digits),
                ones if two == ones => zero == digit(digits),
                ones if three == ones => again == digit(digits),
                _ => ones == 0,
            }) && two == 2
                && three == 3
        },
    );
    p.says(
        "Switching one more input on turns it on, then off, then on.",
        |[]| is_right(),
    );
    p.says(
        "No unit with these three inputs can do that: with one of the digits held at 0 it would be computing XOR.",
        |[three, held]| {
            let pairs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
            three == CARRY.0.len()
                && pairs.map(|[a, b]| digit([a, b, held.value])) == XOR
                && !is_computed(XOR, -8)
        },
    );
    p.says(
        "But the carry is there already, and it knows when there are two or more.",
        |[two]| places().all(|(digits, ones)| (carry(digits) == 1.0) == (ones >= two.n())),
    );
    p.says(
        "Let the digit's unit listen to it as well, with the weight −2, and the sums become 0, 1, 0 and 1.",
        |[weight, sums @ ..]: [_; 5]| {
            weight == DIGIT.0[3] && places().all(|(digits, ones)| sums[ones] == sum_of_digit(digits))
        },
    );
    p.says("The threshold is 1.", |[threshold]| {
        threshold == DIGIT.1 && is_right()
    });
    p.says(
        "The `+` in the check is the only one that adds, and the machine does not need it.",
        |[]| code.matches(" + ").count() - code.matches("19 + 23").count() == 1,
    );
    p.says(
        "It has 64 neurons, two for each binary digit.",
        |[neurons, two]| two == units && neurons == units * u32::BITS as usize,
    );
}

#[allow(clippy::cast_precision_loss)]
fn count(ones: usize) -> f64 {
    ones as f64
}
