//! The landscape of the squared error: its curvatures, its plains, and a neuron with two valleys.

use learning::{SquaredError, gradient};
use worked_examples::sigmoid_neuron_learning::landscape::{
    CORNERS, THREE_POINTS, hessian, plateaus, two_minima,
};
use worked_examples::sigmoid_neuron_learning::two_points::{
    dataset, gradient_descent, neuron, run, two_points,
};

#[test]
fn the_starting_plain_is_a_dome() {
    let rows = hessian().rows;
    // A dome, a saddle, a bowl.
    assert!(rows[0].smaller < 0.0 && rows[0].larger < 0.0);
    assert!(rows[1].smaller < 0.0 && rows[1].larger > 0.0);
    assert!(rows[2].smaller > 0.0 && rows[2].larger > 0.0);
}

#[test]
fn far_out_the_loss_is_flat() {
    let thousand = gradient_descent(SquaredError, 1.0, 1000);
    // ½ Σ (a − y)², by hand.
    let by_hand = [0.325, 0.425, 0.725, 0.025];
    for ((row, (_, position)), by_hand) in plateaus().rows.iter().zip(CORNERS).zip(by_hand) {
        assert!((row.loss - by_hand).abs() < 1e-15);
        // So it is far out, where the outputs are those of the corner, the slope is next to nothing, and a thousand epochs
        // change nothing.
        let outputs = neuron(position).outputs(&two_points().inputs());
        let corner = format!("({:.0}, {:.0})", outputs[0], outputs[1]);
        assert_eq!(corner, row.outputs);
        assert!(outputs.iter().all(|a| (a - a.round()).abs() < 1e-15));
        let slope = gradient(&SquaredError, &neuron(position), &two_points());
        assert!(slope.iter().all(|slope| slope.abs() < 1e-15));
        let end = run(&thousand, position)[1000];
        assert!((end.loss - row.loss).abs() < 1e-15);
    }
    // And one need not go so far: from (0, −9) a thousand epochs leave more than 0.3.
    assert!(run(&thousand, (0.0, -9.0))[1000].loss > 0.3);
}

#[test]
fn one_neuron_can_have_two_valleys() {
    let rows = two_minima().rows;
    for row in &rows {
        // The loss fell in every epoch until it had arrived, but for what rounding hides; and nothing moves any more.
        let end = row.losses[row.losses.len() - 1];
        for pair in row.losses.windows(2) {
            assert!(pair[1] < pair[0] || pair[0] < end + 1e-12);
        }
        let slope = gradient(
            &SquaredError,
            &neuron((row.w, row.b)),
            &dataset(&THREE_POINTS),
        );
        assert!(slope.iter().all(|slope| slope.abs() < 1e-15));
        // The ground rises to all sides.
        assert!(0.0 < row.smaller && row.smaller < row.larger);
    }
    // Two valleys, and the second is not the deepest.
    assert!(rows[0].w < 0.2 && rows[1].w > 2.9);
    assert!(rows[1].loss > rows[0].loss + 0.03);
    // No neuron of one input fits these points: in the order of the inputs the targets go down and up.
    let mut targets = THREE_POINTS;
    targets.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let [first, second, third] = targets.map(|(_, y)| y);
    assert!(first > second && second < third);
}
