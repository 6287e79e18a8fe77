//! Where does the sigmoid of a computer end?

use std::f64::consts::LN_2;

use activations::{Activation, Differentiable, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::building_a_neuron::double_precision::{sigmoid_saturation, typed, typed_f32};

/// Weighted inputs at which no sigmoid of a computer has ended.
fn inputs() -> impl Iterator<Item = f64> + Clone {
    (-36 * 8..=36 * 8).map(|eighths| f64::from(eighths) / 8.0)
}

fn sigma(z: f64) -> f64 {
    Sigmoid.apply(z)
}

/// Whether a sigmoid is `end` from `z` on, and is not one number before.
fn ends_at(sigmoid: impl Fn(f64) -> f64, z: f64, end: f64) -> bool {
    sigmoid(z) == end && sigmoid(z.next_down()) != end
}

pub(crate) fn facts(p: &mut Facts) {
    let saturation = sigmoid_saturation();
    let [ours, as_typed, single] = &saturation.ones;
    let bits = |bytes: usize| 8 * bytes;
    let close = |one: f64, other: f64| (one - other).abs() <= 1e-12 * other.abs();

    let strictly = |zero: f64, one: f64| {
        inputs().all(|z| zero < sigma(z) && sigma(z) < one)
            && sigma(-36.0) < zero + 1e-9
            && one - 1e-9 < sigma(36.0)
    };
    p.says("The sigmoid never reaches 1.", |[one]| {
        strictly(0.0, one.value)
    });
    let asked = 50.0;
    p.input(r"\sigma(§)", &[asked]);
    p.says(
        r"Ask a computer for $\sigma(50)$, and it answers 1.",
        |[_, one]| one == sigma(asked) && one == typed(asked),
    );
    p.told(
        "Pack says that the values of the sigmoid are greater than 0 and less than 1.",
        Told::Source,
    );
    p.says(
        "For the sigmoid of mathematics that is true, and the source speaks of no other.",
        |[]| strictly(0.0, 1.0),
    );
    p.says(
        "It is the sigmoid of a program that reaches both ends.",
        |[]| {
            let reaches = |end: f64| [-800.0, 800.0].iter().any(|z| sigma(*z) == end);
            reaches(0.0) && reaches(1.0)
        },
    );
    p.says("Both are.", |[]| strictly(0.0, 1.0) && sigma(asked) == 1.0);

    p.says(
        "A computer stores a number of the type `f64` with 53 significant binary digits, so there are only so many numbers it can answer with.",
        |[digits]| digits == f64::MANTISSA_DIGITS as usize,
    );
    let below = 1.0_f64.next_down();
    let apart = 1.0 - below;
    let gaps = |numbers: [f64; 2]| numbers.map(|x| x.next_up() - x);
    let (some_below, some_above) = ([0.75, 0.999], [1.001, 1.5]);
    p.says(
        r#"Below 1 and close to it they lie $2^{-53}$ apart, read "two to the minus 53": there the leading digit is worth one half, and the last of the 53 digits is worth that much."#,
        |[one, power, two, exponent, half, digits]| {
            some_below.iter().all(|x| one.holds(*x))
                && gaps(some_below) == [apart; 2]
                && power == apart
                && two.value.powf(-exponent.value.abs()) == apart
                && digits == f64::MANTISSA_DIGITS as usize
                && half.value / two.value.powf(digits.value - 1.0) == apart
        },
    );
    p.says(
        r"When $\sigma(z)$ is nearer to 1 than half of that, the closest number there is *is* 1.",
        |[one, half, answer]| {
            // A difference is rounded to the closest number there is.
            let at = |part: f64| one.value - part * half.value * apart;
            at(0.999) == answer.value && at(1.001) == below
        },
    );
    p.says(
        r"What is missing to 1 is about $e^{-z}$, so this should happen where $e^{-z} = 2^{-54}$.",
        |[one, power]| {
            let mut far = inputs().filter(|z| (5.0..20.0).contains(z));
            far.all(|z| ((one.value - sigma(z)) / (-z).exp() - 1.0).abs() < 0.01)
                && power == apart / 2.0
        },
    );
    let end = Point::new().number("z", ours.theory);
    p.formula("e^{-z} = 2^{-54}", std::slice::from_ref(&end));
    p.formula(r"z = 54 \ln 2.", &[end]);
    p.says(
        "In decimals this is {{#number sigmoid_saturation.theory .6}}.",
        |[decimals]| decimals == 54.0 * LN_2,
    );
    p.says(
        "The program's first exact 1 is found by halving an interval until only two neighboring numbers are left:",
        |[one, two]| {
            let neighbors = [ours.first_one.next_down(), ours.first_one];
            two == neighbors.len()
                && one == sigma(neighbors[1])
                && ends_at(sigma, ours.first_one, one.value)
                && ends_at(typed, as_typed.first_one, one.value)
        },
    );
    p.table(
        "sigmoid_saturation.ones",
        &[
            ("sigmoid", "sigmoid"),
            ("first_one.9", "exactly 1 from z ="),
            ("expected", "expected"),
            ("theory.9", "that is"),
        ],
        &Point::new(),
    );
    p.says(
        "The sigmoid of this book becomes 1 where it should, the formula as usually typed a little too early.",
        |[one]| {
            ends_at(sigma, ours.first_one, one.value)
                && close(ours.first_one, saturation.theory)
                && as_typed.first_one < saturation.theory
                && saturation.theory - as_typed.first_one < 1.0
        },
    );
    p.says(
        "The formula as it is usually typed, `1 / (1 + exp(-z))`, is too early by ln 2: where it ends, $e^{-z}$ is still twice as large.",
        |[top, one, two, twice]| {
            let doubling = (ours.first_one - as_typed.first_one).exp();
            (doubling - two.value).abs() < 1e-9
                && twice == two.value
                && inputs().all(|z| typed(z) == top.value / (one.value + (-z).exp()))
        },
    );
    p.says(
        r"It adds $e^{-z}$ to 1 first, and above 1 the numbers lie twice as far apart as below.",
        |[one, bound, twice]| {
            inputs().all(|z| typed(z) == 1.0 / (one.value + (-z).exp()))
                && some_above.iter().all(|x| bound.holds(*x))
                && gaps(some_above).iter().all(|gap| twice == gap / apart)
        },
    );
    p.says(
        "The last row is for numbers of 32 bits, which have 24 significant binary digits.",
        |[width, digits]| {
            #[allow(clippy::cast_possible_truncation)]
            let first = single.first_one as f32;
            width == bits(size_of::<f32>())
                && digits == f32::MANTISSA_DIGITS as usize
                && typed_f32(first) == 1.0
                && typed_f32(first.next_down()) < 1.0
        },
    );

    p.says(
        "There `exp(-z)` grows beyond the largest number that an `f64` can hold, becomes infinite, and one divided by infinity is 0.",
        |[zero]| {
            let z = saturation.naive_zero_below.next_down();
            (-z).exp() == f64::INFINITY && zero == 1.0 / (-z).exp() && zero == typed(z)
        },
    );
    let loses_the_value = typed(-720.0) == 0.0 && sigma(-720.0) > 0.0;
    let loses_the_slope =
        typed(40.0) * (1.0 - typed(40.0)) == 0.0 && Sigmoid.derivative(40.0) > 0.0;
    let slope = |z: f64| {
        Point::new()
            .number("z", z)
            .number("s", sigma(z) * (1.0 - sigma(z)))
            .function(r"\sigma", |z| sigma(z[0]))
    };
    p.expression(
        "s",
        r"\sigma(z)\,(1 - \sigma(z))",
        &[slope(0.5), slope(-2.0)],
    );
    p.says(
        r"The slope $\sigma(z)\,(1 - \sigma(z))$ is lost at both ends, on the right because the second factor is 0.",
        |[one, zero]| {
            let factors = |z: f64| [typed(z), one.value - typed(z)];
            zero == factors(40.0)[1]
                && factors(40.0)[0] == 1.0
                && [40.0, -720.0].iter().all(|z| {
                    factors(*z).iter().product::<f64>() == 0.0 && Sigmoid.derivative(*z) > 0.0
                })
        },
    );
    p.table(
        "sigmoid_saturation.tails",
        &[
            ("quantity", "quantity"),
            ("ours.4", "this book"),
            ("typed.4", "as usually typed"),
        ],
        &Point::new(),
    );
    p.says(
        "Far out, the usual formula loses the value and the slope.",
        |[]| {
            loses_the_value
                && loses_the_slope
                && saturation
                    .tails
                    .iter()
                    .all(|tail| tail.typed == 0.0 && tail.ours > 0.0)
        },
    );
    p.says("Our sigmoid keeps what can be kept.", |[]| {
        // Down to half of the least positive number: what is less is nearer to 0.
        sigma(-1074.0 * LN_2 + 0.51_f64.ln()) > 0.0 && !loses_digits()
    });
    p.says(
        "In mathematics the sigmoid is strictly between 0 and 1; in 64 bits it is exactly 1 from 54 ln 2 on.",
        |[zero, one, width, answer, digits, base]| {
            strictly(zero.value, one.value)
                && width == bits(size_of::<f64>())
                && ends_at(sigma, ours.first_one, answer.value)
                && close(ours.first_one, digits.value * base.value.ln())
        },
    );
    p.says(
        "The way in which a formula is typed decides how much of it survives far out.",
        |[]| loses_the_value && loses_the_slope,
    );

    p.says(
        "Below which $z$ must even the best 64-bit sigmoid answer 0?",
        |[width, zero]| {
            // Below half of the least positive number the closest is 0.
            let last = -1075.0 * LN_2;
            width == bits(size_of::<f64>())
                && zero == sigma(last - 0.01)
                && zero != sigma(last + 1.0)
                && sigma(last + 0.01) > 0.0
        },
    );
    p.says("The smallest positive `f64` is $2^{-1074}$.", |[power]| {
        power == f64::from_bits(1)
    });
    let smallest = f64::from_bits(1);
    p.says(
        "The best sigmoid answers with the number closest to the true value, so the border is half of the smallest positive number and not that number itself.",
        |[half]| {
            // Parts of the smallest number, rounded to the closest there is.
            let rounded = |part: f64| part * smallest;
            rounded(half.value * 1.001) == smallest && rounded(half.value * 0.999) == 0.0
        },
    );
    p.says(
        r"Far to the left $\sigma(z)$ is about $e^{z}$, and its logarithm is about $z$.",
        |[]| {
            inputs()
                .filter(|z| *z < -5.0)
                .all(|z| (sigma(z) / z.exp() - 1.0).abs() < 0.01)
        },
    );
    p.says(
        r"Half of $2^{-1074}$ has the logarithm $-1075 \ln 2$, so the border is at about −745.",
        |[half, power, exponent, base, border]| {
            let z = exponent.value * base.value.ln();
            power == smallest
                && close(z, half.value.ln() + power.value.ln())
                && border.value == z.round()
                && border.holds(z)
        },
    );
    p.says(
        "Where does the formula as usually typed become 1, in exact terms, and why there?",
        |[one]| {
            ends_at(typed, as_typed.first_one, one.value) && close(as_typed.first_one, 53.0 * LN_2)
        },
    );
    let sum = |z: f64| Point::new().numbers([("z", z), ("s", 1.0 + (-z).exp())]);
    p.expression("s", "1 + e^{-z}", &[sum(0.5), sum(2.0)]);
    p.says(
        "The rounding that counts happens before the division, in the sum $1 + e^{-z}$.",
        |[one]| {
            let sum = |z: f64| one.value + (-z).exp();
            ends_at(sum, as_typed.first_one, 1.0)
        },
    );
    p.says(
        "Above 1 the numbers lie $2^{-52}$ apart.",
        |[bound, power]| {
            some_above.iter().all(|x| bound.holds(*x))
                && power == gaps(some_above)[0]
                && power == gaps(some_above)[1]
        },
    );
    p.says(
        "The sum is rounded to 1 when $e^{-z}$ is at most half of that, $2^{-53}$, and one divided by 1 is 1.",
        |[sum, half, power, divisor, quotient]| {
            half.holds(power.value / gaps(some_above)[0])
                && power == half.value * gaps(some_above)[0]
                && 1.0 + power.value == sum.value
                && 1.0 + power.value.next_up() > sum.value
                && quotient == 1.0 / divisor.value
        },
    );
    p.says(
        "So it becomes 1 at $z = 53 \\ln 2$.",
        |[one, digits, base]| {
            ends_at(typed, as_typed.first_one, one.value)
                && close(as_typed.first_one, digits.value * base.value.ln())
        },
    );
    p.formula(
        "z = 53 \\ln 2",
        &[Point::new().number("z", as_typed.theory)],
    );
    p.says(
        "Why does `1 - sigmoid(z)` lose digits for large `z`, and what would you write instead?",
        |[one]| {
            let right = |z: f64| (-z).exp() / (1.0 + (-z).exp());
            let typed = |z: f64| one.value - sigma(z);
            close(typed(0.0), right(0.0))
                && !close(typed(30.0), right(30.0))
                && close(sigma(-30.0), right(30.0))
        },
    );
    p.says(
        r"The digits are not lost in the subtraction, which is exact; they were lost before, when $\sigma(z)$ was rounded to one of the few numbers there are next to 1.",
        |[one]| {
            close(one.value, sigma(30.0)) && inputs().filter(|z| *z >= 0.0).all(|z| {
                let missing = 1.0 - sigma(z);
                // Exact: what was taken away makes up the rest, and is a whole number of gaps.
                1.0 - missing == sigma(z) && (missing / apart).fract() == 0.0
            })
        },
    );
    p.says(
        r"It is $\sigma(-z)$, and numbers as small as this lie close enough together to hold all the digits.",
        |[]| {
            [30.0, 200.0, 700.0].iter().all(|z| {
                let asked = sigma(-z);
                (asked.next_up() - asked) / asked < 3e-16
            })
        },
    );
    let (z, sum) = (37.0_f64, (-37.0_f64).exp());
    p.formula("z = 37", &[Point::new().number("z", z)]);
    p.says(
        "At $z = 37$ the subtraction is wrong by more than a quarter.",
        |[at, part]| {
            let right = sum / (1.0 + sum);
            at == z && part.holds(((1.0 - sigma(at.value)) - right).abs() / right)
        },
    );
}

/// Whether the sigmoid is less exact below zero than its formula, which loses nothing there before it overflows.
fn loses_digits() -> bool {
    inputs()
        .filter(|z| *z <= 0.0)
        .any(|z| (sigma(z) - typed(z)).abs() > 1e-15 * typed(z))
}
