//! The sentences of the book: no decimal in them comes from nowhere, and they sound as the book should sound.

use std::collections::BTreeSet;
use std::ops::Range;

use manuscript::{Book, Claims, LabelPart, Locks, Page, label_parts};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use serde_json::Value;

use crate::pages::{Check, assert_none, book};

/// Words that make a sentence louder and not clearer.
const UNWANTED: [&[&str]; 5] = [
    &["simply"],
    &["just"],
    &["obviously"],
    &["of", "course"],
    &["let's", "dive"],
];

/// The languages a fence may be in; Python is that of the programs that sources print. A misspelled `rust` would not
/// be tested, and nobody would notice.
const LANGUAGES: [&str; 8] = [
    "rust", "text", "console", "toml", "markdown", "json", "html", "python",
];

/// What may follow `rust` in a fence.
const RUST_WORDS: [&str; 5] = [
    "should_panic",
    "compile_fail",
    "editable",
    "noplayground",
    "mdbook-runnable",
];

/// A line of prose holds a clause or a sentence; a longer one hides what a change changed.
const LONGEST_LINE: usize = 160;

/// A decimal after one of these is part of a name: `section 2.3`, `Rust 1.90`, `CC BY 4.0`.
const NAMES_WITH_NUMBERS: [&str; 8] = [
    "§", "section", "version", "rust", "mdbook", "by", "apache", "doi:",
];

/// The page that lists what translations got wrong, and so has to print it.
const PAGE_OF_MISTRANSLATIONS: &str = "appendices/errata.md";

/// What a byte of a page is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Not shown as it stands: markup, comments, directives, code that is run.
    Unseen,
    /// A sentence, a heading, a caption, a label.
    Prose,
    /// A quotation of somebody else.
    Quotation,
    /// Code in a sentence, code that is not run, a comment in code that is run.
    Code,
    /// Between dollar signs.
    Formula,
}

/// What each byte of the page is.
fn parts(page: &Page) -> Vec<Part> {
    let text = page.text();
    let mut parts = vec![Part::Unseen; text.len()];
    let mut quotations = 0;
    let mut in_code_block = false;
    for (event, range) in page.events() {
        match event {
            // An admonition, `> [!NOTE]`, is the book's own voice.
            Event::Start(Tag::BlockQuote(None)) => quotations += 1,
            Event::End(TagEnd::BlockQuote(None)) => quotations -= 1,
            Event::Start(Tag::CodeBlock(_)) => in_code_block = true,
            Event::End(TagEnd::CodeBlock) => in_code_block = false,
            Event::Text(_) | Event::Code(_) if quotations > 0 && !in_code_block => {
                parts[range].fill(Part::Quotation)
            }
            Event::Text(_) if !in_code_block => parts[range].fill(Part::Prose),
            Event::Code(_) => parts[range].fill(Part::Code),
            Event::Html(_) | Event::InlineHtml(_) => {
                let mut in_tag = false;
                for (at, letter) in text[range.clone()].char_indices() {
                    in_tag |= letter == '<';
                    if !in_tag {
                        parts[range.start + at..range.start + at + letter.len_utf8()]
                            .fill(Part::Prose);
                    }
                    in_tag &= letter != '>';
                }
            }
            _ => {}
        }
    }
    for comment in page.comments() {
        parts[comment.clone()].fill(Part::Unseen);
    }
    for fence in page.fences() {
        for code in fence.code.iter().cloned() {
            if fence.is_run() {
                for comment in rust_tokens(&text[code.clone()]).comments {
                    parts[code.start + comment.start..code.start + comment.end].fill(Part::Code);
                }
            } else {
                parts[code].fill(Part::Code);
            }
        }
    }
    for formula in page.formulas() {
        // In a quotation it is somebody else's.
        if parts[formula.span.start] == Part::Prose {
            parts[formula.span.clone()].fill(Part::Formula);
        }
    }
    // The labels and the caption of a table or a figure are typed here; the rest of a directive is not shown.
    for directive in page.directives() {
        parts[directive.span.clone()].fill(Part::Unseen);
        for (_, value) in directive.pairs() {
            if !text[value.span.clone()].starts_with('"') {
                continue;
            }
            let start = value.span.start + 1;
            let label = &text[start..value.span.end - 1];
            // The press reports a label that is not well formed.
            for part in label_parts(label).unwrap_or_default() {
                let (range, kind) = match part {
                    LabelPart::Text(range) => (range, Part::Prose),
                    LabelPart::Formula(range) => (range, Part::Formula),
                    LabelPart::Code(range) => (range, Part::Code),
                };
                parts[start + range.start..start + range.end].fill(kind);
            }
        }
    }
    parts
}

