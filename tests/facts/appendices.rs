//! The appendices.

pub(crate) mod coursework;
pub(crate) mod errata;
pub(crate) mod figures;
pub(crate) mod glossary;
pub(crate) mod how_exp_is_computed;
pub(crate) mod how_it_is_proved;
pub(crate) mod literature;
pub(crate) mod mirror;
pub(crate) mod notation;
pub(crate) mod solutions;
pub(crate) mod teaching;
