//! Parts that are files of their own.

use wasm_bindgen::prelude::*;
use wasm_split_macros::wasm_split;

use crate::extensions::Code;

#[wasm_bindgen]
extern "C" {
    /// In the script that `cargo xtask build` adds; fails where a file of the part does not come.
    #[wasm_bindgen(js_name = loadPart, catch)]
    async fn load_part(name: &str) -> Result<JsValue, JsValue>;
}

/// Markdown's extensions, where they need not be loaded.
pub fn first_extensions() -> Option<Code> {
    None
}

/// Markdown's extensions, loaded; `None` where they do not come.
pub async fn extensions() -> Option<Code> {
    load_part("extensions").await.ok()?;
    Some(all_extensions().await)
}

/// To be called only once the part is here.
#[wasm_split(extensions, wasm_split_path = self)]
fn all_extensions() -> Code {
    Code::all()
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
