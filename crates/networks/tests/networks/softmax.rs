//! The softmax and its cross-entropy beside references of many digits, and where there are none.

use activations::{Activation, Sigmoid, Softplus};
use learning::{CrossEntropy, L2, Loss, Mean, Scaled, VectorLoss};
use networks::{Softmax, VectorActivation};
use proptest::prelude::*;

fn outputs(z: &[f64]) -> Vec<f64> {
    let mut a = vec![f64::NAN; z.len()];
    Softmax.apply_vector(z, &mut a);
    a
}

fn loss(z: &[f64], y: &[f64]) -> f64 {
    CrossEntropy.sample_loss(&Softmax, z, y)
}

fn error_signals(z: &[f64], y: &[f64]) -> Vec<f64> {
    let mut delta = vec![f64::NAN; z.len()];
    CrossEntropy.error_signals(&Softmax, z, y, &mut delta);
    delta
}

/// A double as Python writes it in hexadecimal: `-0x1.8p+3`, `0x0.0000000000001p-1022`, `inf`.
fn hexadecimal(word: &str) -> f64 {
    let (sign, word) = match word.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, word),
    };
    if word == "inf" {
        return sign * f64::INFINITY;
    }
    let (digits, exponent) = word.strip_prefix("0x").unwrap().split_once('p').unwrap();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = format!("{fraction:0<13}");
    let bits = u64::from_str_radix(&fraction, 16).unwrap();
    let exponent: i64 = exponent.parse().unwrap();
    let biased = if whole == "1" {
        (exponent + 1023) as u64
    } else {
        0
    };
    sign * f64::from_bits(biased << 52 | bits)
}

/// How many doubles lie between two of the same sign.
fn ulps(a: f64, b: f64) -> u64 {
    if a == b || (a == 0.0 && b == 0.0) {
        return 0;
    }
    assert!(
        a.is_sign_negative() == b.is_sign_negative() || a == 0.0 || b == 0.0,
        "{a:e} {b:e}"
    );
    a.abs().to_bits().abs_diff(b.abs().to_bits())
}

struct Case {
    z: Vec<f64>,
    y: Vec<f64>,
    a: Vec<f64>,
    loss: f64,
    delta: Vec<f64>,
}

fn cases() -> Vec<Case> {
    let parts = |line: &str| -> Vec<Vec<f64>> {
        let words = |part: &str| part.split_whitespace().map(hexadecimal).collect();
        line.split(';').map(words).collect()
    };
    let lines = include_str!("references.txt").lines().map(parts);
    lines
        .map(|parts| {
            let [z, y, a, loss, delta] = parts.try_into().expect("five parts");
            let loss = loss[0];
            Case {
                z,
                y,
                a,
                loss,
                delta,
            }
        })
        .collect()
}

/// An exponent is a difference that was rounded, by half a unit of its last place; so the exponential, and with it the output, is
/// off by as many units as the exponent is large, halved. What is added to that are the roundings of a handful of
/// operations, and one for each of the numbers of a sum.
fn allowed(z: &[f64], exponent: f64) -> f64 {
    8.0 + z.len() as f64 + exponent.abs()
}

#[test]
fn outputs_losses_and_error_signals_are_those_of_many_digits() {
    let cases = cases();
    assert!(cases.len() > 150);
    let mut worst = [0.0_f64; 3];
    for Case {
        z,
        y,
        a,
        loss: expected,
        delta,
    } in &cases
    {
        let m = z.iter().copied().fold(f64::MIN, f64::max);
        let least = z.iter().copied().fold(f64::MAX, f64::min);
        // In the subnormal numbers an output has fewer digits, and far below them it is 0.
        let within = |ours: f64, truth: f64, exponent: f64, what: usize, worst: &mut [f64; 3]| {
            let off = ulps(ours, truth) as f64 / allowed(z, exponent);
            worst[what] = worst[what].max(off);
            assert!(off <= 1.0, "{ours:e} for {truth:e} at {z:?}, {y:?}");
        };
        for ((ours, truth), z) in outputs(z).iter().zip(a).zip(z) {
            within(*ours, *truth, (m - z).min(750.0), 0, &mut worst);
        }
        if (m - least).is_finite() {
            within(loss(z, y), *expected, (m - least).min(750.0), 1, &mut worst);
        } else {
            let wanted = z
                .iter()
                .zip(y)
                .any(|(z, &y)| y > 0.0 && (m - z).is_infinite());
            assert_eq!(
                loss(z, y),
                if wanted { f64::INFINITY } else { *expected },
                "{z:?} {y:?}"
            );
        }
        let one_hot = y.iter().sum::<f64>() == 1.0 && y.contains(&1.0);
        for (ours, truth) in error_signals(z, y).iter().zip(delta) {
            if one_hot {
                within(*ours, *truth, (m - least).min(750.0), 2, &mut worst);
            } else {
                // With other targets the difference a Σy − y may cancel, as the formula says.
                assert!(
                    (ours - truth).abs() <= 1e-14 * (1.0 + truth.abs()),
                    "{ours} {truth}"
                );
            }
        }
    }
    // Not allowed more than twice what is needed.
    assert!(worst.iter().all(|&worst| worst > 0.05), "{worst:?}");
}

