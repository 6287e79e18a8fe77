//! Products of matrices, `C = P Q`, each element a sum from the first product to the last.
//!
//! # Method
//!
//! A tile of C, a few rows times eight columns, stays in registers while the sum runs: at each step eight numbers of a row
//! of Q meet one number for each row of the tile. So the sums of a tile run side by side, and each of them in its order,
//! which neither the tile nor the vectors change: IEEE 754 fixes the result of each operation, and nothing is fused.

use multiversion::multiversion;
use multiversion::target::match_target;

/// A matrix row by row: the values, and how far a row is from the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) values: &'a [f64],
    pub(super) stride: usize,
}

impl<'a> Rows<'a> {
    /// `n` numbers of row i, from column `first` on.
    #[inline(always)]
    fn part(self, i: usize, first: usize, n: usize) -> &'a [f64] {
        &self.values[i * self.stride + first..][..n]
    }
}

/// `zᵢₛ = Σⱼ wᵢⱼ aⱼₛ + bᵢ`: the weighted inputs of a layer for many samples.
///
/// `neurons` holds (w₁, …, wₙ, b) of each neuron; `a` and `z` a row for each input and each neuron, with at least as many
/// numbers as there are samples, a multiple of 4. The rows of z have no more.
#[inline]
pub(super) fn weighted_inputs(neurons: Rows<'_>, a: Rows<'_>, n_samples: usize, z: &mut [f64]) {
    if z.len() < FEW {
        forward::<WIDE>(neurons, a, n_samples, z);
    } else {
        weighted_inputs_wide(neurons, a, n_samples, z);
    }
}

// The last of the AVX-512 features keeps out the first processors that had the others, which slow down when they use
// them.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
fn weighted_inputs_wide(neurons: Rows<'_>, a: Rows<'_>, n_samples: usize, z: &mut [f64]) {
    match_target! {
        "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2" => forward::<WIDEST>(neurons, a, n_samples, z),
        _ => forward::<WIDE>(neurons, a, n_samples, z),
    }
}

#[inline(always)]
fn forward<const C: usize>(neurons: Rows<'_>, a: Rows<'_>, n_samples: usize, z: &mut [f64]) {
    let n_neurons = z.len() / n_samples;
    let mut i = 0;
    while i < n_neurons {
        let rows = &mut z[i * n_samples..];
        i += match n_neurons - i {
            1 => forward_rows::<1, C>(neurons, i, a, n_samples, rows),
            2 | 3 => forward_rows::<2, C>(neurons, i, a, n_samples, rows),
            _ => forward_rows::<4, C>(neurons, i, a, n_samples, rows),
        };
    }
}

/// Fewer results than these are not worth the choice of the widest vectors.
const FEW: usize = 32;

/// Columns of a tile, where vectors hold eight numbers.
const WIDEST: usize = 16;
/// And where they hold four or two.
const WIDE: usize = 8;

/// The rows of a few neurons; returns how many.
#[inline(always)]
fn forward_rows<const R: usize, const C: usize>(
    neurons: Rows<'_>,
    first: usize,
    a: Rows<'_>,
    n_samples: usize,
    z: &mut [f64],
) -> usize {
    let n_inputs = neurons.stride - 1;
    let mut p: [&[f64]; R] = [&[]; R];
    let mut biases = [0.0; R];
    for r in 0..R {
        p[r] = neurons.part(first + r, 0, n_inputs);
        biases[r] = neurons.part(first + r, n_inputs, 1)[0];
    }
    let mut s = 0;
    while s + C <= n_samples {
        let sums = tile::<R, C>(p, a, s, [[0.0; C]; R]);
        store(sums, biases, &mut z[s..], n_samples);
        s += C;
    }
    while s + 8 <= n_samples {
        let sums = tile::<R, 8>(p, a, s, [[0.0; 8]; R]);
        store(sums, biases, &mut z[s..], n_samples);
        s += 8;
    }
    while s < n_samples {
        let sums = tile::<R, 4>(p, a, s, [[0.0; 4]; R]);
        store(sums, biases, &mut z[s..], n_samples);
        s += 4;
    }
    R
}

