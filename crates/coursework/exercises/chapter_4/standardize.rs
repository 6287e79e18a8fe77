/*
title = "Find the bug: what the kept-back rows told"
kind = "find the bug"
page = "sigmoid-neuron-learning/rows-kept-back.md"
exercise = 1
points = 4
hints = [
    "Suppose that the kept-back rows were a thousand times as large. Would the column that the neuron learns from change? May it?",
    "Mean and deviation are learned. From which rows may anything be learned, and which rows have to go through the same two numbers?",
    "Compute `mean` and `deviation` from `learned` alone, and put both parts through the same closure.",
]
*/
//! To standardize a column, its mean is taken off, and what is left is divided by its standard deviation,
//! the root of the mean squared distance from the mean:
//!
//! $$ x_{\mathrm{new}} = \frac{x - \mathrm{mean}}{\mathrm{deviation}}. $$
//!
//! Both numbers are learned, so they come from the rows to learn from, and the kept-back rows get the same treatment.
//! This program compiles, runs, and makes beautiful columns.
//! But something gets from the kept-back rows into the others. Mend it.

/// The column of the rows to learn from and that of the rows kept back, standardized by the mean and the deviation of the first.
///
/// There are at least two different numbers to learn from.
pub fn standardize(learned: &[f64], kept: &[f64]) -> (Vec<f64>, Vec<f64>) {
    // BEGIN SOLUTION
    let n = learned.len() as f64;
    let mean = learned.iter().sum::<f64>() / n;
    let squares = learned.iter().map(|x| (x - mean) * (x - mean));
    let deviation = (squares.sum::<f64>() / n).sqrt();
    let standardized = |column: &[f64]| column.iter().map(|x| (x - mean) / deviation).collect();
    (standardized(learned), standardized(kept))
    // STUB
    // let all = [learned, kept].concat();
    // let n = all.len() as f64;
    // let mean = all.iter().sum::<f64>() / n;
    // let squares = all.iter().map(|x| (x - mean) * (x - mean));
    // let deviation = (squares.sum::<f64>() / n).sqrt();
    // let standardized = |column: &[f64]| column.iter().map(|x| (x - mean) / deviation).collect();
    // (standardized(learned), standardized(kept))
    // WRONG: mean and deviation are those of all rows, and so tell of those kept back
    // let all = [learned, kept].concat();
    // let n = all.len() as f64;
    // let mean = all.iter().sum::<f64>() / n;
    // let squares = all.iter().map(|x| (x - mean) * (x - mean));
    // let deviation = (squares.sum::<f64>() / n).sqrt();
    // let standardized = |column: &[f64]| column.iter().map(|x| (x - mean) / deviation).collect();
    // (standardized(learned), standardized(kept))
    // WRONG: the rows kept back are standardized by a mean and a deviation of their own
    // let standardized = |column: &[f64]| {
    //     let n = column.len() as f64;
    //     let mean = column.iter().sum::<f64>() / n;
    //     let squares = column.iter().map(|x| (x - mean) * (x - mean));
    //     let deviation = (squares.sum::<f64>() / n).sqrt();
    //     column.iter().map(|x| (x - mean) / deviation).collect()
    // };
    // (standardized(learned), standardized(kept))
    // WRONG: the root of the mean square is left out
    // let n = learned.len() as f64;
    // let mean = learned.iter().sum::<f64>() / n;
    // let squares = learned.iter().map(|x| (x - mean) * (x - mean));
    // let deviation = squares.sum::<f64>() / n;
    // let standardized = |column: &[f64]| column.iter().map(|x| (x - mean) / deviation).collect();
    // (standardized(learned), standardized(kept))
    // WRONG: the rows kept back are left as they are
    // let n = learned.len() as f64;
    // let mean = learned.iter().sum::<f64>() / n;
    // let squares = learned.iter().map(|x| (x - mean) * (x - mean));
    // let deviation = (squares.sum::<f64>() / n).sqrt();
    // let standardized = |column: &[f64]| column.iter().map(|x| (x - mean) / deviation).collect();
    // (standardized(learned), kept.to_vec())
    // WRONG: the sum of squares is divided by one row less
    // let n = learned.len() as f64;
    // let mean = learned.iter().sum::<f64>() / n;
    // let squares = learned.iter().map(|x| (x - mean) * (x - mean));
    // let deviation = (squares.sum::<f64>() / (n - 1.0)).sqrt();
    // let standardized = |column: &[f64]| column.iter().map(|x| (x - mean) / deviation).collect();
    // (standardized(learned), standardized(kept))
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn two_rows_to_learn_from_and_two_kept_back() {
        // 1 and 5 have the mean 3 and the deviation 2.
        expect(
            "standardize(&[1.0, 5.0], &[13.0, 17.0])",
            standardize(&[1.0, 5.0], &[13.0, 17.0]),
        )
        .mistake(
            (vec![-1.0, 1.0], vec![-1.0, 1.0]),
            "the rows kept back are standardized by a mean and a deviation of their own",
        )
        .mistake(
            (vec![-0.5, 0.5], vec![2.5, 3.5]),
            "the root of the mean square is left out",
        )
        .mistake(
            (vec![-1.0, 1.0], vec![13.0, 17.0]),
            "the rows kept back are left as they are",
        )
        .mistake(
            (
                vec![-0.5 * 2_f64.sqrt(), 0.5 * 2_f64.sqrt()],
                vec![2.5 * 2_f64.sqrt(), 3.5 * 2_f64.sqrt()],
            ),
            "the sum of squares is divided by one row less",
        )
        .close_to((vec![-1.0, 1.0], vec![5.0, 7.0]));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn four_rows_to_learn_from_and_one_kept_back() {
        // The mean is 5, the squares 9, 1, 1 and 9 have the mean 5.
        let root = 5_f64.sqrt();
        expect(
            "standardize(&[2.0, 4.0, 6.0, 8.0], &[-15.0])",
            standardize(&[2.0, 4.0, 6.0, 8.0], &[-15.0]),
        )
        .close_to((
            vec![-3.0 / root, -1.0 / root, 1.0 / root, 3.0 / root],
            vec![-20.0 / root],
        ));
    }
    // END HIDDEN TESTS
}
