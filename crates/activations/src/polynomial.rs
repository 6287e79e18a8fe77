/// `c₀ + c₁x + c₂x² + …` by Horner's rule, for the even and the odd powers apart.
///
/// Horner's rule is a chain: each step waits for the one before. Two chains of half the length, in x², keep a
/// processor busy that can multiply several numbers at once. The order is fixed, so the bits are.
#[inline(always)]
pub(crate) fn polynomial<const COUNT: usize>(coefficients: &[f64; COUNT], x: f64) -> f64 {
    let square = x * x;
    let mut chains = [coefficients[COUNT - 2], coefficients[COUNT - 1]];
    for index in (0..COUNT - 2).rev() {
        let chain = &mut chains[(COUNT - index) % 2];
        *chain = coefficients[index] + square * *chain;
    }
    let [even, odd] = if COUNT.is_multiple_of(2) {
        chains
    } else {
        [chains[1], chains[0]]
    };
    even + x * odd
}
