//! Markdown's extensions: code that is loaded only for pages that use one.

use std::cell::Cell;

use mdcms_core::markdown::Extensions;
use mdcms_core::report::{Ignore, Shifted};

use crate::parts;

/// The extensions for readers.
pub type Code = Extensions<Shifted<Ignore>>;

thread_local! {
    static LOADED: Cell<Option<Code>> = const { Cell::new(None) };
}

/// The extensions, where they have been loaded.
pub fn loaded() -> Option<Code> {
    LOADED.get().or_else(parts::first_extensions)
}

/// Loads the extensions. Where they do not come, pages are shown without, and it may be tried again.
pub async fn load() {
    if loaded().is_none() {
        LOADED.set(parts::extensions().await);
    }
}
