//! How does one cross a plain?

use std::sync::LazyLock;

use learning::{Momentum, SquaredError, Training, gradient};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::sigmoid_neuron_learning::momentum::{EPOCHS, MOMENTUM, Race, momentum};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, NEARER_START, POINTS, Position, START, gradient_descent, neuron, run, two_points,
};

use super::close;

static RACE: LazyLock<Race> = LazyLock::new(|| momentum(NEARER_START));

/// The epochs in which momentum with these factors is first below a millionth.
static FIRST: LazyLock<Vec<(f64, Option<usize>)>> = LazyLock::new(|| {
    let factors = (0..20).map(|twentieths| f64::from(twentieths) / 20.0);
    factors
        .map(|factor| (factor, first_below(factor, 1e-6)))
        .collect()
});

fn first_below(momentum: f64, loss: f64) -> Option<usize> {
    let rule = Momentum {
        learning_rate: LEARNING_RATE,
        momentum,
    };
    let training = Training {
        loss: SquaredError,
        rule,
        epochs: 1000,
    };
    let path = run(&training, NEARER_START);
    path.iter().position(|at| at.loss < loss)
}

/// Where the loss rises for the first time, and where that climb ends.
fn first_climb(path: &[Position]) -> [usize; 2] {
    let rises = |i: &usize| path[i + 1].loss > path[*i].loss;
    let last = path.len() - 1;
    let bottom = (0..last).find(rises).unwrap_or(last);
    let top = (bottom..last).find(|i| !rises(i)).unwrap_or(last);
    [bottom, top]
}

/// The velocities of a ball on an even slope where a single step is 1, from rest.
fn velocities(factor: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(1.0), move |v| Some(factor * v + 1.0))
}

fn slope(w: f64, b: f64) -> [f64; 2] {
    let g = gradient(&SquaredError, &neuron((w, b)), &two_points());
    [g[0], g[1]]
}

/// Two epochs of a run, parameter by parameter: ∇L is the slope along this one, where both have come as far as it has.
fn steps(path: &[Position], factor: f64) -> Vec<Point> {
    let epochs = [1, 5, 17, 20, 23, 40];
    let both = epochs
        .into_iter()
        .flat_map(|epoch| [(epoch, 0), (epoch, 1)]);
    both.map(|(epoch, one)| {
        let at = |epoch: usize| [path[epoch].w, path[epoch].b];
        let (before, theta, after) = (at(epoch - 1), at(epoch), at(epoch + 1));
        let velocity = [0, 1].map(|i| before[i] - theta[i]);
        let along = move |x: &[f64]| {
            let part = (theta[one] - x[0]) / velocity[one];
            slope(theta[0] - part * velocity[0], theta[1] - part * velocity[1])[one]
        };
        Point::new()
            .numbers([
                ("v", velocity[one]),
                ("v_new", theta[one] - after[one]),
                (r"\gamma", factor),
                (r"\eta", LEARNING_RATE),
                (r"\nabla", 1.0),
                (r"\theta", theta[one]),
                (r"\theta_new", after[one]),
            ])
            .function("L", along)
    })
    .collect()
}

