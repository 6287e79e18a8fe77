//! Rounds: lies of one page that are planted together, each in a paragraph of its own.

use std::cmp::Reverse;
use std::ops::Range;

use manuscript::Book;

use super::{page, with_page};
use crate::facts;
use crate::pages::book;
use crate::spoiled::{ALL, Lie};

/// How an answer begins that quotes words which the page no longer has.
const MISSES: &str = "this is not what its fact quotes";

/// A lie, and the paragraph that it changes.
#[derive(Clone, Debug)]
pub(super) struct Planted<'a> {
    pub(super) lie: &'a Lie,
    paragraph: Range<usize>,
}

/// The paragraph that a lie changes. It is as large as a page can be when the lie may change how Markdown reads the others: when a
/// line begins otherwise than before, or something is opened or closed. And when its answer does not say whose it is.
fn paragraph(text: &str, lie: &Lie) -> Range<usize> {
    let everything = 0..usize::MAX;
    let (Some(at), true) = (text.find(&lie.old), lie.says.starts_with(MISSES)) else {
        return everything;
    };
    let end = at + lie.old.len();
    let first = text[..at].rfind("\n\n").map_or(0, |blank| blank + 2);
    let last = text[end..].find("\n\n");
    let last = last.map_or(text.len(), |blank| end + blank);
    let form = |line: &str| -> String {
        let begins = line.chars().take_while(|letter| !letter.is_alphabetic());
        let opens = line.chars().filter(|letter| "`$<".contains(*letter));
        begins.chain(opens).collect()
    };
    let spoiled = [&text[first..at], &lie.new, &text[end..last]].concat();
    let old = text[first..last].split('\n').map(form);
    match old.eq(spoiled.split('\n').map(form)) {
        true => first..last,
        false => everything,
    }
}

/// The lies of a page in rounds, so that no two of a round change the same paragraph.
pub(super) fn rounds<'a>(
    book: &Book,
    path: &str,
    lies: impl Iterator<Item = &'a Lie>,
) -> Vec<Vec<Planted<'a>>> {
    let text = page(book, path).map_or("", |page| page.text());
    let mut rounds: Vec<Vec<Planted>> = Vec::new();
    for lie in lies {
        let paragraph = paragraph(text, lie);
        let is_apart = |other: &Planted| {
            other.paragraph.end <= paragraph.start || paragraph.end <= other.paragraph.start
        };
        let round = rounds.iter_mut().find(|round| round.iter().all(is_apart));
        let planted = Planted {
            lie,
            paragraph: paragraph.clone(),
        };
        match round {
            Some(round) => round.push(planted),
            None => rounds.push(vec![planted]),
        }
    }
    rounds
}

/// The lies of a round for which nothing speaks when all of them are planted: each is to be tried alone.
///
/// An answer is to a lie when it misses words that stood in the paragraph of this lie and nowhere else on the page: no other lie
/// took them away.
pub(super) fn unanswered<'a>(book: &Book, path: &str, round: Vec<Planted<'a>>) -> Vec<&'a Lie> {
    let page = page(book, path).filter(|_| round.len() > 1);
    let Some(page) = page else {
        return round.into_iter().map(|planted| planted.lie).collect();
    };
    let mut text = page.text().to_owned();
    let mut from_the_end = round.clone();
    from_the_end.sort_by_key(|planted| Reverse(planted.paragraph.start));
    for Planted { lie, paragraph } in from_the_end {
        let spoiled = text[paragraph.clone()].replacen(&lie.old, &lie.new, 1);
        text.replace_range(paragraph, &spoiled);
    }
    let (spoiled, spoiled_page) = with_page(book, page, text);
    let answers = facts::page(&spoiled, &spoiled_page);
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = one_line(page.text());
    let missed = answers.iter().filter_map(|answer| {
        let (_, missed) = answer.lines().next()?.split_once(MISSES)?;
        let missed = missed.strip_prefix(": ")?;
        (whole.matches(missed).count() == 1).then_some((answer, missed))
    });
    let missed: Vec<_> = missed.collect();
    let is_unanswered = |planted: &Planted| {
        let before = one_line(&page.text()[planted.paragraph.clone()]);
        let answers_it = |(answer, missed): &(&String, &str)| {
            answer.contains(&planted.lie.says) && before.contains(missed)
        };
        !missed.iter().any(answers_it)
    };
    let unanswered = round.into_iter().filter(is_unanswered);
    unanswered.map(|planted| planted.lie).collect()
}

/// Blanks are no lie: where every second one changes nothing else, those are left over, whatever is said of the others.
#[test]
fn what_passes_is_left_over_in_any_company() {
    let path = "neural-units/sigmoid.md";
    let of_page = ALL.iter().filter(|(page, _)| page == path);
    let round = rounds(book(), path, of_page.map(|(_, lie)| lie)).swap_remove(0);
    let blanks: Vec<Lie> = round
        .iter()
        .step_by(2)
        .map(|planted| Lie {
            old: planted.lie.old.clone(),
            new: planted.lie.old.replace(' ', "  "),
            says: MISSES.to_owned(),
        })
        .collect();
    let mut changed = round.clone();
    for (planted, lie) in changed.iter_mut().step_by(2).zip(&blanks) {
        planted.lie = lie;
    }
    assert!(blanks.len() > 2, "the page has a round of several lies");
    let left = unanswered(book(), path, changed);
    assert!(blanks.iter().all(|lie| left.contains(&lie)), "{left:?}");
    assert!(left.len() < round.len(), "the others are answered");
}
