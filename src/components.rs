//! Parts of pages, one a file.

mod announcer;
mod byline;
mod footer;
mod header;
pub mod post_item;
mod post_list;

pub use announcer::Announcer;
pub use byline::Byline;
pub use footer::Footer;
pub use header::Header;
pub use post_list::PostList;

use post_item::PostItem;
