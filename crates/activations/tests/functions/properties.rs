//! What follows from the formulas, for every function of the list.

use activations::{Activation, Gelu, Sigmoid, Silu, Softplus, Tanh};

use crate::list::FUNCTIONS;
use crate::points::{Random, edges};

/// Two hundred thousand numbers and all edges; no NaN.
fn numbers() -> impl Iterator<Item = f64> {
    let mut random = Random::new(3);
    let random = (0..200_000).map(move |turn| random.anywhere(turn));
    edges().into_iter().chain(random).filter(|z| !z.is_nan())
}

/// Half of the last place of 1.
const HALF_PLACE: f64 = f64::EPSILON / 2.0;

#[test]
fn values_stay_in_range() {
    for function in FUNCTIONS {
        let [least, greatest] = function.range;
        // The two functions with a lowest point come within a few last places of it.
        let slack = if function.monotone {
            0.0
        } else {
            2.0 * f64::EPSILON * least.abs()
        };
        for z in numbers() {
            let value = function.activation.apply(z);
            assert!(
                least - slack <= value && value <= greatest,
                "{}({z:?}) is {value:?}",
                function.name
            );
        }
    }
}

#[test]
fn both_ends_of_the_range_are_approached() {
    for function in FUNCTIONS {
        let values: Vec<f64> = numbers().map(|z| function.activation.apply(z)).collect();
        let [least, greatest] = function.range;
        assert!(
            values.iter().any(|value| *value <= least + 1e-6),
            "{}",
            function.name
        );
        assert!(
            values.iter().any(|value| *value >= greatest - 1e-6),
            "{}",
            function.name
        );
    }
}

/// Neighbors differ by less than the errors of two results, so what can be promised of them is only that a fall is as
/// small as those: twice 3 ulp, the largest bound of a monotone function. On a grid of 2⁻¹⁰ nothing falls at all.
#[test]
fn monotone_functions_do_not_fall() {
    for function in FUNCTIONS.iter().filter(|function| function.monotone) {
        let mut last = f64::NEG_INFINITY;
        for step in -819_200..=819_200 {
            let z = f64::from(step) / 1024.0;
            let value = function.activation.apply(z);
            assert!(value >= last, "{} falls before {z:?}", function.name);
            last = value;
        }
        for z in numbers().filter(|z| z.is_finite()) {
            let (here, next) = (
                function.activation.apply(z),
                function.activation.apply(z.next_up()),
            );
            let place = here.abs().next_up() - here.abs();
            assert!(
                here == next || next - here >= -6.0 * place,
                "{} falls after {z:?}",
                function.name
            );
        }
    }
}

#[test]
fn functions_called_monotone_are_those_that_are() {
    for function in FUNCTIONS {
        let falls = (-4096..4096).any(|step| {
            let [z, next] = [step, step + 1].map(|step| f64::from(step) / 1024.0);
            function.activation.apply(next) < function.activation.apply(z)
        });
        assert_eq!(falls, !function.monotone, "{}", function.name);
    }
}

#[test]
fn odd_functions_are_odd_to_the_last_bit_and_no_others_are() {
    for function in FUNCTIONS {
        let odd = numbers().all(|z| {
            function.activation.apply(-z).to_bits() == (-function.activation.apply(z)).to_bits()
        });
        assert_eq!(odd, function.odd, "{}", function.name);
    }
}

/// φ(z + h) − φ(z − h) over 2h, at 40 000 points. With h = 2⁻¹⁷ the bend of the function makes an error below h² = 6
/// · 10⁻¹¹ (the third derivatives are all below 6), and the rounding of two values below 21 one below 5 ulp/h = 3 ·
/// 10⁻⁹.
#[test]
fn derivatives_agree_with_central_differences() {
    let h = 2.0_f64.powi(-17);
    let mut random = Random::new(4);
    for function in FUNCTIONS {
        let Some(differentiable) = function.differentiable else {
            continue;
        };
        for _ in 0..40_000 {
            let z = 40.0 * random.unit() - 20.0;
            if function.breaks.iter().any(|at| (z - at).abs() <= h) {
                continue;
            }
            let quotient = (function.activation.apply(z + h) - function.activation.apply(z - h))
                / ((z + h) - (z - h));
            let slope = differentiable.derivative(z);
            assert!(
                (quotient - slope).abs() < 4e-9,
                "{}'({z:?}) is {slope:?}, the quotient {quotient:?}",
                function.name
            );
        }
    }
}

