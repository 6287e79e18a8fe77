//! The facts of a page: what its passages state, quoted, and proved by the code they speak of.

use std::cell::Cell;
use std::ops::Range;
use std::panic::Location;

use super::authority::{Told, untold};
use super::kind::Kind;
use super::passage::{Passage, passages};
use super::proof::try_proof;
use super::quantity::Quantity;
use super::rewording::{Reworded, states_the_same};
use crate::book::Book;
use crate::diagnostic::Problem;
use crate::directive::Directive;
use crate::page::Page;

/// How a passage is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Proved,
    Roughly,
    Told(Told),
}

/// A page under proof.
#[derive(Debug)]
pub struct Facts<'a> {
    pub(super) book: &'a Book,
    pub(super) page: &'a Page,
    pub(super) passages: Vec<Passage>,
    pub(super) held: Vec<Option<Held>>,
    /// Where each passage is proved.
    pub(super) proved_at: Vec<Option<&'static Location<'static>>>,
    /// For each quantity of each passage, whether something proves or tells it.
    pub(super) covered: Vec<Vec<bool>>,
    /// For each quantity of each passage, whether it is an input, or none after all: no proof need look at it.
    pub(super) given: Vec<Vec<bool>>,
    /// For each formula of each passage, whether it has been computed.
    pub(super) computed: Vec<Vec<bool>>,
    pub(super) problems: Vec<Problem>,
    pub(super) reworded: Vec<Reworded>,
    /// What need not be proved again, as the ledger lists it: the inputs with their values, and the idioms.
    pub(super) inputs: Vec<String>,
    pub(super) idioms: Vec<String>,
    /// The page as it was when everything on it held, when only what changed since is to be proved.
    before: Option<Before<'a>>,
}

/// A page on which everything held.
#[derive(Debug)]
struct Before<'a> {
    page: &'a Page,
    /// For each passage of the changed page, whether the page had it before.
    unchanged: Vec<bool>,
    /// Whether a proof may have read something else of the page that changed: from then on everything is proved again.
    is_stale: Cell<bool>,
}

impl<'a> Facts<'a> {
    /// A page of which nothing is proved yet; `shown` gives what a directive shows of its own: the caption of a figure, the
    /// code of a quotation.
    pub fn new(
        book: &'a Book,
        page: &'a Page,
        shown: &dyn Fn(&Directive) -> Option<String>,
    ) -> Self {
        let passages = passages(page, &book.locks, shown);
        let none = |count: &dyn Fn(&Passage) -> usize| -> Vec<Vec<bool>> {
            passages
                .iter()
                .map(|passage| vec![false; count(passage)])
                .collect()
        };
        Facts {
            held: vec![None; passages.len()],
            proved_at: vec![None; passages.len()],
            covered: none(&|passage| passage.quantities.len()),
            given: none(&|passage| passage.quantities.len()),
            computed: none(&|passage| passage.formulas.len()),
            book,
            page,
            passages,
            problems: Vec::new(),
            reworded: Vec::new(),
            inputs: Vec::new(),
            idioms: Vec::new(),
            before: None,
        }
    }

    /// Proves only what changed since everything on the page `before` held, `passages` being its passages.
    ///
    /// A proof depends on its passage alone, unless it reads the page itself ([`page`](Facts::page)) or what changed there ([`read`](Facts::read)).
    #[must_use]
    pub fn since(mut self, before: &'a Page, passages: &[Passage]) -> Self {
        let had = |passage: &Passage| {
            passages
                .iter()
                .any(|other| other.kind == passage.kind && other.text == passage.text)
        };
        self.before = Some(Before {
            page: before,
            unchanged: self.passages.iter().map(had).collect(),
            is_stale: Cell::new(false),
        });
        self
    }

    /// Whether nothing changed that a proof of this passage, or of none, could depend on.
    pub(super) fn is_unchanged(&self, index: Option<usize>) -> bool {
        let Some(before) = &self.before else {
            return false;
        };
        !before.is_stale.get() && index.is_none_or(|index| before.unchanged[index])
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
            for word in untold(self.book, self.page, &passage, told) {
                self.problem(passage.span.clone(), word, location);
            }
            self.held[index] = Some(Held::Told(told));
            self.covered[index].fill(true);
        }
    }

    /// The page, for what [`read`](Facts::read) cannot say.
    pub fn page(&self) -> &'a Page {
        if let Some(before) = &self.before {
            before.is_stale.set(true);
        }
        self.page
    }

    /// Something that stands on the page: a number of items, a list, a line.
    pub fn read<T: PartialEq>(&self, what: impl Fn(&Page) -> T) -> T {
        let read = what(self.page);
        if let Some(before) = &self.before
            && what(before.page) != read
        {
            before.is_stale.set(true);
        }
        read
    }

    /// The Rust of the page, as a reader sees it.
    pub fn rust(&self) -> String {
        self.read(rust)
    }

    /// The book of the page: a proof may look at what the page leads to.
    pub fn book(&self) -> &'a Book {
        self.book
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
            self.held[index] = Some(if sharply { Held::Proved } else { Held::Roughly });
            self.proved_at[index] = Some(location);
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
            if self.is_unchanged(Some(index)) {
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
        let found: Vec<usize> = (0..self.passages.len())
            .filter(|index| {
                self.passages[*index].kind.is_text() && self.passages[*index].text == quotation
            })
            .collect();
        if found.is_empty() {
            self.not_found(&quotation, Kind::Sentence, location);
        }
        found
    }

    /// Reports a quotation that the page does not have.
    pub(super) fn not_found(
        &mut self,
        quotation: &str,
        kind: Kind,
        location: &'static Location<'static>,
    ) {
        let is_like = |other: Kind| match kind {
            Kind::Sentence | Kind::Listing => other.is_text(),
            kind => kind == other,
        };
        let length = |text: &str| text.chars().count() as f64;
        let quoted = length(quotation);
        let mut nearest = (0.4, None);
        for passage in self.passages.iter().filter(|other| is_like(other.kind)) {
            // Texts can be as like each other as the shorter one is long.
            let other = length(&passage.text);
            if quoted.min(other) / quoted.max(other) > nearest.0 {
                let likeness = strsim::normalized_levenshtein(quotation, &passage.text);
                if likeness > nearest.0 {
                    nearest = (likeness, Some(passage));
                }
            }
        }
        let (likeness, Some(passage)) = nearest else {
            let message = format!("this page does not say: {quotation}");
            return self.problem(0..0, message, location);
        };
        let message = format!("this is not what its fact quotes: {quotation}");
        // Words are all that a passage without a number has: with other words it says something else.
        let has_number = passage.quantities.iter().any(|quantity| quantity.required);
        if has_number && likeness > 0.7 && states_the_same(quotation, &passage.text) {
            self.reworded.push(Reworded {
                file: location.file(),
                line: location.line(),
                quotation: quotation.to_owned(),
                passage: passage.text.clone(),
            });
        }
        let span = passage.span.clone();
        self.problem(span, message, location);
    }

    pub(super) fn problem(
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

/// The Rust of a page, as a reader sees it.
fn rust(page: &Page) -> String {
    let fences = page.fences().iter();
    fences
        .filter(|fence| fence.words().first() == Some(&"rust"))
        .map(|fence| fence.text(page))
        .collect()
}
