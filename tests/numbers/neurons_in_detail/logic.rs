//! A weighted sum and the output made of it.

use worked_examples::neurons_in_detail::fuzziness::output_is_not_sum;

#[test]
fn the_sum_is_a_step_on_the_way_to_the_output() {
    let numbers = output_is_not_sum();
    assert_eq!((numbers.sum, numbers.z, numbers.y), (1.0, 0.0, 0.5));
}
