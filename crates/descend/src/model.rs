//! What was learned, saved and used.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::Path;

use learning::{
    ConfusionMatrix, CsvColumn, CsvInputs, CsvReader, CsvTable, Standardization,
    root_mean_squared_error,
};
use ndarray::{Array1, Array2};
use neuron_core::Neuron;
use serde::{Deserialize, Serialize};

use crate::args::Args;
use crate::neuron::Shape;
use crate::report::{count, exact, shown};
use crate::training::{Run, Task};
use crate::{Failure, print, refused, table};

/// A neuron, and what it takes to answer to the rows of a table with it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    inputs: Vec<String>,
    target: String,
    /// What the outputs 0 and 1 stand for.
    classes: Option<[String; 2]>,
    standardization: Option<Standardization>,
    neuron: Neuron<Shape>,
}

impl Model {
    pub(crate) fn new(table: &CsvTable, task: &Task, run: &Run) -> Self {
        Self {
            inputs: table.input_names.clone(),
            target: table.target_name.clone(),
            classes: task.classes.clone(),
            standardization: task.standardization.clone(),
            neuron: run.neuron.clone(),
        }
    }

    pub(crate) fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.expect("names and finite numbers are JSON") + "\n"
    }

    fn load(path: &Path) -> Result<Self, Failure> {
        let fail = |what: &str| {
            let path = path.display();
            refused(format_args!("{path} {what}: name a file that --save has written"))
        };
        let text =
            std::fs::read(path).map_err(|error| fail(&format!("cannot be read, {error}")))?;
        let model: Self = serde_json::from_slice(&text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            fail(&format!("is no saved neuron (line {line}, column {column})"))
        })?;
        let n = model.inputs.len();
        let fits = model.neuron.n_inputs() == n
            && (model.standardization.iter()).all(|fitted| fitted.n_inputs() == n);
        fits.then_some(model).ok_or_else(|| fail("has not as many names as weights"))
    }

    /// The columns of the model, in a table that has names or has none.
    fn column(reader: &CsvReader, name: &str) -> CsvColumn {
        let number = name.strip_prefix("column ").and_then(|n| n.parse().ok());
        match number {
            Some(number) if !reader.header => CsvColumn::Number(number),
            _ => name.into(),
        }
    }

    fn outputs(&self, mut inputs: Array2<f64>) -> Array1<f64> {
        if let Some(standardization) = &self.standardization {
            for mut row in inputs.rows_mut() {
                let standardized = standardization.apply_to(&row);
                row.assign(&standardized);
            }
        }
        self.neuron.outputs(&inputs)
    }
}

/// Answers to every row of the table.
pub(crate) fn predict(
    model: &Path,
    args: &Args,
    input: &mut dyn Read,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<(), Failure> {
    let model = Model::load(model)?;
    let bytes = table::bytes(args, input)?;
    let mut reader = args.reader();
    let columns = model.inputs.iter();
    let columns = columns.map(|name| Model::column(&reader, name)).collect();
    reader.inputs = CsvInputs::Only(columns);
    let samples = reader.read_inputs(&bytes[..]);
    let samples = samples.map_err(|error| table::refusal(args, &reader, &error))?;

    // The table may have the columns in another order.
    let position = |name: &String| samples.input_names.iter().position(|other| other == name);
    let order: Option<Vec<usize>> = model.inputs.iter().map(position).collect();
    let order = order
        .ok_or_else(|| refused("the saved neuron has inputs of other names than the table"))?;
    let outputs = model.outputs(samples.inputs.select(ndarray::Axis(1), &order));

    let header = if model.classes.is_some() { "line,output,class\n" } else { "line,prediction\n" };
    let mut text = header.to_owned();
    for (line, output) in samples.lines.iter().zip(&outputs) {
        if !output.is_finite() {
            let name = args.table_name();
            return Err(refused(format_args!(
                "{name}: line {line}: the answer is too large for a number: look for a value in another unit"
            )));
        }
        let _ = write!(text, "{line},{}", exact(*output));
        if let Some(classes) = &model.classes {
            let _ = write!(text, ",{}", quoted(&classes[usize::from(*output >= 0.5)]));
        }
        text.push('\n');
    }
    print(out, &text)?;
    if args.quiet {
        return Ok(());
    }
    let rows = count(outputs.len(), "row");
    let left_out = samples.incomplete_lines.len();
    let measured = measure(&model, reader, &bytes, &outputs).unwrap_or_default();
    let _ = writeln!(errors, "{rows} answered, {left_out} left out{measured}");
    Ok(())
}

/// How good the answers are, where the table has the targets too.
fn measure(
    model: &Model,
    mut reader: CsvReader,
    bytes: &[u8],
    outputs: &Array1<f64>,
) -> Option<String> {
    reader.target = Some(Model::column(&reader, &model.target));
    reader.positive = model.classes.as_ref().map(|[_, one]| one.clone());
    let table = reader.read(bytes).ok()?;
    let targets = table.data.targets();
    if targets.len() != outputs.len() || (table.classes.is_some() && table.classes != model.classes)
    {
        return None;
    }
    Some(match &model.classes {
        Some(_) => {
            let matrix = ConfusionMatrix::from_outputs(outputs, &targets, 0.5).ok()?;
            format!("; accuracy {:.1} %", 100.0 * matrix.accuracy())
        }
        None => format!(
            "; root mean squared error {}",
            shown(root_mean_squared_error(outputs, &targets))
        ),
    })
}

/// As a value of a CSV file.
fn quoted(text: &str) -> String {
    match text.contains([',', '"', '\n', '\r', ' ']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}
