//! Can the bias be a weight?

use activations::{Activation, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, aview1};
use neuron_core::{Neuron, ThresholdUnit, inner_product as product, with_one};
use worked_examples::building_a_neuron::firing::{self, THREE_WEIGHTS};
use worked_examples::building_a_neuron::inner_product::{
    BIAS, INPUTS, WEIGHTS, exercise, inner_product, neuron,
};

use crate::facts::units;

pub(crate) fn facts(p: &mut Facts) {
    let (exercise, in_two_ways) = (exercise().rows, inner_product().rows);
    let cases = || (1..=4).flat_map(units::cases);
    let unit = |w: &[f64]| Neuron::new(w.to_vec(), BIAS, Sigmoid);

    p.input(
        "the weights § and §, the bias §",
        &[WEIGHTS[0], WEIGHTS[1], BIAS],
    );
    p.input("w = (§, §), b = §", &[WEIGHTS[0], WEIGHTS[1], BIAS]);
    p.input(
        "w = (§, §) and θ = §",
        &[firing::WEIGHTS[0], firing::WEIGHTS[1], firing::THRESHOLD],
    );

    p.says(
        "A unit with a thousand inputs needs a thousand products, a sum, and then one number more: the bias.",
        |[inputs, products]| {
            let unit = unit(&vec![0.5; inputs.n()]);
            products == unit.weights().len() && unit.parameters().len() == products.n() + 1
        },
    );
    p.says(
        "Take a unit with the weights 2 and 3, the bias −1, and the sigmoid, and two cases that lie between on and off: ({{#number exercise.rows.0.x1 .1}}, {{#number exercise.rows.0.x2 .1}}) and ({{#number exercise.rows.1.x1 .1}}, {{#number exercise.rows.1.x2 .1}}).",
        |[_, _, _, two, a1, a2, b1, b2]| {
            two == INPUTS.len()
                && INPUTS.as_flattened().iter().all(|x| 0.0 < *x && *x < 1.0)
                && INPUTS == [[a1, a2], [b1, b2]].map(|case| case.map(|x| x.value))
        },
    );
    p.says(
        "Before you look: in which of the two does it answer more than one half?",
        |[two, half]| {
            two == exercise.len() && !half.holds(exercise[0].y) && half.holds(exercise[1].y)
        },
    );
    let sigma = Point::new().function(r"\sigma", |z| Sigmoid.apply(z[0]));
    p.table(
        "exercise.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("z.4", "$z$"),
            ("y.4", r"$\sigma(z)$"),
        ],
        &sigma,
    );
    p.says(
        "The first case stays below one half, the second goes well above it. w = (2, 3), b = −1.",
        |[half, _, _, _]| half.holds(exercise[0].y) && exercise[1].y > half.value + 0.3,
    );
    p.says(
        "The **inner product** of two lists of numbers of the same length multiplies them place by place and adds the products.",
        |[_]| {
            cases().all(|case| {
                let sum: f64 = (0..case.w.len()).map(|place| case.w[place] * case.x[place]).sum();
                product(&aview1(&case.w), &aview1(&case.x)) == sum
            })
        },
    );
    p.says(
        "The weighted sum is the inner product of the weights and the inputs.",
        |[]| {
            cases().all(|case| {
                let unit = ThresholdUnit::new(case.w.clone(), case.threshold);
                unit.weighted_sum(&aview1(&case.x)) == product(&aview1(&case.w), &aview1(&case.x))
            })
        },
    );
    p.says(
        "The bias is left over because the lists differ in length: three inputs, but four parameters, $w_1, w_2, w_3$ and $b$.",
        |[inputs, parameters]| {
            let unit = unit(&THREE_WEIGHTS);
            inputs == unit.n_inputs() && parameters == unit.parameters().len()
        },
    );
    p.says(
        "So give the inputs a fourth member that is always 1:",
        |[one]| {
            let mut cases = units::cases(THREE_WEIGHTS.len()).into_iter();
            cases.all(|case| one == with_one(&aview1(&case.x))[3])
        },
    );
    p.formula(
        r"z = (w_1, w_2, w_3, b) \cdot (x_1, x_2, x_3, 1) = w_1 x_1 + w_2 x_2 + w_3 x_3 + b.",
        &units::points(3),
    );
    let is_the_product = cases().all(|case| {
        let (unit, x) = (unit(&case.w), aview1(&case.x));
        unit.weighted_input(&x) == product(&unit.parameters(), &with_one(&x))
    });
    p.says(
        r#"Read the dot as "inner product with": z is the inner product of the parameters with the inputs and a one."#,
        |[]| is_the_product,
    );
    p.told(
        "The word for the bias is misprinted there as the Chinese for *paranoia*, which sounds nearly the same.",
        Told::Source,
    );
    p.says(
        "The bias has become the weight of an input that is always on.",
        |[]| is_the_product,
    );

    p.told(
        "Pack says that real programs do it this way, and that the inner product is the easier way for a computer.",
        Told::Source,
    );
    // The same sum, the bias first and the bias last.
    let differs = |w: &[f64], b: f64, x: &[f64]| {
        let products = w.iter().zip(x).map(|(w, x)| w * x);
        products.clone().fold(b, |sum, wx| sum + wx) != products.sum::<f64>() + b
    };
    let whole = (-4..4)
        .flat_map(|w| (-4..4).flat_map(move |x| (-4..4).map(move |b| [w, x, b].map(f64::from))));
    p.says("With whole numbers there is nothing to round.", |[]| {
        whole.clone().all(|[w, x, b]| !differs(&[w, x], b, &[x, b]))
    });
    p.says(
        "A computer stores most decimals rounded, and rounds again with each addition, so the order in which one adds can show in the last digit.",
        |[]| {
            // Of the decimals with two places, those that are not so many hundredths exactly.
            let is_rounded = |k: &i32| scaled(f64::from(*k) / 100.0) * 100 != i128::from(*k) << 80;
            (1..100).filter(is_rounded).count() > 50
                && INPUTS.iter().any(|x| differs(&WEIGHTS, BIAS, x))
                && in_two_ways.iter().all(|row| exactly([row.x1, row.x2]) != scaled(row.affine))
        },
    );
    p.table(
        "inner_product.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("affine", "weights · inputs + bias"),
            ("inner", "inner product with a one"),
            ("difference", "difference"),
        ],
        &Point::new(),
    );
    let agree = in_two_ways
        .iter()
        .all(|row| row.affine.to_bits() == row.inner.to_bits() && row.difference == 0.0);
    p.says(
        "The two ways of computing z agree to the last digit here.",
        |[two]| two == [in_two_ways[0].affine, in_two_ways[0].inner].len() && agree,
    );
    p.says(
        "On paper the two results are {{#number exercise.rows.0.z .1}} and {{#number exercise.rows.1.z .2}}, and neither row says exactly that.",
        |[two, first, second]| {
            two == in_two_ways.len()
                && [first, second].iter().zip(&in_two_ways).all(|(said, row)| {
                    // In tenths, where all numbers are whole.
                    let tenths =
                        WEIGHTS[0] * tenths(row.x1) + WEIGHTS[1] * tenths(row.x2) + 10.0 * BIAS;
                    said.holds(tenths / 10.0)
                        && row.affine != tenths / 10.0
                        && row.inner != tenths / 10.0
                })
        },
    );
    p.says(
        "Both ways carry the same trace here, because they add in the same order.",
        |[]| agree && is_the_product && INPUTS.iter().any(|x| differs(&WEIGHTS, BIAS, x)),
    );
    p.says(
        "It is not less work, for the bias now takes part in a product too; what helps is that libraries have fast routines for inner products.",
        |[]| {
            cases()
                .all(|case| unit(&case.w).parameters().len() == unit(&case.w).weights().len() + 1)
        },
    );

    p.says(
        "The bias is the weight of an input that is always 1.",
        |[one]| {
            is_the_product && cases().all(|case| one == with_one(&aview1(&case.x))[case.x.len()])
        },
    );
    p.says(
        "With it, a unit's weighted input is a single inner product, and a unit with $n$ inputs is a list of $n + 1$ numbers.",
        |[one]| is_the_product && (1..9).all(|n| neuron_of(n).parameters().len() == n + one.n()),
    );

    p.says(
        "Write the unit of this chapter, w = (5, 3) and θ = 4, as one list of parameters.",
        |[_, _, _]| {
            let neuron = Neuron::from(ThresholdUnit::new(
                firing::WEIGHTS.to_vec(),
                firing::THRESHOLD,
            ));
            neuron.parameters().len() == firing::WEIGHTS.len() + 1
        },
    );
    p.says(
        "The list holds the bias and not the threshold, so the 4 changes its sign: (5, 3, −4).",
        |[threshold, w1, w2, b]| {
            let unit = ThresholdUnit::new(firing::WEIGHTS.to_vec(), firing::THRESHOLD);
            threshold == unit.threshold()
                && Neuron::from(unit).parameters().to_vec() == [w1.value, w2.value, b.value]
        },
    );
    let constant = 2.0;
    p.input(
        "The constant input is § instead of §",
        &[constant, with_one(&aview1(&[])).sum()],
    );
    p.says("What must the last parameter be?", |[]| {
        let mut unit = neuron().parameters();
        let mut x = with_one(&aview1(&INPUTS[1]));
        let z = product(&unit, &x);
        x[2] = constant;
        unit[2] /= constant;
        product(&unit, &x) == z
    });
    // z with another constant input in the place of the one, and another last parameter.
    let with = |constant: f64, last: f64| {
        let mut unit = neuron().parameters();
        let mut x = with_one(&aview1(&INPUTS[1]));
        (x[2], unit[2]) = (constant, last);
        product(&unit, &x)
    };
    let z = in_two_ways[1].affine;
    p.says(
        "What has to stay as it was is not the parameter but its product with the constant input, which is $b$.",
        |[]| {
            let constants = [1.0, 2.0, 4.0, -0.5];
            constants.iter().all(|c| with(*c, BIAS / c) == z && (*c == 1.0 || with(*c, BIAS) != z))
        },
    );
    p.says("So the last parameter must be half the bias.", |[half]| {
        with(constant, half.value * BIAS) == z
    });
    p.says(
        "Any constant would do but 0, which no parameter can turn into a bias.",
        |[none]| {
            (-8..=8)
                .map(f64::from)
                .all(|last| with(none.value, last) != z)
                && with(-4.0, BIAS / -4.0) == z
        },
    );
    let (n_inputs, n_cases) = (3, 100);
    p.input("A unit with § inputs is given § cases", &[3.0, 100.0]);
    p.says(
        "How many products and how many additions does it need, with the bias apart and with the bias as a weight?",
        |[]| {
            // A product for each number of a list; between the terms of a sum, the bias among them, an addition.
            let neuron = neuron_of(n_inputs);
            let (apart, as_weight) = (n_cases * neuron.weights().len(), n_cases * neuron.parameters().len());
            let additions = |terms: usize| n_cases * (terms - 1);
            (apart, as_weight) == (300, 400)
                && as_weight - apart == n_cases
                && additions(neuron.weights().len() + 1) == additions(neuron.parameters().len())
        },
    );
    let (apart, as_weight) = {
        let neuron = neuron_of(n_inputs);
        (neuron.weights().len(), neuron.parameters().len())
    };
    let plus_signs = |terms: usize| (1..terms).count();
    p.says(
        "Count for one case first, and count the plus signs, of which there is one less than there are terms.",
        |[]| (1..9).all(|terms| plus_signs(terms) + 1 == terms),
    );
    p.says(
        "With the bias apart there are three products and, with the bias, four terms: three additions.",
        |[products, terms, additions]| {
            products == apart && terms == apart + 1 && additions == plus_signs(terms.n())
        },
    );
    p.says(
        "With the bias as a weight there are four products and again four terms: three additions.",
        |[products, terms, additions]| {
            products == as_weight && terms == as_weight && additions == plus_signs(terms.n())
        },
    );
    p.says(
        "For a hundred cases this makes 300 products against 400, and 300 additions either way.",
        |[cases, products, more, additions]| {
            cases == n_cases
                && products == n_cases * apart
                && more == n_cases * as_weight
                && additions == n_cases * plus_signs(as_weight)
        },
    );
    p.says("The additional products all have the factor 1.", |[one]| {
        units::cases(n_inputs)
            .iter()
            .all(|case| one == with_one(&aview1(&case.x))[n_inputs])
    });
}

fn neuron_of(n: usize) -> Neuron<Sigmoid> {
    Neuron::new(Array1::ones(n), BIAS, Sigmoid)
}

/// How many tenths a number is.
fn tenths(x: f64) -> f64 {
    (10.0 * x).round()
}

/// A double as a whole number of 2⁻⁸⁰; none of the doubles of this page has a finer part.
fn scaled(x: f64) -> i128 {
    let scale = 2f64.powi(80);
    #[allow(clippy::cast_possible_truncation)]
    let whole = (x * scale) as i128;
    #[allow(clippy::cast_precision_loss)]
    let back = whole as f64 / scale;
    assert_eq!(back, x);
    whole
}

/// `w·x + b` without any rounding, in 2⁻⁸⁰.
fn exactly([x1, x2]: [f64; 2]) -> i128 {
    #[allow(clippy::cast_possible_truncation)]
    let [w1, w2, one] = [WEIGHTS[0], WEIGHTS[1], 1.0].map(|w| w as i128);
    w1 * scaled(x1) + w2 * scaled(x2) + one * scaled(BIAS)
}
