//! The sigmoid in the place of the step: excitement, ranges, slopes, and where doubles run out.

use activations::{Activation, Differentiable, Sigmoid, Step};
use ndarray::array;
use neuron_core::with_one;
use worked_examples::building_a_neuron::double_precision::{sigmoid_saturation, typed, typed_f32};
use worked_examples::building_a_neuron::excitement::excitement;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::inner_product::{
    COARSE_E, INPUTS, LN_COARSE_E, exercise, inner_product, neuron,
};
use worked_examples::building_a_neuron::ranges::{WINDOW, ranges};
use worked_examples::building_a_neuron::slopes::{
    ACROSS, H, SIGMOID_AT, STEP_AT, central_quotient, one_sided_slopes, sigmoid_slope, step_slope,
};
use worked_examples::numerics::first_double;

#[test]
fn excitement_passes_one_half_where_the_step_unit_begins_to_fire() {
    let rows = excitement(WEIGHTS, THRESHOLD).rows;
    for row in &rows {
        assert_eq!(row.step == 1.0, row.sigmoid > 0.5);
        assert!(0.0 < row.sigmoid && row.sigmoid < 1.0);
    }
    // The step gives 01 and 00 one answer, and 10 and 11; the sigmoid tells all four apart.
    assert!(rows.is_sorted_by(|a, b| a.sigmoid < b.sigmoid));
}

#[test]
fn the_second_exercise_depends_on_how_many_digits_of_e_one_takes() {
    assert!((LN_COARSE_E - COARSE_E.ln()).abs() <= f64::EPSILON);
    let rows = exercise().rows;
    // z is −0.3 and 1.7 but for the rounding of decimals to doubles.
    assert!((rows[0].z - -0.3).abs() < 1e-15 && (rows[1].z - 1.7).abs() < 1e-15);
    // To two decimals: the same for the first row, 0.85 against 0.84 for the second.
    let rounded = |y: f64| format!("{y:.2}");
    assert_eq!(rounded(rows[0].y), "0.43");
    assert_eq!(rounded(rows[0].y_coarse), "0.43");
    assert_eq!(rounded(rows[1].y), "0.85");
    assert_eq!(rounded(rows[1].y_coarse), "0.84");
}

#[test]
fn the_inner_product_with_a_one_appended_is_the_weighted_input_to_the_bit() {
    let rows = inner_product().rows;
    assert!(rows.iter().all(|row| row.difference == 0.0));
    // ndarray's own product of three numbers adds them in the same order.
    for (row, [x1, x2]) in rows.iter().zip(INPUTS) {
        let inner = neuron().parameters().dot(&with_one(&array![x1, x2]));
        assert_eq!(inner, row.inner);
    }
}

#[test]
fn an_output_takes_the_values_that_its_activation_allows() {
    let rows = ranges(WINDOW).rows;
    let [step, sigmoid, identity] = [0, 1, 2].map(|i| &rows[i]);
    assert_eq!((step.least, step.greatest), (0.0, 1.0));
    assert!(0.0 < sigmoid.least && sigmoid.greatest < 1.0);
    assert_eq!((identity.least, identity.greatest), (-6.0, 6.0));
    // Between the whole numbers too: the step has two values, the sigmoid stays inside its interval.
    for hundredths in -3600..=3600 {
        let z = f64::from(hundredths) / 100.0;
        assert!([0.0, 1.0].contains(&Step::default().apply(z)));
        assert!(0.0 < Sigmoid.apply(z) && Sigmoid.apply(z) < 1.0);
    }
}

#[test]
fn continuous_is_not_differentiable() {
    let rows = one_sided_slopes(H).rows;
    assert_eq!((rows[0].left, rows[0].right), (-1.0, 1.0));
    assert_eq!((rows[1].left, rows[1].right), (0.0, 1.0));
    // σ″(0) = 0, so both slopes are ¼ but for h²/48 = 2e-14 and for rounding, 2.5 · 2⁻⁵³ / h = 2.8e-10.
    assert!((rows[2].left - 0.25).abs() < 3e-10 && (rows[2].right - 0.25).abs() < 3e-10);
}

