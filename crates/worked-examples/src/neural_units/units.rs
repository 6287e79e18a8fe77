//! Units: a door, and two units in a row.

use neuron_core::ThresholdUnit;

/// What a badge at the reader and a hand on the handle count.
pub const DOOR_WEIGHTS: [f64; 2] = [3.0, 1.0];

/// The count at which the door opens.
pub const DOOR_THRESHOLD: f64 = 4.0;

/// What a key counts, if the door has one.
pub const KEY_WEIGHT: f64 = 4.0;

/// The door: a badge, a hand, and a threshold that they reach exactly.
#[must_use]
pub fn door() -> ThresholdUnit {
    ThresholdUnit::new(DOOR_WEIGHTS.to_vec(), DOOR_THRESHOLD)
}

/// A unit with two inputs that fires when both are on.
#[must_use]
pub fn both_on() -> ThresholdUnit {
    ThresholdUnit::new(vec![1.0, 1.0], 2.0)
}

/// A unit with two inputs that fires when at least one of them is on.
#[must_use]
pub fn one_on() -> ThresholdUnit {
    ThresholdUnit::new(vec![1.0, 1.0], 1.0)
}
