//! How long each second derivative takes on a slice, beside the slope of the same function.
//!
//! ```text
//! cargo bench -p activations --bench second_derivatives
//! ```
//!
//! With `--values NAME` it reads doubles (little endian) from its input and writes their second derivatives instead:
//! that is how `scripts/second_derivatives.py` asks this crate.

#[path = "../tests/functions/list.rs"]
#[allow(dead_code, reason = "the list also holds what only the tests ask for")]
mod list;

use std::hint::black_box;
use std::io::{Read, Write};
use std::time::Instant;

use list::FUNCTIONS;

const COUNT: usize = 100_000;
const ROUNDS: usize = 300;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().position(|word| word == "--values") {
        Some(position) => values(&words[position + 1]),
        None => table(),
    }
}

fn values(name: &str) {
    let function = list::find(name)
        .twice_differentiable
        .expect("the function has a second derivative");
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .expect("the input can be read");
    let (numbers, _) = bytes.as_chunks();
    let mut values: Vec<f64> = numbers
        .iter()
        .map(|&eight| f64::from_le_bytes(eight))
        .collect();
    function.second_derivative_in_place(&mut values);
    let bytes: Vec<u8> = values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    std::io::stdout()
        .write_all(&bytes)
        .expect("someone reads the values");
}

fn table() {
    let z: Vec<f64> = (0..COUNT)
        .map(|i| (i * 7919 % COUNT) as f64 / COUNT as f64 * 20.0 - 10.0)
        .collect();
    let mut out = vec![0.0; COUNT];
    println!("nanoseconds per value, fastest of {ROUNDS}; the two of a row take turns\n");
    println!("{:<12} {:>6} {:>6}", "function", "slope", "second");
    for function in FUNCTIONS {
        let Some(twice) = function.twice_differentiable else {
            continue;
        };
        let mut fastest = [f64::INFINITY; 2];
        for _ in 0..ROUNDS {
            let start = Instant::now();
            twice.derivative_into(black_box(&z), black_box(&mut out));
            let middle = Instant::now();
            twice.second_derivative_into(black_box(&z), black_box(&mut out));
            let times = [middle - start, middle.elapsed()];
            for (fastest, time) in fastest.iter_mut().zip(times) {
                *fastest = fastest.min(time.as_secs_f64() / COUNT as f64 * 1e9);
            }
        }
        println!(
            "{:<12} {:>6.2} {:>6.2}",
            function.name, fastest[0], fastest[1]
        );
    }
}
