//! How is exp computed?

use std::f64::consts::{E, LN_2};

use activations::{Activation, Sigmoid};
use manuscript::facts::{Facts, Point};

const SOURCE: &str = include_str!("../../../crates/activations/src/exponential.rs");
const COEFFICIENTS: &str = include_str!("../../../crates/activations/scripts/coefficients.py");
const REFERENCES: &str = include_str!("../../../crates/activations/scripts/references.py");
const ACCURACY: &str = include_str!("../../../crates/activations/tests/functions/accuracy.rs");

/// The number of coefficients of the polynomial in use.
fn coefficients() -> usize {
    let (_, length) = SOURCE
        .split_once("const NARROW: [f64; ")
        .expect("the coefficients");
    length[..1].parse().expect("their number")
}

/// `r·coth(r/2)`, by the platform's hyperbolic tangent.
fn even(r: f64) -> f64 {
    r / (r / 2.0).tanh()
}

/// 1.5 · 2⁵².
fn large() -> f64 {
    1.5 * 2.0_f64.powi(52)
}

/// Arguments −a = n ln 2 + r, and what belongs to them.
fn points() -> Vec<Point> {
    let cases = [0.3, 1.0, 2.75, 11.5, 40.0];
    let point = |a: f64| {
        let n = (-a / LN_2).round();
        let r = -a - n * LN_2;
        let rest = even(r) - (2.0 + r * r / 6.0 - r.powi(4) / 360.0);
        Point::new().numbers([
            ("a", a),
            ("n", n),
            ("r", r),
            ("R", even(r)),
            (r"\dots", rest),
        ])
    };
    cases.map(point).to_vec()
}

/// How often a sigmoid falls by one unit of the last place on a thousand neighboring numbers, and whether by more.
fn falls(from: f64) -> (usize, bool) {
    let mut z = from;
    let (mut count, mut more) = (0, false);
    for _ in 0..1000 {
        let [here, there] = [z, z.next_up()].map(|z| Sigmoid.apply(z));
        count += usize::from(there < here);
        more |= there < here.next_down();
        z = z.next_up();
    }
    (count, more)
}

