//! Some of the site's posts, loaded when they are needed.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use mdcms_core::manifest::Post;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{Api, Failure};

/// Posts in the order they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posts {
    /// How many the whole list has, and those that were asked for; the ones before while they are on their way.
    pub here: Option<(usize, Rc<Vec<Post>>)>,
    /// Why those that were asked for are not here.
    pub failed: Option<Failure>,
}

/// Which posts, counted in the order they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Whether the newest come first.
    pub newest_first: bool,
    /// The places.
    pub places: Range<usize>,
    /// Changes when they should be asked for again.
    pub turn: (u32, u32),
}

/// Loads posts. What is already here is there at once.
#[hook]
pub fn use_posts(api: &Rc<Api>, asked: Asked) -> Posts {
    let answer = use_state_eq(|| None::<(Asked, Option<Failure>)>);
    let last = use_mut_ref(|| None);
    let known = known(api, &asked);
    {
        let (api, answer) = (api.clone(), answer.clone());
        use_effect_with((asked.clone(), known.is_some()), move |(asked, is_known)| {
            let current = Rc::new(Cell::new(true));
            let (still, asked) = (current.clone(), asked.clone());
            if !is_known {
                spawn_local(async move {
                    let failed = load(&api, &asked).await.err();
                    if still.get() {
                        answer.set(Some((asked, failed)));
                    }
                });
            }
            move || current.set(false)
        });
    }
    let mut last = last.borrow_mut();
    if known.is_some() {
        *last = known;
    }
    let failed = answer.as_ref().filter(|(to, _)| *to == asked).and_then(|(_, failed)| *failed);
    Posts { here: last.clone(), failed }
}

async fn load(api: &Api, asked: &Asked) -> Result<(), Failure> {
    let total = api.total().await?;
    api.posts(places(total, asked)).await
}

fn known(api: &Api, asked: &Asked) -> Option<(usize, Rc<Vec<Post>>)> {
    let total = api.known_total()?;
    let mut posts = api.known_posts(&places(total, asked))?;
    if asked.newest_first {
        posts.reverse();
    }
    Some((total, Rc::new(posts)))
}

/// Places in the list as it is shown, as places counted oldest first.
fn places(total: usize, asked: &Asked) -> Range<usize> {
    let (from, to) = (asked.places.start.min(total), asked.places.end.min(total));
    if asked.newest_first { total - to..total - from } else { from..to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_the_end_that_is_shown_first() {
        let cases = [
            (10, true, 0..3, 7..10),
            (10, true, 9..20, 0..1),
            (10, false, 0..3, 0..3),
            (10, false, 8..usize::MAX, 8..10),
            (0, true, 0..20, 0..0),
        ];
        for (total, newest_first, shown, expected) in cases {
            let asked = Asked { newest_first, places: shown, turn: (0, 0) };
            assert_eq!(places(total, &asked), expected, "{asked:?} of {total}");
        }
    }
}
