//! How long arrays of other layouts than one block of memory take; `views.py` compares it with PyTorch.
//!
//! ```text
//! cargo bench -p activations --bench views
//! ```
//!
//! With `--serve` it reads lines `FUNCTION VIEW` and answers each with the seconds for the second of two passes.

#[path = "../tests/functions/list.rs"]
#[allow(dead_code, reason = "the list also holds what only the tests ask for")]
mod list;

use std::hint::black_box;
use std::io::{BufRead, Write};
use std::time::Instant;

use activations::ActivationArrays;
use ndarray::{Array2, Axis, Slice};

const SIDE: usize = 1000;
const LEFT: Slice = first(SIDE as isize / 2);
const SEVEN: Slice = first(7);
const SECOND: Slice = Slice {
    start: 0,
    end: None,
    step: 2,
};

const fn first(count: isize) -> Slice {
    Slice {
        start: 0,
        end: Some(count),
        step: 1,
    }
}

const VIEWS: [&str; 9] = [
    "block",
    "transposed",
    "half",
    "half-to-half",
    "half-in-place",
    "second-columns",
    "second-columns-in-place",
    "second-rows",
    "short-rows",
];

fn main() {
    let mut matrices = Matrices::new();
    if std::env::args().any(|word| word == "--serve") {
        for line in std::io::stdin().lock().lines() {
            let line = line.expect("the commands are text");
            let (function, view) = line.split_once(' ').expect("a function and a view");
            matrices.seconds(function, view);
            println!("{:e}", matrices.seconds(function, view));
            std::io::stdout()
                .flush()
                .expect("someone reads the answers");
        }
        return;
    }
    println!("nanoseconds per element, fastest of 30\n");
    for function in ["Relu", "Sigmoid", "Tanh"] {
        for view in VIEWS {
            let times = (0..30).map(|_| matrices.seconds(function, view));
            let fastest = times.fold(f64::INFINITY, f64::min);
            println!(
                "{function:<8} {view:<24} {:>6.2}",
                fastest * 1e9 / count(view)
            );
        }
    }
}

/// The elements that a pass computes.
fn count(view: &str) -> f64 {
    let side = SIDE as f64;
    match view {
        "block" | "transposed" => side * side,
        "short-rows" => side * side / 10.0,
        _ => side * side / 2.0,
    }
}

struct Matrices {
    z: Array2<f64>,
    out: Array2<f64>,
    half: Array2<f64>,
    rows: Array2<f64>,
    /// Many rows of ten, of which seven are used.
    long_z: Array2<f64>,
    long_out: Array2<f64>,
}

impl Matrices {
    fn new() -> Self {
        let value = |(i, j)| ((i * 7919 + j * 104_729) % 20_000) as f64 / 1000.0 - 10.0;
        Self {
            z: Array2::from_shape_fn((SIDE, SIDE), value),
            out: Array2::zeros((SIDE, SIDE)),
            half: Array2::zeros((SIDE, SIDE / 2)),
            rows: Array2::zeros((SIDE / 2, SIDE)),
            long_z: Array2::from_shape_fn((SIDE * SIDE / 70, 10), value),
            long_out: Array2::zeros((SIDE * SIDE / 70, 7)),
        }
    }

    fn seconds(&mut self, function: &str, view: &str) -> f64 {
        let function = list::find(function).activation;
        let z = black_box(&self.z);
        // In place the values would be other ones at each pass.
        if let Some(view) = match view {
            "half-in-place" => Some(LEFT),
            "second-columns-in-place" => Some(SECOND),
            _ => None,
        } {
            self.out
                .slice_axis_mut(Axis(1), view)
                .assign(&z.slice_axis(Axis(1), view));
        }
        let start = Instant::now();
        match view {
            "block" => function.apply_array_into(z, &mut self.out),
            "transposed" => function.apply_array_into(&z.t(), &mut self.out),
            "half" => function.apply_array_into(&z.slice_axis(Axis(1), LEFT), &mut self.half),
            "half-to-half" => function.apply_array_into(
                &z.slice_axis(Axis(1), LEFT),
                &mut self.out.slice_axis_mut(Axis(1), LEFT),
            ),
            "half-in-place" => {
                function.apply_array_in_place(&mut self.out.slice_axis_mut(Axis(1), LEFT));
            }
            "second-columns" => {
                function.apply_array_into(&z.slice_axis(Axis(1), SECOND), &mut self.half);
            }
            "second-columns-in-place" => {
                function.apply_array_in_place(&mut self.out.slice_axis_mut(Axis(1), SECOND));
            }
            "second-rows" => {
                function.apply_array_into(&z.slice_axis(Axis(0), SECOND), &mut self.rows)
            }
            "short-rows" => {
                function
                    .apply_array_into(&self.long_z.slice_axis(Axis(1), SEVEN), &mut self.long_out);
            }
            _ => panic!("no view is called {view}"),
        }
        let time = start.elapsed().as_secs_f64();
        black_box((&self.out, &self.half, &self.rows, &self.long_out));
        time
    }
}
