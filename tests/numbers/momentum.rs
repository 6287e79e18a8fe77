//! How one crosses a plain: descent with a memory.

use learning::{Momentum, Nesterov, SquaredError, Training};
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
    let momentum = Training {
        loss: SquaredError,
        rule: Momentum {
            learning_rate: 1.0,
            momentum: 0.9,
        },
        epochs,
    };
    let momentum = run(&momentum, start);
    let nesterov = Training {
        loss: SquaredError,
        rule: Nesterov {
            learning_rate: 1.0,
            momentum: 0.9,
        },
        epochs,
    };
    let nesterov = run(&nesterov, start);

    // Momentum is off the plain when descent has hardly begun.
    assert!(plain[30].loss > 0.98 * plain[0].loss && momentum[30].loss < plain[0].loss / 8.0);
    // Then both overshoot: the loss falls, and rises on the other side of the valley before it falls again.
    let first_climb = |run: &[Place]| {
        let rises = |i: &usize| run[i + 1].loss > run[*i].loss;
        let bottom = (0..epochs).find(rises).expect("it overshoots");
        let top = (bottom..epochs)
            .find(|i| !rises(i))
            .expect("it falls again");
        (bottom, top)
    };
    let ((momentum_bottom, momentum_top), (nesterov_bottom, nesterov_top)) =
        (first_climb(&momentum), first_climb(&nesterov));
    assert_eq!((momentum_bottom, momentum_top), (22, 26));
    assert_eq!((nesterov_bottom, nesterov_top), (21, 24));
    // Looking ahead brakes: the first climb is about half as high.
    let share = nesterov[nesterov_top].loss / momentum[momentum_top].loss;
    assert!((0.45..0.55).contains(&share), "{share}");
    // And down to a loss below a hundred-thousandth in a hundred epochs.
    assert!(nesterov[100].loss < 1e-5 && momentum[100].loss > 1e-2);

    let rows = [0, 21, 22, 24, 26, 50, 100, 200]
        .map(|epoch| Row {
            epoch,
            plain: plain[epoch].loss,
            momentum: momentum[epoch].loss,
            nesterov: nesterov[epoch].loss,
        })
        .into();
    lock!("momentum", Race { rows });
}
