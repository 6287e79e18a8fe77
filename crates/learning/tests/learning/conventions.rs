//! Factors, means, penalties and ranges: what is around a loss reaches everything that is made from it.

use activations::{Identity, Sigmoid};
use learning::{
    CrossEntropy, Curvature, Dataset, GradientDescent, L2, Loss, Mean, MeanSquaredError, Scaled,
    SquaredError, Training, TrainingError, gradient, hessian, loss_and_gradient, total_loss,
};
use ndarray::array;
use neuron_core::Neuron;

/// a = 2x + 1 on x = 1, 2, 3 and y = 0, 0, 8: errors 3, 5, −1.
fn line() -> (Neuron<Identity>, Dataset) {
    let data = Dataset::new(&array![[1.0], [2.0], [3.0]], &array![0.0, 0.0, 8.0]).unwrap();
    (Neuron::new(array![2.0], 1.0, Identity), data)
}

#[test]
fn every_convention_by_hand() {
    // ½ Σ e² = 17.5, Σ e x = 10, Σ e = 7; with λ = 4: ½ λ w² = 8, λ w = 8.
    fn holds<L: Loss<Identity>>(loss: L, expected: [f64; 3]) {
        let (neuron, data) = line();
        let slopes = gradient(&loss, &neuron, &data);
        let found = [total_loss(&loss, &neuron, &data), slopes[0], slopes[1]];
        for (found, expected) in found.into_iter().zip(expected) {
            assert!((found - expected).abs() < 1e-14, "{found} for {expected}");
        }
        let (value, both) = loss_and_gradient(&loss, &neuron, &data);
        assert_eq!((value, both), (found[0], slopes));
    }
    let (strength, factor) = (4.0, 10.0);
    let loss = SquaredError;
    holds(loss, [17.5, 10.0, 7.0]);
    holds(Mean(loss), [17.5 / 3.0, 10.0 / 3.0, 7.0 / 3.0]);
    holds(MeanSquaredError, [35.0 / 3.0, 20.0 / 3.0, 14.0 / 3.0]);
    holds(Scaled { factor, loss }, [175.0, 100.0, 70.0]);
    holds(
        Scaled {
            factor,
            loss: Mean(loss),
        },
        [175.0 / 3.0, 100.0 / 3.0, 70.0 / 3.0],
    );
    holds(L2 { strength, loss }, [25.5, 18.0, 7.0]);
    let inner = L2 { strength, loss };
    holds(Mean(inner), [25.5 / 3.0, 6.0, 7.0 / 3.0]);
    holds(
        Scaled {
            factor,
            loss: inner,
        },
        [255.0, 180.0, 70.0],
    );
    let outer = Mean(loss);
    holds(
        L2 {
            strength,
            loss: outer,
        },
        [17.5 / 3.0 + 8.0, 10.0 / 3.0 + 8.0, 7.0 / 3.0],
    );
    let twice = L2 {
        strength,
        loss: inner,
    };
    holds(twice, [33.5, 26.0, 7.0]);
    holds::<&dyn Loss<Identity>>(&twice, [33.5, 26.0, 7.0]);
    holds::<Box<dyn Loss<Identity>>>(Box::new(Mean(inner)), [25.5 / 3.0, 6.0, 7.0 / 3.0]);
}

#[test]
fn every_convention_has_its_curvature() {
    // Σ (x, 1)(x, 1)ᵀ = [[14, 6], [6, 3]]; λ = 4 stands beside the 14.
    fn holds<L: Curvature<Identity>>(loss: L, [ww, wb, bb]: [f64; 3]) {
        let (neuron, data) = line();
        let found = hessian(&loss, &neuron, &data);
        let expected = array![[ww, wb], [wb, bb]];
        assert!(
            (&found - &expected).iter().all(|d| d.abs() < 1e-14),
            "{found} for {expected}"
        );
    }
    let (strength, factor) = (4.0, 10.0);
    let loss = SquaredError;
    holds(loss, [14.0, 6.0, 3.0]);
    holds(Mean(loss), [14.0 / 3.0, 2.0, 1.0]);
    holds(MeanSquaredError, [28.0 / 3.0, 4.0, 2.0]);
    holds(Scaled { factor, loss }, [140.0, 60.0, 30.0]);
    holds(L2 { strength, loss }, [18.0, 6.0, 3.0]);
    // Of the square: κ = σ′² = 1/16 where σ″ is 0.
    assert_eq!(MeanSquaredError.curvature(&Sigmoid, 0.0, 0.2), 0.125);
}

