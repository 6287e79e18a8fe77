//! Directions, Taylor's predictions, curvature, and more than one valley.

use activations::{Sigmoid, Tanh};
use learning::{
    CrossEntropy, Curvature, Dataset, GradientDescent, LossSurface, Mean, SquaredError,
    TaylorExpansion, Training, directional_derivative, eigenvalues_2x2, gradient, hessian,
    total_loss,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;
use crate::reference::{assert_near, reference};
use crate::toy_run::{neuron, path, two_points};

/// A handful of operations on numbers below 1.
const BOUND: f64 = 1e-15;

fn loss_at(w: f64, b: f64) -> f64 {
    total_loss(&SquaredError, &neuron(w, b), &two_points())
}

#[test]
fn a_direction_goes_down_when_it_points_away_from_the_gradient() {
    let slope = gradient(&SquaredError, &neuron(0.0, 0.0), &two_points());
    let length = slope.dot(&slope).sqrt();
    assert_near("|∇L|", length, "zero.gradient_length", BOUND);
    for degrees in [0, 60, 89, 90, 91, 120, 150, 180] {
        let (s, c) = f64::from(degrees).to_radians().sin_cos();
        let u = array![c * slope[0] - s * slope[1], s * slope[0] + c * slope[1]] / length;
        let change = loss_at(0.01 * u[0], 0.01 * u[1]) - loss_at(0.0, 0.0);
        assert_near(
            degrees,
            change,
            &format!("direction.{degrees}.change"),
            BOUND,
        );
        let predicted = 0.01 * directional_derivative(&slope, &u);
        assert_near(
            degrees,
            predicted,
            &format!("direction.{degrees}.first_order"),
            BOUND,
        );
        if degrees != 90 {
            assert_eq!(change < 0.0, degrees > 90);
        }
    }
}

#[test]
fn a_random_direction_goes_down_a_little_less_than_half_the_time() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(2019);
    let (trials, here) = (20_000, loss_at(0.0, 0.0));
    let mut downhill = 0;
    for _ in 0..trials {
        let (s, c) = (std::f64::consts::TAU * rng.random::<f64>()).sin_cos();
        downhill += u32::from(loss_at(0.01 * c, 0.01 * s) < here);
    }
    let share = f64::from(downhill) / f64::from(trials);
    // The standard deviation of a share of ½ in 20 000 trials is 0.0035.
    assert_near("share", share, "direction.downhill_share", 3.0 * 0.0035);
    assert!(reference("direction.downhill_share") < 0.5);
}

#[test]
fn one_step_from_zero_and_what_the_first_order_said() {
    let expansion = TaylorExpansion::new(&SquaredError, &neuron(0.0, 0.0), &two_points());
    for eta in [1, 2, 5, 10, 100] {
        let step = -f64::from(eta) * &expansion.gradient;
        assert_near(
            eta,
            loss_at(step[0], step[1]),
            &format!("step.{eta}.L"),
            BOUND,
        );
        assert_near(
            eta,
            expansion.first_order(&step),
            &format!("step.{eta}.first_order"),
            BOUND,
        );
    }
}

#[test]
fn what_the_first_order_leaves_out_is_the_curvature() {
    let expansion = TaylorExpansion::new(&SquaredError, &neuron(0.0, 0.0), &two_points());
    assert_near(
        "½uᵀHu",
        0.5 * expansion.curvature_along(&expansion.gradient),
        "zero.half_uHu",
        BOUND,
    );
    for eta in ["1", "0.1", "0.01", "0.001"] {
        let t: f64 = eta.parse().unwrap();
        let step = -t * &expansion.gradient;
        let rest = (loss_at(step[0], step[1]) - expansion.first_order(&step)) / (t * t);
        // The difference of two losses of about 0.1 is known to a few 1e−17, and is divided by η².
        assert_near(eta, rest, &format!("remainder.{eta}"), 1e-16 / (t * t));
        let third = (loss_at(step[0], step[1]) - expansion.second_order(&step)).abs();
        assert!(
            third <= 1.5e-3 * t * t * t + 1e-16,
            "η = {eta}: {third:e} is not of third order"
        );
    }
}

