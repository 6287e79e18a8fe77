//! One number, a slice, an array of any layout: the same bits.

use activations::{
    Activation, ActivationArrays, Differentiable, DifferentiableArrays, Sigmoid, Tanh,
    TwiceDifferentiable, TwiceDifferentiableArrays,
};
use ndarray::{
    Array, Array1, Array2, Array3, ArrayD, ArrayRef, Axis, Dimension, IxDyn, ShapeBuilder, Slice,
    arr0, array,
};

use crate::list::FUNCTIONS;
use crate::points::Random;

/// The bits of each element, in logical order; all NaNs are one.
fn bits<'a>(values: impl IntoIterator<Item = &'a f64>) -> Vec<u64> {
    values
        .into_iter()
        .map(|value| if value.is_nan() { f64::NAN } else { *value }.to_bits())
        .collect()
}

fn inputs(count: usize) -> Vec<f64> {
    let mut random = Random::new(1);
    (0..count).map(|turn| random.anywhere(turn)).collect()
}

#[test]
fn slices_of_every_length_agree_with_scalars() {
    // From none to more than a few vectors of any width, so that every remainder is met.
    for count in 0..70 {
        let z = inputs(count);
        for function in FUNCTIONS {
            let expected: Vec<f64> = z.iter().map(|&z| function.activation.apply(z)).collect();
            let mut out = vec![f64::NAN; count];
            function.activation.apply_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected), "{}", function.name);
            let mut values = z.clone();
            function.activation.apply_in_place(&mut values);
            assert_eq!(bits(&values), bits(&expected), "{}", function.name);

            let Some(differentiable) = function.differentiable else {
                continue;
            };
            let expected: Vec<f64> = z.iter().map(|&z| differentiable.derivative(z)).collect();
            differentiable.derivative_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected), "{}'", function.name);
            let mut values = z.clone();
            differentiable.derivative_in_place(&mut values);
            assert_eq!(bits(&values), bits(&expected), "{}'", function.name);

            let Some(twice) = function.twice_differentiable else {
                continue;
            };
            let expected: Vec<f64> = z.iter().map(|&z| twice.second_derivative(z)).collect();
            twice.second_derivative_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected), "{}''", function.name);
            let mut values = z.clone();
            twice.second_derivative_in_place(&mut values);
            assert_eq!(bits(&values), bits(&expected), "{}''", function.name);
        }
    }
}

/// Checks all array forms of all functions on one array or view.
macro_rules! check_array {
    ($z:expr) => {{
        let z = $z;
        for function in FUNCTIONS {
            let expected = z.mapv(|z| function.activation.apply(z));
            assert_eq!(bits(&function.activation.apply_array(&z)), bits(&expected));
            let mut out = Array::from_elem(z.raw_dim(), f64::NAN);
            function.activation.apply_array_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected));
            // A result in another layout than the input.
            let mut out = Array::from_elem(z.raw_dim().f(), f64::NAN);
            function.activation.apply_array_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected));
            let mut values = z.to_owned();
            function.activation.apply_array_in_place(&mut values);
            assert_eq!(bits(&values), bits(&expected));

            let Some(differentiable) = function.differentiable else {
                continue;
            };
            let expected = z.mapv(|z| differentiable.derivative(z));
            assert_eq!(bits(&differentiable.derivative_array(&z)), bits(&expected));
            let mut out = Array::from_elem(z.raw_dim().f(), f64::NAN);
            differentiable.derivative_array_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected));
            let mut values = z.to_owned();
            differentiable.derivative_array_in_place(&mut values);
            assert_eq!(bits(&values), bits(&expected));

            let Some(twice) = function.twice_differentiable else {
                continue;
            };
            let expected = z.mapv(|z| twice.second_derivative(z));
            assert_eq!(bits(&twice.second_derivative_array(&z)), bits(&expected));
            let mut out = Array::from_elem(z.raw_dim().f(), f64::NAN);
            twice.second_derivative_array_into(&z, &mut out);
            assert_eq!(bits(&out), bits(&expected));
            let mut values = z.to_owned();
            twice.second_derivative_array_in_place(&mut values);
            assert_eq!(bits(&values), bits(&expected));
        }
    }};
}

