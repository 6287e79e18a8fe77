//! Exercises of chapter 4.

mod both_at_once;
mod coin;
mod curvature_along;
mod descend;
mod eigenvalues;
mod exact_minimum;
mod gradient_check;
mod half_the_squares;
mod leads_down;
mod made_to_order;
mod measured_slopes;
mod predicted;
mod published_bug;
mod slope_of_chain;
mod slopes_of_loss;
