use ndarray::{Array1, ArrayRef1};

/// 2⁻¹⁷ ≈ 7.6e−6, near the cube root of the precision of a double, where the two errors of a central difference
/// balance.
const STEP: f64 = 1.0 / 131_072.0;

/// `∂f/∂θⱼ ≈ (f(θ + h eⱼ) − f(θ − h eⱼ)) / 2h`
///
/// The gradient of any function by central differences: slow, approximate, and computed from nothing but the
/// function itself.
///
/// # Numerics
///
/// h is 2⁻¹⁷ · max(1, |θⱼ|), and the divisor is the difference of the two places as they were rounded. The
/// formula leaves out h²/6 times the third derivative; the rounding of f contributes about 2⁻⁵³ · |f| / h, some
/// 1e−11 · |f|.
///
/// # Examples
///
/// ```
/// use learning::numerical_gradient;
/// use ndarray::array;
///
/// let slope = numerical_gradient(|theta| theta[0] * theta[0] * theta[1], &array![3.0, 2.0]);
/// assert!((slope[0] - 12.0).abs() < 1e-9); // 2 · 3 · 2
/// assert!((slope[1] - 9.0).abs() < 1e-9); //  3²
/// ```
pub fn numerical_gradient(
    f: impl Fn(&ArrayRef1<f64>) -> f64,
    theta: &ArrayRef1<f64>,
) -> Array1<f64> {
    let mut place = theta.to_owned();
    (0..theta.len())
        .map(|j| {
            let h = STEP * theta[j].abs().max(1.0);
            let (above, below) = (theta[j] + h, theta[j] - h);
            place[j] = above;
            let f_above = f(&place);
            place[j] = below;
            let f_below = f(&place);
            place[j] = theta[j];
            (f_above - f_below) / (above - below)
        })
        .collect()
}

/// A gradient that somebody derived, beside the one that the function has.
///
/// # Examples
///
/// An article codes its neuron as σ(wx − b) and differentiates σ(wx + b). The check tells in which component:
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientCheck, SquaredError, gradient, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let coded = |w, b: f64| Neuron::new(array![w], -b, Sigmoid); // σ(wx − b)
///
/// let claimed = gradient(&SquaredError, &coded(0.5, 0.5), &data); // as if it were σ(wx + b)
/// let loss = |theta: &ndarray::ArrayRef1<f64>| total_loss(&SquaredError, &coded(theta[0], theta[1]), &data);
/// let check = GradientCheck::new(loss, &array![0.5, 0.5], &claimed);
///
/// assert!(!check.agrees(1e-6));
/// assert_eq!(check.worst(), 1); // ∂L/∂b
/// assert!((check.claimed[1] + check.numerical[1]).abs() < 1e-9); // the same size, the other sign
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct GradientCheck {
    /// The gradient as it was derived.
    pub claimed: Array1<f64>,
    /// The gradient by central differences.
    pub numerical: Array1<f64>,
}

impl GradientCheck {
    /// Compares `claimed` with the [`numerical_gradient`] of f at θ.
    ///
    /// # Panics
    ///
    /// When the lengths of `theta` and `claimed` differ, or when `theta` is empty.
    #[track_caller]
    pub fn new(
        f: impl Fn(&ArrayRef1<f64>) -> f64,
        theta: &ArrayRef1<f64>,
        claimed: &ArrayRef1<f64>,
    ) -> Self {
        assert!(
            !theta.is_empty(),
            "a gradient of no parameters cannot be checked"
        );
        assert_eq!(
            theta.len(),
            claimed.len(),
            "{} parameters have a gradient of {} components, got {}",
            theta.len(),
            theta.len(),
            claimed.len()
        );
        Self {
            claimed: claimed.to_owned(),
            numerical: numerical_gradient(f, theta),
        }
    }

    /// The differences `|claimedⱼ − numericalⱼ|`.
    pub fn differences(&self) -> Array1<f64> {
        (&self.claimed - &self.numerical).abs()
    }

    /// The index of the component with the largest difference; a difference that is NaN counts as the largest.
    pub fn worst(&self) -> usize {
        let differences = self.differences();
        (0..differences.len())
            .max_by(|&i, &j| differences[i].total_cmp(&differences[j]))
            .expect("the constructor demands a component")
    }

    /// `|claimedⱼ − numericalⱼ| ≤ tolerance · maxₖ |numericalₖ|` for every j; NaN does not agree.
    ///
    /// Measured against the largest component, because a component that is 0 by symmetry has no relative error.
    pub fn agrees(&self, tolerance: f64) -> bool {
        let largest = self
            .numerical
            .iter()
            .fold(0.0, |largest: f64, g| largest.max(g.abs()));
        self.differences().iter().all(|&d| d <= tolerance * largest)
    }
}
