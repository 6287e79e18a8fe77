//! Why should you believe this page?

use manuscript::facts::Facts;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS, firing_example};

use crate::facts::front::{chapters, is_proved, proved_chapters};

pub(crate) fn facts(p: &mut Facts) {
    let example = firing_example(WEIGHTS, THRESHOLD);
    let (book, page) = (p.book(), p.page());

    p.input("the weights § and §", &WEIGHTS);
    p.says(
        "Here is a number: {{#number firing_example.rows.2.sum}}.",
        |[sum]| {
            let row = &example.rows[2];
            sum == row.sum && (row.x1, row.x2) == (1.0, 0.0)
        },
    );
    p.says(
        "Others have seventeen digits, and nobody checks those in the head.",
        |[digits]| {
            // No double needs more to be told from its neighbors, and one of the locked ones needs as many.
            digits == longest_number(book)
        },
    );
    p.says("Three things happened to it on the way.", |[three]| {
        three == numbered(page)
    });

    let quoted = "The second signal alone, 3, does not reach 4.";
    let on_page = book
        .pages
        .iter()
        .find(|other| other.path != page.path && other.text().contains(quoted));
    p.says(
        "On a page of chapter 2 stands this one: \"The second signal alone, 3, does not reach 4.\"",
        |[second, threshold]| {
            let chapter = &chapters(book)[1];
            second == WEIGHTS[1]
                && threshold == THRESHOLD
                && on_page
                    .is_some_and(|page| page.path.starts_with(&format!("{}/", chapter.folder)))
        },
    );
    p.says(
        "A test also puts other numbers in the place of the 3 and the 4.",
        |[second, threshold]| second == WEIGHTS[1] && threshold == THRESHOLD,
    );
    p.says(
        "Every sentence, heading, caption, formula and table of the six chapters that states a number is held by such a proof, and so is this page.",
        |[six]| {
            proved_chapters(book).eq(1..=six.n()) && six == chapters(book).len() && is_proved(page)
        },
    );
}

/// How many numbered items a page has; it has one list.
fn numbered(page: &manuscript::Page) -> usize {
    let numbers = page.text().lines().filter_map(|line| line.split_once(". "));
    numbers
        .filter(|(number, _)| number.parse::<usize>().is_ok())
        .count()
}

/// The significant digits of the locked number that has most of them.
fn longest_number(book: &manuscript::Book) -> usize {
    fn digits(value: &serde_json::Value) -> usize {
        use serde_json::Value;
        match value {
            Value::Number(number) => {
                let written = number.to_string();
                let mantissa = written.split('e').next().unwrap_or_default();
                let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
                digits.trim_start_matches('0').trim_end_matches('0').len()
            }
            Value::Array(values) => values.iter().map(digits).max().unwrap_or(0),
            Value::Object(fields) => fields.values().map(digits).max().unwrap_or(0),
            _ => 0,
        }
    }
    book.locks
        .iter()
        .map(|(_, lock)| digits(&lock.value))
        .max()
        .unwrap_or(0)
}
