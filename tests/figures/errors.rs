//! Errors of wrong requests: what they say.

fn error(name: &str, parameters: &[(&str, &str)]) -> String {
    match figures::named(name) {
        Err(error) => error.to_string(),
        Ok(figure) => {
            let mistakes = figure.values(parameters.iter().copied()).unwrap_err();
            mistakes[0].1.to_string()
        }
    }
}

/// What is said of an unknown figure, after a look at the list of all figures that ends it.
fn unknown_figure(name: &str) -> String {
    let error = error(name, &[]);
    let (said, list) = error.split_once("; the figures are ").unwrap();
    let names: Vec<_> = figures::all().iter().map(|figure| figure.name).collect();
    assert_eq!(list, names.join(", "));
    said.to_owned()
}

#[test]
fn an_unknown_figure_is_told_the_nearest_and_all() {
    insta::assert_snapshot!(unknown_figure("firing-lime"), @"there is no figure `firing-lime` (did you mean `firing-line`?)");
}

#[test]
fn a_name_like_no_other_is_told_all() {
    insta::assert_snapshot!(unknown_figure("qqq"), @"there is no figure `qqq`");
}

#[test]
fn an_unknown_parameter_is_told_the_nearest_and_all() {
    insta::assert_snapshot!(error("firing-line", &[("thta", "4")]), @"figure `firing-line` has no parameter `thta` (did you mean `theta`?); its parameters are w1, w2, theta");
}

#[test]
fn a_figure_with_one_parameter_names_it() {
    insta::assert_snapshot!(error("unit-diagram", &[("count", "4")]), @"figure `unit-diagram` has no parameter `count`; its one parameter is inputs");
}

#[test]
fn a_figure_without_parameters_says_so() {
    insta::assert_snapshot!(error("sigmoid", &[("z", "4")]), @"figure `sigmoid` has no parameter `z`; it takes none");
}

#[test]
fn a_wrong_name_is_reported_before_a_wrong_number() {
    insta::assert_snapshot!(error("spikes", &[("imput", "many")]), @"figure `spikes` has no parameter `imput` (did you mean `input`?); its one parameter is input");
}

#[test]
fn a_value_that_is_no_number_is_told_the_range() {
    insta::assert_snapshot!(error("firing-line", &[("theta", "four")]), @"figure `firing-line`: `four` is not a number; `theta` takes a number from -20 to 20");
}

#[test]
fn not_a_number_and_infinity_are_no_numbers() {
    insta::assert_snapshot!(error("firing-line", &[("theta", "NaN")]), @"figure `firing-line`: `NaN` is not a number; `theta` takes a number from -20 to 20");
    insta::assert_snapshot!(error("firing-line", &[("theta", "-inf")]), @"figure `firing-line`: `-inf` is not a number; `theta` takes a number from -20 to 20");
}

#[test]
fn a_value_out_of_range_is_told_the_range() {
    insta::assert_snapshot!(error("firing-graph", &[("w1", "10.5")]), @"figure `firing-graph`: w1 = 10.5 is out of range; `w1` takes a number from -10 to 10");
    insta::assert_snapshot!(error("unit-diagram", &[("inputs", "0")]), @"figure `unit-diagram`: inputs = 0 is out of range; `inputs` takes a number from 1 to 4");
}

#[test]
fn a_value_between_two_steps_is_told_the_steps() {
    insta::assert_snapshot!(error("unit-diagram", &[("inputs", "2.5")]), @"figure `unit-diagram`: inputs = 2.5 lies between two steps; from 1 to 4 `inputs` goes in steps of 1");
    insta::assert_snapshot!(error("loss-contour", &[("epoch", "0.5")]), @"figure `loss-contour`: epoch = 0.5 lies between two steps; from 0 to 1000 `epoch` goes in steps of 1");
}

#[test]
fn an_option_that_is_none_is_told_the_nearest_and_all() {
    insta::assert_snapshot!(error("step", &[("at_zero", "hlaf")]), @"figure `step`: `hlaf` is none of the options (did you mean `half`?); `at_zero` is one of zero, half, one");
    insta::assert_snapshot!(error("step", &[("at_zero", "0.5")]), @"figure `step`: `0.5` is none of the options; `at_zero` is one of zero, half, one");
}

#[test]
fn a_time_is_told_its_end() {
    insta::assert_snapshot!(error("loss-contour", &[("epoch", "1001")]), @"figure `loss-contour`: epoch = 1001 is out of range; `epoch` takes a number from 0 to 1000");
    insta::assert_snapshot!(error("loss-contour", &[("epoch", "-1")]), @"figure `loss-contour`: epoch = -1 is out of range; `epoch` takes a number from 0 to 1000");
    insta::assert_snapshot!(error("loss-contour", &[("epoch", "late")]), @"figure `loss-contour`: `late` is not a number; `epoch` takes a number from 0 to 1000");
}

#[test]
fn every_mistake_is_told_with_its_position() {
    let figure = figures::named("firing-line").unwrap();
    let pairs = [
        ("thta", "4"),
        ("w1", "5"),
        ("w2", "two"),
        ("w1", "6"),
        ("theta", "99"),
    ];
    let mistakes = figure.values(pairs).unwrap_err();
    let positions: Vec<_> = mistakes.iter().map(|(position, _)| *position).collect();
    assert_eq!(positions, [0, 2, 3, 4]);
}

#[test]
fn a_parameter_given_twice_is_refused() {
    insta::assert_snapshot!(error("firing-line", &[("w1", "1"), ("w1", "2")]), @"figure `firing-line`: parameter `w1` is given twice");
}

#[test]
fn a_refused_value_changes_nothing() {
    let mut values = figures::named("firing-line").unwrap().defaults();
    let before = values.clone();
    for wrong in ["NaN", "inf", "1e9", "0.25", "5,0", ""] {
        assert!(values.set("w1", wrong).is_err());
        assert_eq!(values, before);
    }
}

#[test]
#[should_panic(expected = "figure `sigmoid` was given the values of figure `step`")]
fn the_values_of_another_figure_are_refused() {
    let values = figures::named("step").unwrap().defaults();
    figures::named("sigmoid").unwrap().draw(&values, "fig");
}

#[test]
#[should_panic(expected = "`a b` cannot be an id")]
fn an_id_that_would_not_be_one_is_refused() {
    let figure = figures::named("sigmoid").unwrap();
    figure.draw(&figure.defaults(), "a b");
}
