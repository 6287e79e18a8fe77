//! How one crosses a plain: descent with a memory.

use learning::{Momentum, Nesterov, SquaredError};
use serde::Serialize;

use super::two_points::{Place, rate_1, run};

#[test]
fn momentum_crosses_the_plain_and_overshoots_and_nesterov_less() {
    #[derive(Serialize)]
    struct Race {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        epoch: usize,
        plain: f64,
        momentum: f64,
        nesterov: f64,
    }

    let (start, epochs) = ((-2.0, -2.0), 200);
    let plain = run(&rate_1(SquaredError, epochs), start);
    let momentum = Momentum {
        loss: SquaredError,
        learning_rate: 1.0,
        momentum: 0.9,
        epochs,
    };
    let momentum = run(&momentum, start);
    let nesterov = Nesterov {
        loss: SquaredError,
        learning_rate: 1.0,
        momentum: 0.9,
        epochs,
    };
    let nesterov = run(&nesterov, start);

    // Momentum is off the plain when descent has hardly begun.
    assert!(plain[30].loss > 0.98 * plain[0].loss && momentum[30].loss < plain[0].loss / 8.0);
    // Then both overshoot. How high they climb on the other side, within the fifty epochs:
    let climb = |run: &[Place]| {
        let bottom = (20..40)
            .min_by(|&i, &j| run[i].loss.total_cmp(&run[j].loss))
            .expect("twenty");
        let top = run[bottom..=50]
            .iter()
            .map(|place| place.loss)
            .fold(0.0, f64::max);
        (run[bottom].loss, top)
    };
    let (momentum_bottom, momentum_top) = climb(&momentum);
    let (nesterov_bottom, nesterov_top) = climb(&nesterov);
    assert!(momentum_top > 2.0 * momentum_bottom);
    // Looking ahead, less than half as high, and down to a loss below a hundred-thousandth in a hundred epochs.
    assert!(nesterov_bottom < momentum_bottom && nesterov_top < momentum_top / 2.0);
    assert!(nesterov[100].loss < 1e-5 && momentum[100].loss > 1e-2);

    let rows = [0, 50, 100, 200]
        .map(|epoch| Row {
            epoch,
            plain: plain[epoch].loss,
            momentum: momentum[epoch].loss,
            nesterov: nesterov[epoch].loss,
        })
        .into();
    lock!("momentum", Race { rows });
}
