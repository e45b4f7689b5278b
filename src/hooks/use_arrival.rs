//! What happens once a page stands: its title, the reader's place, the focus, and one announcement.

use std::rc::Rc;

use mdcms_core::page::SiteInfo;
use yew::prelude::*;

use crate::boot::Boot;
use crate::dom;
use crate::dom::anchor::Anchor;
use crate::state::{Arrival, State, View};

/// Acts on each page that is shown; returns what to announce to somebody who does not see it.
#[hook]
pub fn use_arrival(state: &UseReducerHandle<State>, boot: &Rc<Boot>, place: Option<Anchor>) -> AttrValue {
    let said = use_state_eq(AttrValue::default);
    let (state, boot, said_now) = (state.clone(), boot.clone(), said.clone());
    use_effect_with(state.turn, move |_| {
        let (title, description) = words(&state.view, &boot.site);
        dom::set_title(&mdcms_core::page::full_title(&title, &boot.site.name));
        dom::set_meta("description", &description);
        match &state.arrival {
            Arrival::First => {
                if let Some(place) = place {
                    place.restore();
                }
                go_to_fragment_of_address();
                return;
            }
            Arrival::Stay => return,
            Arrival::Top => dom::scroll_to(0.0),
            Arrival::Restored(top) => dom::scroll_to(*top),
            Arrival::Fragment(_) => {}
        }
        match &state.arrival {
            Arrival::Fragment(id) if dom::go_to_part(id) => {}
            Arrival::Fragment(_) => {
                dom::scroll_to(0.0);
                dom::focus_heading();
            }
            _ => dom::focus_heading(),
        }
        said_now.set(title.into());
    });
    (*said).clone()
}

/// The title and the description of what is shown.
fn words(view: &View, site: &SiteInfo) -> (String, String) {
    match view {
        View::Document(article) => (article.title.clone(), article.description.clone()),
        View::Posts if site.home => ("All posts".to_owned(), site.description.clone()),
        View::Posts => (site.name.clone(), site.description.clone()),
        View::Missing => ("Page not found".to_owned(), String::new()),
        View::Failed(_) => ("This page could not be loaded".to_owned(), String::new()),
        View::Loading => ("Loading".to_owned(), String::new()),
    }
}

/// The browser looked for the fragment before its heading was there.
fn go_to_fragment_of_address() {
    let hash = dom::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    if let Some(id) = hash.strip_prefix('#')
        && !id.is_empty()
        && dom::scroll_position() <= 0.0
    {
        dom::go_to_part(&mdcms_core::link::decode(id));
    }
}
