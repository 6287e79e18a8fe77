//! XHTML: a rendered page written anew for paper, where nothing can be pressed, folded or moved.
//!
//! | on the page | in a bound book |
//! |---|---|
//! | controls, predictions, scripts, places in the site | left out |
//! | a folded solution | left out: the page of solutions has it |
//! | a folded answer, or a solution that has no other place | lies open |
//! | the number of a figure, a table or a formula | a number, and no link to itself |
//! | a link to another page | leads into the book, and says to which page of the paper |
//! | an id | begins with the name of its page, where all pages are one file |

use std::fmt::Write;

use html5ever::ns;
use scraper::node::Element;
use scraper::{ElementRef, Node};

/// Where a link leads in a bound book.
pub(crate) enum Link {
    /// To something that is no part of it: the words stay, the link does not.
    Nowhere,
    /// To a place of it, or to another host. After the words stands what the text says of the place.
    To(String, String),
}

/// How a page is written.
pub(crate) struct Setting<'a> {
    /// What its ids begin with.
    pub(crate) prefix: String,
    /// By how much its headings are smaller.
    pub(crate) lower: usize,
    /// Where its links lead.
    pub(crate) link: &'a dyn Fn(&str) -> Link,
    /// Whether its solutions stand elsewhere in the book.
    pub(crate) is_solved: bool,
    /// The colours of its figures, where a reader knows no variables. Such a reader is also held to the letter of MathML 3 and
    /// SVG 1.1, as the checker of EPUBs is.
    pub(crate) paint: Option<&'a dyn Fn(&str) -> String>,
}

/// What a page becomes.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// How many solutions were left out.
    pub(crate) solutions: usize,
    pub(crate) figures: usize,
    pub(crate) tables: usize,
    pub(crate) formulas: usize,
}

/// Elements of which nothing is left.
const LEFT_OUT: [&str; 9] = [
    "script", "style", "iframe", "noscript", "form", "button", "input", "dialog", "template",
];

/// And those of these classes: places in the site, ways to answer it, what is told to those who can move a figure or point at a
/// link, and lines of code that the page does not show.
const CLASSES_LEFT_OUT: [&str; 7] = [
    "where",
    "page-end",
    "proved",
    "controls",
    "prediction",
    "boring",
    "preview",
];

/// Elements without an end.
const VOID: [&str; 6] = ["area", "br", "col", "hr", "img", "wbr"];

/// Attributes that name ids.
const REFERENCES: [&str; 4] = ["aria-labelledby", "aria-describedby", "for", "headers"];

/// Writes what is in an element.
pub(crate) fn write(element: ElementRef<'_>, setting: &Setting<'_>) -> Written {
    let mut written = Written::default();
    for child in element.children() {
        node(child, setting, &mut written);
    }
    written
}

fn node(node: ego_tree::NodeRef<'_, Node>, setting: &Setting<'_>, out: &mut Written) {
    match node.value() {
        Node::Text(text) => out.text.push_str(&escaped(text)),
        Node::Element(element) => self::element(node, element, setting, out),
        _ => {}
    }
}

fn children(parent: ego_tree::NodeRef<'_, Node>, setting: &Setting<'_>, out: &mut Written) {
    for child in parent.children() {
        node(child, setting, out);
    }
}

fn element(
    node: ego_tree::NodeRef<'_, Node>,
    element: &Element,
    setting: &Setting<'_>,
    out: &mut Written,
) {
    let name = element.name();
    let is = |class: &str| element.classes().any(|other| other == class);
    let left_out =
        CLASSES_LEFT_OUT.iter().any(|class| is(class)) || element.attr("hidden").is_some();
    if LEFT_OUT.contains(&name) || left_out {
        return;
    }
    match name {
        "details" if is("solution") && setting.is_solved => {
            out.solutions += 1;
            return;
        }
        "details" => return wrapped(node, "div", element, setting, out),
        "summary" => {
            out.text.push_str("<p class=\"label\">");
            children(node, setting, out);
            out.text.push_str("</p>");
            return;
        }
        "a" => return link(node, element, setting, out),
        "figure" => out.figures += 1,
        "table" => out.tables += 1,
        "math" => out.formulas += 1,
        _ => {}
    }
    let level = name.strip_prefix('h').and_then(|level| level.parse().ok());
    match level {
        Some(level @ 1..=6_usize) => {
            let lowered = format!("h{}", (level + setting.lower).min(6));
            wrapped(node, &lowered, element, setting, out);
        }
        _ => wrapped(node, name, element, setting, out),
    }
}

/// What MathML 3 allows on these elements, and MathML Core on every one.
const STYLED: [&str; 2] = ["math", "mstyle"];
const STYLES: [&str; 2] = ["displaystyle", "scriptlevel"];

