//! How large should weights begin?

use std::sync::LazyLock;

use activations::{Activation, Differentiable, Relu, Sigmoid, Tanh};
use manuscript::facts::{Facts, Point};
use networks::{He, Initialization, Uniform, Xavier};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use worked_examples::two_layers::deep_starts::{
    DeepRatio, LAYERS, LIMITS, LayerRow, SAMPLES, Start, WIDTH, deep_ratios, deep_starts, layers,
};
use worked_examples::two_layers::deep_training::{
    DeepTraining, EPOCHS, STARTS, WIDTH as NARROW, deep_training,
};
use worked_examples::two_layers::xor_starts::FOUND;

/// The variance of the weights of a layer with so many inputs and neurons.
fn variance(initialization: &impl Initialization, n: usize, m: usize) -> f64 {
    let limit = initialization.weight_limit(n, m);
    limit * limit / 3.0
}

/// Layers of several widths at which the rules are computed.
const LAYERS_OF_RULES: [(usize, usize); 4] = [(2, 8), (8, 8), (100, 40), (64, 10)];

fn points(initialization: &impl Initialization) -> Vec<Point> {
    LAYERS_OF_RULES
        .map(|(n, m)| {
            Point::new().numbers([
                ("n", n as f64),
                ("m", m as f64),
                ("v", variance(initialization, n, m)),
            ])
        })
        .to_vec()
}

/// The mean square of the sum of so many products of weights of this variance with inputs of this mean square, measured.
fn mean_square(n: usize, variance: f64, size: f64) -> f64 {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
    let mut draw = |variance: f64| (2.0 * rng.random::<f64>() - 1.0) * (3.0 * variance).sqrt();
    let sums = 20_000;
    let squares = (0..sums).map(|_| {
        let sum: f64 = (0..n).map(|_| draw(variance) * draw(size)).sum();
        sum * sum
    });
    squares.sum::<f64>() / f64::from(sums)
}

/// What takes a while to compute.
static TRAINING: LazyLock<DeepTraining> = LazyLock::new(|| deep_training(STARTS));
static DEEP: LazyLock<Vec<Start>> = LazyLock::new(|| deep_starts().rows);
static RATIOS: LazyLock<Vec<DeepRatio>> = LazyLock::new(|| deep_ratios().rows);
/// Of the figure: uniform weights, Xavier's, He's.
static SHOWN: LazyLock<[f64; 3]> = LazyLock::new(|| {
    let back = |rows: Vec<LayerRow>| rows[0].delta / rows[LAYERS - 1].delta;
    let uniform = Uniform { limit: LIMITS[0] };
    [
        back(layers(Tanh, &uniform)),
        back(layers(Tanh, &Xavier)),
        back(layers(Tanh, &He)),
    ]
});
/// The weighted inputs of the last layer of sigmoids with four times Xavier's weights.
static FOURFOLD: LazyLock<f64> = LazyLock::new(|| {
    let limit = 4.0 * Xavier.weight_limit(WIDTH, WIDTH);
    layers(Sigmoid, &Uniform { limit })[LAYERS - 1].z.sqrt()
});
/// By how much doubled weights make the last mean square larger: He's weights, each so many times as large.
static GROWN: LazyLock<f64> = LazyLock::new(|| {
    struct Times(f64);
    impl Initialization for Times {
        fn weight_limit(&self, n: usize, m: usize) -> f64 {
            self.0 * He.weight_limit(n, m)
        }
    }
    let z = |times: f64| layers(Relu, &Times(times))[LAYERS - 1].z;
    z(2.0) / z(1.0)
});
/// Whether a sum of products has the size that is said of it.
static IS_PRODUCT: LazyLock<bool> = LazyLock::new(|| {
    [(5, 0.3, 2.0), (40, 0.02, 0.5), (12, 1.5, 1.0)]
        .iter()
        .all(|(n, v, q)| (mean_square(*n, *v, *q) / (*n as f64 * v * q) - 1.0).abs() < 0.05)
});

