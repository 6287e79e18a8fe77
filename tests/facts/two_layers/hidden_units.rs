//! What does a hidden unit do for the others?

use std::collections::BTreeSet;

use activations::{Activation, Identity, Sigmoid, Step};
use manuscript::facts::{Facts, Point};
use ndarray::{Array1, Array2, array};
use networks::{Layer, Network};
use neuron_core::{Neuron, ThresholdUnit};
use worked_examples::neurons_in_detail::exclusive_or::{BOTH, NOT_BOTH, OR, XOR};
use worked_examples::two_layers::hidden_units::{INPUTS, by_hand, hidden_units};
use worked_examples::two_layers::xor_starts::{EPOCHS, LEARNING_RATE, LIMIT};

/// How gentle the hidden sigmoids of the figure are.
const STEEPNESS: f64 = 6.0;

/// The seed from which the page learns.
const SEED: u64 = 0;

/// What the hidden units answer with this activation function.
fn hidden(phi: &dyn Activation, steepness: f64) -> [[f64; 2]; 4] {
    INPUTS.map(|[x1, x2]| {
        [OR, NOT_BOTH].map(|([w1, w2], theta)| phi.apply(steepness * (w1 * x1 + w2 * x2 - theta)))
    })
}

/// What both answers add up to: in the cases of a lamp that burns, and in the others.
fn sums(answers: [[f64; 2]; 4]) -> [f64; 2] {
    let sum = |case: usize| answers[case][0] + answers[case][1];
    let pairs = [[1, 2], [0, 3]];
    pairs.map(|[one, other]| {
        assert!((sum(one) - sum(other)).abs() < 1e-12);
        sum(one)
    })
}