/// The comments of a piece of Rust and its decimals outside comments and strings.
struct RustTokens {
    comments: Vec<Range<usize>>,
    decimals: Vec<Decimal>,
}

fn rust_tokens(code: &str) -> RustTokens {
    let mut comments = Vec::new();
    let mut live = vec![true; code.len()];
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        let end = if rest.starts_with("//") {
            let end = at + rest.find('\n').unwrap_or(rest.len());
            comments.push(at..end);
            end
        } else if rest.starts_with("/*") {
            let end = at + rest.find("*/").map_or(rest.len(), |length| length + 2);
            comments.push(at..end);
            end
        } else if let Some(string) = rest.strip_prefix('"') {
            let mut escaped = false;
            let close = string.find(|letter| {
                let closes = letter == '"' && !escaped;
                escaped = letter == '\\' && !escaped;
                closes
            });
            at + 1 + close.map_or(string.len(), |length| length + 1)
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        live[at..end].fill(false);
        at = end;
    }
    let decimals = decimals(code, |at| live[at]);
    RustTokens { comments, decimals }
}

/// A number with a decimal point, as it is written.
#[derive(Clone, Debug)]
struct Decimal {
    /// Where its digits are, without the sign.
    range: Range<usize>,
    negative: bool,
    /// Its digits and what follows them of an exponent, without `_`.
    digits: String,
}

impl Decimal {
    fn value(&self) -> f64 {
        let value: f64 = self
            .digits
            .parse()
            .expect("digits, a point, digits and perhaps an exponent");
        if self.negative { -value } else { value }
    }

    /// As a page would print it.
    fn written(&self) -> String {
        format!("{}{}", if self.negative { "−" } else { "" }, self.digits)
    }

    fn significant_digits(&self) -> usize {
        let mantissa = self.digits.split(['e', 'E']).next().unwrap_or_default();
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').len().max(1)
    }
}

/// The decimals of a text that begin at a byte which is `seen`.
fn decimals(text: &str, seen: impl Fn(usize) -> bool) -> Vec<Decimal> {
    let bytes = text.as_bytes();
    let digits_from = |mut at: usize| {
        while bytes
            .get(at)
            .is_some_and(|&byte| byte.is_ascii_digit() || byte == b'_')
        {
            at += 1;
        }
        at
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = digits_from(start);
        let mut points = 0;
        while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            points += 1;
            end = digits_from(end + 1);
        }
        if points == 1
            && bytes
                .get(end)
                .is_some_and(|&byte| byte == b'e' || byte == b'E')
        {
            let signed = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'-' | b'+')));
            if bytes.get(signed).is_some_and(u8::is_ascii_digit) {
                end = digits_from(signed);
            }
        }
        at = end;
        let before = &text[..start];
        let last = before.chars().next_back();
        // `x1.5` is no number, nor is the rest of `1.2.3`.
        let in_a_word =
            last.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.');
        if points != 1 || in_a_word || !seen(start) {
            continue;
        }
        let unsigned = before.strip_suffix(['-', '−']);
        // A sign stands at its number, and not behind another: `x - 0.3` and `1-0.3` subtract.
        let negative = unsigned.is_some_and(|before| {
            !before
                .chars()
                .next_back()
                .is_some_and(|letter| letter.is_alphanumeric() || ")]}_".contains(letter))
        });
        let digits = text[start..end]
            .chars()
            .filter(|&letter| letter != '_')
            .collect();
        let range = start..end;
        found.push(Decimal {
            range,
            negative,
            digits,
        });
    }
    found
}

