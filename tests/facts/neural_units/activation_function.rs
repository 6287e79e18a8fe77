//! What if the answer is not yes or no?

use activations::{Activation, Identity, Relu, Sigmoid, Step, Tanh};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, aview1};
use neuron_core::{Neuron, ThresholdUnit, inner_product};
use worked_examples::building_a_neuron::firing::WEIGHTS;
use worked_examples::neural_units::sensitivity::{THRESHOLDS, sensitivity};
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS, door};

use super::{output, quarters};
use crate::facts::units::{Case, cases, point, points};

/// How many inputs the unit of the figure has.
const INPUTS: usize = 3;

pub(crate) fn facts(p: &mut Facts) {
    let u = Step::default();
    let of = |case: &Case| ThresholdUnit::new(case.w.clone(), case.threshold);

    p.says(
        r#"A unit that answers only 0 or 1 cannot say "hardly"."#,
        |[no, yes]| {
            let mut answers: Vec<f64> = cases(INPUTS)
                .iter()
                .map(|case| output(&of(case), &case.x))
                .collect();
            answers.sort_by(f64::total_cmp);
            answers.dedup();
            answers == [no.value, yes.value]
        },
    );
    let with_u: Vec<Point> = points(4)
        .into_iter()
        .map(|at| at.function("u", move |z| u.apply(z[0])))
        .collect();
    p.formula(
        r"y = u(w_1 x_1 + w_2 x_2 + \dots + w_n x_n - \theta).",
        &with_u,
    );
    p.says("Only then does $u$ throw away all but the sign.", |[]| {
        quarters(9).all(|z| u.apply(z) == u.apply(z.signum())) && u.apply(-1.0) != u.apply(1.0)
    });

    p.formula(
        r"y = a(w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b).",
        &general_unit(),
    );
    p.says("Read: the output is a of the weighted sum plus b.", |[]| {
        cases(INPUTS).into_iter().all(|case| {
            let neuron = Neuron::new(case.w.clone(), -case.threshold, Tanh);
            let x = aview1(&case.x);
            neuron.output(&x)
                == Tanh.apply(inner_product(&Array1::from(case.w), &x) + neuron.bias())
        })
    });
    p.formula(r"b = -\theta", &points(2));
    p.says(
        r"The number $b$ is the **bias**, the threshold with its sign changed: $b = -\theta$.",
        |[]| {
            cases(2)
                .iter()
                .all(|case| Neuron::from(of(case)).bias() == -case.threshold)
        },
    );
    p.input(
        "the door's threshold turned into the bias §",
        &[-DOOR_THRESHOLD],
    );
    p.says(
        "With the step, and the door's threshold turned into the bias −4, it is the door again:",
        |[bias]| {
            let same = Neuron::new(DOOR_WEIGHTS.to_vec(), bias.value, u);
            same.bias() == -door().threshold()
                && door()
                    .truth_table()
                    .into_iter()
                    .all(|row| same.output(&row.inputs) == row.output)
        },
    );

    p.figure("general-unit", &[("inputs", &INPUTS)]);
    p.says(
        "The bias b is the weight of one more input that is always 1.",
        |[always]| {
            cases(INPUTS).into_iter().all(|case| {
                let neuron = Neuron::from(of(&case));
                let more: Array1<f64> = case.x.iter().copied().chain([always.value]).collect();
                inner_product(&neuron.parameters(), &more)
                    == neuron.weighted_input(&aview1(&case.x))
            })
        },
    );
    p.says(
        "The number 1 below the inputs is there for the bias alone.",
        |[constant]| {
            // Without the bias, the constant changes nothing.
            cases(INPUTS).into_iter().all(|case| {
                let with_one = |bias: f64| {
                    inner_product(&aview1(&case.w), &aview1(&case.x)) + bias * constant.value
                };
                let neuron = |bias: f64| {
                    Neuron::new(case.w.clone(), bias, Sigmoid).weighted_input(&aview1(&case.x))
                };
                [0.0, 1.0, -case.threshold]
                    .iter()
                    .all(|bias| with_one(*bias) == neuron(*bias))
            })
        },
    );
    p.says(
        "The sum z goes through the activation function a, and y = a(z) is the output.",
        |[]| {
            cases(INPUTS).into_iter().all(|case| {
                let neuron = Neuron::new(case.w.clone(), -case.threshold, Sigmoid);
                let x = aview1(&case.x);
                neuron.output(&x) == Sigmoid.apply(neuron.weighted_input(&x))
            })
        },
    );

    p.told(
        "The Digest says that the firing formula *is itself* an activation function.",
        Told::Source,
    );
    p.says(
        r"The firing formula $u(w_1 x_1 + \dots - \theta)$ is the whole unit: it takes $n$ numbers and has $n + 1$ **parameters**, its weights and its threshold.",
        |[one]| {
            (1..9).all(|n| {
                let neuron = Neuron::from(ThresholdUnit::new(Array1::ones(n), 1.0));
                let weights_and_bias = [vec![1.0; n], vec![-1.0]].concat();
                neuron.n_inputs() == n
                    && one == neuron.parameters().len() - n
                    && neuron.parameters().to_vec() == weights_and_bias
            })
        },
    );
    p.says(
        "The activation function is the $u$ in it: it takes one number and knows nothing of weights.",
        |[]| {
            let apply: fn(&Step, f64) -> f64 = Step::apply;
            size_of::<Step>() == size_of_val(&u.at_zero) && apply(&u, 2.5) == 1.0
        },
    );
    p.told(
        "The book behind the Digest suggests reading it as a degree of excitement, or of response.",
        Told::Source,
    );
    p.says(
        "An activation function turns one number into one number, and that is all a program has to say about it.",
        |[]| {
            // `apply` is all that has to be written.
            struct Halve;
            impl Activation for Halve {
                fn apply(&self, z: f64) -> f64 {
                    z / 2.0
                }
            }
            let apply: fn(&Halve, f64) -> f64 = Halve::apply;
            apply(&Halve, 3.0) == 1.5
        },
    );
    p.says(
        "A `Neuron` turns an array into an `f64`, and *has* an activation:",
        |[]| {
            let neuron = Neuron::new(vec![2.0, 3.0], -1.0, Tanh);
            let y: f64 = neuron.output(&aview1(&[1.0, 1.0]));
            y == neuron.activation().apply(4.0)
        },
    );

    p.says(
        "| output | 0 or 1 | any value that the activation function can take |",
        |[off, on]| {
            let any =
                |z: f64| Neuron::new(vec![1.0], 0.0, Tanh).output(&aview1(&[z])) == Tanh.apply(z);
            quarters(9).all(any)
                && cases(INPUTS).iter().all(|case| {
                    let y = output(&of(case), &case.x);
                    off == y || on == y
                })
        },
    );
    p.says(
        "| activation function | the step | a choice of the model |",
        |[]| door().step() == u,
    );
    p.told(
        "| meaning of the output | fired or not | how strongly it responds |",
        Told::Source,
    );

    // The higher the threshold, the fewer cases fire.
    let [w1, w2] = WEIGHTS;
    let rows = sensitivity(WEIGHTS, &THRESHOLDS).rows;
    let firing = |threshold: f64| {
        ThresholdUnit::new(WEIGHTS.to_vec(), threshold)
            .truth_table()
            .outputs()
            .sum()
    };
    let falls = || {
        let thresholds = quarters(12);
        thresholds
            .clone()
            .zip(thresholds.skip(1))
            .all(|(lower, higher)| firing(higher) <= firing(lower))
            && rows
                .is_sorted_by(|a, b| a.threshold < b.threshold && a.table.firing > b.table.firing)
    };
    p.input("Take the weights § and §", &[w1, w2]);
    p.input("fewer cases fire: weights § and §", &[w1, w2]);
    p.told(
        "The Digest calls θ the unit's ability to feel, and adds in the same sentence that a higher θ makes it duller.",
        Told::Source,
    );
    p.told(
        "Of the bias its conclusion says the right thing: the larger, the more sensitive.",
        Told::Source,
    );
    p.says(
        "Which of the two would you call the unit's sensitivity?",
        |[two]| two == [door().threshold(), Neuron::from(door()).bias()].len(),
    );
    p.says(
        "What is meant is that θ sets the sensitivity; but the scale runs backward.",
        |[]| falls(),
    );
    p.says(
        "Take the weights 5 and 3, raise θ, and count in how many of the four cases the unit still fires:",
        |[_, _, four]| rows.iter().all(|row| four == row.table.outputs().len()) && falls(),
    );
    p.table(
        "sensitivity.rows",
        &[
            ("threshold", "θ"),
            ("y00", "(0, 0)"),
            ("y01", "(0, 1)"),
            ("y10", "(1, 0)"),
            ("y11", "(1, 1)"),
            ("firing", "cases that fire"),
        ],
        &Point::new(),
    );
    p.says(
        "The higher the threshold, the fewer cases fire: weights 5 and 3.",
        |[_, _]| falls(),
    );
    p.says("The count falls as θ rises.", |[]| falls());
    p.says(
        r"θ measures how much it takes, which is the opposite of sensitivity, and $b = -\theta$ measures sensitivity itself: the larger the bias, the more readily the unit responds.",
        |[]| {
            let responds = |bias: f64| firing(-bias);
            let biases = quarters(12);
            falls() && biases.clone().zip(biases.skip(1)).all(|(less, more)| responds(less) <= responds(more))
        },
    );
    p.says(
        "The bias is the threshold with its sign changed, and grows with the unit's sensitivity.",
        |[]| {
            let bias = |threshold: f64| {
                Neuron::from(ThresholdUnit::new(WEIGHTS.to_vec(), threshold)).bias()
            };
            quarters(12).all(|threshold| bias(threshold) == -threshold)
                && rows.is_sorted_by(|a, b| {
                    bias(a.threshold) > bias(b.threshold) && a.table.firing > b.table.firing
                })
        },
    );
    p.says(
        "A unit is a weighted input followed by an activation function, and the two can be exchanged independently.",
        |[two]| {
            // Two weighted inputs and two activation functions make four units.
            let inputs = [[2.0, 3.0], [5.0, -1.0]];
            let y = |w: [f64; 2], a: &dyn Fn(f64) -> f64| a(Neuron::new(w.to_vec(), -1.0, Identity).weighted_input(&aview1(&[1.0, 0.5])));
            let pairs = inputs.map(|w| [y(w, &|z| Sigmoid.apply(z)), y(w, &|z| Relu.apply(z))]);
            two == inputs.len()
                && pairs.iter().zip(&inputs).all(|([s, r], w)| {
                    let x = aview1(&[1.0, 0.5]);
                    *s == Neuron::new(w.to_vec(), -1.0, Sigmoid).output(&x) && *r == Neuron::new(w.to_vec(), -1.0, Relu).output(&x)
                })
        },
    );

    // The exercises.
    let identity = |z: f64| {
        Point::new()
            .number("z", z)
            .function("a", |z| Identity.apply(z[0]))
    };
    p.formula("a(z) = z", &quarters(2).map(identity).collect::<Vec<_>>());
    p.input(
        "the unit with the weights § and § and the bias §",
        &[2.0, 3.0, -1.0],
    );
    p.says(
        "With the activation $a(z) = z$, what does the unit with the weights 2 and 3 and the bias −1 compute?",
        |[w1, w2, bias]| {
            let neuron = Neuron::new(vec![w1.value, w2.value], bias.value, Identity);
            cases(2).iter().all(|case| {
                let sum = w1.value * case.x[0] + w2.value * case.x[1] + bias.value;
                neuron.output(&aview1(&case.x)) == sum
            })
        },
    );
    let sum = |case: &Case| {
        let neuron = Neuron::new(vec![2.0, 3.0], -1.0, Identity);
        point(case).number("y", neuron.output(&aview1(&case.x)))
    };
    p.formula(
        "y = 2 x_1 + 3 x_2 - 1",
        &cases(2).iter().map(sum).collect::<Vec<_>>(),
    );
    p.says(
        "The output is the weighted input itself: $y = 2 x_1 + 3 x_2 - 1$.",
        |[w1, w2, back]| {
            cases(2).iter().all(|case| {
                let neuron = Neuron::new(vec![2.0, 3.0], -1.0, Identity);
                let y = w1.value * case.x[0] + w2.value * case.x[1] - back.value;
                y == neuron.output(&aview1(&case.x)) && y == neuron.weighted_input(&aview1(&case.x))
            })
        },
    );
    p.says(
        "To two inputs that are on, this unit answers 4.",
        |[two, four]| {
            let on = Array1::ones(two.n());
            four == Neuron::new(vec![2.0, 3.0], -1.0, Identity).output(&on)
        },
    );
    p.input("a unit with § inputs", &[100.0]);
    p.says("How many parameters has a unit with 100 inputs?", |[n]| {
        Neuron::zeros(n.n(), Sigmoid).parameters().len() == n.n() + 1
    });
    p.says(
        "The bias is the one that one forgets: 100 weights and the bias make 101.",
        |[weights, all]| {
            let neuron = Neuron::zeros(100, Step::default());
            weights == neuron.weights().len() && all == neuron.parameters().len()
        },
    );
    p.says("The step has none.", |[]| {
        // The value at zero is all there is to it.
        size_of::<Step>() == size_of_val(&u.at_zero)
    });
    let code = p.rust();
    let hardly = |z: f64| z.clamp(0.0, 0.2);
    let is_on_the_page = code.contains("z.clamp(0.0, 0.2)");
    p.says(
        "This function stops at one fifth, however large $z$ is:",
        |[fifth]| {
            is_on_the_page
                && quarters(9).all(|z| hardly(z) <= fifth.value && hardly(z) <= hardly(z + 0.25))
                && fifth == hardly(1e9)
        },
    );
    p.says(
        r#"A step that goes up to one fifth would do as well, but it can say nothing between "no" and "hardly"."#,
        |[fifth]| {
            let lower = |z: f64| u.apply(z) * 0.2;
            let mut said: Vec<f64> = quarters(9).map(lower).collect();
            said.dedup();
            said.len() == 2 && said[0] == 0.0 && fifth.holds(said[1]) && !fifth.holds(said[1] + 0.01)
                && quarters(9).any(|z| said[0] < hardly(z / 40.0) && hardly(z / 40.0) < said[1])
        },
    );
}

/// Units with several activation functions: `a`, and `y`, which is its value at z.
pub(super) fn general_unit() -> Vec<Point> {
    fn with<A: Activation + Copy + 'static>(a: A) -> impl Iterator<Item = Point> {
        cases(4).into_iter().map(move |case| {
            let y = Neuron::new(case.w.clone(), -case.threshold, a).output(&aview1(&case.x));
            point(&case)
                .number("y", y)
                .function("a", move |z| a.apply(z[0]))
        })
    }
    with(Sigmoid)
        .chain(with(Step::default()))
        .chain(with(Tanh))
        .collect()
}
