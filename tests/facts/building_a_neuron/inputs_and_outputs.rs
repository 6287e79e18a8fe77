//! How loud is a neuron when it fires?

use activations::{Activation, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use ndarray::Array1;
use neuron_core::{IntegrateAndFire, ThresholdUnit};
use worked_examples::building_a_neuron::firing::{
    THRESHOLD, WEIGHTS, encoding_mixup, firing_example,
};
use worked_examples::building_a_neuron::spikes::{DURATION, INPUTS, NEURON, rate_code};
use worked_examples::neural_units::weighted_sum::{SumsRow, sum_is_weighted};

use crate::facts::{reading, units};

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
        "The output has one size, whatever caused it, so a neuron can only send it or not send it.",
        |[]| {
            sent.iter()
                .filter(|(fires, _)| *fires)
                .all(|(_, y)| *y == crowd(2))
        },
    );
    p.says("Call the size 1, and call silence 0.", |[size, silence]| {
        is_sent(size.value, silence.value)
    });
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
        "Many nerve cells do not fire once and fall silent; as long as they are driven they go on, one spike after another, and the harder they are driven the closer together the spikes come.",
        |[]| spiking().all(|row| row.spikes > 1) && INPUTS[2..].is_sorted_by(|weak, strong| gaps(*weak) > gaps(*strong)),
    );
    p.says("Their height stays the same.", |[]| equally_high());
    let driven = INPUTS[3];
    p.figure("spikes", &[("input", &driven)]);
    let count = |input: f64| {
        NEURON
            .run(input, DURATION)
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
        "With the input 2, an empty store gains twice $h$, and a store that holds 1 gains half as much.",
        |[input, twice, held, half]| {
            let gain = |holds: f64| NEURON.time_step * (input.value - holds);
            driven == input.value
                && run[0].potential == gain(0.0)
                && gain(0.0) == twice.value * NEURON.time_step
                && gain(held.value) == half.value * gain(0.0)
        },
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
    let is_counted = |duration: f64, time_step: f64| {
        duration == DURATION
            && time_step == NEURON.time_step
            && rates.iter().all(|row| row.spikes == count(row.input))
    };
    p.says(
        "The table counts for as long as the figure does: {{#number rate_code.duration}} units of time, in steps of {{#number rate_code.time_step}}.",
        |[duration, step]| is_counted(duration.value, step.value),
    );
    p.says(
        "(In one unit of time, a store without input loses nearly two thirds of what it holds.)",
        |[part]| {
            let left: f64 = (1..=1000).map(|_| 1.0 - NEURON.time_step).product();
            NEURON.time_step == 1.0 / 1000.0 && part.holds(1.0 - left) && 1.0 - left > 0.6
        },
    );
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
        "Our cell does not rest, and nothing but the step $h$ limits its rate.",
        |[]| {
            let limited = |time_step: f64| {
                let cell = IntegrateAndFire {
                    time_step,
                    ..NEURON
                };
                let run = cell.run(1e9, 1.0);
                run.iter().filter(|moment| moment.output == 1.0).count()
            };
            // One spike in each step, however short the step.
            [0.5, 0.125, 0.001]
                .iter()
                .all(|h: &f64| limited(*h) == (1.0 / h).round() as usize)
        },
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

    p.says(
        "So an input needs no threshold of its own to be 0 or 1.",
        |[silent, signal]| is_sent(signal.value, silent.value),
    );
    p.says(
        "The threshold belongs to the receiver, and is compared with its weighted sum.",
        |[]| {
            let counted = |by: fn(&SumsRow) -> f64| {
                (sums.iter().zip(&outputs)).all(|(row, y)| (*y == 1.0) == (by(row) >= THRESHOLD))
            };
            counted(|row| row.weighted_sum) && !counted(|row| row.sum_of_inputs)
        },
    );

    p.told(
        r#"Pack writes "after firing, the output is for example 0 or 1": both signals of a neuron in one breath."#,
        Told::Source,
    );
    p.says(
        "After firing it is 1; the 0 is sent by the neuron that did not fire.",
        |[fired, not]| is_sent(fired.value, not.value),
    );
    p.told(
        r#"Then, to draw a line between signal and no signal, it sets the threshold to zero and calls the inputs up to 0 "present" and those above it "absent", in the opposite order."#,
        Told::Source,
    );
    p.input(
        "the weights § and § and the threshold §",
        &[w1, w2, mixup.threshold],
    );
    p.says(
        "A unit with the weights 5 and 3 and the threshold 0 fires in all {{#number encoding_mixup.fires_at_least}} cases; if it had to exceed 0, in {{#number encoding_mixup.fires_above}}.",
        |[_, _, _, all, exceeded, above]| {
            let firing = |fires: &dyn Fn(f64) -> bool| mixup.rows.iter().filter(|row| fires(row.sum)).count();
            all == mixup.rows.len()
                && all == firing(&|sum| sum >= mixup.threshold)
                && above == firing(&|sum| sum > exceeded.value)
                && above != outputs.iter().filter(|y| **y == 1.0).count()
                && exceeded == mixup.threshold
        },
    );
    p.input("own example has the threshold §", &[THRESHOLD]);
    let steps = p
        .book()
        .page("building-a-neuron/four-steps.md")
        .map(reading::first_list)
        .unwrap_or_default();
    p.says(
        "And it calls the plain sum of the signals the input, for short: step 4 of its list gave each signal a weight.",
        |[step]| {
            let weighing = steps.iter().position(|step| step.contains("weight"));
            weighing.is_some_and(|index| step == index + 1)
        },
    );
    p.says(
        "In the case (0, 1) of the example the plain sum is {{#number sum_is_weighted.rows.1.sum_of_inputs}} and the weighted sum, which counts, is {{#number sum_is_weighted.rows.1.weighted_sum}}.",
        |[x1, x2, plain, weighted]| {
            sums.iter().any(|row| {
                x1 == row.x1
                    && x2 == row.x2
                    && plain == row.x1 + row.x2
                    && weighted == w1 * row.x1 + w2 * row.x2
            })
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

    // The solutions.
    p.says(
        "The sum is 8, which reaches 7, so the output is 1.",
        |[sum, reached, y]| {
            sum == unit.weighted_sum(&x)
                && reached == threshold
                && sum.value >= reached.value
                && y == unit.output(&x)
        },
    );
    p.says(
        "And nothing is divided: each of the five reads 1.",
        |[five, y]| five == receivers && y == unit.output(&x),
    );
    let spikes_for = |input: f64| {
        let row = rates.iter().find(|row| row.input == input);
        row.map(|row| row.spikes)
    };
    let pairs: Vec<(f64, usize, usize)> = (INPUTS.iter())
        .filter_map(|input| Some((*input, spikes_for(*input)?, spikes_for(2.0 * input)?)))
        .collect();
    p.says(
        "The table has three pairs of an input and its double.",
        |[three]| three == pairs.len(),
    );
    p.says(
        "From ½ to 1 nothing is doubled, and it remains nothing.",
        |[from, to]| pairs[0] == (from.value, 0, 0) && to == 2.0 * pairs[0].0,
    );
    p.says(
        "From 1 to 2 the count rises from {{#number rate_code.rows.1.spikes}} to {{#number rate_code.rows.3.spikes}}, and from {{#number rate_code.rows.2.input}} to 3 from {{#number rate_code.rows.2.spikes}} to {{#number rate_code.rows.4.spikes}}: more than twice as many, both times.",
        |[from, to, once, doubled, from_2, to_2, once_2, doubled_2, times]| {
            [(&from, &to, &once, &doubled), (&from_2, &to_2, &once_2, &doubled_2)]
                .iter()
                .zip(&pairs[1..])
                .all(|((from, to, once, doubled), pair)| {
                    **from == pair.0
                        && **to == 2.0 * pair.0
                        && **once == pair.1
                        && **doubled == pair.2
                        && (pair.1 == 0 || times.holds(pair.2 as f64 / pair.1 as f64))
                        && pair.2 > 2 * pair.1
                })
                && times.value == 2.0
                && !times.holds(2.0)
        },
    );
    p.says(
        "Without it the store would fill twice as fast for twice the input.",
        |[fast, input]| {
            // Steps to the threshold when each adds h times the input and nothing is lost.
            let steps = |input: f64| NEURON.threshold / (NEURON.time_step * input);
            fast == steps(1.0) / steps(2.0) && input.value == 2.0
        },
    );
    p.says(
        "But a store leaks as long as it fills, and one that fills faster loses less on the way.",
        |[]| {
            let lost = |input: f64| {
                let filling = NEURON.run(input, DURATION);
                let steps = filling.iter().position(|moment| moment.output == 1.0);
                steps.map(|at| (at + 1) as f64 * NEURON.time_step * input - filling[at].potential)
            };
            let lost: Vec<f64> = [1.5, 2.0, 3.0, 6.0]
                .map(|input| lost(input).expect("a spike"))
                .to_vec();
            lost.iter().all(|lost| *lost > 0.0) && lost.is_sorted_by(|slow, fast| slow > fast)
        },
    );
    let first_two = {
        let mut times = NEURON.run(driven, DURATION);
        times.retain(|moment| moment.output == 1.0);
        times[1].time - times[0].time
    };
    p.says(
        "What is easily forgotten is to empty the store: out of a full one the second spike would follow the first at once.",
        |[]| {
            let run = NEURON.run(driven, DURATION);
            let first = run.iter().position(|moment| moment.output == 1.0).expect("a spike");
            let kept = run[first].potential;
            kept + NEURON.time_step * (driven - kept) >= NEURON.threshold
        },
    );
    p.says("Eight, as in the figure.", |[eight]| {
        eight == count(driven)
            && code.contains(&format!("assert_eq!(spikes.len(), {});", count(driven)))
    });
    let apart = |input: f64, threshold: f64| (input / (input - threshold)).ln();
    let intervals: Vec<Point> = [(2.0, 1.0), (3.0, 1.0), (5.0, 2.0), (4.0, 3.5)]
        .map(|(input, threshold)| {
            Point::new().numbers([
                ("d", apart(input, threshold)),
                ("I", input),
                (r"\theta", threshold),
            ])
        })
        .to_vec();
    p.expression("d", r"\ln\frac{I}{I - \theta},", &intervals);
    p.says(
        "The last line compares their distance with what calculus gives for very short steps,",
        |[]| {
            let measured = |input: f64, time_step: f64| {
                let mut times = IntegrateAndFire {
                    time_step,
                    ..NEURON
                }
                .run(input, DURATION);
                times.retain(|moment| moment.output == 1.0);
                times[1].time - times[0].time
            };
            [1.5, 2.0, 3.0].iter().all(|input| {
                [1e-2, 1e-3, 1e-4].iter().all(|h| {
                    (measured(*input, *h) - apart(*input, NEURON.threshold)).abs() < 2.0 * h
                })
            }) && code.contains("assert!((apart - 2.0_f64.ln()).abs() < 2.0 * h);")
        },
    );
    p.says(
        "For the input 2 that is the logarithm of 2, about seven tenths, and into 6 units of time it goes eight times.",
        |[input, of, about, duration, eight]| {
            let exact = apart(input.value, NEURON.threshold);
            input == driven
                && (exact - of.value.ln()).abs() < 1e-12
                && (first_two - exact).abs() < 2.0 * NEURON.time_step
                && about.holds(exact)
                && (exact * 10.0).round() == (about.value * 10.0).round()
                && duration == DURATION
                && eight == (duration.value / exact).floor()
        },
    );
}
