//! The named points, one by one: zeros, infinities, NaN, subnormal numbers, kinks, jumps, and the last argument
//! before something saturates.

use std::f64::consts::LN_2;

use activations::{
    Activation, Arctan, AtZero, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity,
    LeakyRelu, LogSigmoid, ParametricRelu, Relu, Sigmoid, Sign, Softplus, Softsign, Step, Tanh,
    TwiceDifferentiable,
};

use crate::list::FUNCTIONS;
use crate::points::{Random, edges};

const SMALLEST: f64 = f64::from_bits(1);
const AT: [f64; 4] = [f64::NEG_INFINITY, -0.0, 0.0, f64::INFINITY];

/// Equal, and for zeros of equal sign.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

/// α, z and α·eᶻ.
const ELU_SLOPES: [(f64, f64, f64); 10] = [
    (1.5, -735.0, 9.325e-320),
    (1.5, -738.5, 2.816e-321),
    (1.5, -741.25, 1.8e-322),
    (1.5, -743.0, 3e-323),
    (-1e300, -1.0, -3.678794411714423e299),
    (1e-300, -10.0, 4.539992976248485e-305),
    (1e300, -700.0, 9.859676543759771e-05),
    (1e20, -740.0, 4.188739880048049e-302),
    (1e22, -750.0, 1.9016849634750065e-304),
    (1e61, -790.0, 8.079031406803073e-283),
];

#[test]
fn infinities_and_zeros_have_the_listed_values() {
    for function in FUNCTIONS {
        for (z, expected) in AT.into_iter().zip(function.landmarks) {
            let value = function.activation.apply(z);
            assert!(
                same(value, expected),
                "{}({z:?}) is {value:?}, not {expected:?}",
                function.name
            );
        }
    }
}

#[test]
fn infinities_and_zeros_have_the_listed_slopes() {
    for function in FUNCTIONS {
        let Some(differentiable) = function.differentiable else {
            continue;
        };
        for (z, expected) in AT.into_iter().zip(function.slopes) {
            let slope = differentiable.derivative(z);
            assert!(
                same(slope, expected),
                "{}'({z:?}) is {slope:?}, not {expected:?}",
                function.name
            );
        }
    }
}

#[test]
fn infinities_and_zeros_have_the_listed_second_derivatives() {
    for function in FUNCTIONS {
        let Some(twice_differentiable) = function.twice_differentiable else {
            continue;
        };
        for (z, expected) in AT.into_iter().zip(function.curvatures) {
            let curvature = twice_differentiable.second_derivative(z);
            assert!(
                same(curvature, expected),
                "{}''({z:?}) is {curvature:?}, not {expected:?}",
                function.name
            );
        }
    }
}

#[test]
fn nan_gives_nan() {
    // Quiet and signaling, of either sign.
    for bits in [
        0x7ff8_0000_0000_0000,
        0xfff8_0000_0000_0000,
        0x7ff0_0000_0000_0001,
        0xffff_ffff_ffff_ffff,
    ] {
        let nan = f64::from_bits(bits);
        for function in FUNCTIONS {
            assert!(
                function.activation.apply(nan).is_nan(),
                "{}({bits:#x})",
                function.name
            );
            if let Some(differentiable) = function.differentiable {
                assert!(
                    differentiable.derivative(nan).is_nan(),
                    "{}'({bits:#x})",
                    function.name
                );
            }
            if let Some(twice_differentiable) = function.twice_differentiable {
                assert!(
                    twice_differentiable.second_derivative(nan).is_nan(),
                    "{}''({bits:#x})",
                    function.name
                );
            }
        }
        for at_zero in [AtZero::Zero, AtZero::Half, AtZero::One] {
            assert!(Step { at_zero }.apply(nan).is_nan());
        }
        assert!(ParametricRelu::default().derivative_by_slope(nan).is_nan());
    }
}

#[test]
fn subnormal_inputs_pass_unchanged_through_what_is_the_identity_near_zero() {
    for z in [
        SMALLEST,
        -SMALLEST,
        f64::MIN_POSITIVE.next_down(),
        -f64::MIN_POSITIVE.next_down(),
    ] {
        let functions: [&dyn Activation; 6] = [
            &Identity,
            &Tanh,
            &Elu::default(),
            &HardTanh,
            &Softsign,
            &Arctan,
        ];
        for function in functions {
            assert!(same(function.apply(z), z));
        }
    }
}

