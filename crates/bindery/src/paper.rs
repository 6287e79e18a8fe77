//! Paper: the whole book as one document for a browser to print, in as many rounds as it takes until every page that it names
//! is where it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use press::{Edition, Leaf};

use crate::book::{Book, name};
use crate::browser::Browser;
use crate::cover;
use crate::error::Error;
use crate::outline::{Entry, called, outline};
use crate::pdf::{Pdf, Spot};
use crate::xhtml::{Written, escaped};

/// The style of the paper, after that of the pages.
const STYLE: &str = include_str!("paper.css");

/// Stand around the id whose page is to be written there.
const FOLIO: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Every round but the first and the last changes a setting, and each chapter has a few.
const ROUNDS: usize = 2 + SETTINGS.len();

/// How a chapter is set: as it is, or a little tighter or wider than that when its last page would hold a few lines only.
const SETTINGS: [&str; 4] = ["", "tight", "wide", "tighter"];

/// From the upper edge to where the fifth line of a page ends, in points.
const FEW_LINES: f32 = 150.0;

/// A4, in points.
const HEIGHT: f32 = 842.0;

/// A printed book.
pub(crate) struct Printed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) written: Vec<Written>,
}

/// Prints the book, which is rendered in the folder.
pub(crate) fn print(
    book: &Book,
    folder: &Path,
    version: &str,
    browser: &Browser,
) -> Result<Printed, Error> {
    let prefix = |leaf: &Leaf| format!("{}--", name(&leaf.path));
    let written = book.write(&prefix, true, false, &|leaf, place| {
        let name = name(&place.path);
        let id = place
            .id
            .as_ref()
            .map_or(name.clone(), |id| format!("{name}--{id}"));
        let note = match place.path == leaf.path {
            true => String::new(),
            false => folio(&id),
        };
        (format!("#{id}"), note)
    });
    let chapters = chapters(&book.edition);
    let file = folder.join("paper.xhtml");
    let mut settings = vec![0; chapters.len()];
    let mut spots: BTreeMap<String, Spot> = BTreeMap::new();
    let mut round = 0;
    loop {
        let start = Instant::now();
        round += 1;
        let document = document(book, &written, version, &chapters, &settings);
        let text = with_folios(&document, &spots);
        fs::write(&file, &text).map_err(|error| Error::Write(file.clone(), error))?;
        let pdf = Pdf::read(&browser.print(&file)?)?;
        spots = pdf.spots()?;
        println!(
            "round {round}: {} pages in {:.1} s",
            pdf.pages(),
            start.elapsed().as_secs_f64()
        );
        let lonely = tighten(&spots, &mut settings);
        let is_settled = !lonely && text == with_folios(&document, &spots);
        if round == ROUNDS && !is_settled {
            return Err(Error::Unsettled(round));
        }
        if is_settled {
            let mut outline = outline(&book.edition);
            let first = book.edition.leaves.first();
            let front = usize::from(first.is_some_and(|leaf| is_title(&book.edition, leaf)));
            outline.insert(front, contents_entry());
            if let Some(entry) = first_missing(&outline, &spots) {
                return Err(Error::NoPlace(entry.to_owned()));
            }
            let pages = pdf.pages();
            let edition = &book.edition;
            let bytes = pdf.finish(
                &edition.title,
                &edition.description,
                &edition.authors,
                &outline,
            )?;
            return Ok(Printed {
                bytes,
                pages,
                written,
            });
        }
    }
}

/// The next setting for every chapter whose last page holds a few lines only; whether there was one.
fn tighten(spots: &BTreeMap<String, Spot>, settings: &mut [usize]) -> bool {
    let mut changed = false;
    for (i, setting) in settings.iter_mut().enumerate() {
        let (Some(begin), Some(end)) = (
            spots.get(&format!("begin-{i}")),
            spots.get(&format!("end-{i}")),
        ) else {
            continue;
        };
        let is_lonely = end.page > begin.page && HEIGHT - end.height < FEW_LINES;
        if is_lonely && *setting + 1 < SETTINGS.len() {
            *setting += 1;
            changed = true;
        }
    }
    changed
}

/// A page that is named as the book is its title page.
fn is_title(edition: &Edition, leaf: &Leaf) -> bool {
    leaf.title == edition.title && leaf.number.is_none()
}

/// The contents themselves, in the outline.
fn contents_entry() -> Entry {
    Entry {
        title: "Contents".to_owned(),
        path: "contents".to_owned(),
        entries: Vec::new(),
    }
}

