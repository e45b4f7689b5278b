//! What the tests share.

pub(crate) mod host;
pub(crate) mod published;
pub(crate) mod random;
pub(crate) mod running;
pub(crate) mod sites;
pub(crate) mod stage;
