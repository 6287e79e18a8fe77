//! Cross-entropy of a softmax: `ℓ = −Σₖ yₖ ln aₖ` and `δₖ = ∂ℓ/∂zₖ`.
//!
//! # Method
//!
//! Let m be the largest z and λ = −ln of its output. Then −ln aₖ = λ + (m − zₖ), two numbers that are not negative:
//! nothing cancels, whatever the class. λ is ln(1 + eʳ) = softplus(r) of `r = ln Σ exp(zⱼ − m)` over all z but the largest,
//! and that sum is made one by one of `ln(eᵃ + eᵇ) = max(a, b) + softplus(−|a − b|)`. So a right answer that is nearly
//! certain costs nearly nothing and not nothing, and nothing overflows that is a double.
//!
//! δₖ = aₖ Σⱼ yⱼ − yₖ is, with eₖ = exp(zₖ − m), `(eₖ Σ yⱼ − yₖ Σ eⱼ) / Σ eⱼ`. In the numerator the sums need not include k,
//! and of one-hot targets one of its two terms is then 0: a right answer that is nearly certain still has an error signal.

use std::ops::RangeInclusive;

use activations::{Activation, Sigmoid, Softplus};
use learning::{CrossEntropy, L2, Loss, Mean, Scaled, VectorLoss};
use multiversion::multiversion;

use crate::softmax::{Softmax, exponential, larger};

/// How many samples are worked on side by side.
const BLOCK: usize = 64;

/// `ℓ = −Σₖ yₖ ln aₖ` of the outputs of a softmax, for the targets y of one sample.
// ANCHOR: sample_loss
fn sample_loss(z: &[f64], y: &[f64]) -> f64 {
    let m = largest(z);
    let (mut top, mut others) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for z in z {
        (top, others) = take_up(top, others, z - m);
    }
    let lambda = Softplus.apply(others); // −ln of the largest output, ln(1 + e^others)
    let mut sum = 0.0;
    for (z, y) in z.iter().zip(y) {
        sum += surprise(*y, lambda + (m - z));
    }
    sum
}

/// The largest number so far stays out of the sum over the others, and what was the largest comes into it.
#[inline(always)]
fn take_up(top: f64, others: f64, t: f64) -> (f64, f64) {
    let (top, small) = if t > top { (t, top) } else { (top, t) };
    (top, ln_sum_exp(others, small))
}

/// `ln(eᵃ + eᵇ) = max(a, b) + softplus(−|a − b|)`
#[inline(always)]
fn ln_sum_exp(a: f64, b: f64) -> f64 {
    let gap = if a == b { 0.0 } else { (a - b).abs() }; // −∞ and −∞ are equal
    (if a > b { a } else { b }) + Softplus.apply(-gap)
}
// ANCHOR_END: sample_loss

/// `y · (−ln a)`, and 0 for y = 0: what was not wanted costs nothing, even where it is impossible. NaN stays NaN.
#[inline(always)]
fn surprise(y: f64, minus_ln_a: f64) -> f64 {
    if y == 0.0 && minus_ln_a == f64::INFINITY {
        0.0
    } else {
        y * minus_ln_a
    }
}

/// `δₖ = aₖ Σⱼ yⱼ − yₖ`
// ANCHOR: error_signals
fn error_signals(z: &[f64], y: &[f64], delta: &mut [f64]) {
    let m = largest(z);
    let e: Vec<f64> = z.iter().map(|z| exponential(z - m)).collect();
    let mut all = 0.0;
    for e in &e {
        all += e;
    }
    for k in 0..z.len() {
        let others = |v: &[f64]| sum(v[..k].iter()) + sum(v[k + 1..].iter().rev());
        delta[k] = (e[k] * others(y) - y[k] * others(&e)) / all;
    }
}
// ANCHOR_END: error_signals

fn sum<'a>(values: impl Iterator<Item = &'a f64>) -> f64 {
    let mut sum = 0.0;
    for value in values {
        sum += value;
    }
    sum
}

/// The largest z, NaN if there is one.
fn largest(z: &[f64]) -> f64 {
    z.iter().copied().fold(f64::NEG_INFINITY, larger)
}

