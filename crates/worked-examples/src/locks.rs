//! The list of locked records.

use activations::Step;
use serde_json::Value;

use crate::building_a_neuron::{
    double_precision, excitement, firing, inhibition, inner_product, layers, noise, ranges, slopes,
    spikes, thresholds,
};
use crate::neural_units::{sensitivity, sigmoid, weighted_sum};
use crate::neurons_in_detail::{
    chains, conditioning, dead_network, dead_units, exclusive_or, firing_rates, fuzziness,
    perceptron, printed_programs, sampling, saturation, zigzag,
};
use crate::sigmoid_neuron_learning::{
    calibration, cross_entropy, descent, directions, gradient_checks, guesses, kept_back,
    landscape, learning_rates, momentum, random_search, screening, taylor, two_layers, two_points,
};
use crate::two_layers::{
    deep_starts, deep_training, equal_starts, hidden_lines, hidden_units, network_check, way_back,
    xor_runs, xor_starts,
};
use crate::understanding_activations::{cutoff, decisions, hinges, rectifiers, smoothing, tanh};

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

    cheese: decisions::cheese(decisions::CHEESE_WEIGHTS, decisions::CHEESE_THRESHOLDS),
    movie: decisions::movie(decisions::MOVIE_WEIGHTS, decisions::MOVIE_THRESHOLD),
    movie_thresholds: decisions::movie_thresholds(decisions::MOVIE_WEIGHTS, decisions::MOVIE_THRESHOLD),
    nudge: decisions::nudge(&decisions::NUDGED_WEIGHTS),
    smoothing: smoothing::smoothing(&smoothing::FACTORS),
    cutoff: cutoff::cutoff(&cutoff::CUTOFFS),
    tanh_sigmoid: tanh::tanh_sigmoid(&tanh::COMPARED_AT),
    tanh_means: tanh::tanh_means(&tanh::MEANS),
    abs_net: rectifiers::abs_net(&rectifiers::ABS_INPUTS),
    hinges: hinges::hinges(&hinges::PIECES),
    sparse: rectifiers::sparse(&rectifiers::BIASES),
    leaky: rectifiers::leaky(&rectifiers::LEAKY_INPUTS),

    fuzziness: fuzziness::fuzziness(&fuzziness::COUNTS),
    large_input: fuzziness::large_input(&fuzziness::WEIGHTS, fuzziness::LARGE_INPUT),
    output_is_not_sum: fuzziness::output_is_not_sum(),
    xor_search: exclusive_or::xor_search(Step::default()),
    xor_networks: exclusive_or::xor_networks(),
    perceptron_rule: perceptron::perceptron_rule(&perceptron::TASKS),
    plt_step: printed_programs::plt_step(&printed_programs::STAIRS_AT),
    missing_minus: printed_programs::missing_minus(&printed_programs::MINUS_AT),
    relu_printed: printed_programs::relu_printed(printed_programs::ARANGE),
    sampling: sampling::sampling(&sampling::POINTS),
    saturation: saturation::saturation(),
    saturated_neuron: saturation::saturated_neuron(saturation::STARTS, saturation::LEARNING_RATE, saturation::EPOCHS),
    weight_scale: saturation::weight_scale(&saturation::SCALES),
    means: conditioning::means(),
    conditioning: conditioning::conditioning(),
    gradient_signs: zigzag::gradient_signs(),
    zigzag: zigzag::zigzag(zigzag::LEARNING_RATE),
    firing_rates: firing_rates::firing_rates(firing_rates::REST, &firing_rates::INPUTS),
    chains: chains::chains(&chains::LAYERS),
    explosion: chains::explosion(chains::LARGE_WEIGHT, &chains::FEW_LAYERS),
    dead_relu: dead_units::dead_relu(&dead_units::RATES, dead_units::EPOCHS),
    revival: dead_units::revival(&dead_units::LEAKS),
    dead_network: dead_network::dead_network(&[0, 1, 2, 3]),

    guess_table: guesses::guess_table(),
    first_losses: guesses::first_losses(&guesses::SETTINGS),
    toy_descent: descent::toy_descent(two_points::START, two_points::LEARNING_RATE, descent::EPOCHS),
    exact_minimum: descent::exact_minimum(),
    conventions: descent::conventions(two_points::START, two_points::LEARNING_RATE, descent::EPOCHS),
    lecture_run: descent::lecture_run(two_points::NEARER_START, two_points::LEARNING_RATE, descent::EPOCHS),
    directions: directions::directions(),
    random_directions: directions::random_directions(),
    random_search: random_search::random_search(&random_search::PARAMETERS),
    taylor: taylor::taylor(&taylor::RATES),
    step_sizes: taylor::step_sizes(&taylor::STEP_RATES),
    gradient_check: gradient_checks::gradient_check(),
    published_bug: gradient_checks::published_bug(two_points::START, two_points::LEARNING_RATE, gradient_checks::EPOCHS),
    two_layers: two_layers::two_layers(two_layers::HIDDEN, two_layers::LAST, two_layers::INPUTS, two_layers::WANTED),
    learning_rates: learning_rates::learning_rates(&learning_rates::RATES),
    momentum: momentum::momentum(two_points::NEARER_START),
    hessian: landscape::hessian(),
    plateaus: landscape::plateaus(),
    two_minima: landscape::two_minima(),
    cross_entropy: cross_entropy::cross_entropy(two_points::START, two_points::LEARNING_RATE, cross_entropy::EPOCHS),
    calibration: calibration::calibration(),
    kept_back: kept_back::kept_back(kept_back::EVERY, kept_back::EPOCHS),
    remedies: kept_back::remedies(&kept_back::COMPARED, kept_back::EPOCHS),
    screening: screening::screening(&screening::CUTOFFS),

    hidden_units: hidden_units::hidden_units(),
    way_back: way_back::way_back(way_back::HIDDEN, way_back::LAST, way_back::LEARNING_RATE, way_back::EPOCHS),
    network_check: network_check::network_check(network_check::SEED, network_check::FACTOR),
    xor_starts: xor_starts::xor_starts(&xor_starts::HIDDEN, xor_starts::STARTS),
    xor_endings: xor_runs::xor_endings(&xor_runs::ENDINGS, xor_runs::LONG),
    hidden_lines: hidden_lines::hidden_lines(hidden_lines::START, &hidden_lines::LOOKED_AT, xor_starts::STARTS),
    equal_starts: equal_starts::equal_starts(&equal_starts::NUDGES, equal_starts::EPOCHS),
    deep_starts: deep_starts::deep_starts(),
    deep_ratios: deep_starts::deep_ratios(),
    deep_training: deep_training::deep_training(deep_training::STARTS),
};
