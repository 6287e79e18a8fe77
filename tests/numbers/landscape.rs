//! The landscape of the squared error: its curvatures, its plains, and a neuron with two valleys.

use learning::{
    Dataset, GradientDescent, SquaredError, Training, eigenvalues_2x2, gradient, hessian,
    total_loss,
};
use ndarray::array;
use serde::Serialize;

use super::two_points::{MINIMUM, loss, neuron, rate_1, run, two_points};

#[test]
fn the_starting_plain_is_a_dome() {
    #[derive(Serialize)]
    struct Hessian {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        at: &'static str,
        smaller: f64,
        larger: f64,
    }

    let path = run(&rate_1(SquaredError, 1000), (0.0, -8.0));
    let rows: Vec<Row> = [
        ("(0, −8)", (0.0, -8.0)),
        ("after 1000 epochs", (path[1000].w, path[1000].b)),
        ("at the minimum", MINIMUM),
    ]
    .into_iter()
    .map(|(at, (w, b))| {
        let [smaller, larger] =
            eigenvalues_2x2(&hessian(&SquaredError, &neuron(w, b), &two_points()));
        Row {
            at,
            smaller,
            larger,
        }
    })
    .collect();

    // A dome, a saddle, a bowl.
    assert!(rows[0].smaller < 0.0 && rows[0].larger < 0.0);
    assert!(rows[1].smaller < 0.0 && rows[1].larger > 0.0);
    assert!(rows[2].smaller > 0.0 && rows[2].larger > 0.0);
    lock!("hessian", Hessian { rows });
}

#[test]
fn far_out_the_loss_is_flat() {
    #[derive(Serialize)]
    struct Plateaus {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        outputs: &'static str,
        loss: f64,
    }

    let corners = [
        ("(1, 1)", (0.0, 40.0), [1.0, 1.0]),
        ("(0, 0)", (0.0, -40.0), [0.0, 0.0]),
        ("(1, 0)", (-40.0, 60.0), [1.0, 0.0]),
        ("(0, 1)", (40.0, -60.0), [0.0, 1.0]),
    ];
    let rows: Vec<Row> = corners
        .into_iter()
        .map(|(outputs, (w, b), [first, second])| {
            let half_squares =
                0.5 * ((first - 0.2) * (first - 0.2) + (second - 0.9) * (second - 0.9));
            // So it is far out, where the slope is next to nothing, and a thousand epochs change nothing.
            assert!((loss(w, b) - half_squares).abs() < 1e-15);
            let slope = gradient(&SquaredError, &neuron(w, b), &two_points());
            assert!(slope.iter().all(|slope| slope.abs() < 1e-15));
            let end = run(&rate_1(SquaredError, 1000), (w, b))[1000];
            assert!((end.loss - half_squares).abs() < 1e-15);
            Row {
                outputs,
                loss: half_squares,
            }
        })
        .collect();

    for (row, by_hand) in rows.iter().zip([0.325, 0.425, 0.725, 0.025]) {
        assert!((row.loss - by_hand).abs() < 1e-15);
    }
    // And one need not go so far: from (0, −9) a thousand epochs leave more than 0.3.
    assert!(run(&rate_1(SquaredError, 1000), (0.0, -9.0))[1000].loss > 0.3);
    lock!("plateaus", Plateaus { rows });
}

#[test]
fn one_neuron_can_have_two_valleys() {
    #[derive(Serialize)]
    struct TwoMinima {
        inputs: Vec<f64>,
        targets: Vec<f64>,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        start: &'static str,
        w: f64,
        b: f64,
        loss: f64,
        smaller: f64,
        larger: f64,
    }

    let data = Dataset::new(&array![[2.0], [1.0], [-1.0]], &array![0.7, 0.1, 0.5])
        .expect("three points are a data set");
    let training = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 20_000,
    };
    let rows: Vec<Row> = [("(0, 0)", 0.0, 0.0), ("(3, −5)", 3.0, -5.0)]
        .into_iter()
        .map(|(start, w, b)| {
            let mut neuron = neuron(w, b);
            let history = training
                .fit(&mut neuron, &data)
                .expect("the loss stays finite");
            // The loss fell in every epoch until it had arrived, but for what rounding hides; and nothing moves any more.
            let end = history.last().loss;
            for pair in history.epochs.windows(2) {
                assert!(pair[1].loss < pair[0].loss || pair[0].loss < end + 1e-12);
            }
            let slope = gradient(&SquaredError, &neuron, &data);
            assert!(slope.iter().all(|slope| slope.abs() < 1e-15));
            let [smaller, larger] = eigenvalues_2x2(&hessian(&SquaredError, &neuron, &data));
            Row {
                start,
                w: neuron.weights()[0],
                b: neuron.bias(),
                loss: total_loss(&SquaredError, &neuron, &data),
                smaller,
                larger,
            }
        })
        .collect();

    // Two valleys: the slope is nothing, and the ground rises to all sides. The second is not the deepest.
    assert!(
        rows.iter()
            .all(|row| 0.0 < row.smaller && row.smaller < row.larger)
    );
    assert!(rows[0].w < 0.2 && rows[1].w > 2.9);
    assert!(rows[1].loss > rows[0].loss + 0.03);
    // No neuron of one input fits these points: in the order of the inputs the targets go down and up.
    let targets = data.targets();
    assert!(targets[2] > targets[1] && targets[1] < targets[0]);
    lock!(
        "two_minima",
        TwoMinima {
            inputs: data.inputs().iter().copied().collect(),
            targets: data.targets().to_vec(),
            rows
        }
    );
}
