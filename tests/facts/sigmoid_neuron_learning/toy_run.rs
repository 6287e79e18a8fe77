//! Are a thousand epochs enough?

use std::sync::LazyLock;

use activations::{Activation, Differentiable, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::descent::{
    EPOCHS, ToyDescent, exact_minimum, toy_descent,
};
use worked_examples::sigmoid_neuron_learning::learning_rates;
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, NOTHING, POINTS, START, loss, minimum, neuron, rises, two_points,
};

use super::{answers, close, errors};

static RUN: LazyLock<ToyDescent> = LazyLock::new(|| toy_descent(START, LEARNING_RATE, EPOCHS));

/// δ at the two points.
fn signals(at: (f64, f64)) -> [f64; 2] {
    let (errors, answers) = (errors(at), answers(at));
    [0, 1].map(|i| errors[i] * answers[i] * (1.0 - answers[i]))
}

pub(crate) fn facts(p: &mut Facts) {
    let [(x1, y1), (x2, y2)] = POINTS;
    let path = &RUN.path[..=EPOCHS];
    let at = |epoch: usize| path[epoch].loss;
    let end = path[EPOCHS];
    let (w, b) = minimum();
    let code = p.rust();

    p.says(
        "Two points, at 0.5 and 2.5, with the targets 0.2 and 0.9.",
        |[two, first, second, target, other]| {
            two == POINTS.len() && first == x1 && second == x2 && target == y1 && other == y2
        },
    );
    p.input("A start, $w = §$ and $b = §$.", &[START.0, START.1]);
    p.input("A rate, η = §.", &[LEARNING_RATE]);
    p.says("Gradient descent runs a thousand epochs.", |[epochs]| {
        epochs == EPOCHS && code.contains(&format!("epochs: {EPOCHS} }}"))
    });
    p.table(
        "toy_descent.rows",
        &[
            ("epoch", "epoch"),
            ("w.8", "$w$"),
            ("b.8", "$b$"),
            ("loss.6", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "The descent from (0, −8) with the rate 1.",
        |[w, b, rate]| {
            (w.value, b.value) == START && rate == LEARNING_RATE && RUN.rows[0] == path[0]
        },
    );
    p.says("The loss falls in every epoch.", |[]| {
        path.is_sorted_by(|before, after| before.loss > after.loss) && rises(path).count() == 0
    });
    p.says(
        "For four hundred epochs it falls so little that nothing seems to happen.",
        |[epochs]| {
            // By less than a hundredth of itself, and fifty epochs later by more.
            at(epochs.n()) > 0.99 * at(0)
                && at(epochs.n() + 1) < at(epochs.n())
                && at(epochs.n()) > 0.9925 * at(0)
                && epochs.n().is_multiple_of(100)
                && at(epochs.n() + 50) < 0.1 * at(0)
        },
    );
    p.says(
        "Then, between the epochs 430 and 460, it drops to less than a twentieth.",
        |[from, to, part]| {
            part.holds(at(to.n()) / at(from.n()))
                && at(to.n()) / at(from.n()) > 0.8 * part.value
                && RUN.rows.iter().any(|row| row.epoch == from.n())
                && to.n() - from.n() == 30
        },
    );
    p.says("And then it crawls again.", |[]| at(EPOCHS) > 0.9 * at(500));
    p.figure("loss-per-epoch", &[]);
    p.says(
        "In the first 400 epochs the loss falls from 0.4246 to 0.4216.",
        |[epochs, from, to]| {
            from == at(0) && to == at(epochs.n()) && epochs.n().is_multiple_of(100)
        },
    );
    p.says(
        "It first is below 0.4 at epoch 438 and below 0.02 at epoch 454, and after 1000 epochs it is 0.017.",
        |[edge, at_edge, floor, at_floor, epochs, last]| {
            let first = |limit: f64| path.iter().position(|position| position.loss < limit);
            first(edge.value) == Some(at_edge.n())
                && first(floor.value) == Some(at_floor.n())
                && edge.holds(at(at_edge.n()))
                && !edge.holds(at(at_edge.n() - 1))
                && floor.holds(at(at_floor.n()))
                && !floor.holds(at(at_floor.n() - 1))
                && epochs == EPOCHS
                && last == end.loss
        },
    );
    p.says(
        "This is the path seen from above, over the weights from −2 to 6 and the biases from −10 to 2:",
        |[w_from, w_to, b_from, b_to]| {
            // The window is the one that the map shows; all of the path lies in it.
            let map = figures::find("loss-contour").expect("the map");
            let map = map.draw(&map.defaults(), "map").svg;
            let words = format!(
                "from −{} to {} to the right, and the bias b, from −{} to {} upward",
                -w_from.value, w_to.value, -b_from.value, b_to.value
            );
            map.contains(&words)
                && path.iter().all(|position| {
                    (w_from.value..w_to.value).contains(&position.w)
                        && (b_from.value..b_to.value).contains(&position.b)
                })
        },
    );
    p.told(
        "The article draws the same landscape, dark red where the loss is high and deep blue in the valley; most of it is neither, but plains of a height in between.",
        Told::Source,
    );
    p.figure("loss-contour", &[("epoch", &EPOCHS)]);
    p.says(
        "After 1000 epochs from (0, −8) the descent is at (3.23, −5.76), where the loss is 0.017.",
        |[epochs, from_w, from_b, w, b, loss]| {
            epochs == EPOCHS
                && (from_w.value, from_b.value) == START
                && w == end.w
                && b == end.b
                && loss == end.loss
        },
    );
    p.says("It would be 0 at (1.79, −2.28).", |[none, at_w, at_b]| {
        none.value == 0.0 && loss(minimum()) < NOTHING && at_w == w && at_b == b
    });
    p.figure("loss-surface", &[]);
    p.says(
        "The path begins on a plain of height 0.42, falls into the gorge and after 1000 epochs is still on its floor, at a loss of 0.017.",
        |[height, epochs, loss]| {
            height == at(0) && height == at(400) && epochs == EPOCHS && loss == end.loss
        },
    );
    p.says(
        "The floor is so nearly level that the eye hardly tells this end from the place where the loss is 0.",
        |[none]| {
            // A hundredth of the height of the drawing, and less.
            none.value == 0.0 && loss(minimum()) < NOTHING && end.loss < 0.05 * at(0)
        },
    );

    p.says("Two targets, two parameters.", |[targets, parameters]| {
        targets == POINTS.len() && parameters == neuron(START).parameters().len()
    });
    let outputs: Vec<Point> = [-3.0, -1.25, 0.5, 2.0]
        .map(|z| Point::new().numbers([("z", z), ("y", Sigmoid.apply(z))]))
        .into();
    p.formula("y = 1/(1 + e^{-z})", &outputs);
    p.formula("e^{-z} = (1 - y)/y", &outputs);
    p.formula(r"z = \ln\frac{y}{1 - y}.", &outputs);
    let nothing = [Point::new()];
    let needed = |y: f64| (y / (1.0 - y)).ln();
    p.says(
        r"For the target 0.2 this is $-\ln 4$, and for 0.9 it is $\ln 9$.",
        |[first, four, second, nine]| {
            first == y1
                && second == y2
                && close(needed(first.value), -four.value.abs().ln())
                && close(needed(second.value), nine.value.ln())
        },
    );
    let solved = [Point::new().numbers([("w", w), ("b", b)])];
    p.says("So there are two equations,", |[two]| two == POINTS.len());
    p.formula(
        r"\tfrac12 w + b = -\ln 4, \qquad \tfrac52 w + b = \ln 9.",
        &solved,
    );
    p.formula(r"2w = \ln 9 + \ln 4 = \ln 36", &solved);
    p.formula(r"w = \ln 6, \qquad b = -\tfrac12 \ln 96,", &solved);
    p.says(
        "in decimals {{#number exact_minimum.w .9}} and {{#number exact_minimum.b .9}}, and the loss there is exactly 0.",
        |[at_w, at_b, none]| {
            let exact = exact_minimum();
            at_w == w
                && at_b == b
                && (exact.w, exact.b) == (w, b)
                && none.value == 0.0
                && exact.loss < NOTHING
                && [(0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01)]
                    .into_iter()
                    .all(|(dw, db)| loss((w + dw, b + db)) > 1e-6)
        },
    );
    p.says(
        "After a thousand epochs the loss was {{#number toy_descent.final.loss .4}}, while 0 was possible, and the weight {{#number toy_descent.final.w .4}}, nearly twice what it should be.",
        |[epochs, loss_then, possible, w_then, twice]| {
            epochs == EPOCHS
                && loss_then == end.loss
                && possible.value == 0.0
                && loss(minimum()) < NOTHING
                && w_then == end.w
                && twice.holds(end.w / w)
        },
    );
    p.table(
        "toy_descent.milestones",
        &[
            ("below", "the loss is below"),
            ("epoch", "for the first time in epoch"),
        ],
        &Point::new(),
    );
    p.figure("fitted-curve", &[("epoch", &EPOCHS)]);
    let output = |at: (f64, f64), x: f64| neuron(at).output(&array![x]);
    p.says(
        "After 1000 epochs the neuron is σ(3.23x − 5.757) and answers 0.0157 and 0.9105, where 0.2 and 0.9 are wanted.",
        |[epochs, w, b, first, second, target, other]| {
            let fitted = (end.w, end.b);
            epochs == EPOCHS
                && w == end.w
                && (b == end.b || b == -end.b)
                && first == output(fitted, x1)
                && second == output(fitted, x2)
                && target == y1
                && other == y2
        },
    );
    p.says(
        "The dashed curve, σ(1.792x − 2.282), answers both exactly.",
        |[at_w, at_b]| {
            at_w == w
                && (at_b == b || at_b == -b)
                && close(output((w, b), x1), y1)
                && close(output((w, b), x2), y2)
        },
    );
    p.says(
        "From this start, a thousand epochs are not enough: the loss is 0.017 and could be 0, at w = ln 6 and b = −½ ln 96.",
        |[epochs, loss_then, none, six, half, other]| {
            epochs == EPOCHS
                && loss_then == end.loss
                && none.value == 0.0
                && loss(minimum()) < NOTHING
                && close(six.value.ln(), w)
                && close(half.value * other.value.ln(), b)
        },
    );
    p.says(
        "Descent can look finished for a long time, twice, and not be.",
        |[times]| {
            let slow = |epoch: usize| at(epoch) - at(epoch + 1) < 1e-3 * at(epoch);
            let epochs: Vec<bool> = (0..EPOCHS).map(slow).collect();
            let stretches = epochs.chunk_by(|one, next| one == next);
            let long = stretches.filter(|stretch| stretch[0] && stretch.len() >= 400);
            times == long.count()
        },
    );
    p.told(
        "The article gives the start, the rate and the thousand epochs; the two points stand only in its program.",
        Told::Source,
    );
    p.told(
        r#"It says that "the snippet above" makes the update, for "all possible combinations" of $w$ and $b$."#,
        Told::Source,
    );

    p.formula(r"96 = 6 \cdot 16", &nothing);
    p.formula(r"\ln 96 = \ln 6 + 2 \ln 4", &nothing);
    p.formula(r"b = -\tfrac12 \ln 6 - \ln 4", &solved);
    p.formula(
        r"\tfrac52 \ln 6 - \tfrac12 \ln 6 = 2 \ln 6 = \ln 36",
        &nothing,
    );
    p.formula(r"\ln 36 - \ln 4 = \ln 9", &nothing);
    p.says(
        r"At the first point, half of $w$ is $\tfrac12 \ln 6$.",
        |[half, as_written, six]| {
            half == x1
                && as_written == half.value
                && close(as_written.value * six.value.ln(), half.value * w)
        },
    );
    p.says(
        r"It cancels the first part of $b$, and $-\ln 4$ is left.",
        |[four]| close(x1 * w + b, -four.value.abs().ln()),
    );

    let [answer, _] = answers(START);
    p.says("Compute the error signals at (0, −8).", |[w, b]| {
        (w.value, b.value) == START
    });
    p.says(
        r"With $w = 0$ both answers are $f = \sigma(-8)$, about a third of a thousandth, and the sigmoid is nearly level there.",
        |[w, at, third, unit]| {
            (w.value, at.value) == START
                && third.holds(answer / unit.value)
                && unit.value == 1e-3
                && answers(START) == [answer; 2]
                && Sigmoid.derivative(START.1) < 1e-3
        },
    );
    p.says(
        "The neuron is wrong by 0.9 at the second point, and its signal is about a third of a thousandth of that.",
        |[error, third, unit]| {
            let signal = signals(START)[1];
            (errors(START)[1] + error.value).abs() < 1e-3
                && error == y2
                && unit.value == 1e-3
                && third.holds(signal.abs() / error.value / unit.value)
        },
    );
    p.says(
        "So a step changes the parameters by less than a thousandth.",
        |[part]| {
            let [first, second] = [path[0], path[1]];
            part.holds((second.w - first.w).abs())
                && part.holds((second.b - first.b).abs())
                && (second.w - first.w).abs() > 0.6 * part.value
        },
    );
    p.says(
        "The plain is where the answers are close to 0 or to 1, and the sigmoid is steepest at one half.",
        |[low, high, half]| {
            let slope = |f: f64| f * (1.0 - f);
            let all = (1..100).map(|part| f64::from(part) / 100.0);
            slope(low.value) == 0.0
                && slope(high.value) == 0.0
                && low.value < high.value
                && all.clone().all(|f| slope(f) <= slope(half.value))
                && close(slope(half.value), Sigmoid.derivative(0.0))
        },
    );
    let better = learning_rates::long_run(LEARNING_RATE);
    p.says(
        "So begin where the neuron is undecided: $w = 0$ and $b = 0$.",
        |[w, b]| {
            (w.value, b.value) == learning_rates::START && answers((w.value, b.value)) == [0.5; 2]
        },
    );
    p.formula(
        "w = 0",
        &[Point::new().number("w", learning_rates::START.0)],
    );
    p.formula(
        "b = 0",
        &[Point::new().number("b", learning_rates::START.1)],
    );
    let enough = 1e-6;
    p.says(
        "After 418 epochs the loss is below a millionth.",
        |[epochs, limit]| {
            limit.value == enough
                && better
                    .iter()
                    .position(|position| limit.holds(position.loss))
                    == Some(epochs.n())
        },
    );
    p.says(
        "From (0, −8) that takes {{#number toy_descent.milestones.3.epoch}}.",
        |[w, b, epochs]| {
            (w.value, b.value) == START
                && RUN.milestones[3].below == enough
                && RUN.path.iter().position(|position| position.loss < enough) == Some(epochs.n())
        },
    );
    p.says(
        "(A [ReLU](../understanding-activations/relu.md) that begins at 0 stands on its kink, where our slope is 0, and never moves.)",
        |[start, slope]| {
            let zeros = neuron_core::Neuron::zeros(1, activations::Relu);
            let g = learning::gradient(&learning::SquaredError, &zeros, &two_points());
            start.value == 0.0
                && slope == activations::Relu.derivative(start.value)
                && g.iter().all(|part| *part == slope.value)
        },
    );
    p.says(
        "Here it stands at {{#number toy_descent.rows.4.loss .3}} in epoch 300, far above the {{#number first_losses.rows.0.loss .3}} of a neuron that answers one half to everything.",
        |[stands, epoch, other, half]| {
            stands == at(epoch.n())
                && RUN.rows[4].epoch == epoch.n()
                && other == loss((0.0, 0.0))
                && stands.value > 3.0 * other.value
                && answers((0.0, 0.0)) == [half.value; 2]
        },
    );
    p.says(
        "And look at the answers: all of them close to 0 or to 1, with large errors, is a plain.",
        |[low, high]| {
            let there = answers((path[300].w, path[300].b));
            low.value == 0.0 && high.value == 1.0 && there.iter().all(|answer| *answer < 0.01)
        },
    );
    p.says(
        "Find the bug: you plot the loss of this page's run and see that it has hardly changed for three hundred epochs.",
        |[epochs]| epochs == RUN.rows[4].epoch && at(epochs.n()) > 0.99 * at(0),
    );
    p.says("Are a thousand epochs enough?", |[epochs]| {
        epochs == EPOCHS && end.loss > 1e-2
    });
    p.says(
        r"Check that $-\tfrac12 \ln 96$ satisfies both equations.",
        |[half, product]| close(half.value * product.value.ln(), b),
    );
    let sigma = Point::new().function(r"\sigma", |z| Sigmoid.apply(z[0]));
    p.formula(r"f = \sigma(-8)", &[sigma.number("f", answer)]);
}
