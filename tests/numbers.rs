//! The worked numbers. `worked-examples` computes each as a record; the record is locked as a snapshot, from which the
//! chapters quote it; and what gives it meaning is held here, or, where a page is proved, by `tests/facts`.
//!
//! The same values are computed a second time, without these crates, by `independent/worked_numbers.py`.

mod locks;
mod numerics;
mod sigmoid_neuron_learning;
mod two_layers;
