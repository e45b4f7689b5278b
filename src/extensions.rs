//! Markdown's extensions: code that is loaded only for pages that use one.

use std::cell::Cell;

use mdcms_core::markdown::Extensions;
use mdcms_core::report::{Ignore, Shifted};
use web_sys::Event;

use crate::dom::choices::Behaviour;
use crate::parts;

/// The extensions for readers.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// What reads them.
    pub markdown: Extensions<Shifted<Ignore>>,
    /// What they do on a page.
    pub behaviour: Behaviour,
}

impl Code {
    /// All there are. What does not call this is built without their code.
    pub fn all() -> Self {
        Self { markdown: Extensions::all(), behaviour: Behaviour::all() }
    }
}

thread_local! {
    static LOADED: Cell<Option<Code>> = const { Cell::new(None) };
}

/// The extensions, where they have been loaded.
pub fn loaded() -> Option<Code> {
    LOADED.get().or_else(parts::first_extensions)
}

/// What reads the extensions, where they have been loaded.
pub fn markdown() -> Option<Extensions<Shifted<Ignore>>> {
    loaded().map(|code| code.markdown)
}

/// Takes an event for the extensions; tells whether it was one for them.
pub fn act(event: &Event) -> bool {
    loaded().is_some_and(|code| (code.behaviour.act)(event))
}

/// Loads the extensions. Where they do not come, pages are shown without, and it may be tried again.
pub async fn load() {
    if loaded().is_none() {
        LOADED.set(parts::extensions().await);
    }
}
