//! Where does the sigmoid stop learning?

use activations::{Activation, Differentiable, Sigmoid, Softplus};
use manuscript::facts::{Facts, Point};
use worked_examples::neurons_in_detail::chains::{LAYERS, chains};
use worked_examples::neurons_in_detail::saturation::{
    EPOCHS, INPUTS, LEARNING_RATE, SCALES, SEED, SMALL_SLOPES, STARTS, UNITS, saturated_neuron,
    saturation, slope, weight_scale,
};
use worked_examples::random::weighted_sums;

/// What the unit answers at first, and what is wanted.
const TARGET: f64 = 0.0;

/// From far on the left to far on the right, zero among them.
fn line() -> impl Iterator<Item = f64> {
    (-4000..=4000).map(|i| f64::from(i) / 100.0)
}

/// The typical size of a sum of so many random terms: the root of the mean of the squares.
fn typical(inputs: usize) -> f64 {
    let sums = weighted_sums(SEED, UNITS, inputs);
    (sums.iter().map(|sum| sum * sum).sum::<f64>() / UNITS as f64).sqrt()
}

/// As it is printed, with two digits after the point.
fn shown(y: f64) -> f64 {
    (y * 100.0).round() / 100.0
}

/// The slope of Nielsen's loss by z, written in the output.
fn slope_in_output(s: f64) -> f64 {
    s * s * (1.0 - s)
}

