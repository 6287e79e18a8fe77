//! Backpropagation beside numbers that were computed without it, by `scripts/backpropagation.py`.

use activations::{Identity, Relu, Sigmoid};
use learning::{Dataset, Mean, Model, Objective, SquaredError};
use ndarray::{Array1, array};
use networks::{Layer, Network};

/// Rectifiers, and numbers that are fractions with a power of two below: nothing rounds.
#[test]
fn three_units_of_fractions() {
    let hidden = Layer::new(array![[1.0, -0.5], [0.5, 1.0]], array![0.25, -1.0], Relu);
    let output = Layer::new(array![[2.0, -3.0]], array![1.0], Identity);
    let network = Network::new(vec![hidden], output);

    let back = network.backpropagate(&SquaredError, &array![1.0, 2.0], &array![3.0]);
    assert_eq!(
        back.forward.weighted_inputs,
        [array![0.25, 1.5], array![-3.0]]
    );
    assert_eq!(
        back.forward.outputs,
        [array![1.0, 2.0], array![0.25, 1.5], array![-3.0]]
    );
    assert_eq!(back.loss, 18.0);
    assert_eq!(back.error_signals, [array![-12.0, 18.0], array![-6.0]]);
    assert_eq!(
        back.weight_gradients,
        [array![[-12.0, -24.0], [18.0, 36.0]], array![[-1.5, -9.0]]]
    );

    // Here the second hidden unit is silent, and nothing comes back through it.
    let back = network.backpropagate(&SquaredError, &array![2.0, -1.0], &array![5.0]);
    assert_eq!(
        back.forward.weighted_inputs,
        [array![2.75, -1.0], array![6.5]]
    );
    assert_eq!(back.loss, 9.0 / 8.0);
    assert_eq!(back.error_signals, [array![3.0, 0.0], array![1.5]]);
    assert_eq!(
        back.weight_gradients,
        [array![[6.0, -3.0], [0.0, 0.0]], array![[33.0 / 8.0, 0.0]]]
    );

    // Both together, neuron by neuron, each with its bias last.
    let data = Dataset::new(&array![[1.0, 2.0], [2.0, -1.0]], &array![3.0, 5.0]).unwrap();
    let mut gradient = [f64::NAN; 9];
    let mut objective = network.objective(&SquaredError, &data);
    let theta = network.parameters().to_vec();
    assert_eq!(theta, [1.0, -0.5, 0.25, 0.5, 1.0, -1.0, 2.0, -3.0, 1.0]);
    assert_eq!(objective.loss_and_gradient(&theta, &mut gradient), 19.125);
    assert_eq!(
        gradient,
        [-6.0, -27.0, -9.0, 18.0, 36.0, 18.0, 2.625, -9.0, -4.5]
    );
}

/// Sigmoids, beside differences of the loss with 60 digits.
#[test]
fn three_sigmoids_with_many_digits() {
    let theta = [0.5, -0.25, 0.125, 1.0, 0.75, -0.5, -1.5, 2.0, 0.25];
    let loss = 0.133_545_566_493_711_22;
    let gradient = [
        -0.005_759_587_515_046_538,
        -0.006_128_094_974_460_847,
        -0.011_435_180_933_367_624,
        0.002_354_685_702_030_260_2,
        0.003_301_046_805_418_554,
        0.009_074_702_652_475_982,
        0.016_629_823_157_189_624,
        0.016_979_229_967_134_39,
        0.029_803_912_216_167_458,
    ];
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let data = Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0]).unwrap();
    let mut network = Network::zeros(&[2, 2, 1], Sigmoid, Sigmoid);
    network.set_parameters(&Array1::from(theta.to_vec()));
    let (ours, slopes) = network.loss_and_gradient_by_samples(&Mean(SquaredError), &data);
    assert!((ours - loss).abs() < 4.0 * f64::EPSILON * loss);
    for (ours, truth) in slopes.iter().zip(gradient) {
        // A sum of four terms of up to a tenth, each of which is rounded a few times.
        assert!((ours - truth).abs() < 1e-16, "{ours} for {truth}");
    }
}
