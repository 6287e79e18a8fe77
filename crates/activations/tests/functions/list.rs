//! The list of every function, from which all sweeps run. The benchmarks use it too.

use activations::{
    Activation, Arctan, AtZero, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity,
    LeakyRelu, LogSigmoid, ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step,
    Tanh, TwiceDifferentiable,
};

/// One function, with what is promised of it.
pub(crate) struct Function {
    /// The name of its type.
    pub(crate) name: &'static str,
    pub(crate) activation: &'static dyn Activation,
    /// The same function, if it has a slope.
    pub(crate) differentiable: Option<&'static dyn Differentiable>,
    /// The same function, if its slope is smooth.
    pub(crate) twice_differentiable: Option<&'static dyn TwiceDifferentiable>,
    /// No value lies outside; both ends are reached or approached.
    pub(crate) range: [f64; 2],
    /// It never falls.
    pub(crate) monotone: bool,
    /// φ(−z) = −φ(z).
    pub(crate) odd: bool,
    /// Where it has a jump or a kink.
    pub(crate) breaks: &'static [f64],
    /// Its values at −∞, −0, +0 and +∞.
    pub(crate) landmarks: [f64; 4],
    /// Its slopes at −∞, −0, +0 and +∞.
    pub(crate) slopes: [f64; 4],
    /// Its second derivatives at −∞, −0, +0 and +∞.
    pub(crate) curvatures: [f64; 4],
}

impl Function {
    const fn jumping(name: &'static str, activation: &'static dyn Activation) -> Self {
        Self {
            name,
            activation,
            differentiable: None,
            twice_differentiable: None,
            range: [-INFINITY, INFINITY],
            monotone: true,
            odd: false,
            breaks: &[0.0],
            landmarks: [f64::NAN; 4],
            slopes: [f64::NAN; 4],
            curvatures: [f64::NAN; 4],
        }
    }
}

/// A function with a slope. One value serves as both trait objects.
macro_rules! sloped {
    ($name:literal, $value:expr) => {
        Function {
            differentiable: Some(&$value),
            breaks: &[],
            ..Function::jumping($name, &$value)
        }
    };
}

/// A function with a smooth slope.
macro_rules! smooth {
    ($name:literal, $value:expr) => {
        Function {
            twice_differentiable: Some(&$value),
            ..sloped!($name, $value)
        }
    };
}

const INFINITY: f64 = f64::INFINITY;
const LN_2: f64 = std::f64::consts::LN_2;
const TWO_OVER_SQRT_TWO_PI: f64 = 0.7978845608028654;
const HALF_PI: f64 = std::f64::consts::FRAC_PI_2;

