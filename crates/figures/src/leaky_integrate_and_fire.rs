//! The leaky integrate-and-fire neuron: a model in which a stronger input gives more spikes, not higher ones.

/// The potential at which the neuron fires.
pub const FIRING_POTENTIAL: f64 = 1.0;

/// How high a spike is drawn, in the same unit as the potential. The model says when a spike happens;
/// that all spikes are alike is not a result of it but what it takes from biology.
pub const SPIKE_HEIGHT: f64 = 2.0;

/// The step of Euler's method, a power of two so that times add up exactly.
const STEP: f64 = 1.0 / 128.0;

/// `dv/dt = input − v`, and when `v ≥ 1`: a spike, `v = 0`
///
/// The times at which a leaky integrate-and-fire neuron spikes under a constant input, from rest at
/// time 0 up to `duration`. Time is counted in units of the membrane's time constant.
///
/// The potential v creeps towards the input and leaks back in proportion to itself. An input of at
/// most 1 never brings it to 1, so there is no spike; above that, the solution of the equation
/// puts ln(input / (input − 1)) between two spikes.
///
/// # Numerics
///
/// Euler's method with 128 steps to the time constant: additions and multiplications only, so the
/// times are the same on every machine. A spike comes late by at most one step, or early by the error
/// of the method, which is of the same size.
///
/// # Examples
///
/// ```
/// use figures::leaky_integrate_and_fire;
///
/// assert_eq!(leaky_integrate_and_fire(0.5, 10.0), []);
/// let weak = leaky_integrate_and_fire(1.5, 10.0).len();
/// let strong = leaky_integrate_and_fire(3.0, 10.0).len();
/// assert!(weak < strong);
/// ```
///
/// # Reference
///
/// L. Lapicque, "Recherches quantitatives sur l'excitation électrique des nerfs traitée comme une
/// polarisation", *Journal de physiologie et de pathologie générale* 9 (1907), 620–635.
pub fn leaky_integrate_and_fire(input: f64, duration: f64) -> Vec<f64> {
    run(input, duration)
        .filter(|moment| moment.spikes)
        .map(|moment| moment.time)
        .collect()
}

/// The neuron after one step of time.
pub(crate) struct Moment {
    pub(crate) time: f64,
    /// The potential, before a spike sets it back.
    pub(crate) potential: f64,
    pub(crate) spikes: bool,
}

/// Every step of the neuron from time 0 to `duration`.
pub(crate) fn run(input: f64, duration: f64) -> impl Iterator<Item = Moment> {
    let steps = (duration / STEP) as u32;
    let mut v = 0.0;
    (1..=steps).map(move |step| {
        v += STEP * (input - v);
        let moment = Moment {
            time: f64::from(step) * STEP,
            potential: v,
            spikes: v >= FIRING_POTENTIAL,
        };
        if moment.spikes {
            v = 0.0;
        }
        moment
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spikes_come_as_the_solution_of_the_equation_says() {
        for input in [1.1, 1.5, 2.0, 3.0, 6.0_f64] {
            let period = (input / (input - 1.0)).ln();
            let times = leaky_integrate_and_fire(input, 20.0);
            assert_eq!(times.is_empty(), period > 20.0);
            for (i, time) in times.iter().enumerate() {
                // Each spike is off by at most a step for waiting for the next step, and by
                // the error of Euler's method, at most a step over one rise (v″ ≤ input, slope input − 1).
                let spikes = (i + 1) as f64;
                let allowed = spikes * STEP * (1.0 + input / (input - 1.0));
                assert!(
                    (time - spikes * period).abs() <= allowed,
                    "input {input}, spike {}: {time}, expected {}",
                    i + 1,
                    spikes * period
                );
            }
        }
    }

    #[test]
    fn an_input_that_only_just_reaches_the_firing_potential_never_fires() {
        // v approaches 1 from below for ever; rounding must not lift it there.
        assert_eq!(leaky_integrate_and_fire(1.0, 1000.0), []);
    }
}
