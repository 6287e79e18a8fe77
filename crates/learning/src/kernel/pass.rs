//! One walk over the data that computes the loss and its gradient together.
//!
//! # Method
//!
//! Everything is a sum over the samples: `L = Σ ℓᵢ`, `∂L/∂wⱼ = Σ δᵢxᵢⱼ`, `∂L/∂b = Σ δᵢ`. Three levels divide it,
//! each for one reason.
//!
//! * A **chunk** of 4096 samples is what one thread works on at a time. The sums of the chunks are added in the
//!   order of the data, by one thread as by many.
//! * A **block** of 64 samples stays in the fastest memory while it is used twice: on the way to z, and
//!   on the way back, when δ meets the inputs. Between the two, ℓ and δ are computed for the whole block, which the
//!   compiler turns into vector instructions.
//! * Eight **lanes**: sample i of a chunk is added to partial sum i mod 8. A vector register can hold the partial
//!   sums, and at the end they are added from the first to the last.
//!
//! So the order of every addition is written down here. It depends neither on the processor nor on the number of
//! threads, nothing is fused, and the results are the same bits everywhere. With up to eight samples the lanes
//! hold one sample each, and the sum is the plain one from left to right; [`few`] is that sum without the
//! machinery.
//!
//! The loops are compiled for the vectors that every processor of the family has, for AVX2 and for AVX-512, and
//! which copy runs is decided when the program runs. IEEE 754 fixes the result of each operation, so the width of
//! the vector changes no bit.
//!
//! z is w₁x₁ + … + wₙxₙ + b from left to right, as `Neuron::weighted_input` has it.

use std::ops::Range;
use std::thread;

use multiversion::multiversion;

use super::columns::Columns;
use crate::data::Samples;
use crate::losses::Loss;

const LANES: usize = 8;

/// Eight partial sums, or a buffer: at the beginning of a cache line, so that no vector has to be fetched from two.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Aligned<T>(T);

type Lanes = Aligned<[f64; LANES]>;

const ZEROS: Lanes = Aligned([0.0; LANES]);

const BLOCK: usize = 64;
const CHUNK: usize = 4096;

/// With more inputs than this, a block of 64 samples is too large for the fastest memory, and its columns, read 64 values
/// at a time, come slower than longer ones would. Then a block has 512 samples.
const WIDE: usize = 128;
const WIDE_BLOCK: usize = 512;

/// A sample costs about as much as its inputs and eight more, for the activation. Below this many units of such work for
/// each thread, between a tenth and two tenths of a millisecond, two threads were measured to take longer than one.
const WORTH_A_THREAD: usize = 1_048_576;

/// The memory that a walk needs, kept from one walk to the next.
#[derive(Debug, Default)]
pub struct Pass {
    /// The sums of each chunk: ∂L/∂w₁, …, ∂L/∂wₙ, ∂L/∂b, L.
    partial: Vec<f64>,
    /// The lanes of each thread, for the same sums.
    lanes: Vec<Lanes>,
}

impl Pass {
    /// Writes `∇L = (∂L/∂w₁, …, ∂L/∂wₙ, ∂L/∂b)` and returns L, both at `theta = (w₁, …, wₙ, b)`.
    #[inline]
    pub(crate) fn loss_and_gradient<A: Sync, L: Loss<A>>(
        &mut self,
        loss: &L,
        activation: &A,
        theta: &[f64],
        samples: Samples<'_>,
        gradient: &mut [f64],
    ) -> f64 {
        let columns = samples.columns();
        let scale = loss.scale(columns.n_samples());
        let sum = if columns.n_samples() <= LANES {
            few(loss, activation, theta, columns, gradient)
        } else {
            self.many(loss, activation, theta, samples, gradient)
        };
        if scale != 1.0 {
            for g in &mut *gradient {
                *g *= scale;
            }
        }
        scale * sum + add_penalty(loss, theta, samples, Some(gradient))
    }

