//! Why not answer everything?

use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array, aview1};
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
        "Pack says that ignoring tiny signals is of great importance for a living being, and that a nervous system excited by any of them would be \"emotionally unstable\".",
        Told::Source,
    );

    p.input("the weights § and §", &WEIGHTS);
    p.says(
        "Its two inputs are not quite silent: each carries a random number, at least 0 and less than one half, drawn afresh in every trial.",
        |[two, least, most]| {
            let inputs = || draws.iter().flatten().copied();
            let (lowest, highest) = (inputs().fold(1.0, f64::min), inputs().fold(0.0, f64::max));
            two == WEIGHTS.len()
                && most.value == LOUDEST && most.holds(highest) && highest > 0.999 * LOUDEST
                && least.holds(lowest) && lowest < least.value + 0.001
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
    p.says(
        "With one half on each input the sum would be 5 · ½ + 3 · ½ = 4, and the noise stays below that.",
        |[half, w1, x1, w2, x2, sum]| {
            [w1.value, w2.value] == WEIGHTS
                && draws.iter().flatten().all(|x| *x < half.value)
                && [x1.value, x2.value] == [half.value; 2]
                && sum == w1.value * x1.value + w2.value * x2.value
                && greatest < sum.value
        },
    );
    p.says("At θ = 0 the unit fires every time.", |[threshold]| {
        mistakes(threshold.value) == Some(TRIALS)
    });
    p.says(
        "At θ = 2, halfway to 4, it fires about every other time.",
        |[threshold, whole]| {
            whole == most
                && threshold == whole.value / 2.0
                && mistakes(threshold.value).is_some_and(|count| (share(count) - 0.5).abs() < 0.02)
        },
    );
    p.says("At θ = 4 it never errs.", |[threshold]| {
        mistakes(threshold.value) == Some(0)
    });

    let shown = &draws[..400];
    p.says(
        "The points fill a square, and the places where $5x_1 + 3x_2$ is a given θ are a straight line across it.",
        |[first, second]| {
            [first.value, second.value] == WEIGHTS
                && [1.0, 2.0, 3.0].iter().all(|threshold| {
                    let x2 = |x1: f64| (threshold - first.value * x1) / second.value;
                    let on_line = |x1: f64| unit(0.0).weighted_sum(&array![x1, x2(x1)]);
                    (0..8).map(|n| f64::from(n) / 16.0).all(|x1| (on_line(x1) - threshold).abs() < 1e-12)
                })
        },
    );
    let sums: Vec<Point> = (draws.iter().take(20))
        .map(|x| {
            let sum = unit(0.0).weighted_sum(x);
            Point::new().numbers([("s", sum), ("x_1", x[0]), ("x_2", x[1])])
        })
        .collect();
    p.expression("s", "5x_1 + 3x_2", &sums);
    let drawn = 3.0;
    p.figure("noise-square", &[("theta", &drawn)]);
    let beyond = |threshold: f64| shown.iter().filter(|x| unit(threshold).fires(x)).count();
    p.says(
        "Of these 400, the unit with θ = 3 fires in 63: those beyond the line 5x₁ + 3x₂ = 3.",
        |[count, threshold, fires, first, second, line]| {
            count == shown.len()
                && threshold == drawn
                && fires == beyond(threshold.value)
                && [first.value, second.value] == WEIGHTS
                && line == threshold.value
        },
    );
    p.says(
        "The line of θ = 4 touches the square of the noise in one corner only.",
        |[threshold]| {
            let corner = [LOUDEST; 2];
            let others =
                (0..32).flat_map(|a| (0..=32).map(move |b| [a, b].map(|n| f64::from(n) / 64.0)));
            threshold == unit(0.0).weighted_sum(&aview1(&corner))
                && others
                    .clone()
                    .all(|x| unit(0.0).weighted_sum(&aview1(&x)) < threshold.value)
                && others.flatten().all(|x| x <= LOUDEST)
        },
    );
    p.says(
        "Raising the threshold pushes the line outward, and fewer points lie beyond it.",
        |[]| {
            THRESHOLDS
                .windows(2)
                .all(|pair| beyond(pair[1]) < beyond(pair[0]))
        },
    );

    p.input("still heard at θ = §", &[THRESHOLD]);
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
        "Pack has in its definition of firing that \"the sum of the neuron's parameters\" exceeds the threshold: one word for whatever goes into the sum.",
        Told::Source,
    );
    p.input("The weights § and §", &WEIGHTS);
    p.input("with a threshold of §", &[THRESHOLD]);
    p.says(
        "The weights 5 and 3 add up to {{#number sum_is_weighted.rows.0.sum_of_weights}} even in silence, and a unit that compared this sum with a threshold of 4 would fire in every case.",
        |[_, _, sum, _]| {
            sum == w1 + w2
                && (sums.iter()).all(|row| {
                    sum == row.sum_of_weights
                        && row.sum_of_weights >= THRESHOLD
                        && row.y_weights == 1.0
                })
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

    // The solutions.
    let sum = |x: &[f64]| unit(0.0).weighted_sum(&aview1(x));
    let noises = || (1..64).map(|n| f64::from(n) / 64.0 * LOUDEST);
    let pairs = || noises().flat_map(|x1| noises().map(move |x2| [x1, x2]));
    let turned = |x: [f64; 2]| x.map(|x| LOUDEST - x);
    p.says(
        "Turn the noise round: replace each input $x$ by ½ − $x$.",
        |[half]| half == LOUDEST,
    );
    p.says(
        "What the noise adds up to, $s$, becomes 4 − $s$, and the one is as likely as the other.",
        |[whole]| {
            whole == most
                && pairs().all(|x| (sum(&turned(x)) - (whole.value - sum(&x))).abs() < 1e-12)
        },
    );
    p.says(
        "So a sum above 2 is as likely as a sum below 2, and each trial is the toss of a fair coin.",
        |[above, below]| {
            let above_two = pairs().filter(|x| above.holds(sum(x))).count();
            let below_two = pairs().filter(|x| below.holds(sum(x))).count();
            above_two == below_two
                && (above.value, below.value) == (most / 2.0, most / 2.0)
                && above.holds(most)
                && below.holds(0.0)
        },
    );
    // (N over N/2) / 2ᴺ, as the product of (2k − 1)/2k.
    #[allow(clippy::cast_precision_loss)]
    let evenly: f64 = (1..=TRIALS / 2)
        .map(|k| (2 * k - 1) as f64 / (2 * k) as f64)
        .product();
    p.says_roughly(
        "But a fair coin tossed {{#number noise.trials}} times hardly ever shows exactly as many heads as tails: the chance is less than one in a hundred.",
        |[trials, in_]| {
            let bound = 1.0 / in_.value;
            trials == TRIALS && evenly < bound && evenly > bound / 2.0
        },
    );
    p.says(
        "Here the unit fired {{#number noise.rows.2.spurious}} times.",
        |[times]| mistakes(most / 2.0).is_some_and(|count| times == count && count != TRIALS / 2),
    );
    p.says(
        "Only the greatest sum counts, not the strength of the noise in the other direction.",
        |[]| {
            [0.0, 0.5, 4.0].iter().all(|other| {
                let noise = || [-other, 0.0, loudest].into_iter();
                noise().map(|x| weight * x).fold(f64::MIN, f64::max) == weight * loudest
            })
        },
    );
    p.says("The noise times its weight is at most 1.", |[most]| {
        most.holds(weight * loudest)
            && !most.holds(weight * loudest + 0.001)
            && most.value == weight * loudest
    });
    let errs =
        |threshold: f64, x: f64| ThresholdUnit::new(array![weight], threshold).fires(&array![x]);
    p.says(
        "Above a threshold of 1 the unit never errs.",
        |[threshold]| !errs(threshold.value.next_up(), loudest) && errs(threshold.value, loudest),
    );
    p.says(
        "At θ = 1 it errs if the noise is exactly 1, because it fires when the sum is θ.",
        |[threshold, noise]| {
            threshold == weight * loudest
                && noise == loudest
                && errs(threshold.value, noise.value)
                && !errs(threshold.value, noise.value.next_down())
        },
    );
    let needed = (THRESHOLD - w2) / w1;
    p.says(
        "The second signal brings 3, so the noise of the first input must bring what is missing: its weight 5 times $x_1$ must be at least 1, and $x_1$ at least one fifth.",
        |[brings, w, missing, least]| {
            brings == sum(&[0.0, 1.0])
                && w == w1
                && missing.value == THRESHOLD - w2
                && least.value == needed
                && noises().all(|x| {
                    let heard = unit(THRESHOLD).fires(&array![x, 1.0]);
                    heard == missing.holds(w1 * x) && heard == least.holds(x)
                })
        },
    );
    p.says(
        "Measure that fifth against the width of the noise, which is not 1 but one half.",
        |[not, range]| range == LOUDEST && not == 2.0 * LOUDEST,
    );
    p.says(
        "Three tenths of the five tenths lie above it.",
        |[above, all]| all == LOUDEST && (above.value - (LOUDEST - needed)).abs() < 1e-12,
    );
    p.says(
        "So the signal is heard in three fifths of the trials.",
        |[part]| {
            (part.value - (1.0 - needed / LOUDEST)).abs() < 1e-12
                && (share(helped) - part.value).abs() < 0.02
        },
    );
}
