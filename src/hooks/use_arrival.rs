//! What happens once a page stands: its title, the reader's place, the focus, and one announcement.

use std::rc::Rc;

use mdcms_core::link::encode;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::boot::Boot;
use crate::dom;
use crate::dom::anchor::{self, Anchor};
use crate::parts;
use crate::state::{Arrival, State, View};

/// Acts on each page that is shown; returns what to announce to somebody who does not see it, and the turn it is of.
#[hook]
pub fn use_arrival(
    state: &UseReducerHandle<State>,
    boot: &Rc<Boot>,
    place: Option<Anchor>,
    on_ready: &Callback<u32>,
) -> (u32, AttrValue) {
    let said = use_state_eq(|| (0, AttrValue::default()));
    let (state, boot, said_now, on_ready) = (state.clone(), boot.clone(), said.clone(), on_ready.clone());
    use_effect_with(state.turn, move |_| {
        let (title, description) = words(&state.view);
        dom::set_title(&mdcms_core::page::full_title(&title, &boot.site.name));
        dom::set_description(&description);
        dom::frame::mark_current(&[boot.base.as_str(), &encode(&state.url)].concat());
        let article = state.view.article().filter(|article| article.is_long);
        if let Some(article) = &article
            && goes_anywhere(&state.arrival, place)
        {
            article.finish();
        }
        let is_new = go(&state.arrival, place);
        show_readiness(&state);
        if let Some(article) = article {
            let turn = state.turn;
            spawn_local(async move {
                if article.follow().await {
                    on_ready.emit(turn);
                }
            });
        }
        if is_new {
            said_now.set((state.turn, title.into()));
        }
    });
    (*said).clone()
}

/// Whether a reader may arrive anywhere but at the top.
fn goes_anywhere(arrival: &Arrival, place: Option<Anchor>) -> bool {
    match arrival {
        Arrival::First => place.is_some() || !fragment_of_address().is_empty(),
        Arrival::Top => false,
        Arrival::Fragment(_) | Arrival::Restored(_) | Arrival::Stay(_) => true,
    }
}

/// Brings the reader where they should be, and the focus with them; false where they are already there.
fn go(arrival: &Arrival, place: Option<Anchor>) -> bool {
    anchor::stop();
    match arrival {
        Arrival::First => {
            if let Some(place) = place {
                place.restore();
            }
            go_to_fragment_of_address();
            return false;
        }
        Arrival::Stay(place) => {
            place.restore();
            return false;
        }
        Arrival::Fragment(id) if dom::go_to_part(id) => {}
        Arrival::Fragment(_) | Arrival::Top => {
            dom::focus_heading();
            dom::scroll_to(0.0);
        }
        Arrival::Restored(place) => {
            dom::focus_heading();
            place.restore();
        }
    }
    true
}

/// Tells tests and tools what stands.
fn show_readiness(state: &State) {
    let has_lists = parts::lists().is_some();
    match &state.view {
        // The manifest has yet to be asked.
        View::Missing if state.arrival == Arrival::First => {}
        View::Failed(_) => dom::set_status("error"),
        View::Loading => {}
        // Lists say themselves when they stand, and so do long documents.
        View::Document(article) if article.is_long || (has_lists && !article.lists.is_empty()) => {}
        View::Listing(..) if has_lists => {}
        View::Listing(..) => dom::set_status("error"),
        View::Document(_) | View::Missing => dom::mark_ready(),
    }
}

/// The title and the description of what is shown.
fn words(view: &View) -> (String, String) {
    match view {
        View::Document(article) => (article.title.clone(), article.description.clone()),
        View::Listing(listing, _) => (listing.title.clone(), listing.description.clone()),
        View::Missing => ("Page not found".to_owned(), String::new()),
        View::Failed(_) => ("This page could not be loaded".to_owned(), String::new()),
        View::Loading => ("Loading".to_owned(), String::new()),
    }
}

/// The browser looked for the fragment before its heading was there.
fn go_to_fragment_of_address() {
    let hash = fragment_of_address();
    if let Some(id) = hash.strip_prefix('#')
        && dom::scroll_position() <= 0.0
    {
        dom::go_to_part(&mdcms_core::link::decode(id));
    }
}

/// With its `#`; empty without one.
fn fragment_of_address() -> String {
    dom::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}
