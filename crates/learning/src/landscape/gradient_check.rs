//! Numerical gradients by central differences, and the check of a derived gradient against them.

use ndarray::{Array1, ArrayRef1, ArrayView1};

use crate::training::Objective;

/// 2⁻¹⁷ ≈ 7.6e−6, near the cube root of the precision of a double, where the two errors of a central difference
/// balance.
const STEP: f64 = 1.0 / 131_072.0;

/// A value of f is taken to be off by up to this many times 2⁻⁵³, the rounding of one operation.
const ROUNDINGS: f64 = 8.0;

/// 2⁻⁵³, the relative rounding error of one operation.
const UNIT_ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// A difference whose error is less than this part of it, 2⁻¹⁶ ≈ 1.5e−5, is sharp enough.
const SHARP: f64 = 1.0 / 65_536.0;

/// From one step of a closer look to the next.
const RATIO: f64 = 8.0;

/// The largest step of a closer look, in units of the first one: about 2⁻² …
const LARGEST: f64 = 32_768.0;

/// … and how many steps it has, down to about 2⁻⁵⁰.
const STEPS: usize = 17;

/// A difference is compared with so many on either side.
const NEIGHBORS: usize = 2;

/// How much of the largest change between them counts as uncertain. With 1, some 40 of 72 000 right gradients were refused,
/// at random neurons, data and scales; with 4 none, and an error of 1e−4 was still seen wherever differences can see it.
const CAUTION: f64 = 4.0;

/// `∂f/∂θⱼ ≈ Dⱼ(h) = (f(θ + h eⱼ) − f(θ − h eⱼ)) / 2h`
///
/// The gradient of any function by central differences: slow, approximate, and computed from nothing but the
/// function itself.
///
/// # Numerics
///
/// h is 2⁻¹⁷ · max(1, |θⱼ|), and the divisor is the difference of the two arguments as they were rounded. Two errors
/// remain:
///
/// * **Truncation**: by Taylor's formula `D(h) = f′ + h²/6 · f‴ + …`. It is small as long as f bends on a scale much
///   larger than h. The loss of a neuron bends on the scale of 1/|x|, so inputs of 1e5 and more need a smaller h.
/// * **Rounding**: f is known to some 2⁻⁵³ · |f|, and that is divided by h: about 1e−11 · |f|.
///
/// [`GradientCheck`] estimates both, and takes another h where this one is not good.
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
#[must_use]
pub fn numerical_gradient(
    mut f: impl FnMut(&ArrayRef1<f64>) -> f64,
    theta: &ArrayRef1<f64>,
) -> Array1<f64> {
    let differences = central_differences(&mut f, &mut theta.to_owned(), STEP);
    differences
        .iter()
        .map(|difference| difference.slope)
        .collect()
}

/// `max(1, |θⱼ|)`, in which steps and roundings of a parameter are measured.
fn unit(parameter: f64) -> f64 {
    parameter.abs().max(1.0)
}

/// The central difference for each parameter, with steps of `step · max(1, |θⱼ|)`.
fn central_differences(
    f: &mut impl FnMut(&ArrayRef1<f64>) -> f64,
    at: &mut Array1<f64>,
    step: f64,
) -> Vec<CentralDifference> {
    (0..at.len())
        .map(|j| central_difference(f, at, j, step * unit(at[j])))
        .collect()
}

/// `(f(θ + h eⱼ) − f(θ − h eⱼ)) / 2h`, and what it was made from.
#[derive(Clone, Copy)]
struct CentralDifference {
    slope: f64,
    h: f64,
    above: f64,
    below: f64,
}

/// Leaves `at` as it was.
fn central_difference(
    f: &mut impl FnMut(&ArrayRef1<f64>) -> f64,
    at: &mut Array1<f64>,
    j: usize,
    h: f64,
) -> CentralDifference {
    let parameter = at[j];
    let (right, left) = (parameter + h, parameter - h);
    at[j] = right;
    let above = f(at);
    at[j] = left;
    let below = f(at);
    at[j] = parameter;
    CentralDifference {
        slope: (above - below) / (right - left),
        h: (right - left) / 2.0,
        above,
        below,
    }
}

