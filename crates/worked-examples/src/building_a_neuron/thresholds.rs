//! Intervals of thresholds: the table of a unit changes where θ passes a sum, and nowhere else.

use neuron_core::{ThresholdUnit, binary_inputs};

use crate::neural_units::sensitivity::OutputTable;
use crate::record::{Table, record};

/// The thresholds between two neighboring sums of a unit, or below the least, or beyond the greatest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The sum below, if there is one.
    pub lower: Option<f64>,
    /// The sum above, if there is one.
    pub upper: Option<f64>,
}

impl Interval {
    /// The intervals of a unit with these weights, from the lowest thresholds to the highest.
    pub fn all(weights: &[f64]) -> Vec<Self> {
        let unit = ThresholdUnit::new(weights.to_vec(), 0.0);
        let mut sums: Vec<f64> = binary_inputs(weights.len())
            .map(|x| unit.weighted_sum(&x))
            .collect();
        sums.sort_by(f64::total_cmp);
        sums.dedup();
        let interval = |i: usize| Self {
            lower: i.checked_sub(1).map(|i| sums[i]),
            upper: sums.get(i).copied(),
        };
        (0..=sums.len()).map(interval).collect()
    }

    /// `lower < θ ≤ upper`: the thresholds with one table when a unit fires at θ.
    pub fn at_least(&self) -> String {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) => format!("{lower} < θ ≤ {upper}"),
            (Some(lower), None) => format!("θ > {lower}"),
            (None, Some(upper)) => format!("θ ≤ {upper}"),
            (None, None) => "every θ".to_owned(),
        }
    }

    /// `lower ≤ θ < upper`: the thresholds with the same table when a unit fires above θ only.
    pub fn above(&self) -> String {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) => format!("{lower} ≤ θ < {upper}"),
            (Some(lower), None) => format!("θ ≥ {lower}"),
            (None, Some(upper)) => format!("θ < {upper}"),
            (None, None) => "every θ".to_owned(),
        }
    }

    /// The first and the last double of [`at_least`](Self::at_least).
    pub fn ends_at_least(&self) -> [f64; 2] {
        [
            self.lower.map_or(f64::MIN, f64::next_up),
            self.upper.unwrap_or(f64::MAX),
        ]
    }

    /// The first and the last double of [`above`](Self::above).
    pub fn ends_above(&self) -> [f64; 2] {
        [
            self.lower.unwrap_or(f64::MIN),
            self.upper.map_or(f64::MAX, f64::next_down),
        ]
    }
}

record! {
    /// An interval of thresholds, under both conventions, and the outputs for 00 to 11 in it.
    ThresholdRange {
        #[serde(skip)] interval: Interval,
        at_least: String, above: String,
        #[serde(flatten)] table: OutputTable,
    }
}

/// `0, w₂, w₁, w₁ + w₂`: four sums, and five intervals of θ with a table each.
pub fn threshold_ranges(weights: [f64; 2]) -> Table<ThresholdRange> {
    let row = |interval: Interval| ThresholdRange {
        interval,
        at_least: interval.at_least(),
        above: interval.above(),
        // No output rises with θ, so the table at one end is that of the interval, if it is that at the other.
        table: OutputTable::of(&ThresholdUnit::new(
            weights.to_vec(),
            interval.ends_at_least()[1],
        )),
    };
    Interval::all(&weights).into_iter().map(row).collect()
}
