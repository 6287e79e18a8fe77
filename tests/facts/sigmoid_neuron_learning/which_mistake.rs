//! Which mistake costs more?

use std::sync::LazyLock;

use activations::Sigmoid;
use learning::{ConfusionMatrix, Dataset};
use manuscript::facts::{Facts, Point, Told};
use neuron_core::Neuron;
use worked_examples::sigmoid_neuron_learning::kept_back::{divided, run, table};
use worked_examples::sigmoid_neuron_learning::screening::{
    COSTS, CUTOFFS, Cutoff, EPOCHS, EVERY, Screening, screening,
};

static RECORD: LazyLock<Screening> = LazyLock::new(|| screening(&CUTOFFS));

/// The neuron, and the rows kept back.
static TRAINED: LazyLock<(Neuron<Sigmoid>, [Dataset; 2])> = LazyLock::new(|| {
    let parts = divided(&table(true).data, EVERY, 0);
    (run(&parts, EPOCHS).0, parts)
});

fn at(cutoff: f64) -> &'static Cutoff {
    let mut rows = RECORD.rows.iter();
    rows.find(|row| row.cutoff == cutoff)
        .expect("a cutoff of the table")
}

fn best(cost: fn(&Cutoff) -> usize) -> &'static Cutoff {
    let mut rows: Vec<_> = RECORD.rows.iter().collect();
    rows.sort_by_key(|row| cost(row));
    assert!(cost(rows[0]) < cost(rows[1]), "there is one best cutoff");
    rows[0]
}

/// The matrix of a cutoff, as the crate has it.
fn matrix(row: &Cutoff) -> ConfusionMatrix {
    ConfusionMatrix {
        true_positive: row.found,
        false_negative: row.missed,
        true_negative: row.left_alone,
        false_positive: row.false_alarms,
    }
}

/// What one pays on average who says "benign" to rows of which a share is malignant, and who says "malignant".
fn prices(p: f64, c: f64) -> [f64; 2] {
    [p * c, 1.0 - p]
}

/// The cutoff at which both words cost the same: found by halving.
fn equal(c: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let [benign, malignant] = prices(middle, c);
        *(if benign < malignant {
            &mut low
        } else {
            &mut high
        }) = middle;
    }
    low
}

pub(crate) fn facts(p: &mut Facts) {
    two_kinds(p);
    the_cutoff(p);
    the_measures(p);
    the_exercises(p);
}

fn two_kinds(p: &mut Facts) {
    let rows = RECORD.malignant + RECORD.benign;
    let usual = at(0.5);
    p.says(
        "A neuron has learned from every second row of [the table of tumors](rows-kept-back.md), and is asked about the others.",
        |[]| EVERY == 2 && rows == TRAINED.1[1].n_samples(),
    );
    p.says(
        "In {{#number screening.rows.4.mistakes}} of {{#number screening.benign}} benign and {{#number screening.malignant}} malignant rows together it is wrong.",
        |[mistakes, benign, malignant]| {
            mistakes == usual.mistakes && benign == RECORD.benign && malignant == RECORD.malignant
        },
    );
    p.says("That is about one in 24, which sounds good.", |[of]| {
        of == (rows as f64 / usual.mistakes as f64).round()
    });
    p.says(
        "Of its mistakes {{#number screening.rows.4.missed}} are misses, and {{#number screening.rows.4.false_alarms}} are false alarms.",
        |[missed, false_alarms]| missed == usual.missed && false_alarms == usual.false_alarms,
    );
    p.says("Here it errs mostly on the wrong side.", |[]| {
        usual.missed > 2 * usual.false_alarms
    });
}

