//! What is the bending for?

use activations::{Activation, AtZero, Differentiable, LeakyRelu, Relu, Sigmoid, Step, Tanh};
use manuscript::facts::{Facts, Point};

use neuron_core::{Neuron, binary_inputs};

/// The movie neuron: its weights, and its threshold, above which it fires.
const MOVIE: ([f64; 3], f64) = ([4.0, 2.0, 2.0], 3.0);

/// Numbers from far on the left to far on the right.
fn line() -> impl Iterator<Item = f64> {
    (-80..=80).map(|i| f64::from(i) / 10.0)
}

/// How often the slope of a function changes between −100 and 100, in steps that meet every bend.
fn bends(function: impl Fn(f64) -> f64) -> usize {
    let at = |i: i32| f64::from(i) / 4.0;
    let slopes: Vec<f64> = (-400..400)
        .map(|i| (function(at(i + 1)) - function(at(i))) * 4.0)
        .collect();
    slopes
        .windows(2)
        .filter(|pair| (pair[0] - pair[1]).abs() > 1e-9)
        .count()
}

/// Where the plotter draws.
fn drawn() -> impl Iterator<Item = f64> {
    (-40..=40).map(|tenth| f64::from(tenth) / 10.0)
}

/// The five formulas for the slope of tanh.
fn five(z: f64) -> [f64; 5] {
    let a = Tanh.apply(z);
    [
        1.0 - a,
        1.0 - a * a,
        1.0 - z * z,
        a * (1.0 - a),
        1.0 + a * a,
    ]
}

/// Which of them are right at z.
fn right(z: f64) -> [bool; 5] {
    let measured = (Tanh.apply(z + 1e-5) - Tanh.apply(z - 1e-5)) / 2e-5;
    five(z).map(|slope| (slope - measured).abs() < 1e-8)
}

pub(crate) fn facts(p: &mut Facts) {
    the_chapter(p);
    the_questions(p);
    the_programs(p);
}

fn the_chapter(p: &mut Facts) {
    p.says(
        "With one hidden layer of ReLUs it draws a chain of straight pieces, at most one bend for each unit, and two units make the distance from zero.",
        |[two]| {
            let layer = |units: &[(f64, f64)], x: f64| -> f64 { units.iter().map(|(w, b)| Relu.apply(w * x + b)).sum() };
            let layers: [&[(f64, f64)]; 3] = [&[(1.0, -1.0), (0.0, 1.0)], &[(1.0, 2.0), (-1.0, -2.0)], &[(2.0, -1.0), (1.0, 0.0), (-1.0, 4.0)]];
            layers.iter().all(|units| bends(|x| layer(units, x)) <= units.len())
                && two == 2
                && line().all(|x| layer(&[(1.0, 0.0), (-1.0, 0.0)], x) == x.abs())
        },
    );
    p.says(
        "A sigmoid with large weights is nearly a step; its answer changes at most a quarter as fast as its weighted input.",
        |[quarter]| {
            let far = [-0.5, 0.5].map(|z| (Sigmoid.apply(50.0 * z) - Step::default().apply(z)).abs());
            far.iter().all(|gap| *gap < 1e-9)
                && line().all(|z| quarter.holds(Sigmoid.derivative(z)))
                && quarter.value == Sigmoid.derivative(0.0)
        },
    );
    p.says(
        "Tanh is a sigmoid, stretched and moved, with answers on both sides of zero and four times the slope there.",
        |[four]| {
            four.value == Tanh.derivative(0.0) / Sigmoid.derivative(0.0)
                && line().all(|z| (Tanh.apply(z) - (2.0 * Sigmoid.apply(2.0 * z) - 1.0)).abs() < 1e-14)
                && Tanh.apply(-1.0) < 0.0
        },
    );
    p.says("A ReLU lets a nudge through whole or not at all.", |[]| {
        line().all(|z| [0.0, 1.0].contains(&Relu.derivative(z)))
    });
}

