//! How long training takes.
//!
//! ```text
//! cargo bench -p networks                       the table, with one thread and with all
//! cargo bench -p networks -- digits             the rows whose name begins so
//! python crates/networks/benches/peers.py       beside NumPy, scikit-learn, PyTorch and JAX
//! ```
//!
//! With `--serve` it reads commands from its input, so that `peers.py` can take turns with it on the same data from the same
//! start:
//!
//! ```text
//! give NAME FILE   → writes X by rows, then Y by rows, then θ, as doubles; answers the widths and the number of samples
//! time NAME        → seconds of one run, and the loss at its end
//! ```

use std::hint::black_box;
use std::io::{BufRead, Write as _};
use std::time::Instant;

use activations::{Sigmoid, Tanh};
use learning::{
    Batches, CrossEntropy, Dataset, GradientDescent, Mean, Samples, Training, VectorLoss,
};
use ndarray::{Array2, array};
use networks::{Network, Softmax, Xavier};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

struct Workload {
    data: Dataset,
    widths: Vec<usize>,
    theta: Vec<f64>,
    run: Box<dyn Fn(Samples<'_>) -> f64>,
}

fn workload<O: Clone + Sync + 'static, L: VectorLoss<O> + Clone + 'static>(
    data: Dataset,
    network: Network<Tanh, O>,
    loss: L,
    (learning_rate, epochs): (f64, usize),
    batches: impl for<'a> Fn(Samples<'a>) -> Batches<'a> + 'static,
) -> Workload {
    let (widths, theta) = (network.widths(), network.parameters().to_vec());
    let run = Box::new(move |samples: Samples<'_>| {
        let mut network = network.clone();
        let rule = GradientDescent { learning_rate };
        let loss = loss.clone();
        let training = Training { loss, rule, epochs };
        let history = training
            .fit(&mut network, batches(samples))
            .expect("it learns");
        history.last().loss
    });
    Workload {
        data,
        widths,
        theta,
        run,
    }
}

const NAMES: [&str; 5] = [
    "xor-2-2-1",
    "digits-batch-32",
    "digits-full-batch",
    "wide-batch-32",
    "wide-full-batch",
];

fn make(name: &str) -> Workload {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
    let mut random = |n: usize, widths: &[usize]| {
        let inputs = Array2::from_shape_simple_fn((n, widths[0]), || rng.random::<f64>());
        let classes: Vec<usize> = (0..n)
            .map(|_| rng.random_range(0..10_u32) as usize)
            .collect();
        let data = Dataset::one_hot(&inputs, &classes, 10).expect("ten classes");
        (
            data,
            Network::random(widths, Tanh, Softmax, &Xavier, &mut rng),
        )
    };
    let digits = [64, 32, 10];
    let wide = [784, 128, 10];
    let loss = Mean(CrossEntropy);
    match name {
        "xor-2-2-1" => {
            let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
            let data = Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0]).expect("four samples");
            let network = Network::random(&[2, 2, 1], Tanh, Sigmoid, &Xavier, &mut rng);
            workload(data, network, loss, (0.5, 1000), |samples| samples.into())
        }
        "digits-batch-32" => {
            let (data, network) = random(1440, &digits);
            workload(data, network, loss, (0.1, 5), |samples| {
                samples.batches(32).with_running_loss()
            })
        }
        "digits-full-batch" => {
            let (data, network) = random(1440, &digits);
            workload(data, network, loss, (0.1, 20), |samples| samples.into())
        }
        "wide-batch-32" => {
            let (data, network) = random(1024, &wide);
            workload(data, network, loss, (0.1, 2), |samples| {
                samples.batches(32).with_running_loss()
            })
        }
        "wide-full-batch" => {
            let (data, network) = random(2048, &wide);
            workload(data, network, loss, (0.1, 2), |samples| samples.into())
        }
        _ => panic!("there is no row {name}"),
    }
}

fn time(workload: &Workload, threads: usize) -> (f64, f64) {
    let start = Instant::now();
    let loss = black_box((workload.run)(workload.data.on_threads(threads)));
    (start.elapsed().as_secs_f64(), loss)
}

fn give(workload: &Workload, path: &str) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    let (xs, ys) = (workload.data.inputs(), workload.data.target_vectors());
    for value in xs.iter().chain(ys.iter()).chain(&workload.theta) {
        bytes.extend(value.to_le_bytes());
    }
    std::fs::write(path, bytes)
}

fn serve() -> std::io::Result<()> {
    let mut made: Vec<(String, Workload)> = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        if !made.iter().any(|(name, _)| name == words[1]) {
            made = vec![(words[1].to_owned(), make(words[1]))];
        }
        let workload = &made[0].1;
        match words[..] {
            ["give", _, file] => {
                give(workload, file)?;
                let n = workload.data.n_samples();
                println!(
                    "{n} {}",
                    workload
                        .widths
                        .iter()
                        .map(usize::to_string)
                        .collect::<Vec<_>>()
                        .join(" ")
                );
            }
            ["time", _] => {
                let (seconds, loss) = time(workload, 1);
                println!("{seconds} {loss:e}");
            }
            _ => panic!("give NAME FILE or time NAME"),
        }
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if words.first().is_some_and(|word| word == "--serve") {
        return serve();
    }
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{:<20} {:>12} {:>12}",
        "",
        "1 thread",
        format!("{all} threads")
    );
    for name in NAMES {
        if !words.is_empty() && !words.iter().any(|word| name.starts_with(&**word)) {
            continue;
        }
        let workload = make(name);
        let mut best = [f64::INFINITY; 2];
        let mut losses = [0.0; 2];
        let start = Instant::now();
        while start.elapsed().as_secs_f64() < 3.0 {
            for (k, threads) in [1, all].into_iter().enumerate() {
                let (seconds, loss) = time(&workload, threads);
                best[k] = best[k].min(seconds);
                losses[k] = loss;
            }
        }
        assert_eq!(losses[0].to_bits(), losses[1].to_bits(), "{name}");
        println!(
            "{name:<20} {:>9.3} ms {:>9.3} ms",
            best[0] * 1e3,
            best[1] * 1e3
        );
    }
    Ok(())
}
