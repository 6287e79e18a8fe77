//! How large a step is too large?

use std::sync::LazyLock;

use learning::{SquaredError, eigenvalues_2x2, hessian};
use manuscript::facts::{Facts, Point};
use worked_examples::sigmoid_neuron_learning::landscape;
use worked_examples::sigmoid_neuron_learning::learning_rates::{
    EPOCHS, LATER, LearningRates, PARABOLA_RATES, RATES, START, learning_rates, long_run,
    parabola_steps,
};
use worked_examples::sigmoid_neuron_learning::two_points::{
    POINTS, Position, START as ON_A_PLAIN, dataset, gradient_descent, loss, minimum, neuron, rises,
    run, two_points,
};

use super::{answers, close};

static RATES_TRIED: LazyLock<LearningRates> = LazyLock::new(|| learning_rates(&RATES));

/// The loss after one step from the start of all runs.
fn after_one(rate: f64) -> f64 {
    run(&gradient_descent(SquaredError, rate, 1), START)[1].loss
}

/// The rate at which a test begins to hold.
fn first_rate(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut not, mut yes) = (0.0_f64, 64.0_f64);
    for _ in 0..50 {
        let middle = f64::midpoint(not, yes);
        if holds(middle) {
            yes = middle;
        } else {
            not = middle;
        }
    }
    yes
}

/// Whether a run jumps between two places on the two sides of the valley, from an epoch on.
fn jumps(path: &[Position], from: usize) -> bool {
    let (bottom, _) = minimum();
    (from..LATER - 2).all(|epoch| {
        let [here, there, again] = [0, 1, 2].map(|later| path[epoch + later].w);
        (here - again).abs() < 1e-3 * (here - there).abs()
            && (here - bottom) * (there - bottom) < 0.0
    })
}

/// How many steps with this rate bring both directions of a valley to this part of the distance.
fn steps_to_come_closer(rate: f64, curvatures: [f64; 2], part: f64) -> usize {
    let mut distances = [1.0_f64; 2];
    let mut steps = 0;
    while distances.iter().any(|distance| distance.abs() > part) && steps < 10_000 {
        for (distance, curvature) in distances.iter_mut().zip(curvatures) {
            *distance -= rate * curvature * *distance;
        }
        steps += 1;
    }
    steps
}

