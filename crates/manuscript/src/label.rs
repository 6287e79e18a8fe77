//! Labels: the headings and captions of tables, which may hold `$formulas$` and `` `code` ``.

use std::ops::Range;

use crate::diagnostic::Problem;

/// A part of a label; its range is in the label and without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelPart {
    /// Words, as they are shown.
    Text(Range<usize>),
    /// Between dollar signs.
    Formula(Range<usize>),
    /// Between backticks.
    Code(Range<usize>),
}

/// The parts of a label, in order. `\$`, `` \` `` and `\\` are the characters themselves.
///
/// # Errors
///
/// A formula or code that is not closed.
pub fn label_parts(label: &str) -> Result<Vec<LabelPart>, Problem> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(found) = label[at..].find(['$', '`', '\\']) {
        let mark_at = at + found;
        parts.push(LabelPart::Text(at..mark_at));
        let mark = char::from(label.as_bytes()[mark_at]);
        let inside = &label[mark_at + 1..];
        if mark == '\\' {
            // Any other backslash is one.
            let escaped = usize::from(inside.starts_with(['$', '`', '\\']));
            at = mark_at + 1 + escaped;
            parts.push(LabelPart::Text(at - 1..at));
            continue;
        }
        let Some(length) = inside.find(mark) else {
            let what = if mark == '$' { "formula" } else { "code" };
            let message = format!("this {what} in a label is not closed");
            return Err(Problem::new(mark_at..mark_at + 1, message)
                .help("close it with the same mark; the mark itself has a backslash before it"));
        };
        at = mark_at + 1 + length + 1;
        let inside = mark_at + 1..at - 1;
        parts.push(match mark {
            '$' => LabelPart::Formula(inside),
            _ => LabelPart::Code(inside),
        });
    }
    parts.push(LabelPart::Text(at..label.len()));
    parts.retain(|part| !matches!(part, LabelPart::Text(range) if range.is_empty()));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_words_formulas_and_code() {
        let label = r"a $x_1$, `b` \$5 \sigma";
        use LabelPart::{Code, Formula, Text};
        let parts = [
            Text(0..2),
            Formula(3..6),
            Text(7..9),
            Code(10..11),
            Text(12..13),
            Text(14..15),
            Text(15..17),
            Text(17..18),
            Text(18..23),
        ];
        assert_eq!(label_parts(label).unwrap(), parts);
        assert_eq!(label_parts("a $x").unwrap_err().span, 2..3);
    }
}
