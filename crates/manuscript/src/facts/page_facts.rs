//! The facts of a page: what its passages state, quoted, and proved by the code they speak of.

use std::cell::Cell;
use std::fmt::Write as _;
use std::ops::Range;
use std::panic::{self, AssertUnwindSafe, Location, catch_unwind};
use std::sync::Once;

use super::passage::{Kind, Passage, passages};
use super::quantity::{Quantity, Relation};
use super::tex::{self, Point};
use crate::book::Book;
use crate::diagnostic::Problem;
use crate::directive::Directive;
use crate::page::Page;

/// Where a statement comes from that is told and not proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A story or a supposition: "two pupils", "suppose that".
    Story,
    /// A source of the book: its numbers stand in what `claims.toml` records of the claims and errata of this page.
    Source,
    /// A work on the page of literature, named by its author and year: `McCulloch 1943`.
    Cited(&'static str),
}

/// How a passage is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Proved,
    Told,
}

/// A quotation that no passage of the page has any more, with the passage most like it.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The file of the fact.
    pub file: &'static str,
    /// The line where it quotes.
    pub line: u32,
    /// What it quotes.
    pub quotation: String,
    /// What stands on the page.
    pub passage: String,
}

/// What is wrong with a page or its facts, and what is right.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What is wrong, with the position in the page.
    pub problems: Vec<Problem>,
    /// The page's passages in order, each proved, told or neither: what a lock holds.
    pub ledger: String,
    /// Quotations that only lost their wording: they have numbers, and all quantities and relations are as they were.
    pub moved: Vec<Moved>,
}

/// A page under proof.
#[derive(Debug)]
pub struct Facts<'a> {
    book: &'a Book,
    page: &'a Page,
    passages: Vec<Passage>,
    held: Vec<Option<Held>>,
    /// For each quantity of each passage, whether something proves or tells it.
    covered: Vec<Vec<bool>>,
    /// For each quantity of each passage, whether it is an input, computed in a formula, or none after all: no proof need
    /// look at it.
    given: Vec<Vec<bool>>,
    /// For each relation of each passage, whether it has been computed.
    computed: Vec<Vec<bool>>,
    problems: Vec<Problem>,
    moved: Vec<Moved>,
    inputs: usize,
}

impl<'a> Facts<'a> {
    /// A page of which nothing is proved yet; `caption` gives the caption that a figure makes for itself.
    pub fn new(
        book: &'a Book,
        page: &'a Page,
        caption: &dyn Fn(&Directive) -> Option<String>,
    ) -> Self {
        let passages = passages(page, &book.locks, caption);
        let none = |count: &dyn Fn(&Passage) -> usize| -> Vec<Vec<bool>> {
            passages
                .iter()
                .map(|passage| vec![false; count(passage)])
                .collect()
        };
        Facts {
            held: vec![None; passages.len()],
            covered: none(&|passage| passage.quantities.len()),
            given: none(&|passage| passage.quantities.len()),
            computed: none(&|passage| passage.relations.len()),
            book,
            page,
            passages,
            problems: Vec::new(),
            moved: Vec::new(),
            inputs: 0,
        }
    }

    /// Quotes a passage, whole, and proves it; the proof gets the quantities of the quotation.
    ///
    /// It must hold for these quantities, and must not hold when one of them is changed a little: a number that the proof
    /// does not look at is not proved.
    #[track_caller]
    pub fn says<const N: usize>(&mut self, quotation: &str, proof: impl Fn([Quantity; N]) -> bool) {
        let proof = |quantities: &[Quantity]| -> bool {
            let quantities: [Quantity; N] =
                quantities.to_vec().try_into().expect("they were counted");
            proof(quantities)
        };
        self.prove(quotation, N, true, &proof, Location::caller());
    }

