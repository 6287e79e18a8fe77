//! Products beside the sums one by one.

use super::*;

/// Numbers whose sums depend on the order.
fn sharp(n: usize, step: usize) -> Vec<f64> {
    let some = [
        1e16, 1.0, -1e16, 0.1, -0.0, 5e-324, 1e300, -0.7, -1e300, 1e-300, 3.0,
    ];
    (0..n).map(|k| some[k * step % 11] / 4.0).collect()
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// `start + p₁q₁ + p₂q₂ + …`
fn in_order(start: f64, products: impl Iterator<Item = (f64, f64)>) -> f64 {
    products.fold(start, |sum, (p, q)| sum + p * q)
}

/// Each width of a tile, and the one that this processor takes, beside the sums one by one.
#[test]
fn every_width_gives_the_sums_in_their_order() {
    for n_inputs in [1, 2, 3, 7, 8, 9, 16, 17, 40] {
        for n_neurons in [1, 2, 3, 4, 5, 6, 7, 11] {
            for n_samples in [4, 8, 12, 16, 20, 32, 56] {
                check(n_inputs, n_neurons, n_samples);
            }
        }
    }
}

fn check(n_inputs: usize, n_neurons: usize, n_samples: usize) {
    let what = format!("{n_inputs} {n_neurons} {n_samples}");
    let rows = |values: &'static [f64], stride| Rows { values, stride };
    let leaked = |n, step| &*sharp(n, step).leak();
    let (width, longer) = (n_inputs + 1, n_samples + 4);
    let neurons = rows(leaked(n_neurons * width, 3), width);
    let a = rows(leaked(n_inputs * longer, 5), longer);
    let delta = rows(leaked(n_neurons * n_samples, 7), n_samples);
    let samples = rows(leaked(n_samples * width, 4), width);
    let at = |m: Rows<'_>, i: usize, j: usize| m.values[i * m.stride + j];

    let mut z = Vec::new();
    for i in 0..n_neurons {
        for s in 0..n_samples {
            let products = (0..n_inputs).map(|j| (at(neurons, i, j), at(a, j, s)));
            z.push(in_order(0.0, products) + at(neurons, i, n_inputs));
        }
    }
    type Forward = fn(Rows<'_>, Rows<'_>, usize, &mut [f64]);
    for forward in [
        forward::<WIDE> as Forward,
        forward::<WIDEST>,
        weighted_inputs,
    ] {
        let mut out = vec![7.0; z.len()];
        forward(neurons, a, n_samples, &mut out);
        assert_eq!(bits(&out), bits(&z), "{what}");
    }

    let mut d = Vec::new();
    for j in 0..n_inputs {
        for s in 0..n_samples {
            let products = (0..n_neurons).map(|i| (at(neurons, i, j), at(delta, i, s)));
            d.push(in_order(0.0, products));
        }
    }
    type Backward = fn(Rows<'_>, Rows<'_>, &mut [f64]);
    for backward in [
        backward::<WIDE> as Backward,
        backward::<WIDEST>,
        through_weights,
    ] {
        let mut out = vec![7.0; d.len()];
        backward(neurons, delta, &mut out);
        assert_eq!(bits(&out), bits(&d), "{what}");
    }

    // Of the last samples, which are only there to make a multiple of 4, nothing comes into the gradient.
    for real in n_samples - 3..=n_samples {
        let before = sharp(n_neurons * width, 9);
        let mut g = before.clone();
        for (k, g) in g.iter_mut().enumerate() {
            let (i, j) = (k / width, k % width);
            *g = in_order(*g, (0..real).map(|s| (at(delta, i, s), at(samples, s, j))));
        }
        type Gradients = fn(Rows<'_>, usize, Rows<'_>, &mut [f64]);
        for gradients in [
            gradients::<WIDE> as Gradients,
            gradients::<WIDEST>,
            add_gradients,
        ] {
            let mut out = before.clone();
            gradients(delta, real, samples, &mut out);
            assert_eq!(bits(&out), bits(&g), "{what} {real}");
        }
    }
}
