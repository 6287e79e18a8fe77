use activations::{Differentiable, Identity, Sigmoid, Softplus, Tanh};

/// An activation whose slope has a slope: `φ″(z)`.
///
/// The curvature of a loss needs it. A function with a kink has no second derivative there and is not
/// in this list.
pub trait TwiceDifferentiable: Differentiable {
    /// `φ″(z)`.
    fn second_derivative(&self, z: f64) -> f64;
}

/// `identity″(z) = 0`
impl TwiceDifferentiable for Identity {
    #[inline]
    fn second_derivative(&self, z: f64) -> f64 {
        if z.is_nan() { z } else { 0.0 }
    }
}

/// `σ″(z) = σ′(z)(1 − 2σ(z)) = −σ′(z) · tanh(z/2)`
///
/// The second form does not cancel where σ(z) is near ½.
impl TwiceDifferentiable for Sigmoid {
    #[inline]
    fn second_derivative(&self, z: f64) -> f64 {
        use activations::Activation;
        -self.derivative(z) * Tanh.apply(0.5 * z)
    }
}

/// `tanh″(z) = −2 tanh(z) · tanh′(z)`
impl TwiceDifferentiable for Tanh {
    #[inline]
    fn second_derivative(&self, z: f64) -> f64 {
        use activations::Activation;
        -2.0 * self.apply(z) * self.derivative(z)
    }
}

/// `softplus″(z) = σ′(z)`
impl TwiceDifferentiable for Softplus {
    #[inline]
    fn second_derivative(&self, z: f64) -> f64 {
        Sigmoid.derivative(z)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_slope_of_the_slope() {
        let h = 2.0_f64.powi(-17);
        let functions: [(&str, &dyn TwiceDifferentiable); 4] = [
            ("identity", &Identity),
            ("sigmoid", &Sigmoid),
            ("tanh", &Tanh),
            ("softplus", &Softplus),
        ];
        for (name, function) in functions {
            for i in -80..=80 {
                let z = f64::from(i) / 10.0;
                let slope = (function.derivative(z + h) - function.derivative(z - h)) / (2.0 * h);
                // h²/6 · |φ⁗| is below 4e-11 for these functions, and the rounding of the slopes, at most 4 ulp
                // of a number up to 1, is divided by 2h.
                let bound = 4e-11 + 4.0 * f64::EPSILON / h;
                let difference = (function.second_derivative(z) - slope).abs();
                assert!(difference < bound, "{name} at {z}: off by {difference:e}");
            }
        }
    }

    #[test]
    fn nan_in_nan_out() {
        assert!(Identity.second_derivative(f64::NAN).is_nan());
        assert!(Sigmoid.second_derivative(f64::NAN).is_nan());
    }
}
