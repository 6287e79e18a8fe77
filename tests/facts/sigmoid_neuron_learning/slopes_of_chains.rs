//! What does a slope do in a chain?

use activations::{Activation, Differentiable, Sigmoid};
use manuscript::facts::{Facts, Point};

/// How often each gear turns for a turn of the one before it.
const GEARS: [f64; 2] = [3.0, 10.0];

/// Where the chain of two steps is looked at, and by how much its input is nudged.
const AT: f64 = 2.0;
const NUDGE: f64 = 0.001;

/// Where the two ways are looked at.
const PARTING: f64 = 3.0;

fn trebled(x: f64) -> f64 {
    3.0 * x - 1.0
}

fn squared(u: f64) -> f64 {
    u * u
}

fn chain(x: f64) -> f64 {
    squared(trebled(x))
}

/// The two ways from x, and where they meet.
fn ways(x: f64) -> (f64, f64, f64) {
    let (u, v) = (x + 1.0, 2.0 * x);
    (u, v, u * v)
}

/// The slope of a polynomial of the second degree at most: there the difference quotient with a nudge of 1 is exact.
fn slope(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    (f(x + 1.0) - f(x - 1.0)) / 2.0
}

/// What a slope leaves over of the change of the chain.
fn rest(nudge: f64) -> f64 {
    chain(AT + nudge) - chain(AT) - slope(chain, AT) * nudge
}

