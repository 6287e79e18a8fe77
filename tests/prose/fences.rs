//! Fences: code that is run, and shown as it is run.

use manuscript::Page;

/// The languages a fence may be in; Python is that of the programs that sources print. A misspelled `rust` would not
/// be tested, and nobody would notice.
const LANGUAGES: [&str; 8] = [
    "rust", "text", "console", "toml", "markdown", "json", "html", "python",
];

/// What may follow `rust` in a fence.
const RUST_WORDS: [&str; 5] = [
    "should_panic",
    "compile_fail",
    "editable",
    "noplayground",
    "mdbook-runnable",
];

/// Fences whose code nobody would run, or whose language nobody can tell.
pub(crate) fn untested_fences(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    for fence in page.fences() {
        let here = page.location(fence.span.start);
        let mut problem = |what: String| problems.push(format!("{here}: {what}"));
        let words = fence.words();
        let Some((language, words)) = words.split_first() else {
            let how = match fence.tag {
                None => "is indented",
                Some(_) => "names no language",
            };
            problem(format!(
                "this code block {how}; fence it and say what it is, ```rust or ```text"
            ));
            continue;
        };
        if !LANGUAGES.contains(language) {
            let languages = LANGUAGES.join(", ");
            problem(format!(
                "`{language}` is none of the languages of this book: {languages}"
            ));
        }
        for word in words {
            if ["ignore", "no_run"].contains(word) {
                problem(format!(
                    "`{word}` keeps this snippet from being tested; remove it"
                ));
            } else if !RUST_WORDS.contains(word) && !is_error_code(word) {
                problem(format!(
                    "`{word}` means nothing after `{language}`; remove it"
                ));
            }
        }
    }
    problems
}

/// What in hidden lines could keep the shown ones from being run, or an assertion from asserting.
const HIDDEN_TRICKS: [&str; 7] = ["return", "/*", "*/", "#[", "#!", "macro_rules", "exit("];

/// Lines of a program that only its test sees: they may make ready what the reader sees, and may not undo it.
pub(super) fn hidden_tricks(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    for fence in page.fences().iter().filter(|fence| fence.is_run()) {
        // How many braces are open that no reader sees.
        let mut open = 0_usize;
        for code in &fence.code {
            let mut at = code.start;
            for line in page.text()[code.clone()].split_inclusive('\n') {
                let here = page.location(at);
                at += line.len();
                let hidden = line.trim().strip_prefix('#');
                let hidden = hidden.filter(|rest| rest.is_empty() || rest.starts_with(' '));
                let Some(hidden) = hidden else {
                    if open > 0 && !line.trim().is_empty() {
                        problems.push(format!(
                            "{here}: a hidden line decides whether this is run; show it, or close its brace before"
                        ));
                        break;
                    }
                    continue;
                };
                if let Some(trick) = HIDDEN_TRICKS.iter().find(|trick| hidden.contains(**trick)) {
                    problems.push(format!(
                        "{here}: `{trick}` in a hidden line can undo what readers see; show it"
                    ));
                }
                open = (open + hidden.matches('{').count())
                    .saturating_sub(hidden.matches('}').count());
            }
        }
    }
    problems
}

/// `E0277`
fn is_error_code(word: &str) -> bool {
    word.strip_prefix('E')
        .is_some_and(|number| number.len() == 4 && number.parse::<u16>().is_ok())
}
