//! Parts of pages, one a file. What keeps a state is a component; the rest are plain functions to [`yew::Html`],
//! since each component costs the module its own copy of Yew's life cycle.

mod byline;
mod lists;
mod pager;
mod post_item;
mod post_list;
mod year_select;

pub use byline::byline;
pub use lists::{Lists, list};
pub use post_list::Props as ListProps;

use lists::not_loaded;
use pager::pager;
use post_item::post_item;
use year_select::year_select;
