//! Parts of the module that are loaded only for pages that need them.
//!
//! Each part begins with one function. `cargo xtask build` takes what only that function reaches, code and data, out
//! of the module into a file of its own; script that it adds loads the file. A build without the feature `split` has
//! everything in one module, and then there is nothing to load.

#[cfg(not(feature = "split"))]
mod whole;
#[cfg(not(feature = "split"))]
pub use whole::{extensions, first_extensions};

#[cfg(feature = "split")]
mod split;
#[cfg(feature = "split")]
pub use split::{extensions, first_extensions};
