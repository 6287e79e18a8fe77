//! How large a step is too large: the border that the curvature predicts, and runs on both sides of it.

use learning::{GradientDescent, SquaredError, Training, eigenvalues_2x2, hessian};
use ndarray::array;
use serde::Serialize;

use super::two_points::{MINIMUM, Place, neuron, rises, run, two_points};

#[test]
fn descent_settles_below_the_predicted_rate_and_not_above() {
    #[derive(Serialize)]
    struct LearningRates {
        rows: Vec<Row>,
        largest_curvature: f64,
        bound: f64,
    }
    #[derive(Serialize)]
    struct Row {
        eta: f64,
        rises: usize,
        loss: f64,
        later: f64,
    }

    let (w, b) = MINIMUM;
    let [_, largest_curvature] =
        eigenvalues_2x2(&hessian(&SquaredError, &neuron(w, b), &two_points()));
    let bound = 2.0 / largest_curvature;
    let descend = |learning_rate| {
        let training = Training {
            loss: SquaredError,
            rule: GradientDescent { learning_rate },
            epochs: 2000,
        };
        run(&training, (0.0, 0.0))
    };
    let row = |(eta, run): &(f64, Vec<Place>)| Row {
        eta: *eta,
        rises: rises(&run[..=200]).count(),
        loss: run[200].loss,
        later: run[2000].loss,
    };
    let runs = [1.0, 10.0, 24.0, 25.0, 30.0, 40.0].map(|eta| (eta, descend(eta)));
    let rows: Vec<Row> = runs.iter().map(row).collect();

    assert!(24.0 < bound && bound < 25.0);
    // Below the border the run settles, even if the first step goes up.
    let steps_up: Vec<usize> = rows[..3].iter().map(|row| row.rises).collect();
    assert_eq!(steps_up, [0, 1, 1]);
    for (_, run) in &runs[1..3] {
        assert_eq!(rises(run).collect::<Vec<_>>(), [1]);
    }
    assert!(rows[..3].iter().all(|row| row.later < 1e-20));
    // At 20 too.
    assert!(descend(20.0)[200].loss < 1e-20);
    // Above it no run does.
    assert!(rows[3..].iter().all(|row| row.later > 1e-5));
    // Just above, it comes down nearly to the minimum, and from there the loss rises in every epoch ...
    let (_, just_above) = &runs[3];
    let nearest = (0..=2000).min_by(|&i, &j| just_above[i].loss.total_cmp(&just_above[j].loss));
    assert_eq!(nearest, Some(67));
    assert!(just_above[67].loss < 1e-11);
    assert!(rises(&just_above[..=200]).eq([1].into_iter().chain(68..=200)));
    // ... until it jumps between two places for ever, on the two sides of the valley. Farther above it does so farther out,
    // and long before.
    for (run, from) in [(just_above, 1990), (&runs[4].1, 190)] {
        for epoch in from..2000 - 2 {
            let [here, there, again] = [0, 1, 2].map(|later| run[epoch + later]);
            assert!((here.w - again.w).abs() < 1e-3 * (here.w - there.w).abs());
            assert!((here.w - MINIMUM.0) * (there.w - MINIMUM.0) < 0.0);
        }
    }
    assert!(rows[4].later > 20.0 * rows[3].later);
    // Far above, it is thrown over the valley and ends on a plain, where the second answer is 1; nothing rises there.
    let (_, far) = &runs[5];
    assert_eq!(rises(far).collect::<Vec<_>>(), [1]);
    let answers = neuron(far[200].w, far[200].b).outputs(&array![[0.5], [2.5]]);
    assert!((answers[0] - 0.2).abs() < 1e-3 && answers[1] > 0.9999);
    assert!(far[2000].loss > 0.99 * far[200].loss);
    lock!(
        "learning_rates",
        LearningRates {
            rows,
            largest_curvature,
            bound
        }
    );
}
