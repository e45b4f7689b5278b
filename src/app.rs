//! The root of the app: what every page shows, and the view.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::Api;
use crate::boot::Boot;
use crate::components::{Announcer, Footer, Header};
use crate::dom;
use crate::dom::anchor::Anchor;
use crate::hooks::{use_arrival, use_router};
use crate::pages::{DocumentPage, FailedPage, LoadingPage, MissingPage, PostsPage};
use crate::state::View;

/// What the app starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the shell holds.
    pub boot: Rc<Boot>,
    /// Where the reader is in the source text.
    pub place: Option<Anchor>,
}

/// The app.
#[component]
pub fn App(props: &Props) -> Html {
    let boot = &props.boot;
    let api = use_memo((), |()| Api::new(boot.base.clone(), boot.seeds.clone()));
    let site = use_memo((), |()| boot.site.clone());
    let base = AttrValue::from(boot.base.clone());
    let router = use_router(boot, &api);
    let said = use_arrival(&router.state, &site, props.place);
    let state = &router.state;
    let on_ready = use_callback((), |(), ()| dom::mark_ready());
    {
        let on_ready = on_ready.clone();
        use_effect_with((state.turn, state.view.clone()), move |(_, view)| match view {
            View::Missing => on_ready.emit(()),
            View::Failed(_) => dom::set_status("error"),
            // They say themselves when they stand.
            View::Document(_) | View::Posts | View::Loading => {}
        });
    }
    let turn = state.turn;
    let view = match &state.view {
        View::Document(article) => {
            let key = article.known.path.clone();
            html! { <DocumentPage {key} article={article.clone()} base={base.clone()} {turn} {on_ready} /> }
        }
        View::Posts => {
            let title = if site.home { "All posts".into() } else { AttrValue::from(site.name.clone()) };
            html! { <PostsPage {title} base={base.clone()} {turn} {on_ready} /> }
        }
        View::Missing => html! { <MissingPage base={base.clone()} message={site.missing.clone()} /> },
        View::Failed(failure) => {
            html! { <FailedPage failure={*failure} base={base.clone()} retry={router.retry.clone()} /> }
        }
        View::Loading => html! { <LoadingPage /> },
    };
    html! {
        <ContextProvider<Rc<Api>> context={api.clone()}>
            <a class="skip-link" href="#mdcms-content">{ "Skip to content" }</a>
            <Header site={site.clone()} base={base.clone()} url={state.url.clone()} />
            <main id="mdcms-content" class="main">{ view }</main>
            if !site.footer.is_empty() {
                <Footer text={site.footer.clone()} {base} />
            }
            <Announcer text={said} />
        </ContextProvider<Rc<Api>>>
    }
}
