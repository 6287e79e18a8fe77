//! Where does the fuzziness come from?

use activations::{Activation, Relu, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::neurons_in_detail::fuzziness::{
    BIAS, COUNTS, LARGE_INPUT, SMALL_INPUT, WEIGHTS, fuzziness, large_input, on_paper, small_inputs,
};

/// The units of the chain: two weights and a bias each.
const KEEN: ([f64; 2], f64) = ([4.0, 4.0], -6.0);
const EASY: ([f64; 2], f64) = ([4.0, 4.0], -2.0);
const GROUP: ([f64; 2], f64) = ([3.0, 3.0], -3.0);

/// The inputs of the chain that the page compares.
const CASES: [[f64; 2]; 3] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]];

fn z((weights, bias): ([f64; 2], f64), x: [f64; 2]) -> f64 {
    Neuron::new(weights.to_vec(), bias, Sigmoid).weighted_input(&array![x[0], x[1]])
}

/// What the first two units of the chain answer.
fn hidden(phi: &dyn Activation, x: [f64; 2]) -> [f64; 2] {
    [KEEN, EASY].map(|unit| phi.apply(z(unit, x)))
}

/// What the chain answers in each of the cases.
fn goes(phi: &dyn Activation) -> [f64; 3] {
    CASES.map(|x| phi.apply(z(GROUP, hidden(phi, x))))
}

/// `n` inputs of 0.3 on paper, in tenths.
fn tenths(n: f64) -> f64 {
    n * (10.0 * SMALL_INPUT).round()
}

