//! Saving and loading, behind the feature `serde`.
//!
//! What has a form of its own is here; what is saved field by field derives it where it is defined.
//!
//! Losses, rules and schedules are saved by name: `"CrossEntropy"`, `{"Momentum": {"learning_rate": 0.1, "momentum":
//! 0.9}}`. Two of them may have the same fields or none, and what was saved as one is not loaded as another. Vectors are
//! lists, matrices are lists of their rows. What is loaded is checked as if it were made by its constructor, and what
//! does not pass is an error. The numbers keep their bits as far as the format does: JSON has no NaN and no infinity,
//! and `serde_json` reads every double back only with its feature `float_roundtrip`.

use ndarray::{Array1, Array2, ArrayView2};
use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    AdaGrad, Adam, CrossEntropy, Dataset, Epoch, ExponentialDecay, GradientCheck, GradientDescent,
    History, InverseTimeDecay, L2, LossSurface, Mean, MeanSquaredError, Momentum, Nesterov,
    RmsProp, Scaled, Scheduled, SquaredError, Standardization, StepDecay, StopReason,
    TaylorExpansion,
};

// One enum for all losses, one for all rules, one for all schedules: a format that numbers variants in the place of
// naming them tells them apart too. The order is a part of such formats; a new one goes to the end.

#[derive(Serialize, Deserialize)]
#[serde(rename = "Loss")]
enum LossForm<L> {
    SquaredError,
    CrossEntropy,
    MeanSquaredError,
    Mean { loss: L },
    Scaled { factor: f64, loss: L },
    L2 { strength: f64, loss: L },
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Rule")]
enum RuleForm<R, S> {
    GradientDescent {
        learning_rate: f64,
    },
    Momentum {
        learning_rate: f64,
        momentum: f64,
    },
    Nesterov {
        learning_rate: f64,
        momentum: f64,
    },
    AdaGrad {
        learning_rate: f64,
        epsilon: f64,
    },
    RmsProp {
        learning_rate: f64,
        decay: f64,
        epsilon: f64,
    },
    Adam {
        learning_rate: f64,
        beta1: f64,
        beta2: f64,
        epsilon: f64,
    },
    Scheduled {
        rule: R,
        schedule: S,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Schedule")]
#[expect(
    clippy::enum_variant_names,
    reason = "the variants are called as the types are"
)]
enum ScheduleForm {
    StepDecay { factor: f64, every: usize },
    ExponentialDecay { factor: f64 },
    InverseTimeDecay { rate: f64 },
}

impl<L> LossForm<L> {
    fn name(&self) -> &'static str {
        match self {
            Self::SquaredError => "SquaredError",
            Self::CrossEntropy => "CrossEntropy",
            Self::MeanSquaredError => "MeanSquaredError",
            Self::Mean { .. } => "Mean",
            Self::Scaled { .. } => "Scaled",
            Self::L2 { .. } => "L2",
        }
    }
}

impl<R, S> RuleForm<R, S> {
    fn name(&self) -> &'static str {
        match self {
            Self::GradientDescent { .. } => "GradientDescent",
            Self::Momentum { .. } => "Momentum",
            Self::Nesterov { .. } => "Nesterov",
            Self::AdaGrad { .. } => "AdaGrad",
            Self::RmsProp { .. } => "RmsProp",
            Self::Adam { .. } => "Adam",
            Self::Scheduled { .. } => "Scheduled",
        }
    }
}

impl ScheduleForm {
    fn name(&self) -> &'static str {
        match self {
            Self::StepDecay { .. } => "StepDecay",
            Self::ExponentialDecay { .. } => "ExponentialDecay",
            Self::InverseTimeDecay { .. } => "InverseTimeDecay",
        }
    }
}

/// A type is saved as the variant of its name, and loaded from no other.
///
/// A row: `[type parameters] type, value => form to save, form to load, form => value;`
macro_rules! by_name {
    ($kind:literal: $(
        [$($parameter:ident),*] $type:ty, $value:ident => $save:expr, $form:ty, $pattern:pat => $load:expr;
    )*) => {$(
        impl<$($parameter: Serialize),*> Serialize for $type {
            fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let $value = self;
                $save.serialize(serializer)
            }
        }

        impl<'de, $($parameter: Deserialize<'de>),*> Deserialize<'de> for $type {
            fn deserialize<Z: Deserializer<'de>>(deserializer: Z) -> Result<Self, Z::Error> {
                match <$form>::deserialize(deserializer)? {
                    $pattern => Ok($load),
                    other => Err(Z::Error::custom(format_args!(
                        "the saved {} is {}, not {}", $kind, other.name(), stringify!($type),
                    ))),
                }
            }
        }
    )*};
}

