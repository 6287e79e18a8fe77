//! One walk over the samples, there and back, that computes the loss and its gradient together.
//!
//! # Method
//!
//! Samples are taken in blocks, small enough for the fast memory. Of a block, all numbers of one neuron lie side by side, one
//! for each sample: every loop then runs over samples, and is the same operations on each. What a layer gets is kept
//! once more sample by sample, for the gradient, whose sums run over the samples and lie side by side over the inputs.
//!
//! Every sum over inputs runs from the first to the last, and every sum over samples too. So neither the size of a block
//! nor the number of threads changes a bit: threads first share out the samples, for the way there and back, and then the
//! neurons, of each of whose gradients one thread adds up all samples in their order.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Barrier, Mutex, RwLock};
use std::thread;

use activations::Differentiable;
use learning::{Samples, VectorLoss};
use multiversion::multiversion;

use super::products::{Rows, add_gradients, through_weights, weighted_inputs};
use super::turned::put_by_samples;
use crate::network::Network;

/// The largest number of samples in a block: an odd number of cache lines, so that the same sample of different neurons does
/// not compete for the same few places of the cache.
const BLOCK: usize = 56;

/// Fewer numbers than these are not worth the choice of the widest vectors.
const FEW: usize = 32;

/// Below this many products for each thread between two meetings of all threads they wait more than they work.
const WORTH_A_THREAD: usize = 1_000_000;

/// The memory that a walk needs, kept from one walk to the next.
#[derive(Debug, Default)]
pub struct Pass {
    widths: Vec<usize>,
    blocks: Vec<Block>,
}

impl Pass {
    /// The widths of the network of the last walk.
    pub(crate) fn widths(&self) -> &[usize] {
        &self.widths
    }

    /// Writes `Σ ∇ℓ` and returns `Σ ℓ`, both at θ.
    pub(crate) fn loss_and_gradient<A, O, L>(
        &mut self,
        network: &Network<A, O>,
        loss: &L,
        theta: &[f64],
        samples: Samples<'_>,
        gradient: &mut [f64],
    ) -> f64
    where
        A: Differentiable + Sync,
        O: Sync,
        L: VectorLoss<O>,
    {
        self.fit(network);
        gradient.fill(0.0);
        let n = samples.n_samples();
        // As many products there as for the gradient, and fewer on the way back.
        let cost = 3 * theta.len();
        let threads = samples.threads().min(n * cost / WORTH_A_THREAD);
        if threads > 1 {
            return self.by_threads(threads, network, loss, theta, samples, gradient);
        }
        let block = &mut self.blocks[0];
        let mut sum = 0.0;
        for first in (0..n).step_by(BLOCK) {
            let rows = first..n.min(first + BLOCK);
            block.there(&self.widths, network, loss, theta, samples, rows);
            block.back(&self.widths, network, theta, samples, first);
            block.add_gradient(&self.widths, 0..theta.len(), gradient);
            sum = block.add_losses(sum);
        }
        sum
    }