pub(crate) fn facts(p: &mut Facts) {
    let code = p.rust();
    p.says(
        "Yet every program that says `exp` gets an answer, correct to fifteen digits, in a few millionths of a millisecond.",
        |[digits]| digits == f64::DIGITS as usize,
    );
    p.says(
        "They agree in fifteen digits and differ now and then in the sixteenth.",
        |[digits]| digits == f64::DIGITS as usize,
    );
    p.formula(
        r"-a = r + n \ln 2, \qquad e^{-a} = e^r \cdot 2^n.",
        &points(),
    );
    p.says(
        r"Choose for $n$ the whole number nearest to $-a / \ln 2$; then $r$ lies between $-\tfrac12 \ln 2$ and $\tfrac12 \ln 2$, which is about a third on either side.",
        |[base, low, low_base, high, high_base, third]| {
            let rests = (0..2000).map(|i| {
                let a = f64::from(i) / 50.0;
                -a - (-a / base.value.ln()).round() * base.value.ln()
            });
            let (bottom, top) = (low.value * low_base.value.ln(), high.value * high_base.value.ln());
            let ends = rests.fold([f64::MAX, f64::MIN], |[least, most], r| [least.min(r), most.max(r)]);
            (bottom..bottom + 0.01).contains(&ends[0])
                && (top - 0.01..=top).contains(&ends[1])
                && third.holds(top)
                && third.holds(-bottom)
        },
    );
    let unit = |large: f64| large.next_up() - large;
    p.says(
        "Add a number so large that its last binary digit is worth exactly 1.",
        |[one]| one.value == unit(large()),
    );
    p.says(
        r"The large number is $1.5 \cdot 2^{52}$.",
        |[factor, power]| {
            let written = format!("{:?} * 2.0_f64.powi({})", factor.value, power.value.log2());
            factor.value * power.value == large()
                && code.contains(&written)
                && SOURCE.contains("1.5·2⁵²")
        },
    );
    p.formula(r"r = -a - n \ln 2", &points());
    p.says(
        r"The remainder $r = -a - n \ln 2$ is a small difference of large numbers, and the digits of $\ln 2$ that an `f64` does not hold would be multiplied by $n$ and missed.",
        |[base, digits]| [base, digits].iter().all(|two| two.value.ln() == LN_2),
    );
    let (high, low) = (
        0.693_147_180_560_117_7_f64,
        -1.723_944_452_561_483_5e-13_f64,
    );
    assert!(
        code.contains("(0.6931471805601177, -1.7239444525614835e-13_f64)"),
        "the parts of ln 2"
    );
    p.says(r"So $\ln 2$ is kept in two parts.", |[base, two]| {
        base.value.ln() == high + low && two == [high, low].len()
    });
    let largest_n = (745.2_f64 / LN_2).round();
    let below = |bound: f64| {
        largest_n < bound && f64::from(high.to_bits().trailing_zeros()) >= bound.log2()
    };
    p.says(
        "so its product with a whole number below 2¹¹ fits and is not rounded.",
        |[bound]| bound.holds(largest_n) && below(bound.value),
    );
    p.says("|n| is below 2¹¹", |[bound]| {
        bound.holds(largest_n) && below(bound.value)
    });
    p.says(
        r"For the small $r$ that is left one could add up $1 + r + r^2/2 + r^3/6 + \dots$, and would need fourteen terms.",
        |[first, square, half, cube, sixth, fourteen]| {
            let r = 0.5 * LN_2;
            let mut terms = vec![1.0];
            while terms[terms.len() - 1] > f64::EPSILON / 2.0 {
                terms.push(terms[terms.len() - 1] * r / terms.len() as f64);
            }
            terms[0] == first.value
                && (terms[2] - r.powf(square.value) / half.value).abs() < 1e-15
                && (terms[3] - r.powf(cube.value) / sixth.value).abs() < 1e-15
                && fourteen == terms.len() - 1
        },
    );
    p.formula(r"R = r \cdot \frac{e^r + 1}{e^r - 1}.", &points());
    p.says("Replace $r$ by $-r$, and nothing changes.", |[]| {
        [0.1, 0.25, 0.34].into_iter().all(|r| even(r) == even(-r))
    });
    p.says(
        "A function that does not notice the sign of $r$ depends on $r^2$ only, so half of the terms are missing from its series:",
        |[square, half]| {
            // Of the powers 0 to 9, those that are whole powers of the square stay.
            let stay = (0..10).filter(|power| f64::from(*power) % square.value == 0.0).count();
            stay as f64 / 10.0 == 1.0 - half.value
        },
    );
    p.formula(
        r"R = 2 + \frac{r^2}{6} - \frac{r^4}{360} + \dots",
        &points(),
    );
    p.says(
        "After the 2, five terms are enough for all the digits there are.",
        |[two, five]| {
            let digits = (0..600).all(|i| {
                let z = -f64::from(i) / 20.0;
                let (ours, theirs) = (Sigmoid.apply(z), z.exp() / (1.0 + z.exp()));
                (ours - theirs).abs() <= 4.0 * f64::EPSILON * theirs
            });
            (even(1e-6) - two.value).abs() < 1e-9 && five == coefficients() && digits
        },
    );
    p.says(
        "(At $r = 0$ the fraction has no value; the series says 2, and that is what we take.)",
        |[zero, two]| {
            let fraction = |r: f64| r * (r.exp() + 1.0) / (r.exp() - 1.0);
            fraction(zero.value).is_nan() && (even(1e-6) - two.value).abs() < 1e-9
        },
    );
    p.formula("r = 0", &[Point::new().number("r", 0.0)]);
    p.formula(r"e^r = \frac{R + r}{R - r}.", &points());
    let thoughts = ["ROUND_TO_WHOLE", "LN_2_HIGH", "polynomial(&NARROW, z)"];
    p.says(
        "Here is the function, with the three thoughts in three places.",
        |[thought, places]| {
            let decay = SOURCE.split("ANCHOR: decay").nth(1).unwrap_or_default();
            let decay = decay.split("ANCHOR_END").next().unwrap_or_default();
            thought == thoughts.len()
                && places
                    == thoughts
                        .iter()
                        .filter(|place| decay.contains(**place))
                        .count()
        },
    );
    p.says(
        "`big` is $R$, and `polynomial` adds up five coefficients times powers of $r^2$.",
        |[five, square]| five == coefficients() && square == 2 && SOURCE.contains("let z = r * r;"),
    );
    p.says(
        "The sigmoid needs a division anyway, and a division takes several times as long as a multiplication; so it puts the two into a fraction of its own, $e^{-a} / (1 + e^{-a})$ with numerator and denominator multiplied by $R - r$, and divides once:",
        |[two, one]| {
            two == ["numerator", "denominator"].len()
                && [0.5, 3.0_f64].into_iter().all(|a| {
                    ((-a).exp() / (one.value + (-a).exp()) - Sigmoid.apply(-a)).abs() < 1e-15
                })
        },
    );
    p.says(
        "An `f64` is stored as a sign, an exponent and digits, and to multiply it by $2^n$ is to add $n$ to the exponent.",
        |[base]| {
            [3, 17, -40].into_iter().all(|n: i64| {
                let moved = f64::from_bits(1.625_f64.to_bits().wrapping_add_signed(n << 52));
                moved == 1.625 * base.value.powi(n as i32)
            })
        },
    );
    p.says(
        "Far out in the tail $2^n$ is too small for that: the numerator would leave the range in which an `f64` has all its digits.",
        |[base]| base.value.powf(1.0 - largest_n).is_subnormal() && base.value == 2.0,
    );
    p.says(
        "This is why $R$ and $r$ were multiplied beforehand, by $2^{136}$.",
        |[lift]| {
            SOURCE.contains("Both are 2¹³⁶ times too large") && lift.value == 2.0_f64.powi(136)
        },
    );
    p.says(
        "The five coefficients in use are changed a little, so that the error is spread evenly over the whole range: a **minimax** polynomial.",
        |[five]| five == coefficients() && COEFFICIENTS.contains("Remez exchange"),
    );
    p.says(
        "A script in the crate computes them with sixty digits, and prints what they cost.",
        |[digits]| COEFFICIENTS.contains(&format!("at {} digits", digits.n())),
    );
    p.figure("exp-error", &[]);
    let figure = figures::named("exp-error").expect("it stands on this page");
    let description = figure.draw(&figure.defaults(), "fig").description;
    let bound = |bound: f64| ACCURACY.contains(&format!("(\"Sigmoid\", {bound:?}, "));
    p.says(
        "At 220 places the error stays inside the promised 2.5 ulp; the worst is 1.66.",
        |[places, promised, worst]| {
            description.contains(&format!("A scatter of {} dots", places.value))
                && bound(promised.value)
                && worst.value < promised.value
                && figure
                    .draw(&figure.defaults(), "fig")
                    .caption
                    .contains(&format!("worst is {}.", worst.value))
        },
    );
    p.says(
        "On the right it is at most 0.74, because what is subtracted from 1 there is small.",
        |[worst, one]| {
            figure
                .draw(&figure.defaults(), "fig")
                .caption
                .contains(&format!("at most\u{20}{},", worst.value))
                && worst.holds(0.5)
                && Sigmoid.apply(30.0) == one.value - Sigmoid.apply(-30.0)
        },
    );
    p.says(
        "Half an ulp is the best that a rounded result can promise.",
        |[half]| {
            // What lies in the middle of two neighbors is this far from both.
            half.value * unit(1.0) == (1.0_f64.next_up() - 1.0) / 2.0
        },
    );
    p.says(
        "Against references with 256 bits, from an independent library, the crate's tests measure for each function the worst error over all points tried, and hold it to a bound.",
        |[bits]| REFERENCES.contains(&format!("mp.prec = {}", bits.value)) && ACCURACY.contains("256 bits"),
    );
    p.says(
        "For the sigmoid the bound is 2.5 ulp, over the whole line, the subnormal tail included.",
        |[ulp]| bound(ulp.value),
    );
    p.says(
        "σ(ln 3) = 3/4. Between ½ and 1 an ulp is half of EPSILON.",
        |[three, value, low, high, half]| {
            (Sigmoid.apply(three.value.ln()) - value.value).abs() < 1e-15
                && unit(low.value) == half.value * f64::EPSILON
                && high.value - high.value.next_down() == half.value * f64::EPSILON
                && unit(high.value) == f64::EPSILON
        },
    );
    p.says(
        "The argument is rounded too, which adds less than half an ulp.",
        |[half]| {
            // The slope at ln 3 is 3/16, and the argument is off by half of its own last place, EPSILON.
            half.holds(3.0 / 16.0 * 0.5 * f64::EPSILON / (0.5 * f64::EPSILON))
                && code.contains(&format!("(2.5 + {:?}) * f64::EPSILON", half.value))
        },
    );

    // The exercises.
    let signs: Vec<Point> = [0.1, 0.25, 0.34]
        .map(|r| Point::new().number("r", r))
        .to_vec();
    p.says(
        "Put $-r$ for $r$, and multiply the numerator and the denominator by $e^r$, which turns $e^{-r}$ into 1:",
        |[one]| [0.1, 0.3_f64].into_iter().all(|r| (r.exp() * E.powf(-r) - one.value).abs() < 1e-15),
    );
    p.formula(
        r"-r \cdot \frac{e^{-r} + 1}{e^{-r} - 1} = -r \cdot \frac{1 + e^r}{1 - e^r}.",
        &signs,
    );
    p.says(
        "The two minus signs, the one in front and the one of the denominator, make a plus, and what is left is $R$.",
        |[two]| {
            two == 2
                && [0.1, 0.3_f64].into_iter().all(|r| (-r * (1.0 + r.exp()) / (1.0 - r.exp()) - even(r)).abs() < 1e-14)
        },
    );
    p.says(
        r"Why $1.5 \cdot 2^{52}$ and not $2^{52}$?",
        |[factor, power, alone]| {
            factor.value * power.value == large() && alone.value == power.value
        },
    );
    p.says(
        "From $2^{52}$ on the last digit is worth 1, and below it is worth ½.",
        |[power, one, half]| {
            unit(power.value) == one.value && power.value - power.value.next_down() == half.value
        },
    );
    p.says(
        "A negative number leads below: with $2^{52}$ the halves are kept.",
        |[power]| (-3.4 + power.value) - power.value == -3.5 && unit(power.value) == 1.0,
    );
    p.says(
        r"With $1.5 \cdot 2^{52}$ there is room on both sides.",
        |[factor, power]| {
            let large = factor.value * power.value;
            large == self::large() && [-1e9, 1e9].into_iter().all(|x| unit(large + x) == 1.0)
        },
    );
    p.says(
        "Why is that no contradiction to a bound of 2.5 ulp?",
        |[ulp]| bound(ulp.value),
    );
    p.says(
        "The computed sigmoid is not monotone to the last bit: now and then a larger $z$ gives a value one ulp smaller.",
        |[]| {
            let (count, more) = falls(0.75);
            count > 0 && !more
        },
    );
    p.says(
        "The sigmoid rises slowly, so its true values for two neighboring $z$ may be less than an ulp apart.",
        |[two]| {
            use activations::Differentiable;
            let z = 0.75_f64;
            let apart = Sigmoid.derivative(z) * (z.next_up() - z);
            two == [z, z.next_up()].len() && apart < unit(Sigmoid.apply(z))
        },
    );
}
