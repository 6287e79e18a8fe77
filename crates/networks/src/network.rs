//! Network of layers.

use activations::Activation;
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};
use rand::Rng;

use crate::initialization::Initialization;
use crate::layer::Layer;
use crate::vector_activation::VectorActivation;

/// `x ↦ φᴸ(Wᴸ … φ²(W² φ¹(W¹ x + b¹) + b²) … + bᴸ)`: layers of neurons, each of which has the outputs of the layer before
/// as its inputs.
///
/// The last layer is the output layer, and those before it are hidden. The hidden layers have activations of one type A, the
/// output layer has one of type O: any [`Activation`], or [`Softmax`](crate::Softmax). Without a hidden layer a network is
/// neurons side by side. Hidden layers with activations of several kinds have the type `Box<dyn Differentiable + Sync>`.
///
/// A network is a [`Model`](learning::Model) of `learning`: its rules, its training loop, its batches and its gradient check
/// take a network as they take a neuron.
///
/// # Parameters
///
/// θ holds the neurons one after the other, layer by layer, each as `(w₁, …, wₙ, b)`: a network that is one neuron has the
/// θ of that neuron.
///
/// # Examples
///
/// A network that computes "exactly one of two", which a single neuron cannot:
///
/// ```
/// use activations::Step;
/// use ndarray::array;
/// use networks::{Layer, Network};
///
/// let hidden = Layer::new(array![[1.0, 1.0], [1.0, 1.0]], array![-0.5, -1.5], Step::default());
/// let output = Layer::new(array![[1.0, -1.0]], array![-0.5], Step::default());
/// let network = Network::new(vec![hidden], output);
///
/// let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
/// assert_eq!(network.outputs(&inputs), array![[0.0], [1.0], [1.0], [0.0]]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Network<A, O> {
    hidden: Vec<Layer<A>>,
    output: Layer<O>,
}

impl<A, O> Network<A, O> {
    /// A network of these layers, the first hidden one at the inputs.
    ///
    /// # Panics
    ///
    /// When a layer does not have as many inputs as the layer before has neurons.
    #[must_use]
    #[track_caller]
    pub fn new(hidden: Vec<Layer<A>>, output: Layer<O>) -> Self {
        if let Err(sentence) = check(&hidden, &output) {
            panic!("{sentence}");
        }
        Self { hidden, output }
    }

    /// A network all of whose weights and biases are 0.
    ///
    /// `widths` holds the number of inputs, then the number of neurons of each layer: `[64, 32, 10]` is a network of 64 inputs,
    /// 32 hidden neurons and 10 outputs.
    ///
    /// # Panics
    ///
    /// When there are fewer than two widths, or when one is 0.
    #[must_use]
    #[track_caller]
    pub fn zeros(widths: &[usize], hidden: A, output: O) -> Self
    where
        A: Clone,
    {
        let (&[n_before, n_outputs], n_hidden) = match widths {
            [.., _, _] => (
                widths.last_chunk().expect("there are two"),
                widths.len() - 2,
            ),
            _ => panic!(
                "a network needs a number of inputs and a number of outputs, got {} numbers",
                widths.len()
            ),
        };
        let layers = widths.windows(2).take(n_hidden);
        Self {
            hidden: layers
                .map(|pair| Layer::zeros(pair[0], pair[1], hidden.clone()))
                .collect(),
            output: Layer::zeros(n_before, n_outputs, output),
        }
    }

