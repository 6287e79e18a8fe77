//! Why does it end?

use manuscript::facts::{Facts, Point, Told};
use worked_examples::neurons_in_detail::perceptron::{
    PASSES, TASKS, perceptron_rule, task, updates,
};
use worked_examples::understanding_activations::decisions::{MOVIE_THRESHOLD, MOVIE_WEIGHTS};

use super::exercises::all_orders;
use super::{inner, is, list, lists, steps};

/// A list that answers every case of *and* rightly, the bias last.
const AND_LIST: [f64; 3] = [2.0, 2.0, -3.0];

fn length(a: &[f64]) -> f64 {
    inner(a, a).sqrt()
}

/// The numbers of the proof after each update: those that `u` promises, and those that the rule has reached.
struct Proof {
    gamma: f64,
    r: f64,
    /// The progress and the length after 1, 2, … updates.
    reached: Vec<(f64, f64)>,
}

impl Proof {
    /// Lists with what is wanted of each, the lists of the rule after each update, and a list that is right.
    fn new(examples: &[(Vec<f64>, f64)], after: &[Vec<f64>], right: &[f64]) -> Self {
        let u: Vec<f64> = right.iter().map(|u| u / length(right)).collect();
        let room = |(x, wanted): &(Vec<f64>, f64)| {
            if *wanted == 1.0 {
                inner(&u, x)
            } else {
                -inner(&u, x)
            }
        };
        Proof {
            gamma: examples.iter().map(room).fold(f64::INFINITY, f64::min),
            r: examples.iter().map(|(x, _)| length(x)).fold(0.0, f64::max),
            reached: after.iter().map(|w| (inner(&u, w), length(w))).collect(),
        }
    }

    /// For a task, with weights that are right for it.
    fn of(name: &str, right: &[f64]) -> Self {
        let examples: Vec<_> = task(name)
            .iter()
            .map(|(x, wanted)| (list(x), *wanted))
            .collect();
        let after: Vec<_> = updates(&task(name), PASSES).iter().map(lists).collect();
        Proof::new(&examples, &after, right)
    }

    /// Examples at right angles, all of which should fire: nothing is given away.
    fn tight(examples: usize, size: f64) -> Self {
        let unit = |i: usize| (0..examples).map(move |j| if i == j { size } else { 0.0 });
        let after = (1..=examples).map(|k| {
            (0..examples)
                .map(|j| if j < k { size } else { 0.0 })
                .collect()
        });
        let lists: Vec<_> = (0..examples).map(|i| (unit(i).collect(), 1.0)).collect();
        Proof::new(&lists, &after.collect::<Vec<_>>(), &vec![1.0; examples])
    }

    fn points(&self) -> Vec<Point> {
        let point = |k: usize| {
            Point::new().numbers([
                ("k", (k + 1) as f64),
                (r"\gamma", self.gamma),
                ("R", self.r),
            ])
        };
        (0..self.reached.len()).map(point).collect()
    }
}

