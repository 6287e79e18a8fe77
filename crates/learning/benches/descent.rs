//! How long learning takes.
//!
//! ```text
//! cargo bench -p learning               the table, with one thread and with all
//! cargo bench -p learning -- two        the rows whose name begins so
//! python crates/learning/benches/peers.py   beside NumPy, Numba, JAX, PyTorch and scikit-learn
//! ```
//!
//! With `--serve` it reads commands from its input, so that `peers.py` can take turns with it on the same data:
//!
//! ```text
//! data NAME FILE   → writes X by rows, then y, as doubles; answers the numbers of samples and inputs
//! time NAME        → seconds of one run, and its result, such as the final loss
//! ```

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{BufRead, Write as _};
use std::time::Instant;

use activations::{Sigmoid, Step};
use learning::{
    Batches, CrossEntropy, Dataset, GradientCheck, GradientDescent, L2, Loss, LossSurface, Mean,
    Model, Newton, PerceptronRule, Samples, SquaredError, StopReason, Training, hessian,
    loss_and_gradient, total_loss,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

struct Workload {
    data: Dataset,
    run: Box<dyn Fn(Samples<'_>) -> f64>,
}

impl Workload {
    fn new(data: Dataset, run: impl Fn(Samples<'_>) -> f64 + 'static) -> Self {
        let run = Box::new(run);
        Self { data, run }
    }
}

/// A table of rows: the names, and how each is made. Data of 80 MB are not made before they are needed.
type Rows = Vec<(String, Box<dyn Fn() -> Workload>)>;

fn rows() -> Rows {
    let mut rows = Vec::new();
    training_rows(&mut rows);
    mini_batch_rows(&mut rows);
    evaluation_rows(&mut rows);
    perceptron_rows(&mut rows);
    dataset_rows(&mut rows);
    surface_rows(&mut rows);
    landscape_rows(&mut rows);
    rows
}

fn add(rows: &mut Rows, name: impl Into<String>, make: impl Fn() -> Workload + 'static) {
    rows.push((name.into(), Box::new(make)));
}

/// One update an epoch, from the whole sum.
fn training_rows(rows: &mut Rows) {
    add(rows, "two-points-1000-epochs", || {
        Workload::new(two_points(), |data| train(1, data, SquaredError, 1.0, 1000))
    });
    add(rows, "1e4x32-20-epochs", || {
        let data = random_data(10_000, 32);
        Workload::new(data, |data| train(32, data, Mean(SquaredError), 1.0, 20))
    });
    add(rows, "1e4x32-cross-entropy", || {
        let data = random_data(10_000, 32);
        Workload::new(data, |data| train(32, data, Mean(CrossEntropy), 1.0, 20))
    });
    add(rows, "1e6x8-2-epochs", || {
        let data = random_data(1_000_000, 8);
        Workload::new(data, |data| train(8, data, Mean(SquaredError), 1.0, 2))
    });
    // A loss that is known only when the program runs.
    add(rows, "1e4x32-boxed-loss", || {
        let data = random_data(10_000, 32);
        let loss: Box<dyn Loss<Sigmoid>> = Box::new(Mean(SquaredError));
        Workload::new(data, move |data| train(32, data, &*loss, 1.0, 20))
    });
}

/// Two epochs of 1e5×32 by batches. `-exact` walks over all data for the loss after each epoch, `-running` adds up
/// what the batches showed.
fn mini_batch_rows(rows: &mut Rows) {
    for size in [1, 32, 256] {
        for (order, shuffled) in [("in-order", false), ("shuffled", true)] {
            for (kind, running) in [("exact", false), ("running", true)] {
                add(rows, format!("batch-{size}-{order}-{kind}"), move || {
                    let data = random_labels(100_000, 32);
                    Workload::new(data, move |data| {
                        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
                        let batches = if shuffled {
                            data.shuffled_batches(size, &mut rng)
                        } else {
                            data.batches(size)
                        };
                        let batches = if running {
                            batches.with_running_loss()
                        } else {
                            batches
                        };
                        train(32, batches, Mean(CrossEntropy), 0.05, 2)
                    })
                });
            }
        }
    }
}

/// One evaluation.
fn evaluation_rows(rows: &mut Rows) {
    for (n_samples, n_inputs) in [(1000, 1000), (100, 10_000), (4096, 1024), (10_000, 32)] {
        let neuron = move || Neuron::new(Array1::from_elem(n_inputs, 0.01), 0.1, Sigmoid);
        add(rows, format!("loss-{n_samples}x{n_inputs}"), move || {
            let neuron = neuron();
            Workload::new(random_data(n_samples, n_inputs), move |data| {
                total_loss(&SquaredError, &neuron, data)
            })
        });
        add(
            rows,
            format!("gradient-{n_samples}x{n_inputs}"),
            move || {
                let neuron = neuron();
                Workload::new(random_data(n_samples, n_inputs), move |data| {
                    let (loss, gradient) = loss_and_gradient(&SquaredError, &neuron, data);
                    loss + gradient[0]
                })
            },
        );
    }
}

/// Five epochs of the perceptron rule on labels that no plane divides.
fn perceptron_rows(rows: &mut Rows) {
    for n_inputs in [2, 32] {
        add(rows, format!("perceptron-1e5x{n_inputs}"), move || {
            let data = random_labels(100_000, n_inputs);
            let copy = data.clone();
            Workload::new(data, move |_| {
                let mut unit = Neuron::zeros(n_inputs, Step::default());
                let rule = PerceptronRule {
                    learning_rate: 1.0,
                    epochs: 5,
                };
                let history = rule.fit(&mut unit, &copy).expect("these runs go well");
                history.updates() as f64
            })
        });
    }
}

/// From a matrix by rows to samples.
fn dataset_rows(rows: &mut Rows) {
    for (n_samples, n_inputs) in [(1_000_000, 8), (10_000, 1000)] {
        add(rows, format!("dataset-{n_samples}x{n_inputs}"), move || {
            let data = random_data(n_samples, n_inputs);
            let inputs = data.inputs().as_standard_layout().to_owned();
            let targets = data.targets().to_owned();
            Workload::new(data, move |_| {
                let data = Dataset::new(&inputs, &targets).expect("random numbers are finite");
                data.inputs()[[n_samples - 1, n_inputs - 1]]
            })
        });
    }
}

/// 256² losses.
fn surface_rows(rows: &mut Rows) {
    add(rows, "surface-2-points", || {
        Workload::new(two_points(), surface)
    });
    add(rows, "surface-1000-points", || {
        Workload::new(random_data(1000, 1), surface)
    });
}

/// Second derivatives, and a gradient checked by its differences.
fn landscape_rows(rows: &mut Rows) {
    for (n_samples, n_inputs) in [(10_000, 2), (10_000, 32), (10_000, 100), (1000, 1000)] {
        add(rows, format!("hessian-{n_samples}x{n_inputs}"), move || {
            let neuron = Neuron::new(Array1::from_elem(n_inputs, 0.01), 0.1, Sigmoid);
            Workload::new(random_data(n_samples, n_inputs), move |data| {
                let hessian = hessian(&SquaredError, &neuron, data);
                hessian[[0, 1]] + hessian[[n_inputs, n_inputs]]
            })
        });
    }
    add(rows, "newton-1e5x32", || {
        Workload::new(random_labels(100_000, 32), move |data| {
            let mut neuron = Neuron::zeros(32, Sigmoid);
            let loss = L2 {
                strength: 1.0,
                loss: CrossEntropy,
            };
            let history = Newton { loss, epochs: 50 }.fit(&mut neuron, data);
            assert_eq!(
                history.expect("a penalty has a minimum").stopped,
                StopReason::Converged
            );
            neuron.weights().sum()
        })
    });
    add(rows, "check-1000x1000", || {
        let neuron = Neuron::new(Array1::from_elem(1000, 0.01), 0.1, Sigmoid);
        Workload::new(random_data(1000, 1000), move |data| {
            let objective = neuron.objective(&SquaredError, data);
            let check = GradientCheck::of(objective, &neuron.parameters());
            assert!(check.agrees(1e-6));
            check.numerical.sum()
        })
    });
}

/// Gradient descent from zero, and the final loss.
fn train<'a, L: Loss<Sigmoid>>(
    n_inputs: usize,
    data: impl Into<Batches<'a>>,
    loss: L,
    learning_rate: f64,
    epochs: usize,
) -> f64 {
    let mut neuron = Neuron::zeros(n_inputs, Sigmoid);
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

fn surface(data: Samples<'_>) -> f64 {
    let (w, b) = (
        Array1::linspace(-2.0, 6.0, 256),
        Array1::linspace(-10.0, 2.0, 256),
    );
    LossSurface::new(&SquaredError, &Sigmoid, data, &w, &b)
        .losses
        .sum()
}

fn two_points() -> Dataset {
    Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9]).expect("two points")
}

fn random_inputs(n_samples: usize, n_inputs: usize, rng: &mut Xoshiro256PlusPlus) -> Array2<f64> {
    Array2::from_shape_simple_fn((n_samples, n_inputs), || 2.0 * rng.random::<f64>() - 1.0)
}

/// Inputs in [−1, 1); targets in (0, 1), from a neuron whose weights are not those that training starts with.
fn random_data(n_samples: usize, n_inputs: usize) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    let inputs = random_inputs(n_samples, n_inputs, &mut rng);
    let targets = Neuron::random(n_inputs, Sigmoid, &mut rng).outputs(&inputs);
    Dataset::new(&inputs, &targets).expect("random numbers are finite")
}