    /// As [`says`](Facts::says), for quantities that are meant roughly: another value, twice or half of it, must be wrong.
    #[track_caller]
    pub fn says_roughly<const N: usize>(
        &mut self,
        quotation: &str,
        proof: impl Fn([Quantity; N]) -> bool,
    ) {
        let proof = |quantities: &[Quantity]| -> bool {
            let quantities: [Quantity; N] =
                quantities.to_vec().try_into().expect("they were counted");
            proof(quantities)
        };
        self.prove(quotation, N, false, &proof, Location::caller());
    }

    /// Quotes a passage, whole, whose quantities are told and not proved.
    #[track_caller]
    pub fn told(&mut self, quotation: &str, told: Told) {
        let location = Location::caller();
        let found = self.find(quotation, location);
        for index in found {
            let passage = self.passages[index].clone();
            for word in self.untold(&passage, told) {
                self.problem(passage.span.clone(), word, location);
            }
            self.held[index] = Some(Held::Told);
            self.covered[index].fill(true);
        }
    }

    /// Every occurrence of a pattern on the page has these values in the place of its `§`: an input of an example.
    ///
    /// What is said of the passages later need not prove these values again.
    #[track_caller]
    pub fn input(&mut self, pattern: &str, values: &[f64]) {
        let location = Location::caller();
        let parts: Vec<&str> = pattern.split('§').collect();
        if !pattern.contains(|c: char| c.is_alphabetic() || c == '=') {
            let message = format!("the input `{pattern}` says nothing of what its values are");
            return self.problem(0..0, message, location);
        }
        if parts.len() != values.len() + 1 {
            let message = format!(
                "the input `{pattern}` has {} values, and {} are given",
                parts.len() - 1,
                values.len()
            );
            return self.problem(0..0, message, location);
        }
        let mut occurs = false;
        for index in 0..self.passages.len() {
            let passage = &self.passages[index];
            let mut wrong = None;
            for matched in matches(passage, &parts) {
                occurs = true;
                for (place, quantity) in matched.iter().enumerate() {
                    self.covered[index][*quantity] = true;
                    self.given[index][*quantity] = true;
                    let stated = &passage.quantities[*quantity];
                    if stated.value != values[place] {
                        wrong.get_or_insert(format!(
                            "`{}` is {} in the code",
                            &passage.text[stated.span.clone()],
                            values[place]
                        ));
                    }
                }
                // `w_1 = 5` is nothing but this input.
                for (relation, range) in passage.relations.iter().enumerate() {
                    let inside = |quantity: &usize| {
                        let span = &passage.quantities[*quantity].span;
                        range.start <= span.start && span.end <= range.end
                    };
                    let tex = &passage.text[range.clone()];
                    if matched.iter().any(inside)
                        && pattern.contains(tex.split('=').next().unwrap_or_default().trim())
                    {
                        self.computed[index][relation] = true;
                    }
                }
            }
            if let Some(wrong) = wrong {
                let span = passage.span.clone();
                self.problem(span, wrong, location);
            }
        }
        self.inputs += 1;
        if !occurs {
            let message = format!("no passage of this page has the input `{pattern}`");
            self.problem(0..0, message, location);
        }
    }

    /// Words that look like a quantity and are none: "to a third", "both halves".
    #[track_caller]
    pub fn idiom(&mut self, words: &str) {
        let location = Location::caller();
        let mut occurs = false;
        for (index, passage) in self.passages.iter().enumerate() {
            for (at, _) in passage.text.match_indices(words) {
                for (quantity, stated) in passage.quantities.iter().enumerate() {
                    if at <= stated.span.start && stated.span.end <= at + words.len() {
                        self.covered[index][quantity] = true;
                        self.given[index][quantity] = true;
                        occurs = true;
                    }
                }
            }
        }
        if !occurs {
            self.problem(
                0..0,
                format!("no quantity of this page stands in `{words}`"),
                location,
            );
        }
    }

