//! Which page is shown: follows links, Back and Forward, old addresses, and changes of the site.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use mdcms_core::link::encode;
use mdcms_core::manifest::{Listing, Needs};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{Api, Entry, Failure};
use crate::boot::{Boot, First};
use crate::dom::anchor::Anchor;
use crate::dom::history::{self, Positions};
use crate::dom::render::{Around, Article};
use crate::dom::{self, links, render};
use crate::extensions;
use crate::parts;
use crate::route::{self, Wanted};
use crate::state::{Action, Arrival, State, View};

/// Milliseconds before people want a sign that something is on its way.
const PATIENCE: u32 = 300;

/// What the pages need of the router.
#[derive(Clone, PartialEq)]
pub struct Router {
    /// What is shown.
    pub state: UseReducerHandle<State>,
    /// Tries the page again that failed.
    pub retry: Callback<()>,
    /// Turns a list of the page: to an address of it, as a new entry of the history or not.
    pub turn: Callback<(String, bool)>,
}

/// How a page came to be wanted.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// By a link: a new entry of the history.
    Link,
    /// By the browser: Back, Forward, an address.
    Browser,
    /// It failed before.
    Retry,
    /// It is shown already and may have changed.
    Again,
}

/// Starts the router; for the app's root only. `article` is the shell's document, where it has been made already.
#[hook]
pub fn use_router(boot: &Rc<Boot>, api: &Rc<Api>, article: &Option<Rc<Article>>) -> Router {
    let state = {
        let (boot, api, article) = (boot.clone(), api.clone(), article.clone());
        use_reducer(move || first_state(&boot, &api, article))
    };
    let guide = {
        let (boot, api, dispatcher) = (boot.clone(), api.clone(), state.dispatcher());
        let first = state.view.article();
        use_memo((), move |()| Guide {
            boot,
            api,
            dispatcher,
            turn: Cell::new(0),
            positions: RefCell::new(Positions::start()),
            shown: RefCell::default(),
            article: RefCell::new(first),
        })
    };
    {
        let guide = guide.clone();
        use_effect_with((), move |()| {
            guide.clone().start();
            let listeners = listen(&guide);
            move || drop(listeners)
        });
    }
    let turn = {
        let guide = guide.clone();
        Callback::from(move |(address, is_new): (String, bool)| guide.turn_to(&address, is_new))
    };
    let retry = Callback::from(move |()| guide.clone().here(Way::Retry));
    Router { state, retry, turn }
}

fn first_state(boot: &Boot, api: &Api, article: Option<Rc<Article>>) -> State {
    let asked = here(&boot.base).map(|wanted| wanted.key).unwrap_or_default();
    let view = match &boot.first {
        // What its shell says, until the manifest has been asked.
        First::Missing => View::Missing,
        first if !first.is_at(&asked) => View::Loading,
        first => {
            if let First::Document(known, text) = first {
                api.keep(known, text.clone());
            }
            article.map_or_else(|| view_of(first, &boot.base), View::Document)
        }
    };
    let url = match &view {
        View::Document(article) => article.known.url.clone(),
        _ => asked,
    };
    State { view, url, query: dom::query(), arrival: Arrival::First, turn: 0 }
}

/// What a shell shows, by the app.
fn view_of(first: &First, base: &str) -> View {
    match first {
        First::Document(known, text) => render::article(known, text, base, None).map_or(View::Missing, View::Document),
        First::Listing(listing) => listed(listing.clone(), base),
        First::Missing => View::Missing,
    }
}

fn listed(listing: Rc<Listing>, base: &str) -> View {
    let around = Rc::new(Around::of(&listing.rows, base));
    View::Listing(listing, around)
}

struct Guide {
    boot: Rc<Boot>,
    api: Rc<Api>,
    dispatcher: UseReducerDispatcher<State>,
    /// Counts the pages that were wanted: only the last one is shown when it comes.
    turn: Cell<u32>,
    positions: RefCell<Positions>,
    /// The key of the page that is shown or wanted.
    shown: RefCell<String>,
    /// The document that is shown.
    article: RefCell<Option<Rc<Article>>>,
}

impl Guide {
    /// The first view is here already, unless its address asks for something else.
    fn start(self: Rc<Self>) {
        let Some(wanted) = here(&self.boot.base) else { return };
        let key = if wanted.old { String::new() } else { wanted.key.clone() };
        self.shown.replace(key);
        if wanted.old || !self.boot.first.is_at(&wanted.key) {
            self.want(wanted, Way::Browser);
        }
    }

    /// Shows what the address bar says.
    fn here(self: Rc<Self>, way: Way) {
        if let Some(wanted) = here(&self.boot.base) {
            self.want(wanted, way);
        }
    }

    /// Shows a page once it is there; what was wanted before is no longer.
    fn want(self: Rc<Self>, wanted: Wanted, way: Way) {
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        self.shown.replace(wanted.key.clone());
        let waiting = {
            let guide = self.clone();
            Timeout::new(PATIENCE, move || {
                if guide.turn.get() == turn && way != Way::Again {
                    guide.dispatcher.dispatch(Action::Wait);
                }
            })
        };
        spawn_local(async move {
            let (view, url) = self.load(&wanted, way, turn).await;
            waiting.cancel();
            if self.turn.get() != turn {
                return;
            }
            if url != wanted.key || wanted.old {
                let fragment = wanted.fragment.as_ref().map(|it| ["#", it].concat()).unwrap_or_default();
                history::replace(&[self.boot.base.as_str(), &encode(&url), &fragment].concat());
                self.shown.replace(url.clone());
            }
            let arrival = match (way, wanted.fragment) {
                (Way::Again, _) => Arrival::Stay(Anchor::in_page()),
                (Way::Browser, fragment) => match (self.positions.borrow().here(), fragment) {
                    (Some(place), _) => Arrival::Restored(place),
                    (None, Some(fragment)) => Arrival::Fragment(fragment),
                    (None, None) => Arrival::Top,
                },
                (Way::Link | Way::Retry, Some(fragment)) => Arrival::Fragment(fragment),
                (Way::Link | Way::Retry, None) => Arrival::Top,
            };
            self.article.replace(view.article());
            self.dispatcher.dispatch(Action::Show { view, url, query: dom::query(), arrival });
        });
    }