/// What has those styles of its own: in MathML 3 an element around it has them.
fn styles(element: &Element, setting: &Setting<'_>) -> String {
    if setting.paint.is_none() || element.name.ns != ns!(mathml) || STYLED.contains(&element.name())
    {
        return String::new();
    }
    let given = STYLES
        .iter()
        .filter_map(|name| Some((name, element.attr(name)?)));
    given
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
        .collect()
}

/// An element under another name.
fn wrapped(
    node: ego_tree::NodeRef<'_, Node>,
    name: &str,
    element: &Element,
    setting: &Setting<'_>,
    out: &mut Written,
) {
    let styles = styles(element, setting);
    let is_styled = !styles.is_empty();
    if is_styled {
        write!(out.text, "<mstyle{styles}>").expect("writing to a string does not fail");
    }
    out.text.push('<');
    out.text.push_str(name);
    let space = &element.name.ns;
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    // Every space but that of the page itself is named where it begins.
    if parent.is_some_and(|parent| parent.name.ns != *space) && *space != ns!(html) {
        write!(out.text, " xmlns=\"{space}\"").expect("writing to a string does not fail");
    }
    attributes(element, is_long(node, element), setting, &mut out.text);
    if VOID.contains(&name) || (*space != ns!(html) && !node.has_children()) {
        out.text.push_str("/>");
    } else {
        out.text.push('>');
        children(node, setting, out);
        write!(out.text, "</{name}>").expect("writing to a string does not fail");
    }
    if is_styled {
        out.text.push_str("</mstyle>");
    }
}

/// From how many rows or lines on a table or code may run from one page of paper to the next: about half a page.
const LONG: [usize; 2] = [16, 28];

fn is_long(node: ego_tree::NodeRef<'_, Node>, element: &Element) -> bool {
    let elements = || node.descendants().filter_map(ElementRef::wrap);
    let [rows, lines] = LONG;
    match element.name() {
        "pre" => elements()
            .next()
            .is_some_and(|code| code.text().collect::<String>().lines().count() >= lines),
        "div" if element.attr("class") == Some(WRAPPER) => {
            elements()
                .filter(|element| element.value().name() == "tr")
                .count()
                >= rows
        }
        _ => false,
    }
}

/// The class of what holds a table.
const WRAPPER: &str = "table-wrapper";

fn attributes(element: &Element, is_long: bool, setting: &Setting<'_>, out: &mut String) {
    let is_wrapper = element.attr("class") == Some(WRAPPER);
    if is_long && element.attr("class").is_none() {
        out.push_str(" class=\"long\"");
    }
    for (name, value) in element.attrs() {
        let is_strict = setting.paint.is_some();
        let (name, value) = match name {
            // A property of SVG 2.
            "paint-order" if is_strict => ("style", format!("paint-order:{value}")),
            // MathML 3 has no name for a formula but this one.
            "alttext" if is_strict => {
                (name, element.attr("aria-label").unwrap_or(value).to_owned())
            }
            "aria-label" if is_strict && element.name.ns == ns!(mathml) => continue,
            name if is_strict && STYLES.contains(&name) && !STYLED.contains(&element.name()) => {
                continue;
            }
            name => (name, value.to_owned()),
        };
        let value = match name {
            "id" => format!("{}{value}", setting.prefix),
            name if REFERENCES.contains(&name) => {
                let names = value.split_whitespace();
                let names: Vec<_> = names
                    .map(|name| format!("{}{name}", setting.prefix))
                    .collect();
                names.join(" ")
            }
            // Nothing scrolls, is pointed at or pressed on paper.
            "tabindex" | "title" | "open" | "xmlns" => continue,
            "role" | "aria-label" if is_wrapper => continue,
            "class" if is_long => format!("{value} long"),
            // The style of single cells of a matrix hangs on this one.
            "data-style" => value,
            name if name.starts_with("data-") || name.starts_with("on") => continue,
            _ => value.replace("url(#", &format!("url(#{}", setting.prefix)),
        };
        let value = match setting.paint {
            Some(paint) if value.contains("var(") => paint(&value),
            _ => value,
        };
        write!(out, " {name}=\"{}\"", escaped(&value)).expect("writing to a string does not fail");
    }
}

/// What has a number, which on a page is a link to itself.
const NUMBERED: [&str; 3] = ["figcaption", "caption", "div"];

fn link(
    node: ego_tree::NodeRef<'_, Node>,
    element: &Element,
    setting: &Setting<'_>,
    out: &mut Written,
) {
    let is_header = element.classes().any(|class| class == "header");
    let to = element.attr("href").filter(|_| !is_header);
    let to = to.map_or(Link::Nowhere, |address| (setting.link)(address));
    let Link::To(address, note) = to else {
        let parent = node.parent().and_then(ElementRef::wrap);
        let is_number = parent.is_some_and(|parent| NUMBERED.contains(&parent.value().name()));
        if is_header && is_number {
            out.text.push_str("<span class=\"numbering\">");
            children(node, setting, out);
            out.text.push_str("</span>");
        } else {
            children(node, setting, out);
        }
        return;
    };
    write!(out.text, "<a href=\"{}\">", escaped(&address))
        .expect("writing to a string does not fail");
    children(node, setting, out);
    write!(out.text, "{note}</a>").expect("writing to a string does not fail");
}