#[test]
fn arrays_of_any_dimension_and_layout_agree_with_scalars() {
    let matrix = Array2::from_shape_vec((12, 15), inputs(180)).expect("12 · 15 = 180");
    let cube = Array3::from_shape_vec((3, 4, 15), inputs(180)).expect("3 · 4 · 15 = 180");
    let row = array![1.0, -2.0, 3.0];
    check_array!(arr0(-1.5));
    check_array!(Array1::from_vec(inputs(37)));
    check_array!(Array1::<f64>::zeros(0));
    check_array!(matrix.view());
    check_array!(matrix.t());
    check_array!(matrix.column(3));
    // Every second row from the top, every third column from the right.
    check_array!(matrix.slice_each_axis(|axis| Slice::new(
        0,
        None,
        if axis.axis == Axis(0) { 2 } else { -3 }
    )));
    check_array!(row.broadcast((4, 3)).expect("rows repeat"));
    check_array!(cube.view());
    check_array!(cube.view().permuted_axes([2, 0, 1]));
    check_array!(cube.slice_axis(Axis(1), Slice::from(1..3)));
    check_array!(
        ArrayD::from_shape_vec(IxDyn(&[2, 3, 5, 6]), inputs(180)).expect("2 · 3 · 5 · 6 = 180")
    );
}

#[test]
fn views_are_changed_in_place_and_their_surroundings_are_not() {
    let mut matrix = Array2::zeros((4, 5));
    Sigmoid.apply_array_in_place(&mut matrix.column_mut(2));
    for (column, values) in matrix.axis_iter(Axis(1)).enumerate() {
        assert!(
            values
                .iter()
                .all(|&value| value == if column == 2 { 0.5 } else { 0.0 })
        );
    }
    Sigmoid.derivative_array_in_place(&mut matrix.row_mut(0));
    assert_eq!(matrix.row(0)[0], 0.25);
    assert_eq!(matrix.row(1)[0], 0.0);
}

/// Each of a pair of views, of the same shape and any two layouts, is changed where it should be and nowhere else.
fn check_pair<D: Dimension>(z: &ArrayRef<f64, D>, out: &mut ArrayRef<f64, D>) {
    Tanh.apply_array_into(z, out);
    assert_eq!(bits(&*out), bits(&z.mapv(|z| Tanh.apply(z))));
    out.fill(f64::NAN);
    out.assign(z);
    Tanh.second_derivative_array_in_place(out);
    assert_eq!(bits(&*out), bits(&z.mapv(|z| Tanh.second_derivative(z))));
}

/// Shapes around the block of 4096 and the shortest lane of 32, every order of the axes, every direction, gaps between
/// the elements and between the rows, for the input and the output.
#[test]
fn views_of_every_pair_of_layouts_agree_with_scalars() {
    let untouched = -7.25;
    for shape in [
        [0, 40],
        [40, 0],
        [1, 1],
        [1, 9000],
        [3, 31],
        [3, 32],
        [40, 33],
        [64, 64],
        [241, 17],
        [90, 110],
        [7, 1025],
    ] {
        // All layouts of a matrix: rows or columns first, each axis with a gap or none, in either direction.
        let layouts: Vec<(bool, [isize; 2])> = [false, true]
            .into_iter()
            .flat_map(|transposed| {
                [[1, 1], [1, 2], [3, 1], [-1, 1], [1, -1], [-2, -2]]
                    .map(|steps| (transposed, steps))
            })
            .collect();
        let place = |(transposed, steps): (bool, [isize; 2])| {
            let mut lengths = [0, 1].map(|axis| shape[axis] * steps[axis].unsigned_abs() + 3);
            if transposed {
                lengths.reverse();
            }
            lengths
        };
        for &from in &layouts {
            let [rows, columns] = place(from);
            let z =
                Array2::from_shape_vec((rows, columns), inputs(rows * columns)).expect("as many");
            let z = if from.0 { z.t() } else { z.view() };
            let z = z.slice_each_axis(|axis| {
                let step = from.1[axis.axis.index()];
                Slice::new(
                    0,
                    Some(shape[axis.axis.index()] as isize * step.abs()),
                    step,
                )
            });
            for &to in &layouts {
                let mut whole = Array2::from_elem(place(to), untouched);
                let mut out = if to.0 {
                    whole.view_mut().reversed_axes()
                } else {
                    whole.view_mut()
                };
                let mut out = out.slice_each_axis_mut(|axis| {
                    let step = to.1[axis.axis.index()];
                    Slice::new(
                        0,
                        Some(shape[axis.axis.index()] as isize * step.abs()),
                        step,
                    )
                });
                assert_eq!(z.shape(), shape);
                check_pair(&z, &mut out);
                out.fill(untouched);
                assert!(whole.iter().all(|&value| value == untouched));
            }
        }
    }
}

