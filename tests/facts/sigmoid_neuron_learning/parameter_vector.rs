//! In which direction lies better?

use std::sync::LazyLock;

use activations::{Activation, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use ndarray::array;
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use worked_examples::sigmoid_neuron_learning::directions::{
    self, FROM, STEP, at_angle, change, cosine_and_sine, random_changes, random_directions,
};
use worked_examples::sigmoid_neuron_learning::random_search::{
    self, ENOUGH, PARAMETERS, SEEDS, Search, SearchRow, search, search_row, shown_to, toss,
};
use worked_examples::sigmoid_neuron_learning::two_points::POINTS;

use super::close;

/// θ and Δθ of the snippet and of the first exercise.
const THETA: [f64; 2] = [1.0, 2.0];
const MOVE: [f64; 2] = [3.0, -4.0];

/// θ and Δθ of the figure.
const DRAWN: [[f64; 2]; 2] = [[1.5, 3.0], [5.0, 1.0]];

/// The searches of the table, and those with the most parameters: whoever lies about this page need not toss again.
static RUNS: LazyLock<[[Search; 5]; 4]> =
    LazyLock::new(|| PARAMETERS.map(|parameters| SEEDS.map(|seed| search(parameters, seed))));
static ROWS: LazyLock<Vec<SearchRow>> = LazyLock::new(|| {
    let runs = PARAMETERS.into_iter().zip(&*RUNS);
    runs.map(|(parameters, runs)| search_row(parameters, runs))
        .collect()
});

/// How much of a toss points down the slope, of its length: the mean over those that do, with as many parameters as the table has.
static ALONG: LazyLock<[f64; 4]> = LazyLock::new(|| {
    PARAMETERS.map(|parameters| {
        let data = shown_to(parameters - 1);
        let neuron = Neuron::zeros(parameters - 1, Sigmoid);
        let slope = learning::gradient(&learning::SquaredError, &neuron, &data);
        let length = slope.dot(&slope).sqrt();
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEEDS[0]);
        let cosines: Vec<f64> = (0..2000)
            .map(|_| -toss(&mut rng, parameters).dot(&slope) / (STEP * length))
            .filter(|cosine| *cosine > 0.0)
            .collect();
        cosines.iter().sum::<f64>() / cosines.len() as f64
    })
});

/// θ + ηΔθ
fn moved(theta: [f64; 2], eta: f64, by: [f64; 2]) -> [f64; 2] {
    [0, 1].map(|place| theta[place] + eta * by[place])
}

/// The part of the circle, by halves of a millionth, whose directions lead down by a step.
fn share_that_leads_down() -> f64 {
    let slope = directions::slope();
    let length = slope.dot(&slope).sqrt();
    // Below the level line the change begins at 0 and falls: find where it is 0, on either side of straight down.
    let edge = |side: f64| {
        let (mut down, mut level) = (std::f64::consts::PI, std::f64::consts::FRAC_PI_2);
        for _ in 0..60 {
            let middle = (down + level) / 2.0;
            let u = at_angle([middle.cos(), side * middle.sin()]);
            if change(&u) < 0.0 {
                down = middle
            } else {
                level = middle
            }
        }
        std::f64::consts::PI - down
    };
    assert!(length > 0.0);
    (edge(1.0) + edge(-1.0)) / (2.0 * std::f64::consts::PI)
}

