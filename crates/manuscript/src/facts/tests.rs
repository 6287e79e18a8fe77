//! Tests of the facts, on a small page that is wrong on purpose.

use serde_json::json;

use super::{Facts, Point, Quantity, Told, Verdict};
use crate::{Book, Directive, Lock, Page, Source};

/// A unit with the weights 5 and 3 on a page of its own.
const PAGE: &str = r#"# Two of four

The weights are 5 and 3, and $\theta = 4$.
It fires in two of the four cases, which is less than three quarters of them.

$$ s = 5x + 3y. $$

{{#table unit.rows x="$x$" y="$y$" s="$5x + 3y$" caption="Four sums."}}

{{#figure line w1=5}}

| case | sum |
|---|---|
| (1, 0) | 5 |

> Smith found 7 of them.

```rust
assert_eq!(5 + 3, 8); // a sum of 8
```

```text
the sum is 8
```
"#;

fn book() -> Book {
    let mut book = Book::default();
    let rows: Vec<_> = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]
        .map(|(x, y)| json!({ "x": x, "y": y, "s": 5.0 * x + 3.0 * y }))
        .into();
    let value = json!({ "rows": rows });
    book.locks.insert(
        "unit",
        Lock {
            test: "tests/unit.rs".into(),
            value,
        },
    );
    let literature = "- Smith, A. (1943). Seven of them: 7 in all.\n- Jones, B. (1958). Nothing.\n";
    book.pages = vec![
        Page::new("unit.md", "Two of four", "book/en/unit.md", PAGE),
        Page::new(
            "appendices/literature.md",
            "Literature",
            "book/en/appendices/literature.md",
            literature,
        ),
    ];
    book.claims = Source::new("book/claims.toml", "");
    book
}

/// The facts of the page, all of them right.
fn facts(p: &mut Facts) {
    p.input("The weights are § and §", &[5.0, 3.0]);
    p.input(r"\theta = §", &[4.0]);
    p.says("Two of four", |[two, four]| two == 2.0 && four == 4.0);
    p.says(
        "It fires in two of the four cases, which is less than three quarters of them.",
        |[two, four, part]| two == 2.0 && four == 4.0 && part.holds(0.5),
    );
    let point =
        |x: f64, y: f64| Point::new().numbers([("x", x), ("y", y), ("s", 5.0 * x + 3.0 * y)]);
    p.formula("s = 5x + 3y.", &[point(1.0, 0.5), point(-2.0, 3.0)]);
    p.table(
        "unit.rows",
        &[("x", "$x$"), ("y", "$y$"), ("s", "$5x + 3y$")],
        &Point::new(),
    );
    p.says("Four sums.", |[four]| four == 4.0);
    p.figure("line", &[("w1", &5)]);
    p.says("| (1, 0) | 5 |", |[x, y, sum]| {
        sum == 5.0 * x.value + 3.0 * y.value
    });
    p.told("Smith found 7 of them.", Told::Cited("Smith 1943"));
    p.says("a sum of 8", |[sum]| sum == 8.0);
    p.shows("the sum is 8");
}

fn verdict(text: &str, facts: impl Fn(&mut Facts)) -> Verdict {
    let mut book = book();
    book.rewrite("unit.md", text);
    let page = book.page("unit.md").expect("it is there").clone();
    let mut proved = Facts::new(&book, &page, &|_| None);
    facts(&mut proved);
    proved.verdict()
}

fn messages(text: &str, facts: impl Fn(&mut Facts)) -> String {
    let verdict = verdict(text, facts);
    let messages: Vec<String> = verdict
        .problems
        .into_iter()
        .map(|problem| problem.message)
        .collect();
    messages.join("\n")
}

#[test]
fn a_page_that_is_proved() {
    assert_eq!(messages(PAGE, facts), "");
}

/// What stands on the page, what somebody writes instead, and what is said of it.
const CHANGES: &str = r#"
# Two of four ⟶ # Two of five ⟶ this is not what its fact quotes: Two of four
5 and 3, and ⟶ 5 and 4, and ⟶ `4` is 3 in the code
$\theta = 4$ ⟶ $\theta = -4$ ⟶ `-4` is 4 in the code
less than three ⟶ more than three ⟶ this is not what its fact quotes
of them. ⟶ of them. There are 17 more. ⟶ nothing proves “17”
of them. ⟶ of them, a third. ⟶ this is not what its fact quotes
5x + 3y. $$ ⟶ 5x - 3y. $$ ⟶ this is not what its fact quotes
x="$x$" y="$y$" ⟶ x="$y$" y="$x$" ⟶ this is not what its fact quotes
unit.rows x ⟶ units.rows x ⟶ this is not what its fact quotes
Four sums ⟶ Five sums ⟶ this is not what its fact quotes
line w1=5 ⟶ line w1=6 ⟶ this is not what its fact quotes
| 5 | ⟶ | 6 | ⟶ this is not what its fact quotes
Smith found 7 ⟶ Jones found 7 ⟶ this is not what its fact quotes
a sum of 8 ⟶ a sum of 9 ⟶ this is not what its fact quotes
the sum is 8 ⟶ the sum is 9 ⟶ nothing proves this
"#;

#[test]
fn a_page_that_changes_is_told_where_and_how() {
    for change in CHANGES.trim().lines() {
        let parts: Vec<&str> = change.split(" ⟶ ").collect();
        let messages = messages(&PAGE.replacen(parts[0], parts[1], 1), facts);
        assert!(messages.contains(parts[2]), "{change}: {messages}");
    }
}

/// What the right facts of the page and others say together.
fn with(others: impl Fn(&mut Facts)) -> String {
    messages(PAGE, |p| {
        facts(p);
        others(p);
    })
}

#[test]
fn a_proof_that_proves_nothing_is_told() {
    let two_of_four = |proof: fn(Quantity) -> bool, told: &str| {
        let messages = with(|p| p.says("Two of four", |[_, four]| proof(four)));
        assert!(messages.contains(told), "{told}: {messages}");
    };
    two_of_four(|_| true, "“four” could as well be 5");
    two_of_four(|four| four.value > 3.0, "“four” could as well be 5");
    two_of_four(|four| four == 5.0, "this is not true");
    two_of_four(|four| [1][four.n()] == 0, "the proof of this panics");
    let part = |proof: fn(Quantity) -> bool, told: &str| {
        let sentence =
            "It fires in two of the four cases, which is less than three quarters of them.";
        let messages = messages(PAGE, |p| {
            p.says(sentence, |[_, four, part]| four == 4.0 && proof(part))
        });
        assert!(messages.contains(told), "{told}: {messages}");
    };
    part(
        |part| part.value > 0.5,
        "does not look at what stands before “three quarters”",
    );
    part(
        |part| part.holds(0.01),
        "“three quarters” could as well be 0.375",
    );
}

#[test]
fn a_fact_that_fits_nothing_is_told() {
    type Fact = fn(&mut Facts);
    let facts: [(Fact, &str); 9] = [
        (
            |p| p.says("Two of four", |[four]| four == 4.0),
            "takes 1 quantities, and this has 2: Two, four",
        ),
        (
            |p| p.says("Two of six", |[_, six]| six == 6.0),
            "not what its fact quotes: Two of six",
        ),
        (
            |p| p.input("The weights are § and §", &[5.0]),
            "has 2 values, and 1 are given",
        ),
        (
            |p| p.input("§", &[5.0]),
            "says nothing of what its values are",
        ),
        (
            |p| p.input("the rate is §", &[5.0]),
            "no passage of this page has the input",
        ),
        (
            |p| p.idiom("no such words"),
            "no quantity of this page stands in",
        ),
        (
            |p| p.idiom("found 7"),
            "the idiom `found 7` has a number in it",
        ),
        (
            |p| p.told("Two of four", Told::Cited("Smith 1943")),
            "`four` is not in what is recorded of it",
        ),
        (
            |p| p.told("Two of four", Told::Cited("Miller 1990")),
            "has no entry with `Miller 1990`",
        ),
    ];
    for (fact, told) in facts {
        let messages = with(fact);
        assert!(messages.contains(told), "{told}: {messages}");
    }
}

#[test]
fn an_expression_is_computed_and_told_from_others() {
    let said = |tex: &str, sum: fn(f64, f64, f64) -> f64| {
        let point =
            |w, x, b| Point::new().numbers([("w", w), ("x", x), ("b", b), ("s", sum(w, x, b))]);
        messages("The sum is\n\n$$ w x - b. $$\n", |p| {
            p.expression("s", tex, &[point(2.0, 3.0, 5.0), point(-1.0, 0.5, 4.0)]);
        })
    };
    assert_eq!(said("w x - b", |w, x, b| w * x - b), "");
    assert!(said("w x - b", |w, x, b| w * x + b).contains("does not hold"));
    assert!(said("w x + b", |w, x, b| w * x + b).contains("this is not what"));
}

#[test]
fn a_heading_that_is_no_formula_of_its_column_is_told() {
    let page = PAGE.replace("$5x + 3y$\" caption", "$5x + 4y$\" caption");
    let messages = messages(&page, |p| {
        p.table(
            "unit.rows",
            &[("x", "$x$"), ("y", "$y$"), ("s", "$5x + 4y$")],
            &Point::new(),
        )
    });
    assert!(
        messages.contains("the heading `$5x + 4y$` is 4 in a row where the column holds 3"),
        "{messages}"
    );
}

#[test]
fn a_quotation_that_was_only_reworded_is_found() {
    let reworded = |new: &str| {
        let old = "It fires in two of the four cases, which is less than three quarters of them.";
        let verdict = verdict(&PAGE.replace(old, new), facts);
        let reworded = verdict.reworded.into_iter();
        reworded
            .map(|reworded| reworded.passage)
            .collect::<Vec<_>>()
    };
    let other = "It does fire in two of the four cases, which is less than three quarters of them.";
    assert_eq!(reworded(other), [other]);
    for other in [
        "It fires in two of the five cases, which is less than three quarters of them.",
        "It fires in two of the four cases, which is more than three quarters of them.",
    ] {
        assert!(reworded(other).is_empty(), "{other}");
    }
}

/// A quotation shows code, and its comments state what sentences state.
#[test]
fn the_comments_of_quoted_code_and_hidden_lines_are_passages() {
    let (book, text) = (
        book(),
        "{{#quote a.rs:b}}\n\n```rust\n# let four = 5;\nfour();\n```\n",
    );
    let page = Page::new("page.md", "", "page.md", text);
    let shown = |_: &Directive| Some("/// Four of 7.\nfn four() {}".to_owned());
    let verdict = Facts::new(&book, &page, &shown).verdict();
    let lines: Vec<&str> = verdict.ledger.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "  quote a.rs:b",
            "  // Four of 7.",
            "  | fn four() {}",
            "  | # let four = 5;",
            "  | four();"
        ]
    );
    let problems: Vec<_> = verdict.problems.iter().map(|it| &it.message).collect();
    assert_eq!(problems, ["nothing proves “Four”, “7”"]);
}

/// Markdown sees a list or a heading where a formula goes on.
#[test]
fn a_formula_over_two_blocks_is_one_passage() {
    let page = Page::new("page.md", "", "page.md", "$$ a = 4\n# b $$ So 5.\n");
    let book = Book::default();
    let ledger = Facts::new(&book, &page, &|_| None).verdict().ledger;
    let lines: Vec<&str> = ledger.lines().skip(2).collect();
    assert_eq!(lines, ["  $$ a = 4 # b", "  # So 5."]);
}

/// What a reader reads as one number must not be two for the proof, and what no proof can read must be proved.
#[test]
fn numbers_that_only_a_reader_reads_are_not_passed_over() {
    for text in [
        "It is 4**5**.",
        r"It is 4\.5.",
        "It is $4$5.",
        "It is ③.",
        "Run `f(7)`.",
        r"It is $\text{four}$.",
    ] {
        let page = Page::new("page.md", "", "page.md", text);
        let book = Book::default();
        let mut facts = Facts::new(&book, &page, &|_| None);
        facts.shows("It is 4");
        let problems = facts.verdict().problems;
        let told = problems
            .iter()
            .filter(|it| it.message.starts_with("nothing proves"));
        assert_eq!(told.count(), 1, "{text}: {problems:?}");
    }
}

/// What has a numeral in it is no idiom, and an output of a word would stand everywhere.
#[test]
fn an_idiom_covers_no_numeral_and_a_short_output_nothing() {
    for fact in [
        |p: &mut Facts| p.idiom("fires for 4 of 5"),
        |p: &mut Facts| p.shows("4"),
    ] {
        let messages = messages("It fires for 4 of 5.\n", fact);
        assert!(messages.contains("nothing proves “4”, “5”"), "{messages}");
    }
}

#[test]
fn the_ledger_has_every_passage_in_its_order() {
    let ledger = verdict(PAGE, facts).ledger;
    let lines: Vec<&str> = ledger.lines().collect();
    assert_eq!(
        lines,
        [
            "9 proved, 0 roughly, 1 told, 2 without a proof; 2 inputs, 0 idioms",
            "",
            "input The weights are § and §: [5.0, 3.0]",
            "input \\theta = §: [4.0]",
            "",
            "= # Two of four",
            "  The weights are 5 and 3, and $\\theta = 4$.",
            "= It fires in two of …",
            "= $$ s = 5x + 3y.",
            "= table unit.rows x=\"$x$\" y=\"$y$\" s=\"$5x …",
            "= ^ Four sums.",
            "= figure line w1=5",
            "  - | case | sum |",
            "= - | (1, 0) | 5 …",
            "~ > Smith found 7 of them. [Smith 1943]",
            "  | assert_eq!(5 + 3, 8);",
            "= // a sum of 8",
            "= the sum is 8",
        ]
    );
}

/// A proof need not look at an idiom, nor at what a formula computes.
#[test]
fn a_proof_need_not_look_at_what_is_given() {
    let old = "It fires in two of the four cases, which is less than three quarters of them";
    let answers = |end: &str, others: fn(&mut Facts)| {
        let sentence = format!("{old}{end}");
        messages(&PAGE.replace(&format!("{old}."), &sentence), |p| {
            facts(p);
            others(p);
            let proof = |four: &Quantity, part: &Quantity| *four == 4.0 && part.holds(0.5);
            match end.contains('$') {
                true => p.says(&sentence, |[_, four, part, ..]: [_; 5]| proof(&four, &part)),
                false => p.says(&sentence, |[_, four, part, _]| proof(&four, &part)),
            }
        })
    };
    // The sentence as it was is quoted as well.
    let moved = format!("this is not what its fact quotes: {old}.");
    let idiom = ", a third sum aside.";
    assert_eq!(answers(idiom, |p| p.idiom("a third sum")), moved);
    assert_eq!(answers(", and $s = 5x + 3y$.", |_| ()), moved);
    assert!(answers(idiom, |_| ()).contains("“a third” could as well be"));
}
