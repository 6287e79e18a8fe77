//! Which activation function should you take?

use activations::{
    Activation, Differentiable, Gelu, Identity, LeakyRelu, ParametricRelu, Relu, Sigmoid, Silu,
    Softplus, Tanh,
};
use learning::{CrossEntropy, Loss};
use manuscript::facts::Facts;
use worked_examples::neurons_in_detail::chains::chain;

/// From far on the left to far on the right, zero among them.
fn line() -> impl Iterator<Item = f64> {
    (-400..=400).map(|i| f64::from(i) / 10.0)
}

/// The functions of the sheet: the rows of its table, but for the two of its head.
fn on_the_sheet(p: &Facts) -> usize {
    let sheet = p.book().page("understanding-activations/summary-sheet.md");
    let rows = sheet.map_or("", |page| page.text()).lines();
    rows.filter(|line| line.starts_with("| ")).count() - 1
}

pub(crate) fn facts(p: &mut Facts) {
    let sixteen = on_the_sheet(p);
    p.says(
        "You have met sixteen functions, and of a few of them what is wrong.",
        |[met]| met == sixteen,
    );
    p.says("| how likely a yes is | sigmoid | cross-entropy |", |[]| {
        // Its answers are shares, and with this loss the error signal is the error: no slope of the sigmoid takes it away.
        let signal = |z: f64, y: f64| {
            let loss = |z: f64| CrossEntropy.value(&Sigmoid, z, y);
            (loss(z + 1e-6) - loss(z - 1e-6)) / 2e-6
        };
        line().all(|z| (0.0..=1.0).contains(&Sigmoid.apply(z)))
            && [0.0, 0.3, 1.0].into_iter().all(|y| {
                [-4.0, -0.5, 0.0, 2.5]
                    .into_iter()
                    .all(|z| (signal(z, y) - (Sigmoid.apply(z) - y)).abs() < 1e-8)
            })
    });
    p.says(
        "If the answer is one of several classes, you want shares that make 1 together, and none of the sixteen gives them, since each looks at one number.",
        |[together, met]| {
            let z = [-1.0, 0.5, 2.0_f64];
            let all: f64 = z.iter().map(|z| z.exp()).sum();
            let softmax: f64 = z.iter().map(|z| z.exp() / all).sum();
            let sigmoids: f64 = z.iter().map(|z| Sigmoid.apply(*z)).sum();
            met == sixteen && (softmax - together.value).abs() < 1e-12 && (sigmoids - together.value).abs() > 0.5
        },
    );
    p.says(
        "It is cheap to compute, and where it is active its slope is exactly 1, however large z is.",
        |[one]| {
            line().chain([1e9, 1e300]).filter(|z| *z > 0.0).all(|z| one == Relu.derivative(z))
        },
    );
    p.says(
        "The slope of a sigmoid is a quarter at most, and of tanh 1 at most, and only at zero:",
        |[quarter, one]| {
            let largest = |f: &dyn Differentiable, bound: f64| {
                line().all(|z| f.derivative(z) <= bound && (f.derivative(z) == bound) == (z == 0.0))
            };
            largest(&Sigmoid, quarter.value) && largest(&Tanh, one.value)
        },
    );
    p.says(
        "**Many units answer 0 to every row of the training.**",
        |[zero]| line().filter(|z| *z < 0.0).all(|z| zero == Relu.apply(z)),
    );
    p.idiom("differentiate twice");
    p.says(
        "**You need a smooth function**, because you differentiate twice or because a kink disturbs what you do with the result.",
        |[_]| {
            let jumps = |f: &dyn Differentiable| f.derivative(1e-9) - f.derivative(-1e-9) > 0.5;
            !jumps(&Silu) && !jumps(&Gelu) && jumps(&Relu)
        },
    );
    p.says(
        "Take SiLU or GELU, which look like ReLU from afar.",
        |[]| {
            let far = |f: &dyn Activation| {
                line()
                    .filter(|z| z.abs() > 20.0)
                    .all(|z| (f.apply(z) - Relu.apply(z)).abs() < 1e-6)
            };
            far(&Silu) && far(&Gelu) && !far(&Tanh)
        },
    );
    p.says(
        "Take tanh: its answers can be negative as well as positive, so the next layer is not bound to [slopes of one sign](zigzag.md).",
        |[]| {
            // An error of one times the inputs of the next layer.
            let slopes = |f: &dyn Activation| [-1.0, 1.0].map(|z| f.apply(z));
            slopes(&Tanh)[0] < 0.0 && slopes(&Tanh)[1] > 0.0 && slopes(&Sigmoid).iter().all(|slope| *slope > 0.0)
        },
    );
    p.says("(It saturates as well, and at a smaller z.)", |[]| {
        // The first z, in hundredths, at which the slope is below the hundredth of the page on saturation.
        let flat =
            |f: &dyn Differentiable| (0..1000).find(|z| f.derivative(f64::from(*z) / 100.0) < 0.01);
        flat(&Tanh).is_some() && flat(&Tanh) < flat(&Sigmoid)
    });
    p.says(
        "That one begins with ReLU and not with the leaky ReLU, which has its slope of 1 as well, is custom.",
        |[one]| {
            let right = || line().filter(|z| *z > 0.0);
            right().all(|z| one == LeakyRelu::default().derivative(z) && one == Relu.derivative(z))
        },
    );
    p.says(
        "Elsewhere in the middle of a network tanh does all that it does, with four times its slope at zero and answers on both sides of 0.",
        |[four, zero]| {
            Tanh.derivative(0.0) == four.value * Sigmoid.derivative(0.0)
                && Tanh.apply(-1.0) < zero.value
                && Tanh.apply(1.0) > zero.value
                && zero == Tanh.apply(0.0)
                // It is a sigmoid, stretched and moved.
                && line().all(|z| (Tanh.apply(z) - (2.0 * Sigmoid.apply(2.0 * z) - 1.0)).abs() < 1e-15)
        },
    );
    // The exercises.
    p.says("The identity can answer a negative amount.", |[]| {
        Identity.apply(-1.0) < 0.0
    });
    p.says(
        "ReLU cannot, but on a wet day for which its z is below zero its slope is 0, and it learns nothing from the rain that it missed.",
        |[zero]| line().filter(|z| *z < 0.0).all(|z| zero == Relu.derivative(z)) && line().all(|z| Relu.apply(z) >= 0.0),
    );
    p.says(
        "Softplus is never negative and has a slope everywhere.",
        |[]| line().all(|z| Softplus.apply(z) > 0.0 && Softplus.derivative(z) > 0.0),
    );
    let left = |layers: usize| {
        Sigmoid
            .derivative(0.0)
            .powi(i32::try_from(layers).expect("few"))
    };
    p.says(
        "How many sigmoid layers, with weights of 1, does it take until less than a thousandth of a slope is left, even if each unit stands where its slope is largest?",
        |[weight, part]| {
            part.holds(left(5)) && !part.holds(left(4)) && weight == 1.0
        },
    );
    p.says("Each layer leaves a quarter at most.", |[quarter]| {
        quarter == left(1) && line().all(|z| chain(&Sigmoid, 1.0, z, 1).1 <= quarter.value)
    });
    p.says(
        "After four layers that is 1/256, after five it is 1/1024, and that is less than a thousandth: five.",
        |[four, a, five, b, bound, answer]| {
            a == left(four.n()) && b == left(five.n()) && bound.holds(b.value) && !bound.holds(a.value) && answer == five.value
        },
    );
    p.says(
        "You take the leaky ReLU with a slope of 1 on the left.",
        |[one]| {
            let leaky = ParametricRelu::new(one.value);
            line().all(|z| leaky.apply(z) == Identity.apply(z))
        },
    );
    p.says("The identity: z on both sides.", |[]| {
        let leaky = ParametricRelu::new(1.0);
        line().all(|z| leaky.apply(z) == z)
    });
}
