//! The theme holds together: with the mdBook it changes, and with the eyes that read it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_driver::config::HtmlConfig;
use mdbook_html::theme::Theme;

fn ours() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../book/theme")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// mdBook's own theme, in a folder.
fn theirs() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for folder in ["theme/css", "theme/fonts"] {
        fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    Theme::copy_theme(&HtmlConfig::default(), root.path()).unwrap();
    root
}

/// What stands between `open` and `close`, wherever it does.
fn between<'a>(text: &'a str, open: &str, close: &str) -> BTreeSet<&'a str> {
    text.split(open)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(close)?.0))
        .collect()
}

/// FNV-1a: enough to notice a change.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn the_template_fills_in_what_the_mdbook_in_use_offers() {
    let template = read(theirs().path().join("theme/index.hbs"));
    let found = digest(&template.replace("\r\n", "\n"));
    assert_eq!(
        found, 0x45ce_e6a5_c825_f23c,
        "mdBook's page template has changed. See what front-end/templates/index.hbs of the mdbook-html in use fills in that \
         it did not before, whether book/theme/index.hbs wants it, and record {found:#x} here"
    );
}

#[test]
fn every_variable_that_a_style_uses_is_defined() {
    let theirs = theirs();
    let css = |name: &str| read(theirs.path().join("theme/css").join(name));
    let styles = [
        css("general.css"),
        read(ours().join("css/chrome.css")),
        read(ours().join("page.css")),
        read(ours().join("css/variables.css")),
    ]
    .concat();
    let used: BTreeSet<_> = between(&styles, "var(", ")")
        .into_iter()
        .map(|name| name.split(',').next().unwrap_or(name))
        .collect();
    assert!(used.len() > 40, "{used:?}");
    let missing: Vec<_> = used
        .into_iter()
        .filter(|name| !styles.contains(&format!("{name}:")))
        .collect();
    assert!(
        missing.is_empty(),
        "book/theme/css/variables.css lacks {missing:?}"
    );
}

/// A color as red, green and blue.
type Color = [u8; 3];

fn color(text: &str) -> Option<Color> {
    let digits = text.trim().strip_prefix('#')?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (digits.len() == 6).then_some([byte(0)?, byte(2)?, byte(4)?])
}

/// The variables that are colors, in a light and in a dark page.
fn palette() -> BTreeMap<String, [Color; 2]> {
    let css = read(ours().join("css/variables.css"));
    let (screen, _) = css.split_once("@media print").unwrap();
    screen
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_suffix(';')?.split_once(": light-dark(")?;
            let (light, dark) = value.strip_suffix(')')?.split_once(',')?;
            Some((name.to_owned(), [color(light)?, color(dark)?]))
        })
        .collect()
}

/// Relative luminance, as the Web Content Accessibility Guidelines 2.2 define it for sRGB.
fn luminance(color: Color) -> f64 {
    let linear = |byte: u8| {
        let channel = f64::from(byte) / 255.0;
        match channel <= 0.04045 {
            true => channel / 12.92,
            false => ((channel + 0.055) / 1.055).powf(2.4),
        }
    };
    0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
}

/// Contrast ratio, from 1 to 21, as the guidelines define it.
fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_guidelines_say() {
    // Black on white is their own example of the largest ratio, and #767676 the well-known darkest gray that still
    // passes 4.5 on white.
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-12);
    assert!(contrast([0x76; 3], [255; 3]) >= 4.5);
    assert!(contrast([0x77; 3], [255; 3]) < 4.5);
}

#[test]
fn every_color_stands_out_enough_in_light_and_dark() {
    // Level AA: 4.5 for text, 3 for what must be seen to be understood; the ground, and what stands on it.
    const PAIRS: &str = "\
        4.5 --bg --fg --muted --links --hl-comment --sidebar-active
        4.5 --bg --blockquote-note-color --blockquote-tip-color --blockquote-important-color
        4.5 --bg --blockquote-warning-color --blockquote-caution-color
        4.5 --code-bg --fg --muted --links --inline-code-color --hl-comment --hl-keyword --hl-string
        4.5 --code-bg --hl-number --hl-type --hl-macro
        4.5 --sidebar-bg --sidebar-fg --sidebar-active --sidebar-non-existant --muted
        4.5 --searchbar-bg --searchbar-fg
        4.5 --searchresults-li-bg --links --muted --fg
        4.5 --search-mark-bg --fg
        4.5 --selection --fg
        4.5 --theme-popup-bg --fg
        4.5 --theme-hover --fg
        4.5 --fig-paper --fig-ink --fig-muted --fig-1 --fig-2 --fig-3
        4.5 --fig-fill-1 --fig-ink --fig-1
        4.5 --fig-fill-2 --fig-ink --fig-2
        3 --bg --focus --icons --icons-hover --searchbar-border-color
        3 --sidebar-bg --focus
        3 --code-bg --focus";
    let palette = palette();
    let find = |name: &str| {
        palette
            .get(name)
            .unwrap_or_else(|| panic!("no color {name}"))
    };
    let mut faint = Vec::new();
    for line in PAIRS.lines() {
        let mut words = line.split_whitespace();
        let least: f64 = words.next().unwrap().parse().unwrap();
        let ground = words.next().unwrap();
        for ink in words {
            for (scheme, name) in ["light", "dark"].into_iter().enumerate() {
                let ratio = contrast(find(ground)[scheme], find(ink)[scheme]);
                if ratio < least {
                    faint.push(format!(
                        "{ink} on {ground}, {name}: {ratio:.2}, needs {least}"
                    ));
                }
            }
        }
    }
    assert!(
        faint.is_empty(),
        "book/theme/css/variables.css:\n{}",
        faint.join("\n")
    );
}

#[test]
fn a_figure_lies_on_the_page_and_not_in_a_box() {
    let palette = palette();
    assert_eq!(palette["--fig-paper"], palette["--bg"]);
}
