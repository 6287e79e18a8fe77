//! What the programs and formulas of Source 3 do, beside what they are said to do.

use worked_examples::neurons_in_detail::printed_programs::{
    ARANGE, MINUS_AT, missing_minus, relu_printed, without_exponent,
};
use worked_examples::neurons_in_detail::sampling::{POINTS, sampling};

#[test]
fn without_its_minus_or_its_exponent_the_formula_is_another_function() {
    let misprint = missing_minus(&MINUS_AT);
    // The second is the first, read from right to left, and falls where the first rises.
    let rows = &misprint.rows;
    for (row, mirror) in rows.iter().zip(rows.iter().rev()) {
        assert_eq!(row.mirrored, mirror.right);
        assert!((row.mirrored - 1.0 / (1.0 + row.x.exp())).abs() <= 1e-15);
    }
    assert!(rows.is_sorted_by(|a, b| a.right < b.right && a.mirrored > b.mirrored));
    // Near the pole the third is as large as one likes, on both sides.
    let near = |distance: f64| without_exponent(misprint.pole_at + distance);
    assert!(near(1e-6) > 1e5 && near(-1e-6) < -1e5);
}

#[test]
fn the_program_prints_the_inputs_where_it_promises_the_outputs() {
    let record = relu_printed(ARANGE);
    assert_eq!((record.first_printed, record.first_right), (-10.0, 0.0));
    // A hundred numbers below zero and the one that should be zero.
    assert!(record.numbers[..101].iter().all(|&x| x < 0.0));
    assert_eq!((record.printed, record.different), (200, 101));
    // As printed by NumPy 2.4.
    assert_eq!(record.middle, -3.552713678800501e-14);
    assert_eq!(record.last, 9.899999999999928);
}

#[test]
fn ten_points_draw_the_sigmoid_badly_and_a_hundred_draw_it_well() {
    let rows = sampling(&POINTS).rows;
    // Ten points are wrong by more than the width of a pencil line, a hundredth; the others are not.
    assert!(rows[0].max_error > 0.04 && rows[1].max_error < 0.001);
    // The bound of theory, h²/8 · max |σ″|, and max |σ″| = √3/18.
    for row in &rows {
        let bound = row.spacing * row.spacing / 8.0 * 3.0_f64.sqrt() / 18.0;
        assert!(row.max_error <= bound);
    }
    // Ten times as many points, about a hundred times less.
    for pair in rows.windows(2) {
        assert!((80.0..120.0).contains(&(pair[0].max_error / pair[1].max_error)));
    }
}
