//! What happens to a slope on its way back?

use activations::{Activation, Differentiable, Relu, Sigmoid, Tanh};
use manuscript::facts::{Facts, Point};
use worked_examples::neurons_in_detail::chains::{
    ChainRow, FEW_LAYERS, HALF, INPUT, LARGE_WEIGHT, LAYERS, chain, chains, explosion,
};

/// How many layers the page speaks of.
const TEN: usize = 10;

/// The input of the chain of an exercise.
const SMALL: f64 = 0.01;

/// From far on the left to far on the right, zero among them.
fn line() -> impl Iterator<Item = f64> {
    (-400..=400).map(|i| f64::from(i) / 10.0)
}

/// The product of as many equal factors.
fn power(factor: f64, layers: usize) -> f64 {
    std::iter::repeat_n(factor, layers).product()
}

/// The chain of ten layers in the table.
fn ten() -> ChainRow {
    let rows = chains(&LAYERS).rows;
    rows.into_iter()
        .find(|row| row.layers == TEN)
        .expect("a chain of ten")
}

/// Whether the product of a chain is its slope: its output changes by so much when its input does.
fn is_slope(phi: &dyn Differentiable, weight: f64, layers: usize) -> bool {
    let output = |input| chain(phi, weight, input, layers).0;
    let quotient = (output(INPUT + 1e-6) - output(INPUT - 1e-6)) / 2e-6;
    (quotient - chain(phi, weight, INPUT, layers).1).abs() < 1e-9
}

