//! Errors of wrong requests: what they say.

/// What is said of a request for a figure, written as in a directive.
fn said(request: &str) -> String {
    let mut words = request.split(' ');
    let name = words.next().unwrap();
    let pairs = words.map(|pair| pair.split_once('=').unwrap());
    let said = match figures::named(name) {
        Err(error) => error.to_string(),
        Ok(figure) => figure.values(pairs).unwrap_err()[0].1.to_string(),
    };
    // Of an unknown figure, all are listed.
    let names: Vec<_> = figures::all().iter().map(|figure| figure.name).collect();
    said.replace(&names.join(", "), "all of them")
}

#[test]
fn a_wrong_request_is_told_what_would_be_right() {
    let requests = [
        "firing-lime",
        "qqq",
        "firing-line thta=4",
        "unit-diagram count=4",
        "sigmoid z=4",
        "spikes imput=many",
        "firing-line theta=four",
        "firing-line theta=NaN",
        "firing-line theta=-inf",
        "firing-graph w1=10.5",
        "unit-diagram inputs=0",
        "unit-diagram inputs=2.5",
        "step at_zero=hlaf",
        "step at_zero=0.5",
        "loss-contour epoch=0.5",
        "loss-contour epoch=1001",
        "loss-contour epoch=-1",
        "loss-contour epoch=late",
    ];
    insta::assert_snapshot!(requests.map(said).join("\n"), @"
    there is no figure `firing-lime` (did you mean `firing-line`?); the figures are all of them
    there is no figure `qqq`; the figures are all of them
    figure `firing-line` has no parameter `thta` (did you mean `theta`?); its parameters are w1, w2, theta
    figure `unit-diagram` has no parameter `count`; its one parameter is inputs
    figure `sigmoid` has no parameter `z`; it takes none
    figure `spikes` has no parameter `imput` (did you mean `input`?); its one parameter is input
    figure `firing-line`: `four` is not a number; `theta` takes a number from -20 to 20
    figure `firing-line`: `NaN` is not a number; `theta` takes a number from -20 to 20
    figure `firing-line`: `-inf` is not a number; `theta` takes a number from -20 to 20
    figure `firing-graph`: w1 = 10.5 is out of range; `w1` takes a number from -10 to 10
    figure `unit-diagram`: inputs = 0 is out of range; `inputs` takes a number from 1 to 4
    figure `unit-diagram`: inputs = 2.5 lies between two steps; from 1 to 4 `inputs` goes in steps of 1
    figure `step`: `hlaf` is none of the options (did you mean `half`?); `at_zero` is one of zero, half, one
    figure `step`: `0.5` is none of the options; `at_zero` is one of zero, half, one
    figure `loss-contour`: epoch = 0.5 lies between two steps; from 0 to 1000 `epoch` goes in steps of 1
    figure `loss-contour`: epoch = 1001 is out of range; `epoch` takes a number from 0 to 1000
    figure `loss-contour`: epoch = -1 is out of range; `epoch` takes a number from 0 to 1000
    figure `loss-contour`: `late` is not a number; `epoch` takes a number from 0 to 1000
    ");
}

#[test]
fn every_mistake_is_told_with_its_position() {
    let figure = figures::named("firing-line").unwrap();
    let pairs = [("thta", "4"), ("w1", "5"), ("w2", "two"), ("theta", "99")];
    let mistakes = figure.values(pairs).unwrap_err();
    let positions: Vec<_> = mistakes.iter().map(|(position, _)| *position).collect();
    assert_eq!(positions, [0, 2, 3]);
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
