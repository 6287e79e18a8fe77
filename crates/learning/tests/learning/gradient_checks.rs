//! The check of gradients, attacked from both sides: right gradients that it might refuse, and wrong ones that it
//! might let pass.

use activations::{Differentiable, Identity, Relu, Sigmoid, Softplus, Tanh};
use learning::{
    CrossEntropy, Dataset, GradientCheck, GradientDescent, L2, Loss, Mean, Model, SquaredError,
    Training, gradient, numerical_gradient, sample_gradient, total_loss,
};
use ndarray::{Array1, Array2, ArrayRef1, array};
use neuron_core::Neuron;
use rand::{Rng, RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;
use crate::toy_run::{neuron, two_points};

fn check<A: Sync + Clone, L: Loss<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: &Dataset,
    claimed: &Array1<f64>,
) -> GradientCheck {
    let at = |theta: &ArrayRef1<f64>| {
        let mut place = neuron.clone();
        place.set_parameters(theta);
        total_loss(loss, &place, data)
    };
    GradientCheck::new(at, &neuron.parameters(), claimed)
}

/// Is the gradient that belongs to the loss accepted, and its negative in the bias refused?
#[track_caller]
fn assert_told_apart<L: Loss<Sigmoid>>(loss: &L, neuron: &Neuron<Sigmoid>, data: &Dataset) {
    let right = gradient(loss, neuron, data);
    let accepted = check(loss, neuron, data, &right);
    assert!(accepted.agrees(1e-6), "{accepted:?}");
    let mut wrong = right.clone();
    let bias = wrong.len() - 1;
    wrong[bias] = -wrong[bias];
    let refused = check(loss, neuron, data, &wrong);
    assert!(!refused.agrees(1e-6), "{refused:?}");
    assert_eq!(refused.worst(), bias);
    let refused = check(loss, neuron, data, &(1.0001 * &right));
    assert!(!refused.agrees(1e-6), "{refused:?}");
}

#[test]
fn a_right_gradient_is_accepted_near_the_minimum() {
    let data = two_points();
    let mut trained = Neuron::zeros(1, Sigmoid);
    for thousands in 1..=5 {
        let rule = GradientDescent { learning_rate: 1.0 };
        let training = Training {
            loss: SquaredError,
            rule,
            epochs: 1000,
        };
        training.fit(&mut trained, &data).unwrap();
        if thousands == 1 {
            assert_told_apart(&SquaredError, &trained, &data);
        }
        let right = gradient(&SquaredError, &trained, &data);
        let there = check(&SquaredError, &trained, &data, &right);
        assert!(there.agrees(1e-6), "{thousands}: {there:?}");
    }
}

#[test]
fn a_right_gradient_is_accepted_at_the_minimum() {
    let minimum = neuron(6.0_f64.ln(), -0.5 * 96.0_f64.ln());
    let right = gradient(&SquaredError, &minimum, &two_points());
    assert!(right.iter().all(|slope| slope.abs() < 1e-16));
    let there = check(&SquaredError, &minimum, &two_points(), &right);
    assert!(there.agrees(0.0), "{there:?}");
    // What is off by a thousandth of the curvature there, 0.03 and more, times 1e−9, is seen.
    let there = check(&SquaredError, &minimum, &two_points(), &(right + 1e-13));
    assert!(!there.agrees(1e-6), "{there:?}");
}

#[test]
fn a_right_gradient_is_accepted_in_saturation() {
    let data = Dataset::new(&array![[1.0], [2.0]], &array![0.0, 1.0]).unwrap();
    for (w, b) in [
        (0.0, 20.0),
        (0.0, 40.0),
        (0.0, 800.0),
        (300.0, -20.0),
        (-40.0, 0.0),
    ] {
        let saturated = neuron(w, b);
        let right = gradient(&SquaredError, &saturated, &data);
        let there = check(&SquaredError, &saturated, &data, &right);
        assert!(there.agrees(1e-6), "{w} {b}: {there:?}");
        // The check says how little it could see, and sees that.
        let wrong = &right + &(2.0 * &there.uncertainty);
        assert!(!check(&SquaredError, &saturated, &data, &wrong).agrees(1e-6));
        assert!(there.uncertainty.iter().all(|&u| u < 1e-10), "{there:?}");
    }
    // Cross-entropy does not saturate.
    assert_told_apart(&CrossEntropy, &neuron(0.0, 40.0), &data);
}

