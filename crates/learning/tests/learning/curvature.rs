//! Hessians against the plain sum, and eigenvalues against twice the precision.

use activations::{Identity, Sigmoid, Softplus, Tanh};
use learning::{
    CrossEntropy, Curvature, Dataset, L2, LossSurface, Mean, MeanSquaredError, Scaled,
    SquaredError, eigenvalues_2x2, hessian,
};
use ndarray::{Array2, array};
use neuron_core::{Neuron, with_one};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;

/// The sum as it is written, sample after sample.
fn plain_hessian<A, L: Curvature<A>>(loss: &L, neuron: &Neuron<A>, data: &Dataset) -> Array2<f64> {
    let n = neuron.n_inputs() + 1;
    let mut sum = Array2::zeros((n, n));
    for (x, y) in data.samples() {
        let curvature = loss.curvature(neuron.activation(), neuron.weighted_input(&x), y);
        let x = with_one(&x);
        for j in 0..n {
            for k in 0..n {
                sum[[j, k]] += curvature * (x[j] * x[k]);
            }
        }
    }
    sum *= loss.scale(data.n_samples());
    for j in 0..n - 1 {
        sum[[j, j]] += loss.penalty(data.n_samples());
    }
    sum
}

#[test]
fn a_hessian_is_the_plain_sum_to_the_bit() {
    fn check<A: Sync + Clone, L: Curvature<A>>(loss: &L, activation: A) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(21);
        for n_inputs in [1, 2, 6, 7, 8, 9, 15, 16, 33] {
            let neuron = Neuron::random(n_inputs, activation.clone(), &mut rng);
            for n_samples in [1, 8, 9, 63, 255, 256, 257, 700] {
                let data = random_data(n_samples, n_inputs, 22);
                let plain = plain_hessian(loss, &neuron, &data);
                assert_eq!(
                    hessian(loss, &neuron, &data),
                    plain,
                    "{n_samples} × {n_inputs}"
                );
            }
        }
    }
    check(&SquaredError, Sigmoid);
    check(&SquaredError, Tanh);
    check(&SquaredError, Softplus);
    check(&SquaredError, Identity);
    check(&CrossEntropy, Sigmoid);
    check(&Mean(CrossEntropy), Sigmoid);
    check(&MeanSquaredError, Sigmoid);
    let loss = SquaredError;
    check(&Scaled { factor: 3.0, loss }, Tanh);
    check(
        &L2 {
            strength: 0.3,
            loss,
        },
        Sigmoid,
    );
    check(
        &L2 {
            strength: 0.3,
            loss: Mean(loss),
        },
        Sigmoid,
    );
}

#[test]
fn threads_change_no_bit_of_a_hessian() {
    // Enough for every thread to have its share: 66 tiles of 64 elements and 6000 samples.
    let data = random_data(6000, 80, 23);
    let neuron = Neuron::random(80, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(24));
    let alone = hessian(&SquaredError, &neuron, &data);
    for threads in [2, 3, 4, 5, 6, 100] {
        assert_eq!(
            hessian(&SquaredError, &neuron, data.on_threads(threads)),
            alone
        );
    }
}

#[test]
#[should_panic(expected = "a neuron with 1 inputs cannot read samples of 2")]
fn a_hessian_of_other_samples_panics_with_a_sentence() {
    let _ = hessian(
        &SquaredError,
        &Neuron::zeros(1, Sigmoid),
        &random_data(30, 2, 1),
    );
}

/// `a + b` to twice the precision, where |b| is at most half the last digit of a.
#[derive(Clone, Copy)]
struct Double(f64, f64);

impl Double {
    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let part = sum - a;
        Self(sum, (a - (sum - part)) + (b - part))
    }
    fn product(a: f64, b: f64) -> Self {
        Self(a * b, a.mul_add(b, -(a * b)))
    }
    fn plus(self, other: Self) -> Self {
        let (high, low) = (Self::sum(self.0, other.0), Self::sum(self.1, other.1));
        let first = Self::sum(high.0, high.1 + low.0);
        Self::sum(first.0, first.1 + low.1)
    }
    fn negative(self) -> Self {
        Self(-self.0, -self.1)
    }
    fn times(self, other: Self) -> Self {
        let product = Self::product(self.0, other.0);
        Self::sum(product.0, product.1 + (self.0 * other.1 + self.1 * other.0))
    }
    fn over(self, other: Self) -> Self {
        let first = self.0 / other.0;
        let rest = self.plus(Self(first, 0.0).times(other).negative());
        let second = rest.0 / other.0;
        let rest = rest.plus(Self(second, 0.0).times(other).negative());
        Self::sum(first, second).plus(Self(rest.0 / other.0, 0.0))
    }
    fn root(self) -> Self {
        if self.0 <= 0.0 {
            return Self(0.0, 0.0);
        }
        let first = self.0.sqrt();
        let rest = self.plus(Self::product(first, first).negative());
        Self::sum(first, rest.0 / (2.0 * first))
    }
}