/// The same for up to 64 samples side by side, with the same operations on each. `z`, `y` and `deltas` are rows, one for each
/// output, `values.len()` long.
#[inline(always)]
fn samples_side_by_side(
    z: &[f64],
    y: &[f64],
    stride: usize,
    values: &mut [f64],
    deltas: &mut [f64],
    e: &mut [[f64; BLOCK]],
    y_after: &mut [[f64; BLOCK]],
) {
    let n = values.len();
    let rows = |v: &'_ [f64], k: usize| -> [f64; BLOCK] {
        let mut row = [0.0; BLOCK];
        row[..n].copy_from_slice(&v[k * stride..][..n]);
        row
    };
    let mut m = [f64::NEG_INFINITY; BLOCK];
    for k in 0..e.len() {
        let z = rows(z, k);
        for i in 0..BLOCK {
            m[i] = larger(m[i], z[i]);
        }
    }
    let mut top = [f64::NEG_INFINITY; BLOCK];
    let mut others = [f64::NEG_INFINITY; BLOCK];
    let mut all = [0.0; BLOCK];
    for (k, e) in e.iter_mut().enumerate() {
        let z = rows(z, k);
        for i in 0..BLOCK {
            let t = z[i] - m[i];
            (top[i], others[i]) = take_up(top[i], others[i], t);
            e[i] = exponential(t);
            all[i] += e[i];
        }
    }
    let mut lambda = others;
    for lambda in &mut lambda {
        *lambda = Softplus.apply(*lambda);
    }
    let mut sums = [0.0; BLOCK];
    let [mut e_sum, mut y_sum] = [[0.0; BLOCK]; 2];
    let mut e_after = vec![[0.0; BLOCK]; e.len()];
    for k in (0..e.len()).rev() {
        (e_after[k], y_after[k]) = (e_sum, y_sum);
        let y = rows(y, k);
        for i in 0..BLOCK {
            e_sum[i] += e[k][i];
            y_sum[i] += y[i];
        }
    }
    [e_sum, y_sum] = [[0.0; BLOCK]; 2];
    for k in 0..e.len() {
        let (z, y) = (rows(z, k), rows(y, k));
        let mut delta = [0.0; BLOCK];
        for i in 0..BLOCK {
            sums[i] += surprise(y[i], lambda[i] + (m[i] - z[i]));
            let (e_others, y_others) = (e_sum[i] + e_after[k][i], y_sum[i] + y_after[k][i]);
            delta[i] = (e[k][i] * y_others - y[i] * e_others) / all[i];
            e_sum[i] += e[k][i];
            y_sum[i] += y[i];
        }
        deltas[k * stride..][..n].copy_from_slice(&delta[..n]);
    }
    values.copy_from_slice(&sums[..n]);
}

#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
fn losses_and_error_signals(z: &[f64], y: &[f64], values: &mut [f64], deltas: &mut [f64]) {
    let stride = values.len();
    if stride == 0 {
        return;
    }
    let mut buffers = vec![[0.0; BLOCK]; 2 * (z.len() / stride)];
    let (e, y_after) = buffers.split_at_mut(z.len() / stride);
    for (number, values) in values.chunks_mut(BLOCK).enumerate() {
        let first = number * BLOCK;
        let (z, y, deltas) = (&z[first..], &y[first..], &mut deltas[first..]);
        samples_side_by_side(z, y, stride, values, deltas, e, y_after);
    }
}

/// The losses that go with a softmax are those of a sigmoid that are made of the cross-entropy: its conventions (a mean, a
/// factor, a penalty) are theirs.
macro_rules! of_a_softmax {
    ($($loss:ty),*) => {$(
        impl VectorLoss<Softmax> for $loss {
            fn sample_loss(&self, _: &Softmax, z: &[f64], y: &[f64]) -> f64 {
                sample_loss(z, y)
            }

            fn error_signals(&self, _: &Softmax, z: &[f64], y: &[f64], delta: &mut [f64]) {
                error_signals(z, y, delta);
            }

            #[inline(always)]
            fn sample_losses_and_error_signals(
                &self,
                _: &Softmax,
                z: &[f64],
                y: &[f64],
                values: &mut [f64],
                deltas: &mut [f64],
            ) {
                losses_and_error_signals(z, y, values, deltas);
            }

            fn sum_scale(&self, n_samples: usize) -> f64 {
                Loss::<Sigmoid>::scale(self, n_samples)
            }

            fn weight_penalty(&self, n_samples: usize) -> f64 {
                Loss::<Sigmoid>::penalty(self, n_samples)
            }

            fn target_range(&self) -> RangeInclusive<f64> {
                Loss::<Sigmoid>::targets(self)
            }
        }
    )*};
}

of_a_softmax!(
    CrossEntropy,
    Mean<CrossEntropy>,
    Scaled<CrossEntropy>,
    L2<CrossEntropy>,
    L2<Mean<CrossEntropy>>,
    L2<Scaled<CrossEntropy>>
);
