//! What can a unit do with negative numbers?

use activations::{Activation, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::aview1;
use neuron_core::{Neuron, ThresholdUnit, inner_product};
use worked_examples::building_a_neuron::firing::FiringRow;
use worked_examples::building_a_neuron::inhibition::{
    AND_TABLE, LARGEST_WEIGHT, NAND, NAND_TABLE, THRESHOLDS, VETO, non_negative_search, unit_table,
};
use worked_examples::building_a_neuron::layers::XOR;

use crate::facts::units;

/// Weights and thresholds of small grids.
fn halves(from: i32, to: i32) -> impl Iterator<Item = f64> + Clone {
    (2 * from..=2 * to).map(|half| f64::from(half) / 2.0)
}

fn fires(w: &[f64], threshold: f64, x: &[f64]) -> bool {
    ThresholdUnit::new(w.to_vec(), threshold).fires(&aview1(x))
}

pub(crate) fn facts(p: &mut Facts) {
    let (veto, nand) = (unit_table(VETO).rows, unit_table(NAND).rows);
    let search = non_negative_search();
    let cases = || [1, 2, 3].into_iter().flat_map(units::cases);

    p.input("w = (§, §), θ = §", &[VETO.0[0], VETO.0[1], VETO.1]);
    p.input("has the weight §:", &[VETO.0[1]]);
    p.input(
        "w = (§, §), b = §, that is θ = §",
        &[NAND.0[0], NAND.0[1], -NAND.1, NAND.1],
    );
    p.idiom("a third input");

    p.says("You need the opposite: 1 *unless* both are on.", |[one]| {
        let [others @ .., both] = NAND_TABLE;
        one != both
            && others.iter().all(|y| one == *y)
            && NAND_TABLE
                .iter()
                .zip(AND_TABLE)
                .all(|(nand, and)| *nand == 1.0 - and)
    });
    // Weights that are zero or positive, and thresholds on all sides of their sums.
    let units = || halves(0, 5).flat_map(|w1| halves(0, 5).map(move |w2| [w1, w2]));
    let thresholds = || halves(-5, 11).map(|t| t - 0.25).chain(halves(-5, 11));
    let corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let is_ever = |table: [f64; 4]| {
        units().any(|w| {
            thresholds()
                .any(|t| (0..4).all(|row| fires(&w, t, &corners[row]) == (table[row] == 1.0)))
        })
    };
    p.says(
        "You have a unit that answers 1 when both inputs are on.",
        |[one]| {
            let [others @ .., both] = AND_TABLE;
            one == both && others.iter().all(|y| one != *y) && is_ever(AND_TABLE)
        },
    );
    p.says(
        "You will not find any, and the reason is on this page.",
        |[]| !is_ever(NAND_TABLE),
    );

    let same = cases().all(|case| {
        let unit = ThresholdUnit::new(case.w.clone(), case.threshold);
        let neuron: Neuron<Step> = unit.clone().into();
        let x = aview1(&case.x);
        unit.weighted_input(&x).to_bits() == neuron.weighted_input(&x).to_bits()
            && unit.output(&x) == neuron.output(&x)
    });
    p.formula(
        r"z = w_1 x_1 + w_2 x_2 + w_3 x_3 - \theta",
        &units::points(3),
    );
    p.says(
        r"In $z = w_1 x_1 + w_2 x_2 + w_3 x_3 - \theta$, one number is subtracted while all others are added, and in long calculations that invites mistakes.",
        |[]| {
            // Whatever is made larger by 1, z is larger by 1, or smaller.
            let z = |[p1, p2, p3, t]: [f64; 4]| {
                ThresholdUnit::new(vec![1.0; 3], t).weighted_input(&aview1(&[p1, p2, p3]))
            };
            let larger = |place: usize| {
                let mut numbers = [0.0; 4];
                numbers[place] = 1.0;
                z(numbers)
            };
            [0, 1, 2, 3].map(larger) == [1.0, 1.0, 1.0, -1.0]
        },
    );
    p.formula(r"b = -\theta", &units::points(3));
    p.says(r"With $b = -\theta$ everything is added:", |[]| {
        // Whatever is made larger by 1, z is larger by 1.
        let z = |[p1, p2, p3, b]: [f64; 4]| {
            Neuron::new(vec![1.0; 3], b, Step::default()).weighted_input(&aview1(&[p1, p2, p3]))
        };
        (0..4).all(|place| {
            let mut numbers = [0.0; 4];
            numbers[place] = 1.0;
            z(numbers) == 1.0
        })
    });
    p.formula(
        r"z = w_1 x_1 + w_2 x_2 + w_3 x_3 + b, \qquad y = a(z).",
        &units::general_points(3),
    );
    p.says(
        "Read: z is the weighted sum plus the bias, and y is the activation function of z.",
        |[]| {
            cases().all(|case| {
                let neuron = Neuron::new(case.w.clone(), -case.threshold, Sigmoid);
                let x = aview1(&case.x);
                let z = neuron.weighted_input(&x);
                z == inner_product(&neuron.weights(), &x) + neuron.bias()
                    && neuron.output(&x) == Sigmoid.apply(z)
            })
        },
    );
    p.told(
        "Pack calls this pair of formulas the starting point of neural networks, and from here on it is the form in which we write a unit.",
        Told::Source,
    );
    p.says(
        "Subtracting θ and adding −θ give the same number to the last bit:",
        |[]| same,
    );

    p.told(
        r#"Pack says that in biology neither weights nor thresholds are negative, "because negative numbers do not occur in natural phenomena", and that only our generalized unit allows them."#,
        Told::Source,
    );
    let can_be_silenced = |w: f64| {
        thresholds().any(|t| fires(&[w, w], t, &[0.0, 0.0]) && !fires(&[w, w], t, &[0.0, 1.0]))
    };
    let can_be_excited = |w: f64| {
        thresholds().any(|t| !fires(&[w, w], t, &[0.0, 0.0]) && fires(&[w, w], t, &[0.0, 1.0]))
    };
    p.says(
        "In the model an inhibiting synapse is a negative weight.",
        |[]| {
            halves(-5, 5).all(|w| can_be_silenced(w) == (w < 0.0) && can_be_excited(w) == (w > 0.0))
        },
    );
    let fires_unasked = |t: f64| units().all(|w| fires(&w, t, &[0.0, 0.0]));
    let below_zero = thresholds()
        .filter(|t| *t != 0.0)
        .all(|t| fires_unasked(t) == (t < 0.0));
    p.told(
        "McCulloch and Pitts had inhibition in their paper of 1943: in their model a single inhibiting signal was enough to keep a cell silent.",
        Told::Cited("McCulloch 1943"),
    );

    let columns = [
        ("x1", "$x_1$"),
        ("x2", "$x_2$"),
        ("sum", "sum"),
        ("z", "$z$"),
        ("y", "$y$"),
    ];
    p.table("veto.rows", &columns, &Point::new());
    let first_unless_second = veto
        .iter()
        .all(|row| (row.y == 1.0) == (row.x1 == 1.0 && row.x2 != 1.0));
    p.says(
        "w = (5, −5), θ = 4: the unit fires for the first input, unless the second forbids it.",
        |[_, _, _]| first_unless_second,
    );
    p.says("The second input has the weight −5:", |[_]| {
        VETO.0[1] < 0.0
    });
    p.says(
        "The first input fires the unit, unless the second one is on.",
        |[]| first_unless_second,
    );

    p.says(
        "With weights that are zero or positive, switching one more input on can never lower the sum.",
        |[]| {
            let sum = |[w1, w2]: [f64; 2], [x1, x2]: [f64; 2]| w1 * x1 + w2 * x2;
            units().all(|w| one_more(&corners).all(|(fewer, more)| sum(w, more) >= sum(w, fewer)))
        },
    );
    p.says(
        "A unit that fires keeps firing when more signals arrive.",
        |[]| {
            units().all(|w| {
                thresholds().all(|t| {
                    one_more(&corners)
                        .all(|(fewer, more)| !fires(&w, t, &fewer) || fires(&w, t, &more))
                })
            })
        },
    );
    let veto_table = [0, 1, 2, 3].map(|row: usize| veto[row].y);
    p.says(r#"So it can never say "unless"."#, |[]| {
        !is_ever(veto_table) && !is_ever(NAND_TABLE)
    });
    p.says(
        r#"The unit we are looking for, *not both*, has the name NAND, from "not and"."#,
        |[]| {
            nand.iter()
                .all(|row| (row.y == 1.0) != (row.x1 == 1.0 && row.x2 == 1.0))
        },
    );
    p.says(
        "With negative weights it is easy: start willing, and let each input discourage.",
        |[]| {
            nand[0].y == 1.0
                && one_more(&corners)
                    .all(|(fewer, more)| sum_of(&nand, more) < sum_of(&nand, fewer))
        },
    );
    p.table("nand.rows", &columns, &Point::new());
    p.says(
        "NAND: w = (−2, −2), b = 3, that is θ = −3.",
        |[_, _, bias, _]| {
            bias == Neuron::from(ThresholdUnit::new(NAND.0.to_vec(), NAND.1)).bias()
                && nand.iter().zip(NAND_TABLE).all(|(row, y)| row.y == y)
        },
    );
    p.says(
        "In the plane of the inputs, the arrow of the weights now points backward, away from the case in which both are on:",
        |[]| NAND.0.iter().all(|w| *w < 0.0) && sum_of(&nand, [1.0, 1.0]) < sum_of(&nand, [0.0, 0.0]),
    );
    p.figure(
        "firing-line",
        &[("w1", &NAND.0[0]), ("w2", &NAND.0[1]), ("theta", &NAND.1)],
    );
    p.says(
        "The line −2x₁ − 2x₂ = −3 parts the plane: on its shaded side, where the arrow of the weights (−2, −2) points, the weighted sum is at least θ and the unit fires.",
        |[w1, w2, threshold, to_1, to_2]| {
            [w1.value, -w2.value] == NAND.0 && threshold == NAND.1 && [to_1.value, to_2.value] == NAND.0
        },
    );
    p.says(
        "Of the four cases, each with its sum beside it, (0, 0), (0, 1) and (1, 0) fire.",
        |[four, a1, a2, b1, b2, c1, c2]| {
            let named = [[a1, a2], [b1, b2], [c1, c2]].map(|x| x.map(|x| x.value));
            let firing = nand.iter().filter(|row| row.y == 1.0);
            four == nand.len() && firing.map(|row| [row.x1, row.x2]).eq(named)
        },
    );
    let negative = |(weights, threshold): ([f64; 2], f64)| {
        let numbers = [weights[0], weights[1], threshold];
        numbers.iter().filter(|number| **number < 0.0).count()
    };
    p.says(
        "The veto has one negative number in it, and NAND has three.",
        |[three]| negative(VETO) == 1 && three == negative(NAND),
    );
    p.says(
        "Its threshold is negative as well, so without any signal the unit fires.",
        |[]| NAND.1 < 0.0 && (nand[0].x1, nand[0].x2, nand[0].y) == (0.0, 0.0, 1.0),
    );
    p.input("A threshold of §", &[NAND.1]);
    p.says(
        r#""A threshold of −3" is an odd way to say "willing from the start"."#,
        |[_]| below_zero && fires_unasked(NAND.1),
    );
    p.says(
        "It is the threshold with its sign changed, and that of NAND is 3.",
        |[bias]| {
            bias == Neuron::from(ThresholdUnit::new(NAND.0.to_vec(), NAND.1)).bias()
                && bias == -NAND.1
        },
    );
    p.told(
        "(This choice of numbers is Michael Nielsen's.)",
        Told::Cited("Nielsen"),
    );

    p.says(
        "It goes through a grid of {{#number non_negative_search.tried}} units: weights from 0 to 5 and thresholds from −5 to 10, in steps of a quarter.",
        |[tried, least, greatest, lowest, highest, step]| {
            let steps = |from: f64, to: f64| (to - from) / step.value + 1.0;
            let weights = steps(least.value, greatest.value);
            tried == search.tried
                && tried == weights * weights * steps(lowest.value, highest.value)
                && greatest == f64::from(LARGEST_WEIGHT)
                && [lowest.value, highest.value] == THRESHOLDS.map(f64::from)
        },
    );
    p.says(
        "It counts what they compute, and then allows weights from −5:",
        |[least]| {
            least == f64::from(-LARGEST_WEIGHT) && search.with_negative_found > search.nand_found
        },
    );
    let weights = |name: &str, from: i32| {
        format!(
            "{name}, weights from {} to {LARGEST_WEIGHT}",
            from.to_string().replace('-', "−")
        )
    };
    p.table(
        "non_negative_search",
        &[
            ("and_found", &weights("AND", 0)),
            ("or_found", &weights("OR", 0)),
            ("nand_found", &weights("NAND", 0)),
            ("with_negative_found", &weights("NAND", -LARGEST_WEIGHT)),
        ],
        &Point::new(),
    );
    p.says(
        "Without negative weights the search finds AND and OR, and no NAND.",
        |[]| search.and_found > 0 && search.or_found > 0 && search.nand_found == 0,
    );
    p.says("Not one NAND.", |[]| {
        search.nand_found == 0 && search.with_negative_found > 0
    });
    p.says(
        "NAND deserves the trouble, because NANDs alone can be wired to answer every table of zeros and ones.",
        // Of two and of three inputs; each is a set of the cases in which it is on.
        |[]| wired(&[0b1100, 0b1010], 4).len() == 16 && wired(&[0xf0, 0xcc, 0xaa], 8).len() == 256,
    );

    p.says(
        "Without the bias, $z$ is 0 when all inputs are 0, so that no weights could change the answer there.",
        |[z, inputs]| {
            let at = |w: [f64; 2], b: f64| Neuron::new(w.to_vec(), b, Step::default()).weighted_input(&aview1(&[inputs.value; 2]));
            let weights = || halves(-5, 5).flat_map(|a| halves(-5, 5).map(move |b| [a, b]));
            weights().all(|w| z == at(w, 0.0) && at(w, -NAND.1) == -NAND.1)
        },
    );
    p.says(
        "A unit computes the same with a threshold and with a bias.",
        |[]| same,
    );
    p.says(
        r#"Negative weights are the model of inhibition, and without them no unit can say "unless" or "not"."#,
        |[]| {
            let says_not = |w: f64| thresholds().any(|t| fires(&[w], t, &[0.0]) && !fires(&[w], t, &[1.0]));
            !is_ever(veto_table) && !is_ever(NAND_TABLE) && halves(-5, 5).all(|w| says_not(w) == (w < 0.0))
        },
    );

    p.says(
        "A negative threshold is a positive bias: the unit is willing before any signal arrives.",
        |[]| {
            below_zero
                && thresholds().all(|t| {
                    (Neuron::from(ThresholdUnit::new(vec![1.0], t)).bias() > 0.0) == (t < 0.0)
                })
        },
    );

    p.says(
        "Build *not*: a unit with one input that fires when the input is off.",
        |[]| fires(&[-1.0], -0.5, &[0.0]) && !fires(&[-1.0], -0.5, &[1.0]),
    );
    let grid = || halves(-5, 5).flat_map(|w| thresholds().map(move |t| (w, t)));
    let is_not = |w: f64, t: f64| fires(&[w], t, &[0.0]) && !fires(&[w], t, &[1.0]);
    p.says(
        "Begin with the case in which nothing arrives, because there the weight has no say.",
        |[]| grid().all(|(w, t)| fires(&[w], t, &[0.0]) == fires(&[0.0], t, &[0.0])),
    );
    p.says(
        "The input is off, the sum is 0, and the unit must fire: the threshold is at most 0.",
        |[sum, bound]| {
            sum == aview1(&[3.0]).dot(&aview1(&[0.0]))
                && grid().all(|(w, t)| fires(&[w], t, &[0.0]) == bound.holds(t))
        },
    );
    p.says(
        "When the input is on, the sum is the weight, and that must be less than the threshold.",
        |[]| grid().all(|(w, t)| is_not(w, t) == (t <= 0.0 && w < t)),
    );
    p.says(
        "The weight −1 and the threshold −½ will do, which is the bias ½.",
        |[w, t, b]| is_not(w.value, t.value) && (w == -1.0 && t == -0.5) && b == -t.value,
    );
    let nand_of = |p: f64, q: f64| f64::from(u8::from(fires(&NAND.0, NAND.1, &[p, q])));
    p.says(
        r#"XOR is "not both", and besides "at least one"; the second part is what one misses."#,
        |[]| {
            (0..4).all(|row| {
                let at_least_one = corners[row].contains(&1.0);
                (XOR[row] == 1.0) == (NAND_TABLE[row] == 1.0 && at_least_one)
            })
        },
    );
    p.says(
        "Give $h$ together with $x_1$ to a second NAND: it answers 0 only if the first input is on and the other is off.",
        |[zero]| {
            corners.iter().all(|[x1, x2]| {
                (zero == nand_of(*x1, nand_of(*x1, *x2))) == (*x1 == 1.0 && *x2 == 0.0)
            })
        },
    );
    p.idiom("A third one does");
    p.says("A third one does the same for $x_2$.", |[_]| {
        corners
            .iter()
            .all(|[x1, x2]| (nand_of(*x2, nand_of(*x1, *x2)) == 0.0) == (*x2 == 1.0 && *x1 == 0.0))
    });
    p.says(
        "The fourth reads the second and the third, and answers 1 as soon as one of them says 0.",
        |[one, zero]| {
            corners
                .iter()
                .all(|[p, q]| (one == nand_of(*p, *q)) == (zero == *p || zero == *q))
        },
    );
    p.says("Wire XOR from four NANDs.", |[four]| {
        let xor: u32 = (0..4)
            .filter(|case| XOR[*case] == 1.0)
            .map(|case| 1 << (3 - case))
            .sum();
        let enough = |gates: usize| reached(&[0b0011, 0b0101], xor, gates);
        enough(four.n()) && !enough(four.n() - 1)
    });
    let third = |inhibiting, weight| fires_against_veto([VETO.0[0], inhibiting, weight]);
    p.says(
        "Give the veto unit a third input with the weight 5.",
        |[_, weight]| weight == VETO.0[0],
    );
    p.says("The veto can now be overruled.", |[]| {
        third(VETO.0[1], VETO.0[0]) && veto.iter().all(|row| row.x2 == 0.0 || row.y == 0.0)
    });
    p.says(
        "How strong must the inhibiting weight be, so that it cannot?",
        |[]| {
            // Stronger than what the other two have above the threshold.
            let bound = VETO.1 - 2.0 * VETO.0[0];
            third(bound, VETO.0[0]) && !third(bound.next_down(), VETO.0[0])
        },
    );
    let exciting = [VETO.0[0]; 2];
    let overruled = |inhibiting: f64| third(inhibiting, VETO.0[0]);
    p.says(
        "Look at the worst case, in which all three inputs are on.",
        |[three]| {
            let all_on = vec![1.0; three.n()];
            halves(-12, -5)
                .all(|w| fires(&[exciting[0], w, exciting[1]], VETO.1, &all_on) == overruled(w))
        },
    );
    p.says(
        "The first and the third add up to 10 together, which is 6 more than the threshold.",
        |[together, more]| {
            together == exciting.iter().sum::<f64>() && more == together.value - VETO.1
        },
    );
    p.says(
        "With the weight −6 the sum would be 4, and a sum of 4 fires.",
        |[w, sum, fires]| {
            sum == exciting.iter().sum::<f64>() + w.value && fires == VETO.1 && overruled(w.value)
        },
    );
    p.says(
        "So the inhibiting weight must be less than −6; −7 will do.",
        |[bound, enough]| {
            halves(-12, -5).all(|w| overruled(w) != bound.holds(w))
                && !overruled(enough.value)
                && overruled(enough.value + 1.0)
        },
    );
    // So many exciting inputs, each with the weight of the first, against one that inhibits.
    let against = |n: usize, w: f64| {
        let weights = [vec![w], vec![VETO.0[0]; n]].concat();
        fires(&weights, VETO.1, &vec![1.0; n + 1])
    };
    p.says(
        "With more exciting inputs it would have to be stronger again.",
        |[]| {
            (1..9).all(|n| {
                halves(-60, 0).find(|w| against(n, *w))
                    > halves(-60, 0).find(|w| against(n + 1, *w))
            })
        },
    );
    p.told(
        "In the cells of McCulloch and Pitts one inhibiting signal is enough against any number of others.",
        Told::Cited("McCulloch 1943"),
    );
    p.says("No fixed negative weight can promise that.", |[]| {
        halves(-60, 0).all(|w| (1..60).any(|n| against(n, w)))
    });
}