#[test]
fn a_right_gradient_is_accepted_for_inputs_of_any_size() {
    for scale in [1e-6, 1e-3, 1.0, 1e3, 1e6, 1e9] {
        let data = Dataset::new(&array![[scale], [2.0 * scale]], &array![0.0, 0.9]).unwrap();
        for (w, b) in [(0.0, 0.0), (0.7 / scale, -0.4)] {
            assert_told_apart(&SquaredError, &neuron(w, b), &data);
            assert_told_apart(&CrossEntropy, &neuron(w, b), &data);
            assert_told_apart(&Mean(SquaredError), &neuron(w, b), &data);
            let penalized = L2 {
                strength: 0.1,
                loss: CrossEntropy,
            };
            assert_told_apart(&penalized, &neuron(w, b), &data);
        }
    }
    // Inputs of a million without a check of the step: the difference across the whole sigmoid.
    let data = Dataset::new(&array![[1e6]], &array![0.0]).unwrap();
    let zero = neuron(0.0, 0.0);
    let plain = numerical_gradient(
        |theta| total_loss(&SquaredError, &neuron(theta[0], theta[1]), &data),
        &zero.parameters(),
    );
    let right = gradient(&SquaredError, &zero, &data);
    assert_eq!(right[0], 125_000.0);
    assert!(plain[0] < 50_000.0);
    let there = check(&SquaredError, &zero, &data, &right);
    assert!((there.numerical[0] / 125_000.0 - 1.0).abs() < 1e-8);
}

#[test]
fn where_the_plain_difference_is_good_it_is_the_numerical_gradient_to_the_bit() {
    let data = random_data(7, 3, 5);
    for seed in 0..50 {
        let place = Neuron::random(3, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(seed));
        let plain = numerical_gradient(
            |theta| {
                let mut other = place.clone();
                other.set_parameters(theta);
                total_loss(&SquaredError, &other, &data)
            },
            &place.parameters(),
        );
        let right = gradient(&SquaredError, &place, &data);
        for claimed in [&right, &(-&right), &(2.0 * &right)] {
            assert_eq!(
                check(&SquaredError, &place, &data, claimed).numerical,
                plain
            );
        }
    }
}

fn signed(rng: &mut impl Rng) -> f64 {
    2.0 * rng.random::<f64>() - 1.0
}

/// 10 to a power between `low` and `high`.
fn power_of_ten(rng: &mut impl Rng, low: f64, high: f64) -> f64 {
    10.0_f64.powf(low + (high - low) * rng.random::<f64>())
}

fn one_of<const N: usize>(rng: &mut impl Rng, choices: [usize; N]) -> usize {
    choices[(rng.random::<u32>() % N as u32) as usize]
}

/// A neuron, samples, and what is right and wrong about its gradient.
struct Case<A> {
    neuron: Neuron<A>,
    data: Dataset,
}

impl<A: Differentiable + Clone + Sync> Case<A> {
    /// Inputs of all scales, weighted inputs from 0.001 to some 30 and more, targets far from the outputs, near
    /// to them, and equal to them.
    fn random<L: Loss<A>>(loss: &L, activation: A, scale: [f64; 2], rng: &mut impl Rng) -> Self {
        let [low, high] = scale;
        let (n_samples, n_inputs) = (one_of(rng, [1, 2, 3, 8, 9, 40]), one_of(rng, [1, 2, 3, 4]));
        let common = power_of_ten(rng, low, high);
        let mixed = rng.random::<bool>();
        let scales: Vec<f64> = (0..n_inputs)
            .map(|_| {
                if mixed {
                    power_of_ten(rng, low, high)
                } else {
                    common
                }
            })
            .collect();
        let inputs = Array2::from_shape_fn((n_samples, n_inputs), |(_, j)| scales[j] * signed(rng));
        let spread = power_of_ten(rng, -3.0, 1.5);
        let weights: Array1<f64> = scales
            .iter()
            .map(|scale| spread * signed(rng) / scale)
            .collect();
        let neuron = Neuron::new(weights, spread * signed(rng), activation);
        // Near the output of a saturated sigmoid, a − y has no correct digit, which the cross-entropy itself has:
        // no right gradient could be claimed there.
        let probabilities = loss.targets() == (0.0..=1.0);
        let nearness = if probabilities {
            0
        } else {
            one_of(rng, [0, 1, 2])
        };
        let targets = neuron.outputs(&inputs).mapv(|a| match nearness {
            0 => rng.random(),
            1 => a,
            _ => a + (0.5 - a) * power_of_ten(rng, -12.0, 0.0),
        });
        let data = Dataset::new(&inputs, &targets).unwrap();
        Self { neuron, data }
    }

