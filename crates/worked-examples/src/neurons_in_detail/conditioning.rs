//! Conditioning: behind a sigmoid the loss is a narrow valley, behind tanh it is round.

use activations::{Activation, Relu, Sigmoid, Tanh};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::numerics::eigenvalues;
use crate::random::nearly_normal;
use crate::record::{Table, record};

/// The weighted inputs of [`means`] lie between minus this and this.
pub const WINDOW: f64 = 3.0;

/// Half the number of those weighted inputs: they are the middles of equal pieces.
pub const PAIRS: u32 = 384;

/// The examples of [`conditioning`].
pub const EXAMPLES: usize = 2000;

/// The inputs of each of them.
pub const INPUTS: usize = 20;

/// The seed of the weighted inputs behind them.
pub const SEED: u64 = 20;

record! {
    /// The mean of the outputs for weighted inputs spread evenly over the window.
    MeanRow { function: &'static str, mean: f64 }

    /// The mean of the inputs of all examples, and the condition number of `XᵀX/N`: the largest curvature of the loss,
    /// divided by the smallest.
    ConditioningRow { function: &'static str, mean: f64, condition: f64 }
}

/// The activations that are compared.
pub fn functions() -> [(&'static str, &'static dyn Activation); 3] {
    [("sigmoid", &Sigmoid), ("tanh", &Tanh), ("ReLU", &Relu)]
}

/// `⅙ ∫ φ(z) dz` from −3 to 3: outputs of sigmoids and of ReLUs are positive on average.
pub fn means() -> Table<MeanRow> {
    let row = |(function, activation): (_, &dyn Activation)| {
        let pairs = (0..PAIRS).map(|i| {
            let z = WINDOW * f64::from(2 * i + 1) / f64::from(2 * PAIRS);
            (activation.apply(z) + activation.apply(-z)) / 2.0
        });
        MeanRow {
            function,
            mean: pairs.sum::<f64>() / f64::from(PAIRS),
        }
    };
    functions().into_iter().map(row).collect()
}

/// `1 + n m²/v` for inputs with the mean m and the variance v: a mean that is not 0 makes the valley narrow.
pub fn conditioning() -> Table<ConditioningRow> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let z: Vec<[f64; INPUTS]> = (0..EXAMPLES)
        .map(|_| [(); INPUTS].map(|()| nearly_normal(&mut rng)))
        .collect();
    let row = |(function, activation): (_, &dyn Activation)| {
        let mut sum = 0.0;
        let mut moments = vec![vec![0.0; INPUTS]; INPUTS];
        for z in &z {
            let x = z.map(|z| activation.apply(z));
            for (i, row) in moments.iter_mut().enumerate() {
                sum += x[i];
                for (j, moment) in row.iter_mut().enumerate() {
                    *moment += x[i] * x[j] / EXAMPLES as f64;
                }
            }
        }
        let curvatures = eigenvalues(moments);
        let largest = curvatures.iter().copied().fold(0.0, f64::max);
        let smallest = curvatures.iter().copied().fold(f64::INFINITY, f64::min);
        ConditioningRow {
            function,
            mean: sum / (EXAMPLES * INPUTS) as f64,
            condition: largest / smallest,
        }
    };
    functions().into_iter().map(row).collect()
}