pub(crate) fn facts(p: &mut Facts) {
    let network = by_hand();
    let rows = hidden_units().rows;
    let pairs: BTreeSet<[u8; 2]> = rows
        .iter()
        .map(|row| [row.h1 as u8, row.h2 as u8])
        .collect();
    let units = network.hidden()[0].n_neurons() + network.n_outputs();
    p.says(
        "No single unit can light it, and three can: *or*, *not both*, and an *and* that listens to these two.",
        |[three, two]| {
            three == units
                && two == network.hidden()[0].n_neurons()
                && rows.iter().zip(XOR).all(|(row, wanted)| row.y == wanted)
        },
    );
    let code = p.rust();
    let rows_of = |units: &[([f64; 2], f64)]| {
        let rows: Vec<[f64; 2]> = units.iter().map(|(weights, _)| *weights).collect();
        let biases: Vec<f64> = units.iter().map(|(_, theta)| -theta).collect();
        format!("Layer::new(array!{rows:?}, array!{biases:?}, Step::default());")
    };
    assert!(
        code.contains(&rows_of(&[OR, NOT_BOTH])) && code.contains(&rows_of(&[BOTH])),
        "the snippet has another network than the table"
    );
    p.says(
        "Before you read on: write down what the two hidden units answer in the four cases.",
        |[two, four]| two == network.hidden()[0].n_neurons() && four == rows.len(),
    );
    p.table(
        "hidden_units.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("h1", "or"),
            ("h2", "not both"),
            ("y", "the lamp"),
        ],
        &Point::new(),
    );
    p.says(
        "What the third unit gets to see: three different pairs for four cases.",
        |[three, four]| three == pairs.len() && four == rows.len(),
    );
    p.says("Three.", |[three]| three == pairs.len());
    p.says(
        "The two cases in which the lamp burns have become one and the same, and the two others are still apart.",
        |[two, others]| {
            let kind = |y: f64| rows.iter().filter(move |row| row.y == y);
            let seen = |y: f64| -> BTreeSet<[u8; 2]> { kind(y).map(|row| [row.h1 as u8, row.h2 as u8]).collect() };
            two == kind(1.0).count() && seen(1.0).len() == 1 && others == seen(0.0).len()
        },
    );
    p.says(
        "Then the four cases are moved less far, and they need not fall into corners:",
        |[four]| {
            let answers = hidden(&Sigmoid, STEEPNESS);
            four == answers.len()
                && answers
                    .as_flattened()
                    .iter()
                    .all(|a| (1e-5..1.0 - 1e-5).contains(a))
        },
    );
    p.figure("hidden-plane", &[("steepness", &STEEPNESS)]);
    let drawn = sums(hidden(&Sigmoid, STEEPNESS));
    p.says(
        "On the right stands what two hidden sigmoids with 6 times the weights make of the four: the filled ones fall together, where both answers add up to 1.905, the hollow ones where they add up to 1.047, and a line lies between.",
        |[two, times, four, filled, hollow]| {
            two == 2 && times == STEEPNESS && four == INPUTS.len() && filled.holds(drawn[0]) && hollow.holds(drawn[1])
        },
    );
    p.says(
        "On the left no single line parts the filled inputs from the hollow ones.",
        // The sums of both diagonals are equal, whatever the weights: they cannot be above a threshold on one and below on the other.
        |[]| {
            let sum = |cases: [usize; 2]| [0, 1].map(|j| INPUTS[cases[0]][j] + INPUTS[cases[1]][j]);
            XOR[1] == XOR[2] && XOR[0] == XOR[3] && sum([1, 2]) == sum([0, 3])
        },
    );
    p.says(
        "However gentle the two sigmoids are, the points on the right never lie on one line.",
        |[_]| {
            // From here on down the two sums differ by less than can be told in doubles.
            (1..=2000).map(|i| f64::from(i) / 100.0).all(|steepness| {
                let [filled, hollow] = sums(hidden(&Sigmoid, steepness));
                filled > hollow
            })
        },
    );
    p.says(
        "With the [identity](../building-a-neuron/from-step-to-activation.md) they do: both answers together always add up to 1.",
        |[one]| {
            sums(hidden(&Identity, 1.0)).iter().all(|sum| one == *sum)
                && OR.0[0] == -NOT_BOTH.0[0]
                && OR.0[1] == -NOT_BOTH.0[1]
                && one == -OR.1 - NOT_BOTH.1
        },
    );
    p.says(
        "We did: we looked at the square, drew two lines, and read off the six weights and three biases.",
        |[two, six, three]| {
            let weights = network.hidden()[0].weights().len() + network.output_layer().weights().len();
            two == network.hidden()[0].n_neurons()
                && six == weights
                && three == network.n_parameters() - weights
        },
    );
    p.says(
        "With a thousand nobody can, and nobody knows which lines would help.",
        // Any large number would do.
        |[inputs]| inputs == 1000,
    );

    // The program that finds them.
    let seed = format!("seed_from_u64({SEED})");
    assert!(
        code.contains(&seed)
            && code.contains(&format!("learning_rate: {LEARNING_RATE:?}"))
            && code.contains(&format!("epochs: {EPOCHS} }}")),
        "the snippet learns in another way than the starts that are counted"
    );
    p.says(
        "Two inputs, two hidden units, one output; each parameter anywhere between −1 and 1.",
        |[inputs, hidden, low, high]| {
            code.contains(&format!("&[{}, {}, 1]", inputs.n(), hidden.n()))
                && code.contains(&format!("Uniform {{ limit: {:?} }}", high.value))
                && high == LIMIT
                && low == -LIMIT
        },
    );

    // The exercises.
    let seen = [[0.0, 1.0], [1.0, 1.0], [1.0, 0.0]];
    p.says(
        "The third unit sees the pairs (0, 1), (1, 1) and (1, 0).",
        |[a, b, c, d, e, f]| {
            [a, b, c, d, e, f].map(|number| number.value) == *seen.as_flattened()
                && pairs == seen.iter().map(|pair| pair.map(|h| h as u8)).collect()
        },
    );
    p.says(
        "Do not look at the switches any more: only the three pairs count.",
        |[three]| three == pairs.len(),
    );
    let lights = |w: [f64; 2], b: f64| {
        let unit = ThresholdUnit::new(w.to_vec(), -b);
        rows.iter()
            .all(|row| unit.output(&array![row.h1, row.h2]) == row.y)
    };
    p.says(
        "The unit must fire at (1, 1) and be silent at the two others, so the bias plus either weight alone must be below 0, and plus both weights at least 0.",
        |[a, b, two, below, from]| {
            // In quarters from −4 to 4 the condition tells all units that light the lamp.
            let grid = || (-16..=16).map(|quarter| f64::from(quarter) / 4.0);
            let conditions = grid().all(|v| {
                grid().all(|w| {
                    grid().all(|bias| {
                        let fits = below.holds(bias + v) && below.holds(bias + w) && from.holds(bias + v + w);
                        lights([v, w], bias) == fits
                    })
                })
            });
            let fires: Vec<[f64; 2]> = rows.iter().filter(|row| row.y == 1.0).map(|row| [row.h1, row.h2]).collect();
            conditions && fires.iter().all(|pair| *pair == [a.value, b.value]) && two == pairs.len() - 1
        },
    );
    p.says(
        "Weights of 2 and 3 with a bias of −4 do it, for 2 and 3 do not reach 4, and 5 does.",
        |[v, w, b, one, other, threshold, both]| {
            lights([v.value, w.value], b.value)
                && threshold == -b.value
                && one == v.value
                && other == w.value
                && both == v.value + w.value
                && code.contains(&format!(
                    "ThresholdUnit::new(array![{:?}, {:?}], {:?})",
                    v.value, w.value, threshold.value
                ))
        },
    );
    let straight = |v: [f64; 2], c: f64| {
        let layer = |weights: Array2<f64>, biases| Layer::new(weights, biases, Identity);
        let hidden = layer(array![OR.0, NOT_BOTH.0], array![-OR.1, -NOT_BOTH.1]);
        Network::new(vec![hidden], layer(array![v], array![c]))
    };
    let places = [[0.0, 0.0], [0.25, 3.0], [-1.5, 0.5], [1.0, 1.0]];
    p.says(
        r"The hidden answers are $x_1 + x_2 - \tfrac12$ and $\tfrac32 - x_1 - x_2$, and the third unit weighs them with $v_1$ and $v_2$.",
        |[half, three_halves]| {
            places.iter().all(|[x1, x2]| {
                let pass = straight([1.0, 1.0], 0.0).forward(&array![*x1, *x2]);
                pass.outputs[1] == array![x1 + x2 - half.value, three_halves.value - x1 - x2]
            })
        },
    );
    p.says(
        "What comes out is a number times $x_1$, plus a number times $x_2$, plus a number: the weighted input of one unit with the weights $v_1 - v_2$ and $v_1 - v_2$.",
        |[]| {
            [([1.0, 1.0], -1.5), ([2.0, -3.0], 0.25), ([-0.5, 1.25], 1.0)].iter().all(|(v, c)| {
                let network = straight(*v, *c);
                let bias = network.output(&array![0.0, 0.0])[0];
                let single = Neuron::new(array![v[0] - v[1], v[0] - v[1]], bias, Identity);
                places.iter().all(|[x1, x2]| {
                    let x = array![*x1, *x2];
                    (network.output(&x)[0] - single.output(&x)).abs() < 1e-12
                })
            })
        },
    );
    let switches = 3_usize;
    p.says(
        "A lamp has three switches, and burns when an odd number of them is up.",
        |[three]| three == switches,
    );
    let counts: Vec<f64> = (0..=switches).map(|up| up as f64).collect();
    p.says(
        "Only the number of switches that are up matters, so count it: it is 0, 1, 2 or 3, and the lamp should be dark, lit, dark, lit.",
        |[a, b, c, d]| {
            let written = [a, b, c, d].map(|count| count.value);
            counts == written && written.map(|count| count % 2.0) == [0.0, 1.0, 0.0, 1.0]
        },
    );
    p.says(
        r#"A hidden unit can say "at least one", another "at least two", another "all three"."#,
        |[two, three]| two.value == counts[2] && three == switches,
    );
    p.says(
        "Weigh them with 1, −1 and 1: the sums are 0, 1, 0 and 1, and a threshold of ½ lights the lamp.",
        |[u, v, w, a, b, c, d, threshold]| {
            let sum = |up: f64| {
                let says = [1.0, 2.0, 3.0].map(|from| if up >= from { 1.0 } else { 0.0 });
                u.value * says[0] + v.value * says[1] + w.value * says[2]
            };
            counts.iter().zip([a, b, c, d]).all(|(up, written)| written == sum(*up))
                && counts.iter().all(|up| (sum(*up) >= threshold.value) == (up % 2.0 == 1.0))
                && code.contains(&format!(
                    "array![[{:?}, {:?}, {:?}]], array![{:?}], Step",
                    u.value, v.value, w.value, -threshold.value
                ))
        },
    );
    p.says("So three are enough.", |[three]| three == switches);
    p.says("For n switches the same recipe takes n units.", |[]| {
        (1..=6_u32).all(|n| {
            let units = n as usize;
            let biases = (0..n).map(|unit| -0.5 - f64::from(unit)).collect();
            let signs = (0..n).map(|unit| if unit % 2 == 0 { 1.0 } else { -1.0 });
            let hidden = Layer::new(Array2::ones((units, units)), biases, Step::default());
            let signs = Array2::from_shape_vec((1, units), signs.collect()).expect("n signs");
            let network = Network::new(
                vec![hidden],
                Layer::new(signs, array![-0.5], Step::default()),
            );
            (0..1_u32 << n).all(|up| {
                let x: Array1<f64> = (0..n).map(|bit| f64::from(up >> bit & 1)).collect();
                network.output(&x)[0] == f64::from(up.count_ones() % 2)
            })
        })
    });
}
