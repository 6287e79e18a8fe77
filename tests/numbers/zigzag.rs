//! What inputs of one sign cost: slopes that move together, and a loss that is a narrow valley.

use activations::{Activation, Relu, Sigmoid, Tanh};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

use super::random::nearly_normal;

#[test]
fn outputs_of_sigmoids_and_of_relus_are_positive_on_average() {
    #[derive(Serialize)]
    struct Means {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        function: &'static str,
        mean: f64,
    }

    let functions: [(&str, &dyn Activation); 3] =
        [("sigmoid", &Sigmoid), ("tanh", &Tanh), ("ReLU", &Relu)];
    // Weighted inputs spread evenly from −3 to 3: the middles of 768 pieces, in pairs ±z.
    let rows: Vec<Row> = functions
        .into_iter()
        .map(|(function, activation)| {
            let pairs = (0..384).map(|i| {
                let z = f64::from(2 * i + 1) / 256.0;
                (activation.apply(z) + activation.apply(-z)) / 2.0
            });
            Row {
                function,
                mean: pairs.sum::<f64>() / 384.0,
            }
        })
        .collect();

    // σ(z) + σ(−z) = 1, tanh(z) + tanh(−z) = 0, and the mean of max(0, z) is a quarter of 3.
    assert!(rows.iter().map(|row| row.mean).eq([0.5, 0.0, 0.75]));
    lock!("means", Means { rows });
}

#[test]
fn slopes_of_one_example_have_one_sign_and_their_sum_has_two() {
    #[derive(Serialize)]
    struct GradientSigns {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        example: &'static str,
        error: f64,
        g1: f64,
        g2: f64,
    }

    let slopes = |example, error: f64, x: [f64; 2]| Row {
        example,
        error,
        g1: error * x[0],
        g2: error * x[1],
    };
    let first = slopes("(1, 0.1)", -1.0, [1.0, 0.1]);
    let second = slopes("(0.1, 1)", 1.0, [0.1, 1.0]);
    let sum = Row {
        example: "sum",
        error: first.error + second.error,
        g1: first.g1 + second.g1,
        g2: first.g2 + second.g2,
    };

    for one in [&first, &second] {
        assert!(one.g1 * one.g2 > 0.0 && one.g1 * one.error > 0.0);
    }
    assert_eq!((sum.g1, sum.g2), (-0.9, 0.9));
    // With positive inputs it is so for every example.
    for i in 1..=20 {
        for j in 1..=20 {
            let row = slopes("", -0.3, [f64::from(i) / 10.0, f64::from(j) / 10.0]);
            assert!(row.g1 < 0.0 && row.g2 < 0.0);
        }
    }
    lock!(
        "gradient_signs",
        GradientSigns {
            rows: vec![first, second, sum]
        }
    );
}

/// Two examples with two inputs each, for the targets 1 and −1.
type Examples = [[f64; 2]; 2];

/// The eigenvalues of XᵀX, smaller first: the curvatures of the loss ½|Xw − y|².
fn curvatures(x: &Examples) -> [f64; 2] {
    let a = x[0][0] * x[0][0] + x[1][0] * x[1][0];
    let b = x[0][0] * x[0][1] + x[1][0] * x[1][1];
    let d = x[0][1] * x[0][1] + x[1][1] * x[1][1];
    let center = (a + d) / 2.0;
    let radius = ((a - d) * (a - d) / 4.0 + b * b).sqrt();
    [center - radius, center + radius]
}

/// The steps of gradient descent from w = 0, each down the slope of one example, the two in turn, until the loss of both
/// is below a millionth.
fn descend(x: &Examples, learning_rate: f64) -> Vec<[f64; 2]> {
    let mut w = [0.0, 0.0];
    let mut steps = Vec::new();
    loop {
        let error = |w: [f64; 2], i: usize| w[0] * x[i][0] + w[1] * x[i][1] - [1.0, -1.0][i];
        let (first, second) = (error(w, 0), error(w, 1));
        if 0.5 * (first * first + second * second) < 1e-6 {
            return steps;
        }
        for (i, x) in x.iter().enumerate() {
            let error = error(w, i);
            let step = x.map(|x| -learning_rate * error * x);
            w = [w[0] + step[0], w[1] + step[1]];
            steps.push(step);
        }
    }
}