pub(crate) fn facts(p: &mut Facts) {
    let [second, third] = GEARS;
    p.says("Three gears stand in a row.", |[gears]| {
        gears == GEARS.len() + 1
    });
    p.input("the second turns § times", &[second]);
    p.input("the third turns § times", &[third]);
    p.says("Thirty times, three times ten.", |[all, a, b]| {
        all == second * third && a == second && b == third
    });
    p.says(
        "Nobody adds the two, because the ten counts turns of the second gear and not of the first.",
        |[_, ten]| ten == third,
    );

    p.says(
        "Treble a number, subtract 1, and square what comes out:",
        |[times, less]| {
            (-3..4).map(f64::from).all(|x| {
                let u = times.value * x - less.value;
                chain(x) == u * u
            })
        },
    );
    let points_of_chain: Vec<Point> = (-3..4)
        .map(|x| {
            let x = f64::from(x);
            Point::new().numbers([("x", x), ("u", trebled(x)), ("y", chain(x))])
        })
        .collect();
    p.formula(r"u = 3x - 1, \qquad y = u^2.", &points_of_chain);
    p.says("At x = 2 that makes u = 5 and y = 25.", |[x, u, y]| {
        x == AT && u == trebled(AT) && y == chain(AT)
    });
    p.says(
        "Whatever x does, u does three times as much: the slope of the first step is 3.",
        |[times, first]| {
            (-3..4)
                .map(f64::from)
                .all(|x| times == slope(trebled, x) && first == slope(trebled, x))
        },
    );
    p.says(
        "The slope of a square is twice the number that is squared, so that of the second step is 10.",
        |[twice, at]| {
            (-3..4).map(f64::from).all(|u| slope(squared, u) == twice.value * u)
                && at == slope(squared, trebled(AT))
        },
    );
    p.says(
        "Before you read on: by how much does y change when x goes up from 2 by a thousandth?",
        |[from, by]| from == AT && by == NUDGE,
    );
    p.says("The gears say thirty times as much.", |[times]| {
        times == slope(trebled, AT) * slope(squared, trebled(AT)) && times == slope(chain, AT)
    });
    p.says("Thirty times the nudge, and a little more.", |[times]| {
        let change = chain(AT + NUDGE) - chain(AT);
        times == slope(chain, AT) && change > times.value * NUDGE && change < 31.0 * NUDGE
    });
    p.says(
        "What is left over comes from the square, whose slope has itself grown a little on the way.",
        |[]| slope(squared, trebled(AT + NUDGE)) > slope(squared, trebled(AT)) && rest(NUDGE) > 0.0,
    );
    p.says(
        "Make the nudge ten times as small, and the rest is a hundred times as small.",
        |[small, smaller]| (rest(0.5) / rest(0.5 / small.value) - smaller.value).abs() < 1e-6,
    );
    let differences: Vec<Point> = [(0.5, 3.0, 2.0), (2.0, -1.5, 0.25), (-1.0, 4.0, 5.0)]
        .map(|(x, u, y)| Point::new().numbers([("d", 0.125), ("x", x), ("u", u), ("y", y)]))
        .to_vec();
    p.formula(
        r"\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx},",
        &differences,
    );
    p.says(
        "Each slope is taken where its step stands: the 10 belongs to u = 5, not to x = 2.",
        |[slope_there, u, x]| {
            slope_there == slope(squared, u.value)
                && u == trebled(x.value)
                && x == AT
                && slope_there != slope(squared, x.value)
        },
    );

    let points: Vec<Point> = [-2.0, 0.5, PARTING, 4.0]
        .map(|x| {
            let (u, v, y) = ways(x);
            Point::new().numbers([("x", x), ("u", u), ("v", v), ("y", y), (r"\partial", 0.5)])
        })
        .to_vec();
    p.formula(r"u = x + 1, \qquad v = 2x, \qquad y = uv.", &points);
    p.formula(
        r"\frac{\partial y}{\partial u} = v, \qquad \frac{\partial y}{\partial v} = u.",
        &points,
    );
    let (u, v, y) = ways(PARTING);
    let (by_u, by_v) = (slope(|u| u * v, u), slope(|v| u * v, v));
    p.says(
        "At x = 3 there is u = 4, v = 6, and y = 24.",
        |[x, a, b, c]| x == PARTING && a == u && b == v && c == y,
    );
    p.says(
        "If u moved alone, y would move 6 times as much, since 6 is what u is multiplied by.",
        |[times, factor]| times == by_u && factor == v,
    );
    p.says(
        "If v moved alone, y would move 4 times as much.",
        |[times]| times == by_v,
    );
    let (first, second) = (slope(|x| ways(x).0, PARTING), slope(|x| ways(x).1, PARTING));
    p.says(
        "But x moves both of them, u by once as much and v by twice as much, and what they do to y comes together:",
        |[twice]| first == 1.0 && twice == second,
    );
    p.figure("two-ways", &[("x", &PARTING)]);
    let sum = slope(|x| ways(x).2, PARTING);
    p.says(
        "Along a way they are multiplied, and where two ways part they are added: 6 · 1 + 4 · 2 = 14.",
        |[_, a, b, c, d, all]| {
            a == by_u && b == first && c == by_v && d == second && all == sum
                && all == a.value * b.value + c.value * d.value
        },
    );
    p.says(
        r"Multiply out, and you can check it: y is $2x^2 + 2x$, whose slope at 3 is $4 \cdot 3 + 2 = 14$.",
        |[a, power, b, at, c, x, d, all]| {
            (-3..4).map(f64::from).all(|x| {
                let y = |x: f64| a.value * x.powf(power.value) + b.value * x;
                y(x) == ways(x).2 && slope(y, x) == c.value * x + d.value
            }) && at == PARTING
                && x == PARTING
                && all == sum
        },
    );
    p.formula(r"4 \cdot 3 + 2 = 14", &[Point::new()]);
    p.says(
        "Along a way slopes are multiplied, each taken where its step stands.",
        |[]| slope(chain, AT) == slope(trebled, AT) * slope(squared, trebled(AT)),
    );
    p.says(
        "Where a number works in several ways, the ways are added.",
        |[]| sum == by_u * first + by_v * second,
    );

    // The exercises.
    let there = -1.0;
    p.says(
        "What is the slope of $y = (3x - 1)^2$ at x = −1, and what does its sign mean?",
        |[times, less, power, at]| {
            (-3..4)
                .map(f64::from)
                .all(|x| (times.value * x - less.value).powf(power.value) == chain(x))
                && at == there
        },
    );
    p.formula(r"y = (3x - 1)^2", &points_of_chain);
    p.says(
        "First find where the second step stands: u = −4.",
        |[u]| u == trebled(there),
    );
    p.says(
        "The slope of the square there is −8, that of the first step is 3 as everywhere, and the product is −24.",
        |[a, b, product]| {
            a == slope(squared, trebled(there))
                && b == slope(trebled, there)
                && product == slope(chain, there)
                && product == a.value * b.value
        },
    );
    p.says("The minus sign means that y falls when x rises.", |[]| {
        chain(there + NUDGE) < chain(there)
    });
    p.says(
        r"The slope of the sigmoid at z is $\sigma(z)(1 - \sigma(z))$.",
        |[one]| {
            (-3..4).map(f64::from).all(|z| {
                let a = Sigmoid.apply(z);
                (Sigmoid.derivative(z) - a * (one.value - a)).abs() < 1e-15
            })
        },
    );
    let zero = 0.8;
    let smooth: Vec<Point> = [-1.0, 0.5, zero]
        .map(|x| {
            let a = Sigmoid.apply(5.0 * x - 4.0);
            let point = Point::new().numbers([("x", x), ("a", a)]);
            point.function(r"\sigma", |z| Sigmoid.apply(z[0]))
        })
        .to_vec();
    p.formula(r"a = \sigma(5x - 4)", &smooth);
    p.says(
        r"What is the slope of $a = \sigma(5x - 4)$ by x, at the x for which z is 0?",
        |[w, b, z]| z == w.value * zero - b.value && w == 5.0,
    );
    p.says(
        "At z = 0 the sigmoid is ½, and its slope is ½ times ½, a quarter.",
        |[z, half, a, b, quarter]| {
            half == Sigmoid.apply(z.value)
                && quarter == Sigmoid.derivative(z.value)
                && a == half.value
                && quarter == a.value * b.value
        },
    );
    p.says(
        "The first step has the slope 5, and five times a quarter is five quarters.",
        |[first, five, quarter, all]| {
            let z = |x: f64| 5.0 * x - 4.0;
            let a = |x: f64| Sigmoid.apply(z(x));
            let measured = (a(zero + 1e-6) - a(zero - 1e-6)) / 2e-6;
            first == slope(z, zero)
                && five == first.value
                && quarter == Sigmoid.derivative(z(zero))
                && all == five.value * quarter.value
                && (all.value - measured).abs() < 1e-9
        },
    );
    p.says(
        "The way through u has the slope v times 1, the way through v the slope u times 1.",
        |[a, b]| a == slope(|x| x, AT) && b == slope(|x| x, AT),
    );
    p.says(
        "Both are x, and together they are 2x: the slope of a square, which the page used without a word.",
        |[two]| (-3..4).map(f64::from).all(|x| two.value * x == slope(squared, x)),
    );
}
