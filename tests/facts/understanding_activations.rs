//! Chapter 3: understanding activation functions.

pub(crate) mod a_network;
pub(crate) mod bending_the_line;
pub(crate) mod can_it_learn;
pub(crate) mod index;
pub(crate) mod leaky_relu;
pub(crate) mod movie_neuron;
pub(crate) mod recap;
pub(crate) mod relu;
pub(crate) mod smoothing_the_step;
pub(crate) mod summary_sheet;
pub(crate) mod tanh;

/// Multiples of a quarter from −`reach` to `reach`.
fn quarters(reach: i32) -> impl Iterator<Item = f64> + Clone {
    (-4 * reach..=4 * reach).map(|n| f64::from(n) / 4.0)
}