/// A gradient that somebody derived, beside the one that the function has.
///
/// # Method
///
/// Component j of the numerical gradient is first the central difference `D(h)` of [`numerical_gradient`]. Its
/// rounding is estimated from f itself:
///
/// `R(h) = ν/h` with `ν = 8 · 2⁻⁵³ · (|f| + √|f| + |(θ₁∂₁f, …, θₙ∂ₙf)|)`
///
/// f is off by the rounding of the operation that ends in it; where f is a sum of squares near 0, by √|f| times the
/// rounding of what is squared; and as if the parameters it was computed from had been rounded. 8 stands for a handful of
/// operations. f and ∂ₖf are those at θ ± h eⱼ, the slopes those at θ and their change, `h · √(|∂ⱼⱼf| · |∂ₖₖf|)`.
///
/// Where the claim agrees with D(h) within R(h), and R(h) is at most 2⁻¹⁶ · |D(h)|, that was all, at the cost of two
/// values of f for each parameter. Where not, either the claim is wrong or h is not good. Then 17 steps from about 2⁻²
/// to 2⁻⁵⁰ times max(1, |θⱼ|) are tried, each an eighth of the last. Too large a step shows the bending of f, too small a
/// step its rounding, and between them the differences stand on a plateau. The step is taken whose difference changes the
/// least to the two next larger and the two next smaller ones, among those that no smaller step contradicts. If the
/// first D(h) lies on the plateau, it stays.
///
/// The **uncertainty** of a component is R(h), and after a closer look also four times that change.
///
/// # Numerics
///
/// A derivative far below R of the largest step cannot be told from 0: in the saturation of a sigmoid with a loss of ½,
/// any claim below 1e−14 agrees. [`uncertainty`](Self::uncertainty) says how much a check could see.
///
/// At a kink the central difference is the mean of the slopes on the two sides; a bend so sharp that the rounding of f
/// covers it looks like one. f is to be computed in double precision
/// throughout: what is rounded more coarsely is constant over small steps, and taken for flat.
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
///
/// Whatever computes its own gradient is checked against itself:
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientCheck, Model, SquaredError};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let neuron = Neuron::new(array![0.3], -0.4, Sigmoid);
/// let check = GradientCheck::of(neuron.objective(&SquaredError, &data), &neuron.parameters());
/// assert!(check.agrees(1e-9));
/// # Ok::<(), learning::DatasetError>(())
/// ```
///
/// # References
///
/// W. H. Press, S. A. Teukolsky, W. T. Vetterling, B. P. Flannery, *Numerical Recipes*, 3rd edition, Cambridge University
/// Press (2007), section 5.7, on the step of a difference. O. V. Lepskii, "On a problem of adaptive estimation in
/// Gaussian white noise", *Theory of Probability & Its Applications* 35(3), 454–466 (1991), doi:10.1137/1135065, on taking
/// the largest step that no smaller one contradicts.
#[derive(Debug, Clone, PartialEq)]
pub struct GradientCheck {
    /// The gradient as it was derived.
    pub claimed: Array1<f64>,
    /// The gradient by central differences.
    pub numerical: Array1<f64>,
    /// How far each component of `numerical` may be from the true one, estimated.
    pub uncertainty: Array1<f64>,
}

impl GradientCheck {
    /// Compares `claimed` with the numerical gradient of f at θ.
    ///
    /// # Panics
    ///
    /// When the lengths of `theta` and `claimed` differ, or when `theta` is empty.
    #[track_caller]
    #[must_use]
    pub fn new(
        mut f: impl FnMut(&ArrayRef1<f64>) -> f64,
        theta: &ArrayRef1<f64>,
        claimed: &ArrayRef1<f64>,
    ) -> Self {
        assert_lengths_fit(theta, claimed);
        let mut at = theta.to_owned();
        let here = f(&at);
        let mut differences = central_differences(&mut f, &mut at, STEP);
        let rounding = Rounding::new(theta, here, &differences);
        let sharp = |j: usize, first: &CentralDifference| {
            rounding.of(j, first) <= SHARP * first.slope.abs()
        };

        // A closer look where the first difference does not settle it.
        let first = differences.clone();
        let mut looks = vec![None; theta.len()];
        for (j, first) in first.iter().enumerate() {
            let settled = (claimed[j] - first.slope).abs() <= rounding.of(j, first);
            if !(settled && sharp(j, first)) {
                let look = closer_look(&mut f, &mut at, j, first.h);
                differences[j] = look[plateau(&look, j, &rounding).0];
                looks[j] = Some(look);
            }
        }

        // The rounding once more, from the differences that were found to be good.
        let better = Rounding::new(theta, here, &differences);
        let (numerical, uncertainty) = (first.iter().zip(&looks).enumerate())
            .map(|(j, (first, look))| {
                let error = rounding.of(j, first);
                let Some(look) = look else {
                    return (first.slope, error);
                };
                let (best, width) = plateau(look, j, &better);
                let apart = (first.slope - look[best].slope).abs();
                if sharp(j, first) && apart <= error + width {
                    (first.slope, error + apart + width)
                } else {
                    (look[best].slope, width)
                }
            })
            .unzip::<f64, f64, Vec<_>, Vec<_>>();
        Self {
            claimed: claimed.to_owned(),
            numerical: numerical.into(),
            uncertainty: uncertainty.into(),
        }
    }

