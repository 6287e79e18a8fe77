//! The settings, `book.toml`: what mdBook says of them, at its line.

use manuscript::{Diagnostic, Problem, Source, Workspace, after_on_line, nearest};

/// Reads "… unknown field `titel`, expected one of `title`, `authors` …", "… TOML parse error at line 3, column 1 …", and
/// "… Caused by: invalid type … in `fold`".
pub(crate) fn refused(workspace: &Workspace, message: &str) -> Option<Diagnostic> {
    let path = workspace.book().join("book.toml");
    let source = Source::read(workspace.display(&path), &path).ok()?;
    let unknown = message.split_once("unknown field `");
    let unknown = unknown.and_then(|(_, rest)| rest.split_once("`, expected "));
    if let Some((name, known)) = unknown {
        let known = known.lines().next()?;
        let at = place(&source.text, name)?;
        let problem = Problem::new(at..at + name.len(), format!("there is no setting `{name}`"))
            .nearest(nearest(name, known.split('`').skip(1).step_by(2)));
        return Some(source.diagnostic(problem.help(format!("mdBook knows {known}"))));
    }
    let last = message.trim_end().lines().next_back()?;
    if let Some((_, rest)) = message.split_once("TOML parse error at line ") {
        let line: usize = rest.split(',').next()?.parse().ok()?;
        let lines = source.text.split_inclusive('\n');
        let start: usize = lines.take(line.checked_sub(1)?).map(str::len).sum();
        let end = start + after_on_line(&source.text, start).len();
        return Some(source.diagnostic(Problem::new(start..end, last)));
    }
    let name = last.strip_prefix("in `")?.strip_suffix('`')?;
    let at = place(&source.text, name.rsplit('.').next()?)?;
    let end = at + after_on_line(&source.text, at).len();
    let (_, cause) = message.rsplit_once("Caused by: ")?;
    Some(source.diagnostic(Problem::new(at..end, cause.lines().next()?)))
}

/// Where a key, or the name of a table, stands as a word of its own.
fn place(text: &str, name: &str) -> Option<usize> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let mut places = text.match_indices(name).map(|(at, _)| at);
    places
        .find(|at| !text[..*at].ends_with(is_name) && !text[at + name.len()..].starts_with(is_name))
}
