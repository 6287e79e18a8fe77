//! One loop over a slice, compiled several times: for the instructions that every processor of the family has, and
//! for the wider ones that this processor may have. Which copy runs is decided when the program runs.
//!
//! The loops hold no intrinsics. The function they apply is inlined into them, and the compiler turns the loop into
//! vector instructions. IEEE 754 fixes the result of each operation, so the width of the vector changes no bit.

use std::hint::black_box;

use multiversion::multiversion;

use crate::{Activation, Differentiable, TwiceDifferentiable};

/// What a loop does to each number. A trait and not a closure: a closure cannot be told to be inlined always, and one
/// that is not stays a call for each number.
pub(crate) trait Map {
    fn at(&self, z: f64) -> f64;
}

/// φ as a map.
pub(crate) struct Values<'a, A: ?Sized>(pub(crate) &'a A);

impl<A: Activation + ?Sized> Map for Values<'_, A> {
    #[inline(always)]
    fn at(&self, z: f64) -> f64 {
        self.0.apply(z)
    }
}

/// φ′ as a map.
pub(crate) struct Slopes<'a, A: ?Sized>(pub(crate) &'a A);

impl<A: Differentiable + ?Sized> Map for Slopes<'_, A> {
    #[inline(always)]
    fn at(&self, z: f64) -> f64 {
        self.0.derivative(z)
    }
}

/// φ″ as a map.
pub(crate) struct Curvatures<'a, A: ?Sized>(pub(crate) &'a A);

impl<A: TwiceDifferentiable + ?Sized> Map for Curvatures<'_, A> {
    #[inline(always)]
    fn at(&self, z: f64) -> f64 {
        self.0.second_derivative(z)
    }
}

#[track_caller]
pub(crate) fn check_lengths(z: &[f64], out: &[f64]) {
    assert_eq!(
        z.len(),
        out.len(),
        "the slice of results must be as long as the slice of inputs"
    );
}

// The last of the AVX-512 features keeps out the first processors that had the others, which slow down when they use
// them.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
pub(crate) fn map_into<M: Map>(z: &[f64], out: &mut [f64], map: M) {
    let mut seen = 0;
    for (out, &z) in out.iter_mut().zip(z) {
        seen |= z.to_bits();
        *out = map.at(z);
    }
    // What a loop collects makes the compiler work on several vectors at a time, so that one does not wait for another.
    black_box(seen);
}

#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
pub(crate) fn map_in_place<M: Map>(values: &mut [f64], map: M) {
    let mut seen = 0;
    for value in values {
        seen |= value.to_bits();
        *value = map.at(*value);
    }
    black_box(seen);
}