    /// Has all of a long document on the page: the reader may be about to go anywhere in it.
    fn finish(&self) {
        if let Some(article) = &*self.article.borrow() {
            article.finish();
        }
    }

    /// Shows another part of the page that is shown.
    fn turn_to(&self, address: &str, is_new: bool) {
        if is_new {
            self.positions.borrow_mut().push(address);
        } else {
            history::replace(address);
        }
        self.dispatcher.dispatch(Action::Turn(dom::query()));
    }

    /// What a key leads to, and its URL.
    async fn load(&self, wanted: &Wanted, way: Way, turn: u32) -> (View, String) {
        let key = wanted.key.as_str();
        let entry = match self.api.find(key).await {
            Ok(entry) => entry,
            Err(failure) => return self.of_shell(key).unwrap_or_else(|| (View::Failed(failure), key.to_owned())),
        };
        match entry {
            Some(Entry::Document(known)) => {
                let url = known.url.clone();
                match self.api.text(&known).await {
                    Ok(text) => {
                        parts::load(known.facts.needs).await;
                        if way == Way::Again {
                            parts::load_update().await;
                        }
                        let is_again = way == Way::Again && self.turn.get() == turn;
                        let before = self.article.borrow().clone().filter(|before| is_again && before.known.url == url);
                        let base = &self.boot.base;
                        let article = if before.is_none() && render::is_long(&text) {
                            render::article_in_steps(&known, &text, base).await
                        } else {
                            render::article(&known, &text, base, before.as_deref())
                        };
                        (article.map_or(View::Failed(Failure::Other), View::Document), url)
                    }
                    Err(failure) => (View::Failed(failure), url),
                }
            }
            Some(Entry::Listing(listing)) => {
                parts::load(Needs::LISTS).await;
                (listed(listing, &self.boot.base), key.to_owned())
            }
            None => (View::Missing, key.to_owned()),
        }
    }

    /// The page of the shell that was loaded, for when the site cannot be asked.
    fn of_shell(&self, key: &str) -> Option<(View, String)> {
        let Boot { first, base, .. } = &*self.boot;
        let is_here = !self.api.has_changed() && first.is_at(key);
        is_here.then(|| (view_of(first, base), key.to_owned()))
    }
}

/// What the address bar asks for.
fn here(base: &str) -> Option<Wanted> {
    let location = dom::window()?.location();
    route::read(base, &location.pathname().ok()?, &location.hash().ok()?)
}

fn listen(guide: &Rc<Guide>) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (dom::window(), dom::document()) else { return Vec::new() };
    let with = |act: fn(&Rc<Guide>, &Event)| {
        let guide = guide.clone();
        move |event: &Event| act(&guide, event)
    };
    let active = EventListenerOptions::enable_prevent_default();
    vec![
        EventListener::new_with_options(&document, "click", active, with(on_click)),
        EventListener::new_with_options(&document, "keydown", active, |event| _ = extensions::act(event)),
        EventListener::new(&document, "beforematch", |event| _ = extensions::act(event)),
        EventListener::new(&document, "pointerover", with(on_interest)),
        EventListener::new(&document, "focusin", with(on_interest)),
        EventListener::new(&window, "popstate", with(|guide, _| on_history(guide))),
        EventListener::new(&window, "pagehide", with(|guide, _| guide.positions.borrow_mut().store())),
        EventListener::new(&window, "mdcms:changed", with(|guide, _| on_change(guide))),
    ]
}

fn on_click(guide: &Rc<Guide>, event: &Event) {
    guide.finish();
    if extensions::act(event) {
        return;
    }
    if let Some((wanted, address)) = links::clicked(event, &guide.boot.base) {
        event.prevent_default();
        guide.positions.borrow_mut().push(&address);
        guide.clone().want(wanted, Way::Link);
    }
}

/// A link that somebody points at is likely to be followed.
fn on_interest(guide: &Rc<Guide>, event: &Event) {
    if dom::saves_data() {
        return;
    }
    if let Some(wanted) = links::under(event, &guide.boot.base)
        && wanted.key != *guide.shown.borrow()
    {
        let api = guide.api.clone();
        spawn_local(async move { api.prefetch(&wanted.key).await });
    }
}

fn on_history(guide: &Rc<Guide>) {
    guide.finish();
    // The page is still where the reader left it: the browser scrolls only when it is asked to.
    guide.positions.borrow_mut().save();
    guide.positions.borrow_mut().arrive();
    let Some(wanted) = here(&guide.boot.base) else { return };
    if wanted.key == *guide.shown.borrow() && !wanted.old {
        // A place on the page that is shown. Without a known position the browser has gone there itself.
        if let (Some(code), Some(prose)) = (parts::extensions(), dom::prose()) {
            (code.behaviour.settle)(&prose);
        }
        guide.dispatcher.dispatch(Action::Turn(dom::query()));
        if let Some(place) = guide.positions.borrow().here() {
            place.restore();
        }
        return;
    }
    guide.clone().want(wanted, Way::Browser);
}

/// The development server has news of the site.
fn on_change(guide: &Rc<Guide>) {
    guide.api.forget();
    guide.clone().here(Way::Again);
}