fn the_questions(p: &mut Facts) {
    let page = p.read(|page| page.text().matches("<summary>Answer</summary>").count());
    // One of the folded answers belongs to the bug.
    p.says("Eight questions", |[eight]| eight == page - 1);
    p.says(
        "Ten layers of units have the identity, and the last unit of all has a ReLU.",
        |[layers]| {
            let deep = |x: f64| Relu.apply((0..layers.n()).fold(x, |x, _| 0.5 - x));
            layers == 10 && bends(deep) == 1
        },
    );
    p.says("One at most.", |[]| bends(|x| Relu.apply(2.0 - x)) == 1);
    let five_units = |x: f64| -> f64 {
        let bends = [-3.0, -1.0, 0.0, 2.0, 5.0];
        bends
            .iter()
            .zip([1.0, -2.0, 3.0, -1.0, 0.5])
            .map(|(at, weight)| weight * Relu.apply(x - at))
            .sum()
    };
    p.says(
        "A network has one input, one hidden layer of five ReLUs, and an output that adds them up.",
        |[five]| five == bends(five_units),
    );
    p.says("Six.", |[six]| six == bends(five_units) + 1);
    p.says(
        "Each hidden unit bends once, and five bends lie between six pieces.",
        |[five, six]| five == bends(five_units) && six == bends(five_units) + 1,
    );
    p.says("It is tempting to say five.", |[five]| {
        five == bends(five_units)
    });
    // Three units draw a chain, and each of the two that hear it bends wherever it passes a number.
    let chain = |x: f64| Relu.apply(x) - 2.0 * Relu.apply(x - 1.0) + 2.0 * Relu.apply(x - 2.0);
    let in_two_layers = |x: f64| Relu.apply(chain(x) - 0.5) - 3.0 * Relu.apply(chain(x) - 0.25);
    p.says(
        "In two layers the same five can draw more, for a unit bends wherever its weighted input passes zero.",
        |[two, five]| {
            let passes = (-40..40).filter(|n| {
                let z = |n: i32| chain(f64::from(n) / 8.0) - 0.5;
                z(n - 1) * z(n + 1) < 0.0 && z(*n) == 0.0
            });
            two == 2
                && five == 3 + [0.5, 0.25].len()
                && bends(in_two_layers) > bends(five_units)
                && passes.count() == bends(|x| Relu.apply(chain(x) - 0.5)) - 1
        },
    );

    let (weights, threshold) = MOVIE;
    let above = Step {
        at_zero: AtZero::Zero,
    };
    let answers = |times: f64| {
        let unit = Neuron::new(
            weights.map(|w| times * w).to_vec(),
            -times * threshold,
            above,
        );
        binary_inputs(3)
            .map(|x| unit.output(&x))
            .collect::<Vec<_>>()
    };
    let margins = |times: f64| {
        let unit = Neuron::new(
            weights.map(|w| times * w).to_vec(),
            -times * threshold,
            Sigmoid,
        );
        binary_inputs(3)
            .map(|x| (unit.weighted_input(&x), unit.output(&x)))
            .collect::<Vec<_>>()
    };
    p.says(
        "The movie neuron has the weights 4, 2 and 2 and the threshold 3.",
        |[a, b, c, t]| [a.value, b.value, c.value] == weights && t == threshold,
    );
    p.says("You double all four numbers.", |[four]| {
        four == weights.len() + 1 && answers(2.0) == answers(1.0)
    });
    p.says(
        "Nothing, as long as it has a step: every sum is twice as far from the threshold, on the same side.",
        |[twice]| {
            let pairs = margins(1.0).into_iter().zip(margins(2.0));
            answers(2.0) == answers(1.0) && pairs.into_iter().all(|((z, _), (farther, _))| farther == twice.value * z)
        },
    );
    p.says(
        "With a sigmoid every answer comes closer to 0 or to 1.",
        |[low, high]| {
            let distance = |y: f64| (y - low.value).abs().min((y - high.value).abs());
            let mut pairs = margins(1.0).into_iter().zip(margins(2.0));
            pairs.all(|((_, before), (_, after))| distance(after) < distance(before))
                && [low.value, high.value] == [0.0, 1.0]
        },
    );
    p.says(
        "The perceptron rule has gone through the examples a thousand times and still changes its weights.",
        |[rounds]| rounds == worked_examples::neurons_in_detail::perceptron::PASSES,
    );
    p.says(
        "You would know if a round ended with the weights and the bias of an earlier one, for then all repeats, and there is no line.",
        |[]| {
            use worked_examples::neurons_in_detail::perceptron::{task, updates};
            let after = |name: &str, round: usize| {
                let all = updates(&task(name), round);
                let last = all.last().expect("it begins with a mistake");
                (all.len(), last.weights.clone(), last.bias)
            };
            let repeats = |name: &str| {
                (2..20).any(|round| {
                    let at = after(name, round);
                    (1..round).map(|earlier| after(name, earlier)).any(|before| before.0 < at.0 && (before.1, before.2) == (at.1.clone(), at.2))
                })
            };
            repeats("exclusive or") && ["and", "or", "movie"].iter().all(|name| !repeats(name))
        },
    );
    let scaled = |times: f64, z: f64| Sigmoid.apply(times * z);
    p.says(
        "You multiply the weights and the bias of a sigmoid unit by 50.",
        |[times]| times == 50 && scaled(times.value, 0.1) > 0.99,
    );
    p.says("What becomes of an answer that was one half?", |[half]| {
        half == Sigmoid.apply(0.0)
    });
    p.says("It stays one half.", |[half]| half == scaled(50.0, 0.0));
    p.says(
        "The weighted input was 0, and 50 times 0 is 0.",
        |[z, times, zero, product]| {
            Sigmoid.apply(z.value) == 0.5
                && times == 50
                && product.value == times.value * zero.value
                && zero.value == z.value
        },
    );
    p.says(
        "Every other answer comes closer to 0 or to 1.",
        |[low, high]| {
            let gap = |y: f64| (y - low.value).abs().min((y - high.value).abs());
            // And it need not come far.
            [low.value, high.value] == [0.0, 1.0]
                && scaled(50.0, 1e-4) < 0.51
                && [-0.5, -1e-4, 1e-4, 0.25]
                    .iter()
                    .all(|z| gap(scaled(50.0, *z)) < gap(scaled(1.0, *z)))
        },
    );
    p.says(
        r"Which is steeper at zero, $\sigma(4z)$ or tanh?",
        |[times]| times.value * Sigmoid.derivative(0.0) == Tanh.derivative(0.0),
    );
    p.says(
        "The sigmoid has the slope ¼ there, and with $4z$ for $z$ it has 4 times that, which is 1.",
        |[slope, inside, times, one]| {
            slope == Sigmoid.derivative(0.0)
                && inside.value == times.value
                && one == times.value * slope.value
        },
    );
    p.says("That is the slope of tanh at zero.", |[]| {
        Tanh.derivative(0.0) == 4.0 * Sigmoid.derivative(0.0)
    });
    p.says("A ReLU answers 0.", |[answer]| {
        answer == Relu.apply(-2.0) && answer == Relu.apply(0.0)
    });
    p.says(
        "It may be 0 or a thousand below; the answer is the same, and so is what a small nudge does to it, unless it stands at 0 exactly.",
        |[zero, below, corner]| {
            let nudged = |z: f64| Relu.apply(z + 0.1) - Relu.apply(z);
            Relu.apply(zero.value) == Relu.apply(zero.value - below.value)
                && below == 1000
                && nudged(-below.value) == 0.0
                && nudged(-0.5) == 0.0
                && nudged(corner.value) > 0.0
                && zero.value == 0.0
                && corner.value == 0.0
        },
    );
    let leak = LeakyRelu::new(0.01);
    let far = -300.0;
    p.says(
        "The leak of a leaky ReLU has the slope one hundredth, and the weighted input is −300.",
        |[slope, z]| slope == leak.derivative(far) && z == far,
    );
    let change = |nudge: f64| leak.apply(far + nudge) - leak.apply(far);
    p.says("You nudge it upward by 1.", |[nudge]| {
        (change(nudge.value) - 0.01).abs() < 1e-12
    });
    p.says("By one hundredth.", |[answer]| {
        (answer.value - change(1.0)).abs() < 1e-12
    });
    p.says(
        "The depth below zero makes no difference, for the leak is straight.",
        |[]| {
            [-1.0, -30.0, far]
                .into_iter()
                .all(|z| leak.derivative(z) == 0.01)
        },
    );
    p.says(
        "It is tempting to expect that 300 below is too far to be heard.",
        |[below]| below == -far && change(1.0) > 0.0,
    );
}

