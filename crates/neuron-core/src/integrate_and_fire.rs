use activations::{Activation, Step};

/// `v′ = I − v`, and when v reaches θ: a spike, and v = 0.
///
/// The leaky integrate-and-fire neuron: a threshold unit that lives in time. Its potential v fills up
/// towards a constant input I and leaks all the while. When v reaches the threshold, the neuron sends one
/// spike, always of height 1, and starts again from 0. A stronger input does not make a higher spike; it
/// makes the next one come sooner. The strength of the input is in the rate, and a graded output φ(z) can be
/// read as such a rate.
///
/// Time is measured in time constants of the membrane: in one unit of it, without input, the potential
/// falls to 1/e of what it was.
///
/// # Formula
///
/// For I > θ the spikes are `ln(I / (I − θ))` apart; for I ≤ θ there are none, because v never reaches I.
///
/// # Numerics
///
/// Euler's method, `v ← v + h (I − v)` with time step h. A step of h makes the interval between spikes
/// wrong by up to h for the waiting until the next step, and by a fraction h/2 of itself for the method.
///
/// # Examples
///
/// ```
/// use neuron_core::IntegrateAndFire;
///
/// let neuron = IntegrateAndFire { threshold: 1.0, time_step: 0.001 };
/// let spikes = |input| neuron.run(input, 20.0).iter().filter(|moment| moment.output == 1.0).count();
///
/// assert_eq!(spikes(0.5), 0);
/// assert!(spikes(1.5) > 0);
/// assert!(spikes(3.0) > spikes(1.5));
/// ```
///
/// # References
///
/// L. Lapicque, "Recherches quantitatives sur l'excitation électrique des nerfs traitée comme une
/// polarisation",
/// *Journal de Physiologie et de Pathologie Générale* 9, 620–635 (1907).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IntegrateAndFire {
    /// `θ`, the potential at which the neuron spikes.
    pub threshold: f64,
    /// `h`, the step of time.
    pub time_step: f64,
}

/// What the neuron does at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// The time since the input began.
    pub time: f64,
    /// `v`, before it is set back.
    pub potential: f64,
    /// `u(v − θ)`: 1 when the neuron spikes, else 0.
    pub output: f64,
}

impl IntegrateAndFire {
    /// The moments h, 2h, 3h, … up to the duration, of a neuron at rest that receives the constant input I.
    ///
    /// A NaN input makes every potential and output NaN.
    ///
    /// # Panics
    ///
    /// When the threshold is not positive, or when the time step does not lie between 0 and 1, or when the
    /// duration is not a finite number.
    #[track_caller]
    pub fn run(&self, input: f64, duration: f64) -> Vec<Moment> {
        let Self {
            threshold,
            time_step,
        } = *self;
        assert!(
            threshold > 0.0,
            "a neuron at rest must lie below its threshold, got {threshold}"
        );
        assert!(
            time_step > 0.0 && time_step < 1.0,
            "a time step must lie between 0 and 1, got {time_step}"
        );
        assert!(
            duration.is_finite(),
            "a duration must be a finite number, got {duration}"
        );
        let u = Step::default();
        let mut potential = 0.0;
        let mut moments = Vec::new();
        for i in 1..=(duration / time_step).round() as usize {
            // ANCHOR: moment
            potential += time_step * (input - potential);
            let output = u.apply(potential - threshold);
            // ANCHOR_END: moment
            moments.push(Moment {
                time: i as f64 * time_step,
                potential,
                output,
            });
            if output == 1.0 {
                potential = 0.0;
            }
        }
        moments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEURON: IntegrateAndFire = IntegrateAndFire {
        threshold: 1.0,
        time_step: 0.001,
    };

    fn spike_times(input: f64) -> Vec<f64> {
        NEURON
            .run(input, 20.0)
            .into_iter()
            .filter(|moment| moment.output == 1.0)
            .map(|moment| moment.time)
            .collect()
    }

    #[test]
    fn spikes_are_a_logarithm_apart() {
        for input in [1.1, 1.5, 2.0, 3.0, 10.0] {
            let times = spike_times(input);
            let exact = (input / (input - 1.0_f64)).ln();
            for pair in times.windows(2) {
                let error = pair[1] - pair[0] - exact;
                // Up to one step of waiting; Euler's method itself is a fraction h/2 too fast.
                assert!(
                    -0.001 * exact < error && error < 0.001 + 1e-9,
                    "I = {input}: {error}"
                );
            }
            assert!(times.len() >= 8, "I = {input}");
        }
    }

    #[test]
    fn an_input_up_to_the_threshold_never_causes_a_spike() {
        for input in [-1.0, 0.0, 0.5, 1.0] {
            assert!(spike_times(input).is_empty(), "I = {input}");
        }
    }

    #[test]
    fn the_output_is_zero_or_one_at_every_moment() {
        for moment in NEURON.run(3.0, 20.0) {
            assert!(moment.output == 0.0 || moment.output == 1.0);
            assert_eq!(moment.output == 1.0, moment.potential >= 1.0);
        }
    }

    #[test]
    fn nan_in_nan_out() {
        let moments = NEURON.run(f64::NAN, 0.01);
        assert_eq!(moments.len(), 10);
        assert!(
            moments
                .iter()
                .all(|moment| moment.potential.is_nan() && moment.output.is_nan())
        );
    }

    #[test]
    #[should_panic(expected = "a neuron at rest must lie below its threshold, got 0")]
    fn a_threshold_at_rest_panics_with_a_sentence() {
        IntegrateAndFire {
            threshold: 0.0,
            ..NEURON
        }
        .run(1.0, 1.0);
    }

    #[test]
    #[should_panic(expected = "a time step must lie between 0 and 1, got NaN")]
    fn a_time_step_that_is_not_a_number_panics_with_a_sentence() {
        IntegrateAndFire {
            time_step: f64::NAN,
            ..NEURON
        }
        .run(1.0, 1.0);
    }
}