/// Pairs of cases of which the second has one more input on.
fn one_more(cases: &[[f64; 2]; 4]) -> impl Iterator<Item = ([f64; 2], [f64; 2])> {
    let [none, second, first, both] = *cases;
    [(none, second), (none, first), (second, both), (first, both)].into_iter()
}

fn sum_of(rows: &[FiringRow], [x1, x2]: [f64; 2]) -> f64 {
    let row = rows.iter().find(|row| (row.x1, row.x2) == (x1, x2));
    row.expect("a case of the table").sum
}

/// Every function that is wired from NANDs of these inputs, each as the bits of the cases in which it is on.
fn wired(inputs: &[u32], bits: usize) -> Vec<u32> {
    let every = u32::MAX >> (32 - bits);
    let mut found = inputs.to_vec();
    let mut is_found = vec![false; 1 << bits];
    inputs.iter().for_each(|f| is_found[*f as usize] = true);
    // Each function is joined with itself and with all that were found before it.
    let mut next = 0;
    while next < found.len() {
        for other in 0..=next {
            let joined = !(found[next] & found[other]) & every;
            if !std::mem::replace(&mut is_found[joined as usize], true) {
                found.push(joined);
            }
        }
        next += 1;
    }
    found
}

/// Whether so many NANDs, each of any two signals there are, are enough for a function of two inputs.
fn reached(signals: &[u32], wanted: u32, gates: usize) -> bool {
    signals.contains(&wanted)
        || gates > 0
            && signals.iter().any(|a| {
                signals.iter().any(|b| {
                    let wider = [signals, &[!(a & b) & 0b1111]].concat();
                    reached(&wider, wanted, gates - 1)
                })
            })
}

/// Whether some case with the second input on fires the veto unit with a third input.
fn fires_against_veto(w: [f64; 3]) -> bool {
    [
        [0.0, 1.0, 0.0],
        [0.0, 1.0, 1.0],
        [1.0, 1.0, 0.0],
        [1.0, 1.0, 1.0],
    ]
    .iter()
    .any(|x| fires(&w, VETO.1, x))
}
