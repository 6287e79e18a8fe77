//! The order in which a sum over samples is formed, written down a second time, and held to the bit.

use activations::{Identity, Sigmoid};
use learning::{
    CrossEntropy, Dataset, Loss, Mean, Model, Objective, SquaredError, gradient, loss_and_gradient,
    total_loss,
};
use ndarray::{Array1, Array2};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;

/// The sum of these terms: in chunks of 4096; in each, term i is added to lane i mod 8, and the lanes are added from the
/// first to the last. Eight terms or fewer are added as they come.
fn ordered_sum(terms: &[f64]) -> f64 {
    let mut total = 0.0;
    if terms.len() <= 8 {
        for term in terms {
            total += term;
        }
        return total;
    }
    for chunk in terms.chunks(4096) {
        let mut lanes = [0.0; 8];
        for (i, term) in chunk.iter().enumerate() {
            lanes[i % 8] += term;
        }
        let mut sum = 0.0;
        for lane in lanes {
            sum += lane;
        }
        total += sum;
    }
    total
}

/// L and ∇L by that order, without any factor.
fn reference<A, L: Loss<A>>(loss: &L, neuron: &Neuron<A>, data: &Dataset) -> (f64, Vec<f64>) {
    let mut values = Vec::new();
    let mut deltas = Vec::new();
    for (x, y) in data.samples() {
        let z = neuron.weighted_input(&x);
        values.push(loss.value(neuron.activation(), z, y));
        deltas.push(loss.error_signal(neuron.activation(), z, y));
    }
    let mut gradient = Vec::new();
    for x in data.inputs().columns() {
        let terms: Vec<f64> = deltas.iter().zip(x).map(|(delta, x)| delta * x).collect();
        gradient.push(ordered_sum(&terms));
    }
    gradient.push(ordered_sum(&deltas));
    (ordered_sum(&values), gradient)
}

/// Around the edges of lanes, blocks of 64 and of 512, chunks, and of the width from which blocks are long.
const SHAPES: [(usize, usize); 27] = [
    (1, 1),
    (2, 1),
    (7, 1),
    (8, 1),
    (9, 1),
    (1, 5),
    (2, 3),
    (7, 4),
    (8, 9),
    (9, 4),
    (16, 2),
    (63, 5),
    (64, 7),
    (65, 3),
    (100, 33),
    (511, 127),
    (512, 128),
    (513, 129),
    (1025, 130),
    (70, 1000),
    (5, 300),
    (4095, 2),
    (4096, 3),
    (4097, 1),
    (4103, 129),
    (8192, 2),
    (12_301, 3),
];

fn holds<A: Sync + Clone, L: Loss<A>>(loss: L, activation: A) {
    for (n_samples, n_inputs) in SHAPES {
        let data = random_data(n_samples, n_inputs, 31);
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(32);
        let neuron = Neuron::random(n_inputs, activation.clone(), &mut rng);
        let (value, slopes) = reference(&loss, &neuron, &data);
        let shape = format!("{n_samples} × {n_inputs}");

        let (ours, our_gradient) = loss_and_gradient(&loss, &neuron, &data);
        assert_eq!(ours.to_bits(), value.to_bits(), "{shape}: L");
        assert_eq!(our_gradient.to_vec(), slopes, "{shape}: ∇L");
        assert_eq!(gradient(&loss, &neuron, &data), our_gradient, "{shape}");
        assert_eq!(
            total_loss(&loss, &neuron, &data).to_bits(),
            value.to_bits(),
            "{shape}: L alone"
        );
        let mut objective = neuron.objective(&loss, &data);
        let theta = neuron.parameters().to_vec();
        assert_eq!(
            objective.loss(&theta).to_bits(),
            value.to_bits(),
            "{shape}: L alone, of the objective"
        );
    }
}

#[test]
fn a_sum_is_formed_in_the_order_that_is_written_down() {
    holds(SquaredError, Sigmoid);
    holds(CrossEntropy, Sigmoid);
    holds(SquaredError, Identity);
}

