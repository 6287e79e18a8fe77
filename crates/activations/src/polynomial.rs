//! Polynomials by Horner's rule.

/// `c₀ + c₁x + c₂x² + …` by Horner's rule, for the even and the odd powers apart.
///
/// Horner's rule is a chain: each step waits for the one before. Two chains of half the length, in x², keep a
/// processor busy that can multiply several numbers at once. The order is fixed, so the bits are.
#[inline(always)]
pub(crate) fn polynomial<const COUNT: usize>(coefficients: &[f64; COUNT], x: f64) -> f64 {
    let square = x * x;
    let last = [coefficients[COUNT - 2], coefficients[COUNT - 1]];
    let mut chains = if COUNT.is_multiple_of(2) {
        last
    } else {
        [last[1], last[0]]
    };
    for index in (0..COUNT - 2).rev() {
        let chain = &mut chains[index % 2];
        *chain = coefficients[index] + square * *chain;
    }
    let [even, odd] = chains;
    even + x * odd
}
