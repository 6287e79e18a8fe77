//! The worked numbers. `worked-examples` computes each as a record; the record is locked as a snapshot, from which the
//! chapters quote it; and the tests here hold the facts that give it meaning.
//!
//! The same values are computed a second time, without these crates, by `independent/worked_numbers.py`.

mod building_a_neuron;
mod locks;
mod neural_units;
mod neurons_in_detail;
mod numerics;
mod sigmoid_neuron_learning;
mod understanding_activations;
