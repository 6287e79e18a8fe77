//! What is better about minus one?

use activations::{Activation, Differentiable, Sigmoid, Tanh};
use manuscript::facts::{Facts, Point, Told};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::understanding_activations::tanh::{
    COMPARED_AT, MEANS, mean_of_tanh, tanh_means, tanh_sigmoid,
};

use super::quarters;

/// A ten-thousandth to either side, for slopes.
const H: f64 = 1e-4;

pub(crate) fn facts(p: &mut Facts) {
    let tanh = |x: f64| Tanh.apply(x);
    let sigma = |z: f64| Sigmoid.apply(z);
    let rows = tanh_sigmoid(&COMPARED_AT).rows;
    let at = |x: f64| {
        let row = rows.iter().find(|row| row.x == x);
        row.expect("a row of the table").tanh
    };
    let functions = |point: Point| {
        point
            .function(r"\tanh", |x| Tanh.apply(x[0]))
            .function(r"\tanh'", |x| Tanh.derivative(x[0]))
            .function(r"\sigma", |z| Sigmoid.apply(z[0]))
    };
    let points: Vec<Point> = quarters(2)
        .map(|x| functions(Point::new().number("x", x)))
        .collect();

    p.says(
        "When it means no, the sigmoid answers with a number close to 0.",
        |[zero]| {
            let far = [-10.0, -20.0, -40.0].map(sigma);
            far.windows(2).all(|pair| pair[1] < pair[0])
                && (far[2] - zero.value).abs() < 1e-15
                && far[2] != zero.value
        },
    );
    let unit = |w: f64| Neuron::new(array![w, 1.5], 0.25, Sigmoid);
    p.says(
        "The closer, the less the next unit hears of it: zero times any weight is zero.",
        |[]| {
            let moves = |w: f64, no: f64| {
                let with = |x: f64| unit(w).weighted_input(&array![x, 2.0]);
                (with(no) - with(0.0)).abs()
            };
            quarters(8).filter(|w| *w != 0.0).all(|w| {
                [0.5, 0.25, 0.125]
                    .windows(2)
                    .all(|no| moves(w, no[1]) < moves(w, no[0]))
                    && moves(w, 0.0) == 0.0
            })
        },
    );
    p.says("What if no were −1?", |[no]| {
        let far = [-2.0, -4.0, -8.0].map(tanh);
        far.windows(2).all(|pair| pair[1] < pair[0]) && (far[2] - no.value).abs() < 1e-6
    });
    p.says(
        "The **hyperbolic tangent** is a close relative, a sigmoid stretched to the range from −1 to 1:",
        |[from, to]| {
            quarters(8).all(|x| from.value < tanh(x) && tanh(x) < to.value)
                && tanh(-8.0) < from.value + 1e-6
                && tanh(8.0) > to.value - 1e-6
        },
    );
    p.formula(
        r"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\,\sigma(2x) - 1.",
        &points,
    );
    p.says(
        "Read: the hyperbolic tangent of x is e to the x less e to the minus x, divided by their sum; and that is twice the sigmoid of two x, less one.",
        |[twice, two]| {
            quarters(4).all(|x| {
                let (up, down) = (x.exp(), (-x).exp());
                ((up - down) / (up + down) - tanh(x)).abs() < 1e-12
                    && (twice.value * sigma(two.value * x) - 1.0 - tanh(x)).abs() < 1e-12
            })
        },
    );
    p.figure("tanh-and-sigmoid", &[]);
    p.says(
        "tanh is the sigmoid, twice as high, lowered by one and twice as fast: from σ(2) = 0.8808 follows tanh 1 = 2 · 0.8808 − 1 = 0.7616.",
        |[high, fast, two, sigmoid, one, twice, again, less, result]| {
            two.value == fast.value * one.value
                && sigmoid == sigma(two.value)
                && again == sigma(two.value)
                && twice.value == high.value
                && result == tanh(one.value)
                && (twice.value * sigma(two.value) - less.value.abs() - tanh(one.value)).abs() < 1e-12
                && quarters(4).all(|x| (high.value * sigma(fast.value * x) - 1.0 - tanh(x)).abs() < 1e-12)
        },
    );
    p.says("At 0 it is 4 times as steep.", |[zero, four]| {
        four == Tanh.derivative(zero.value) / Sigmoid.derivative(zero.value)
    });
    let with_q: Vec<Point> = quarters(2)
        .map(|x| Point::new().numbers([("x", x), ("q", (-2.0 * x).exp())]))
        .collect();
    p.says(
        "Divide the numerator and the denominator of the fraction by $e^x$, and write $q$ for $e^{-2x}$:",
        |[power]| {
            quarters(2).all(|x: f64| {
                let q = (power.value * x).exp();
                ((1.0 - q) / (1.0 + q) - tanh(x)).abs() < 1e-12
            })
        },
    );
    p.expression("q", "e^{-2x}", &with_q);
    p.formula(
        r"\frac{1 - q}{1 + q} = \frac{2 - (1 + q)}{1 + q} = \frac{2}{1 + q} - 1.",
        &with_q,
    );
    p.says(
        "The last fraction is twice a sigmoid, of 2x.",
        |[twice, two]| {
            quarters(4).all(|x| {
                (twice.value * sigma(two.value * x) - 2.0 / (1.0 + (-2.0 * x).exp())).abs() < 1e-12
            })
        },
    );
    p.says(
        "In a computer the two ways can differ in the last digit:",
        |[two]| {
            // Two roundings of the sigmoid near 1, doubled.
            let grid: Vec<f64> = (-20_000..=20_000).map(|x| f64::from(x) / 1000.0).collect();
            two == 2.0
                && tanh_sigmoid(&grid)
                    .rows
                    .iter()
                    .all(|row| row.difference.abs() <= 2.0 * f64::EPSILON)
                && rows.iter().any(|row| row.difference != 0.0)
        },
    );
    p.table(
        "tanh_sigmoid.rows",
        &[
            ("x", "$x$"),
            ("tanh.6", r"$\tanh x$"),
            ("difference.2", r"$\tanh x$ less $2\sigma(2x) - 1$"),
        ],
        &Point::new(),
    );
    p.says(
        "The two formulas differ by rounding, if at all.",
        |[two]| {
            two == 2.0
                && rows.iter().any(|row| row.difference == 0.0)
                && rows.iter().all(|row| {
                    row.difference == row.tanh - row.two_sigma && row.difference.abs() < 1e-15
                })
        },
    );
    p.says("symmetric to the last bit", |[]| {
        quarters(8).all(|x| tanh(-x) == -tanh(x))
    });

    p.told(
        r#"The Primer gives "a mean of zero" as its advantage, because it centers the data for the next layers."#,
        Told::Source,
    );
    let means = tanh_means(&MEANS).rows;
    p.says(
        "Before you look: if the weighted inputs lie about 2, about which number lie the answers of tanh?",
        |[two]| two.value == MEANS[1] && means[1].mean_of_z == two.value,
    );
    p.table(
        "tanh_means.rows",
        &[
            ("mean_of_z", "mean of the weighted inputs"),
            ("mean_of_tanh.4", "mean of tanh"),
        ],
        &Point::new(),
    );
    p.says(
        "Weighted inputs with a normal distribution of width 1, once about 0 and once about 2.",
        |[width, first, second]| {
            // The same integral with another width, by the same rule, gives another mean.
            let with_width = |mean: f64, width: f64| {
                let terms = (-72..=72).map(|i| f64::from(i) / 8.0);
                let (sum, weights) = terms.fold((0.0, 0.0), |(sum, weights), t: f64| {
                    let weight = (-0.5 * t * t).exp();
                    (sum + weight * tanh(mean + width * t), weights + weight)
                });
                sum / weights
            };
            means
                .iter()
                .all(|row| (with_width(row.mean_of_z, width.value) - row.mean_of_tanh).abs() < 1e-9)
                && [first.value, second.value] == MEANS
        },
    );
    p.says("So tanh does not center anything by itself.", |[]| {
        means[1].mean_of_tanh > 0.5
    });
    p.says(
        "What is symmetric about zero it keeps symmetric, and its mean is then zero.",
        |[]| {
            means[0].mean_of_z == 0.0
                && means[0].mean_of_tanh == 0.0
                && quarters(8).all(|x| tanh(x) + tanh(-x) == 0.0)
        },
    );
    p.says(
        "With other inputs the mean is zero only by accident.",
        |[]| {
            // An accident: the third input is chosen to undo the two others.
            let third = -(tanh(0.5) + tanh(0.25)).atanh();
            let inputs = [0.5, 0.25, third];
            inputs.iter().map(|x| tanh(*x)).sum::<f64>().abs() < 1e-12
                && inputs.iter().sum::<f64>().abs() > 0.01
                && (1..=40).all(|tenths| mean_of_tanh(f64::from(tenths) / 10.0) > 0.0)
        },
    );
    p.says(
        "Tanh is the sigmoid with no at −1, four times as steep in the middle.",
        |[no, four]| {
            (tanh(-20.0) - no.value).abs() < 1e-12
                && four == Tanh.derivative(0.0) / Sigmoid.derivative(0.0)
        },
    );
    p.says(
        "Such a no is as loud as a yes: the next unit hears it, and its weight learns from it.",
        |[]| {
            // By how much it moves the weighted input, which is also by how much a nudge of its weight does.
            let loud = |answer: f64| {
                (unit(0.75).weighted_input(&array![answer, 2.0])
                    - unit(0.75).weighted_input(&array![0.0, 2.0]))
                .abs()
            };
            quarters(8)
                .filter(|z| *z > 0.0)
                .all(|z| loud(tanh(-z)) == loud(tanh(z)) && loud(sigma(-z)) < loud(sigma(z)))
        },
    );
    p.says(
        "It keeps what is symmetric symmetric; it does not make anything so.",
        |[]| quarters(8).all(|x| tanh(x) + tanh(-x) == 0.0) && means[1].mean_of_tanh > 0.5,
    );
    p.told(
        "Tanh is useful, says the Primer, when the data fall into groups that are very negative, close to zero, and very positive.",
        Told::Source,
    );

    // The exercises.
    let slope = |x: f64| (tanh(x + H) - tanh(x - H)) / (2.0 * H);
    p.says(
        r"Show that the slope of tanh at $x$ is $1 - (\tanh x)^2$.",
        |[one, power]| {
            let of = |x: f64| one.value - tanh(x).abs().powf(power.value);
            quarters(4).all(|x| {
                (slope(x) - of(x)).abs() < 1e-7 && (Tanh.derivative(x) - of(x)).abs() < 1e-12
            })
        },
    );
    p.says(
        r"In $2\sigma(2x) - 1$ the outer 2 and the inner 2 each make the graph twice as steep, and the 1 does nothing.",
        |[outer, inner, less, outer_again, inner_again, twice, nothing]| {
            let f = |outer: f64, inner: f64, less: f64, x: f64| outer * sigma(inner * x) - less.abs();
            let steep = |outer: f64, inner: f64, less: f64| (f(outer, inner, less, H) - f(outer, inner, less, -H)) / (2.0 * H);
            let plain = steep(1.0, 1.0, 0.0);
            let is = |value: f64, wanted: f64| (value - wanted).abs() < 1e-6;
            is(steep(outer.value, 1.0, 0.0), twice.value * plain)
                && is(steep(1.0, inner.value, 0.0), twice.value * plain)
                && is(steep(1.0, 1.0, nothing.value), plain)
                && [outer_again.value, inner_again.value] == [outer.value, inner.value]
                && nothing.value == less.value.abs()
                && quarters(4).all(|x| is(f(outer.value, inner.value, less.value, x), tanh(x)))
        },
    );
    p.says(
        "So the slope is four times that of the sigmoid, at $2x$:",
        |[four, two]| {
            quarters(4).all(|x| {
                (four.value * Sigmoid.derivative(two.value * x) - Tanh.derivative(x)).abs() < 1e-12
            })
        },
    );
    p.formula(
        r"\tanh'(x) = 4\,\sigma(2x)\,(1 - \sigma(2x)) = 1 - (2\,\sigma(2x) - 1)^2.",
        &points,
    );
    let units: Vec<Point> = quarters(1)
        .flat_map(|x| {
            [(0.5, 1.25), (-1.5, 0.75), (2.0, -0.25)]
                .map(|(w, b)| functions(Point::new().numbers([("x", x), ("w", w), ("b", b)])))
        })
        .collect();
    p.formula(r"\tanh(wx + b) = 2\,\sigma(2wx + 2b) - 1.", &units);
    p.says(
        "The sigmoid unit has the weight $2w$ and the bias $2b$, and whoever hears it takes its answer twice and subtracts 1.",
        |[weight, bias, twice, one]| {
            quarters(2).all(|x| {
                let (w, b) = (0.75, -0.5);
                let unit = Neuron::new(array![weight.value * w], bias.value * b, Sigmoid);
                let other = Neuron::new(array![w], b, Tanh);
                (twice.value * unit.output(&array![x]) - one.value - other.output(&array![x])).abs() < 1e-12
            })
        },
    );
    let inputs = [3.0, -1.0];
    p.input("inputs that are § or §, each", &inputs);
    p.says(
        "What is the mean of tanh over inputs that are 3 or −1, each half of the time?",
        |[a, b, half]| half.value * 2.0 == 1.0 && [a.value, b.value] == inputs,
    );
    p.says(
        "Take tanh first and the mean afterwards; the mean of the inputs is 1, and tanh of that answers another question.",
        |[mean]| {
            let of_inputs = f64::midpoint(inputs[0], inputs[1]);
            mean == of_inputs && tanh(of_inputs) > 2.0 * f64::midpoint(tanh(inputs[0]), tanh(inputs[1]))
        },
    );
    p.says(
        "Tanh makes {{#number tanh_sigmoid.rows.6.tanh .4}} of 3 and −{{#number tanh_sigmoid.rows.5.tanh .4}} of −1, and half of their sum is 0.1167.",
        |[first, of_first, second, of_second, half, mean]| {
            let sum = at(inputs[0]) - at(-inputs[1]);
            first == at(inputs[0])
                && -second.value.abs() < 0.0
                && (second.value.abs() - at(-inputs[1])).abs() <= second.half_unit
                && [of_first.value, of_second.value] == inputs
                && mean == half.value * sum
                && (half.value * sum - f64::midpoint(tanh(inputs[0]), tanh(inputs[1]))).abs() < 1e-12
        },
    );
}
