//! Standardization (z-scores).

use ndarray::{Array1, ArrayRef1, ArrayView1, Zip};
use neuron_core::Neuron;

use super::dataset::{Dataset, DatasetError};
use crate::power_of_two::power_of_two_below;

/// `x′ⱼ = (xⱼ − μⱼ) / sⱼ`, with the mean `μ = (1/N) Σ xᵢ` and the standard deviation `s = √((1/N) Σ (xᵢ − μ)²)` of each
/// input
///
/// Standardization: every input gets the mean 0 and the standard deviation 1. Inputs of different sizes, years beside
/// fractions, make the loss a narrow valley, in which a learning rate is too large for one weight and too small for
/// another; standardized inputs need one learning rate.
///
/// It is fitted on the samples that are learned from, and applied to them and to all others, those kept back included:
/// μ and s are learned, as weights are.
///
/// s divides by N and not by N − 1: it is the standard deviation of these samples, not an estimate for others. An input
/// that is the same in all samples has s = 0; there s is taken to be 1, so that the input becomes 0.
///
/// # Numerics
///
/// Two passes over the differences from the first sample, scaled by a power of two. Nothing cancels that is not small
/// against the spread of the input, an input that is always the same gives its own value as μ to the bit, and neither
/// the squares nor the sums overflow or vanish: inputs of 10³⁰⁸ and of 10⁻³⁰⁸ have their standard deviations.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Dataset, GradientDescent, Standardization, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let years = array![[1990.0], [2000.0], [2010.0], [2020.0]];
/// let data = Dataset::new(&years, &array![0.0, 0.0, 1.0, 1.0])?;
///
/// let standardization = Standardization::fit(&data);
/// assert_eq!(standardization.means(), array![2005.0]);
///
/// let mut neuron = Neuron::zeros(1, Sigmoid);
/// let rule = GradientDescent { learning_rate: 1.0 };
/// Training { loss: CrossEntropy, rule, epochs: 100 }
///     .fit(&mut neuron, &standardization.apply(&data)?)?;
///
/// // The same neuron for years as they are.
/// let neuron = standardization.fold_into(&neuron);
/// assert!(neuron.output(&array![2000.0]) < 0.1 && neuron.output(&array![2010.0]) > 0.9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", *Neural Networks: Tricks of the Trade*,
/// Springer, 9–50 (1998), section 4.3, doi:10.1007/3-540-49430-8_2, on why. T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for
/// computing the sample variance: analysis and recommendations", *The American Statistician* 37(3), 242–247 (1983),
/// doi:10.1080/00031305.1983.10483115, on how.
#[derive(Debug, Clone, PartialEq)]
pub struct Standardization {
    means: Array1<f64>,      // μ
    deviations: Array1<f64>, // s
}

impl Standardization {
    /// μ and s of every input of the data.
    #[must_use]
    pub fn fit(data: &Dataset) -> Self {
        let samples = data.samples_view();
        let (means, deviations): (Vec<f64>, Vec<f64>) = (0..data.n_inputs())
            .map(|j| mean_and_deviation(samples.input(j)))
            .unzip();
        Self {
            means: means.into(),
            deviations: deviations.into(),
        }
    }

    /// μ and s as they were saved.
    #[cfg(feature = "serde")]
    pub(crate) fn new(means: Array1<f64>, deviations: Array1<f64>) -> Result<Self, String> {
        if means.len() != deviations.len() || means.is_empty() {
            let (m, s) = (means.len(), deviations.len());
            return Err(format!(
                "a standardization has a mean and a deviation for each input, got {m} and {s}"
            ));
        }
        let is_fit = |(mean, deviation): (&f64, &f64)| {
            mean.is_finite() && deviation.is_finite() && *deviation > 0.0
        };
        match means.iter().zip(&deviations).position(|pair| !is_fit(pair)) {
            None => Ok(Self { means, deviations }),
            Some(j) => Err(format!(
                "a mean is a finite number and a deviation a positive one, got {:?} and {:?} for input {j}, counted from 0",
                means[j], deviations[j]
            )),
        }
    }

