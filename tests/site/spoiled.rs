//! A site of a few lines that is right in every respect, `small/`, and what is said when one thing in it is changed.

use super::*;
use crate::pages::locked_messages;

/// The small site with `old` replaced by `new` in its files.
fn site(old: &str, new: &str) -> Site {
    let mut files = files(&root().join("tests/site/small"));
    let before = files.clone();
    for text in files.values_mut() {
        *text = text.replace(old, new);
    }
    assert!(old.is_empty() || files != before, "`{old}` stands nowhere");
    Site::new(files, vec!["cats/voice.md".to_owned()])
}

#[test]
fn what_is_right_is_left_alone() {
    for (old, new) in RIGHT {
        assert_eq!(problems(&site(old, new)), [""; 0], "{new}");
    }
}

#[test]
fn each_change_is_noticed() {
    let mut said = WRONG
        .map(|(old, new)| {
            let found = problems(&site(old, new));
            assert!(!found.is_empty(), "`{new}` for `{old}` was not noticed");
            format!("`{old}` -> `{new}`\n{}\n", found.join("\n"))
        })
        .to_vec();
    for (old, new) in REQUESTS {
        let found = addresses::requests_to_others(&site(old, new));
        assert_eq!(found.len(), 1, "{new}: {found:?}");
        said.push(format!("`{old}` -> `{new}`\n{}\n", found[0]));
    }
    let mut without_glyphs = site("", "");
    // The h of the small site is upright.
    without_glyphs.in_math_font.remove(&'𝑤');
    without_glyphs.in_math_font.remove(&'ℎ');
    said.push(format!(
        "without an italic w\n{}\n",
        problems(&without_glyphs).join("\n")
    ));
    let mut other = site("", "");
    other.listed = vec!["cats/vice.md".to_owned()];
    said.push(format!(
        "another summary\n{}\n",
        problems(&other).join("\n")
    ));
    locked_messages("broken", "site", &said.join("\n"));
}

const PART: &str = "<h2>A</h2><ol><li class=\"chapter-item expanded \"><li class=\"part-title\">Cats</li></li><li>a</li></ol>";
const PART_AND_MORE: &str = "<h2>A</h2><ol><li class=\"chapter-item expanded \"><li class=\"part-title\">Cats</li></li><li>a</li></ol></b>";

const RIGHT: [(&str, &str); 5] = [
    ("", ""),
    ("voice.html#σ", "voice.html#%CF%83"),
    (
        "url('cat.png')",
        "url(data:image/png;base64,AAAA) /* https://example.org */",
    ),
    (
        "<title>t",
        "<link rel=\"license\" href=\"https://example.org/\"><title>t",
    ),
    // The known mistake of mdBook, which excuses no other.
    ("<h2>A</h2>", PART),
];

const WRONG: [(&str, &str); 30] = [
    ("<!DOCTYPE html>", ""),
    ("<h2>", "<h2 id=a id=b>"),
    ("cats/voice.html#σ", "cats/voice.html#s"),
    ("href=\"cats/voice.html#σ\"", "href=\"cats/vice.html\""),
    ("../index.html#top", "/index.html#top"),
    ("src=\"cat.png\"", "src=\"dog.png\""),
    ("url('cat.png')", "url('dog.png')"),
    ("<a href=\"cats/voice.html\">'", "<a href=\"dogs.html\">'"),
    ("for=\"find\"", "for=\"fnd\""),
    ("url(#name)", "url(#nme)"),
    ("<use href=\"#top\"", "<use href=\"#tp\""),
    ("labelledby=\"name\"", "labelledby=\"name nme\""),
    ("<h2>", "<h2 id=\"top\">"),
    ("<h2>", "<h2 id=\"a b\">"),
    ("One", "{{#number a.b}} and $x$"),
    ("alttext=\"w\"", "alttext=\"$w$\""),
    (
        "<html lang=\"en\"><head><title>t</title><link",
        "<html><head><title>t</title><link",
    ),
    ("<h2>A</h2>", "<h3>A</h3><h1> </h1>"),
    ("<label", "<h1>t</h1><label"),
    ("main", "div"),
    (" alt=\"\"", ""),
    (" aria-hidden=\"true\"", ""),
    (" aria-label=\"Play\"", ""),
    (" role=\"img\"", ""),
    (
        " aria-labelledby=\"name\" fill=\"url(#name)\"><title id=\"name\">A cat</title>",
        ">",
    ),
    ("<mi>w</mi>", "<mi>ß</mi>"),
    ("One", "e⁻ᶻ and Оne"),
    (" lang=\"zh\"", ""),
    ("</p>\n<svg", "</div></p>\n<svg"),
    ("<h2>A</h2>", PART_AND_MORE),
];

const REQUESTS: [(&str, &str); 12] = [
    ("src=\"cat.png\"", "src=\"https://example.org/cat.png\""),
    (
        "src=\"cat.png\"",
        "src=\"cat.png\" srcset=\"cat.png 1x, //example.org/cat.png 2x\"",
    ),
    (
        "<h2>",
        "<h2 style=\"background: url(http://example.org/a.png)\">",
    ),
    ("href=\"page.css\"", "href=\"HTTPS://example.org/page.css\""),
    (
        "<title>t</title><link",
        "<style>@import \"https://example.org/a.css\";</style><title>t</title><link",
    ),
    (
        "<title>t</title><link",
        "<script src=\"https://example.org/a.js\"></script><title>t</title><link",
    ),
    (
        "<title>t</title><link",
        "<base href=\"https://example.org/\"><title>t</title><link",
    ),
    (
        "<title>t</title><link",
        "<meta http-equiv=\"refresh\" content=\"0; url=https://example.org/\"><title>t</title><link",
    ),
    ("url('cat.png')", "url(https://example.org/cat.png)"),
    (
        "<use href=\"#top\"",
        "<use href=\"https://example.org/a.svg#b\"",
    ),
    ("<h2>", "<form action=\"https://example.org/\"></form><h2>"),
    ("<h2>", "<h2 class=\"playground\">"),
];
