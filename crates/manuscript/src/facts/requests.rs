//! Tables, figures and listings: what a page asks for and what a program prints, compared with what its facts name.

use std::iter;
use std::panic::Location;

use super::headings::headings;
use super::kind::Kind;
use super::page_facts::{Facts, Held};
use super::tex::Point;

impl Facts<'_> {
    /// A table of the page: its lock, and its fields with their headings, in order.
    ///
    /// A heading that is a formula is computed from the columns whose headings are its symbols; `point` gives the others.
    #[track_caller]
    pub fn table(&mut self, lock: &str, columns: &[(&str, &str)], point: &Point) {
        let location = Location::caller();
        let request = iter::once(format!("table {lock}"))
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
        let request = iter::once(format!("figure {name}"))
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
            } else if passage.kind.is_text()
                && output.contains(' ')
                && passage.text.contains(&output)
            {
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
}
