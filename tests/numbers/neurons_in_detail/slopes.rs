//! Slopes that vanish or explode.

use activations::{Differentiable, Relu, Sigmoid, Tanh};
use worked_examples::neurons_in_detail::chains::{
    FEW_LAYERS, INPUT, LARGE_WEIGHT, LAYERS, chain, chains, explosion,
};

#[test]
fn a_slope_vanishes_behind_sigmoids_and_passes_through_active_relus() {
    let rows = chains(&LAYERS).rows;
    for row in &rows {
        let layers = i32::try_from(row.layers).expect("twenty layers");
        assert!(row.sigmoid <= 0.25_f64.powi(layers));
        assert_eq!((row.relu, row.relu_half), (1.0, 0.5_f64.powi(layers)));
        assert!(row.sigmoid < row.tanh && row.tanh < 1.0);
    }
    // After ten layers of sigmoids less than a millionth is left, of tanh more than a fifth.
    assert!(rows[4].sigmoid < 1e-6 && rows[4].tanh > 0.2);
    // At 0 tanh passes a slope on whole; and one ReLU that is off stops it.
    assert_eq!(chain(&Tanh, 1.0, 0.0, 20), (0.0, 1.0));
    assert_eq!(chain(&Relu, 1.0, -0.5, 20).1, 0.0);
    // The products are slopes: the output changes by so much when the input of the chain does.
    for (phi, product) in [
        (&Sigmoid as &dyn Differentiable, rows[2].sigmoid),
        (&Tanh, rows[2].tanh),
    ] {
        let output = |input| chain(phi, 1.0, input, 3).0;
        let quotient = (output(INPUT + 1e-6) - output(INPUT - 1e-6)) / 2e-6;
        assert!((quotient - product).abs() < 1e-9);
    }
}

#[test]
fn a_slope_explodes_when_the_weights_are_large() {
    let rows = explosion(LARGE_WEIGHT, &FEW_LAYERS).rows;
    assert!(rows.iter().map(|row| row.factor).eq([25.0, 625.0, 15625.0]));
}
