//! The figure `movie-decision`: three answers, their weights, and the threshold that their sum has to be above.

use activations::{Activation, Sigmoid};
use worked_examples::understanding_activations::decisions::{
    MOVIE_THRESHOLD, MOVIE_WEIGHTS, MovieRow, movie,
};

use crate::building_a_neuron::two_input_unit::sum_axis;
use crate::prelude::*;

const W1: Number =
    Number { label: "w₁, Marvel", min: 0.0, max: 5.0, step: 0.5, default: MOVIE_WEIGHTS[0] };
const W2: Number = Number { label: "w₂, theater", default: MOVIE_WEIGHTS[1], ..W1 };
const W3: Number = Number { label: "w₃, friend", default: MOVIE_WEIGHTS[2], ..W1 };
const THETA: Number =
    Number { label: "θ", min: -2.0, max: 10.0, step: 0.5, default: MOVIE_THRESHOLD };

/// The three questions.
const MARVEL: Choice<bool, 2> =
    Choice { label: "Marvel movie?", options: &["no", "yes"], values: [false, true], default: 0 };
const THEATER: Choice<bool, 2> = Choice { label: "favorite theater?", default: 1, ..MARVEL };
const FRIEND: Choice<bool, 2> = Choice { label: "somebody comes along?", default: 1, ..MARVEL };

/// Whether the answer is the sigmoid's.
const ACTIVATION: Choice<bool, 2> = Choice {
    label: "activation function",
    options: &["step", "sigmoid"],
    values: [false, true],
    default: 0,
};

figure!("movie-decision", "Three reasons, their weights and a decision",
    w1: f64 = W1, w2: f64 = W2, w3: f64 = W3, theta: f64 = THETA,
    marvel: bool = MARVEL, theater: bool = THEATER, friend: bool = FRIEND,
    activation: bool = ACTIVATION,
);

/// What the questions are called.
const REASONS: [&str; 3] = ["Marvel", "theater", "friend"];

/// The heights of the three rows above the graph of the answer, which goes from 0 to 1, and of all.
const ROWS: [f64; 3] = [2.2, 1.85, 1.5];
const TOP: f64 = 2.4;

/// The least sum in the window.
const LEFT: f64 = -3.0;