/// The eigenvalues of `[[p, r], [r, q]]`, the smaller first, for entries between 1e−100 and 1e100.
fn double_eigenvalues([p, q, r]: [f64; 3]) -> [Double; 2] {
    let half = |x: Double| Double(x.0 / 2.0, x.1 / 2.0);
    let (mean, difference) = (half(Double::sum(p, q)), half(Double::sum(p, -q)));
    let root = (difference.times(difference).plus(Double::product(r, r))).root();
    let upper = mean.0 >= 0.0;
    let larger = mean.plus(if upper { root } else { root.negative() });
    let determinant = Double::product(p, q).plus(Double::product(r, r).negative());
    let other = determinant.over(larger);
    if upper {
        [other, larger]
    } else {
        [larger, other]
    }
}

/// The largest error of the two, as a part of the bound that the documentation states.
fn error_of_eigenvalues(matrix: [f64; 3]) -> f64 {
    let [p, q, r] = matrix;
    let ours = eigenvalues_2x2(&array![[p, r], [r, q]]);
    assert!(ours[0] <= ours[1], "{matrix:?}: {ours:?}");
    let truth = double_eigenvalues(matrix);
    let largest = truth[0].0.abs().max(truth[1].0.abs());
    let part = |i: usize| {
        let error = ((ours[i] - truth[i].0) - truth[i].1).abs();
        let bound = 4.0 * f64::EPSILON * truth[i].0.abs() + 2.0_f64.powi(-100) * largest;
        if error == 0.0 { 0.0 } else { error / bound }
    };
    part(0).max(part(1))
}

#[test]
fn no_search_finds_eigenvalues_beyond_their_bound() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(25);
    let signed = |rng: &mut Xoshiro256PlusPlus, exponent: i32| {
        let sign = if rng.random::<bool>() { 1.0 } else { -1.0 };
        sign * (1.0 + rng.random::<f64>()) * 2.0_f64.powi(exponent)
    };
    let nudged = |rng: &mut Xoshiro256PlusPlus, x: f64| {
        let ulps = (rng.random::<u32>() % 7) as i64 - 3;
        f64::from_bits((x.to_bits() as i64 + ulps) as u64)
    };
    let mut worst: f64 = 0.0;
    for kind in 0..4 {
        for _ in 0..100 {
            let [mut p, mut q, mut r] = [0, 1, 2].map(|_| {
                let exponent = (rng.random::<u32>() % 61) as i32 - 30;
                signed(&mut rng, exponent)
            });
            match kind {
                0 => {}
                1 => q = r * r / p, // nearly singular
                2 => q = -p,        // a saddle
                _ => {
                    q = p; // nearly equal
                    r = p * 2.0_f64.powi(-((rng.random::<u32>() % 60) as i32));
                }
            }
            // Climb: keep a change that makes the error larger.
            let mut here = error_of_eigenvalues([p, q, r]);
            for step in 0..200 {
                let mut next = [p, q, r];
                let k = step % 3;
                next[k] = if step % 2 == 0 {
                    nudged(&mut rng, next[k])
                } else {
                    next[k] * (1.0 + 0.01 * (rng.random::<f64>() - 0.5))
                };
                if kind == 1 {
                    next[1] = nudged(&mut rng, next[2] * next[2] / next[0]);
                }
                let there = error_of_eigenvalues(next);
                if there > here {
                    ([p, q, r], here) = (next, there);
                }
            }
            worst = worst.max(here);
            assert!(here <= 1.0, "{p:e} {q:e} {r:e}: {here} of the bound");
        }
    }
    // The search comes near to the bound, so it is no empty one.
    assert!(worst > 0.4, "{worst}");
}

#[test]
fn eigenvalues_are_those_of_the_matrix_at_every_scale() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(26);
    for _ in 0..200 {
        let [p, q, r] = [0, 1, 2].map(|_| 2.0 * rng.random::<f64>() - 1.0);
        let at_one = eigenvalues_2x2(&array![[p, r], [r, q]]);
        // The smaller eigenvalue could leave the normal numbers before the larger does.
        for exponent in (-960..=1020).step_by(20) {
            let scale = 2.0_f64.powi(exponent);
            let [p, q, r] = [p * scale, q * scale, r * scale];
            let scaled = eigenvalues_2x2(&array![[p, r], [r, q]]);
            assert_eq!(
                scaled,
                at_one.map(|eigenvalue| eigenvalue * scale),
                "2^{exponent}"
            );
        }
    }
}