    /// What a program really prints, or the sentence with which it stops: it stands on the page, word for word.
    #[track_caller]
    pub fn shows(&mut self, output: &str) {
        let location = Location::caller();
        let output = output.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut occurs = false;
        for (index, passage) in self.passages.iter().enumerate() {
            if passage.kind == Kind::Listing && passage.text == output {
                self.held[index] = Some(Held::Proved);
                occurs = true;
            } else if passage.kind != Kind::Listing && passage.text.contains(&output) {
                let at = passage.text.find(&output).unwrap_or(0)..;
                for (quantity, covered) in passage.quantities.iter().zip(&mut self.covered[index]) {
                    *covered |= at.start <= quantity.span.start
                        && quantity.span.end <= at.start + output.len();
                }
                occurs = true;
            }
        }
        if !occurs {
            let kind = if output.contains(char::is_whitespace) {
                Kind::Listing
            } else {
                Kind::Sentence
            };
            self.not_found(&output, kind, location);
        }
    }

    /// A formula of the page, computed at some points; it stands displayed or in a sentence.
    #[track_caller]
    pub fn formula(&mut self, tex: &str, points: &[Point]) {
        let location = Location::caller();
        let checked = tex::check(tex, points).err().unwrap_or_default();
        if let Some(at) = self.formula_found(tex, location) {
            for problem in checked {
                self.problem(at.clone(), problem, location);
            }
        }
    }

    /// A formula that relates nothing: at each point its value is what `symbol` stands for there.
    #[track_caller]
    pub fn expression(&mut self, symbol: &str, tex: &str, points: &[Point]) {
        let location = Location::caller();
        let checked = tex::check(&format!("{symbol} = {tex}"), points);
        if let Some(at) = self.formula_found(tex, location) {
            for problem in checked.err().unwrap_or_default() {
                self.problem(at.clone(), problem, location);
            }
        }
    }

    /// A formula that names things and so cannot be wrong: `$y = f(z)$` where f is introduced.
    #[track_caller]
    pub fn notation(&mut self, tex: &str) {
        self.formula_found(tex, Location::caller());
    }

    /// A table of the page: its lock, and its fields with their headings, in order.
    ///
    /// A heading that is a formula is computed from the columns whose headings are its symbols; `point` gives the others.
    #[track_caller]
    pub fn table(&mut self, lock: &str, columns: &[(&str, &str)], point: &Point) {
        let location = Location::caller();
        let request = std::iter::once(format!("table {lock}"))
            .chain(
                columns
                    .iter()
                    .map(|(field, heading)| format!("{field}=\"{heading}\"")),
            )
            .collect::<Vec<_>>()
            .join(" ");
        let unescaped = |text: &str| text.replace("\\\\", "\\").replace("\\\"", "\"");
        let index = (0..self.passages.len()).find(|index| {
            self.passages[*index].kind == Kind::Table
                && unescaped(&self.passages[*index].text) == request
        });
        match index {
            Some(index) => {
                let span = self.passages[index].span.clone();
                self.held[index] = Some(Held::Proved);
                for problem in headings(self.book, lock, columns, point) {
                    self.problem(span.clone(), problem, location);
                }
            }
            None => self.not_found(&request, Kind::Table, location),
        }
    }

    /// A figure of the page: its name and the values it is drawn with.
    #[track_caller]
    pub fn figure(&mut self, name: &str, arguments: &[(&str, &dyn std::fmt::Display)]) {
        let location = Location::caller();
        let request = std::iter::once(format!("figure {name}"))
            .chain(
                arguments
                    .iter()
                    .map(|(key, value)| format!("{key}={value}")),
            )
            .collect::<Vec<_>>()
            .join(" ");
        let index = (0..self.passages.len()).find(|index| {
            self.passages[*index].kind == Kind::Figure && self.passages[*index].text == request
        });
        match index {
            Some(index) => self.held[index] = Some(Held::Proved),
            None => self.not_found(&request, Kind::Figure, location),
        }
    }