#[test]
fn two_classes_are_the_sigmoid_of_a_difference() {
    for d in [-800.0, -40.0, -3.0, -1e-9, 0.0, 0.5, 30.0, 37.5, 700.0] {
        let a = outputs(&[d, 0.0]);
        for (ours, sigmoid) in [(a[0], Sigmoid.apply(d)), (a[1], Sigmoid.apply(-d))] {
            assert!(ulps(ours, sigmoid) <= 8, "{d}: {ours:e} {sigmoid:e}");
        }
        // Right costs softplus(−d), wrong softplus(d): the loss of a sigmoid neuron.
        for (y, z) in [([1.0, 0.0], -d), ([0.0, 1.0], d)] {
            assert!(ulps(loss(&[d, 0.0], &y), Softplus.apply(z)) <= 8, "{d}");
            let delta = CrossEntropy.error_signal(&Sigmoid, d, y[0]);
            assert!(ulps(error_signals(&[d, 0.0], &y)[0], delta) <= 8, "{d}");
        }
    }
}

#[test]
fn nothing_overflows_that_is_a_double() {
    let large = 1e308;
    assert_eq!(outputs(&[large, -large]), [1.0, 0.0]);
    assert_eq!(outputs(&[-large; 5]), [0.2; 5]);
    assert_eq!(loss(&[large, -large], &[1.0, 0.0]), 0.0);
    assert_eq!(loss(&[large, 0.0], &[0.0, 1.0]), large);
    assert_eq!(error_signals(&[large, -large], &[0.0, 1.0]), [1.0, -1.0]);
    // That loss is 2e308, and no double is.
    assert_eq!(loss(&[large, -large], &[0.0, 1.0]), f64::INFINITY);
}

#[test]
fn minus_infinity_is_impossible_and_costs_only_who_wants_it() {
    let (z, inf) = ([0.0, f64::NEG_INFINITY, 0.0], f64::INFINITY);
    assert_eq!(outputs(&z), [0.5, 0.0, 0.5]);
    assert!((loss(&z, &[1.0, 0.0, 0.0]) - std::f64::consts::LN_2).abs() < 1e-15);
    assert_eq!(loss(&z, &[0.0, 1.0, 0.0]), inf);
    assert_eq!(error_signals(&z, &[1.0, 0.0, 0.0]), [-0.5, 0.0, 0.5]);
    for undefined in [
        [-inf, -inf],
        [inf, 0.0],
        [inf, inf],
        [f64::NAN, 0.0],
        [0.0, f64::NAN],
    ] {
        for y in [[1.0, 0.0], [0.0, 1.0]] {
            assert!(
                outputs(&undefined).iter().all(|a| a.is_nan()),
                "{undefined:?}"
            );
            assert!(loss(&undefined, &y).is_nan(), "{undefined:?} {y:?}");
            assert!(error_signals(&undefined, &y).iter().any(|d| d.is_nan()));
        }
    }
}

#[test]
fn a_right_answer_that_is_nearly_certain_costs_nearly_nothing_and_not_nothing() {
    // −ln(1/(1 + 3e⁻ᶻ)) = 3e⁻ᶻ to within its square.
    for z in [38.0_f64, 100.0, 700.0] {
        let all = [z, 0.0, 0.0, 0.0];
        let y = [1.0, 0.0, 0.0, 0.0];
        let truth = 3.0 * (-z).exp();
        assert!((loss(&all, &y) / truth - 1.0).abs() < 1e-12, "{z}");
        assert!(
            (error_signals(&all, &y)[0] / -truth - 1.0).abs() < 1e-12,
            "{z}"
        );
    }
}

