//! Stubs: the facts that a page lacks, to be pasted and filled in.

/// A text as a literal of Rust.
pub(super) fn literal(text: &str) -> String {
    match (
        text.contains('\\') || text.contains('"'),
        text.contains("\"#"),
    ) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("r#\"{text}\"#"),
        (true, true) => format!("r##\"{text}\"##"),
    }
}

pub(super) fn stub_of_table(request: &str) -> String {
    let rest = request.strip_prefix("table ").unwrap_or(request);
    let (lock, columns) = rest.split_once(' ').unwrap_or((rest, ""));
    let columns: Vec<String> = columns
        .split("\" ")
        .filter_map(|column| column.split_once('='))
        .map(|(field, heading)| format!("(\"{field}\", {})", literal(heading.trim_matches('"'))))
        .collect();
    format!(
        "p.table(\"{lock}\", &[{}], &Point::new());",
        columns.join(", ")
    )
}

pub(super) fn stub_of_figure(request: &str) -> String {
    let mut words = request.split(' ').skip(1);
    let name = words.next().unwrap_or_default();
    let arguments: Vec<String> = words
        .filter_map(|word| word.split_once('='))
        .map(|(key, value)| format!("(\"{key}\", {value})"))
        .collect();
    format!("p.figure(\"{name}\", &[{}]);", arguments.join(", "))
}