#[test]
fn inputs_of_two_signs_make_the_valley_rounder_and_the_way_shorter() {
    #[derive(Serialize)]
    struct Zigzag {
        learning_rate: f64,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        inputs: &'static str,
        condition: f64,
        epochs: usize,
    }

    let outputs = [[1.0, -0.5], [-0.2, 1.2]].map(|z| z.map(|z| Sigmoid.apply(z)));
    let stretched = outputs.map(|x| x.map(|x| 2.0 * x - 1.0));
    let centered = outputs.map(|x| x.map(|x| x - 0.5));
    let learning_rate = 0.5;
    let epochs = |x: &Examples, learning_rate| descend(x, learning_rate).len() / 2;
    let row = |inputs, x: &Examples| {
        let [flat, steep] = curvatures(x);
        Row {
            inputs,
            condition: steep / flat,
            epochs: epochs(x, learning_rate),
        }
    };
    let rows = vec![
        row("outputs of sigmoids", &outputs),
        row("stretched to −1 … 1", &stretched),
        row("less one half", &centered),
    ];

    // With positive inputs each step raises both weights or lowers both; with inputs of two signs it does not.
    let together = |step: &[f64; 2]| step[0] * step[1] > 0.0;
    assert!(descend(&outputs, learning_rate).iter().all(together));
    assert!(!descend(&stretched, learning_rate).iter().any(together));
    // The valley is rounder, and the way is shorter.
    assert!(rows[1].condition < rows[0].condition / 2.0);
    assert!(rows[1].epochs < rows[0].epochs);
    // Less one half is half of stretched. The valley is as round, but the curvatures are a quarter, and the way is longer
    // than it was for the outputs themselves.
    assert!((rows[2].condition / rows[1].condition - 1.0).abs() < 1e-12);
    assert!(rows[2].epochs > rows[0].epochs);
    // At four times the rate it is the way of the stretched inputs.
    assert_eq!(epochs(&centered, 4.0 * learning_rate), rows[1].epochs);
    lock!(
        "zigzag",
        Zigzag {
            learning_rate,
            rows
        }
    );
}

/// The eigenvalues of a symmetric matrix, by Jacobi's rotations: each makes one pair of entries off the diagonal 0,
/// until none is left to speak of.
fn eigenvalues(mut a: Vec<Vec<f64>>) -> Vec<f64> {
    let n = a.len();
    for _sweep in 0..20 {
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q] == 0.0 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for row in &mut a {
                    let (x, y) = (row[p], row[q]);
                    row[p] = c * x - s * y;
                    row[q] = s * x + c * y;
                }
                let (above, below) = a.split_at_mut(q);
                for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
        }
    }
    for (i, row) in a.iter().enumerate() {
        for (j, entry) in row.iter().enumerate() {
            assert!(i == j || entry.abs() < 1e-14, "the sweeps have converged");
        }
    }
    (0..n).map(|i| a[i][i]).collect()
}

#[test]
fn behind_a_sigmoid_the_valley_is_narrow_and_behind_tanh_it_is_round() {
    #[derive(Serialize)]
    struct Conditioning {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        function: &'static str,
        mean: f64,
        condition: f64,
    }

    const EXAMPLES: usize = 2000;
    const INPUTS: usize = 20;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(20);
    let z: Vec<[f64; INPUTS]> = (0..EXAMPLES)
        .map(|_| [(); INPUTS].map(|()| nearly_normal(&mut rng)))
        .collect();
    let functions: [(&str, &dyn Activation); 3] =
        [("sigmoid", &Sigmoid), ("tanh", &Tanh), ("ReLU", &Relu)];
    let rows: Vec<Row> = functions
        .into_iter()
        .map(|(function, activation)| {
            let mut sum = 0.0;
            let mut moments = vec![vec![0.0; INPUTS]; INPUTS];
            for z in &z {
                let x = z.map(|z| activation.apply(z));
                for (i, row) in moments.iter_mut().enumerate() {
                    sum += x[i];
                    for (j, moment) in row.iter_mut().enumerate() {
                        *moment += x[i] * x[j] / EXAMPLES as f64;
                    }
                }
            }
            let curvatures = eigenvalues(moments);
            let largest = curvatures.iter().copied().fold(0.0, f64::max);
            let smallest = curvatures.iter().copied().fold(f64::INFINITY, f64::min);
            Row {
                function,
                mean: sum / (EXAMPLES * INPUTS) as f64,
                condition: largest / smallest,
            }
        })
        .collect();

    // For normal z and endlessly many examples the matrix has the variance v and the squared mean m² on its diagonal
    // and m² elsewhere, so its condition number is 1 + 20 m²/v: 116.2, 1, 10.3. (m and v by quadrature; those of ReLU are 1/√(2π)
    // and ½ − 1/(2π).)
    // In a sample of 2000 the spread of the small curvatures, (1 ± √(20/2000))², multiplies that by up to 1.5.
    let theory = [
        (0.5, 0.043_379_0),
        (0.0, 0.394_294_5),
        (0.398_942_3, 0.340_845_1),
    ];
    for (row, (m, v)) in rows.iter().zip(theory) {
        let condition = 1.0 + 20.0 * m * m / v;
        assert!((condition..1.5 * condition).contains(&row.condition));
        let standard_deviation = (v / (EXAMPLES * INPUTS) as f64).sqrt();
        assert!((row.mean - m).abs() < 3.0 * standard_deviation);
    }
    lock!("conditioning", Conditioning { rows });
}
