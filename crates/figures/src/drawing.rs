//! Drawing tools: a canvas of SVG, charts on it, and what both are made of. They know nothing of the figures.

pub(crate) mod canvas;
pub(crate) mod cell_outline;
pub(crate) mod chart;
pub(crate) mod contours;
pub(crate) mod ink;
pub(crate) mod labels;
pub(crate) mod notation;
pub(crate) mod numerics;
pub(crate) mod path;
pub(crate) mod stroke;
pub(crate) mod text;
pub(crate) mod unit_symbols;
