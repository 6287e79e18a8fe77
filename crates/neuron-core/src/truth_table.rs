use ndarray::{Array1, ArrayRef1};

/// A table of 2ⁿ rows is meant to be read: a million are enough.
const MOST_INPUTS: usize = 20;

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
    assert!(
        n <= MOST_INPUTS,
        "{n} inputs have 2^{n} combinations: a table holds at most 2^{MOST_INPUTS}"
    );
    (0..1_u32 << n).map(move |row| (0..n).rev().map(|bit| f64::from(row >> bit & 1)).collect())
}

/// The rows of a unit that answers `(z, φ(z))`.
#[track_caller]
pub(crate) fn truth_table(
    n_inputs: usize,
    answer: impl Fn(&ArrayRef1<f64>) -> (f64, f64),
) -> Vec<TruthTableRow> {
    binary_inputs(n_inputs)
        .map(|inputs| {
            let (weighted_input, output) = answer(&inputs);
            TruthTableRow {
                inputs,
                weighted_input,
                output,
            }
        })
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
}