/// The same for the slope of the slope. The third derivatives of the slopes are below 16 (tanh: its fifth at 0), so the
/// bend makes an error below 16/6·h² = 2 · 10⁻¹⁰, and the rounding of two slopes of at most 1.13 within 6.5 ulp one
/// below 2 · 10⁻¹⁰.
#[test]
fn second_derivatives_agree_with_central_differences_of_the_slopes() {
    let h = 2.0_f64.powi(-17);
    let mut random = Random::new(6);
    for function in FUNCTIONS {
        let Some(twice_differentiable) = function.twice_differentiable else {
            continue;
        };
        for _ in 0..40_000 {
            let z = 40.0 * random.unit() - 20.0;
            let quotient = (twice_differentiable.derivative(z + h)
                - twice_differentiable.derivative(z - h))
                / ((z + h) - (z - h));
            let curvature = twice_differentiable.second_derivative(z);
            assert!(
                (quotient - curvature).abs() < 4e-10,
                "{}''({z:?}) is {curvature:?}, the quotient {quotient:?}",
                function.name
            );
        }
    }
}

/// The slope of an odd function is even, and the slope of that is odd; a rectifier plus its mirror is z or |z|, so its
/// second derivative is even. Both to the last bit.
#[test]
fn second_derivatives_are_mirrored_to_the_last_bit() {
    for function in FUNCTIONS {
        let Some(twice_differentiable) = function.twice_differentiable else {
            continue;
        };
        let odd = ["Sigmoid", "Tanh", "Arctan"].contains(&function.name);
        for z in numbers() {
            let (right, left) = (
                twice_differentiable.second_derivative(z),
                twice_differentiable.second_derivative(-z),
            );
            let mirrored = if odd { -left } else { left };
            assert_eq!(
                right.to_bits(),
                mirrored.to_bits(),
                "{}''({z:?})",
                function.name
            );
        }
    }
}

/// Every function with a slope whose second derivative exists everywhere has one here: the slope of no other one is
/// smooth. At a kink the slopes of both sides differ; at a bend of the slope (ELU and softsign at 0) those of the slope.
#[test]
fn functions_without_a_second_derivative_are_those_whose_slope_is_not_smooth() {
    let h = 2.0_f64.powi(-20);
    for function in FUNCTIONS {
        let Some(differentiable) = function.differentiable else {
            assert!(function.twice_differentiable.is_none());
            continue;
        };
        let bends = [-3.0, -1.0, 0.0, 1.0, 3.0].into_iter().any(|at| {
            let [left, near_left, near_right, right] =
                [at - 2.0 * h, at - h, at + h, at + 2.0 * h].map(|z| differentiable.derivative(z));
            ((right - near_right) / h - (near_left - left) / h).abs() > 1e-3
                || (near_right - near_left).abs() > 1e-3
        });
        assert_eq!(
            bends,
            function.twice_differentiable.is_none(),
            "{}",
            function.name
        );
    }
}

/// Breaks are where the one-sided quotients differ, or where the function jumps; there are no others.
#[test]
fn breaks_are_where_the_slopes_from_both_sides_differ() {
    let h = 2.0_f64.powi(-20);
    for function in FUNCTIONS {
        for at in [-3.0, -1.0, 0.0, 1.0, 3.0, 0.55, -1.1] {
            let [left, here, right] = [at - h, at, at + h].map(|z| function.activation.apply(z));
            let bend = ((right - here) / h - (here - left) / h).abs();
            let jump = (right - left).abs();
            assert_eq!(
                bend > 1e-3 || jump > 1e-3,
                function.breaks.contains(&at),
                "{} at {at}",
                function.name
            );
        }
    }
}

#[test]
fn sigmoid_is_its_own_mirror_to_the_last_bit() {
    for z in numbers() {
        let (right, left) = (Sigmoid.apply(z.abs()), Sigmoid.apply(-z.abs()));
        assert_eq!(right.to_bits(), (1.0 - left).to_bits(), "at {z:?}");
        assert_eq!(right + left, 1.0, "at {z:?}");
    }
}

/// The two sides have errors of their own, σ at most 1.3 and tanh 0.75 in units of 2⁻⁵³ where both are below 1.
#[test]
fn sigmoid_is_a_stretched_tanh() {
    for z in numbers() {
        let difference = Sigmoid.apply(z) - (1.0 + Tanh.apply(z / 2.0)) / 2.0;
        assert!(
            difference.abs() <= 2.0 * HALF_PLACE,
            "at {z:?}: {difference:?}"
        );
    }
}

/// softplus(z) − softplus(−z) = silu(z) − silu(−z) = gelu(z) − gelu(−z) = z.
#[test]
fn what_rectifiers_lose_on_one_side_they_have_on_the_other() {
    for z in numbers().filter(|z| z.is_finite()) {
        for function in [&Softplus as &dyn Activation, &Silu, &Gelu] {
            let (right, left) = (function.apply(z), function.apply(-z));
            let difference = (right - left) - z;
            let largest = right.abs().max(left.abs()).max(z.abs());
            // Half of the smallest double is rounded away twice.
            let slack = 4.0 * HALF_PLACE * largest + f64::from_bits(1);
            assert!(difference.abs() <= slack, "at {z:?}");
        }
    }
}
