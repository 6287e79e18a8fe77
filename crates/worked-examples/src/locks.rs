//! The list of locked records.

use serde_json::Value;

use crate::building_a_neuron::{
    double_precision, excitement, firing, inhibition, inner_product, layers, noise, ranges, slopes,
    spikes, thresholds,
};
use crate::neural_units::{sensitivity, sigmoid, weighted_sum};
use crate::sigmoid_neuron_learning::{
    calibration, cross_entropy, descent, directions, gradient_checks, guesses, landscape,
    learning_rates, momentum, taylor, two_points,
};

/// A record under the name of its lock.
#[derive(Clone, Copy, Debug)]
pub struct Lock {
    /// The name.
    pub name: &'static str,
    /// Computes the record.
    pub record: fn() -> Value,
}

macro_rules! locks {
    ($($name:ident: $record:expr),+ $(,)?) => {
        &[$(Lock {
            name: stringify!($name),
            record: || serde_json::to_value($record).expect("a record is numbers and names"),
        }),+]
    };
}

/// Every locked record, in the order of the chapters.
pub const LOCKS: &[Lock] = locks! {
    sensitivity: sensitivity::sensitivity(firing::WEIGHTS, &sensitivity::THRESHOLDS),
    bias_sweep: sensitivity::bias_sweep(firing::WEIGHTS, sensitivity::FIRST_ON, &sensitivity::BIASES),
    sigmoid_values: sigmoid::sigmoid_values(&sigmoid::VALUES_AT),
    sigmoid_mirror: sigmoid::sigmoid_mirror(&sigmoid::MIRROR_AT),
    sum_is_weighted: weighted_sum::sum_is_weighted(firing::WEIGHTS, firing::THRESHOLD),

    firing_example: firing::firing_example(firing::WEIGHTS, firing::THRESHOLD),
    threshold_ranges: thresholds::threshold_ranges(firing::WEIGHTS),
    equality: firing::equality(firing::WEIGHTS, firing::REACHED_EXACTLY),
    encoding_mixup: firing::encoding_mixup(firing::WEIGHTS),
    tennis: firing::tennis(firing::WEIGHTS, firing::THRESHOLD),
    three_inputs: firing::three_inputs(firing::THREE_WEIGHTS),
    nand: inhibition::unit_table(inhibition::NAND),
    veto: inhibition::unit_table(inhibition::VETO),
    non_negative_search: inhibition::non_negative_search(),
    excitement: excitement::excitement(firing::WEIGHTS, firing::THRESHOLD),
    exercise: inner_product::exercise(),
    inner_product: inner_product::inner_product(),
    noise: noise::noise(firing::WEIGHTS, &noise::THRESHOLDS),
    rate_code: spikes::rate_code(spikes::NEURON, spikes::DURATION, &spikes::INPUTS),
    ranges: ranges::ranges(ranges::WINDOW),
    one_sided_slopes: slopes::one_sided_slopes(slopes::H),
    step_slope: slopes::step_slope(&slopes::STEP_AT, slopes::H, &slopes::ACROSS),
    sigmoid_slope: slopes::sigmoid_slope(&slopes::SIGMOID_AT, slopes::H),
    sigmoid_saturation: double_precision::sigmoid_saturation(),
    identity_collapse: layers::identity_collapse(),

    guess_table: guesses::guess_table(),
    first_losses: guesses::first_losses(&guesses::SETTINGS),
    toy_descent: descent::toy_descent(two_points::START, two_points::LEARNING_RATE, descent::EPOCHS),
    exact_minimum: descent::exact_minimum(),
    conventions: descent::conventions(two_points::START, two_points::LEARNING_RATE, descent::EPOCHS),
    lecture_run: descent::lecture_run(two_points::NEARER_START, two_points::LEARNING_RATE, descent::EPOCHS),
    directions: directions::directions(),
    random_directions: directions::random_directions(),
    powers: taylor::powers(&taylor::PARTS),
    taylor: taylor::taylor(&taylor::RATES),
    step_sizes: taylor::step_sizes(&taylor::STEP_RATES),
    gradient_check: gradient_checks::gradient_check(),
    published_bug: gradient_checks::published_bug(two_points::START, two_points::LEARNING_RATE, gradient_checks::EPOCHS),
    learning_rates: learning_rates::learning_rates(&learning_rates::RATES),
    momentum: momentum::momentum(two_points::NEARER_START),
    hessian: landscape::hessian(),
    plateaus: landscape::plateaus(),
    two_minima: landscape::two_minima(),
    cross_entropy: cross_entropy::cross_entropy(two_points::START, two_points::LEARNING_RATE, cross_entropy::EPOCHS),
    calibration: calibration::calibration(),
};
