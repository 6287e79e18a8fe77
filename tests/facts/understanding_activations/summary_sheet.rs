//! Which activation functions are there?

use std::f64::consts::{FRAC_PI_2, PI};

use activations::{
    Activation, Arctan, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};
use manuscript::facts::{Facts, Point, Quantity, Told};

use super::quarters;

/// Those with a slope, in the order of the sheet.
const SLOPED: [&dyn Differentiable; 14] = [
    &Identity,
    &Sigmoid,
    &Tanh,
    &Relu,
    &LeakyRelu::new(0.01),
    &ParametricRelu::new(0.25),
    &Elu::new(1.0),
    &Softplus,
    &Silu,
    &Gelu,
    &HardSigmoid,
    &HardTanh,
    &Softsign,
    &Arctan,
];

/// Those that jump.
const JUMPING: [&dyn Activation; 2] = [
    &Step {
        at_zero: activations::AtZero::One,
    },
    &Sign,
];

fn all() -> impl Iterator<Item = &'static dyn Activation> {
    let sloped = SLOPED.into_iter().map(|phi| phi as &dyn Activation);
    JUMPING.into_iter().chain(sloped)
}

/// From far on the left to far on the right, zero among them.
fn line() -> impl Iterator<Item = f64> + Clone {
    quarters(20)
}

/// Far out.
const FAR: f64 = 1e9;

/// Whether a function is level far out, on the left and on the right.
fn levels(phi: &dyn Activation) -> [bool; 2] {
    [-FAR, FAR].map(|z| (phi.apply(z + 1.0) - phi.apply(z)).abs() < 1e-6)
}

/// Whether a function comes as close to both values as one likes, and takes neither.
fn is_between(phi: &dyn Activation, low: &Quantity, high: &Quantity) -> bool {
    // Further out, the doubles have no room between the answer and the end.
    let mut inside = quarters(9).map(|z| phi.apply(z));
    inside.all(|y| low.value < y && y < high.value)
        && (phi.apply(-FAR) - low.value).abs() < 1e-8
        && (phi.apply(FAR) - high.value).abs() < 1e-8
}

/// Whether a function goes from one value to the other, and takes both.
fn goes_from_to(phi: &dyn Activation, low: &Quantity, high: &Quantity) -> bool {
    *low == phi.apply(-FAR)
        && *high == phi.apply(FAR)
        && line().all(|z| low.value <= phi.apply(z) && phi.apply(z) <= high.value)
}

/// Whether a function takes numbers of any size.
fn is_unbounded(phi: &dyn Activation) -> bool {
    phi.apply(FAR) > 1e6 && phi.apply(-FAR) < -1e6
}

/// The least value, on a fine grid where it can lie.
fn least(phi: &dyn Activation) -> f64 {
    let fine = (-5000..=0).map(|n| phi.apply(f64::from(n) / 1000.0));
    fine.fold(0.0, f64::min)
}

/// `z`, and what a function makes of it.
fn points(phi: &dyn Activation, at: impl Iterator<Item = f64>) -> Vec<Point> {
    at.map(|z| Point::new().numbers([("z", z), ("y", phi.apply(z))]))
        .collect()
}

/// The same, and the sigmoid.
fn points_with_sigmoid(phi: &dyn Activation) -> Vec<Point> {
    let points = points(phi, quarters(4)).into_iter();
    points
        .map(|point| point.function(r"\sigma", |z| 1.0 / (1.0 + (-z[0]).exp())))
        .collect()
}

