//! Eight inner products side by side, each from left to right.

use multiversion::multiversion;
use multiversion::target::match_target;

/// How many rows are added up side by side.
pub(crate) const ROWS: usize = 8;

/// Writes `w · xᵢ + shift` for every row xᵢ, of which there are as many as results.
// The last of the AVX-512 features keeps out the first processors that had the others, which slow down when they use
// them.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
pub(crate) fn by_rows<'a, I: Iterator<Item = &'a [f64]>>(
    weights: &[f64],
    shift: f64,
    mut rows: I,
    out: &mut [f64],
) {
    let n = weights.len();
    let (eights, rest) = out.as_chunks_mut::<ROWS>();
    for out in eights {
        let mut eight: [&[f64]; ROWS] = [&[]; ROWS];
        for row in &mut eight {
            *row = &rows.next().expect("there is a row for each result")[..n];
        }
        match_target! {
            "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2" => avx::sums(weights, eight, out),
            "x86_64+avx+avx2" => avx::sums(weights, eight, out),
            _ => sums(weights, eight, out),
        }
        for out in out {
            *out += shift;
        }
    }
    for (out, row) in rest.iter_mut().zip(rows) {
        let mut sum = 0.0;
        for (w, x) in weights.iter().zip(row) {
            sum += w * x;
        }
        *out = sum + shift;
    }
}

/// The plain form.
#[allow(
    dead_code,
    reason = "a build for one processor may need the other form only"
)]
#[inline(always)]
fn sums(weights: &[f64], rows: [&[f64]; ROWS], sums: &mut [f64; ROWS]) {
    *sums = [0.0; ROWS];
    for j in 0..weights.len() {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += weights[j] * row[j];
        }
    }
}

/// The same for processors with AVX. A row's values lie side by side, and so do the products with the weights, but what is
/// added side by side are the rows: four products of each of four rows are transposed in between. The compiler does
/// not find that by itself (it takes the numbers one at a time, which was measured to take two to three times as long).
#[cfg(target_arch = "x86_64")]
mod avx {
    use std::arch::x86_64::{
        __m256d, _mm_cvtsd_f64, _mm_unpackhi_pd, _mm256_add_pd, _mm256_castpd256_pd128,
        _mm256_extractf128_pd, _mm256_mul_pd, _mm256_permute2f128_pd, _mm256_setr_pd,
        _mm256_setzero_pd, _mm256_unpackhi_pd, _mm256_unpacklo_pd,
    };

    use super::ROWS;

    /// How many doubles a vector holds.
    const WIDTH: usize = 4;

    #[inline]
    #[target_feature(enable = "avx")]
    pub(super) fn sums(weights: &[f64], rows: [&[f64]; ROWS], sums: &mut [f64; ROWS]) {
        let (panels, rest) = weights.as_chunks::<WIDTH>();
        let mut row_panels: [&[[f64; WIDTH]]; ROWS] = [&[]; ROWS];
        for (row_panels, row) in row_panels.iter_mut().zip(rows) {
            *row_panels = &row.as_chunks().0[..panels.len()];
        }
        let [a, b, c, d, e, f, g, h] = row_panels;
        let mut first = _mm256_setzero_pd();
        let mut second = _mm256_setzero_pd();
        for (j, w) in panels.iter().enumerate() {
            for products in transposed_products(w, [&a[j], &b[j], &c[j], &d[j]]) {
                first = _mm256_add_pd(first, products);
            }
            for products in transposed_products(w, [&e[j], &f[j], &g[j], &h[j]]) {
                second = _mm256_add_pd(second, products);
            }
        }
        let [a, b, c, d] = numbers(first);
        let [e, f, g, h] = numbers(second);
        *sums = [a, b, c, d, e, f, g, h];

        let done = WIDTH * panels.len();
        for (k, w) in rest.iter().enumerate() {
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += w * row[done + k];
            }
        }
    }

    /// `wⱼxᵢⱼ` of four rows i and four columns j, a vector for each column.
    #[inline]
    #[target_feature(enable = "avx")]
    fn transposed_products(w: &[f64; WIDTH], rows: [&[f64; WIDTH]; 4]) -> [__m256d; 4] {
        let w = vector(w);
        let [a, b, c, d] = rows;
        let a = _mm256_mul_pd(w, vector(a));
        let b = _mm256_mul_pd(w, vector(b));
        let c = _mm256_mul_pd(w, vector(c));
        let d = _mm256_mul_pd(w, vector(d));
        // a₀b₀a₂b₂ and so on: pairs of rows, the even columns and the odd ones.
        let even = [_mm256_unpacklo_pd(a, b), _mm256_unpacklo_pd(c, d)];
        let odd = [_mm256_unpackhi_pd(a, b), _mm256_unpackhi_pd(c, d)];
        // The lower halves belong to columns 0 and 1, the upper ones to 2 and 3.
        [
            _mm256_permute2f128_pd::<0x20>(even[0], even[1]),
            _mm256_permute2f128_pd::<0x20>(odd[0], odd[1]),
            _mm256_permute2f128_pd::<0x31>(even[0], even[1]),
            _mm256_permute2f128_pd::<0x31>(odd[0], odd[1]),
        ]
    }

    #[inline]
    #[target_feature(enable = "avx")]
    fn vector(x: &[f64; WIDTH]) -> __m256d {
        _mm256_setr_pd(x[0], x[1], x[2], x[3])
    }

    #[inline]
    #[target_feature(enable = "avx")]
    fn numbers(v: __m256d) -> [f64; WIDTH] {
        let (low, high) = (_mm256_castpd256_pd128(v), _mm256_extractf128_pd::<1>(v));
        [
            _mm_cvtsd_f64(low),
            _mm_cvtsd_f64(_mm_unpackhi_pd(low, low)),
            _mm_cvtsd_f64(high),
            _mm_cvtsd_f64(_mm_unpackhi_pd(high, high)),
        ]
    }
}
