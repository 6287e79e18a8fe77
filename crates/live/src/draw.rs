//! Drawing on demand: a name and values in, an SVG and its words out.

use wasm_bindgen::prelude::*;

/// A drawn figure, as `figures::Drawing`.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct Drawing {
    /// One `<svg>` element.
    #[wasm_bindgen(readonly)]
    pub svg: String,
    /// What a reader who does not see the figure needs.
    #[wasm_bindgen(readonly)]
    pub description: String,
    /// The answer that the figure gives.
    #[wasm_bindgen(readonly)]
    pub caption: String,
    /// The values of the readings, a line each.
    #[wasm_bindgen(readonly)]
    pub readings: String,
}

/// What is said to an answer to the prediction under this figure.
///
/// # Errors
///
/// When there is no such prediction.
#[wasm_bindgen]
pub fn verdict(figure: &str, answer: &str) -> Result<String, JsError> {
    let prediction = figures::prediction(figure);
    let prediction = prediction.ok_or_else(|| JsError::new("there is no such prediction"))?;
    Ok(prediction.verdict(answer))
}

/// Draws the figure of this name with the given values, `w1=5 w2=3 theta=4`; what is not given keeps its default.
///
/// `id` is the prefix of every id in the SVG.
///
/// # Errors
///
/// When there is no such figure among those that have parameters, or when it refuses a value.
#[wasm_bindgen]
pub fn draw(figure: &str, values: &str, id: &str) -> Result<Drawing, JsError> {
    let found = figures::live().iter().find(|found| found.name == figure);
    let found = found.ok_or_else(|| JsError::new("there is no such figure"))?;
    let mut chosen = found.defaults();
    for pair in values.split_whitespace() {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        chosen.set(name, value)?;
    }
    let figures::Drawing {
        svg,
        description,
        caption,
        readings,
    } = found.draw(&chosen, id);
    Ok(Drawing {
        svg,
        description,
        caption,
        readings: readings
            .iter()
            .map(|reading| reading.value.as_str())
            .collect::<Vec<_>>()
            .join("\n"),
    })
}