/// The share of a normal distribution that lies below z, as a sum over narrow strips.
fn normal(z: f64) -> f64 {
    let h = 1.0 / 1024.0;
    let density = |t: f64| (-0.5 * t * t).exp() / (2.0 * PI).sqrt();
    (0..12_288)
        .map(|i| h * density(z - h * (f64::from(i) + 0.5)))
        .sum()
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = p.read(|page| {
        let rows = page.text().lines().filter(|line| line.starts_with("| "));
        rows.count() - 1
    });
    p.told(
        "The Primer ends with a sheet that is lost, and with the remark that there are many more functions than it could treat.",
        Told::Source,
    );
    p.says(
        "So here is a sheet of our own, with sixteen of them.",
        |[sixteen]| sixteen == rows && sixteen == all().count(),
    );
    let met: [&dyn Activation; 7] = [
        JUMPING[0],
        &Identity,
        &Sigmoid,
        &Tanh,
        &Relu,
        &LeakyRelu::new(0.01),
        &ParametricRelu::new(0.25),
    ];
    p.says(
        "Seven you have met: the step, the identity, the sigmoid, tanh, ReLU, and its leaky and parametric cousins.",
        |[seven]| seven == met.len(),
    );
    p.says(
        "The other nine you can read at sight, if you know what to ask.",
        |[nine]| nine == all().count() - met.len(),
    );
    p.says(
        "There its slope is 0, or far out as close to 0 as one likes, and [hardly a nudge gets through](leaky-relu.md).",
        |[zero, again]| {
            // The leaky ReLU keeps its hundredth.
            let far = |phi: &dyn Differentiable| [1e3, 1e6, 1e9].map(|z| phi.derivative(-z));
            assert_eq!(far(&LeakyRelu::default()), [0.01; 3]);
            zero.value == again.value && zero == far(&Relu)[0] && (far(&Softsign)[2] - zero.value).abs() < 1e-15 &&
            SLOPED.iter().all(|phi| {
                let flat = [-FAR, FAR].map(|z| phi.derivative(z) < 1e-6);
                flat == levels(*phi)
            })
        },
    );

    let sort = |wanted: [bool; 2]| all().filter(|phi| levels(*phi) == wanted).count();
    let are = |of: &[&dyn Activation], wanted: [bool; 2]| {
        of.len() == sort(wanted) && of.iter().all(|phi| levels(*phi) == wanted)
    };
    p.figure("summary-sheet", &[]);
    p.says(
        "Of the 16 functions 8 are level far out on both sides, 5 on the left only, and 3 on neither.",
        |[sixteen, both, left, neither]| {
            sixteen == all().count()
                && both == sort([true, true])
                && left == sort([true, false])
                && neither == sort([false, false])
        },
    );
    p.says(
        "2 of them jump at 0, and have no slope there.",
        |[two, zero]| {
            let jumps = |phi: &&dyn Activation| {
                phi.apply(zero.value + 1e-12) - phi.apply(zero.value - 1e-12) > 0.5
            };
            two == all().filter(jumps).count() && JUMPING.iter().all(jumps)
        },
    );
    let sorts = || {
        let mut sorts: Vec<[bool; 2]> = all().map(levels).collect();
        sorts.sort_unstable();
        sorts.dedup();
        sorts
    };
    p.says("There are three.", |[three]| three == sorts().len());
    p.says(
        "Level on both sides: the step and the sign, the sigmoid, tanh, softsign and arctan, the hard sigmoid and hard tanh.",
        |[]| {
            let list: [&dyn Activation; 8] = [
                JUMPING[0], JUMPING[1], &Sigmoid, &Tanh, &Softsign, &Arctan, &HardSigmoid, &HardTanh,
            ];
            are(&list, [true, true])
        },
    );
    p.says(
        "They are steps, smoothed more or less, or cut from straight pieces, and all their answers stay within bounds.",
        |[]| {
            let bounded = |phi: &dyn Activation| phi.apply(FAR).abs() < 2.0 && phi.apply(-FAR).abs() < 2.0;
            all().all(|phi| bounded(phi) == (levels(phi) == [true, true]))
        },
    );
    let left: [&dyn Activation; 5] = [&Relu, &Elu::new(1.0), &Softplus, &Silu, &Gelu];
    p.says(
        "Level on the left only: ReLU, ELU, softplus, SiLU and GELU.",
        |[]| are(&left, [true, false]),
    );
    p.says(
        "Each is a ReLU, or looks like one from afar, and differs from the others in how it takes the corner.",
        |[]| {
            // Seen from so far that 100 is a step.
            let afar = |phi: &dyn Activation, z: f64| phi.apply(100.0 * z) / 100.0;
            left.iter().all(|phi| quarters(4).all(|z| (afar(*phi, z) - Relu.apply(z)).abs() < 0.02))
                && left.iter().enumerate().all(|(i, one)| {
                    left[..i].iter().all(|other| one.apply(-0.5) != other.apply(-0.5))
                })
        },
    );
    p.says(
        "Level nowhere: the leaky and the parametric ReLU, and the identity, which bends nothing.",
        |[]| {
            let list: [&dyn Activation; 3] =
                [&LeakyRelu::new(0.01), &ParametricRelu::new(0.25), &Identity];
            are(&list, [false, false]) && line().all(|z| Identity.apply(z) == z)
        },
    );
    p.says("None is level on the right only.", |[]| {
        sort([false, true]) == 0
    });
    p.says(
        "There is no need for one, since a unit with negative weights turns its activation function round.",
        |[]| {
            let turned = |z: f64| Relu.apply(-z);
            quarters(9).filter(|z| *z > 0.0).all(|z| turned(z) == 0.0) && turned(-FAR) == FAR
        },
    );
    p.figure("activation-explorer", &[]);
    p.says(
        "At z = 1 the sigmoid is about 0.731 and its slope about 0.197.",
        |[z, value, slope]| {
            let near = |said: &Quantity, actual: f64| (said.value - actual).abs() <= said.half_unit;
            near(&value, Sigmoid.apply(z.value)) && near(&slope, Sigmoid.derivative(z.value))
        },
    );
    p.says(
        "Its slope stays below a hundredth of the largest, 0.25, below z = −5.99 and above z = 5.99: there it is saturated.",
        |[hundredth, largest, below, above]| {
            let slope = |z: f64| Sigmoid.derivative(z);
            let saturated = |z: f64| hundredth.holds(slope(z) / largest.value);
            // From each border outward it is, and a hair further inward it is not.
            let borders = |from: f64, outward: f64| {
                saturated(from + outward * above.half_unit)
                    && !saturated(from - outward * above.half_unit)
                    && line().filter(|z| (z - from) * outward > 0.1).all(saturated)
            };
            largest == line().map(slope).fold(0.0, f64::max)
                && borders(below.value, -1.0)
                && borders(above.value, 1.0)
        },
    );

    sheet(p);

    p.says(
        "They jump at zero, where no number would do as a slope, so the crate gives them no `derivative`, and with them the program would not compile.",
        |[]| {
            // What would be the slope grows above every bound; of a kink it stays between those of the two sides.
            let steep = |phi: &dyn Activation, h: f64| (phi.apply(h) - phi.apply(-h)) / (2.0 * h);
            let narrow = [1e-3, 1e-6, 1e-9];
            JUMPING.iter().all(|phi| narrow.iter().all(|h| steep(*phi, *h) >= 0.25 / h))
                && narrow.iter().all(|h| (steep(&Relu, *h) - 0.5).abs() < 1e-9)
        },
    );
    let code = p.rust();
    p.says(
        "The names are those of the types in the crate `activations`, α is positive, and every slope in the last column is one of its answers:",
        |[]| {
            code.contains("(&ParametricRelu::new(0.25), 0.25),")
                && ParametricRelu::new(0.25).derivative(0.0) == 0.25
        },
    );
    p.says(
        "Sixteen functions of one number come in three sorts: level on both sides, on the left only, or nowhere.",
        |[sixteen, three]| {
            sixteen == all().count()
                && three == sorts().len()
                && sorts() == [[false, false], [true, false], [true, true]]
        },
    );
    exercises(p);
}