    /// `μ`, shape `(n_inputs)`.
    pub fn means(&self) -> ArrayView1<'_, f64> {
        self.means.view()
    }

    /// `s`, shape `(n_inputs)`: above 0, and 1 for an input that was always the same.
    pub fn deviations(&self) -> ArrayView1<'_, f64> {
        self.deviations.view()
    }

    /// The number of inputs.
    pub fn n_inputs(&self) -> usize {
        self.means.len()
    }

    /// The data with standardized inputs, and with the targets that they had.
    ///
    /// # Errors
    ///
    /// When a standardized input is too large for a number: a value of 10³⁰⁰ where s is 10⁻³⁰⁰, for instance. Data
    /// that it was fitted on never fail.
    ///
    /// # Panics
    ///
    /// When the data have another number of inputs than those that it was fitted on.
    #[track_caller]
    pub fn apply(&self, data: &Dataset) -> Result<Dataset, DatasetError> {
        self.assert_inputs(data.n_inputs());
        let mut inputs = data.inputs().to_owned();
        for (j, mut column) in inputs.columns_mut().into_iter().enumerate() {
            let (mean, deviation) = (self.means[j], self.deviations[j]);
            column.mapv_inplace(|x| standardized(x, mean, deviation));
        }
        Dataset::with_target_vectors(&inputs, &data.target_vectors())
    }

    /// `x′`: one sample, standardized, with the bits that [`apply`](Self::apply) gives it.
    ///
    /// # Shapes
    ///
    /// `x: (n_inputs)`, result: `(n_inputs)`.
    ///
    /// # Panics
    ///
    /// When the length of `x` is not the number of inputs.
    #[track_caller]
    #[must_use]
    pub fn apply_to(&self, x: &ArrayRef1<f64>) -> Array1<f64> {
        self.assert_inputs(x.len());
        Zip::from(x)
            .and(&self.means)
            .and(&self.deviations)
            .map_collect(|&x, &mean, &deviation| standardized(x, mean, deviation))
    }

    /// `w′ⱼ = wⱼ/sⱼ`, `b′ = b − Σ wⱼ μⱼ/sⱼ`: the neuron that does with inputs as they are what `neuron` does with
    /// standardized ones.
    ///
    /// With it a program keeps one neuron, and needs no standardization where it is used.
    ///
    /// # Panics
    ///
    /// When the neuron has another number of inputs, or when one of its new parameters is too large for a number.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Identity;
    /// use learning::{Dataset, Standardization};
    /// use ndarray::array;
    /// use neuron_core::Neuron;
    ///
    /// let data = Dataset::new(&array![[1.0], [5.0]], &array![0.0, 1.0])?; // μ = 3, s = 2
    /// let standardization = Standardization::fit(&data);
    /// let neuron = Neuron::new(array![4.0], 1.0, Identity);
    ///
    /// let folded = standardization.fold_into(&neuron);
    /// assert_eq!(folded, Neuron::new(array![2.0], -5.0, Identity));
    /// assert_eq!(
    ///     folded.output(&array![7.0]),
    ///     neuron.output(&standardization.apply_to(&array![7.0])),
    /// );
    /// # Ok::<(), learning::DatasetError>(())
    /// ```
    #[track_caller]
    #[must_use]
    pub fn fold_into<A: Clone>(&self, neuron: &Neuron<A>) -> Neuron<A> {
        self.assert_inputs(neuron.n_inputs());
        let weights = &neuron.weights() / &self.deviations;
        let mut bias = neuron.bias();
        for ((w, mean), deviation) in neuron
            .weights()
            .iter()
            .zip(&self.means)
            .zip(&self.deviations)
        {
            bias -= w * (mean / deviation);
        }
        Neuron::new(weights, bias, neuron.activation().clone())
    }

    #[track_caller]
    fn assert_inputs(&self, found: usize) {
        let expected = self.n_inputs();
        assert_eq!(
            expected, found,
            "a standardization of {expected} inputs cannot be applied to {found}"
        );
    }
}

/// `(x − μ) / s`, also where the difference overflows and the quotient does not.
fn standardized(x: f64, mean: f64, deviation: f64) -> f64 {
    let difference = x - mean;
    if difference.is_finite() {
        difference / deviation
    } else {
        (0.5 * x - 0.5 * mean) / deviation * 2.0
    }
}

