//! Batches: the parts of a data set that one update learns from.

use std::fmt;

use rand::Rng;
use rand::seq::SliceRandom;

use super::dataset::Dataset;
use super::samples::Samples;
use crate::kernel::{Batch, Columns, Rows};

/// How an epoch walks over the data: all samples at once, or a few at a time.
///
/// A `&Dataset` turns into the first: *batch* gradient descent, one update an epoch, made from the whole sum. The
/// other two come from [`Dataset::batches`] and [`Dataset::shuffled_batches`]: *mini-batch* gradient descent, one
/// update for each batch, and with a size of 1 *stochastic* gradient descent.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientDescent, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
/// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// let training = Training { loss: SquaredError, rule, epochs: 100 };
/// let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
///
/// let mut whole = Neuron::zeros(1, Sigmoid);
/// training.fit(&mut whole, &data)?; //                                  100 updates
///
/// let mut stochastic = Neuron::zeros(1, Sigmoid);
/// training.fit(&mut stochastic, data.shuffled_batches(1, &mut rng))?; // 200 updates
///
/// assert_ne!(whole, stochastic);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Cost
///
/// The loss that the history holds is that of all samples, at the parameters as they are at the end of the epoch. One
/// update an epoch has it for nothing; with batches it takes one more walk over the data, without a gradient.
/// [`with_running_loss`](Self::with_running_loss) does without.
///
/// # Memory
///
/// A [`Dataset`] lies in memory by columns. Batches of one sample, and shuffled batches of any size, need single samples: when
/// the first epoch begins they copy the samples, row after row, and keep the copy until the training ends. Shuffled ones
/// also keep the order, one number a sample.
pub struct Batches<'a> {
    samples: Samples<'a>,
    size: usize,
    order: Option<Shuffled<'a>>,
    running_loss: bool,
    /// All samples, each in one piece; made when the first epoch begins.
    rows: Option<Rows>,
    /// Room for a shuffled batch.
    batch: Option<Batch>,
}

/// An order of the samples that changes from epoch to epoch.
struct Shuffled<'a> {
    rng: &'a mut dyn Rng,
    numbers: Vec<usize>,
}

impl Dataset {
    /// Batches of `size` samples in the order of the data, the last one smaller when it does not come out even.
    ///
    /// With a size of 1, training learns from one sample at a time.
    pub fn batches(&self, size: usize) -> Batches<'_> {
        self.samples_view().batches(size)
    }

    /// Batches of `size` samples, shuffled anew for every epoch by the caller's generator.
    ///
    /// With a size of 1 this is stochastic gradient descent, with larger ones mini-batch gradient descent.
    pub fn shuffled_batches<'a, R: Rng>(&'a self, size: usize, rng: &'a mut R) -> Batches<'a> {
        self.samples_view().shuffled_batches(size, rng)
    }
}

impl<'a> Samples<'a> {
    /// Batches of `size` samples in the order of the data, the last one smaller when it does not come out even.
    pub fn batches(self, size: usize) -> Batches<'a> {
        Batches::in_order(self, size)
    }

    /// Batches of `size` samples, shuffled anew for every epoch by the caller's generator.
    pub fn shuffled_batches<R: Rng>(self, size: usize, rng: &'a mut R) -> Batches<'a> {
        Batches::shuffled(self, size, rng)
    }
}

impl<'a> Batches<'a> {
    pub(crate) fn in_order(samples: Samples<'a>, size: usize) -> Self {
        Self {
            samples,
            size,
            order: None,
            running_loss: false,
            rows: None,
            batch: None,
        }
    }

    pub(crate) fn shuffled<R: Rng>(samples: Samples<'a>, size: usize, rng: &'a mut R) -> Self {
        Self {
            order: Some(Shuffled {
                rng,
                numbers: (0..samples.n_samples()).collect(),
            }),
            ..Self::in_order(samples, size)
        }
    }

    /// Lets the loss of an epoch be what its batches showed before they were learned from, added up.
    ///
    /// It saves a walk over the data in every epoch. The number is that of parameters which were moving meanwhile, and
    /// lags behind; the loss of epoch 0 is exact. For a loss that is a mean, the losses of the batches are weighed by
    /// their sizes.
    #[must_use]
    pub fn with_running_loss(self) -> Self {
        Self {
            running_loss: true,
            ..self
        }
    }