    /// A network with random parameters, drawn by the caller's generator: layer by layer, neuron by neuron, each from its first
    /// weight to its bias.
    ///
    /// The `widths` are as in [`zeros`](Self::zeros), and the [`Initialization`] says from where the parameters are drawn.
    ///
    /// # Panics
    ///
    /// As [`zeros`](Self::zeros), and when the initialization gives a limit that is negative or not finite.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Tanh;
    /// use networks::{Network, Softmax, Xavier};
    /// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
    ///
    /// let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    /// let network = Network::random(&[64, 32, 10], Tanh, Softmax, &Xavier, &mut rng);
    /// assert_eq!(network.n_parameters(), 32 * 65 + 10 * 33);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn random<I: Initialization + ?Sized, R: Rng + ?Sized>(
        widths: &[usize],
        hidden: A,
        output: O,
        initialization: &I,
        rng: &mut R,
    ) -> Self
    where
        A: Clone,
    {
        let mut network = Self::zeros(widths, hidden, output);
        let mut theta = Vec::with_capacity(network.n_parameters());
        for pair in widths.windows(2) {
            initialization.draw_layer(pair[0], pair[1], rng, &mut theta);
        }
        network.set_parameters(&Array1::from(theta));
        network
    }

    /// The hidden layers, the first one at the inputs.
    pub fn hidden(&self) -> &[Layer<A>] {
        &self.hidden
    }

    /// The output layer.
    pub fn output_layer(&self) -> &Layer<O> {
        &self.output
    }

    /// The number of inputs, then the number of neurons of each layer.
    pub fn widths(&self) -> Vec<usize> {
        let hidden = self.hidden.iter().map(Layer::n_neurons);
        [self.n_inputs()]
            .into_iter()
            .chain(hidden)
            .chain([self.n_outputs()])
            .collect()
    }

    /// The number of inputs.
    pub fn n_inputs(&self) -> usize {
        match self.hidden.first() {
            Some(layer) => layer.n_inputs(),
            None => self.output.n_inputs(),
        }
    }

    /// The number of outputs.
    pub fn n_outputs(&self) -> usize {
        self.output.n_neurons()
    }

    /// The number of parameters.
    pub fn n_parameters(&self) -> usize {
        let hidden = self.hidden.iter().map(Layer::n_parameters);
        hidden.sum::<usize>() + self.output.n_parameters()
    }

    /// θ, shape `(n_parameters)`: the neurons one after the other, each as `(w₁, …, wₙ, b)`.
    pub fn parameters(&self) -> Array1<f64> {
        let hidden = self.hidden.iter().flat_map(Layer::parameters);
        hidden.chain(self.output.parameters()).collect()
    }

    /// Other parameters for the same network, in the order of [`parameters`](Self::parameters).
    ///
    /// # Panics
    ///
    /// When their number is another one, or when one is not finite.
    #[track_caller]
    pub fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        let n = self.n_parameters();
        assert_eq!(
            theta.len(),
            n,
            "a network of {n} parameters cannot take {}",
            theta.len()
        );
        if let Some((j, parameter)) = theta.iter().enumerate().find(|(_, p)| !p.is_finite()) {
            panic!(
                "parameters must be finite numbers, got {parameter} for number {j}, counted from 0"
            );
        }
        let mut theta = theta.iter().copied();
        for layer in &mut self.hidden {
            layer.set_parameters(&mut theta);
        }
        self.output.set_parameters(&mut theta);
    }

    /// Are these its [`widths`](Self::widths)?
    pub(crate) fn has_widths(&self, widths: &[usize]) -> bool {
        let [n_inputs, hidden @ .., n_outputs] = widths else {
            return false;
        };
        *n_inputs == self.n_inputs()
            && *n_outputs == self.n_outputs()
            && hidden.len() == self.hidden.len()
            && (hidden.iter().zip(&self.hidden)).all(|(&n, layer)| n == layer.n_neurons())
    }

    /// As many inputs as the network has.
    #[track_caller]
    pub(crate) fn assert_inputs(&self, found: usize) {
        let n = self.n_inputs();
        assert_eq!(found, n, "a network of {n} inputs cannot meet {found}");
    }
}

impl<A: Activation, O: VectorActivation> Network<A, O> {
    /// The outputs for each row of X.
    ///
    /// # Shapes
    ///
    /// `xs: (n_samples, n_inputs)`, result: `(n_samples, n_outputs)`.
    ///
    /// # Panics
    ///
    /// When a row does not have as many inputs as the network.
    #[must_use]
    #[track_caller]
    pub fn outputs(&self, xs: &ArrayRef2<f64>) -> Array2<f64> {
        self.assert_inputs(xs.ncols());
        let mut outputs = Array2::zeros((xs.nrows(), self.n_outputs()));
        for (x, mut output) in xs.rows().into_iter().zip(outputs.rows_mut()) {
            output.assign(&self.output(&x));
        }
        outputs
    }

    /// The class of each row of X: the number of the largest output, counted from 0; the first of them where several are equal.
    /// An output that is NaN is larger than none.
    ///
    /// # Panics
    ///
    /// When a row does not have as many inputs as the network.
    #[must_use]
    #[track_caller]
    pub fn classes(&self, xs: &ArrayRef2<f64>) -> Vec<usize> {
        let outputs = self.outputs(xs);
        let class = |a: ndarray::ArrayView1<'_, f64>| {
            (1..a.len()).fold(0, |best, k| if a[k] > a[best] { k } else { best })
        };
        outputs.rows().into_iter().map(class).collect()
    }
}

/// Each layer has as many inputs as the layer before has neurons; otherwise the sentence that says what is wrong.
pub(crate) fn check<A, O>(hidden: &[Layer<A>], output: &Layer<O>) -> Result<(), String> {
    let inputs = hidden.iter().map(Layer::n_inputs);
    let inputs = inputs.chain([output.n_inputs()]).skip(1);
    for (number, (n_neurons, n_inputs)) in
        hidden.iter().map(Layer::n_neurons).zip(inputs).enumerate()
    {
        if n_neurons != n_inputs {
            return Err(format!(
                "layer {} has {n_neurons} neurons, and layer {} has {n_inputs} inputs: the numbers must be equal",
                number + 1,
                number + 2
            ));
        }
    }
    Ok(())
}
