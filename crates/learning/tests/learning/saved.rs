//! What is saved is loaded with the same bits, and nothing else is.

use activations::{Sigmoid, Tanh};
use learning::{
    AdaGrad, Adam, ClassConfusion, ConfusionMatrix, CrossEntropy, Dataset, Descent, Epoch,
    ExponentialDecay, Frozen, GradientCheck, GradientDescent, History, InverseTimeDecay, L2,
    LossSurface, Mean, MeanSquaredError, Momentum, Nesterov, Newton, PerceptronHistory,
    PerceptronRule, RmsProp, Scaled, Scheduled, SquaredError, Standardization, StepDecay,
    StopReason, SurfacePoint, TaylorExpansion, Training,
};
use ndarray::array;
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[track_caller]
fn is_saved_as<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: &T,
    json: &str,
) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(&serde_json::from_str::<T>(json).unwrap(), value, "{json}");
}

#[track_caller]
fn refusal<T: DeserializeOwned + std::fmt::Debug>(json: &str) -> String {
    let error = serde_json::from_str::<T>(json).unwrap_err().to_string();
    // Without the place that serde_json adds.
    error.split(" at line ").next().unwrap().to_owned()
}

#[test]
fn the_form_of_everything() {
    let (learning_rate, momentum, epsilon) = (0.5, 0.9, 1e-8);
    is_saved_as(&SquaredError, r#""SquaredError""#);
    is_saved_as(&CrossEntropy, r#""CrossEntropy""#);
    is_saved_as(&MeanSquaredError, r#""MeanSquaredError""#);
    is_saved_as(&Mean(SquaredError), r#"{"Mean":{"loss":"SquaredError"}}"#);
    is_saved_as(
        &Scaled {
            factor: 2.0,
            loss: Mean(CrossEntropy),
        },
        r#"{"Scaled":{"factor":2.0,"loss":{"Mean":{"loss":"CrossEntropy"}}}}"#,
    );
    is_saved_as(
        &L2 {
            strength: 0.1,
            loss: SquaredError,
        },
        r#"{"L2":{"strength":0.1,"loss":"SquaredError"}}"#,
    );

    is_saved_as(
        &GradientDescent { learning_rate },
        r#"{"GradientDescent":{"learning_rate":0.5}}"#,
    );
    is_saved_as(
        &Momentum {
            learning_rate,
            momentum,
        },
        r#"{"Momentum":{"learning_rate":0.5,"momentum":0.9}}"#,
    );
    is_saved_as(
        &Nesterov {
            learning_rate,
            momentum,
        },
        r#"{"Nesterov":{"learning_rate":0.5,"momentum":0.9}}"#,
    );
    is_saved_as(
        &AdaGrad {
            learning_rate,
            epsilon,
        },
        r#"{"AdaGrad":{"learning_rate":0.5,"epsilon":1e-8}}"#,
    );
    is_saved_as(
        &RmsProp {
            learning_rate,
            decay: 0.75,
            epsilon,
        },
        r#"{"RmsProp":{"learning_rate":0.5,"decay":0.75,"epsilon":1e-8}}"#,
    );
    is_saved_as(
        &Adam {
            learning_rate,
            beta1: 0.25,
            beta2: 0.75,
            epsilon,
        },
        r#"{"Adam":{"learning_rate":0.5,"beta1":0.25,"beta2":0.75,"epsilon":1e-8}}"#,
    );
    is_saved_as(
        &StepDecay {
            factor: 0.5,
            every: 10,
        },
        r#"{"StepDecay":{"factor":0.5,"every":10}}"#,
    );
    is_saved_as(
        &ExponentialDecay { factor: 0.5 },
        r#"{"ExponentialDecay":{"factor":0.5}}"#,
    );
    is_saved_as(
        &InverseTimeDecay { rate: 0.5 },
        r#"{"InverseTimeDecay":{"rate":0.5}}"#,
    );
    is_saved_as(
        &Scheduled {
            rule: GradientDescent { learning_rate },
            schedule: InverseTimeDecay { rate: 1.0 },
        },
        r#"{"Scheduled":{"rule":{"GradientDescent":{"learning_rate":0.5}},"schedule":{"InverseTimeDecay":{"rate":1.0}}}}"#,
    );

    is_saved_as(
        &Training {
            loss: CrossEntropy,
            rule: GradientDescent { learning_rate },
            epochs: 7,
        },
        r#"{"loss":"CrossEntropy","rule":{"GradientDescent":{"learning_rate":0.5}},"epochs":7}"#,
    );
    is_saved_as(
        &Descent {
            rule: GradientDescent { learning_rate },
            steps: 7,
        },
        r#"{"rule":{"GradientDescent":{"learning_rate":0.5}},"steps":7}"#,
    );
    is_saved_as(
        &Newton {
            loss: L2 {
                strength: 0.5,
                loss: CrossEntropy,
            },
            epochs: 7,
        },
        r#"{"loss":{"L2":{"strength":0.5,"loss":"CrossEntropy"}},"epochs":7}"#,
    );
    is_saved_as(
        &PerceptronRule {
            learning_rate,
            epochs: 7,
        },
        r#"{"learning_rate":0.5,"epochs":7}"#,
    );
    is_saved_as(
        &PerceptronHistory {
            updates_per_epoch: vec![3, 0],
            stopped: StopReason::Converged,
        },
        r#"{"updates_per_epoch":[3,0],"stopped":"Converged"}"#,
    );
    is_saved_as(
        &History {
            epochs: vec![
                Epoch {
                    number: 0,
                    loss: 0.5,
                },
                Epoch {
                    number: 1,
                    loss: 0.25,
                },
            ],
            stopped: StopReason::EpochLimit,
        },
        r#"{"epochs":[{"number":0,"loss":0.5},{"number":1,"loss":0.25}],"stopped":"EpochLimit"}"#,
    );
    is_saved_as(&StopReason::Observer, r#""Observer""#);
    is_saved_as(
        &Frozen {
            model: 1.5,
            frozen: vec![1],
        },
        r#"{"model":1.5,"frozen":[1]}"#,
    );

    is_saved_as(
        &Dataset::new(&array![[0.5, 1.0], [2.5, 2.0]], &array![0.2, 0.9]).unwrap(),
        r#"{"inputs":[[0.5,1.0],[2.5,2.0]],"targets":[[0.2],[0.9]]}"#,
    );
    is_saved_as(
        &Dataset::with_target_vectors(&array![[0.5], [2.5]], &array![[1.0, 0.0], [0.0, 1.0]])
            .unwrap(),
        r#"{"inputs":[[0.5],[2.5]],"targets":[[1.0,0.0],[0.0,1.0]]}"#,
    );
    let data = Dataset::new(&array![[1.0, 7.0], [5.0, 7.0]], &array![0.0, 1.0]).unwrap();
    is_saved_as(
        &Standardization::fit(&data),
        r#"{"means":[3.0,7.0],"deviations":[2.0,1.0]}"#,
    );
    is_saved_as(
        &ConfusionMatrix {
            true_positive: 1,
            false_positive: 2,
            true_negative: 3,
            false_negative: 4,
        },
        r#"{"true_positive":1,"false_positive":2,"true_negative":3,"false_negative":4}"#,
    );
    let surface = LossSurface {
        weights: array![0.0, 1.0],
        biases: array![2.0],
        losses: array![[3.0], [4.0]],
    };
    is_saved_as(
        &surface,
        r#"{"weights":[0.0,1.0],"biases":[2.0],"losses":[[3.0],[4.0]]}"#,
    );
    is_saved_as(
        &SurfacePoint {
            weight: 1.0,
            bias: 2.0,
            loss: 3.0,
        },
        r#"{"weight":1.0,"bias":2.0,"loss":3.0}"#,
    );
    let expansion = TaylorExpansion {
        loss: 1.0,
        gradient: array![2.0, 3.0],
        hessian: array![[4.0, 5.0], [5.0, 6.0]],
    };
    is_saved_as(
        &expansion,
        r#"{"loss":1.0,"gradient":[2.0,3.0],"hessian":[[4.0,5.0],[5.0,6.0]]}"#,
    );
    let check = GradientCheck {
        claimed: array![1.0],
        numerical: array![1.5],
        uncertainty: array![0.5],
    };
    is_saved_as(
        &check,
        r#"{"claimed":[1.0],"numerical":[1.5],"uncertainty":[0.5]}"#,
    );
}

#[test]
fn nothing_is_loaded_under_another_name() {
    let losses = [
        r#""SquaredError""#,
        r#""CrossEntropy""#,
        r#""MeanSquaredError""#,
        r#"{"Mean":{"loss":"SquaredError"}}"#,
        r#"{"Scaled":{"factor":2.0,"loss":"SquaredError"}}"#,
        r#"{"L2":{"strength":2.0,"loss":"SquaredError"}}"#,
    ];
    fn loads<T: DeserializeOwned>(forms: &[&str]) -> Vec<bool> {
        forms
            .iter()
            .map(|json| serde_json::from_str::<T>(json).is_ok())
            .collect()
    }
    let only = |i: usize, n: usize| (0..n).map(|j| i == j).collect::<Vec<_>>();
    assert_eq!(loads::<SquaredError>(&losses), only(0, 6));
    assert_eq!(loads::<CrossEntropy>(&losses), only(1, 6));
    assert_eq!(loads::<MeanSquaredError>(&losses), only(2, 6));
    assert_eq!(loads::<Mean<SquaredError>>(&losses), only(3, 6));
    assert_eq!(loads::<Scaled<SquaredError>>(&losses), only(4, 6));
    assert_eq!(loads::<L2<SquaredError>>(&losses), only(5, 6));
    assert!(!loads::<Mean<CrossEntropy>>(&losses).contains(&true));

    let rules = [
        r#"{"GradientDescent":{"learning_rate":0.5}}"#,
        r#"{"Momentum":{"learning_rate":0.5,"momentum":0.9}}"#,
        r#"{"Nesterov":{"learning_rate":0.5,"momentum":0.9}}"#,
        r#"{"AdaGrad":{"learning_rate":0.5,"epsilon":1e-8}}"#,
        r#"{"RmsProp":{"learning_rate":0.5,"decay":0.75,"epsilon":1e-8}}"#,
        r#"{"Adam":{"learning_rate":0.5,"beta1":0.25,"beta2":0.75,"epsilon":1e-8}}"#,
        r#"{"Scheduled":{"rule":{"GradientDescent":{"learning_rate":0.5}},"schedule":{"ExponentialDecay":{"factor":0.5}}}}"#,
    ];
    assert_eq!(loads::<GradientDescent>(&rules), only(0, 7));
    assert_eq!(loads::<Momentum>(&rules), only(1, 7));
    assert_eq!(loads::<Nesterov>(&rules), only(2, 7));
    assert_eq!(loads::<AdaGrad>(&rules), only(3, 7));
    assert_eq!(loads::<RmsProp>(&rules), only(4, 7));
    assert_eq!(loads::<Adam>(&rules), only(5, 7));
    assert_eq!(
        loads::<Scheduled<GradientDescent, ExponentialDecay>>(&rules),
        only(6, 7)
    );
    assert!(!loads::<Scheduled<GradientDescent, StepDecay>>(&rules).contains(&true));

    let schedules = [
        r#"{"StepDecay":{"factor":0.5,"every":1}}"#,
        r#"{"ExponentialDecay":{"factor":0.5}}"#,
        r#"{"InverseTimeDecay":{"rate":0.5}}"#,
    ];
    assert_eq!(loads::<StepDecay>(&schedules), only(0, 3));
    assert_eq!(loads::<ExponentialDecay>(&schedules), only(1, 3));
    assert_eq!(loads::<InverseTimeDecay>(&schedules), only(2, 3));

    // Each name is the one that the sentence says.
    for (name, json) in [
        ("SquaredError", losses[0]),
        ("MeanSquaredError", losses[2]),
        ("Mean", losses[3]),
        ("Scaled", losses[4]),
        ("L2", losses[5]),
    ] {
        assert_eq!(
            refusal::<CrossEntropy>(json),
            format!("the saved loss is {name}, not CrossEntropy")
        );
    }
    assert_eq!(
        refusal::<SquaredError>(losses[1]),
        "the saved loss is CrossEntropy, not SquaredError"
    );
    for (name, json) in [
        "GradientDescent",
        "Momentum",
        "Nesterov",
        "AdaGrad",
        "RmsProp",
    ]
    .iter()
    .zip(rules)
    .chain([(&"Scheduled", rules[6])])
    {
        assert_eq!(
            refusal::<Adam>(json),
            format!("the saved rule is {name}, not Adam")
        );
    }
    assert_eq!(
        refusal::<Nesterov>(rules[5]),
        "the saved rule is Adam, not Nesterov"
    );
    assert_eq!(
        refusal::<StepDecay>(schedules[1]),
        "the saved schedule is ExponentialDecay, not StepDecay"
    );
    assert_eq!(
        refusal::<StepDecay>(schedules[2]),
        "the saved schedule is InverseTimeDecay, not StepDecay"
    );
    assert_eq!(
        refusal::<ExponentialDecay>(schedules[0]),
        "the saved schedule is StepDecay, not ExponentialDecay"
    );
    assert!(serde_json::from_str::<SquaredError>("null").is_err());
}

#[test]
fn what_a_constructor_refuses_is_not_loaded() {
    let data = |inputs: &str, targets: &str| {
        refusal::<Dataset>(&format!(r#"{{"inputs":{inputs},"targets":{targets}}}"#))
    };
    assert_eq!(
        data("[]", "[]"),
        "a data set needs at least one sample, got none"
    );
    assert_eq!(
        data("[[],[]]", "[[0],[1]]"),
        "a sample needs at least one input, got none"
    );
    assert_eq!(
        data("[[0],[1]]", "[[],[]]"),
        "a sample needs at least one target, got none"
    );
    assert_eq!(
        data("[[0],[1]]", "[[0]]"),
        "2 samples cannot have 1 targets: there must be one for each"
    );
    assert_eq!(
        data("[[0,1],[1]]", "[[0],[1]]"),
        "row 1 of the inputs, counted from 0, has 1 numbers, and row 0 has 2"
    );
    assert_eq!(
        data("[[0],[1],[2]]", "[[0],[1],[]]"),
        "row 2 of the targets, counted from 0, has 0 numbers, and row 0 has 1"
    );
    assert!(data("[[null]]", "[[0]]").contains("null"));
    // TOML has NaN.
    let error = toml::from_str::<Dataset>("inputs = [[1.0, nan]]\ntargets = [[0.0]]").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("inputs must be finite numbers, got NaN in row 0, column 1"),
        "{error}"
    );
    let error = toml::from_str::<Dataset>("inputs = [[1.0]]\ntargets = [[inf]]").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("targets must be finite numbers, got inf in row 0, column 0"),
        "{error}"
    );

    let fitted = |means: &str, deviations: &str| {
        toml::from_str::<Standardization>(&format!("means = {means}\ndeviations = {deviations}"))
            .unwrap_err()
            .to_string()
    };
    for (means, deviations, sentence) in [
        (
            "[1.0]",
            "[1.0, 2.0]",
            "a standardization has a mean and a deviation for each input, got 1 and 2",
        ),
        (
            "[]",
            "[]",
            "a standardization has a mean and a deviation for each input, got 0 and 0",
        ),
        (
            "[1.0, 2.0]",
            "[1.0, 0.0]",
            "got 2.0 and 0.0 for input 1, counted from 0",
        ),
        ("[1.0]", "[-1.0]", "got 1.0 and -1.0 for input 0"),
        ("[1.0]", "[nan]", "got 1.0 and NaN for input 0"),
        ("[1.0]", "[inf]", "got 1.0 and inf for input 0"),
        ("[nan]", "[1.0]", "got NaN and 1.0 for input 0"),
        ("[-inf]", "[1.0]", "got -inf and 1.0 for input 0"),
    ] {
        let error = fitted(means, deviations);
        assert!(error.contains(sentence), "{error}");
    }

    let history = "the epochs of a history are numbered from 0, the start";
    assert_eq!(
        refusal::<History>(r#"{"epochs":[],"stopped":"Observer"}"#),
        history
    );
    assert_eq!(
        refusal::<History>(r#"{"epochs":[{"number":1,"loss":1}],"stopped":"Observer"}"#),
        history
    );
    assert!(
        refusal::<History>(r#"{"epochs":[{"number":0,"loss":1}],"stopped":"Tired"}"#)
            .contains("`Tired`")
    );

    let surface = |w: &str, b: &str, l: &str| {
        refusal::<LossSurface>(&format!(r#"{{"weights":{w},"biases":{b},"losses":{l}}}"#))
    };
    assert_eq!(
        surface("[]", "[1]", "[]"),
        "a surface needs at least one weight and one bias"
    );
    let shape = "a surface has a row of losses for each weight, and a loss in it for each bias";
    assert_eq!(surface("[1,2]", "[1]", "[[1,2]]"), shape);
    assert_eq!(surface("[1]", "[1,2]", "[[1]]"), shape);
    assert_eq!(
        surface("[1,2]", "[1,2]", "[[1,2],[3]]"),
        "row 1 of the losses, counted from 0, has 1 numbers, and row 0 has 2"
    );
    assert_eq!(
        refusal::<TaylorExpansion>(r#"{"loss":1,"gradient":[1,2],"hessian":[[1,2]]}"#),
        "a Hessian has a row and a column for each entry of the gradient"
    );
    assert_eq!(
        refusal::<GradientCheck>(r#"{"claimed":[1,2],"numerical":[1],"uncertainty":[0,0]}"#),
        "two gradients of one function are equally long, and so is the uncertainty"
    );
    assert_eq!(
        refusal::<GradientCheck>(r#"{"claimed":[1],"numerical":[1],"uncertainty":[]}"#),
        "two gradients of one function are equally long, and so is the uncertainty"
    );
    assert_eq!(
        refusal::<GradientCheck>(r#"{"claimed":[],"numerical":[],"uncertainty":[]}"#),
        "a gradient of no parameters cannot be checked"
    );
}

#[test]
fn numbers_keep_their_bits() {
    let xs = array![
        [0.1 + 0.2, -0.0, f64::from_bits(1)],
        [f64::MAX, f64::MIN_POSITIVE, 1.0 / 3.0],
        [2.0_f64.sqrt(), 1e23, 9007199254740993.0]
    ];
    let data = Dataset::new(&xs, &array![1e-5, -1e300, 0.7]).unwrap();
    let loaded: Dataset = serde_json::from_str(&serde_json::to_string(&data).unwrap()).unwrap();
    let bits = |data: &Dataset| -> Vec<u64> {
        data.inputs()
            .iter()
            .chain(&data.targets())
            .map(|x| x.to_bits())
            .collect()
    };
    assert_eq!(bits(&loaded), bits(&data));
    let fitted = Standardization::fit(&data);
    let loaded: Standardization =
        serde_json::from_str(&serde_json::to_string(&fitted).unwrap()).unwrap();
    assert_eq!(loaded, fitted);
}

#[test]
fn a_trained_neuron_is_saved_and_loaded_with_the_same_bits() {
    let data = Dataset::new(
        &array![[0.5, 1990.0], [1.0, 2003.0], [2.5, 1998.0], [3.5, 2010.0]],
        &array![0.0, 1.0, 0.0, 1.0],
    )
    .unwrap();
    let fitted = Standardization::fit(&data);
    let start = || Neuron::random(2, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(42));
    let rule = Adam {
        learning_rate: 0.1,
        ..Adam::default()
    };
    let training = Training {
        loss: Mean(CrossEntropy),
        rule,
        epochs: 321,
    };
    let mut neuron = start();
    let history = training
        .fit(&mut neuron, &fitted.apply(&data).unwrap())
        .unwrap();

    let json = serde_json::to_string(&neuron).unwrap();
    assert!(json.ends_with(r#","activation":"Sigmoid"}"#), "{json}");
    let loaded: Neuron<Sigmoid> = serde_json::from_str(&json).unwrap();
    let bits = |neuron: &Neuron<Sigmoid>| neuron.parameters().mapv(f64::to_bits);
    assert_eq!(bits(&loaded), bits(&neuron));
    assert!(serde_json::from_str::<Neuron<Tanh>>(&json).is_err());

    // Begun again from all that was saved, the same training ends at the same bits.
    type Whole = (
        Training<Mean<CrossEntropy>, Adam>,
        Standardization,
        Dataset,
        History,
    );
    let json = serde_json::to_string(&(&training, &fitted, &data, &history)).unwrap();
    let (training, fitted, data, saved): Whole = serde_json::from_str(&json).unwrap();
    let mut again = start();
    let same = training
        .fit(&mut again, &fitted.apply(&data).unwrap())
        .unwrap();
    assert_eq!(bits(&again), bits(&neuron));
    assert_eq!((&same, &saved), (&history, &history));
}

/// A matrix of several classes is the list of its rows.
#[test]
fn a_confusion_of_classes_is_saved_by_rows() {
    let matrix = ClassConfusion::from_classes(&[0, 0, 1, 2], &[0, 2, 1, 2], 3).unwrap();
    let text = serde_json::to_string(&matrix).unwrap();
    assert_eq!(text, "[[1,0,1],[0,1,0],[0,0,1]]");
    assert_eq!(
        serde_json::from_str::<ClassConfusion>(&text).unwrap(),
        matrix
    );
    for (text, sentence) in [
        (
            "[[1,0],[0]]",
            "a confusion matrix of 2 classes has no row of 1",
        ),
        ("[[1,0]]", "a confusion matrix of 1 classes has no row of 2"),
        ("[[-1]]", "invalid value"),
        ("[[0.5]]", "invalid type"),
    ] {
        let error = serde_json::from_str::<ClassConfusion>(text)
            .unwrap_err()
            .to_string();
        assert!(error.contains(sentence), "{text}: {error}");
    }
}
