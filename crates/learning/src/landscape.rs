//! The loss as a function of the parameters: its gradient, its curvature, its shape.

mod eigenvalues;
mod gradient;
mod gradient_check;
mod hessian;
mod loss_surface;
mod taylor;

pub use eigenvalues::eigenvalues_2x2;
pub use gradient::{gradient, loss_and_gradient, sample_gradient, total_loss};
pub use gradient_check::{GradientCheck, numerical_gradient};
pub use hessian::hessian;
pub use loss_surface::{LossSurface, SurfacePoint};
pub use taylor::{TaylorExpansion, directional_derivative};