#[test]
fn step_is_one_at_zero_unless_told_otherwise() {
    for zero in [0.0, -0.0] {
        assert_eq!(Step::default().apply(zero), 1.0);
        assert_eq!(
            Step {
                at_zero: AtZero::Zero
            }
            .apply(zero),
            0.0
        );
        assert_eq!(
            Step {
                at_zero: AtZero::Half
            }
            .apply(zero),
            0.5
        );
        assert_eq!(
            Step {
                at_zero: AtZero::One
            }
            .apply(zero),
            1.0
        );
    }
}

#[test]
fn the_convention_of_the_step_changes_nothing_else() {
    for at_zero in [AtZero::Zero, AtZero::Half, AtZero::One] {
        let step = Step { at_zero };
        assert_eq!(
            [-SMALLEST, -1.0, f64::NEG_INFINITY].map(|z| step.apply(z)),
            [0.0; 3]
        );
        assert_eq!(
            [SMALLEST, 1.0, f64::INFINITY].map(|z| step.apply(z)),
            [1.0; 3]
        );
    }
}

#[test]
fn sign_keeps_the_sign_of_zero() {
    assert!(same(Sign.apply(0.0), 0.0));
    assert!(same(Sign.apply(-0.0), -0.0));
    assert_eq!([-SMALLEST, SMALLEST].map(|z| Sign.apply(z)), [-1.0, 1.0]);
}

#[test]
fn relu_takes_slope_zero_at_the_kink() {
    assert_eq!([-0.0, 0.0].map(|z| Relu.derivative(z)), [0.0; 2]);
    assert_eq!(Relu.derivative(SMALLEST), 1.0);
}

#[test]
fn leaky_relu_takes_the_negative_slope_at_the_kink() {
    let leaky = LeakyRelu::default();
    assert_eq!(
        [-SMALLEST, -0.0, 0.0, SMALLEST].map(|z| leaky.derivative(z)),
        [0.01, 0.01, 0.01, 1.0]
    );
}

#[test]
fn parametric_relu_takes_the_negative_slope_at_the_kink() {
    let unit = ParametricRelu::new(-0.5);
    assert_eq!(
        [-SMALLEST, -0.0, 0.0, SMALLEST].map(|z| unit.derivative(z)),
        [-0.5, -0.5, -0.5, 1.0]
    );
}

#[test]
fn parametric_relu_moves_with_its_slope_by_z_where_z_is_negative() {
    let unit = ParametricRelu::default();
    assert_eq!(
        [f64::NEG_INFINITY, -2.0, -0.0, 0.0, 2.0, f64::INFINITY]
            .map(|z| unit.derivative_by_slope(z)),
        [f64::NEG_INFINITY, -2.0, 0.0, 0.0, 0.0, 0.0]
    );
    // The output is linear in the slope, so one difference quotient is exact: (α₂z − α₁z)/(α₂ − α₁).
    let [at_quarter, at_half] = [0.25, 0.5].map(|slope| ParametricRelu::new(slope).apply(-6.0));
    assert_eq!(
        (at_half - at_quarter) / 0.25,
        unit.derivative_by_slope(-6.0)
    );
}

#[test]
fn a_leak_of_zero_is_relu_at_minus_infinity_too() {
    assert_eq!(LeakyRelu::new(0.0).apply(f64::NEG_INFINITY), 0.0);
    assert_eq!(ParametricRelu::new(0.0).apply(f64::NEG_INFINITY), 0.0);
}

#[test]
fn parametric_relu_keeps_the_sign_of_zero_whatever_its_slope() {
    for slope in [-0.5, 0.0, 0.25] {
        let unit = ParametricRelu::new(slope);
        assert!(same(unit.apply(0.0), 0.0), "slope {slope}");
        assert!(same(unit.apply(-0.0), -0.0), "slope {slope}");
    }
}

#[test]
fn elu_takes_alpha_at_the_kink() {
    let elu = Elu::new(0.5);
    assert_eq!(
        [-0.0, 0.0, SMALLEST].map(|z| elu.derivative(z)),
        [0.5, 0.5, 1.0]
    );
    assert_eq!(elu.apply(f64::NEG_INFINITY), -0.5);
}

