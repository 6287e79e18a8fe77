//! Directions: short moves from w = 0, b = 0, made without sine and cosine, so that every machine has the same bits.

use learning::{SquaredError, directional_derivative, gradient};
use ndarray::{Array1, array};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use super::two_points::{loss, neuron, two_points};
use crate::record::{Table, record};

/// The position that the moves begin at.
pub const FROM: (f64, f64) = (0.0, 0.0);

/// How far each move goes.
pub const STEP: f64 = 0.01;

/// The angles between the moves of [`directions`] and the gradient, in degrees.
pub const ANGLES: [i32; 7] = [0, 60, 89, 91, 120, 150, 180];

/// How many random directions are tried.
pub const TRIALS: usize = 20_000;

/// The seed of the generator that draws them.
pub const SEED: u64 = 2019;

/// cos 1°, from Python's decimal, 60 digits: 0.999847695156391239157011558813914851692740310583185939658319.
pub const COS_1: f64 = 0.9998476951563913;

/// sin 1°, likewise: 0.017452406437283512819418978516316192472252720307139642683612.
pub const SIN_1: f64 = 0.01745240643728351;

record! {
    /// `predicted = s ∇L·u` and `actual = L(θ + su) − L(θ)`, for the unit vector u at the angle and the step s.
    DirectionRow { angle: i32, predicted: f64, actual: f64 }

    /// How many of the `trials` random directions lead `down`, their `share`, and what the move against the gradient
    /// changes.
    RandomDirections { trials: usize, down: usize, share: f64, steepest: f64 }
}

/// `∇L` where the moves begin.
pub fn slope() -> Array1<f64> {
    gradient(&SquaredError, &neuron(FROM), &two_points())
}

/// `L(θ + su) − L(θ)` for a u of length 1.
pub fn change(u: &Array1<f64>) -> f64 {
    // From (0, 0) a step is exact; the outputs there are ½, and the loss is ½(0.3² + 0.4²): the double 0.125.
    loss((FROM.0 + STEP * u[0], FROM.1 + STEP * u[1])) - loss(FROM)
}

/// The unit vector at the angle of this cosine and sine to the gradient, counterclockwise.
pub fn at_angle([cosine, sine]: [f64; 2]) -> Array1<f64> {
    let g = slope();
    let length = (g[0] * g[0] + g[1] * g[1]).sqrt();
    array![
        (cosine * g[0] - sine * g[1]) / length,
        (sine * g[0] + cosine * g[1]) / length
    ]
}

/// `[cos β, sin β]`: of multiples of 30° by geometry, of the neighbors of 90° from those of 1°.
///
/// # Panics
///
/// When the angle is not one of [`ANGLES`], nor 90.
pub fn cosine_and_sine(degrees: i32) -> [f64; 2] {
    let half_root_3 = 3.0_f64.sqrt() / 2.0;
    match degrees {
        0 => [1.0, 0.0],
        60 => [0.5, half_root_3],
        89 => [SIN_1, COS_1],
        90 => [0.0, 1.0],
        91 => [-SIN_1, COS_1],
        120 => [-0.5, half_root_3],
        150 => [-half_root_3, 0.5],
        180 => [-1.0, 0.0],
        _ => panic!("no exact cosine of {degrees}° is kept here"),
    }
}

/// `∇L·u = |∇L| cos β`: every angle beyond 90° leads down.
pub fn directions() -> Table<DirectionRow> {
    let slope = slope();
    let row = |angle| {
        let u = at_angle(cosine_and_sine(angle));
        DirectionRow {
            angle,
            predicted: STEP * directional_derivative(&slope, &u),
            actual: change(&u),
        }
    };
    ANGLES.into_iter().map(row).collect()
}

/// What each of the random moves changes. A direction is a point drawn from the ring between two circles, moved out to the
/// larger one.
pub fn random_changes() -> Vec<f64> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let mut direction = || {
        loop {
            let [x, y] = [(); 2].map(|()| 2.0 * rng.random::<f64>() - 1.0);
            let square = x * x + y * y;
            if (0.01..=1.0).contains(&square) {
                let length = square.sqrt();
                return array![x / length, y / length];
            }
        }
    };
    (0..TRIALS).map(|_| change(&direction())).collect()
}

/// `∇L·u < 0` for half of the circle: about half of all directions lead down.
pub fn random_directions() -> RandomDirections {
    let down = random_changes()
        .into_iter()
        .filter(|&change| change < 0.0)
        .count();
    RandomDirections {
        trials: TRIALS,
        down,
        share: down as f64 / TRIALS as f64,
        steepest: change(&at_angle(cosine_and_sine(180))),
    }
}
