//! The root of the app: the view, between what the shell has around every page.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::{Api, Failure};
use crate::boot::Boot;
use crate::components::{self, ListProps};
use crate::dom::anchor::Anchor;
use crate::dom::render::Article;
use crate::hooks::{use_arrival, use_ready, use_router};
use crate::pages;
use crate::parts;
use crate::state::View;

/// What the app starts with; the same for as long as the page is open.
#[derive(Clone, Properties)]
pub struct Props {
    /// What the shell holds.
    pub boot: Rc<Boot>,
    /// The site's files.
    pub api: Rc<Api>,
    /// The shell's document, where making it took several tasks.
    pub article: Option<Rc<Article>>,
    /// Where the reader should be on the first page, if not at its top.
    pub place: Option<Anchor>,
}

/// There is one app on a page, and nobody gives it other properties.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.boot, &other.boot)
    }
}

impl Props {
    /// What an app for this shell starts with.
    pub fn new(boot: Boot, article: Option<Rc<Article>>, place: Option<Anchor>) -> Self {
        let api = Rc::new(Api::new(boot.base.clone(), boot.seeds.clone(), boot.years.clone(), boot.buckets));
        Self { boot: Rc::new(boot), api, article, place }
    }
}

/// The app.
#[component]
pub fn App(props: &Props) -> Html {
    let Props { boot, api, article, place } = props;
    let base = boot.base.as_str();
    let router = use_router(boot, api, article);
    let state = &router.state;
    let on_ready = use_ready(state);
    let (turn_said, said) = use_arrival(state, boot, *place, &on_ready);
    let list = |block, listing, index| {
        let (query, on_turn) = (state.query.clone(), router.turn.clone());
        let props = ListProps {
            block,
            listing,
            api: api.clone(),
            index,
            query,
            on_turn,
            turn: state.turn,
            on_ready: on_ready.clone(),
        };
        components::list(props, &router.retry)
    };
    let view = match &state.view {
        View::Document(article) => pages::document(article, &list),
        View::Listing(listing, around) => match parts::lists() {
            Some(lists) => (lists.page)(listing, around, &list),
            None => pages::failed(Failure::Network, base, &router.retry),
        },
        View::Missing => pages::missing(base, &boot.site.missing),
        View::Failed(failure) => pages::failed(*failure, base, &router.retry),
        View::Loading => pages::loading(),
    };
    html! {
        <>
            <main id="mdcms-content" class="main">{ view }</main>
            // Says once, to somebody who does not see the page, that another one is shown.
            <div class="visually-hidden announcer" role="status" aria-live="polite">
                <span key={turn_said}>{ said }</span>
            </div>
        </>
    }
}