/// The same with targets 0 and 1, each 1 with the probability that the neuron answers.
fn random_labels(n_samples: usize, n_inputs: usize) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(43);
    let inputs = random_inputs(n_samples, n_inputs, &mut rng);
    let outputs = Neuron::random(n_inputs, Sigmoid, &mut rng).outputs(&inputs);
    let targets = outputs.mapv(|a| f64::from(rng.random::<f64>() < a));
    Dataset::new(&inputs, &targets).expect("random numbers are finite")
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

fn seconds(workload: &Workload, data: Samples<'_>) -> (f64, f64) {
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
    for (name, make) in rows().iter().filter(|(name, _)| name.starts_with(prefix)) {
        let workload = make();
        let alone = Samples::from(&workload.data);
        let shared = alone.on_threads(threads);
        let rounds = ((1.0 / seconds(&workload, alone).0) as usize).clamp(7, 2000);
        let (mut one, mut many) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let (time, result) = seconds(&workload, alone);
            one.push(time * 1e3);
            let (time, same) = seconds(&workload, shared);
            many.push(time * 1e3);
            assert_eq!(result.to_bits(), same.to_bits(), "threads change no bit");
        }
        let (one, many) = (fastest(one), fastest(many));
        println!("{name:<26} {one:>10.4} {many:>10.4} {:>8.2}", many / one);
    }
}

fn serve() {
    let rows = rows();
    let mut made: HashMap<String, Workload> = HashMap::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("the commands are text");
        let words: Vec<_> = line.split_whitespace().collect();
        let (command, name) = (words[0], words[1]);
        if !made.contains_key(name) {
            let row = rows.iter().find(|(known, _)| known == name);
            let (_, make) = row.unwrap_or_else(|| panic!("no workload is called {name}"));
            made.clear(); // One at a time in memory.
            made.insert(name.to_owned(), make());
        }
        let workload = &made[name];
        let data = &workload.data;
        if command == "data" {
            let numbers = data.inputs().as_standard_layout().to_owned();
            let bytes: Vec<u8> = (numbers.iter().chain(data.targets()))
                .flat_map(|number| number.to_le_bytes())
                .collect();
            std::fs::write(words[2], bytes).expect("the file of data can be written");
            println!("{} {}", data.n_samples(), data.n_inputs());
        } else {
            let (time, result) = seconds(workload, data.into());
            println!("{time:e} {result:e}");
        }
        std::io::stdout()
            .flush()
            .expect("someone reads the answers");
    }
}