/// Whether the words before a decimal make it part of a name.
fn is_in_a_name(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    NAMES_WITH_NUMBERS.iter().any(|name| {
        before.strip_suffix(name).is_some_and(|rest| {
            let is_word = name.chars().all(char::is_alphabetic);
            !is_word || !rest.chars().next_back().is_some_and(char::is_alphanumeric)
        })
    })
}

/// Every number that a test has locked, with the path by which a page quotes it.
struct Locked(Vec<(String, f64)>);

impl Locked {
    fn new(locks: &Locks) -> Self {
        fn walk(path: String, value: &Value, found: &mut Vec<(String, f64)>) {
            match value {
                Value::Number(number) => found.extend(number.as_f64().map(|number| (path, number))),
                Value::Array(values) => {
                    for (index, value) in values.iter().enumerate() {
                        walk(format!("{path}.{index}"), value, found);
                    }
                }
                Value::Object(fields) => {
                    for (name, value) in fields {
                        walk(format!("{path}.{name}"), value, found);
                    }
                }
                _ => {}
            }
        }
        let mut found = Vec::new();
        for (name, lock) in locks.iter() {
            walk(name.to_owned(), &lock.value, &mut found);
        }
        Self(found)
    }

    /// What to write in the place of a decimal that was typed on a page. A lock that the page quotes anyway is the more
    /// likely to be meant.
    fn remedy(&self, typed: &Decimal, page: &Page) -> String {
        let quoted: BTreeSet<&str> = page
            .directives()
            .filter_map(|directive| directive.lock())
            .collect();
        let is_quoted = |path: &str| {
            path.split('.')
                .next()
                .is_some_and(|name| quoted.contains(name))
        };
        let digits = typed.significant_digits();
        let rounded = |value: f64| format!("{value:.*e}", digits - 1);
        let distance = |value: f64| (value - typed.value()).abs();
        // Numbers that round alike are within a factor of two, and most are not: writing digits takes long.
        let is_meant = |value: f64| {
            distance(value) <= typed.value().abs() && rounded(value) == rounded(typed.value())
        };
        let nearest = |among: &dyn Fn(&str, f64) -> bool| {
            let candidates = self.0.iter().filter(|(path, value)| among(path, *value));
            candidates.min_by(|(_, a), (_, b)| distance(*a).total_cmp(&distance(*b)))
        };
        let found = nearest(&|path, value| is_quoted(path) && is_meant(value))
            .or_else(|| nearest(&|_, value| is_meant(value)))
            .or_else(|| nearest(&|path, _| is_quoted(path)))
            .or_else(|| nearest(&|_, _| true));
        let Some((path, value)) = found else {
            return "no number is locked yet; lock it in tests/numbers and quote it".to_owned();
        };
        let directive = format!("{{{{#number {path} .{digits}}}}}");
        if is_meant(*value) {
            format!("it is locked as {value:?} at {path}; write {directive}")
        } else {
            format!(
                "the nearest locked value is {value:?} at {path}; if that is meant, write {directive}, \
                 if not, lock the number or assert it in a snippet of this page"
            )
        }
    }
}

/// The decimals a page may type: those in the code that it runs.
fn asserted_decimals(page: &Page) -> BTreeSet<(bool, String)> {
    let fences = page.fences().iter().filter(|fence| fence.is_run());
    fences
        .flat_map(|fence| &fence.code)
        .flat_map(|code| rust_tokens(&page.text()[code.clone()]).decimals)
        .map(|decimal| (decimal.negative, decimal.digits))
        .collect()
}

/// The decimals a page types in its prose, captions, formulas and comments, outside quotations and names.
fn typed_decimals(page: &Page) -> Vec<Decimal> {
    let parts = parts(page);
    let seen = |at: usize| matches!(parts[at], Part::Prose | Part::Code | Part::Formula);
    decimals(page.text(), seen)
        .into_iter()
        .filter(|decimal| {
            !is_in_a_name(page.text()[..decimal.range.start].trim_end_matches(['-', '−']))
        })
        .collect()
}

