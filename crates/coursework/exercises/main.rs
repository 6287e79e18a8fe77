//! The exercises with their solutions: every test of them passes.
#![allow(dead_code, unreachable_pub)]

mod chapter_1;
mod chapter_2;
mod chapter_3;
mod chapter_4;
mod chapter_5;
