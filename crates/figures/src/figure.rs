//! A figure: a pure function from checked values to an SVG and the words that go with it.

use crate::canvas::{Canvas, escape};
use crate::parameter::{Parameter, Values};
use crate::{Error, all};

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
    /// The figure's title, as in the SVG's `<title>`.
    pub title: &'static str,
    /// What a reader who does not see the figure needs; as in the SVG's `<desc>`.
    pub description: String,
    /// The answer that the figure gives, for under it; plain text.
    pub caption: String,
}

/// What a drawing function hands back.
pub(crate) struct Sketch {
    pub(crate) canvas: Canvas,
    pub(crate) description: String,
    pub(crate) caption: String,
}

impl Figure {
    /// The default value of every parameter.
    pub fn defaults(&'static self) -> Values {
        Values::defaults(self)
    }

    /// Values from `name=value` pairs as a directive holds them; what is not given keeps its default.
    ///
    /// ```
    /// let figure = figures::find("firing-line").unwrap();
    /// let values = figure.values([("theta", "6")])?;
    /// let drawing = figure.draw(&values, "chapter-2-line");
    /// assert!(drawing.svg.starts_with("<svg"));
    ///
    /// let error = figure.values([("thta", "6")]).unwrap_err();
    /// assert!(error.to_string().contains("did you mean `theta`?"));
    /// # Ok::<(), figures::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Values::set`], and when a name is given twice or a text is not a number.
    pub fn values<'a>(
        &'static self,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Values, Error> {
        let mut values = self.defaults();
        let mut given = Vec::new();
        for (name, text) in pairs {
            // Text that is no number goes on as NaN, so that a wrong name is reported first.
            let number = text.parse().unwrap_or(f64::NAN);
            values.set(name, number).map_err(|error| match error {
                Error::NotANumber {
                    figure,
                    parameter,
                    min,
                    max,
                    ..
                } => Error::NotANumber {
                    figure,
                    parameter,
                    value: text.to_owned(),
                    min,
                    max,
                },
                other => other,
            })?;
            let parameter = self.parameters.iter().find(|p| p.name == name);
            let parameter = parameter.expect("`set` accepted the name").name;
            if given.contains(&parameter) {
                return Err(Error::GivenTwice {
                    figure: self.name,
                    parameter,
                });
            }
            given.push(parameter);
        }
        Ok(values)
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
            values.figure() == self,
            "figure `{}` was given the values of figure `{}`",
            self.name,
            values.figure().name
        );
        assert!(
            id.starts_with(|c: char| c.is_ascii_alphabetic())
                && id
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'),
            "`{id}` cannot be an id: use letters, digits, - and _, beginning with a letter"
        );
        let Sketch {
            canvas,
            description,
            caption,
        } = (self.sketch)(values);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" font-family=\"inherit\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{desc}</desc>\n\
             {body}</svg>\n",
            width = Canvas::WIDTH,
            height = canvas.height(),
            title = escape(self.title),
            desc = escape(&description),
            body = canvas.body(),
        );
        Drawing {
            svg,
            title: self.title,
            description,
            // A short equation is not broken over two lines.
            caption: caption.replace(" = ", "\u{a0}=\u{a0}"),
        }
    }
}

/// The figure of this name, if there is one.
pub fn find(name: &str) -> Option<&'static Figure> {
    all().iter().find(|figure| figure.name == name)
}

/// The figure of this name, or an error that names the figure most like it.
///
/// # Errors
///
/// [`Error::UnknownFigure`].
pub fn named(name: &str) -> Result<&'static Figure, Error> {
    find(name).ok_or_else(|| Error::UnknownFigure {
        name: name.to_owned(),
        nearest: crate::error::nearest(name, all().iter().map(|figure| figure.name)),
        figures: all().iter().map(|figure| figure.name).collect(),
    })
}
