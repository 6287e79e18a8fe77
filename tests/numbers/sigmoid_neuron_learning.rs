//! A sigmoid neuron learns two points.

mod descent;
mod landscape;
mod losses;
mod slopes;
