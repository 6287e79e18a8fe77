//! What does the output stand for?

use std::panic::catch_unwind;

use activations::{Activation, Relu, Sigmoid};
use manuscript::facts::{Facts, Point};
use ndarray::{Array1, array};
use neuron_core::{IntegrateAndFire, Neuron, ThresholdUnit};
use worked_examples::building_a_neuron::spikes::NEURON;
use worked_examples::neurons_in_detail::firing_rates::{
    INPUTS, REST, THRESHOLD, firing_rates, rate,
};
use worked_examples::neurons_in_detail::fuzziness::output_is_not_sum;

/// The input of the figure of spikes, and how long it shows the cell.
const INPUT: f64 = 3.0;
const SHOWN: f64 = 6.0;

/// Spikes a second of the cell of an exercise.
const HIGHEST: f64 = 100.0;

fn spikes(input: f64, duration: f64) -> usize {
    let moments = NEURON.run(input, duration);
    moments.iter().filter(|moment| moment.output == 1.0).count()
}

/// The fewest spikes and the most in a stretch of time that begins anywhere, at a share of the highest rate.
fn counts(share: f64, time: f64) -> [usize; 2] {
    let rate = (share * HIGHEST).round();
    // Of spikes at 0, 1, 2, … those from the beginning on that come before the end.
    let spikes =
        |begin: f64| ((begin + time * rate - 1e-9).ceil() - (begin - 1e-9).ceil()) as usize;
    let all = || (0..1000).map(|part| spikes(f64::from(part) / 1000.0));
    [all().min(), all().max()].map(|count| count.expect("there are some"))
}