    /// The number of samples in each batch but perhaps the last.
    pub fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn samples(&self) -> Samples<'a> {
        self.samples
    }

    /// Is an epoch one update from the whole sum, in the order of the data?
    pub(crate) fn is_whole(&self) -> bool {
        self.order.is_none() && self.size >= self.samples.n_samples()
    }

    /// Is the next epoch in another order than the last?
    pub(crate) fn is_shuffled(&self) -> bool {
        self.order.is_some()
    }

    pub(crate) fn has_running_loss(&self) -> bool {
        self.running_loss
    }

    /// Shows every batch of one epoch.
    #[inline]
    pub(crate) fn for_each(&mut self, mut update: impl FnMut(Samples<'_>)) {
        let columns = self.samples.columns();
        let (n, threads) = (self.samples.n_samples(), self.samples.threads());
        let size = self.size.min(n);
        let mut show = |batch: Columns<'_>| update(Samples::new(batch, n, threads));
        if self.order.is_none() && size > 1 {
            for start in (0..n).step_by(size) {
                show(columns.rows(start..n.min(start + size)));
            }
            return;
        }
        let rows = self.rows.get_or_insert_with(|| Rows::new(columns));
        let Some(order) = &mut self.order else {
            (0..n).for_each(|i| show(rows.as_columns(i)));
            return;
        };
        order.numbers.shuffle(order.rng);
        if size == 1 {
            // A few at a time, so that the ways to memory overlap.
            let mut few = Rows::room_for(columns);
            for numbers in order.numbers.chunks(64) {
                few.fill_selected(rows, numbers);
                (0..numbers.len()).for_each(|i| show(few.as_columns(i)));
            }
        } else {
            let batch = self.batch.get_or_insert_with(|| Batch::new(size, columns));
            for numbers in order.numbers.chunks(size) {
                show(batch.fill_selected(rows, numbers));
            }
        }
    }
}

impl<'a> From<&'a Dataset> for Batches<'a> {
    fn from(data: &'a Dataset) -> Self {
        Samples::from(data).into()
    }
}

impl<'a> From<Samples<'a>> for Batches<'a> {
    fn from(samples: Samples<'a>) -> Self {
        Self::in_order(samples, samples.n_samples())
    }
}

impl fmt::Debug for Batches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches")
            .field("n_samples", &self.samples.n_samples())
            .field("size", &self.size)
            .field("shuffled", &self.order.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

    fn data() -> Dataset {
        Dataset::new(
            &array![
                [0.0, 10.0],
                [1.0, 11.0],
                [2.0, 12.0],
                [3.0, 13.0],
                [4.0, 14.0]
            ],
            &array![0.0, 100.0, 200.0, 300.0, 400.0],
        )
        .unwrap()
    }

    /// The first input of each sample of each batch; checks on the way that samples stay together.
    fn epoch(batches: &mut Batches<'_>) -> Vec<Vec<f64>> {
        let mut seen = Vec::new();
        batches.for_each(|batch| {
            let columns = [batch.input(0), batch.input(1)];
            for (i, &y) in batch.target(0).iter().enumerate() {
                assert_eq!(columns[1][i], columns[0][i] + 10.0);
                assert_eq!(y, columns[0][i] * 100.0);
            }
            seen.push(columns[0].to_vec());
        });
        seen
    }

    #[test]
    fn the_last_batch_in_order_takes_what_is_left() {
        let data = data();
        assert_eq!(
            epoch(&mut data.batches(2)),
            [vec![0.0, 1.0], vec![2.0, 3.0], vec![4.0]]
        );
        assert_eq!(epoch(&mut Batches::from(&data)).len(), 1);
    }

    #[test]
    fn shuffling_shows_every_sample_once_and_each_epoch_in_another_order() {
        let data = data();
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        let mut batches = data.shuffled_batches(2, &mut rng);
        let (first, second) = (epoch(&mut batches), epoch(&mut batches));
        assert_ne!(first, second);
        for epoch in [first, second] {
            assert_eq!(epoch.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
            let mut all = epoch.concat();
            all.sort_by(f64::total_cmp);
            assert_eq!(all, [0.0, 1.0, 2.0, 3.0, 4.0]);
        }
    }
}
