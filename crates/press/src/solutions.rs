//! Solutions, `{{#solutions}}`: all exercises of the pages so far, each with its solution, in one list.

use manuscript::{Book, Page};

use crate::answer;
use crate::entries;
use crate::labels::without_mark;
use crate::links;

/// The exercises of a page and their solutions, as they are to stand on the page `on`; `expanded` is the text of the page
/// without directives, formulas and markers.
pub(crate) fn of_page(book: &Book, page: &Page, expanded: &str, on: &str) -> Option<String> {
    let expanded = page.with_text(expanded);
    let solved: Vec<String> = expanded
        .exercises()
        .into_iter()
        .filter_map(|exercise| {
            let solution = links::moved(book, &expanded, exercise.solution?, on);
            let question = links::moved(book, &expanded, exercise.question, on);
            let question = entries::without_marks(&question);
            // An empty line follows the summary, and the text is indented as it stands in its list.
            let (_, text) = solution.split_once("</summary>")?;
            let text = text.trim_matches('\n').trim_end();
            Some(format!(
                "{}. {}\n\n{text}\n",
                exercise.number,
                without_mark(question.trim())
            ))
        })
        .collect();
    let link = links::relative(on, &page.path);
    let question = page.headings().first();
    let question = question.map_or(&page.title, |heading| &heading.text);
    let title = format!("## {}\n\n[{question}]({link})\n\n", page.title);
    (!solved.is_empty()).then(|| title + &answer::without_facts(&solved.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_solved_is_collected_with_its_links() {
        let text = "# What is it?\n\n**Exercises.**\n\n1. Add [the weights](weights.md#two).\n\n   <details class=\"solution\">\n   <summary>Solution</summary>\n\n   They are 5 and 3:\n   [as above](#sum).\n\n   </details>\n\n2. Add more.\n";
        let page = |path: &str, text: &str| Page::new(path, "The sum", path, text);
        let book = Book {
            pages: vec![page("a/sum.md", text), page("a/weights.md", "")],
            ..Book::default()
        };
        let collected = of_page(&book, &book.pages[0], text, "z/solutions.md");
        let expected = "## The sum\n\n[What is it?](../a/sum.md)\n\n1. Add [the weights](../a/weights.md#two).\n\n   They are 5 and 3:\n   [as above](../a/sum.md#sum).\n";
        assert_eq!(collected.as_deref(), Some(expected));
        assert_eq!(
            of_page(&book, &book.pages[1], "No more.", "z/solutions.md"),
            None
        );
    }
}
