//! A sine and a logarithm with the same bits on every machine, which those of the standard library need not have.

use std::f64::consts::{LN_2, LN_10, PI};

/// sin *x* for *x* from 0 to π, by its power series.
pub(crate) fn sine(x: f64) -> f64 {
    // sin x = sin(π − x), and up to π/2 the fourteenth term is below 1e-21.
    let x = if x > PI / 2.0 { PI - x } else { x };
    let (mut term, mut sum) = (x, x);
    for n in 1..14 {
        term *= -(x * x) / f64::from(2 * n * (2 * n + 1));
        sum += term;
    }
    sum
}

/// The decimal logarithm of a positive number, by halving or doubling it until it lies between ½ and 2 and then by
/// ln *x* = 2·artanh((*x* − 1)/(*x* + 1)).
pub(crate) fn decimal_logarithm(x: f64) -> f64 {
    assert!(x > 0.0 && x.is_finite(), "{x} has no logarithm");
    let (mut x, mut twos) = (x, 0.0);
    while x > 1.5 {
        (x, twos) = (x / 2.0, twos + 1.0);
    }
    while x < 0.75 {
        (x, twos) = (x * 2.0, twos - 1.0);
    }
    // |w| is at most 1/5, so the twelfth term is below 1e-17.
    let w = (x - 1.0) / (x + 1.0);
    let (mut power, mut sum) = (w, w);
    for n in 1..12 {
        power *= w * w;
        sum += power / f64::from(2 * n + 1);
    }
    (twos * LN_2 + 2.0 * sum) / LN_10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sine_is_the_sine() {
        for i in 0..=314 {
            let x = f64::from(i) / 100.0;
            assert!((sine(x) - x.sin()).abs() <= 4.0 * f64::EPSILON, "{x}");
        }
    }

    #[test]
    fn the_logarithm_is_the_logarithm() {
        assert_eq!(decimal_logarithm(1.0), 0.0);
        for exponent in -13..=3 {
            for digits in [1.0, 1.5, 2.0, 4.9, 7.5, 9.99] {
                let x = digits * 10.0_f64.powi(exponent);
                let (ours, other) = (decimal_logarithm(x), x.log10());
                assert!((ours - other).abs() <= 1e-14, "{x}: {ours}, {other}");
            }
        }
    }
}
