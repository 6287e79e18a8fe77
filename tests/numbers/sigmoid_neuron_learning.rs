//! A sigmoid neuron learns two points.

mod descent;
mod slopes;
