/*
title = "Rows to learn from, rows to keep back"
page = "sigmoid-neuron-learning/rows-kept-back.md"
points = 3
hints = [
    "From one row in three the neuron learns, beginning with the first. Which of the rows 0 to 6 are these?",
    "The first row has the number 0, and a remainder tells one row in n from the others. What is the remainder of the first?",
    "`let (learned, kept) = (0..rows).partition(|row| row % n == …);`",
]
*/
//! The page divides its table like this: from one row in twenty the neuron learns, beginning with the first.
//! The others are kept back.
//! Divide any table so, for one row in $n$.
//! With 569 rows and one in 20 it has to give 29 rows and 540.

/// The numbers of the rows to learn from and of those kept back, both in their order. The first row has the number 0.
///
/// One row in `n` is learned from, beginning with the first; `n` is at least 1.
pub fn kept_back(rows: usize, n: usize) -> (Vec<usize>, Vec<usize>) {
    // BEGIN SOLUTION
    (0..rows).partition(|row| row % n == 0)
    // STUB
    // todo!("kept_back({rows:?}, {n:?})")
    // WRONG: the two are exchanged, and the neuron learns from what should be kept back
    // (0..rows).partition(|row| row % n != 0)
    // WRONG: it begins with the n-th row, and not with the first
    // (0..rows).partition(|row| row % n == n - 1)
    // WRONG: the first rows are taken, one n-th of them, and not one row in n
    // (0..rows).partition(|row| row * n < rows)
    // WRONG: the rows are counted from 1
    // (1..=rows).partition(|row| row % n == 1 % n)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn one_in_three_of_seven() {
        expect("kept_back(7, 3)", kept_back(7, 3))
            .mistake(
                (vec![1, 2, 4, 5], vec![0, 3, 6]),
                "the two are exchanged, and the neuron learns from what should be kept back",
            )
            .mistake(
                (vec![2, 5], vec![0, 1, 3, 4, 6]),
                "it begins with the n-th row, and not with the first",
            )
            .mistake(
                (vec![0, 1, 2], vec![3, 4, 5, 6]),
                "the first rows are taken, one n-th of them, and not one row in n",
            )
            .mistake(
                (vec![1, 4, 7], vec![2, 3, 5, 6]),
                "the rows are counted from 1",
            )
            .is((vec![0, 3, 6], vec![1, 2, 4, 5]));
    }

    #[test]
    fn the_table_of_the_page() {
        let (learned, kept) = kept_back(569, 20);
        expect(
            "how many rows kept_back(569, 20) gives, and the last that is learned from",
            (learned.len(), kept.len(), learned.last().copied()),
        )
        .mistake(
            (540, 29, Some(568)),
            "the two are exchanged, and the neuron learns from what should be kept back",
        )
        .mistake(
            (28, 541, Some(559)),
            "it begins with the n-th row, and not with the first",
        )
        .is((29, 540, Some(560)));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn every_row_or_none() {
        expect("kept_back(3, 1)", kept_back(3, 1)).is((vec![0, 1, 2], vec![]));
        expect("kept_back(0, 5)", kept_back(0, 5)).is((vec![], vec![]));
        expect("kept_back(4, 9)", kept_back(4, 9)).is((vec![0], vec![1, 2, 3]));
    }
    // END HIDDEN TESTS
}
