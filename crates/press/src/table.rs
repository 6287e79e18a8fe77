//! Tables, `{{#table snapshot.path column="Label" column.4="Label" caption="…"}}`: locked values in rows and columns.
//!
//! A list of records becomes a row for each; without columns all fields are shown under their own names. One
//! record becomes a table of two columns. Labels and the caption may hold `$formulas$` and `` `code` ``.

use manuscript::{Directive, LabelPart, Locks, Problem, Word, describe, label_parts, nearest};
use serde_json::{Map, Value};

use crate::formula::{Formulas, spoken};
use crate::html;
use crate::labels::Label;
use crate::numbers;

const USAGE: &str = "`{{#table snapshot.path column=\"Label\" caption=\"…\"}}`, in which `column.4` means four significant digits";

/// A column that is to be shown.
struct Column {
    field: String,
    /// HTML.
    label: String,
    significant: Option<usize>,
    /// Where the page names it, for messages.
    span: std::ops::Range<usize>,
}

/// A finished table, and how many locked values it shows.
pub(crate) struct Table {
    pub(crate) html: String,
    pub(crate) values: usize,
}

/// Expands `{{#table …}}`.
pub(crate) fn expand(
    directive: &Directive,
    locks: &Locks,
    formulas: &Formulas,
    label: Option<&Label>,
) -> Result<Table, Vec<Problem>> {
    let path = directive
        .values(1, 1, USAGE)
        .map_err(|problem| vec![problem])?[0];
    let value = locks.lookup(path).map_err(|problem| vec![problem])?;
    let (records, is_list): (Vec<_>, bool) = match value {
        Value::Array(rows) if rows.iter().all(Value::is_object) => {
            (rows.iter().filter_map(Value::as_object).collect(), true)
        }
        Value::Object(fields) => (vec![fields], false),
        _ => (Vec::new(), false),
    };
    if records.first().is_none_or(|record| record.is_empty()) {
        let kind = describe(value);
        let message = format!("`{}` is {kind}, which makes no table", path.text);
        let help = "a table is made from a list of records or from one record";
        return Err(vec![Problem::new(path.span.clone(), message).help(help)]);
    }
    let (columns, caption) = columns(directive, path, records[0], formulas)?;
    // A column is numeric, and set flush right, when all its values are numbers.
    let class = |column: &Column| {
        let mut values = records
            .iter()
            .filter_map(|record| record.get(&column.field));
        match values.all(Value::is_number) {
            true => " class=\"number\"",
            false => "",
        }
    };
    let mut cells = Vec::new();
    let mut problems = Vec::new();
    for (number, record) in records.iter().enumerate() {
        for column in &columns {
            let lock = match is_list {
                true => format!("{}.{number}.{}", path.text, column.field),
                false => format!("{}.{}", path.text, column.field),
            };
            match cell(record.get(&column.field), &lock, column) {
                Ok(content) => cells.push(format!(
                    "<td{} data-lock=\"{}\">{content}</td>",
                    class(column),
                    html::text(&lock)
                )),
                Err(problem) => problems.push(problem),
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let rows: String = match is_list {
        true => {
            let rows = cells.chunks(columns.len());
            rows.map(|row| format!("<tr>{}</tr>", row.concat()))
                .collect()
        }
        false => {
            let rows = columns.iter().zip(&cells);
            rows.map(|(column, cell)| {
                format!("<tr><th scope=\"row\">{}</th>{cell}</tr>", column.label)
            })
            .collect()
        }
    };
    // Without a single label there is nothing to say at the head of the columns.
    let head: String = match is_list && columns.iter().any(|column| !column.label.is_empty()) {
        true => {
            let labels = columns
                .iter()
                .map(|column| format!("<th scope=\"col\"{}>{}</th>", class(column), column.label));
            format!("<thead><tr>{}</tr></thead>", String::from_iter(labels))
        }
        false => String::new(),
    };
    Ok(Table {
        html: frame(
            path,
            label,
            &caption,
            &format!("{head}<tbody>{rows}</tbody>"),
        ),
        values: cells.len(),
    })
}

/// The head of a column whose formulas have names: browsers find none in a formula, and a cell is read out with its head.
fn named(label: &str, text: &str) -> String {
    let mut pieces = label.split("<math");
    let mut named = pieces.next().unwrap_or_default().to_owned();
    // Every second part of the text is a formula.
    for (piece, tex) in pieces.zip(text.split('$').skip(1).step_by(2)) {
        let words = html::text(&spoken(tex));
        named.push_str(&format!("<math aria-label=\"{words}\"{piece}"));
    }
    named
}

/// The columns asked for, or all; and the caption.
fn columns(
    directive: &Directive,
    path: &Word,
    fields: &Map<String, Value>,
    formulas: &Formulas,
) -> Result<(Vec<Column>, Option<Caption>), Vec<Problem>> {
    let mut columns = Vec::new();
    let mut caption = None;
    let mut problems = Vec::new();
    for (key, value) in directive.pairs() {
        let label = match inline(&value.text, formulas) {
            Ok(label) => label,
            Err(problem) => {
                // With escapes in it, a label is shorter than what stands in the page, and spans in it are lost.
                let unescaped = value.span.len() == value.text.len() + 2;
                problems.push(match unescaped {
                    true => problem.shifted(value.span.start + 1),
                    false => Problem {
                        span: value.span.clone(),
                        ..problem
                    },
                });
                continue;
            }
        };
        if key.text == "caption" && !fields.contains_key("caption") {
            caption = Some(Caption {
                html: label,
                plain: value.text.replace('$', ""),
            });
            continue;
        }
        let (field, significant) = match key.text.split_once('.') {
            None => (key.text.as_str(), None),
            Some((field, _)) => {
                let digits = Word {
                    text: key.text[field.len()..].to_owned(),
                    span: key.span.start + field.len()..key.span.end,
                };
                match numbers::significant(&digits) {
                    Ok(significant) => (field, Some(significant)),
                    Err(problem) => {
                        problems.push(problem);
                        continue;
                    }
                }
            }
        };
        if !fields.contains_key(field) {
            let names: Vec<_> = fields.keys().map(String::as_str).collect();
            problems.push(
                Problem::new(
                    key.span.start..key.span.start + field.len(),
                    format!("`{}` has no field `{field}`", path.text),
                )
                .nearest(nearest(field, names.iter().copied().chain(["caption"])))
                .help(format!("its fields are {}", names.join(", "))),
            );
            continue;
        }
        columns.push(Column {
            field: field.to_owned(),
            label: named(&label, &value.text),
            significant,
            span: key.span.clone(),
        });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if columns.is_empty() {
        columns.extend(fields.keys().map(|field| Column {
            field: field.clone(),
            label: html::text(&field.replace('_', " ")),
            significant: None,
            span: path.span.clone(),
        }));
    }
    Ok((columns, caption))
}

struct Caption {
    html: String,
    plain: String,
}

fn cell(value: Option<&Value>, lock: &str, column: &Column) -> Result<String, Problem> {
    let word = Word {
        text: lock.to_owned(),
        span: column.span.clone(),
    };
    match value {
        None => Err(Problem::new(word.span, format!("there is no `{lock}`"))
            .help("every row of a table has the fields of the first")),
        Some(Value::Null) => Err(numbers::null(&word)),
        Some(Value::Array(elements)) => {
            let elements: Option<Vec<_>> = elements
                .iter()
                .map(|element| numbers::single(element, column.significant))
                .collect();
            match elements {
                Some(elements) => Ok(format!("({})", elements.join(", "))),
                None => Err(Problem::new(
                    word.span,
                    format!("`{lock}` is a list of lists, records or nulls"),
                )),
            }
        }
        Some(value) => numbers::single(value, column.significant).ok_or_else(|| {
            Problem::new(
                word.span,
                format!("`{lock}` is {}, which fits no cell", describe(value)),
            )
        }),
    }
}

fn frame(path: &Word, label: Option<&Label>, caption: &Option<Caption>, rows: &str) -> String {
    let (name, caption) = match caption {
        Some(caption) => (html::text(&caption.plain), caption.html.as_str()),
        None => {
            let lock = path.text.replace(['_', '.'], " ");
            (html::text(&format!("Table: {lock}")), "")
        }
    };
    let mut attributes = format!("class=\"locked\" data-lock=\"{}\"", html::text(&path.text));
    let mut caption = caption.to_owned();
    if let Some(label) = label {
        attributes += &format!(" id=\"{}\"", label.anchor);
        caption.insert_str(0, &label.before_caption());
    }
    html::table(&attributes, &name, caption.trim_end(), rows)
}

/// A label: text with `$formulas$` and `` `code` ``. Spans of problems are in the label.
fn inline(label: &str, formulas: &Formulas) -> Result<String, Problem> {
    let mut html = String::new();
    for part in label_parts(label)? {
        html.push_str(&match part {
            LabelPart::Text(text) => html::text(&label[text]),
            LabelPart::Code(code) => format!("<code>{}</code>", html::text(&label[code])),
            LabelPart::Formula(tex) => formulas
                .inline(&label[tex.clone()])
                .map_err(|problem| problem.shifted(tex.start))?,
        });
    }
    Ok(html)
}
