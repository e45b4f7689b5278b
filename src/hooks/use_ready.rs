//! When a page stands with everything on it.

use yew::prelude::*;

use crate::dom;
use crate::state::{State, View};

/// Marks each page that is shown as ready once its lists of posts stand, and a long one once it is whole; gives what they
/// call then.
#[hook]
pub fn use_ready(state: &UseReducerHandle<State>) -> Callback<u32> {
    // Lists may stand before or after the effect below runs, so both sides only count.
    let standing = use_mut_ref(|| (0_u32, 0_usize));
    let lists = match &state.view {
        View::Document(article) => article.lists.len() + usize::from(article.is_long),
        View::Listing(..) => 1,
        _ => 0,
    };
    let current = state.turn;
    Callback::from(move |turn: u32| {
        if turn != current {
            return;
        }
        let mut standing = standing.borrow_mut();
        if standing.0 != turn {
            *standing = (turn, 0);
        }
        standing.1 += 1;
        if standing.1 == lists {
            dom::mark_ready();
        }
    })
}