/// `μ = (1/N) Σ xᵢ` and `s = √((1/N) Σ (xᵢ − μ)²)`; s = 1 where all x are the same.
fn mean_and_deviation(xs: &[f64]) -> (f64, f64) {
    let n = xs.len() as f64;
    let (least, largest) = xs.iter().fold((xs[0], xs[0]), |(least, largest), &x| {
        (least.min(x), largest.max(x))
    });
    if least == largest {
        return (xs[0], 1.0);
    }
    // With t = (x − x₁)/u, where u is a power of two near the spread: μ = x₁ + u·mean(t), and s = u·deviation(t). Where
    // the spread overflows, everything is halved.
    let half = if (largest - least).is_finite() {
        1.0
    } else {
        0.5
    };
    let first = half * xs[0];
    let unit = power_of_two_below(half * largest - half * least);
    let t = |x: &f64| (half * x - first) / unit;

    let mean = xs.iter().map(t).sum::<f64>() / n;
    let (mut squares, mut rest) = (0.0, 0.0);
    for x in xs {
        let difference = t(x) - mean;
        squares += difference * difference;
        rest += difference; // 0, but for the rounding of the mean
    }
    let variance = squares / n;

    // Rounding may not carry them beyond what they lie between.
    let mean = ((first + unit * (mean + rest / n)) / half).clamp(least, largest);
    let deviation = unit * variance.sqrt() / half;
    (mean, deviation.clamp(f64::from_bits(1), f64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use activations::Sigmoid;
    use ndarray::{Array2, Axis, array};

    fn one_input(xs: &[f64]) -> Dataset {
        let inputs = ArrayView1::from(xs).insert_axis(Axis(1)).to_owned();
        Dataset::new(&inputs, &Array1::zeros(xs.len())).unwrap()
    }

    #[test]
    fn means_and_deviations_are_those_of_exact_arithmetic() {
        const LEAST: f64 = f64::from_bits(1);
        // Computed with fractions, and a root of 3000 bits, in Python.
        let exact: &[(&[f64], f64, f64)] = &[
            (
                &[1990.0, 1997.0, 2003.0, 2011.0, 2020.0],
                2004.2,
                10.49571341072154,
            ),
            (
                &[1e9 + 0.25, 1e9 + 0.5, 1e9 + 1.0, 1e9 + 4.0],
                1000000001.4375,
                1.5039011769394957,
            ),
            (&[1e308, -1e308, 1.5e308], 5e307, 1.0801234497346434e308),
            (&[f64::MAX, f64::MIN], 0.0, f64::MAX),
            (
                &[1e-308, 3e-308, -2e-308],
                6.66666666666667e-309,
                2.0548046676563255e-308,
            ),
            (&[LEAST, 2.0 * LEAST, 8.0 * LEAST], 4.0 * LEAST, 3.0 * LEAST),
            (
                &[1e16, 1.0, 2.0, 3.0],
                2500000000000001.5,
                4330127018922192.5,
            ),
            (
                &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
                0.4,
                0.19999999999999998,
            ),
            (
                &[-3.5, 1e-7, 2.25, 1e5],
                24999.687500025,
                43301.450659639784,
            ),
        ];
        for &(xs, mean, deviation) in exact {
            let fitted = Standardization::fit(&one_input(xs));
            let near = |found: f64, exact: f64| found.to_bits().abs_diff(exact.to_bits()) <= 2;
            let (m, s) = (fitted.means()[0], fitted.deviations()[0]);
            assert!(near(m, mean), "{xs:?}: mean {m:?}, not {mean:?}");
            assert!(
                near(s, deviation),
                "{xs:?}: deviation {s:?}, not {deviation:?}"
            );
        }
    }

    #[test]
    fn the_mean_of_a_million_numbers_does_not_carry_the_rounding_of_their_sum() {
        // 0.1 a million times, added up one by one, is 100000.00000133.
        let n = 1_000_000;
        let mut xs = vec![0.1; n];
        (xs[0], xs[n - 1]) = (0.0, 1.0);
        let mean = Standardization::fit(&one_input(&xs)).means()[0];
        let exact = (0.1 * (n - 2) as f64 + 1.0) / n as f64;
        assert!((mean / exact - 1.0).abs() < 4.0 * f64::EPSILON, "{mean}");
    }

    #[test]
    fn what_was_fitted_has_mean_0_and_deviation_1() {
        let columns: [&[f64]; 4] = [
            &[1990.0, 1991.0, 2020.0],
            &[f64::MAX, f64::MIN, f64::MIN],
            &[1e-320, 0.0, 3e-320],
            &[1e15 + 1.0, 1e15 + 2.0, 1e15 + 4.0],
        ];
        for xs in columns {
            let data = one_input(xs);
            let fitted = Standardization::fit(&data);
            let again = Standardization::fit(&fitted.apply(&data).unwrap());
            // μ and s are rounded to a number, and s is the unit now.
            let (m, s) = (fitted.means()[0], fitted.deviations()[0]);
            let rounding = |x: f64| 0.5 * ((x.abs().next_up() - x.abs()) / s);
            let tolerance = rounding(m) + rounding(s) + 4.0 * f64::EPSILON;
            assert!(again.means()[0].abs() <= tolerance, "{xs:?}: {again:?}");
            let deviation = again.deviations()[0];
            assert!((deviation - 1.0).abs() <= tolerance, "{xs:?}: {again:?}");
        }
    }

    #[test]
    fn an_input_that_is_always_the_same_becomes_0() {
        // 0.1 ten times has a rounded sum: its mean is 0.1 all the same.
        for x in [0.1, -1e308, f64::MAX, 0.0, f64::from_bits(1)] {
            let data = one_input(&[x; 10]);
            let fitted = Standardization::fit(&data);
            assert_eq!((fitted.means()[0], fitted.deviations()[0]), (x, 1.0));
            assert!(
                fitted
                    .apply(&data)
                    .unwrap()
                    .inputs()
                    .iter()
                    .all(|&x| x == 0.0)
            );
        }
        let one = Standardization::fit(&one_input(&[5.0]));
        assert_eq!(one.apply_to(&array![7.0]), array![2.0]);
    }

    #[test]
    fn the_least_spread_there_is_does_not_divide_by_0() {
        let data = one_input(&[0.0, f64::from_bits(1)]);
        let standardized = Standardization::fit(&data).apply(&data).unwrap();
        assert!(standardized.inputs()[(1, 0)] > standardized.inputs()[(0, 0)]);
    }

    #[test]
    fn a_shift_of_the_inputs_changes_nothing_else() {
        let (near, far) = (
            [0.0, 0.25, 1.5, -3.0],
            [0.0, 0.25, 1.5, -3.0].map(|x| x + 1e12),
        );
        let [near, far] = [near, far].map(|xs| Standardization::fit(&one_input(&xs)));
        assert_eq!(near.deviations(), far.deviations());
    }

    #[test]
    fn every_input_has_its_own_and_the_targets_stay() {
        let inputs = array![[1.0, 1990.0, 7.0], [5.0, 2020.0, 7.0]];
        let targets = array![[3.0, 4.0], [5.0, 6.0]];
        let data = Dataset::with_target_vectors(&inputs, &targets).unwrap();
        let fitted = Standardization::fit(&data);
        assert_eq!(fitted.means(), array![3.0, 2005.0, 7.0]);
        assert_eq!(fitted.deviations(), array![2.0, 15.0, 1.0]);
        let standardized = fitted.apply(&data).unwrap();
        assert_eq!(
            standardized.inputs(),
            array![[-1.0, -1.0, 0.0], [1.0, 1.0, 0.0]]
        );
        assert_eq!(standardized.target_vectors(), targets);
        assert_eq!(
            fitted.apply_to(&inputs.row(1)),
            standardized.inputs().row(1)
        );
    }

    #[test]
    fn what_becomes_too_large_is_refused_and_what_only_seems_so_is_not() {
        let narrow = Standardization::fit(&one_input(&[0.0, 1e-300]));
        assert!(matches!(
            narrow.apply(&one_input(&[1.0, 1e300])),
            Err(DatasetError::InputNotFinite {
                row: 1,
                column: 0,
                ..
            })
        ));
        // (x − μ) overflows; (x − μ)/s = 2 does not.
        let wide = Standardization::fit(&one_input(&[f64::MIN, f64::MIN, f64::MIN, f64::MAX]));
        let x = wide.apply_to(&array![f64::MAX])[0];
        assert!((x - 3_f64.sqrt()).abs() < 1e-15, "{x:?}");
    }

    #[test]
    fn a_folded_neuron_answers_as_before() {
        let inputs = Array2::from_shape_fn((20, 3), |(i, j)| {
            ((i * i + 3 * j) as f64 / 7.0).sqrt() * [1.0, 1000.0, 1e-6][j] + [0.0, 2000.0, 0.0][j]
        });
        let data = Dataset::new(&inputs, &Array1::zeros(20)).unwrap();
        let fitted = Standardization::fit(&data);
        let neuron = Neuron::new(array![0.5, -1.25, 2.0], 0.75, Sigmoid);
        let folded = fitted.fold_into(&neuron);
        for (x, _) in data.samples() {
            let (before, after) = (neuron.output(&fitted.apply_to(&x)), folded.output(&x));
            assert!((before - after).abs() < 1e-13, "{before} and {after}");
        }
    }

    #[test]
    #[should_panic(expected = "a standardization of 1 inputs cannot be applied to 2")]
    fn another_number_of_inputs_panics_with_a_sentence() {
        let fitted = Standardization::fit(&one_input(&[1.0, 2.0]));
        let _ = fitted.apply_to(&array![1.0, 2.0]);
    }
}
