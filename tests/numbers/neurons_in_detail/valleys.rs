//! What inputs of one sign cost: slopes that move together, and a loss that is a narrow valley.

use learning::{SquaredError, gradient};
use worked_examples::neurons_in_detail::conditioning::{EXAMPLES, INPUTS, conditioning, means};
use worked_examples::neurons_in_detail::zigzag::{
    LEARNING_RATE, at_rest, data, descend, epochs, gradient_signs, zigzag,
};

#[test]
fn outputs_of_sigmoids_and_of_relus_are_positive_on_average() {
    // σ(z) + σ(−z) = 1, tanh(z) + tanh(−z) = 0, and the mean of max(0, z) is a quarter of 3.
    let means = means().rows;
    assert!(means.iter().map(|row| row.mean).eq([0.5, 0.0, 0.75]));
}

#[test]
fn slopes_of_one_example_have_one_sign_and_their_sum_has_two() {
    let rows = gradient_signs().rows;
    for one in &rows[..2] {
        assert!(one.g1 * one.g2 > 0.0 && one.g1 * one.error > 0.0);
    }
    assert_eq!((rows[2].g1, rows[2].g2), (-0.9, 0.9));
    // With positive inputs it is so for every example.
    for i in 1..=20 {
        for j in 1..=20 {
            let x = [f64::from(i) / 10.0, f64::from(j) / 10.0];
            let slopes = gradient(&SquaredError, &at_rest(), &data(&[x], &[0.3]));
            assert!(slopes[0] < 0.0 && slopes[1] < 0.0);
        }
    }
}

#[test]
fn inputs_of_two_signs_make_the_valley_rounder_and_the_way_shorter() {
    let rows = zigzag(LEARNING_RATE).rows;
    // With positive inputs each step raises both weights or lowers both; with inputs of two signs it does not.
    let together = |pair: &[[f64; 2]]| {
        let [before, after] = [pair[0], pair[1]];
        (after[0] - before[0]) * (after[1] - before[1]) > 0.0
    };
    assert!(rows[0].path.windows(2).all(together));
    assert!(!rows[1].path.windows(2).any(together));
    // The valley is rounder, and the way is shorter.
    assert!(rows[1].condition < rows[0].condition / 2.0);
    assert!(rows[1].epochs < rows[0].epochs);
    // Less one half is half of stretched. The valley is as round, but the curvatures are a quarter, and the way is longer
    // than it was for the outputs themselves.
    assert!((rows[2].condition / rows[1].condition - 1.0).abs() < 1e-12);
    assert!(rows[2].epochs > rows[0].epochs);
    // At four times the rate it is the way of the stretched inputs.
    let faster = descend(&rows[2].examples, 4.0 * LEARNING_RATE);
    assert_eq!(epochs(&faster), rows[1].epochs);
}

#[test]
fn behind_a_sigmoid_the_valley_is_narrow_and_behind_tanh_it_is_round() {
    // For normal z and endlessly many examples the matrix has the variance v and the squared mean m² on its diagonal
    // and m² elsewhere, so its condition number is 1 + 20 m²/v: 116.2, 1, 10.3. (m and v by quadrature; those of ReLU are
    // 1/√(2π) and ½ − 1/(2π).)
    // In a sample of 2000 the spread of the small curvatures, (1 ± √(20/2000))², multiplies that by up to 1.5.
    let theory = [
        (0.5, 0.043_379_0),
        (0.0, 0.394_294_5),
        (0.398_942_3, 0.340_845_1),
    ];
    for (row, (m, v)) in conditioning().rows.iter().zip(theory) {
        let condition = 1.0 + 20.0 * m * m / v;
        assert!((condition..1.5 * condition).contains(&row.condition));
        let standard_deviation = (v / (EXAMPLES * INPUTS) as f64).sqrt();
        assert!((row.mean - m).abs() < 3.0 * standard_deviation);
    }
}
