//! Headings of tables that are formulas, computed from the other columns.

use super::tex::{self, Point};
use crate::book::Book;

/// What is wrong with the headings of a table that are formulas.
pub(super) fn headings(
    book: &Book,
    lock: &str,
    columns: &[(&str, &str)],
    point: &Point,
) -> Vec<String> {
    let word = crate::Word {
        text: lock.to_owned(),
        span: 0..lock.len(),
    };
    let rows = match book.locks.lookup(&word) {
        Ok(serde_json::Value::Array(rows)) => rows.iter().collect(),
        Ok(row) => vec![row],
        Err(problem) => return vec![problem.message],
    };
    // `y.6` is the field `y` with six digits.
    let field = |column: &str| column.split('.').next().unwrap_or_default().to_owned();
    let tex = |heading: &str| {
        heading
            .strip_prefix('$')
            .and_then(|rest| rest.strip_suffix('$'))
            .filter(|tex| !tex.contains('$'))
            .map(str::to_owned)
    };
    let mut problems = Vec::new();
    for (column, heading) in columns {
        let Some(formula) = tex(heading).filter(|formula| tex::is_compound(formula)) else {
            continue;
        };
        for row in &rows {
            let value = |name: &str| row.get(name).and_then(serde_json::Value::as_f64);
            let Some(stated) = value(&field(column)) else {
                continue;
            };
            let symbol =
                |(column, heading): &(&str, &str)| Some((tex(heading)?, value(&field(column))?));
            let at = columns
                .iter()
                .filter_map(symbol)
                .fold(point.clone(), |at, (symbol, value)| {
                    at.number(&symbol, value)
                });
            match tex::value(&formula, &at) {
                Ok(computed) if (computed - stated).abs() <= 1e-9 * stated.abs().max(1.0) => {}
                Ok(computed) => {
                    problems.push(format!("the heading `{heading}` is {computed} in a row where the column holds {stated}"));
                    break;
                }
                Err(why) => {
                    problems.push(format!("the heading `{heading}` cannot be computed: {why}"));
                    break;
                }
            }
        }
    }
    problems
}
