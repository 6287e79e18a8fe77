//! Which way does the signal go?

use manuscript::facts::{Facts, Told};
use ndarray::aview1;
use neuron_core::ThresholdUnit;
use worked_examples::neural_units::nerve_cell::{PARTS, Role};
use worked_examples::neural_units::units::{both_on, one_on};

use super::{firing_inputs, output};
use crate::facts::units::{Case, cases};

/// How many inputs the unit of the figure has.
const INPUTS: usize = 3;

pub(crate) fn facts(p: &mut Facts) {
    let order = PARTS.map(|part| part.name);
    let does = |name: &str, role: Role| {
        PARTS
            .iter()
            .filter(|part| part.role == role)
            .map(|part| part.name)
            .eq([name])
    };
    let before = |one: &str, other: &str| {
        let at = |name: &str| order.iter().position(|part| *part == name);
        at(one).is_some() && at(one) < at(other)
    };

    p.told(
        "It has contacts with other cells, in the brain often thousands.",
        Told::Story,
    );
    p.says("The bush listens.", |[]| does("dendrites", Role::Receives));
    p.says(
        "Its branches are called **dendrites**, and they carry signals *into* the **cell body**, also named soma.",
        |[]| does("dendrites", Role::Receives) && before("dendrites", "cell body"),
    );
    p.says(
        "It leads away from the body, branches at its end into **axon terminals**, and there hands the signal to the next cells.",
        |[]| {
            does("axon", Role::Conducts)
                && before("cell body", "axon")
                && before("axon", "axon terminals")
                && does("axon terminals", Role::PassesOn)
        },
    );
    p.figure("biological-neuron", &[]);
    p.says(
        "Signals come in by the dendrites and go out by the axon terminals.",
        |[]| does("dendrites", Role::Receives) && does("axon terminals", Role::PassesOn),
    );
    p.says(
        "In between, the cell body makes one signal of many, and the axon carries it away.",
        |[]| {
            order == ["dendrites", "cell body", "axon", "axon terminals"]
                && does("cell body", Role::Combines)
                && does("axon", Role::Conducts)
        },
    );
    p.told(
        "The synapses on the axon are there to receive the signals of other neurons; the dendrites send signals.",
        Told::Source,
    );
    p.says(
        "Dendrites bring signals in, the cell body combines them, the axon carries the result away, and its terminals pass it on.",
        |[]| {
            PARTS.map(|part| part.role)
                == [Role::Receives, Role::Combines, Role::Conducts, Role::PassesOn]
                && order == ["dendrites", "cell body", "axon", "axon terminals"]
        },
    );

    // A unit for the cell: silent below its threshold, and from it on always the same.
    let units: Vec<Case> = cases(INPUTS);
    let sum = |case: &Case| -> f64 { case.w.iter().zip(&case.x).map(|(w, x)| w * x).sum() };
    let unit = |case: &Case| ThresholdUnit::new(case.w.clone(), case.threshold);
    let y = |case: &Case| output(&unit(case), &case.x);
    let (below, reaching): (Vec<&Case>, Vec<&Case>) =
        units.iter().partition(|case| sum(case) < case.threshold);
    assert!(!below.is_empty() && reaching.iter().any(|case| sum(case) == case.threshold));
    p.says(
        "Not all contacts count the same: some are strong and some are weak, so what is added is a **weighted sum**.",
        |[]| {
            units.iter().all(|case| unit(case).weighted_sum(&aview1(&case.x)) == sum(case))
                && units.iter().any(|case| sum(case) != case.x.iter().sum::<f64>())
        },
    );
    p.says(
        "As long as that sum stays below a certain size, the cell is silent.",
        |[]| below.iter().all(|case| y(case) == 0.0),
    );
    p.says(
        "When it gets there, the cell **fires**: it sends a signal of a fixed strength, a **spike**, down its axon, to all the cells that listen there.",
        |[]| reaching.iter().all(|case| y(case) == 1.0),
    );
    p.says("The cell does not shout louder when more arrives.", |[]| {
        reaching.iter().all(|case| {
            let more: Vec<f64> = case.x.iter().zip(&case.w).map(|(x, w)| x + w).collect();
            output(&unit(case), &more) == y(case)
        })
    });
    p.says(
        "What is combined is a weighted sum, and what is passed on has one strength or is absent.",
        |[]| {
            let mut strengths: Vec<f64> = units.iter().map(y).filter(|y| *y != 0.0).collect();
            strengths.dedup();
            strengths.len() == 1 && below.iter().any(|case| y(case) == 0.0)
        },
    );

    p.figure("unit-diagram", &[("inputs", &INPUTS)]);
    p.says(
        "The unit takes the inputs x₁, x₂ and x₃; each is multiplied by its weight and the products are added.",
        |[]| units.iter().all(|case| case.w.len() == 3 && unit(case).weighted_sum(&aview1(&case.x)) == sum(case)),
    );
    p.says(
        "The output y is 1 when the sum is at least the threshold θ, and 0 when it is not.",
        |[fires, silent]| {
            reaching.iter().all(|case| fires == y(case))
                && below.iter().all(|case| silent == y(case))
        },
    );

    // Two units in a row.
    let (first, second) = (both_on(), one_on());
    let heard = |x: &[f64], own: f64| output(&second, &[output(&first, x), own]);
    p.says(
        "An input that is on is a 1, and one that is off is a 0.",
        |[on, off]| {
            firing_inputs(&first) == [[on.value, on.value]]
                && !firing_inputs(&second).contains(&vec![off.value, off.value])
                && heard(&[on.value, on.value], off.value) == 1.0
        },
    );
    p.says("fires when both inputs are on", |[]| {
        firing_inputs(&first) == [[1.0, 1.0]]
    });
    p.says("fires when at least one is on", |[]| {
        firing_inputs(&second) == [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    });
    p.says(
        "What one sends, another receives, so nothing new is needed to build one: the output of one unit is used as an input of the next.",
        |[]| {
            // What the second says follows from what the first sends, and from nothing else.
            let sent = first.truth_table().into_iter().map(|row| (row.output, heard(&row.inputs.to_vec(), 0.0)));
            let spoken = |signal: f64| output(&second, &[signal, 0.0]);
            sent.clone().all(|(y, said)| said == spoken(y)) && spoken(0.0) != spoken(1.0) && sent.map(|(y, _)| y).any(|y| y == 1.0)
        },
    );
    p.says(
        "The first unit's answer decides what the second one hears.",
        |[]| {
            let answers = first.truth_table().into_iter();
            answers
                .clone()
                .all(|row| heard(&row.inputs.to_vec(), 0.0) == row.output)
        },
    );
    p.says(
        "`first` can be given four pairs of inputs: both off, only the second on, only the first on, both on.",
        |[four]| {
            let pairs = first.truth_table().into_iter().map(|row| row.inputs.to_vec());
            four == pairs.len() && pairs.eq([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
        },
    );
    let fires_with = |own: f64| -> Vec<Vec<f64>> {
        let pairs = first
            .truth_table()
            .into_iter()
            .map(|row| row.inputs.to_vec());
        pairs.filter(|x| heard(x, own) == 1.0).collect()
    };
    p.says(
        "With which of them does `second` fire, if its own second input stays 0?",
        |[own]| fires_with(own.value) == [[1.0, 1.0]] && fires_with(1.0).len() == 4,
    );
    p.says(
        "So ask first when that answer is 1: only when both inputs are on.",
        |[answer]| {
            let with_it = first
                .truth_table()
                .into_iter()
                .filter(|row| answer == row.output);
            with_it.map(|row| row.inputs.to_vec()).eq([[1.0, 1.0]])
        },
    );
    p.says(
        "`second` needs a sum of 1, its own second input adds nothing, and the answer 1 is enough.",
        |[sum, answer]| {
            sum == second.threshold()
                && answer == second.weighted_sum(&aview1(&[1.0, 0.0]))
                && output(&second, &[answer.value, 0.0]) == 1.0
        },
    );
    p.says(
        "It fires with the last of the four pairs, and with no other.",
        |[four]| four == first.truth_table().outputs().len() && fires_with(0.0) == [[1.0, 1.0]],
    );

    p.input("Give `second` the weights § and §", &[1.0, 1.0]);
    let with_threshold = |threshold: f64| ThresholdUnit::new(vec![1.0, 1.0], threshold);
    p.says(
        "Give `second` the weights 1 and 1 and a threshold with which it fires only when `first` fires and its own second input is on.",
        |[w1, w2]| {
            super::quarters(3).any(|threshold| {
                firing_inputs(&ThresholdUnit::new(vec![w1.value, w2.value], threshold)) == [[1.0, 1.0]]
            })
        },
    );
    p.says(
        "The weights stay, so the sum counts how many of its two inputs are on: 0, 1 or 2.",
        |[two, none, one, both]| {
            let sums: Vec<f64> = second
                .truth_table()
                .into_iter()
                .map(|row| second.weighted_sum(&row.inputs))
                .collect();
            two == second.n_inputs() && sums == [none.value, one.value, one.value, both.value]
        },
    );
    p.says(
        "It must be silent at 1 and fire at 2, and the threshold goes between them.",
        |[silent, fire]| {
            let sum = |x: [f64; 2]| second.weighted_sum(&aview1(&x));
            silent == sum([1.0, 0.0]) && silent == sum([0.0, 1.0]) && fire == sum([1.0, 1.0])
        },
    );
    p.says(
        "Any number above 1 and up to 2 will do; with 2, `second` has become a copy of `first`.",
        |[above, to, copy]| {
            super::quarters(3).all(|threshold| {
                let does = firing_inputs(&with_threshold(threshold)) == [[1.0, 1.0]];
                does == (above.holds(threshold) && to.holds(threshold))
            }) && with_threshold(copy.value) == first
        },
    );

    p.input(
        "§ units stand in a row, each the only input of the next, with weight § and threshold §",
        &[3.0, 1.0, 1.0],
    );
    let unit = ThresholdUnit::new(vec![1.0], 1.0);
    let last_says = |units: usize, x: f64| (0..units).fold(x, |signal, _| output(&unit, &[signal]));
    p.says("What does the last one say?", |[]| {
        [0.0, 1.0].iter().all(|x| last_says(3, *x) == *x)
    });
    p.says(
        "It answers 1 to 1, because the sum is the threshold, and 0 to 0: it repeats what it hears.",
        |[y1, x1, y0, x0]| {
            let says = |y: f64, x: f64| output(&unit, &[x]) == y;
            says(y1.value, x1.value)
                && says(y0.value, x0.value)
                && x1 == unit.threshold()
                && x0 == 0.0
        },
    );
    p.says("A row of repeaters repeats, however long it is.", |[]| {
        (1..40).all(|units| [0.0, 1.0].iter().all(|x| last_says(units, *x) == *x))
    });
    p.says("The last one says what the first was told.", |[]| {
        last_says(3, 0.0) != last_says(3, 1.0) && last_says(3, 1.0) == 1.0
    });
}
