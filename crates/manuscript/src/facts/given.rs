//! Inputs and idioms: the quantities of a page that no proof need look at.

use std::panic::Location;

use super::page_facts::Facts;
use super::pattern::matches;

impl Facts<'_> {
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
                for (formula, range) in passage.formulas.iter().enumerate() {
                    let inside = |quantity: &usize| {
                        let span = &passage.quantities[*quantity].span;
                        range.start <= span.start && span.end <= range.end
                    };
                    let tex = &passage.text[range.clone()];
                    if matched.iter().any(inside)
                        && pattern.contains(tex.split('=').next().unwrap_or_default().trim())
                    {
                        self.computed[index][formula] = true;
                    }
                }
            }
            if let Some(wrong) = wrong {
                let span = passage.span.clone();
                self.problem(span, wrong, location);
            }
        }
        self.inputs.push(format!("{pattern}: {values:?}"));
        if !occurs {
            let message = format!("no passage of this page has the input `{pattern}`");
            self.problem(0..0, message, location);
        }
    }

    /// Words that look like a quantity and are none: "to a third", "both halves". A numeral is always a number.
    #[track_caller]
    pub fn idiom(&mut self, words: &str) {
        let location = Location::caller();
        if words.contains(char::is_numeric) {
            let message = format!("the idiom `{words}` has a number in it: prove it");
            return self.problem(0..0, message, location);
        }
        self.idioms.push(words.to_owned());
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
}