/// Decimals that neither a directive nor a snippet of the page answers for.
fn decimals_from_nowhere(page: &Page, locked: &Locked) -> Vec<String> {
    let asserted = asserted_decimals(page);
    typed_decimals(page)
        .into_iter()
        .filter(|decimal| !asserted.contains(&(decimal.negative, decimal.digits.clone())))
        .map(|decimal| {
            let here = page.location(decimal.range.start);
            format!(
                "{here}: {} comes from nowhere; {}",
                decimal.written(),
                locked.remedy(&decimal, page)
            )
        })
        .collect()
}

/// The words of the parts of a page that are its own sentences, in lower case.
fn words(page: &Page) -> Vec<(usize, String)> {
    let parts = parts(page);
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, letter) in page.text().char_indices() {
        let letter = if letter == '’' { '\'' } else { letter };
        if parts[at] == Part::Prose && (letter.is_alphanumeric() || letter == '\'') {
            if !open {
                words.push((at, String::new()));
            }
            words
                .last_mut()
                .expect("a word was begun")
                .1
                .extend(letter.to_lowercase());
            open = true;
        } else {
            open = false;
        }
    }
    words
}

/// Words, exclamation marks and dashes that the voice of the book does without.
fn out_of_voice(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    let words = words(page);
    for unwanted in UNWANTED {
        for window in words.windows(unwanted.len()) {
            if window
                .iter()
                .map(|(_, word)| word.as_str())
                .eq(unwanted.iter().copied())
            {
                let here = page.location(window[0].0);
                problems.push(format!(
                    "{here}: “{}” says nothing; leave it out",
                    unwanted.join(" ")
                ));
            }
        }
    }
    let parts = parts(page);
    for (at, letter) in page
        .text()
        .char_indices()
        .filter(|&(at, _)| parts[at] == Part::Prose)
    {
        let spaced = page.text()[..at].ends_with(' ')
            && page.text()[at + letter.len_utf8()..].starts_with(' ');
        match letter {
            '!' => problems.push(format!(
                "{}: an exclamation mark; end with a period",
                page.location(at)
            )),
            '—' => problems.push(format!(
                "{}: a dash splices two sentences; make them two",
                page.location(at)
            )),
            '–' if spaced => problems.push(format!(
                "{}: a dash splices two sentences; make them two",
                page.location(at)
            )),
            _ => {}
        }
    }
    problems
}

/// Fences whose code nobody would run, or whose language nobody can tell.
fn untested_fences(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    for fence in page.fences() {
        let here = page.location(fence.span.start);
        let words = fence.words();
        let Some(language) = words.first() else {
            let how = if fence.tag.is_none() {
                "is indented"
            } else {
                "names no language"
            };
            problems.push(format!(
                "{here}: this code block {how}; fence it and say what it is, ```rust or ```text"
            ));
            continue;
        };
        if !LANGUAGES.contains(language) {
            problems.push(format!(
                "{here}: `{language}` is none of the languages of this book: {}",
                LANGUAGES.join(", ")
            ));
        }
        for word in words.iter().skip(1) {
            if ["ignore", "no_run"].contains(word) {
                problems.push(format!(
                    "{here}: `{word}` keeps this snippet from being tested; remove it"
                ));
            } else if !RUST_WORDS.contains(word) && !is_error_code(word) {
                problems.push(format!(
                    "{here}: `{word}` means nothing after `{language}`; remove it"
                ));
            }
        }
    }
    problems
}

/// `E0277`
fn is_error_code(word: &str) -> bool {
    word.strip_prefix('E')
        .is_some_and(|number| number.len() == 4 && number.parse::<u16>().is_ok())
}

