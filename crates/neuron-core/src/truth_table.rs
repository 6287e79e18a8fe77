//! Truth table of a unit.

use std::borrow::Borrow;
use std::ops::Range;

use activations::Activation;
use ndarray::{Array1, ArrayRef1, ArrayView1};

/// A table of 2ⁿ rows is meant to be read: a million are enough.
const MOST_INPUTS: usize = 20;

/// `{0, 1}ⁿ → (z, φ(z))`: what a unit answers to every input of zeros and ones.
///
/// The rows stand in counting order: 00, 01, 10, 11. The last input changes fastest.
///
/// # Numerics
///
/// z is w₁x₁ + … + wₙxₙ + b from left to right, as a unit's `weighted_input` has it for that row, to the bit.
/// Rows that begin with the same inputs share the beginning of that sum, so the table takes 2ⁿ⁺¹
/// additions and not n · 2ⁿ.
///
/// Only z and φ(z) are stored, 16 bytes a row. The inputs are the digits of the row's number, and are written out when
/// a row is asked for.
///
/// # Examples
///
/// ```
/// use ndarray::array;
/// use neuron_core::ThresholdUnit;
///
/// let table = ThresholdUnit::new(array![5.0, 3.0], 4.0).truth_table();
///
/// assert_eq!(table.len(), 4);
/// assert_eq!(table.weighted_inputs(), array![-4.0, -1.0, 1.0, 4.0]);
/// assert_eq!(table.outputs(), array![0.0, 0.0, 1.0, 1.0]);
/// for row in &table {
///     assert_eq!(row.output == 1.0, row.inputs[0] == 1.0);
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TruthTable {
    n_inputs: usize,
    weighted_inputs: Array1<f64>,
    outputs: Array1<f64>,
}

/// `(x₁, …, xₙ) ↦ (z, φ(z))`: one row of a truth table.
#[derive(Debug, Clone, PartialEq)]
pub struct TruthTableRow {
    /// `(x₁, …, xₙ)`, each 0 or 1.
    pub inputs: Array1<f64>,
    /// `z`, the weighted input.
    pub weighted_input: f64,
    /// `φ(z)`, the output.
    pub output: f64,
}

impl TruthTable {
    /// The table of `φ(w · x + shift)`.
    #[track_caller]
    pub(crate) fn new(
        weights: &ArrayRef1<f64>,
        shift: f64,
        activation: &(impl Activation + ?Sized),
    ) -> Self {
        let n_rows = n_rows(weights.len());
        let mut sums = vec![0.0; n_rows];
        // After k weights the first 2ᵏ places hold the sums of all beginnings of k inputs. Each is continued by
        // a 0 and by a 1: from the last to the first, so that none is overwritten before it is read. (Adding w · 0
        // changes no sum: a sum that starts at 0 is never −0.)
        let mut n_sums = 1;
        for w in weights {
            for i in (0..n_sums).rev() {
                let sum = sums[i];
                sums[2 * i] = sum;
                sums[2 * i + 1] = sum + w;
            }
            n_sums *= 2;
        }
        for sum in &mut sums {
            *sum += shift;
        }
        let mut outputs = vec![0.0; n_rows];
        activation.apply_into(&sums, &mut outputs);
        Self {
            n_inputs: weights.len(),
            weighted_inputs: sums.into(),
            outputs: outputs.into(),
        }
    }

    /// A table that was saved, if its columns are as long as its number of inputs wants them to be.
    #[cfg(feature = "serde")]
    pub(crate) fn from_parts(
        n_inputs: usize,
        weighted_inputs: Vec<f64>,
        outputs: Vec<f64>,
    ) -> Result<Self, String> {
        let n_rows = check_n_rows(n_inputs)?;
        if n_inputs == 0 {
            return Err("a unit needs at least one weight, got none".to_owned());
        }
        for (name, column) in [("weighted inputs", &weighted_inputs), ("outputs", &outputs)] {
            if column.len() != n_rows {
                return Err(format!(
                    "a truth table of {n_inputs} inputs has {n_rows} rows, got {} {name}",
                    column.len()
                ));
            }
        }
        Ok(Self {
            n_inputs,
            weighted_inputs: weighted_inputs.into(),
            outputs: outputs.into(),
        })
    }

    /// `n`, the number of inputs.
    #[must_use]
    pub fn n_inputs(&self) -> usize {
        self.n_inputs
    }

    /// `2ⁿ`, the number of rows.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a table has at least two rows")]
    pub fn len(&self) -> usize {
        self.outputs.len()
    }

