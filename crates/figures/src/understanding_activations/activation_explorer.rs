//! The figure `activation-explorer`: an activation function at a point, its tangent there, and where it is saturated.

use super::summary_sheet::{SHEET, Shape};
use crate::drawing::notation::{scientific, significant};
use crate::drawing::stroke::Stroke;
use crate::prelude::*;

/// The functions of the sheet, in its order.
const FUNCTION: Choice<usize, 16> = Choice {
    label: "function",
    options: &[
        "step",
        "sign",
        "identity",
        "sigmoid",
        "tanh",
        "ReLU",
        "leaky-ReLU",
        "parametric-ReLU",
        "ELU",
        "softplus",
        "SiLU",
        "GELU",
        "hard-sigmoid",
        "hard-tanh",
        "softsign",
        "arctan",
    ],
    values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    default: 3,
};

/// The same, and none.
const COMPARE: Choice<Option<usize>, 17> = {
    const OPTIONS: [&str; 17] = {
        let (mut options, mut i) = (["none"; 17], 0);
        while i < 16 {
            options[i + 1] = FUNCTION.options[i];
            i += 1;
        }
        options
    };
    let (mut values, mut i) = ([None; 17], 0);
    while i < 16 {
        values[i + 1] = Some(FUNCTION.values[i]);
        i += 1;
    }
    Choice { label: "compared with", options: &OPTIONS, values, default: 0 }
};

const Z: Number = Number { label: "z", min: -END, max: END, step: 0.1, default: 1.0 };

figure!("activation-explorer", "An activation function, its slope and its saturation",
    function: usize = FUNCTION, compare: Option<usize> = COMPARE, z: f64 = Z);

/// The window goes so far on both sides: there even arctan and softsign are saturated.
const END: f64 = 12.0;

/// Where the slope is below this part of its largest, a function is said to be saturated.
const HUNDREDTH: f64 = 0.01;

/// What is smaller is not told in digits.
const NEARLY_NOTHING: f64 = 1e-15;

