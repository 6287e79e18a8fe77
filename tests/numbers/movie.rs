//! Two decisions put into numbers: Nielsen's cheese festival and the film of Source 5. Both fire above the threshold,
//! and not at it.

use activations::{AtZero, Sigmoid, Step};
use ndarray::array;
use neuron_core::{Neuron, ThresholdUnit, binary_inputs};
use serde::Serialize;

/// The rule of both texts: a sum equal to the threshold does not fire.
const ABOVE: Step = Step {
    at_zero: AtZero::Zero,
};

fn movie(w1: f64, threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(array![w1, 2.0, 2.0], threshold).with_step(ABOVE)
}

/// The outputs for the eight evenings, 000 to 111.
fn evenings(unit: &ThresholdUnit) -> Vec<f64> {
    binary_inputs(3).map(|x| unit.output(&x)).collect()
}

#[test]
fn a_lower_threshold_makes_the_festival_goer_willing_not_different() {
    #[derive(Serialize)]
    struct Cheese {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        weather: f64,
        partner: f64,
        transit: f64,
        sum: f64,
        y5: f64,
        y3: f64,
    }

    let goer = |threshold| ThresholdUnit::new(array![6.0, 2.0, 2.0], threshold).with_step(ABOVE);
    let (five, three) = (goer(5.0), goer(3.0));
    let rows: Vec<Row> = binary_inputs(3)
        .map(|x| Row {
            weather: x[0],
            partner: x[1],
            transit: x[2],
            sum: five.weighted_sum(&x),
            y5: five.output(&x),
            y3: three.output(&x),
        })
        .collect();

    for row in &rows {
        let (weather, both) = (row.weather == 1.0, row.partner == 1.0 && row.transit == 1.0);
        assert_eq!(row.y5 == 1.0, weather);
        assert_eq!(row.y3 == 1.0, weather || both);
    }
    lock!("cheese", Cheese { rows });
}

#[test]
fn the_movie_neuron_is_the_rule_in_words() {
    #[derive(Serialize)]
    struct Movie {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        marvel: f64,
        theater: f64,
        friend: f64,
        sum: f64,
        z: f64,
        step: f64,
        sigmoid: f64,
    }

    let unit = movie(4.0, 3.0);
    let sigmoid = Neuron::new(unit.weights().to_owned(), -unit.threshold(), Sigmoid);
    let rows: Vec<Row> = binary_inputs(3)
        .map(|x| Row {
            marvel: x[0],
            theater: x[1],
            friend: x[2],
            sum: unit.weighted_sum(&x),
            z: unit.weighted_input(&x),
            step: unit.output(&x),
            sigmoid: sigmoid.output(&x),
        })
        .collect();

    for row in &rows {
        let rule = row.marvel == 1.0 || (row.theater == 1.0 && row.friend == 1.0);
        assert_eq!(row.step == 1.0, rule);
        assert_eq!(row.sigmoid > 0.5, rule);
    }
    // No sum is 3, so it does not matter here what happens at equality.
    assert_eq!(
        unit.truth_table(),
        ThresholdUnit::new(array![4.0, 2.0, 2.0], 3.0).truth_table()
    );
    lock!("movie", Movie { rows });
}

