//! Prelude: what nearly every figure uses.

pub(crate) use kurbo::{Point, Rect};

pub(crate) use crate::drawing::canvas::{Canvas, Marker};
pub(crate) use crate::drawing::chart::Chart;
pub(crate) use crate::drawing::ink::Ink;
pub(crate) use crate::drawing::notation::{number, rounded};
pub(crate) use crate::drawing::numerics::samples;
pub(crate) use crate::drawing::path::at;
pub(crate) use crate::drawing::stroke::{dashed, dotted, solid};
pub(crate) use crate::drawing::text::Text;
pub(crate) use crate::figure::{Sketch, figure, sketch};
pub(crate) use crate::parameter::{Choice, Number, Time};
pub(crate) use crate::prediction::{Answer, Prediction};
