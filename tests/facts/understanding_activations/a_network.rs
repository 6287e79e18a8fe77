//! What is a network made of?

use activations::{Activation, Identity, Sigmoid, Tanh};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::{Neuron, binary_inputs};
use worked_examples::building_a_neuron::inhibition::{AND_TABLE, OR_TABLE};
use worked_examples::building_a_neuron::layers::{TwoLayers, XOR, sigmoids};

/// A picture of so many dots by as many, and the units that read it.
const SIDE: usize = 28;
const HIDDEN: usize = 30;
const DIGITS: usize = 10;

/// The weights and biases of layers of so many units, each of which reads all units of the layer before.
fn parameters(layers: &[usize]) -> usize {
    let unit = |inputs: usize| {
        let unit = Neuron::new(Array1::ones(inputs), 0.0, Identity);
        unit.parameters().len()
    };
    layers.windows(2).map(|pair| unit(pair[0]) * pair[1]).sum()
}

/// Networks with so many inputs and two hidden units, and inputs for them.
fn networks<A: Activation + Copy>(inputs: usize, phi: A) -> Vec<(TwoLayers<A>, Array1<f64>)> {
    let mut state = 11_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 24) / 64.0 - 2.0
    };
    let mut numbers = |n: usize| -> Array1<f64> { (0..n).map(|_| next()).collect() };
    let mut unit = |n: usize| Neuron::new(numbers(n), numbers(1)[0], phi);
    let mut networks: Vec<TwoLayers<A>> = Vec::new();
    for _ in 0..24 {
        let hidden = vec![unit(inputs), unit(inputs)];
        networks.push(TwoLayers {
            hidden,
            last: unit(2),
        });
    }
    let x = (0..24).map(|i| {
        (0..inputs)
            .map(|j| f64::from((i * 7 + j as i32 * 5) % 9) / 2.0 - 1.75)
            .collect()
    });
    networks.into_iter().zip(x).collect()
}

/// The symbols of such a network.
fn point<A: Activation + Copy + 'static>(
    (network, x): &(TwoLayers<A>, Array1<f64>),
    symbol: &str,
    phi: A,
) -> Point {
    let mut point = Point::new()
        .number("y", network.output(x))
        .number("c", network.last.bias())
        .function(symbol, move |z| phi.apply(z[0]));
    for (i, x) in x.iter().enumerate() {
        point = point.number(&format!("x_{}", i + 1), *x);
    }
    for (h, unit) in network.hidden.iter().enumerate() {
        let h = h + 1;
        point = point
            .number(&format!("b_{h}"), unit.bias())
            .number(&format!("v_{h}"), network.last.weights()[h - 1]);
        for (i, w) in unit.weights().iter().enumerate() {
            point = point.number(&format!("w_{h}{}", i + 1), *w);
        }
    }
    point
}

/// The shares of the softmax.
fn softmax(z: &[f64]) -> Vec<f64> {
    let sum: f64 = z.iter().map(|z| z.exp()).sum();
    z.iter().map(|z| z.exp() / sum).collect()
}