/// The expected values are α·eᶻ by mpmath; the last three have an eᶻ that is a subnormal number or
/// none, and the first four a result that is one.
#[test]
fn the_slope_of_elu_is_right_for_small_and_large_alpha() {
    for (alpha, z, expected) in ELU_SLOPES {
        let slope = Elu::new(alpha).derivative(z);
        assert!(
            (slope - expected).abs() <= 2.0 * f64::EPSILON * expected.abs() + SMALLEST,
            "α = {alpha:?}, z = {z:?}: {slope:?}"
        );
    }
    assert_eq!(Elu::new(1e300).derivative(-0.0), 1e300);
    assert_eq!(Elu::new(f64::MAX).derivative(0.0), f64::MAX);
}

/// gelu′(z) = ½ + √(2/π) z up to a term in z³, which is below 2⁻⁶⁶ here: within one place of ½, where a form for all z
/// is off by three.
#[test]
fn the_slope_of_gelu_near_zero_is_one_half_and_a_small_part() {
    const SQRT_2_OVER_PI: f64 = 0.7978845608028654;
    let mut random = Random::new(4);
    for exponent in 22..60 {
        for _ in 0..100 {
            let size = (1.0 + random.unit()) * 2.0_f64.powi(-exponent);
            for z in [size, -size] {
                let expected = 0.5 + SQRT_2_OVER_PI * z;
                let places = Gelu.derivative(z).to_bits().abs_diff(expected.to_bits());
                assert!(places <= 1, "z = {z:?}: {places} places");
            }
        }
    }
}

#[test]
fn hard_sigmoid_takes_slope_zero_at_both_kinks() {
    assert_eq!([-3.0, 3.0].map(|z| HardSigmoid.derivative(z)), [0.0; 2]);
    assert_eq!(
        [(-3.0_f64).next_up(), 3.0_f64.next_down()].map(|z| HardSigmoid.derivative(z)),
        [1.0 / 6.0; 2]
    );
    assert_eq!([-3.0, 3.0].map(|z| HardSigmoid.apply(z)), [0.0, 1.0]);
}

#[test]
fn hard_tanh_takes_slope_zero_at_both_kinks() {
    assert_eq!([-1.0, 1.0].map(|z| HardTanh.derivative(z)), [0.0; 2]);
    assert_eq!(
        [(-1.0_f64).next_up(), 1.0_f64.next_down()].map(|z| HardTanh.derivative(z)),
        [1.0; 2]
    );
}

/// 1 − σ(z) is half of the last place below 1, 2⁻⁵⁴, at z = ln(2⁵⁴ − 1), which is 54 ln 2 to the last bit but one.
#[test]
fn sigmoid_is_one_from_54_ln_2_on() {
    let edge = 54.0 * LN_2;
    assert_eq!(Sigmoid.apply(edge + 1e-13), 1.0);
    assert_eq!(Sigmoid.apply(edge - 1e-13), 1.0 - f64::EPSILON / 2.0);
    // The formula as it stands is 1 two thirds of a unit earlier, because 1 + e⁻ᶻ is rounded first.
    let naive = |z: f64| 1.0 / (1.0 + (-z).exp());
    assert_eq!(naive(53.0 * LN_2 + 1e-13), 1.0);
    assert!(naive(53.0 * LN_2 - 1e-13) < 1.0);
}

/// e⁻ᶻ is half of the smallest double, 2⁻¹⁰⁷⁵, at z = 1075 ln 2 = 745.1332191019412076….
#[test]
fn sigmoid_is_zero_only_below_minus_1075_ln_2() {
    for function in [&Sigmoid as &dyn Activation, &Softplus] {
        assert_eq!(function.apply(-745.1332191019411), SMALLEST);
        assert_eq!(function.apply(-745.1332191019413), 0.0);
    }
    assert_eq!(Sigmoid.derivative(745.1332191019411), SMALLEST);
    assert_eq!(Sigmoid.derivative(745.1332191019413), 0.0);
}

/// 1 − tanh(z) is half of the last place below 1, 2⁻⁵⁴, at z = ½ ln(2⁵⁵ − 1).
#[test]
fn tanh_is_one_from_half_of_55_ln_2_on() {
    let edge = 27.5 * LN_2;
    assert_eq!(Tanh.apply(edge + 1e-13), 1.0);
    assert_eq!(Tanh.apply(edge - 1e-13), 1.0 - f64::EPSILON / 2.0);
    assert!(Tanh.derivative(edge) > 1e-16);
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    for z in [f64::MAX, -f64::MAX] {
        for function in FUNCTIONS {
            assert!(
                function.activation.apply(z).is_finite(),
                "{}",
                function.name
            );
            if let Some(differentiable) = function.differentiable {
                assert!(
                    differentiable.derivative(z).is_finite(),
                    "{}'",
                    function.name
                );
            }
            if let Some(twice_differentiable) = function.twice_differentiable {
                let curvature = twice_differentiable.second_derivative(z);
                assert_eq!(curvature, 0.0, "{}''", function.name);
            }
        }
    }
}