    /// The page: a proof may count its items or read its code.
    pub fn page(&self) -> &'a Page {
        self.page
    }

    /// The book of the page: a proof may look at what the page leads to.
    pub fn book(&self) -> &'a Book {
        self.book
    }

    /// What is wrong, what is held, and what only moved.
    pub fn verdict(mut self) -> Verdict {
        let mut uncovered = Vec::new();
        for (index, passage) in self.passages.iter().enumerate() {
            let required: Vec<&Quantity> = passage
                .quantities
                .iter()
                .zip(&self.covered[index])
                .filter(|(quantity, covered)| quantity.required && !**covered)
                .map(|(quantity, _)| quantity)
                .collect();
            let relation = passage
                .relations
                .iter()
                .zip(&self.computed[index])
                .find(|(_, computed)| !**computed)
                .map(|(range, _)| range);
            let is_open = self.held[index].is_none();
            let missing = match passage.kind {
                Kind::Formula if is_open && tex::is_relation(&passage.text) => {
                    Some(format!("p.formula(r\"{}\", &[…]);", passage.text))
                }
                Kind::Table if is_open => Some(stub_of_table(&passage.text)),
                Kind::Figure if is_open => Some(stub_of_figure(&passage.text)),
                Kind::Listing if is_open => {
                    Some("p.shows(…), or p.told(…, Told::Source);".to_owned())
                }
                _ if !required.is_empty() => {
                    let names: Vec<String> = ('a'..='z')
                        .map(String::from)
                        .take(passage.quantities.len())
                        .collect();
                    Some(format!(
                        "p.says({}, |[{}]| …);",
                        literal(&passage.text),
                        names.join(", ")
                    ))
                }
                _ => relation.map(|range| {
                    format!("p.formula(r\"{}\", &[…]);", &passage.text[range.clone()])
                }),
            };
            if let Some(stub) = missing {
                let stated: Vec<String> = required
                    .iter()
                    .map(|quantity| format!("“{}”", &passage.text[quantity.span.clone()]))
                    .collect();
                let message = match stated.is_empty() {
                    true => "nothing proves this".to_owned(),
                    false => format!("nothing proves {}", stated.join(", ")),
                };
                uncovered.push(
                    Problem::new(passage.span.clone(), message)
                        .help(format!("write in the page's facts: {stub}")),
                );
            }
        }
        self.problems.extend(uncovered);
        self.problems.sort_by_key(|problem| problem.span.start);
        Verdict {
            ledger: self.ledger(),
            problems: self.problems,
            moved: self.moved,
        }
    }

    /// Every passage in its order: what is proved with its first words, what is not in full.
    fn ledger(&self) -> String {
        let count = |held: Option<Held>| self.held.iter().filter(|other| **other == held).count();
        let mut ledger = format!(
            "{} proved, {} told, {} without a proof; {} inputs\n\n",
            count(Some(Held::Proved)),
            count(Some(Held::Told)),
            count(None),
            self.inputs
        );
        for (passage, held) in self.passages.iter().zip(&self.held) {
            let kind = match passage.kind {
                Kind::Heading => "# ",
                Kind::Quotation => "> ",
                Kind::Caption => "^ ",
                Kind::Comment => "// ",
                Kind::Formula => "$$ ",
                Kind::Html => "< ",
                _ => "",
            };
            let (mark, text) = match held {
                Some(Held::Proved) => ('=', first_words(&passage.text)),
                Some(Held::Told) => ('~', passage.text.clone()),
                None => (' ', passage.text.clone()),
            };
            writeln!(ledger, "{mark} {kind}{text}").expect("a string takes everything");
        }
        ledger
    }

    fn prove(
        &mut self,
        quotation: &str,
        takes: usize,
        sharply: bool,
        proof: &dyn Fn(&[Quantity]) -> bool,
        location: &'static Location<'static>,
    ) {
        for index in self.find(quotation, location) {
            let passage = self.passages[index].clone();
            self.held[index] = Some(Held::Proved);
            self.covered[index].fill(true);
            if passage.quantities.len() != takes {
                let words: Vec<&str> = passage
                    .quantities
                    .iter()
                    .map(|quantity| &passage.text[quantity.span.clone()])
                    .collect();
                let message = format!(
                    "the proof takes {takes} quantities, and this has {}: {}",
                    words.len(),
                    words.join(", ")
                );
                self.problem(passage.span, message, location);
                continue;
            }
            for problem in try_proof(&passage, &self.given[index], sharply, proof) {
                self.problem(passage.span.clone(), problem, location);
            }
        }
    }

    /// The passages that a quotation quotes. None is a problem, and is reported.
    fn find(&mut self, quotation: &str, location: &'static Location<'static>) -> Vec<usize> {
        let quotation = quotation.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_text = |kind: Kind| {
            !matches!(
                kind,
                Kind::Formula | Kind::Table | Kind::Figure | Kind::Directive
            )
        };
        let found: Vec<usize> = (0..self.passages.len())
            .filter(|index| {
                is_text(self.passages[*index].kind) && self.passages[*index].text == quotation
            })
            .collect();
        if found.is_empty() {
            self.not_found(&quotation, Kind::Sentence, location);
        }
        found
    }

    /// Reports a quotation that the page does not have.
    fn not_found(&mut self, quotation: &str, kind: Kind, location: &'static Location<'static>) {
        let is_like = |other: Kind| match kind {
            Kind::Sentence | Kind::Listing => !matches!(
                other,
                Kind::Formula | Kind::Table | Kind::Figure | Kind::Directive
            ),
            kind => kind == other,
        };
        let nearest = self
            .passages
            .iter()
            .filter(|passage| is_like(passage.kind))
            .map(|passage| {
                (
                    strsim::normalized_levenshtein(quotation, &passage.text),
                    passage,
                )
            })
            .max_by(|one, other| one.0.total_cmp(&other.0));
        let Some((likeness, passage)) = nearest.filter(|(likeness, _)| *likeness > 0.4) else {
            let message = format!("this page does not say: {quotation}");
            return self.problem(0..0, message, location);
        };
        let message = format!("this is not what its fact quotes: {quotation}");
        // Words are all that a passage without a number has: with other words it says something else.
        let has_number = passage.quantities.iter().any(|quantity| quantity.required);
        if has_number && likeness > 0.7 && states_the_same(quotation, &passage.text) {
            self.moved.push(Moved {
                file: location.file(),
                line: location.line(),
                quotation: quotation.to_owned(),
                passage: passage.text.clone(),
            });
        }
        let span = passage.span.clone();
        self.problem(span, message, location);
    }

    /// Marks a formula as computed wherever it stands; nothing when the page does not have it.
    fn formula_found(
        &mut self,
        tex: &str,
        location: &'static Location<'static>,
    ) -> Option<Range<usize>> {
        let plain = |tex: &str| {
            tex.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .trim_end_matches(['.', ','])
                .to_owned()
        };
        let wanted = plain(tex);
        let mut at = None;
        for index in 0..self.passages.len() {
            let passage = &self.passages[index];
            if passage.kind == Kind::Formula && plain(&passage.text) == wanted {
                self.held[index] = Some(Held::Proved);
                at.get_or_insert(passage.span.clone());
            }
            for (relation, range) in passage.relations.iter().enumerate() {
                if plain(&passage.text[range.clone()]) == wanted {
                    self.computed[index][relation] = true;
                    at.get_or_insert(passage.span.clone());
                    for (place, quantity) in passage.quantities.iter().enumerate() {
                        if range.start <= quantity.span.start && quantity.span.end <= range.end {
                            self.covered[index][place] = true;
                            self.given[index][place] = true;
                        }
                    }
                }
            }
        }
        if at.is_none() {
            self.not_found(tex, Kind::Formula, location);
        }
        at
    }

    /// Why the quantities of a passage are not what its authority says.
    fn untold(&self, passage: &Passage, told: Told) -> Vec<String> {
        let authority = match told {
            Told::Story => return Vec::new(),
            Told::Source => {
                let Ok(claims) = self.book.claims() else {
                    return Vec::new();
                };
                let ids: Vec<&str> = self
                    .page
                    .markers()
                    .flat_map(|marker| marker.ids.iter().map(|id| id.text.as_str()))
                    .collect();
                recorded(&claims, &ids)
            }
            Told::Cited(work) => {
                let literature = self
                    .book
                    .page("appendices/literature.md")
                    .map_or("", Page::text);
                let entry = entries(literature)
                    .find(|entry| work.split_whitespace().all(|word| entry.contains(word)));
                let Some(entry) = entry else {
                    return vec![format!("the page of literature has no entry with `{work}`")];
                };
                let author = work.split_whitespace().next().unwrap_or_default();
                if !self.page.text().contains(author) {
                    return vec![format!("this page does not name {author}")];
                }
                entry.to_owned()
            }
        };
        let known: Vec<f64> = super::quantity::in_prose(&authority, 0..authority.len())
            .into_iter()
            .map(|quantity| quantity.value)
            .collect();
        let unknown = passage
            .quantities
            .iter()
            .filter(|quantity| quantity.required && !known.contains(&quantity.value));
        unknown
            .map(|quantity| {
                format!(
                    "`{}` is not in what is recorded of it",
                    &passage.text[quantity.span.clone()]
                )
            })
            .collect()
    }

    fn problem(
        &mut self,
        span: Range<usize>,
        message: String,
        location: &'static Location<'static>,
    ) {
        let problem = Problem::new(span, message).help(format!(
            "its fact stands at {}:{}",
            location.file(),
            location.line()
        ));
        self.problems.push(problem);
    }
}

