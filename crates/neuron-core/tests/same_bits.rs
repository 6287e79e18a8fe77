//! Many inputs at once give the bits of the plain formula, in every shape and every layout in memory.

use activations::{Activation, Identity, Sigmoid, Step};
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, ArrayView2, Axis, ShapeBuilder, Slice};
use neuron_core::{Neuron, ThresholdUnit, binary_inputs, inner_product};
use rand::{Rng, RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// Numbers with which an addition in another order, or one that is left out or fused, shows.
const SHARP: [f64; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    -0.3,
    1e16,
    -1e16,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    -5e-324,
    1e-300,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

fn sharp(rng: &mut impl Rng) -> f64 {
    match rng.random_range(0..4) {
        0 => SHARP[rng.random_range(0..SHARP.len())],
        1 => SHARP[rng.random_range(0..7)],
        _ => rng.random_range(-1.0..1.0),
    }
}

fn finite(rng: &mut impl Rng) -> f64 {
    match rng.random_range(0..4) {
        0 => SHARP[rng.random_range(0..13)],
        _ => rng.random_range(-1.0..1.0),
    }
}

/// `0 + w₁x₁ + … + wₙxₙ + b`, as it is read.
fn formula(weights: &ArrayRef1<f64>, bias: f64, x: &ArrayRef1<f64>) -> f64 {
    let mut z = 0.0;
    for j in 0..weights.len() {
        z += weights[j] * x[j];
    }
    z + bias
}

/// All NaNs are one: which of two the sum of them keeps is nobody's promise.
fn bits(values: &ArrayRef1<f64>) -> Vec<u64> {
    values
        .iter()
        .map(|value| if value.is_nan() { f64::NAN } else { *value }.to_bits())
        .collect()
}

/// The same matrix in every layout that a caller may have.
fn each_layout(xs: &Array2<f64>, mut check: impl FnMut(&str, &ArrayRef2<f64>)) {
    let (m, n) = xs.dim();
    let every = |step| Slice::new(0, None, step);
    check("rows", xs);

    let mut by_columns = Array2::zeros((m, n).f());
    by_columns.assign(xs);
    check("columns", &by_columns);

    let stride = m + 5;
    let mut padded = vec![f64::NAN; stride * n];
    for (to, from) in padded.chunks_mut(stride).zip(xs.columns()) {
        to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
    }
    let padded = ArrayView2::from_shape((m, n).strides((1, stride)), &padded).unwrap();
    check("columns with something between them", &padded);

    let mut wide = Array2::from_elem((m, n + 3), f64::NAN);
    wide.slice_axis_mut(Axis(1), (2..n + 2).into()).assign(xs);
    check(
        "rows of a wider matrix",
        &wide.slice_axis(Axis(1), (2..n + 2).into()),
    );

    let mut tall = Array2::from_elem((2 * m, n), f64::NAN);
    tall.slice_axis_mut(Axis(0), every(2)).assign(xs);
    check("every second row", &tall.slice_axis(Axis(0), every(2)));

    let mut wide = Array2::from_elem((m, 3 * n), f64::NAN);
    wide.slice_axis_mut(Axis(1), every(3)).assign(xs);
    check("every third column", &wide.slice_axis(Axis(1), every(3)));

    let mut tall = Array2::from_elem((2 * m, n).f(), f64::NAN);
    tall.slice_axis_mut(Axis(0), every(2)).assign(xs);
    check(
        "every second row, by columns",
        &tall.slice_axis(Axis(0), every(2)),
    );

    for axes in [&[0][..], &[1], &[0, 1]] {
        for columns in [false, true] {
            let mut backwards = Array2::zeros((m, n).set_f(columns));
            for &axis in axes {
                backwards.invert_axis(Axis(axis));
            }
            backwards.assign(xs);
            check("backwards", &backwards);
        }
    }
}

fn check_matrix(weights: &Array1<f64>, bias: f64, xs: &Array2<f64>) {
    let (m, n) = xs.dim();
    let z: Array1<f64> = xs
        .rows()
        .into_iter()
        .map(|x| formula(weights, bias, &x))
        .collect();
    let neuron = Neuron::new(weights.clone(), bias, Sigmoid);
    let unit = ThresholdUnit::new(weights.clone(), -bias);
    let a = z.mapv(|z| Sigmoid.apply(z));
    let y = z.mapv(|z| Step::default().apply(z));
    each_layout(xs, |layout, xs| {
        let place = format!("{m} × {n}, {layout}");
        assert_eq!(bits(&neuron.weighted_inputs(xs)), bits(&z), "{place}");
        assert_eq!(bits(&unit.weighted_inputs(xs)), bits(&z), "{place}");
        assert_eq!(bits(&neuron.outputs(xs)), bits(&a), "{place}");
        assert_eq!(bits(&unit.outputs(xs)), bits(&y), "{place}");

        // Into an array of one block, and into every second element of another.
        let mut out = Array1::from_elem(m, 7.0);
        neuron.outputs_into(xs, &mut out);
        assert_eq!(bits(&out), bits(&a), "{place}");
        unit.outputs_into(xs, &mut out);
        assert_eq!(bits(&out), bits(&y), "{place}");
        let mut out = Array1::from_elem(2 * m, 7.0);
        neuron.outputs_into(xs, &mut out.slice_axis_mut(Axis(0), Slice::new(0, None, 2)));
        let (even, odd): (Vec<_>, Vec<_>) = out.indexed_iter().partition(|(i, _)| i % 2 == 0);
        let even: Array1<f64> = even.into_iter().map(|(_, a)| *a).collect();
        assert_eq!(bits(&even), bits(&a), "{place}");
        assert!(odd.into_iter().all(|(_, a)| *a == 7.0), "{place}");

        for (x, z) in xs.rows().into_iter().zip(&z) {
            let one = Array1::from_elem(1, neuron.weighted_input(&x));
            assert_eq!(bits(&one), bits(&Array1::from_elem(1, *z)), "{place}");
        }
    });
}

#[test]
fn every_small_shape_in_every_layout() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1943);
    for m in 0..=19 {
        for n in 1..=19 {
            let weights = Array1::from_shape_simple_fn(n, || finite(&mut rng));
            let bias = finite(&mut rng);
            let xs = Array2::from_shape_simple_fn((m, n), || sharp(&mut rng));
            check_matrix(&weights, bias, &xs);
        }
    }
}

