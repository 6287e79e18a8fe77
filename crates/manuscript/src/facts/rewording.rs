//! Rewordings: other words for the same quantities and relations.

use super::prose::in_prose;
use super::quantity::Relation;

/// A quotation that its page has in other words: the quantities, the relations and the words that turn a sense are the same.
///
/// Whether the sentence still says the same, no list of words can tell: somebody has to read both.
#[derive(Clone, Debug)]
pub struct Reworded {
    /// The file of the fact.
    pub file: &'static str,
    /// The line where the fact begins.
    pub line: u32,
    /// What it quotes.
    pub quotation: String,
    /// What stands on the page.
    pub passage: String,
}

/// Words that turn the sense of a sentence.
const TURNING: &str = "not no none never nothing nobody neither nor cannot without only all every any each always \
                       more less fewer greater larger smaller higher lower above below rises falls \
                       first second third last same different before after";

/// Whether a quotation and a passage state the same quantities with the same relations, and with the same words that turn
/// the sense. The same words in another order are another statement: "silent below, firing above".
pub(super) fn states_the_same(quotation: &str, passage: &str) -> bool {
    let states = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .filter(|word| word.contains(['$', '{', '`', '=', '<', '>']))
            .map(str::to_owned)
            .collect()
    };
    let quantities = |text: &str| -> Vec<(u64, Relation)> {
        in_prose(text, 0..text.len())
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
        let turns = |word: &&String| TURNING.split(' ').any(|turning| turning == *word);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_sense_is_no_rewording() {
        let quotation = "Silent below θ, firing from θ on, and nothing between the 2.";
        for (old, new, is_reworded) in [
            ("and nothing", "nothing", true),
            ("Silent", "Quiet", true),
            ("Silent below θ, firing", "Firing below θ, silent", false),
            ("nothing", "something", false),
            ("below", "above", false),
            ("the 2", "the 3", false),
        ] {
            let passage = quotation.replace(old, new);
            assert_eq!(states_the_same(quotation, &passage), is_reworded, "{new}");
        }
    }
}