fn sketch(parameters: Parameters) -> Sketch {
    let Parameters { w1, w2, w3, theta, marvel, theater, friend, activation } = parameters;
    let (weights, yes) = ([w1, w2, w3], [marvel, theater, friend]);
    let evenings = movie(weights, theta).rows;
    let row = &evenings[yes.iter().fold(0, |number, yes| 2 * number + usize::from(*yes))];
    let answer = if activation { row.sigmoid } else { row.step };
    let all = w1 + w2 + w3;
    let right = if all <= 10.0 { 11.0 } else { 16.0 };

    let mut canvas = Canvas::new(324.0);
    let mut chart = Chart::new(&mut canvas, [116.0, 34.0, 372.0, 226.0], LEFT..right, 0.0..TOP);
    chart.area(&[(theta, 0.0), (right, 0.0), (right, TOP), (theta, TOP)], Ink::FirstFill);
    chart.horizontal_axis(0.0, "");
    chart.curve([(theta, 0.0), (theta, TOP)], solid(Ink::First, 1.6));
    let key = Text::new(format!("*θ* = {}", number(theta))).shift(0.0, -14.0);
    chart.text(theta, TOP, key.ink(Ink::First));

    // The answer over the sum.
    for (y, word) in [(0.0, "stay"), (1.0, "go")] {
        chart.tick_y(LEFT, y, number(y));
        chart.text(LEFT, y, Text::new(word).shift(-108.0, 0.0).start().muted());
    }
    match activation {
        true => chart.graph(|sum| Sigmoid.apply(sum - theta), 140, solid(Ink::First, 2.8)),
        false => {
            chart.curve([(LEFT, 0.0), (theta, 0.0)], solid(Ink::First, 2.8));
            chart.curve([(theta, 1.0), (right, 1.0)], solid(Ink::First, 2.8));
            chart.marker(theta, 0.0, Marker::Filled, Ink::First);
            chart.marker(theta, 1.0, Marker::Hollow, Ink::First);
        }
    }

    // One weight after the other, where the answer is yes.
    let mut sum = 0.0;
    for i in 0..3 {
        let (y, start) = (ROWS[i], sum);
        let added = if yes[i] { weights[i] } else { 0.0 };
        sum += added;
        let told = format!("{}: {}", REASONS[i], if yes[i] { "yes" } else { "no" });
        chart.text(LEFT, y, Text::new(told).shift(-108.0, 0.0).start());
        chart.text(
            start,
            y,
            Text::new(format!("+{}", number(added))).shift(-10.0, 0.0).end().halo(),
        );
        let below = ROWS.get(i + 1).copied().unwrap_or(answer);
        chart.curve([(sum, y), (sum, below)], dotted(Ink::Second, 1.4));
        chart.curve([(start, y), (sum, y)], solid(Ink::Second, 3.0));
        let marker = if yes[i] { Ink::Second } else { Ink::Paper };
        let end = chart.point(sum, y);
        chart.canvas.circle(end, 4.2, marker, solid(Ink::Second, 1.8));
        if yes[i] {
            chart.handle((sum, y), &[(["w1", "w2", "w3"][i], &|sum, _| sum - start)]);
        }
    }
    chart.handle((theta, 0.5), &[("theta", &|sum, _| sum)]);
    chart.group("answer", &rounded(answer, 4), |chart| {
        chart.diamond(sum, answer, Marker::filled_if(activation || answer == 1.0), Ink::Second);
    });
    let label = match activation {
        true => format!("*y* = {}", rounded(answer, 3)),
        false => (if answer == 1.0 { "go" } else { "stay" }).to_owned(),
    };
    let place = chart.point(sum, answer);
    let label = Text::new(label).shift(0.0, -18.0).bold().halo();
    chart.canvas.text((place.x.min(352.0), place.y), label);
    let mut sums: Vec<f64> = evenings.iter().map(|evening| evening.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    sum_axis(&mut chart, &sums, 18.0, Ink::Second, Text::new("weighted sum of the eight evenings"));

    // In words.
    let reasons = REASONS.iter().zip(weights).zip(yes).filter(|(_, yes)| *yes);
    let (named, brought): (Vec<_>, Vec<_>) =
        reasons.map(|((name, weight), _)| (format!("“{name}”"), number(weight))).unzip();
    let brought = brought.join(" + ");
    let (total, threshold) = (number(row.sum), number(theta));
    let told = match named.len() {
        0 => format!("All three answers are no, and the weighted sum is {total}."),
        1 => format!("Only {} is answered with yes, and the weighted sum is {total}.", named[0]),
        2 => format!(
            "{} and {} are answered with yes, and the weighted sum is {brought} = {total}.",
            named[0], named[1]
        ),
        _ => format!("All three answers are yes, and the weighted sum is {brought} = {total}."),
    };
    let bias = number(-theta);
    let z = number(row.z);
    let decision = match activation {
        true => {
            let side = match row.z {
                0.0 => "neither yes nor no",
                z if z > 0.0 => "more yes than no",
                _ => "more no than yes",
            };
            format!(
                "With the bias {bias} that makes {z}, and the sigmoid answers {}: {side}.",
                near(answer)
            )
        }
        false if row.z > 0.0 => format!("That is above the threshold {threshold}: go."),
        false if row.z < 0.0 => format!("That is below the threshold {threshold}: stay at home."),
        false => format!(
            "That is the threshold {threshold} itself, and a sum that equals it is silent: stay at home."
        ),
    };
    let above = evenings.iter().filter(|evening| evening.step == 1.0).count();
    let count = evenings.len();
    let rule = movie(MOVIE_WEIGHTS, MOVIE_THRESHOLD).rows;
    let differs = |(one, other): &(&MovieRow, &MovieRow)| one.step != other.step;
    let broken = evenings.iter().zip(&rule).filter(differs).count();
    let steps = [0, 1, 2].map(|i: usize| {
        let (word, added) = if yes[i] { ("yes", weights[i]) } else { ("no", 0.0) };
        format!("{}, {word}, adds {}", REASONS[i], number(added))
    });
    let [first, second, third] = steps;
    let graph = match activation {
        true => format!("a curve that rises from 0 to 1 and passes 0.5 at {threshold}"),
        false => format!("0 up to {threshold} and there, 1 beyond"),
    };
    let place = near(answer);
    let (least, greatest) = (number(LEFT), number(right));
    sketch! { canvas,
        description: "A line of weighted sums from {least} to {greatest}, shaded from the threshold {threshold} on. Above it three rows, one for each question: \
            {first}; {second}; {third}. On it the graph of the answer, {graph}. A diamond marks the sum {total} and the answer {place}.",
        caption: "{told} {decision} The sum is above the threshold on {above} of the {count} evenings.",
        readings: [
            "weighted sum": total,
            "bias": bias,
            "sum and bias together": z,
            "answer": match (activation, answer == 1.0) {
                (true, _) => near(answer),
                (false, true) => "1, go".to_owned(),
                (false, false) => "0, stay".to_owned(),
            },
            "evenings above the threshold": format!("{above} of {count}"),
            "the rule of the page": match broken {
                0 => format!("kept on all {count} evenings"),
                _ => format!("broken on {broken} of {count} evenings"),
            },
        ],
    }
}

/// A number between 0 and 1, and neither of them.
fn near(answer: f64) -> String {
    match rounded(answer, 4) {
        end if end == "0" && answer > 0.0 || end == "1" && answer < 1.0 => format!("nearly {end}"),
        text => text,
    }
}

/// On how many evenings one goes with a threshold.
fn evenings(threshold: f64) -> f64 {
    movie(MOVIE_WEIGHTS, threshold).rows.iter().map(|evening| evening.step).sum()
}

/// How much more willing a lower threshold makes.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "movie-decision",
    question: "the threshold falls from 3 to 1.5, and the weights stay 4, 2 and 2. On how many of the eight evenings do you go?",
    answer: Answer::Number {
        right: || evenings(1.5),
        tolerance: 0.1,
        mistakes: &[
            (
                || evenings(MOVIE_THRESHOLD),
                "That is with the threshold 3; now each of the lesser reasons is enough alone.",
            ),
            (|| 8.0, "Without any reason the sum is 0, and that is not above 1.5."),
            (|| 2.0, "Those are the evenings that come in addition: one lesser reason alone."),
        ],
    },
    look: "Move θ down to 1.5, and count the sums to its right; some stand for two evenings.",
};