#[test]
fn a_penalty_is_shared_among_mini_batches() {
    // x = 0 and y = b, so that the data have no slope at all: only the penalty moves w.
    let n = 5;
    let data = Dataset::new(&ndarray::Array2::zeros((n, 1)), &ndarray::Array1::zeros(n)).unwrap();
    fn weight_after<L: Loss<Identity>>(loss: L, data: &Dataset, size: usize) -> f64 {
        let mut neuron = Neuron::new(array![1.0], 0.0, Identity);
        let rule = GradientDescent { learning_rate: 0.1 };
        let epochs = 1;
        Training { loss, rule, epochs }
            .fit(&mut neuron, data.batches(size))
            .unwrap();
        assert_eq!(neuron.bias(), 0.0);
        neuron.weights()[0]
    }
    let loss = SquaredError;
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-15, "{found} for {expected}");
    };
    // Beside a sum, a batch of k carries k/5 of λ = 0.5: w shrinks by 1 − 0.1 · 0.5 · k/5.
    let strength = 0.5;
    let shrink = |parts: &[f64]| parts.iter().map(|part| 1.0 - 0.05 * part).product::<f64>();
    near(
        weight_after(L2 { strength, loss }, &data, 5),
        shrink(&[1.0]),
    );
    near(
        weight_after(L2 { strength, loss }, &data, 2),
        shrink(&[0.4, 0.4, 0.2]),
    );
    near(
        weight_after(L2 { strength, loss }, &data, 1),
        shrink(&[0.2; 5]),
    );
    // Beside a mean, every batch stands for the whole, with the whole of λ.
    let mean = Mean(loss);
    near(
        weight_after(
            L2 {
                strength,
                loss: mean,
            },
            &data,
            5,
        ),
        shrink(&[1.0]),
    );
    near(
        weight_after(
            L2 {
                strength,
                loss: mean,
            },
            &data,
            2,
        ),
        shrink(&[1.0; 3]),
    );
    // Inside a mean, with λ/5.
    let inside = Mean(L2 { strength, loss });
    near(weight_after(inside, &data, 2), shrink(&[0.2; 3]));
    let factor = 2.0;
    let loss = L2 { strength, loss };
    near(
        weight_after(Scaled { factor, loss }, &data, 2),
        shrink(&[0.8, 0.8, 0.4]),
    );
}

#[test]
fn a_penalty_on_the_whole_is_no_share() {
    // Also where the factor of the loss is 0, and the share of a batch, by s(k)/s(N), would not be a number.
    let (neuron, data) = line();
    for strength in [0.1, 0.3, 0.7, 1.1] {
        let (factor, loss) = (0.0, SquaredError);
        let loss = Scaled { factor, loss };
        let loss = L2 { strength, loss };
        assert_eq!(gradient(&loss, &neuron, &data), array![strength * 2.0, 0.0]);
        assert_eq!(total_loss(&loss, &neuron, &data), 0.5 * strength * 4.0);
    }
}

#[test]
fn what_a_loss_allows_its_wrappers_allow() {
    let data = Dataset::new(&array![[0.0], [1.0]], &array![1.0, 1.5]).unwrap();
    fn refused<L: Loss<Sigmoid>>(loss: L, data: &Dataset) {
        let rule = GradientDescent { learning_rate: 1.0 };
        let epochs = 1;
        let error = Training { loss, rule, epochs }.fit(&mut Neuron::zeros(1, Sigmoid), data);
        let (row, target, low, high) = (1, 1.5, 0.0, 1.0);
        assert_eq!(
            error,
            Err(TrainingError::Target {
                row,
                target,
                low,
                high
            })
        );
    }
    let (strength, factor, loss) = (1.0, 1.0, CrossEntropy);
    refused(loss, &data);
    refused(Mean(loss), &data);
    refused(Scaled { factor, loss }, &data);
    refused(L2 { strength, loss }, &data);
    refused::<&dyn Loss<Sigmoid>>(&loss, &data);
    refused::<Box<dyn Loss<Sigmoid>>>(Box::new(Mean(loss)), &data);
    // And a loss that allows every number is not narrowed.
    let all = f64::MIN..=f64::MAX;
    assert_eq!(Loss::<Sigmoid>::targets(&Mean(SquaredError)), all);
    assert_eq!(Loss::<Sigmoid>::targets(&MeanSquaredError), all);
}