/// Lines of prose that hold more than a sentence should.
fn long_lines(page: &Page) -> Vec<String> {
    let mut exempt: Vec<Range<usize>> = page
        .fences()
        .iter()
        .map(|fence| fence.span.clone())
        .collect();
    exempt.extend(page.directives().map(|directive| directive.span.clone()));
    let tables = page
        .events()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Table(_))));
    exempt.extend(tables.map(|(_, range)| range));
    let mut problems = Vec::new();
    let mut start = 0;
    for line in page.text().split_inclusive('\n') {
        let end = start + line.len();
        let touches = |range: &Range<usize>| range.start < end && start < range.end;
        let length = without_addresses(line.trim_end()).chars().count();
        let is_formula = line.starts_with("$$");
        if length > LONGEST_LINE && !is_formula && !exempt.iter().any(touches) {
            problems.push(format!(
                "{}: this line has {length} characters, more than {LONGEST_LINE}; break it between clauses",
                page.location(start)
            ));
        }
        start = end;
    }
    problems
}

/// A line without the addresses of its links, which cannot be broken.
fn without_addresses(line: &str) -> String {
    let mut pieces = line.split("](");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once(')').map_or("", |(_, rest)| rest));
    }
    kept
}

/// Words that a translation got wrong, on any page but the one that lists them.
fn mistranslations(page: &Page, terms: &[String]) -> Vec<String> {
    if page.path == PAGE_OF_MISTRANSLATIONS {
        return Vec::new();
    }
    terms
        .iter()
        .flat_map(|term| page.text().match_indices(term.as_str()))
        .map(|(at, term)| {
            let here = page.location(at);
            format!("{here}: `{term}` is a mistranslation; erratum E-T1 has the right word")
        })
        .collect()
}

fn mistranslated_terms(claims: &Claims) -> Vec<String> {
    let terms = claims.errata.iter().flat_map(|erratum| &erratum.terms);
    terms.map(|term| term.found.clone()).collect()
}

/// Words that a translation got wrong, on the pages.
fn mistranslated(book: &Book) -> Vec<String> {
    // The press reports a list of claims that cannot be read.
    let terms = mistranslated_terms(&book.claims().unwrap_or_default());
    if terms.is_empty() {
        return vec![format!("{} lists no mistranslated terms", Claims::PATH)];
    }
    let pages = book.pages.iter();
    pages
        .flat_map(|page| mistranslations(page, &terms))
        .collect()
}

/// The appendices print what the list of claims says, so its sentences are held to the same rules.
fn mirror_out_of_voice(book: &Book) -> Vec<String> {
    let claims = book.claims().unwrap_or_default();
    let terms = mistranslated_terms(&claims);
    let mut problems = Vec::new();
    let mut check = |id: &toml::Spanned<String>, sentence: &str, is_ours: bool| {
        let here = book.claims.location(id.span().start);
        let page = Page::new("", "", "", sentence);
        let mut found = out_of_voice(&page);
        found.extend(mistranslations(&page, &terms));
        if is_ours {
            // No snippet stands beside it, and a result may not be typed.
            found.extend(typed_decimals(&page).iter().map(|decimal| {
                format!(
                    ": {} is a typed result; the page that demonstrates it quotes it",
                    decimal.written()
                )
            }));
        }
        problems.extend(found.iter().map(|problem| {
            let complaint = problem
                .split_once(": ")
                .map_or(&**problem, |(_, rest)| rest);
            format!("{here}: {}: {complaint}", id.get_ref())
        }));
    };
    for claim in &claims.claims {
        check(&claim.id, &claim.text, false);
        for ours in [&claim.qualification, &claim.not_mirrored] {
            check(&claim.id, ours.as_deref().unwrap_or_default(), true);
        }
    }
    for erratum in &claims.errata {
        check(&erratum.id, &erratum.says, false);
        check(&erratum.id, &erratum.correct, true);
    }
    problems
}

/// What is wrong with the sentences of a page.
pub(crate) fn page(book: &Book, page: &Page) -> Vec<String> {
    let locked = Locked::new(&book.locks);
    let mut problems = decimals_from_nowhere(page, &locked);
    problems.extend(out_of_voice(page));
    problems.extend(untested_fences(page));
    problems.extend(long_lines(page));
    problems
}

/// The checks of this file.
pub(crate) const CHECKS: [Check; 3] = [
    Check::EachPage(page),
    Check::Book(mistranslated),
    Check::Book(mirror_out_of_voice),
];

#[test]
fn every_page_is_written_as_the_book_is_and_no_decimal_comes_from_nowhere() {
    assert_none(CHECKS[0].run(book()));
}

