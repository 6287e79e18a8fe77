//! One slice, split over threads: the same bits, in a part of the time.
//!
//! ```text
//! cargo run --release -p activations --example threads              10 000 000 values, sigmoid
//! cargo run --release -p activations --example threads -- 1000000   another number of values
//! ```
//!
//! Every value depends on one input only, so a slice may be cut anywhere. The threads of the standard library end with
//! the scope; starting one costs some ten microseconds, as much as ten thousand values do.

use std::num::NonZero;
use std::thread;
use std::time::Instant;

use activations::{Activation, Sigmoid};

/// `out[i] = φ(z[i])` for every i, by that many threads, of which the calling one is the last.
fn apply_by_threads(
    activation: &(impl Activation + Sync + ?Sized),
    z: &[f64],
    out: &mut [f64],
    threads: NonZero<usize>,
) {
    assert_eq!(z.len(), out.len(), "as many results as inputs");
    // Whole cache lines, so that no two threads write into the same one, and at least one.
    let share = z.len().div_ceil(threads.get()).next_multiple_of(8).max(8);
    thread::scope(|scope| {
        let mut parts = z.chunks(share).zip(out.chunks_mut(share));
        let own = parts.next();
        for (z, out) in parts {
            scope.spawn(|| activation.apply_into(z, out));
        }
        if let Some((z, out)) = own {
            activation.apply_into(z, out);
        }
    });
}

fn main() {
    let count = match std::env::args().nth(1) {
        Some(word) => word
            .parse()
            .expect("the number of values is a whole number"),
        None => 10_000_000,
    };
    let z = numbers(count);
    let mut one = vec![0.0; count];
    Sigmoid.apply_into(&z, &mut one);
    let mut out = vec![0.0; count];
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    println!("{:>8} {:>12} {:>8}", "threads", "ms, fastest", "gain");
    let mut alone = f64::INFINITY;
    let doublings = std::iter::successors(Some(1), |threads| Some(2 * threads));
    for threads in doublings.take_while(|&threads| threads <= processors) {
        let mut fastest = f64::INFINITY;
        for _ in 0..20 {
            let threads = NonZero::new(threads).expect("the first is 1");
            let start = Instant::now();
            apply_by_threads(&Sigmoid, &z, &mut out, threads);
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
        }
        assert!(
            same_bits(&out, &one),
            "another number of threads, other bits"
        );
        if threads == 1 {
            alone = fastest;
        }
        println!("{threads:>8} {fastest:>12.3} {:>8.2}", alone / fastest);
    }
}

/// Numbers from −20 to 20.
fn numbers(count: usize) -> Vec<f64> {
    (0..count)
        .map(|i| (i * 7919 % 40_001) as f64 / 1000.0 - 20.0)
        .collect()
}

fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.iter()
        .map(|a| a.to_bits())
        .eq(b.iter().map(|b| b.to_bits()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use activations::{Gelu, LeakyRelu, Tanh};

    #[test]
    fn every_number_of_threads_gives_the_same_bits() {
        let functions: [&(dyn Activation + Sync); 4] =
            [&Sigmoid, &Tanh, &Gelu, &LeakyRelu::new(0.1)];
        // None, fewer than threads, fewer than a cache line for each, and enough with a rest.
        for count in [0, 1, 7, 8, 9, 100, 10_007] {
            let z = numbers(count);
            for function in functions {
                let mut one = vec![0.0; count];
                function.apply_into(&z, &mut one);
                for threads in [1, 2, 3, 16, 1000] {
                    let mut out = vec![f64::NAN; count];
                    let threads = NonZero::new(threads).expect("none is 0");
                    apply_by_threads(function, &z, &mut out, threads);
                    assert!(same_bits(&out, &one), "{count} values, {threads} threads");
                }
            }
        }
    }

    #[test]
    fn every_thread_has_a_part() {
        /// Counts the slices it is given.
        struct Slices(std::sync::atomic::AtomicUsize);

        impl Activation for Slices {
            fn apply(&self, z: f64) -> f64 {
                z
            }

            fn apply_into(&self, _: &[f64], _: &mut [f64]) {
                self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        }

        for threads in 1..=16 {
            let slices = Slices(Default::default());
            let threads = NonZero::new(threads).expect("none is 0");
            apply_by_threads(&slices, &[0.0; 4096], &mut [0.0; 4096], threads);
            assert_eq!(slices.0.into_inner(), threads.get());
        }
    }
}
