//! Exercises of chapter 3.

mod count_parameters;
mod hinges;
mod leaky_relu;
mod max_of_two;
mod perceptron;
mod pieces_for;
mod precision_recall;
mod restless;
mod slopes;
mod softmax;
mod tanh;
mod tanh_to_sigmoid;
mod tent;
mod xor_by_hand;
