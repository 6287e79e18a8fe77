//! What one unit can do and cannot, and degrees instead of yes and no.

use activations::{Activation, Sigmoid, Step};
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::neurons_in_detail::exclusive_or::{
    XOR, cases_right, xor_networks, xor_search,
};
use worked_examples::neurons_in_detail::fuzziness::{
    COUNTS, LARGE_INPUT, SMALL_INPUT, WEIGHTS, fuzziness, large_input, output_is_not_sum,
    small_inputs,
};

#[test]
fn no_unit_on_a_grid_computes_exclusive_or() {
    let search = xor_search(Step::default());
    assert_eq!((search.tried, search.winners), (41 * 41 * 41, 0));
    assert_eq!(search.best, 3);
    // Each of the four cases is the one that some of the best units get wrong.
    let right = cases_right(Step::default());
    for case in 0..4 {
        let mut only_wrong = [true; 4];
        only_wrong[case] = false;
        assert!(right.contains(&only_wrong));
    }
    // The other convention at equality does not help.
    assert_eq!(xor_search(ABOVE).best, 3);
}

#[test]
fn four_nands_compute_exclusive_or_and_so_do_three_units() {
    let rows = xor_networks().rows;
    assert!(rows.iter().map(|row| row.nands).eq(XOR));
    assert!(rows.iter().map(|row| row.three).eq(XOR));
}

#[test]
fn the_step_changes_its_mind_once_and_the_sigmoid_all_the_way() {
    let rows = fuzziness(&COUNTS).rows;
    let changes = rows.windows(2).filter(|pair| pair[0].step != pair[1].step);
    assert_eq!(changes.count(), 1);
    assert!(rows.is_sorted_by(|a, b| a.sigmoid < b.sigmoid));
    assert!(rows[0].sigmoid < 0.05 && rows[5].sigmoid > 0.95);
    // 0.3 is no double, and adding it n times rounds n times: the table needs rounding to three digits.
    for row in &rows {
        let n = row.inputs as f64;
        assert!((row.sum - SMALL_INPUT * n).abs() <= 1e-15 * n);
    }
    // Ten inputs are left out for that reason. Their sum is 3 in decimals and a little less in doubles.
    let ten = small_inputs(10);
    assert!(-1e-15 < ten.z && ten.z < 0.0 && ten.step == 0.0);
    assert!(small_inputs(11).sigmoid > 0.5);
}

#[test]
fn a_large_input_with_a_negative_weight_makes_a_small_output() {
    let rows = large_input(&WEIGHTS, LARGE_INPUT).rows;
    assert!(rows[0].y > 0.99 && rows[1].y < 0.01);
    // Of the weighted input of a sigmoid the rule is true without exception.
    for tenths in -300..300 {
        let z = f64::from(tenths) / 10.0;
        assert!(Sigmoid.apply(z) < Sigmoid.apply(z + 0.1));
    }
}

#[test]
fn the_sum_is_a_step_on_the_way_to_the_output() {
    let numbers = output_is_not_sum();
    assert_eq!((numbers.sum, numbers.z, numbers.y), (1.0, 0.0, 0.5));
}
