//! The views, one a file.

mod document;
mod failed;
mod loading;
mod missing;
mod posts;

pub use document::document;
pub use failed::failed;
pub use loading::loading;
pub use missing::missing;
pub use posts::posts;