pub(super) fn facts(p: &mut Facts) {
    let learned = perceptron_rule(&TASKS);
    let row = |name: &str| {
        let row = learned.rows.iter().find(|row| row.task == name);
        row.expect("a task of this name")
    };
    let and = updates(&task("and"), PASSES);
    p.told(
        "That it comes to rest wherever a dividing line exists was proved by Albert Novikoff in 1962, and the proof is short.",
        Told::Cited("Novikoff 1962"),
    );
    p.says(
        "Count the bias as one more weight, whose input is always 1.",
        |[one]| {
            task("movie").iter().all(|(x, _)| {
                let with_bias = inner(&row("movie").weights, x) + row("movie").bias;
                let all: Vec<f64> = row("movie")
                    .weights
                    .iter()
                    .copied()
                    .chain([row("movie").bias])
                    .collect();
                let x: Vec<f64> = x.iter().copied().chain([one.value]).collect();
                with_bias == inner(&all, &x)
            })
        },
    );
    let movie_list = [4.0, 2.0, 2.0, -3.0];
    assert_eq!(
        movie_list,
        [
            MOVIE_WEIGHTS[0],
            MOVIE_WEIGHTS[1],
            MOVIE_WEIGHTS[2],
            -MOVIE_THRESHOLD
        ]
    );
    let of_and = Proof::of("and", &AND_LIST);
    let proofs = [
        Proof::of("and", &AND_LIST),
        Proof::of("or", &[2.0, 2.0, -1.0]),
        Proof::of("movie", &movie_list),
        Proof::tight(1, 3.0),
        Proof::tight(2, 0.25),
        Proof::tight(3, 3.0),
        Proof::tight(5, 0.5),
    ];
    let u: Vec<f64> = AND_LIST.iter().map(|u| u / length(&AND_LIST)).collect();
    p.says(
        r"Suppose that some list $U$ of length 1 answers every example rightly and with room to spare: $U \cdot X$ is at least γ for those that should fire, and at most −γ for the others, for some positive γ.",
        |[one]| {
            one == length(&u)
                && of_and.gamma > 0.0
                && task("and").iter().all(|(x, wanted)| {
                    let z = inner(&u, &list(x));
                    if *wanted == 1.0 { z >= of_and.gamma } else { z <= -of_and.gamma }
                })
        },
    );
    p.says(
        "(If there is a dividing line at all, there is one with room: lower the bias by less than the smallest weighted input above zero, and divide all numbers by the length of the list.)",
        |[]| {
            // What the rule has found has an example on the line.
            let examples: Vec<_> = task("and").iter().map(|(x, wanted)| (list(x), *wanted)).collect();
            let found = lists(and.last().expect("it has updates"));
            let least = |w: &[f64]| {
                let fires = examples.iter().filter(|(_, wanted)| *wanted == 1.0);
                fires.map(|(x, _)| inner(w, x)).fold(f64::INFINITY, f64::min)
            };
            let lowered = |by: f64| {
                let mut moved = found.clone();
                moved[2] -= by * least(&found);
                moved
            };
            let room = |w: &[f64]| Proof::new(&examples, &[], w).gamma;
            room(&found) <= 0.0
                && [0.01, 0.25, 0.75, 0.99].iter().all(|by| room(&lowered(*by)) > 0.0)
                && room(&lowered(1.0)) <= 0.0
        },
    );
    p.says("Start from zero, and watch two numbers: the **progress** $p = U \\cdot W$ and the length of $W$.", |[two]| {
        two.value == 2.0 && updates(&task("and"), PASSES)[0].bias == 1.0
    });
    let p_points: Vec<Point> = and
        .iter()
        .map(|update| {
            // A definition; the inner product of lists of one number is their product.
            let w = lists(update);
            Point::new().numbers([("U", u[0]), ("W", w[0]), ("p", u[0] * w[0])])
        })
        .collect();
    p.formula(r"p = U \cdot W", &p_points);
    p.says("Either way the progress grows by at least γ.", |[]| {
        proofs.iter().all(|proof| {
            let before = std::iter::once(0.0).chain(proof.reached.iter().map(|(p, _)| *p));
            before
                .zip(&proof.reached)
                .all(|(before, (after, _))| after - before >= proof.gamma - 1e-12)
        })
    });
    p.says(
        "Multiplied out, the square of the length has changed by $|X|^2$, and by twice the weighted input that was wrong, with a sign: plus if it should have been positive and was not, minus if it should not have been and was.",
        |[square, twice]| {
            steps().all(|(before, update)| {
                let (x, after) = (list(&update.x), lists(&update));
                let sign = if update.wanted == 1.0 { 1.0 } else { -1.0 };
                let second = sign * twice.value * inner(&before, &x);
                (length(&after).powi(2) - length(&before).powi(2) - length(&x).powf(square.value) - second).abs() < 1e-9
            })
        },
    );
    p.says(
        "So that second part is never positive, and the square grows by at most $R^2$.",
        |[bound]| {
            let squares = |proof: &Proof| -> Vec<f64> {
                std::iter::once(0.0)
                    .chain(proof.reached.iter().map(|(_, l)| l * l))
                    .collect()
            };
            let grows = |proof: &Proof| {
                let squares = squares(proof);
                squares
                    .windows(2)
                    .map(|pair| pair[1] - pair[0])
                    .fold(0.0, f64::max)
            };
            steps().all(|(before, update)| {
                let z = inner(&before, &list(&update.x));
                if update.wanted == 1.0 {
                    z <= 0.0
                } else {
                    z > 0.0
                }
            }) && proofs
                .iter()
                .all(|proof| grows(proof) <= proof.r.powf(bound.value) + 1e-12)
                && [0.5, 3.0].iter().all(|size| {
                    (grows(&Proof::tight(5, *size)) - size.powf(bound.value)).abs() < 1e-9
                })
        },
    );
    p.says("The progress is never more than the length.", |[]| {
        // As much where the weights point along U, as they do in the end of the tight examples.
        let whole = |(p, l): &(f64, f64)| (p - l).abs() < 1e-9;
        proofs
            .iter()
            .flat_map(|proof| &proof.reached)
            .all(|(p, l)| *p <= l + 1e-12)
            && Proof::tight(3, 3.0).reached.last().is_some_and(whole)
    });
    p.says(
        "Multiplied out, and because $U$ has the length 1, the square of the length of $W - pU$ is",
        |[one]| {
            one == length(&u)
                && and.iter().map(lists).all(|w| {
                    let progress = inner(&u, &w);
                    let rest: Vec<f64> = w.iter().zip(&u).map(|(w, u)| w - progress * u).collect();
                    (length(&rest).powi(2) - (length(&w).powi(2) - progress.powi(2))).abs() < 1e-9
                })
        },
    );
    let squares: Vec<Point> = proofs
        .iter()
        .flat_map(|proof| &proof.reached)
        .map(|(progress, length)| {
            // The inner product of lists of one number is their product.
            Point::new().numbers([("W", *length), ("U", progress / length), ("p", *progress)])
        })
        .collect();
    p.formula(r"|W|^2 - 2p\,(U \cdot W) + p^2 = |W|^2 - p^2,", &squares);
    p.says(
        r"The **length** of a list, written $|X|$, is the square root of its inner product with itself.",
        |[]| {
            updates(&task("movie"), PASSES)
                .iter()
                .map(lists)
                .all(|w| (length(&w).powi(2) - inner(&w, &w)).abs() < 1e-9)
        },
    );
    p.says(
        "Neither the number of the examples stands in it nor that of the inputs: only how long the examples are, and how much room there is between them.",
        |[]| {
            // Longer examples with as much more room change nothing.
            let bound = |proof: &Proof| (proof.r / proof.gamma).powi(2);
            [0.25, 1.0, 3.0].iter().all(|size| (bound(&Proof::tight(4, *size)) - bound(&Proof::tight(4, 1.0))).abs() < 1e-9)
        },
    );
    let points: Vec<Point> = proofs.iter().flat_map(Proof::points).collect();
    p.says(
        r"After $k$ updates the progress is at least $k\gamma$ and the length at most $R\sqrt{k}$, so",
        |[]| {
            proofs.iter().all(|proof| {
                proof.reached.iter().zip(1..).all(|((p, l), k)| {
                    let (k, slack) = (f64::from(k), 1e-12);
                    k * proof.gamma <= p + slack && *l <= proof.r * k.sqrt() + slack
                })
            })
        },
    );
    p.formula(r"k\gamma \le R\sqrt{k}.", &points);
    p.says(
        "Read: k times gamma is at most R times the square root of k.",
        |[]| {
            proofs.iter().all(|proof| {
                let k = proof.reached.len() as f64;
                k * proof.gamma <= proof.r * k.sqrt() + 1e-12
            })
        },
    );
    p.says(
        "The left side grows faster than the right one and may not overtake it.",
        |[]| {
            (1..50).all(|k| {
                f64::from(k + 1) / f64::from(k) > f64::from(k + 1).sqrt() / f64::from(k).sqrt()
            })
        },
    );
    p.formula(r"k \le \frac{R^2}{\gamma^2}.", &points);
    p.input("the list (§, §, §)", &AND_LIST);
    let square = inner(&AND_LIST, &AND_LIST);
    p.says(
        "Its weighted inputs are −3, −1, −1 and 1, so none is closer to zero than 1.",
        |[z0, z1, z2, z3, least]| {
            let sums: Vec<f64> = task("and")
                .iter()
                .map(|(x, _)| inner(&AND_LIST, &list(x)))
                .collect();
            let smallest = sums.iter().map(|z| z.abs()).fold(f64::MAX, f64::min);
            is(&[z0, z1, z2, z3], &sums) && least == smallest
        },
    );
    p.says(
        r"The square of its length is 17; divide the list by its length, and you have a $U$ for which $\gamma^2$ is 1/17.",
        |[said, power, gamma]| {
            said == square && (of_and.gamma.powf(power.value) - gamma.value).abs() < 1e-12
        },
    );
    p.says(
        "The longest example is (1, 1, 1), with $R^2$ = 3.",
        |[a, b, c, power, three]| {
            let longest = [a.value, b.value, c.value];
            (of_and.r.powf(power.value) - three.value).abs() < 1e-12
                && three == inner(&longest, &longest)
                && task("and").iter().any(|(x, _)| list(x) == longest)
        },
    );
    p.says(
        "There can be no more than 51 updates, in whatever order the examples come.",
        |[most]| {
            let bound = (of_and.r / of_and.gamma).powi(2);
            (most.value - bound).abs() < 1e-9
                && all_orders("and")
                    .iter()
                    .all(|updates| most.holds(*updates as f64))
        },
    );
    p.says("The rule took 10.", |[ten]| ten == row("and").updates);
}
