//! Activations compared: decisions, smoothed steps, tanh, and rectifiers.

use activations::LeakyRelu;
use worked_examples::understanding_activations::rectifiers::{LEAKY_INPUTS, leaky};

#[test]
fn a_leak_keeps_negative_numbers_and_makes_them_small() {
    assert_eq!(LeakyRelu::default().negative_slope(), 0.01);
    let rows = leaky(&LEAKY_INPUTS).rows;
    for row in &rows {
        if row.x < 0.0 {
            // Smaller in size, and larger.
            assert!(row.leaky.abs() < row.x.abs() && row.leaky > row.x);
            assert!(row.relu == 0.0 && row.leaky < 0.0 && row.parametric < row.leaky);
        } else {
            assert_eq!([row.relu, row.leaky, row.parametric], [row.x; 3]);
        }
    }
    assert_eq!((rows[0].leaky, rows[0].parametric), (-0.1, -2.5));
}
