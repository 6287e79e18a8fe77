//! What will you check first?

use std::sync::LazyLock;

use activations::{Activation, Differentiable, Sigmoid};
use manuscript::facts::Facts;
use worked_examples::sigmoid_neuron_learning::descent::EPOCHS;

/// XOR, in the order of counting.
const CASES: [([f64; 2], f64); 4] = [
    ([0.0, 0.0], 0.0),
    ([0.0, 1.0], 1.0),
    ([1.0, 0.0], 1.0),
    ([1.0, 1.0], 0.0),
];

/// Two hidden units and one that listens to them; each has two weights and a bias.
#[derive(Clone, Copy)]
struct Network {
    hidden: [[f64; 3]; 2],
    last: [f64; 3],
}

const GOOD: Network = Network {
    hidden: [[0.5, -0.5, 0.0], [-0.5, 1.0, 0.0]],
    last: [0.5, 0.5, 0.0],
};
const BAD: Network = Network {
    hidden: [[1.0, 1.0, 0.0], [-1.0, -1.0, 1.0]],
    last: [1.0, 1.0, -1.0],
};

fn unit([w1, w2, b]: [f64; 3], [x1, x2]: [f64; 2]) -> f64 {
    Sigmoid.apply(w1 * x1 + w2 * x2 + b)
}

impl Network {
    fn heard(&self, x: [f64; 2]) -> [f64; 2] {
        self.hidden.map(|weights| unit(weights, x))
    }

    fn answers(&self) -> [f64; 4] {
        CASES.map(|(x, _)| unit(self.last, self.heard(x)))
    }

    /// The cross-entropy of the four cases.
    fn loss(&self) -> f64 {
        let costs = self.answers().into_iter().zip(CASES);
        costs
            .map(|(y, (_, wanted))| -(if wanted == 1.0 { y } else { 1.0 - y }).ln())
            .sum()
    }

    fn trained(mut self, rate: f64, rounds: usize) -> Network {
        for _ in 0..rounds {
            for (x, wanted) in CASES {
                let a = self.heard(x);
                let delta = unit(self.last, a) - wanted;
                for ((weights, v), a) in self.hidden.iter_mut().zip(&mut self.last).zip(a) {
                    let back = delta * *v * a * (1.0 - a);
                    weights[0] -= rate * back * x[0];
                    weights[1] -= rate * back * x[1];
                    weights[2] -= rate * back;
                    *v -= rate * delta * a;
                }
                self.last[2] -= rate * delta;
            }
        }
        self
    }

    fn computes_xor(&self) -> bool {
        let right = |(y, (_, wanted)): (f64, ([f64; 2], f64))| (y - wanted).abs() < 0.05;
        self.answers().into_iter().zip(CASES).all(right)
    }
}

static STUCK: LazyLock<Network> = LazyLock::new(|| BAD.trained(1.0, 5000));

pub(crate) fn facts(p: &mut Facts) {
    let code = p.rust();
    let asks = |network: &Network, rate: f64, rounds: usize| {
        let Network { hidden, last } = network;
        code.contains(&format!("learn({hidden:?}, {last:?}, {rate:?}, {rounds})"))
    };
    assert!(
        asks(&GOOD, 0.5, 300) && asks(&BAD, 1.0, 5000),
        "the page begins elsewhere than its facts"
    );
    let book = p.book();
    p.says(
        "On the [first page](preface.md) a program climbed a thousand times where it should have gone down.",
        |[times]| {
            let preface = book.page("preface.md").map_or("", |page| page.text());
            times == EPOCHS && preface.contains(&format!("for _ in 0..{}", times.n()))
        },
    );
    p.says(
        "[Three units](neurons-in-detail/exclusive-or.md) compute XOR, with weights that we chose.",
        |[three]| three == GOOD.hidden.len() + 1,
    );
    p.says(
        "Before you read on: how often must the four cases be shown, do you think, ten times, a hundred, a thousand?",
        |[four, few, some, many]| {
            let guesses = [few.n(), some.n(), many.n()];
            four == CASES.len()
                && guesses == [10, 100, 1000]
                && !GOOD.trained(0.5, few.n()).computes_xor()
                && GOOD.trained(0.5, many.n()).computes_xor()
        },
    );
    p.says("Three hundred times are enough.", |[times]| {
        // And a hundred less are not.
        times == 300
            && GOOD.trained(0.5, times.n()).computes_xor()
            && !GOOD.trained(0.5, times.n() - 100).computes_xor()
    });
    p.says(
        "Nobody told the two hidden units what to be, and together with the third they answer what no single one can.",
        |[two]| two == GOOD.hidden.len() && GOOD.trained(0.5, 300).computes_xor(),
    );
    p.says(
        "For two of the four cases the answer stays near 0.43, though the right one is 1 for the one and 0 for the other, and five thousand rounds do not change that.",
        |[two, four, answer, one, zero, rounds]| {
            let stuck: Vec<(f64, f64)> = STUCK
                .answers()
                .into_iter()
                .zip(CASES)
                .filter(|(y, _)| (y - answer.value).abs() < 0.005)
                .map(|(y, (_, wanted))| (y, wanted))
                .collect();
            two == stuck.len()
                && four == CASES.len()
                && [one.value, zero.value] == [stuck[0].1, stuck[1].1]
                && asks(&BAD, 1.0, rounds.n())
        },
    );

    // The exercises.
    p.says(
        "Which of the four questions finds what is wrong with the second run?",
        |[questions]| {
            let page = book.page("what-now.md").map_or("", |page| page.text());
            let asked = [
                "1. Is the gradient right?",
                "2. Does the loss fall?",
                "3. Does it stand still",
                "4. Are the slopes there",
            ];
            questions == asked.len() && asked.iter().all(|question| page.contains(question))
        },
    );
    p.says(
        "Nor the second: the loss has fallen, and then come to rest.",
        |[]| {
            let later = STUCK.trained(1.0, 1000).loss();
            STUCK.loss() < BAD.loss() - 0.5 && (STUCK.loss() - later).abs() < 0.01
        },
    );
    let saturated = |x: [f64; 2]| STUCK.heard(x);
    p.says(
        "Print what the hidden units answer to the four cases, and you see that for (0, 1) and (1, 1) both of them answer 0, to the third decimal.",
        |[four, a, b, c, d, answer]| {
            let cases = [[a.value, b.value], [c.value, d.value]];
            let silent: Vec<[f64; 2]> = CASES
                .map(|(x, _)| x)
                .into_iter()
                .filter(|x| saturated(*x).iter().all(|y| (y - answer.value).abs() < 0.0005))
                .collect();
            four == CASES.len() && silent == cases
        },
    );
    p.says(
        "And where a sigmoid answers 0, its slope is nothing, so no step tells the hidden units that something is wrong.",
        |[answer]| {
            let z = -40.0;
            (Sigmoid.apply(z) - answer.value).abs() < 1e-15 && Sigmoid.derivative(z) < 1e-15
        },
    );
    p.says(
        "For the first case, whose target is 0, it is the softplus of the last weighted input.",
        |[target]| {
            let (z, wanted) = (0.75, target.value);
            let entropy = activations::Softplus.apply(z) - wanted * z;
            wanted == CASES[0].1 && entropy == activations::Softplus.apply(z)
        },
    );
    p.says("both inputs are 0", |[input]| {
        CASES[0].0.iter().all(|x| input == *x)
    });
}
