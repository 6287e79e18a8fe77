//! The firing condition: w₁ = 5, w₂ = 3, θ = 4, what happens as θ moves, and what negative weights can do.

use activations::Step;
use neuron_core::{Neuron, ThresholdUnit};
use worked_examples::building_a_neuron::firing::{
    ABOVE, REACHED_EXACTLY, THREE_WEIGHTS, THRESHOLD, WEIGHTS, encoding_mixup, equality,
    firing_example, tennis, three_inputs,
};
use worked_examples::building_a_neuron::inhibition::{
    NAND, NAND_TABLE, VETO, non_negative_search, tables_on_grid, unit_table,
};
use worked_examples::building_a_neuron::noise::{THRESHOLDS, noise};
use worked_examples::building_a_neuron::spikes::{DURATION, INPUTS, NEURON, rate_code};
use worked_examples::building_a_neuron::thresholds::{ThresholdRange, threshold_ranges};
use worked_examples::neural_units::sensitivity::OutputTable;

/// The unit of the worked example, with any threshold; it fires when the sum is at least θ.
fn unit(threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(WEIGHTS.to_vec(), threshold)
}

fn outputs(unit: &ThresholdUnit) -> [f64; 4] {
    OutputTable::of(unit).outputs()
}

#[test]
fn five_and_three_against_four_fires_for_ten_and_eleven() {
    let rows = firing_example(WEIGHTS, THRESHOLD).rows;
    assert!(rows.iter().map(|row| row.sum).eq([0.0, 3.0, 5.0, 8.0]));
    assert!(rows.iter().map(|row| row.y).eq([0.0, 0.0, 1.0, 1.0]));
    // The unit repeats its first input and ignores the second.
    assert!(rows.iter().all(|row| row.y == row.x1));
    // No sum is equal to θ, so both conventions give this table.
    assert_eq!(
        unit(THRESHOLD).with_step(ABOVE).truth_table(),
        unit(THRESHOLD).truth_table()
    );
}

#[test]
fn every_threshold_belongs_to_one_of_five_tables() {
    let rows = threshold_ranges(WEIGHTS).rows;
    for row in &rows {
        // No output rises with θ, so a table that is the same at both ends is the same between them.
        for threshold in row.interval.ends_at_least() {
            assert_eq!(OutputTable::of(&unit(threshold)), row.table);
        }
        for threshold in row.interval.ends_above() {
            assert_eq!(
                OutputTable::of(&unit(threshold).with_step(ABOVE)),
                row.table
            );
        }
    }

    // The table of the example belongs to 3 < θ ≤ 5 (or 3 ≤ θ < 5) and to no other θ.
    let example = OutputTable::of(&unit(THRESHOLD));
    let like_the_example: Vec<&ThresholdRange> =
        rows.iter().filter(|row| row.table == example).collect();
    assert_eq!(like_the_example.len(), 1);
    assert_eq!(like_the_example[0].at_least, "3 < θ ≤ 5");
    assert_eq!(like_the_example[0].above, "3 ≤ θ < 5");

    // The same once more by brute force: every sixteenth from −2 to 10.
    for sixteenths in -32..=160 {
        let threshold = f64::from(sixteenths) / 16.0;
        assert_eq!(
            OutputTable::of(&unit(threshold)) == example,
            3.0 < threshold && threshold <= 5.0
        );
        assert_eq!(
            OutputTable::of(&unit(threshold).with_step(ABOVE)) == example,
            (3.0..5.0).contains(&threshold)
        );
    }
    assert!(rows.iter().map(|row| row.table.firing).eq([4, 3, 2, 1, 0]));
}

#[test]
fn the_two_conventions_differ_where_the_sum_is_the_threshold_and_only_there() {
    let rows = equality(WEIGHTS, REACHED_EXACTLY).rows;
    for row in &rows {
        assert_eq!(row.at_least != row.above, row.sum == 5.0);
    }
    assert_eq!(
        (rows[2].sum, rows[2].at_least, rows[2].above),
        (5.0, 1.0, 0.0)
    );
}

#[test]
fn a_threshold_of_zero_is_not_an_encoding_of_the_inputs() {
    let mixup = encoding_mixup(WEIGHTS);
    assert_eq!(mixup.threshold, 0.0);
    assert_eq!((mixup.fires_at_least, mixup.fires_above), (4, 3));
    // Neither is the table that the example is meant to have.
    let intended = outputs(&unit(THRESHOLD));
    assert!(!mixup.rows.iter().map(|row| row.at_least).eq(intended));
    assert!(!mixup.rows.iter().map(|row| row.above).eq(intended));
}

