//! What is the rule for any network?

use activations::{Activation, Differentiable, Identity, Relu, Sigmoid, Tanh};
use learning::{CrossEntropy, SquaredError, VectorLoss};
use manuscript::facts::{Facts, Point};
use ndarray::{Array1, ArrayRef1};
use networks::{Backpropagation, Network, Uniform};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// The widths and the seed of the network of the page.
const WIDTHS: [usize; 4] = [3, 4, 5, 2];
const SEED: u64 = 6;

/// What goes in, and what is wanted.
const SAMPLE: ([f64; 3], [f64; 2]) = ([0.5, -1.0, 2.0], [1.0, 0.0]);

/// The hidden layers of the network whose ways are counted, and the units of each.
const TEN: usize = 10;

fn network(seed: u64) -> Network<Tanh, Identity> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    Network::random(&WIDTHS, Tanh, Identity, &Uniform { limit: 1.0 }, &mut rng)
}

fn back(network: &Network<Tanh, Identity>, x: &[f64], y: &[f64]) -> Backpropagation {
    network.backpropagate(
        &SquaredError,
        &Array1::from(x.to_vec()),
        &Array1::from(y.to_vec()),
    )
}

/// The loss of one sample, as a function of what the first hidden layer answers.
fn loss_behind(network: &Network<Tanh, Identity>, answers: &[f64], y: &[f64]) -> f64 {
    let hidden = &network.hidden()[1];
    let a: Array1<f64> = hidden
        .weighted_inputs(&Array1::from(answers.to_vec()))
        .iter()
        .map(|z| Tanh.apply(*z))
        .collect();
    let outputs = network.output_layer().weighted_inputs(&a);
    let errors = outputs.iter().zip(y).map(|(a, y)| a - y);
    errors.map(|error| 0.5 * error * error).sum()
}

/// A difference quotient.
fn measured(f: impl Fn(f64) -> f64, at: f64) -> f64 {
    (f(at + 1e-5) - f(at - 1e-5)) / 2e-5
}

/// The symbols of each unit of the first hidden layer of some networks, each met with another input. The slope by its answer
/// is measured, so that the formula is not compared with itself.
fn points() -> Vec<Point> {
    let mut points = Vec::new();
    for seed in 0..3 {
        let network = network(seed);
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(100 + seed);
        let mut draw = || 2.0 * rng.random::<f64>() - 1.0;
        let (x, y) = ([draw(), draw(), draw()], [draw(), draw()]);
        let back = back(&network, &x, &y);
        let (z, a) = (&back.forward.weighted_inputs[0], &back.forward.outputs[1]);
        for j in 0..z.len() {
            let g = measured(
                |answer| {
                    let mut answers = a.to_vec();
                    answers[j] = answer;
                    loss_behind(&network, &answers, &y)
                },
                a[j],
            );
            // Rounded to what the chain rule has, from which it differs by less than can be measured.
            let w = network.hidden()[0].weights();
            let v = network.hidden()[1].weights().column(j).to_vec();
            let e = &back.error_signals[1];
            let exact: f64 = v.iter().zip(e).map(|(v, e)| v * e).sum();
            assert!((g - exact).abs() < 1e-9, "{g} {exact}");
            let (n, m) = (x.len(), v.len());
            let middle = |products: &dyn Fn(usize) -> f64, count: usize| -> f64 {
                (1..count - 1).map(products).sum()
            };
            let forward = [
                ("x_1", x[0]),
                ("x_n", x[n - 1]),
                ("w_1", w[[j, 0]]),
                ("w_n", w[[j, n - 1]]),
                ("b", network.hidden()[0].biases()[j]),
                ("z", z[j]),
                ("a", a[j]),
                (r"\dots", middle(&|i| w[[j, i]] * x[i], n)),
            ];
            let backward = [
                ("v_1", v[0]),
                ("v_m", v[m - 1]),
                (r"\varepsilon_1", e[0]),
                (r"\varepsilon_m", e[m - 1]),
                ("g", exact),
                ("z", z[j]),
                (r"\delta", back.error_signals[0][j]),
                (r"\dots", middle(&|k| v[k] * e[k], m)),
            ];
            let here = |numbers: &[(&str, f64)]| {
                Point::new()
                    .numbers(numbers.iter().copied())
                    .function(r"\varphi", |z| Tanh.apply(z[0]))
                    .function(r"\varphi'", |z| Tanh.derivative(z[0]))
            };
            points.push((here(&forward), here(&backward)));
        }
    }
    let (forward, backward): (Vec<Point>, Vec<Point>) = points.into_iter().unzip();
    forward.into_iter().chain(backward).collect()
}

