//! The Tested Neuron: the pages of the book, whose snippets are this crate's doctests.
//!
//! There is nothing here to call. Each page of `book/en` is the documentation of a module that exists only while
//! doctests are collected, so `cargo test` compiles and runs every snippet the reader sees, and a failure names the
//! page and the line. The snippets use the workspace's crates as a reader's program would.
//!
//! `tests/mirror.rs` holds this list to `book/en/SUMMARY.md`.

// A snippet that warns would teach what the compiler advises against.
#![doc(test(attr(deny(warnings))))]

/// The example of the README is a promise too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

#[cfg(doctest)]
#[doc = include_str!("en/preface.md")]
mod preface {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/index.md")]
mod neural_units_index {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/biological-neuron.md")]
mod neural_units_biological_neuron {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/neural-unit.md")]
mod neural_units_neural_unit {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/step-function.md")]
mod neural_units_step_function {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/activation-function.md")]
mod neural_units_activation_function {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/sigmoid.md")]
mod neural_units_sigmoid {}

#[cfg(doctest)]
#[doc = include_str!("en/neural-units/what-was-left-out.md")]
mod neural_units_what_was_left_out {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/index.md")]
mod building_a_neuron_index {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/four-steps.md")]
mod building_a_neuron_four_steps {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/threshold.md")]
mod building_a_neuron_threshold {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/inputs-and-outputs.md")]
mod building_a_neuron_inputs_and_outputs {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/weights.md")]
mod building_a_neuron_weights {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/firing-condition.md")]
mod building_a_neuron_firing_condition {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/firing-graph.md")]
mod building_a_neuron_firing_graph {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/moving-the-threshold.md")]
mod building_a_neuron_moving_the_threshold {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/from-step-to-activation.md")]
mod building_a_neuron_from_step_to_activation {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/sigmoid-against-step.md")]
mod building_a_neuron_sigmoid_against_step {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/strictly-between.md")]
mod building_a_neuron_strictly_between {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/any-rising-function.md")]
mod building_a_neuron_any_rising_function {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/bias.md")]
mod building_a_neuron_bias {}

#[cfg(doctest)]
#[doc = include_str!("en/building-a-neuron/inner-product.md")]
mod building_a_neuron_inner_product {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/index.md")]
mod neurons_in_detail_index {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/exclusive-or.md")]
mod neurons_in_detail_exclusive_or {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/brains-and-computers.md")]
mod neurons_in_detail_brains_and_computers {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/fuzziness.md")]
mod neurons_in_detail_fuzziness {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/mathematical-model.md")]
mod neurons_in_detail_mathematical_model {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/rate-of-firing.md")]
mod neurons_in_detail_rate_of_firing {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/step.md")]
mod neurons_in_detail_step {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/sigmoid.md")]
mod neurons_in_detail_sigmoid {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/saturation.md")]
mod neurons_in_detail_saturation {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/zigzag.md")]
mod neurons_in_detail_zigzag {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/relu.md")]
mod neurons_in_detail_relu {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/many-layers.md")]
mod neurons_in_detail_many_layers {}

#[cfg(doctest)]
#[doc = include_str!("en/neurons-in-detail/dead-units.md")]
mod neurons_in_detail_dead_units {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/index.md")]
mod understanding_activations_index {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/a-network.md")]
mod understanding_activations_a_network {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/bending-the-line.md")]
mod understanding_activations_bending_the_line {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/movie-neuron.md")]
mod understanding_activations_movie_neuron {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/from-words-to-a-formula.md")]
mod understanding_activations_from_words_to_a_formula {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/can-it-learn.md")]
mod understanding_activations_can_it_learn {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/smoothing-the-step.md")]
mod understanding_activations_smoothing_the_step {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/tanh.md")]
mod understanding_activations_tanh {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/relu.md")]
mod understanding_activations_relu {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/dying.md")]
mod understanding_activations_dying {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/leaky-relu.md")]
mod understanding_activations_leaky_relu {}

#[cfg(doctest)]
#[doc = include_str!("en/understanding-activations/summary-sheet.md")]
mod understanding_activations_summary_sheet {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/index.md")]
mod sigmoid_neuron_learning_index {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/sigmoid-neuron.md")]
mod sigmoid_neuron_learning_sigmoid_neuron {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/learning-algorithm.md")]
mod sigmoid_neuron_learning_learning_algorithm {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/parameter-vector.md")]
mod sigmoid_neuron_learning_parameter_vector {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/taylor.md")]
mod sigmoid_neuron_learning_taylor {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/direction.md")]
mod sigmoid_neuron_learning_direction {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/partial-derivatives.md")]
mod sigmoid_neuron_learning_partial_derivatives {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/toy-run.md")]
mod sigmoid_neuron_learning_toy_run {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/published-program.md")]
mod sigmoid_neuron_learning_published_program {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/step-size.md")]
mod sigmoid_neuron_learning_step_size {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/no-guarantee.md")]
mod sigmoid_neuron_learning_no_guarantee {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/another-loss.md")]
mod sigmoid_neuron_learning_another_loss {}

#[cfg(doctest)]
#[doc = include_str!("en/sigmoid-neuron-learning/momentum.md")]
mod sigmoid_neuron_learning_momentum {}

#[cfg(doctest)]
#[doc = include_str!("en/appendices/notation.md")]
mod appendices_notation {}

#[cfg(doctest)]
#[doc = include_str!("en/appendices/glossary.md")]
mod appendices_glossary {}

#[cfg(doctest)]
#[doc = include_str!("en/appendices/mirror.md")]
mod appendices_mirror {}

#[cfg(doctest)]
#[doc = include_str!("en/appendices/errata.md")]
mod appendices_errata {}

#[cfg(doctest)]
#[doc = include_str!("en/appendices/literature.md")]
mod appendices_literature {}

#[cfg(doctest)]
#[doc = include_str!("en/appendices/how-exp-is-computed.md")]
mod appendices_how_exp_is_computed {}
