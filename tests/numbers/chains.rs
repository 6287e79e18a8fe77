//! A slope on its way back through a chain of units: it vanishes, it explodes, or it passes.

use activations::{Differentiable, Relu, Sigmoid, Tanh};
use serde::Serialize;

/// The output of a chain of units with one input each, no bias and all weights the same, and its slope by the input of
/// the chain.
fn chain(phi: &dyn Differentiable, weight: f64, input: f64, layers: usize) -> (f64, f64) {
    let (mut a, mut slope) = (input, 1.0);
    for _ in 0..layers {
        let z = weight * a;
        slope *= weight * phi.derivative(z);
        a = phi.apply(z);
    }
    (a, slope)
}

#[test]
fn a_slope_vanishes_behind_sigmoids_and_passes_through_active_relus() {
    #[derive(Serialize)]
    struct Chains {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        layers: usize,
        sigmoid: f64,
        tanh: f64,
        relu: f64,
        relu_half: f64,
    }

    let slope = |phi: &dyn Differentiable, weight, layers| chain(phi, weight, 0.5, layers).1;
    let rows: Vec<Row> = [1, 2, 3, 5, 10, 20]
        .into_iter()
        .map(|layers| Row {
            layers,
            sigmoid: slope(&Sigmoid, 1.0, layers),
            tanh: slope(&Tanh, 1.0, layers),
            relu: slope(&Relu, 1.0, layers),
            relu_half: slope(&Relu, 0.5, layers),
        })
        .collect();

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
        let quotient = (output(0.5 + 1e-6) - output(0.5 - 1e-6)) / 2e-6;
        assert!((quotient - product).abs() < 1e-9);
    }
    lock!("chains", Chains { rows });
}

#[test]
fn a_slope_explodes_when_the_weights_are_large() {
    #[derive(Serialize)]
    struct Explosion {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        layers: usize,
        factor: f64,
    }

    // Each unit has the bias that holds it at z = 0, where its slope is ¼ and its output ½.
    let factor = 100.0 * Sigmoid.derivative(0.0);
    let rows: Vec<Row> = (1..=3)
        .map(|layers| Row {
            layers,
            factor: [factor; 3][..layers].iter().product(),
        })
        .collect();

    assert!(rows.iter().map(|row| row.factor).eq([25.0, 625.0, 15625.0]));
    lock!("explosion", Explosion { rows });
}