/// Runs a proof that may panic, which is then nobody's concern.
fn quietly(proof: impl FnOnce() -> bool) -> Option<bool> {
    thread_local!(static QUIET: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                report(info);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(proof)).ok();
    QUIET.set(false);
    result
}

/// Tries a proof: with what the page says, and with what it must not say.
fn try_proof(
    passage: &Passage,
    given: &[bool],
    sharply: bool,
    proof: &dyn Fn(&[Quantity]) -> bool,
) -> Vec<String> {
    // A proof that panics does not hold.
    let tried = |quantities: &[Quantity]| quietly(|| proof(quantities));
    match tried(&passage.quantities) {
        Some(true) => {}
        Some(false) => return vec!["this is not true".to_owned()],
        None => return vec!["the proof of this panics".to_owned()],
    }
    let with = |index: usize, other: Quantity| {
        let mut quantities = passage.quantities.clone();
        quantities[index] = other;
        tried(&quantities)
    };
    let mut problems = Vec::new();
    for (index, quantity) in passage.quantities.iter().enumerate() {
        // An input is compared with the code wherever it occurs, a formula is computed, and an idiom is no quantity.
        if given[index] || !quantity.required {
            continue;
        }
        let word = &passage.text[quantity.span.clone()];
        let value = quantity.value;
        let opposite = quantity.relation.opposite();
        if let Some(opposite) = opposite
            && with(
                index,
                Quantity {
                    relation: opposite,
                    ..quantity.clone()
                },
            ) == Some(true)
        {
            problems.push(format!(
                "the proof does not look at what stands before “{word}”: use `holds`"
            ));
        }
        let others = match quantity.relation {
            Relation::Exactly if sharply => quantity.neighbors.to_vec(),
            // A bound must not be idle.
            Relation::Less | Relation::AtMost if sharply => {
                vec![if value == 0.0 { -1.0 } else { value / 2.0 }]
            }
            Relation::More | Relation::AtLeast if sharply => {
                vec![if value == 0.0 { 1.0 } else { value * 2.0 }]
            }
            _ if value == 0.0 => vec![1.0, -1.0],
            _ => vec![2.0 * value, value / 2.0],
        };
        let would_do = |other: &&f64| with(index, quantity.with_value(**other)) == Some(true);
        if let Some(other) = others.iter().find(would_do) {
            problems.push(format!(
                "“{word}” could as well be {other}: the proof does not tell them apart"
            ));
        }
    }
    problems
}

