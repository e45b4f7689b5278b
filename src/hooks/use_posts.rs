//! Some of the site's posts, loaded when they are needed.

use std::cell::Cell;
use std::rc::Rc;

use mdcms_core::manifest::Post;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{Api, Failure};

/// Posts in the order they are shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Posts {
    /// On their way.
    Loading,
    /// Here.
    Here {
        /// How many the whole list has.
        total: usize,
        /// Those that were asked for.
        shown: Rc<Vec<Post>>,
    },
    /// Not to be had.
    Failed(Failure),
}

/// The posts from `from` to `to` (exclusive), counted in the order they are shown. What is already here is
/// there at once; while others load, the last ones stay.
#[hook]
pub fn use_posts(api: &Rc<Api>, newest_first: bool, from: usize, to: usize, turn: u32) -> Posts {
    let loaded = use_state_eq(|| Posts::Loading);
    let known = known(api, newest_first, from, to);
    {
        let (api, loaded, is_known) = (api.clone(), loaded.clone(), known.is_some());
        use_effect_with((newest_first, from, to, turn, is_known), move |_| {
            let current = Rc::new(Cell::new(true));
            let still = current.clone();
            if !is_known {
                spawn_local(async move {
                    let posts = load(&api, newest_first, from, to).await;
                    if still.get() {
                        loaded.set(posts);
                    }
                });
            }
            move || current.set(false)
        });
    }
    known.unwrap_or_else(|| (*loaded).clone())
}

async fn load(api: &Api, newest_first: bool, from: usize, to: usize) -> Posts {
    let answer = async {
        let total = api.total().await?;
        let posts = api.posts(places(total, newest_first, from, to)).await?;
        Ok((total, posts))
    };
    match answer.await {
        Ok((total, posts)) => here(total, newest_first, posts),
        Err(failure) => Posts::Failed(failure),
    }
}

fn known(api: &Api, newest_first: bool, from: usize, to: usize) -> Option<Posts> {
    let total = api.known_total()?;
    let posts = api.known_posts(&places(total, newest_first, from, to))?;
    Some(here(total, newest_first, posts))
}

fn here(total: usize, newest_first: bool, mut posts: Vec<Post>) -> Posts {
    if newest_first {
        posts.reverse();
    }
    Posts::Here { total, shown: Rc::new(posts) }
}

/// Places in the list as it is shown, as places counted oldest first.
fn places(total: usize, newest_first: bool, from: usize, to: usize) -> std::ops::Range<usize> {
    let (from, to) = (from.min(total), to.min(total));
    if newest_first { total - to..total - from } else { from..to }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn places_are_counted_from_the_end_that_is_shown_first() {
        assert_eq!(places(10, true, 0, 3), 7..10);
        assert_eq!(places(10, true, 9, 20), 0..1);
        assert_eq!(places(10, false, 0, 3), 0..3);
        assert_eq!(places(10, false, 8, usize::MAX), 8..10);
        assert_eq!(places(0, true, 0, 20), 0..0);
    }
}
