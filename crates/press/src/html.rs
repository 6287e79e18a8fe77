//! HTML, escaped so that it also passes through a Markdown parser.

use std::fmt::Write;

/// Text as HTML that neither HTML nor Markdown reads as markup.
///
/// What a chapter's directives expand to is parsed as Markdown again, so `*` or `|` in it would still
/// mean something. As character references they do not.
pub(crate) fn text(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        if is_markup(c) || c == '&' {
            write!(html, "&#{};", c as u32).expect("writing to a string does not fail");
        } else {
            // A line break would end a table row and, doubled, an HTML block.
            html.push(if c == '\n' { ' ' } else { c });
        }
    }
    html
}

/// A finished piece of HTML whose text is made safe from Markdown; tags and references stay as they are.
pub(crate) fn shield(html: &str) -> String {
    let mut shielded = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            // `#` only begins a heading, and otherwise stands in references.
            c if !in_tag && c != '#' && is_markup(c) => {
                write!(shielded, "&#{};", c as u32).expect("writing to a string does not fail");
                continue;
            }
            _ => {}
        }
        shielded.push(if c == '\n' { ' ' } else { c });
    }
    shielded
}

/// HTML as the value of an attribute, where Markdown reads nothing.
pub(crate) fn attribute(html: &str) -> String {
    let html = html.replace('&', "&amp;").replace('"', "&quot;");
    let html = html.replace('<', "&lt;").replace('>', "&gt;");
    html.replace('\n', " ")
}

fn is_markup(c: char) -> bool {
    "<>\"'*_[]|\\`~$#{}-".contains(c)
}

/// A table in a frame that scrolls by itself on a narrow screen, and can be reached by keyboard to do so.
///
/// All of it is HTML already. Without a caption the table has none.
pub(crate) fn table(attributes: &str, label: &str, caption: &str, rows: &str) -> String {
    let caption = match caption {
        "" => String::new(),
        caption => format!("<caption>{caption}</caption>"),
    };
    format!(
        "<div class=\"table-wrapper\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\
         <table {attributes}>{caption}{rows}</table></div>"
    )
}

/// A name made fit for an HTML id and for a `url(#…)`: ASCII letters, digits and `-`.
pub(crate) fn id(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
            _ => '-',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_holds_no_markup() {
        assert_eq!(text("a < b & *c*"), "a &#60; b &#38; &#42;c&#42;");
        assert_eq!(text("3 < θ ≤ 5"), "3 &#60; θ ≤ 5");
    }

    #[test]
    fn shielding_leaves_tags_and_references_alone() {
        assert_eq!(
            shield("<mo class=\"a_b\">*</mo><mo>&lt;</mo><mi>|</mi>"),
            "<mo class=\"a_b\">&#42;</mo><mo>&lt;</mo><mi>&#124;</mi>"
        );
    }
}