/// More axes than two, of which the fastest one of the input is not that of the output.
#[test]
fn cubes_of_every_order_of_axes_agree_with_scalars() {
    let cube = Array3::from_shape_vec((20, 30, 40), inputs(24_000)).expect("20 · 30 · 40 = 24000");
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    for from in orders {
        let z = cube.view().permuted_axes(from);
        for to in orders {
            // The shape of z, stored in another order.
            let mut back = [0; 3];
            for (position, axis) in to.into_iter().enumerate() {
                back[axis] = position;
            }
            let lengths = to.map(|axis| z.len_of(Axis(axis)));
            let mut out = Array3::zeros(lengths).permuted_axes(back);
            check_pair(&z, &mut out);
            let cut =
                |axis: ndarray::AxisDescription| Slice::new(1, Some(axis.len as isize - 1), 1);
            check_pair(&z.slice_each_axis(cut), &mut out.slice_each_axis_mut(cut));
        }
    }
}

#[test]
fn references_and_boxes_are_the_function_they_hold() {
    let boxed: Box<dyn TwiceDifferentiable> = Box::new(Sigmoid);
    let borrowed: &dyn TwiceDifferentiable = &Sigmoid;
    let mut out = [0.0; 2];
    for function in [&boxed as &dyn TwiceDifferentiable, &borrowed] {
        assert_eq!(function.apply(1.0), Sigmoid.apply(1.0));
        assert_eq!(function.derivative(1.0), Sigmoid.derivative(1.0));
        function.apply_into(&[0.0, 1.0], &mut out);
        assert_eq!(out, [0.5, Sigmoid.apply(1.0)]);
        function.derivative_into(&[0.0, 1.0], &mut out);
        assert_eq!(out, [0.25, Sigmoid.derivative(1.0)]);
        function.apply_in_place(&mut out);
        assert_eq!(out[0], Sigmoid.apply(0.25));
        function.derivative_in_place(&mut out);
        assert_eq!(out[0], Sigmoid.derivative(Sigmoid.apply(0.25)));
        assert_eq!(
            function.second_derivative(1.0),
            Sigmoid.second_derivative(1.0)
        );
        function.second_derivative_into(&[0.0, 1.0], &mut out);
        assert_eq!(out, [0.0, Sigmoid.second_derivative(1.0)]);
        function.second_derivative_in_place(&mut out);
        assert_eq!(
            out[1],
            Sigmoid.second_derivative(Sigmoid.second_derivative(1.0))
        );
    }
}

#[test]
#[should_panic(expected = "the slice of results must be as long as the slice of inputs")]
fn slices_of_different_length_are_refused() {
    Sigmoid.apply_into(&[0.0; 3], &mut [0.0; 2]);
}

#[test]
#[should_panic(expected = "the slice of results must be as long as the slice of inputs")]
fn slices_of_different_length_are_refused_for_the_derivative() {
    Sigmoid.derivative_into(&[0.0; 3], &mut [0.0; 4]);
}

#[test]
#[should_panic(expected = "the slice of results must be as long as the slice of inputs")]
fn slices_of_different_length_are_refused_for_the_second_derivative() {
    Sigmoid.second_derivative_into(&[0.0; 3], &mut [0.0; 2]);
}

#[test]
#[should_panic(expected = "the array of results must have the shape of the array of inputs")]
fn arrays_of_different_shape_are_refused_for_the_derivative() {
    Sigmoid.derivative_array_into(&Array2::zeros((1, 4)), &mut Array2::zeros((4, 1)));
}

#[test]
#[should_panic(expected = "the array of results must have the shape of the array of inputs")]
fn arrays_of_different_shape_are_refused_for_the_second_derivative() {
    Sigmoid.second_derivative_array_into(&Array2::zeros((1, 4)), &mut Array2::zeros((4, 1)));
}

#[test]
#[should_panic(expected = "the array of results must have the shape of the array of inputs")]
fn arrays_of_different_shape_are_refused() {
    // As many elements, and a shape that broadcasting would accept.
    Sigmoid.apply_array_into(&Array2::zeros((1, 4)), &mut Array2::zeros((4, 1)));
}
