//! The unit of chapter 2: w₁ = 5, w₂ = 3, θ = 4, and what happens as θ moves.

use activations::{AtZero, Step};
use ndarray::array;
use neuron_core::ThresholdUnit;
use serde::Serialize;

/// The unit of the worked example, with any threshold; it fires when the sum is at least θ.
fn unit(threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(array![5.0, 3.0], threshold)
}

/// The same unit under the other convention: it fires when the sum is above θ.
fn strict_unit(threshold: f64) -> ThresholdUnit {
    unit(threshold).with_step(Step {
        at_zero: AtZero::Zero,
    })
}

/// The outputs for 00, 01, 10, 11.
fn outputs(unit: &ThresholdUnit) -> [f64; 4] {
    let table = unit.truth_table();
    [0, 1, 2, 3].map(|row| table.outputs()[row])
}

fn count_firing(outputs: [f64; 4]) -> usize {
    outputs.into_iter().filter(|&y| y == 1.0).count()
}

#[test]
fn five_and_three_against_four_fires_for_ten_and_eleven() {
    #[derive(Serialize)]
    struct FiringExample {
        w1: f64,
        w2: f64,
        threshold: f64,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        sum: f64,
        z: f64,
        y: f64,
    }

    let unit = unit(4.0);
    let example = FiringExample {
        w1: unit.weights()[0],
        w2: unit.weights()[1],
        threshold: unit.threshold(),
        rows: unit
            .truth_table()
            .into_iter()
            .map(|row| Row {
                x1: row.inputs[0],
                x2: row.inputs[1],
                sum: unit.weighted_sum(&row.inputs),
                z: row.weighted_input,
                y: row.output,
            })
            .collect(),
    };

    let sums: Vec<f64> = example.rows.iter().map(|row| row.sum).collect();
    let outputs: Vec<f64> = example.rows.iter().map(|row| row.y).collect();
    assert_eq!(sums, [0.0, 3.0, 5.0, 8.0]);
    assert_eq!(outputs, [0.0, 0.0, 1.0, 1.0]);
    // The unit repeats its first input and ignores the second.
    assert!(example.rows.iter().all(|row| row.y == row.x1));
    // No sum is equal to θ, so both conventions give this table.
    assert_eq!(
        strict_unit(4.0).truth_table(),
        self::unit(4.0).truth_table()
    );
    lock!("firing_example", example);
}

#[test]
fn every_threshold_belongs_to_one_of_five_tables() {
    #[derive(Serialize)]
    struct ThresholdRanges {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        at_least: String,
        above: String,
        y00: f64,
        y01: f64,
        y10: f64,
        y11: f64,
        firing: usize,
    }

    // The table changes where θ passes a sum, and nowhere else.
    let any = unit(0.0);
    let mut sums: Vec<f64> = any
        .truth_table()
        .iter()
        .map(|row| any.weighted_sum(&row.inputs))
        .collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();

    // A range lies between two neighboring sums, or beyond the first or the last.
    let mut rows = Vec::new();
    for i in 0..=sums.len() {
        let below = i.checked_sub(1).map(|i| sums[i]);
        let above = sums.get(i).copied();

        // "At least": below < θ ≤ above. The ends of the range, as doubles:
        let first = below.map_or(f64::MIN, f64::next_up);
        let last = above.unwrap_or(f64::MAX);
        let table = outputs(&unit(first));
        // No output rises with θ, so a table that is the same at both ends is the same between them.
        assert_eq!(outputs(&unit(last)), table);

        // "Above": below ≤ θ < above, and the same table.
        let first = below.unwrap_or(f64::MIN);
        let last = above.map_or(f64::MAX, f64::next_down);
        assert_eq!(outputs(&strict_unit(first)), table);
        assert_eq!(outputs(&strict_unit(last)), table);

        let [y00, y01, y10, y11] = table;
        rows.push(Row {
            at_least: match (below, above) {
                (None, Some(above)) => format!("θ ≤ {above}"),
                (Some(below), Some(above)) => format!("{below} < θ ≤ {above}"),
                (Some(below), None) => format!("θ > {below}"),
                (None, None) => unreachable!("there are sums"),
            },
            above: match (below, above) {
                (None, Some(above)) => format!("θ < {above}"),
                (Some(below), Some(above)) => format!("{below} ≤ θ < {above}"),
                (Some(below), None) => format!("θ ≥ {below}"),
                (None, None) => unreachable!("there are sums"),
            },
            y00,
            y01,
            y10,
            y11,
            firing: count_firing(table),
        });
    }

    // The table of the example belongs to 3 < θ ≤ 5 (or 3 ≤ θ < 5) and to no other θ.
    let like_the_example: Vec<&Row> = rows
        .iter()
        .filter(|row| [row.y00, row.y01, row.y10, row.y11] == outputs(&unit(4.0)))
        .collect();
    assert_eq!(like_the_example.len(), 1);
    assert_eq!(like_the_example[0].at_least, "3 < θ ≤ 5");
    assert_eq!(like_the_example[0].above, "3 ≤ θ < 5");

    // The same once more by brute force: every sixteenth from −2 to 10.
    for sixteenths in -32..=160 {
        let threshold = f64::from(sixteenths) / 16.0;
        assert_eq!(
            outputs(&unit(threshold)) == outputs(&unit(4.0)),
            3.0 < threshold && threshold <= 5.0
        );
        assert_eq!(
            outputs(&strict_unit(threshold)) == outputs(&unit(4.0)),
            (3.0..5.0).contains(&threshold)
        );
    }
    let firing: Vec<usize> = rows.iter().map(|row| row.firing).collect();
    assert_eq!(firing, [4, 3, 2, 1, 0]);
    lock!("threshold_ranges", ThresholdRanges { rows });
}