    /// Mistakes that people make.
    fn mistakes<L: Loss<A>>(
        &self,
        loss: &L,
        right: &Array1<f64>,
        rng: &mut impl Rng,
    ) -> Vec<(&'static str, Array1<f64>)> {
        let bias = right.len() - 1;
        let scale = loss.scale(self.data.n_samples());
        let changed = |change: &dyn Fn(&mut Array1<f64>)| {
            let mut wrong = right.clone();
            change(&mut wrong);
            wrong
        };
        let one = (rng.random::<u32>() as usize) % right.len();
        let (x, y) = self.data.sample(self.data.n_samples() - 1);
        let last = scale * sample_gradient(loss, &self.neuron, &x, y);
        let mut without_slope = Array1::zeros(right.len());
        for (x, y) in self.data.samples() {
            let error = self.neuron.output(&x) - y;
            without_slope += &(scale * error * neuron_core::with_one(&x));
        }
        vec![
            (
                "the sign of the bias",
                changed(&|wrong| wrong[bias] = -wrong[bias]),
            ),
            ("a factor", 2.0 * right),
            ("a ten-thousandth everywhere", 1.0001 * right),
            (
                "a ten-thousandth in one component",
                changed(&|wrong| wrong[one] *= 1.0001),
            ),
            ("the last sample left out", right - &last),
            ("the last sample taken twice", right + &last),
            (
                "components exchanged",
                changed(&|wrong| wrong.swap(0, bias)),
            ),
            ("without φ′", without_slope),
        ]
    }

    /// Can central differences see that `wrong` is not `right`? By Taylor's formula and rounding their best error is
    /// about (2⁻⁵³ν)^⅔ · |x|, where ν is what the rounding of one operation is multiplied with on its way into the loss,
    /// and 2⁻⁵³ · |x| at a minimum. The check keeps a distance of up to five digits from that.
    fn visible<L: Loss<A>>(&self, loss: &L, right: &Array1<f64>, wrong: &Array1<f64>) -> bool {
        let u = f64::EPSILON / 2.0;
        let (activation, n) = (self.neuron.activation(), self.data.n_samples());
        let mut sensitivity = 0.0;
        for (x, y) in self.data.samples() {
            let z = self.neuron.weighted_input(&x);
            sensitivity += loss.error_signal(activation, z, y).abs() * z.abs().max(1.0);
        }
        let value = total_loss(loss, &self.neuron, &self.data);
        let nu = value + loss.scale(n) * sensitivity;
        (0..right.len()).any(|j| {
            let difference = (wrong[j] - right[j]).abs();
            let reach = match self.data.inputs().columns().into_iter().nth(j) {
                Some(column) => column.iter().fold(0.01, |reach: f64, x| reach.max(x.abs())),
                None => 1.0,
            };
            difference > 5e-5 * right[j].abs()
                && difference > 100_000.0 * reach * ((u * nu).powf(2.0 / 3.0) + u)
        })
    }
}

/// The number of right gradients tried, and of wrong ones.
fn attack<A: Differentiable + Clone + Sync, L: Loss<A>>(
    loss: L,
    activation: A,
    seed: u64,
) -> [usize; 2] {
    let mut tried = [0; 2];
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    for scale in SCALES {
        for round in 0..ROUNDS {
            let case = Case::random(&loss, activation.clone(), scale, &mut rng);
            let right = gradient(&loss, &case.neuron, &case.data);
            let accepted = check(&loss, &case.neuron, &case.data, &right);
            assert!(accepted.agrees(1e-6), "{scale:?} {round}: {accepted:?}");
            tried[0] += 1;
            for (mistake, wrong) in case.mistakes(&loss, &right, &mut rng) {
                if case.visible(&loss, &right, &wrong) {
                    let refused = check(&loss, &case.neuron, &case.data, &wrong);
                    assert!(
                        !refused.agrees(1e-6),
                        "{scale:?} {round} {mistake}: {refused:?}"
                    );
                    tried[1] += 1;
                }
            }
        }
    }
    tried
}

/// The powers of ten of the inputs.
const SCALES: [[f64; 2]; 4] = [[-2.0, 2.0], [-6.0, 6.0], [3.0, 3.0], [6.0, 6.0]];

/// Random neurons for each loss, activation and scale. The search that set the constants of the check took 4000.
const ROUNDS: usize = 100;