/// Text as XML.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    fn written(html: &str) -> Written {
        written_where(html, true)
    }

    fn written_where(html: &str, is_solved: bool) -> Written {
        let page = Html::parse_document(html);
        let link = |address: &str| match address.strip_prefix("x.html") {
            Some(_) => Link::To("#x".to_owned(), "→7".to_owned()),
            None => Link::Nowhere,
        };
        let setting = Setting {
            prefix: "p--".to_owned(),
            lower: 1,
            link: &link,
            is_solved,
            paint: Some(&|value: &str| value.replace("var(--fig-1, #00f)", "#123")),
        };
        let body = page.root_element().child_elements().last().unwrap();
        write(body, &setting)
    }

    #[test]
    fn what_can_be_pressed_or_folded_is_not_on_paper() {
        let page = written(
            "<p class=where>2.1</p><h1 id=a><a class=header href=#a>A &amp; B</a></h1><form>f</form>\
             <details class=solution><summary>Solution</summary>s</details>\
             <details class=answer><summary>Answer</summary>yes</details><script>1</script>",
        );
        assert_eq!(
            page.text,
            "<h2 id=\"p--a\">A &amp; B</h2><div class=\"answer\"><p class=\"label\">Answer</p>yes</div>"
        );
        assert_eq!(page.solutions, 1);
    }

    #[test]
    fn a_solution_that_stands_nowhere_else_lies_open() {
        let page = written_where(
            "<details class=solution><summary>Solution</summary>s</details>",
            false,
        );
        let open = "<div class=\"solution\"><p class=\"label\">Solution</p>s</div>";
        assert_eq!((page.text.as_str(), page.solutions), (open, 0));
    }

    #[test]
    fn a_link_says_where_it_leads_or_is_no_link() {
        let page = written("<a href=x.html title=t>x</a> <a href=print.html>y</a><br>");
        assert_eq!(page.text, "<a href=\"#x\">x→7</a> y<br/>");
    }

    #[test]
    fn a_number_is_no_link() {
        let page = written(
            "<div class=math id=e><a class=header href=#e>(1.2)</a></div><p><span class=mark id=m><a class=header href=#m></a></span>It \
             <a href=x.html>is</a><span class=preview data-preview=is></span>.",
        );
        let expected = "<div class=\"math\" id=\"p--e\"><span class=\"numbering\">(1.2)</span></div>\
             <p><span class=\"mark\" id=\"p--m\"></span>It <a href=\"#x\">is→7</a>.</p>";
        assert_eq!(page.text, expected);
    }

    #[test]
    fn a_strict_reader_gets_the_older_words_for_the_same() {
        let page = written(
            "<svg><text paint-order=stroke>t</text></svg>\
             <math alttext=a/b aria-label='a over b' displaystyle=true><mfrac displaystyle=false><mi>a</mi><mi>b</mi></mfrac></math>",
        );
        assert!(
            page.text
                .contains("<text style=\"paint-order:stroke\">t</text>"),
            "{}",
            page.text
        );
        assert!(
            page.text.contains(" alttext=\"a over b\" displaystyle"),
            "{}",
            page.text
        );
        let fraction = "displaystyle=\"true\"><mstyle displaystyle=\"false\"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle></math>";
        assert!(page.text.contains(fraction), "{}", page.text);
    }

    #[test]
    fn what_is_longer_than_half_a_page_may_be_split() {
        let rows = |n: usize| {
            let table = format!(
                "<div class=table-wrapper><table>{}</table></div>",
                "<tr><td>1".repeat(n)
            );
            written(&table)
                .text
                .contains("class=\"table-wrapper long\"")
        };
        assert!(!rows(LONG[0] - 1) && rows(LONG[0]));
        let lines =
            |n: usize| written(&format!("<pre><code>{}</code></pre>", "1\n".repeat(n))).text;
        assert!(
            lines(LONG[1] - 1).starts_with("<pre>")
                && lines(LONG[1]).starts_with("<pre class=\"long\">")
        );
    }

    #[test]
    fn drawings_and_formulas_are_xml() {
        let page = written(
            "<svg viewBox='0 0 1 1' aria-labelledby='t d'><title id=t>T</title>\
             <path fill='var(--fig-1, #00f)' clip-path='url(#c)'/></svg>\
             <math alttext='a<b'><mi data-style='x'>a</mi></math><p data-lock=l onclick=f()>1</p>",
        );
        assert_eq!(
            page.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-labelledby=\"p--t p--d\" viewBox=\"0 0 1 1\">\
             <title id=\"p--t\">T</title><path clip-path=\"url(#p--c)\" fill=\"#123\"/></svg>\
             <math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a&lt;b\">\
             <mi data-style=\"x\">a</mi></math><p>1</p>"
        );
    }
}
