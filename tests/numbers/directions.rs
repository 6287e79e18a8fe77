//! Which way is down: short moves from w = 0, b = 0, in directions made without sine and cosine, so that every
//! machine has the same bits.

use learning::{SquaredError, directional_derivative, gradient};
use ndarray::{Array1, array};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

use super::two_points::{loss, neuron, two_points};

/// How far each move goes.
const STEP: f64 = 0.01;

fn slope_at_zero() -> Array1<f64> {
    gradient(&SquaredError, &neuron(0.0, 0.0), &two_points())
}

/// What a move in the direction u, of length 1, changes.
fn change(u: &Array1<f64>) -> f64 {
    // The outputs at (0, 0) are ½, and the loss is ½(0.3² + 0.4²): the double 0.125, exactly.
    loss(STEP * u[0], STEP * u[1]) - 0.125
}

/// The direction at the angle of the given cosine and sine to the gradient, counterclockwise.
fn at_angle(cosine: f64, sine: f64) -> Array1<f64> {
    let g = slope_at_zero();
    let length = (g[0] * g[0] + g[1] * g[1]).sqrt();
    array![
        (cosine * g[0] - sine * g[1]) / length,
        (sine * g[0] + cosine * g[1]) / length
    ]
}

/// (cos, sin) of multiples of 30° by geometry, and of 1° from Python's decimal, 60 digits:
/// 0.999847695156391239157011558813914851692740310583185939658319 and
/// 0.017452406437283512819418978516316192472252720307139642683612.
const COS_1: f64 = 0.9998476951563913;
const SIN_1: f64 = 0.01745240643728351;

fn cosine_and_sine(degrees: i32) -> (f64, f64) {
    let half_root_3 = 3.0_f64.sqrt() / 2.0;
    match degrees {
        0 => (1.0, 0.0),
        60 => (0.5, half_root_3),
        89 => (SIN_1, COS_1),
        90 => (0.0, 1.0),
        91 => (-SIN_1, COS_1),
        120 => (-0.5, half_root_3),
        150 => (-half_root_3, 0.5),
        180 => (-1.0, 0.0),
        _ => panic!("no exact cosine of {degrees}° is kept here"),
    }
}

#[test]
fn one_degree_is_a_ninetieth_of_a_right_angle() {
    let (mut c, mut s) = (1.0, 0.0);
    for _ in 0..90 {
        (c, s) = (c * COS_1 - s * SIN_1, c * SIN_1 + s * COS_1);
        assert!(s > 0.0 && c > -1e-14);
    }
    // Ninety rotations, each with two roundings or three of numbers up to 1.
    assert!(c.abs() < 90.0 * 3.0 * f64::EPSILON && (s - 1.0).abs() < 90.0 * 3.0 * f64::EPSILON);
}

#[test]
fn every_angle_beyond_ninety_degrees_leads_down() {
    #[derive(Serialize)]
    struct Directions {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        angle: i32,
        predicted: f64,
        actual: f64,
    }

    assert_eq!(loss(0.0, 0.0), 0.125);
    let slope = slope_at_zero();
    let rows: Vec<Row> = [0, 60, 89, 91, 120, 150, 180]
        .into_iter()
        .map(|angle| {
            let (cosine, sine) = cosine_and_sine(angle);
            let u = at_angle(cosine, sine);
            Row {
                angle,
                predicted: STEP * directional_derivative(&slope, &u),
                actual: change(&u),
            }
        })
        .collect();

    assert!(
        rows.iter()
            .all(|row| (row.angle > 90) == (row.actual < 0.0))
    );
    assert!(rows.is_sorted_by(|a, b| a.actual > b.actual));
    // The loss curves upwards, so every change is a little above what the slope predicts: by at most half the
    // largest curvature at (0, 0), 0.5, times the square of the step.
    for row in &rows {
        assert!((0.0..0.25 * STEP * STEP).contains(&(row.actual - row.predicted)));
    }
    // The prediction is STEP · |∇L| · cos β, with ∇L = (−0.2125, −0.025).
    let length = (0.2125_f64 * 0.2125 + 0.025 * 0.025).sqrt();
    for row in &rows {
        let (cosine, _) = cosine_and_sine(row.angle);
        assert!((row.predicted - STEP * length * cosine).abs() < 1e-17);
    }
    lock!("directions", Directions { rows });
}

#[test]
fn about_half_of_all_directions_lead_down() {
    #[derive(Serialize)]
    struct RandomDirections {
        trials: usize,
        down: usize,
        share: f64,
        steepest: f64,
    }
    /// A point drawn from the ring between two circles, moved out to the larger one.
    fn direction(rng: &mut Xoshiro256PlusPlus) -> Array1<f64> {
        loop {
            let [x, y] = [0, 1].map(|_| 2.0 * rng.random::<f64>() - 1.0);
            let square = x * x + y * y;
            if (0.01..=1.0).contains(&square) {
                let length = square.sqrt();
                return array![x / length, y / length];
            }
        }
    }

    let trials = 20_000;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(2019);
    let changes: Vec<f64> = (0..trials).map(|_| change(&direction(&mut rng))).collect();
    let down = changes.iter().filter(|change| **change < 0.0).count();
    let steepest = change(&at_angle(-1.0, 0.0));

    // As with a coin: the standard deviation of the share is 1/(2√trials).
    let share = down as f64 / trials as f64;
    assert!((share - 0.5).abs() < 3.0 * 0.5 / (trials as f64).sqrt());
    // A little less than one half of the circle leads down, because the two level directions lead up.
    assert!(change(&at_angle(0.0, 1.0)) > 0.0 && change(&at_angle(0.0, -1.0)) > 0.0);
    // Against the gradient nothing goes further down, but for the curvature, which shifts the lowest place on the
    // circle by an angle of a hundredth and the loss there by the square of that.
    let lowest = changes.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(lowest > steepest * 1.0001 && lowest < steepest * 0.9999);
    lock!(
        "random_directions",
        RandomDirections {
            trials,
            down,
            share,
            steepest
        }
    );
}