pub(crate) fn facts(p: &mut Facts) {
    let snippet = p.rust();
    let is_on_the_page = |code: &str| snippet.contains(code);
    let [short, whole] = [0.5, 1.0].map(|eta| moved(THETA, eta, MOVE));

    p.says(
        "Turning both at once, one by 3 and the other by −4, is one move and not two.",
        |[first, second, _]| [first.value, second.value] == MOVE,
    );
    p.says(
        r#"Such a pair is a **vector**, or a point of the plane; all of them together are written $\mathbb{R}^2$, read "R two"."#,
        |[two, read]| two == THETA.len() && read == two,
    );
    // Place by place: each place of θ, of Δθ, and of what is reached. Δ stands before θ as a factor would.
    let places = [
        (THETA, MOVE),
        (DRAWN[0], DRAWN[1]),
        ([-0.5, 2.0], [0.25, 1.5]),
    ];
    let point = |eta: f64| {
        places.iter().flat_map(move |(theta, by)| {
            let new = moved(*theta, eta, *by);
            (0..2).map(move |place| {
                Point::new().numbers([
                    (r"\theta", theta[place]),
                    (r"\Delta", by[place] / theta[place]),
                    (r"\eta", eta),
                    (r"\theta_new", new[place]),
                ])
            })
        })
    };
    p.formula(
        r"\theta_{\mathrm{new}} = \theta + \Delta\theta,",
        &point(1.0).collect::<Vec<_>>(),
    );
    p.formula(
        r"\theta_{\mathrm{new}} = \theta + \eta\,\Delta\theta.",
        &[0.1, 0.4, 0.5, 1.0]
            .into_iter()
            .flat_map(point)
            .collect::<Vec<_>>(),
    );
    p.says(
        "place by place: from (1, 2) the move (3, −4) leads to (4, −2).",
        |[w, b, dw, db, new_w, new_b]| {
            [w.value, b.value] == THETA
                && [dw.value, db.value] == MOVE
                && [new_w.value, new_b.value] == whole
                && is_on_the_page(&format!("array!{whole:?}"))
        },
    );
    let eta = 0.4;
    p.figure("parameter-vectors", &[("eta", &eta)]);
    let [theta, by] = DRAWN;
    p.says(
        "Added whole, the move Δθ = (5, 1) leads from θ = (1.5, 3) to (6.5, 4), the far corner of the parallelogram.",
        |[dw, db, w, b, new_w, new_b]| {
            [dw.value, db.value] == by
                && [w.value, b.value] == theta
                && [new_w.value, new_b.value] == moved(theta, 1.0, by)
        },
    );
    p.says(
        "With the learning rate η = 0.4 it has the same direction and leads to (3.5, 3.4).",
        |[rate, w, b]| {
            let [new_w, new_b] = moved(theta, eta, by);
            rate == eta && w == new_w && b == new_b
        },
    );
    p.says(
        "In the drawing the sum is the diagonal of a parallelogram whose sides are θ and Δθ.",
        |[]| {
            // From the far corner, either side leads back to the other arrow's end.
            let far = moved(theta, 1.0, by);
            moved(far, -1.0, by) == theta && moved(far, -1.0, theta) == by
        },
    );
    p.says(
        "Multiplying by a positive number does not turn an arrow.",
        |[]| {
            [0.01, 0.4, 1.0, 7.0].into_iter().all(|eta| {
                let short = MOVE.map(|place| eta * place);
                let turned = short[0] * MOVE[1] - short[1] * MOVE[0];
                turned.abs() < 1e-12 && short[0] * MOVE[0] > 0.0
            })
        },
    );

    #[allow(clippy::cast_precision_loss)]
    let count = |n: usize| n as f64;
    // The coin.
    let record = random_directions();
    let rows = &*ROWS;
    let [row_of_two, .., row_of_a_thousand] = &rows[..] else {
        unreachable!("there are four rows")
    };
    let long_runs = &RUNS[3];
    p.says("If the loss has fallen, keep the move.", |[]| {
        // The search, tossed again: what is kept is what fell.
        let data = shown_to(1);
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEEDS[0]);
        let mut theta = ndarray::Array1::zeros(2);
        let found = &RUNS[0][0];
        for _ in 0..found.trials {
            let moved = &theta + &toss(&mut rng, 2);
            if random_search::loss(&moved, &data) < random_search::loss(&theta, &data) {
                theta = moved;
            }
        }
        theta == found.theta
    });
    p.says(
        "Toss a coin for each parameter: heads, it goes up a little; tails, down by as much.",
        |[]| {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEEDS[0]);
            let tosses: Vec<_> = (0..100).map(|_| toss(&mut rng, 2)).collect();
            let amount = tosses[0][0].abs();
            let all = |f: &dyn Fn(f64) -> bool| tosses.iter().flatten().all(|up| f(*up));
            all(&|up| up.abs() == amount) && !all(&|up| up > 0.0) && !all(&|up| up < 0.0)
        },
    );
    p.says(
        "All this is one toss, and together it makes a move of one hundredth in length.",
        |[long]| {
            long == STEP
                && PARAMETERS.iter().all(|parameters| {
                    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEEDS[0]);
                    let moved = toss(&mut rng, *parameters);
                    close(moved.dot(&moved).sqrt(), STEP)
                })
        },
    );
    p.says(
        "From (0, 0), about half of all directions lead down: of {{#number random_directions.trials}} moves in random directions, each one hundredth long, {{#number random_directions.down}} lower the loss, a share of {{#number random_directions.share .3}}.",
        |[w, b, half, trials, long, down, share]| {
            let changes = random_changes();
            let fell = changes.iter().filter(|change| **change < 0.0).count();
            (w.value, b.value) == FROM
                && half.value == 0.5
                && half.holds(record.share)
                && trials == changes.len()
                && long == STEP
                && down == fell
                && share == record.share
        },
    );
    p.says(
        "That is what a smooth hillside looks like from close by: a plane, tilted, with one half of the compass below you.",
        |[half]| {
            // The shorter the moves, the nearer to a half; here they are a hundredth long.
            (share_that_leads_down() - half.value).abs() < 1e-3
        },
    );
    p.says(
        "The coin knows only four of these directions, and they are enough: from (0, 0) it takes at most {{#number random_search.rows.0.most}} tosses to bring the loss below a millionth, in each of five runs.",
        |[four, w, b, most, enough, coins]| {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEEDS[0]);
            let known: std::collections::HashSet<_> = (0..100)
                .map(|_| toss(&mut rng, 2).map(|part| *part > 0.0).to_vec())
                .collect();
            let runs = &RUNS[0];
            let data = shown_to(1);
            four == known.len()
                && (w.value, b.value) == FROM
                && row_of_two.parameters == 2
                && most.value == count(row_of_two.most)
                && runs.iter().all(|run| most.holds(count(run.trials)))
                && runs.iter().any(|run| run.trials == row_of_two.most)
                && enough.value == ENOUGH
                && runs.iter().all(|run| enough.holds(random_search::loss(&run.theta, &data)))
                && coins == SEEDS.len()
        },
    );
    p.says(
        "Soon it sticks: none of its four moves leads lower, though shorter ones would.",
        |[four]| {
            let data = shown_to(1);
            let part = STEP / 2.0_f64.sqrt();
            let moves = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)]
                .map(|(w, b)| ndarray::array![w * part, b * part]);
            let lowest = |theta: &ndarray::Array1<f64>, share: f64| {
                let after = moves.iter().map(|by| theta + &(by * share));
                after
                    .min_by(|a, b| {
                        random_search::loss(a, &data).total_cmp(&random_search::loss(b, &data))
                    })
                    .filter(|best| {
                        random_search::loss(best, &data) < random_search::loss(theta, &data)
                    })
            };
            four == moves.len()
                && RUNS[0].iter().all(|found| {
                    let mut theta = found.theta.clone();
                    let mut more = 0;
                    while let Some(next) = lowest(&theta, 1.0) {
                        theta = next;
                        more += 1;
                    }
                    more < found.kept / 10 && lowest(&theta, 0.1).is_some()
                })
        },
    );
    p.says(
        "Show the same two points to a neuron with nine inputs, or with 999.",
        |[two, nine, many]| {
            two == POINTS.len()
                && nine == PARAMETERS[1] - 1
                && many == PARAMETERS[3] - 1
                && shown_to(many.n()).inputs().ncols() == many.n()
        },
    );
    p.says(
        "So together they make an arrow as long as the one input was, and the task stays as hard; only the parameters are more.",
        |[]| {
            // The inputs are alike, and together as long as the one was; descent takes the same way.
            PARAMETERS.iter().all(|parameters| {
                let data = shown_to(parameters - 1);
                let inputs = data.inputs();
                (0..2).all(|point| {
                    let row = inputs.row(point);
                    let length = row.dot(&row).sqrt();
                    close(length, POINTS[point].0) && row.iter().all(|x| *x == row[0])
                })
            }) && rows.iter().all(|row| row.descent == row_of_two.descent)
        },
    );
    p.table(
        "random_search.rows",
        &[
            ("parameters", "parameters"),
            ("fewest", "fewest tosses"),
            ("most", "most tosses"),
            ("descent", "epochs of descent"),
        ],
        &Point::new(),
    );
    p.says(
        "Until the loss is below a millionth, in five runs.",
        |[enough, coins]| {
            let data = shown_to(PARAMETERS[3] - 1);
            enough.value == ENOUGH
                && coins == SEEDS.len()
                && long_runs
                    .iter()
                    .all(|run| enough.holds(random_search::loss(&run.theta, &data)))
        },
    );
    let tenfold = || {
        rows.windows(2)
            .filter(|pair| pair[1].parameters == 10 * pair[0].parameters)
    };
    let grows = |pair: &[SearchRow]| {
        let [before, after] = [&pair[0], &pair[1]];
        // At least, and at most, whichever of the coins are compared.
        [
            count(after.fewest) / count(before.most),
            count(after.most) / count(before.fewest),
        ]
    };
    p.says(
        "Ten times as many parameters cost the coin more than three times as many tosses.",
        |[ten, more]| {
            ten == 10
                && tenfold().count() == 2
                && tenfold().all(|pair| {
                    grows(pair)
                        .iter()
                        .all(|times| more.holds(*times) && *times < more.value + 0.5)
                })
        },
    );
    p.says(
        "Descent, the method of the next pages, does not notice them.",
        |[]| rows.iter().all(|row| row.descent == rows[0].descent),
    );
    p.says(
        "With a thousand parameters, half of the tosses still lead down.",
        |[many, half]| {
            many == row_of_a_thousand.parameters
                && half.value == 0.5
                && long_runs
                    .iter()
                    .all(|run| (count(run.kept) / count(run.trials) - half.value).abs() < 0.01)
        },
    );
    p.says("But hardly any of them leads down *far*.", |[]| {
        ALONG[3] < 0.03 && ALONG[0] > 0.6
    });
    p.says(
        "Where a thousand directions are at right angles to each other, only one is that of the slope.",
        |[many]| many == PARAMETERS[3],
    );
    p.says(
        "On average less than three hundredths of the arrow's length go along it, and the rest into directions that lead nowhere lower.",
        |[share]| share.holds(ALONG[3]) && ALONG[3] > 0.025,
    );
    p.says(
        "For two parameters that makes a fair match, and for a thousand it does not.",
        |[two, many]| {
            let cost = |row: &SearchRow| count(row.fewest) / (2.0 * count(row.descent));
            two == row_of_two.parameters
                && many == row_of_a_thousand.parameters
                && cost(row_of_two) < 1.5
                && cost(row_of_a_thousand) > 25.0
        },
    );
    p.says(
        "It is *dimension*: the more knobs, the more there is to gain from knowing which way to turn each of them.",
        |[]| rows.is_sorted_by(|few, more| few.parameters < more.parameters && few.most < more.fewest),
    );
    p.says(
        "Half of all directions lead down, and a coin that keeps what helps learns.",
        |[half]| {
            half.value == 0.5 && (record.share - half.value).abs() < 0.01 && row_of_two.most < 2000
        },
    );
    p.says(
        "The more parameters, the less a random direction is worth; the question is which direction leads down most.",
        |[]| {
            ALONG.is_sorted_by(|few, more| few > more)
        },
    );
    p.says(
        r#"In the translation we have, θ "belongs to R", the line: the exponent 2 has fallen out."#,
        |[exponent]| exponent == THETA.len(),
    );
    p.told(
        r#"The article says that θ is changed "by some small random values"."#,
        Told::Source,
    );

    p.input(
        "Draw θ = (§, §) and Δθ = (§, §)",
        &[THETA[0], THETA[1], MOVE[0], MOVE[1]],
    );
    p.says(
        "Draw θ = (1, 2) and Δθ = (3, −4), and the point reached with η = ½.",
        |[_, _, _, _, eta]| moved(THETA, eta.value, MOVE) == short,
    );
    p.says(
        "Halve the move first, then add it: half of (3, −4) is (1.5, −2), which leads from (1, 2) to (2.5, 0).",
        |[half, dw, db, x, y, w, b, new_w, new_b]| {
            [dw.value, db.value] == MOVE
                && [x.value, y.value] == MOVE.map(|place| half.value * place)
                && [w.value, b.value] == THETA
                && [new_w.value, new_b.value] == short
        },
    );
    p.says(
        "The point lies in the middle of the arrow that begins at (1, 2) and ends at (4, −2).",
        |[w, b, x, y]| {
            let ends = [[w.value, b.value], [x.value, y.value]];
            ends == [THETA, whole]
                && [0, 1].map(|place| (ends[0][place] + ends[1][place]) / 2.0) == short
        },
    );
    p.says(
        "Halving the *sum* instead would be another point, (2, −1); η shortens the move and not the way you have come.",
        |[x, y]| [x.value, y.value] == whole.map(|place| place / 2.0) && whole.map(|place| place / 2.0) != short,
    );
    let parameters = |inputs: usize| Neuron::zeros(inputs, Sigmoid).parameters().len();
    p.says(
        "How many numbers does θ have for a neuron with 784 inputs?",
        |[inputs]| inputs == 28 * 28,
    );
    p.says("Together 785.", |[all]| all == parameters(28 * 28));
    let missing = 0.5 - share_that_leads_down();
    #[allow(clippy::cast_precision_loss)]
    let deviation = 0.5 / (directions::TRIALS as f64).sqrt();
    p.says(
        "Of *all* directions, slightly less than one half lead down by a step of one hundredth, and twenty thousand trials are too few to show it.",
        |[half, step, trials]| {
            half.holds(share_that_leads_down())
                && half.value == 0.5
                && step == STEP
                && trials == directions::TRIALS
                && missing < deviation
        },
    );
    p.says(
        "But the loss bends upward here, like a valley: go level, and you end a little higher.",
        |[]| {
            [1.0, -1.0].into_iter().all(|side| {
                change(&array![0.0, 0.0]) == 0.0 && change(&at_angle([0.0, side])) > 0.0
            })
        },
    );
    p.says(
        "The directions next to them, which slope down by next to nothing, end higher as well.",
        |[]| {
            let (cosine, sine) = (0.001_f64.sin(), 0.001_f64.cos());
            [sine, -sine]
                .into_iter()
                .all(|sine| change(&at_angle([-cosine, sine])) > 0.0)
        },
    );
    p.says(
        "So the half that leads down loses a sliver at both of its edges.",
        |[half]| {
            // One degree beyond the level, the loss has fallen on either side.
            let [cosine, sine] = cosine_and_sine(91);
            half.value == 0.5
                && [sine, -sine]
                    .into_iter()
                    .all(|sine| change(&at_angle([cosine, sine])) < 0.0)
                && missing > 0.0
        },
    );
    p.says(
        "Uphill from (0, 0), as the page on partial derivatives computes it. Turned by a right angle, it is level.",
        |[w, b]| {
            let slope = directions::slope();
            (w.value, b.value) == FROM
                && close(slope[0], -0.2125)
                && close(slope[1], -0.025)
                && is_on_the_page("[-0.2125, -0.025]")
        },
    );
    p.says(
        "The two slivers together are less than a thousandth of the circle.",
        |[two, part]| two == 2 && part.holds(missing) && missing > 0.5 * part.value,
    );
    p.says(
        "The share of heads in twenty thousand tosses of a coin varies by more than three times as much.",
        |[tosses, times]| {
            tosses == directions::TRIALS && times.holds(deviation / 1e-3) && deviation / 1e-3 < 4.0
        },
    );
    p.says(
        "From the table: how many tosses would it take with a hundred thousand parameters?",
        |[many]| many == 100 * PARAMETERS[3],
    );
    p.says(
        "Do not look at the differences, look at the quotients: from 100 parameters to 1000, the tosses are multiplied by a little more than three.",
        |[from, to, three]| {
            from == PARAMETERS[2]
                && to == PARAMETERS[3]
                && grows(&rows[2..]).iter().all(|times| three.holds(*times) && *times < three.value + 0.5)
        },
    );
    p.says("It is the square root of ten.", |[ten]| {
        let [least, most] = grows(&rows[2..]);
        least < ten.value.sqrt() && ten.value.sqrt() < most && ten == 10
    });
    p.says(
        r"(A random arrow among $d$ directions has about one part in $\sqrt{d}$ of its length along each of them, for the squares of the parts add up to one.)",
        |[]| {
            PARAMETERS.iter().all(|parameters| {
                let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEEDS[0]);
                let arrow = toss(&mut rng, *parameters) / STEP;
                close(arrow.dot(&arrow), 1.0) && close(arrow[0].abs(), 1.0 / count(*parameters).sqrt())
            })
        },
    );
    p.says(
        "Two more factors of ten in the parameters make ten in the tosses: about 230000, while descent still needs its {{#number random_search.rows.3.descent}} epochs.",
        |[two, ten, tosses_ten, tosses, epochs]| {
            let more = ten.value.powf(two.value);
            let guess = count(row_of_a_thousand.most) * more.sqrt();
            more == 100.0
                && close(tosses_ten.value, more.sqrt())
                && tosses.value == (guess / 1e4).round() * 1e4
                && epochs == row_of_a_thousand.descent
        },
    );
    // The snippets compute with the loss of the two points.
    assert!(is_on_the_page("(Sigmoid.apply(w * x + b) - y).powi(2)") && Sigmoid.apply(0.0) == 0.5);
}
