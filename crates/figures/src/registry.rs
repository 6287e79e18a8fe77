//! The registry: every figure by its name.

use crate::error::{Error, nearest};
use crate::figure::Figure;
use crate::prediction::Prediction;
use crate::{
    appendices, building_a_neuron, neural_units, neurons_in_detail, sigmoid_neuron_learning,
    two_layers, understanding_activations,
};

/// Every figure, chapter by chapter.
pub fn all() -> &'static [&'static Figure] {
    ALL
}

const ALL: &[&Figure] = &[
    &neural_units::biological_neuron::FIGURE,
    &neural_units::unit_diagram::FIGURE,
    &neural_units::door::FIGURE,
    &neural_units::general_unit::FIGURE,
    &neural_units::step::FIGURE,
    &neural_units::sigmoid::FIGURE,
    &building_a_neuron::neuron_network::FIGURE,
    &building_a_neuron::noise_square::FIGURE,
    &building_a_neuron::unit_signals::FIGURE,
    &building_a_neuron::stacked_weights::FIGURE,
    &building_a_neuron::firing_graph::FIGURE,
    &building_a_neuron::firing_line::FIGURE,
    &building_a_neuron::sigmoid_and_step::FIGURE,
    &building_a_neuron::sensitivity::FIGURE,
    &building_a_neuron::spikes::FIGURE,
    &neurons_in_detail::exclusive_or::FIGURE,
    &neurons_in_detail::firing_rates::FIGURE,
    &neurons_in_detail::many_small_inputs::FIGURE,
    &neurons_in_detail::missing_minus::FIGURE,
    &neurons_in_detail::plt_step::FIGURE,
    &neurons_in_detail::sampling::FIGURE,
    &neurons_in_detail::saturation::FIGURE,
    &neurons_in_detail::unlearning::FIGURE,
    &neurons_in_detail::zigzag::FIGURE,
    &neurons_in_detail::vanishing_gradient::FIGURE,
    &neurons_in_detail::dying_relu::FIGURE,
    &neurons_in_detail::relu::FIGURE,
    &understanding_activations::feed_forward_network::FIGURE,
    &understanding_activations::abs_from_relus::FIGURE,
    &understanding_activations::movie_decision::FIGURE,
    &understanding_activations::weight_change::FIGURE,
    &understanding_activations::perceptron_lines::FIGURE,
    &understanding_activations::smoothing::FIGURE,
    &understanding_activations::tanh_and_sigmoid::FIGURE,
    &understanding_activations::relu_sum::FIGURE,
    &understanding_activations::leaky_relu::FIGURE,
    &understanding_activations::summary_sheet::FIGURE,
    &understanding_activations::activation_explorer::FIGURE,
    &sigmoid_neuron_learning::two_knobs::FIGURE,
    &sigmoid_neuron_learning::two_ways::FIGURE,
    &sigmoid_neuron_learning::two_points::FIGURE,
    &sigmoid_neuron_learning::parameter_vectors::FIGURE,
    &sigmoid_neuron_learning::loss_against_angle::FIGURE,
    &sigmoid_neuron_learning::two_cuts::FIGURE,
    &sigmoid_neuron_learning::loss_per_epoch::FIGURE,
    &sigmoid_neuron_learning::loss_contour::FIGURE,
    &sigmoid_neuron_learning::loss_surface::FIGURE,
    &sigmoid_neuron_learning::fitted_curve::FIGURE,
    &sigmoid_neuron_learning::gradient_check::FIGURE,
    &sigmoid_neuron_learning::prediction_against_truth::FIGURE,
    &sigmoid_neuron_learning::curvature_by_direction::FIGURE,
    &sigmoid_neuron_learning::parabola_steps::FIGURE,
    &sigmoid_neuron_learning::two_minima::FIGURE,
    &sigmoid_neuron_learning::bowl_and_plain::FIGURE,
    &sigmoid_neuron_learning::rolling_ball::FIGURE,
    &sigmoid_neuron_learning::descent::FIGURE,
    &sigmoid_neuron_learning::kept_back::FIGURE,
    &two_layers::hidden_plane::FIGURE,
    &two_layers::way_back::FIGURE,
    &two_layers::local_rule::FIGURE,
    &two_layers::xor_losses::FIGURE,
    &two_layers::hidden_lines::FIGURE,
    &two_layers::layer_sizes::FIGURE,
    &appendices::exp_error::FIGURE,
];

/// The figures that have parameters, chapter by chapter: those that can be redrawn under a reader's hand.
///
/// Who asks for these alone has no code of the others in its program.
pub fn live() -> &'static [&'static Figure] {
    &LIVE
}

const LIVE: [&Figure; {
    let (mut count, mut i) = (0, 0);
    while i < ALL.len() {
        count += !ALL[i].parameters.is_empty() as usize;
        i += 1;
    }
    count
}] = {
    let mut live = [ALL[0]; _];
    let (mut count, mut i) = (0, 0);
    while i < ALL.len() {
        if !ALL[i].parameters.is_empty() {
            live[count] = ALL[i];
            count += 1;
        }
        i += 1;
    }
    live
};

/// Every prediction, one for a figure at most.
pub fn predictions() -> &'static [&'static Prediction] {
    PREDICTIONS
}

const PREDICTIONS: &[&Prediction] = &[
    &building_a_neuron::firing_line::PREDICTION,
    &building_a_neuron::spikes::PREDICTION,
    &sigmoid_neuron_learning::descent::PREDICTION,
    &neurons_in_detail::firing_rates::PREDICTION,
    &neurons_in_detail::sampling::PREDICTION,
    &neurons_in_detail::vanishing_gradient::PREDICTION,
    &sigmoid_neuron_learning::two_ways::PREDICTION,
    &neurons_in_detail::exclusive_or::PREDICTION,
    &understanding_activations::movie_decision::PREDICTION,
    &understanding_activations::relu_sum::PREDICTION,
    &understanding_activations::activation_explorer::PREDICTION,
    &two_layers::hidden_plane::PREDICTION,
    &two_layers::hidden_lines::PREDICTION,
];

/// The prediction under the figure of this name, if there is one.
pub fn prediction(figure: &str) -> Option<&'static Prediction> {
    predictions().iter().copied().find(|prediction| prediction.figure == figure)
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
