//! One walk over the samples, there and back, that computes the loss and its gradient together.
//!
//! # Method
//!
//! Samples are taken in blocks, small enough for the fast memory.
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

use super::block::Block;
use crate::network::Network;

/// The largest number of samples in a block of a network whose layers are all narrow.
const BLOCK: usize = 64;

/// And where one is wider than this: an odd number of cache lines, so that the same sample of different neurons does not
/// compete for the same few places of the cache.
const NARROW: usize = 128;
const WIDE_BLOCK: usize = 56;

/// Below this many products for each thread between two meetings of all threads they wait more than they work.
const WORTH_A_THREAD: usize = 4_000_000;

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
        let cost = theta.len().saturating_mul(3);
        let threads = samples
            .threads()
            .min(n.saturating_mul(cost) / WORTH_A_THREAD);
        if threads > 1 {
            return self.by_threads(threads, network, loss, theta, samples, gradient);
        }
        let block = &mut self.blocks[0];
        let mut sum = 0.0;
        let size = block_size(&self.widths);
        for first in (0..n).step_by(size) {
            let rows = first..n.min(first + size);
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
            .min(n.saturating_mul(theta.len()) / WORTH_A_THREAD)
            .max(1);
        let widths = &self.widths[..];
        let size = block_size(widths);
        let walk =
            |rows: Range<usize>, block: &mut Block, mut each: Box<dyn FnMut(&Block) + '_>| {
                for first in rows.clone().step_by(size) {
                    let rows = first..rows.end.min(first + size);
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
        let size = block_size(widths).min(n.div_ceil(threads));
        let cost = theta.len().saturating_mul(3 * size);
        let worth = WORTH_A_THREAD.div_ceil(cost);
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

/// The largest number of samples in a block.
fn block_size(widths: &[usize]) -> usize {
    if widths.iter().all(|&width| width <= NARROW) {
        BLOCK
    } else {
        WIDE_BLOCK
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
    let border = |t: usize| {
        let product = |a: usize, b: usize| a as u64 * b as u64;
        let part = product(all, t);
        ends[ends.partition_point(|&end| product(end, threads) < part)]
    };
    (0..threads).map(|t| border(t)..border(t + 1)).collect()
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
