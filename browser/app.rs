//! The whole app in a page: from a shell to pages, lists and back.

mod addresses;
mod around;
mod changes;
mod failures;
mod first;
mod lists;
mod moving;