#[test]
fn curvatures_along_the_toy_run() {
    let data = two_points();
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 1000,
    };
    let (path, _) = path(&rule, (0.0, -8.0), &data);
    let minimum = [6.0_f64.ln(), -0.5 * 96.0_f64.ln(), 0.0];
    for (name, place) in [
        ("toy.start", path[0]),
        ("toy.epoch1000", path[1000]),
        ("minimum", minimum),
    ] {
        let ours = eigenvalues_2x2(&hessian(&SquaredError, &neuron(place[0], place[1]), &data));
        assert_near(name, ours[0], &format!("{name}.eigenvalue1"), 2e-15);
        assert_near(name, ours[1], &format!("{name}.eigenvalue2"), 2e-15);
        if name == "minimum" {
            assert_near("2/λ", 2.0 / ours[1], "minimum.bound", 1e-14);
        }
    }
}

#[test]
fn one_neuron_can_have_two_minima() {
    let cases = [
        (
            "minima1",
            array![[2.0], [1.0], [-1.0]],
            array![0.7, 0.1, 0.5],
            [(0.0, 0.0), (3.0, -5.0)],
        ),
        (
            "minima2",
            array![[-1.0], [-2.0], [3.0]],
            array![0.2, 0.7, 0.3],
            [(0.0, 0.0), (-1.0, -1.0)],
        ),
        (
            "minima3",
            array![[-2.0], [-1.0], [0.0], [3.0]],
            array![0.4, 0.1, 0.8, 0.1],
            [(0.0, 0.0), (3.0, 1.0)],
        ),
    ];
    for (name, inputs, targets, starts) in cases {
        let data = Dataset::new(&inputs, &targets).unwrap();
        let mut losses = Vec::new();
        for (i, (w, b)) in starts.into_iter().enumerate() {
            let mut trained = neuron(w, b);
            let rule = Training {
                loss: SquaredError,
                rule: GradientDescent { learning_rate: 1.0 },
                epochs: 30_000,
            };
            let history = rule.fit(&mut trained, &data).unwrap();
            let prefix = format!("{name}.{i}");
            // A gradient of a few 2⁻⁵³ divided by the smaller curvature, 1.4e−3 and more. Measured worst: 5.9e−14.
            assert_near(&prefix, trained.weights()[0], &format!("{prefix}.w"), 3e-13);
            assert_near(&prefix, trained.bias(), &format!("{prefix}.b"), 3e-13);
            assert_near(&prefix, history.last().loss, &format!("{prefix}.L"), BOUND);
            let curvatures = eigenvalues_2x2(&hessian(&SquaredError, &trained, &data));
            assert_near(
                &prefix,
                curvatures[0],
                &format!("{prefix}.eigenvalue1"),
                1e-12,
            );
            assert_near(
                &prefix,
                curvatures[1],
                &format!("{prefix}.eigenvalue2"),
                1e-12,
            );
            assert!(curvatures[0] > 0.0, "a strict minimum");
            losses.push(history.last().loss);
        }
        assert!((losses[0] - losses[1]).abs() > 0.005, "{name}: {losses:?}");
    }
}

#[test]
fn one_weight_without_a_bias_can_have_two_minima() {
    // The bias stays where it is when its part of the gradient is left out.
    let data = Dataset::new(&array![[10.0], [1.0]], &array![0.5, 0.982]).unwrap();
    for (i, start) in [0.3, 0.5].into_iter().enumerate() {
        let mut w = start;
        for _ in 0..600_000 {
            w -= 0.25 * gradient(&SquaredError, &neuron(w, 0.0), &data)[0];
        }
        // The second valley is flat: its curvature is 3.1e−4, by which the rounding of the gradient is divided.
        assert_near(i, w, &format!("one_weight.{i}.w"), 1e-11);
        let loss = total_loss(&SquaredError, &neuron(w, 0.0), &data);
        assert_near(i, loss, &format!("one_weight.{i}.L"), BOUND);
    }
}