    /// `Σ ℓ` at θ, the same bits as [`loss_and_gradient`](Self::loss_and_gradient) returns.
    pub(crate) fn loss<A, O, L>(
        &mut self,
        network: &Network<A, O>,
        loss: &L,
        theta: &[f64],
        samples: Samples<'_>,
    ) -> f64
    where
        A: Differentiable + Sync,
        O: Sync,
        L: VectorLoss<O>,
    {
        self.fit(network);
        let n = samples.n_samples();
        let threads = samples
            .threads()
            .min(n * theta.len() / WORTH_A_THREAD)
            .max(1);
        let widths = &self.widths[..];
        let walk =
            |rows: Range<usize>, block: &mut Block, mut each: Box<dyn FnMut(&Block) + '_>| {
                for first in rows.clone().step_by(BLOCK) {
                    let rows = first..rows.end.min(first + BLOCK);
                    block.there(widths, network, loss, theta, samples, rows);
                    each(block);
                }
            };
        if threads == 1 {
            let mut sum = 0.0;
            let add = Box::new(|block: &Block| sum = block.add_losses(sum));
            walk(0..n, &mut self.blocks[0], add);
            return sum;
        }
        self.blocks
            .resize_with(threads.max(self.blocks.len()), Block::default);
        let mut values = vec![0.0; n];
        let share = n.div_ceil(threads);
        thread::scope(|scope| {
            let shares = values.chunks_mut(share).zip(&mut self.blocks).enumerate();
            for (t, (values, block)) in shares {
                let walk = &walk;
                scope.spawn(move || {
                    let rows = t * share..t * share + values.len();
                    let mut rest = values;
                    let keep = Box::new(|block: &Block| {
                        let (now, later) = std::mem::take(&mut rest).split_at_mut(block.n_samples);
                        now.copy_from_slice(block.losses());
                        rest = later;
                    });
                    walk(rows, block, keep);
                });
            }
        });
        let mut sum = 0.0;
        for value in values {
            sum += value;
        }
        sum
    }

    /// For a network of perhaps other widths.
    fn fit<A, O>(&mut self, network: &Network<A, O>) {
        if !network.has_widths(&self.widths) {
            self.widths = network.widths();
            self.blocks.clear();
            self.blocks.push(Block::default());
        }
    }

    /// The same as one thread does, by several: they meet after they have gone there and back with the samples of a
    /// round, and again when each has added these samples to the gradients of its neurons.
    fn by_threads<A, O, L>(
        &mut self,
        threads: usize,
        network: &Network<A, O>,
        loss: &L,
        theta: &[f64],
        samples: Samples<'_>,
        gradient: &mut [f64],
    ) -> f64
    where
        A: Differentiable + Sync,
        O: Sync,
        L: VectorLoss<O>,
    {
        let n = samples.n_samples();
        let widths = &self.widths[..];
        // Of each thread in each round: so many blocks of so many samples.
        let size = BLOCK.min(n.div_ceil(threads));
        let worth = WORTH_A_THREAD.div_ceil(3 * theta.len() * size);
        let per_thread = worth.min(n.div_ceil(threads * size)).max(1);
        let round = threads * per_thread * size;

        let mut blocks = std::mem::take(&mut self.blocks);
        blocks.resize_with((threads * per_thread).max(blocks.len()), Block::default);
        let shares: Vec<RwLock<&mut [Block]>> = blocks
            .chunks_mut(per_thread)
            .take(threads)
            .map(RwLock::new)
            .collect();
        let meeting = Barrier::new(threads);
        let caught = Mutex::new(None);
        let work = |t: usize, neurons: Range<usize>, gradient: &mut [f64]| {
            let mut sum = 0.0;
            for start in (0..n).step_by(round) {
                {
                    let mut own = shares[t].write().expect("no other thread has panicked");
                    for (b, block) in own.iter_mut().enumerate() {
                        let first = n.min(start + (t * per_thread + b) * size);
                        let rows = first..n.min(first + size);
                        block.n_samples = rows.len();
                        if !rows.is_empty() && caught.lock().expect("nobody panics there").is_none()
                        {
                            let there_and_back = AssertUnwindSafe(|| {
                                block.there(widths, network, loss, theta, samples, rows);
                                block.back(widths, network, theta, samples, first);
                            });
                            // Who panics must come to the meeting all the same, or the others wait there for ever.
                            if let Err(panic) = catch_unwind(there_and_back) {
                                *caught.lock().expect("nobody panics there") = Some(panic);
                            }
                        }
                    }
                }
                meeting.wait();
                if caught.lock().expect("nobody panics there").is_some() {
                    break;
                }
                for share in &shares {
                    let share = share.read().expect("no other thread has panicked");
                    for block in share.iter().filter(|block| block.n_samples > 0) {
                        block.add_gradient(widths, neurons.clone(), gradient);
                        sum = block.add_losses(sum);
                    }
                }
                meeting.wait();
            }
            sum
        };
        let sum = thread::scope(|scope| {
            let mut rest = gradient;
            let mut shares = share_out(widths, threads).into_iter().enumerate();
            let own = shares.next().map(|(_, range)| {
                let (own, others) = std::mem::take(&mut rest).split_at_mut(range.len());
                rest = others;
                (range, own)
            });
            for (t, range) in shares {
                let (part, others) = std::mem::take(&mut rest).split_at_mut(range.len());
                rest = others;
                let work = &work;
                scope.spawn(move || work(t, range, part));
            }
            let (range, own) = own.expect("there is a first thread");
            work(0, range, own)
        });
        drop(shares);
        self.blocks = blocks;
        if let Some(panic) = caught.into_inner().expect("nobody panics there") {
            resume_unwind(panic);
        }
        sum
    }
}

