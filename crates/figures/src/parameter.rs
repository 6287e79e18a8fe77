//! The parameters of a figure: one declaration serves the page and, later, the sliders.

use crate::Error;
use crate::error::nearest;
use crate::figure::Figure;

/// One number that a figure can be asked to draw with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// The name used in a directive: `theta`.
    pub name: &'static str,
    /// The name a reader sees: `θ`, or a word.
    pub label: &'static str,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// The distance between two values: `min`, `min + step`, `min + 2·step`, … up to `max`.
    pub step: f64,
    /// The value when none is given.
    pub default: f64,
}

/// A checked value for every parameter of one figure.
///
/// It can only be made by a [`Figure`], so a figure that is given its values can always be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    figure: &'static Figure,
    numbers: Vec<f64>,
}

impl Values {
    pub(crate) fn defaults(figure: &'static Figure) -> Self {
        Values {
            figure,
            numbers: figure.parameters.iter().map(|p| p.default).collect(),
        }
    }

    /// The figure these values are for.
    pub fn figure(&self) -> &'static Figure {
        self.figure
    }

    /// Every parameter with its value, in the order of the declaration.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Parameter, f64)> {
        self.figure
            .parameters
            .iter()
            .zip(self.numbers.iter().copied())
    }

    /// Gives one parameter another value.
    ///
    /// # Errors
    ///
    /// When the figure has no such parameter, or when the value is not a finite number, lies outside
    /// the range, or lies between two steps. The values are then unchanged.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), Error> {
        let index = self.index(name)?;
        let figure = self.figure.name;
        let Parameter {
            name: parameter,
            min,
            max,
            step,
            ..
        } = self.figure.parameters[index];
        if !value.is_finite() {
            return Err(Error::NotANumber {
                figure,
                parameter,
                value: value.to_string(),
                min,
                max,
            });
        }
        if value < min || value > max {
            return Err(Error::OutOfRange {
                figure,
                parameter,
                value,
                min,
                max,
            });
        }
        // A slider can only stand on a step: a page that could ask for more would change
        // under the reader's hand when its slider wakes up.
        let position = (value - min) / step;
        if (position - position.round()).abs() > 1e-9 {
            return Err(Error::BetweenSteps {
                figure,
                parameter,
                value,
                min,
                max,
                step,
            });
        }
        self.numbers[index] = value;
        Ok(())
    }

    /// The value of a parameter that the drawing function knows to exist.
    pub(crate) fn get(&self, name: &str) -> f64 {
        match self.index(name) {
            Ok(index) => self.numbers[index],
            Err(error) => panic!("{error}"),
        }
    }

    fn index(&self, name: &str) -> Result<usize, Error> {
        let parameters = self.figure.parameters;
        parameters
            .iter()
            .position(|parameter| parameter.name == name)
            .ok_or_else(|| Error::UnknownParameter {
                figure: self.figure.name,
                name: name.to_owned(),
                nearest: nearest(name, parameters.iter().map(|p| p.name)),
                parameters: parameters.iter().map(|p| p.name).collect(),
            })
    }
}
