//! A spike has one size; what grows with the input is how often it comes.

use neuron_core::IntegrateAndFire;
use serde::Serialize;

#[test]
fn a_stronger_input_makes_more_spikes_and_no_higher_ones() {
    #[derive(Serialize)]
    struct RateCode {
        threshold: f64,
        time_step: f64,
        duration: f64,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        input: f64,
        spikes: usize,
        height: f64,
    }

    let neuron = IntegrateAndFire {
        threshold: 1.0,
        time_step: 0.001,
    };
    let duration = 20.0;
    let rows: Vec<Row> = [0.5, 1.0, 1.5, 2.0, 3.0]
        .into_iter()
        .map(|input| {
            let moments = neuron.run(input, duration);
            Row {
                input,
                spikes: moments.iter().filter(|moment| moment.output == 1.0).count(),
                height: moments
                    .iter()
                    .map(|moment| moment.output)
                    .fold(0.0, f64::max),
            }
        })
        .collect();

    // Up to the threshold there is no spike; beyond it more for more input, all of one height.
    for row in &rows {
        assert_eq!(row.spikes > 0, row.input > neuron.threshold);
        assert_eq!(row.height, if row.spikes > 0 { 1.0 } else { 0.0 });
    }
    assert!(rows[1..].is_sorted_by(|a, b| a.spikes < b.spikes));
    // In continuous time they are ln(I / (I − θ)) apart.
    for row in rows.iter().filter(|row| row.spikes > 0) {
        let exact = duration / (row.input / (row.input - neuron.threshold)).ln();
        assert!((row.spikes as f64 - exact).abs() < 1.0, "I = {}", row.input);
    }
    lock!(
        "rate_code",
        RateCode {
            threshold: neuron.threshold,
            time_step: neuron.time_step,
            duration,
            rows
        }
    );
}
