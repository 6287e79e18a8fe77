//! Views of samples.

use ndarray::{ArrayView1, ArrayView2, Axis};

use super::dataset::Dataset;
use crate::kernel::Columns;

/// Some samples of a [`Dataset`], and the number of threads that may sum over them.
///
/// A view, cheap to copy: this is what a loss is summed over, and what a [`Model`](crate::Model) is given. A
/// `&Dataset` turns into the view of all its samples, to be summed by one thread;
/// [`Dataset::on_threads`] allows more.
///
/// # Numerics
///
/// The number of threads changes the time and not a bit of any result.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, gradient};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let neuron = Neuron::zeros(1, Sigmoid);
///
/// assert_eq!(
///     gradient(&SquaredError, &neuron, data.on_threads(4)),
///     gradient(&SquaredError, &neuron, &data),
/// );
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Samples<'a> {
    columns: Columns<'a>,
    /// How many samples the whole has that these are a part of.
    whole: usize,
    threads: usize,
}

impl<'a> Samples<'a> {
    pub(crate) fn new(columns: Columns<'a>, whole: usize, threads: usize) -> Self {
        Self {
            columns,
            whole,
            threads,
        }
    }

    /// The same samples, to be summed over by up to `threads` threads.
    ///
    /// However many are allowed, a sum too small to be worth the fork is left to one.
    ///
    /// # Panics
    ///
    /// When `threads` is 0.
    #[track_caller]
    #[must_use]
    pub fn on_threads(self, threads: usize) -> Self {
        assert!(threads > 0, "a sum needs at least one thread, got 0");
        Self { threads, ..self }
    }

    /// How many threads may sum.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// The number of samples, at least 1.
    pub fn n_samples(&self) -> usize {
        self.columns.n_samples()
    }

    /// The number of inputs of each sample, at least 1.
    pub fn n_inputs(&self) -> usize {
        self.columns.n_inputs()
    }

    /// The number of targets of each sample, at least 1.
    pub fn n_targets(&self) -> usize {
        self.columns.n_targets()
    }

    /// The part that these samples are of the whole data set, by number: 1 unless they are a mini-batch.
    pub fn share(&self) -> f64 {
        self.n_samples() as f64 / self.whole as f64
    }

    /// `(x₁ⱼ, …, x_Nⱼ)`: input j of every sample, contiguous in memory.
    ///
    /// # Panics
    ///
    /// When `j` is not below [`n_inputs`](Self::n_inputs).
    #[track_caller]
    pub fn input(&self, j: usize) -> &'a [f64] {
        self.columns.column(j)
    }

    /// `(y₁ₖ, …, y_Nₖ)`: target k of every sample, contiguous in memory.
    ///
    /// # Panics
    ///
    /// When `k` is not below [`n_targets`](Self::n_targets).
    #[track_caller]
    pub fn target(&self, k: usize) -> &'a [f64] {
        self.columns.target_column(k)
    }

    /// All inputs as they lie in memory, column after column, and how far a column is from the next: input j of sample i is
    /// number `j · stride + i`. A column may have more numbers in front of the next, which mean nothing.
    pub fn input_columns(&self) -> (&'a [f64], usize) {
        let inputs = self.columns.inputs;
        (inputs.values, inputs.stride)
    }

    /// X, shape `(n_samples, n_inputs)`.
    pub fn inputs(&self) -> ArrayView2<'a, f64> {
        self.columns.inputs_view()
    }

    /// Y, shape `(n_samples, n_targets)`.
    pub fn target_vectors(&self) -> ArrayView2<'a, f64> {
        self.columns.targets_view()
    }

    /// All samples as `(x, y)`, in their order; y is the first target.
    pub fn iter(&self) -> impl Iterator<Item = (ArrayView1<'a, f64>, f64)> + use<'a> {
        let (inputs, targets) = (self.inputs(), self.target(0));
        (0..targets.len()).map(move |i| (inputs.index_axis_move(Axis(0), i), targets[i]))
    }

    /// The number of samples of the whole data set, of which these are a mini-batch or all.
    pub fn n_whole(&self) -> usize {
        self.whole
    }

    pub(crate) fn columns(&self) -> Columns<'a> {
        self.columns
    }
}

impl Dataset {
    /// All samples, to be summed over by up to `threads` threads.
    ///
    /// The view can stand wherever a `&Dataset` can. The number of threads changes the time and not a bit of any
    /// result.
    ///
    /// # Panics
    ///
    /// When `threads` is 0.
    #[track_caller]
    pub fn on_threads(&self, threads: usize) -> Samples<'_> {
        self.samples_view().on_threads(threads)
    }

    /// All samples as `(x, y)`, in their order.
    ///
    /// # Panics
    ///
    /// When the samples have several targets.
    #[track_caller]
    pub fn samples(&self) -> impl Iterator<Item = (ArrayView1<'_, f64>, f64)> {
        self.assert_one_target();
        self.samples_view().iter()
    }

    pub(crate) fn samples_view(&self) -> Samples<'_> {
        Samples::new(self.columns(), self.n_samples(), 1)
    }
}

impl<'a> From<&'a Dataset> for Samples<'a> {
    fn from(data: &'a Dataset) -> Self {
        data.samples_view()
    }
}

impl<'a> From<&Samples<'a>> for Samples<'a> {
    fn from(samples: &Samples<'a>) -> Self {
        *samples
    }
}