    /// z of every row, shape `(2ⁿ)`.
    #[must_use]
    pub fn weighted_inputs(&self) -> ArrayView1<'_, f64> {
        self.weighted_inputs.view()
    }

    /// φ(z) of every row, shape `(2ⁿ)`.
    #[must_use]
    pub fn outputs(&self) -> ArrayView1<'_, f64> {
        self.outputs.view()
    }

    /// Row `i`, whose inputs are the binary digits of i.
    ///
    /// # Panics
    ///
    /// When `i` is not below [`len`](Self::len).
    #[must_use]
    #[track_caller]
    pub fn row(&self, i: usize) -> TruthTableRow {
        assert!(
            i < self.len(),
            "a table of {} rows has no row {i}: the first is row 0",
            self.len()
        );
        TruthTableRow {
            inputs: digits(i, self.n_inputs),
            weighted_input: self.weighted_inputs[i],
            output: self.outputs[i],
        }
    }

    /// All rows in their order. Each is made when its turn comes; [`weighted_inputs`](Self::weighted_inputs) and
    /// [`outputs`](Self::outputs) are faster where the inputs do not matter.
    #[must_use]
    pub fn iter(&self) -> TruthTableRows<&Self> {
        self.into_iter()
    }
}

/// The rows of a truth table, one after the other: the iterator of [`TruthTable`] and of `&TruthTable`.
#[derive(Debug, Clone)]
pub struct TruthTableRows<T> {
    table: T,
    numbers: Range<usize>,
}

impl<T: Borrow<TruthTable>> Iterator for TruthTableRows<T> {
    type Item = TruthTableRow;

    fn next(&mut self) -> Option<TruthTableRow> {
        Some(self.table.borrow().row(self.numbers.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }
}

impl<T: Borrow<TruthTable>> ExactSizeIterator for TruthTableRows<T> {}

impl IntoIterator for TruthTable {
    type Item = TruthTableRow;
    type IntoIter = TruthTableRows<Self>;

    fn into_iter(self) -> TruthTableRows<Self> {
        let numbers = 0..self.len();
        TruthTableRows {
            table: self,
            numbers,
        }
    }
}

impl IntoIterator for &TruthTable {
    type Item = TruthTableRow;
    type IntoIter = TruthTableRows<Self>;

    fn into_iter(self) -> TruthTableRows<Self> {
        let numbers = 0..self.len();
        TruthTableRows {
            table: self,
            numbers,
        }
    }
}

/// `{0, 1}ⁿ` in counting order: 00, 01, 10, 11. The last input changes fastest.
///
/// # Panics
///
/// When n is more than 20.
///
/// # Examples
///
/// ```
/// use ndarray::array;
/// use neuron_core::binary_inputs;
///
/// let inputs: Vec<_> = binary_inputs(2).collect();
/// assert_eq!(inputs, [array![0.0, 0.0], array![0.0, 1.0], array![1.0, 0.0], array![1.0, 1.0]]);
/// ```
#[track_caller]
pub fn binary_inputs(n: usize) -> impl Iterator<Item = Array1<f64>> {
    (0..n_rows(n)).map(move |row| digits(row, n))
}

/// `2ⁿ`.
#[track_caller]
fn n_rows(n: usize) -> usize {
    check_n_rows(n).unwrap_or_else(|sentence| panic!("{sentence}"))
}

fn check_n_rows(n: usize) -> Result<usize, String> {
    if n > MOST_INPUTS {
        return Err(format!(
            "{n} inputs have 2^{n} combinations: a table holds at most 2^{MOST_INPUTS}"
        ));
    }
    Ok(1 << n)
}

/// The n binary digits of a number, the highest first.
fn digits(number: usize, n: usize) -> Array1<f64> {
    (0..n)
        .rev()
        .map(|digit| if number >> digit & 1 == 1 { 1.0 } else { 0.0 })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn three_inputs_count_from_zero_to_seven() {
        let values: Vec<f64> = binary_inputs(3)
            .map(|x| crate::inner_product(&array![4.0, 2.0, 1.0], &x))
            .collect();
        assert_eq!(values, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    }

    #[test]
    #[should_panic(expected = "21 inputs have 2^21 combinations: a table holds at most 2^20")]
    fn a_table_nobody_can_read_is_refused() {
        let _ = binary_inputs(21);
    }

    #[test]
    fn the_rows_say_how_many_are_left() {
        let table = crate::ThresholdUnit::new(array![5.0, 3.0], 4.0).truth_table();
        let mut rows = table.iter();
        assert_eq!(rows.len(), 4);
        rows.next();
        assert_eq!(rows.size_hint(), (3, Some(3)));
    }
}
