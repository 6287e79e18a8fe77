//! "Exactly one of two", learned from many starts: how often it is found, and where the others come to rest.

use std::f64::consts::LN_2;

use activations::{Sigmoid, Tanh};
use learning::{CrossEntropy, Dataset, GradientDescent, Mean, Training};
use ndarray::array;
use networks::{Network, Uniform};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::numerics::logarithm;
use crate::record::record;

/// The numbers of hidden neurons that are compared.
pub const HIDDEN: [usize; 3] = [1, 2, 3];
/// The starts of each: the seeds from 0 on.
pub const STARTS: usize = 40;
/// Weights and biases begin between −1 and 1.
pub const LIMIT: f64 = 1.0;
/// The learning rate, for the mean of the cross-entropies of the four samples.
pub const LEARNING_RATE: f64 = 4.0;
/// And the epochs from each start.
pub const EPOCHS: usize = 500;

/// A loss below this is one that goes to 0.
pub const FOUND: f64 = 0.05;
/// And one that is so near to a loss where nothing moves comes to rest there.
pub const NEAR: f64 = 0.01;

record! {
    /// With so many hidden neurons, from so many starts: all four samples are found; two are told for certain, and the
    /// two others left at one half; one is told for certain, and the three others left at one third; or none of these.
    StartsRow { hidden: usize, starts: usize, found: usize, halves: usize, thirds: usize, others: usize }

    /// The mean losses of those that come to rest: `½ ln 2` of two halves, `¾ ln 3 − ½ ln 2` of three thirds.
    XorStarts { halves_loss: f64, thirds_loss: f64, rows: Vec<StartsRow> }
}

/// The mean cross-entropy of the four samples after learning, `L`, of hidden tanh neurons and one sigmoid.
pub fn loss_from(hidden: usize, seed: u64) -> f64 {
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let data = Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0]).expect("four samples");
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let uniform = Uniform { limit: LIMIT };
    let mut network = Network::random(&[2, hidden, 1], Tanh, Sigmoid, &uniform, &mut rng);
    let training = Training {
        loss: Mean(CrossEntropy),
        rule: GradientDescent {
            learning_rate: LEARNING_RATE,
        },
        epochs: EPOCHS,
    };
    let history = training.fit(&mut network, &data).expect("it learns");
    history.last().loss
}

/// From how many starts it is found.
pub fn xor_starts(hidden: &[usize], starts: usize) -> XorStarts {
    let halves_loss = LN_2 / 2.0;
    // ln 3 for each third that is 1, and ln 3/2 for each of the two that are 0
    let thirds_loss = 0.75 * logarithm(3.0) - 0.5 * LN_2;
    let row = |&hidden: &usize| {
        let losses: Vec<f64> = (0..starts as u64)
            .map(|seed| loss_from(hidden, seed))
            .collect();
        let near = |place: f64| {
            let at_rest = losses.iter().filter(|&&loss| (loss - place).abs() < NEAR);
            at_rest.count()
        };
        let found = losses.iter().filter(|&&loss| loss < FOUND).count();
        let (halves, thirds) = (near(halves_loss), near(thirds_loss));
        StartsRow {
            hidden,
            starts,
            found,
            halves,
            thirds,
            others: starts - found - halves - thirds,
        }
    };
    XorStarts {
        halves_loss,
        thirds_loss,
        rows: hidden.iter().map(row).collect(),
    }
}
