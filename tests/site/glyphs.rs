//! Glyphs: every character that a page shows is in the fonts that the book ships.

use std::collections::BTreeSet;

use super::html::{and_around, is_inside, location, texts};
use super::rendered::Site;

/// Characters that the shipped fonts lack, so that each reader's machine would show something else.
pub(super) fn characters_without_a_glyph(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    // The text of `print.html` is that of the other pages.
    for (page, html) in site.pages.iter().filter(|(page, _)| *page != "print.html") {
        for (element, text) in texts(html) {
            let is_other_font =
                is_inside(element, &["code", "pre", "script", "style", "annotation"]);
            if is_other_font || !is_inside(element, &["main"]) {
                continue;
            }
            // Chinese is set in the reader's own fonts, which the language tells the browser to look for.
            let language = and_around(element).find_map(|around| around.attr("lang"));
            if language.is_some_and(|language| language.starts_with("zh")) {
                continue;
            }
            let in_formula = is_inside(element, &["math"]);
            // A browser sets a lone letter of a formula in italics, which are characters of their own.
            let lone = text.chars().count() == 1
                && element.value().name() == "mi"
                && element.attr("mathvariant").is_none();
            let shown = text
                .chars()
                .map(|letter| if lone { italic(letter) } else { letter });
            let has_glyph = |letter: &char| {
                let in_text_fonts = !in_formula && site.in_text_fonts.contains(letter);
                in_text_fonts
                    || site.in_math_font.contains(letter)
                    || letter.is_whitespace()
                    || is_invisible(*letter)
            };
            let missing: BTreeSet<char> = shown.filter(|letter| !has_glyph(letter)).collect();
            if missing.is_empty() {
                continue;
            }
            let here = location(page, element);
            let letters: String = missing.iter().collect();
            let codes: Vec<String> = missing
                .iter()
                .map(|&letter| format!("U+{:04X}", u32::from(letter)))
                .collect();
            let remedy = match () {
                _ if missing.iter().any(|letter| is_han(*letter)) => {
                    "put Chinese into `<span lang=\"zh\">`"
                }
                _ if in_formula => "add it to book/theme/glyphs/math.txt and run subset.py",
                _ => {
                    "write it as a formula, or add it to book/theme/glyphs/text.txt and run subset.py"
                }
            };
            problems.push(format!(
                "{here}: the fonts of the book have no {letters} ({}); {remedy}",
                codes.join(", ")
            ));
        }
    }
    problems
}

fn is_han(letter: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&letter)
}

/// Operators that are heard and not seen: function application, invisible times, separator and plus.
fn is_invisible(letter: char) -> bool {
    ('\u{2061}'..='\u{2064}').contains(&letter)
}

/// The mathematical italic of a letter, as MathML Core defines it for a lone `<mi>`.
fn italic(letter: char) -> char {
    let from = |first: char, last: char, italic: u32| {
        (first..=last)
            .contains(&letter)
            .then(|| char::from_u32(italic + u32::from(letter) - u32::from(first)))
            .flatten()
    };
    match letter {
        // Unicode had this one before the others.
        'h' => 'ℎ',
        'ı' => '𝚤',
        'ȷ' => '𝚥',
        '∇' => '𝛻',
        '∂' => '𝜕',
        'ϵ' => '𝜖',
        'ϑ' => '𝜗',
        'ϰ' => '𝜘',
        'ϕ' => '𝜙',
        'ϱ' => '𝜚',
        'ϖ' => '𝜛',
        _ => from('A', 'Z', 0x1D434)
            .or_else(|| from('a', 'z', 0x1D44E))
            .or_else(|| from('Α', 'Ω', 0x1D6E2))
            .or_else(|| from('α', 'ω', 0x1D6FC))
            .unwrap_or(letter),
    }
}