/// The parameters of whole neurons for each thread, as many as for the others as far as that goes.
fn share_out(widths: &[usize], threads: usize) -> Vec<Range<usize>> {
    let neurons = widths
        .windows(2)
        .flat_map(|pair| std::iter::repeat_n(pair[0] + 1, pair[1]));
    let mut ends = vec![0];
    for n in neurons {
        ends.push(ends[ends.len() - 1] + n);
    }
    let all = ends[ends.len() - 1];
    let border = |t: usize| ends[ends.partition_point(|&end| end * threads < all * t)];
    (0..threads).map(|t| border(t)..border(t + 1)).collect()
}

/// A block of samples, and all that is computed for them.
///
/// A matrix has a row for each neuron, as long as `stride`: the number of samples, and the last of them up to three times
/// more, so that it is a multiple of 4.
#[derive(Debug, Default)]
struct Block {
    n_samples: usize,
    stride: usize,
    /// The targets.
    y: Vec<f64>,
    /// ℓ of each sample.
    losses: Vec<f64>,
    /// Where the slopes of an activation are put.
    slopes: Vec<f64>,
    layers: Vec<LayerBlock>,
}

/// Of one layer: what comes in, its weighted inputs, its error signals.
#[derive(Debug, Default)]
struct LayerBlock {
    /// aˡ⁻¹
    a: Vec<f64>,
    /// The same sample by sample, each as (a₁, …, aₙ, 1).
    samples: Vec<f64>,
    /// zˡ
    z: Vec<f64>,
    /// δˡ
    delta: Vec<f64>,
}

impl Block {
    /// The way there: everything up to ℓ and δᴸ.
    fn there<A, O, L>(
        &mut self,
        widths: &[usize],
        network: &Network<A, O>,
        loss: &L,
        theta: &[f64],
        samples: Samples<'_>,
        rows: Range<usize>,
    ) where
        A: Differentiable,
        L: VectorLoss<O>,
    {
        let n = rows.len();
        self.set_size(widths, n);
        let stride = self.stride;
        let in_place = self.inputs_in_place(samples, rows.start);
        if in_place.is_none() {
            for (j, x) in self.layers[0].a.chunks_exact_mut(stride).enumerate() {
                take_up(&samples.input(j)[rows.clone()], x);
            }
        }
        for (k, y) in self.y.chunks_exact_mut(stride).enumerate() {
            take_up(&samples.target(k)[rows.clone()], y);
        }

        let mut theta = theta;
        for l in 0..self.layers.len() {
            let (layers, later) = self.layers.split_at_mut(l + 1);
            let layer = &mut layers[l];
            let (neurons, rest) = theta.split_at((widths[l] + 1) * widths[l + 1]);
            theta = rest;
            let neurons = Rows {
                values: neurons,
                stride: widths[l] + 1,
            };
            let own = Rows {
                values: &layer.a,
                stride,
            };
            let a = in_place.filter(|_| l == 0).unwrap_or(own);
            weighted_inputs(neurons, a, stride, &mut layer.z);
            if let Some(next) = later.first_mut() {
                let activation = network.hidden()[l].activation();
                activation.apply_into(&layer.z, &mut next.a);
            }
        }
        let last = self.layers.last_mut().expect("a network has a layer");
        let activation = network.output_layer().activation();
        let (z, delta) = (&last.z, &mut last.delta);
        if z.len() < FEW {
            loss.sample_losses_and_error_signals(activation, z, &self.y, &mut self.losses, delta);
        } else {
            losses(loss, activation, z, &self.y, &mut self.losses, delta);
        }
    }