fn the_cutoff(p: &mut Facts) {
    let (neuron, [_, kept]) = &*TRAINED;
    p.says(
        r#"The neuron answers with a number between 0 and 1, and somebody decided that from 0.5 on it means "malignant"."#,
        |[low, high, cutoff]| {
            let outputs = neuron.outputs(&kept.inputs());
            let said = outputs.iter().filter(|a| **a >= cutoff.value).count();
            outputs.iter().all(|a| low.value <= *a && *a <= high.value)
                && outputs.iter().any(|a| *a - low.value < 0.01)
                && outputs.iter().any(|a| high.value - *a < 0.01)
                && cutoff == at(0.5).cutoff
                && said == at(0.5).found + at(0.5).false_alarms
        },
    );
    p.says(
        "Before you look: to miss none of the {{#number screening.malignant}}, how many false alarms would you accept, and how many do you expect?",
        |[malignant]| malignant == RECORD.malignant,
    );
    p.table(
        "screening.rows",
        &[
            ("cutoff", "cutoff"),
            ("missed", "misses"),
            ("false_alarms", "false alarms"),
            ("mistakes", "mistakes"),
            ("cost", "cost"),
        ],
        &Point::new(),
    );
    p.says(
        "One neuron, trained for 100 epochs, at seven cutoffs.",
        |[epochs, seven]| epochs == EPOCHS && seven == CUTOFFS.len(),
    );
    p.says("The cost counts a miss as ten false alarms.", |[ten]| {
        RECORD
            .rows
            .iter()
            .all(|row| row.cost == ten.n() * row.missed + row.false_alarms)
    });
    p.says(
        "The lower the cutoff, the more false alarms, and never more misses.",
        |[]| {
            RECORD.rows.windows(2).all(|pair| {
                pair[0].cutoff < pair[1].cutoff
                    && pair[0].missed <= pair[1].missed
                    && pair[0].false_alarms > pair[1].false_alarms
            })
        },
    );
    p.says(
        "At 0.01 one tumor is still missed, and more than a third of the harmless lumps are called malignant.",
        |[cutoff, third]| {
            let row = at(cutoff.value);
            row.missed == 1 && third.holds(row.false_alarms as f64 / RECORD.benign as f64)
        },
    );
    p.says(
        "At 0.005 none is missed, with 78 false alarms.",
        |[cutoff, false_alarms]| {
            let said = |cutoff: f64| ConfusionMatrix::new(neuron, kept, cutoff).expect("classes");
            let (here, above) = (said(cutoff.value), said(cutoff.value + 0.001));
            here.false_negative == 0
                && above.false_negative > 0
                && false_alarms == here.false_positive
        },
    );
    p.says("The fewest mistakes are made at 0.3.", |[cutoff]| {
        cutoff == best(|row| row.mistakes).cutoff
    });
    p.says(
        "Suppose that a miss is as bad as ten false alarms.",
        |[ten]| {
            ten == COSTS[1]
                && RECORD
                    .rows
                    .iter()
                    .all(|row| row.cost == COSTS[1] * row.missed + row.false_alarms)
        },
    );
    p.says(
        "Then the last column is what counts, and 0.05 is the best of the seven.",
        |[cutoff, seven]| cutoff == best(|row| row.cost).cutoff && seven == CUTOFFS.len(),
    );

    p.says(
        r#"Who says "benign" to many such rows pays $pc$ for each, on average, and who says "malignant" pays $1 - p$."#,
        |[one]| {
            [0.1, 0.4].iter().all(|share| {
                // Of a thousand rows with this share of malignant ones.
                let (malignant, benign) = (1000.0 * share, 1000.0 * (one.value - share));
                let [says_benign, says_malignant] = prices(*share, 10.0);
                (says_benign - 10.0 * malignant / 1000.0).abs() < 1e-12
                    && (says_malignant - benign / 1000.0).abs() < 1e-12
            })
        },
    );
    p.says(
        r#""Malignant" is the cheaper word when $1 - p$ is below $pc$, and the two cost the same at the cutoff"#,
        |[one, two]| {
            let [benign, malignant] = prices(0.4, 10.0);
            two == 2 && malignant == one.value - 0.4 && malignant < benign
        },
    );
    let points: Vec<Point> = [0.5, 1.0, 10.0, 99.0]
        .iter()
        .map(|&c| Point::new().numbers([("c", c), ("p", equal(c))]))
        .collect();
    p.formula(r"p = \frac{1}{1 + c}.", &points);
    p.says("With equal costs this is one half.", |[half]| {
        (half.value - equal(COSTS[0] as f64)).abs() < 1e-12
    });
    p.says("With $c = 10$ it is one eleventh.", |[c]| {
        c == COSTS[1] && (11.0 * equal(c.value) - 1.0).abs() < 1e-12
    });
    p.formula("c = 10", &[Point::new().number("c", COSTS[1] as f64)]);
    p.says(
        "The best in the table was 0.05, and not 0.1.",
        |[best_cutoff, other]| {
            best_cutoff == best(|row| row.cost).cutoff && at(other.value).cost > at(0.05).cost
        },
    );
    // The rows whose answers lie between the two: all of them, and the malignant ones.
    let outputs = neuron.outputs(&kept.inputs());
    let answers = outputs.iter().zip(kept.targets());
    let between: Vec<f64> = answers
        .filter(|(a, _)| (0.05..0.1).contains(*a))
        .map(|(_, y)| *y)
        .collect();
    let malignant = between.iter().sum::<f64>();
    p.says(
        "Between them lie the answers to ten rows, of which two are malignant.",
        |[ten, two]| ten == between.len() && two == malignant,
    );
    p.says(
        "To call them benign would cost twenty false alarms, to call them malignant costs eight.",
        |[benign, eight]| {
            benign == COSTS[1] as f64 * malignant && eight == between.len() as f64 - malignant
        },
    );
    p.says(
        "Had only one been malignant, both words would cost nearly the same: in ten rows chance has its say.",
        |[ten]| {
            let [benign, malignant] = [COSTS[1] as f64, between.len() as f64 - 1.0];
            ten == between.len() && (benign - malignant).abs() <= 1.0
        },
    );
}

