//! L2 penalty on the weights of all layers.

use learning::{Samples, VectorLoss};

/// `½ λ Σ w²` over all weights and no bias, and λ w added to the gradient; a mini-batch has its share of λ.
#[inline]
pub(crate) fn add_penalty<O, L: VectorLoss<O>>(
    loss: &L,
    widths: &[usize],
    theta: &[f64],
    samples: Samples<'_>,
    gradient: Option<&mut [f64]>,
) -> f64 {
    let strength = penalty_strength(loss, samples);
    if strength == 0.0 {
        return 0.0;
    }
    let mut sum = 0.0;
    each_weight(widths, |j| sum += theta[j] * theta[j]);
    if let Some(gradient) = gradient {
        each_weight(widths, |j| gradient[j] += strength * theta[j]);
    }
    0.5 * strength * sum
}

/// λ, of which a mini-batch has its share.
fn penalty_strength<O, L: VectorLoss<O>>(loss: &L, samples: Samples<'_>) -> f64 {
    let (n, whole) = (samples.n_samples(), samples.n_whole());
    let strength = loss.weight_penalty(whole);
    if strength == 0.0 || n == whole {
        return strength;
    }
    strength * (samples.share() * loss.sum_scale(n) / loss.sum_scale(whole))
}

/// The number of every parameter that is a weight.
#[inline]
fn each_weight(widths: &[usize], mut use_it: impl FnMut(usize)) {
    let mut first = 0;
    for pair in widths.windows(2) {
        for _ in 0..pair[1] {
            (first..first + pair[0]).for_each(&mut use_it);
            first += pair[0] + 1;
        }
    }
}