fn sketch(Parameters { function, compare, z }: Parameters) -> Sketch {
    let one = At::new(function, z);
    let other = compare.map(|function| At::new(function, z));
    let both = || [Some(&one), other.as_ref()].into_iter().flatten();
    let heights = || both().flat_map(|at| samples(-END, END, 96, |z| at.shape.value(z)));
    let least = heights().fold(0.0, |least: f64, (_, y)| least.min(y));
    let greatest = heights().fold(0.0, |greatest: f64, (_, y)| greatest.max(y));
    let room = 0.08 * (greatest - least);
    let (low, high) = (least - room, greatest + room);

    let mut canvas = Canvas::new(322.0);
    let strokes = [solid(Ink::First, 2.8), dashed(Ink::Second, 2.2)];
    for (i, (at, stroke)) in both().zip(strokes).enumerate() {
        let y = 14.0 + 22.0 * i as f64;
        canvas.line((8.0, y), (38.0, y), stroke);
        let slope =
            at.slope.map_or("no slope".to_owned(), |slope| format!("slope {}", said(slope)));
        let name = SHEET[at.function].0;
        let key = Text::new(format!("{name}: {}, {slope}", said(at.value)));
        canvas.text((46.0, y), key.start().ink(stroke.ink));
    }

    let mut chart = Chart::new(&mut canvas, [30.0, 66.0, 376.0, 282.0], -END..END, low..high);
    let tails = one.saturation().map_or([None, None], |saturation| saturation.tails);
    for (from, to) in [(Some(-END), tails[0]), (tails[1], Some(END))] {
        let (Some(from), Some(to)) = (from, to) else { continue };
        chart.area(&[(from, low), (to, low), (to, high), (from, high)], Ink::FirstFill);
        if to - from > 5.0 {
            let middle = f64::midpoint(from, to);
            chart.text(middle, low + 0.7 * (high - low), Text::new("saturated").muted());
        }
    }
    chart.axes((0.0, "*z*"), (0.0, ""));
    if let Some(other) = &other {
        other.shape.draw(&mut chart, strokes[1]);
    }
    one.shape.draw(&mut chart, strokes[0]);
    chart.ticks_x([-10.0, -5.0, 5.0, 10.0], 0.0);
    let ticks: &[f64] = if high - low < 5.0 { &[-1.0, 1.0] } else { &[-10.0, -5.0, 5.0, 10.0] };
    chart.ticks_y(0.0, ticks.iter().copied().filter(|tick| (low..high).contains(tick)));

    chart.curve([(z, low), (z, high)], dotted(Ink::Muted, 1.4));
    let tangents = [solid(Ink::Third, 2.2), dotted(Ink::Third, 2.2)];
    for (at, stroke) in both().zip(tangents) {
        let Some(slope) = at.slope else { continue };
        let line = [-3.0, 3.0].map(|aside| (z + aside, at.value + slope * aside));
        chart.clipped(line, stroke);
    }
    if let Some(other) = &other {
        chart.disc(z, other.value, 4.6, Ink::Second);
    }
    chart.marker(z, one.value, Marker::Filled, Ink::First);
    chart.handle((z, one.value), &[("z", &|z, _| z)]);
    let foot = chart.point(z, low);
    let label = Text::new(format!("*z* = {}", number(z)));
    canvas.text((foot.x.clamp(46.0, 354.0), foot.y + 18.0), label);

    let compared = match &other {
        None => String::new(),
        Some(other) if other.function == one.function => " It is compared with itself.".to_owned(),
        Some(other) => {
            let times = match (one.slope, other.slope) {
                (Some(one), Some(other)) if (1e-3..1e3).contains(&(other / one)) => {
                    format!(", {} times as large", said(other / one))
                }
                _ => String::new(),
            };
            format!(
                " At the same z {} is {}, and {}{times}.",
                named(other.function),
                about(other.value),
                other.sloped("its")
            )
        }
    };
    let (z_told, name) = (number(z), named(function));
    let value = about(one.value);
    let (saturated, zones) = match one.saturation() {
        None => (
            " It jumps at z = 0, where it has no slope, and is level on either side.".to_owned(),
            "level but for the jump".to_owned(),
        ),
        Some(Saturation { largest, tails }) => {
            let (largest, zones) = (about(largest), told(tails));
            let sentence = match tails {
                [None, None] => format!(
                    " Nowhere does its slope stay below a hundredth of the largest, {largest}: it is not saturated anywhere."
                ),
                _ => format!(
                    " Its slope stays below a hundredth of the largest, {largest}, {zones}: there it is saturated."
                ),
            };
            (sentence, zones)
        }
    };
    let kink = if one.shape.kinks().contains(&z) {
        " Here is a kink, and the slope is by convention."
    } else {
        ""
    };
    let sloped = match one.slope {
        Some(_) => format!(" and {}", one.sloped("its")),
        None => String::new(),
    };
    let shown = match &other {
        Some(other) => {
            format!("graphs of {name}, solid, and of {}, dashed,", named(other.function))
        }
        None => format!("the graph of {name}"),
    };
    let shade = match tails {
        [None, None] => "Nothing is shaded.".to_owned(),
        _ => format!("Shaded is where {name} is saturated: {zones}."),
    };
    let tangent = if both().any(|at| at.slope.is_some()) {
        "a short straight line is the tangent"
    } else {
        "there is no tangent"
    };
    sketch! { canvas,
        description: "Over z from −12 to 12 {shown} with a dot at z = {z_told}; {tangent}. {shade}",
        caption: "At z = {z_told} {name} is {value}{sloped}.{kink}{saturated}{compared}",
        readings: [
            "value": said(one.value),
            "slope": one.slope.map_or("none".to_owned(), said),
            "saturated": zones,
            "value of the other": other.as_ref().map_or("—".to_owned(), |other| said(other.value)),
            "slope of the other": match &other {
                Some(other) => other.slope.map_or("none".to_owned(), said),
                None => "—".to_owned(),
            },
            "the other is saturated": match &other {
                Some(other) => other.saturation().map_or("level but for the jump".to_owned(), |saturation| told(saturation.tails)),
                None => "—".to_owned(),
            },
        ],
    }
}

/// A function of the sheet at a point.
struct At {
    function: usize,
    shape: &'static Shape,
    value: f64,
    slope: Option<f64>,
}

/// The largest slope, and up to where and from where on the slope stays below a hundredth of it, if it does in the window.
struct Saturation {
    largest: f64,
    tails: [Option<f64>; 2],
}

impl At {
    fn new(function: usize, z: f64) -> At {
        const SHAPES: [&Shape; 16] = {
            let mut shapes = [&SHEET[0].2; 16];
            let mut i = 0;
            while i < shapes.len() {
                shapes[i] = &SHEET[i].2;
                i += 1;
            }
            shapes
        };
        let shape = SHAPES[function];
        At { function, shape, value: shape.value(z), slope: shape.slope(z) }
    }

    /// `its slope, that of the tangent, is about 0.2`, or that there is none.
    fn sloped(&self, whose: &str) -> String {
        match self.slope {
            Some(slope) => format!("{whose} slope {}", about(slope)),
            None => "it has no slope to tell".to_owned(),
        }
    }