#[test]
fn a_whole_interval_of_thresholds_makes_the_movie_table() {
    #[derive(Serialize)]
    struct MovieThresholds {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        above: String,
        at_least: String,
        firing: usize,
        same: &'static str,
    }

    let loose = |threshold| ThresholdUnit::new(array![4.0, 2.0, 2.0], threshold);
    let table = evenings(&movie(4.0, 3.0));
    // The table changes where θ passes a sum. The weights are even, so the sums are.
    let sums = [0.0, 2.0, 4.0, 6.0, 8.0];
    let mut rows = Vec::new();
    for i in 0..=sums.len() {
        let (below, above) = (i.checked_sub(1).map(|i| sums[i]), sums.get(i).copied());
        // The two ends of the range under each rule, as doubles: one table, four times.
        let first = below.unwrap_or(f64::MIN);
        let last = above.map_or(f64::MAX, f64::next_down);
        let outputs = evenings(&movie(4.0, first));
        assert_eq!(evenings(&movie(4.0, last)), outputs);
        let first = below.map_or(f64::MIN, f64::next_up);
        let last = above.unwrap_or(f64::MAX);
        assert_eq!(evenings(&loose(first)), outputs);
        assert_eq!(evenings(&loose(last)), outputs);
        let (strict_range, loose_range) = match (below, above) {
            (None, Some(above)) => (format!("θ < {above}"), format!("θ ≤ {above}")),
            (Some(below), Some(above)) => (
                format!("{below} ≤ θ < {above}"),
                format!("{below} < θ ≤ {above}"),
            ),
            (Some(below), None) => (format!("θ ≥ {below}"), format!("θ > {below}")),
            (None, None) => unreachable!("there are sums"),
        };
        rows.push(Row {
            above: strict_range,
            at_least: loose_range,
            firing: outputs.iter().filter(|&&y| y == 1.0).count(),
            same: if outputs == table {
                "the movie table"
            } else {
                ""
            },
        });
    }

    assert!(rows.iter().map(|row| row.firing).eq([8, 7, 5, 3, 1, 0]));
    let same: Vec<&Row> = rows.iter().filter(|row| !row.same.is_empty()).collect();
    assert_eq!(same.len(), 1);
    assert_eq!((same[0].above.as_str(), same[0].firing), ("2 ≤ θ < 4", 5));
    // At θ = 4 the film alone is out under one rule and in under the other.
    let film = array![1.0, 0.0, 0.0];
    assert!(!movie(4.0, 4.0).fires(&film) && loose(4.0).fires(&film));
    lock!("movie_thresholds", MovieThresholds { rows });
}

#[test]
fn any_weight_above_three_does_for_the_studio() {
    #[derive(Serialize)]
    struct MovieWeight {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        w1: f64,
        marvel_alone: f64,
        same: &'static str,
    }

    let film = array![1.0, 0.0, 0.0];
    let table = evenings(&movie(4.0, 3.0));
    let rows: Vec<Row> = [2.99, 3.0, 3.01, 4.0]
        .into_iter()
        .map(|w1| Row {
            w1,
            marvel_alone: movie(w1, 3.0).output(&film),
            same: if evenings(&movie(w1, 3.0)) == table {
                "yes"
            } else {
                "no"
            },
        })
        .collect();

    for row in &rows {
        assert_eq!(row.same == "yes", row.w1 > 3.0);
        assert_eq!(row.marvel_alone == 1.0, row.w1 > 3.0);
    }
    // From the first double above 3 to a weight of a million.
    assert_eq!(evenings(&movie(3.0_f64.next_up(), 3.0)), table);
    assert_eq!(evenings(&movie(1e6, 3.0)), table);
    lock!("movie_weight", MovieWeight { rows });
}

#[test]
fn a_nudge_flips_the_step_and_moves_the_sigmoid_a_little() {
    #[derive(Serialize)]
    struct Nudge {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        w1: f64,
        z: f64,
        step: f64,
        sigmoid: f64,
    }

    let film = array![1.0, 0.0, 0.0];
    let rows: Vec<Row> = [2.9, 2.99, 3.0, 3.01, 3.1]
        .into_iter()
        .map(|w1| {
            let weights = array![w1, 2.0, 2.0];
            let step = Neuron::new(weights.clone(), -3.0, ABOVE);
            Row {
                w1,
                z: step.weighted_input(&film),
                step: step.output(&film),
                sigmoid: Neuron::new(weights, -3.0, Sigmoid).output(&film),
            }
        })
        .collect();

    // One nudge of the four turns the step around, the others do nothing. The sigmoid moves with each, by at most a
    // quarter of what the weight does.
    let flips = rows.windows(2).filter(|pair| pair[0].step != pair[1].step);
    assert_eq!(flips.count(), 1);
    for pair in rows.windows(2) {
        let change = pair[1].sigmoid - pair[0].sigmoid;
        assert!(0.0 < change && change <= 0.25 * (pair[1].z - pair[0].z));
    }
    lock!("nudge", Nudge { rows });
}
