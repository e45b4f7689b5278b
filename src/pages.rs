//! The views, one a file.

mod document;
mod failed;
mod listing;
mod loading;
mod missing;

pub use document::document;
pub use failed::failed;
pub use listing::listing;
pub use loading::loading;
pub use missing::missing;

use std::rc::Rc;

use mdcms_core::manifest::Listing;
use mdcms_core::posts::PostsBlock;
use yew::Html;

/// Makes a list of posts: how it is shown, of which list if not of all posts, and which of the page's lists it is.
pub type MakeList<'l> = &'l dyn Fn(PostsBlock, Option<Rc<Listing>>, usize) -> Html;