type SaveLoss = LossForm<()>;
type LoadLoss = LossForm<IgnoredAny>;
type SaveRule = RuleForm<(), ()>;
type LoadRule = RuleForm<IgnoredAny, IgnoredAny>;

by_name! { "loss":
    [] SquaredError, _loss => SaveLoss::SquaredError, LoadLoss, LossForm::SquaredError => SquaredError;
    [] CrossEntropy, _loss => SaveLoss::CrossEntropy, LoadLoss, LossForm::CrossEntropy => CrossEntropy;
    [] MeanSquaredError, _loss => SaveLoss::MeanSquaredError, LoadLoss, LossForm::MeanSquaredError => MeanSquaredError;
    [L] Mean<L>, mean => LossForm::Mean { loss: &mean.0 }, LossForm<L>, LossForm::Mean { loss } => Mean(loss);
    [L] Scaled<L>, scaled => LossForm::Scaled { factor: scaled.factor, loss: &scaled.loss },
        LossForm<L>, LossForm::Scaled { factor, loss } => Scaled { factor, loss };
    [L] L2<L>, l2 => LossForm::L2 { strength: l2.strength, loss: &l2.loss },
        LossForm<L>, LossForm::L2 { strength, loss } => L2 { strength, loss };
}

by_name! { "rule":
    [] GradientDescent, rule => SaveRule::GradientDescent { learning_rate: rule.learning_rate },
        LoadRule, RuleForm::GradientDescent { learning_rate } => GradientDescent { learning_rate };
    [] Momentum, rule => SaveRule::Momentum { learning_rate: rule.learning_rate, momentum: rule.momentum },
        LoadRule, RuleForm::Momentum { learning_rate, momentum } => Momentum { learning_rate, momentum };
    [] Nesterov, rule => SaveRule::Nesterov { learning_rate: rule.learning_rate, momentum: rule.momentum },
        LoadRule, RuleForm::Nesterov { learning_rate, momentum } => Nesterov { learning_rate, momentum };
    [] AdaGrad, rule => SaveRule::AdaGrad { learning_rate: rule.learning_rate, epsilon: rule.epsilon },
        LoadRule, RuleForm::AdaGrad { learning_rate, epsilon } => AdaGrad { learning_rate, epsilon };
    [] RmsProp, rule => SaveRule::RmsProp {
            learning_rate: rule.learning_rate, decay: rule.decay, epsilon: rule.epsilon,
        },
        LoadRule, RuleForm::RmsProp { learning_rate, decay, epsilon } => RmsProp { learning_rate, decay, epsilon };
    [] Adam, rule => SaveRule::Adam {
            learning_rate: rule.learning_rate, beta1: rule.beta1, beta2: rule.beta2, epsilon: rule.epsilon,
        },
        LoadRule, RuleForm::Adam { learning_rate, beta1, beta2, epsilon } => {
            Adam { learning_rate, beta1, beta2, epsilon }
        };
    [R, S] Scheduled<R, S>, scheduled => RuleForm::Scheduled { rule: &scheduled.rule, schedule: &scheduled.schedule },
        RuleForm<R, S>, RuleForm::Scheduled { rule, schedule } => Scheduled { rule, schedule };
}

by_name! { "schedule":
    [] StepDecay, decay => ScheduleForm::StepDecay { factor: decay.factor, every: decay.every },
        ScheduleForm, ScheduleForm::StepDecay { factor, every } => StepDecay { factor, every };
    [] ExponentialDecay, decay => ScheduleForm::ExponentialDecay { factor: decay.factor },
        ScheduleForm, ScheduleForm::ExponentialDecay { factor } => ExponentialDecay { factor };
    [] InverseTimeDecay, decay => ScheduleForm::InverseTimeDecay { rate: decay.rate },
        ScheduleForm, ScheduleForm::InverseTimeDecay { rate } => InverseTimeDecay { rate };
}

/// A matrix as the list of its rows.
fn rows(matrix: ArrayView2<'_, f64>) -> Vec<Vec<f64>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

fn matrix(name: &str, rows: Vec<Vec<f64>>) -> Result<Array2<f64>, String> {
    let n_columns = rows.first().map_or(0, Vec::len);
    if let Some((i, row)) = rows
        .iter()
        .enumerate()
        .find(|(_, row)| row.len() != n_columns)
    {
        let n = row.len();
        return Err(format!(
            "row {i} of the {name}, counted from 0, has {n} numbers, and row 0 has {n_columns}"
        ));
    }
    let shape = (rows.len(), n_columns);
    Ok(Array2::from_shape_vec(shape, rows.concat()).expect("every row is as long as the first"))
}

fn ensure(holds: bool, sentence: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(sentence.to_owned())
    }
}