pub(crate) fn facts(p: &mut Facts) {
    let code = p.rust();
    let [plain, rolling, ahead] = &RACE.paths;
    let loss = |path: &[Position], epoch: usize| path[epoch].loss;

    p.says(
        "Gradient descent does stop, nearly: where the slope is next to nothing, so is the step.",
        |[]| {
            let step = |epoch: usize| {
                (plain[epoch + 1].w - plain[epoch].w).hypot(plain[epoch + 1].b - plain[epoch].b)
            };
            (0..20).all(|epoch| {
                let [gw, gb] = slope(plain[epoch].w, plain[epoch].b);
                close(step(epoch), LEARNING_RATE * gw.hypot(gb)) && step(epoch) < 0.02
            })
        },
    );
    p.formula(
        r"v_{\mathrm{new}} = \gamma v + \eta \nabla L(\theta), \qquad \theta_{\mathrm{new}} = \theta - v_{\mathrm{new}}.",
        &steps(rolling, MOMENTUM),
    );
    p.told(
        "The idea is Boris Polyak's, from 1964.",
        Told::Cited("Polyak 1964"),
    );
    p.says(
        r"The second velocity is $1 + \gamma$ times a single step, the third $1 + \gamma + \gamma^2$ times.",
        |[first, one, square]| {
            [0.5, 0.9].into_iter().all(|factor| {
                let [second, third] = [1, 2].map(|i| velocities(factor).nth(i).unwrap_or(0.0));
                close(second, first.value + factor)
                    && close(third, one.value + factor + factor.powf(square.value))
            })
        },
    );
    p.says(
        r"They come closer and closer to $1/(1 - \gamma)$ times a single step, and for γ = 0.9 that is ten times.",
        |[above, below, factor, ten]| {
            let limit = |factor: f64| above.value / (below.value - factor);
            let gaps: Vec<f64> = velocities(0.5).take(30).map(|v| limit(0.5) - v).collect();
            gaps.windows(2).all(|pair| 0.0 < pair[1] && pair[1] < pair[0])
                && gaps[29] < 1e-8
                && factor == MOMENTUM
                && close(limit(factor.value), ten.value)
        },
    );
    p.told(
        "Yurii **Nesterov**'s version, of 1983, looks ahead.",
        Told::Cited("Nesterov 1983"),
    );
    p.formula(
        r"v_{\mathrm{new}} = \gamma v + \eta \nabla L(\theta - \gamma v), \qquad \theta_{\mathrm{new}} = \theta - v_{\mathrm{new}}.",
        &steps(ahead, MOMENTUM),
    );
    p.says(
        "The two points again, this time from (−2, −2), which is on a plain as well.",
        |[two, w, b]| {
            two == POINTS.len()
                && (w.value, b.value) == NEARER_START
                && loss(plain, 50) > 0.97 * loss(plain, 0)
        },
    );
    p.says(
        "Before you look: which of the three will be the first in the valley, and which will be the first to stay there?",
        |[three]| {
            // Nesterov's version in both: an epoch earlier at the bottom, and below a hundred-thousandth by epoch 100.
            three == RACE.paths.len() && first_climb(ahead)[0] < first_climb(rolling)[0]
                && loss(ahead, 100) < 1e-5 && loss(rolling, 100) > 1e-2 && loss(plain, 100) > 1e-2
        },
    );
    p.figure("rolling-ball", &[("epoch", &first_climb(rolling)[1])]);
    p.says(
        "After 26 epochs from (−2, −2) the loss is 0.4128 with descent, 0.1522 with momentum and 0.05 with Nesterov's version.",
        |[epoch, w, b, one, two, three]| {
            (w.value, b.value) == NEARER_START
                && epoch == first_climb(rolling)[1]
                && one == loss(plain, epoch.n())
                && two == loss(rolling, epoch.n())
                && three == loss(ahead, epoch.n())
        },
    );
    // The run of one's own, as it stands in print: by the rule and the start of the longer race.
    let own = |epochs: usize| {
        let rule = Momentum {
            learning_rate: LEARNING_RATE,
            momentum: MOMENTUM,
        };
        let loss = SquaredError;
        run(&Training { loss, rule, epochs }, START)
    };
    p.figure("descent", &[]);
    p.says(
        "After 75 epochs of momentum on the squared error with η = 1, from (0, −8), the parameters are (4.83, −6.01) and half the squared error is 0.0198.",
        |[epochs, eta, w, b, end_w, end_b, half, loss]| {
            let end = own(epochs.n())[epochs.n()];
            let by_hand: f64 = POINTS
                .iter()
                .map(|(x, y)| (neuron((end.w, end.b)).output(&ndarray::array![*x]) - y).powi(2))
                .sum();
            epochs == 75
                && eta == LEARNING_RATE
                && (w.value, b.value) == START
                && end_w == end.w
                && end_b == end.b
                && loss == half.value * by_hand
        },
    );
    p.says("It is not below 0.001 in 300 epochs.", |[limit, epochs]| {
        let run = own(epochs.n());
        let least = run.iter().map(|position| position.loss).fold(1.0, f64::min);
        epochs == 300 && limit.value == 1e-3 && !limit.holds(least)
    });
    p.table(
        "momentum.rows",
        &[
            ("epoch", "epoch"),
            ("plain.5", "descent"),
            ("momentum.5", "momentum"),
            ("nesterov.5", "Nesterov"),
        ],
        &Point::new(),
    );
    p.says(
        "The loss on the way from (−2, −2), with η = 1 and γ = 0.9.",
        |[w, b, rate, factor]| {
            (w.value, b.value) == NEARER_START && rate == LEARNING_RATE && factor == MOMENTUM
        },
    );
    let climb = |path: &[Position]| {
        let [bottom, top] = first_climb(path);
        loss(path, top) - loss(path, bottom)
    };
    p.says(
        "Momentum is off the plain when descent has hardly begun, and then it overshoots: it comes down on one side of the valley with so much \
         speed that it rolls up the other.",
        |[]| {
            loss(plain, 22) > 0.98 * loss(plain, 0) && loss(rolling, 22) < loss(plain, 0) / 6.0 && climb(rolling) > 0.05
        },
    );
    p.says(
        "Nesterov's version overshoots too, but it brakes earlier.",
        |[]| climb(ahead) > 0.01 && first_climb(ahead)[0] < first_climb(rolling)[0],
    );
    p.says(
        "Its first climb, from epoch 21 to 24, is less than a third of that of momentum, from 22 to 26.",
        |[bottom, top, part, other_bottom, other_top]| {
            first_climb(ahead) == [bottom.n(), top.n()]
                && first_climb(rolling) == [other_bottom.n(), other_top.n()]
                && part.holds(climb(ahead) / climb(rolling))
        },
    );
    p.says(
        "In epoch 100 descent, which set out so late, has nearly caught up with momentum:",
        |[epoch]| {
            let [slow, fast] = [plain, rolling].map(|path| loss(path, epoch.n()));
            let [later, sooner] = [plain, rolling].map(|path| loss(path, epoch.n() - 20));
            fast < slow && slow < 1.5 * fast && later > 5.0 * sooner && epoch == EPOCHS / 2
        },
    );
    p.table(
        "lecture_run.rows",
        &[
            ("epoch", "epoch"),
            ("w.7", "$w$"),
            ("b.7", "$b$"),
            ("loss.5", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "Plain descent from (−2, −2), the start that the lecture uses.",
        |[w, b]| {
            let again = run(
                &gradient_descent(SquaredError, LEARNING_RATE, EPOCHS),
                NEARER_START,
            );
            (w.value, b.value) == NEARER_START && again == *plain
        },
    );

    // The exercises.
    let same = |factor: f64| {
        let rule = Momentum {
            learning_rate: LEARNING_RATE,
            momentum: factor,
        };
        run(
            &Training {
                loss: SquaredError,
                rule,
                epochs: 50,
            },
            NEARER_START,
        ) == plain[..=50]
    };
    p.says("With γ = 0 both methods are one we know.", |[factor]| {
        same(factor.value)
    });
    p.says(
        "Put 0 for γ in both formulas: nothing of the old velocity is left, and the slope is taken at θ in both.",
        |[factor]| same(factor.value) && factor.value * 3.5 == 0.0,
    );
    p.formula(
        r"\theta_{\mathrm{new}} = \theta - \eta \nabla L(\theta)",
        &steps(plain, 0.0),
    );
    p.says(
        r"Why can the velocity on an even slope be at most $1/(1 - \gamma)$ steps, for a γ below 1?",
        |[above, below, end]| {
            let factors = [0.0, 0.3, 0.5, 0.9];
            let part = |factor: f64, v: f64| v * (below.value - factor);
            factors.into_iter().all(|factor| {
                let late = velocities(factor).nth(400).unwrap_or(0.0);
                end.holds(factor)
                    && velocities(factor).take(60).all(|v| above.holds(part(factor, v)))
                    && (part(factor, late) - above.value).abs() < 1e-12
            }) && velocities(end.value).nth(1000) == Some(1001.0)
        },
    );
    p.says(
        r"It loses $(1 - \gamma)v$ in an epoch, and gets one step.",
        |[one]| {
            velocities(0.75)
                .take(9)
                .zip(velocities(0.75).skip(1))
                .all(|(v, next)| close(next, v - (one.value - 0.75) * v + 1.0))
        },
    );
    let lasting = [0.0, 0.5, 0.9].map(|factor| {
        let v = velocities(factor).nth(600).unwrap_or(0.0);
        Point::new().numbers([("v", v), (r"\gamma", factor)])
    });
    p.formula(r"v = 1/(1 - \gamma)", &lasting);
    p.says(
        r"So $v = 1/(1 - \gamma)$ steps, and a ball that begins at rest comes closer to it from below and never gets there.",
        |[above, below]| {
            let limit = above.value / (below.value - 0.75);
            close(0.75 * limit + 1.0, limit) && velocities(0.75).take(60).all(|v| v < limit)
        },
    );
    p.says(
        "With γ = 1 nothing is lost, and it would get faster for ever.",
        |[factor]| {
            velocities(factor.value)
                .take(1000)
                .eq((1..=1000).map(f64::from))
        },
    );
    let best = || {
        let reached = FIRST
            .iter()
            .filter_map(|(factor, first)| Some((*factor, (*first)?)));
        reached.min_by_key(|(_, first)| *first).unwrap_or_default()
    };
    p.says(
        "Which γ brings momentum to a loss below one millionth in the fewest epochs, from this start?",
        |[part]| part.holds(0.9e-6) && first_below(best().0, part.value) == Some(best().1),
    );
    p.says(
        "More is better until it overshoots, so expect a best one somewhere below 0.9.",
        |[factor]| factor.value == MOMENTUM && factor.holds(best().0),
    );
    p.says(
        "With γ = 0.75 it takes 69 epochs, a seventh of what descent needs; both neighbors need more than a hundred.",
        |[factor, epochs, part, hundred]| {
            let of = |factor: f64| FIRST.iter().find(|(other, _)| close(*other, factor)).and_then(|(_, first)| *first);
            let share = epochs.value / of(0.0).map_or(f64::NAN, |first| first as f64);
            (factor.value, epochs.n()) == best()
                && (1.0 / share - 1.0 / part.value).abs() < 0.1
                && [0.7, 0.8].into_iter().all(|factor| of(factor).is_some_and(|first| hundred.holds(first as f64)))
                && code.contains("[489, 132, 69, 110, 195]")
        },
    );
    p.says(
        "With momentum it gets faster at it, where the ground is even up to ten times as fast with γ = 0.9.",
        |[ten, factor]| {
            let limit = velocities(factor.value).nth(600).unwrap_or(0.0);
            factor == MOMENTUM && ten.holds(limit - 1e-9) && !ten.holds(limit + 1.0)
        },
    );
    p.says(
        "The sign is wrong, so the ball rolls uphill, and from the start of this page the loss rises in every epoch.",
        |[]| {
            let ([mut w, mut b], mut velocity, mut last) =
                ([NEARER_START.0, NEARER_START.1], [0.0; 2], loss(plain, 0));
            (0..200).all(|_| {
                let g = slope(w, b);
                velocity = [0, 1].map(|i| MOMENTUM * velocity[i] + LEARNING_RATE * g[i]);
                [w, b] = [w + velocity[0], b + velocity[1]];
                let now = worked_examples::sigmoid_neuron_learning::two_points::loss((w, b));
                let risen = now > last;
                last = now;
                risen
            })
        },
    );
    // An identity neuron with one example: descent with this rate, from 0.
    let losses = |rate: f64| {
        let (x, y) = (3.0, 1.0);
        let mut at = [0.0, 0.0];
        let losses = (0..60).map(|_| {
            let error = at[0] * x + at[1] - y;
            at = [at[0] - rate * error * x, at[1] - rate * error];
            0.5 * error * error
        });
        losses.collect::<Vec<f64>>()
    };
    let rises = |losses: &[f64]| losses.windows(2).all(|pair| pair[1] > pair[0]);
    p.says(
        "That it rises does not tell a wrong sign from a rate that is too large, which can raise the loss from the first step on as well.",
        |[]| rises(&losses(0.223)) && rises(&losses(-0.223)),
    );
    p.says(
        "[A smaller rate](step-size.md) does: it heals a step that is too long, and no sign.",
        |[]| {
            let healed = losses(0.223 / 2.0);
            healed[..12].windows(2).all(|pair| pair[1] < pair[0])
                && healed[59] < 1e-28
                && (1..20).all(|times| rises(&losses(-0.223 / f64::from(times))))
        },
    );
}