/// The slopes by the weights and the bias of a unit, each measured, where the symbols of the page stand.
fn slope_points() -> Vec<Point> {
    (0..3)
        .map(|seed| {
            let network = network(seed);
            let (x, y) = ([0.7, -0.3, 1.1], [0.2, -0.9]);
            let back = back(&network, &x, &y);
            let unit = 1;
            let loss = |theta: &ArrayRef1<f64>| {
                let mut nudged = network.clone();
                nudged.set_parameters(theta);
                let outputs = nudged.output(&Array1::from(x.to_vec()));
                let errors = outputs.iter().zip(y).map(|(a, y)| a - y);
                errors.map(|error| 0.5 * error * error).sum::<f64>()
            };
            let at = |j: usize| {
                let theta = network.parameters();
                measured(
                    |value| {
                        let mut theta = theta.clone();
                        theta[j] = value;
                        loss(&theta)
                    },
                    theta[j],
                )
            };
            // The second unit's parameters follow the four of the first.
            let (weight, bias) = (4 + 2, 4 + 3);
            let slopes = [
                back.weight_gradients[0][[unit, 2]],
                back.error_signals[0][unit],
            ];
            assert!((at(weight) - slopes[0]).abs() < 1e-9 && (at(bias) - slopes[1]).abs() < 1e-9);
            Point::new().numbers([
                ("s_i", slopes[0]),
                ("s_b", slopes[1]),
                ("x_i", x[2]),
                (r"\delta", back.error_signals[0][unit]),
            ])
        })
        .collect()
}

