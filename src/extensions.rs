//! Markdown's extensions: code that is loaded only for pages that use one.

use mdcms_core::markdown::{Extensions, Formulas};
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
    /// All but the code for formulas. What calls neither this nor [`Code::all`] is built without their code.
    pub fn all_but_formulas() -> Self {
        Self { markdown: Extensions::all_but_formulas(), behaviour: Behaviour::all() }
    }

    /// All there are.
    pub fn all() -> Self {
        Self::all_but_formulas().with_formulas(Formulas::all())
    }

    /// The same with the code for formulas.
    #[must_use]
    pub fn with_formulas(self, formulas: Formulas) -> Self {
        Self { markdown: self.markdown.with_formulas(formulas), ..self }
    }
}

/// What reads the extensions, where they have been loaded.
pub fn markdown() -> Option<Extensions<Shifted<Ignore>>> {
    parts::extensions().map(|code| code.markdown)
}

/// Takes an event for the extensions; tells whether it was one for them.
pub fn act(event: &Event) -> bool {
    parts::extensions().is_some_and(|code| (code.behaviour.act)(event))
}
