//! Why does a network need activation functions?

use manuscript::facts::Facts;

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    p.says(
        "name a function's range, its slope and its price, for each of sixteen.",
        |[sixteen]| {
            // As many as the sheet of the last page draws.
            let figure = figures::named("summary-sheet").expect("the sheet of this chapter");
            let panels = figure
                .draw(&figure.defaults(), "fig")
                .svg
                .matches("data-activation=")
                .count();
            let sheet = book.page("understanding-activations/summary-sheet.md");
            sixteen == panels
                && sheet.is_some_and(|page| page.text().contains("{{#figure summary-sheet}}"))
        },
    );
}
