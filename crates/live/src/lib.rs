//! Figures in the browser: the functions of the crate `figures`, compiled to WebAssembly.
//!
//! For WebAssembly this crate is the functions `draw` and `verdict`. For every other target it is [`digest`], which says what the module was
//! built from, and the program `bundle`, which builds it. [`digest_of_bits`] is in both, to be compared:
//!
//! ```console
//! cargo run -- live
//! ```

#[cfg(target_arch = "wasm32")]
mod draw;
mod probe;
#[cfg(not(target_arch = "wasm32"))]
mod sources;

#[cfg(target_arch = "wasm32")]
pub use draw::{Drawing, draw, verdict};
pub use probe::{DIGESTS, digest_of_bits};
#[cfg(not(target_arch = "wasm32"))]
pub use sources::{DIGEST, MODULE, digest};