/// The quantities of a passage that stand where a pattern has its `§`, for each occurrence.
fn matches(passage: &Passage, parts: &[&str]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for first in 0..passage.quantities.len() {
        let start = passage.quantities[first].span.start;
        let before = &passage.text[..start];
        let Some(rest) = before.strip_suffix(parts[0]) else {
            continue;
        };
        let in_a_word =
            parts[0].starts_with(char::is_alphanumeric) && rest.ends_with(char::is_alphanumeric);
        if in_a_word {
            continue;
        }
        let mut matched = vec![first];
        let mut at = passage.quantities[first].span.end;
        let mut fits = true;
        for (place, part) in parts[1..].iter().enumerate() {
            fits &= passage.text[at..].starts_with(part);
            if !fits {
                break;
            }
            at += part.len();
            if place + 2 < parts.len() {
                match passage
                    .quantities
                    .iter()
                    .position(|quantity| quantity.span.start == at)
                {
                    Some(next) => {
                        matched.push(next);
                        at = passage.quantities[next].span.end;
                    }
                    None => fits = false,
                }
            }
        }
        if fits {
            found.push(matched);
        }
    }
    found
}

/// What is wrong with the headings of a table that are formulas.
fn headings(book: &Book, lock: &str, columns: &[(&str, &str)], point: &Point) -> Vec<String> {
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

/// Words that turn the sense of a sentence.
const TURNING: [&str; 36] = [
    "not",
    "no",
    "none",
    "never",
    "nothing",
    "nobody",
    "neither",
    "nor",
    "cannot",
    "without",
    "only",
    "all",
    "every",
    "any",
    "each",
    "always",
    "more",
    "less",
    "fewer",
    "greater",
    "larger",
    "smaller",
    "higher",
    "lower",
    "above",
    "below",
    "rises",
    "falls",
    "first",
    "second",
    "third",
    "last",
    "same",
    "different",
    "before",
    "after",
];

/// Whether a quotation and a passage state the same quantities with the same relations, and with the same words that turn
/// the sense. The same words in another order are another statement: "silent below, firing above".
fn states_the_same(quotation: &str, passage: &str) -> bool {
    let states = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .filter(|word| word.contains(['$', '{', '`', '=', '<', '>']))
            .map(str::to_owned)
            .collect()
    };
    let quantities = |text: &str| -> Vec<(u64, Relation)> {
        super::quantity::in_prose(text, 0..text.len())
            .into_iter()
            .map(|quantity| (quantity.value.to_bits(), quantity.relation))
            .collect()
    };
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let turning = |words: &[String]| -> Vec<String> {
        let turns = |word: &&String| TURNING.contains(&word.as_str());
        words.iter().filter(turns).cloned().collect()
    };
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort();
        words
    };
    let (old, new) = (words(quotation), words(passage));
    states(quotation) == states(passage)
        && quantities(quotation) == quantities(passage)
        && turning(&old) == turning(&new)
        && (old == new || sorted(&old) != sorted(&new))
}

