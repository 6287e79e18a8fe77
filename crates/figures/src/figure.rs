//! A figure: a pure function from checked values to an SVG and the words that go with it.

use crate::drawing::canvas::Canvas;
use crate::drawing::path::decimal;
use crate::drawing::text::escape;
use crate::error::{Error, nearest};
use crate::parameter::{Parameter, Value};

/// One entry of the registry.
#[derive(Debug)]
pub struct Figure {
    /// The name used in a directive: `firing-line`.
    pub name: &'static str,
    /// What the figure shows, in a few words; the SVG's title.
    pub title: &'static str,
    /// What it can be asked to draw with; empty when it is always the same.
    pub parameters: &'static [Parameter],
    pub(crate) sketch: fn(&Values) -> Sketch,
}

/// Declares `FIGURE` of a module: its name, its title and its parameters, and that the function `sketch` draws it.
///
/// With parameters, `sketch` gets them as the fields of the struct `Parameters` that is declared here too.
macro_rules! figure {
    ($name:literal, $title:literal) => {
        pub(crate) const FIGURE: $crate::figure::Figure = $crate::figure::Figure {
            name: $name,
            title: $title,
            parameters: &[],
            sketch: |_| sketch(),
        };
    };
    ($name:literal, $title:literal, $($parameter:ident: $type:ty = $declaration:expr),+ $(,)?) => {
        /// What the figure is drawn with.
        struct Parameters {
            $($parameter: $type),+
        }

        pub(crate) const FIGURE: $crate::figure::Figure = $crate::figure::Figure {
            name: $name,
            title: $title,
            parameters: &[$($declaration.named(stringify!($parameter))),+],
            sketch: |values| {
                let mut values = values.iter().map(|(_, value)| value);
                $(let $parameter = $declaration.get(values.next());)+
                sketch(Parameters { $($parameter),+ })
            },
        };
    };
}
pub(crate) use figure;

// Names are unique in the registry, so a figure is its name.
impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// A drawn figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// One `<svg>` element without blank lines, 400 units wide by its `viewBox`.
    pub svg: String,
    /// What a reader who does not see the figure needs; as in the SVG's `<desc>`.
    pub description: String,
    /// The answer that the figure gives, for under it; plain text.
    pub caption: String,
    /// What can be read off, for a table beneath; the names are the same for all values of the parameters.
    pub readings: Vec<Reading>,
}

/// One row of a table of readings: what it is, and its value, both plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is read off: `w₁ + w₂`.
    pub name: &'static str,
    /// Its value: `8, fires`.
    pub value: String,
}

/// What a drawing function hands back; written with the macro `sketch!`.
pub(crate) struct Sketch {
    pub(crate) canvas: Canvas,
    pub(crate) description: String,
    pub(crate) caption: String,
    pub(crate) readings: Vec<Reading>,
}

/// A sketch of a canvas, its words, which may name values in braces, and its readings, if it has any.
macro_rules! sketch {
    ($canvas:ident, description: $description:literal, caption: $caption:literal
        $(, readings: [$($name:literal: $value:expr),* $(,)?])? $(,)?) => {
        $crate::figure::Sketch {
            canvas: $canvas,
            description: format!($description),
            caption: format!($caption),
            readings: vec![$($($crate::figure::Reading { name: $name, value: ($value).to_string() }),*)?],
        }
    };
}
pub(crate) use sketch;

/// A checked value for every parameter of one figure.
///
/// It can only be made by a [`Figure`], so a figure that is given its values can always be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    figure: &'static Figure,
    values: Vec<Value>,
}

impl Values {
    /// The figure these values are for.
    pub fn figure(&self) -> &'static Figure {
        self.figure
    }

    /// Every parameter with its value, in the order of the declaration.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Parameter, Value)> {
        self.figure.parameters.iter().zip(self.values.iter().copied())
    }

    /// Gives one parameter another value, written as in a directive.
    ///
    /// # Errors
    ///
    /// When the figure has no such parameter, or when the text is no finite number, lies outside the range or between two
    /// steps, or is none of the options. The values are then unchanged.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let Figure { name: figure, parameters, .. } = *self.figure;
        let index = parameters.iter().position(|parameter| parameter.name == name);
        let index = index.ok_or_else(|| Error::UnknownParameter {
            figure,
            name: name.to_owned(),
            nearest: nearest(name, parameters.iter().map(|parameter| parameter.name)),
            parameters,
        })?;
        let value = parameters[index].read(value);
        self.values[index] = value.map_err(|why| Error::Refused { figure, why })?;
        Ok(())
    }
}

impl Figure {
    /// The default value of every parameter.
    pub fn defaults(&'static self) -> Values {
        let values = self.parameters.iter().map(Parameter::default).collect();
        Values { figure: self, values }
    }

    /// Values from `name=value` pairs as a directive holds them; what is not given keeps its default.
    ///
    /// ```
    /// let figure = figures::find("firing-line").unwrap();
    /// let values = figure.values([("theta", "6")]).unwrap();
    /// let drawing = figure.draw(&values, "chapter-2-line");
    /// assert!(drawing.svg.starts_with("<svg"));
    ///
    /// let mistakes = figure.values([("w1", "5"), ("thta", "6")]).unwrap_err();
    /// let (position, error) = &mistakes[0];
    /// assert_eq!(*position, 1);
    /// assert!(error.to_string().contains("did you mean `theta`?"));
    /// ```
    ///
    /// # Errors
    ///
    /// All that is wrong, as [`Values::set`] says it, each with the position of its pair.
    pub fn values<'a>(
        &'static self,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Values, Vec<(usize, Error)>> {
        let mut values = self.defaults();
        let outcomes = pairs.into_iter().map(|(name, value)| values.set(name, value));
        let outcomes = outcomes.enumerate();
        let mistakes: Vec<_> =
            outcomes.filter_map(|(position, outcome)| Some((position, outcome.err()?))).collect();
        if mistakes.is_empty() { Ok(values) } else { Err(mistakes) }
    }

    /// Draws the figure. The same values and the same `id` give the same bytes on every machine.
    ///
    /// `id` is the prefix of every id in the SVG; give each drawing on a page its own.
    ///
    /// # Panics
    ///
    /// When the values belong to another figure, or when `id` is not made of ASCII letters, digits,
    /// `-` and `_`, beginning with a letter.
    #[track_caller]
    pub fn draw(&self, values: &Values, id: &str) -> Drawing {
        assert!(
            values.figure == self,
            "figure `{}` was given the values of figure `{}`",
            self.name,
            values.figure.name
        );
        assert!(
            id.starts_with(|c: char| c.is_ascii_alphabetic())
                && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'),
            "`{id}` cannot be an id: use letters, digits, - and _, beginning with a letter"
        );
        let Sketch { canvas, description, caption, readings } = (self.sketch)(values);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" font-family=\"inherit\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{desc}</desc>\n\
             {body}</svg>\n",
            width = Canvas::WIDTH,
            height = decimal(canvas.height),
            title = escape(self.title),
            desc = escape(&description),
            body = canvas.body + &canvas.handles,
        );
        Drawing {
            svg,
            description,
            // A short equation is not broken over two lines.
            caption: caption.replace(" = ", "\u{a0}=\u{a0}"),
            readings,
        }
    }
}