pub(crate) fn facts(p: &mut Facts) {
    let training = &*TRAINING;
    let found = |activation: &str, initialization: &str| {
        let fits = |row: &&worked_examples::two_layers::deep_training::DeepTrainingRow| {
            (row.activation, row.initialization) == (activation, initialization)
        };
        training.rows.iter().find(fits).expect("a row").found
    };
    p.says(
        "How large they begin decides, with ten layers, whether anything is learned at all.",
        |[ten]| ten == LAYERS && found("tanh", "small") == 0 && found("tanh", "Xavier") == STARTS,
    );
    p.says(
        "Ten hidden layers of eight tanh units stand between the two switches and the lamp.",
        |[ten, eight, two]| ten == LAYERS && eight == NARROW && two == 2,
    );
    p.says(
        "Let ten random starts of each kind learn for at most 500 epochs:",
        |[ten, epochs]| {
            let longest = training
                .rows
                .iter()
                .filter_map(|row| row.median.parse::<usize>().ok())
                .max();
            ten == STARTS
                && epochs.value == EPOCHS as f64
                && longest.is_some_and(|median| median < EPOCHS)
                && epochs.holds(EPOCHS as f64)
        },
    );
    p.table(
        "deep_training.rows",
        &[
            ("activation", "activation"),
            ("initialization", "weights"),
            ("found", "found"),
            ("median", "epochs, at the median"),
        ],
        &Point::new(),
    );
    p.says(
        "Ten starts each: how many bring the loss below a twentieth, and how soon the fifth of them does.",
        |[ten, bound, ]| ten == STARTS && bound.value == FOUND && bound.holds(FOUND - 1e-9),
    );
    let [small, large] = LIMITS;
    p.says(
        "Small weights, between −1/10 and 1/10, never find it.",
        |[low, high]| high == small && low == -small && found("tanh", "small") == 0,
    );
    p.says(
        "Large ones, between −1 and 1, do; among eight units a layer they are not as large as they look.",
        |[low, high, units]| {
            let factor = variance(&Uniform { limit: high.value }, NARROW, NARROW) * units.value;
            high == large && low == -large && units == NARROW && found("tanh", "large") > STARTS / 2 && factor < 3.0
        },
    );
    p.says(
        "The last two rows are worth a second look: the same units, and only the factor before the random numbers differs.",
        |[two]| {
            let rows = &training.rows[training.rows.len() - two.n()..];
            rows.iter().all(|row| row.activation == "relu") && rows[0].found < rows[1].found && two == 2
        },
    );

    // The rules.
    p.says(
        "Suppose that the inputs of a unit have the mean square $q$, and that its n weights are random, independent, with the mean 0 and the variance v.",
        |[mean]| mean == 0.0,
    );
    p.says("Then the mean square of the weighted input is", |[]| {
        *IS_PRODUCT
    });
    let power = |factor: f64, layers: usize| factor.powi(layers as i32);
    p.says_roughly(
        "If that is a half, ten layers leave a thousandth; if it is two, ten layers make it a thousand times as large.",
        |[half, ten, least, two, layers, most]| {
            // 1024 is a thousand.
            let about = |actual: f64, said: f64| (actual / said - 1.0).abs() < 0.03;
            about(power(half.value, ten.n()), least.value) && about(power(two.value, layers.n()), most.value)
        },
    );
    p.says("Only a factor of 1 goes on for ever:", |[one]| {
        power(one.value, 1000) == 1.0 && power(0.99, 1000) < 1e-4 && power(1.01, 1000) > 1e4
    });
    let wish: Vec<Point> = LAYERS_OF_RULES
        .map(|(n, m)| {
            let v = 1.0 / n as f64;
            Point::new().numbers([("n", n as f64), ("m", m as f64), ("v", v)])
        })
        .to_vec();
    p.formula(r"v = \frac{1}{n}.", &wish);
    p.says(
        "If they are m, the factor is $mv$, and v would have to be $1/m$.",
        |[one]| {
            LAYERS_OF_RULES
                .iter()
                .all(|(_, m)| *m as f64 * (one.value / *m as f64) == 1.0)
        },
    );
    p.formula(r"v = \frac{2}{n + m}.", &points(&Xavier));
    p.says(
        "Both wishes at once can only be met halfway, by the mean of n and m:",
        |[]| {
            LAYERS_OF_RULES.iter().all(|(n, m)| {
                let mean = f64::midpoint(*n as f64, *m as f64);
                (variance(&Xavier, *n, *m) - 1.0 / mean).abs() < 1e-15
            })
        },
    );
    p.says(
        "Half of them are off, and an answer of 0 has no size, so each layer halves the mean square.",
        |[half, zero]| {
            // Over weighted inputs that are as often negative as positive.
            let z: Vec<f64> = (-1000..=1000).map(|i| f64::from(i) / 500.0).collect();
            let squares = |f: &dyn Fn(f64) -> f64| z.iter().map(|z| f(*z).powi(2)).sum::<f64>();
            let off = z.iter().filter(|z| Relu.apply(**z) == zero.value).count() as f64 / z.len() as f64;
            (squares(&|z| Relu.apply(z)) / squares(&|z| z) - half.value).abs() < 1e-12 && (off - half.value).abs() < 0.001
        },
    );
    p.formula(r"v = \frac{2}{n}.", &points(&He));
    let uniform = |r: f64| {
        let sum: f64 = (0..1000)
            .map(|i| (r * (2.0 * (f64::from(i) + 0.5) / 1e3 - 1.0)).powi(2))
            .sum();
        sum / 1e3
    };
    p.says(
        "In the crate they are limits of uniform numbers; a number that is uniform between −r and r has the variance $r^2/3$.",
        |[power, three]| {
            [0.5, 2.0, 3.0].iter().all(|r: &f64| (uniform(*r) / (r.powf(power.value) / three.value) - 1.0).abs() < 1e-5)
        },
    );

    // The measurement.
    p.says(
        "Measure it, before any learning: ten layers of forty units, thirty random inputs, and the mean squares layer by layer.",
        |[ten, forty, thirty]| ten == LAYERS && forty == WIDTH && thirty == SAMPLES,
    );
    p.figure(
        "layer-sizes",
        &[("activation", &"tanh"), ("way", &"back"), ("limit", &small)],
    );
    p.says(
        "Ten hidden layers with tanh: from the last hidden layer to the first the mean square of the error signals is multiplied by 0.05 with Xavier's rule, by 0.75 with He's, and by 4 × 10⁻⁹ with all weights uniform up to 0.1.",
        |[ten, xavier, he, digits, power, limit]| {
            let [uniform, by_xavier, by_he] = *SHOWN;
            ten == LAYERS
                && xavier.holds(by_xavier)
                && he.holds(by_he)
                && (digits.value - uniform / power.value).abs() < 0.05
                && digits.value >= 1.0
                && digits.value < 10.0
                && limit.holds(small)
                && limit.value == small
        },
    );
    p.table(
        "deep_ratios.rows",
        &[
            ("activation", "activation"),
            ("initialization", "weights"),
            ("there.2", "weighted inputs"),
            ("back.2", "error signals"),
        ],
        &Point::new(),
    );
    let ratios = &*RATIOS;
    p.says(
        "What ten hidden layers make of a mean square: of weighted inputs from the first layer to the last, of error signals from the last to the first.",
        |[ten]| {
            ten == LAYERS
                && DEEP.iter().zip(ratios).all(|(start, ratio)| {
                    let (first, last) = (&start.layers[0], &start.layers[ten.n() - 1]);
                    ratio.there == last.z / first.z && ratio.back == first.delta / last.delta
                })
        },
    );
    p.says("A factor of 1 would be perfect.", |[one]| {
        power(one.value, LAYERS) == 1.0
    });
    p.says(
        "With weights up to 1/10 the first layer gets error signals whose mean square is {{#number deep_ratios.rows.0.back .1}} of what the last one gets.",
        |[limit, left]| limit.holds(small) && limit.value == small && left.holds(ratios[0].back),
    );
    p.says(
        "With weights up to 1 it has exploded, and the units are saturated besides: the weighted inputs of the last layer have a mean square of {{#number deep_starts.rows.1.layers.9.z .2}}.",
        |[limit, size]| {
            let z = DEEP[1].layers[LAYERS - 1].z;
            limit.holds(large) && limit.value == large && ratios[1].back > 1000.0 && size.holds(z) && Tanh.derivative(z.sqrt()) < 0.01
        },
    );
    let within = |factor: f64, ratio: f64| ratio < factor && ratio > 1.0 / factor;
    p.says(
        "Xavier's rule with tanh keeps both within a factor of 25 over ten layers, and He's with ReLU within one of 3.",
        |[wide, ten, narrow]| {
            let both = |row: usize, factor: f64| within(factor, ratios[row].there) && within(factor, ratios[row].back);
            ten == LAYERS && both(2, wide.value) && both(5, narrow.value) && !both(2, wide.value - 3.0) && !both(5, narrow.value - 0.7)
                && wide == 25.0 && narrow == 3.0
        },
    );
    p.says(
        "For the sigmoid no rule of this kind helps: its slope is a quarter at most, and what makes up for that on the way back saturates it on the way there.",
        |[quarter]| {
            // Four times as large as Xavier's, it has what it needs at 0, and weighted inputs of a size where its slope is less.
            quarter.value == Sigmoid.derivative(0.0)
                && (-40..=40).all(|z| quarter.holds(Sigmoid.derivative(f64::from(z) / 4.0)) || Sigmoid.derivative(f64::from(z) / 4.0) <= quarter.value)
                && Sigmoid.derivative(*FOURFOLD) < 0.6 * quarter.value
        },
    );
    p.says(
        "What goes through a layer is multiplied by the number of inputs times the variance of the weights; it should be 1, and for ReLUs 2.",
        |[one, two]| {
            LAYERS_OF_RULES.iter().all(|(n, _)| {
                (variance(&He, *n, *n) * *n as f64 - two.value).abs() < 1e-12
                    && (variance(&Xavier, *n, *n) * *n as f64 - one.value).abs() < 1e-12
            })
        },
    );

    // The exercises.
    let hundred = 100;
    p.says(
        "A layer has 100 inputs and 100 ReLUs.",
        |[inputs, units]| inputs == hundred && units == hundred,
    );
    p.says(
        "Do not mix up variance and limit: the variance is $r^2/3$.",
        |[power, three]| {
            [0.5, 2.0, 3.0].iter().all(|r: &f64| {
                (uniform(*r) / (r.powf(power.value) / three.value) - 1.0).abs() < 1e-5
            })
        },
    );
    let xavier = Xavier.weight_limit(hundred, hundred);
    let he = He.weight_limit(hundred, hundred);
    p.says(
        "Xavier's is 2/200, so $r^2$ is 6/200, and r about a sixth.",
        |[v, power, square, r]| {
            (v.value - variance(&Xavier, hundred, hundred)).abs() < 1e-15
                && (square.value - xavier.powf(power.value)).abs() < 1e-15
                && r.holds(xavier)
                && (r.value - xavier).abs() < 0.01
        },
    );
    p.says(
        "He's is 2/100, so $r^2$ is 6/100, and r about a quarter.",
        |[v, power, square, r]| {
            (v.value - variance(&He, hundred, hundred)).abs() < 1e-15
                && (square.value - he.powf(power.value)).abs() < 1e-15
                && r.holds(he)
                && (r.value - he).abs() < 0.01
        },
    );
    p.says(
        "Why does a bias of 0 do no harm, while weights of 0 do?",
        |[bias, weight]| bias == weight.value && bias == Xavier.bias_limit(hundred, hundred),
    );
    p.says(
        "Signals and error signals pass through weights, and through weights of 0 nothing passes.",
        |[zero]| 3.0 * zero.value == 0.0,
    );
    p.says("In a chain of one unit a layer, n and m are 1.", |[one]| {
        one == 1
    });
    p.says("The variance is 2/2 = 1.", |[fraction, one]| {
        (variance(&Xavier, 1, 1) - fraction.value).abs() < 1e-15
            && (variance(&Xavier, 1, 1) - one.value).abs() < 1e-15
    });
    p.says(
        "Somebody doubles all weights of a ReLU network with He's rule and biases of 0.",
        |[zero]| zero == He.bias_limit(hundred, hundred),
    );
    let line = || (-20..=20).map(|z| f64::from(z) / 4.0);
    p.says(
        r"A ReLU passes a positive factor on: $\max(0, 2z) = 2\max(0, z)$.",
        |[a, factor, b, c]| {
            line().all(|z| {
                f64::max(a.value, factor.value * z) == b.value * f64::max(c.value, z)
                    && Relu.apply(z) == f64::max(c.value, z)
            })
        },
    );
    p.formula(
        r"\max(0, 2z) = 2\max(0, z)",
        &[-1.5, 0.5, 3.0].map(|z| Point::new().number("z", z)),
    );
    p.says(
        "So each of the ten layers doubles what it gets and what the layers before have doubled already.",
        |[ten]| ten == LAYERS,
    );
    p.says(
        "Ten layers make a factor of $2^{10}$ of it, 1024, and the mean square grows by the square of that.",
        |[ten, power_of_two, factor]| {
            (*GROWN / factor.value.powi(2) - 1.0).abs() < 1e-12
                && ten == LAYERS && power_of_two == power(2.0, LAYERS) && factor == power_of_two.value
        },
    );
}
