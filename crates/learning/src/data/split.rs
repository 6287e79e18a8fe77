//! Train/test split.

use rand::Rng;
use rand::seq::SliceRandom;
use thiserror::Error;

use super::dataset::Dataset;

/// Parts of a data set: one to learn from, and one that is kept back and says what was learned.
impl Dataset {
    /// The same samples in another order, drawn by the caller's generator; every order is equally likely.
    ///
    /// The same generator in the same state gives the same order on every machine.
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::Dataset;
    /// use ndarray::array;
    /// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
    ///
    /// let data = Dataset::new(&array![[1.0], [2.0], [3.0], [4.0]], &array![10.0, 20.0, 30.0, 40.0])?;
    /// let shuffled = data.shuffled(&mut Xoshiro256PlusPlus::seed_from_u64(42));
    ///
    /// assert_ne!(shuffled, data);
    /// assert!(shuffled.samples().all(|(x, y)| y == 10.0 * x[0])); // each sample keeps its target
    /// # Ok::<(), learning::DatasetError>(())
    /// ```
    #[must_use]
    pub fn shuffled<R: Rng + ?Sized>(&self, rng: &mut R) -> Self {
        self.select(&shuffled_rows(self.n_samples(), rng))
    }

    /// The first `n₁ = ⌊s · N + ½⌋` of N samples, and the others: both in their order.
    ///
    /// s is the `share` of the first part. n₁ is kept between 1 and N − 1, so that neither part is empty.
    ///
    /// A table whose rows are sorted, by class for instance, is to be [shuffled](Self::shuffled_split). One whose rows
    /// depend on their neighbors, such as days or handwritings, is not: its order is what keeps the parts apart.
    ///
    /// # Errors
    ///
    /// When `share` is not above 0 and below 1, or when there is one sample only.
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::Dataset;
    /// use ndarray::{Array1, Array2};
    ///
    /// let data = Dataset::new(&Array2::zeros((10, 3)), &Array1::zeros(10))?;
    /// let (train, test) = data.split(0.75)?;
    ///
    /// assert_eq!((train.n_samples(), test.n_samples()), (8, 2)); // ⌊7.5 + ½⌋ = 8
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn split(&self, share: f64) -> Result<(Self, Self), SplitError> {
        self.split_rows(share, (0..self.n_samples()).collect())
    }

    /// As [`split`](Self::split), of the samples in an order drawn by the caller's generator.
    ///
    /// # Errors
    ///
    /// As [`split`](Self::split).
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::Dataset;
    /// use ndarray::array;
    /// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
    ///
    /// let data = Dataset::new(&array![[1.0], [2.0], [3.0], [4.0], [5.0]], &array![0.0, 0.0, 0.0, 1.0, 1.0])?;
    /// let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    /// let (train, test) = data.shuffled_split(0.8, &mut rng)?;
    ///
    /// assert_eq!((train.n_samples(), test.n_samples()), (4, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shuffled_split<R: Rng + ?Sized>(
        &self,
        share: f64,
        rng: &mut R,
    ) -> Result<(Self, Self), SplitError> {
        self.split_rows(share, shuffled_rows(self.n_samples(), rng))
    }

    /// `n₁ = ⌊s · N_c + ½⌋` samples of every class c, and the others: both in an order drawn by the caller's
    /// generator.
    ///
    /// The stratified split. A class is all samples with the same targets, N_c of them, and each n₁ is kept between 1
    /// and N_c − 1, so that both parts have samples of every class, in nearly the same proportions.
    ///
    /// # Errors
    ///
    /// As [`split`](Self::split), and when a class has one sample only. Targets that are measured and not classes
    /// are such a case.
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::Dataset;
    /// use ndarray::{Array1, Array2};
    /// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
    ///
    /// // 90 samples of one class, 10 of the other.
    /// let targets = Array1::from_shape_fn(100, |i| if i < 90 { 0.0 } else { 1.0 });
    /// let data = Dataset::new(&Array2::zeros((100, 1)), &targets)?;
    /// let (train, test) = data.stratified_split(0.8, &mut Xoshiro256PlusPlus::seed_from_u64(42))?;
    ///
    /// assert_eq!((train.targets().sum(), test.targets().sum()), (8.0, 2.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stratified_split<R: Rng + ?Sized>(
        &self,
        share: f64,
        rng: &mut R,
    ) -> Result<(Self, Self), SplitError> {
        check_share(share)?;
        let classes = self.classes();
        let mut class_of = vec![0; self.n_samples()];
        let mut wanted = Vec::with_capacity(classes.len());
        for (class, rows) in classes.iter().enumerate() {
            if let [row] = rows[..] {
                return Err(match classes.len() {
                    1 => SplitError::OneSample,
                    _ => SplitError::OneSampleOfAClass { row },
                });
            }
            wanted.push(first_part(share, rows.len()));
            for &row in rows {
                class_of[row] = class;
            }
        }
        let (first, second): (Vec<_>, Vec<_>) = shuffled_rows(self.n_samples(), rng)
            .into_iter()
            .partition(|&row| {
                let wanted = &mut wanted[class_of[row]];
                let take = *wanted > 0;
                *wanted -= usize::from(take);
                take
            });
        Ok((self.select(&first), self.select(&second)))
    }

    /// The rows of each class, in their order.
    fn classes(&self) -> Vec<Vec<usize>> {
        let targets = self.target_vectors();
        // Adding 0 makes a 0 of −0.
        let of = |row: usize| targets.row(row).into_iter().map(|y| y + 0.0);
        let compare = |a: &usize, b: &usize| {
            of(*a)
                .zip(of(*b))
                .map(|(a, b)| a.total_cmp(&b))
                .find(|order| order.is_ne())
                .unwrap_or(std::cmp::Ordering::Equal)
        };
        let mut rows: Vec<usize> = (0..self.n_samples()).collect();
        rows.sort_by(compare);
        rows.chunk_by(|a, b| compare(a, b).is_eq())
            .map(<[usize]>::to_vec)
            .collect()
    }

    fn split_rows(&self, share: f64, rows: Vec<usize>) -> Result<(Self, Self), SplitError> {
        check_share(share)?;
        if rows.len() == 1 {
            return Err(SplitError::OneSample);
        }
        let (first, second) = rows.split_at(first_part(share, rows.len()));
        Ok((self.select(first), self.select(second)))
    }
}

