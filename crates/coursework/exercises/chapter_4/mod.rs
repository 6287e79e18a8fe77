//! Exercises of chapter 4.

mod both_at_once;
mod coin;
mod half_the_squares;
mod leads_down;
mod made_to_order;
mod predicted;
mod slope_of_chain;
