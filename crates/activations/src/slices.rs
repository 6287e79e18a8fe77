//! One loop over a slice, compiled several times: for the instructions that every processor of the family has, and
//! for the wider ones that this processor may have. Which copy runs is decided when the program runs.
//!
//! The loops hold no intrinsics. The function they apply is inlined into them, and the compiler turns the loop into
//! vector instructions. IEEE 754 fixes the result of each operation, so the width of the vector changes no bit.

use multiversion::multiversion;

#[track_caller]
pub(crate) fn check_lengths(z: &[f64], out: &[f64]) {
    assert_eq!(
        z.len(),
        out.len(),
        "the slice of results must be as long as the slice of inputs"
    );
}

#[multiversion(targets("x86_64+avx+avx2"))]
pub(crate) fn map_into<F: Fn(f64) -> f64>(z: &[f64], out: &mut [f64], function: F) {
    for (out, &z) in out.iter_mut().zip(z) {
        *out = function(z);
    }
}

#[multiversion(targets("x86_64+avx+avx2"))]
pub(crate) fn map_in_place<F: Fn(f64) -> f64>(values: &mut [f64], function: F) {
    for value in values {
        *value = function(*value);
    }
}
