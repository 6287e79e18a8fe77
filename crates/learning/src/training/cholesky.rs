//! The Cholesky factorization of a symmetric matrix, and the solution of linear equations by it.

use multiversion::multiversion;
use ndarray::{Array1, ArrayRef1, ArrayRef2};

/// `A = RᵀR` with an upper triangular R that has a positive diagonal. It exists if and only if A is positive definite.
///
/// # References
///
/// G. H. Golub, C. F. Van Loan, *Matrix Computations*, 4th edition, Johns Hopkins University Press (2013), section 4.2.
#[derive(Debug)]
pub(super) struct Cholesky {
    n: usize,
    /// R, row by row; what lies below its diagonal is not used.
    rows: Vec<f64>,
}

impl Cholesky {
    /// None when a pivot, the square of a diagonal element of R, is not above `least_pivot`.
    pub(super) fn new(matrix: &ArrayRef2<f64>, least_pivot: f64) -> Option<Self> {
        let n = matrix.nrows();
        let mut rows: Vec<f64> = matrix.iter().copied().collect();
        factorize(&mut rows, n, least_pivot).then_some(Self { n, rows })
    }

    /// `A x = b`, by `Rᵀ y = b` and `R x = y`.
    pub(super) fn solve(&self, b: &ArrayRef1<f64>) -> Array1<f64> {
        let n = self.n;
        let mut x = b.to_vec();
        for j in 0..n {
            let row = &self.rows[j * n..][..n];
            x[j] /= row[j];
            let known = x[j];
            for (x, r) in x[j + 1..].iter_mut().zip(&row[j + 1..]) {
                *x -= r * known;
            }
        }
        for j in (0..n).rev() {
            let row = &self.rows[j * n..][..n];
            for k in j + 1..n {
                x[j] -= row[k] * x[k];
            }
            x[j] /= row[j];
        }
        x.into()
    }
}

/// Replaces the upper triangle by R, row by row. A NaN fails.
#[multiversion(targets("x86_64+avx+avx2+avx512f+avx512dq+avx512vl", "x86_64+avx+avx2"))]
fn factorize(rows: &mut [f64], n: usize, least_pivot: f64) -> bool {
    for j in 0..n {
        let (done, below) = rows.split_at_mut((j + 1) * n);
        let row = &mut done[j * n..];
        let pivot = row[j];
        if !(pivot > least_pivot && pivot < f64::INFINITY) {
            return false;
        }
        let root = pivot.sqrt();
        for r in &mut row[j..] {
            *r /= root;
        }
        for (i, below) in (j + 1..n).zip(below.chunks_exact_mut(n)) {
            let factor = row[i];
            for (a, r) in below[i..].iter_mut().zip(&row[i..]) {
                *a -= factor * r;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    #[test]
    fn a_matrix_of_whole_numbers_is_factorized_exactly() {
        // RᵀR with R = [[2, 1, -3], [0, 3, 5], [0, 0, 4]]
        let matrix = array![[4.0, 2.0, -6.0], [2.0, 10.0, 12.0], [-6.0, 12.0, 50.0]];
        let factors = Cholesky::new(&matrix, 0.0).unwrap();
        assert_eq!(factors.rows[..3], [2.0, 1.0, -3.0]);
        assert_eq!(factors.rows[4..6], [3.0, 5.0]);
        assert_eq!(factors.rows[8], 4.0);
        let x = array![1.0, -2.0, 3.0];
        assert_eq!(factors.solve(&matrix.dot(&x)), x);
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_no_factors() {
        let refused = |matrix: Array2<f64>| Cholesky::new(&matrix, 0.0).is_none();
        assert!(refused(array![[0.0]]));
        assert!(refused(array![[-1.0]]));
        assert!(refused(array![[f64::NAN]]));
        assert!(refused(array![[f64::INFINITY]]));
        assert!(refused(array![[1.0, 2.0], [2.0, 1.0]])); // a saddle
        assert!(refused(array![[1.0, 1.0], [1.0, 1.0]])); // singular
        assert!(refused(array![[1.0, f64::NAN], [f64::NAN, 1.0]]));
        let nearly = array![[1.0, 1.0], [1.0, 1.0 + 1e-10]];
        assert!(Cholesky::new(&nearly, 1e-9).is_none());
        assert!(Cholesky::new(&nearly, 1e-11).is_some());
    }
}
