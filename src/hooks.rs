//! The app's hooks, one a file.

mod use_arrival;
mod use_posts;
mod use_ready;
mod use_router;

pub use use_arrival::use_arrival;
pub use use_posts::{Asked, Posts, use_posts};
pub use use_ready::use_ready;
pub use use_router::use_router;