pub(crate) fn facts(p: &mut Facts) {
    let xor = sigmoids();
    let corners = || binary_inputs(2);
    let layers = [xor.hidden[0].n_inputs(), xor.hidden.len(), 1];
    // The snippet makes this network.
    let code = p.rust();
    for unit in xor.hidden.iter().chain([&xor.last]) {
        let written = format!(
            "Neuron::new(array!{:?}, {:?}, Sigmoid)",
            unit.weights().to_vec(),
            unit.bias()
        );
        assert!(code.contains(&written), "{written}");
    }

    p.told(
        "Neural networks are nothing but giant mathematical equations, says the Primer, to calm the reader: data go in, are transformed, and a simple output comes out.",
        Told::Source,
    );
    p.figure("feed-forward-network", &[]);
    p.says(
        "8 arrows between units, 8 weights: signals go from left to right, from each unit to every unit of the next layer.",
        |[arrows, weights]| {
            let (network, _) = &networks(3, Tanh)[0];
            let all = network.hidden.iter().chain([&network.last]).map(Neuron::n_inputs).sum::<usize>();
            arrows == all && weights == all
        },
    );
    p.says(
        "With a bias for each of the 3 units that compute, the network has 11 parameters.",
        |[units, all]| {
            units == networks(3, Tanh)[0].0.hidden.len() + 1 && all == parameters(&[3, 2, 1])
        },
    );
    p.says(
        "Take two inputs, two hidden units and one output, with sigmoids.",
        |[inputs, hidden]| inputs == layers[0] && hidden == layers[1] && layers[2] == 1,
    );
    let points: Vec<Point> = networks(2, Sigmoid)
        .iter()
        .map(|network| point(network, r"\sigma", Sigmoid))
        .collect();
    p.formula(
        r"y = \sigma\bigl(v_1\,\sigma(w_{11} x_1 + w_{12} x_2 + b_1) + v_2\,\sigma(w_{21} x_1 + w_{22} x_2 + b_2) + c\bigr).",
        &points,
    );
    p.says(
        "Read it from the inside: two units, each a sigmoid of a weighted input; then one more unit that takes their outputs as its inputs.",
        |[two]| {
            networks(2, Sigmoid).iter().all(|(network, x)| {
                let inside: Array1<f64> = network.hidden.iter().map(|unit| Sigmoid.apply(unit.weighted_input(x))).collect();
                two == inside.len() && network.output(x) == network.last.output(&inside)
            })
        },
    );
    p.says(
        "Those in the middle are the **hidden layer**: only other units see their answers.",
        |[]| {
            // Through them alone does the last unit hear of the inputs.
            networks(2, Sigmoid).iter().all(|(network, x)| {
                let heard: Array1<f64> = network.hidden.iter().map(|unit| unit.output(x)).collect();
                network.last.n_inputs() == network.hidden.len()
                    && network.output(x) == network.last.output(&heard)
            })
        },
    );
    p.says(
        "The line is an equation, and its right side is a *function*, of two variables and with nine parameters: six weights and three biases.",
        |[two, nine, six, three]| {
            let weights: usize = xor.hidden.iter().chain([&xor.last]).map(Neuron::n_inputs).sum();
            two == layers[0] && nine == parameters(&layers) && six == weights && three == xor.hidden.len() + 1
        },
    );
    p.says(
        "Choose the nine numbers well, and the line does what [no single unit can](../building-a-neuron/moving-the-threshold.md): it computes the exclusive or, to within a hundredth.",
        |[nine, hundredth]| {
            nine == parameters(&layers)
                && corners().zip(XOR).all(|(x, wanted)| hundredth.holds((xor.output(&x) - wanted).abs()))
                && hundredth.value < 0.02
                && code.matches(&format!("{:?}", hundredth.value)).count() + code.matches(&format!("{:?}", 1.0 - hundredth.value)).count() == XOR.len()
        },
    );

    let inputs = SIDE * SIDE;
    p.says(
        "A network that reads handwritten digits from pictures of 28 by 28 dots has an input for each dot, which makes 784.",
        |[high, wide, dots]| high == SIDE && wide == SIDE && dots == inputs,
    );
    p.input(
        "Give it § hidden units, and § outputs",
        &[HIDDEN as f64, DIGITS as f64],
    );
    p.says(
        "Each hidden unit has 784 weights and a bias, each output has 30 weights and a bias:",
        |[weights, more]| {
            weights == inputs && more == HIDDEN && parameters(&[inputs, 1]) == inputs + 1
        },
    );
    p.formula(
        r"(784 + 1) \cdot 30 + (30 + 1) \cdot 10 = 23860.",
        &[Point::new()],
    );
    assert_eq!(parameters(&[inputs, HIDDEN, DIGITS]), 23860);

    p.told(
        "The Primer says that the output unit usually gives a probability.",
        Told::Source,
    );
    p.says(
        "For a yes or no one wants a number between 0 and 1, and takes a sigmoid.",
        |[from, to]| {
            super::quarters(8).all(|z| from.value < Sigmoid.apply(z) && Sigmoid.apply(z) < to.value)
                && Sigmoid.apply(-8.0) < from.value + 0.001
                && Sigmoid.apply(8.0) > to.value - 0.001
        },
    );
    let (hidden, weights) = (array![0.2, 0.9], array![10.0, 20.0]);
    let degrees = Neuron::new(weights.clone(), 1.0, Identity).output(&hidden);
    assert!(
        code.contains("let hidden = array![0.2, 0.9];")
            && code.contains(&format!("assert_eq!(as_degrees, {degrees:?});"))
    );
    p.says(
        "The same weights and the same inputs give nearly 1 or 21 degrees.",
        |[share, said]| {
            share.holds(Neuron::new(weights.clone(), 1.0, Sigmoid).output(&hidden))
                && said == degrees
        },
    );
    p.says(
        "For one of several classes, such as the ten digits, one wants a share for each, and all shares together must make 1.",
        |[ten, one]| {
            let z: Vec<f64> = (0..ten.n()).map(|digit| f64::from(u32::try_from(digit).expect("a digit"))).collect();
            ten == DIGITS && (softmax(&z).iter().sum::<f64>() - one.value).abs() < 1e-12
        },
    );
    let inputs = [
        [0.5, -1.0, 2.0, 1.5],
        [-0.25, 3.0, 0.75, -2.0],
        [1.25, 0.5, -3.0, 0.25],
    ];
    p.says(
        "The **softmax** sees to that: raise e to the power of each weighted input, which makes all of them positive and keeps their order, and divide each of these numbers by the sum of them all,",
        |[]| {
            inputs.iter().all(|z| {
                let shares = softmax(z);
                let pairs = || (0..4).flat_map(|i: usize| (0..4).map(move |j: usize| (i, j)));
                z.iter().any(|z| *z < 0.0)
                    && shares.iter().all(|share| *share > 0.0)
                    && pairs().all(|(i, j)| (z[i] < z[j]) == (shares[i] < shares[j]))
            })
        },
    );
    let shares: Vec<Point> = inputs
        .iter()
        .flat_map(|z| {
            [0, 1, 2, 3].map(|i: usize| {
                Point::new().numbers([
                    ("y_i", softmax(z)[i]),
                    ("z_i", z[i]),
                    ("z_1", z[0]),
                    ("z_2", z[1]),
                    (r"\dots", z[2].exp()),
                    ("z_n", z[3]),
                ])
            })
        })
        .collect();
    p.formula(
        r"y_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + \dots + e^{z_n}}.",
        &shares,
    );
    p.says(
        "It is no activation function of one number, for each output looks at the weighted inputs of all the others.",
        |[]| {
            inputs.iter().all(|z| {
                (0..4).all(|changed| {
                    let mut other = *z;
                    other[changed] += 1.0;
                    softmax(z).iter().zip(softmax(&other)).all(|(before, after)| *before != after)
                })
            })
        },
    );

    // The exercises.
    let exercise = [3, 4, 1];
    p.says(
        "How many parameters does a network with three inputs, four hidden units and one output have?",
        |[three, four]| three == exercise[0] && four == exercise[1],
    );
    p.says(
        "Count unit by unit, and do not forget the biases: a unit has one parameter more than it has arrows coming in.",
        |[]| (1..9).all(|arrows| parameters(&[arrows, 1]) == arrows + 1),
    );
    p.says(
        "The four hidden units have 4 parameters each, the output has 5.",
        |[four, each, output]| {
            four == exercise[1]
                && each == parameters(&[exercise[0], 1])
                && output == parameters(&[exercise[1], 1])
        },
    );
    p.says("Together that is 21.", |[all]| all == parameters(&exercise));
    let points: Vec<Point> = networks(3, Tanh)
        .iter()
        .map(|network| point(network, "a", Tanh))
        .collect();
    p.formula(
        r"y = a\bigl(v_1\,a(w_{11} x_1 + w_{12} x_2 + w_{13} x_3 + b_1) + v_2\,a(w_{21} x_1 + w_{22} x_2 + w_{23} x_3 + b_2) + c\bigr).",
        &points,
    );
    p.says(
        "In the network for the exclusive or, what do the two hidden units compute, and what does the output make of it?",
        |[two]| two == xor.hidden.len(),
    );
    p.says(
        "With weights as large as 20 a sigmoid is nearly a step, so read −10 and −30 as thresholds of 10 and 30.",
        |[weight, b1, b2, t1, t2]| {
            xor.hidden.iter().flat_map(|unit| unit.weights().to_vec()).all(|w| weight == w)
                && [b1.value, b2.value] == [xor.hidden[0].bias(), xor.hidden[1].bias()]
                && [t1.value, t2.value] == [-b1.value, -b2.value]
        },
    );
    let says = |unit: usize| -> Vec<f64> {
        corners()
            .map(|x| xor.hidden[unit].output(&x).round())
            .collect()
    };
    p.says(
        "The first unit needs one input that is on: it says *or*.",
        |[]| says(0) == OR_TABLE,
    );
    p.says("The second needs both: it says *and*.", |[]| {
        says(1) == AND_TABLE
    });
    p.says(
        "The output adds 20 for the first and takes away 20 for the second, and is more than its 10 only for *or, but not and*.",
        |[first, second, threshold]| {
            let sum = |or: f64, and: f64| first.value * or - second.value * and;
            xor.last.weights().to_vec() == [first.value, -second.value]
                && threshold.value == -xor.last.bias()
                && [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)].map(|(or, and)| sum(or, and) > threshold.value) == [false, true, false]
        },
    );
    let pairs: Vec<Point> = super::quarters(2)
        .flat_map(|a| {
            [-1.5, 0.25, 3.0].map(|b| {
                Point::new()
                    .numbers([("z_1", a), ("z_2", b)])
                    .function(r"\sigma", |z| Sigmoid.apply(z[0]))
            })
        })
        .collect();
    p.formula(
        r"\frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \frac{1}{1 + e^{-(z_1 - z_2)}} = \sigma(z_1 - z_2).",
        &pairs,
    );
    p.says(
        "For two classes the softmax is a sigmoid, which is why a yes or no needs only one output.",
        |[two]| {
            super::quarters(2).all(|a| {
                let shares = softmax(&[a, 0.5]);
                two == shares.len() && (shares[0] - Sigmoid.apply(a - 0.5)).abs() < 1e-15 * 8.0
            })
        },
    );
}
