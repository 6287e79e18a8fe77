//! What does an activation function need?

use std::cell::LazyCell;

use activations::{Activation, Identity, Relu, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::{Neuron, binary_inputs};
use worked_examples::building_a_neuron::layers::{
    TwoLayers, XOR, closest_to_xor, identities, identity_collapse, sigmoids,
};
use worked_examples::building_a_neuron::slopes::H;

/// Whole and half numbers from −8 to 8.
fn halves() -> impl Iterator<Item = f64> + Clone {
    (-16..=16).map(|half| f64::from(half) / 2.0)
}

/// Points of a plane that lie on no line.
fn inputs() -> Vec<Array1<f64>> {
    halves().map(|x| array![x, x * x / 4.0 - 3.0]).collect()
}

/// A hundred layers or any number of them, each of two units that read the two before, and a unit that reads the last.
struct Deep {
    layers: usize,
    layer: Vec<Neuron<Identity>>,
    last: Neuron<Identity>,
}

impl Deep {
    fn new(layers: usize) -> Self {
        Deep {
            layers,
            // A quarter turn and a shift: no number grows large.
            layer: vec![
                Neuron::new(array![0.0, -1.0], 1.0, Identity),
                Neuron::new(array![1.0, 0.0], -2.0, Identity),
            ],
            last: Neuron::new(array![2.0, 1.0], -1.0, Identity),
        }
    }

    fn output(&self, x: &Array1<f64>) -> f64 {
        let through = |x: Array1<f64>, _| self.layer.iter().map(|unit| unit.output(&x)).collect();
        self.last.output(&(0..self.layers).fold(x.clone(), through))
    }

    /// One layer after another, from the last.
    fn collapsed(&self) -> Neuron<Identity> {
        let one_more = |last: Neuron<Identity>, _| {
            let hidden = self.layer.clone();
            TwoLayers { hidden, last }.collapsed()
        };
        (0..self.layers).fold(self.last.clone(), one_more)
    }

    fn is_one_unit(&self) -> bool {
        let single = self.collapsed();
        inputs().iter().all(|x| self.output(x) == single.output(x))
    }
}

pub(crate) fn facts(p: &mut Facts) {
    let (network, single) = (identities(), identities().collapsed());
    let (with_sigmoids, best, record) = (sigmoids(), closest_to_xor(), identity_collapse());
    let inputs = inputs();
    let points: Vec<Point> = inputs
        .iter()
        .map(|x| {
            let h = |unit: usize| network.hidden[unit].output(x);
            Point::new().numbers([
                ("x_1", x[0]),
                ("x_2", x[1]),
                ("h_1", h(0)),
                ("h_2", h(1)),
                ("y", network.output(x)),
            ])
        })
        .collect();
    let numbered = |z: f64| {
        Point::new()
            .number("z", z)
            .function("a", |z| Identity.apply(z[0]))
    };
    let rises = |f: &dyn Fn(f64) -> f64| halves().all(|z| f(z) < f(z + 0.5));
    let slope = |f: &dyn Fn(f64) -> f64, z: f64, h: f64| (f(z + h) - f(z)) / h;
    let has_slope =
        |f: &dyn Fn(f64) -> f64| halves().all(|z| (slope(f, z, H) - slope(f, z, -H)).abs() < 1e-3);
    let sigma = |z: f64| Sigmoid.apply(z);
    let identity = |z: f64| Identity.apply(z);

    p.says("The sigmoid rises, and it has a slope everywhere.", |[]| {
        rises(&sigma) && has_slope(&sigma)
    });
    p.told(
        "If one uses a monotonically increasing, differentiable function instead of the sigmoid, that will do as well.",
        Told::Source,
    );
    p.formula("a(z) = z", &[numbered(0.5), numbered(-3.0)]);
    p.says(
        "The simplest function that rises and has a slope is the identity, $a(z) = z$.",
        |[]| rises(&identity) && has_slope(&identity),
    );
    p.says(
        "The first has two units that both read $x_1$ and $x_2$; the second has one unit that reads their outputs, $h_1$ and $h_2$.",
        |[two]| {
            two == network.hidden.len()
                && network.hidden.iter().all(|unit| unit.n_inputs() == inputs[0].len())
                && network.last.n_inputs() == network.hidden.len()
        },
    );
    p.says("All activations are the identity.", |[]| {
        let units = || network.hidden.iter().chain([&network.last]);
        inputs
            .iter()
            .all(|x| units().all(|unit| unit.output(x) == unit.weighted_input(x)))
    });
    p.formula(
        r"h_1 = x_1 + 2x_2 + 1, \qquad h_2 = 3x_1 - x_2, \qquad y = 2h_1 + h_2 - 1.",
        &points,
    );
    p.formula(
        r"y = 2(x_1 + 2x_2 + 1) + (3x_1 - x_2) - 1 = 5x_1 + 3x_2 + 1.",
        &points,
    );
    let all_are_one = LazyCell::new(|| (0..99).all(|layers| Deep::new(layers).is_one_unit()));
    let is_one = inputs.iter().all(|x| network.output(x) == single.output(x));
    p.says("Three units have become one.", |[three]| {
        three == network.hidden.len() + 1 && is_one
    });
    p.says(
        "They were always one: a weighted sum of weighted sums is a weighted sum.",
        |[]| is_one && *all_are_one,
    );
    let hundred = 100;
    p.input("§ layers collapse", &[f64::from(hundred)]);
    p.says(
        "A hundred layers collapse in the same way, one after another.",
        |[layers]| Deep::new(layers.n()).is_one_unit(),
    );
    p.says(
        "Whatever such a network can do, a single unit can do.",
        |[]| *all_are_one,
    );

    let is_never_xor = LazyCell::new(|| units().all(|unit| answers(&unit) != XOR));
    p.says("Everything that one weighted sum cannot express.", |[]| {
        *is_never_xor
    });
    p.says(
        "The smallest example is XOR, which [no threshold unit computes](moving-the-threshold.md).",
        |[]| {
            let steps = |unit: &Neuron<Identity>| answers(unit).map(|z| Step::default().apply(z));
            units().all(|unit| steps(&unit) != XOR)
        },
    );
    p.says(
        "Its answers in the cases (0, 0) and (1, 1) add up to the same as those in (0, 1) and (1, 0), whatever the weights.",
        |[a1, a2, b1, b2, c1, c2, d1, d2]| {
            units().all(|unit| {
                let sum = |x: [[f64; 2]; 2]| -> f64 { x.map(|x| unit.output(&array![x[0], x[1]])).iter().sum() };
                let one = sum([[a1.value, a2.value], [b1.value, b2.value]]);
                one == sum([[c1.value, c2.value], [d1.value, d2.value]])
            })
        },
    );
    p.says(
        "XOR wants 0 from the first pair and 2 from the second.",
        |[first, second]| first == XOR[0] + XOR[3] && second == XOR[1] + XOR[2],
    );
    let worst = |unit: &Neuron<Identity>| {
        let misses = answers(unit).into_iter().zip(XOR);
        let misses = misses.map(|(answer, wanted)| (answer - wanted).abs());
        misses.fold(0.0, f64::max)
    };
    let least = units()
        .map(|unit| worst(&unit))
        .fold(f64::INFINITY, f64::min);
    p.idiom("one of the four answers");
    p.says(
        "Whatever the common sum is, it misses one of the two by at least 1, so one of the four answers is wrong by at least one half.",
        |[_, bound, _, half]| {
            let sums = || units().map(|unit| answers(&unit)).map(|y| [y[0] + y[3], y[1] + y[2]]);
            let missed = |sum: f64| f64::max(sum, 2.0 - sum);
            bound.holds(sums().map(|[one, _]| missed(one)).fold(f64::INFINITY, f64::min))
                && sums().all(|[one, other]| one == other && bound.holds(missed(one)))
                && half.holds(least)
                && half.value == least
                && half.value == bound.value / 2.0
        },
    );
    p.says(
        "The fairest answer is one half in all four cases, and adding layers of identities changes nothing about that.",
        |[half, four]| {
            let answers = answers(&best);
            four == answers.len()
                && answers.iter().all(|answer| half == *answer)
                && worst(&best) == least
                && (0..99).all(|layers| worst(&Deep::new(layers).collapsed()) >= least)
        },
    );

    p.says("With sigmoids instead, three units do it.", |[three]| {
        three == with_sigmoids.hidden.len() + 1
            && record
                .xor
                .iter()
                .all(|row| row.sigmoid.round() == row.wanted)
    });
    let [or, and] = &with_sigmoids.hidden[..] else {
        panic!("two units in the first layer");
    };
    let z = |unit: &Neuron<Sigmoid>, x: [f64; 2]| unit.weighted_input(&array![x[0], x[1]]);
    let last = &with_sigmoids.last;
    p.says(
        "The first says *or*: its weights are 20 and 20 and its bias −10, so one input is enough to lift its weighted input to 10.",
        |[w1, w2, b, lifted]| {
            or.parameters() == array![w1.value, w2.value, b.value]
                && lifted == z(or, [1.0, 0.0])
                && lifted == z(or, [0.0, 1.0])
                && z(or, [0.0, 0.0]) < 0.0
        },
    );
    p.says(
        "The second says *and*: it has the same weights and the bias −30, and needs both inputs for that.",
        |[b]| {
            and.weights() == or.weights()
                && b == and.bias()
                && z(and, [1.0, 1.0]) == z(or, [1.0, 0.0])
                && [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0]].iter().all(|x| z(and, *x) < 0.0)
        },
    );
    p.says(
        "The third says *or, but not and*: it takes the first with the weight 20 and the second with −20, and has the bias −10.",
        |[v1, v2, c]| {
            last.parameters() == array![v1.value, v2.value, c.value]
                && [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
                    .iter()
                    .all(|[or, and]| (z(last, [*or, *and]) > 0.0) == (*or == 1.0 && *and == 0.0))
        },
    );
    p.says(
        "The numbers are so large because at 10 the sigmoid is nearly a step.",
        |[at]| {
            at == z(or, [1.0, 0.0]) && Sigmoid.apply(at.value) > 0.9999 && Sigmoid.apply(1.0) < 0.75
        },
    );
    p.table(
        "identity_collapse.xor",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("wanted", "XOR"),
            ("identity", "best with identities"),
            ("sigmoid.5", "three sigmoid units"),
        ],
        &Point::new(),
    );
    p.says(
        "Identities can do no better than one half everywhere; three sigmoid units miss by less than a twenty-thousandth.",
        |[half, three, bound]| {
            let misses = record.xor.iter().map(|row| (row.sigmoid - row.wanted).abs());
            record.xor.iter().all(|row| half == row.identity)
                && least == worst(&best)
                && three == with_sigmoids.hidden.len() + 1
                && bound.holds(misses.fold(0.0, f64::max))
        },
    );

    p.says(
        "The identity shows that *monotone and differentiable* is not enough.",
        |[]| rises(&identity) && has_slope(&identity) && *is_never_xor && *all_are_one,
    );
    let relu = |zero: f64| move |z: f64| f64::max(zero, z);
    let is_relu = |zero: f64| halves().all(|z| relu(zero)(z) == Relu.apply(z));
    p.says("Nor is it necessary.", |[]| !has_slope(&relu(0.0)));
    p.says(
        "The function max(0, z), which has a corner at zero and so is not differentiable there, is among the most used activation functions there are; it is a subject of the next part.",
        |[zero]| is_relu(zero.value) && slope(&relu(zero.value), 0.0, H) != slope(&relu(zero.value), 0.0, -H),
    );
    p.told(
        "Leshno, Lin, Pinkus and Schocken proved in 1993 what a network with two layers can do, if its first layer may be as large as one likes and its second is a weighted sum.",
        Told::Cited("Leshno 1993"),
    );
    p.told(
        "It can come as close as one likes to every continuous function on a bounded closed region, a square with its border say, exactly when its activation function is *not a polynomial*, that is, not a sum of finitely many powers of $z$, each times a number.",
        Told::Cited("Leshno 1993"),
    );
    p.told(
        r#""Exactly when" says two things: with any other function that they allow it can, and with a polynomial there are functions that it stays away from."#,
        Told::Cited("Leshno 1993"),
    );
    p.told(
        "(They allow a wide class of functions, and the details are in [the paper](../appendices/literature.md).)",
        Told::Cited("Leshno 1993"),
    );
    p.says("The identity is a polynomial.", |[]| {
        halves().all(|z| slope(&identity, z, 0.5) == 1.0)
    });
    p.says("The sigmoid, the step, and max(0, z) are not.", |[zero]| {
        // A polynomial that is bounded, or constant on an interval, is constant.
        let is_constant = |f: &dyn Fn(f64) -> f64, z: f64| f(-z) == f(z);
        let is_bounded =
            |f: &dyn Fn(f64) -> f64| [-1e300, 1e300].iter().all(|z| (0.0..=1.0).contains(&f(*z)));
        let step = |z: f64| Step::default().apply(z);
        is_relu(zero.value)
            && halves()
                .filter(|z| *z <= 0.0)
                .all(|z| relu(zero.value)(z) == 0.0)
            && !is_constant(&relu(zero.value), 1.0)
            && [&sigma as &dyn Fn(f64) -> f64, &step]
                .iter()
                .all(|f| is_bounded(f) && !is_constant(f, 1.0))
    });
    p.told(
        "The theorem promises that suitable weights exist.",
        Told::Cited("Leshno 1993"),
    );
    p.told(
        "It says nothing about how many units are needed, or how to find the weights.",
        Told::Cited("Leshno 1993"),
    );

    p.says(
        "A rising differentiable function may be useless as an activation: identities collapse to a single weighted sum, however many layers there are.",
        |[]| rises(&identity) && has_slope(&identity) && *all_are_one,
    );
    p.told(
        "For what a network of two layers *can* express, what matters is that the function is not a polynomial.",
        Told::Cited("Leshno 1993"),
    );

    let by_hand = TwoLayers {
        hidden: vec![Neuron::new(array![2.0], 3.0, Identity)],
        last: Neuron::new(array![-1.0], 1.0, Identity),
    };
    let at = |x: f64| {
        let x_alone = array![x];
        let (h, y) = (by_hand.hidden[0].output(&x_alone), by_hand.output(&x_alone));
        Point::new().numbers([("x", x), ("h", h), ("y", y)])
    };
    p.formula("h = 2x + 3", &[at(0.5), at(-1.25)]);
    p.formula("y = -h + 1", &[at(0.5), at(-1.25)]);
    p.says(
        "What are the weight and the bias of the single unit?",
        |[]| halves().all(|x| by_hand.collapsed().output(&array![x]) == by_hand.output(&array![x])),
    );
    p.says(
        "The minus sign before $h$ belongs to all of $2x + 3$, the 3 included:",
        |[two, three, also_three]| {
            by_hand.hidden[0].parameters() == array![two.value, three.value]
                && three == also_three.value
                && by_hand.last.weights() == array![-1.0]
        },
    );
    p.expression("h", "2x + 3", &[at(0.5), at(-1.25)]);
    p.formula(r"y = -(2x + 3) + 1 = -2x - 2.", &[at(0.5), at(-1.25)]);
    p.says(
        "The weight of the single unit is −2, and its bias is −2 as well.",
        |[w, b]| by_hand.collapsed().parameters() == array![w.value, b.value],
    );
    let cube = |z: f64| {
        Point::new()
            .number("z", z)
            .function("a", |z| z[0] * z[0] * z[0])
    };
    p.formula("a(z) = z^3", &[cube(-1.5), cube(2.0)]);
    p.says(
        "The activation function $a(z) = z^3$ rises, and is differentiable.",
        |[power]| {
            let f = |z: f64| z.powf(power.value);
            rises(&f) && has_slope(&f)
        },
    );
    // What the two cubes of the solution answer.
    let cubes = |x1: f64, x2: f64| [(x1 - x2 + 1.0).powi(3), (x2 - x1 + 1.0).powi(3)];
    let cases = || [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].into_iter();
    let xor_of_cubes = cases().all(|[x1, x2]| {
        let sum: f64 = cubes(x1, x2).iter().sum();
        let z = (sum - 2.0) / 6.0;
        z.powi(3) == f64::from(u8::from(x1 != x2))
    });
    p.says(
        "Is a network of such units as poor as one of identities?",
        |[]| xor_of_cubes && *is_never_xor,
    );
    p.says(
        "No, and the quickest proof is XOR, which identities cannot compute.",
        |[]| xor_of_cubes && *is_never_xor && *all_are_one,
    );
    let difference = |x1: f64, x2: f64| {
        let [d, e] = [x1 - x2 + 1.0, x2 - x1 + 1.0];
        Point::new().numbers([("x_1", x1), ("x_2", x2), ("d", d), ("e", e)])
    };
    let apart = [difference(0.5, -3.0), difference(2.0, 0.25)];
    p.expression("d", "x_1 - x_2 + 1", &apart);
    p.expression("e", "x_2 - x_1 + 1", &apart);
    p.says(
        "Let the first unit cube $x_1 - x_2 + 1$, and let the second cube $x_2 - x_1 + 1$.",
        |[one, also_one]| {
            let with = |x1: f64, x2: f64| {
                [
                    (x1 - x2 + one.value).powi(3),
                    (x2 - x1 + also_one.value).powi(3),
                ]
            };
            cases().all(|[x1, x2]| with(x1, x2) == cubes(x1, x2))
        },
    );
    p.says(
        "Where the inputs agree, both answer 1, together 2.",
        |[one, two]| {
            cases().filter(|[x1, x2]| x1 == x2).all(|[x1, x2]| {
                let answers = cubes(x1, x2);
                answers == [one.value; 2] && two == answers.iter().sum::<f64>()
            })
        },
    );
    p.says(
        "Where they differ, one of them answers 8 and the other 0.",
        |[eight, zero]| {
            let mut differ = cases().filter(|[x1, x2]| x1 != x2);
            differ.all(|[x1, x2]| {
                let answers = cubes(x1, x2);
                answers.contains(&eight.value) && answers.contains(&zero.value)
            })
        },
    );
    p.idiom("a third unit");
    p.says(
        "So the two together make 2 or 8, and a third unit turns this into 0 or 1, which its own cube leaves as they are:",
        |[_, agree, differ, _, off, on]| {
            xor_of_cubes
                && cases().all(|[x1, x2]| {
                    let sum: f64 = cubes(x1, x2).iter().sum();
                    let z = (sum - 2.0) / 6.0;
                    let (together, turned) = if x1 == x2 { (&agree, &off) } else { (&differ, &on) };
                    *together == sum && *turned == z && z.powi(3) == z
                })
        },
    );
    // The differences of a polynomial of degree n are of degree n − 1, and constant after n times.
    let degree_of = |f: &dyn Fn(i64) -> i64| {
        let mut values: Vec<i64> = (-20..20).map(f).collect();
        let mut taken = 0_usize;
        while values.windows(2).any(|pair| pair[0] != pair[1]) {
            values = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
            taken += 1;
        }
        taken
    };
    p.says("But $z^3$ is a polynomial.", |[power]| {
        power == degree_of(&|z| z * z * z)
    });
    p.says(
        "However many cubes the theorem's first layer holds, their weighted sum is a polynomial of degree 3 at most, and most functions are none.",
        |[degree]| {
            let sum = |x: i64| (-4..=4).map(|k| (2 - k) * (k * x + k * k - 1).pow(3)).sum::<i64>();
            degree == degree_of(&sum)
        },
    );
    p.says(
        "Why does it not help with XOR to use the identity in the first layer and the sigmoid in the second?",
        |[]| {
            units().all(|unit| {
                let misses = answers(&unit).map(sigma).into_iter().zip(XOR).map(|(y, wanted)| (y - wanted).abs());
                misses.fold(0.0, f64::max) >= 0.5
            })
        },
    );
    p.says(
        "It is a weighted sum of weighted sums, that is, one weighted sum.",
        |[]| is_one && *all_are_one,
    );
    p.says(
        "So the network is a single unit with a sigmoid, and such a unit answers more than one half exactly where its weighted input is above 0.",
        |[half, zero]| {
            units().all(|unit| {
                answers(&unit).iter().all(|z| half.holds(Sigmoid.apply(*z)) == zero.holds(*z))
            }) && half.value == Sigmoid.apply(zero.value)
        },
    );
    p.says(
        "There a threshold unit with the same parameters fires, and no threshold unit computes XOR.",
        |[]| {
            let steps = |unit: &Neuron<Identity>| answers(unit).map(|z| Step::default().apply(z));
            units().all(|unit| {
                let fires = steps(&unit);
                fires != XOR && answers(&unit).iter().zip(fires).all(|(z, y)| *z <= 0.0 || y == 1.0)
            })
        },
    );
    p.says(
        "In at least one of the four cases the answer is wrong by one half or more.",
        |[four, half]| {
            let worst = |unit: &Neuron<Identity>| {
                let misses = answers(unit).map(sigma).into_iter().zip(XOR);
                misses
                    .map(|(y, wanted)| (y - wanted).abs())
                    .fold(0.0, f64::max)
            };
            let least = units()
                .map(|unit| worst(&unit))
                .fold(f64::INFINITY, f64::min);
            four == XOR.len() && half == least
        },
    );
}

/// Units with two inputs and the identity.
fn units() -> impl Iterator<Item = Neuron<Identity>> {
    let steps = || (-8..=8).map(|half| f64::from(half) / 2.0);
    steps().flat_map(move |w1| {
        steps().flat_map(move |w2| steps().map(move |b| Neuron::new(array![w1, w2], b, Identity)))
    })
}

/// The outputs for 00, 01, 10, 11.
fn answers(unit: &Neuron<Identity>) -> [f64; 4] {
    let outputs: Vec<f64> = binary_inputs(2).map(|x| unit.output(&x)).collect();
    [outputs[0], outputs[1], outputs[2], outputs[3]]
}
