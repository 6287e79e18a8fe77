//! A block of samples, all the way there and back.
//!
//! # Method
//!
//! All numbers of one neuron lie side by side, one for each sample: every loop then runs over samples, and is the same
//! operations on each. What a layer gets is kept once more sample by sample, for the gradient, whose sums run over the
//! samples and lie side by side over the inputs.

use std::ops::Range;

use activations::Differentiable;
use learning::{Samples, VectorLoss};
use multiversion::multiversion;

use super::products::{Rows, add_gradients, through_weights, weighted_inputs};
use super::turned::put_by_samples;
use crate::network::Network;

/// Fewer numbers than these are not worth the choice of the widest vectors.
const FEW: usize = 32;

/// A block of samples, and all that is computed for them.
///
/// A matrix has a row for each neuron, as long as `stride`: the number of samples, and the last of them up to three times
/// more, so that it is a multiple of 4.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) n_samples: usize,
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
    pub(super) fn there<A, O, L>(
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
    pub(super) fn back<A: Differentiable, O>(
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
    pub(super) fn add_gradient(
        &self,
        widths: &[usize],
        parameters: Range<usize>,
        gradient: &mut [f64],
    ) {
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
    pub(super) fn losses(&self) -> &[f64] {
        &self.losses[..self.n_samples]
    }

    /// The sum, to which ℓ of each sample is added.
    pub(super) fn add_losses(&self, mut sum: f64) -> f64 {
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