/// Most mistakes are large enough to be seen: the search is not empty.
fn assert_many([right, wrong]: [usize; 2]) {
    assert_eq!(right, SCALES.len() * ROUNDS);
    assert!(
        wrong > 3 * right,
        "{wrong} wrong gradients at {right} neurons"
    );
}

#[test]
fn right_and_wrong_gradients_of_the_squared_error_are_told_apart_at_random_neurons() {
    assert_many(attack(SquaredError, Sigmoid, 1));
    assert_many(attack(SquaredError, Tanh, 2));
    assert_many(attack(SquaredError, Identity, 3));
    assert_many(attack(SquaredError, Softplus, 4));
}

#[test]
fn right_and_wrong_gradients_of_other_losses_are_told_apart_at_random_neurons() {
    assert_many(attack(CrossEntropy, Sigmoid, 5));
    assert_many(attack(Mean(SquaredError), Sigmoid, 6));
    // A penalty of 10¹² would round away what inputs of 10⁶ contribute.
    let strength = 1e-14;
    let loss = CrossEntropy;
    assert_many(attack(L2 { strength, loss }, Sigmoid, 7));
}

#[test]
fn at_a_kink_the_difference_is_the_mean_of_both_slopes() {
    let data = Dataset::new(&array![[1.0]], &array![1.0]).unwrap();
    let kink = Neuron::zeros(1, Relu);
    let claimed = gradient(&SquaredError, &kink, &data);
    let there = check(&SquaredError, &kink, &data, &claimed);
    assert!((there.numerical[1] + 0.5).abs() < 1e-4, "{there:?}"); // (0 − 1)/2
    assert!(!there.agrees(1e-3));
    // Beside it, a step that is small enough finds the side.
    for b in [1e-3, -1e-3, 1e-7, -1e-7, 1e-12, -1e-12] {
        let beside = Neuron::new(array![0.0], b, Relu);
        let claimed = gradient(&SquaredError, &beside, &data);
        let there = check(&SquaredError, &beside, &data, &claimed);
        assert!(there.agrees(1e-2), "{b}: {there:?}");
    }
}

#[test]
fn what_is_not_a_number_agrees_with_nothing() {
    let square = |theta: &ArrayRef1<f64>| theta[0] * theta[0];
    let one = array![1.0];
    for claimed in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let there = GradientCheck::new(square, &one, &array![claimed]);
        assert!(!there.agrees(f64::MAX));
        assert_eq!(there.numerical, array![2.0]);
    }
    for value in [f64::NAN, f64::INFINITY] {
        let there = GradientCheck::new(|_: &ArrayRef1<f64>| value, &one, &array![0.0]);
        assert!(!there.agrees(f64::INFINITY), "{there:?}");
    }
    assert!(!GradientCheck::new(square, &one, &array![2.0]).agrees(f64::NAN));
    assert!(GradientCheck::new(square, &one, &array![2.0]).agrees(0.0));
    // A function that overflows a little farther away.
    let steep = |theta: &ArrayRef1<f64>| (690.0 + 64.0 * theta[0]).exp();
    let right = array![64.0 * (690.0_f64 + 8.0).exp()];
    let there = GradientCheck::new(steep, &array![0.125], &right);
    assert!(there.agrees(1e-6), "{there:?}");
    // Slopes whose squares overflow.
    let large = |theta: &ArrayRef1<f64>| 1e200 * theta[0] * theta[0];
    assert!(GradientCheck::new(large, &one, &array![2e200]).agrees(1e-6));
    assert!(!GradientCheck::new(large, &one, &array![2.001e200]).agrees(1e-6));
}

#[test]
fn the_worst_component_is_the_one_that_is_wrong_and_not_the_largest() {
    // ∂f/∂θ₁ = 1e6 is known to 1e−5 at best; ∂f/∂θ₂ = 1 is claimed to be 1.0001.
    let f = |theta: &ArrayRef1<f64>| (1e6 * theta[0]).tanh() + theta[1].tanh() + 3.0;
    let there = GradientCheck::new(f, &array![0.0, 0.0], &array![1e6, 1.0001]);
    assert_eq!(there.worst(), 1);
    let there = GradientCheck::new(f, &array![0.0, 0.0], &array![1e6, f64::NAN]);
    assert_eq!(there.worst(), 1);
    let there = GradientCheck::new(f, &array![0.0, 0.0], &array![1.1e6, 1.0001]);
    assert_eq!(there.worst(), 0);
}