pub(crate) fn facts(p: &mut Facts) {
    let record = &*RATES_TRIED;
    let rows = &record.rows;
    let row = |rate: f64| {
        let mut rows = rows.iter();
        rows.find(|row| row.eta == rate)
    };
    let rises_of = |rate: f64| row(rate).map(|row| row.rises);
    let path = |rate: f64| row(rate).map_or(&[][..], |row| &row.path);
    let settles = |rate: f64| long_run(rate)[LATER].loss < 1e-20;

    p.says(
        "From (0, 0) a step with the rate 1 makes the loss smaller, and a step with the rate 10 makes it larger.",
        |[w, b, small, large]| {
            (w.value, b.value) == START
                && after_one(small.value) < loss(START)
                && after_one(large.value) > loss(START)
                && RATES.starts_with(&[small.value, large.value])
        },
    );
    p.says(
        "For that one step the border lies a little above 6, as the figure of the [Taylor page](taylor.md#fig-prediction-against-truth) shows.",
        |[border]| {
            let first = first_rate(|rate| after_one(rate) > loss(START));
            border.holds(first) && first < border.value + 0.5
        },
    );
    p.says(
        "But a run may go up in its first step and come down in all later ones.",
        |[]| rises(&path(10.0)[..=EPOCHS]).eq([1]) && settles(10.0),
    );

    let parabola: Vec<Point> = [(0.5, 3.0, 1.5), (0.1, 2.0, -4.0), (0.7, 0.5, 2.25)]
        .into_iter()
        .map(|(eta, lambda, x): (f64, f64, f64)| {
            // One step down the parabola, with its measured slope.
            let height = |x: f64| 0.5 * lambda * x * x;
            let h = 1.0 / 64.0;
            let slope = (height(x + h) - height(x - h)) / (2.0 * h);
            Point::new().numbers([
                (r"\eta", eta),
                (r"\lambda", lambda),
                ("x", x),
                ("x_new", x - eta * slope),
                ("L", height(x)),
                (
                    r"\eta_max",
                    first_rate(|eta| (1.0 - eta * lambda).abs() > 1.0),
                ),
            ])
        })
        .collect();
    p.formula(r"L = \tfrac12 \lambda x^2", &parabola);
    p.formula(
        r"x_{\mathrm{new}} = x - \eta\,\lambda x = (1 - \eta\lambda)\,x.",
        &parabola,
    );
    p.formula(r"\eta_{\mathrm{max}} = \frac{2}{\lambda}.", &parabola);
    p.says(
        "Read: each step multiplies the distance from the bottom by one less the rate times the curvature.",
        |[]| {
            PARABOLA_RATES.into_iter().all(|rate| {
                let path = parabola_steps(rate, 6);
                path.windows(2).all(|pair| close(pair[1], (1.0 - rate) * pair[0]))
            })
        },
    );
    p.figure("parabola-steps", &[]);
    let closer = |path: &[f64]| path.windows(2).all(|pair| pair[1].abs() < pair[0].abs());
    let crosses = |path: &[f64]| path.windows(2).all(|pair| pair[1] * pair[0] < 0.0);
    p.says(
        "With η = 0.5/λ the steps stay on one side and come closer.",
        |[rate]| {
            let path = parabola_steps(rate.value, 6);
            rate == PARABOLA_RATES[0] && closer(&path) && path.iter().all(|x| *x > 0.0)
        },
    );
    p.says(
        "With 1.8/λ each crosses the valley, and they still come closer.",
        |[rate]| {
            let path = parabola_steps(rate.value, 6);
            rate == PARABOLA_RATES[1] && closer(&path) && crosses(&path)
        },
    );
    p.says(
        "With 2.1/λ each lands farther away than it began.",
        |[rate]| {
            let path = parabola_steps(rate.value, 6);
            rate == PARABOLA_RATES[2]
                && crosses(&path)
                && path.windows(2).all(|pair| pair[1].abs() > pair[0].abs())
        },
    );
    p.says(
        "The distance shrinks as long as the factor lies between −1 and 1.",
        |[low, high]| {
            (1..300).map(|part| f64::from(part) / 100.0).all(|rate| {
                let factor = 1.0 - rate;
                let at_the_border = (factor.abs() - 1.0).abs() < 1e-9;
                at_the_border
                    || closer(&parabola_steps(rate, 1))
                        == (low.value < factor && factor < high.value)
            }) && low.value == -1.0
                && high.value == 1.0
        },
    );
    p.says("It reaches −1 at the rate", |[factor]| {
        close(1.0 - 2.0, factor.value)
    });
    p.says(
        "There one jumps from one side of the valley to the other, for ever; with a higher rate, up and out.",
        |[]| {
            let (at, above) = (parabola_steps(2.0, 100), parabola_steps(2.1, 100));
            at.windows(2).all(|pair| pair[1] == -pair[0]) && above[100].abs() > 1000.0 * above[0].abs()
        },
    );

    p.says("Two parameters, two curvatures", |[two, curvatures]| {
        let h = hessian(&SquaredError, &neuron(minimum()), &two_points());
        two == h.nrows() && curvatures == eigenvalues_2x2(&h).len()
    });
    p.says(
        "With two parameters the curvatures stand in the [Hessian](hessian.md), and the largest of them is its larger [eigenvalue](eigenvalues.md).",
        |[two]| two == hessian(&SquaredError, &neuron(minimum()), &two_points()).nrows(),
    );
    let [_, largest] = landscape::curvatures(&neuron(minimum()), &two_points());
    p.says(
        "At the minimum of our two points the largest is {{#number learning_rates.largest_curvature .6}}.",
        |[two, curvature]| two == POINTS.len() && curvature == largest,
    );
    p.says(
        "So the border is at {{#number learning_rates.bound .6}}.",
        |[border]| border == 2.0 / largest && close(record.bound, 2.0 / largest),
    );
    p.says(
        "That is a prediction, and here is the test: runs from (0, 0), for rates on both sides of it.",
        |[w, b]| {
            (w.value, b.value) == START
                && RATES.iter().any(|rate| *rate < record.bound)
                && RATES.iter().any(|rate| *rate > record.bound)
        },
    );
    p.table(
        "learning_rates.rows",
        &[
            ("eta", "rate η"),
            ("rises", "rises in 200 epochs"),
            ("loss.4", "loss after 200 epochs"),
            ("later.4", "loss after 2000 epochs"),
        ],
        &Point::new(),
    );
    p.says(
        "The predicted border lies between the rates 24 and 25.",
        |[below, above]| {
            below.value < record.bound
                && record.bound < above.value
                && settles(below.value)
                && !settles(above.value)
                && row(below.value).is_some()
                && row(above.value).is_some()
        },
    );
    p.says(
        "Below the border the run settles, even when its first step goes up.",
        |[]| {
            let below: Vec<f64> = RATES
                .into_iter()
                .filter(|rate| *rate < record.bound)
                .collect();
            below.iter().all(|rate| settles(*rate))
                && below[1..]
                    .iter()
                    .all(|rate| rises(&path(*rate)[..=EPOCHS]).eq([1]))
        },
    );
    p.says("Above it, it does not.", |[]| {
        RATES
            .into_iter()
            .filter(|rate| *rate > record.bound)
            .all(|rate| path(rate)[LATER].loss > 1e-5)
    });
    let nearest = |rate: f64| {
        (0..=LATER).min_by(|&one, &other| path(rate)[one].loss.total_cmp(&path(rate)[other].loss))
    };
    p.says(
        "With 25 it comes down the floor of the valley nearly to the minimum, but across the valley its steps are a little too long.",
        |[rate]| {
            nearest(rate.value).is_some_and(|epoch| path(rate.value)[epoch].loss < 1e-11)
                && rate.value > record.bound
                && rate.value < 1.01 * record.bound
        },
    );
    p.says(
        "From the 68th epoch to the 200th the loss rises in every single one, and in the end the neuron jumps for ever between two places on the two sides.",
        |[from, to, places, sides]| {
            to == EPOCHS
                && rises(&path(25.0)[..=EPOCHS]).eq([1].into_iter().chain(from.n()..=to.n()))
                && places == 2
                && sides == places
                && jumps(path(25.0), 1990)
        },
    );
    p.says(
        "With 30 it gets there sooner, and farther out.",
        |[rate]| {
            jumps(path(rate.value), 190)
                && !jumps(path(25.0), 190)
                && row(rate.value).is_some_and(|row| row.later > 20.0 * path(25.0)[LATER].loss)
        },
    );
    p.says(
        "One of its two places is higher than the other, so the loss rises in every second epoch only, which is why the table counts fewer rises.",
        |[places]| {
            let path = path(30.0);
            let rose = |epoch: usize| path[epoch + 1].loss > path[epoch].loss;
            (EPOCHS - 20..EPOCHS).all(|epoch| rose(epoch) != rose(epoch + 1))
                && places == 2
                && rises_of(30.0) < rises_of(25.0)
        },
    );
    let far = answers((path(40.0)[EPOCHS].w, path(40.0)[EPOCHS].b));
    p.says(
        "With 40 it was thrown over the valley and lies on a plain, where the second point is answered with 1.",
        |[rate, one]| {
            rate == RATES[5] && one == (1e3 * far[1]).round() / 1e3 && far[1] > 0.9999
        },
    );
    p.says(
        "There the loss rises no more, because hardly anything changes.",
        |[]| rises(path(40.0)).eq([1]) && path(40.0)[LATER].loss > 0.99 * path(40.0)[EPOCHS].loss,
    );
    p.says(
        "For this valley 1 is small, and 24 is still small enough.",
        |[small, enough]| {
            [small.value, enough.value] == [RATES[0], RATES[2]]
                && settles(small.value)
                && settles(enough.value)
        },
    );
    p.says(
        "Near the minimum the condition is that η times the largest curvature stays below 2, and the curvature depends on the loss and the data.",
        |[border]| RATES.into_iter().all(|rate| border.holds(rate * largest) == settles(rate)),
    );
    p.says(
        "With inputs a hundred times as large, one hundredth would be too large, because the [curvature along w](hessian.md#the-hessian-of-the-two-points) grows with the square of the input.",
        |[times, rate]| {
            let far = dataset(&POINTS.map(|(x, y)| (times.value * x, y)));
            let (w, b) = minimum();
            let along_w = |rate: f64, data| {
                let h = hessian(&SquaredError, &neuron((w / rate, b)), data);
                (h[[0, 0]], eigenvalues_2x2(&h)[1])
            };
            let (far, near) = (along_w(times.value, &far), along_w(1.0, &two_points()));
            times == 100.0 && (far.0 / near.0 / times.value.powi(2) - 1.0).abs() < 1e-9
                && rate.value == 0.01
                && rate.value * far.1 > 2.0
                && rate.value * near.1 < 2.0
        },
    );
    p.says(
        "Descent is stable near a minimum when the rate is less than two divided by the largest curvature there.",
        |[two]| RATES.into_iter().all(|rate| (rate < two.value / largest) == settles(rate)),
    );
    p.says(
        "The border can be calculated beforehand and is met in the experiment.",
        |[]| settles(24.0) && !settles(25.0) && 24.0 < record.bound && record.bound < 25.0,
    );

    p.says(
        "To reach the bottom, the distance must be multiplied by 0.",
        |[factor]| parabola_steps(1.0, 1)[1] == factor.value * parabola_steps(1.0, 1)[0],
    );
    p.says(
        "So $1 - \\eta\\lambda$ is 0, and η is $1/\\lambda$: half of the border.",
        |[one, zero, numerator, half]| {
            one.value - 1.0 == zero.value
                && parabola_steps(numerator.value, 1)[1] == zero.value
                && close(numerator.value / 2.0, half.value)
        },
    );
    p.says(
        "A smaller rate stops short of the bottom, a larger one jumps over it.",
        |[]| parabola_steps(0.9, 1)[1] > 0.0 && parabola_steps(1.1, 1)[1] < 0.0,
    );
    let curvatures = [100.0, 1.0];
    p.input("A valley has the curvatures § and §.", &curvatures);
    let best = 2.0 / (curvatures[0] + curvatures[1]);
    p.says(
        "With the best rate, how many steps does it take to come to a hundredth of the distance?",
        |[part]| {
            let steps = |rate: f64| steps_to_come_closer(rate, curvatures, part.value);
            part.value == 1e-2
                && steps(0.99 * best) > steps(best)
                && steps(1.005 * best) > steps(best)
        },
    );
    p.says(
        "Along the steep one the factor is $1 - 100\\,\\eta$, along the flat one $1 - \\eta$.",
        |[one, steep, other]| one.value == 1.0 && other.value == 1.0 && steep == curvatures[0],
    );
    let rate = [Point::new().number(r"\eta", best)];
    p.formula(r"100\,\eta - 1 = 1 - \eta", &rate);
    p.formula(r"\eta = 2/101", &rate);
    p.says(
        "The best makes both equally bad, with opposite signs: $100\\,\\eta - 1 = 1 - \\eta$, so $\\eta = 2/101$, and each step multiplies the distance by $99/101$.",
        |[_, _, _, _, _, top, bottom]| {
            close(top.value / bottom.value, 1.0 - best) && close(1.0 - best * curvatures[0], best - 1.0)
                && top.value + 2.0 == bottom.value && bottom.value == 101.0
        },
    );
    p.says("It takes 231 steps.", |[steps]| {
        steps == steps_to_come_closer(best, curvatures, 1e-2)
    });
    p.says("In a round valley it takes one.", |[]| {
        steps_to_come_closer(1.0, [1.0; 2], 1e-2) == 1
    });
    p.says(
        "The table has a case: the rate 10 is far below the border, and yet its first step from (0, 0) goes up.",
        |[rate, w, b]| {
            (w.value, b.value) == START
                && rate == RATES[1]
                && rate.value < 0.5 * record.bound
                && path(rate.value)[1].loss > path(rate.value)[0].loss
        },
    );
    p.says(
        "Or take the start (0, −8): it lies on a plain that curves downward, like the top of a dome, where the rule for valleys says nothing.",
        |[w, b]| {
            let at = (w.value, b.value);
            at == ON_A_PLAIN && landscape::curvatures(&neuron(at), &two_points()).iter().all(|curvature| *curvature < 0.0)
        },
    );
    p.says(
        "Halve the rate: too long a step gets well by that, and a wrong sign does not.",
        |[]| {
            // Against the slope it falls; along it, as with a wrong sign, it rises, with half the rate as well.
            let beside = (minimum().0 + 0.1, minimum().1);
            let climbs = |rate: f64| {
                let g = learning::gradient(&SquaredError, &neuron(beside), &two_points());
                loss((beside.0 + rate * g[0], beside.1 + rate * g[1])) > loss(beside)
            };
            settles(RATES[4] / 2.0) && !settles(RATES[4]) && climbs(1.0) && climbs(0.5)
        },
    );
    p.says(
        "On the parabola a rate beyond 2/λ raises it from the first step on, as a wrong sign does.",
        |[two]| {
            let after = |lambda: f64, rate: f64, steps: i32| (1.0 - rate * lambda).powi(2 * steps);
            [0.5, 2.0].into_iter().all(|lambda| {
                let border = two.value / lambda;
                (0..20).all(|step| {
                    after(lambda, 1.05 * border, step + 1) > after(lambda, 1.05 * border, step)
                        && after(lambda, 0.95 * border, step + 1)
                            < after(lambda, 0.95 * border, step)
                        && after(lambda, -0.1, step + 1) > after(lambda, -0.1, step)
                })
            })
        },
    );
    p.says(
        "(With 25 hundreds of epochs come first in which the loss rises every time.)",
        |[rate, hundreds]| {
            let path = path(rate.value);
            let up = path
                .windows(2)
                .skip(100)
                .take_while(|pair| pair[1].loss > pair[0].loss)
                .count();
            rate == RATES[3] && up > 200 && hundreds.value == 100.0
        },
    );
    p.says(
        "Up and down in turns is how a step ends that is a little too long: in two places, one higher than the other, as with the rate 30 in the table.",
        |[two, rate]| {
            let path = path(rate.value);
            two == 2 && jumps(path, 190) && path[EPOCHS].loss != path[EPOCHS - 1].loss && rate == RATES[4]
        },
    );
    p.says(
        "Halving is enough if you were less than twice beyond the border, as the table's 30 is: 15 is well below.",
        |[twice, rate, half]| {
            rate == RATES[4] && twice.holds(RATES[4] / record.bound) && half == RATES[4] / 2.0 && settles(half.value)
                && half.value < 0.7 * record.bound
        },
    );
}