/// What stands before the id of a place whose page is written behind an arrow.
const ARROW: char = '→';

fn folio(id: &str) -> String {
    let [start, end] = FOLIO;
    let id = escaped(id);
    format!("<span class=\"folio\">\u{202f}{start}{ARROW}{id}{end}</span>")
}

/// The document with the pages of all places, and three digits where one is not known yet. Every number is as wide as one of
/// three digits, so that no line breaks anew when it becomes known.
fn with_folios(document: &str, spots: &BTreeMap<String, Spot>) -> String {
    let mut parts = document.split(FOLIO);
    let mut text = parts.next().unwrap_or_default().to_owned();
    while let (Some(id), Some(rest)) = (parts.next(), parts.next()) {
        let (arrow, id) = match id.strip_prefix(ARROW) {
            Some(id) => ("→\u{2009}", id),
            None => ("", id),
        };
        let spot = spots.get(&id.replace("&amp;", "&"));
        let page = spot.map_or("000".to_owned(), |spot| spot.page.to_string());
        let pad = "0".repeat(3_usize.saturating_sub(page.len()));
        text += &format!("<span class=\"pad\">{pad}</span>{arrow}{page}{rest}");
    }
    text
}

/// The pages that begin on a new sheet, each with those below it.
fn chapters(edition: &Edition) -> Vec<std::ops::Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    for (i, leaf) in edition.leaves.iter().enumerate() {
        if leaf.depth == 0 || starts.is_empty() {
            starts.push(i);
        }
    }
    let ends = starts.iter().copied().skip(1).chain([edition.leaves.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

fn document(
    book: &Book,
    written: &[Written],
    version: &str,
    chapters: &[std::ops::Range<usize>],
    settings: &[usize],
) -> String {
    let edition = &book.edition;
    let leaves = &edition.leaves;
    let mut style = STYLE.to_owned();
    let (mut front, mut text, mut ends) = (String::new(), String::new(), String::new());
    for (i, chapter) in chapters.iter().enumerate() {
        let first = &leaves[chapter.start];
        let is_title = is_title(edition, first);
        if !is_title {
            style += &running_head(i, &called(first));
        }
        let into = if is_title { &mut front } else { &mut text };
        let class = if is_title { "titles" } else { "chapter" };
        let page = if is_title {
            "titles".to_owned()
        } else {
            format!("chapter-{i}")
        };
        *into += &format!(
            "<div class=\"{class} {}\" style=\"page: {page}\" id=\"begin-{i}\">",
            SETTINGS[settings[i]]
        );
        for (leaf, page) in leaves[chapter.clone()]
            .iter()
            .zip(&written[chapter.clone()])
        {
            *into += &section(leaf, page);
        }
        *into += &format!("<div class=\"end\" id=\"end-{i}\"></div></div>\n");
        // A place has a page when something leads to it.
        for leaf in &leaves[chapter.clone()] {
            ends += &format!("<a href=\"#{}\"></a>", name(&leaf.path));
        }
        ends += &format!("<a href=\"#begin-{i}\"></a><a href=\"#end-{i}\"></a>");
    }
    let sheets = book
        .styles
        .iter()
        .map(|sheet| format!("<link rel=\"stylesheet\" href=\"{}\"/>", escaped(sheet)));
    let sheets: String = sheets.collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{language}\" xml:lang=\"{language}\">\
         <head><meta charset=\"UTF-8\"/><title>{title}</title>{sheets}<style>{style}</style></head>\n\
         <body class=\"content\"><div class=\"cover\">{cover}</div>\n<main>{front}{contents}{text}</main>\
         <p class=\"ends\">{ends}</p><script src=\"{script}\"></script>\
         <script>document.body.getBoundingClientRect();</script></body></html>\n",
        language = escaped(&edition.language),
        title = escaped(&edition.title),
        style = escaped(&style).replace("&quot;", "\""),
        cover = cover::svg(edition, &book.palette, version),
        contents = contents(edition),
        // The last script asks for the layout, and so for all fonts, before the document is called loaded.
        script = escaped(&book.highlighter),
    )
}

fn section(leaf: &Leaf, page: &Written) -> String {
    let id = name(&leaf.path);
    let title = escaped(&leaf.title);
    let heading = page
        .text
        .trim_start()
        .strip_prefix("<h1")
        .and_then(|text| text.split_once("</h1>"));
    let is_title = heading.is_some_and(|(heading, _)| heading.ends_with(&format!(">{title}")));
    let place = match (&leaf.number, leaf.depth) {
        (Some(number), 0) => {
            let part = leaf.part.as_deref().map_or(String::new(), |part| {
                format!("{}\u{2002}·\u{2002}", escaped(part))
            });
            // Most chapters ask a question below their name.
            let title = if is_title { "" } else { &title };
            format!("<p class=\"opener\"><span class=\"part\">{part}{number}</span>{title}</p>")
        }
        (Some(_), _) => format!("<p class=\"place\">{}</p>", escaped(&called(leaf))),
        (None, _) => String::new(),
    };
    let class = if is_title { "titled" } else { "" };
    format!(
        "<section id=\"{id}\" class=\"depth-{} {class}\">{place}{}</section>\n",
        leaf.depth, page.text
    )
}

/// The head of the pages of a chapter: its name inside, the page outside.
fn running_head(i: usize, title: &str) -> String {
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "@page chapter-{i}:left {{ @top-left {{ content: counter(page) }} @top-right {{ content: \"{title}\" }} }}\n\
         @page chapter-{i}:right {{ @top-right {{ content: counter(page) }} @top-left {{ content: \"{title}\" }} }}\n"
    )
}