#[test]
fn no_page_uses_a_mistranslated_term() {
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn the_mirror_is_written_like_a_page() {
    assert_none(CHECKS[2].run(book()));
}

/// Each digit of each decimal that a page types is changed to the next one. The test must notice, unless the changed
/// number is another one that the page asserts.
#[test]
fn no_digit_of_a_typed_decimal_can_be_changed_unnoticed() {
    let locked = Locked::new(&book().locks);
    let mut changed = 0;
    for page in &book().pages {
        let asserted = asserted_decimals(page);
        for decimal in typed_decimals(page) {
            for at in decimal.range.clone() {
                let digit = page.text().as_bytes()[at];
                if !digit.is_ascii_digit() {
                    continue;
                }
                let next = b'0' + (digit - b'0' + 1) % 10;
                let mut text = page.text().to_owned();
                text.replace_range(at..=at, char::from(next).encode_utf8(&mut [0; 4]));
                let planted = decimals(&text, |at| at == decimal.range.start).remove(0);
                if asserted.contains(&(planted.negative, planted.digits.clone())) {
                    continue;
                }
                let spoiled = page.with_text(text);
                let here = spoiled.location(decimal.range.start);
                let complaint = format!("{here}: {} comes from nowhere", planted.written());
                let problems = decimals_from_nowhere(&spoiled, &locked);
                assert!(
                    problems
                        .iter()
                        .any(|problem| problem.starts_with(&complaint)),
                    "{here}: {} for {} was not noticed",
                    planted.written(),
                    decimal.written()
                );
                changed += 1;
            }
        }
    }
    assert!(
        changed > 0,
        "no page types a decimal, so this test tested nothing"
    );
}

/// Each `{{#number …}}` of each page is replaced by the locked value with its fourth decimal changed. The error names the
/// position and the digits, and the lock that they should have come from or one that is nearer to what was typed.
#[test]
fn a_wrong_digit_in_the_place_of_a_quoted_number_names_the_right_value() {
    let locked = Locked::new(&book().locks);
    let (mut planted, mut named_the_lock) = (0, 0);
    for page in &book().pages {
        for directive in page
            .directives()
            .filter(|directive| directive.name.text == "number")
        {
            let path = &directive
                .subject()
                .expect("a number is quoted by its path")
                .text;
            let Some((_, value)) = locked.0.iter().find(|(known, _)| known == path) else {
                continue;
            };
            let mut digits = format!("{:.4}", value.abs());
            let last = digits.pop().expect("it has decimals");
            digits.push(if last == '9' {
                '8'
            } else {
                char::from(last as u8 + 1)
            });
            if asserted_decimals(page)
                .iter()
                .any(|(_, asserted)| *asserted == digits)
            {
                continue;
            }
            let sign = if value.is_sign_negative() { "−" } else { "" };
            let mut text = page.text().to_owned();
            text.replace_range(directive.span.clone(), &format!("{sign}{digits}"));
            let spoiled = page.with_text(text);
            let here = spoiled.location(directive.span.start + sign.len());
            let problems = decimals_from_nowhere(&spoiled, &locked);
            let complaint = format!("{here}: {sign}{digits} comes from nowhere; ");
            let problem = problems
                .iter()
                .find(|problem| problem.starts_with(&complaint));
            let problem = problem
                .unwrap_or_else(|| panic!("{here}: {sign}{digits} was not noticed: {problems:?}"));
            named_the_lock += usize::from(problem.contains(&format!("{value:?} at ")));
            planted += 1;
        }
    }
    assert!(
        planted > 0,
        "no page quotes a locked number, so this test tested nothing"
    );
    assert!(
        named_the_lock > planted / 2,
        "only {named_the_lock} of {planted} errors name the right value"
    );
}

/// Small pages that are wrong on purpose.
mod spoiled {
    use insta::assert_snapshot;
    use manuscript::Lock;
    use serde_json::json;

    use crate::pages::sample;

    use super::*;

    /// Where the decimals of a page come from, when σ(1) and σ(−2) are locked.
    fn decimals(text: &str) -> String {
        let mut locks = Locks::default();
        let value = json!({"rows": [{"z": 1, "y": 0.7310585786300049}, {"z": -2, "y": 0.11920292202211755}]});
        let test = String::new();
        locks.insert("sigmoid_values", Lock { test, value });
        decimals_from_nowhere(&sample("book/en/page.md", text), &Locked::new(&locks)).join("\n")
    }

    #[test]
    fn a_typed_result() {
        assert_snapshot!(decimals("# σ\n\nAt 1 it is 0.7311, at −2 it is 0.1193."), @r"
        book/en/page.md:3:12: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        book/en/page.md:3:32: 0.1193 comes from nowhere; the nearest locked value is 0.11920292202211755 at sigmoid_values.rows.1.y; if that is meant, write {{#number sigmoid_values.rows.1.y .4}}, if not, lock the number or assert it in a snippet of this page
        ");
    }

    #[test]
    fn the_same_result_quoted() {
        let text = "At 1 it is {{#number sigmoid_values.rows.0.y .4}}. {{#figure sigmoid z=0.5}}";
        assert_eq!(decimals(text), "");
    }

    #[test]
    fn the_same_result_asserted_and_one_digit_changed() {
        let text =
            "It is 0.7311 there.\n\n```rust\nassert_eq!(rounded(y), 0.7311); // not 0.7312\n```\n";
        assert_snapshot!(decimals(text), @"book/en/page.md:4:40: 0.7312 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .4}}, if not, lock the number or assert it in a snippet of this page");
        assert_snapshot!(decimals(&text.replacen("0.7311", "0.7321", 1)), @r"
        book/en/page.md:1:7: 0.7321 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .4}}, if not, lock the number or assert it in a snippet of this page
        book/en/page.md:4:40: 0.7312 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .4}}, if not, lock the number or assert it in a snippet of this page
        ");
    }

    #[test]
    fn a_snippet_that_is_not_run_or_only_says_it_asserts_nothing() {
        assert_snapshot!(decimals("It is 0.7311.\n\n```text\n0.7311\n```\n"), @r"
        book/en/page.md:1:7: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        book/en/page.md:4:1: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        ");
        assert_snapshot!(decimals("It is 0.7311.\n\n```rust,compile_fail\nlet y: u8 = 0.7311;\n```\n"), @r"
        book/en/page.md:1:7: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        book/en/page.md:4:13: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        ");
        assert_snapshot!(decimals("It is 0.7311.\n\n```rust\nlet s = \"0.7311\"; // 0.7311\n```\n"), @r"
        book/en/page.md:1:7: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        book/en/page.md:4:22: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
        ");
    }

    #[test]
    fn captions_labels_formulas_headings_tables_and_code_in_a_sentence() {
        assert_snapshot!(decimals("{{#table sigmoid_values.rows y.4=\"at 0.5\"\n  caption=\"It is 0.73.\"}}"), @r"
        book/en/page.md:1:38: 0.5 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .1}}, if not, lock the number or assert it in a snippet of this page
        book/en/page.md:2:18: 0.73 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .2}}
        ");
        assert_snapshot!(decimals("# At 0.7\n\n$\\sigma_1 = 0.73$ and `0.74`\n\n| y |\n|---|\n| 0.75 |\n"), @r"
        book/en/page.md:1:6: 0.7 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .1}}
        book/en/page.md:3:13: 0.73 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .2}}
        book/en/page.md:3:24: 0.74 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .2}}, if not, lock the number or assert it in a snippet of this page
        book/en/page.md:7:3: 0.75 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .2}}, if not, lock the number or assert it in a snippet of this page
        ");
    }

    #[test]
    fn a_lost_minus() {
        let text = "It is 0.3.\n\n```rust\nassert_eq!(z, -0.3);\n```\n";
        assert_snapshot!(decimals(text), @"book/en/page.md:1:7: 0.3 comes from nowhere; the nearest locked value is 0.11920292202211755 at sigmoid_values.rows.1.y; if that is meant, write {{#number sigmoid_values.rows.1.y .1}}, if not, lock the number or assert it in a snippet of this page");
        assert_eq!(decimals(&text.replace("is 0.3", "is −0.3")), "");
        assert_eq!(decimals(&text.replace("is 0.3", "is $-0.3$")), "");
    }

    #[test]
    fn quotations_names_addresses_and_comments_are_not_results() {
        let text = "> It is 0.7311.\n\nSee §2.3, section 2.3, Rust 1.90, CC BY 4.0, version 1.2.3, \
                    [doi:10.1007/BF](https://doi.org/10.1007/BF). <!-- 0.5 -->";
        assert_eq!(decimals(text), "");
        assert_snapshot!(decimals("> [!NOTE]\n> It is 0.7311."), @"book/en/page.md:2:9: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}");
    }

    fn voice(text: &str) -> String {
        out_of_voice(&sample("book/en/page.md", text)).join("\n")
    }

    #[test]
    fn words_that_say_nothing() {
        assert_snapshot!(voice("# Simply put\n\nIt is *just* so, of\ncourse. Let’s dive in! — or – not."), @r"
        book/en/page.md:1:3: “simply” says nothing; leave it out
        book/en/page.md:3:8: “just” says nothing; leave it out
        book/en/page.md:3:18: “of course” says nothing; leave it out
        book/en/page.md:4:9: “let's dive” says nothing; leave it out
        book/en/page.md:4:22: an exclamation mark; end with a period
        book/en/page.md:4:24: a dash splices two sentences; make them two
        book/en/page.md:4:29: a dash splices two sentences; make them two
        ");
    }

    #[test]
    fn the_same_words_in_a_quotation_in_code_and_inside_others() {
        assert_eq!(
            voice(
                "> Simply wonderful!\n\nAdjust `just!` the $n!$ pages 5–7.\n\n```text\nJust!\n```\n"
            ),
            ""
        );
    }

    fn fences(text: &str) -> String {
        untested_fences(&sample("book/en/page.md", text)).join("\n")
    }

    #[test]
    fn fences_that_nobody_runs() {
        assert_snapshot!(fences("```\na\n```\n\n    b\n\n```rust,ignore\nc\n```\n\n```rust,no_run\nd\n```\n"), @r"
        book/en/page.md:1:1: this code block names no language; fence it and say what it is, ```rust or ```text
        book/en/page.md:5:5: this code block is indented; fence it and say what it is, ```rust or ```text
        book/en/page.md:7:1: `ignore` keeps this snippet from being tested; remove it
        book/en/page.md:11:1: `no_run` keeps this snippet from being tested; remove it
        ");
        assert_snapshot!(fences("```rsut\ne\n```\n\n> ```rust,should_painc\n> f\n> ```\n"), @r"
        book/en/page.md:1:1: `rsut` is none of the languages of this book: rust, text, console, toml, markdown, json, html, python
        book/en/page.md:5:3: `should_painc` means nothing after `rust`; remove it
        ");
        assert_eq!(
            fences("```rust,compile_fail,E0277\ng\n```\n\n```console\nh\n```\n"),
            ""
        );
    }

    #[test]
    fn a_line_that_holds_too_much() {
        let page = |text: &str| long_lines(&sample("book/en/page.md", text)).join("\n");
        let long = "word ".repeat(40);
        assert_snapshot!(page(&format!("Short.\n{long}\n")), @"book/en/page.md:2:1: this line has 199 characters, more than 160; break it between clauses");
        assert_eq!(
            page(&format!(
                "[Short]({long}).\n\n```text\n{long}\n```\n\n{{{{#table a b=\"{long}\"}}}}\n"
            )),
            ""
        );
        assert_eq!(page(&format!("| a |\n|---|\n| {long} |\n")), "");
    }

    #[test]
    fn a_mistranslation() {
        let terms = ["Sigmod".to_owned()];
        let page = |path| mistranslations(&sample(path, "The Sigmod."), &terms).join("\n");
        assert_snapshot!(page("book/en/page.md"), @"book/en/page.md:1:5: `Sigmod` is a mistranslation; erratum E-T1 has the right word");
        assert_eq!(page("book/en/appendices/errata.md"), "");
    }
}
