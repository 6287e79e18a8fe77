//! Backpropagation: the error signals travel back, from the outputs to the first layer.
//!
//! This is the plain form, one sample at a time. Training takes the form in `kernel`, which gives the same bits.

use activations::Differentiable;
use learning::{Samples, VectorLoss};
use ndarray::{Array1, Array2, ArrayRef1};

use crate::forward_pass::ForwardPass;
use crate::network::Network;
use crate::penalty::add_penalty;
use crate::vector_activation::VectorActivation;

/// Everything that a network computes for one sample on the way there and back.
///
/// # Formulas
///
/// With the error signal `δˡ = ∂ℓ/∂zˡ` of layer l, and ⊙ for the product element by element:
///
/// | | |
/// |---|---|
/// | (BP1) | `δᴸ = ∂ℓ/∂zᴸ`, from the loss |
/// | (BP2) | `δˡ = (Wˡ⁺¹)ᵀ δˡ⁺¹ ⊙ φ′(zˡ)` |
/// | (BP3) | `∂ℓ/∂bˡ = δˡ` |
/// | (BP4) | `∂ℓ/∂wˡᵢⱼ = δˡᵢ aˡ⁻¹ⱼ` |
///
/// # References
///
/// D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323,
/// 533–536 (1986), doi:10.1038/323533a0. The numbering is that of M. A. Nielsen, *Neural Networks and Deep Learning*,
/// Determination Press (2015), section 2.
#[derive(Debug, Clone, PartialEq)]
pub struct Backpropagation {
    /// The way there.
    pub forward: ForwardPass,
    /// `ℓ`, the loss of the sample.
    pub loss: f64,
    /// δ¹, …, δᴸ, which are the gradients of the biases too: layer l at index l − 1.
    pub error_signals: Vec<Array1<f64>>,
    /// ∂ℓ/∂W¹, …, ∂ℓ/∂Wᴸ: layer l at index l − 1, of the shape of its weights.
    pub weight_gradients: Vec<Array2<f64>>,
}

impl<A: Differentiable, O: VectorActivation> Network<A, O> {
    /// The loss of one sample, and its gradient by backpropagation.
    ///
    /// # Shapes
    ///
    /// `x: (n_inputs)`, `y: (n_outputs)`.
    ///
    /// # Panics
    ///
    /// When the lengths are not those of the network.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Identity;
    /// use learning::SquaredError;
    /// use ndarray::array;
    /// use networks::{Layer, Network};
    ///
    /// // a = 3 · (2x): for x = 1 and y = 5 the loss is ½ (6 − 5)².
    /// let hidden = Layer::new(array![[2.0]], array![0.0], Identity);
    /// let network = Network::new(vec![hidden], Layer::new(array![[3.0]], array![0.0], Identity));
    ///
    /// let back = network.backpropagate(&SquaredError, &array![1.0], &array![5.0]);
    /// assert_eq!(back.loss, 0.5);
    /// assert_eq!(back.error_signals, [array![3.0], array![1.0]]); //         δ² = 6 − 5, δ¹ = 3 · δ²
    /// assert_eq!(back.weight_gradients, [array![[3.0]], array![[2.0]]]); //  δ¹ · 1, δ² · 2
    /// ```
    #[must_use]
    #[track_caller]
    // ANCHOR: backpropagate
    pub fn backpropagate<L: VectorLoss<O>>(
        &self,
        loss: &L,
        x: &ArrayRef1<f64>,
        y: &ArrayRef1<f64>,
    ) -> Backpropagation {
        self.assert_targets(y.len());
        let forward = self.forward(x);
        let (z, a) = (&forward.weighted_inputs, &forward.outputs);

        // (BP1)  δᴸ = ∂ℓ/∂zᴸ
        let last = self.hidden().len(); // layer L stands at index L − 1
        let (z_last, y) = (z[last].to_vec(), y.to_vec());
        let mut delta = vec![0.0; y.len()];
        let phi = self.output_layer().activation();
        loss.error_signals(phi, &z_last, &y, &mut delta);

        // (BP2)  δˡ = (Wˡ⁺¹)ᵀ δˡ⁺¹ ⊙ φ′(zˡ)
        let mut error_signals = vec![Array1::from(delta)];
        for l in (0..last).rev() {
            let w_next = match self.hidden().get(l + 1) {
                Some(next) => next.weights(),
                None => self.output_layer().weights(),
            };
            let delta_next = &error_signals[0];
            let phi = self.hidden()[l].activation();
            let delta = (0..z[l].len()).map(|j| {
                let mut sum = 0.0;
                for (w, delta) in w_next.column(j).iter().zip(delta_next) {
                    sum += w * delta;
                }
                sum * phi.derivative(z[l][j])
            });
            error_signals.insert(0, delta.collect());
        }

        // (BP3)  ∂ℓ/∂bˡ = δˡ    (BP4)  ∂ℓ/∂wˡᵢⱼ = δˡᵢ aˡ⁻¹ⱼ
        let weight_gradients = (error_signals.iter().zip(a))
            .map(|(delta, a)| {
                Array2::from_shape_fn((delta.len(), a.len()), |(i, j)| delta[i] * a[j])
            })
            .collect();
        Backpropagation {
            loss: loss.sample_loss(phi, &z_last, &y),
            forward,
            error_signals,
            weight_gradients,
        }
    }
    // ANCHOR_END: backpropagate

