//! Powers of two, to scale by: multiplying by one rounds nothing.

/// The largest power of two that is not above a finite x > 0.
pub(crate) fn power_of_two_below(x: f64) -> f64 {
    if x < f64::MIN_POSITIVE {
        f64::from_bits(1 << x.to_bits().ilog2())
    } else {
        f64::from_bits(x.to_bits() & (0x7ff << 52))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_below_and_twice_it_is_above() {
        let least = f64::from_bits(1);
        for (x, power) in [
            (1.0, 1.0),
            (1.999, 1.0),
            (2.0, 2.0),
            (0.3, 0.25),
            (f64::MAX, 2_f64.powi(1023)),
            (f64::MIN_POSITIVE, f64::MIN_POSITIVE),
            (least, least),
            (3.0 * least, 2.0 * least),
            (4.0 * least, 4.0 * least),
            (f64::MIN_POSITIVE - least, f64::MIN_POSITIVE / 2.0),
        ] {
            assert_eq!(power_of_two_below(x), power, "{x:e}");
        }
    }
}
