//! Which of three curves is the sigmoid?

use std::sync::LazyLock;

use activations::{Activation, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::neurons_in_detail::printed_programs::{
    MINUS_AT, MissingMinus, MissingMinusRow, missing_minus, without_exponent,
};
use worked_examples::neurons_in_detail::sampling::{
    POINTS, SamplingRow, WINDOW, line_error, sampling,
};

static SAMPLED: LazyLock<Vec<SamplingRow>> = LazyLock::new(|| sampling(&POINTS).rows);

/// The error that an exercise allows, and the fewest points that keep it.
const ALLOWED: f64 = 1.0 / 1000.0;
static FEWEST: LazyLock<u32> = LazyLock::new(|| {
    let good = |points: &u32| sampling(&[*points]).rows[0].max_error < ALLOWED;
    (2..200).find(good).expect("enough points are enough")
});

fn at(record: &MissingMinus, x: f64) -> &MissingMinusRow {
    record
        .rows
        .iter()
        .find(|row| row.x == x)
        .expect("the table has this x")
}

fn readings(row: &MissingMinusRow) -> [f64; 3] {
    [row.right, row.mirrored, row.pole]
}

/// The second derivative of the sigmoid, measured.
fn bend(x: f64) -> f64 {
    let h = 1e-3;
    (Sigmoid.apply(x + h) - 2.0 * Sigmoid.apply(x) + Sigmoid.apply(x - h)) / (h * h)
}

pub(crate) fn facts(p: &mut Facts) {
    let record = missing_minus(&MINUS_AT);
    let three_of = |row: &MissingMinusRow| readings(row).len();
    let code = p.rust();

    p.says("Which of three curves is the sigmoid?", |[three]| {
        three == three_of(&record.rows[0])
    });
    p.told("σ(x)=1/(1+ex)", Told::Source);
    p.says("There are three ways to read it.", |[three]| {
        three == three_of(&record.rows[0])
    });
    p.figure("missing-minus", &[]);
    p.says(
        "Only the sigmoid rises from 0 to 1: at x = −2 it is 0.1192.",
        |[low, high, x, value]| {
            let rises = record
                .rows
                .is_sorted_by(|a, b| a.right < b.right && a.mirrored > b.mirrored);
            rises
                && (Sigmoid.apply(-40.0) - low.value).abs() < 1e-15
                && (Sigmoid.apply(40.0) - high.value).abs() < 1e-15
                && value == at(&record, x.value).right
        },
    );
    p.says(
        "Its mirror image is 0.8808 there, and the third curve −0.2254; that one has no value at x = −0.3679, where its denominator is zero.",
        |[mirrored, third, pole]| {
            let row = at(&record, -2.0);
            mirrored == row.mirrored && third == row.pole && pole == record.pole_at
        },
    );
    p.table(
        "missing_minus.rows",
        &[
            ("x", "$x$"),
            ("right.4", "$1/(1+e^{-x})$"),
            ("mirrored.4", "$1/(1+e^{x})$"),
            ("pole.4", r"$1/(1+e \cdot x)$"),
        ],
        &Point::new(),
    );
    p.says("Three readings of one line of text.", |[three]| {
        three == three_of(&record.rows[0])
    });
    p.says(
        "The second is its mirror image: it falls where the sigmoid rises, and a unit built with it says no when it means yes.",
        |[]| {
            record.rows.iter().zip(record.rows.iter().rev()).all(|(row, other)| row.mirrored == other.right)
        },
    );
    p.says(
        "The third is not even defined everywhere; at {{#number missing_minus.pole_at .4}} its denominator is zero.",
        |[pole]| {
            let near = |distance: f64| without_exponent(record.pole_at + distance);
            pole == record.pole_at && near(1e-6) > 1e5 && near(-1e-6) < -1e5
        },
    );
    p.says(
        "At 0 the first and the second agree, both with one half.",
        |[x, half]| {
            let row = at(&record, x.value);
            half == row.right && row.right == row.mirrored && row.pole != row.right
        },
    );
    p.says(
        r"At 1 the second and the third agree, as they must, since $e^1$ is $e \cdot 1$: a test there may tell you that something is wrong, and not what.",
        |[x, power, factor]| {
            let row = at(&record, x.value);
            let e = std::f64::consts::E;
            (row.mirrored - row.pole).abs() < 1e-15
                && row.right != row.mirrored
                && (e.powf(power.value) - e * factor.value).abs() < 1e-12
                && factor.value == x.value
        },
    );
    let differ = |x: f64| {
        let [a, b, c] = readings(at(&record, x));
        [a - b, a - c, b - c].iter().all(|gap| gap.abs() > 0.02)
    };
    p.says(
        "At 2 all three differ: 2 is a good value, 0 and 1 are not.",
        |[x, three, good, zero, one]| {
            x.value == 2.0
                && three == three_of(&record.rows[0])
                && differ(good.value)
                && [zero.value, one.value] == [0.0, 1.0]
                && !differ(zero.value)
                && !differ(one.value)
                && good.value == x.value
        },
    );

    let rows = || &*SAMPLED;
    p.figure("sampling", &[("points", &POINTS[0])]);
    p.says(
        "Joined by straight lines, 10 points miss the sigmoid by up to 0.0437, at x = 2.12 and at x = −2.12.",
        |[points, error, right, left]| {
            points == f64::from(POINTS[0])
                && error.holds(rows()[0].max_error)
                && right == rows()[0].at
                && left == -rows()[0].at
        },
    );
    p.says(
        "The program of the Notebook draws it once through 10 points and once through 100, from −10 to 10.",
        |[few, many, from, to]| {
            [few.value, many.value] == [10.0, 100.0]
                && POINTS.starts_with(&[10, 100])
                && (from.value, to.value) == (-WINDOW, WINDOW)
        },
    );
    p.table(
        "sampling.rows",
        &[
            ("points", "points"),
            ("spacing.3", "spacing"),
            ("max_error.3", "largest error"),
            ("at.3", "at x ="),
        ],
        &Point::new(),
    );
    p.says(
        "The sigmoid from −10 to 10, drawn with straight lines.",
        |[from, to]| (from.value, to.value) == (-WINDOW, WINDOW),
    );
    // A pencil line on a drawing is about a hundredth of its height.
    p.says("Ten points are visibly wrong.", |[ten]| {
        ten == f64::from(rows()[0].points) && rows()[0].max_error > 0.04
    });
    p.says(
        "A hundred and a thousand cannot be told apart on most screens.",
        |[hundred, thousand]| {
            hundred == f64::from(rows()[1].points)
                && thousand == f64::from(rows()[2].points)
                && rows()[1].max_error < 0.001
                && rows()[2].max_error < 0.001
        },
    );
    p.says(
        "Ten times as many points make the error about a hundred times smaller, because on a short piece a smooth curve departs from its chord with the square of the length.",
        |[ten, hundred]| {
            rows().windows(2).all(|pair| {
                f64::from(pair[1].points) == ten.value * f64::from(pair[0].points)
                    && hundred.holds(pair[0].max_error / pair[1].max_error)
            })
        },
    );

    p.says(
        "It maps everything to the range from 0 to 1, small numbers near 0, large ones near 1; so much is settled.",
        |[low, high, small, large]| {
            let [none, all] = [-40.0, 40.0].map(|x| Sigmoid.apply(x));
            (none - low.value).abs() < 1e-15
                && (all - high.value).abs() < 1e-15
                && small.value == low.value
                && large.value == high.value
        },
    );
    p.told(
        "The Notebook says that it was used a great deal formerly and hardly any more, for two serious defects, [saturation](saturation.md) and [zigzag](zigzag.md), which get a page each.",
        Told::Source,
    );
    p.says(
        "It multiplies the stored number by the output of a unit: 0 forgets it, 1 keeps all of it.",
        |[none, all]| {
            none.value * 5.0 == 0.0 && all.value * 5.0 == 5.0 && code.contains("let stored = 5.0;")
        },
    );
    p.says(
        "A hundred points draw it well, and there are places where it is still the right choice.",
        |[hundred]| hundred == f64::from(rows()[1].points) && rows()[1].max_error < 0.001,
    );
    p.says(
        "A lost minus sign turns the sigmoid round; a lost exponent makes another function of it; and a test at 0 notices only the second.",
        |[x]| {
            let [right, mirrored, pole] = readings(at(&record, x.value));
            right == mirrored && right != pole
        },
    );
    p.told(
        "Its legend calls the curve through a hundred points 1000, and both curves have the same red, so the picture cannot tell.",
        Told::Source,
    );

    // The exercises.
    let symmetric = |f: &dyn Fn(f64) -> f64, one: f64| {
        [0.25, 1.0, 3.0]
            .into_iter()
            .all(|x| (f(-x) - (one - f(x))).abs() < 1e-12)
    };
    let sigmoid: &dyn Fn(f64) -> f64 = &|x| Sigmoid.apply(x);
    let mirror: &dyn Fn(f64) -> f64 = &|x| Sigmoid.apply(-x);
    let pole: &dyn Fn(f64) -> f64 = &without_exponent;
    let places: Vec<Point> = [sigmoid, mirror]
        .into_iter()
        .flat_map(|_| [-2.0, 0.5, 1.5])
        .zip([true, true, true, false, false, false])
        .map(|(x, right)| {
            let reading = move |x: &[f64]| Sigmoid.apply(if right { x[0] } else { -x[0] });
            Point::new().number("x", x).function("f", reading)
        })
        .collect();
    p.formula("f(-x) = 1 - f(x)", &places);
    p.says(
        "Which of the three curves satisfy $f(-x) = 1 - f(x)$?",
        |[three, one]| {
            let all = [sigmoid, mirror, pole];
            three == all.len() && all.map(|f| symmetric(f, one.value)) == [true, true, false]
        },
    );
    p.says(
        "Read the equation as a picture: what one side lacks, the other has, so turned by half a turn about the point (0, ½) the curve is itself.",
        |[turn, x, y]| {
            // Half a turn about (x, y) takes (x + d, y + e) to (x − d, y − e).
            [0.5, 2.0].into_iter().all(|d| {
                let rise = Sigmoid.apply(x.value + d) - y.value;
                (Sigmoid.apply(x.value - d) - (y.value - rise)).abs() < 1e-15
            }) && turn.value == 0.5
        },
    );
    p.says(
        "The sigmoid is, and its mirror image is as well: $1/(1 + e^{-x})$ and $1/(1 + e^{x})$ make 1 together, whichever of them you call $f$.",
        |[a, b, c, d, sum]| {
            [-2.0, 0.5, 3.0_f64].into_iter().all(|x| {
                let both = a.value / (b.value + (-x).exp()) + c.value / (d.value + x.exp());
                (both - sum.value).abs() < 1e-12
            })
        },
    );
    p.says(
        "At 1 and at −1 its two values would have to make 1, but one of them is negative and the other less than a third.",
        |[right, left, two, sum, third]| {
            let values = [right.value, left.value].map(without_exponent);
            two == values.len()
                && values.iter().filter(|value| **value < 0.0).count() == 1
                && third.holds(values[0])
                && (values[0] + values[1] - sum.value).abs() > 0.5
                && (sum.value - (Sigmoid.apply(right.value) + Sigmoid.apply(left.value))).abs()
                    < 1e-15
                && code.contains("pole(1.0) < 0.3 && pole(-1.0) < 0.0")
        },
    );
    p.says(
        "How many points are needed for an error below one thousandth?",
        |[allowed]| {
            allowed.value == ALLOWED && allowed.holds(sampling(&[*FEWEST]).rows[0].max_error)
        },
    );
    let too_much = || rows()[0].max_error / ALLOWED;
    p.says(
        "With ten points, nine pieces, it is {{#number sampling.rows.0.max_error .3}}, 44 times too much.",
        |[points, pieces, error, times]| {
            points == f64::from(rows()[0].points)
                && pieces == points.value - 1.0
                && error == rows()[0].max_error
                && times == too_much().round()
        },
    );
    p.says(
        "The square root of 44 lies between 6 and 7; nine pieces times that are some sixty.",
        |[much, low, high, nine, sixty]| {
            let root = much.value.sqrt();
            much == too_much().round()
                && low == root.floor()
                && high == root.ceil()
                && nine == f64::from(rows()[0].points - 1)
                && sixty.value == (nine.value * root / 10.0).round() * 10.0
        },
    );
    p.says(
        "But ten points are few, and the rule is for short pieces, so look around there:",
        |[ten]| {
            let sixty = sampling(&[61]).rows[0].max_error;
            ten == f64::from(rows()[0].points) && sixty > ALLOWED
        },
    );
    p.says("It takes 71.", |[points]| points == f64::from(*FEWEST));
    let strays = |from: f64, to: f64| {
        // The largest distance between two values of x, with ten points.
        let knot = |i: u32| -WINDOW + 2.0 * WINDOW * f64::from(i) / 9.0;
        let pieces = (0..9).map(|i| (knot(i), knot(i + 1)));
        let distances = pieces.flat_map(|(left, right)| {
            (0..=200)
                .map(move |part| left + (right - left) * f64::from(part) / 200.0)
                .map(move |x| (x, line_error(left, right, x)))
        });
        distances
            .filter(|(x, _)| from <= *x && *x <= to)
            .map(|(_, error)| error)
            .fold(0.0, f64::max)
    };
    p.says(
        "Why is the ten-point drawing furthest from the curve near 2 and −2, and much closer between −1 and 1?",
        |[ten, right, left, from, to]| {
            ten == f64::from(rows()[0].points)
                && (right.value - rows()[0].at).abs() < 0.5
                && left.value == -right.value
                && (from.value, to.value) == (-1.0, 1.0)
                && strays(from.value, to.value) < 0.5 * rows()[0].max_error
        },
    );
    p.says(
        "In the middle the sigmoid is steep, and steep is not bent: at 0 it passes from bending one way to bending the other, and is nearly straight.",
        |[x]| bend(x.value).abs() < 1e-6 && bend(x.value - 0.5) > 0.0 && bend(x.value + 0.5) < 0.0,
    );
    p.says(
        "Between the two it must bend, from steep to level, most of all near 4/3.",
        |[two, most]| {
            let bent = |x: &f64| bend(*x).abs();
            let places = || (1..600).map(|i| f64::from(i) / 100.0);
            let place = places().max_by(|a, b| bent(a).total_cmp(&bent(b)));
            two == 2 && place.is_some_and(|place| (place - most.value).abs() < 0.02)
        },
    );
    p.says(
        "The ten-point drawing has a piece from 10/9 to 30/9 there, and a chord strays most near its middle, not far from 2.",
        |[ten, from, to, two]| {
            let knot = |i: f64| -WINDOW + 2.0 * WINDOW * i / (ten.value - 1.0);
            let middle = (from.value + to.value) / 2.0;
            (knot(5.0) - from.value).abs() < 1e-12
                && (knot(6.0) - to.value).abs() < 1e-12
                && (middle - rows()[0].at).abs() < 0.15
                && two == rows()[0].at.round()
        },
    );
    p.says(
        "Find the bug: a friend tests a sigmoid of their own with `assert_eq!(sigmoid(0.0), 0.5)` and is content.",
        |[x, value]| value == at(&record, x.value).right,
    );
    p.says(
        "Which of the three readings pass this test, and which test would you write?",
        |[three]| three == three_of(&record.rows[0]),
    );
    let at_zero = readings(at(&record, 0.0));
    p.says("Put 0 for x.", |[x]| {
        readings(at(&record, x.value)) == at_zero
    });
    p.says(
        "The first reading gives ½, the second gives ½, and the third gives 1, so two pass, and one of them is wrong.",
        |[first, second, third, two]| {
            [first.value, second.value, third.value] == at_zero
                && two == at_zero.iter().filter(|value| **value == 0.5).count()
        },
    );
    p.says(
        "Test at 2, where the sigmoid has more than 0.88 and neither of the others as much as 0.2.",
        |[x, more, less]| {
            let [right, mirrored, pole] = readings(at(&record, x.value));
            more.holds(right)
                && right - more.value < 0.01
                && less.value < 0.25
                && mirrored < less.value
                && pole < less.value
                && less.value - pole < 0.05
        },
    );
}
