//! Does it always find the best?

use std::sync::LazyLock;

use learning::{SquaredError, gradient, total_loss};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::sigmoid_neuron_learning::descent::EPOCHS;
use worked_examples::sigmoid_neuron_learning::landscape::{
    CORNERS, STARTS, THREE_POINTS, TwoMinima, curvatures, hessian, plateaus, two_minima,
    valley_path,
};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, Position, START, dataset, gradient_descent, minimum, neuron, run,
    two_points,
};

static VALLEYS: LazyLock<TwoMinima> = LazyLock::new(two_minima);

/// Where the starts on the straight way between those of the page end: in the first valley?
static ON_THE_WAY: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let [(_, (w0, b0)), (_, (w1, b1))] = STARTS;
    let start = |i: u32| {
        let along = f64::from(i) / 9.0;
        (w0 + along * (w1 - w0), b0 + along * (b1 - b0))
    };
    let end = |i| valley_path(start(i), 20_000)[20_000].w;
    (0..10).map(|i| end(i) < 1.0).collect()
});

/// Two runs, from the one and the other side of the border on the straight way between the starts, found by halving.
static BESIDE_THE_BORDER: LazyLock<[Vec<Position>; 2]> = LazyLock::new(|| {
    let [(_, (w0, b0)), (_, (w1, b1))] = STARTS;
    let path = |along: f64| valley_path((w0 + along * (w1 - w0), b0 + along * (b1 - b0)), 6000);
    let (mut low, mut high) = (0.0, 1.0);
    while high - low > 2e-3 {
        let middle = f64::midpoint(low, high);
        *(if path(middle)[6000].w < 1.0 {
            &mut low
        } else {
            &mut high
        }) = middle;
    }
    [path(low), path(high)]
});

