//! The eigenvalues of a symmetric 2 × 2 matrix.

use ndarray::ArrayRef2;

/// Entries whose products neither overflow nor lose digits that matter.
const SAFE: std::ops::Range<f64> = power_of_two(-400)..power_of_two(510);

/// `λ = (p + q)/2 ∓ √(((p − q)/2)² + r²)` for `H = [[p, r], [r, q]]`
///
/// The two eigenvalues of a symmetric 2 × 2 matrix, the smaller first: the least and the greatest curvature
/// over all directions. Near a minimum gradient descent settles when η < 2/λ₂.
///
/// # Numerics
///
/// Where the formula subtracts, digits are lost, so only the eigenvalue of the larger magnitude is computed by it. The
/// other one is the determinant divided by it, `(pq − r²)/λ`, with the products to twice the precision.
///
/// Each is off by at most 8 · 2⁻⁵³ of itself and 2⁻¹⁰⁰ of the other, from the smallest number to the largest; what lies
/// beyond [`f64::MAX`] is ∞, and what lies below the normal numbers is rounded to the nearest of those there. An entry
/// that is NaN or infinite makes both NaN.
///
/// # Panics
///
/// When the matrix is not 2 × 2, or not symmetric.
///
/// # Examples
///
/// ```
/// use learning::eigenvalues_2x2;
/// use ndarray::array;
///
/// assert_eq!(eigenvalues_2x2(&array![[2.0, 1.0], [1.0, 2.0]]), [1.0, 3.0]);
/// assert_eq!(eigenvalues_2x2(&array![[0.0, 1.0], [1.0, 0.0]]), [-1.0, 1.0]); // a saddle
/// ```
///
/// # References
///
/// T. J. Dekker, "A floating-point technique for extending the available precision", *Numerische Mathematik* 18,
/// 224–242 (1971), doi:10.1007/BF01397083, on the products.
#[track_caller]
#[must_use]
pub fn eigenvalues_2x2(hessian: &ArrayRef2<f64>) -> [f64; 2] {
    assert_eq!(
        hessian.shape(),
        [2, 2],
        "the two eigenvalues are those of a 2 × 2 matrix, got {} × {}",
        hessian.nrows(),
        hessian.ncols()
    );
    if !hessian.iter().all(|entry| entry.is_finite()) {
        return [f64::NAN; 2];
    }
    let [p, q, r] = [hessian[[0, 0]], hessian[[1, 1]], hessian[[0, 1]]];
    assert_eq!(r, hessian[[1, 0]], "a Hessian is symmetric");

    // Scaling by a power of two rounds nothing that matters, and leaves the eigenvalues of a matrix in range.
    let largest = p.abs().max(q.abs()).max(r.abs());
    let scale = if largest < SAFE.start {
        power_of_two(700)
    } else if largest < SAFE.end {
        1.0
    } else {
        power_of_two(-520)
    };
    let in_order = |[a, b]: [f64; 2]| if a <= b { [a, b] } else { [b, a] };
    if r == 0.0 {
        return in_order([p, q]);
    }
    in_order(eigenvalues(p * scale, q * scale, r * scale)).map(|eigenvalue| eigenvalue / scale)
}

/// The eigenvalues of `[[p, r], [r, q]]`, in any order.
fn eigenvalues(p: f64, q: f64, r: f64) -> [f64; 2] {
    let (mean, half) = ((p + q) / 2.0, (p - q) / 2.0);
    let root = (half * half + r * r).sqrt();
    let larger = if mean < 0.0 { mean - root } else { mean + root };
    let ([pq, pq_rest], [rr, rr_rest]) = (product(p, q), product(r, r));
    let determinant = (pq - rr) + (pq_rest - rr_rest);
    [larger, determinant / larger]
}

/// `[a · b rounded, what was rounded off]`
fn product(a: f64, b: f64) -> [f64; 2] {
    let rounded = a * b;
    let ([a1, a2], [b1, b2]) = (halves(a), halves(b));
    [rounded, ((a1 * b1 - rounded) + a1 * b2 + a2 * b1) + a2 * b2]
}

/// `a = a₁ + a₂` with 26 bits each, whose products are exact.
fn halves(a: f64) -> [f64; 2] {
    let shifted = 134_217_729.0 * a; // 2²⁷ + 1
    let first = shifted - (shifted - a);
    [first, a - first]
}

const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}
