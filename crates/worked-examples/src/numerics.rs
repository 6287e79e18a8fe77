//! Searches and functions that need no more than arithmetic, so that every machine has the same bits.

use std::f64::consts::{LN_2, PI};

/// The smallest double x > 0 from which on a condition holds, if it changes once.
///
/// Positive doubles are in the order of their bits.
pub fn first_double(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut fails, mut works) = (0.0_f64.to_bits(), f64::MAX.to_bits());
    while works - fails > 1 {
        let middle = fails + (works - fails) / 2;
        if holds(f64::from_bits(middle)) {
            works = middle;
        } else {
            fails = middle;
        }
    }
    f64::from_bits(works)
}

/// Where a function with one maximum between two places has it: so many times, the third is cut off in which it is not.
pub fn maximum(f: impl Fn(f64) -> f64, mut from: f64, mut to: f64, cuts: usize) -> f64 {
    for _ in 0..cuts {
        let (left, right) = (from + (to - from) / 3.0, to - (to - from) / 3.0);
        if f(left) < f(right) {
            from = left;
        } else {
            to = right;
        }
    }
    (from + to) / 2.0
}

/// `sin x = x − x³/3! + x⁵/5! − …` on [0, π].
pub fn sine(x: f64) -> f64 {
    // sin x = sin(π − x), and up to π/2 the fourteenth term is below 1e-21.
    let x = if x > PI / 2.0 { PI - x } else { x };
    let (mut term, mut sum) = (x, x);
    for n in 1..14 {
        term *= -(x * x) / f64::from(2 * n * (2 * n + 1));
        sum += term;
    }
    sum
}

/// `ln(2ᵏm) = k ln 2 + 2 artanh((m − 1)/(m + 1))`, with m between ¾ and 3/2.
///
/// # Panics
///
/// When x is not positive or not finite.
pub fn logarithm(x: f64) -> f64 {
    assert!(x > 0.0 && x.is_finite(), "{x} has no logarithm");
    let (mut m, mut k) = (x, 0.0);
    while m > 1.5 {
        (m, k) = (m / 2.0, k + 1.0);
    }
    while m < 0.75 {
        (m, k) = (m * 2.0, k - 1.0);
    }
    // artanh w = w + w³/3 + w⁵/5 + …: |w| is at most 1/5, so the twelfth term is below 1e-17. The smallest come first.
    let w = (m - 1.0) / (m + 1.0);
    let series = (0..12)
        .rev()
        .fold(0.0, |sum, n| sum * (w * w) + 1.0 / f64::from(2 * n + 1));
    k * LN_2 + 2.0 * (w * series)
}

/// The eigenvalues of a symmetric matrix, by Jacobi's rotations: each makes one pair of entries off the diagonal 0, until
/// none is left to speak of.
///
/// # Panics
///
/// When twenty sweeps leave an entry of 1e-14 or more.
pub fn eigenvalues(mut a: Vec<Vec<f64>>) -> Vec<f64> {
    let n = a.len();
    for _sweep in 0..20 {
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q] == 0.0 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for row in &mut a {
                    let (x, y) = (row[p], row[q]);
                    row[p] = c * x - s * y;
                    row[q] = s * x + c * y;
                }
                let (above, below) = a.split_at_mut(q);
                for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
        }
    }
    for (i, row) in a.iter().enumerate() {
        for (j, entry) in row.iter().enumerate() {
            assert!(i == j || entry.abs() < 1e-14, "the sweeps have converged");
        }
    }
    (0..n).map(|i| a[i][i]).collect()
}