/// A type is saved as its form, and what is loaded is checked on the way back.
macro_rules! by_form {
    ($($type:ty = $form:ident, $value:ident => $save:expr, $load:expr;)*) => {$(
        impl Serialize for $type {
            fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let $value = self;
                $save.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<Z: Deserializer<'de>>(deserializer: Z) -> Result<Self, Z::Error> {
                let load: fn($form) -> Result<$type, String> = $load;
                load($form::deserialize(deserializer)?).map_err(Z::Error::custom)
            }
        }
    )*};
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Dataset")]
struct DatasetForm {
    inputs: Vec<Vec<f64>>,
    targets: Vec<Vec<f64>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Standardization")]
struct StandardizationForm {
    means: Vec<f64>,
    deviations: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "History")]
struct HistoryForm {
    epochs: Vec<Epoch>,
    stopped: StopReason,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "LossSurface")]
struct LossSurfaceForm {
    weights: Vec<f64>,
    biases: Vec<f64>,
    losses: Vec<Vec<f64>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "TaylorExpansion")]
struct TaylorExpansionForm {
    loss: f64,
    gradient: Vec<f64>,
    hessian: Vec<Vec<f64>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "GradientCheck")]
struct GradientCheckForm {
    claimed: Vec<f64>,
    numerical: Vec<f64>,
    uncertainty: Vec<f64>,
}

by_form! {
    Dataset = DatasetForm,
    data => DatasetForm { inputs: rows(data.inputs()), targets: rows(data.target_vectors()) },
    |form| {
        let (inputs, targets) = (matrix("inputs", form.inputs)?, matrix("targets", form.targets)?);
        Dataset::with_target_vectors(&inputs, &targets).map_err(|error| error.to_string())
    };

    Standardization = StandardizationForm,
    fitted => StandardizationForm { means: fitted.means().to_vec(), deviations: fitted.deviations().to_vec() },
    |form| Standardization::new(form.means.into(), form.deviations.into());

    History = HistoryForm,
    history => HistoryForm { epochs: history.epochs.clone(), stopped: history.stopped },
    |form| {
        let numbers = form.epochs.iter().map(|epoch| epoch.number);
        ensure(
            !form.epochs.is_empty() && numbers.eq(0..form.epochs.len()),
            "the epochs of a history are numbered from 0, the start",
        )?;
        Ok(History { epochs: form.epochs, stopped: form.stopped })
    };

    LossSurface = LossSurfaceForm,
    surface => LossSurfaceForm {
        weights: surface.weights.to_vec(),
        biases: surface.biases.to_vec(),
        losses: rows(surface.losses.view()),
    },
    |form| {
        let losses = matrix("losses", form.losses)?;
        ensure(!losses.is_empty(), "a surface needs at least one weight and one bias")?;
        ensure(
            losses.dim() == (form.weights.len(), form.biases.len()),
            "a surface has a row of losses for each weight, and a loss in it for each bias",
        )?;
        Ok(LossSurface { weights: form.weights.into(), biases: form.biases.into(), losses })
    };

    TaylorExpansion = TaylorExpansionForm,
    expansion => TaylorExpansionForm {
        loss: expansion.loss,
        gradient: expansion.gradient.to_vec(),
        hessian: rows(expansion.hessian.view()),
    },
    |form| {
        let hessian = matrix("Hessian", form.hessian)?;
        let n = form.gradient.len();
        ensure(hessian.dim() == (n, n), "a Hessian has a row and a column for each entry of the gradient")?;
        Ok(TaylorExpansion { loss: form.loss, gradient: form.gradient.into(), hessian })
    };

    GradientCheck = GradientCheckForm,
    check => GradientCheckForm {
        claimed: check.claimed.to_vec(),
        numerical: check.numerical.to_vec(),
        uncertainty: check.uncertainty.to_vec(),
    },
    |form| {
        let GradientCheckForm { claimed, numerical, uncertainty } = form;
        ensure(!claimed.is_empty(), "a gradient of no parameters cannot be checked")?;
        let n = claimed.len();
        ensure(
            numerical.len() == n && uncertainty.len() == n,
            "two gradients of one function are equally long, and so is the uncertainty",
        )?;
        Ok(GradientCheck {
            claimed: Array1::from(claimed),
            numerical: Array1::from(numerical),
            uncertainty: Array1::from(uncertainty),
        })
    };
}
