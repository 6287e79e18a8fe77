//! The figure `rolling-ball`: descent, momentum and Nesterov's version on the contour map of the loss.

use std::sync::LazyLock;

use learning::SquaredError;
use worked_examples::sigmoid_neuron_learning::momentum::{EPOCHS, MOMENTUM, race};
use worked_examples::sigmoid_neuron_learning::two_points::{NEARER_START, minimum, two_points};

use super::contour_map::{ContourMap, Window, losses};
use crate::drawing::notation::epochs;
use crate::prelude::*;

/// How far the three have gone.
const EPOCH: Time = Time { label: "epoch", end: EPOCHS as u32, default: 26 };

/// γ of momentum and of Nesterov's version.
const GAMMA: Number = Number { label: "γ", min: 0.0, max: 0.95, step: 0.05, default: MOMENTUM };

figure!("rolling-ball", "Three ways down from one plain", epoch: u32 = EPOCH, gamma: f64 = GAMMA);

const WINDOW: Window = (-3.0..5.0, -7.0..1.0);

/// The map without the paths.
static MAP: LazyLock<Canvas> = LazyLock::new(|| {
    let mut canvas = Canvas::new(ContourMap::HEIGHT + 26.0);
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    let grid = losses(&SquaredError, &two_points(), WINDOW, (96, 96));
    map.shade(&grid, 0.02);
    map.contours(
        &grid,
        &[
            (0.02, &[(4.4, -5.2)]),
            (0.1, &[(4.3, -2.4)]),
            (0.2, &[(1.6, 0.0)]),
            (0.3, &[(1.0, -5.0)]),
            (0.4, &[(0.0, -6.3)]),
        ],
    );
    map.axes([-2.0, 0.0, 2.0, 4.0], [-6.0, -4.0, -2.0, 0.0]);
    canvas
});

fn sketch(Parameters { epoch, gamma }: Parameters) -> Sketch {
    let (paths, lowest) = (race(NEARER_START, gamma).paths, minimum());
    let mut canvas = MAP.clone();
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    map.chart.diamond(lowest.0, lowest.1, Marker::Hollow, Ink::Third);
    let strokes = [dotted(Ink::Text, 2.6), solid(Ink::Second, 2.6), dashed(Ink::First, 2.6)];
    let inks = [Ink::Text, Ink::Second, Ink::First];
    let [plain, momentum, nesterov] = [0, 1, 2].map(|i| {
        let path = &paths[i][..=epoch as usize];
        let end = path[path.len() - 1];
        map.path(path, strokes[i]);
        if map.shows(&end) {
            map.chart.marker(end.w, end.b, Marker::Filled, inks[i]);
        }
        rounded(end.loss, 4)
    });
    let (w, b) = NEARER_START;
    map.chart.marker(w, b, Marker::Hollow, Ink::Text);
    map.chart.text(w, b, Text::new("start").shift(0.0, 19.0).halo());
    for ((x, stroke), word) in
        [0.0, 118.0, 262.0].into_iter().zip(strokes).zip(["descent", "momentum", "Nesterov"])
    {
        let y = ContourMap::HEIGHT + 12.0;
        canvas.line((x, y), (x + 26.0, y), stroke);
        canvas.text((x + 33.0, y), Text::new(word).start().small());
    }

    let after = epochs(epoch);
    // The page says which γ it has.
    let with = match gamma == MOMENTUM {
        true => String::new(),
        false => format!(", both with γ = {}", number(gamma)),
    };
    sketch! { canvas,
        description: "The plane of the weight w, from −3 to 5 to the right, and the bias b, from −7 to 1 upward, with contour lines of the loss \
            and its valley shaded. Three paths begin at (−2, −2) and are shown up to epoch {epoch}, as far as they are on the map: descent, dotted; momentum, solid; \
            Nesterov's version, dashed. A diamond marks the parameters without a loss.",
        caption: "After {after} from (−2,\u{a0}−2) the loss is {plain} with descent, {momentum} with momentum and {nesterov} with Nesterov's version{with}.",
        readings: ["descent": plain, "momentum": momentum, "Nesterov": nesterov],
    }
}
