//! What the app shows. Changes go through [`Action`]s, one way.

use std::rc::Rc;

use mdcms_core::manifest::Listing;
use yew::Reducible;

use crate::api::Failure;
use crate::dom::anchor::Anchor;
use crate::dom::render::{Around, Article};

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// A document.
    Document(Rc<Article>),
    /// A list.
    Listing(Rc<Listing>, Rc<Around>),
    /// No such page.
    Missing,
    /// A page that could not be loaded.
    Failed(Failure),
    /// A page that is on its way for longer than people like to wait without a sign.
    Loading,
}

impl View {
    /// The document that is shown.
    pub fn article(&self) -> Option<Rc<Article>> {
        match self {
            Self::Document(article) => Some(article.clone()),
            _ => None,
        }
    }
}

/// Where the reader should be on a page once it is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// The first view: where the browser has put them.
    First,
    /// At the top.
    Top,
    /// At a heading.
    Fragment(String),
    /// Where they were when they left it.
    Restored(Anchor),
    /// Where they are: the page was only brought up to date.
    Stay(Anchor),
}

/// The state of the app.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is shown.
    pub view: View,
    /// The URL of what is shown.
    pub url: String,
    /// Where the reader should be on it.
    pub arrival: Arrival,
    /// The query of its address, with which page of a list is shown and the like.
    pub query: Rc<str>,
    /// Counts what has been shown, so that the same page shown again is a change.
    pub turn: u32,
}

/// What changes the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// Show a page.
    Show {
        /// What.
        view: View,
        /// Its URL.
        url: String,
        /// The query of its address.
        query: Rc<str>,
        /// Where the reader should be.
        arrival: Arrival,
    },
    /// Show another part of the same page: the query of its address is another one.
    Turn(Rc<str>),
    /// Show that something is on its way.
    Wait,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Show { view, url, query, arrival } => {
                Rc::new(Self { view, url, query, arrival, turn: self.turn + 1 })
            }
            Action::Turn(query) => Rc::new(Self { query, ..(*self).clone() }),
            // The page that comes says where its reader should be.
            Action::Wait => Rc::new(Self { view: View::Loading, ..(*self).clone() }),
        }
    }
}
