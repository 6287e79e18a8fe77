//! How long each function takes on a slice, beside the formula written with the standard library's `exp`, and beside
//! copying the slice.
//!
//! ```text
//! cargo bench -p activations                the table
//! cargo bench -p activations -- Sigmoid     the rows whose name begins so
//! ```
//!
//! With `--serve` it reads commands from its input instead, which lets `peers.py` take turns with it and
//! `scripts/references.py` ask for values:
//!
//! ```text
//! time NAME COUNT            → seconds for the second of two passes over COUNT values
//! names                      → every name
//! values NAME INPUT OUTPUT   → reads doubles from a file, writes the results to another, answers "done"
//! ```

#[path = "../tests/functions/list.rs"]
#[allow(dead_code, reason = "the list also holds what only the tests ask for")]
mod list;

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{BufRead, Write as _};
use std::time::Instant;

use list::FUNCTIONS;

/// Something that fills a slice from a slice.
type Map = Box<dyn Fn(&[f64], &mut [f64])>;

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

/// Every map of the crate by name; a derivative's name ends in a prime.
fn maps() -> Vec<(String, Map)> {
    let mut maps: Vec<(String, Map)> = Vec::new();
    for function in FUNCTIONS {
        let activation = function.activation;
        maps.push((
            function.name.to_owned(),
            Box::new(move |z, out| activation.apply_into(z, out)),
        ));
        if let Some(differentiable) = function.differentiable {
            maps.push((
                format!("{}'", function.name),
                Box::new(move |z, out| differentiable.derivative_into(z, out)),
            ));
        }
    }
    maps
}

/// The formulas as one would first write them, for those that have an exponential in them.
fn with_std(name: &str) -> Option<Map> {
    fn map(function: impl Fn(f64) -> f64 + 'static) -> Option<Map> {
        Some(Box::new(move |z, out| {
            for (out, &z) in out.iter_mut().zip(z) {
                *out = function(z);
            }
        }))
    }
    match name {
        "Sigmoid" => map(|z| 1.0 / (1.0 + (-z).exp())),
        "Sigmoid'" => map(|z| {
            let s = 1.0 / (1.0 + (-z).exp());
            s * (1.0 - s)
        }),
        "Tanh" => map(f64::tanh),
        "Elu" => map(|z| if z < 0.0 { z.exp_m1() } else { z }),
        "Softplus" => map(|z| z.max(0.0) + (-z.abs()).exp().ln_1p()),
        "Silu" => map(|z| z / (1.0 + (-z).exp())),
        "Arctan" => map(f64::atan),
        _ => None,
    }
}

/// Values spread over the part of the line where the functions are not yet constant, in no order that a branch
/// predictor could learn.
fn inputs(count: usize) -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..count)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1_u64 << 53) as f64 * 20.0 - 10.0
        })
        .collect()
}

fn seconds(map: &Map, z: &[f64], out: &mut [f64]) -> f64 {
    let start = Instant::now();
    map(black_box(z), black_box(out));
    start.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn table(prefix: &str) {
    let copy: Map = Box::new(|z, out| out.copy_from_slice(z));
    println!("nanoseconds per value, medians; the three of a row take turns\n");
    println!(
        "{:<20} {:>10} {:>8} {:>8} {:>8}",
        "function", "values", "ours", "std", "copy"
    );
    for count in [1_000, 100_000, 10_000_000] {
        let z = inputs(count);
        let mut out = vec![0.0; count];
        let rounds = (20_000_000 / count).clamp(5, 2_000);
        for (name, ours) in maps().iter().filter(|(name, _)| name.starts_with(prefix)) {
            let std = with_std(name);
            let contestants = [Some(ours), std.as_ref(), Some(&copy)];
            let mut times = contestants.map(|_| Vec::new());
            for _ in 0..rounds {
                for (contestant, times) in contestants.iter().zip(&mut times) {
                    if let Some(map) = contestant {
                        times.push(seconds(map, &z, &mut out));
                    }
                }
            }
            let mut row = format!("{name:<20} {count:>10}");
            for times in times {
                if times.is_empty() {
                    write!(row, " {:>8}", "").expect("a string takes any text");
                } else {
                    write!(row, " {:>8.3}", median(times) / count as f64 * 1e9)
                        .expect("a string takes any text");
                }
            }
            println!("{row}");
        }
    }
}

fn serve() {
    let maps = maps();
    let find = |name: &str| {
        &maps
            .iter()
            .find(|(known, _)| known == name)
            .unwrap_or_else(|| panic!("no function is called {name}"))
            .1
    };
    let mut buffers: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("the commands are text");
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["time", name, count] => {
                let count: usize = count.parse().expect("a count is a whole number");
                if !buffers.iter().any(|(z, _)| z.len() == count) {
                    buffers.push((inputs(count), vec![0.0; count]));
                }
                let (z, out) = buffers
                    .iter_mut()
                    .find(|(z, _)| z.len() == count)
                    .expect("made above");
                // Once for the caches, once for the clock.
                seconds(find(name), z, out);
                println!("{:e}", seconds(find(name), z, out));
            }
            ["names"] => {
                let names: Vec<&str> = maps.iter().map(|(name, _)| name.as_str()).collect();
                println!("{}", names.join(" "));
            }
            ["values", name, input, output] => {
                let bytes = std::fs::read(input).expect("the file of inputs can be read");
                let z: Vec<f64> = bytes
                    .chunks_exact(8)
                    .map(|eight| {
                        f64::from_le_bytes(eight.try_into().expect("a chunk has eight bytes"))
                    })
                    .collect();
                let mut out = vec![0.0; z.len()];
                find(name)(&z, &mut out);
                let bytes: Vec<u8> = out.iter().flat_map(|value| value.to_le_bytes()).collect();
                std::fs::write(output, bytes).expect("the file of results can be written");
                println!("done");
            }
            _ => panic!("not a command: {line}"),
        }
        std::io::stdout()
            .flush()
            .expect("someone reads the answers");
    }
}
