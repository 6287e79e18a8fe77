//! One number, a slice, an array of any layout: the same bits.

use activations::{Activation, ActivationArrays, Differentiable, DifferentiableArrays, Sigmoid};
use ndarray::{
    Array, Array1, Array2, Array3, ArrayD, Axis, IxDyn, ShapeBuilder, Slice, arr0, array,
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

#[test]
fn references_and_boxes_are_the_function_they_hold() {
    let boxed: Box<dyn Differentiable> = Box::new(Sigmoid);
    let borrowed: &dyn Differentiable = &Sigmoid;
    let mut out = [0.0; 2];
    for function in [&boxed as &dyn Differentiable, &borrowed] {
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
#[should_panic(expected = "the array of results must have the shape of the array of inputs")]
fn arrays_of_different_shape_are_refused() {
    // As many elements, and a shape that broadcasting would accept.
    Sigmoid.apply_array_into(&Array2::zeros((1, 4)), &mut Array2::zeros((4, 1)));
}