/// Softplus at −z with the sign turned, to the last bit, so that it inherits the bounds that `accuracy.rs` states for
/// softplus, for its slope (σ) and for its second derivative (σ′).
#[test]
fn log_sigmoid_is_softplus_with_two_signs_turned() {
    let mut random = Random::new(5);
    let points = edges()
        .into_iter()
        .chain((0..400_000).map(|turn| random.anywhere(turn)));
    for z in points.filter(|z| !z.is_nan()) {
        assert!(same(LogSigmoid.apply(z), -Softplus.apply(-z)), "at {z:?}");
        assert!(
            same(LogSigmoid.derivative(z), Softplus.derivative(-z)),
            "at {z:?}"
        );
        assert!(
            same(
                LogSigmoid.second_derivative(z),
                -Softplus.second_derivative(-z)
            ),
            "at {z:?}"
        );
    }
}

/// e⁻ᶻ is half of the smallest double at z = 1075 ln 2, as for the sigmoid, and the logarithm of σ lives that long.
#[test]
fn log_sigmoid_is_zero_only_above_1075_ln_2() {
    assert_eq!(LogSigmoid.apply(745.1332191019411), -SMALLEST);
    assert!(same(LogSigmoid.apply(745.1332191019413), -0.0));
    assert_eq!(Sigmoid.apply(745.0).ln(), 0.0);
}

const NOT_FINITE: [f64; 4] = [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

/// The sentence with which `make` panics; it must.
fn sentence(make: impl Fn() + std::panic::UnwindSafe) -> String {
    let panic = std::panic::catch_unwind(make).expect_err("the parameter is refused");
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .expect("a sentence")
}

#[test]
fn parameters_that_are_not_finite_are_refused_with_a_sentence() {
    for parameter in NOT_FINITE {
        assert_eq!(
            sentence(move || _ = LeakyRelu::new(parameter)),
            "the negative slope of a leaky ReLU must be a finite number"
        );
        assert_eq!(
            sentence(move || _ = ParametricRelu::new(parameter)),
            "the slope of a parametric ReLU must be a finite number"
        );
        assert_eq!(
            sentence(move || _ = Elu::new(parameter)),
            "the α of an ELU must be a finite number"
        );
    }
}

#[test]
fn every_finite_parameter_is_taken_and_given_back() {
    for parameter in [0.0, -0.0, 0.25, -1.0, SMALLEST, f64::MAX, f64::MIN] {
        assert!(same(LeakyRelu::new(parameter).negative_slope(), parameter));
        assert!(same(ParametricRelu::new(parameter).slope(), parameter));
        assert!(same(Elu::new(parameter).alpha(), parameter));
        // None of them turns a number into NaN.
        for z in AT
            .into_iter()
            .chain([f64::MAX, -f64::MAX, -700.0, -SMALLEST])
        {
            let functions: [&dyn Differentiable; 3] = [
                &LeakyRelu::new(parameter),
                &ParametricRelu::new(parameter),
                &Elu::new(parameter),
            ];
            for function in functions {
                assert!(!function.apply(z).is_nan(), "{parameter:?} at {z:?}");
                assert!(!function.derivative(z).is_nan(), "{parameter:?} at {z:?}");
            }
        }
    }
}

#[test]
fn parameters_have_the_usual_defaults() {
    assert_eq!(LeakyRelu::default(), LeakyRelu::new(0.01));
    assert_eq!(ParametricRelu::default(), ParametricRelu::new(0.25));
    assert_eq!(Elu::default(), Elu::new(1.0));
    assert_eq!(Step::default().at_zero, AtZero::One);
}

/// Checked when the program is compiled, where the value is a constant.
#[test]
fn parameters_can_be_constants() {
    const LEAKY: LeakyRelu = LeakyRelu::new(0.1);
    const PARAMETRIC: ParametricRelu = ParametricRelu::new(0.2);
    const ELU: Elu = Elu::new(0.3);
    assert_eq!(
        [LEAKY.negative_slope(), PARAMETRIC.slope(), ELU.alpha()],
        [0.1, 0.2, 0.3]
    );
}
