//! Cross-entropy of a softmax: `ℓ = −Σₖ yₖ ln aₖ` and `δₖ = ∂ℓ/∂zₖ`.
//!
//! # Method
//!
//! Let m be the largest z and λ = −ln of its output. Then −ln aₖ = λ + (m − zₖ), two numbers that are not negative:
//! nothing cancels, whatever the class. λ is ln(1 + eʳ) = softplus(r) of `r = ln Σ exp(zⱼ − m)` over all z but the largest,
//! and that sum is made one by one of `ln(eᵃ + eᵇ) = max(a, b) + softplus(−|a − b|)`. So a right answer that is nearly
//! certain costs nearly nothing and not nothing. A difference m − zₖ that is larger than the largest double is infinite, and
//! so is the loss then, if yₖ is not 0.
//!
//! δₖ = aₖ Σⱼ yⱼ − yₖ is, with eₖ = exp(zₖ − m), `(eₖ Σ yⱼ − yₖ Σ eⱼ) / Σ eⱼ`. In the numerator the sums need not include k,
//! and of one-hot targets one of its two terms is then 0: a right answer that is nearly certain still has an error signal.

use std::ops::RangeInclusive;

use activations::{Activation, Sigmoid, Softplus};
use learning::{CrossEntropy, L2, Loss, Mean, Scaled, VectorLoss};
use multiversion::multiversion;

use crate::softmax::{Softmax, exponential, larger};

/// How many samples are worked on side by side.
const BLOCK: usize = 32;

/// `ℓ = −Σₖ yₖ ln aₖ` of the outputs of a softmax, for the targets y of one sample.
// ANCHOR: sample_loss
fn sample_loss(z: &[f64], y: &[f64]) -> f64 {
    let m = largest(z);
    let (mut top, mut others) = (z[0] - m, f64::NEG_INFINITY);
    for z in &z[1..] {
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

/// The same for up to 32 samples side by side, with the same operations on each. `z`, `y` and `deltas` are rows, one for each
/// output, `values.len()` long.
#[inline(always)]
fn samples_side_by_side(
    z: &[f64],
    y: &[f64],
    stride: usize,
    values: &mut [f64],
    deltas: &mut [f64],
    [e, e_after, y_after]: [&mut [[f64; BLOCK]]; 3],
) {
    let n = values.len();
    let [mut z_row, mut y_row] = [[0.0; BLOCK]; 2];
    let mut m = [f64::NEG_INFINITY; BLOCK];
    for k in 0..e.len() {
        let z = row(&z[k * stride..], n, &mut z_row);
        for i in 0..BLOCK {
            m[i] = larger(m[i], z[i]);
        }
    }
    let [mut top, mut others] = [[f64::NEG_INFINITY; BLOCK]; 2];
    let mut all = [0.0; BLOCK];
    for (k, e) in e.iter_mut().enumerate() {
        let z = row(&z[k * stride..], n, &mut z_row);
        for i in 0..BLOCK {
            e[i] = exponential(z[i] - m[i]);
            all[i] += e[i];
        }
        if k == 0 {
            for i in 0..BLOCK {
                top[i] = z[i] - m[i];
            }
        } else {
            for i in 0..BLOCK {
                (top[i], others[i]) = take_up(top[i], others[i], z[i] - m[i]);
            }
        }
    }
    let mut lambda = others;
    for lambda in &mut lambda {
        *lambda = Softplus.apply(*lambda);
    }
    let mut sums = [0.0; BLOCK];
    let [mut e_sum, mut y_sum] = [[0.0; BLOCK]; 2];
    for k in (0..e.len()).rev() {
        (e_after[k], y_after[k]) = (e_sum, y_sum);
        let y = row(&y[k * stride..], n, &mut y_row);
        for i in 0..BLOCK {
            e_sum[i] += e[k][i];
            y_sum[i] += y[i];
        }
    }
    [e_sum, y_sum] = [[0.0; BLOCK]; 2];
    for k in 0..e.len() {
        let z = row(&z[k * stride..], n, &mut z_row);
        let y = row(&y[k * stride..], n, &mut y_row);
        let mut delta = [0.0; BLOCK];
        for i in 0..BLOCK {
            sums[i] += surprise(y[i], lambda[i] + (m[i] - z[i]));
            let (e_others, y_others) = (e_sum[i] + e_after[k][i], y_sum[i] + y_after[k][i]);
            delta[i] = (e[k][i] * y_others - y[i] * e_others) / all[i];
            e_sum[i] += e[k][i];
            y_sum[i] += y[i];
        }
        put(&delta, &mut deltas[k * stride..][..n]);
    }
    put(&sums, values);
}

/// The first n numbers: where they lie, if they are a full block.
#[inline(always)]
fn row<'a>(from: &'a [f64], n: usize, buffer: &'a mut [f64; BLOCK]) -> &'a [f64; BLOCK] {
    match from.first_chunk() {
        Some(full) if n == BLOCK => full,
        _ => {
            buffer[..n].copy_from_slice(&from[..n]);
            buffer
        }
    }
}

#[inline(always)]
fn put(from: &[f64; BLOCK], to: &mut [f64]) {
    match to.first_chunk_mut() {
        Some(full) => *full = *from,
        None => to.copy_from_slice(&from[..to.len()]),
    }
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
    let n_outputs = z.len() / stride;
    let mut buffers = vec![[0.0; BLOCK]; 3 * n_outputs];
    let (e, after) = buffers.split_at_mut(n_outputs);
    let (e_after, y_after) = after.split_at_mut(n_outputs);
    for (number, values) in values.chunks_mut(BLOCK).enumerate() {
        let first = number * BLOCK;
        let (z, y, deltas) = (&z[first..], &y[first..], &mut deltas[first..]);
        let buffers = [&mut *e, &mut *e_after, &mut *y_after];
        samples_side_by_side(z, y, stride, values, deltas, buffers);
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