#[test]
fn the_guesses_of_the_lecture_have_these_losses() {
    for (w, b) in [
        (0.50, 0.00),
        (-0.10, 0.00),
        (0.94, -0.94),
        (1.42, -1.73),
        (1.65, -2.08),
        (1.78, -2.27),
    ] {
        assert_near(
            (w, b).0,
            loss_at(w, b),
            &format!("guess.{w:.2}.{b:.2}"),
            BOUND,
        );
    }
}

#[test]
fn cross_entropy_is_convex_and_the_squared_error_is_not() {
    let data = two_points();
    let mut negative = 0;
    for w in -20..=20 {
        for b in -20..=20 {
            let place = neuron(f64::from(w) / 2.0, f64::from(b) / 2.0);
            let cross_entropy = eigenvalues_2x2(&hessian(&CrossEntropy, &place, &data));
            // Exactly it is positive; the smaller one is a difference of two numbers as large as the larger one.
            assert!(cross_entropy[0] >= -4.0 * f64::EPSILON * cross_entropy[1]);
            negative +=
                usize::from(eigenvalues_2x2(&hessian(&SquaredError, &place, &data))[0] < 0.0);
        }
    }
    assert!(negative > 41 * 41 / 2, "{negative} of 1681");
}

#[test]
fn the_hessian_is_the_slope_of_the_gradient() {
    fn check<L: Curvature<A>, A: Sync + Clone>(loss: L, activation: A) {
        let data = random_data(20, 3, 7);
        let at = |theta: &Array1<f64>| {
            let mut neuron = Neuron::zeros(3, activation.clone());
            neuron.set_parameters(theta);
            neuron
        };
        let theta = array![0.3, -0.7, 0.2, 0.1];
        let ours = hessian(&loss, &at(&theta), &data);
        let h = 2.0_f64.powi(-17);
        for j in 0..4 {
            let mut step = Array1::zeros(4);
            step[j] = h;
            let slope = (gradient(&loss, &at(&(&theta + &step)), &data)
                - gradient(&loss, &at(&(&theta - &step)), &data))
                / (2.0 * h);
            for k in 0..4 {
                // h² times third derivatives of a sum of 20, and its rounding divided by h.
                assert!(
                    (ours[[j, k]] - slope[k]).abs() < 1e-8,
                    "{j} {k}: {} {}",
                    ours[[j, k]],
                    slope[k]
                );
            }
        }
    }
    check(SquaredError, Sigmoid);
    check(SquaredError, Tanh);
    check(Mean(SquaredError), Sigmoid);
    check(CrossEntropy, Sigmoid);
}

#[test]
fn the_surface_of_the_article() {
    let data = two_points();
    let (weights, biases) = (
        Array1::linspace(-2.0, 6.0, 256),
        Array1::linspace(-10.0, 2.0, 256),
    );
    let surface = LossSurface::new(&SquaredError, &Sigmoid, &data, &weights, &biases);
    for (name, point) in [
        ("lowest", surface.minimum()),
        ("highest", surface.maximum()),
    ] {
        assert_near(name, point.weight, &format!("surface.{name}.w"), BOUND);
        assert_near(name, point.bias, &format!("surface.{name}.b"), BOUND);
        // At the lowest point the loss is made of differences of 1e−3, known to 1e−16.
        assert_near(name, point.loss, &format!("surface.{name}.L"), BOUND);
    }
    // With so few samples the surface and the loss add in the same order: the same bits.
    for (i, &w) in weights.iter().enumerate().step_by(17) {
        for (j, &b) in biases.iter().enumerate().step_by(13) {
            assert_eq!(surface.losses[[i, j]], loss_at(w, b));
        }
    }
    assert_eq!(reference("surface.highest.w"), -2.0);
}

#[test]
#[should_panic(expected = "a surface over w and b needs samples of one input, got 2")]
fn a_surface_needs_one_input() {
    let axis = array![0.0, 1.0];
    let _ = LossSurface::new(&SquaredError, &Sigmoid, &random_data(3, 2, 1), &axis, &axis);
}

#[test]
#[should_panic(expected = "the two eigenvalues are those of a 2 × 2 matrix, got 3 × 3")]
fn three_parameters_have_no_pair_of_eigenvalues() {
    let _ = eigenvalues_2x2(&Array2::zeros((3, 3)));
}