fn the_programs(p: &mut Facts) {
    let code = p.rust();
    p.says(
        r"Five friends have written the slope of tanh, each with $a$ for $\tanh z$:",
        |[friends]| friends == five(0.0).len(),
    );
    let z = 0.4;
    let a = Tanh.apply(z);
    p.says("| Ada | $1 - a$ |", |[one]| one.value - a == five(z)[0]);
    p.says("| Ben | $1 - a^2$ |", |[one, power]| {
        one.value - a.powf(power.value) == five(z)[1]
    });
    p.says("| Cleo | $1 - z^2$ |", |[one, power]| {
        (one.value - z.powf(power.value) - five(z)[2]).abs() < 1e-15
    });
    p.says("| Dan | $a(1 - a)$ |", |[one]| {
        a * (one.value - a) == five(z)[3]
    });
    p.says("| Eve | $1 + a^2$ |", |[one, power]| {
        one.value + a.powf(power.value) == five(z)[4]
    });
    p.says(
        "All of them test at $z = 0$, where the slope is 1, and four are content.",
        |[z, slope, content]| {
            slope == Tanh.derivative(z.value)
                && content == right(z.value).iter().filter(|right| **right).count()
        },
    );
    p.formula("z = 0", &[Point::new().number("z", 0.0)]);
    p.says("Ben.", |[]| {
        right(0.5) == [false, true, false, false, false]
    });
    p.says(
        "At zero $a$ is 0 as well, so Ada, Cleo and Eve have 1 there, too; only Dan's formula gives 0, and Dan looks again.",
        |[a, one, wrong]| {
            let told = five(0.0);
            a == Tanh.apply(0.0)
                && [0, 2, 4].into_iter().all(|friend| one == told[friend])
                && wrong == told[3]
        },
    );
    p.says(
        "Test where nothing is 0 and nothing is 1, and measure.",
        |[none, all]| {
            let (z, a) = (0.5, Tanh.apply(0.5));
            [none.value, all.value] == [0.0, 1.0]
                && [z, a]
                    .iter()
                    .all(|value| *value != none.value && *value != all.value)
                && code.contains("right(0.5)")
        },
    );
    p.says(
        "The sigmoid stays above its axis and below one unit, and at zero it is half a unit high.",
        |[half]| {
            let height = |z: f64| Sigmoid.apply(z);
            drawn().all(|z| height(z) > 0.0 && height(z) < 1.0)
                && half == height(0.0)
                && drawn().any(|z| height(z) > 0.98)
        },
    );
    p.says(
        "Wherever the line of a function is level, the line of its slope lies on the axis.",
        |[]| {
            let functions: [&dyn Differentiable; 4] =
                [&Sigmoid, &Tanh, &Relu, &LeakyRelu::new(0.1)];
            let level = |phi: &dyn Differentiable, z: f64| phi.apply(z - 0.1) == phi.apply(z);
            functions.iter().all(|phi| {
                drawn()
                    .filter(|z| level(*phi, *z))
                    .all(|z| phi.derivative(z) == 0.0)
            }) && drawn().filter(|z| level(&Relu, *z)).count() > 30
        },
    );
    p.says("One line of a ReLU has a corner at zero.", |[]| {
        let corner =
            |z: f64| (Relu.apply(z + 0.1) - 2.0 * Relu.apply(z) + Relu.apply(z - 0.1)).abs() > 1e-9;
        drawn().all(|z| corner(z) == (z.abs() < 0.05))
    });
    p.says(
        "The other is level on both sides of it, and on the right one unit higher.",
        |[]| {
            let side =
                |is_right: bool| drawn().filter(move |z| z.abs() > 0.05 && (*z > 0.0) == is_right);
            side(false).all(|z| Relu.derivative(z) == 0.0)
                && side(true).all(|z| Relu.derivative(z) == 1.0)
        },
    );
    p.says(
        "The slope jumps there, but a polyline joins its points, so from the last point on the left side to the first on the right it draws a ramp.",
        |[]| {
            // Of each two points beside each other only the last level one and the first of the right differ in height.
            let points: Vec<f64> = drawn().collect();
            let ramps = points.windows(2).filter(|pair| Relu.derivative(pair[0]) != Relu.derivative(pair[1]));
            let ramps: Vec<&[f64]> = ramps.collect();
            code.contains("<polyline points")
                && ramps.len() == 1
                && ramps[0][1] > 0.0
                && points.iter().filter(|z| **z > ramps[0][0] && **z < ramps[0][1]).count() == 0
        },
    );
    p.says(
        r##"www.w3.org/2000/svg" viewBox="0 0 400 1000">"#);"##,
        |[year, left, top, width, height]| {
            // Four functions, each with room for two units up and down.
            let rows = [
                &Sigmoid as &dyn Differentiable,
                &Tanh,
                &Relu,
                &LeakyRelu::new(0.1),
            ]
            .len();
            year == 2000
                && [left.value, top.value] == [0.0, 0.0]
                && width.value == 50.0 * (4.0 - -4.0)
                && height.value == 250.0 * rows as f64
        },
    );
    p.says("the sigmoid, half a unit above its axis", |[half]| {
        let height = 200.0 - 50.0 * Sigmoid.apply(0.0);
        half == Sigmoid.apply(0.0) && code.contains(&format!("\"200,{height} \""))
    });
    p.says(
        "To go on: mark where the slope is less than a hundredth, draw a function of your own, or put two of them over one another.",
        |[part, two]| {
            part.holds(Sigmoid.derivative(6.0)) && !part.holds(Sigmoid.derivative(3.0)) && part.value == 0.01 && two == 2
        },
    );
}