fn shuffled_rows<R: Rng + ?Sized>(n: usize, rng: &mut R) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..n).collect();
    rows.shuffle(rng);
    rows
}

fn check_share(share: f64) -> Result<(), SplitError> {
    if share > 0.0 && share < 1.0 {
        Ok(())
    } else {
        Err(SplitError::Share { share })
    }
}

/// `⌊s · n + ½⌋`, kept between 1 and n − 1.
fn first_part(share: f64, n: usize) -> usize {
    ((share * n as f64 + 0.5) as usize).clamp(1, n - 1)
}

/// Why a data set cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum SplitError {
    /// The share of the first part is not above 0 and below 1.
    #[error("the share of the first part must be above 0 and below 1, got {share:?}")]
    Share {
        /// The share.
        share: f64,
    },
    /// There is one sample, and two parts need one each.
    #[error("one sample cannot be split into two parts")]
    OneSample,
    /// A class has one sample, and two parts need one each.
    #[error(
        "sample {row}, counted from 0, is the only one with its target, and cannot be in both parts"
    )]
    OneSampleOfAClass {
        /// The sample, counted from 0.
        row: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, array};
    use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

    fn rng() -> Xoshiro256PlusPlus {
        Xoshiro256PlusPlus::seed_from_u64(7)
    }

    /// Sample i has the input i and the target `target(i)`.
    fn data(n: usize, target: impl Fn(usize) -> f64) -> Dataset {
        let inputs = Array2::from_shape_fn((n, 1), |(i, _)| i as f64);
        Dataset::new(&inputs, &Array1::from_shape_fn(n, target)).unwrap()
    }

    fn numbers(data: &Dataset) -> Vec<usize> {
        data.inputs().iter().map(|&x| x as usize).collect()
    }

    #[test]
    fn the_first_part_has_the_rounded_share_and_neither_is_empty() {
        // (share, samples, first part), worked out by hand.
        for (share, n, first) in [
            (0.8, 10, 8),
            (0.5, 3, 2),     // 1.5 + ½ = 2
            (0.29, 100, 29), // 0.29 · 100 is 28.999999999999996 in doubles
            (0.7, 10, 7),
            (0.01, 10, 1), // rounds to 0
            (0.99, 10, 9), // rounds to 10
            (f64::MIN_POSITIVE, 2, 1),
            (1.0 - f64::EPSILON / 2.0, 2, 1),
        ] {
            let (a, b) = data(n, |_| 0.0).split(share).unwrap();
            assert_eq!(a.n_samples(), first, "{share} of {n}");
            let all: Vec<usize> = [numbers(&a), numbers(&b)].concat();
            assert_eq!(all, (0..n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_share_that_is_none_and_one_sample_are_refused() {
        let two = data(2, |_| 0.0);
        for share in [0.0, 1.0, -0.5, 1.5, f64::INFINITY, f64::NAN] {
            for error in [
                two.split(share).unwrap_err(),
                two.shuffled_split(share, &mut rng()).unwrap_err(),
                two.stratified_split(share, &mut rng()).unwrap_err(),
            ] {
                assert!(
                    matches!(error, SplitError::Share { share: s } if s.to_bits() == share.to_bits())
                );
            }
        }
        let one = data(1, |_| 0.0);
        assert_eq!(one.split(0.5), Err(SplitError::OneSample));
        assert_eq!(
            one.shuffled_split(0.5, &mut rng()),
            Err(SplitError::OneSample)
        );
        assert_eq!(
            one.stratified_split(0.5, &mut rng()),
            Err(SplitError::OneSample)
        );
        assert_eq!(
            data(3, |i| (i == 1).into()).stratified_split(0.5, &mut rng()),
            Err(SplitError::OneSampleOfAClass { row: 1 })
        );
    }

    #[test]
    fn a_shuffled_split_has_every_sample_once_and_is_another_for_another_seed() {
        let whole = data(100, |i| 3.0 * i as f64);
        let (a, b) = whole.shuffled_split(0.7, &mut rng()).unwrap();
        assert_eq!((a.n_samples(), b.n_samples()), (70, 30));
        assert!(
            [&a, &b]
                .iter()
                .all(|part| part.samples().all(|(x, y)| y == 3.0 * x[0]))
        );
        let mut all = [numbers(&a), numbers(&b)].concat();
        assert_ne!(all, (0..100).collect::<Vec<_>>());
        assert_eq!(all, numbers(&whole.shuffled(&mut rng())));
        all.sort_unstable();
        assert_eq!(all, (0..100).collect::<Vec<_>>());

        let again = whole.shuffled_split(0.7, &mut rng()).unwrap();
        assert_eq!(again, (a.clone(), b));
        let other = whole
            .shuffled_split(0.7, &mut Xoshiro256PlusPlus::seed_from_u64(8))
            .unwrap();
        assert_ne!(numbers(&other.0), numbers(&a));
    }

    #[test]
    fn every_order_of_three_is_equally_likely() {
        let three = data(3, |_| 0.0);
        let mut rng = rng();
        let mut counts = [0_u32; 27];
        for _ in 0..6000 {
            let order = numbers(&three.shuffled(&mut rng));
            counts[order[0] * 9 + order[1] * 3 + order[2]] += 1;
        }
        let seen: Vec<u32> = counts.into_iter().filter(|&count| count > 0).collect();
        assert_eq!(seen.len(), 6);
        // 1000 each, with a standard deviation of √(6000 · 5/36) ≈ 29: five of them.
        assert!(
            seen.iter().all(|count| count.abs_diff(1000) < 145),
            "{seen:?}"
        );
    }

    #[test]
    fn a_stratified_split_keeps_the_proportions() {
        // Classes of 50, 7 and 2, mixed; −0 and 0 are one class.
        let class = |i: usize| match i {
            3 | 41 => 2.0,
            i if i % 8 == 0 && i < 56 => 1.0,
            i if i % 2 == 0 => -0.0,
            _ => 0.0,
        };
        let whole = data(59, class);
        let (a, b) = whole.stratified_split(0.75, &mut rng()).unwrap();
        let count = |part: &Dataset, y| part.targets().iter().filter(|&&t| t == y).count();
        // ⌊37.5 + ½⌋ = 38, ⌊5.25 + ½⌋ = 5, ⌊1.5 + ½⌋ = 2, kept to 1.
        assert_eq!([0.0, 1.0, 2.0].map(|y| count(&a, y)), [38, 5, 1]);
        assert_eq!([0.0, 1.0, 2.0].map(|y| count(&b, y)), [12, 2, 1]);
        let mut all = [numbers(&a), numbers(&b)].concat();
        assert!(!all.is_sorted());
        assert!(!numbers(&a).is_sorted() && !numbers(&b).is_sorted());
        all.sort_unstable();
        assert_eq!(all, (0..59).collect::<Vec<_>>());
        assert!(
            [&a, &b]
                .iter()
                .all(|part| part.samples().all(|(x, y)| y == class(x[0] as usize)))
        );
    }

    #[test]
    fn classes_of_target_vectors_are_whole_vectors() {
        let targets = array![
            [1.0, 0.0],
            [0.0, 1.0],
            [1.0, 0.0],
            [0.0, 1.0],
            [1.0, 1.0],
            [1.0, 1.0]
        ];
        let inputs = Array2::from_shape_fn((6, 1), |(i, _)| i as f64);
        let data = Dataset::with_target_vectors(&inputs, &targets).unwrap();
        let (a, b) = data.stratified_split(0.5, &mut rng()).unwrap();
        let pairs = |part: &Dataset| {
            let mut rows: Vec<usize> = numbers(part)
                .iter()
                .map(|i| [0, 1, 0, 1, 2, 2][*i])
                .collect();
            rows.sort_unstable();
            rows
        };
        assert_eq!((pairs(&a), pairs(&b)), (vec![0, 1, 2], vec![0, 1, 2]));
    }
}
