//! The Tested Neuron: the pages of the book, whose snippets are this crate's doctests.
//!
//! There is nothing here to call. Each page of `book/en` is the documentation of a module that exists only while
//! doctests are collected, so `cargo test` compiles and runs every snippet the reader sees, and a failure names the
//! page and the line. The snippets use the workspace's crates as a reader's program would.
//!
//! `tests/mirror.rs` holds this list to `book/en/SUMMARY.md`.

// A snippet that warns would teach what the compiler advises against.
#![doc(test(attr(deny(warnings))))]

/// A module for each page, whose documentation is the page.
macro_rules! pages {
    ($($module:ident $page:literal)*) => {
        $(
            #[cfg(doctest)]
            #[doc = include_str!($page)]
            mod $module {}
        )*
    };
}

pages! {
    readme "../README.md"
    title "en/title.md"
    preface "en/preface.md"
    neural_units_index "en/neural-units/index.md"
    neural_units_biological_neuron "en/neural-units/biological-neuron.md"
    neural_units_neural_unit "en/neural-units/neural-unit.md"
    neural_units_step_function "en/neural-units/step-function.md"
    neural_units_activation_function "en/neural-units/activation-function.md"
    neural_units_sigmoid "en/neural-units/sigmoid.md"
    neural_units_what_was_left_out "en/neural-units/what-was-left-out.md"
    neural_units_recap "en/neural-units/recap.md"
    building_a_neuron_index "en/building-a-neuron/index.md"
    building_a_neuron_four_steps "en/building-a-neuron/four-steps.md"
    building_a_neuron_threshold "en/building-a-neuron/threshold.md"
    building_a_neuron_inputs_and_outputs "en/building-a-neuron/inputs-and-outputs.md"
    building_a_neuron_weights "en/building-a-neuron/weights.md"
    building_a_neuron_firing_condition "en/building-a-neuron/firing-condition.md"
    building_a_neuron_firing_graph "en/building-a-neuron/firing-graph.md"
    building_a_neuron_moving_the_threshold "en/building-a-neuron/moving-the-threshold.md"
    building_a_neuron_from_step_to_activation "en/building-a-neuron/from-step-to-activation.md"
    building_a_neuron_sigmoid_against_step "en/building-a-neuron/sigmoid-against-step.md"
    building_a_neuron_strictly_between "en/building-a-neuron/strictly-between.md"
    building_a_neuron_any_rising_function "en/building-a-neuron/any-rising-function.md"
    building_a_neuron_bias "en/building-a-neuron/bias.md"
    building_a_neuron_inner_product "en/building-a-neuron/inner-product.md"
    building_a_neuron_recap "en/building-a-neuron/recap.md"
    neurons_in_detail_index "en/neurons-in-detail/index.md"
    neurons_in_detail_exclusive_or "en/neurons-in-detail/exclusive-or.md"
    neurons_in_detail_fuzziness "en/neurons-in-detail/fuzziness.md"
    neurons_in_detail_rate_of_firing "en/neurons-in-detail/rate-of-firing.md"
    neurons_in_detail_step "en/neurons-in-detail/step.md"
    neurons_in_detail_sigmoid "en/neurons-in-detail/sigmoid.md"
    neurons_in_detail_saturation "en/neurons-in-detail/saturation.md"
    neurons_in_detail_zigzag "en/neurons-in-detail/zigzag.md"
    neurons_in_detail_relu "en/neurons-in-detail/relu.md"
    neurons_in_detail_many_layers "en/neurons-in-detail/many-layers.md"
    neurons_in_detail_dead_units "en/neurons-in-detail/dead-units.md"
    neurons_in_detail_which_one "en/neurons-in-detail/which-one.md"
    neurons_in_detail_recap "en/neurons-in-detail/recap.md"
    what_now "en/what-now.md"
    understanding_activations_index "en/understanding-activations/index.md"
    understanding_activations_a_network "en/understanding-activations/a-network.md"
    understanding_activations_bending_the_line "en/understanding-activations/bending-the-line.md"
    understanding_activations_movie_neuron "en/understanding-activations/movie-neuron.md"
    understanding_activations_can_it_learn "en/understanding-activations/can-it-learn.md"
    understanding_activations_smoothing_the_step "en/understanding-activations/smoothing-the-step.md"
    understanding_activations_tanh "en/understanding-activations/tanh.md"
    understanding_activations_relu "en/understanding-activations/relu.md"
    understanding_activations_leaky_relu "en/understanding-activations/leaky-relu.md"
    understanding_activations_summary_sheet "en/understanding-activations/summary-sheet.md"
    understanding_activations_recap "en/understanding-activations/recap.md"
    sigmoid_neuron_learning_index "en/sigmoid-neuron-learning/index.md"
    sigmoid_neuron_learning_sigmoid_neuron "en/sigmoid-neuron-learning/sigmoid-neuron.md"
    sigmoid_neuron_learning_learning_algorithm "en/sigmoid-neuron-learning/learning-algorithm.md"
    sigmoid_neuron_learning_parameter_vector "en/sigmoid-neuron-learning/parameter-vector.md"
    sigmoid_neuron_learning_slopes_of_chains "en/sigmoid-neuron-learning/slopes-of-chains.md"
    sigmoid_neuron_learning_taylor "en/sigmoid-neuron-learning/taylor.md"
    sigmoid_neuron_learning_direction "en/sigmoid-neuron-learning/direction.md"
    sigmoid_neuron_learning_partial_derivatives "en/sigmoid-neuron-learning/partial-derivatives.md"
    sigmoid_neuron_learning_toy_run "en/sigmoid-neuron-learning/toy-run.md"
    sigmoid_neuron_learning_published_program "en/sigmoid-neuron-learning/published-program.md"
    sigmoid_neuron_learning_hessian "en/sigmoid-neuron-learning/hessian.md"
    sigmoid_neuron_learning_eigenvalues "en/sigmoid-neuron-learning/eigenvalues.md"
    sigmoid_neuron_learning_step_size "en/sigmoid-neuron-learning/step-size.md"
    sigmoid_neuron_learning_no_guarantee "en/sigmoid-neuron-learning/no-guarantee.md"
    sigmoid_neuron_learning_another_loss "en/sigmoid-neuron-learning/another-loss.md"
    sigmoid_neuron_learning_probability "en/sigmoid-neuron-learning/probability.md"
    sigmoid_neuron_learning_rows_kept_back "en/sigmoid-neuron-learning/rows-kept-back.md"
    sigmoid_neuron_learning_which_mistake "en/sigmoid-neuron-learning/which-mistake.md"
    sigmoid_neuron_learning_two_layers "en/sigmoid-neuron-learning/two-layers.md"
    sigmoid_neuron_learning_momentum "en/sigmoid-neuron-learning/momentum.md"
    sigmoid_neuron_learning_newton "en/sigmoid-neuron-learning/newton.md"
    sigmoid_neuron_learning_recap "en/sigmoid-neuron-learning/recap.md"
    two_layers_index "en/two-layers/index.md"
    two_layers_hidden_units "en/two-layers/hidden-units.md"
    two_layers_way_back "en/two-layers/way-back.md"
    two_layers_backpropagation "en/two-layers/backpropagation.md"
    two_layers_checking_a_network "en/two-layers/checking-a-network.md"
    two_layers_many_starts "en/two-layers/many-starts.md"
    two_layers_hidden_lines "en/two-layers/hidden-lines.md"
    two_layers_equal_starts "en/two-layers/equal-starts.md"
    two_layers_how_large "en/two-layers/how-large.md"
    appendices_coursework "en/appendices/coursework.md"
    appendices_teaching "en/appendices/teaching.md"
    appendices_solutions "en/appendices/solutions.md"
    appendices_notation "en/appendices/notation.md"
    appendices_glossary "en/appendices/glossary.md"
    appendices_mirror "en/appendices/mirror.md"
    appendices_errata "en/appendices/errata.md"
    appendices_literature "en/appendices/literature.md"
    appendices_how_exp_is_computed "en/appendices/how-exp-is-computed.md"
    appendices_how_it_is_proved "en/appendices/how-it-is-proved.md"
    appendices_figures "en/appendices/figures.md"
}