pub(crate) fn facts(p: &mut Facts) {
    let share = 6.0 / 10.0;
    p.input("say, §", &[share]);
    p.says("Six tenths of what?", |[six]| six == share);
    p.figure("spikes", &[("input", &INPUT)]);
    p.says(
        "With input 3 there are 14 spikes; with twice that input there are 32 spikes, in the same time and no higher.",
        |[input, weak, twice, strong]| {
            let height = |input: f64| {
                NEURON.run(input, SHOWN).iter().map(|moment| moment.output).fold(0.0, f64::max)
            };
            input == INPUT
                && weak == spikes(INPUT, SHOWN)
                && strong == spikes(twice.value * INPUT, SHOWN)
                && height(INPUT) == height(twice.value * INPUT)
        },
    );
    p.says(
        "So six tenths means: six tenths of the highest rate.",
        |[a, b]| a == share && b == share,
    );

    // What the formulas say, the cell does when it is run.
    let runs_as_told = |input: f64| {
        let (duration, told) = (200.0, rate(input, NEURON.threshold, 0.0));
        // The cell fires at the end of a step of time.
        (spikes(input, duration) as f64 / duration - told).abs() < 0.01 * told
    };
    p.says(
        "The leaky cell of [chapter 2](../building-a-neuron/inputs-and-outputs.md) charges toward its input I. When it reaches the threshold, which is 1 here, it fires and begins again at 0.",
        |[threshold, again]| {
            let after = |moments: Vec<neuron_core::Moment>| {
                let fired = moments.iter().position(|moment| moment.output == 1.0)?;
                moments.get(fired + 1).map(|moment| moment.potential)
            };
            threshold == NEURON.threshold
                && threshold == THRESHOLD
                && after(NEURON.run(INPUT, SHOWN))
                    .is_some_and(|potential| potential == again.value + NEURON.time_step * (INPUT - again.value))
        },
    );
    p.says(
        "In a short time h it covers the share h of the distance that is left, so after the time t this has shrunk from I to $I e^{-t}$.",
        |[]| {
            [0.5, 0.9, 1.0].into_iter().all(|input| {
                let moments = NEURON.run(input, SHOWN);
                let left = |moment: &neuron_core::Moment| input - moment.potential;
                moments.windows(2).all(|pair| {
                    (left(&pair[1]) - left(&pair[0]) * (1.0 - NEURON.time_step)).abs() < 1e-12
                }) && moments
                    .iter()
                    .all(|moment| (left(moment) - input * (-moment.time).exp()).abs() < 1e-3)
            })
        },
    );
    p.says(
        "At the threshold it is I less 1, and there $e^t$ is $I/(I - 1)$.",
        |[threshold, less]| {
            [1.25, 2.0, INPUT, 10.0].into_iter().all(|input| {
                let time = 1.0 / rate(input, THRESHOLD, 0.0);
                (input * (-time).exp() - (input - threshold.value)).abs() < 1e-12
                    && (time.exp() - input / (input - less.value)).abs() < 1e-12
            })
        },
    );
    let points = |rest: f64| -> Vec<Point> {
        [1.25, 2.0, INPUT, 10.0]
            .map(|input| {
                let rate = rate(input, THRESHOLD, rest);
                Point::new().numbers([("I", input), ("d", rest), ("r", rate)])
            })
            .to_vec()
    };
    p.formula(r"r = \frac{1}{\ln \frac{I}{I - 1}}.", &points(0.0));
    p.says(
        "For inputs up to 1 the cell never gets to the threshold, and the rate is 0.",
        |[bound, none]| {
            [0.5, 0.9, 1.0].into_iter().all(|input| {
                bound.holds(input)
                    && none == spikes(input, 50.0)
                    && none == rate(input, THRESHOLD, 0.0)
            }) && !bound.holds(1.1)
                && [1.1, 1.5, INPUT, 10.0].into_iter().all(runs_as_told)
        },
    );
    p.table(
        "firing_rates.rows",
        &[
            ("input", "input"),
            ("without.4", "without a rest"),
            ("with.4", "with a rest of 1"),
        ],
        &Point::new(),
    );
    let rows = firing_rates(REST, &INPUTS).rows;
    p.says("Spikes in a unit of time, for a constant input.", |[]| {
        rows.iter()
            .filter(|row| row.input > THRESHOLD && row.input <= 10.0)
            .all(|row| runs_as_told(row.input))
    });
    p.says(
        "In the second column it grows without end, and for strong inputs by one more spike for one more input: it comes close to I − ½.",
        |[half]| {
            let gain = |input: f64| rate(input + 1.0, THRESHOLD, 0.0) - rate(input, THRESHOLD, 0.0);
            let gap = |input: f64| (rate(input, THRESHOLD, 0.0) - (input - half.value)).abs();
            rows.windows(2).filter(|pair| pair[0].input >= THRESHOLD).all(|pair| pair[1].without > pair[0].without)
                && (gain(10.0) - 1.0).abs() < 0.01
                && gap(10.0) < 0.01
                && gap(100.0) < 0.001
                && gap(1000.0) < 1e-4
        },
    );
    p.says(
        r#"There is no highest rate, and "six tenths" of it means nothing."#,
        |[six]| six == share && rate(1e6, THRESHOLD, 0.0) > 9e5,
    );
    p.says(
        "This curve is flat up to a threshold, rises steeply there, a tenth beyond it to more than four tenths, and soon is nearly straight.",
        |[beyond, height]| {
            let at = |input: f64| rate(input, THRESHOLD, 0.0);
            let slope = |input: f64| (at(input + 1e-6) - at(input)) / 1e-6;
            beyond == 0.1
                && height.holds(at(THRESHOLD + beyond.value))
                && at(THRESHOLD + beyond.value) < height.value + 0.02
                && slope(THRESHOLD) > 1e3
                && slope(2.0) < 1.1
                && [2.0, 3.0, 10.0, 1000.0].into_iter().all(|input| (slope(input) - 1.0).abs() < 0.1)
        },
    );
    p.says(
        "It is no sigmoid at all, and from afar it is a ReLU.",
        |[]| {
            let from_afar = |input: f64, scale: f64| {
                (rate(scale * input, THRESHOLD, 0.0) / scale - Relu.apply(input)).abs()
            };
            let inputs = || (-30..=30).map(|tenths| f64::from(tenths) / 10.0);
            inputs().all(|input| from_afar(input, 1000.0) < 0.01)
                && inputs().any(|input| from_afar(input, 1.0) > 0.3)
        },
    );
    p.formula(
        r"r = \frac{1}{d + \ln \frac{I}{I - 1}}.",
        &[points(0.5), points(1.0), points(2.0)].concat(),
    );
    p.says(
        "However strong the input, at least d lies between two spikes, so the rate stays below $1/d$.",
        |[_, one]| {
            [0.25, 0.5, 2.0].into_iter().all(|rest| {
                [1.1, 2.0, 1e3, 1e6].into_iter().all(|input| one.holds(rest * rate(input, THRESHOLD, rest)))
                    && rate(1e6, THRESHOLD, rest) > 0.99 * one.value / rest
            })
        },
    );
    p.says(
        "That is the highest rate, and the third column creeps toward it.",
        |[]| {
            rows.windows(2)
                .filter(|pair| pair[0].input >= THRESHOLD)
                .all(|pair| pair[1].with > pair[0].with && pair[1].with < 1.0 / REST)
        },
    );
    p.figure("firing-rates", &[("rest", &REST)]);
    p.says(
        "While the charging takes far longer than the rest, the curve is nearly that of the cell without a rest.",
        |[]| {
            let share = |input: f64, rest: f64| rate(input, THRESHOLD, rest) / rate(input, THRESHOLD, 0.0);
            [1.01, 1.1, 1.5, 3.0].into_iter().all(|input| {
                let charging = 1.0 / rate(input, THRESHOLD, 0.0);
                share(input, 0.01 * charging) > 0.99 && share(input, charging) < 0.51
            })
        },
    );
    p.says(
        "With a rest of 1 after each spike it never reaches 1.",
        |[rest, highest]| {
            rest == REST && highest == 1.0 / REST && rows.iter().all(|row| row.with < highest.value)
        },
    );
    let code = p.rust();
    let cell = IntegrateAndFire { ..NEURON };
    assert!(
        code.contains(&format!("{cell:?}")) && code.contains("cell.run(3.0, 20.0)"),
        "the snippet runs another cell than the tables"
    );

    // The exercises.
    let half = 0.5;
    p.says("A unit's output is one half.", |[output]| output == half);
    p.says(
        "Only the number of spikes counts, and it is half the highest.",
        |[part]| part == half,
    );
    p.says(
        "They may come at equal distances, twice as far apart as they could.",
        |[twice]| twice.value * half == 1.0,
    );
    p.input("a cell is § spikes a second", &[HIGHEST]);
    let (six, seven) = (6.0 / 10.0, 7.0 / 10.0);
    p.says(
        "For how long must you count to tell six tenths from seven tenths?",
        |[a, b]| a == six && b == seven,
    );
    p.says(
        "Six tenths are sixty spikes a second, seven tenths are seventy.",
        |[a, sixty, b, seventy]| {
            a == six
                && b == seven
                && sixty == (six * HIGHEST).round()
                && seventy == (seven * HIGHEST).round()
        },
    );
    p.says(
        "The counts must differ by one, and for that you need a tenth of a second: six spikes against seven, whenever you begin.",
        |[time, few, many]| {
            few == many.value - 1.0
                && counts(six, time.value) == [few.n(), few.n()]
                && counts(seven, time.value) == [many.n(), many.n()]
        },
    );
    p.says(
        "In any shorter time the same count can come from both.",
        |[]| {
            (1..100)
                .map(|part| 0.1 * f64::from(part) / 100.0)
                .all(|time| {
                    let [_, most] = counts(six, time);
                    let [least, _] = counts(seven, time);
                    most >= least
                })
        },
    );
    let rest = 2.0_f64.ln();
    p.says(r"A cell rests for $\ln 2$ after each spike.", |[two]| {
        (two.value.ln() - rest).abs() < 1e-15
    });
    let at = 2.0;
    p.says(
        "At which input does it fire at half its highest rate?",
        |[part]| (rate(at, THRESHOLD, rest) - part.value / rest).abs() < 1e-12,
    );
    p.says(
        "At half the highest rate a spike takes twice the rest, so charging takes as long as resting.",
        |[part, twice]| {
            part == half && (1.0 / rate(at, THRESHOLD, rest) - twice.value * rest).abs() < 1e-12
        },
    );
    p.says(
        "Then $I/(I - 1)$ must be 2, and that is so at I = 2.",
        |[less, two, input]| input == at && two == input.value / (input.value - less.value),
    );

    // What the source says of the model, and of the cell.
    p.says(
        "The model of the Notebook has three inputs and two weights; a program of ours [refuses](../neural-units/neural-unit.md) such a unit.",
        |[inputs, weights]| {
            let unit = Neuron::new(Array1::ones(weights.n()), 0.0, Sigmoid);
            let refused = |inputs: usize| catch_unwind(|| unit.output(&Array1::ones(inputs))).is_err();
            refused(inputs.n()) && !refused(weights.n()) && [inputs.n(), weights.n()] == [3, 2]
        },
    );
    let numbers = output_is_not_sum();
    p.says(
        "With the inputs (1, 0, 0), weights of 1, the bias −1 and the sigmoid, the sum is {{#number output_is_not_sum.sum}}, the weighted input {{#number output_is_not_sum.z}}, and the output {{#number output_is_not_sum.y}}: only the last leaves the cell.",
        |[x1, x2, x3, weight, bias, sum, z, y]| {
            let x = array![x1.value, x2.value, x3.value];
            let unit = Neuron::new(Array1::from_elem(3, weight.value), bias.value, Sigmoid);
            x == array![1.0, 0.0, 0.0]
                && bias == -1.0
                && sum == x.sum() * weight.value
                && z == unit.weighted_input(&x)
                && y == unit.output(&x)
                && [numbers.sum, numbers.z, numbers.y] == [sum.value, z.value, y.value]
        },
    );
    let (receivers, one) = (3, ThresholdUnit::new(array![1.0], 1.0));
    p.says(
        "Which of the three is right, and what would become of a network of threshold units if the last one were?",
        |[parts]| parts == ["dendrites receive", "axon integrates", "ends cut"].len(),
    );
    p.says(
        "Let one unit be heard by three others, each with the weight 1 and the threshold 1.",
        |[count, weight, threshold]| {
            count == receivers && weight == one.weights()[0] && threshold == one.threshold()
        },
    );
    p.says(
        "Of a signal that is divided each would get a third, and none would fire:",
        |[part]| {
            let sent = one.output(&array![1.0]);
            part == sent / receivers as f64
                && !one.fires(&array![part.value])
                && one.fires(&array![sent])
        },
    );
    p.says("the sender, and each of the three", |[count]| {
        count == receivers
    });
}