/// The loss of the two points after so many epochs from here.
fn left(start: (f64, f64), epochs: usize) -> f64 {
    run(
        &gradient_descent(SquaredError, LEARNING_RATE, epochs),
        start,
    )[epochs]
        .loss
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = &VALLEYS.rows;
    let code = p.rust();
    let in_order = || {
        let mut points = THREE_POINTS;
        points.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        points.map(|(_, y)| y)
    };

    p.told(
        "The article concludes that it has derived the update rule of gradient descent, and that this rule is guaranteed to find the best \
         values of w and b as long as we move in the direction opposite to the gradient.",
        Told::Source,
    );
    p.told(
        "In its last section it adds that this has been proved, with toy data.",
        Told::Source,
    );
    p.says(
        "Three points: at 2, 1 and −1 the neuron should answer 0.7, 0.1 and 0.5.",
        |[three, x1, x2, x3, y1, y2, y3]| {
            three == THREE_POINTS.len()
                && THREE_POINTS.map(|(x, _)| x) == [x1, x2, x3].map(|x| x.value)
                && THREE_POINTS.map(|(_, y)| y) == [y1, y2, y3].map(|y| y.value)
        },
    );
    p.says(
        "In the order of the inputs these targets go down and then up.",
        |[]| {
            let [first, second, third] = in_order();
            first > second && second < third
        },
    );
    p.says(
        "The curve of a sigmoid neuron never turns, so no neuron answers all three exactly.",
        |[three]| {
            let points = dataset(&THREE_POINTS);
            three == THREE_POINTS.len()
                && (-20..=20).all(|w| {
                    let mut answers = neuron((f64::from(w) / 4.0, 0.5)).outputs(&points.inputs());
                    let answers = answers.as_slice_mut().unwrap();
                    answers.reverse();
                    answers.is_sorted() || answers.iter().rev().is_sorted()
                })
        },
    );
    p.says(
        "Some do as well as any neuron near them by staying nearly level, others by rising late.",
        |[]| {
            let late = -rows[1].b / rows[1].w;
            rows[0].w.abs() < 0.2 && rows[1].w > 1.0 && late > 1.0
        },
    );
    let rests = || {
        rows.iter().all(|row| {
            let slope = gradient(
                &SquaredError,
                &neuron((row.w, row.b)),
                &dataset(&THREE_POINTS),
            );
            slope.iter().all(|slope| slope.abs() < 1e-15)
        })
    };
    p.says(
        "Start twice, with the rate 1, and wait until nothing moves any more.",
        |[twice, rate]| twice == rows.len() && rate == LEARNING_RATE && rests(),
    );
    p.table(
        "two_minima.rows",
        &[
            ("start", "start"),
            ("w.6", "$w$"),
            ("b.6", "$b$"),
            ("loss.8", "loss"),
            ("smaller.3", "smaller curvature"),
            ("larger.3", "larger curvature"),
        ],
        &Point::new(),
    );
    let valleys = || {
        rows.iter()
            .all(|row| 0.0 < row.smaller && row.smaller < row.larger)
    };
    p.says("Two starts, two resting places.", |[starts, places]| {
        starts == STARTS.len() && places == rows.len() && rests() && rows[1].w - rows[0].w > 1.0
    });
    p.says("The curvatures are positive, so both are valleys.", |[]| {
        valleys()
    });
    p.figure("two-minima", &[]);
    p.says(
        "From (0, 0) the descent comes to rest at (0.13, −0.36) with the loss 0.0913, from (3, −5) at (2.99, −5.13) with the loss 0.1249.",
        |[w0, b0, w, b, loss, w1, b1, there_w, there_b, there_loss]| {
            let starts = [(w0.value, b0.value), (w1.value, b1.value)];
            STARTS.map(|(_, start)| start) == starts
                && [w, b, loss] == [rows[0].w, rows[0].b, rows[0].loss]
                && [there_w, there_b, there_loss] == [rows[1].w, rows[1].b, rows[1].loss]
        },
    );
    p.says(
        "Both places are valleys, shaded where the loss is below 0.13, and no step leads from the second to the first.",
        |[level]| {
            let figure = figures::named("two-minima").expect("it stands on this page");
            let description = figure.draw(&figure.defaults(), "fig").description;
            description.contains(&format!("the loss is below {} are shaded", level.value))
                && rows.iter().all(|row| level.holds(row.loss))
                && valleys()
                && rests()
        },
    );
    p.says(
        "The second run ends in a valley that is not the deepest.",
        |[]| rows[1].loss > rows[0].loss,
    );
    p.says(
        "In each epoch it went against the gradient, as the rule says, and the loss never rose by more than rounding.",
        |[]| {
            rows.iter().all(|row| {
                row.losses.windows(2).all(|pair| pair[1] < pair[0] + 1e-15)
            })
        },
    );

    p.says(
        "For these the least loss, 0, can be reached, and still there is no promise about when.",
        |[least]| {
            let (end, late) = (
                neuron(minimum()),
                run(
                    &gradient_descent(SquaredError, LEARNING_RATE, EPOCHS),
                    START,
                ),
            );
            (total_loss(&SquaredError, &end, &two_points()) - least.value).abs() < 1e-30
                && late[EPOCHS].loss > 0.01
        },
    );
    let at = hessian().rows;
    p.says(
        "Its curvatures at the start are both negative: a dome.",
        |[]| {
            curvatures(&neuron(START), &two_points())
                .iter()
                .all(|value| *value < 0.0)
        },
    );
    p.says(
        "After a thousand epochs one of them is still negative: a saddle.",
        |[epochs]| epochs == EPOCHS && at[1].smaller < 0.0 && at[1].larger > 0.0,
    );
    p.table(
        "hessian.rows",
        &[
            ("at", "at"),
            ("smaller.3", "smaller curvature"),
            ("larger.3", "larger curvature"),
        ],
        &Point::new(),
    );
    p.says(
        "Curvatures of the loss along the run from (0, −8).",
        |[w, b]| (w.value, b.value) == START,
    );
    p.says(
        "Far out there are plains: each answer is as good as 0 or as good as 1 there, and the slope is next to nothing:",
        |[low, high]| {
            let near = |answer: &f64, end: f64| (answer - end).abs() < 1e-9;
            CORNERS.iter().all(|(_, position)| {
                let far = neuron(*position);
                let slope = gradient(&SquaredError, &far, &two_points());
                let answers = far.outputs(&two_points().inputs());
                answers.iter().all(|answer| near(answer, low.value) || near(answer, high.value))
                    && slope.iter().all(|slope| slope.abs() < 1e-12)
            })
        },
    );
    p.table(
        "plateaus.rows",
        &[("outputs", "answers at the two points"), ("loss.3", "loss")],
        &Point::new(),
    );
    p.says("The four plains of the loss.", |[four]| {
        four == CORNERS.len() && plateaus().rows.len() == 1 << POINTS.len()
    });
    p.told(
        "Peter Auer, Mark Herbster and Manfred Warmuth showed in 1995 that a single sigmoid neuron with squared error can have a number of \
         local minima that grows exponentially with the number of its inputs.",
        Told::Cited("Auer 1995"),
    );
    p.says(
        "\"Guaranteed to find the best\" is false already for one neuron: three points with two valleys refute it.",
        |[three, two]| three == THREE_POINTS.len() && two == rows.len() && valleys() && rests(),
    );

    // The exercises.
    p.says(
        "Try ten starts on the straight way from (0, 0) to (3, −5).",
        |[ten, w0, b0, w1, b1]| {
            ten == ON_THE_WAY.len()
                && STARTS.map(|(_, start)| start) == [(w0.value, b0.value), (w1.value, b1.value)]
        },
    );
    p.says(
        "The first five end in the valley at the upper left of the figure, the last five in the other, so the border lies between the fifth and the sixth.",
        |[first, last]| {
            let here = ON_THE_WAY.iter().take_while(|here| **here).count();
            let there = ON_THE_WAY.iter().rev().take_while(|here| !**here).count();
            first == here && last == there && here + there == ON_THE_WAY.len()
                && rows[0].w < rows[1].w && rows[0].b > rows[1].b
        },
    );
    p.says(
        "It need not be a ridge that one would see: from both sides of it runs can go down close together, and part only at the saddle between the valleys.",
        |[]| {
            let [low, high] = &*BESIDE_THE_BORDER;
            let apart = |epoch: usize| (low[epoch].w - high[epoch].w).hypot(low[epoch].b - high[epoch].b);
            let (w, b) = (low[50].w, low[50].b);
            let slope = gradient(&SquaredError, &neuron((w, b)), &dataset(&THREE_POINTS));
            let bends = curvatures(&neuron((w, b)), &dataset(&THREE_POINTS));
            (0..=50).all(|epoch| apart(epoch) < 0.03)
                && slope.iter().all(|slope| slope.abs() < 1e-3)
                && bends.iter().any(|bend| *bend < 0.0)
                && bends.iter().any(|bend| *bend > 0.0)
                && low[6000].w < 0.2
                && high[6000].w > 2.5
        },
    );
    p.says(
        "Find a start for the article's two points from which a thousand epochs leave the loss above three tenths.",
        |[two, epochs, part]| {
            two == POINTS.len() && epochs == EPOCHS && part.holds(left((0.0, 20.0), EPOCHS)) && part.value == 0.3
        },
    );
    p.says(
        "With the weight 0 and the bias 20, both answers are as good as 1; the table of plains says what that costs.",
        |[w, b, one]| {
            let far = neuron((w.value, b.value));
            far.outputs(&two_points().inputs()).iter().all(|answer| (answer - one.value).abs() < 1e-7)
                && (left((w.value, b.value), 0) - plateaus().rows[0].loss).abs() < 1e-8
                && code.contains(&format!("array![{:?}], {:?}, Sigmoid)", w.value, b.value))
        },
    );
    p.says(
        "The start (0, −9) will do as well, one farther out than the article's.",
        |[w, b]| w == START.0 && b == START.1 - 1.0 && left((w.value, b.value), EPOCHS) > 0.3,
    );
}