#[test]
fn shapes_about_the_borders_of_the_blocks() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1958);
    for (m, n) in [
        (255, 3),
        (256, 4),
        (257, 5),
        (1023, 3),
        (1024, 4),
        (1025, 9),
        (2061, 2),
        (9, 511),
        (17, 513),
        (1, 600),
        (31, 4097),
    ] {
        let weights = Array1::from_shape_simple_fn(n, || finite(&mut rng));
        let bias = finite(&mut rng);
        let xs = Array2::from_shape_simple_fn((m, n), || sharp(&mut rng));
        check_matrix(&weights, bias, &xs);
    }
}

#[test]
fn one_row_seen_many_times_and_one_column_seen_many_times() {
    let weights = Array1::from(vec![0.1, 1e16, -1e16, 0.3, -0.0]);
    let neuron = Neuron::new(weights.clone(), 0.7, Identity);
    let x = Array1::from(vec![0.7, 1.0, 1.0, 0.2, 5.0]);
    let rows = x.broadcast((21, 5)).unwrap();
    let z = formula(&weights, 0.7, &x);
    assert_eq!(neuron.outputs(&rows), Array1::from_elem(21, z));

    let column = Array2::from_shape_fn((21, 1), |(i, _)| i as f64);
    let columns = column.broadcast((21, 5)).unwrap();
    let z: Array1<f64> = columns
        .rows()
        .into_iter()
        .map(|x| formula(&weights, 0.7, &x))
        .collect();
    assert_eq!(neuron.outputs(&columns), z);
}

