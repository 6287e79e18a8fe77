//! What is a neural unit?

use manuscript::facts::{Facts, Told};

const SUMMARY: &str = include_str!("../../../book/en/SUMMARY.md");

pub(crate) fn facts(p: &mut Facts) {
    p.told(
        "This chapter follows a short blog post of February 2020, which we call *the Digest*.",
        Told::Source,
    );
    p.told(
        r#"The post summarizes the first part of a book, <span lang="zh">《深度学习的数学》</span> ("the mathematics of deep learning"), by Yoshiyuki Wakui and Sadami Wakui, which came out in Chinese in 2019."#,
        Told::Cited("Wakui 2019"),
    );

    p.told(
        "Large networks contain millions of these machines.",
        Told::Story,
    );

    // The map has a row for each page of the chapter, in their order, with its title and the question that heads it.
    let book = crate::facts::book();
    let pages = || {
        book.pages.iter().filter(|page| {
            page.path.starts_with("neural-units/") && page.path != "neural-units/index.md"
        })
    };
    for page in pages() {
        let file = page.path.trim_start_matches("neural-units/");
        let question = page.text().lines().next().expect("a heading");
        let title = SUMMARY
            .lines()
            .find_map(|line| {
                line.trim()
                    .strip_prefix("- [")?
                    .strip_suffix(&format!("](neural-units/{file})"))
            })
            .expect("a line of the table of contents");
        let row = format!(
            "| [{title}]({file}) | {} |",
            question.trim_start_matches("# ")
        );
        p.says(&row, |[]| question.ends_with('?'));
    }
    p.says(
        "It covers a lot of ground quickly: the nerve cell, the neural unit, the step function, activation functions, the sigmoid.",
        // In the order of the pages.
        |[]| {
            let files: Vec<&str> = pages().map(|page| &page.path["neural-units/".len()..]).collect();
            files[..5] == ["biological-neuron.md", "neural-unit.md", "step-function.md", "activation-function.md", "sigmoid.md"]
        },
    );
}