pub(crate) fn facts(p: &mut Facts) {
    p.says(
        "Two pupils give the answer 1 where 0 is right.",
        |[_, wrong, right]| {
            // As the units of the experiment do.
            right == TARGET
                && STARTS
                    .iter()
                    .all(|(w, b)| Sigmoid.apply(w + b).round() == wrong.value)
        },
    );
    let record = saturation();
    let [small, thousandth] = SMALL_SLOPES;
    let flat = record.rows[1].z;
    p.figure("saturation", &[]);
    p.says(
        "It is largest at zero, where it is {{#number saturation.maximum}}, and it sinks on both sides.",
        |[largest]| {
            largest == record.maximum
                && largest == Sigmoid.derivative(0.0)
                && line().all(|z| Sigmoid.derivative(z) <= largest.value)
                && line().filter(|z| *z > 0.0).all(|z| {
                    Sigmoid.derivative(z) < Sigmoid.derivative(z - 0.01)
                        && Sigmoid.derivative(-z) == Sigmoid.derivative(z)
                })
        },
    );
    p.says(
        "The slope is 0.25 at z = 0, half of that at z = ±1.76, and below 0.01 in the shaded zones beyond ±4.58, where the sigmoid has come to 0.01 or 0.99 and hardly moves.",
        |[largest, zero, half, z_half, bound, edge, low, high]| {
            largest == Sigmoid.derivative(zero.value)
                && (Sigmoid.derivative(z_half.value) - half.value * largest.value).abs() < 3e-4
                && (edge.value - flat).abs() < 0.005
                && line().filter(|z| z.abs() > flat).all(|z| bound.holds(Sigmoid.derivative(z)))
                && !bound.holds(Sigmoid.derivative(flat - 0.01))
                && low == shown(Sigmoid.apply(-flat))
                && high == shown(Sigmoid.apply(flat))
        },
    );
    p.says(
        "At the marked z = 3 the sigmoid is 0.9526 and its slope 0.0452, which is 0.181 times the largest.",
        |[z, answer, slope, share]| {
            answer.holds(Sigmoid.apply(z.value))
                && slope.holds(Sigmoid.derivative(z.value))
                && share.holds(Sigmoid.derivative(z.value) / record.maximum)
        },
    );
    p.table(
        "saturation.rows",
        &[("share", "the slope is"), ("z.7", "at |z| =")],
        &Point::new(),
    );
    p.says("How fast the slope fades.", |[]| {
        // By hand: σ(1 − σ) = s where σ = (1 + √(1 − 4s))/2, and z = ln σ/(1 − σ).
        let solved = |s: f64| {
            let root = (1.0 - 4.0 * s).sqrt();
            ((1.0 + root) / (1.0 - root)).ln()
        };
        let slopes = [record.maximum / 2.0, small, thousandth];
        record
            .rows
            .iter()
            .zip(slopes)
            .all(|(row, s)| (row.z - solved(s)).abs() < 1e-12)
    });
    p.says(
        "Its output is near 0 or near 1, and a small change of a weight makes next to no change of the output.",
        |[low, high]| {
            let near = |z: f64, y: f64| (Sigmoid.apply(z) - y).abs() < 0.02;
            line().filter(|z| *z > flat).all(|z| near(z, high.value) && near(-z, low.value))
        },
    );

    let unlearned = saturated_neuron(STARTS, LEARNING_RATE, EPOCHS);
    let [near, far] = &unlearned.outputs;
    p.says(
        "A unit with one input, always 1, is to learn to answer 0.",
        |[input, target]| {
            // With an input of 1 the weight and the bias count alike.
            let z = |w: f64, b: f64| w * input.value + b;
            target == TARGET
                && STARTS
                    .iter()
                    .all(|(w, b)| near[0] == Sigmoid.apply(z(0.6, 0.9)) && z(*w, *b) == w + b)
        },
    );
    p.says(
        r"It learns by going down the slope of the loss $\tfrac12 y^2$, three hundred times, with the rate 0.15.",
        |[part, power, epochs, rate]| {
            let loss = |z: f64| part.value * Sigmoid.apply(z).powf(power.value);
            let by_z = |z: f64| (loss(z + 1e-5) - loss(z - 1e-5)) / 2e-5;
            epochs == EPOCHS
                && rate == LEARNING_RATE
                && STARTS.iter().all(|(w, b)| (by_z(w + b) - slope((*w, *b))).abs() < 1e-9)
        },
    );
    let [(w1, b1), (w2, b2)] = STARTS;
    p.input(
        "with the weight § and the bias §, the other with § and §",
        &[w1, b1, w2, b2],
    );
    p.says(
        "The first answers {{#number saturated_neuron.rows.0.near .2}} at the start, the second {{#number saturated_neuron.rows.0.far .2}}: both are wrong, and the second is nearly certain.",
        |[first, second]| {
            (first.value - near[0]).abs() < 0.005 && (second.value - far[0]).abs() < 0.005 && near[0] > 0.5 && far[0] > 0.95
        },
    );
    p.figure("unlearning", &[]);
    p.says(
        "After 150 epochs the first unit answers 0.15 and the second still 0.93.",
        |[epoch, first, second]| {
            epoch.value * 2.0 == EPOCHS as f64
                && first == shown(near[epoch.n()])
                && second == shown(far[epoch.n()])
        },
    );
    p.says(
        "After 300 they have come to 0.09 and 0.2.",
        |[epoch, first, second]| {
            epoch == EPOCHS && first == shown(near[EPOCHS]) && second == shown(far[EPOCHS])
        },
    );
    p.says(
        "Before you read on: how far has each come when half of the epochs are over?",
        |[half]| half.value * EPOCHS as f64 == 150.0,
    );
    p.says(
        "The second is further from the truth and gets the weaker push.",
        |[]| far[0] > near[0] && slope(STARTS[1]) < slope(STARTS[0]),
    );

    p.says(
        "At the start the slope of the loss is {{#number saturated_neuron.slope_near .4}} for the first and {{#number saturated_neuron.slope_far .4}} for the second.",
        |[first, second]| {
            (first.value - slope(STARTS[0])).abs() < 1e-4 && (second.value - slope(STARTS[1])).abs() < 5e-6
        },
    );
    p.says(
        r#"One says "I think 1, but I'm not sure", the other "one, I would bet my life on it"."#,
        |[answer]| {
            near[0].round() == answer.value && far[0].round() == answer.value && near[0] < far[0]
        },
    );
    p.says("the input is 1", |[input]| {
        slope((input.value, 0.5)) == slope((1.0, 0.5))
    });
    p.says("of ½y²", |[part]| {
        let loss = |z: f64| part.value * Sigmoid.apply(z) * Sigmoid.apply(z);
        ((loss(0.5 + 1e-5) - loss(0.5 - 1e-5)) / 2e-5 - slope((0.5, 0.0))).abs() < 1e-9
    });

    let rows = weight_scale(&SCALES).rows;
    let at = |scale: f64| {
        let row = rows.iter().find(|row| row.scale == scale);
        row.map_or(f64::NAN, |row| row.saturated)
    };
    p.says(
        "Give a unit a hundred random inputs of size 1 and random weights of growing size, and count how often its weighted input lands where the slope is below a hundredth:",
        |[inputs, size, bound]| {
            let sums = weighted_sums(SEED, UNITS, inputs.n());
            let flat = sums.iter().filter(|sum| bound.holds(Sigmoid.derivative(**sum))).count();
            inputs == INPUTS
                && (size.value - typical(1)).abs() < 0.1
                && bound.value == small
                && flat as f64 / UNITS as f64 == at(1.0)
                && SCALES.is_sorted_by(|a, b| a < b)
        },
    );
    p.table(
        "weight_scale.rows",
        &[
            ("scale", "size of the weights"),
            ("saturated.3", "share of saturated units"),
        ],
        &Point::new(),
    );
    p.says(
        "Saturation at the start, before anything has been learned.",
        |[]| {
            // A sum of a hundred terms is nearly normal. Probability of |z| > 4.5849 for standard deviations of 1, 3, 10,
            // 30, 100, by Python's math.erf.
            let normal = [4.5e-6, 0.1264, 0.6466, 0.8785, 0.9634];
            rows.is_sorted_by(|a, b| a.saturated < b.saturated)
                && rows.iter().zip(normal).all(|(row, p)| {
                    let deviation = (p * (1.0 - p) / UNITS as f64).sqrt();
                    (row.saturated - p).abs() < 3.0 * deviation + 1e-3
                })
        },
    );
    p.says(
        "With a hundred inputs, weights of size 1 are already far too large: {{#number weight_scale.rows.2.saturated .2}} of the units begin saturated.",
        |[inputs, size, share]| {
            inputs == INPUTS && (share.value - at(size.value)).abs() < 0.005 && share.value > 0.5
        },
    );
    p.says(
        r"A sum of $n$ random terms of size 1, some positive and some negative, is typically of the size $\sqrt n$, here ten: in the square of the sum the squares add up to $n$, and the products cancel on average.",
        |[size, ten]| {
            ten.value == (INPUTS as f64).sqrt()
                // The mean of the squares of the sums is n.
                && [4, 25, INPUTS, 400].into_iter().all(|n| {
                    (typical(n) / ((n as f64).sqrt() * size.value) - 1.0).abs() < 0.06
                })
        },
    );
    p.says(
        "A sigmoid's slope is at most a quarter and fades quickly; beyond about {{#number saturation.rows.1.z .2}} it is below a hundredth.",
        |[quarter, z, bound]| {
            line().all(|z| quarter.holds(Sigmoid.derivative(z)))
                && quarter.value == Sigmoid.derivative(0.0)
                && (z.value - flat).abs() < 0.05
                && line().filter(|x| x.abs() > z.value).all(|x| bound.holds(Sigmoid.derivative(x)))
                && !bound.holds(Sigmoid.derivative(z.value - 0.1))
        },
    );
    p.says(
        "With the squared error a saturated unit learns slowly when it has most to learn, and small initial weights keep units out of saturation at the beginning.",
        |[]| {
            let slopes = |z: f64| slope((z, 0.0));
            slopes(8.0) < slopes(4.0) && slopes(4.0) < slopes(2.0) && at(SCALES[0]) == 0.0
        },
    );
    p.says(
        "Even without saturation, ten layers of sigmoids leave {{#number chains.rows.4.sigmoid .2}} of a slope.",
        |[layers, left]| {
            let chains = chains(&LAYERS).rows;
            let row = chains.iter().find(|row| row.layers as f64 == layers.value);
            row.is_some_and(|row| (left.value / row.sigmoid - 1.0).abs() < 0.02)
        },
    );

    // The exercises.
    p.says(r"(Its loss is $\tfrac12 \sigma(z)^2$.)", |[part, power]| {
        let loss = |z: f64| part.value * Sigmoid.apply(z).powf(power.value);
        line()
            .filter(|z| z.abs() < 8.0)
            .all(|z| ((loss(z + 1e-5) - loss(z - 1e-5)) / 2e-5 - slope((z, 0.0))).abs() < 1e-9)
    });
    p.says(
        r"Since $\sigma'(z) = s(1 - s)$, the slope of the loss is",
        |[one]| {
            line().all(|z| {
                let s = Sigmoid.apply(z);
                (Sigmoid.derivative(z) - s * (one.value - s)).abs() < 1e-15
            })
        },
    );
    let outputs = [0.1, 0.25, 0.5, 0.7, 0.99];
    let points = outputs.map(|s| Point::new().number("s", s));
    let named = [-2.0, 0.0, 0.7, 5.0].map(|z| {
        Point::new()
            .numbers([("z", z), ("s", Sigmoid.apply(z))])
            .function(r"\sigma", |z| Sigmoid.apply(z[0]))
            .function(r"\sigma'", |z| Sigmoid.derivative(z[0]))
    });
    p.formula(r"s = \sigma(z)", &named);
    p.formula(r"\sigma'(z) = s(1 - s)", &named);
    // The best output, by searching for it.
    let best = (1..100_000).map(|i| f64::from(i) / 99_999.0);
    let best = best.max_by(|a, b| slope_in_output(*a).total_cmp(&slope_in_output(*b)));
    let best = best.expect("there are some");
    let steepest = Point::new().numbers([("s", best), ("z", (best / (1.0 - best)).ln())]);
    p.formula("s = 2/3", std::slice::from_ref(&steepest));
    p.formula(r"z = \ln 2", &[steepest]);
    p.formula(r"s \cdot s(1 - s) = s^2 - s^3.", &points);
    p.says(
        "Its own slope, $2s - 3s^2$, is zero at $s = 2/3$, and there the slope of the loss is 4/27.",
        |[two, three, power, top, bottom, value]| {
            let best = top.value / bottom.value;
            let own = |s: f64| two.value * s - three.value * s.powf(power.value);
            let measured = |s: f64| (slope_in_output(s + 1e-5) - slope_in_output(s - 1e-5)) / 2e-5;
            outputs.into_iter().all(|s| (own(s) - measured(s)).abs() < 1e-8)
                && own(best).abs() < 1e-12
                && (value.value - slope_in_output(best)).abs() < 1e-12
                && line().all(|z| slope((z, 0.0)) <= value.value)
        },
    );
    p.says(
        r"There $s/(1 - s)$, which is $e^z$, is 2, so $z = \ln 2$, which is about 0.69.",
        |[one, two, again, z]| {
            let odds = |s: f64| s / (one.value - s);
            line()
                .filter(|z| z.abs() < 10.0)
                .all(|z| (odds(Sigmoid.apply(z)) / z.exp() - 1.0).abs() < 1e-9)
                && (odds(2.0 / 3.0) - two.value).abs() < 1e-12
                && again == two.value
                && (z.value - two.value.ln()).abs() < 0.005
        },
    );
    p.says(
        "Both runs begin to the right of it and so gather speed on their way down.",
        |[]| {
            STARTS.iter().all(|(w, b)| w + b > 2.0_f64.ln())
                && line()
                    .filter(|z| *z > 2.0_f64.ln())
                    .all(|z| slope((z, 0.0)) > slope((z + 0.01, 0.0)))
        },
    );
    let many = 10_000.0_f64;
    p.input("A unit has § inputs of size §", &[many, 1.0]);
    p.says(
        r"With weights of size 1 it is typically of the size $\sqrt{n}$, and here that is a hundred.",
        |[size, sum]| {
            sum == many.sqrt() && (typical(2500) / (50.0 * size.value) - 1.0).abs() < 0.06
        },
    );
    p.says(
        "It should be of size 1, so divide: weights of a hundredth.",
        |[size, weight]| weight == size.value / many.sqrt(),
    );
    p.says(
        "The table agrees: its hundred inputs make the sum ten times as large as a weight, and with weights of a tenth hardly a unit is saturated.",
        |[inputs, times, weight]| {
            inputs == INPUTS && times == inputs.value.sqrt() && at(weight.value) < 0.001
        },
    );
    let other = |y: f64| -(1.0 - y).ln();
    let by_output = |y: f64| (other(y + 1e-6) - other(y - 1e-6)) / 2e-6;
    p.says(
        "Which loss has the derivative $1/(1 - y)$ for a target of 0?",
        |[top, one, target]| {
            outputs
                .iter()
                .all(|y| (top.value / (one.value - y) - by_output(*y)).abs() < 1e-4)
                && other(target.value) == 0.0
        },
    );
    p.says(
        r"Do not forget the minus inside: $\ln(1 - y)$ has the derivative $-1/(1 - y)$, so the loss is $-\ln(1 - y)$.",
        |[a, top, b, c]| {
            let log = |y: f64| (a.value - y).ln();
            outputs.iter().all(|y| {
                let measured = (log(y + 1e-6) - log(y - 1e-6)) / 2e-6;
                (measured - top.value / (b.value - y)).abs() < 1e-4
                    && -(c.value - y).ln() == other(*y)
            })
        },
    );
    let points = outputs.map(|y| Point::new().number("y", y));
    p.formula(r"\frac{1}{1 - y} \cdot y(1 - y) = y,", &points);
    p.says(
        "You have met it: for the target 0 it is the [cross-entropy](../sigmoid-neuron-learning/another-loss.md).",
        |[target]| {
            line().filter(|z| z.abs() < 8.0).all(|z| {
                let cross_entropy = Softplus.apply(z) - target.value * z;
                (other(Sigmoid.apply(z)) - cross_entropy).abs() < 1e-9
            })
        },
    );
    p.says(
        "Nielsen's second unit would start with a slope of {{#number saturated_neuron.rows.0.far .2}} instead of {{#number saturated_neuron.slope_far .2}}.",
        |[now, before]| {
            (now.value - far[0]).abs() < 0.005 && (before.value - slope(STARTS[1])).abs() < 5e-4
        },
    );
}
