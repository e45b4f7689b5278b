//! Some of the site's posts, loaded when they are needed.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use mdcms_core::manifest::Post;
use mdcms_core::posts;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{Api, Failure, Which};

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
    /// Of which posts.
    pub which: Which,
    /// The places among them.
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
    let all = api.places(&asked.which).await?;
    let hidden = api.hidden(&asked.which, &all).unwrap_or_default();
    api.posts(asked.which.list(), places(&all, &hidden, asked), &hidden).await
}

fn known(api: &Api, asked: &Asked) -> Option<(usize, Rc<Vec<Post>>)> {
    let all = api.known_places(&asked.which)?;
    let hidden = api.hidden(&asked.which, &all)?;
    let mut posts = api.known_posts(asked.which.list(), &places(&all, &hidden, asked), &hidden)?;
    if asked.which.newest_first {
        posts.reverse();
    }
    Some((all.len() - hidden.len(), Rc::new(posts)))
}

/// Places in the list as it is shown, as places in its parts, of which it has those at `all`; hidden ones may be between
/// them.
fn places(all: &Range<usize>, hidden: &[usize], asked: &Asked) -> Range<usize> {
    let total = all.len() - hidden.len();
    let (from, to) = (asked.places.start.min(total), asked.places.end.min(total));
    let shown = if asked.which.newest_first { total - to..total - from } else { from..to };
    posts::with_hidden(&shown, all, hidden)
}

#[cfg(test)]
mod tests {
    use mdcms_core::posts::Span;

    use super::*;

    #[test]
    fn places_are_counted_from_the_end_that_is_shown_first() {
        let cases = [
            (0..10, true, 0..3, 7..10),
            (0..10, true, 9..20, 0..1),
            (0..10, false, 0..3, 0..3),
            (0..10, false, 8..usize::MAX, 8..10),
            (0..0, true, 0..20, 0..0),
            (4..9, true, 1..3, 6..8),
            (4..9, false, 3..20, 7..9),
        ];
        for (all, newest_first, shown, expected) in cases {
            let which = Which { listing: None, span: Span::All, newest_first, year: None };
            let asked = Asked { which, places: shown, turn: (0, 0) };
            assert_eq!(places(&all, &[], &asked), expected, "{asked:?} of {all:?}");
        }
    }
}