#[test]
fn a_higher_threshold_makes_the_unit_less_sensitive() {
    #[derive(Serialize)]
    struct Sensitivity {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        threshold: f64,
        y00: f64,
        y01: f64,
        y10: f64,
        y11: f64,
        firing: usize,
    }

    let rows: Vec<Row> = [2.0, 4.0, 6.0, 9.0]
        .into_iter()
        .map(|threshold| {
            let table = outputs(&unit(threshold));
            let [y00, y01, y10, y11] = table;
            Row {
                threshold,
                y00,
                y01,
                y10,
                y11,
                firing: count_firing(table),
            }
        })
        .collect();

    assert!(rows.iter().map(|row| row.firing).eq([3, 2, 1, 0]));
    lock!("sensitivity", Sensitivity { rows });
}

#[test]
fn the_two_conventions_differ_where_the_sum_is_the_threshold_and_only_there() {
    #[derive(Serialize)]
    struct Equality {
        threshold: f64,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        sum: f64,
        z: f64,
        at_least: f64,
        above: f64,
    }

    let (at_least, above) = (unit(5.0), strict_unit(5.0));
    let rows: Vec<Row> = at_least
        .truth_table()
        .into_iter()
        .map(|row| Row {
            x1: row.inputs[0],
            x2: row.inputs[1],
            sum: at_least.weighted_sum(&row.inputs),
            z: row.weighted_input,
            at_least: row.output,
            above: above.output(&row.inputs),
        })
        .collect();

    for row in &rows {
        assert_eq!(row.at_least != row.above, row.sum == 5.0);
    }
    assert_eq!(
        (rows[2].sum, rows[2].at_least, rows[2].above),
        (5.0, 1.0, 0.0)
    );
    lock!(
        "equality",
        Equality {
            threshold: at_least.threshold(),
            rows
        }
    );
}

#[test]
fn vision_alone_moves_the_tennis_player_and_hearing_alone_does_not() {
    #[derive(Serialize)]
    struct Tennis {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        vision: f64,
        hearing: f64,
        sum: f64,
        y: f64,
    }

    let player = unit(4.0);
    let rows: Vec<Row> = player
        .truth_table()
        .into_iter()
        .map(|row| Row {
            vision: row.inputs[0],
            hearing: row.inputs[1],
            sum: player.weighted_sum(&row.inputs),
            y: row.output,
        })
        .collect();

    assert!(player.fires(&array![1.0, 0.0]));
    assert!(!player.fires(&array![0.0, 1.0]));
    // Were hearing the weightier sense, it would be the other way round.
    let listener = ThresholdUnit::new(array![3.0, 5.0], 4.0);
    assert!(!listener.fires(&array![1.0, 0.0]));
    assert!(listener.fires(&array![0.0, 1.0]));
    lock!("tennis", Tennis { rows });
}

#[test]
fn three_inputs_have_eight_weighted_sums() {
    #[derive(Serialize)]
    struct ThreeInputs {
        weights: Vec<f64>,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        x3: f64,
        sum: f64,
    }

    let unit = ThresholdUnit::new(array![5.0, 3.0, 2.0], 4.0);
    let rows: Vec<Row> = unit
        .truth_table()
        .into_iter()
        .map(|row| Row {
            x1: row.inputs[0],
            x2: row.inputs[1],
            x3: row.inputs[2],
            sum: unit.weighted_sum(&row.inputs),
        })
        .collect();

    // 011 and 100 weigh the same: 3 + 2 = 5.
    assert!(
        rows.iter()
            .map(|row| row.sum)
            .eq([0.0, 2.0, 3.0, 5.0, 5.0, 7.0, 8.0, 10.0])
    );
    lock!(
        "three_inputs",
        ThreeInputs {
            weights: unit.weights().to_vec(),
            rows
        }
    );
}
