//! Tests of formulas.

use super::*;

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// Points at which the formulas of a unit can be computed.
fn points() -> Vec<Point> {
    [(0.3, -1.2, 0.7), (2.0, 0.4, -0.6)]
        .map(|(z, b, x)| {
            let point = Point::new().numbers([("z", z), ("b", b), ("x", x)]);
            point.function("\\sigma", |z| sigmoid(z[0]))
        })
        .to_vec()
}

fn problems(tex: &str, points: &[Point]) -> String {
    check(tex, points).err().unwrap_or_default().join("; ")
}

#[test]
fn what_is_true_is_true() {
    for tex in [
        r"\sigma(z) = \frac{1}{1 + e^{-z}}.",
        r"\sigma(-z) = 1 - \sigma(z)",
        r"z - b = |b - z|",
        r"|b - z|\,|x| = |(z - b)\,x|.",
        r"\frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = \sigma(z)\,(1 - \sigma(z)).",
    ] {
        assert_eq!(problems(tex, &points()), "", "{tex}");
    }
}

#[test]
fn what_is_false_is_told() {
    for tex in [
        r"\sigma(z) = \frac{1}{1 + e^{z}}",
        r"\sigma(z) = \frac{1}{2 + e^{-z}}",
        r"\sigma(-z) = 1 + \sigma(z)",
        r"\sigma(z) = \frac{1}{z - z}",
    ] {
        assert!(problems(tex, &points()).contains("does not hold"), "{tex}");
    }
}

#[test]
fn points_that_do_not_tell_a_formula_from_another_are_told() {
    let zero = [Point::new()
        .number("z", 0.0)
        .function("\\sigma", |z| sigmoid(z[0]))];
    assert!(problems(r"\sigma(-z) = 1 - \sigma(z)", &zero).contains("minus sign left out"));
    let far = [Point::new().number("z", 2.0)];
    assert!(
        problems(r"z \ge 0", &far).contains("`>` for `≥`"),
        "{}",
        problems(r"z \ge 0", &far)
    );
}

#[test]
fn lines_implications_and_cases() {
    let unit = |w1: f64, w2: f64, x1: f64, x2: f64, threshold: f64| {
        let y = f64::from(u8::from(w1 * x1 + w2 * x2 >= threshold));
        Point::new().numbers([
            ("w_1", w1),
            ("w_2", w2),
            ("x_1", x1),
            ("x_2", x2),
            ("\\theta", threshold),
            ("y", y),
        ])
    };
    // Numbers in no order, and every third time a sum that is θ.
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 27) / 2.0 - 7.75
    };
    let all: Vec<Point> = (0..48)
        .map(|case| {
            let [w1, w2, x1, x2] = [next(), next(), next(), next()];
            unit(
                w1,
                w2,
                x1,
                x2,
                w1 * x1 + w2 * x2 + [0.0, 0.5, -3.0][case % 3],
            )
        })
        .collect();
    let rule = r"y = \begin{cases} 0 & w_1 x_1 + w_2 x_2 < \theta, \\ 1 & w_1 x_1 + w_2 x_2 \ge \theta. \end{cases}";
    assert_eq!(problems(rule, &all), "");
    assert!(problems(&rule.replace(r"\ge", ">"), &all).contains("no case applies"));
    assert!(problems(&rule.replace("0 &", "2 &"), &all).contains("does not hold"));
    let lines = r"\begin{aligned} w_1 x_1 + w_2 x_2 &< \theta \quad\Rightarrow\quad y = 0, \\ w_1 x_1 + w_2 x_2 &\ge \theta \quad\Rightarrow\quad y = 1. \end{aligned}";
    assert_eq!(problems(lines, &all), "");
    assert!(problems(&lines.replace(r"\ge", r"\le"), &all).contains("does not hold"));
}

