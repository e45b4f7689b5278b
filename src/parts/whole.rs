//! Parts that are here from the start.

use mdcms_core::manifest::Needs;

use super::Loaded;
use crate::components::Lists;
use crate::dom::render::{Steps, Update};
use crate::extensions::Code;

/// All there are.
pub(super) fn loaded() -> Loaded {
    Loaded {
        extensions: Some(Code::all()),
        lists: Some(Lists::all()),
        update: Some(Update::all()),
        steps: Some(Steps::all()),
    }
}

/// Nothing need be loaded.
pub async fn load(_: Needs) {}

/// Nothing need be loaded.
pub async fn load_update() {}

/// Nothing need be loaded.
pub async fn load_steps() -> Option<Steps> {
    loaded().steps
}
