//! A ReLU that one large step has killed, and what brings it back.

use std::ops::ControlFlow;

use activations::{Differentiable, LeakyRelu, Relu};
use learning::{Dataset, GradientDescent, History, SquaredError, StopReason, Training, total_loss};
use ndarray::array;
use neuron_core::Neuron;
use serde::Serialize;

/// x, and y = x/2.
fn examples() -> Dataset {
    Dataset::new(&array![[1.0], [2.0], [3.0]], &array![0.5, 1.0, 1.5]).expect("three good examples")
}

/// Too steep, but active for all three.
fn start<A: Differentiable>(phi: A) -> Neuron<A> {
    let unit = Neuron::new(array![1.0], 0.0, phi);
    assert_eq!(active(&unit), 3);
    unit
}

/// For how many examples the weighted input is positive.
fn active<A>(unit: &Neuron<A>) -> usize {
    let examples = examples();
    let active = examples
        .samples()
        .filter(|(x, _)| unit.weighted_input(x) > 0.0);
    active.count()
}

/// Gradient descent until the loss is below a millionth.
fn descend<A: Differentiable + Sync>(
    unit: &mut Neuron<A>,
    learning_rate: f64,
    epochs: usize,
) -> History {
    let training = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate },
        epochs,
    };
    training
        .fit_observed(unit, &examples(), |epoch, _| {
            if epoch.loss < 1e-6 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .expect("the loss stays finite")
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
            let mut unit = start(Relu);
            let training = Training {
                loss: SquaredError,
                rule: GradientDescent { learning_rate },
                epochs,
            };
            let history = training.fit(&mut unit, &examples()).expect("a finite loss");
            // From η = 0.2 on it is the first step that kills. The second changes no bit of the parameters, so no
            // later one will.
            if learning_rate >= 0.2 {
                assert_eq!(history.stopped, StopReason::Converged);
                assert_eq!(history.last().number, 2);
            }
            Row {
                learning_rate,
                w: unit.weights()[0],
                b: unit.bias(),
                active: active(&unit),
                loss: total_loss(&SquaredError, &unit, &examples()),
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
    #[derive(Debug, PartialEq, Serialize)]
    #[serde(untagged)]
    enum Epochs {
        Needed(usize),
        Never(&'static str),
    }

    let rows: Vec<Row> = [0.0, 0.01, 0.1, 0.25]
        .into_iter()
        .map(|slope| {
            let mut unit = start(LeakyRelu::new(slope));
            descend(&mut unit, 0.5, 1);
            assert_eq!(active(&unit), 0);
            let history = descend(&mut unit, 0.05, 200_000);
            Row {
                slope,
                epochs: match history.stopped {
                    StopReason::Observer => Epochs::Needed(history.last().number),
                    // An epoch that changes nothing: the same will happen in each of the others.
                    StopReason::Converged => Epochs::Never("never, in 200 000"),
                    StopReason::EpochLimit => panic!("neither dead nor alive after 200 000 epochs"),
                },
                loss: history.last().loss,
            }
        })
        .collect();

    // Without a leak never; with more leak sooner, and most is gained by the first hundredth.
    assert_eq!(rows[0].epochs, Epochs::Never("never, in 200 000"));
    assert_eq!(rows[0].loss, 1.75);
    let needed: Vec<usize> = rows[1..]
        .iter()
        .map(|row| match row.epochs {
            Epochs::Needed(epochs) => epochs,
            Epochs::Never(_) => panic!("a leak of {} brings nothing back", row.slope),
        })
        .collect();
    assert!(needed.is_sorted_by(|a, b| a > b));
    assert!(needed[0] < 1000 && needed[2] > 200);
    assert!(rows[1..].iter().all(|row| row.loss < 1e-6));
    lock!("revival", Revival { rows });
}
