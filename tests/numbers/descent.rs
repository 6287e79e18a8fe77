//! Gradient descent on the two points: the run of the article, where it should have ended, and its relatives.

use activations::Sigmoid;
use learning::{Loss, Mean, Scaled, SquaredError};
use ndarray::array;
use serde::Serialize;

use super::two_points::{MINIMUM, NOTHING, Place, loss, neuron, rate_1, rises, run};

/// The start of the article, and that of the lecture behind it.
const ARTICLE: (f64, f64) = (0.0, -8.0);
const LECTURE: (f64, f64) = (-2.0, -2.0);

#[test]
fn a_thousand_epochs_are_not_enough() {
    #[derive(Serialize)]
    struct ToyDescent {
        rows: Vec<Place>,
        milestones: Vec<Milestone>,
        rises: usize,
        r#final: Final,
    }
    #[derive(Serialize)]
    struct Milestone {
        below: f64,
        epoch: usize,
    }
    #[derive(Serialize)]
    struct Final {
        w: f64,
        b: f64,
        loss: f64,
    }

    let long = run(&rate_1(SquaredError, 5000), ARTICLE);
    let milestones: Vec<Milestone> = [0.4, 0.1, 0.02, 1e-6]
        .into_iter()
        .map(|below| Milestone {
            below,
            epoch: long
                .iter()
                .position(|place| place.loss < below)
                .expect("five thousand epochs come below all of these"),
        })
        .collect();
    let thousand = &long[..=1000];
    let end = thousand[1000];

    // The loss falls in every epoch of the thousand, and of the other four thousand but for rounding at their end.
    assert!(thousand.is_sorted_by(|a, b| a.loss > b.loss));
    assert_eq!(rises(&long).count(), 0);
    // For four hundred epochs, by less than a hundredth of it.
    assert!(thousand[400].loss > 0.99 * thousand[0].loss);
    // Then, within thirty, to a twentieth.
    assert!(thousand[454].loss < thousand[424].loss / 20.0);
    // Then by a tenth in five hundred.
    assert!(end.loss > 0.9 * thousand[500].loss);
    // After the thousand the weight is nearly twice ln 6, and the loss is 0.017.
    assert!((1.8..1.81).contains(&(end.w / MINIMUM.0)));
    assert_eq!(format!("{:.3}", end.loss), "0.017");
    // After five times as many it has arrived.
    let rest = long[5000];
    assert!((rest.w - MINIMUM.0).abs() < 1e-12 && (rest.b - MINIMUM.1).abs() < 1e-12);
    let epochs: Vec<usize> = milestones.iter().map(|m| m.epoch).collect();
    assert_eq!(epochs, [438, 447, 454, 2155]); // as computed with 40 digits, crates/learning/tests/references.txt

    let rows = [0, 1, 100, 200, 300, 400, 430, 440, 450, 500, 1000];
    lock!(
        "toy_descent",
        ToyDescent {
            rows: rows.map(|epoch| thousand[epoch]).to_vec(),
            milestones,
            rises: rises(thousand).count(),
            r#final: Final {
                w: end.w,
                b: end.b,
                loss: end.loss
            },
        }
    );
}

#[test]
fn there_was_a_place_without_any_loss() {
    #[derive(Serialize)]
    struct ExactMinimum {
        w: f64,
        b: f64,
        loss: f64,
        w_formula: &'static str,
        b_formula: &'static str,
    }

    let (w, b) = MINIMUM;
    let outputs = neuron(w, b).outputs(&array![[0.5], [2.5]]);
    // 0.2 and 0.9, but for rounding. The weighted inputs −ln 4 and ln 9 are sums of numbers up to 4.5, each rounded by up
    // to 2⁻⁵¹, and the outputs have at most a quarter of that, and 2.5 units in the last place of their own.
    assert!((outputs[0] - 0.2).abs() < 4.0 * f64::EPSILON);
    assert!((outputs[1] - 0.9).abs() < 4.0 * f64::EPSILON);
    // The platform's logarithm says the same.
    assert!((w - 6.0_f64.ln()).abs() < 4.0 * f64::EPSILON);
    assert!((b + 0.5 * 96.0_f64.ln()).abs() < 4.0 * f64::EPSILON);
    // Without a loss, but for the squares of those roundings; and a hundredth away there is one.
    assert!(loss(w, b) < NOTHING);
    for (dw, db) in [(0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01)] {
        assert!(loss(w + dw, b + db) > 1e-6);
    }
    lock!(
        "exact_minimum",
        ExactMinimum {
            w,
            b,
            loss: loss(w, b),
            w_formula: "ln 6",
            b_formula: "−½ ln 96",
        }
    );
}

#[test]
fn the_convention_decides_how_far_a_thousand_epochs_lead() {
    #[derive(Serialize)]
    struct Conventions {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        convention: &'static str,
        w: f64,
        b: f64,
        /// Half the sum of the squared errors in all rows, so that they can be compared.
        loss: f64,
    }
    fn row<L: Loss<Sigmoid>>(convention: &'static str, loss: L) -> Row {
        let end = run(&rate_1(loss, 1000), ARTICLE)[1000];
        Row {
            convention,
            w: end.w,
            b: end.b,
            loss: end.loss,
        }
    }

    let twice = Scaled {
        factor: 2.0,
        loss: SquaredError,
    };
    let rows = vec![
        row("the sum", SquaredError),
        row("the mean", Mean(SquaredError)),
        row("twice the sum", twice),
    ];

    // The longer the steps, the farther: the mean of two is half the sum.
    assert!(rows[1].loss > rows[0].loss && rows[0].loss > rows[2].loss);
    assert!(rows[2].loss < rows[0].loss / 700.0);
    // Where the minimum is does not depend on the convention: all slopes are multiples of one.
    let long = [
        run(&rate_1(Mean(SquaredError), 10_000), ARTICLE),
        run(&rate_1(twice, 10_000), ARTICLE),
    ];
    for run in long {
        let end = run[10_000];
        assert!((end.w - MINIMUM.0).abs() < 1e-11 && (end.b - MINIMUM.1).abs() < 1e-11);
    }
    lock!("conventions", Conventions { rows });
}

#[test]
fn the_run_of_the_lecture_leaves_its_plain_sooner() {
    #[derive(Serialize)]
    struct LectureRun {
        rows: Vec<Place>,
    }

    let run = run(&rate_1(SquaredError, 1000), LECTURE);
    assert_eq!(rises(&run).count(), 0);
    // A plain as well: in fifty epochs, a fiftieth of the loss.
    assert!(run[50].loss > 0.97 * run[0].loss);
    assert!(run[100].loss < 0.02 && run[1000].loss < 1e-10);
    let rows = [0, 1, 50, 80, 100, 200, 1000];
    lock!(
        "lecture_run",
        LectureRun {
            rows: rows.map(|epoch| run[epoch]).to_vec()
        }
    );
}
