//! What does the program print?

use activations::{Activation, Differentiable, LeakyRelu, Relu, Step};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::neurons_in_detail::printed_programs::{ARANGE, relu_printed};

pub(crate) fn facts(p: &mut Facts) {
    let record = relu_printed(ARANGE);
    let numbers = &record.numbers;
    let code = p.rust();
    let claims = p.book().claims().expect("the list of claims");
    let words = claims
        .claims
        .iter()
        .find(|claim| claim.id.get_ref() == "S2-42");
    let errata = claims
        .errata
        .iter()
        .find(|erratum| erratum.id.get_ref() == "E2-14");
    let listing = words.into_iter().flat_map(|claim| &claim.words);
    let listing = listing.chain(errata.into_iter().flat_map(|erratum| &erratum.words));
    let listing: Vec<String> = listing
        .map(|words| {
            words
                .get_ref()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();

    let places: Vec<Point> = [-3.0, -0.25, 0.0, 0.5, 4.0]
        .map(|x| {
            Point::new()
                .number("x", x)
                .function("f", |x| Relu.apply(x[0]))
        })
        .to_vec();
    p.formula(r"f(x) = \max(0, x)", &places);
    p.says(
        r"The Notebook defines the ReLU with a formula, $f(x) = \max(0, x)$, and a program.",
        |[zero]| {
            [-2.0, 0.0, 3.0]
                .into_iter()
                .all(|x: f64| x.max(zero.value) == Relu.apply(x))
        },
    );
    for listing in &listing {
        p.told(listing, Told::Source);
    }
    p.says(
        "Of the {{#number relu_printed.printed}} numbers that appear there, {{#number relu_printed.different}} are wrong, beginning with the first, which is {{#number relu_printed.first_printed}} and should be {{#number relu_printed.first_right}}.",
        |[printed, wrong, first, right]| {
            let wrongs = numbers.iter().filter(|x| **x != Relu.apply(**x)).count();
            printed == numbers.len() && wrong == wrongs && first == numbers[0] && right == Relu.apply(numbers[0])
        },
    );
    p.says(
        "The other 99 are right, because there the output *is* the input.",
        |[others]| others == numbers.iter().filter(|x| **x == Relu.apply(**x)).count(),
    );
    p.figure("relu", &[]);
    p.says(
        "Every negative number becomes 0, every positive one stays as it is.",
        |[zero]| {
            numbers
                .iter()
                .all(|x| Relu.apply(*x) == if *x < 0.0 { zero.value } else { *x })
        },
    );
    p.says(
        "The slope is 0 on the left and 1 on the right; at the kink it is a matter of convention, in this book 0.",
        |[left, right, kink]| {
            left == Relu.derivative(-2.0) && right == Relu.derivative(2.0) && kink == Relu.derivative(0.0)
        },
    );
    p.says(
        "np.arange(-10, 10, 0.1) takes as its step what lies between its first two values.",
        |[start, stop, step, two]| {
            [start.value, stop.value, step.value] == ARANGE
                && two == numbers[..2].len()
                && (numbers[1] - numbers[0] - ((start.value + step.value) - start.value)).abs()
                    < 1e-15
        },
    );
    p.says(
        "One look at the first number would have been enough: a ReLU has no negative output.",
        |[]| numbers[0] < 0.0 && numbers.iter().all(|x| Relu.apply(*x) >= 0.0),
    );
    let sound = |x: f64, y: f64| y >= 0.0 && y >= x && (y == x || y == 0.0);
    assert!(
        code.contains("y >= 0.0 && y >= x && (y == x || y == 0.0)"),
        "the property"
    );
    p.says(
        "Of a ReLU three things must: no output is negative, none is smaller than its input, and each is equal to its input or to 0.",
        |[three, zero]| {
            let things = |x: f64, y: f64| [y >= 0.0, y >= x, y == x || y == zero.value];
            numbers.iter().all(|x| things(*x, Relu.apply(*x)) == [true; 3]) && three == things(1.0, 1.0).len()
        },
    );
    p.says(
        "(Without the second, a function that answers 0 to everything would pass.)",
        |[answer]| {
            let without = |x: f64, y: f64| y >= 0.0 && (y == x || y == 0.0);
            numbers.iter().all(|x| without(*x, answer.value))
                && numbers.iter().any(|x| !sound(*x, answer.value))
        },
    );
    p.says(
        "A line of code checks two hundred numbers as easily as one, and it would have failed at the first.",
        |[count]| count == numbers.len() && !sound(numbers[0], numbers[0]),
    );
    p.says(
        "Never negative, the outputs of a ReLU are not centered at 0, any more than a sigmoid's are, and [the last page](zigzag.md) showed what that does.",
        |[center]| {
            let outputs = numbers.iter().map(|x| Relu.apply(*x));
            outputs.sum::<f64>() / numbers.len() as f64 > 1.0 && center == 0.0
        },
    );
    p.says(
        "What its slope of 1 is worth in a network with many layers is the subject of the [next page](many-layers.md).",
        |[slope]| slope == Relu.derivative(3.0),
    );

    // The exercises.
    p.says("A hundred of the numbers are below zero.", |[hundred]| {
        hundred == numbers.iter().filter(|x| **x < -0.05).count()
    });
    p.says("Why are 101 wrong?", |[wrong]| wrong == record.different);
    p.says(
        "Look at the number in the middle, where 0 should stand: it is {{#number relu_printed.middle .3}}.",
        |[zero, middle]| zero == 0.0 && middle == numbers[100] && zero.value != numbers[100],
    );
    p.says("The step 0.1 has no exact binary form.", |[step]| {
        step == ARANGE[2]
            && 10.0 * step.value == 1.0
            && (0..10).map(|_| step.value).sum::<f64>() != 1.0
    });
    p.says(
        "NumPy takes the difference of the first two values for its step, which lies still further from a tenth, and after a hundred steps the error shows.",
        |[two, tenth, hundred]| {
            let step = numbers[1] - numbers[0];
            two == numbers[..2].len()
                && (step - tenth.value).abs() > 1e-16
                && (step - tenth.value).abs() < 1e-12
                && numbers[hundred.n()] == record.middle
        },
    );
    p.says(
        "So that number is negative too, and should have become 0.",
        |[zero]| record.middle < 0.0 && zero == Relu.apply(record.middle),
    );
    p.says(
        "For the same reason the last input is {{#number relu_printed.last}} and not nine and nine tenths.",
        |[last, nine, tenths]| {
            let meant = nine.value + tenths.value;
            last == numbers[199] && numbers[199] != meant && (numbers[199] - meant).abs() < 1e-12
        },
    );
    let product = |x: f64| x * Step::default().apply(x);
    p.says(
        r"Write $\max(0, x)$ with the step function and a product.",
        |[zero]| numbers.iter().all(|x| product(*x) == x.max(zero.value)),
    );
    p.says(
        "For a negative $x$ that is $x$ times 0, for a positive one $x$ times 1.",
        |[left, right]| left == Step::default().apply(-2.5) && right == Step::default().apply(2.5),
    );
    p.says("At 0 it does not matter what the step says.", |[x]| {
        [0.0, 0.5, 1.0]
            .into_iter()
            .all(|step| x.value * step == 0.0)
    });
    p.says(
        "At minus infinity it does: there is no product of infinity and 0, and a computer says so.",
        |[zero]| (f64::NEG_INFINITY * zero.value).is_nan() && product(f64::NEG_INFINITY).is_nan(),
    );
    p.says(
        r#""No output is negative" tells them apart: a leaky ReLU answers −0.01 to −1."#,
        |[answer, x]| answer == LeakyRelu::new(0.01).apply(x.value) && x.value == -1.0,
    );
    p.says(
        r#""A larger input never gives a smaller output" does not; both have it."#,
        |[]| {
            let rising = |f: &dyn Activation| {
                numbers
                    .windows(2)
                    .all(|pair| f.apply(pair[0]) <= f.apply(pair[1]))
            };
            rising(&Relu) && rising(&LeakyRelu::new(0.01))
        },
    );
    let odd = |x: f64| if x > 0.0 { x } else { x * 0.0 };
    let told = code.contains("if x > 0.0 { x } else { x * 0.0 }");
    assert!(told, "the last snippet has another function than its facts");
    p.says(
        "Somebody writes a ReLU as `if x > 0.0 { x } else { x * 0.0 }`, and `sound` accepts what it gives for all two hundred numbers.",
        |[above, factor, count]| {
            above.value == 0.0
                && above.holds(1.0)
                && factor.value == 0.0
                && count == numbers.len()
                && numbers.iter().all(|x| sound(*x, odd(*x)) && (*x > 0.0 || odd(*x) == x * factor.value))
        },
    );
    p.says("Times 0 looks harmless, and is, for numbers.", |[zero]| {
        numbers.iter().all(|x| x * zero.value == 0.0)
    });
    p.says(
        "For minus infinity the product is not a number, and nothing that is not a number is sound.",
        |[]| {
            odd(f64::NEG_INFINITY).is_nan() && !sound(f64::NEG_INFINITY, odd(f64::NEG_INFINITY)) && !sound(1.0, f64::NAN)
        },
    );
    p.says(
        "The other slip is there for every negative number, if you look closely: −3 times 0 is −0.",
        |[x, zero, product]| {
            let made = x.value * zero.value;
            let slips = |x: f64| odd(x).to_bits() != x.max(0.0).to_bits();
            made == product.value
                && made.is_sign_negative()
                && x.value == -3.0
                && code.contains("relu(-3.0)")
                && numbers.iter().all(|x| slips(*x) == (*x < 0.0))
        },
    );
    p.says(
        "It is equal to 0, so neither `==` nor `<` notices, but one over it is minus infinity.",
        |[zero]| {
            odd(-3.0) == zero.value
                && odd(-3.0).partial_cmp(&zero.value) != Some(std::cmp::Ordering::Less)
                && 1.0 / odd(-3.0) == f64::NEG_INFINITY
        },
    );
}