#[test]
fn a_boxed_loss_gives_the_same_bits() {
    holds::<_, Box<dyn Loss<Sigmoid>>>(Box::new(CrossEntropy), Sigmoid);
}

#[test]
fn what_an_objective_keeps_from_one_evaluation_does_not_reach_the_next() {
    // Data of other sizes between, with the same workspace.
    let neuron = Neuron::random(3, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(33));
    let theta = neuron.parameters().to_vec();
    let mut workspace = Default::default();
    for n_samples in [9000, 5, 64, 4097, 100, 9000] {
        let data = random_data(n_samples, 3, 34);
        let (value, slopes) = reference(&SquaredError, &neuron, &data);
        let mut gradient = vec![f64::NAN; 4];
        let ours = neuron.loss_and_gradient(
            &SquaredError,
            (&data).into(),
            &theta,
            &mut gradient,
            &mut workspace,
        );
        assert_eq!((ours, gradient), (value, slopes), "{n_samples} samples");
        let alone = neuron.loss_at(&SquaredError, (&data).into(), &theta, &mut workspace);
        assert_eq!(alone, value, "{n_samples} samples, without a gradient");
    }
}

#[test]
fn a_mean_is_the_sum_times_one_over_n() {
    for n_samples in [3, 100] {
        let data = random_data(n_samples, 2, 35);
        let neuron = Neuron::random(2, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(36));
        let (value, slopes) = reference(&SquaredError, &neuron, &data);
        let factor = 1.0 / n_samples as f64;
        let scaled: Vec<f64> = slopes.iter().map(|slope| slope * factor).collect();
        let (ours, gradient) = loss_and_gradient(&Mean(SquaredError), &neuron, &data);
        assert_eq!((ours, gradient.to_vec()), (value * factor, scaled));
    }
}

#[test]
fn every_layout_of_the_original_becomes_the_same_data() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(37);
    for (n_samples, n_inputs) in [
        (1, 1),
        (1, 9),
        (7, 3),
        (8, 8),
        (9, 1),
        (17, 5),
        (64, 33),
        (100, 2),
    ] {
        let rows = Array2::from_shape_simple_fn((n_samples, n_inputs), || rng.random::<f64>());
        let y = Array1::from_shape_simple_fn(n_samples, || rng.random::<f64>());
        let expected = Dataset::new(&rows, &y).unwrap();
        for (i, row) in rows.rows().into_iter().enumerate() {
            assert_eq!(expected.sample(i), (row, y[i]));
        }

        let mut by_columns = Array2::zeros((n_inputs, n_samples)).reversed_axes();
        by_columns.assign(&rows);
        let mut spread = Array2::from_elem((2 * n_samples, 3 * n_inputs), f64::NAN);
        let mut turned = Array2::from_elem((n_samples, n_inputs), f64::NAN);
        turned.invert_axis(ndarray::Axis(0));
        turned.invert_axis(ndarray::Axis(1));
        turned.assign(&rows);
        let mut every_other = spread.view_mut();
        every_other.collapse_every(2, 3);
        every_other.assign(&rows);
        for same in [
            by_columns.view(),
            turned.view(),
            every_other.view(),
            expected.inputs(),
        ] {
            assert_eq!(Dataset::new(&same, &y).unwrap(), expected);
        }
        assert_eq!(expected.clone(), expected);
        let all: Vec<usize> = (0..n_samples).collect();
        assert_eq!(expected.select(&all), expected);
    }
}

/// Every `rows`-th row and every `columns`-th column.
trait CollapseEvery {
    fn collapse_every(&mut self, rows: isize, columns: isize);
}

impl CollapseEvery for ndarray::ArrayViewMut2<'_, f64> {
    fn collapse_every(&mut self, rows: isize, columns: isize) {
        use ndarray::{Axis, Slice};
        self.slice_axis_inplace(Axis(0), Slice::new(0, None, rows));
        self.slice_axis_inplace(Axis(1), Slice::new(0, None, columns));
    }
}
