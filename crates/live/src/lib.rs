//! Figures in the browser: the functions of the crate `figures`, compiled to WebAssembly.
//!
//! For WebAssembly this crate is the functions `draw` and `verdict`. For every other target it is [`digest`], which says what the module was
//! built from, and the program `bundle`, which builds it:
//!
//! ```console
//! cargo run -- live
//! ```

#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(not(target_arch = "wasm32"))]
mod sources;

#[cfg(target_arch = "wasm32")]
pub use draw::{Drawing, draw, verdict};
#[cfg(not(target_arch = "wasm32"))]
pub use sources::{DIGEST, MODULE, digest};