#[test]
fn weights_of_any_layout() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1986);
    let xs = Array2::from_shape_simple_fn((20, 6), || sharp(&mut rng));
    let mut weights = Array1::from_shape_simple_fn(6, || finite(&mut rng));
    weights.invert_axis(Axis(0));
    check_matrix(&weights, 0.5, &xs);
    let weights = Array1::from_shape_simple_fn(12, || finite(&mut rng));
    check_matrix(
        &weights.slice_axis_move(Axis(0), Slice::new(0, None, 2)),
        0.5,
        &xs,
    );
}

#[test]
fn any_activation_is_applied_to_each_weighted_input_once() {
    let kinds: [&dyn Activation; 2] = [&Sigmoid, &Identity];
    for kind in kinds {
        let neuron = Neuron::new(vec![0.5, -0.25], 0.1, kind);
        let xs = Array2::from_shape_fn((1100, 2), |(i, j)| (i as f64) / 100.0 - j as f64);
        let expected: Array1<f64> = xs.rows().into_iter().map(|x| neuron.output(&x)).collect();
        assert_eq!(bits(&neuron.outputs(&xs)), bits(&expected));
    }
}

#[test]
fn a_truth_table_has_the_bits_of_the_formula() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1854); // Boole
    for n in 1..=12 {
        for _ in 0..20 {
            let weights = Array1::from_shape_simple_fn(n, || finite(&mut rng));
            let bias = finite(&mut rng);
            let table = Neuron::new(weights.clone(), bias, Sigmoid).truth_table();
            let of_unit = ThresholdUnit::new(weights.clone(), -bias).truth_table();
            assert_eq!((table.n_inputs(), table.len()), (n, 1 << n));
            for (i, x) in binary_inputs(n).enumerate() {
                let z = formula(&weights, bias, &x);
                let row = table.row(i);
                assert_eq!(row.weighted_input.to_bits(), z.to_bits());
                assert_eq!(row.output.to_bits(), Sigmoid.apply(z).to_bits());
                assert_eq!(of_unit.outputs()[i], Step::default().apply(z));
                assert_eq!(of_unit.weighted_inputs()[i].to_bits(), z.to_bits());
                assert_eq!(row.inputs, x);
            }
            let rows: Vec<_> = table.iter().collect();
            assert_eq!(rows, table.into_iter().collect::<Vec<_>>());
        }
    }
}

#[test]
fn the_largest_table_has_the_inputs_of_its_last_row() {
    let weights = Array1::from_shape_fn(20, |j| (1 << (19 - j)) as f64);
    let table = Neuron::new(weights.clone(), 0.0, Identity).truth_table();
    // The weights are the powers of two, so each row's weighted input is its number.
    assert!(
        table
            .weighted_inputs()
            .iter()
            .enumerate()
            .all(|(i, z)| *z == i as f64)
    );
    let last = table.row(table.len() - 1);
    assert_eq!(last.inputs, Array1::<f64>::ones(20));
    assert_eq!(inner_product(&weights, &last.inputs), last.output);
}

#[test]
#[should_panic(expected = "a table of 4 rows has no row 4: the first is row 0")]
fn a_row_behind_the_last_panics_with_a_sentence() {
    let _ = ThresholdUnit::new(vec![5.0, 3.0], 4.0).truth_table().row(4);
}

#[test]
#[should_panic(expected = "2 rows of inputs have as many outputs, and the array for them holds 3")]
fn an_array_of_another_length_panics_with_a_sentence() {
    let mut out = Array1::zeros(3);
    ThresholdUnit::new(vec![5.0, 3.0], 4.0).outputs_into(&Array2::zeros((2, 2)), &mut out);
}

#[test]
#[should_panic(expected = "2 weights cannot meet 3 inputs: the lengths must be equal")]
fn a_matrix_of_another_width_panics_with_a_sentence() {
    let mut out = Array1::zeros(2);
    Neuron::zeros(2, Identity).outputs_into(&Array2::zeros((2, 3)), &mut out);
}
