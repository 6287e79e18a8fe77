//! Why can a step not be trained?

use activations::{Activation, Relu, Step};
use manuscript::facts::{Facts, Quantity};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::neurons_in_detail::perceptron::{TASKS, perceptron_rule};
use worked_examples::neurons_in_detail::printed_programs::{
    STAIRS, STAIRS_AT, plt_step, staircase,
};

/// The unit of the first program: its bias, the weight it starts with, and the rate.
const BIAS: f64 = -4.0;
const START: f64 = 3.0;
const RATE: f64 = 0.5;

/// Its nudge, and that of an exercise.
const NUDGE: f64 = 1e-3;
const LARGE: f64 = 2.0;

/// What the unit is to answer to an input.
type Example = (f64, f64);
const FIRE: Example = (1.0, 1.0);
const SILENT: Example = (0.75, 0.0);

/// Half the squares of the errors.
fn loss(w: f64, examples: &[Example]) -> f64 {
    let unit = Neuron::new(array![w], BIAS, Step::default());
    let error = |(x, wanted): &Example| unit.output(&array![*x]) - wanted;
    examples
        .iter()
        .map(|example| 0.5 * error(example).powi(2))
        .sum()
}

/// The slope of the loss as a nudge to both sides finds it.
fn slope(w: f64, nudge: f64, examples: &[Example]) -> f64 {
    (loss(w + nudge, examples) - loss(w - nudge, examples)) / (2.0 * nudge)
}

/// The weights on the way of a thousand steps.
fn walk(nudge: f64, examples: &[Example]) -> Vec<f64> {
    let mut weights = vec![START];
    for epoch in 0..1000 {
        let w = weights[epoch];
        weights.push(w - RATE * slope(w, nudge, examples));
    }
    weights
}

fn end(nudge: f64, examples: &[Example]) -> f64 {
    walk(nudge, examples)[1000]
}

/// The height of matplotlib's staircase through some points, between two of them: that of the later one.
fn drawn(points: &[(f64, f64)], x: f64) -> f64 {
    let next = points.iter().find(|(at, _)| x <= *at);
    next.map_or(f64::NAN, |(_, height)| *height)
}

/// Where the drawing through some points leaves 0, to a hundredth.
fn jump(points: &[(f64, f64)]) -> f64 {
    let grid = (-99..=100).map(|i| f64::from(i) / 100.0);
    let mut low = grid.filter(|x| drawn(points, *x) == 0.0);
    low.next_back().unwrap_or(-1.0)
}

