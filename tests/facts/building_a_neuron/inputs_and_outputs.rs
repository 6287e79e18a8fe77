//! How loud is a neuron when it fires?

use activations::{Activation, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use ndarray::Array1;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{
    THRESHOLD, WEIGHTS, encoding_mixup, firing_example,
};
use worked_examples::building_a_neuron::spikes::{DURATION, INPUTS, NEURON, rate_code};
use worked_examples::neural_units::weighted_sum::sum_is_weighted;

use crate::facts::{reading, units};

/// How long the figure watches the cell.
const WATCHED: f64 = 6.0;

pub(crate) fn facts(p: &mut Facts) {
    let [w1, w2] = WEIGHTS;
    let code = p.rust();
    let mixup = encoding_mixup(WEIGHTS);
    let sums = sum_is_weighted(WEIGHTS, THRESHOLD).rows;
    let outputs: Vec<f64> = firing_example(WEIGHTS, THRESHOLD)
        .rows
        .iter()
        .map(|row| row.y)
        .collect();
    let rates = rate_code(NEURON, DURATION, &INPUTS).rows;
    let spiking = || rates.iter().filter(|row| row.spikes > 0);
    let equally_high = || spiking().all(|row| row.height == rates[4].height);
    let ones = |n: usize| ThresholdUnit::new(Array1::ones(n), 2.0);
    let crowd = |n: usize| ones(n).output(&Array1::ones(n));
    // Every output of many units, with whether the sum has reached the threshold.
    let sent: Vec<(bool, f64)> = units::cases(3)
        .into_iter()
        .map(|case| {
            let (unit, x) = (
                ThresholdUnit::new(case.w, case.threshold),
                Array1::from(case.x),
            );
            (unit.weighted_sum(&x) >= case.threshold, unit.output(&x))
        })
        .collect();
    let is_sent = |firing: f64, silent: f64| {
        sent.iter()
            .all(|(fires, y)| *y == if *fires { firing } else { silent })
    };

    // The snippet makes the two units, and asserts what they send.
    p.says(
        "Two signals arrive, barely enough to reach the threshold, and the neuron fires.",
        |[two]| {
            two == ones(2).threshold()
                && crowd(2) == 1.0
                && code.contains(&format!("barely = {}", reading::unit(&[1.0; 2], two.value)))
                && code.contains("assert_eq!(barely.output(&array![1.0, 1.0]), 1.0)")
        },
    );
    p.says("Then a thousand arrive at once.", |[thousand]| {
        code.contains(&format!(
            "assert_eq!(crowd.output(&Array1::ones({})), 1.0)",
            thousand.value
        ))
    });
    p.says("It is not stronger.", |[]| crowd(2) == crowd(1000));
    p.says(
        "The output has one size, whatever caused it: that is the observation on which the whole digital picture rests.",
        |[]| sent.iter().filter(|(fires, _)| *fires).all(|(_, y)| *y == crowd(2)),
    );
    p.says("Call the size 1, and call silence 0.", |[size, silence]| {
        is_sent(size.value, silence.value)
    });
    p.told(
        r#"Source 2 puts it as "after firing, the output is for example 0 or 1"."#,
        Told::Source,
    );
    p.says("The sentence names the two signals that a neuron can send, and attaches both to one of them.", |[two]| {
        let mut signals: Vec<f64> = sent.iter().map(|(_, y)| *y).collect();
        signals.sort_by(f64::total_cmp);
        signals.dedup();
        two == signals.len()
    });
    p.says(
        "After firing it is 1; the 0 is sent by the neuron that did not fire.",
        |[fired, not]| is_sent(fired.value, not.value),
    );
    p.says("a sum of 1000, and still 1", |[sum, one]| {
        code.contains(&format!(
            "crowd = ThresholdUnit::new(Array1::ones({}), 2.0)",
            sum.value
        )) && sum == ones(sum.n()).weighted_sum(&Array1::ones(sum.n()))
            && one == crowd(sum.n())
    });

    // The cell that integrates and fires.
    let run = NEURON.run(INPUTS[3], DURATION);
    let gaps = |input: f64| {
        let mut times = NEURON.run(input, DURATION);
        times.retain(|moment| moment.output == 1.0);
        times
            .windows(2)
            .map(|pair| pair[1].time - pair[0].time)
            .fold(0.0, f64::max)
    };
    p.says(
        "Many nerve cells do not fire once and rest; as long as they are driven they go on, one spike after another, and the harder they are driven the closer together the spikes come.",
        |[]| spiking().all(|row| row.spikes > 1) && INPUTS[2..].is_sorted_by(|weak, strong| gaps(*weak) > gaps(*strong)),
    );
    p.says("Their height stays the same.", |[]| equally_high());
    let driven = INPUTS[3];
    p.figure("spikes", &[("input", &driven)]);
    let count = |input: f64| {
        NEURON
            .run(input, WATCHED)
            .iter()
            .filter(|moment| moment.output == 1.0)
            .count()
    };
    let (once, doubled) = (count(driven), count(2.0 * driven));
    p.says(
        "With input 2 there are 8 spikes; with twice that input there are 20 spikes, in the same time and no higher.",
        |[input, weak, twice, strong]| {
            // "Twice" is the figure's own: its lower trace has twice the input.
            input == driven && weak == once && twice == 2.0 && strong == doubled && equally_high()
        },
    );
    p.says(
        "The strength of a stimulus is in how often the neuron fires.",
        |[]| equally_high() && rates[1..].is_sorted_by(|weak, strong| weak.spikes < strong.spikes),
    );
    p.says(
        "The input charges a leaky store: in each short time $h$ the store gains $h$ times the difference between the input and what it holds.",
        |[]| run.windows(2).filter(|pair| pair[0].output == 0.0).all(|pair| {
            let gain = pair[1].potential - pair[0].potential;
            (gain - NEURON.time_step * (driven - pair[0].potential)).abs() < 1e-15
        }),
    );
    p.says(
        "When it holds as much as the threshold, the cell fires, and the store is emptied.",
        |[]| {
            run.iter()
                .all(|moment| (moment.output == 1.0) == (moment.potential >= NEURON.threshold))
                && run
                    .windows(2)
                    .filter(|pair| pair[0].output == 1.0)
                    .all(|pair| pair[1].potential == NEURON.time_step * driven)
        },
    );
    p.says("What it shows is their number.", |[]| {
        rates.iter().any(|row| row.spikes != rates[4].spikes)
    });
    let tenths: Vec<f64> = (0..=30).map(|tenths| f64::from(tenths) / 10.0).collect();
    let at_tenths: Vec<usize> = (rate_code(NEURON, DURATION, &tenths).rows.iter())
        .map(|row| row.spikes)
        .collect();
    let last_without = at_tenths.iter().rposition(|spikes| *spikes == 0);
    p.table(
        "rate_code.rows",
        &[("input", "input"), ("spikes", "spikes")],
        &Point::new(),
    );
    p.says(
        "Spikes of a cell with the threshold 1, for five constant inputs: none up to an input of 1, where the store leaks as fast as it fills, and more and more above.",
        |[threshold, five, input]| {
            threshold == NEURON.threshold && five == rates.len()
                && last_without.is_some_and(|last| input == tenths[last])
                && at_tenths.is_sorted() && rates[1..].is_sorted_by(|weak, strong| weak.spikes < strong.spikes)
        },
    );
    p.says(
        r#"So "the output has a fixed size" is true of the single spike."#,
        |[]| equally_high(),
    );
    // A graded output lies between what the sigmoid nears on the left and what it nears on the right.
    let graded = |least: f64, greatest: f64| {
        let inside = |z: i32| (least..greatest).contains(&Sigmoid.apply(f64::from(z)));
        least == Sigmoid.apply(f64::NEG_INFINITY)
            && greatest == Sigmoid.apply(f64::INFINITY)
            && (-30..=30).all(inside)
    };
    p.says(
        "Where $y$ is a number between 0 and 1, this is what it can be taken to stand for: how often, not how loud.",
        |[least, greatest]| graded(least.value, greatest.value) && equally_high(),
    );

    p.says(
        "The output of another neuron, so a 1 or a 0: signal, or no signal.",
        |[signal, none]| is_sent(signal.value, none.value),
    );
    p.figure("unit-signals", &[]);
    p.says(
        "An input is 1 when there is a signal and 0 when there is none.",
        |[signal, none]| is_sent(signal.value, none.value),
    );
    p.says(
        "The output is 1 when the unit fires and 0 when it does not, and every end of it carries the same value.",
        |[fires, not]| is_sent(fires.value, not.value),
    );

    p.told(
        r#"At this point Source 2 sets the threshold to zero, divides the inputs into "at most 0" and "greater than 0", and names the two kinds "present" and "absent"."#,
        Told::Source,
    );
    let tangled: Vec<&str> = p
        .page()
        .text()
        .lines()
        .skip_while(|line| !line.ends_with("tangled here."))
        .skip(1)
        .take_while(|line| !line.ends_with('?'))
        .collect();
    p.says("But three things are tangled here.", |[three]| {
        let about = ["The names", "The inputs", "And the threshold"];
        three == tangled.len()
            && tangled
                .iter()
                .zip(about)
                .all(|(line, about)| line.starts_with(about))
    });
    p.says(
        "The inputs need no threshold to be 0 or 1, since that is what their senders send.",
        |[silent, signal]| is_sent(signal.value, silent.value),
    );
    p.input("is a separate number, § in the example", &[THRESHOLD]);
    p.told(
        "And the threshold of the receiving neuron is a separate number, 4 in the example that the same article works out three sections later.",
        Told::Source,
    );
    let [at_least, above] = ["≥", ">"];
    let heading = |sign: &str| format!("fires if sum {sign} {}", mixup.threshold);
    p.table(
        "encoding_mixup.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("sum", "sum"),
            ("at_least", &heading(at_least)),
            ("above", &heading(above)),
        ],
        &Point::new(),
    );
    p.says(
        "With the threshold at zero the unit fires in all cases, or in all but one.",
        |[]| {
            let fires = |sum: f64, sign: &str| {
                f64::from(u8::from(reading::are_related(sum, sign, mixup.threshold)))
            };
            (mixup.rows.iter()).all(|row| {
                row.at_least == fires(row.sum, at_least) && row.above == fires(row.sum, above)
            }) && mixup.threshold == 0.0
                && mixup.fires_at_least == mixup.rows.len()
                && mixup.fires_above == mixup.rows.len() - 1
        },
    );
    p.says("Weights 5 and 3.", |[first, second]| {
        [first.value, second.value] == WEIGHTS
            && mixup
                .rows
                .iter()
                .all(|row| row.sum == w1 * row.x1 + w2 * row.x2)
    });
    p.says(
        r#"With "at least", the unit fires in all {{#number encoding_mixup.fires_at_least}} cases; with "greater than", in {{#number encoding_mixup.fires_above}}."#,
        |[all, above]| {
            let firing = |y: &dyn Fn(f64) -> bool| mixup.rows.iter().filter(|row| y(row.sum)).count();
            all == mixup.rows.len() && all == firing(&|sum| sum >= 0.0) && above == firing(&|sum| sum > 0.0)
        },
    );
    p.says("Neither is what the example asks for.", |[]| {
        !mixup
            .rows
            .iter()
            .map(|row| row.at_least)
            .eq(outputs.iter().copied())
            && !mixup
                .rows
                .iter()
                .map(|row| row.above)
                .eq(outputs.iter().copied())
    });

    let steps = p
        .book()
        .page("building-a-neuron/four-steps.md")
        .map(reading::first_list)
        .unwrap_or_default();
    p.says(
        "The same section calls the plain sum of the signals the neuron's input: a shorthand, since step 4 of its own list gave each signal a weight.",
        |[step]| {
            let weighing = steps.iter().position(|step| step.contains("weight"));
            weighing.is_some_and(|index| step == index + 1)
        },
    );
    p.input("with the weights § and §", &WEIGHTS);
    p.says(
        "In the case (0, 1) with the weights 5 and 3, the plain sum is {{#number sum_is_weighted.rows.1.sum_of_inputs}} and the weighted sum is {{#number sum_is_weighted.rows.1.weighted_sum}}.",
        |[x1, x2, _, _, plain, weighted]| {
            sums.iter().any(|row| x1 == row.x1 && x2 == row.x2 && plain == row.x1 + row.x2 && weighted == w1 * row.x1 + w2 * row.x2)
        },
    );
    p.says(
        "It is the weighted one that is compared with the threshold.",
        |[]| {
            sums.iter()
                .zip(&outputs)
                .all(|(row, y)| (*y == 1.0) == (row.weighted_sum >= THRESHOLD))
                && sums
                    .iter()
                    .zip(&outputs)
                    .any(|(row, y)| (*y == 1.0) != (row.sum_of_inputs >= THRESHOLD))
        },
    );
    p.says(
        "A firing neuron sends 1, a silent one 0, and every receiver reads the same.",
        |[fires, silent]| is_sent(fires.value, silent.value),
    );
    p.says(
        "Strength is told by the rate of firing, which a number between 0 and 1 can stand for.",
        |[least, greatest]| {
            graded(least.value, greatest.value)
                && rates[1..].is_sorted_by(|weak, strong| weak.spikes < strong.spikes)
        },
    );

    // The exercises have an answer.
    let (inputs, weight, threshold, signals, receivers) = (10, 1.0, 7.0, 8, 5.0);
    p.input(
        "A unit with § inputs of weight § and the threshold § receives § signals.",
        &[f64::from(inputs), weight, threshold, f64::from(signals)],
    );
    p.input("each of its § receivers", &[receivers]);
    let unit = ThresholdUnit::new(vec![weight; 10], threshold);
    let x: Array1<f64> = (0..inputs)
        .map(|index| f64::from(u8::from(index < signals)))
        .collect();
    p.says("What does each of its five receivers read?", |[_]| {
        unit.output(&x) == 1.0
    });
    p.says(
        "In the table of spikes, where does doubling the input more than double the count?",
        |[]| {
            let spikes = |input: f64| {
                let row = rates.iter().find(|row| row.input == input)?;
                Some(row.spikes)
            };
            let doubled = INPUTS
                .iter()
                .filter_map(|input| Some((spikes(*input)?, spikes(2.0 * input)?)));
            let more = doubled.clone().filter(|(once, twice)| *twice > 2 * once);
            more.clone().count() > 0 && more.count() < doubled.count()
        },
    );
    p.input("for an input of §", &[driven]);
}
