//! Hidden units: what two of them make of the four inputs of exclusive or.

use activations::Step;
use ndarray::{Array2, array};
use networks::{Layer, Network};

use crate::neurons_in_detail::exclusive_or::{BOTH, NOT_BOTH, OR, XOR};
use crate::record::{Table, record};

/// The four inputs, in counting order.
pub const INPUTS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

record! {
    /// An input `(x₁, x₂)`, what the hidden units "or" and "not both" make of it, and `y`, what "and" makes of these.
    HiddenRow { x1: f64, x2: f64, h1: f64, h2: f64, y: f64 }
}

/// The network whose weights were set by hand: `y = h₁ and h₂`, where `h₁ = x₁ or x₂` and `h₂ = not both`.
pub fn by_hand() -> Network<Step, Step> {
    let weights = |units: &[([f64; 2], f64)]| {
        let rows = units.iter().flat_map(|(weights, _)| *weights).collect();
        Array2::from_shape_vec((units.len(), 2), rows).expect("two weights each")
    };
    let hidden = Layer::new(
        weights(&[OR, NOT_BOTH]),
        array![-OR.1, -NOT_BOTH.1],
        Step::default(),
    );
    let output = Layer::new(weights(&[BOTH]), array![-BOTH.1], Step::default());
    Network::new(vec![hidden], output)
}

/// The four inputs, before and behind the hidden units.
pub fn hidden_units() -> Table<HiddenRow> {
    let network = by_hand();
    let row = |[x1, x2]: [f64; 2]| {
        let pass = network.forward(&array![x1, x2]);
        let (hidden, y) = (&pass.outputs[1], pass.outputs[2][0]);
        HiddenRow {
            x1,
            x2,
            h1: hidden[0],
            h2: hidden[1],
            y,
        }
    };
    let table: Table<HiddenRow> = INPUTS.into_iter().map(row).collect();
    debug_assert!(
        table
            .rows
            .iter()
            .zip(XOR)
            .all(|(row, wanted)| row.y == wanted)
    );
    table
}