    /// Compares `claimed` with the central differences of f at θ for one step, `h = step · max(1, |θⱼ|)`.
    ///
    /// No other step takes its place. The uncertainty is `R(h) + |D(2h) − D(h)|`: by Taylor's formula the difference
    /// is three times the truncation error of D(h).
    ///
    /// # Panics
    ///
    /// When the lengths of `theta` and `claimed` differ, when `theta` is empty, or when `step` is not a positive finite
    /// number.
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::GradientCheck;
    /// use ndarray::{ArrayRef1, array};
    ///
    /// let cube = |theta: &ArrayRef1<f64>| theta[0] * theta[0] * theta[0];
    /// let check = GradientCheck::with_step(cube, &array![0.5], &array![0.75], 0.25);
    /// assert_eq!(check.numerical[0], 0.8125); // 3θ² + h²
    /// assert!(check.agrees(0.0)); // so large a step is known to say little
    /// assert!((check.uncertainty[0] - 0.1875).abs() < 1e-14); // 3h²
    /// ```
    #[track_caller]
    #[must_use]
    pub fn with_step(
        mut f: impl FnMut(&ArrayRef1<f64>) -> f64,
        theta: &ArrayRef1<f64>,
        claimed: &ArrayRef1<f64>,
        step: f64,
    ) -> Self {
        assert_lengths_fit(theta, claimed);
        assert!(
            step > 0.0 && step.is_finite(),
            "the step of a difference must be a positive number, got {step:?}"
        );
        let mut at = theta.to_owned();
        let here = f(&at);
        let first = central_differences(&mut f, &mut at, step);
        let rounding = Rounding::new(theta, here, &first);
        let uncertainty = (first.iter().enumerate())
            .map(|(j, first)| {
                let twice = central_difference(&mut f, &mut at, j, 2.0 * step * unit(theta[j]));
                rounding.of(j, first) + (twice.slope - first.slope).abs()
            })
            .collect();
        Self {
            claimed: claimed.to_owned(),
            numerical: first.iter().map(|first| first.slope).collect(),
            uncertainty,
        }
    }

    /// Compares the gradient of an objective with the numerical gradient of its loss, both at θ.
    ///
    /// # Panics
    ///
    /// When `theta` is empty.
    #[track_caller]
    #[must_use]
    pub fn of(mut objective: impl Objective, theta: &ArrayRef1<f64>) -> Self {
        let mut claimed = vec![0.0; theta.len()];
        objective.loss_and_gradient(&theta.to_vec(), &mut claimed);
        let loss = |theta: &ArrayRef1<f64>| {
            objective.loss(
                theta
                    .as_slice()
                    .expect("the place of a check is contiguous"),
            )
        };
        Self::new(loss, theta, &ArrayView1::from(&claimed[..]))
    }

    /// The differences `|claimedⱼ − numericalⱼ|`.
    #[must_use]
    pub fn differences(&self) -> Array1<f64> {
        (&self.claimed - &self.numerical).abs()
    }

    /// `|claimedⱼ − numericalⱼ| ≤ tolerance · |numericalⱼ| + uncertaintyⱼ` for every j; NaN does not agree.
    #[must_use]
    pub fn agrees(&self, tolerance: f64) -> bool {
        (0..self.claimed.len()).all(|j| self.tolerance_needed(j) <= tolerance)
    }

    /// The index of the component that needs the largest tolerance to agree; among components that need none, the one
    /// with the largest difference. NaN counts as the largest.
    #[must_use]
    pub fn worst(&self) -> usize {
        let differences = self.differences();
        let rank = |j: usize| [self.tolerance_needed(j), differences[j]];
        (0..differences.len())
            .max_by(|&i, &j| {
                let ([a, c], [b, d]) = (rank(i), rank(j));
                a.total_cmp(&b).then(c.total_cmp(&d))
            })
            .expect("the constructor demands a component")
    }