    /// The inputs of the samples from number `first` on, where they lie, if they can be read there: when the number of samples
    /// is a multiple of 4.
    fn inputs_in_place<'a>(&self, samples: Samples<'a>, first: usize) -> Option<Rows<'a>> {
        let (columns, stride) = samples.input_columns();
        let values = &columns[first..];
        (self.n_samples == self.stride).then_some(Rows { values, stride })
    }

    /// The way back: δ of every layer, and what the gradient needs beside it. `first` is the number of the first sample.
    fn back<A: Differentiable, O>(
        &mut self,
        widths: &[usize],
        network: &Network<A, O>,
        theta: &[f64],
        samples: Samples<'_>,
        first: usize,
    ) {
        let in_place = self.inputs_in_place(samples, first);
        for (l, layer) in self.layers.iter_mut().enumerate() {
            let own = Rows {
                values: &layer.a,
                stride: self.stride,
            };
            let a = in_place.filter(|_| l == 0).unwrap_or(own);
            let width = widths[l] + 1;
            put_by_samples(a, &mut layer.samples[..self.n_samples * width], width);
        }

        let stride = self.stride;
        let mut end = theta.len();
        for l in (1..self.layers.len()).rev() {
            let (before, after) = self.layers.split_at_mut(l);
            let (layer, next) = (&mut before[l - 1], &after[0]);
            let first = end - (widths[l] + 1) * widths[l + 1];
            let neurons = Rows {
                values: &theta[first..end],
                stride: widths[l] + 1,
            };
            end = first;
            let delta = Rows {
                values: &next.delta,
                stride,
            };
            through_weights(neurons, delta, &mut layer.delta);
            let slopes = &mut self.slopes[..layer.z.len()];
            network.hidden()[l - 1]
                .activation()
                .derivative_into(&layer.z, slopes);
            for (delta, slope) in layer.delta.iter_mut().zip(slopes) {
                *delta *= *slope;
            }
        }
    }

    /// Adds the samples to the gradient of some of the parameters, those of whole neurons.
    fn add_gradient(&self, widths: &[usize], parameters: Range<usize>, gradient: &mut [f64]) {
        let mut gradient = gradient;
        let mut first = 0;
        for (layer, pair) in self.layers.iter().zip(widths.windows(2)) {
            let width = pair[0] + 1;
            let end = first + width * pair[1];
            let part = first.max(parameters.start)..end.min(parameters.end);
            if !part.is_empty() {
                let (own, rest) = gradient.split_at_mut(part.len());
                gradient = rest;
                let delta = Rows {
                    values: &layer.delta[(part.start - first) / width * self.stride..],
                    stride: self.stride,
                };
                let a = Rows {
                    values: &layer.samples,
                    stride: width,
                };
                add_gradients(delta, self.n_samples, a, own);
            }
            first = end;
        }
    }

    /// ℓ of each sample.
    fn losses(&self) -> &[f64] {
        &self.losses[..self.n_samples]
    }

    /// The sum, to which ℓ of each sample is added.
    fn add_losses(&self, mut sum: f64) -> f64 {
        for loss in self.losses() {
            sum += loss;
        }
        sum
    }

    fn set_size(&mut self, widths: &[usize], n: usize) {
        let stride = n.next_multiple_of(4);
        if self.stride == stride && self.layers.len() + 1 == widths.len() {
            self.n_samples = n;
            return;
        }
        (self.n_samples, self.stride) = (n, stride);
        self.layers
            .resize_with(widths.len() - 1, LayerBlock::default);
        for (layer, pair) in self.layers.iter_mut().zip(widths.windows(2)) {
            layer.a.resize(pair[0] * stride, 0.0);
            layer.samples.resize((pair[0] + 1) * stride, 0.0);
            layer.z.resize(pair[1] * stride, 0.0);
            layer.delta.resize(pair[1] * stride, 0.0);
        }
        let widest = widths[1..].iter().max().expect("a network has outputs");
        self.slopes.resize(widest * stride, 0.0);
        self.y.resize(widths[widths.len() - 1] * stride, 0.0);
        self.losses.resize(stride, 0.0);
    }
}

/// ℓ and δᴸ of the samples of a block.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
fn losses<O, L: VectorLoss<O>>(
    loss: &L,
    activation: &O,
    z: &[f64],
    y: &[f64],
    values: &mut [f64],
    deltas: &mut [f64],
) {
    loss.sample_losses_and_error_signals(activation, z, y, values, deltas);
}

/// The numbers, and the last one again where there is room for more.
fn take_up(from: &[f64], to: &mut [f64]) {
    to[..from.len()].copy_from_slice(from);
    to[from.len()..].fill(from[from.len() - 1]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_neuron_is_given_to_one_thread() {
        for widths in [
            &[64, 32, 10][..],
            &[2, 2, 1],
            &[1, 1],
            &[784, 128, 10],
            &[3, 1, 5, 1],
        ] {
            let all: usize = widths.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
            let largest = widths[..widths.len() - 1].iter().max().unwrap() + 1;
            for threads in 1..9 {
                let shares = share_out(widths, threads);
                assert_eq!(shares.len(), threads);
                assert_eq!((shares[0].start, shares[threads - 1].end), (0, all));
                for (a, b) in shares.iter().zip(&shares[1..]) {
                    assert_eq!(a.end, b.start);
                }
                let most = shares.iter().map(Range::len).max().unwrap();
                assert!(
                    most <= all.div_ceil(threads) + largest,
                    "{widths:?}, {threads}: {most}"
                );
            }
        }
    }
}
