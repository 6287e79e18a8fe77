//! Newton's method step by step: each is the one that is described.

use std::ops::ControlFlow;

use activations::{Sigmoid, Tanh};
use learning::{
    CrossEntropy, Curvature, Dataset, L2, Newton, SquaredError, StopReason, gradient, hessian,
    total_loss,
};
use ndarray::{Array1, Array2, Axis, array, stack};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// Uniform from −1 to 1.
fn draws(seed: u64) -> impl FnMut() -> f64 {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    move || 2.0 * rng.random::<f64>() - 1.0
}

/// One input, and labels 0 and 1 that follow it loosely.
fn labels(n_samples: usize, seed: u64) -> Dataset {
    let mut draw = draws(seed);
    let inputs = Array2::from_shape_simple_fn((n_samples, 1), &mut draw);
    let targets = Array1::from_iter(inputs.iter().map(|x| f64::from(x + draw() > 0.0)));
    Dataset::new(&inputs, &targets).unwrap()
}

/// The neuron at the start and after every epoch.
fn path<A: Sync + Clone, L: Curvature<A>>(
    loss: L,
    neuron: &mut Neuron<A>,
    data: &Dataset,
    epochs: usize,
) -> (Vec<Neuron<A>>, StopReason) {
    let mut path = Vec::new();
    let history = Newton { loss, epochs }
        .fit_observed(neuron, data, |_, neuron| {
            path.push(neuron.clone());
            ControlFlow::Continue(())
        })
        .unwrap();
    (path, history.stopped)
}

/// `x` with `[[p, r], [r, q]] x = b`, by Cramer's rule.
fn solve([p, r, q]: [f64; 3], b: [f64; 2]) -> [f64; 2] {
    let determinant = p * q - r * r;
    [
        (q * b[0] - r * b[1]) / determinant,
        (p * b[1] - r * b[0]) / determinant,
    ]
}

fn slopes_and_curvatures<A: Sync, L: Curvature<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: &Dataset,
) -> ([f64; 2], [f64; 3]) {
    let (g, h) = (gradient(loss, neuron, data), hessian(loss, neuron, data));
    ([g[0], g[1]], [h[[0, 0]], h[[0, 1]], h[[1, 1]]])
}

#[test]
fn the_step_that_gains_less_than_rounding_is_the_last() {
    let loss = L2 {
        strength: 0.1,
        loss: CrossEntropy,
    };
    for seed in 0..1000 {
        let data = labels(30, seed);
        let mut neuron = Neuron::zeros(1, Sigmoid);
        // The second run begins where the first has converged.
        for _ in 0..2 {
            let (path, stopped) = path(loss, &mut neuron, &data, 50);
            assert_eq!(stopped, StopReason::Converged);
            for (k, neuron) in path.iter().enumerate() {
                // ½ ∇L·H⁻¹∇L
                let (g, h) = slopes_and_curvatures(&loss, neuron, &data);
                let step = solve(h, g);
                let gain = (g[0] * step[0] + g[1] * step[1]) / 2.0;
                let rounding = f64::EPSILON * total_loss(&loss, neuron, &data);
                assert!(
                    gain > rounding || k + 2 >= path.len(),
                    "seed {seed}: epoch {k}"
                );
            }
            let moves = path.windows(2).all(|pair| pair[0] != pair[1]);
            assert!(moves, "seed {seed}: an epoch without a step");
        }
    }
}

#[test]
fn every_step_brings_a_part_of_what_its_slope_promises() {
    // L(θ + t d) ≤ L(θ) + 10⁻⁴ · t · d·∇L, where the loss curves both ways.
    for seed in 0..3000 {
        let mut draw = draws(seed);
        let inputs = Array2::from_shape_simple_fn((3, 1), &mut draw);
        let targets = Array1::from_shape_simple_fn(3, &mut draw);
        let data = Dataset::new(&inputs, &targets).unwrap();
        let mut neuron = Neuron::new(array![6.0 * draw()], 4.0 * draw(), Tanh);
        let (path, _) = path(SquaredError, &mut neuron, &data, 30);
        for pair in path.windows(2) {
            let [before, after] = [&pair[0], &pair[1]];
            let step = after.parameters() - before.parameters();
            let slope = gradient(&SquaredError, before, &data).dot(&step);
            let [from, to] = [before, after].map(|neuron| total_loss(&SquaredError, neuron, &data));
            let rounding = 4.0 * f64::EPSILON * from;
            assert!(to <= from, "seed {seed}: up from {from} to {to}");
            assert!(to <= from + 1e-4 * slope + rounding, "seed {seed}");
        }
    }
}

#[test]
fn damping_begins_at_2_to_the_minus_20_and_grows_by_eight() {
    // (H + μD) d = −∇L with D = |diagonal of H| and the first μ of 0, 2⁻²⁰, 2⁻²⁰ · 9, 2⁻²⁰ · 73, … for which the matrix
    // is positive definite.
    let mut damped = [0_u32; 12];
    for seed in 0..300 {
        let mut draw = draws(seed);
        let inputs = Array2::from_shape_simple_fn((3, 1), &mut draw);
        let targets = Array1::from_shape_simple_fn(3, &mut draw);
        let data = Dataset::new(&inputs, &targets).unwrap();
        let start = Neuron::new(array![3.0 * draw()], 2.0 * draw(), Tanh);
        let ([g1, g2], [p, r, q]) = slopes_and_curvatures(&SquaredError, &start, &data);

        let (mut mu, mut more, mut times) = (0.0, 2.0_f64.powi(-20), 0);
        let matrix = loop {
            let [p, q] = [p + mu * p.abs(), q + mu * q.abs()];
            if p > 0.0 && p * q > r * r {
                break [p, r, q];
            }
            mu += more;
            more *= 8.0;
            times += 1;
        };
        damped[times] += 1;
        let d = solve(matrix, [-g1, -g2]);

        let (path, _) = path(SquaredError, &mut start.clone(), &data, 1);
        let step = path[1].parameters() - start.parameters();
        // t is 1, ½, ¼, …
        let t = step[0] / d[0];
        let halvings = -t.log2().round();
        assert!(halvings >= 0.0, "seed {seed}: t = {t}");
        for j in 0..2 {
            let expected = 2.0_f64.powf(-halvings) * d[j];
            let error = (step[j] / expected - 1.0).abs();
            assert!(error < 1e-6, "seed {seed}: {} for {expected}", step[j]);
        }
    }
    let much: u32 = damped[5..].iter().sum();
    assert!(damped[0] > 20 && much > 200, "{damped:?}");
}

#[test]
fn what_rounding_makes_of_a_flat_direction_is_no_direction() {
    // The second input is c times the first, so H has an eigenvalue of 0, but for rounding. Both take half.
    for seed in 0..100 {
        let c = 0.1 + 0.01 * seed as f64;
        let one = labels(50, seed);
        let x = one.inputs().column(0).to_owned();
        let same = Dataset::new(&stack![Axis(1), x, c * &x], &one.targets()).unwrap();
        let mut neuron = Neuron::zeros(2, Sigmoid);
        path(CrossEntropy, &mut neuron, &same, 50);
        let [first, second] = [neuron.weights()[0], c * neuron.weights()[1]];
        assert!(
            (first / second - 1.0).abs() < 1e-3,
            "c = {c}: {first} and {second}"
        );
    }
}
