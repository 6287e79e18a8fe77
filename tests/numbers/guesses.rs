//! Losses of the two points for parameters that somebody guessed.

use serde::Serialize;

use super::two_points::loss;

#[test]
fn three_losses_of_a_lecture_do_not_follow_from_its_parameters() {
    #[derive(Serialize)]
    struct GuessTable {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        w: f64,
        b: f64,
        published: &'static str,
        computed: f64,
        rounded: String,
        agrees: &'static str,
    }

    // Lecture 3 of the course CS6910 of the IIT Madras, in the form of its notes.
    let rows: Vec<Row> = [
        (0.50, 0.00, "0.0730"),
        (-0.10, 0.00, "0.1481"),
        (0.94, -0.94, "0.0214"),
        (1.42, -1.73, "0.0028"),
        (1.65, -2.08, "0.0003"),
        (1.78, -2.27, "0.0000"),
    ]
    .into_iter()
    .map(|(w, b, published)| {
        let computed = loss(w, b);
        let rounded = format!("{computed:.4}");
        Row {
            w,
            b,
            published,
            computed,
            agrees: if rounded == published { "yes" } else { "no" },
            rounded,
        }
    })
    .collect();

    let agree: Vec<&str> = rows.iter().map(|row| row.agrees).collect();
    assert_eq!(agree, ["no", "yes", "no", "no", "yes", "yes"]);
    // Could the parameters have had more digits than they show? The losses near each printed pair: the first and the
    // fourth could, the third comes near and must have been cut off instead of rounded.
    let around = |row: &Row| -> Vec<f64> {
        (-5..=5)
            .flat_map(|i| (-5..=5).map(move |j| (f64::from(i) / 1e3, f64::from(j) / 1e3)))
            .map(|(dw, db)| loss(row.w + dw, row.b + db))
            .collect()
    };
    let some_rounds_to =
        |losses: &[f64], text: &str| losses.iter().any(|loss| format!("{loss:.4}") == text);
    assert!(some_rounds_to(&around(&rows[0]), rows[0].published));
    assert!(!some_rounds_to(&around(&rows[2]), rows[2].published));
    assert!(
        around(&rows[2])
            .iter()
            .any(|loss| (0.0214..0.0215).contains(loss))
    );
    assert!(some_rounds_to(&around(&rows[3]), rows[3].published));
    lock!("guess_table", GuessTable { rows });
}

#[test]
fn three_settings_of_the_knobs() {
    #[derive(Serialize)]
    struct FirstLosses {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        w: f64,
        b: f64,
        loss: f64,
    }

    let rows: Vec<Row> = [(0.0, 0.0), (0.0, -8.0), (-2.0, -2.0)]
        .into_iter()
        .map(|(w, b)| Row {
            w,
            b,
            loss: loss(w, b),
        })
        .collect();

    // One half to everything is off by 0.3 and by 0.4. Nearly 0 to everything is off by nearly 0.2 and 0.9.
    assert!((rows[0].loss - 0.5 * (0.09 + 0.16)).abs() < 1e-15);
    assert!((rows[1].loss - 0.5 * (0.04 + 0.81)).abs() < 1e-3);
    assert!(rows[2].loss < rows[1].loss && rows[2].loss > 0.4);
    lock!("first_losses", FirstLosses { rows });
}