pub(crate) const FUNCTIONS: &[Function] = &[
    Function {
        range: [0.0, 1.0],
        landmarks: [0.0, 1.0, 1.0, 1.0],
        ..Function::jumping(
            "Step",
            &Step {
                at_zero: AtZero::One,
            },
        )
    },
    Function {
        range: [-1.0, 1.0],
        odd: true,
        landmarks: [-1.0, -0.0, 0.0, 1.0],
        ..Function::jumping("Sign", &Sign)
    },
    Function {
        odd: true,
        landmarks: [-INFINITY, -0.0, 0.0, INFINITY],
        slopes: [1.0; 4],
        curvatures: [0.0; 4],
        ..smooth!("Identity", Identity)
    },
    Function {
        range: [0.0, 1.0],
        landmarks: [0.0, 0.5, 0.5, 1.0],
        slopes: [0.0, 0.25, 0.25, 0.0],
        curvatures: [0.0, 0.0, -0.0, -0.0],
        ..smooth!("Sigmoid", Sigmoid)
    },
    Function {
        range: [-1.0, 1.0],
        odd: true,
        landmarks: [-1.0, -0.0, 0.0, 1.0],
        slopes: [0.0, 1.0, 1.0, 0.0],
        curvatures: [0.0, 0.0, -0.0, -0.0],
        ..smooth!("Tanh", Tanh)
    },
    Function {
        range: [0.0, INFINITY],
        breaks: &[0.0],
        landmarks: [0.0, -0.0, 0.0, INFINITY],
        slopes: [0.0, 0.0, 0.0, 1.0],
        ..sloped!("Relu", Relu)
    },
    Function {
        breaks: &[0.0],
        landmarks: [-INFINITY, -0.0, 0.0, INFINITY],
        slopes: [0.01, 0.01, 0.01, 1.0],
        ..sloped!("LeakyRelu", LeakyRelu::new(0.01))
    },
    Function {
        breaks: &[0.0],
        landmarks: [-INFINITY, -0.0, 0.0, INFINITY],
        slopes: [0.25, 0.25, 0.25, 1.0],
        ..sloped!("ParametricRelu", ParametricRelu::new(0.25))
    },
    Function {
        range: [-1.0, INFINITY],
        landmarks: [-1.0, -0.0, 0.0, INFINITY],
        slopes: [0.0, 1.0, 1.0, 1.0],
        ..sloped!("Elu", Elu::new(1.0))
    },
    Function {
        range: [0.0, INFINITY],
        landmarks: [0.0, LN_2, LN_2, INFINITY],
        slopes: [0.0, 0.5, 0.5, 1.0],
        curvatures: [0.0, 0.25, 0.25, 0.0],
        ..smooth!("Softplus", Softplus)
    },
    Function {
        range: [-INFINITY, 0.0],
        landmarks: [-INFINITY, -LN_2, -LN_2, -0.0],
        slopes: [1.0, 0.5, 0.5, 0.0],
        curvatures: [-0.0, -0.25, -0.25, -0.0],
        ..smooth!("LogSigmoid", LogSigmoid)
    },
    Function {
        range: [-0.2784645427610738, INFINITY],
        monotone: false,
        landmarks: [-0.0, -0.0, 0.0, INFINITY],
        slopes: [-0.0, 0.5, 0.5, 1.0],
        curvatures: [-0.0, 0.5, 0.5, -0.0],
        ..smooth!("Silu", Silu)
    },
    Function {
        range: [-0.16997120747990369, INFINITY],
        monotone: false,
        landmarks: [-0.0, -0.0, 0.0, INFINITY],
        slopes: [-0.0, 0.5, 0.5, 1.0],
        curvatures: [-0.0, TWO_OVER_SQRT_TWO_PI, TWO_OVER_SQRT_TWO_PI, -0.0],
        ..smooth!("Gelu", Gelu)
    },
    Function {
        range: [0.0, 1.0],
        breaks: &[-3.0, 3.0],
        landmarks: [0.0, 0.5, 0.5, 1.0],
        slopes: [0.0, 1.0 / 6.0, 1.0 / 6.0, 0.0],
        ..sloped!("HardSigmoid", HardSigmoid)
    },
    Function {
        range: [-1.0, 1.0],
        odd: true,
        breaks: &[-1.0, 1.0],
        landmarks: [-1.0, -0.0, 0.0, 1.0],
        slopes: [0.0, 1.0, 1.0, 0.0],
        ..sloped!("HardTanh", HardTanh)
    },
    Function {
        range: [-1.0, 1.0],
        odd: true,
        landmarks: [-1.0, -0.0, 0.0, 1.0],
        slopes: [0.0, 1.0, 1.0, 0.0],
        ..sloped!("Softsign", Softsign)
    },
    Function {
        range: [-HALF_PI, HALF_PI],
        odd: true,
        landmarks: [-HALF_PI, -0.0, 0.0, HALF_PI],
        slopes: [0.0, 1.0, 1.0, 0.0],
        curvatures: [0.0, 0.0, -0.0, -0.0],
        ..smooth!("Arctan", Arctan)
    },
];

pub(crate) fn find(name: &str) -> &'static Function {
    FUNCTIONS
        .iter()
        .find(|function| function.name == name)
        .unwrap_or_else(|| panic!("no function is called {name}"))
}
