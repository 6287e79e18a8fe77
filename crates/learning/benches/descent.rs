//! How long training and surfaces take.
//!
//! ```text
//! cargo bench -p learning               the table, with one thread and with all
//! cargo bench -p learning -- two        the rows whose name begins so
//! python crates/learning/benches/peers.py   beside NumPy, Numba, JAX and PyTorch
//! ```
//!
//! With `--serve` it reads commands from its input, so that `peers.py` can take turns with it on the same data:
//!
//! ```text
//! data NAME FILE   → writes X by rows, then y, as doubles; answers the numbers of samples and inputs
//! time NAME        → seconds of one run, and what it ends with: the final loss, or the sum of the surface
//! ```

use std::hint::black_box;
use std::io::{BufRead, Write as _};
use std::time::Instant;

use activations::Sigmoid;
use learning::{
    CrossEntropy, Dataset, GradientDescent, Loss, LossSurface, Mean, SquaredError, Training,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

struct Workload {
    name: &'static str,
    data: Dataset,
    run: fn(&Dataset) -> f64,
}

/// Gradient descent from zero, and the final loss.
fn train<L: Loss<Sigmoid>>(data: &Dataset, loss: L, learning_rate: f64, epochs: usize) -> f64 {
    let mut neuron = Neuron::zeros(data.n_inputs(), Sigmoid);
    let rule = Training {
        loss,
        rule: GradientDescent { learning_rate },
        epochs,
    };
    let history = rule.fit(&mut neuron, data).expect("these runs go well");
    assert_eq!(
        history.last().number,
        epochs,
        "every run is as long as its peers'"
    );
    history.last().loss
}

fn surface(data: &Dataset) -> f64 {
    let (w, b) = (
        Array1::linspace(-2.0, 6.0, 256),
        Array1::linspace(-10.0, 2.0, 256),
    );
    LossSurface::new(&SquaredError, &Sigmoid, data, &w, &b)
        .losses
        .sum()
}

/// Inputs in [−1, 1); targets in (0, 1), from a neuron whose weights are not those that training starts with.
fn random_data(n_samples: usize, n_inputs: usize) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    let inputs =
        Array2::from_shape_simple_fn((n_samples, n_inputs), || 2.0 * rng.random::<f64>() - 1.0);
    let targets = Neuron::random(n_inputs, Sigmoid, &mut rng).outputs(&inputs);
    Dataset::new(&inputs, &targets).expect("random numbers are finite")
}

fn workloads() -> Vec<Workload> {
    let two_points = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9]).expect("two points");
    let one_by_one: fn(&Dataset) -> f64 = |data| {
        let mut neuron = Neuron::zeros(data.n_inputs(), Sigmoid);
        let rule = Training {
            loss: SquaredError,
            rule: GradientDescent { learning_rate: 0.1 },
            epochs: 10,
        };
        rule.fit(&mut neuron, data.batches(1))
            .expect("these runs go well")
            .last()
            .loss
    };
    vec![
        Workload {
            name: "two-points-1000-epochs",
            data: two_points.clone(),
            run: |data| train(data, SquaredError, 1.0, 1000),
        },
        Workload {
            name: "1e4x32-20-epochs",
            data: random_data(10_000, 32),
            run: |data| train(data, Mean(SquaredError), 1.0, 20),
        },
        Workload {
            name: "1e4x32-cross-entropy",
            data: random_data(10_000, 32),
            run: |data| train(data, Mean(CrossEntropy), 1.0, 20),
        },
        Workload {
            name: "1e6x8-2-epochs",
            data: random_data(1_000_000, 8),
            run: |data| train(data, Mean(SquaredError), 1.0, 2),
        },
        Workload {
            name: "1e4x8-one-by-one",
            data: random_data(10_000, 8),
            run: one_by_one,
        },
        Workload {
            name: "surface-2-points",
            data: two_points,
            run: surface,
        },
        Workload {
            name: "surface-1000-points",
            data: random_data(1000, 1),
            run: surface,
        },
    ]
}

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

fn seconds(workload: &Workload, data: &Dataset) -> (f64, f64) {
    let start = Instant::now();
    let result = (workload.run)(black_box(data));
    (start.elapsed().as_secs_f64(), result)
}

/// The fastest run: whatever else the machine does only adds to a time.
fn fastest(times: Vec<f64>) -> f64 {
    times.into_iter().fold(f64::INFINITY, f64::min)
}

fn table(prefix: &str) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("milliseconds a run, the fastest of many; the two of a row take turns\n");
    println!(
        "{:<26} {:>10} {:>10} {:>8}",
        "workload",
        "1 thread",
        format!("{threads} threads"),
        "ratio"
    );
    for workload in workloads()
        .iter()
        .filter(|workload| workload.name.starts_with(prefix))
    {
        let alone = &workload.data;
        let shared = alone.clone().with_threads(threads);
        let rounds = ((1.0 / seconds(workload, alone).0) as usize).clamp(7, 2000);
        let (mut one, mut many) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let (time, result) = seconds(workload, alone);
            one.push(time * 1e3);
            let (time, same) = seconds(workload, &shared);
            many.push(time * 1e3);
            assert_eq!(result.to_bits(), same.to_bits(), "threads change no bit");
        }
        let (one, many) = (fastest(one), fastest(many));
        println!(
            "{:<26} {one:>10.4} {many:>10.4} {:>8.2}",
            workload.name,
            many / one
        );
    }
}

fn serve() {
    let workloads = workloads();
    let find = |name: &str| {
        workloads
            .iter()
            .find(|workload| workload.name == name)
            .unwrap_or_else(|| panic!("no workload is called {name}"))
    };
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("the commands are text");
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["data", name, file] => {
                let data = &find(name).data;
                let numbers = data
                    .inputs()
                    .rows()
                    .into_iter()
                    .flatten()
                    .copied()
                    .collect::<Vec<f64>>();
                let bytes: Vec<u8> = numbers
                    .into_iter()
                    .chain(data.targets().iter().copied())
                    .flat_map(f64::to_le_bytes)
                    .collect();
                std::fs::write(file, bytes).expect("the file of data can be written");
                println!("{} {}", data.n_samples(), data.n_inputs());
            }
            ["time", name] => {
                let workload = find(name);
                let (time, result) = seconds(workload, &workload.data);
                println!("{time:e} {result:e}");
            }
            _ => panic!("not a command: {line}"),
        }
        std::io::stdout()
            .flush()
            .expect("someone reads the answers");
    }
}