    /// The least tolerance at which component j agrees, at least 0; NaN when none is large enough.
    fn tolerance_needed(&self, j: usize) -> f64 {
        let beyond = (self.claimed[j] - self.numerical[j]).abs() - self.uncertainty[j];
        if !self.uncertainty[j].is_finite() {
            f64::NAN
        } else if beyond <= 0.0 {
            0.0
        } else {
            (beyond / self.numerical[j]).abs()
        }
    }
}

#[track_caller]
fn assert_lengths_fit(theta: &ArrayRef1<f64>, claimed: &ArrayRef1<f64>) {
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
}

/// What is known about the rounding of f near θ.
struct Rounding {
    /// `|(θ₁∂₁f, …, θₙ∂ₙf)|`
    slope: f64,
    /// `√|∂ⱼⱼf|` for each j.
    bends: Vec<f64>,
    /// `|(θ₁√|∂₁₁f|, …, θₙ√|∂ₙₙf|)|`
    bend: f64,
}

impl Rounding {
    /// From f(θ) and a central difference for each parameter.
    fn new(theta: &ArrayRef1<f64>, here: f64, differences: &[CentralDifference]) -> Self {
        let bends: Vec<f64> = differences
            .iter()
            .map(|d| finite_or_zero((d.above - 2.0 * here + d.below).abs().sqrt() / d.h))
            .collect();
        let slopes = differences.iter().map(|d| finite_or_zero(d.slope));
        Self {
            slope: length(
                slopes
                    .zip(theta)
                    .map(|(slope, parameter)| slope * parameter),
            ),
            bend: length(
                bends
                    .iter()
                    .zip(theta)
                    .map(|(bend, parameter)| bend * parameter),
            ),
            bends,
        }
    }

    /// `R(h) = ν/h`
    fn of(&self, j: usize, difference: &CentralDifference) -> f64 {
        let value = difference.above.abs().max(difference.below.abs());
        let slope = self.slope + difference.h * self.bends[j] * self.bend;
        ROUNDINGS * UNIT_ROUNDOFF * (value + value.sqrt() + slope) / difference.h
    }
}

/// A step so large that f overflows tells nothing of its rounding.
fn finite_or_zero(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

/// `√(v₁² + … + vₙ²)`, also where the squares overflow or vanish.
fn length(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let largest = values.clone().fold(0.0, |a: f64, v| a.max(v.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    let squares = values.map(|v| (v / largest) * (v / largest));
    largest * squares.sum::<f64>().sqrt()
}

/// Central differences with steps from large to small, the first of them among them.
fn closer_look(
    f: &mut impl FnMut(&ArrayRef1<f64>) -> f64,
    at: &mut Array1<f64>,
    j: usize,
    first: f64,
) -> Vec<CentralDifference> {
    let mut h = first * LARGEST;
    (0..STEPS)
        .map(|_| {
            let difference = central_difference(f, at, j, h);
            h /= RATIO;
            difference
        })
        .collect()
}

/// The number of the step at which the difference changes the least, among those that no smaller step
/// contradicts; and R plus the change.
fn plateau(steps: &[CentralDifference], j: usize, rounding: &Rounding) -> (usize, f64) {
    // What is not a number is infinitely far away.
    let apart = |a: usize, b: usize| {
        let change = (steps[a].slope - steps[b].slope).abs();
        if change.is_nan() {
            f64::INFINITY
        } else {
            change
        }
    };
    let last = steps.len() - 1;
    let widths: Vec<f64> = (0..=last)
        .map(|k| {
            let neighbors = k.saturating_sub(NEIGHBORS)..=last.min(k + NEIGHBORS);
            let change = neighbors.map(|i| apart(k, i)).fold(0.0, f64::max);
            rounding.of(j, &steps[k]) + CAUTION * change
        })
        .collect();
    let contradicted = |k: usize| (k..=last).any(|i| apart(k, i) > widths[k] + 2.0 * widths[i]);
    let best = (0..=last)
        .filter(|&k| !contradicted(k))
        .min_by(|&a, &b| widths[a].total_cmp(&widths[b]))
        .expect("nothing contradicts the smallest step");
    (best, widths[best])
}
