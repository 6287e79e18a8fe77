//! What one unit can do and cannot, and degrees instead of yes and no.

use worked_examples::neurons_in_detail::fuzziness::output_is_not_sum;
use worked_examples::neurons_in_detail::perceptron::{TASKS, perceptron_rule};

#[test]
fn the_perceptron_rule_learns_whatever_a_unit_can_do() {
    let record = perceptron_rule(&TASKS);
    // What it says it has learned, in a pass without a mistake, it has learned.
    for (row, (_, _, targets)) in record.rows.iter().zip(TASKS) {
        assert_eq!(row.outputs == targets, row.learned == "yes");
    }
    let [and, or, movie, xor] = [0, 1, 2, 3].map(|i| &record.rows[i]);
    assert_eq!((and.updates, or.updates, movie.updates), (10, 4, 20));
    assert!([and, or, movie].iter().all(|row| row.learned == "yes"));
    // Exclusive or: mistakes in every pass, and after a thousand of them the weights have got nowhere.
    assert!(xor.learned == "no" && xor.updates >= record.passes);
    assert!(xor.weights.iter().all(|w| w.abs() <= 1.0));
    // The movie rule: 3 for the studio, 2 and 1 for the others, and more than 2 is needed.
    assert_eq!(
        (&movie.weights[..], movie.bias),
        (&[3.0, 2.0, 1.0][..], -2.0)
    );
}

#[test]
fn the_sum_is_a_step_on_the_way_to_the_output() {
    let numbers = output_is_not_sum();
    assert_eq!((numbers.sum, numbers.z, numbers.y), (1.0, 0.0, 0.5));
}