#[test]
fn eigenvalues_of_tiny_huge_and_mixed_entries() {
    let of = |p: f64, q: f64, r: f64| eigenvalues_2x2(&array![[p, r], [r, q]]);
    let near = |ours: [f64; 2], truth: [f64; 2]| {
        for (ours, truth) in ours.into_iter().zip(truth) {
            assert!(
                (ours / truth - 1.0).abs() <= 8.0 * f64::EPSILON,
                "{ours:e} {truth:e}"
            );
        }
    };
    near(of(2e-170, 2e-170, 1e-170), [1e-170, 3e-170]);
    near(of(2e160, 2e160, 1e160), [1e160, 3e160]);
    near(of(2e307, 2e307, 1e307), [1e307, 3e307]);
    near(of(-2e-300, -2e-300, 1e-300), [-3e-300, -1e-300]);
    // Subnormal: 2, 1 and 3 of the smallest number there is.
    let tiny = f64::from_bits(1);
    assert_eq!(of(2.0 * tiny, 2.0 * tiny, tiny), [tiny, 3.0 * tiny]);
    // λ₁ = q − r²/p to first order.
    near(of(1e150, 1e-150, 0.5), [0.75e-150, 1e150]);
    near(of(1e-150, 1e150, 0.5), [0.75e-150, 1e150]);
    near(of(1.0, 1e-300, 1e-170), [1e-300, 1.0]);
    // Diagonal matrices are exact, whatever their entries.
    for [p, q] in [
        [1.0, 0.0],
        [-3.0, 1e-320],
        [f64::MAX, -f64::MAX],
        [0.1, 0.1],
    ] {
        let sorted = if p < q { [p, q] } else { [q, p] };
        assert_eq!([of(p, q, 0.0), of(q, p, -0.0)], [sorted; 2]);
    }
    // ±MAX is in range, 2 MAX is not.
    assert_eq!(of(0.0, 0.0, f64::MAX), [-f64::MAX, f64::MAX]);
    assert_eq!(of(f64::MAX, f64::MAX, f64::MAX), [0.0, f64::INFINITY]);
    // A zero on the diagonal: −1/10¹⁶ and 10¹⁶ to first order, where the formula answers 0.
    near(of(0.0, 1e16, 1.0), [-1e-16, 1e16]);
    // What is not a number stays none.
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for matrix in [of(bad, 1.0, 0.5), of(1.0, bad, 0.0), of(1.0, 1.0, bad)] {
            assert!(matrix.iter().all(|eigenvalue| eigenvalue.is_nan()));
        }
    }
    let one_sided = eigenvalues_2x2(&array![[1.0, f64::NAN], [2.0, 1.0]]);
    assert!(one_sided.iter().all(|eigenvalue| eigenvalue.is_nan()));
}

#[test]
#[should_panic(expected = "a Hessian is symmetric")]
fn a_matrix_that_is_not_symmetric_panics_with_a_sentence() {
    let _ = eigenvalues_2x2(&array![[1.0, 2.0], [3.0, 4.0]]);
}

#[test]
fn the_extremes_of_a_surface_are_finite_where_a_point_is() {
    let far = Dataset::new(&array![[1e300]], &array![0.0]).unwrap();
    let surface = |weights: &[f64]| {
        let weights = ndarray::ArrayView1::from(weights);
        LossSurface::new(&CrossEntropy, &Sigmoid, &far, &weights, &array![0.0])
    };
    // −1e300 · 1e300 = −∞ in the loss is 0 · ∞.
    let first = surface(&[-1e300, -1.0, 0.0]);
    assert!(first.losses[[0, 0]].is_nan());
    assert_eq!((first.minimum().weight, first.minimum().loss), (-1.0, 0.0));
    assert_eq!(first.maximum().weight, 0.0);
    let last = surface(&[0.0, -1.0, -1e300, 1e300]);
    assert_eq!(last.minimum().weight, -1.0);
    assert_eq!(last.maximum().weight, 0.0); // not ∞ at 1e300
    let nowhere = surface(&[-1e300, -2e300]);
    assert!(nowhere.minimum().loss.is_nan());
    assert_eq!(
        [nowhere.minimum().weight, nowhere.maximum().weight],
        [-1e300; 2]
    );
    // Of equal points it is the first.
    let flat = surface(&[-3.0, -2.0, -1.0]);
    assert_eq!([flat.minimum().weight, flat.maximum().weight], [-3.0; 2]);
}