    /// L at `theta`, the same bits as [`loss_and_gradient`](Self::loss_and_gradient) returns.
    pub(crate) fn loss<A: Sync, L: Loss<A>>(
        &mut self,
        loss: &L,
        activation: &A,
        theta: &[f64],
        samples: Samples<'_>,
    ) -> f64 {
        let columns = samples.columns();
        let sum = if columns.n_samples() <= LANES {
            few_losses(loss, activation, theta, columns)
        } else {
            self.many_losses(loss, activation, theta, samples)
        };
        loss.scale(columns.n_samples()) * sum + add_penalty(loss, theta, samples, None)
    }

    /// The sums of ∇ℓ and ℓ, by chunks.
    #[inline(never)]
    fn many<A: Sync, L: Loss<A>>(
        &mut self,
        loss: &L,
        activation: &A,
        theta: &[f64],
        samples: Samples<'_>,
        gradient: &mut [f64],
    ) -> f64 {
        let n_sums = theta.len() + 1;
        self.sum_chunks(n_sums, samples, |chunk, lanes| {
            if theta.len() <= WIDE {
                sum_chunk::<_, _, BLOCK>(loss, activation, theta, chunk, lanes);
            } else {
                sum_chunk::<_, _, WIDE_BLOCK>(loss, activation, theta, chunk, lanes);
            }
        });

        gradient.fill(0.0);
        let mut total = 0.0;
        for sums in self.partial.chunks_exact(n_sums) {
            let (loss, slopes) = sums.split_last().expect("the loss is the last sum");
            for (g, slope) in gradient.iter_mut().zip(slopes) {
                *g += slope;
            }
            total += loss;
        }
        total
    }

    /// The sum of ℓ, by chunks.
    #[inline(never)]
    fn many_losses<A: Sync, L: Loss<A>>(
        &mut self,
        loss: &L,
        activation: &A,
        theta: &[f64],
        samples: Samples<'_>,
    ) -> f64 {
        self.sum_chunks(1, samples, |chunk, lanes| {
            lanes[0] = sum_losses(loss, activation, theta, chunk);
        });
        let mut total = 0.0;
        for loss in &self.partial {
            total += loss;
        }
        total
    }

