/// `c₀ + c₁x + c₂x² + …` by Horner's rule, from the highest coefficient down.
#[inline(always)]
pub(crate) fn polynomial<const COUNT: usize>(coefficients: &[f64; COUNT], x: f64) -> f64 {
    let mut sum = coefficients[COUNT - 1];
    for coefficient in coefficients[..COUNT - 1].iter().rev() {
        sum = coefficient + x * sum;
    }
    sum
}
