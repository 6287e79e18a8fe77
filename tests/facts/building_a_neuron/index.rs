//! How do you build a neuron?

use activations::{Activation, Sigmoid};
use manuscript::facts::Facts;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::excitement::excitement;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS, firing_example};
use worked_examples::building_a_neuron::thresholds::threshold_ranges;
use worked_examples::neural_units::sensitivity::OutputTable;

use crate::facts::reading;

const FOLDER: &str = "building-a-neuron/";

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    let rows = firing_example(WEIGHTS, THRESHOLD).rows;
    let [w1, w2] = WEIGHTS;

    let literature = book
        .page("appendices/literature.md")
        .map_or("", |page| page.text());
    let entry = literature
        .lines()
        .find(|line| line.starts_with("2. "))
        .unwrap_or_default();
    let date: Vec<&str> = entry
        .split_whitespace()
        .skip_while(|word| word.parse::<u8>().is_err())
        .collect();
    let [_, month, of, ..] = date[..] else {
        panic!("Pack has no date on the page of literature");
    };
    p.says(
        &format!(
            "It follows a Chinese article of {month} 2020 by Pack on the construction of the neuron, section by section."
        ),
        |[year]| format!("{}.", year.value) == of && entry.contains(FOLDER),
    );
    p.input("the weights § and §, the threshold §", &[w1, w2, THRESHOLD]);
    p.says(
        "One example goes with us nearly all the way: two inputs, the weights 5 and 3, the threshold 4.",
        |[two, _, _, _]| two == WEIGHTS.len(),
    );
    p.says(
        "By the end of the chapter we know every threshold that would have done the same, we have seen it lose its certainty to a sigmoid and its threshold to a bias, and we have found out something odd about what it listens to.",
        |[]| {
            let unit = ThresholdUnit::new(WEIGHTS.to_vec(), THRESHOLD);
            let table = OutputTable::of(&unit);
            let ranges = threshold_ranges(WEIGHTS).rows;
            ranges.iter().filter(|range| range.table == table).count() == 1
                && excitement(WEIGHTS, THRESHOLD).rows.iter().all(|row| 0.0 < row.sigmoid && row.sigmoid < 1.0)
                && rows.iter().all(|row| row.y == row.x1)
        },
    );

    // The pages of the chapter, each with the question that is its heading.
    let row = |file: &str| {
        let page = book
            .page(&format!("{FOLDER}{file}"))
            .expect("a page of this chapter");
        format!("| [{}]({file}) | {} |", page.title, page.headings()[0].text)
    };
    let steps = reading::first_list(
        book.page("building-a-neuron/four-steps.md")
            .expect("the page of the steps"),
    );
    p.says(&row("four-steps.md"), |[four]| four == steps.len());
    p.says(&row("firing-condition.md"), |[four]| four == rows.len());
    p.says(&row("strictly-between.md"), |[least, greatest]| {
        least == Sigmoid.apply(f64::NEG_INFINITY)
            && greatest == Sigmoid.apply(f64::INFINITY)
            && (-30..=30)
                .all(|z| (0.0 < Sigmoid.apply(f64::from(z))) && Sigmoid.apply(f64::from(z)) < 1.0)
    });
    let counted = [
        "index.md",
        "four-steps.md",
        "firing-condition.md",
        "strictly-between.md",
    ];
    for file in book
        .pages
        .iter()
        .filter_map(|page| page.path.strip_prefix(FOLDER))
    {
        if !counted.contains(&file) {
            p.says(&row(file), |[]| true);
        }
    }
}
