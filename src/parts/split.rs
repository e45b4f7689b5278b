//! Parts that are files of their own.

use std::cell::Cell;

use mdcms_core::manifest::Needs;
use mdcms_core::markdown::Formulas;
use wasm_bindgen::prelude::*;
use wasm_split_macros::wasm_split;

use super::Loaded;
use crate::components::Lists;
use crate::dom::render::{Steps, Update};
use crate::extensions::Code;

#[wasm_bindgen]
extern "C" {
    /// In the script that `cargo xtask build` adds: loads the files of some parts, named with spaces between them.
    /// Gives the names of those that have come.
    #[wasm_bindgen(js_name = loadParts)]
    async fn load_parts(names: &str) -> JsValue;
}

thread_local! {
    static LOADED: Cell<Loaded> = const { Cell::new(Loaded { extensions: None, lists: None, update: None, steps: None }) };
}

/// What has been loaded.
pub(super) fn loaded() -> Loaded {
    LOADED.get()
}

/// Loads parts. Where one does not come, pages are shown without, and it may be tried again.
pub async fn load(needs: Needs) {
    let here = loaded();
    let has_formulas = here.extensions.is_some_and(|code| code.markdown.has_formulas());
    let wanted = [
        ("extensions ", needs.extended && here.extensions.is_none()),
        ("maths ", needs.maths && !has_formulas),
        ("lists ", needs.lists && here.lists.is_none()),
    ];
    let names: String = wanted.into_iter().filter(|(_, is_wanted)| *is_wanted).map(|(name, _)| name).collect();
    if names.is_empty() {
        return;
    }
    let came = load_parts(&names).await.as_string().unwrap_or_default();
    // Others may have come meanwhile.
    let mut here = loaded();
    for name in came.split(' ') {
        match name {
            "extensions" => here.extensions = Some(all_extensions().await),
            "maths" => {
                let formulas = all_formulas().await;
                here.extensions = here.extensions.map(|code| code.with_formulas(formulas));
            }
            "lists" => here.lists = Some(all_lists().await),
            _ => {}
        }
    }
    LOADED.set(here);
}

/// Loads what shows documents that change, which only who writes a site needs. Without it they are made as a whole.
pub async fn load_update() {
    if loaded().update.is_none() && !load_parts("update").await.as_string().unwrap_or_default().is_empty() {
        let update = Some(all_updates().await);
        LOADED.set(Loaded { update, ..loaded() });
    }
}

/// Loads what reads long texts in several tasks. Without it they are read in one.
pub async fn load_steps() -> Option<Steps> {
    if loaded().steps.is_none() && !load_parts("steps").await.as_string().unwrap_or_default().is_empty() {
        let steps = Some(all_steps().await);
        LOADED.set(Loaded { steps, ..loaded() });
    }
    loaded().steps
}

/// To be called only once the part is here.
#[wasm_split(steps, wasm_split_path = self)]
fn all_steps() -> Steps {
    Steps::all()
}

/// To be called only once the part is here.
#[wasm_split(update, wasm_split_path = self)]
fn all_updates() -> Update {
    Update::all()
}

/// To be called only once the part is here.
#[wasm_split(extensions, wasm_split_path = self)]
fn all_extensions() -> Code {
    Code::all_but_formulas()
}

/// To be called only once the part is here.
#[wasm_split(maths, wasm_split_path = self)]
fn all_formulas() -> Formulas {
    Formulas::all()
}

/// To be called only once the part is here.
#[wasm_split(lists, wasm_split_path = self)]
fn all_lists() -> Lists {
    Lists::all()
}

/// What the macro takes a failure for; [`load_part`] is where one is seen.
#[derive(Debug)]
pub(crate) enum SplitLoaderError {}

/// What the macro expects to load a part with. It does nothing: [`load_part`] has done it.
pub(crate) mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    use super::SplitLoaderError;

    pub(crate) type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    pub(crate) struct LazySplitLoader;

    impl LazySplitLoader {
        pub(crate) const fn new(_: unsafe extern "C" fn(LoadCallbackFn, *const c_void)) -> Self {
            Self
        }
    }

    pub(crate) async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), SplitLoaderError> {
        Ok(())
    }
}
