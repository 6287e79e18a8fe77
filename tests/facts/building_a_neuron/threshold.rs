//! Why not answer everything?

use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::noise::{LOUDEST, THRESHOLDS, TRIALS, draws, noise};
use worked_examples::neural_units::weighted_sum::sum_is_weighted;

use crate::facts::units;

pub(crate) fn facts(p: &mut Facts) {
    let [w1, w2] = WEIGHTS;
    let rows = noise(WEIGHTS, &THRESHOLDS).rows;
    let draws = draws();
    let unit = |threshold| ThresholdUnit::new(WEIGHTS.to_vec(), threshold);
    let mistakes = |threshold: f64| {
        let row = rows.iter().find(|row| row.threshold == threshold)?;
        Some(row.spurious)
    };
    #[allow(clippy::cast_precision_loss)]
    let share = |count: usize| count as f64 / TRIALS as f64;
    // What the noise can add up to stays below this.
    let most = LOUDEST * (w1 + w2);
    let greatest = draws
        .iter()
        .map(|x| unit(0.0).weighted_sum(x))
        .fold(0.0, f64::max);
    // In how many trials it fires when the second signal is there, and the noise of the first.
    let helped = {
        let unit = unit(THRESHOLD);
        let fires = |x: &&Array1<f64>| unit.fires(&array![x[0], 1.0]);
        draws.iter().filter(fires).count()
    };
    let trials: Vec<usize> = rows.iter().map(|row| row.spurious).collect();
    let thresholds = || (0..=40).map(|quarters| f64::from(quarters) / 4.0);

    p.says(
        "Its **threshold** is the size that the weighted sum of its signals must reach; firing is what the neuron does when the sum gets there.",
        |[]| units::cases(2).iter().all(|case| {
            let unit = ThresholdUnit::new(case.w.clone(), case.threshold);
            let x = Array1::from(case.x.clone());
            unit.fires(&x) == (unit.weighted_sum(&x) >= case.threshold)
        }),
    );
    p.told(
        "Source 2 says that ignoring tiny signals is of great importance for a living being, and that a nervous system excited by any of them would be \"emotionally unstable\".",
        Told::Source,
    );

    p.input("the weights § and §", &WEIGHTS);
    p.says(
        "Its two inputs are not quite silent: each carries a random number from 0 up to one half, drawn afresh in every trial.",
        |[two, least, most]| {
            let inputs = || draws.iter().flatten().copied();
            let (lowest, highest) = (inputs().fold(1.0, f64::min), inputs().fold(0.0, f64::max));
            two == WEIGHTS.len()
                && most.value == LOUDEST && most.holds(highest) && highest > 0.999 * LOUDEST
                && least.value <= lowest && lowest < least.value + 0.001
                && draws.len() == TRIALS && draws.windows(2).all(|pair| pair[0] != pair[1])
        },
    );
    p.says(
        "A signal would be a 1, so each time the unit fires it is mistaken.",
        |[signal]| {
            let inputs = unit(THRESHOLD)
                .truth_table()
                .into_iter()
                .flat_map(|row| row.inputs.to_vec());
            signal == inputs.fold(0.0, f64::max)
                && draws.iter().flatten().all(|x| *x < signal.value)
        },
    );
    p.says(
        "Count the mistakes in {{#number noise.trials}} trials, the same trials for every threshold.",
        |[count]| count == TRIALS && trials == THRESHOLDS.map(|threshold| {
            let unit = unit(threshold);
            draws.iter().filter(|x| unit.fires(x)).count()
        }),
    );
    p.says(
        "Before you read on: which threshold is the first at which there are none?",
        |[]| trials.iter().filter(|count| **count == 0).count() == 1,
    );
    p.table(
        "noise.rows",
        &[("threshold", "θ"), ("spurious", "mistaken firings")],
        &Point::new(),
    );
    p.says("The higher the threshold, the fewer mistakes.", |[]| {
        rows.is_sorted_by(|low, high| {
            low.threshold < high.threshold && low.spurious > high.spurious
        })
    });
    p.says(
        "At θ = 4 there are none, because the noise cannot add up to 4.",
        |[threshold, sum]| {
            mistakes(threshold.value) == Some(0)
                && sum == most
                && greatest < most
                && greatest > 0.95 * most
        },
    );
    p.says("At θ = 0 the unit fires every time.", |[threshold]| {
        mistakes(threshold.value) == Some(TRIALS)
    });
    p.says(
        "At θ = 2, halfway to the most that the noise can add up to, it fires about every other time.",
        |[threshold]| threshold == most / 2.0 && mistakes(threshold.value).is_some_and(|count| (share(count) - 0.5).abs() < 0.02),
    );
    p.says("At θ = 4 it never errs.", |[threshold]| {
        mistakes(threshold.value) == Some(0)
    });

    p.says("The first input alone brings 5, and is.", |[sum]| {
        let x = array![1.0, 0.0];
        sum == unit(THRESHOLD).weighted_sum(&x) && unit(THRESHOLD).fires(&x)
    });
    p.says(
        "The second alone brings 3, and is heard only when the noise of the first helps it.",
        |[sum]| {
            sum == unit(THRESHOLD).weighted_sum(&array![0.0, 1.0])
                && !unit(THRESHOLD).fires(&array![0.0, 1.0])
                && (1..TRIALS).contains(&helped)
        },
    );
    p.says(
        "What keeps noise out keeps weak signals out as well.",
        |[]| {
            thresholds()
                .all(|threshold| greatest >= threshold || !unit(threshold).fires(&array![0.0, 1.0]))
        },
    );
    let sums = sum_is_weighted(WEIGHTS, THRESHOLD).rows;
    p.told(
        "Source 2 says in its definition of firing that \"the sum of the neuron's parameters\" exceeds the threshold.",
        Told::Source,
    );
    p.input("The weights § and §", &WEIGHTS);
    p.input("with a threshold of §", &[THRESHOLD]);
    p.says(
        "The weights 5 and 3 add up to {{#number sum_is_weighted.rows.0.sum_of_weights}} even when both inputs are silent.",
        |[_, _, sum]| sum == w1 + w2 && sums.iter().all(|row| sum == row.sum_of_weights),
    );
    p.says(
        "A unit that compared this sum with a threshold of 4 would fire in every case.",
        |[_]| {
            sums.iter()
                .all(|row| row.sum_of_weights >= THRESHOLD && row.y_weights == 1.0)
        },
    );
    p.says(
        "What is compared is the sum of the signals, each times its weight.",
        |[]| {
            sums.iter().all(|row| {
                row.weighted_sum == w1 * row.x1 + w2 * row.x2
                    && (row.y == 1.0) == (row.weighted_sum >= THRESHOLD)
            })
        },
    );
    p.says(
        "Raising it removes mistaken firings, and beyond a certain point signals too.",
        |[]| {
            let heard = |threshold: f64| {
                unit(threshold)
                    .truth_table()
                    .into_iter()
                    .filter(|row| row.output == 1.0)
                    .count()
            };
            let heard: Vec<usize> = thresholds().map(heard).collect();
            rows.is_sorted_by(|low, high| low.spurious > high.spurious)
                && heard.is_sorted_by(|low, high| low >= high)
                && heard.last() == Some(&0)
        },
    );

    p.says(
        "Why is the count for θ = 2 close to half of the trials, and not exactly half?",
        |[threshold, close, exactly]| {
            let share = mistakes(threshold.value).map(share);
            threshold == most / 2.0
                && exactly == close
                && share.is_some_and(|share| close.holds(share) && !exactly.holds(share))
        },
    );
    let (weight, loudest) = (1.0, 1.0);
    p.input("One input with the weight §", &[weight]);
    p.input("carries noise from § to §.", &[-loudest, loudest]);
    p.input("carries noise from § to §?", &[0.0, LOUDEST]);
    p.says("Above which threshold does the unit never err?", |[]| {
        // The greatest noise, through the weight, is the answer: at it the unit may err, above it it cannot.
        let fires = |threshold: f64, x: f64| {
            ThresholdUnit::new(array![weight], threshold).fires(&array![x])
        };
        let noise = || (-64..=64).map(|x| f64::from(x) / 64.0 * loudest);
        let answer = noise().map(|x| weight * x).fold(f64::MIN, f64::max);
        noise().any(|x| fires(answer, x)) && !noise().any(|x| fires(answer.next_up(), x))
    });
    p.says(
        "With θ = 4, how often is the second signal heard, alone, when the first input carries noise from 0 to one half?",
        |[threshold, _, _]| {
            // 5x₁ + 3 reaches 4 for the part of the noise that lies above (4 − 3)/5.
            let answer = 1.0 - (THRESHOLD - w2) / w1 / LOUDEST;
            threshold == THRESHOLD && (share(helped) - answer).abs() < 0.02
        },
    );
}
