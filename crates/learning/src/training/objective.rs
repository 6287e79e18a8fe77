/// `L(θ)` and `∇L(θ)`: a function of parameters that a [`Rule`](crate::Rule) can go down.
///
/// A closure is one: it writes the gradient and returns the value. The same θ must give the same value and the same
/// gradient every time: a descent that has changed nothing is taken to have
/// [converged](crate::StopReason::Converged). A model, a loss and data together are one too:
/// [`Model::objective`](crate::Model::objective).
///
/// # Examples
///
/// ```
/// use learning::Objective;
///
/// // f(θ) = θ₁² + 3 θ₂
/// let mut f = |theta: &[f64], gradient: &mut [f64]| {
///     gradient.copy_from_slice(&[2.0 * theta[0], 3.0]);
///     theta[0] * theta[0] + 3.0 * theta[1]
/// };
/// let mut gradient = [0.0; 2];
///
/// assert_eq!(f.loss_and_gradient(&[5.0, 1.0], &mut gradient), 28.0);
/// assert_eq!(gradient, [10.0, 3.0]);
/// assert_eq!(f.loss(&[5.0, 1.0]), 28.0);
/// ```
pub trait Objective {
    /// Writes `∇L(θ)` into `gradient` and returns `L(θ)`.
    ///
    /// # Shapes
    ///
    /// `theta` and `gradient` are equally long.
    fn loss_and_gradient(&mut self, theta: &[f64], gradient: &mut [f64]) -> f64;

    /// `L(θ)`
    fn loss(&mut self, theta: &[f64]) -> f64 {
        self.loss_and_gradient(theta, &mut vec![0.0; theta.len()])
    }
}

impl<F: FnMut(&[f64], &mut [f64]) -> f64> Objective for F {
    fn loss_and_gradient(&mut self, theta: &[f64], gradient: &mut [f64]) -> f64 {
        self(theta, gradient)
    }
}