#[test]
fn an_objective_is_checked_against_itself() {
    let data = random_data(30, 4, 8);
    let place = Neuron::random(4, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(9));
    let objective = GradientCheck::of(place.objective(&SquaredError, &data), &place.parameters());
    let right = gradient(&SquaredError, &place, &data);
    assert_eq!(objective, check(&SquaredError, &place, &data, &right));
    assert!(objective.agrees(1e-8));

    // The gradient of θ₁² + θ₂ without its 2.
    let wrong = |theta: &[f64], gradient: &mut [f64]| {
        gradient.copy_from_slice(&[theta[0], 1.0]);
        theta[0] * theta[0] + theta[1]
    };
    let there = GradientCheck::of(wrong, &array![3.0, 1.0]);
    assert!(!there.agrees(0.1));
    assert_eq!(there.worst(), 0);
}

#[test]
fn a_step_of_ones_own_is_taken_as_it_is() {
    let data = Dataset::new(&array![[1e3], [2e3]], &array![0.0, 1.0]).unwrap();
    let at = |theta: &ArrayRef1<f64>| total_loss(&SquaredError, &neuron(theta[0], theta[1]), &data);
    let right = gradient(&SquaredError, &neuron(0.0, 0.0), &data);
    let zero = array![0.0, 0.0];
    let h = 2.0_f64.powi(-27);
    let there = GradientCheck::with_step(at, &zero, &right, h);
    assert_eq!(
        there.numerical[0],
        (at(&array![h, 0.0]) - at(&array![-h, 0.0])) / (2.0 * h)
    );
    assert!(there.agrees(1e-6));
    assert!(!GradientCheck::with_step(at, &zero, &(1.01 * &right), h).agrees(1e-3));
    // The step follows the size of the parameter.
    let cube = |theta: &ArrayRef1<f64>| theta[0] * theta[0] * theta[0];
    let there = GradientCheck::with_step(cube, &array![8.0], &array![192.0], 0.25);
    assert_eq!(there.numerical[0], 196.0); // 3θ² + h² with h = 0.25 · 8
}

#[test]
fn the_uncertainty_is_the_one_that_is_written() {
    let (ulps, h): (f64, f64) = (8.0 * 2.0_f64.powi(-53), 0.25);
    let near = |found: f64, expected: f64| {
        assert!(
            (found / expected - 1.0).abs() < 1e-12,
            "{found:e} for {expected:e}"
        );
    };
    // f = 3θ₁ + 4θ₂ at (1, 1) has no bend: R(h) = 8 · 2⁻⁵³ · (|f| + √|f| + |(3, 4)|)/h, with the larger |f|.
    let plane = |theta: &ArrayRef1<f64>| 3.0 * theta[0] + 4.0 * theta[1];
    let there = GradientCheck::with_step(plane, &array![1.0, 1.0], &array![3.0, 4.0], h);
    for (j, f) in [7.75_f64, 8.0].into_iter().enumerate() {
        near(there.uncertainty[j], ulps * (f + f.sqrt() + 5.0) / h);
    }
    // f = θ³ at 3 with h = 3/16: D(h) = 27 + h² and D(2h) = 27 + 4h², beside which R(h) is nothing.
    let cube = |theta: &ArrayRef1<f64>| theta[0] * theta[0] * theta[0];
    let there = GradientCheck::with_step(cube, &array![3.0], &array![27.0], 0.0625);
    assert!((there.uncertainty[0] - 3.0 * 0.1875 * 0.1875).abs() < 1e-11);
}

#[test]
fn a_function_that_is_0_everywhere_has_the_slope_0_for_sure() {
    let check = GradientCheck::new(|_: &ArrayRef1<f64>| 0.0, &array![2.0], &array![1.0]);
    assert_eq!((check.numerical[0], check.uncertainty[0]), (0.0, 0.0));
    assert!(!check.agrees(1e-6));
}

#[test]
#[should_panic(expected = "the step of a difference must be a positive number, got 0")]
fn a_step_of_nothing_panics_with_a_sentence() {
    let _ = GradientCheck::with_step(|_: &ArrayRef1<f64>| 0.0, &array![1.0], &array![0.0], 0.0);
}

#[test]
#[should_panic(expected = "2 parameters have a gradient of 2 components, got 1")]
fn a_gradient_of_another_length_panics_with_a_sentence() {
    let _ = GradientCheck::new(|_: &ArrayRef1<f64>| 0.0, &array![1.0, 2.0], &array![0.0]);
}

#[test]
#[should_panic(expected = "a gradient of no parameters cannot be checked")]
fn no_parameters_panic_with_a_sentence() {
    let _ = GradientCheck::of(|_: &[f64], _: &mut [f64]| 0.0, &array![]);
}