/// The conventions are those of the loss of a sigmoid.
#[test]
fn a_mean_a_factor_and_a_penalty_are_those_of_the_loss() {
    let strength = 0.25;
    let loss = CrossEntropy;
    fn of<L: VectorLoss<Softmax>>(loss: L) -> (f64, f64, bool) {
        let (z, y) = ([0.5, -1.0], [1.0, 0.0]);
        assert_eq!(
            loss.sample_loss(&Softmax, &z, &y),
            CrossEntropy.sample_loss(&Softmax, &z, &y)
        );
        let range = loss.target_range();
        let fits = range.contains(&0.0) && range.contains(&1.0) && !range.contains(&1.1);
        (loss.sum_scale(4), loss.weight_penalty(4), fits)
    }
    assert_eq!(of(loss), (1.0, 0.0, true));
    assert_eq!(of(Mean(loss)), (0.25, 0.0, true));
    assert_eq!(of(Scaled { factor: 3.0, loss }), (3.0, 0.0, true));
    assert_eq!(of(L2 { strength, loss }), (1.0, strength, true));
    let loss = Mean(loss);
    assert_eq!(of(L2 { strength, loss }), (0.25, strength, true));
}

fn logits() -> impl Strategy<Value = Vec<f64>> {
    let z = prop_oneof![
        8 => -30.0..30.0_f64,
        2 => -800.0..800.0_f64,
        1 => prop_oneof![Just(0.0), Just(-0.0), Just(1e308), Just(-1e308), Just(5e-324)],
    ];
    prop::collection::vec(z, 1..12)
}

proptest! {
    #[test]
    fn outputs_are_shares_of_one_and_keep_the_order(z in logits()) {
        let a = outputs(&z);
        let sum: f64 = a.iter().sum();
        prop_assert!((sum - 1.0).abs() <= z.len() as f64 * f64::EPSILON, "{}", sum);
        for (z1, a1) in z.iter().zip(&a) {
            for (z2, a2) in z.iter().zip(&a) {
                prop_assert!(z1 <= z2 || a1 >= a2);
                prop_assert!(z1 != z2 || a1 == a2);
            }
        }
    }

    /// A number that is added to all z changes nothing, if it adds without rounding.
    #[test]
    fn only_differences_count(k in prop::collection::vec(-1000_i32..1000, 2..9), shift in -1000_i32..1000) {
        let z: Vec<f64> = k.iter().map(|&k| f64::from(k) / 16.0).collect();
        let shifted: Vec<f64> = z.iter().map(|z| z + f64::from(shift)).collect();
        let mut y = vec![0.0; z.len()];
        y[0] = 1.0;
        prop_assert_eq!(outputs(&z), outputs(&shifted));
        prop_assert_eq!(loss(&z, &y).to_bits(), loss(&shifted, &y).to_bits());
        prop_assert_eq!(error_signals(&z, &y), error_signals(&shifted, &y));
    }

    /// Another order of the classes is the same loss, but for the rounding of a sum in another order.
    #[test]
    fn the_order_of_the_classes_does_not_matter(z in prop::collection::vec(-30.0..30.0_f64, 2..12), turn in 0_usize..12) {
        let mut y = vec![0.0; z.len()];
        y[0] = 1.0;
        let turn = turn % z.len();
        let (mut z2, mut y2) = (z.clone(), y.clone());
        z2.rotate_left(turn);
        y2.rotate_left(turn);
        let mut a = outputs(&z);
        a.rotate_left(turn);
        for (one, other) in a.iter().zip(outputs(&z2)) {
            prop_assert!((one / other - 1.0).abs() < 1e-14);
        }
        prop_assert!((loss(&z, &y) / loss(&z2, &y2) - 1.0).abs() < 1e-14);
    }

    /// Many samples side by side are what each is by itself, in blocks of any size.
    #[test]
    fn side_by_side_is_one_by_one(n in 1_usize..100, n_outputs in 1_usize..8, seed in any::<u64>()) {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 11) as f64 / 2f64.powi(53)
        };
        let special = [0.0, -0.0, 1e308, -1e308, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 40.0];
        let mut draw = |often: f64| {
            if next() < often { 60.0 * next() - 30.0 } else { special[(next() * 8.0) as usize] }
        };
        let z: Vec<f64> = (0..n * n_outputs).map(|_| draw(0.97)).collect();
        let y: Vec<f64> = (0..n * n_outputs).map(|k| [0.0, 1.0, 0.0, 0.5][k * 7 % 4]).collect();
        let (mut values, mut deltas) = (vec![7.0; n], vec![7.0; n * n_outputs]);
        CrossEntropy.sample_losses_and_error_signals(&Softmax, &z, &y, &mut values, &mut deltas);
        let same = |a: f64, b: f64| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
        for i in 0..n {
            let of = |v: &[f64]| -> Vec<f64> { (0..n_outputs).map(|k| v[k * n + i]).collect() };
            prop_assert!(same(values[i], loss(&of(&z), &of(&y))), "{:?}", of(&z));
            for (one, other) in of(&deltas).into_iter().zip(error_signals(&of(&z), &of(&y))) {
                prop_assert!(same(one, other), "{:?}", of(&z));
            }
        }
    }
}
