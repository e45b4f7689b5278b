//! The views, one a file.

mod document;
mod failed;
mod loading;
mod missing;
mod posts;

pub use document::DocumentPage;
pub use failed::FailedPage;
pub use loading::LoadingPage;
pub use missing::MissingPage;
pub use posts::PostsPage;