#[inline(always)]
fn store<const R: usize, const C: usize>(
    sums: [[f64; C]; R],
    shifts: [f64; R],
    out: &mut [f64],
    stride: usize,
) {
    for r in 0..R {
        for (out, sum) in out[r * stride..][..C].iter_mut().zip(sums[r]) {
            *out = sum + shifts[r];
        }
    }
}

/// `sumsᵣ꜀ + Σₖ pᵣₖ qₖ꜀` for a few rows and the columns from `first` on.
#[inline(always)]
fn tile<const R: usize, const C: usize>(
    p: [&[f64]; R],
    q: Rows<'_>,
    first: usize,
    mut sums: [[f64; C]; R],
) -> [[f64; C]; R] {
    let n = p[0].len();
    let mut equally_long: [&[f64]; R] = [&[]; R];
    for r in 0..R {
        equally_long[r] = &p[r][..n];
    }
    let q_rows = q.values[first..].chunks(q.stride);
    for (k, q) in (0..n).zip(q_rows) {
        let q: &[f64; C] = q.first_chunk().expect("so many columns");
        for r in 0..R {
            for c in 0..C {
                sums[r][c] += equally_long[r][k] * q[c];
            }
        }
    }
    sums
}

/// `dⱼₛ = Σᵢ wᵢⱼ δᵢₛ`: what comes back through the weights of a layer, for many samples.
///
/// The shapes are those of [`weighted_inputs`], with d in the place of a and δ in the place of z.
#[inline]
pub(super) fn through_weights(neurons: Rows<'_>, delta: Rows<'_>, d: &mut [f64]) {
    if d.len() < FEW {
        backward::<WIDE>(neurons, delta, d);
    } else {
        through_weights_wide(neurons, delta, d);
    }
}

#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
fn through_weights_wide(neurons: Rows<'_>, delta: Rows<'_>, d: &mut [f64]) {
    match_target! {
        "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2" => backward::<WIDEST>(neurons, delta, d),
        _ => backward::<WIDE>(neurons, delta, d),
    }
}

#[inline(always)]
fn backward<const C: usize>(neurons: Rows<'_>, delta: Rows<'_>, d: &mut [f64]) {
    let (n_inputs, n_samples) = (neurons.stride - 1, delta.stride);
    let mut j = 0;
    while j < n_inputs {
        let rows = &mut d[j * n_samples..];
        j += match n_inputs - j {
            1 => backward_rows::<1, C>(neurons, j, delta, rows),
            2 | 3 => backward_rows::<2, C>(neurons, j, delta, rows),
            _ => backward_rows::<4, C>(neurons, j, delta, rows),
        };
    }
}

/// The rows of a few inputs; returns how many.
#[inline(always)]
fn backward_rows<const R: usize, const C: usize>(
    neurons: Rows<'_>,
    first: usize,
    delta: Rows<'_>,
    d: &mut [f64],
) -> usize {
    let n_samples = delta.stride;
    let mut s = 0;
    while s + C <= n_samples {
        let sums = transposed_tile::<R, C>(neurons, first, delta, s);
        store(sums, [0.0; R], &mut d[s..], n_samples);
        s += C;
    }
    while s + 8 <= n_samples {
        let sums = transposed_tile::<R, 8>(neurons, first, delta, s);
        store(sums, [0.0; R], &mut d[s..], n_samples);
        s += 8;
    }
    while s < n_samples {
        let sums = transposed_tile::<R, 4>(neurons, first, delta, s);
        store(sums, [0.0; R], &mut d[s..], n_samples);
        s += 4;
    }
    R
}

