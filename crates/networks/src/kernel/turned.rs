//! A matrix turned: what lies neuron by neuron, sample by sample.

use super::products::Rows;

/// So many samples of so many neurons are turned at a time.
const TILE: usize = 4;

/// Writes a row (a₁, …, aₙ, 1) for each of the first samples, as many as `samples` has rows of `width` numbers, from a row for
/// each neuron.
#[inline]
pub(super) fn put_by_samples(a: Rows<'_>, samples: &mut [f64], width: usize) {
    let n_samples = samples.len() / width;
    if width > TILE && n_samples >= TILE {
        many(a, samples, width);
    } else {
        rest(a, 0..n_samples, 0..width - 1, samples, width);
    }
    for sample in samples.chunks_exact_mut(width) {
        sample[width - 1] = 1.0;
    }
}

fn many(a: Rows<'_>, samples: &mut [f64], width: usize) {
    let (n, n_samples) = (width - 1, samples.len() / width);
    let (tiled, tiled_samples) = (n - n % TILE, n_samples - n_samples % TILE);
    for s in (0..tiled_samples).step_by(TILE) {
        for j in (0..tiled).step_by(TILE) {
            let mut tile = [&[0.0; TILE]; TILE];
            for (c, row) in tile.iter_mut().enumerate() {
                let numbers = &a.values[(j + c) * a.stride + s..];
                *row = numbers.first_chunk().expect("so many samples");
            }
            for s_in_tile in 0..TILE {
                let row = &mut samples[(s + s_in_tile) * width + j..][..TILE];
                for (number, numbers) in row.iter_mut().zip(tile) {
                    *number = numbers[s_in_tile];
                }
            }
        }
    }
    rest(a, 0..tiled_samples, tiled..n, samples, width);
    rest(a, tiled_samples..n_samples, 0..n, samples, width);
}

/// One number after the other.
#[inline(always)]
fn rest(
    a: Rows<'_>,
    rows: std::ops::Range<usize>,
    neurons: std::ops::Range<usize>,
    samples: &mut [f64],
    width: usize,
) {
    for j in neurons {
        for s in rows.clone() {
            samples[s * width + j] = a.values[j * a.stride + s];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_to_its_place() {
        for n in 1..14 {
            for n_samples in 1..14 {
                for stride in [n_samples, n_samples + 3] {
                    let a: Vec<f64> = (0..n * stride).map(|k| k as f64).collect();
                    let rows = Rows { values: &a, stride };
                    let mut samples = vec![f64::NAN; n_samples * (n + 1)];
                    put_by_samples(rows, &mut samples, n + 1);
                    for (s, sample) in samples.chunks_exact(n + 1).enumerate() {
                        let expected = (0..n).map(|j| a[j * stride + s]).chain([1.0]);
                        assert!(sample.iter().copied().eq(expected), "{n}, {n_samples}");
                    }
                }
            }
        }
    }
}
