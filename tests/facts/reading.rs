//! What a page shows beside its sentences: lists, code, entries.

use manuscript::Page;

/// The items of the first numbered list of a page, each without its number.
pub(crate) fn first_list(page: &Page) -> Vec<String> {
    page.text()
        .lines()
        .skip_while(|line| !line.starts_with("1. "))
        .map_while(|line| line.split_once(". "))
        .take_while(|(number, _)| number.parse::<usize>().is_ok())
        .map(|(_, item)| item.to_owned())
        .collect()
}

/// The year in parentheses of the first entry with this name on a page of literature.
pub(crate) fn year(literature: &Page, name: &str) -> Option<f64> {
    let entry = literature
        .text()
        .split("\n- ")
        .find(|entry| entry.contains(name))?;
    let mut parts = entry.split('(').filter_map(|part| part.split_once(')'));
    parts.find_map(|(inside, _)| inside.parse().ok())
}

/// A unit as the snippets make it: `ThresholdUnit::new(array![5.0, 3.0], 4.0)`.
pub(crate) fn unit(weights: &[f64], threshold: f64) -> String {
    format!("ThresholdUnit::new(array!{weights:?}, {threshold:?})")
}

/// Whether two numbers are related as a heading has it.
pub(crate) fn are_related(left: f64, sign: &str, right: f64) -> bool {
    match sign {
        "≥" => left >= right,
        ">" => left > right,
        _ => panic!("no heading has the sign {sign}"),
    }
}

/// "first" for 0, "second" for 1.
pub(crate) fn ordinal(index: usize) -> &'static str {
    ["first", "second", "third", "fourth"][index]
}

/// How many folded answers a page has.
pub(crate) fn answers(page: &Page) -> usize {
    page.text()
        .matches("\n   <details class=\"answer\">")
        .count()
}
