use std::fmt;
use std::ops::Range;

use rand::Rng;
use rand::seq::SliceRandom;

use crate::columns::Columns;
use crate::dataset::Dataset;

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
/// use learning::{Dataset, Descent, GradientDescent, SquaredError};
/// use ndarray::array;
/// use neuron_core::Neuron;
/// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
///
/// let data = Dataset::new(array![[0.5], [2.5]], array![0.2, 0.9])?;
/// let rule = GradientDescent { loss: SquaredError, learning_rate: 1.0, epochs: 100 };
/// let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
///
/// let mut whole = Neuron::zeros(1, Sigmoid);
/// rule.fit(&mut whole, &data)?; //                                  100 updates
///
/// let mut stochastic = Neuron::zeros(1, Sigmoid);
/// rule.fit(&mut stochastic, data.shuffled_batches(1, &mut rng))?; // 200 updates
///
/// assert_ne!(whole, stochastic);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Batches<'a> {
    data: &'a Dataset,
    size: usize,
    order: Option<Shuffled<'a>>,
}

struct Shuffled<'a> {
    rng: &'a mut dyn Rng,
    rows: Vec<usize>,
    values: Vec<f64>,
    targets: Vec<f64>,
}

impl<'a> Batches<'a> {
    /// The whole data set as one batch.
    pub fn whole(data: &'a Dataset) -> Self {
        Self::in_order(data, data.n_samples())
    }

    pub(crate) fn in_order(data: &'a Dataset, size: usize) -> Self {
        Self {
            data,
            size,
            order: None,
        }
    }

    pub(crate) fn shuffled<R: Rng>(data: &'a Dataset, size: usize, rng: &'a mut R) -> Self {
        Self {
            data,
            size,
            order: Some(Shuffled {
                rng,
                rows: (0..data.n_samples()).collect(),
                values: Vec::new(),
                targets: Vec::new(),
            }),
        }
    }

    /// The number of samples in each batch but perhaps the last.
    pub fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    /// Is an epoch one update from the whole sum, in the order of the data?
    pub(crate) fn is_whole(&self) -> bool {
        self.order.is_none() && self.size >= self.data.n_samples()
    }

    /// Shows every batch of one epoch.
    pub(crate) fn for_each(&mut self, mut update: impl FnMut(Columns<'_>)) {
        let columns = self.data.columns();
        let n = self.data.n_samples();
        if let Some(order) = &mut self.order {
            order.rows.shuffle(order.rng);
        }
        for start in (0..n).step_by(self.size) {
            let rows = start..n.min(start + self.size);
            match &mut self.order {
                None => update(columns.rows(rows)),
                Some(order) => update(order.gather(&columns, self.data.n_inputs(), rows)),
            }
        }
    }
}

impl Shuffled<'_> {
    /// Copies the samples whose turn it is into a block of columns of their own.
    fn gather(
        &mut self,
        columns: &Columns<'_>,
        n_inputs: usize,
        turn: Range<usize>,
    ) -> Columns<'_> {
        let rows = &self.rows[turn];
        self.values.clear();
        for j in 0..n_inputs {
            let column = columns.column(j);
            self.values.extend(rows.iter().map(|&row| column[row]));
        }
        self.targets.clear();
        self.targets
            .extend(rows.iter().map(|&row| columns.targets[row]));
        Columns {
            values: &self.values,
            stride: rows.len(),
            targets: &self.targets,
        }
    }
}

impl<'a> From<&'a Dataset> for Batches<'a> {
    fn from(data: &'a Dataset) -> Self {
        Self::whole(data)
    }
}

impl fmt::Debug for Batches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches")
            .field("n_samples", &self.data.n_samples())
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
            array![
                [0.0, 10.0],
                [1.0, 11.0],
                [2.0, 12.0],
                [3.0, 13.0],
                [4.0, 14.0]
            ],
            array![0.0, 100.0, 200.0, 300.0, 400.0],
        )
        .unwrap()
    }

    /// The first input of each sample of each batch; checks on the way that samples stay together.
    fn epoch(batches: &mut Batches<'_>) -> Vec<Vec<f64>> {
        let mut seen = Vec::new();
        batches.for_each(|batch| {
            let columns = [batch.column(0), batch.column(1)];
            for (i, &y) in batch.targets.iter().enumerate() {
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
        assert_eq!(epoch(&mut Batches::whole(&data)).len(), 1);
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