pub(crate) fn facts(p: &mut Facts) {
    p.says("Three units fit in the head.", |[three]| {
        // Those of the page before.
        three
            == worked_examples::two_layers::way_back::way_back(
                worked_examples::two_layers::way_back::HIDDEN,
                worked_examples::two_layers::way_back::LAST,
                0.05,
                0,
            )
            .units
            .len()
    });
    p.figure("local-rule", &[]);
    // The formulas that stand by themselves: the first one goes forward.
    let lines = p.read(|page| page.text().matches("\n$$ ").count()) - 1;
    let all = points();
    let (forward, backward) = all.split_at(all.len() / 2);
    p.formula(
        r"z = w_1 x_1 + \dots + w_n x_n + b, \qquad a = \varphi(z).",
        forward,
    );
    p.formula(
        r"g = v_1 \varepsilon_1 + \dots + v_m \varepsilon_m.",
        backward,
    );
    p.formula(r"\delta = g \cdot \varphi'(z).", backward);
    p.formula(r"s_i = \delta x_i, \qquad s_b = \delta.", &slope_points());

    let outputs: Vec<Point> = [(0.3, 1.0), (2.0, -0.5), (-1.0, 0.25)]
        .map(|(a, y): (f64, f64)| {
            let loss = |a: f64| 0.5 * (a - y) * (a - y);
            let g = a - y;
            assert!((measured(loss, a) - g).abs() < 1e-9);
            // The loss of the crate says the same of an output that adds up.
            let mut delta = [0.0];
            VectorLoss::<Identity>::error_signals(&SquaredError, &Identity, &[a], &[y], &mut delta);
            assert_eq!(delta[0], g);
            Point::new().numbers([("g", g), ("a", a), ("y", y)])
        })
        .to_vec();
    p.says("For half the squared error,", |[half]| {
        let mut delta = [0.0];
        VectorLoss::<Identity>::error_signals(
            &SquaredError,
            &Identity,
            &[0.75],
            &[0.5],
            &mut delta,
        );
        let loss = |a: f64| half.value * (a - 0.5) * (a - 0.5);
        (measured(loss, 0.75) - delta[0]).abs() < 1e-9
    });
    p.formula("g = a - y,", &outputs);
    let sigmoids: Vec<Point> = [(0.3, 1.0), (-2.0, 0.0), (1.5, 0.25)]
        .map(|(z, y): (f64, f64)| {
            let mut delta = [0.0];
            VectorLoss::<Sigmoid>::error_signals(&CrossEntropy, &Sigmoid, &[z], &[y], &mut delta);
            let loss = |z: f64| {
                let a = Sigmoid.apply(z);
                -y * a.ln() - (1.0 - y) * (1.0 - a).ln()
            };
            assert!((measured(loss, z) - delta[0]).abs() < 1e-9);
            Point::new().numbers([(r"\delta", delta[0]), ("a", Sigmoid.apply(z)), ("y", y)])
        })
        .to_vec();
    p.formula(r"\delta = a - y", &sigmoids);

    // Ways and products.
    let widths = [TEN; TEN];
    p.says(
        "Take ten hidden layers of ten units, and one output.",
        |[layers, units]| layers == widths.len() && units == widths[0],
    );
    p.says(
        "From a unit of the first hidden layer a billion ways lead to the output, for in each of the nine layers between there are ten units to choose from.",
        |[ways, layers, units]| {
            // Counted from the end: as many ways lead from a unit as from all that read it.
            let from_each = (1..TEN).fold(1.0, |ways, _| units.value * ways);
            ways.value == from_each && layers == TEN - 1 && units == widths[1]
        },
    );
    p.says(
        r"Yet the way back forms only 910 products $v\varepsilon$, for all units together.",
        |[products]| {
            let between: usize = widths.windows(2).map(|pair| pair[0] * pair[1]).sum();
            products == between + widths[TEN - 1]
        },
    );

    p.says("layer L stands at index L − 1", |[one]| {
        let network = network(SEED);
        let layers = network.hidden().len() + 1;
        network.hidden().len() == layers - one.n()
            && back(&network, &SAMPLE.0, &SAMPLE.1).error_signals[layers - one.n()].len()
                == WIDTHS[3]
    });

    // The program that looks at one unit.
    let code = p.rust();
    assert!(
        code.contains(&format!("seed_from_u64({SEED})"))
            && code.contains(&format!("&{WIDTHS:?}"))
            && code.contains(&format!("&array!{:?}, &array!{:?}", SAMPLE.0, SAMPLE.1)),
        "the snippet looks at another network than its comments say"
    );
    p.says(
        "Three inputs, hidden layers of four and five units, two outputs.",
        |[inputs, first, second, outputs]| {
            [inputs, first, second, outputs].map(|width| width.n()) == WIDTHS
        },
    );
    p.says(
        "The second unit of the first hidden layer, and the five that read it.",
        |[five]| five == WIDTHS[2],
    );
    p.says("Its first weight is multiplied by 0.5.", |[x]| {
        x == SAMPLE.0[0]
    });
    p.says(
        "Four lines are enough for any network in which signals go forward only, and the way back costs about twice the way forward.",
        |[four, twice]| {
            // Back: a product for each weight in its slope, and one in what goes back through it.
            let layers = [100_usize; 21];
            let forward: usize = layers.windows(2).map(|pair| pair[0] * pair[1]).sum();
            let back = forward + layers[1..].windows(2).map(|pair| pair[0] * pair[1]).sum::<usize>();
            four == lines && twice.holds(back as f64 / forward as f64)
        },
    );

    // The exercises.
    let (v, e, own, x) = ([0.5, -3.0], [4.0, 1.0], 0.25, [2.0, -1.0]);
    let g = v[0] * e[0] + v[1] * e[1];
    let delta = g * own;
    p.says(
        "A unit is read by two others, with the weights ½ and −3.",
        |[two, a, b]| two == v.len() && [a.value, b.value] == v,
    );
    p.says("Their error signals are 4 and 1.", |[a, b]| {
        [a.value, b.value] == e
    });
    p.says(
        "Its own slope is ¼, its inputs are 2 and −1.",
        |[slope, a, b]| slope == own && [a.value, b.value] == x,
    );
    p.says(
        "What are its error signal and its three slopes?",
        |[three]| three == x.len() + 1,
    );
    p.says(
        "The two readers come first, and are added: $g$ is ½ times 4 and −3 times 1, together −1.",
        |[two, a, b, c, d, sum]| {
            two == v.len() && [a.value, c.value] == v && [b.value, d.value] == e && sum == g
        },
    );
    p.says("Times its own slope, δ is −¼.", |[signal]| {
        signal == delta
    });
    p.says(
        "The slopes are δ times the inputs, −½ and ¼, and δ itself for the bias, −¼.",
        |[by_first, by_second, by_bias]| {
            by_first == delta * x[0] && by_second == delta * x[1] && by_bias == delta
        },
    );
    let line = || (-40..=40).map(|z| f64::from(z) / 8.0);
    p.says(
        "For the sigmoid it is $a(1 - a)$, for tanh $1 - a^2$.",
        |[one, other, power]| {
            line().all(|z| {
                let (s, t) = (Sigmoid.apply(z), Tanh.apply(z));
                (Sigmoid.derivative(z) - s * (one.value - s)).abs() < 1e-15
                    && (Tanh.derivative(z) - (other.value - t.powf(power.value))).abs() < 1e-15
            })
        },
    );
    p.says(
        "A ReLU answers more than 0 exactly where its slope is 1.",
        |[zero, one]| line().all(|z| zero.holds(Relu.apply(z)) == (one == Relu.derivative(z))),
    );
    let programs = p.read(|page| {
        let lines = ["- A: `", "- B: `", "- C: `"];
        lines
            .iter()
            .filter(|line| page.text().contains(**line))
            .count()
    });
    p.says(
        "Three programmers write the error signal of a tanh unit with two readers, with `g` right in all of them where it is used.",
        |[three, two]| {
            three == programs && two == v.len()
        },
    );
    let wrong = |z: f64| 1.0 - z * z;
    p.says("A: `delta = g * (1.0 - z * z)`", |[one]| {
        line().all(|z| wrong(z) == one.value - z * z)
    });
    let answers = |one: f64| {
        line().all(|z| {
            let a = Tanh.apply(z);
            (one - a * a - Tanh.derivative(z)).abs() < 1e-15
        })
    };
    p.says("B: `delta = g * (1.0 - a * a)`", |[one]| answers(one.value));
    p.says(
        "C: `delta = v[0] * epsilon[0] * (1.0 - a * a)`",
        |[reader, signal, one]| {
            // The first of both, and of both the same.
            reader == signal.value
                && reader == v.len() - 2
                && signal == e.len() - 2
                && answers(one.value)
        },
    );
    p.says(
        "The slope of tanh is $1 - a^2$, with the *answer*; so B is right.",
        |[one, power]| {
            line().all(|z| {
                let a = Tanh.apply(z);
                (Tanh.derivative(z) - (one.value - a.powf(power.value))).abs() < 1e-15
            })
        },
    );
    p.says(
        "A gets away with it near 0, where tanh hardly bends: at z = 0.1 its slope is wrong by less than a ten-thousandth.",
        |[near, z, part]| {
            let off = |z: f64| (wrong(z) - Tanh.derivative(z)).abs();
            near == 0.0 && off(near.value) == 0.0 && part.holds(off(z.value)) && off(z.value) > part.value / 2.0
        },
    );
    p.says(
        "At z = 2 it is −3, and a slope of tanh is never negative.",
        |[z, slope]| slope == wrong(z.value) && line().all(|z| Tanh.derivative(z) > 0.0),
    );
    p.says(
        "It is right whenever that one has the error signal 0, and for every unit with a single reader: in a network with one output nobody notices.",
        |[zero]| {
            let readers = |second: f64| v[0] * e[0] + v[1] * second;
            readers(zero.value) == v[0] * e[0] && readers(1.0) != v[0] * e[0]
        },
    );
    let times = 3.0;
    p.says(
        "One sample of the data set shall count three times as much as the others.",
        |[three]| three == times,
    );
    p.says("Which of the four lines changes?", |[four]| four == lines);
    let network = network(SEED);
    let plain = back(&network, &SAMPLE.0, &SAMPLE.1).gradient();
    let weighed = network
        .backpropagate(
            &Weighed(times),
            &Array1::from(SAMPLE.0.to_vec()),
            &Array1::from(SAMPLE.1.to_vec()),
        )
        .gradient();
    p.says(
        "The loss of this sample is three times as large, so $g$ at the outputs is, too.",
        |[three]| three == times,
    );
    p.says(
        "All the other lines multiply and add what they are given, so each error signal and each slope of this sample becomes three times as large by itself.",
        |[three]| {
            plain
                .iter()
                .zip(&weighed)
                .all(|(one, all)| (three.value * one - all).abs() < 1e-12)
                && three == times
        },
    );
}

/// The squared error of a sample that counts so many times.
struct Weighed(f64);

impl VectorLoss<Identity> for Weighed {
    fn sample_loss(&self, phi: &Identity, z: &[f64], y: &[f64]) -> f64 {
        self.0 * VectorLoss::<Identity>::sample_loss(&SquaredError, phi, z, y)
    }

    fn error_signals(&self, phi: &Identity, z: &[f64], y: &[f64], delta: &mut [f64]) {
        VectorLoss::<Identity>::error_signals(&SquaredError, phi, z, y, delta);
        delta.iter_mut().for_each(|delta| *delta *= self.0);
    }
}
