//! Random search: toss a coin for each parameter, and keep the move only if the loss fell.

use activations::Sigmoid;
use learning::{Dataset, SquaredError, total_loss};
use ndarray::{Array1, Array2};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use super::two_points::{LEARNING_RATE, POINTS, gradient_descent};
use crate::record::{Table, record};

/// How long each move is.
pub const STEP: f64 = 0.01;

/// A search ends when the loss is below this.
pub const ENOUGH: f64 = 1e-6;

/// How many parameters the neurons of [`random_search`] have.
pub const PARAMETERS: [usize; 4] = [2, 10, 100, 1000];

/// The seeds of the generators that toss, one for each search.
pub const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

/// The tosses that one random number is good for: as many as its random bits.
const TOSSES: usize = 53;

record! {
    /// The trials of the shortest and of the longest search, and the epochs of descent, for a neuron with so many
    /// parameters.
    SearchRow { parameters: usize, fewest: usize, most: usize, descent: usize }
}

/// A search: its trials, how many of them were kept, and the parameters at its end.
#[derive(Clone, Debug)]
pub struct Search {
    /// The moves that were tried.
    pub trials: usize,
    /// Those after which the loss was smaller.
    pub kept: usize,
    /// The weights, then the bias.
    pub theta: Array1<f64>,
}

/// The two points, shown to all inputs of a neuron at once: each input is the point's x divided by the square root of
/// their number, so that the inputs together are as long as the one input was.
///
/// # Panics
///
/// When there is no input.
pub fn shown_to(inputs: usize) -> Dataset {
    let share = 1.0 / (inputs as f64).sqrt();
    let x = Array2::from_shape_fn((POINTS.len(), inputs), |(point, _)| POINTS[point].0 * share);
    let y = Array1::from_iter(POINTS.map(|(_, y)| y));
    Dataset::new(&x, &y).expect("points are a data set")
}

/// `½ Σ (a − y)²` of the neuron with these parameters, the bias last.
///
/// # Panics
///
/// When the parameters are not one more than the inputs.
pub fn loss(theta: &Array1<f64>, data: &Dataset) -> f64 {
    let last = theta.len() - 1;
    let weights: Array1<f64> = theta.iter().take(last).copied().collect();
    total_loss(
        &SquaredError,
        &Neuron::new(weights, theta[last], Sigmoid),
        data,
    )
}

/// A move: each parameter goes up or down, all by the same amount, so that the whole move is [`STEP`] long.
pub fn toss(rng: &mut Xoshiro256PlusPlus, parameters: usize) -> Array1<f64> {
    let amount = STEP / (parameters as f64).sqrt();
    let mut moves = Vec::with_capacity(parameters);
    while moves.len() < parameters {
        let bits = rng.random::<u64>();
        let tosses = TOSSES.min(parameters - moves.len());
        moves.extend((0..tosses).map(|toss| match bits >> (63 - toss) & 1 {
            1 => amount,
            _ => -amount,
        }));
    }
    Array1::from_vec(moves)
}

/// From zeros, until the loss is [`ENOUGH`]: a move is kept only if the loss fell.
///
/// # Panics
///
/// When there are fewer than two parameters.
pub fn search(parameters: usize, seed: u64) -> Search {
    let data = shown_to(parameters - 1);
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut theta = Array1::zeros(parameters);
    let mut least = loss(&theta, &data);
    let (mut trials, mut kept) = (0, 0);
    while least >= ENOUGH {
        trials += 1;
        let moved = &theta + &toss(&mut rng, parameters);
        let after = loss(&moved, &data);
        if after < least {
            (theta, least) = (moved, after);
            kept += 1;
        }
    }
    Search {
        trials,
        kept,
        theta,
    }
}

/// The first epoch after which descent from zeros has a loss below [`ENOUGH`].
///
/// # Panics
///
/// When a thousand epochs are not enough.
pub fn descent(parameters: usize) -> usize {
    let data = shown_to(parameters - 1);
    let mut neuron = Neuron::zeros(parameters - 1, Sigmoid);
    let history = gradient_descent(SquaredError, LEARNING_RATE, 1000)
        .fit(&mut neuron, &data)
        .expect("the loss stays finite");
    history.first_below(ENOUGH).expect("it arrives")
}

/// The row of a search with so many parameters, of which these are the runs.
pub fn search_row(parameters: usize, runs: &[Search]) -> SearchRow {
    let trials = runs.iter().map(|run| run.trials);
    SearchRow {
        parameters,
        fewest: trials.clone().fold(usize::MAX, usize::min),
        most: trials.fold(0, usize::max),
        descent: descent(parameters),
    }
}

/// The more parameters, the more trials: a coin hardly ever points down the slope of many. Descent does not mind.
pub fn random_search(parameters: &[usize]) -> Table<SearchRow> {
    let row =
        |&parameters: &usize| search_row(parameters, &SEEDS.map(|seed| search(parameters, seed)));
    parameters.iter().map(row).collect()
}
