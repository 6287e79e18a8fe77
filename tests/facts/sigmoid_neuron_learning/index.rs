//! Why does going downhill work?

use crate::facts::front::sources;
use manuscript::facts::Facts;
use worked_examples::sigmoid_neuron_learning::descent::EPOCHS;
use worked_examples::sigmoid_neuron_learning::two_points::POINTS;

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    let literature = book
        .page("appendices/literature.md")
        .map_or("", |page| page.text());
    let entry = literature
        .lines()
        .find(|line| line.starts_with("4. "))
        .unwrap_or_default();
    p.says(
        "In this chapter a neuron with one input walks down it, on two examples, from the first step to the last.",
        |[two]| two == POINTS.len(),
    );
    p.says(
        "We follow an article of 2019 by Niranjan Kumar, *Sigmoid Neuron Learning Algorithm Explained With Math*, the second of two parts, which rests on lectures of One Fourth Labs.",
        |[year, two]| {
            two == 2 && entry.contains(&format!("{}", year.value)) && entry.contains("Niranjan **Kumar**")
        },
    );
    p.says(
        "Of our five sources it has the most mathematics and the boldest conclusion: that its rule is *guaranteed* to find the best parameters.",
        |[five]| five == sources(book).len(),
    );
    p.says(
        "| [The toy run](toy-run.md) | Are a thousand epochs enough? |",
        |[epochs]| epochs == EPOCHS,
    );
}
