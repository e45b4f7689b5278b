//! Parts that are here from the start.

use crate::extensions::Code;

/// Markdown's extensions, where they need not be loaded.
pub fn first_extensions() -> Option<Code> {
    Some(Code::all())
}

/// Markdown's extensions, loaded; `None` where they do not come.
pub async fn extensions() -> Option<Code> {
    first_extensions()
}