#[test]
fn bars_of_either_writing_are_a_distance() {
    let points: Vec<Point> = [-2.0, -0.5, 3.0]
        .map(|z: f64| Point::new().numbers([("z", z), ("y", 1.0 + z.abs())]))
        .to_vec();
    for formula in ["y = 1 + |z|", r"y = 1 + \lvert z\rvert"] {
        assert_eq!(problems(formula, &points), "");
    }
}

#[test]
fn cases_that_overlap_must_agree() {
    let points: Vec<Point> = (-8..=8)
        .map(|quarters| f64::from(quarters) / 4.0)
        .map(|z| Point::new().numbers([("z", z), ("y", f64::from(u8::from(z > 1.0)))]))
        .collect();
    let rule = r"y = \begin{cases} 0 & z \le 1, \\ 1 & z > 1. \end{cases}";
    assert_eq!(problems(rule, &points), "");
    assert!(problems(&rule.replace('>', r"\ge"), &points).contains("cases that differ apply"));
}

#[test]
fn a_formula_may_leave_a_point_open() {
    let at = |z: f64| {
        let u = |z: &[f64]| f64::from(u8::from(z[0] >= 0.0));
        Point::new().number("z", z).function("u", u)
    };
    let rule = r"u(z) = \begin{cases} 0 & z < 0, \\ 1 & z > 0. \end{cases}";
    let sides = [at(-0.5), at(0.5), at(-3.0), at(3.0)];
    assert!(problems(rule, &sides).contains("`≤` for `<`"));
    let all: Vec<Point> = sides.into_iter().chain([at(0.0).left_open()]).collect();
    assert_eq!(problems(rule, &all), "");
    assert!(problems(&rule.replace('>', r"\ge"), &all).contains("should leave open"));
}

#[test]
fn products_and_powers_may_be_tiny() {
    let point = [Point::new().number("z", 54.0 * std::f64::consts::LN_2)];
    assert_eq!(problems("e^{-z} = 2^{-54}", &point), "");
    assert!(problems("e^{-z} = 2^{-53}", &point).contains("does not hold"));
    // A sum is as exact as what it adds.
    let near = [(0.1, 0.2), (0.7, 0.1)]
        .map(|(x, y)| Point::new().numbers([("x", x), ("y", y), ("z", x + y)]));
    assert_eq!(problems("x + y - z = 0", &near), "");
}

#[test]
fn lists_have_an_inner_product() {
    let point = [Point::new().numbers([("w_1", 5.0), ("b", -4.0), ("x_1", 0.3), ("z", -2.5)])];
    assert_eq!(
        problems(r"z = (w_1, b) \cdot (x_1, 1) = w_1 x_1 + b", &point),
        ""
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    assert!(problems("z = q", &points()).contains("`q` stands for nothing here"));
    assert!(problems(r"z = \frac{1}{", &points()).contains("ends too early"));
    assert!(problems("z", &points()).contains("relates nothing"));
    assert!(problems("z = z", &[]).contains("no point"));
}

#[test]
fn numbers_outside_subscripts() {
    let values =
        |tex: &str| -> Vec<f64> { numbers(tex).iter().map(|printed| printed.value).collect() };
    assert_eq!(values(r"w_1 = 5, w_{12} = -3"), [5.0, -3.0]);
    assert_eq!(values(r"b = -\tfrac12 \ln 96"), [-0.5, 96.0]);
    assert_eq!(values(r"2^{-53}"), [2f64.powi(-53)]);
    assert_eq!(values(r"n + 1"), [1.0]);
    assert_eq!(values(r"\frac{1}{1 + e^{-z}}"), [1.0, 1.0]);
    assert_eq!(values(r"\frac{3}{4} - 2"), [0.75, 2.0]);
}

#[test]
fn relations_are_told_from_expressions() {
    assert!(
        is_relation(r"b = -\theta")
            && is_relation(r"a \ge b")
            && !is_relation("2w")
            && !is_relation(r"1 / (1 + e^{z})")
    );
}