pub(crate) fn facts(p: &mut Facts) {
    let step = Step::default();
    let code = p.rust();
    assert!(
        code.contains("array![w], -4.0, Step::default()")
            && code.contains("(3.0, 1e-3)")
            && code.contains("w -= 0.5 * slope"),
        "the first program is another than that of the facts"
    );
    p.says(
        "Start at w = 3, where the unit is silent but ought to fire. Look in both directions.",
        |[w]| w == START && loss(START, &[FIRE]) > 0.0,
    );
    p.says("a thousand lessons, nothing learned", |[steps]| {
        let weights = walk(NUDGE, &[FIRE]);
        weights.len() == steps.n() + 1 && weights.iter().all(|w| *w == START)
    });
    p.says(
        "The answer is wrong before and wrong after, and as wrong to the left as to the right.",
        |[]| {
            let around = [START - NUDGE, START, START + NUDGE].map(|w| loss(w, &[FIRE]));
            around.iter().all(|loss| *loss == around[0] && *loss > 0.0)
        },
    );
    p.says(
        "The unit needs a weight of 4, and nothing near 3 says so.",
        |[needed, start]| {
            start == START
                && loss(needed.value, &[FIRE]) == 0.0
                && loss(needed.value - 1e-9, &[FIRE]) > 0.0
                && (1..900).all(|i| slope(START, f64::from(i) / 1000.0, &[FIRE]) == 0.0)
        },
    );
    let quotient = |z: f64, h: f64| (step.apply(z + h) - step.apply(z - h)) / (2.0 * h);
    p.says(
        "That is what the Notebook means when it says that the step cannot be used with methods based on gradients: its derivative is 0, except at zero, where it has none.",
        |[derivative]| {
            (-400..=400).filter(|i| *i != 0).all(|i| derivative == quotient(f64::from(i) / 100.0, 1e-3))
                // At zero the quotient grows without end.
                && quotient(0.0, 1e-6) > 1e5
                && quotient(0.0, 1e-9) > 1e8
        },
    );
    p.says(
        "So has ReLU: it has a kink at one place, and a slope to learn from at others.",
        |[]| {
            let slope = |z: f64| (Relu.apply(z + 1e-3) - Relu.apply(z - 1e-3)) / 2e-3;
            let levels: Vec<f64> = (-400..=400).map(|i| slope(f64::from(i) / 100.0)).collect();
            let kinks = levels
                .iter()
                .filter(|slope| (0.1..0.9).contains(*slope))
                .count();
            kinks == 1 && levels.iter().any(|slope| (slope - 1.0).abs() < 1e-9)
        },
    );
    p.says(
        "The step, whose slope is nowhere anything but 0, has one.",
        |[slope]| {
            (-400..=400)
                .filter(|i| *i != 0)
                .all(|i| slope == quotient(f64::from(i) / 100.0, 1e-3))
        },
    );
    let learned = perceptron_rule(&TASKS);
    p.says(
        "The perceptron learns with it by [a rule that needs no slope](../understanding-activations/can-it-learn.md): *and* took it {{#number perceptron_rule.rows.0.updates}} corrections.",
        |[corrections]| {
            let and = &learned.rows[0];
            and.task == "and"
                && corrections == and.updates
                && and.learned == "yes"
                && and.outputs == TASKS[0].2
        },
    );
    let rows = plt_step(&STAIRS_AT).rows;
    p.says(
        "This one climbs to {{#number plt_step.rows.6.staircase}}.",
        |[top]| {
            let mut heights: Vec<f64> = rows.iter().map(|row| row.staircase).collect();
            heights.dedup();
            top == staircase(STAIRS[3].0)
                && heights == STAIRS.map(|(_, y)| y)
                && rows.iter().all(|row| row.heaviside == 1.0)
        },
    );
    let recorded = p.book().claims().expect("readable claims");
    let program = recorded
        .claims
        .iter()
        .find(|claim| claim.id.get_ref() == "S2-22");
    for words in program.iter().flat_map(|claim| &claim.words) {
        p.shows(words.get_ref());
    }
    p.figure("plt-step", &[]);
    p.says(
        "The staircase has 3 steps and climbs to 3, because its points lie on a straight line, here dotted.",
        |[steps, top]| {
            let straight = STAIRS.windows(2).all(|pair| pair[1].1 - pair[0].1 == pair[1].0 - pair[0].0);
            steps == STAIRS.len() - 1 && top == STAIRS[3].1 && straight
        },
    );
    p.says(
        "The step function has one jump, at 0, and two values, 0 and 1.",
        |[at, _, low, high]| {
            (1..400)
                .map(|i| f64::from(i) / 100.0)
                .all(|z| low == step.apply(at.value - z) && high == step.apply(at.value + z))
        },
    );

    // The exercises.
    let notices = |w: f64| slope(w, NUDGE, &[FIRE]) != 0.0;
    p.input("would a nudge of §", &[NUDGE]);
    let border = -BIAS;
    p.says(
        "The two nudged weights must lie on both sides of the jump, which is at 4.",
        |[_, at]| {
            at == border && loss(border, &[FIRE]) == 0.0 && loss(border - 1e-9, &[FIRE]) > 0.0
        },
    );
    p.says(
        "So the start must lie closer to 4 than a thousandth (or exactly that far below it, since our step is 1 at zero).",
        |[at, nudge, one]| {
            nudge.value == NUDGE
                && one == step.apply(0.0)
                && (-3000..3000).map(|i| f64::from(i) / 1e6 + 5e-7).all(|off| {
                    notices(at.value + off) == (off.abs() < nudge.value)
                })
        },
    );
    p.says(
        "The loss falls by ½ over a distance of 1/500, a slope of −250, and with the rate ½ the weight is thrown up by 125.",
        |[fall, distance, steepness, rate, thrown]| {
            let found = slope(border, NUDGE, &[FIRE]);
            fall == loss(START, &[FIRE])
                && distance == 2.0 * NUDGE
                && (steepness.value - found).abs() < 1e-9
                && rate == RATE
                && (thrown.value + RATE * found).abs() < 1e-9
        },
    );
    p.input("Make the nudge larger, § say", &[LARGE]);
    p.says(
        "From 3, the nudged weights are 1 and 5, with the jump between them, so the slope is −1/8 and the weight rises by 1/16.",
        |[from, low, high, steepness, rise]| {
            from == START
                && low == START - LARGE
                && high == START + LARGE
                && steepness == slope(START, LARGE, &[FIRE])
                && rise == walk(LARGE, &[FIRE])[1] - START
        },
    );
    p.says(
        "It rises until both nudged weights are past the jump, and stops at 6, which is 2 further than was needed.",
        |[stop, further]| {
            stop == end(LARGE, &[FIRE])
                && further == end(LARGE, &[FIRE]) - border
                && loss(stop.value - LARGE, &[FIRE]) == 0.0
        },
    );
    p.says(
        "Let the unit fire for the input 1 and be silent for ¾.",
        |[fire, silent]| fire == FIRE.0 && silent == SILENT.0,
    );
    let both = [FIRE, SILENT];
    p.says(
        "Then the weight must be at least 4 and below 16/3, and a nudge of 2 jumps across all of that:",
        |[least, below, nudge]| {
            let right = |w: f64| loss(w, &both) == 0.0;
            let bounds = |from: &Quantity, to: &Quantity, w: f64| from.holds(w) && to.holds(w);
            nudge == LARGE
                && (0..1000).map(|i| f64::from(i) / 100.0 + 0.001).all(|w| right(w) == bounds(&least, &below, w))
                && right(least.value)
                && (below.value - border / SILENT.0).abs() < 1e-12
                && 2.0 * nudge.value > below.value - least.value
                && loss(end(LARGE, &both), &both) > 0.0
        },
    );
    p.says("stuck below 4", |[needed]| {
        needed.value == border
            && needed.holds(end(LARGE, &both))
            && end(LARGE, &both) < border
            && slope(end(LARGE, &both), LARGE, &both) == 0.0
    });
    let points = [(-1.0, 0.0), (0.0, 0.0), (1.0, 1.0)];
    p.says(
        "So the jump must be at a point of height 0 that is followed by one of height 1: `plt.step([-1, 0, 1], [0, 0, 1])`.",
        |[low, high, x1, x2, x3, y1, y2, y3]| {
            // In code, the minus stands apart from its number.
            let given = [(-x1.value.abs(), y1), (x2.value, y2), (x3.value, y3)];
            let given = given.map(|(x, y)| (x, y.value));
            given == points
                && low == points[1].1
                && high == points[2].1
                && jump(&given) == 0.0
                && STAIRS.windows(2).all(|pair| {
                    let middle = (pair[0].0 + pair[1].0) / 2.0;
                    drawn(&STAIRS, middle) == staircase(middle)
                })
        },
    );
    p.says(
        "With the two points (−1, 0) and (1, 1) alone, it would jump at −1.",
        |[_, x1, y1, x2, y2, at]| {
            let alone = [(x1.value, y1.value), (x2.value, y2.value)];
            alone == [points[0], points[2]] && at == jump(&alone)
        },
    );
}
