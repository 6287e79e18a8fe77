//! The registry: every figure by its name.

use std::sync::LazyLock;

use crate::error::{Error, nearest};
use crate::figure::Figure;
use crate::{
    appendices, building_a_neuron, neural_units, neurons_in_detail, sigmoid_neuron_learning,
    understanding_activations,
};

/// Every figure, chapter by chapter.
pub fn all() -> &'static [&'static Figure] {
    static ALL: LazyLock<Vec<&'static Figure>> = LazyLock::new(|| {
        let chapters = [
            neural_units::FIGURES,
            building_a_neuron::FIGURES,
            neurons_in_detail::FIGURES,
            understanding_activations::FIGURES,
            sigmoid_neuron_learning::FIGURES,
            appendices::FIGURES,
        ];
        chapters.into_iter().flatten().collect()
    });
    &ALL
}

/// The figure of this name, if there is one.
pub fn find(name: &str) -> Option<&'static Figure> {
    all().iter().copied().find(|figure| figure.name == name)
}

/// The figure of this name, or an error that names the figure most like it.
///
/// # Errors
///
/// [`Error::UnknownFigure`].
pub fn named(name: &str) -> Result<&'static Figure, Error> {
    let names = all().iter().map(|figure| figure.name);
    find(name).ok_or_else(|| Error::UnknownFigure {
        name: name.to_owned(),
        nearest: nearest(name, names.clone()),
        figures: names.collect(),
    })
}
