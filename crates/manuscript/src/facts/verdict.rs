//! Verdicts: what is wrong with a page and its facts, and the ledger of what is right.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use super::kind::Kind;
use super::page_facts::{Facts, Held};
use super::rewording::Reworded;
use super::stub::{literal, stub_of_figure, stub_of_table};
use super::tex;
use crate::diagnostic::Problem;

/// What is wrong with a page or its facts, and what is right.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// What is wrong, with the position in the page.
    pub problems: Vec<Problem>,
    /// The page's passages in order, each proved, told or neither: what a lock holds.
    pub ledger: String,
    /// Quotations that the page has in other words.
    pub reworded: Vec<Reworded>,
    /// The texts that are proved, each with the file and the line of its fact.
    pub proved: Vec<(String, &'static str, u32)>,
}

impl Facts<'_> {
    /// What is wrong, and what is held.
    pub fn verdict(mut self) -> Verdict {
        let mut uncovered = Vec::new();
        for (index, passage) in self.passages.iter().enumerate() {
            let stated: Vec<String> = passage
                .quantities
                .iter()
                .zip(&self.covered[index])
                .filter(|(quantity, covered)| quantity.required && !**covered)
                .map(|(quantity, _)| format!("“{}”", &passage.text[quantity.span.clone()]))
                .collect();
            let mut formulas = passage.formulas.iter().zip(&self.computed[index]);
            let relation = formulas
                .find(|(range, computed)| {
                    !**computed && tex::is_relation(&passage.text[(*range).clone()])
                })
                .map(|(range, _)| &passage.text[range.clone()]);
            let formula = |tex: &str| format!("p.formula(r\"{tex}\", &[…]);");
            let is_open = self.held[index].is_none();
            let missing = match passage.kind {
                Kind::Formula if is_open && tex::is_relation(&passage.text) => {
                    Some(formula(&passage.text))
                }
                Kind::Table if is_open => Some(stub_of_table(&passage.text)),
                Kind::Figure if is_open => Some(stub_of_figure(&passage.text)),
                Kind::Listing if is_open => {
                    Some("p.shows(…), or p.told(…, Told::Source);".to_owned())
                }
                _ if !stated.is_empty() => {
                    let names = ('a'..='z').take(passage.quantities.len());
                    let names: Vec<String> = names.map(String::from).collect();
                    let (text, names) = (literal(&passage.text), names.join(", "));
                    Some(format!("p.says({text}, |[{names}]| …);"))
                }
                _ => relation.map(formula),
            };
            if let Some(stub) = missing {
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
        let proved = self.passages.iter().zip(&self.proved_at);
        let proved = proved.filter_map(|(passage, at)| {
            let at = (*at)?;
            Some((passage.text.clone(), at.file(), at.line()))
        });
        Verdict {
            proved: proved.collect(),
            ledger: self.ledger(),
            problems: self.problems,
            reworded: self.reworded,
        }
    }

    /// Every passage in its order: what is proved with its first words, what is not in full. So is what begins like another
    /// that is proved: two that change places are to differ.
    fn ledger(&self) -> String {
        let count = |held: &dyn Fn(Option<Held>) -> bool| {
            let passages = self.passages.iter().zip(&self.held);
            passages
                .filter(|(passage, other)| {
                    !matches!(passage.kind, Kind::Code | Kind::Marker) && held(**other)
                })
                .count()
        };
        let mut ledger = format!(
            "{} proved, {} roughly, {} told, {} without a proof; {} inputs, {} idioms\n\n",
            count(&|held| held == Some(Held::Proved)),
            count(&|held| held == Some(Held::Roughly)),
            count(&|held| matches!(held, Some(Held::Told(_)))),
            count(&|held| held.is_none()),
            self.inputs.len(),
            self.idioms.len(),
        );
        for (word, given) in [("input", &self.inputs), ("idiom", &self.idioms)] {
            for given in given {
                writeln!(ledger, "{word} {given}").expect("a string takes everything");
            }
        }
        if !(self.inputs.is_empty() && self.idioms.is_empty()) {
            ledger.push('\n');
        }
        let mut beginnings: HashMap<String, BTreeSet<&str>> = HashMap::new();
        for passage in &self.passages {
            let alike = beginnings.entry(first_words(&passage.text)).or_default();
            alike.insert(&passage.text);
        }
        let shortened = |text: &str| {
            let short = first_words(text);
            match beginnings[&short].len() {
                1 => short,
                _ => text.to_owned(),
            }
        };
        for (passage, held) in self.passages.iter().zip(&self.held) {
            let kind = match passage.kind {
                Kind::Heading => "# ",
                Kind::Quotation => "> ",
                Kind::Caption => "^ ",
                Kind::Comment => "// ",
                Kind::Code => "| ",
                Kind::Formula => "$$ ",
                Kind::Html => "< ",
                Kind::Marker => "@ ",
                Kind::Row => "- ",
                _ => "",
            };
            let (mark, text) = match held {
                Some(Held::Proved) => ('=', shortened(&passage.text)),
                Some(Held::Roughly) => ('≈', shortened(&passage.text)),
                Some(Held::Told(told)) => ('~', format!("{} [{told}]", passage.text)),
                None => (' ', passage.text.clone()),
            };
            writeln!(ledger, "{mark} {kind}{text}").expect("a string takes everything");
        }
        ledger
    }
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() {
        0..=5 => text.to_owned(),
        _ => format!("{} …", words[..5].join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::page::Page;

    #[test]
    fn what_begins_alike_is_in_the_ledger_in_full() {
        let book = Book::default();
        let text =
            "The sum of the two is 3.\n\nThe sum of the two is less.\n\nThe sum is 4 in all.\n";
        let page = Page::new("page.md", "", "page.md", text);
        let mut facts = Facts::new(&book, &page, &|_| None);
        facts.says("The sum of the two is 3.", |[_, _]| true);
        facts.says("The sum is 4 in all.", |[_]| true);
        let ledger = facts.verdict().ledger;
        let lines: Vec<&str> = ledger.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "= The sum of the two is 3.",
                "  The sum of the two is less.",
                "= The sum is 4 in …"
            ]
        );
    }

    #[test]
    fn html_that_hides_a_sentence_is_in_the_ledger() {
        let book = Book::default();
        let text = "One.\n\n<div hidden>\n\nTwo.\n\n</div>\n\n<!-- claim: S0-1 -->\n";
        let page = Page::new("page.md", "", "page.md", text);
        let ledger = Facts::new(&book, &page, &|_| None).verdict().ledger;
        let lines: Vec<&str> = ledger.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "  One.",
                "  < <div hidden>",
                "  Two.",
                "  < </div>",
                "  @ claim: S0-1"
            ]
        );
    }
}
