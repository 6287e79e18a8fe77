//! Spikes: all of one height; what grows with the input is how often they come.

use neuron_core::IntegrateAndFire;

use crate::record::record;

/// The neuron of [`rate_code`].
pub const NEURON: IntegrateAndFire = IntegrateAndFire {
    threshold: 1.0,
    time_step: 0.001,
};

/// How long it is watched, in its unit of time.
pub const DURATION: f64 = 6.0;

/// The inputs that it receives.
pub const INPUTS: [f64; 5] = [0.5, 1.0, 1.5, 2.0, 3.0];

record! {
    /// A neuron that integrates and fires, under several constant inputs.
    RateCode { threshold: f64, time_step: f64, duration: f64, rows: Vec<RateRow> }

    /// How many spikes an input makes, and how high the highest is.
    RateRow { input: f64, spikes: usize, height: f64 }
}

/// `v ← v + h(I − v)`, and a spike of 1 when v reaches θ: a stronger input makes more spikes and no higher ones.
pub fn rate_code(neuron: IntegrateAndFire, duration: f64, inputs: &[f64]) -> RateCode {
    let row = |&input| {
        let outputs = neuron
            .run(input, duration)
            .into_iter()
            .map(|moment| moment.output);
        RateRow {
            input,
            spikes: outputs.clone().filter(|&y| y == 1.0).count(),
            height: outputs.fold(0.0, f64::max),
        }
    };
    RateCode {
        threshold: neuron.threshold,
        time_step: neuron.time_step,
        duration,
        rows: inputs.iter().map(row).collect(),
    }
}