    /// `n_sums` sums of every chunk, whose lanes `sum` fills.
    fn sum_chunks(
        &mut self,
        n_sums: usize,
        samples: Samples<'_>,
        sum: impl Fn(Columns<'_>, &mut [Lanes]) + Sync,
    ) {
        let (columns, n_samples) = (samples.columns(), samples.n_samples());
        let work = n_samples * (columns.n_inputs() + 9);
        let threads = samples.threads().min(work / WORTH_A_THREAD).max(1);
        self.partial.resize(n_samples.div_ceil(CHUNK) * n_sums, 0.0);
        self.lanes.resize(threads * n_sums, ZEROS);
        each_chunk(
            threads,
            n_sums,
            &mut self.partial,
            &mut self.lanes,
            |rows, sums, lanes| {
                let rows = rows.start..rows.end.min(n_samples);
                sum(columns.rows(rows), lanes);
                for (sum, lanes) in sums.iter_mut().zip(lanes) {
                    *sum = in_order(lanes);
                }
            },
        );
    }
}

/// `½ λ |w|²`, and λ w added to the gradient; a mini-batch has its share of λ.
#[inline]
fn add_penalty<A, L: Loss<A>>(
    loss: &L,
    theta: &[f64],
    samples: Samples<'_>,
    gradient: Option<&mut [f64]>,
) -> f64 {
    let strength = penalty_strength(loss, samples);
    if strength == 0.0 {
        return 0.0;
    }
    let weights = &theta[..theta.len() - 1];
    for (g, w) in gradient.into_iter().flatten().zip(weights) {
        *g += strength * w;
    }
    let mut sum = 0.0;
    for w in weights {
        sum += w * w;
    }
    0.5 * strength * sum
}

/// λ, of which a mini-batch has its share.
#[inline]
pub(crate) fn penalty_strength<A, L: Loss<A>>(loss: &L, samples: Samples<'_>) -> f64 {
    let (n, whole) = (samples.n_samples(), samples.n_whole());
    let strength = loss.penalty(whole);
    if strength == 0.0 || n == whole {
        return strength;
    }
    strength * (samples.share() * loss.scale(n) / loss.scale(whole))
}

/// Calls `work(rows, sums, lanes)` for every chunk, each thread with a run of neighboring chunks.
fn each_chunk(
    threads: usize,
    sums: usize,
    partial: &mut [f64],
    lanes: &mut [Lanes],
    work: impl Fn(Range<usize>, &mut [f64], &mut [Lanes]) + Sync,
) {
    let chunks = partial.len() / sums;
    let share = chunks.div_ceil(threads);
    let run = |first: usize, partial: &mut [f64], lanes: &mut [Lanes]| {
        for (i, sums) in partial.chunks_exact_mut(sums).enumerate() {
            let start = (first + i) * CHUNK;
            work(start..start + CHUNK, sums, lanes);
        }
    };
    if threads == 1 {
        return run(0, partial, lanes);
    }
    thread::scope(|scope| {
        let shares = partial
            .chunks_mut(share * sums)
            .zip(lanes.chunks_exact_mut(sums));
        let mut shares = shares.enumerate();
        let own = shares.next();
        for (i, (partial, lanes)) in shares {
            let run = &run;
            scope.spawn(move || run(i * share, partial, lanes));
        }
        if let Some((_, (partial, lanes))) = own {
            run(0, partial, lanes);
        }
    });
}

/// `((lane₀ + lane₁) + lane₂) + …`
fn in_order(lanes: &Lanes) -> f64 {
    let mut sum = 0.0;
    for lane in lanes.0 {
        sum += lane;
    }
    sum
}

/// The plain sum from left to right, for up to eight samples.
#[inline(always)]
fn few<A, L: Loss<A>>(
    loss: &L,
    activation: &A,
    theta: &[f64],
    columns: Columns<'_>,
    gradient: &mut [f64],
) -> f64 {
    let mut sum = 0.0;
    if let ([w, b], [gradient_w, gradient_b]) = (theta, &mut *gradient) {
        let (mut sum_w, mut sum_b) = (0.0, 0.0);
        for (&x, &y) in columns.column(0).iter().zip(columns.targets()) {
            let z = w * x + b;
            let delta = loss.error_signal(activation, z, y);
            sum += loss.value(activation, z, y);
            sum_w += delta * x;
            sum_b += delta;
        }
        (*gradient_w, *gradient_b) = (sum_w, sum_b);
        return sum;
    }
    let (bias, weights) = theta.split_last().expect("a neuron has a bias");
    let (bias_gradient, weight_gradients) = gradient.split_last_mut().expect("as long as theta");
    if let (Some(x), &[y]) = (columns.only_row(), columns.targets()) {
        let mut z = 0.0;
        for (w, x) in weights.iter().zip(x) {
            z += w * x;
        }
        z += bias;
        let delta = loss.error_signal(activation, z, y);
        for (g, x) in weight_gradients.iter_mut().zip(x) {
            *g = 0.0 + delta * x;
        }
        *bias_gradient = 0.0 + delta;
        return 0.0 + loss.value(activation, z, y);
    }
    let (mut z, mut delta) = ([0.0; LANES], [0.0; LANES]);
    let n = columns.n_samples();
    let (z, delta) = (&mut z[..n], &mut delta[..n]);
    weighted_inputs(weights, *bias, columns, z);
    *bias_gradient = 0.0;
    for ((z, delta), &y) in z.iter().zip(&mut *delta).zip(columns.targets()) {
        *delta = loss.error_signal(activation, *z, y);
        sum += loss.value(activation, *z, y);
        *bias_gradient += *delta;
    }
    for (j, g) in weight_gradients.iter_mut().enumerate() {
        let mut slope = 0.0;
        for (delta, x) in delta.iter().zip(columns.column(j)) {
            slope += delta * x;
        }
        *g = slope;
    }
    sum
}

/// What [`few`] returns, without the gradient.
#[inline(always)]
fn few_losses<A, L: Loss<A>>(loss: &L, activation: &A, theta: &[f64], columns: Columns<'_>) -> f64 {
    let (bias, weights) = theta.split_last().expect("a neuron has a bias");
    let mut z = [0.0; LANES];
    let z = &mut z[..columns.n_samples()];
    weighted_inputs(weights, *bias, columns, z);
    let mut sum = 0.0;
    for (z, &y) in z.iter().zip(columns.targets()) {
        sum += loss.value(activation, *z, y);
    }
    sum
}

/// The lanes of one chunk: a row of eight for each weight, one for the bias, one for the loss.
#[multiversion(targets("x86_64+avx+avx2+avx512f+avx512dq+avx512vl", "x86_64+avx+avx2"))]
fn sum_chunk<A, L: Loss<A>, const BLOCK: usize>(
    loss: &L,
    activation: &A,
    theta: &[f64],
    chunk: Columns<'_>,
    lanes: &mut [Lanes],
) {
    let n_weights = theta.len() - 1;
    let (weights, bias) = (&theta[..n_weights], theta[n_weights]);
    let (weight_lanes, rest) = lanes.split_at_mut(n_weights);
    weight_lanes.fill(ZEROS);
    let [mut bias_lanes, mut loss_lanes] = [ZEROS; 2];

    let [mut z, mut delta, mut value] = [Aligned([0.0; BLOCK]); 3];
    for start in (0..chunk.n_samples()).step_by(BLOCK) {
        let end = chunk.n_samples().min(start + BLOCK);
        let block = chunk.rows(start..end);
        let n = end - start;
        let (z, delta, value) = (&mut z.0[..n], &mut delta.0[..n], &mut value.0[..n]);

        let targets = block.targets();
        weighted_inputs(weights, bias, block, z);
        loss.values_and_error_signals(activation, z, targets, value, delta);
        add_to_lanes(&mut loss_lanes, value);
        add_to_lanes(&mut bias_lanes, delta);
        gradients(weight_lanes, delta, block);
    }
    rest[0] = bias_lanes;
    rest[1] = loss_lanes;
}

/// The lanes of the loss of one chunk.
#[multiversion(targets("x86_64+avx+avx2+avx512f+avx512dq+avx512vl", "x86_64+avx+avx2"))]
fn sum_losses<A, L: Loss<A>>(loss: &L, activation: &A, theta: &[f64], chunk: Columns<'_>) -> Lanes {
    let (bias, weights) = theta.split_last().expect("a neuron has a bias");
    let mut lanes = ZEROS;
    let mut z = Aligned([0.0; WIDE_BLOCK]);
    for start in (0..chunk.n_samples()).step_by(WIDE_BLOCK) {
        let end = chunk.n_samples().min(start + WIDE_BLOCK);
        let block = chunk.rows(start..end);
        let z = &mut z.0[..end - start];
        weighted_inputs(weights, *bias, block, z);
        for (z, &y) in z.iter_mut().zip(block.targets()) {
            *z = loss.value(activation, *z, y);
        }
        add_to_lanes(&mut lanes, z);
    }
    lanes
}

/// `z = w₁x₁ + … + wₙxₙ + b` for every sample of a block. Four columns at a time, so that z is fetched and stored
/// once for four; the order of the additions is still from left to right.
#[inline(always)]
fn weighted_inputs(weights: &[f64], bias: f64, block: Columns<'_>, z: &mut [f64]) {
    z.fill(0.0);
    let mut fours = weights.chunks_exact(4);
    let mut j = 0;
    for w in &mut fours {
        let [x0, x1, x2, x3] = [0, 1, 2, 3].map(|k| &block.column(j + k)[..z.len()]);
        for i in 0..z.len() {
            z[i] = z[i] + w[0] * x0[i] + w[1] * x1[i] + w[2] * x2[i] + w[3] * x3[i];
        }
        j += 4;
    }
    for w in fours.remainder() {
        for (z, x) in z.iter_mut().zip(block.column(j)) {
            *z += w * x;
        }
        j += 1;
    }
    for z in z {
        *z += bias;
    }
}

#[inline(always)]
fn add_to_lanes(lanes: &mut Lanes, values: &[f64]) {
    let (eights, rest) = values.as_chunks::<LANES>();
    for eight in eights {
        for (lane, value) in lanes.0.iter_mut().zip(eight) {
            *lane += value;
        }
    }
    for (lane, value) in lanes.0.iter_mut().zip(rest) {
        *lane += value;
    }
}

/// `lanes[j][i mod 8] += δᵢ · xᵢⱼ` for every sample of a block. Four columns at a time, so that δ is fetched once for four
/// and the four sums do not wait for each other.
#[inline(always)]
fn gradients(lanes: &mut [Lanes], delta: &[f64], block: Columns<'_>) {
    let (fours, rest) = lanes.as_chunks_mut::<4>();
    let done = 4 * fours.len();
    for (k, four) in fours.iter_mut().enumerate() {
        add_products_to_lanes(four, delta, |c| block.column(4 * k + c));
    }
    for (k, one) in rest.iter_mut().enumerate() {
        add_products_to_lanes(std::array::from_mut(one), delta, |_| block.column(done + k));
    }
}

/// `lanes[c][i mod 8] += δᵢ · xᵢ` for each of the columns x.
#[inline(always)]
fn add_products_to_lanes<'a, const COLUMNS: usize>(
    lanes: &mut [Lanes; COLUMNS],
    delta: &[f64],
    column: impl Fn(usize) -> &'a [f64],
) {
    let (eights, delta_rest) = delta.as_chunks::<LANES>();
    let mut x_eights = [&[][..]; COLUMNS];
    for (c, x) in x_eights.iter_mut().enumerate() {
        *x = &column(c).as_chunks::<LANES>().0[..eights.len()];
    }
    let mut sums = *lanes;
    for (i, delta) in eights.iter().enumerate() {
        for (sum, x) in sums.iter_mut().zip(x_eights) {
            for k in 0..LANES {
                sum.0[k] += delta[k] * x[i][k];
            }
        }
    }
    *lanes = sums;
    // Up to seven samples are left at the end of the data. They are added in memory, so that `sums` can be in registers.
    for (c, lanes) in lanes.iter_mut().enumerate() {
        let x_rest = &column(c)[LANES * eights.len()..];
        for ((lane, delta), x) in lanes.0.iter_mut().zip(delta_rest).zip(x_rest) {
            *lane += delta * x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::sync::Mutex;

    #[test]
    fn every_chunk_is_worked_on_once_by_as_many_threads_as_are_asked_for() {
        for chunks in 1..12 {
            for threads in 1..=chunks {
                let mut partial = vec![0.0; chunks * 2];
                let mut lanes = vec![ZEROS; threads * 2];
                let workers = Mutex::new(HashSet::new());
                each_chunk(threads, 2, &mut partial, &mut lanes, |rows, sums, lanes| {
                    assert_eq!((rows.len(), sums.len(), lanes.len()), (CHUNK, 2, 2));
                    workers.lock().unwrap().insert(thread::current().id());
                    sums[0] = rows.start as f64;
                    sums[1] += 1.0;
                });
                let expected: Vec<f64> = (0..chunks)
                    .flat_map(|i| [(i * CHUNK) as f64, 1.0])
                    .collect();
                assert_eq!(partial, expected);
                let shares = chunks.div_ceil(chunks.div_ceil(threads));
                assert_eq!(workers.into_inner().unwrap().len(), shares);
            }
        }
    }
}
