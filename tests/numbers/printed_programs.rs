//! What the programs and formulas of Source 3 do, beside what they are said to do.

use std::f64::consts::E;

use activations::{Activation, Relu, Sigmoid, Step};
use serde::Serialize;

#[test]
fn the_style_of_drawing_called_step_is_not_the_step_function() {
    #[derive(Serialize)]
    struct PltStep {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x: f64,
        staircase: f64,
        heaviside: f64,
    }
    /// `plt.step([1, 2, 3, 4], [0, 1, 2, 3])` in matplotlib's default style "pre": from one point to the next
    /// the line has the height of the next. On a riser it has every height; here, that of its foot.
    fn staircase(x: f64) -> f64 {
        let points = [(1.0, 0.0), (2.0, 1.0), (3.0, 2.0), (4.0, 3.0)];
        let (_, y) = points
            .into_iter()
            .find(|&(at, _)| x <= at)
            .expect("the drawing ends at x = 4");
        y
    }

    let rows: Vec<Row> = (2..=8)
        .map(|half| {
            let x = f64::from(half) / 2.0;
            Row {
                x,
                staircase: staircase(x),
                heaviside: Step::default().apply(x),
            }
        })
        .collect();

    // Four heights, from 0 to 3, against one; the jump of the step function is at 0, outside of the drawing.
    let mut heights: Vec<f64> = rows.iter().map(|row| row.staircase).collect();
    heights.dedup();
    assert_eq!(heights, [0.0, 1.0, 2.0, 3.0]);
    assert!(rows.iter().all(|row| row.heaviside == 1.0));
    assert_eq!(Step::default().apply(-1.0), 0.0);
    lock!("plt_step", PltStep { rows });
}

#[test]
fn without_its_minus_or_its_exponent_the_formula_is_another_function() {
    #[derive(Serialize)]
    struct MissingMinus {
        rows: Vec<Row>,
        pole_at: f64,
    }
    #[derive(Serialize)]
    struct Row {
        x: f64,
        right: f64,
        mirrored: f64,
        pole: f64,
    }

    let rows: Vec<Row> = [-2.0, -1.0, 0.0, 1.0, 2.0]
        .into_iter()
        .map(|x| Row {
            x,
            right: Sigmoid.apply(x),
            // 1/(1 + eˣ)
            mirrored: Sigmoid.apply(-x),
            pole: 1.0 / (1.0 + E * x),
        })
        .collect();
    let misprint = MissingMinus {
        rows,
        pole_at: -1.0 / E,
    };

    // The second is the first, read from right to left, and falls where the first rises.
    let rows = &misprint.rows;
    for (row, mirror) in rows.iter().zip(rows.iter().rev()) {
        assert_eq!(row.mirrored, mirror.right);
        assert!((row.mirrored - 1.0 / (1.0 + row.x.exp())).abs() <= 1e-15);
    }
    assert!(rows.is_sorted_by(|a, b| a.right < b.right && a.mirrored > b.mirrored));
    // Near the pole the third is as large as one likes, on both sides.
    let pole = |x: f64| 1.0 / (1.0 + E * x);
    assert!(pole(misprint.pole_at + 1e-6) > 1e5 && pole(misprint.pole_at - 1e-6) < -1e5);
    lock!("missing_minus", misprint);
}

#[test]
fn the_program_prints_the_inputs_where_it_promises_the_outputs() {
    #[derive(Serialize)]
    struct ReluPrinted {
        printed: usize,
        different: usize,
        first_printed: f64,
        first_right: f64,
        middle: f64,
        last: f64,
    }

    // np.arange(−10, 10, 0.1): ceil((stop − start) / step) values, start + i · step. NumPy takes the difference of
    // the first two values, (−10 + 0.1) − (−10), for the step, which is a little less than 0.1.
    let step = (-10.0 + 0.1) - -10.0;
    let printed: Vec<f64> = (0..200).map(|i| -10.0 + f64::from(i) * step).collect();
    let right: Vec<f64> = printed.iter().map(|&x| Relu.apply(x)).collect();
    let different = printed.iter().zip(&right).filter(|(x, y)| x != y).count();
    let numbers = ReluPrinted {
        printed: printed.len(),
        different,
        first_printed: printed[0],
        first_right: right[0],
        middle: printed[100],
        last: printed[199],
    };

    assert_eq!((numbers.first_printed, numbers.first_right), (-10.0, 0.0));
    // A hundred numbers below zero and the one that should be zero.
    assert!(printed[..101].iter().all(|&x| x < 0.0));
    assert_eq!(numbers.different, 101);
    // As printed by NumPy 2.4.
    assert_eq!(numbers.middle, -3.552713678800501e-14);
    assert_eq!(numbers.last, 9.899999999999928);
    lock!("relu_printed", numbers);
}

#[test]
fn ten_points_draw_the_sigmoid_badly_and_a_hundred_draw_it_well() {
    #[derive(Serialize)]
    struct Sampling {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        points: u32,
        spacing: f64,
        max_error: f64,
        at: f64,
    }
    /// How far a straight line between two points of the curve is from the curve.
    fn error(from: f64, to: f64, x: f64) -> f64 {
        let (start, end) = (Sigmoid.apply(from), Sigmoid.apply(to));
        let line = start + (end - start) * ((x - from) / (to - from));
        (Sigmoid.apply(x) - line).abs()
    }
    /// The maximum of a function with one, by thirds.
    fn maximum(f: impl Fn(f64) -> f64, mut from: f64, mut to: f64) -> f64 {
        for _ in 0..60 {
            let (left, right) = (from + (to - from) / 3.0, to - (to - from) / 3.0);
            if f(left) < f(right) {
                from = left;
            } else {
                to = right;
            }
        }
        (from + to) / 2.0
    }

    let row = |points: u32| {
        let spacing = 20.0 / f64::from(points - 1);
        // Mirror images have the same error, so the right half is enough. With an even number of points 0 lies in
        // the middle of a piece, where the line crosses the curve.
        let pieces = (0..points / 2).map(|i| {
            let to = 10.0 - f64::from(i) * spacing;
            (to - spacing, to)
        });
        let (at, max_error) = pieces
            .map(|(from, to)| {
                let at = maximum(|x| error(from, to, x), from.max(0.0), to);
                (at, error(from, to, at))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .expect("there are pieces");
        Row {
            points,
            spacing,
            max_error,
            at,
        }
    };
    let rows: Vec<Row> = [10, 100, 1000].into_iter().map(row).collect();

    // Ten points are wrong by more than the width of a pencil line, a hundredth; the others are not.
    assert!(rows[0].max_error > 0.04 && rows[1].max_error < 0.001);
    // The bound of theory, h²/8 · max |σ″|, and max |σ″| = √3/18.
    for row in &rows {
        let bound = row.spacing * row.spacing / 8.0 * 3.0_f64.sqrt() / 18.0;
        assert!(row.max_error <= bound);
    }
    // Ten times as many points, about a hundred times less.
    for pair in rows.windows(2) {
        assert!((80.0..120.0).contains(&(pair[0].max_error / pair[1].max_error)));
    }
    lock!("sampling", Sampling { rows });
}