fn the_measures(p: &mut Facts) {
    let rows = RECORD.malignant + RECORD.benign;
    p.says(
        "Somebody who calls every row benign, without looking, is right in {{#number screening.benign}} of 284 cases.",
        |[right, of]| right == RECORD.benign && of == rows,
    );
    p.says(
        "That is more than three in five, and it finds no tumor at all.",
        |[three, five]| {
            let share = RECORD.benign as f64 / rows as f64;
            // One of so many more would make it too many.
            three.holds(five.value * share) && five == 5.0
        },
    );
    p.says("Two other shares say more, one for each class:", |[two]| {
        let row = matrix(at(0.5));
        two == [row.recall(), row.specificity()].len()
    });
    let code = p.rust();
    let listed = RECORD.rows[..5].iter();
    let listed: Vec<String> = listed
        .map(|row| format!("({:?}, {}, {})", row.cutoff, row.missed, row.false_alarms))
        .collect();
    assert!(
        code.contains(&format!("= [(0.005, 0, 78), {}];", listed.join(", ")))
            && code.contains(&format!("row % {EVERY} == 0"))
            && code.contains(&format!("epochs: {EPOCHS} }}")),
        "the snippet has another neuron than the table"
    );
    p.says(
        "All this describes one neuron and 284 rows, and is no advice to anybody with a lump.",
        |[of]| of == rows,
    );
    p.says(
        "There are two kinds of mistakes, and the cutoff trades one for the other.",
        |[two]| {
            let kinds = |row: &Cutoff| [row.missed, row.false_alarms];
            RECORD.rows.iter().all(|row| {
                two == kinds(row).len() && row.mistakes == kinds(row).iter().sum::<usize>()
            })
        },
    );
}

fn the_exercises(p: &mut Facts) {
    p.told(r#"Its class 1 is "unwanted"."#, Told::Story);
    p.says(
        "Which mistake is the worse one, and on which side of 0.5 does the cutoff belong?",
        |[half]| (half.value - equal(1.0)).abs() < 1e-12,
    );
    p.says(
        "So a miss costs less than a false alarm, $c$ is below 1, and the cutoff $1/(1 + c)$ lies above one half.",
        |[border, one, plus, half]| {
            let costs = [0.01, 0.2, 0.5, 0.9, 0.99];
            costs.iter().all(|&c| {
                border.holds(c)
                    && half.holds(equal(c))
                    && (equal(c) - one.value / (plus.value + c)).abs() < 1e-12
            }) && !half.holds(equal(1.01)) && !border.holds(1.01)
        },
    );
    p.says(
        "What must a miss cost for the cutoff 0.01 to be the right one, if the answers are probabilities?",
        |[cutoff]| (cutoff.value - equal(99.0)).abs() < 1e-12,
    );
    p.says(
        "Turn the formula round: $1 + c$ is one divided by the cutoff, which is 100.",
        |[one, result]| {
            (result.value * equal(99.0) - 1.0).abs() < 1e-9 && one.value + 99.0 == result.value
        },
    );
    p.says("So $c = 99$.", |[c]| (equal(c.value) - 0.01).abs() < 1e-12);
    p.formula(
        "c = 99",
        &[Point::new().number("c", (1.0 / equal(99.0)).round() - 1.0)],
    );
    p.says("A miss is as bad as 99 false alarms.", |[c]| {
        (equal(c.value) - 0.01).abs() < 1e-12
    });
    let usual = at(0.5);
    let called = usual.found + usual.false_alarms;
    let share = |of: usize| (100.0 * usual.found as f64 / of as f64).round();
    p.says(
        "Somebody reports that of all rows which her neuron calls malignant, 97 in a hundred are, and concludes that it finds 97 in a hundred tumors.",
        |[of_called, hundred, found, of]| {
            of_called == share(called)
                && found == of_called.value
                && hundred == 100.0
                && of == 100.0
        },
    );
    p.says(
        "At the cutoff 0.5 our neuron calls 104 rows malignant, and 101 of them are, which is 97 in a hundred.",
        |[cutoff, said, right, in_hundred, hundred]| {
            cutoff == usual.cutoff
                && said == called
                && right == usual.found
                && in_hundred == share(called)
                && hundred == 100.0
        },
    );
    p.says(
        "But there are 110, so it finds 92 in a hundred.",
        |[of, in_hundred, hundred]| {
            of == RECORD.malignant && in_hundred == share(of.n()) && hundred == 100.0
        },
    );
}
