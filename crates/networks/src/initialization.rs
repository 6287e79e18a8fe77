//! Initializations: where the parameters begin.

use rand::{Rng, RngExt};

/// Where the parameters of a layer begin: each weight anywhere between −r and r, uniformly, and r by the widths.
///
/// If all parameters began equal, the hidden neurons would compute the same and learn the same for ever. If they began too
/// large, smooth activations would be saturated and their slopes vanish; too small, and what a layer passes on shrinks from
/// layer to layer. The two rules with a name keep its size: [`Xavier`] for activations like tanh, [`He`] for rectifiers.
///
/// A weight that is uniform on (−r, r) has the variance r²/3.
///
/// # Examples
///
/// An initialization of one's own:
///
/// ```
/// use activations::Sigmoid;
/// use networks::{Initialization, Network};
/// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
///
/// /// `r = 1/√n`
/// struct ByInputs;
///
/// impl Initialization for ByInputs {
///     fn weight_limit(&self, n_inputs: usize, _: usize) -> f64 {
///         1.0 / (n_inputs as f64).sqrt()
///     }
/// }
///
/// let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
/// let network = Network::random(&[4, 100, 1], Sigmoid, Sigmoid, &ByInputs, &mut rng);
/// assert!(network.hidden()[0].weights().iter().all(|w| w.abs() <= 0.5));
/// assert!(network.hidden()[0].biases().iter().all(|&b| b == 0.0));
/// ```
pub trait Initialization {
    /// `r` of the weights of a layer.
    fn weight_limit(&self, n_inputs: usize, n_neurons: usize) -> f64;

    /// `r` of its biases: 0 unless an initialization says otherwise.
    fn bias_limit(&self, n_inputs: usize, n_neurons: usize) -> f64 {
        let _ = (n_inputs, n_neurons);
        0.0
    }

    /// Appends the parameters of a layer to θ: of each neuron the weights, then the bias.
    ///
    /// A parameter is `r · (2u − 1)` for a u drawn from [0, 1), and 0 without a draw where r is 0.
    ///
    /// # Panics
    ///
    /// When a limit is negative or not finite.
    #[track_caller]
    fn draw_layer<R: Rng + ?Sized>(
        &self,
        n_inputs: usize,
        n_neurons: usize,
        rng: &mut R,
        theta: &mut Vec<f64>,
    ) {
        let weight_limit = self.weight_limit(n_inputs, n_neurons);
        let bias_limit = self.bias_limit(n_inputs, n_neurons);
        for limit in [weight_limit, bias_limit] {
            assert!(
                limit >= 0.0 && limit.is_finite(),
                "the limit of an initialization must be a finite number from 0 on, got {limit}"
            );
        }
        let mut draw = |limit: f64| match limit {
            0.0 => 0.0,
            _ => limit * (2.0 * rng.random::<f64>() - 1.0),
        };
        for _ in 0..n_neurons {
            theta.extend((0..n_inputs).map(|_| draw(weight_limit)));
            theta.push(draw(bias_limit));
        }
    }
}

/// Weights and biases uniform on (−r, r), whatever the widths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uniform {
    /// `r`
    pub limit: f64,
}

/// `r = √(6/(n_inputs + n_neurons))`, a variance of 2/(n_inputs + n_neurons); biases 0. Also named after Glorot.
///
/// A compromise between two wishes for a layer whose activation is near its slope of 1: the variance of the outputs stays
/// that of the inputs with r = √(3/n_inputs), that of the error signals on their way back with r = √(3/n_neurons).
///
/// # References
///
/// X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", *Proceedings of the
/// 13th International Conference on Artificial Intelligence and Statistics* (2010), PMLR 9, 249–256.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Xavier;

/// `r = √(6/n_inputs)`, a variance of 2/n_inputs; biases 0.
///
/// For rectifiers: they pass on half of what comes, so the variance has to be twice as large.
///
/// # References
///
/// K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers: surpassing human-level performance on ImageNet
/// classification", *IEEE International Conference on Computer Vision* (2015), 1026–1034, doi:10.1109/ICCV.2015.123.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct He;

impl Initialization for Uniform {
    fn weight_limit(&self, _: usize, _: usize) -> f64 {
        self.limit
    }

    fn bias_limit(&self, _: usize, _: usize) -> f64 {
        self.limit
    }
}

// ANCHOR: xavier
impl Initialization for Xavier {
    fn weight_limit(&self, n_inputs: usize, n_neurons: usize) -> f64 {
        (6.0 / (n_inputs + n_neurons) as f64).sqrt()
    }
}
// ANCHOR_END: xavier

// ANCHOR: he
impl Initialization for He {
    fn weight_limit(&self, n_inputs: usize, _: usize) -> f64 {
        (6.0 / n_inputs as f64).sqrt()
    }
}
// ANCHOR_END: he
