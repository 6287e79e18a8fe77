//! How long everything takes that a user calls: outputs of many inputs in each layout, of one input, truth tables, and a
//! neuron in time.
//!
//! ```text
//! cargo bench -p neuron-core                 the table
//! cargo bench -p neuron-core -- outputs      the rows whose name begins so
//! ```
//!
//! With `--serve` it reads commands from its input instead, which lets `peers.py` take turns with it:
//!
//! ```text
//! time NAME    → seconds for the second of two passes
//! ```

use std::hint::black_box;
use std::io::{BufRead, Write as _};
use std::time::Instant;

use activations::Sigmoid;
use ndarray::{Array1, Array2, ArrayView2, Axis, ShapeBuilder, Slice};
use neuron_core::{IntegrateAndFire, Neuron};

/// Something to be timed.
type Work = Box<dyn FnMut()>;

/// A name, and what makes the work.
type Row = (String, Box<dyn Fn() -> Work>);

fn main() {
    // Cargo passes `--bench`, which says nothing here.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if words.iter().any(|word| word == "--serve") {
        serve();
    } else {
        table(words.first().map_or("", String::as_str));
    }
}

fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (n_rows, n) in [
        (10_000, 32),
        (1_000, 1_000),
        (1_000, 1_024),
        (100_000, 100),
        (1_000_000, 8),
        (1_000_000, 2),
    ] {
        for layout in ["rows", "columns", "strided", "transposed"] {
            rows.push((
                format!("outputs-{layout}-{n_rows}x{n}"),
                Box::new(move || outputs_of(layout, n_rows, n)),
            ));
        }
        rows.push((
            format!("outputs-new-{n_rows}x{n}"),
            Box::new(move || {
                let (neuron, xs) = (neuron(n), inputs(n_rows, n));
                Box::new(move || {
                    black_box(neuron.outputs(black_box(&xs)));
                })
            }),
        ));
    }
    for n in [2, 32, 1_000] {
        rows.push((
            format!("output-{n}"),
            Box::new(move || {
                // A thousand inputs, one after the other.
                let (neuron, xs) = (neuron(n), inputs(1_000, n));
                Box::new(move || {
                    let mut sum = 0.0;
                    for x in xs.rows() {
                        sum += neuron.output(&x);
                    }
                    black_box(sum);
                })
            }),
        ));
    }
    for n in [10, 20] {
        rows.push((
            format!("truth-table-{n}"),
            Box::new(move || {
                let neuron = neuron(n);
                Box::new(move || {
                    black_box(black_box(&neuron).truth_table());
                })
            }),
        ));
        rows.push((
            format!("truth-table-{n}-every-row"),
            Box::new(move || {
                let neuron = neuron(n);
                Box::new(move || {
                    for row in black_box(&neuron).truth_table() {
                        black_box(row);
                    }
                })
            }),
        ));
    }
    for steps in [100_000, 1_000_000, 10_000_000] {
        for input in [0.9, 1.5] {
            let duration = f64::from(steps) * CELL.time_step;
            rows.push((
                format!("integrate-and-fire-{input}-{steps}"),
                Box::new(move || {
                    let mut moments = Vec::new();
                    Box::new(move || CELL.run_into(black_box(input), duration, &mut moments))
                }),
            ));
            rows.push((
                format!("integrate-and-fire-{input}-{steps}-new"),
                Box::new(move || {
                    Box::new(move || {
                        black_box(CELL.run(black_box(input), duration));
                    })
                }),
            ));
        }
    }
    rows
}

const CELL: IntegrateAndFire = IntegrateAndFire {
    threshold: 1.0,
    time_step: 0.001,
};

fn outputs_of(layout: &'static str, n_rows: usize, n: usize) -> Work {
    let (neuron, xs) = (neuron(n), inputs(n_rows, n));
    let mut out = Array1::zeros(n_rows);
    match layout {
        "rows" => Box::new(move || neuron.outputs_into(black_box(&xs), black_box(&mut out))),
        "columns" => {
            // Columns that begin at cache lines, as a data set stores them.
            let stride = n_rows.next_multiple_of(8);
            let mut values = vec![0.0; stride * n];
            for (to, from) in values.chunks_exact_mut(stride).zip(xs.columns()) {
                to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
            }
            Box::new(move || {
                let xs = ArrayView2::from_shape((n_rows, n).strides((1, stride)), &values)
                    .expect("the columns fit");
                neuron.outputs_into(black_box(&xs), black_box(&mut out));
            })
        }
        "strided" => {
            // The first of every three numbers of a row.
            let every_third = Slice::new(0, None, 3);
            let mut wide = Array2::zeros((n_rows, 3 * n));
            wide.slice_axis_mut(Axis(1), every_third).assign(&xs);
            Box::new(move || {
                let xs = wide.slice_axis(Axis(1), every_third);
                neuron.outputs_into(black_box(&xs), black_box(&mut out));
            })
        }
        _ => {
            let mut by_columns = Array2::zeros((n_rows, n).f());
            by_columns.assign(&xs);
            Box::new(move || neuron.outputs_into(black_box(&by_columns), black_box(&mut out)))
        }
    }
}

fn neuron(n: usize) -> Neuron<Sigmoid> {
    let weights = inputs(1, n).row(0).to_owned() / (n as f64).sqrt();
    Neuron::new(weights, 0.25, Sigmoid)
}

/// Numbers between −1 and 1 in no order.
fn inputs(n_rows: usize, n: usize) -> Array2<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    Array2::from_shape_simple_fn((n_rows, n), || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    })
}

fn seconds(work: &mut Work) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn table(prefix: &str) {
    println!("microseconds, the fastest of many and the median\n");
    for (name, make) in rows().iter().filter(|(name, _)| name.starts_with(prefix)) {
        let mut work = make();
        let once = seconds(&mut work).max(1e-9);
        let rounds = ((0.3 / once) as usize).clamp(5, 2_000);
        let mut times: Vec<f64> = (0..rounds).map(|_| seconds(&mut work)).collect();
        times.sort_by(f64::total_cmp);
        let [fastest, median] = [0, rounds / 2].map(|i| times[i] * 1e6);
        println!("{name:<36} {fastest:>12.2} {median:>12.2}");
    }
}

fn serve() {
    let rows = rows();
    let mut works: Vec<(String, Work)> = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("the commands are text");
        let Some(name) = line.strip_prefix("time ") else {
            panic!("not a command: {line}");
        };
        // One at a time, so that the matrices of the others do not lie about.
        if works.last().is_none_or(|(known, _)| known != name) {
            works.clear();
            let (_, make) = rows
                .iter()
                .find(|(known, _)| known == name)
                .unwrap_or_else(|| panic!("nothing is called {name}"));
            works.push((name.to_owned(), make()));
        }
        let (_, work) = works.last_mut().expect("made above");
        // Once for the caches, once for the clock.
        seconds(work);
        println!("{:e}", seconds(work));
        std::io::stdout()
            .flush()
            .expect("someone reads the answers");
    }
}