fn contents(edition: &Edition) -> String {
    let mut lines = String::new();
    let mut part = None;
    for leaf in &edition.leaves {
        if is_title(edition, leaf) {
            continue;
        }
        if leaf.part != part {
            part.clone_from(&leaf.part);
            lines += &format!("<h2>{}</h2>", escaped(part.as_deref().unwrap_or_default()));
        }
        let id = name(&leaf.path);
        lines += &format!(
            "<p class=\"line depth-{}\"><a href=\"#{id}\"><span>{}</span><span class=\"dots\"></span><span>{}{id}{}</span></a></p>",
            leaf.depth,
            escaped(&called(leaf)),
            FOLIO[0],
            FOLIO[1]
        );
    }
    format!(
        "<nav class=\"contents\" id=\"contents\"><h1>Contents</h1>{lines}<p class=\"key\">A number behind an arrow, as in \
         <a href=\"#contents\">Contents{}</a>, is the page to which the words before it lead.</p></nav>\n",
        folio("contents")
    )
}

/// A place of the outline that was not printed.
fn first_missing<'a>(outline: &'a [Entry], spots: &BTreeMap<String, Spot>) -> Option<&'a str> {
    outline
        .iter()
        .find_map(|entry| match spots.contains_key(&name(&entry.path)) {
            true => first_missing(&entry.entries, spots),
            false => Some(entry.path.as_str()),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_takes_the_room_of_three_digits() {
        let document = format!("a{}b", folio("x&y"));
        let spot = |page| BTreeMap::from([("x&y".to_owned(), Spot { page, height: 0.0 })]);
        let unknown = with_folios(&document, &BTreeMap::new());
        assert!(
            unknown.contains("<span class=\"pad\"></span>→\u{2009}000"),
            "{unknown}"
        );
        let known = with_folios(&document, &spot(7));
        assert!(
            known.contains("<span class=\"pad\">00</span>→\u{2009}7</span>b"),
            "{known}"
        );
        assert!(
            with_folios(&document, &spot(1234))
                .contains("<span class=\"pad\"></span>→\u{2009}1234")
        );
    }

    #[test]
    fn a_chapter_that_ends_with_a_few_lines_is_set_anew_until_there_is_no_other_way() {
        let spots = |end: Spot| {
            let begin = Spot {
                page: 3,
                height: 770.0,
            };
            BTreeMap::from([("begin-0".to_owned(), begin), ("end-0".to_owned(), end)])
        };
        let mut settings = [0];
        // Two lines on the fifth page, half of it, and two lines on its only page.
        assert!(tighten(
            &spots(Spot {
                page: 5,
                height: 740.0
            }),
            &mut settings
        ));
        assert!(!tighten(
            &spots(Spot {
                page: 5,
                height: 400.0
            }),
            &mut settings
        ));
        assert!(!tighten(
            &spots(Spot {
                page: 3,
                height: 740.0
            }),
            &mut settings
        ));
        assert_eq!(settings, [1]);
        let mut settings = [SETTINGS.len() - 1];
        assert!(!tighten(
            &spots(Spot {
                page: 5,
                height: 740.0
            }),
            &mut settings
        ));
    }

    #[test]
    fn a_head_is_a_text_of_css() {
        let head = running_head(2, "The \"so-called\" \\ neuron");
        assert!(
            head.contains(r#"content: "The \"so-called\" \\ neuron""#),
            "{head}"
        );
    }
}