    /// `L = c · Σ ℓ` and its gradient in the plain form: one sample after the other, from the first to the last.
    ///
    /// It is slow. What training computes is the same to the bit.
    ///
    /// # Panics
    ///
    /// When the samples do not have as many inputs and targets as the network has inputs and outputs.
    #[must_use]
    #[track_caller]
    // ANCHOR: sum
    pub fn loss_and_gradient_by_samples<'a, L: VectorLoss<O>>(
        &self,
        loss: &L,
        samples: impl Into<Samples<'a>>,
    ) -> (f64, Array1<f64>) {
        let samples = samples.into();
        let (xs, ys) = (samples.inputs(), samples.target_vectors());
        let mut value = 0.0;
        let mut gradient = Array1::zeros(self.n_parameters());
        for (x, y) in xs.rows().into_iter().zip(ys.rows()) {
            let sample = self.backpropagate(loss, &x, &y);
            value += sample.loss;
            gradient += &sample.gradient();
        }
        let scale = loss.sum_scale(samples.n_samples()); // c
        self.with_penalty(loss, samples, scale * value, scale * gradient)
    }
    // ANCHOR_END: sum

    /// The loss and its gradient, with what a penalty adds to them.
    fn with_penalty<L: VectorLoss<O>>(
        &self,
        loss: &L,
        samples: Samples<'_>,
        value: f64,
        gradient: Array1<f64>,
    ) -> (f64, Array1<f64>) {
        let (widths, theta) = (self.widths(), self.parameters().to_vec());
        let mut gradient = gradient.to_vec();
        let penalty = add_penalty(loss, &widths, &theta, samples, Some(&mut gradient));
        (value + penalty, gradient.into())
    }

    #[track_caller]
    fn assert_targets(&self, found: usize) {
        let n = self.n_outputs();
        assert_eq!(
            found, n,
            "a network of {n} outputs cannot be compared with {found} targets"
        );
    }
}

impl Backpropagation {
    /// ∇ℓ in the order of the network's [`parameters`](Network::parameters): neuron by neuron, the weights, then the bias.
    #[must_use]
    pub fn gradient(&self) -> Array1<f64> {
        let layers = self.weight_gradients.iter().zip(&self.error_signals);
        layers
            .flat_map(|(weights, biases)| {
                let neurons = weights.rows().into_iter().zip(biases);
                neurons.flat_map(|(w, b)| w.into_iter().chain([b]).copied())
            })
            .collect()
    }
}
