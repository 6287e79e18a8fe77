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
