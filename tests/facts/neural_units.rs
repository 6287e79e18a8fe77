//! Chapter 1: neural units.