/// What `claims.toml` records of these claims and errata.
fn recorded(claims: &crate::Claims, ids: &[&str]) -> String {
    let marked = |id: &str| ids.contains(&id);
    let mut words = String::new();
    for claim in claims
        .claims
        .iter()
        .filter(|claim| marked(claim.id.get_ref()))
    {
        writeln!(
            words,
            "{} {}",
            claim.text,
            claim.qualification.as_deref().unwrap_or_default()
        )
        .expect("a string takes everything");
    }
    for erratum in claims
        .errata
        .iter()
        .filter(|erratum| marked(erratum.id.get_ref()))
    {
        writeln!(words, "{} {}", erratum.says, erratum.correct).expect("a string takes everything");
    }
    words
}

/// The entries of the page of literature: its items.
fn entries(literature: &str) -> impl Iterator<Item = &str> {
    literature.split("\n- ").flat_map(|part| part.split("\n\n"))
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() {
        0..=5 => text.to_owned(),
        _ => format!("{} …", words[..5].join(" ")),
    }
}

/// A text as a literal of Rust.
fn literal(text: &str) -> String {
    match (
        text.contains('\\') || text.contains('"'),
        text.contains("\"#"),
    ) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("r#\"{text}\"#"),
        (true, true) => format!("r##\"{text}\"##"),
    }
}