pub(crate) fn facts(p: &mut Facts) {
    p.told("Three friends want to go out.", Told::Story);
    p.says("It gives three rules.", |[three]| three == 3);
    p.says(
        "Let each of several inputs be 0.3, give all of them the weight 1 and the unit the bias −3, and add inputs until something happens.",
        |[input, weight, bias]| {
            let row = small_inputs(4);
            input == SMALL_INPUT && bias == BIAS && (row.z - (4.0 * weight.value * input.value + bias.value)).abs() < 1e-12
        },
    );
    let rows = fuzziness(&COUNTS).rows;
    let step = COUNTS[1] - COUNTS[0];
    let all_steps = COUNTS.windows(2).all(|pair| pair[1] - pair[0] == step);
    p.says(
        "Before you read on: which will notice four more inputs, a unit with a step or a unit with a sigmoid?",
        |[four]| four == step && all_steps,
    );
    p.table(
        "fuzziness.rows",
        &[
            ("inputs", "inputs of 0.3"),
            ("sum.3", "sum"),
            ("z.3", "$z$"),
            ("step", "step"),
            ("sigmoid.4", "sigmoid"),
        ],
        &Point::new(),
    );
    let changes = rows
        .windows(2)
        .filter(|pair| pair[0].step != pair[1].step)
        .count();
    let rises = rows.is_sorted_by(|a, b| a.sigmoid < b.sigmoid);
    p.says(
        "Many small inputs and one bias: from row to row the step changes its answer once, the sigmoid each time.",
        |[]| {
            // A sum of tenths is rounded again and again: the table shows it to three digits.
            let paper = rows.iter().all(|row| (row.sum - tenths(row.inputs as f64) / 10.0).abs() < 1e-13);
            paper && changes == 1 && rises
        },
    );
    let step_on_paper = |n: u32| Step::default().apply(on_paper(n));
    p.figure("many-small-inputs", &[]);
    p.says(
        "The step hears of one input only, number 10, and answers as before to all the others.",
        |[number]| {
            (1..=20).all(|n| (step_on_paper(n) != step_on_paper(n - 1)) == (number == f64::from(n)))
        },
    );
    p.says(
        "The sigmoid takes a little notice of each, and rises from 0.05 with none to 0.95 with 20.",
        |[low, high, most]| {
            let [none, all] = [0.0, most.value].map(|n| Sigmoid.apply(tenths(n) / 10.0 + BIAS));
            low.holds(none)
                && high.holds(all)
                && (1..=20).all(|n| Sigmoid.apply(on_paper(n)) > Sigmoid.apply(on_paper(n - 1)))
                && COUNTS.last() == Some(&most.n())
        },
    );
    p.says(
        "For most of its way the step does not care whether four more are a little keen.",
        |[four]| four == step && 2 * changes < rows.len() - 1,
    );
    p.says("The sigmoid does, everywhere.", |[]| {
        (0..40).all(|n| small_inputs(n).sigmoid < small_inputs(n + 4).sigmoid)
    });
    p.says(
        "That is the whole of the fuzziness: a sum, in which many small things and one large thing can weigh the same, and a function that keeps degrees.",
        |[]| {
            let unit = Neuron::new(Array1::ones(10), BIAS, Sigmoid);
            let mut one = Array1::zeros(10);
            one[0] = 3.0;
            (unit.output(&one) - small_inputs(10).sigmoid).abs() < 1e-15
        },
    );

    // The chain.
    p.says(
        "The chain here has two links: two units that answer by degrees, and one that listens to them.",
        |[links, two]| {
            links == [vec![KEEN, EASY], vec![GROUP]].len()
                && two == [KEEN, EASY].len()
                && two == GROUP.0.len()
        },
    );
    let code = p.rust();
    for (name, (weights, bias)) in [("keen", KEEN), ("easy", EASY), ("group", GROUP)] {
        let made = format!("let {name} = Neuron::new(array!{weights:?}, {bias:?}, Sigmoid);");
        assert!(
            code.contains(&made),
            "the snippet has another unit `{name}` than its facts"
        );
    }
    let fires = |unit, x| Step::default().apply(z(unit, x)) == 1.0;
    p.says("wants both", |[]| {
        CASES.iter().all(|x| fires(KEEN, *x) == (*x == [1.0, 1.0]))
    });
    p.says("one is enough", |[]| {
        CASES.iter().all(|x| fires(EASY, *x) == (*x != [0.0, 0.0]))
    });
    p.says(
        "The output of the first two is a degree, the third weighs degrees, and what it answers is a degree again.",
        |[_]| {
            let degree = |y: f64| y > 0.0 && y < 1.0;
            CASES.iter().all(|x| hidden(&Sigmoid, *x).into_iter().all(degree))
                && goes(&Sigmoid).into_iter().all(degree)
        },
    );
    p.says(
        "Such a function passes a small change on, and our chain of them passes it on to the end.",
        |[]| {
            let end = |phi: &dyn Activation, x: [f64; 2]| phi.apply(z(GROUP, hidden(phi, x)));
            let nudged = |phi: &dyn Activation| {
                let moved = |[x1, x2]: &[f64; 2]| end(phi, [x1 + 0.01, *x2]) > end(phi, [*x1, *x2]);
                CASES.iter().filter(|x| moved(x)).count()
            };
            // A ReLU has no jump either, but it does not rise everywhere.
            nudged(&Sigmoid) == CASES.len()
                && nudged(&Step::default()) == 0
                && nudged(&Relu) < CASES.len()
        },
    );

    // What the source says.
    let half = Sigmoid.apply(0.0);
    let large = large_input(&WEIGHTS, LARGE_INPUT).rows;
    p.says(
        "The three rules of the Notebook speak of inputs and forget the weights.",
        |[three]| three == 3,
    );
    p.table(
        "large_input.rows",
        &[
            ("w", "$w$"),
            ("x", "$x$"),
            ("z", "$z$"),
            ("y.3", r"$\sigma(z)$"),
        ],
        &Point::new().function(r"\sigma", |z| Sigmoid.apply(z[0])),
    );
    p.says(
        "But a weight can be [negative](../building-a-neuron/bias.md), and then a large input makes a small output:",
        |[]| large[0].y > 0.99 && large[1].w < 0.0 && large[1].y < 0.01,
    );
    p.says("The same input, two weights.", |[two]| {
        two == large.len() && large[0].x == large[1].x && large[0].w != large[1].w
    });
    p.says(
        "Of weighted inputs the rules are true, for a sigmoid, if small and large mean less and more than −b: the larger $z$, the larger the output.",
        |[]| {
            let tenths = || (-300..300).map(|tenth| f64::from(tenth) / 10.0);
            let as_told = |sum: f64, bias: f64| (Sigmoid.apply(sum + bias) > half) == (sum > -bias);
            tenths().all(|z| Sigmoid.apply(z) < Sigmoid.apply(z + 0.1))
                && [-3.0, 0.0, 7.0].iter().all(|bias| tenths().all(|sum| as_told(sum, *bias)))
        },
    );

    // The exercises.
    p.says(
        "How many inputs of 0.3 does the unit above need before its output passes one half?",
        |[input, part]| input == SMALL_INPUT && part == half,
    );
    p.says(
        "Ask first where the output *is* one half: at z = 0, that is, at a sum of 3.",
        |[part, zero, sum]| {
            part == Sigmoid.apply(zero.value) && zero == sum.value + BIAS && sum == -BIAS
        },
    );
    p.says(
        "Ten inputs make 3, so with ten the output reaches one half and does not pass it.",
        |[ten, sum, again, part]| {
            10.0 * sum.value == tenths(ten.value)
                && ten == again
                && part == Sigmoid.apply(tenths(again.value) / 10.0 + BIAS)
        },
    );
    p.says("It takes eleven.", |[eleven]| {
        (0..40).find(|n| Sigmoid.apply(tenths(f64::from(*n)) / 10.0 + BIAS) > half).map(f64::from)
            == Some(eleven.value)
            // The program agrees.
            && (0..40).find(|n| small_inputs(*n).sigmoid > half) == Some(eleven.n())
    });
    p.says(
        "One input of 3 among zeros gives the same $z$ as ten inputs of 0.3.",
        |[one, ten, input]| 10.0 * one.value == tenths(ten.value) && input == SMALL_INPUT,
    );
    p.says(
        "With equal weights $z$ is that weight times the sum of the inputs, plus the bias, and the two sums are equal.",
        |[_]| {
            // Quarters add up exactly.
            let (many, one) = (Array1::from_elem(12, 0.25), array![3.0]);
            [-2.0, 0.5, 1.0, 7.0].iter().all(|w| {
                let z = |x: &Array1<f64>| Neuron::new(Array1::from_elem(x.len(), *w), BIAS, Sigmoid).weighted_input(x);
                z(&many) == w * many.sum() + BIAS && z(&many) == z(&one)
            })
        },
    );
    p.says(
        "(A program rounds when it adds, and may tell them apart by that.",
        |[]| small_inputs(10).step != Step::default().apply(-BIAS + BIAS),
    );
    p.says("Replace the sigmoids in the chain by steps.", |[]| {
        goes(&Sigmoid).is_sorted_by(|a, b| a < b)
    });
    p.says(
        "At (1, 0) the first unit has z = −2 and is silent, and the second has z = 2 and fires.",
        |[x1, x2, keen, easy]| {
            let x = [x1.value, x2.value];
            x == CASES[1]
                && keen == z(KEEN, x)
                && easy == z(EASY, x)
                && !fires(KEEN, x)
                && fires(EASY, x)
        },
    );
    let [ours, other] = [Step::default(), ABOVE].map(|step| goes(&step));
    let border = hidden(&Step::default(), CASES[1]);
    p.says(
        "So the third one has z = 3 − 3 = 0, and stands on its border.",
        |[weight, less, zero]| {
            zero == z(GROUP, border)
                && less == -GROUP.1
                && weight == GROUP.0[1]
                && border == [0.0, 1.0]
        },
    );
    p.says(
        "At (0, 0) it is silent, and at (1, 1) it fires, whatever happens at the border.",
        |[a1, a2, b1, b2]| {
            [[a1.value, a2.value], [b1.value, b2.value]] == [CASES[0], CASES[2]]
                && [ours, other].iter().all(|y| y[0] == 0.0 && y[2] == 1.0)
        },
    );
    p.says(
        "If a step fires at 0, as those of this book do, the answers are 0, 1, 1: the first inequality survives and the second does not.",
        |[zero, a, b, c]| {
            Step::default().apply(zero.value) == 1.0
                && Step::default().apply(zero.value - 1.0) == 0.0
                && zero == 0.0
                && ours == [a.value, b.value, c.value]
                && ours[0] < ours[1]
                && ours[1] == ours[2]
        },
    );
    p.says(
        "If it does not, they are 0, 0, 1, and it is the other way around.",
        |[a, b, c]| {
            other == [a.value, b.value, c.value] && other[0] == other[1] && other[1] < other[2]
        },
    );
    p.says(
        "One of the two is lost in either case, because there are three cases and a step has two answers.",
        |[two, three, answers]| {
            two == CASES.len() - 1
                && three == CASES.len()
                && answers == [0.0, 1.0].len()
                && [ours, other].iter().all(|y| y.windows(2).filter(|pair| pair[0] < pair[1]).count() == 1)
        },
    );
}