    /// Nothing of a function that jumps.
    fn saturation(&self) -> Option<Saturation> {
        let slope = |z: f64| self.shape.slope(z).map(f64::abs);
        slope(0.0)?;
        let slope = |z: f64| slope(z).unwrap_or_default();
        let slopes = samples(-END, END, 480, slope);
        let largest = slopes.iter().fold(0.0, |largest: f64, (_, slope)| largest.max(*slope));
        let low = |slope: f64| slope < HUNDREDTH * largest;
        let edge = |mut outside: f64, mut inside: f64| {
            for _ in 0..60 {
                let middle = f64::midpoint(outside, inside);
                match low(slope(middle)) {
                    true => outside = middle,
                    false => inside = middle,
                }
            }
            outside
        };
        // From the border inward, up to where it is steep for the first time.
        let steep = |(_, slope): &(f64, f64)| !low(*slope);
        let tail = |inside: Option<usize>, aside: isize| {
            let outside = inside?.checked_add_signed(aside)?;
            Some(edge(slopes.get(outside)?.0, slopes[inside?].0))
        };
        let tails =
            [tail(slopes.iter().position(steep), -1), tail(slopes.iter().rposition(steep), 1)];
        Some(Saturation { largest, tails })
    }
}

/// How the name of a function stands in a sentence.
fn named(function: usize) -> String {
    let name = SHEET[function].0;
    match name {
        "step" | "sign" | "identity" | "sigmoid" | "leaky ReLU" | "parametric ReLU"
        | "hard sigmoid" => format!("the {name}"),
        _ => name.to_owned(),
    }
}

/// Where a function is saturated.
fn told(tails: [Option<f64>; 2]) -> String {
    match tails {
        [Some(below), Some(above)] => {
            format!("below z = {} and above z = {}", number(below), number(above))
        }
        [Some(below), None] => format!("below z = {}", number(below)),
        [None, Some(above)] => format!("above z = {}", number(above)),
        [None, None] => "nowhere".to_owned(),
    }
}

/// A value or a slope with three digits after the point or, if it is small, three digits that are not 0.
fn said(value: f64) -> String {
    let size = value.abs();
    let text = match size {
        0.0 => "0".to_owned(),
        _ if size < NEARLY_NOTHING => return "nearly 0".to_owned(),
        _ if size >= 1.0 => rounded(size, 3),
        _ if size < 1e-4 => scientific(size),
        _ => significant(size),
    };
    if value < 0.0 { format!("−{text}") } else { text }
}

/// The same, with a word if it is rounded.
fn about(value: f64) -> String {
    let text = said(value);
    let exact = text.replace('−', "-").parse() == Ok(value);
    if exact || value.abs() < NEARLY_NOTHING { text } else { format!("about {text}") }
}

impl Shape {
    fn draw(&self, chart: &mut Chart<'_>, stroke: Stroke) {
        match self {
            Shape::Jumps(phi) => {
                chart.jump(*phi, stroke);
                for y in [-1.0, 1.0, 0.0].map(|z| phi.apply(z)) {
                    let inside = if y == phi.apply(0.0) { stroke.ink } else { Ink::Paper };
                    let point = chart.point(0.0, y);
                    chart.canvas.circle(point, 3.2, inside, solid(stroke.ink, 1.6));
                }
            }
            Shape::Straight(phi, kinks) => {
                let places = [-END].into_iter().chain(kinks.iter().copied()).chain([END]);
                chart.curve(places.map(|z| (z, phi.apply(z))), stroke);
            }
            Shape::Smooth(phi) => chart.curve(samples(-END, END, 240, |z| phi.apply(z)), stroke),
        }
    }
}

/// How far out tanh gets before it is saturated.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "activation-explorer",
    question: "the sigmoid is saturated beyond ±5.99. Beyond which z above zero is tanh?",
    answer: Answer::Number {
        right: || beyond("tanh"),
        tolerance: 0.15,
        mistakes: &[
            (|| beyond("sigmoid"), "That is the sigmoid; tanh runs through the same curve faster."),
            (
                || 2.0 * beyond("sigmoid"),
                "That is twice as far out. But tanh z is 2σ(2z) − 1: what the sigmoid does at 2z, tanh does at z.",
            ),
        ],
    },
    look: "Choose tanh, and compare it with the sigmoid.",
};

/// From where on to the right a function is saturated.
fn beyond(name: &str) -> f64 {
    let function = SHEET.iter().position(|(other, ..)| *other == name);
    let saturation = function.and_then(|function| At::new(function, 0.0).saturation());
    saturation.and_then(|saturation| saturation.tails[1]).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_are_the_functions_of_the_sheet() {
        let names = SHEET.map(|(name, ..)| name.replace(' ', "-"));
        assert_eq!(FUNCTION.options.map(str::to_owned), names);
    }
}
