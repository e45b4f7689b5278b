//! Parts of the module that are loaded only for pages that need them.
//!
//! Each part begins with one function. `cargo xtask build` takes what only that function reaches, code and data, out
//! of the module into a file of its own; script that it adds loads the file. A build without the feature `split` has
//! everything in one module, and then there is nothing to load.

use crate::components::Lists;
use crate::dom::render::{Steps, Update};
use crate::extensions::Code;

#[cfg(not(feature = "split"))]
mod whole;
#[cfg(not(feature = "split"))]
use whole as kind;

#[cfg(feature = "split")]
mod split;
#[cfg(feature = "split")]
use split as kind;

pub use kind::{load, load_steps, load_update};

/// The parts that are here.
#[derive(Clone, Copy, Debug, Default)]
struct Loaded {
    extensions: Option<Code>,
    lists: Option<Lists>,
    update: Option<Update>,
    steps: Option<Steps>,
}

/// Markdown's extensions, where they are here.
pub fn extensions() -> Option<Code> {
    kind::loaded().extensions
}

/// What shows lists of posts, where it is here.
pub fn lists() -> Option<Lists> {
    kind::loaded().lists
}

/// What shows documents that change, where it is here.
pub fn update() -> Option<Update> {
    kind::loaded().update
}
