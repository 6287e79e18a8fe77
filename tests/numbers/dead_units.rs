//! A ReLU that one large step has killed, and what brings it back.

use activations::{Differentiable, LeakyRelu, Relu};
use serde::Serialize;

/// x, and y = x/2.
const EXAMPLES: [(f64, f64); 3] = [(1.0, 0.5), (2.0, 1.0), (3.0, 1.5)];

/// A unit with one input.
#[derive(Clone, Copy)]
struct Unit<A> {
    w: f64,
    b: f64,
    phi: A,
}

impl<A: Differentiable> Unit<A> {
    fn start(phi: A) -> Self {
        Unit {
            w: 1.0,
            b: 0.0,
            phi,
        }
    }

    /// For how many examples the weighted input is positive.
    fn active(&self) -> usize {
        let active = |(x, _): &(f64, f64)| self.w * x + self.b > 0.0;
        EXAMPLES.iter().filter(|example| active(example)).count()
    }

    /// ½ Σ (a − y)².
    fn loss(&self) -> f64 {
        EXAMPLES.iter().fold(0.0, |loss, (x, y)| {
            let error = self.phi.apply(self.w * x + self.b) - y;
            loss + 0.5 * error * error
        })
    }

    /// One step of gradient descent.
    fn step(&mut self, learning_rate: f64) {
        let (mut dw, mut db) = (0.0, 0.0);
        for (x, y) in EXAMPLES {
            let z = self.w * x + self.b;
            let delta = (self.phi.apply(z) - y) * self.phi.derivative(z);
            dw += delta * x;
            db += delta;
        }
        self.w -= learning_rate * dw;
        self.b -= learning_rate * db;
    }
}

#[test]
fn one_step_that_is_too_large_kills_a_relu_for_good() {
    #[derive(Serialize)]
    struct DeadRelu {
        epochs: usize,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        learning_rate: f64,
        w: f64,
        b: f64,
        active: usize,
        loss: f64,
    }

    let epochs = 200;
    let rows: Vec<Row> = [0.1, 0.2, 0.5, 1.0]
        .into_iter()
        .map(|learning_rate| {
            let mut unit = Unit::start(Relu);
            assert_eq!(unit.active(), 3);
            unit.step(learning_rate);
            let after_one = unit;
            for _ in 1..epochs {
                unit.step(learning_rate);
            }
            // From η = 0.2 on it is the first step that kills, and nothing moves afterwards.
            if learning_rate >= 0.2 {
                assert_eq!(after_one.active(), 0);
                assert_eq!((unit.w, unit.b), (after_one.w, after_one.b));
            }
            Row {
                learning_rate,
                w: unit.w,
                b: unit.b,
                active: unit.active(),
                loss: unit.loss(),
            }
        })
        .collect();

    assert!(rows.iter().map(|row| row.active).eq([3, 0, 0, 0]));
    // The cautious unit is on its way to w = ½, b = 0, and two hundred epochs leave less than a thousandth.
    assert!((rows[0].w - 0.5).abs() < 1e-3 && rows[0].b.abs() < 1e-3 && rows[0].loss < 1e-6);
    // By hand: the errors are ½, 1, 3/2, so ∂L/∂w = 7 and ∂L/∂b = 3, and the step is −7η, −3η. The unit answers 0,
    // and ½ (¼ + 1 + 9/4) = 7/4.
    for row in &rows[1..] {
        assert!((row.w - (1.0 - 7.0 * row.learning_rate)).abs() < 1e-15);
        assert!((row.b + 3.0 * row.learning_rate).abs() < 1e-15);
        assert_eq!(row.loss, 1.75);
    }
    lock!("dead_relu", DeadRelu { epochs, rows });
}

#[test]
fn a_leak_brings_the_unit_back() {
    #[derive(Serialize)]
    struct Revival {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        slope: f64,
        epochs: Epochs,
        loss: f64,
    }
    #[derive(Serialize, PartialEq, Debug)]
    #[serde(untagged)]
    enum Epochs {
        Needed(usize),
        Never(&'static str),
    }

    const LIMIT: usize = 200_000;
    let rows: Vec<Row> = [0.0, 0.01, 0.1, 0.25]
        .into_iter()
        .map(|slope| {
            let mut unit = Unit::start(LeakyRelu {
                negative_slope: slope,
            });
            unit.step(0.5);
            assert_eq!(unit.active(), 0);
            let accident = unit;
            let mut epochs = 0;
            while unit.loss() >= 1e-6 && epochs < LIMIT {
                unit.step(0.05);
                epochs += 1;
            }
            if slope == 0.0 {
                assert_eq!((unit.w, unit.b), (accident.w, accident.b));
            }
            Row {
                slope,
                epochs: match epochs {
                    LIMIT => Epochs::Never("never, in 200 000"),
                    _ => Epochs::Needed(epochs),
                },
                loss: unit.loss(),
            }
        })
        .collect();

    // Without a leak never; with more leak sooner, and most is gained by the first hundredth.
    let needed: Vec<usize> = rows
        .iter()
        .filter_map(|row| match row.epochs {
            Epochs::Needed(epochs) => Some(epochs),
            Epochs::Never(_) => None,
        })
        .collect();
    assert_eq!(rows[0].epochs, Epochs::Never("never, in 200 000"));
    assert_eq!(rows[0].loss, 1.75);
    assert!(needed.len() == 3 && needed.is_sorted_by(|a, b| a > b));
    assert!(needed[0] < 1000 && needed[2] > 200);
    assert!(rows[1..].iter().all(|row| row.loss < 1e-6));
    lock!("revival", Revival { rows });
}