/// `Σₖ pₖᵣ qₖ꜀` for a few columns r of P, from `row` on, and the columns c of Q from `first` on.
#[inline(always)]
fn transposed_tile<const R: usize, const C: usize>(
    p: Rows<'_>,
    row: usize,
    q: Rows<'_>,
    first: usize,
) -> [[f64; C]; R] {
    let mut sums = [[0.0; C]; R];
    let p_rows = p.values[row..].chunks(p.stride);
    let q_rows = q.values[first..].chunks(q.stride);
    for (p, q) in p_rows.zip(q_rows) {
        let p: &[f64; R] = p.first_chunk().expect("so many rows");
        let q: &[f64; C] = q.first_chunk().expect("so many columns");
        for r in 0..R {
            for c in 0..C {
                sums[r][c] += p[r] * q[c];
            }
        }
    }
    sums
}

/// `gᵢⱼ ← gᵢⱼ + Σₛ δᵢₛ aₛⱼ` over the first `n_samples` samples: the gradient of the neurons of a layer, to which a block of
/// samples is added.
///
/// `delta` holds a row for each neuron, `a` a row (a₁, …, aₙ, 1) for each sample, and `gradient` a row as long as those for
/// each neuron.
#[inline]
pub(super) fn add_gradients(delta: Rows<'_>, n_samples: usize, a: Rows<'_>, gradient: &mut [f64]) {
    if gradient.len() < FEW {
        gradients::<WIDE>(delta, n_samples, a, gradient);
    } else {
        add_gradients_wide(delta, n_samples, a, gradient);
    }
}

#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
fn add_gradients_wide(delta: Rows<'_>, n_samples: usize, a: Rows<'_>, gradient: &mut [f64]) {
    match_target! {
        "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2" => gradients::<WIDEST>(delta, n_samples, a, gradient),
        _ => gradients::<WIDE>(delta, n_samples, a, gradient),
    }
}

#[inline(always)]
fn gradients<const C: usize>(delta: Rows<'_>, n_samples: usize, a: Rows<'_>, gradient: &mut [f64]) {
    let n_neurons = gradient.len() / a.stride;
    let mut i = 0;
    while i < n_neurons {
        let rows = &mut gradient[i * a.stride..];
        i += match n_neurons - i {
            1 => gradient_rows::<1, C>(delta, i, n_samples, a, rows),
            2 | 3 => gradient_rows::<2, C>(delta, i, n_samples, a, rows),
            _ => gradient_rows::<4, C>(delta, i, n_samples, a, rows),
        };
    }
}

/// The rows of a few neurons; returns how many.
#[inline(always)]
fn gradient_rows<const R: usize, const C: usize>(
    delta: Rows<'_>,
    first: usize,
    n_samples: usize,
    a: Rows<'_>,
    gradient: &mut [f64],
) -> usize {
    let mut p: [&[f64]; R] = [&[]; R];
    for (r, p) in p.iter_mut().enumerate() {
        *p = delta.part(first + r, 0, n_samples);
    }
    let n_columns = a.stride;
    let mut j = 0;
    while j + C <= n_columns {
        add_tile::<R, C>(p, a, j, gradient);
        j += C;
    }
    while j + 8 <= n_columns {
        add_tile::<R, 8>(p, a, j, gradient);
        j += 8;
    }
    while j < n_columns {
        add_tile::<R, 1>(p, a, j, gradient);
        j += 1;
    }
    R
}

#[inline(always)]
fn add_tile<const R: usize, const C: usize>(
    p: [&[f64]; R],
    a: Rows<'_>,
    first: usize,
    gradient: &mut [f64],
) {
    let stride = a.stride;
    let mut sums = [[0.0; C]; R];
    for (r, sums) in sums.iter_mut().enumerate() {
        sums.copy_from_slice(&gradient[r * stride + first..][..C]);
    }
    let sums = tile::<R, C>(p, a, first, sums);
    for (r, sums) in sums.iter().enumerate() {
        gradient[r * stride + first..][..C].copy_from_slice(sums);
    }
}

#[cfg(test)]
mod tests;
