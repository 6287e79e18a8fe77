//! The gradient of whole networks beside differences of their loss.

use activations::{
    Arctan, Differentiable, Elu, Gelu, Identity, LeakyRelu, Relu, Sigmoid, Silu, Softplus,
    Softsign, Tanh,
};
use learning::{CrossEntropy, Dataset, GradientCheck, L2, Mean, Model, SquaredError, VectorLoss};
use networks::{Network, Softmax};

use crate::same_bits::{random_classes, random_network};

fn assert_agrees<A, O, L>(network: &Network<A, O>, loss: &L, data: &Dataset, what: &str)
where
    A: Differentiable + Sync,
    O: Sync,
    L: VectorLoss<O>,
{
    let theta = network.parameters();
    let check = GradientCheck::of(network.objective(loss, data), &theta);
    let j = check.worst();
    assert!(
        check.agrees(1e-6),
        "{what}: {} of {}, claimed {}, numerical {}, uncertain {}",
        j,
        theta.len(),
        check.claimed[j],
        check.numerical[j],
        check.uncertainty[j]
    );
    // An uncertainty as large as the slopes would agree with anything.
    let sharp = check.uncertainty.iter().zip(&check.numerical);
    let sharp = sharp.filter(|(u, n)| **u < 1e-4 * n.abs()).count();
    assert!(
        2 * sharp > theta.len(),
        "{what}: {sharp} of {}",
        theta.len()
    );
}

#[test]
fn of_several_shapes() {
    for widths in [
        &[3, 4][..],
        &[2, 2, 1],
        &[5, 7, 3],
        &[3, 4, 5, 2],
        &[1, 1, 1, 1, 1],
        &[6, 1, 6],
    ] {
        let (first, last) = (widths[0], widths[widths.len() - 1]);
        let data = random_classes(13, first, last, 1);
        let what = format!("{widths:?}");
        if last > 1 {
            // (Of one class a softmax is certain, whatever the parameters.)
            assert_agrees(
                &random_network(widths, Tanh, Softmax, 2),
                &CrossEntropy,
                &data,
                &what,
            );
        }
        assert_agrees(
            &random_network(widths, Sigmoid, Sigmoid, 3),
            &CrossEntropy,
            &data,
            &what,
        );
        let loss = Mean(SquaredError);
        assert_agrees(
            &random_network(widths, Tanh, Identity, 4),
            &loss,
            &data,
            &what,
        );
    }
}

#[test]
fn with_every_smooth_activation_and_the_rectifiers() {
    let data = random_classes(11, 4, 3, 5);
    let hidden: [(&str, Box<dyn Differentiable + Sync>); 11] = [
        ("Arctan", Box::new(Arctan)),
        ("Elu", Box::new(Elu::default())),
        ("Gelu", Box::new(Gelu)),
        ("Identity", Box::new(Identity)),
        ("LeakyRelu", Box::new(LeakyRelu::default())),
        ("Relu", Box::new(Relu)),
        ("Sigmoid", Box::new(Sigmoid)),
        ("Silu", Box::new(Silu)),
        ("Softplus", Box::new(Softplus)),
        ("Softsign", Box::new(Softsign)),
        ("Tanh", Box::new(Tanh)),
    ];
    for (name, activation) in &hidden {
        let network = random_network(&[4, 6, 5, 3], activation, Softmax, 6);
        assert_agrees(&network, &Mean(CrossEntropy), &data, name);
    }
}

#[test]
fn with_a_penalty_on_the_weights_and_none_on_the_biases() {
    let data = random_classes(12, 4, 3, 7);
    let network = random_network(&[4, 5, 3], Tanh, Softmax, 8);
    let (strength, loss) = (0.7, CrossEntropy);
    let penalized = L2 { strength, loss };
    assert_agrees(&network, &penalized, &data, "L2");

    let (plain, gradient) = network.loss_and_gradient_by_samples(&loss, &data);
    let (more, steeper) = network.loss_and_gradient_by_samples(&penalized, &data);
    let mut squares = 0.0;
    let mut j = 0;
    for (n_inputs, n_neurons) in [(4, 5), (5, 3)] {
        for _ in 0..n_neurons {
            for _ in 0..n_inputs {
                let w = network.parameters()[j];
                squares += w * w;
                assert!((steeper[j] - gradient[j] - strength * w).abs() < 1e-14);
                j += 1;
            }
            assert_eq!(steeper[j], gradient[j], "a bias");
            j += 1;
        }
    }
    assert!((more - plain - 0.5 * strength * squares).abs() < 1e-14);
}

/// A wrong gradient is seen: that of the transposed weights, of a forgotten slope, of a sign.
#[test]
fn a_wrong_gradient_does_not_agree() {
    let data = random_classes(9, 3, 2, 9);
    let network = random_network(&[3, 3, 2], Tanh, Softmax, 10);
    let (_, right) = network.loss_and_gradient_by_samples(&CrossEntropy, &data);
    let theta = network.parameters();
    let mut copy = network.clone();
    let mut loss = |theta: &ndarray::ArrayRef1<f64>| {
        copy.set_parameters(theta);
        copy.loss_and_gradient_by_samples(&CrossEntropy, &data).0
    };
    assert!(GradientCheck::new(&mut loss, &theta, &right).agrees(1e-6));
    for j in 0..theta.len() {
        let mut wrong = right.clone();
        wrong[j] *= 1.001;
        let check = GradientCheck::new(&mut loss, &theta, &wrong);
        assert!(!check.agrees(1e-6) && check.worst() == j, "{j}");
    }
}