/// The rows of the table.
fn sheet(p: &mut Facts) {
    let slope = |phi: &dyn Differentiable, said: &Quantity| *said == phi.derivative(0.0);
    p.says(
        "| step | 0 below zero, 1 above | 0 and 1 | none |",
        |[below, above, low, high]| {
            let step = JUMPING[0];
            line().all(|z| step.apply(z) == if z < 0.0 { below.value } else { above.value })
                && low == below.value
                && high == above.value
        },
    );
    p.says(
        "| sign | −1 below zero, 0 at zero, 1 above | −1, 0 and 1 | none |",
        |[below, at, above, low, middle, high]| {
            [-0.5, 0.0, 0.5].map(|z| Sign.apply(z)) == [below.value, at.value, above.value]
                && [low, middle, high] == [below, at, above]
                && line().all(|z| Sign.apply(z) == z.signum() || z == 0.0)
        },
    );
    p.says("| identity | $z$ | all numbers | 1 |", |[one]| {
        slope(&Identity, &one) && is_unbounded(&Identity) && line().all(|z| Identity.apply(z) == z)
    });
    p.expression("y", "1/(1 + e^{-z})", &points(&Sigmoid, quarters(4)));
    p.says(
        "| sigmoid | $1/(1 + e^{-z})$ | between 0 and 1 | ¼ |",
        |[_, _, low, high, quarter]| is_between(&Sigmoid, &low, &high) && slope(&Sigmoid, &quarter),
    );
    p.expression("y", r"2\sigma(2z) - 1", &points_with_sigmoid(&Tanh));
    p.says(
        r"| tanh | $2\sigma(2z) - 1$ | between −1 and 1 | 1 |",
        |[_, _, _, low, high, one]| is_between(&Tanh, &low, &high) && slope(&Tanh, &one),
    );
    let relus: Vec<Point> = quarters(4)
        .map(|z| {
            Point::new()
                .number("z", z)
                .function("f", |z| Relu.apply(z[0]))
        })
        .collect();
    p.expression("f(z)", r"\max(0, z)", &relus);
    p.says(
        r"| ReLU | $\max(0, z)$ | 0 and above | 0, by convention |",
        |[_, low, zero]| low == least(&Relu) && slope(&Relu, &zero) && Relu.apply(FAR) == FAR,
    );
    let leaky = LeakyRelu::default();
    let left = || quarters(4).filter(|z| *z < 0.0);
    p.expression("y", "0.01 z", &points(&leaky, left()));
    p.says(
        "| leaky ReLU | $z$, or $0.01 z$ below zero | all numbers | 0.01, by convention |",
        |[_, hundredth]| {
            slope(&leaky, &hundredth)
                && is_unbounded(&leaky)
                && quarters(4).all(|z| (leaky.apply(z) == z) == (z >= 0.0))
        },
    );
    let slopes = || quarters(2).filter(|alpha| *alpha > 0.0);
    let with_alpha = |apply: fn(f64, f64) -> f64| -> Vec<Point> {
        slopes()
            .flat_map(|alpha| {
                left().map(move |z| {
                    Point::new().numbers([("z", z), (r"\alpha", alpha), ("y", apply(alpha, z))])
                })
            })
            .collect()
    };
    p.expression(
        "y",
        r"\alpha z",
        &with_alpha(|alpha, z| ParametricRelu::new(alpha).apply(z)),
    );
    p.says(
        r"| parametric ReLU | $z$, or $\alpha z$ below zero | all numbers | $\alpha$, by convention |",
        |[]| {
            slopes().all(|alpha| {
                let phi = ParametricRelu::new(alpha);
                is_unbounded(&phi) && phi.derivative(0.0) == alpha
            })
        },
    );
    p.expression(
        "y",
        r"\alpha(e^z - 1)",
        &with_alpha(|alpha, z| Elu::new(alpha).apply(z)),
    );
    let depths: Vec<Point> = slopes()
        .map(|alpha| Point::new().numbers([(r"\alpha", alpha), ("y", Elu::new(alpha).apply(-FAR))]))
        .collect();
    p.expression("y", r"-\alpha", &depths);
    p.says(
        r"| ELU | $z$, or $\alpha(e^z - 1)$ below zero | above $-\alpha$ | 1, for α = 1 |",
        |[_, one, alpha]| {
            slope(&Elu::new(alpha.value), &one)
                && slopes().all(|alpha| quarters(4).all(|z| Elu::new(alpha).apply(z) > -alpha))
                && slopes()
                    .all(|a| (Elu::new(a).derivative(0.0) == one.value) == (a == alpha.value))
        },
    );
    p.expression("y", r"\ln(1 + e^z)", &points(&Softplus, quarters(4)));
    p.says(
        r"| softplus | $\ln(1 + e^z)$ | above 0 | ½ |",
        |[_, low, half]| {
            line().all(|z| low.holds(Softplus.apply(z)))
                && Softplus.apply(-50.0) - low.value < 1e-9
                && slope(&Softplus, &half)
        },
    );
    p.expression("y", r"z\,\sigma(z)", &points_with_sigmoid(&Silu));
    let dips =
        |phi: &dyn Activation, low: &Quantity| (least(phi) - low.value).abs() <= low.half_unit;
    p.says(
        "| SiLU, or swish | $z\\,\\sigma(z)$ | about −0.28 and above | ½ |",
        |[low, half]| dips(&Silu, &low) && slope(&Silu, &half),
    );
    p.says(
        r"| GELU | $z\,\Phi(z)$, with $\Phi$ the normal distribution | about −0.17 and above | ½ |",
        |[low, half]| {
            dips(&Gelu, &low)
                && slope(&Gelu, &half)
                && quarters(3).all(|z| (Gelu.apply(z) - z * normal(z)).abs() < 1e-6)
        },
    );
    p.expression("y", "(z + 3)/6", &points(&HardSigmoid, quarters(3)));
    p.says(
        "| hard sigmoid | $(z + 3)/6$, cut off at 0 and 1 | from 0 to 1 | $1/6$ |",
        |[add, divide, bottom, top, low, high, one, six]| {
            goes_from_to(&HardSigmoid, &low, &high)
                && bottom == low
                && top == high
                && HardSigmoid.derivative(0.0) == one.value / six.value
                && line().all(|z| {
                    let y = ((z + add.value) / divide.value).clamp(bottom.value, top.value);
                    (HardSigmoid.apply(z) - y).abs() < 1e-15
                })
        },
    );
    p.says(
        "| hard tanh | $z$, cut off at −1 and 1 | from −1 to 1 | 1 |",
        |[bottom, top, low, high, one]| {
            goes_from_to(&HardTanh, &low, &high)
                && bottom == low
                && top == high
                && slope(&HardTanh, &one)
                && line().all(|z| HardTanh.apply(z) == z.clamp(bottom.value, top.value))
        },
    );
    p.expression(
        "y",
        r"z/(1 + \lvert z\rvert)",
        &points(&Softsign, quarters(4)),
    );
    p.says(
        r"| softsign | $z/(1 + \lvert z\rvert)$ | between −1 and 1 | 1 |",
        |[_, low, high, one]| is_between(&Softsign, &low, &high) && slope(&Softsign, &one),
    );
    p.says(
        r"| arctan | $\arctan z$ | between $-\pi/2$ and $\pi/2$ | 1 |",
        |[below, above, one]| {
            let end = |q: Quantity| PI / q.value;
            line().all(|z| {
                (Arctan.apply(z) - z.atan()).abs() < 1e-14 && Arctan.apply(z).abs() < FRAC_PI_2
            }) && (Arctan.apply(-FAR) + end(below)).abs() < 1e-8
                && (Arctan.apply(FAR) - end(above)).abs() < 1e-8
                && slope(&Arctan, &one)
        },
    );
}

