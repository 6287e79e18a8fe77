//! Loss functions, their error signals and their curvatures.

mod cross_entropy;
mod curvature;
mod l2;
mod loss;
mod mean;
mod mean_squared_error;
mod scaled;
mod squared_error;
mod vector_loss;

pub use cross_entropy::CrossEntropy;
pub use curvature::Curvature;
pub use l2::L2;
pub use loss::Loss;
pub use mean::Mean;
pub use mean_squared_error::MeanSquaredError;
pub use scaled::Scaled;
pub use squared_error::SquaredError;
pub use vector_loss::VectorLoss;
