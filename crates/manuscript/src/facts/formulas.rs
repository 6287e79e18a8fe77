//! Formulas of a page, computed at the points that its facts give.

use std::ops::Range;
use std::panic::Location;

use super::kind::Kind;
use super::page_facts::{Facts, Held};
use super::tex::{self, Point};

impl Facts<'_> {
    /// A formula of the page, computed at some points; it stands displayed or in a sentence.
    #[track_caller]
    pub fn formula(&mut self, tex: &str, points: &[Point]) {
        let location = Location::caller();
        let checked = self.check(tex, points);
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
        let checked = self.check(&format!("{symbol} = {tex}"), points);
        if let Some(at) = self.formula_found(tex, location) {
            for problem in checked {
                self.problem(at.clone(), problem, location);
            }
        }
    }

    /// What is wrong with a formula at these points, whatever the page says.
    fn check(&self, tex: &str, points: &[Point]) -> Vec<String> {
        match self.is_unchanged(None) {
            true => Vec::new(),
            false => tex::check(tex, points).err().unwrap_or_default(),
        }
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
            for (formula, range) in passage.formulas.iter().enumerate() {
                if plain(&passage.text[range.clone()]) == wanted {
                    self.computed[index][formula] = true;
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
}