fn stub_of_table(request: &str) -> String {
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

fn stub_of_figure(request: &str) -> String {
    let mut words = request.split(' ').skip(1);
    let name = words.next().unwrap_or_default();
    let arguments: Vec<String> = words
        .filter_map(|word| word.split_once('='))
        .map(|(key, value)| format!("(\"{key}\", {value})"))
        .collect();
    format!("p.figure(\"{name}\", &[{}]);", arguments.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_that_hides_a_sentence_is_in_the_ledger() {
        let book = Book::default();
        let text = "One.\n\n<div hidden>\n\nTwo.\n\n</div>\n\n<!-- claim: S0-1 -->\n";
        let page = Page::new("page.md", "", "page.md", text);
        let ledger = Facts::new(&book, &page, &|_| None).verdict().ledger;
        let lines: Vec<&str> = ledger.lines().skip(2).collect();
        assert_eq!(
            lines,
            ["  One.", "  < <div hidden>", "  Two.", "  < </div>"]
        );
    }

    #[test]
    fn what_turns_the_sense_is_no_rewording() {
        let quotation = "Silent below θ, firing from θ on, and nothing between the 2.";
        for (passage, is_reworded) in [
            (
                "Silent below θ, firing from θ on, nothing between the 2.",
                true,
            ),
            (
                "Quiet below θ, firing from θ on, and nothing between the 2.",
                true,
            ),
            (
                "Firing below θ, silent from θ on, and nothing between the 2.",
                false,
            ),
            (
                "Silent below θ, firing from θ on, and something between the 2.",
                false,
            ),
            (
                "Silent above θ, firing from θ on, and nothing between the 2.",
                false,
            ),
            (
                "Silent below θ, firing from θ on, and nothing between the 3.",
                false,
            ),
        ] {
            assert_eq!(
                states_the_same(quotation, passage),
                is_reworded,
                "{passage}"
            );
        }
    }

    #[test]
    fn an_expression_is_computed_and_told_from_others() {
        let book = Book::default();
        let page = Page::new("page.md", "", "page.md", "The sum is\n\n$$ w x - b. $$\n");
        let problems = |tex: &str, sum: fn(f64, f64, f64) -> f64| {
            let mut facts = Facts::new(&book, &page, &|_| None);
            let point =
                |w, x, b| Point::new().numbers([("w", w), ("x", x), ("b", b), ("s", sum(w, x, b))]);
            facts.expression("s", tex, &[point(2.0, 3.0, 5.0), point(-1.0, 0.5, 4.0)]);
            let messages = facts.verdict().problems.into_iter();
            messages
                .map(|problem| problem.message)
                .collect::<Vec<_>>()
                .join("; ")
        };
        assert_eq!(problems("w x - b", |w, x, b| w * x - b), "");
        assert!(problems("w x - b", |w, x, b| w * x + b).contains("does not hold"));
        assert!(problems("w x + b", |w, x, b| w * x + b).contains("this is not what"));
    }
}
