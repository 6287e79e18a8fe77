//! Whatever a page states and whatever its facts quote, it is proved or said to be wrong, in time.

use std::time::{Duration, Instant};

use manuscript::facts::{Facts, Point, Told};
use manuscript::{Book, Page};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// What states something, one part to a line; `⏎` ends a line of the page.
const PARTS: &str = r#"
4
1,000
0.25
10⁻³
1/0
½
③
four hundred
a ten-thousandth
and two hundred and
threefold
less than
−
$x = 4$
$
$$
\text{four}
\frac{1}{0}
\tfrac12
^{-
_{
}
\begin{cases}
&
\\
(
|
\le
{{#number a.b .4}}
{{#figure a b=4}}
{{#table a x="4" caption="$4$ of 5. Six."}}
**
`4`
```rust⏎let a = 4; // of 5⏎```⏎
```text⏎4⏎```⏎
> 4⏎
- 4⏎
| 4 | 5 |⏎|---|---|⏎
# Four⏎
<!-- claim: S0-1 -->
⏎⏎
.
 "
é
\
"#;

fn parts() -> Vec<String> {
    let lines = PARTS.trim_matches('\n').lines();
    lines.map(|part| part.replace('⏎', "\n")).collect()
}

/// Everything that can be said of a page, each about this text.
fn state(p: &mut Facts, text: &str) {
    let point = Point::new().number("x", 4.0);
    p.says(text, |[a]| a == 4.0);
    p.told(text, Told::Source);
    p.input(&format!("{text}§"), &[4.0]);
    p.idiom(text);
    p.shows(text);
    p.formula(text, std::slice::from_ref(&point));
    p.expression("x", text, &[point.clone(), point.clone().left_open()]);
    p.table("a", &[("x", text)], &point);
    p.figure("a", &[("b", &text)]);
}

proptest! {
    // A fixed seed: a failure on one machine is a failure on all. (6919 is the RFC of words for what must be.)
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(6919), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_statement_is_proved_or_refused(page in vec(select(parts()), 0..16), quoted in vec(select(parts()), 0..8)) {
        let (text, quoted) = (page.concat(), quoted.concat());
        let page = Page::new("page.md", "Page", "book/en/page.md", text);
        let book = Book::default();
        for quoted in [quoted.as_str(), page.text()] {
            let mut facts = Facts::new(&book, &page, &|_| Some(quoted.to_owned()));
            state(&mut facts, quoted);
            for problem in facts.verdict().problems {
                prop_assert!(page.text().get(problem.span.clone()).is_some(), "{problem:?} in {:?}", page.text());
            }
        }
    }
}

/// Whoever pastes a part thousands of times waits no longer than for any page of that size.
#[test]
fn a_page_of_one_part_is_read_in_time() {
    let book = Book::default();
    for part in ["4 ", "$x = 4$ ", "{{#number a.b}} ", "four hundred ", "\\"] {
        let many = part.repeat(40_000 / part.len());
        for text in [format!("> {many}"), many] {
            let start = Instant::now();
            let page = Page::new("page.md", "Page", "book/en/page.md", text);
            let verdict = Facts::new(&book, &page, &|_| None).verdict();
            let time = start.elapsed();
            assert!(time < Duration::from_secs(1), "{part:?}: {time:?}");
            assert!(verdict.problems.len() <= page.text().len());
        }
    }
}