pub(crate) fn facts(p: &mut Facts) {
    let quarter = Sigmoid.derivative(0.0);
    p.says(
        "A rumor passes through ten people, and each of them believes a quarter of what they hear.",
        |[people, part]| people == TEN && part == quarter,
    );
    p.says(
        "Before you read on: what is left behind ten sigmoids?",
        |[layers]| layers == TEN && LAYERS.contains(&layers.n()),
    );
    p.table(
        "chains.rows",
        &[
            ("layers", "layers"),
            ("sigmoid.4", "sigmoid"),
            ("tanh.4", "tanh"),
            ("relu.4", "ReLU"),
            ("relu_half.4", "ReLU, weights ½"),
        ],
        &Point::new(),
    );
    p.says("What is left of a slope after a chain of units.", |[]| {
        [&Sigmoid as &dyn Differentiable, &Tanh, &Relu]
            .iter()
            .all(|phi| {
                (1..=TEN).all(|layers| is_slope(*phi, 1.0, layers) && is_slope(*phi, HALF, layers))
            })
    });
    p.says(
        "The chain starts at 0.5; all weights are 1 except in the last column.",
        |[input, weight]| {
            chains(&LAYERS).rows.iter().all(|row| {
                let left = |phi: &dyn Differentiable, weight| {
                    chain(phi, weight, input.value, row.layers).1
                };
                row.sigmoid == left(&Sigmoid, weight.value)
                    && row.tanh == left(&Tanh, weight.value)
                    && row.relu == left(&Relu, weight.value)
                    && row.relu_half == left(&Relu, HALF)
            }) && input == INPUT
        },
    );
    p.figure("vanishing-gradient", &[]);
    p.says(
        "After ten sigmoids 3.5 × 10⁻⁷ of a slope is left, after ten tanh 0.2228.",
        |[layers, digits, power, again, tanh]| {
            layers == TEN
                && again == TEN
                && ((digits.value * power.value - ten().sigmoid) / power.value).abs()
                    <= digits.half_unit
                && tanh.holds(ten().tanh)
                && digits.value < 10.0
                && digits.value >= 1.0
        },
    );
    p.says(
        "ReLUs that are on pass it whole, but with weights of ½ they leave 9.8 × 10⁻⁴: a chain of slopes is a product of weights too.",
        |[weight, digits, power]| {
            let left = chain(&Relu, weight.value, INPUT, TEN).1;
            ten().relu == 1.0
                && ((digits.value * power.value - left) / power.value).abs() <= digits.half_unit
                && weight == HALF
        },
    );
    p.says(
        "For the sigmoid, each factor is at most a quarter, so after ten layers less than a millionth is left.",
        |[part, layers, millionth]| {
            line().all(|z| part.holds(Sigmoid.derivative(z)))
                && part.value == quarter
                && layers == TEN
                && millionth.holds(power(quarter, layers.n()))
                && !millionth.holds(power(quarter, layers.n() - 1))
                && ten().sigmoid <= power(quarter, TEN)
        },
    );
    p.says(
        "With a weight of 100, at z = 0, it is 100 times a quarter:",
        |[weight, z, times, part]| {
            weight == LARGE_WEIGHT
                && times == LARGE_WEIGHT
                && part == Sigmoid.derivative(z.value)
                && chain(&Sigmoid, weight.value, z.value, 1).1 == times.value * part.value
        },
    );
    p.table(
        "explosion.rows",
        &[("layers", "layers"), ("factor", "factor")],
        &Point::new(),
    );
    p.says(
        "The same chain with weights of 100, each unit held at z = 0.",
        |[weight, z]| {
            let factor = weight.value * Sigmoid.derivative(z.value);
            let rows = explosion(LARGE_WEIGHT, &FEW_LAYERS).rows;
            rows.iter()
                .all(|row| row.factor == power(factor, row.layers))
                && rows[0].factor > 1.0
        },
    );
    p.says(
        "(What holds each unit at z = 0 is a bias of −50.",
        |[z, bias]| LARGE_WEIGHT * INPUT + bias.value == z.value && Sigmoid.apply(z.value) == INPUT,
    );
    p.says(
        "Without it the units saturate, and the slope vanishes all the faster.)",
        |[]| {
            (1..=TEN).all(|layers| {
                let left = |weight: f64| chain(&Sigmoid, weight, INPUT, layers);
                Sigmoid.derivative(LARGE_WEIGHT * left(LARGE_WEIGHT).0) < 1e-10
                    && left(LARGE_WEIGHT).1 < left(1.0).1
            })
        },
    );
    p.says(
        "For tanh the factor need not shrink at all, since its slope at zero is 1.",
        |[one]| one == Tanh.derivative(0.0) && chain(&Tanh, 1.0, 0.0, 20) == (0.0, 1.0),
    );
    p.says(
        "The ReLU column of [](#table-chains-rows) is all ones, so on a path whose units are all active nothing is lost.",
        |[]| chains(&LAYERS).rows.iter().all(|row| row.relu == 1.0),
    );
    p.says(
        "On a path with one inactive unit, everything is: that factor is 0.",
        |[zero]| zero == Relu.derivative(-INPUT) && zero == chain(&Relu, 1.0, -INPUT, TEN).1,
    );
    p.says(
        "And the weights still multiply: with weights of one half, ten layers leave {{#number chains.rows.4.relu_half .2}} of a slope.",
        |[weight, layers, left]| {
            layers == TEN && left.holds(power(weight.value, TEN)) && weight == HALF && left.holds(ten().relu_half)
        },
    );
    p.says(
        r"The slope then has two ways back, and [ways are added](../sigmoid-neuron-learning/slopes-of-chains.md): 1 on the way around, and $w\,\sigma'(z)$ on the other.",
        |[two, around]| {
            [-3.0, 0.5, 7.0].iter().all(|w| {
                let z = |x: f64| w * x - 0.25;
                let ways = [around.value, w * Sigmoid.derivative(z(INPUT))];
                let bypassed = |x: f64| x + Sigmoid.apply(z(x));
                let slope = (bypassed(INPUT + 1e-6) - bypassed(INPUT - 1e-6)) / 2e-6;
                two == ways.len() && (ways.iter().sum::<f64>() - slope).abs() < 1e-8
            })
        },
    );
    p.says(
        r"A bypass adds the input of a unit to its output, $x + \sigma(wx + b)$ in place of $\sigma(wx + b)$.",
        // What it adds to the slope is that of x alone, whatever the weight.
        |[]| {
            [-3.0, 0.5, 7.0].into_iter().all(|w: f64| {
                let slope = |f: &dyn Fn(f64) -> f64| (f(INPUT + 1e-6) - f(INPUT - 1e-6)) / 2e-6;
                let unit = |x: f64| Sigmoid.apply(w * x - 0.25);
                let added = slope(&|x| x + unit(x)) - slope(&unit);
                (added - 1.0).abs() < 1e-8
            })
        },
    );
    p.says(
        "When the unit is saturated the second fades and the first is left; only a negative weight can work against it.",
        |[]| {
            let left = |w: f64, z: f64| 1.0 + w * Sigmoid.derivative(z);
            let less = |w: f64| line().any(|z| left(w, z) < 1.0);
            [-7.0, 0.5, 7.0].iter().all(|w| (left(*w, 40.0) - 1.0).abs() < 1e-12 && less(*w) == (*w < 0.0))
        },
    );
    p.says(
        "On its way back a slope is multiplied, layer by layer, by weight times slope; the product can vanish or explode.",
        |[]| chain(&Sigmoid, 1.0, INPUT, 20).1 < 1e-12 && power(LARGE_WEIGHT * quarter, 20) > 1e12,
    );
    p.says(
        "ReLU passes it on unchanged where it is active, and stops it where it is not.",
        |[]| {
            line()
                .filter(|z| *z != 0.0)
                .all(|z| Relu.derivative(z) == f64::from(u8::from(z > 0.0)))
        },
    );
    p.says(
        "With weights small enough it does; but a weight times a slope can be more than 1, and in a wide layer many small ones add up.",
        |[one]| {
            [0.1, 0.5, 1.0].iter().all(|weight| line().all(|z| weight * Sigmoid.derivative(z) < 1.0))
                && [5.0, LARGE_WEIGHT].iter().all(|weight| one.holds(weight * quarter))
                && one.value == 4.0 * quarter
                // The slopes of a thousand units come back to the one before them.
                && 1000.0 * (0.01 * quarter) > one.value
        },
    );
    p.says(
        "Our tanh chain keeps {{#number chains.rows.4.tanh .2}} of a slope over ten layers, so vanishing need not have been all of the difference.",
        |[left, layers]| layers == TEN && left.holds(chain(&Tanh, 1.0, INPUT, TEN).1),
    );
    p.says(
        "On the left ReLU is constant, as saturated as a function can be; and if it were linear, ReLU of a sum would be the sum of the ReLUs:",
        |[]| {
            line().filter(|z| *z < 0.0).all(|z| Relu.derivative(z) == 0.0)
                && Relu.apply(1.0) + Relu.apply(-1.0) != Relu.apply(1.0 + -1.0)
        },
    );

    // The exercises.
    p.says(
        "Which weight keeps the slope of a sigmoid chain at z = 0 unchanged?",
        |[z]| 4.0 * Sigmoid.derivative(z.value) == 1.0,
    );
    p.says(
        "The factor is weight times slope, and the slope at 0 is a quarter, so the weight must be 4.",
        |[z, part, weight]| {
            part == Sigmoid.derivative(z.value) && weight.value * part.value == 1.0
        },
    );
    let cured = 1.0 / quarter;
    p.says(
        "But a quarter is the largest slope there is, so when $z$ moves, to whichever side, the factor falls below 1.",
        |[part, bound]| {
            part == quarter
                && line().filter(|z| *z != 0.0).all(|z| bound.holds(cured * Sigmoid.derivative(z)))
                && bound.value == cured * part.value
        },
    );
    p.says(
        "At z = 1 it is less than four fifths, and ten such layers leave less than a tenth.",
        |[z, part, layers, tenth]| {
            let factor = cured * Sigmoid.derivative(z.value);
            // Neither is given away: a fortieth less would be too little, and nine layers would be too few.
            part.holds(factor)
                && factor > part.value - 1.0 / 40.0
                && layers == TEN
                && tenth.holds(power(factor, layers.n()))
                && !tenth.holds(power(factor, layers.n() - 1))
        },
    );
    p.says(
        "A chain of ten tanh units starts at one hundredth instead of one half.",
        |[layers, small, before]| layers == TEN && small == SMALL && before == INPUT,
    );
    p.says(
        "The slope of tanh is $1 - a^2$, where $a$ is its answer, and near zero the answer is nearly the input.",
        |[one, exponent]| {
            line().all(|z| {
                let a = Tanh.apply(z);
                (Tanh.derivative(z) - (one.value - a.powf(exponent.value))).abs() < 1e-15
            }) && (Tanh.apply(SMALL) - SMALL).abs() < 1e-3 * SMALL
        },
    );
    p.says(
        "So every unit of the chain stands at about one hundredth, and loses about a ten-thousandth of the slope.",
        |[at, loses]| {
            (0..TEN).all(|before| {
                let a = chain(&Tanh, 1.0, SMALL, before).0;
                at.holds(a) && (a - at.value).abs() < 1e-4 && loses.holds(1.0 - Tanh.derivative(a))
            })
        },
    );
    p.says(
        "Ten of them lose about a thousandth; the rest is left.",
        |[layers, part]| layers == TEN && part.holds(1.0 - chain(&Tanh, 1.0, SMALL, layers.n()).1),
    );
    let units = 100.0;
    p.says(
        "If half the units of each layer are inactive, what share of the paths through ten layers is open?",
        |[part, layers]| part == HALF && layers == TEN,
    );
    p.says(
        "A path is open only if all ten of its units are active; one that is not closes it.",
        |[layers]| layers == TEN && chain(&Relu, 1.0, INPUT, layers.n()).1 == 1.0,
    );
    p.says(
        "In each layer half the choices are active, so the share is one half to the tenth power, 1/1024.",
        |[part, factor, share]| {
            part == HALF
                && share == power(factor.value, TEN)
                // Counted: of the paths through ten layers of two units each, one of which is active.
                && share == (0..1024).filter(|path: &u32| path.count_ones() == 10).count() as f64 / 1024.0
        },
    );
    p.says(
        "That sounds worse than it is: with a hundred units in a layer there are so many paths that even this share of them is $50^{10}$.",
        |[all, open]| {
            all == units && (open.value / (power(all.value, TEN) * power(HALF, TEN)) - 1.0).abs() < 1e-12
        },
    );
}
