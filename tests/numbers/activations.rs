//! Properties that one activation has and another has not: a range, a slope.

use activations::{Activation, Identity, Sigmoid, Step};
use serde::Serialize;

#[test]
fn an_output_takes_the_values_that_its_activation_allows() {
    #[derive(Serialize)]
    struct Ranges {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        function: &'static str,
        least: f64,
        greatest: f64,
    }

    let functions: [(&str, &dyn Activation); 3] = [
        ("step", &Step::default()),
        ("sigmoid", &Sigmoid),
        ("identity", &Identity),
    ];
    let rows = functions.map(|(function, activation)| {
        let outputs = (-6..=6).map(|z| activation.apply(f64::from(z)));
        Row {
            function,
            least: outputs.clone().fold(f64::INFINITY, f64::min),
            greatest: outputs.fold(f64::NEG_INFINITY, f64::max),
        }
    });

    let [step, sigmoid, identity] = &rows;
    assert_eq!((step.least, step.greatest), (0.0, 1.0));
    assert!(0.0 < sigmoid.least && sigmoid.greatest < 1.0);
    assert_eq!((identity.least, identity.greatest), (-6.0, 6.0));
    // Between the whole numbers too: the step has two values, the sigmoid stays inside its interval.
    for hundredths in -3600..=3600 {
        let z = f64::from(hundredths) / 100.0;
        assert!([0.0, 1.0].contains(&Step::default().apply(z)));
        assert!(0.0 < Sigmoid.apply(z) && Sigmoid.apply(z) < 1.0);
    }
    lock!("ranges", Ranges { rows: rows.into() });
}

#[test]
fn continuous_is_not_differentiable() {
    #[derive(Serialize)]
    struct OneSidedSlopes {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        function: &'static str,
        left: f64,
        right: f64,
    }

    let h = 1e-6;
    let slopes = |function, f: &dyn Fn(f64) -> f64| Row {
        function,
        left: (f(0.0) - f(-h)) / h,
        right: (f(h) - f(0.0)) / h,
    };
    let rows = vec![
        slopes("|x|", &|x: f64| x.abs()),
        slopes("max(0, x)", &|x: f64| x.max(0.0)),
        slopes("σ(x)", &|x: f64| Sigmoid.apply(x)),
    ];

    assert_eq!((rows[0].left, rows[0].right), (-1.0, 1.0));
    assert_eq!((rows[1].left, rows[1].right), (0.0, 1.0));
    // σ″(0) = 0, so both slopes are ¼ but for h²/48 = 2e-14 and for rounding, 2.5 · 2⁻⁵³ / h = 2.8e-10.
    assert!((rows[2].left - 0.25).abs() < 3e-10 && (rows[2].right - 0.25).abs() < 3e-10);
    lock!("one_sided_slopes", OneSidedSlopes { rows });
}

#[test]
fn a_step_is_flat_wherever_it_has_a_slope() {
    #[derive(Serialize)]
    struct StepSlope {
        rows: Vec<Row>,
        at_the_jump: Vec<Jump>,
    }
    #[derive(Serialize)]
    struct Row {
        z: f64,
        quotient: f64,
    }
    #[derive(Serialize)]
    struct Jump {
        h: f64,
        quotient: f64,
    }

    let u = Step::default();
    let quotient = |z: f64, h: f64| (u.apply(z + h) - u.apply(z - h)) / (2.0 * h);
    let slopes = StepSlope {
        rows: [-4.0, -1.0, -0.1, 0.1, 1.0, 4.0]
            .map(|z| Row {
                z,
                quotient: quotient(z, 1e-6),
            })
            .into(),
        at_the_jump: [0.1, 0.01, 0.001]
            .map(|h| Jump {
                h,
                quotient: quotient(0.0, h),
            })
            .into(),
    };

    assert!(slopes.rows.iter().all(|row| row.quotient == 0.0));
    // Off the jump the quotient is 0 for every step that does not reach across it, at the jump it is 1/(2h)
    // and has no limit.
    for thousandths in (-4000..=4000).filter(|&z| z != 0) {
        assert_eq!(quotient(f64::from(thousandths) / 1000.0, 1e-6), 0.0);
    }
    assert!(
        slopes
            .at_the_jump
            .is_sorted_by(|a, b| 9.0 * a.quotient < b.quotient)
    );
    lock!("step_slope", slopes);
}