#[test]
fn a_step_is_flat_wherever_it_has_a_slope() {
    let slopes = step_slope(&STEP_AT, H, &ACROSS);
    assert!(slopes.rows.iter().all(|row| row.quotient == 0.0));
    // Off the jump the quotient is 0 for every step that does not reach across it, at the jump it is 1/(2h)
    // and has no limit.
    for thousandths in (-4000..=4000).filter(|&z| z != 0) {
        let z = f64::from(thousandths) / 1000.0;
        assert_eq!(central_quotient(|z| Step::default().apply(z), z, H), 0.0);
    }
    let jump = slopes.at_the_jump;
    assert!(jump.is_sorted_by(|a, b| 9.0 * a.quotient < b.quotient));
}

#[test]
fn the_slope_of_the_sigmoid_is_y_times_one_minus_y() {
    for row in sigmoid_slope(&SIGMOID_AT, H).rows {
        // The derivative of the crate is this formula, computed so that nothing cancels.
        let y = Sigmoid.apply(row.z);
        assert!((row.formula - Sigmoid.derivative(row.z)).abs() <= 8.0 * f64::EPSILON * y);
        // The quotient is wrong by h²/6 · |σ‴| ≤ 2.1e-14; by the rounding of two outputs, each by at most
        // 2.5 · 2⁻⁵³, divided by 2h, 2.8e-10; and by the rounding of z ± h, less than a tenth of that.
        assert!(row.difference.abs() < 3.1e-10);
    }
}

#[test]
fn doubles_run_out_before_the_sigmoid_does() {
    // The searches suppose that each condition changes once: look at a thousand neighbors on both sides.
    let conditions: [fn(f64) -> bool; 4] = [
        |z| Sigmoid.apply(z) == 1.0,
        |z| typed(z) == 1.0,
        |z| typed_f32(z as f32) == 1.0,
        |z| typed(-z) == 0.0,
    ];
    for holds in conditions {
        let first = first_double(holds).to_bits();
        for i in 0..1000 {
            assert!(holds(f64::from_bits(first + i)) && !holds(f64::from_bits(first - 1 - i)));
        }
    }

    let saturation = sigmoid_saturation();
    let [ours, double, single] = &saturation.ones;
    // The doubles below 1 are 2⁻⁵³ apart, so σ(z) = 1 − e⁻ᶻ + … rounds to 1 when e⁻ᶻ ≤ 2⁻⁵⁴, half of that:
    // from 54 ln 2 on.
    assert_eq!(ours.theory, saturation.theory);
    assert!((ours.first_one - ours.theory).abs() <= 2.0 * 36.0 * f64::EPSILON);
    assert_eq!(
        Sigmoid.apply(ours.first_one.next_down()),
        1.0_f64.next_down()
    );
    // The textbook formula rounds 1 + e⁻ᶻ first, and the doubles above 1 are twice as far apart: from
    // 53 ln 2 on.
    assert!((double.first_one - double.theory).abs() <= 2.0 * 36.0 * f64::EPSILON);
    // The same in singles, whose neighbors are 2⁻²³ apart above 1.
    let first = single.first_one as f32;
    assert!(typed_f32(first) == 1.0 && typed_f32(first.next_down()) < 1.0);
    assert!((single.first_one - single.theory).abs() <= 2.0 * 16.0 * f64::from(f32::EPSILON));
    // Below −ln(the largest double) e⁻ᶻ is infinite.
    assert!(typed(saturation.naive_zero_below.next_up()) > 0.0);
    assert!((saturation.naive_zero_below + f64::MAX.ln()).abs() <= 1024.0 * f64::EPSILON);
    // Where the textbook formula has lost everything, the function has not.
    for tail in &saturation.tails {
        assert!(tail.ours > 0.0 && tail.typed == 0.0);
    }
}
