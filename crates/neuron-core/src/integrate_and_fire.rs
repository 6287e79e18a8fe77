//! Leaky integrate-and-fire neuron.

use activations::{Activation, Step};

/// The most moments of a run: 2.4 GB of them.
const MOST_MOMENTS: f64 = 1e8;

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
/// *Journal de Physiologie et de Pathologie Générale* 9, 620–635 (1907); in English by N. Brunel, M. C. W. van Rossum,
/// *Biological Cybernetics* 97, 341–349 (2007), doi:10.1007/s00422-007-0189-6.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IntegrateAndFire {
    /// `θ`, the potential at which the neuron spikes.
    pub threshold: f64,
    /// `h`, the step of time.
    pub time_step: f64,
}

/// What the neuron does at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Moment {
    /// The time since the input began.
    pub time: f64,
    /// `v`, before it is set back.
    pub potential: f64,
    /// `u(v − θ)`: 1 when the neuron spikes, else 0.
    pub output: f64,
}

impl IntegrateAndFire {
    /// The moments h, 2h, 3h, … up to the duration T, of a neuron at rest that receives the constant input I.
    ///
    /// A NaN input makes every potential and output NaN. A duration below h has no moment.
    ///
    /// # Numerics
    ///
    /// The number of moments is T/h rounded down. Decimal fractions such as 0.1 are not binary ones, so 0.3/0.1 is
    /// computed as 2.9999999999999996, where 3 is meant. Therefore a quotient that lies below a whole number by no more
    /// than 2⁻⁵¹ times that number counts as the whole number: as far as T = n · h, each of the two rounded to the
    /// nearest double, and the rounding of the quotient can take it. The time of moment i is the product i · h,
    /// rounded once, so the last may lie above T by as little.
    ///
    /// # Panics
    ///
    /// When the threshold is not positive, when the time step does not lie between 0 and 1, when the
    /// duration is negative or not a finite number, or when it holds more than 100 million moments (2.4 GB). Nothing is
    /// computed then, and no memory is asked for.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuron_core::IntegrateAndFire;
    ///
    /// let neuron = IntegrateAndFire { threshold: 1.0, time_step: 0.25 };
    /// let moments = neuron.run(2.0, 0.9);
    ///
    /// let potentials: Vec<f64> = moments.iter().map(|moment| moment.potential).collect();
    /// assert_eq!(potentials, [0.5, 0.875, 1.15625]); // v ← v + ¼ (2 − v)
    /// assert_eq!(moments[2].time, 0.75);
    /// assert_eq!(moments[2].output, 1.0);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn run(&self, input: f64, duration: f64) -> Vec<Moment> {
        let mut moments = Vec::new();
        self.run_into(input, duration, &mut moments);
        moments
    }

    /// The moments of [`run`](Self::run), in a vector that the caller keeps; what was in it is gone.
    ///
    /// A long run takes several times as long to ask for its memory as to compute it.
    ///
    /// # Panics
    ///
    /// As [`run`](Self::run) does. The vector is then as it was.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuron_core::IntegrateAndFire;
    ///
    /// let neuron = IntegrateAndFire { threshold: 1.0, time_step: 0.001 };
    /// let mut moments = Vec::new();
    /// for input in [0.5, 1.5, 3.0] {
    ///     neuron.run_into(input, 20.0, &mut moments);
    ///     assert_eq!(moments.len(), 20_000);
    /// }
    /// assert_eq!(moments, neuron.run(3.0, 20.0));
    /// ```
    #[track_caller]
    pub fn run_into(&self, input: f64, duration: f64, moments: &mut Vec<Moment>) {
        if let Err(sentence) = self.check() {
            panic!("{sentence}");
        }
        let n_moments = self.n_moments(duration);
        let Self {
            threshold,
            time_step,
        } = *self;
        let time = |i: usize| (i + 1) as f64 * time_step;
        let u = Step::default();
        let mut potential = 0.0_f64;
        let mut period = 0;
        moments.clear();
        moments.reserve_exact(n_moments);
        for i in 0..n_moments {
            let before = potential;
            // ANCHOR: moment
            potential += time_step * (input - potential);
            let output = u.apply(potential - threshold);
            // ANCHOR_END: moment
            moments.push(Moment {
                time: time(i),
                potential,
                output,
            });
            if output == 1.0 {
                period = i + 1; // the neuron is at rest again, as in the beginning
                break;
            }
            if potential.to_bits() == before.to_bits() {
                period = 1; // the potential moves no more
                break;
            }
        }
        if moments.len() == n_moments {
            return;
        }
        // The input does not change, so from there on everything but the time repeats.
        let repeated = moments[moments.len() - period..].to_vec();
        let rest = moments.len()..n_moments;
        moments.extend(rest.zip(repeated.iter().cycle()).map(|(i, moment)| Moment {
            time: time(i),
            ..*moment
        }));
    }

    /// A positive threshold and a time step between 0 and 1; otherwise the sentence that says what is wrong.
    pub(crate) fn check(&self) -> Result<(), String> {
        let Self {
            threshold,
            time_step,
        } = *self;
        let positive = threshold > 0.0;
        if !positive {
            return Err(format!(
                "a neuron at rest must lie below its threshold, got {threshold:?}"
            ));
        }
        if !(time_step > 0.0 && time_step < 1.0) {
            return Err(format!(
                "a time step must lie between 0 and 1, got {time_step:?}"
            ));
        }
        Ok(())
    }

    /// `⌊T / h⌋`, and the whole number above where only rounding keeps the quotient below it.
    #[track_caller]
    fn n_moments(&self, duration: f64) -> usize {
        assert!(
            duration.is_finite() && duration >= 0.0,
            "a duration must be a finite number and not negative, got {duration:?}"
        );
        let quotient = duration / self.time_step;
        let nearest = quotient.round();
        let steps = if nearest - quotient <= 2.0 * f64::EPSILON * nearest {
            nearest
        } else {
            quotient.floor()
        };
        assert!(
            steps <= MOST_MOMENTS,
            "a duration of {duration:?} in steps of {:?} has {steps:?} moments: a run holds at most {MOST_MOMENTS}",
            self.time_step
        );
        steps as usize
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

    /// The formula, step after step, with nothing left out.
    fn step_by_step(neuron: IntegrateAndFire, input: f64, n_moments: usize) -> Vec<[u64; 3]> {
        let mut potential = 0.0;
        (1..=n_moments)
            .map(|i| {
                potential += neuron.time_step * (input - potential);
                let output = Step::default().apply(potential - neuron.threshold);
                let moment = [i as f64 * neuron.time_step, potential, output];
                if output == 1.0 {
                    potential = 0.0;
                }
                moment.map(f64::to_bits)
            })
            .collect()
    }

    #[test]
    fn what_repeats_is_what_the_formula_gives_step_by_step() {
        let inputs = [
            -1.0,
            -0.0,
            0.0,
            1e-320,
            0.5,
            0.9,
            1.0,
            1.000_000_1,
            1.5,
            2.0,
            3.0,
            1e3,
            1e300,
            f64::MAX,
            f64::MIN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
        ];
        for time_step in [
            0.001,
            0.01,
            0.1,
            0.3,
            0.5,
            0.75,
            1.0_f64.next_down(),
            1e-300,
        ] {
            for threshold in [1.0, 0.3, 1e-310, 1e300, f64::INFINITY] {
                let neuron = IntegrateAndFire {
                    threshold,
                    time_step,
                };
                for input in inputs {
                    for n_moments in [0, 1, 2, 3, 700, 2_003] {
                        let moments = neuron.run(input, n_moments as f64 * time_step);
                        let bits: Vec<_> = moments
                            .iter()
                            .map(|m| [m.time, m.potential, m.output].map(f64::to_bits))
                            .collect();
                        let formula = step_by_step(neuron, input, n_moments);
                        assert!(
                            bits == formula,
                            "{neuron:?}, I = {input}, {n_moments} moments"
                        );
                    }
                }
            }
        }
        // So long that the potential comes to rest below the threshold: after 30 288 steps.
        let bits: Vec<_> = NEURON
            .run(0.9, 40.0)
            .iter()
            .map(|m| [m.time, m.potential, m.output].map(f64::to_bits))
            .collect();
        assert_eq!(bits[35_000][1], bits[39_999][1]);
        assert!(bits == step_by_step(NEURON, 0.9, 40_000));
    }

    #[test]
    fn a_vector_that_was_used_before_holds_the_new_moments_only() {
        let mut moments = NEURON.run(3.0, 2.0);
        NEURON.run_into(0.5, 1.0, &mut moments);
        assert_eq!(moments, NEURON.run(0.5, 1.0));
        NEURON.run_into(0.5, 0.0, &mut moments);
        assert_eq!(moments, []);
    }

    #[test]
    fn the_last_moment_lies_within_the_duration() {
        let coarse = IntegrateAndFire {
            time_step: 0.3,
            ..NEURON
        };
        let times: Vec<f64> = coarse.run(2.0, 1.1).iter().map(|m| m.time).collect();
        assert_eq!(times, [0.3, 0.6, 3.0 * 0.3]); // the next would be 1.2
        assert_eq!(coarse.run(2.0, 0.29).len(), 0);
        assert_eq!(coarse.run(2.0, 0.3_f64.next_down()).len(), 1); // 0.3, but for its rounding
        assert_eq!(coarse.run(2.0, 0.3 - 1e-15).len(), 0);
        assert_eq!(coarse.run(2.0, 0.0).len(), 0);
        assert_eq!(coarse.run(2.0, -0.0).len(), 0);
    }

    #[test]
    fn a_duration_that_is_a_whole_number_of_steps_in_decimal_has_that_many_moments() {
        let mut below = 0;
        for digits in 1..=6_usize {
            for h in 1..=99_u64 {
                let decimal = |numerator: u64| -> f64 {
                    format!("{numerator}e-{digits}").parse().expect("a number")
                };
                let neuron = IntegrateAndFire {
                    time_step: decimal(h),
                    ..NEURON
                };
                if neuron.check().is_err() {
                    continue; // a step of 1 and more
                }
                let counts = (1..=300).chain([9_999, 20_000, 999_983, 1_000_000, 99_999_999]);
                for n in counts {
                    let duration = decimal(n * h);
                    below += usize::from(duration / neuron.time_step < n as f64);
                    assert_eq!(
                        neuron.n_moments(duration) as u64,
                        n,
                        "{duration} / {}",
                        neuron.time_step
                    );
                    // A millionth of a step less is less.
                    let less = decimal(n * h) - 1e-6 * neuron.time_step;
                    assert_eq!(
                        neuron.n_moments(less) as u64,
                        n - 1,
                        "{less} / {}",
                        neuron.time_step
                    );
                }
            }
        }
        assert!(
            below > 1_000,
            "the search has met the difficulty {below} times only"
        );
    }

    #[test]
    fn a_run_holds_at_most_a_hundred_million_moments() {
        assert_eq!(NEURON.n_moments(100_000.0), 100_000_000);
    }

    #[test]
    #[should_panic(
        expected = "a duration of 1000000000000.0 in steps of 0.001 has 1000000000000000.0 moments: a run holds at most 100000000"
    )]
    fn a_duration_that_no_memory_holds_is_refused() {
        let _ = NEURON.run(1.0, 1e12);
    }

    #[test]
    #[should_panic(expected = "in steps of 0.001 has inf moments: a run holds at most 100000000")]
    fn the_longest_duration_is_refused() {
        let _ = NEURON.run(1.0, f64::MAX);
    }

    #[test]
    #[should_panic(expected = "a duration must be a finite number and not negative, got -1")]
    fn a_negative_duration_panics_with_a_sentence() {
        let _ = NEURON.run(1.0, -1.0);
    }

    #[test]
    #[should_panic(expected = "a duration must be a finite number and not negative, got NaN")]
    fn a_duration_that_is_not_a_number_panics_with_a_sentence() {
        let _ = NEURON.run(1.0, f64::NAN);
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
        let _ = IntegrateAndFire {
            threshold: 0.0,
            ..NEURON
        }
        .run(1.0, 1.0);
    }

    #[test]
    #[should_panic(expected = "a time step must lie between 0 and 1, got NaN")]
    fn a_time_step_that_is_not_a_number_panics_with_a_sentence() {
        let _ = IntegrateAndFire {
            time_step: f64::NAN,
            ..NEURON
        }
        .run(1.0, 1.0);
    }
}