fn exercises(p: &mut Facts) {
    let odd = |phi: &dyn Activation| line().all(|z| phi.apply(-z) == -phi.apply(z));
    p.says(
        "Which of the sixteen are odd, that is, satisfy $f(-z) = -f(z)$?",
        |[sixteen]| sixteen == all().count() && all().any(odd),
    );
    let odds: Vec<Point> = quarters(4)
        .map(|z| {
            Point::new()
                .number("z", z)
                .function("f", |z| Softsign.apply(z[0]))
        })
        .collect();
    p.formula("f(-z) = -f(z)", &odds);
    p.says(
        r"An odd function has the value 0 at zero, so the sigmoid and the hard sigmoid, with ½ there, are out at once, and softplus, with $\ln 2$.",
        |[zero, half, two]| {
            let out: [&dyn Activation; 3] = [&Sigmoid, &HardSigmoid, &Softplus];
            let there = |phi: &dyn Activation| phi.apply(0.0);
            all().filter(|phi| odd(*phi)).all(|phi| zero == there(phi))
                && half == there(out[0])
                && half == there(out[1])
                && (there(out[2]) - two.value.ln()).abs() < 1e-15
                // Of those that are not 0 at zero only the step is left.
                && all().filter(|phi| there(*phi) != zero.value).count() == out.len() + 1
        },
    );
    p.says(
        "The step is out whatever it is at zero, for it is 0 on one side and 1 on the other.",
        |[one_side, other]| {
            use activations::AtZero;
            [AtZero::Zero, AtZero::Half, AtZero::One]
                .into_iter()
                .all(|at_zero| {
                    let step = Step { at_zero };
                    !odd(&step) && one_side == step.apply(-0.5) && other == step.apply(0.5)
                })
        },
    );
    p.says(
        "ReLU, its cousins and all that look like it treat the two sides differently, unless α is 1 and the parametric ReLU is the identity.",
        |[two, alpha]| {
            let like: [&dyn Activation; 7] = [
                &Relu, &LeakyRelu::new(0.01), &ParametricRelu::new(0.25), &Elu::new(1.0), &Softplus, &Silu, &Gelu,
            ];
            two.value == 2.0
                && like.iter().all(|phi| !odd(*phi))
                && quarters(3).all(|a| odd(&ParametricRelu::new(a)) == (a == alpha.value))
                && line().all(|z| ParametricRelu::new(alpha.value).apply(z) == Identity.apply(z))
        },
    );
    p.says(
        "What is left are six: the sign, the identity, tanh, hard tanh, softsign and arctan.",
        |[six]| {
            let list: [&dyn Activation; 6] =
                [&Sign, &Identity, &Tanh, &HardTanh, &Softsign, &Arctan];
            six == list.len()
                && six == all().filter(|phi| odd(*phi)).count()
                && list.iter().all(|phi| odd(*phi))
        },
    );
    let is_never_negative = |phi: &dyn Activation| line().all(|z| phi.apply(z) >= 0.0);
    p.says(
        "The first question is answered by the ranges: the step, the sigmoid, ReLU, softplus and the hard sigmoid.",
        |[]| {
            let list: [&dyn Activation; 5] = [JUMPING[0], &Sigmoid, &Relu, &Softplus, &HardSigmoid];
            list.iter().all(|phi| is_never_negative(*phi))
                && all().filter(|phi| is_never_negative(*phi)).count() == list.len()
        },
    );
    // What is rounded is not a fall.
    let falls = |phi: &dyn Activation, z: f64| phi.apply(z + 0.125) < phi.apply(z) - 1e-12;
    p.says(
        "Only SiLU and GELU fall: from the far left, where they are close to 0, they sink to their least value, and then they rise for good.",
        |[zero]| {
            // With a negative α the parametric ReLU would fall too.
            assert!(line().any(|z| falls(&ParametricRelu::new(-0.25), z)) && zero.value == 0.0);
            all().filter(|phi| line().any(|z| falls(*phi, z))).count() == 2
                && [&Silu as &dyn Activation, &Gelu].iter().all(|phi| {
                    let falling: Vec<bool> = line().map(|z| falls(*phi, z)).collect();
                    let last = falling.iter().rposition(|falls| *falls).expect("it falls");
                    let rising = line().skip(last + 2).all(|z| phi.apply(z + 0.125) > phi.apply(z));
                    least(*phi) < 0.0 && phi.apply(-FAR).abs() < 1e-9 && rising
                })
        },
    );
    p.says(
        "The dashed curve of its panel goes from 0 to 1 and passes ½ at zero: it looks like the sigmoid, and is it.",
        |[low, high, half]| {
            (Softplus.derivative(-FAR) - low.value).abs() < 1e-12
                && (Softplus.derivative(FAR) - high.value).abs() < 1e-12
                && half == Softplus.derivative(0.0)
                && line().all(|z| (Softplus.derivative(z) - Sigmoid.apply(z)).abs() < 1e-15)
        },
    );
    let h = 1e-6;
    let measured = |f: &dyn Fn(f64) -> f64, x: f64| (f(x + h) - f(x - h)) / (2.0 * h);
    p.says(
        r"The slope of $\ln u$ is $1/u$, and what is inside, $1 + e^z$, has itself the slope $e^z$.",
        |[one, inside]| {
            quarters(3).filter(|u| *u > 0.0).all(|u| (measured(&f64::ln, u) - one.value / u).abs() < 1e-6)
                && quarters(2).all(|z| (measured(&|z| inside.value + z.exp(), z) - z.exp()).abs() < 1e-6)
                && inside == Softplus.apply(0.0).exp() - 1.0
        },
    );
    let zs: Vec<Point> = quarters(4).map(|z| Point::new().number("z", z)).collect();
    p.formula(r"\frac{e^z}{1 + e^z} = \frac{1}{1 + e^{-z}}.", &zs);
    let at = 10.0;
    p.input("At z = § the smooth ones", &[at]);
    p.says(
        "Look at how fast the rest to the end of the range shrinks, and not at the values themselves.",
        |[]| {
            // The end is 1 for three of them, and for arctan another.
            let smooth: [(&dyn Activation, f64); 4] =
                [(&Sigmoid, 1.0), (&Tanh, 1.0), (&Softsign, 1.0), (&Arctan, FRAC_PI_2)];
            let rest = |(phi, end): &(&dyn Activation, f64), z: f64| end - phi.apply(z);
            smooth.iter().all(|one| rest(one, FAR).abs() < 1e-8)
                && smooth.is_sorted_by(|a, b| (rest(a, 12.0) / rest(a, 10.0) < 0.2) >= (rest(b, 12.0) / rest(b, 10.0) < 0.2))
        },
    );
    p.says(
        "In the sigmoid and tanh it shrinks with a power of e, so their slopes are soon next to nothing: at 10 they are less than 1/20000.",
        |[ten, bound]| {
            ten == at && bound.holds(Sigmoid.derivative(at)) && bound.holds(Tanh.derivative(at))
                && Sigmoid.derivative(at) > 0.9 * bound.value
        },
    );
    let slopes = |phi: &dyn Differentiable| -> Vec<Point> {
        quarters(4)
            .map(|z| Point::new().numbers([("z", z), ("y", phi.derivative(z))]))
            .collect()
    };
    p.expression("y", r"1/(1 + \lvert z\rvert)^2", &slopes(&Softsign));
    p.expression("y", "1/(1 + z^2)", &slopes(&Arctan));
    p.says(
        r"Softsign and arctan have slopes with a square in the denominator, $1/(1 + \lvert z\rvert)^2$ and $1/(1 + z^2)$.",
        |[_, _, _, _, _, _]| Softsign.derivative(2.0) == 1.0 / 9.0 && Arctan.derivative(2.0) == 0.2,
    );
    p.says(
        "At 10 these are 1/121 and 1/101: arctan lets through most, about a hundredth, as much as the leaky ReLU does on its left.",
        |[ten, softsign, arctan, hundredth]| {
            let smooth: [&dyn Differentiable; 3] = [&Sigmoid, &Tanh, &Softsign];
            ten == at
                && softsign == Softsign.derivative(at)
                && arctan == Arctan.derivative(at)
                && hundredth.holds(arctan.value)
                && hundredth.value == LeakyRelu::default().derivative(-at)
                && smooth.iter().all(|phi| phi.derivative(at) < arctan.value)
        },
    );
}
