//! Policy: each page says what it may load and run, and holds nothing that it forbids.

use std::collections::BTreeMap;

use scraper::ElementRef;

use super::html::{elements, is_inside, location, named, text};
use super::rendered::Site;

/// What mdBook writes between the pages of `print.html`, whose policy allows it by its digest.
const PAGE_BREAK: &str = "break-before: page; page-break-before: always;";

/// What a page may not say in its policy.
const TOO_MUCH: [&str; 5] = ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"];

/// Pages without a policy or with a lax one, and what a browser would refuse or wait for.
pub(super) fn refused(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        problems.extend(lax(page, named(html, "meta")));
        for element in elements(html) {
            let here = || location(page, element);
            let name = element.value().name();
            for (attribute, value) in element.value().attrs() {
                let page_break = page == "print.html" && value == PAGE_BREAK;
                if attribute.starts_with("on") {
                    problems.push(format!("{}: a script in `{attribute}` is refused", here()));
                } else if attribute == "style" && !page_break {
                    let help = match value.starts_with("text-align") {
                        true => ": write `---` under the head of a column, without colons",
                        false => "",
                    };
                    problems.push(format!("{}: a style in the page is refused{help}", here()));
                }
            }
            match name {
                "style" => problems.push(format!("{}: a style in the page is refused", here())),
                // Data is not run.
                "script" if element.attr("type") == Some("application/ld+json") => {}
                "script" if element.attr("src").is_none() => {
                    problems.push(format!("{}: a script in the page is refused", here()));
                }
                "script"
                    if element.attr("defer").is_none()
                        && element.attr("async").is_none()
                        && is_inside(element, &["head"]) =>
                {
                    problems.push(format!(
                        "{}: nothing is drawn before this script has run: `defer` it",
                        here()
                    ));
                }
                _ => {}
            }
        }
    }
    problems
}

/// What is wrong with the policy of a page, which these elements may hold.
fn lax<'a>(page: &str, metas: impl Iterator<Item = ElementRef<'a>>) -> Option<String> {
    let metas: Vec<_> = metas.collect();
    let at = metas
        .iter()
        .position(|meta| meta.attr("http-equiv") == Some("Content-Security-Policy"));
    let Some(at) = at else {
        return Some(format!("{page}: it has no Content-Security-Policy"));
    };
    let before = metas[at].prev_siblings().filter_map(ElementRef::wrap);
    if before
        .filter(|element| element.attr("charset").is_none())
        .count()
        > 0
    {
        return Some(format!(
            "{page}: what stands before the policy is not under it"
        ));
    }
    let policy = metas[at].attr("content").unwrap_or_default();
    if !policy.starts_with("default-src 'none';") {
        return Some(format!(
            "{page}: the policy does not begin with `default-src 'none'`"
        ));
    }
    let parts = policy.split([' ', ';']);
    let too_much = parts.filter(|part| TOO_MUCH.iter().any(|much| part.starts_with(much)));
    let too_much: Vec<_> = too_much.collect();
    (!too_much.is_empty()).then(|| format!("{page}: the policy allows {}", too_much.join(", ")))
}

/// Pages of one title: whoever looks for one among the open ones cannot tell them apart.
pub(super) fn titles_used_twice(site: &Site) -> Vec<String> {
    let mut titles: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    // The first page stands twice.
    for (page, html) in site.pages.iter().filter(|(page, _)| *page != "index.html") {
        let title = named(html, "title").find(|title| is_inside(*title, &["head"]));
        let title = title.map(text).unwrap_or_default();
        titles.entry(title).or_default().push(page);
    }
    let twice = titles.into_iter().filter(|(_, pages)| pages.len() > 1);
    twice
        .map(|(title, pages)| format!("{}: the title of all is “{title}”", pages.join(", ")))
        .collect()
}
