//! Loss surface over a grid of two parameters.

use std::thread;

use multiversion::multiversion;
use ndarray::{Array1, Array2, ArrayRef1};

use super::gradient::assert_one_target;
use crate::data::Samples;
use crate::kernel::penalty_strength;
use crate::losses::Loss;

/// Below this many terms (points × samples) for each thread the fork costs more than it brings.
const WORTH_A_THREAD: usize = 65_536;

/// `Lᵢⱼ = L(wᵢ, bⱼ)`
///
/// The loss of a neuron with one input, over a grid of its two parameters: a landscape to be drawn.
///
/// # Shapes
///
/// `weights: (m)`, `biases: (n)`, `losses: (m, n)`.
///
/// # Numerics
///
/// At each point the samples are added from the first to the last. Threads, if the data set
/// [allows](crate::Dataset::on_threads) them, share out the weights and change no bit.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, LossSurface, SquaredError};
/// use ndarray::{Array1, array};
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let surface = LossSurface::new(
///     &SquaredError,
///     &Sigmoid,
///     &data,
///     &Array1::linspace(-2.0, 6.0, 81),
///     &Array1::linspace(-10.0, 2.0, 121),
/// );
///
/// let lowest = surface.minimum();
/// assert!((lowest.weight - 1.8).abs() < 1e-12); // ln 6 = 1.79…
/// assert!((lowest.bias - -2.3).abs() < 1e-12); //  −½ ln 96 = −2.28…
/// assert!(lowest.loss < 1e-5);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LossSurface {
    /// `w₁, …, wₘ`
    pub weights: Array1<f64>,
    /// `b₁, …, bₙ`
    pub biases: Array1<f64>,
    /// The losses; row i belongs to weight i, column j to bias j.
    pub losses: Array2<f64>,
}

/// A point of a [`LossSurface`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SurfacePoint {
    /// `w`
    pub weight: f64,
    /// `b`
    pub bias: f64,
    /// `L(w, b)`
    pub loss: f64,
}

impl LossSurface {
    /// The loss at every point of the grid.
    ///
    /// # Panics
    ///
    /// When the samples have more than one input or more than one target, or when a list of parameters is empty.
    #[track_caller]
    #[must_use]
    pub fn new<'a, A: Sync, L: Loss<A>>(
        loss: &L,
        activation: &A,
        data: impl Into<Samples<'a>>,
        weights: &ArrayRef1<f64>,
        biases: &ArrayRef1<f64>,
    ) -> Self {
        let data = data.into();
        assert_eq!(
            data.n_inputs(),
            1,
            "a surface over w and b needs samples of one input, got {}",
            data.n_inputs()
        );
        assert_one_target(data);
        assert!(
            !weights.is_empty() && !biases.is_empty(),
            "a surface needs at least one weight and one bias"
        );
        let (weights, biases) = (weights.to_owned(), biases.to_owned());
        let (w, b) = (
            weights.as_slice().expect("owned"),
            biases.as_slice().expect("owned"),
        );
        let columns = data.columns();
        let scale = loss.scale(data.n_samples());
        let penalty = penalty_strength(loss, data);
        let run = |weights: &[f64], losses: &mut [f64]| {
            for (&w, row) in weights.iter().zip(losses.chunks_exact_mut(b.len())) {
                add_losses(
                    loss,
                    activation,
                    w,
                    b,
                    columns.column(0),
                    columns.targets(),
                    row,
                );
                for value in row {
                    *value = *value * scale + 0.5 * penalty * (w * w);
                }
            }
        };

        let mut losses = vec![0.0; w.len() * b.len()];
        let terms = losses.len() * data.n_samples();
        let threads = data.threads().min(terms / WORTH_A_THREAD).clamp(1, w.len());
        let share = w.len().div_ceil(threads);
        if threads == 1 {
            run(w, &mut losses);
        } else {
            thread::scope(|scope| {
                for (w, losses) in w.chunks(share).zip(losses.chunks_mut(share * b.len())) {
                    let run = &run;
                    scope.spawn(move || run(w, losses));
                }
            });
        }
        let losses =
            Array2::from_shape_vec((w.len(), b.len()), losses).expect("as many losses as points");
        Self {
            weights,
            biases,
            losses,
        }
    }

    /// The lowest point of the grid, the first of them in the order of the rows.
    ///
    /// Points whose loss is NaN or infinite are passed over; where there is no other, it is the first point.
    #[must_use]
    pub fn minimum(&self) -> SurfacePoint {
        self.extreme(|loss, lowest| loss < lowest)
    }

    /// The highest point of the grid, the first of them in the order of the rows.
    ///
    /// Points whose loss is NaN or infinite are passed over; where there is no other, it is the first point.
    #[must_use]
    pub fn maximum(&self) -> SurfacePoint {
        self.extreme(|loss, highest| loss > highest)
    }

    fn extreme(&self, better: impl Fn(f64, f64) -> bool) -> SurfacePoint {
        let mut best = (0, 0);
        for (place, &loss) in self.losses.indexed_iter() {
            let replaces = !self.losses[best].is_finite() || better(loss, self.losses[best]);
            if loss.is_finite() && replaces {
                best = place;
            }
        }
        SurfacePoint {
            weight: self.weights[best.0],
            bias: self.biases[best.1],
            loss: self.losses[best],
        }
    }
}

/// `row[j] += ℓ(φ(w xᵢ + bⱼ), yᵢ)` for every sample. The inner loop runs over the biases, so nothing is summed
/// within a vector.
#[multiversion(targets("x86_64+avx+avx2+avx512f+avx512dq+avx512vl", "x86_64+avx+avx2"))]
fn add_losses<A, L: Loss<A>>(
    loss: &L,
    activation: &A,
    w: f64,
    biases: &[f64],
    inputs: &[f64],
    targets: &[f64],
    row: &mut [f64],
) {
    for (&x, &y) in inputs.iter().zip(targets) {
        let weighted = w * x;
        for (value, b) in row.iter_mut().zip(biases) {
            *value += loss.value(activation, weighted + b, y);
        }
    }
}
