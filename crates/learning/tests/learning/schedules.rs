//! Learning rates that change from epoch to epoch.

use std::ops::ControlFlow;

use learning::{
    Descent, Epoch, ExponentialDecay, GradientDescent, InverseTimeDecay, Nesterov, Rule, Schedule,
    Scheduled, StepDecay, StopReason, TrainingError,
};
use ndarray::{ArrayRef1, array};

use crate::extremes::parabola;

#[test]
fn a_schedule_multiplies_the_learning_rate_of_each_epoch() {
    // Each step multiplies θ by 1 − η s(k).
    fn path(schedule: impl Schedule, steps: usize) -> (Vec<f64>, StopReason) {
        let rule = Scheduled {
            rule: GradientDescent { learning_rate: 0.5 },
            schedule,
        };
        let mut path = Vec::new();
        let observe = |_: &Epoch, theta: &ArrayRef1<f64>| {
            path.push(theta[0]);
            ControlFlow::Continue(())
        };
        let history = Descent { rule, steps }
            .minimize_observed(parabola, &mut array![1.0], observe)
            .unwrap();
        (path, history.stopped)
    }
    let limit = StopReason::EpochLimit;
    // A warm-up from 0, and a pause: epochs that move nothing are not the end.
    let warm_up = |epoch: usize| [0.0, 0.0, 1.0, 0.0, 0.0, 0.5][epoch - 1];
    let expected = vec![1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.375];
    assert_eq!(path(warm_up, 6), (expected, limit));

    let (factor, every) = (0.5, 2);
    let step = StepDecay { factor, every };
    let expected = vec![1.0, 0.5, 0.25, 0.1875, 0.140625, 0.123046875];
    assert_eq!(path(step, 5), (expected, limit));
    let never = StepDecay { factor, every: 0 };
    let exponential = ExponentialDecay { factor };
    let expected = vec![1.0, 0.5, 0.375, 0.328125, 0.3076171875];
    assert_eq!(path(exponential, 4), (expected.clone(), limit));
    assert_eq!(path(never, 4), (expected, limit));
    let inverse = InverseTimeDecay { rate: 1.0 };
    // s = 1, ½, ⅓, ¼
    let expected = [1.0, 0.5, 0.375, 0.3125, 0.2734375];
    for (ours, truth) in path(inverse, 4).0.into_iter().zip(expected) {
        assert!((ours - truth).abs() < 1e-15);
    }
    // fᵏ⁻¹ for a k that is no power of two: 0.9²², by squaring.
    let ninth = ExponentialDecay { factor: 0.9 };
    let truth = 0.098_477_090_218_361_2; // 0.9²², exactly 0.0984770902183611232881
    assert!((ninth.factor(23) - truth).abs() < 1e-15);
}

#[test]
fn a_schedule_looks_ahead_where_its_rule_does() {
    // ½ (θ₁² + 4 θ₂² + 9 θ₃²)
    let bowl = |theta: &[f64], gradient: &mut [f64]| {
        let curvatures = [1.0, 4.0, 9.0];
        let mut loss = 0.0;
        for ((g, theta), curvature) in gradient.iter_mut().zip(theta).zip(curvatures) {
            *g = curvature * theta;
            loss += 0.5 * curvature * theta * theta;
        }
        loss
    };
    let rule = Nesterov {
        learning_rate: 0.05,
        momentum: 0.9,
    };
    let schedule = |_: usize| 1.0;
    let (mut plain, mut scheduled) = (array![3.0, 2.0, 1.0], array![3.0, 2.0, 1.0]);
    let steps = 20;
    let expected = Descent { rule, steps }.minimize(bowl, &mut plain).unwrap();
    let rule = Scheduled { rule, schedule };
    let history = Descent { rule, steps }
        .minimize(bowl, &mut scheduled)
        .unwrap();
    assert_eq!((scheduled, history), (plain, expected));
}

#[test]
fn a_schedule_that_begins_below_zero_or_nowhere_is_refused() {
    for factor in [-1.0, -0.25, f64::NAN, f64::INFINITY] {
        let rule = Scheduled {
            rule: GradientDescent { learning_rate: 0.5 },
            schedule: move |_: usize| factor,
        };
        assert!(matches!(
            rule.check(),
            Err(TrainingError::Negative { name: "the learning rate of the first epoch", value })
                if value.to_bits() == (0.5 * factor).to_bits()
        ));
    }
    let rule = Scheduled {
        rule: GradientDescent { learning_rate: 0.0 },
        schedule: |_: usize| 1.0,
    };
    assert!(rule.check().is_err(), "the rule itself");
}