#[test]
fn vision_alone_moves_the_tennis_player_and_hearing_alone_does_not() {
    for row in tennis(WEIGHTS, THRESHOLD).rows {
        assert_eq!(row.y, row.vision);
    }
    // Were hearing the weightier sense, it would be the other way round.
    let [vision, hearing] = WEIGHTS;
    for row in tennis([hearing, vision], THRESHOLD).rows {
        assert_eq!(row.y, row.hearing);
    }
}

#[test]
fn three_inputs_have_eight_weighted_sums() {
    let rows = three_inputs(THREE_WEIGHTS).rows;
    // 011 and 100 weigh the same: 3 + 2 = 5.
    let sums = [0.0, 2.0, 3.0, 5.0, 5.0, 7.0, 8.0, 10.0];
    assert!(rows.iter().map(|row| row.sum).eq(sums));
}

#[test]
fn two_inhibitory_weights_compute_nand() {
    let rows = unit_table(NAND).rows;
    for row in &rows {
        let both = row.x1 == 1.0 && row.x2 == 1.0;
        assert_eq!(row.y == 1.0, !both);
    }
    assert!(rows.iter().map(|row| row.z).eq([3.0, 1.0, 1.0, -1.0]));
    let unit = ThresholdUnit::new(NAND.0.to_vec(), NAND.1);
    assert_eq!(Neuron::from(unit).bias(), 3.0);
}

#[test]
fn an_inhibitory_input_vetoes_firing() {
    // The second input alone does nothing; together with the first it silences the unit.
    let rows = unit_table(VETO).rows;
    assert!(rows.iter().map(|row| row.y).eq([0.0, 0.0, 1.0, 0.0]));
}

#[test]
fn no_unit_without_negative_weights_computes_nand() {
    let search = non_negative_search();
    assert_eq!(search.nand_found, 0);
    assert!(search.and_found > 0 && search.or_found > 0 && search.with_negative_found > 0);
    // The other convention at equality does not help.
    assert!(!tables_on_grid(0, ABOVE).contains(&NAND_TABLE));
    // The reason, on every unit of the grid: with w ≥ 0, switching an input on never silences the unit.
    for [y00, y01, y10, y11] in tables_on_grid(0, Step::default()) {
        assert!(y00 <= y01 && y00 <= y10 && y01 <= y11 && y10 <= y11);
    }
}

#[test]
fn a_higher_threshold_ignores_more_noise() {
    let noise = noise(WEIGHTS, &THRESHOLDS);
    let (trials, rows) = (noise.trials, noise.rows);
    // Without a threshold everything is an alarm, at θ = 4 nothing is; between them fewer and fewer.
    assert_eq!(rows[0].spurious, trials);
    assert_eq!(rows[4].spurious, 0);
    assert!(rows.is_sorted_by(|a, b| a.spurious > b.spurious));
    // 5x₁ + 3x₂ is the sum of two uniform numbers, up to 2.5 and up to 1.5. It reaches 1, 2, 3 with
    // probability 13/15, 1/2, 2/15.
    for (row, probability) in rows[1..4].iter().zip([13.0 / 15.0, 0.5, 2.0 / 15.0]) {
        let expected = trials as f64 * probability;
        let standard_deviation = (expected * (1.0 - probability)).sqrt();
        assert!((row.spurious as f64 - expected).abs() < 3.0 * standard_deviation);
    }
}

#[test]
fn a_stronger_input_makes_more_spikes_and_no_higher_ones() {
    let rows = rate_code(NEURON, DURATION, &INPUTS).rows;
    // Up to the threshold there is no spike; beyond it more for more input, all of one height.
    for row in &rows {
        assert_eq!(row.spikes > 0, row.input > NEURON.threshold);
        assert_eq!(row.height, if row.spikes > 0 { 1.0 } else { 0.0 });
    }
    assert!(rows[1..].is_sorted_by(|a, b| a.spikes < b.spikes));
    // In continuous time they are ln(I / (I − θ)) apart.
    for row in rows.iter().filter(|row| row.spikes > 0) {
        let exact = DURATION / (row.input / (row.input - NEURON.threshold)).ln();
        assert!((row.spikes as f64 - exact).abs() < 1.0, "I = {}", row.input);
    }
}
