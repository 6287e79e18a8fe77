//! The same bits on every path: one number at a time, vectors of the processor's family, vectors of this processor.
//!
//! Each function is compiled here for each instruction set and forced through it, on 400 000 points and all
//! edges. What the crate itself would choose is compared too. On a processor without AVX2 or AVX-512 the wider paths
//! fall back to the narrow one, and the test says less.

use std::hint::black_box;

use activations::{
    Activation, Arctan, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu,
    LogSigmoid, ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
    TwiceDifferentiable,
};
use multiversion::multiversion;

use crate::points::{Random, edges};

/// Paths that differ are compiled otherwise, and so they differ at a fair part of the points: a fused multiplication at one
/// in five, an edge that is treated apart at all of its kind.
const POINTS: usize = 400_000;
const CHUNK: usize = 4_000;

/// A derivative, to be treated like a value.
#[derive(Clone, Copy)]
struct Slope<A>(A);

impl<A: Differentiable> Activation for Slope<A> {
    // Inlined always, here and in the crate, or the loops below would only call what was compiled elsewhere.
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        self.0.derivative(z)
    }
}

/// A second derivative, likewise.
#[derive(Clone, Copy)]
struct Curvature<A>(A);

impl<A: TwiceDifferentiable> Activation for Curvature<A> {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        self.0.second_derivative(z)
    }
}

fn narrow<A: Activation>(z: &[f64], out: &mut [f64], function: A) {
    for (out, &z) in out.iter_mut().zip(z) {
        *out = function.apply(z);
    }
}

#[multiversion(targets("x86_64+avx+avx2"))]
fn avx2<A: Activation>(z: &[f64], out: &mut [f64], function: A) {
    for (out, &z) in out.iter_mut().zip(z) {
        *out = function.apply(z);
    }
}

/// With fused multiply-add allowed, which the compiler must not use of its own accord.
#[multiversion(targets("x86_64+avx+avx2+fma"))]
fn avx2_and_fma<A: Activation>(z: &[f64], out: &mut [f64], function: A) {
    for (out, &z) in out.iter_mut().zip(z) {
        *out = function.apply(z);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl"))]
fn avx512<A: Activation>(z: &[f64], out: &mut [f64], function: A) {
    for (out, &z) in out.iter_mut().zip(z) {
        *out = function.apply(z);
    }
}

/// Checks one map, given once as a function of a number and once as the crate's function of slices.
fn check(function: impl Activation + Copy, slices: impl Fn(&[f64], &mut [f64])) {
    let mut points = edges();
    let mut random = Random::new(2);
    points.extend((0..POINTS).map(|turn| random.anywhere(turn)));
    let mut expected = [0.0; CHUNK];
    let mut out = [0.0; CHUNK];
    for z in points.chunks(CHUNK) {
        let (expected, out) = (&mut expected[..z.len()], &mut out[..z.len()]);
        for (expected, &z) in expected.iter_mut().zip(z) {
            // No vector can be made of what the compiler cannot see.
            *expected = function.apply(black_box(z));
            assert_eq!(
                expected.is_nan(),
                z.is_nan(),
                "a number for NaN or NaN for a number, at {z:?}"
            );
        }
        type Path<'a> = &'a dyn Fn(&mut [f64]);
        let paths: [(&str, Path); 5] = [
            ("narrow", &|out| narrow(z, out, function)),
            ("AVX2", &|out| avx2(z, out, function)),
            ("AVX2 and FMA", &|out| avx2_and_fma(z, out, function)),
            ("AVX-512", &|out| avx512(z, out, function)),
            ("the crate's choice", &|out| slices(z, out)),
        ];
        for (path, run) in paths {
            run(out);
            for ((&z, &expected), &ours) in z.iter().zip(&*expected).zip(&*out) {
                assert!(
                    ours.to_bits() == expected.to_bits() || ours.is_nan() && expected.is_nan(),
                    "{path} gives {ours:?}, one at a time gives {expected:?}, at {z:?}"
                );
            }
        }
    }
}

fn check_value(activation: impl Activation + Copy) {
    check(activation, |z, out| activation.apply_into(z, out));
}

fn check_both(activation: impl Differentiable + Copy) {
    check_value(activation);
    check(Slope(activation), |z, out| {
        activation.derivative_into(z, out)
    });
}

fn check_all(activation: impl TwiceDifferentiable + Copy) {
    check_both(activation);
    check(Curvature(activation), |z, out| {
        activation.second_derivative_into(z, out)
    });
}

/// A test per function, so that they run side by side and a failure has a name.
macro_rules! paths_agree {
    ($($name:ident: $check:ident($value:expr);)*) => {
        $(#[test]
        fn $name() {
            $check($value);
        })*

        #[test]
        fn every_function_is_forced_through_every_path() {
            let forced: Vec<&str> = vec![$(stringify!($value).split([':', ' ']).next().expect("a name")),*];
            let listed: Vec<&str> = crate::list::FUNCTIONS.iter().map(|function| function.name).collect();
            assert_eq!(forced, listed);
        }
    };
}

paths_agree! {
    step: check_value(Step::default());
    sign: check_value(Sign);
    identity: check_all(Identity);
    sigmoid: check_all(Sigmoid);
    tanh: check_all(Tanh);
    relu: check_both(Relu);
    leaky_relu: check_both(LeakyRelu::default());
    parametric_relu: check_both(ParametricRelu::default());
    elu: check_both(Elu::default());
    softplus: check_all(Softplus);
    log_sigmoid: check_all(LogSigmoid);
    silu: check_all(Silu);
    gelu: check_all(Gelu);
    hard_sigmoid: check_both(HardSigmoid);
    hard_tanh: check_both(HardTanh);
    softsign: check_both(Softsign);
    arctan: check_all(Arctan);
}
