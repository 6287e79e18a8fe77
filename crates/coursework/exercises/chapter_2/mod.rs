//! Exercises of chapter 2.

mod cases;
mod collapse;
mod constant_input;
mod fires;
mod firing_line;
mod one_minus_sigmoid;
mod share_heard;
mod sigmoid_far_out;
mod spikes;
mod tables_by_threshold;
mod threshold_range;
mod unless_all;
mod veto;
mod weighted_input;
mod weighted_sum;
mod xor_from_nands;
