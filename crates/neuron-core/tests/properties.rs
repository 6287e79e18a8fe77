//! What holds for every unit, not for one example: each property is tried on a few hundred units drawn
//! from a fixed seed, so that a failure today is a failure tomorrow.

use activations::{Identity, Sigmoid};
use ndarray::{Array1, Array2, Axis, ShapeBuilder, Slice};
use neuron_core::{Neuron, ThresholdUnit, binary_inputs, inner_product, with_one};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 512,
        rng_seed: RngSeed::Fixed(1943), // McCulloch and Pitts
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Weights and inputs of one length between 1 and 12, of every magnitude whose products stay finite.
fn weights_and_inputs() -> impl Strategy<Value = (Array1<f64>, Array1<f64>)> {
    let number = prop_oneof![-10.0..10.0, -1e150..1e150, Just(0.0), Just(-0.0)];
    vec((number.clone(), number), 1..=12)
        .prop_map(|pairs| pairs.into_iter().unzip())
        .prop_map(|(w, x): (Vec<f64>, Vec<f64>)| (Array1::from(w), Array1::from(x)))
}

/// Two weights of ordinary size.
fn two_weights() -> impl Strategy<Value = [f64; 2]> {
    [-10.0..10.0, -10.0..10.0]
}

/// `(rows, columns, values, weights)` of a small sample matrix.
fn samples() -> impl Strategy<Value = (usize, usize, Vec<f64>, Vec<f64>)> {
    (1_usize..=6, 1_usize..=20).prop_flat_map(|(rows, columns)| {
        (
            Just(rows),
            Just(columns),
            vec(-10.0..10.0, rows * columns),
            vec(-10.0..10.0, columns),
        )
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn subtracting_the_threshold_is_adding_the_bias_to_the_bit(
        (w, x) in weights_and_inputs(),
        threshold in prop_oneof![-20.0..20.0, Just(0.0), Just(-0.0)],
    ) {
        let unit = ThresholdUnit::new(w, threshold);
        let neuron = Neuron::from(unit.clone());
        prop_assert_eq!(neuron.bias(), -unit.threshold());
        prop_assert_eq!(neuron.weighted_input(&x).to_bits(), unit.weighted_input(&x).to_bits());
        prop_assert_eq!(neuron.output(&x).to_bits(), unit.output(&x).to_bits());
    }

    #[test]
    fn a_threshold_unit_answers_zero_or_one_to_any_finite_sum(
        (w, x) in weights_and_inputs(),
        threshold in -20.0..20.0,
    ) {
        let unit = ThresholdUnit::new(w, threshold);
        let y = unit.output(&x);
        prop_assert!(unit.weighted_sum(&x).is_finite());
        prop_assert!(y == 0.0 || y == 1.0, "y = {}", y);
        prop_assert_eq!(unit.fires(&x), y == 1.0);
    }

    #[test]
    fn a_unit_fires_exactly_when_its_sum_is_at_least_the_threshold(
        (w, x) in weights_and_inputs(),
        threshold in -20.0..20.0,
    ) {
        let unit = ThresholdUnit::new(w.clone(), threshold);
        prop_assert_eq!(unit.fires(&x), unit.weighted_sum(&x) >= threshold);

        // The sharp cases: the threshold on the sum itself, and one step of the last bit to each side.
        let sum = unit.weighted_sum(&x);
        prop_assert!(ThresholdUnit::new(w.clone(), sum).fires(&x));
        prop_assert!(!ThresholdUnit::new(w.clone(), sum.next_up()).fires(&x));
        prop_assert!(ThresholdUnit::new(w, sum.next_down()).fires(&x));
    }

    #[test]
    fn a_higher_threshold_never_makes_more_inputs_fire(
        w in vec(-10.0..10.0, 1..=5),
        low in -20.0..20.0,
        rise in 0.0..20.0,
    ) {
        let sensitive = ThresholdUnit::new(w.clone(), low);
        let dull = ThresholdUnit::new(w, low + rise);
        for x in binary_inputs(dull.n_inputs()) {
            prop_assert!(dull.output(&x) <= sensitive.output(&x));
        }
    }

    #[test]
    fn without_negative_weights_no_input_silences_a_unit(
        w in vec(0.0..10.0, 1..=5),
        threshold in -5.0..30.0,
    ) {
        let unit = ThresholdUnit::new(w, threshold);
        for x in binary_inputs(unit.n_inputs()) {
            for i in 0..unit.n_inputs() {
                let mut more = x.clone();
                more[i] = 1.0;
                prop_assert!(unit.output(&x) <= unit.output(&more));
            }
        }
    }

    #[test]
    fn a_larger_bias_never_lowers_the_output_of_a_sigmoid_neuron(
        (w, x) in weights_and_inputs(),
        bias in -50.0..50.0,
        rise in prop_oneof![0.0..50.0, 0.0..1e-13],
    ) {
        let low = Neuron::new(w.clone(), bias, Sigmoid);
        let high = Neuron::new(w, bias + rise, Sigmoid);
        prop_assert!(low.weighted_input(&x) <= high.weighted_input(&x));

        // Each output may be wrong by 2.5 units in the last place, so two that should be almost equal may
        // stand in the wrong order by 5. The second term is the last place of the smallest numbers.
        let (low, high) = (low.output(&x), high.output(&x));
        let last_places = 5.0 * (high * f64::EPSILON + f64::from_bits(1));
        prop_assert!(low <= high + last_places, "{:e} > {:e}", low, high);
    }

    #[test]
    fn with_a_one_appended_the_bias_is_a_weight_to_the_bit(
        (w, x) in weights_and_inputs(),
        bias in -20.0..20.0,
    ) {
        let neuron = Neuron::new(w, bias, Identity);
        let z = inner_product(&neuron.parameters(), &with_one(&x));
        prop_assert_eq!(z.to_bits(), neuron.weighted_input(&x).to_bits());
    }

    #[test]
    fn a_matrix_gives_the_bits_of_its_rows_in_every_layout(
        (rows, columns, values, w) in samples(),
    ) {
        let neuron = Neuron::new(w, 0.25, Sigmoid);
        let contiguous = Array2::from_shape_vec((rows, columns), values).unwrap();
        let expected: Vec<u64> = contiguous
            .outer_iter()
            .map(|x| neuron.output(&x.to_owned()).to_bits())
            .collect();

        let mut by_columns = Array2::zeros((rows, columns).f());
        by_columns.assign(&contiguous);
        let transposed = contiguous.t().as_standard_layout().into_owned();
        let every = |step| Slice::new(0, None, step);
        let mut wide = Array2::from_elem((rows, 3 * columns), f64::NAN);
        wide.slice_axis_mut(Axis(1), every(3)).assign(&contiguous);
        let mut backwards = contiguous.clone();
        backwards.invert_axis(Axis(1));
        let mut backwards = backwards.as_standard_layout().into_owned();
        backwards.invert_axis(Axis(1));

        let bits = |outputs: Array1<f64>| outputs.mapv(f64::to_bits).to_vec();
        prop_assert_eq!(&bits(neuron.outputs(&contiguous)), &expected);
        prop_assert_eq!(&bits(neuron.outputs(&by_columns)), &expected);
        prop_assert_eq!(&bits(neuron.outputs(&transposed.t())), &expected);
        prop_assert_eq!(&bits(neuron.outputs(&wide.slice_axis(Axis(1), every(3)))), &expected);
        prop_assert_eq!(&bits(neuron.outputs(&backwards)), &expected);
    }

    #[test]
    fn one_nan_among_the_inputs_is_enough(
        (w, mut x) in weights_and_inputs(),
        place in any::<prop::sample::Index>(),
    ) {
        let place = place.index(x.len());
        x[place] = f64::NAN;
        prop_assert!(Neuron::new(w.clone(), 0.5, Sigmoid).output(&x).is_nan());
        prop_assert!(ThresholdUnit::new(w, 0.5).output(&x).is_nan());
    }

    #[test]
    fn the_boundary_crosses_a_window_exactly_when_corners_lie_on_both_sides(
        [w1, w2] in two_weights(),
        threshold in -20.0..20.0,
    ) {
        let unit = ThresholdUnit::new(vec![w1, w2], threshold);
        let segment = unit.boundary().segment(-1.0..=1.0, -1.0..=1.0);
        let corners = [[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]];
        let firing = corners.iter().filter(|c| unit.fires(&Array1::from(c.to_vec()))).count();
        prop_assert_eq!(segment.is_some(), firing != 0 && firing != 4);

        for end in segment.into_iter().flatten() {
            // A few roundings of terms no larger than |w₁| + |w₂| + |θ|.
            let z = unit.weighted_input(&Array1::from(end.to_vec()));
            prop_assert!(z.abs() <= 8.0 * f64::EPSILON * (w1.abs() + w2.abs() + threshold.abs()));
            prop_assert!(end.iter().any(|x| (x.abs() - 1.0).abs() <= 4.0 * f64::EPSILON), "{:?} is not on an edge", end);
        }
        if let Some([left, right]) = segment {
            prop_assert!(left[0] <= right[0]);
        }
    }
}
