//! Tells open pages about changes, as server-sent events
//! (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
//!
//! The id of every event names the state of the site it leads to. A page that comes back after the
//! connection was lost says the last one it knows, and is told to load again where the site has moved on.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::broadcast::{self, error::RecvError};

use super::Shared;
use super::site::Snapshot;
use crate::report::Entry;

/// URL of the script that listens, from the site's root.
pub(super) const SCRIPT: &str = "_mdcms/live.js";
/// URL of the events, from the site's root.
pub(super) const EVENTS: &str = "_mdcms/events";

const SCRIPT_TEXT: &str = include_str!("../../assets/live.js");

/// The script, with the state of the site that the page it is loaded by was made from.
pub(super) fn script(snapshot: &Snapshot) -> String {
    SCRIPT_TEXT.replace("{state}", &snapshot.id)
}

/// Everybody who listens.
#[derive(Debug)]
pub(super) struct Live {
    sender: broadcast::Sender<Message>,
}

#[derive(Clone, Debug)]
struct Message {
    state: String,
    /// Nothing for the event that has no name.
    name: &'static str,
    data: String,
}

#[derive(Serialize)]
struct Changed<'c> {
    changed: &'c [String],
    reload: bool,
}

impl Default for Live {
    fn default() -> Self {
        Self { sender: broadcast::channel(64).0 }
    }
}

impl Live {
    /// Tells which files have changed; none means the renderer.
    pub(super) fn changed(&self, snapshot: &Snapshot, changed: &[String]) {
        // Nobody listening is no error.
        let _ = self.sender.send(change(snapshot, changed));
    }

    /// Tells what is wrong now.
    pub(super) fn problems(&self, snapshot: &Snapshot) {
        let _ = self.sender.send(problems(snapshot));
    }
}

fn change(snapshot: &Snapshot, changed: &[String]) -> Message {
    // Settings, navigation and themes are in files of YAML, and are part of every page.
    let is_setting = |path: &String| path.ends_with(".yml") || path.ends_with(".yaml");
    let reload = changed.is_empty() || changed.iter().any(is_setting);
    message(snapshot, "", &Changed { changed, reload })
}

fn problems(snapshot: &Snapshot) -> Message {
    let entries: Vec<Entry<'_>> = snapshot.errors().map(Entry::of).collect();
    message(snapshot, "problems", &entries)
}

fn message(snapshot: &Snapshot, name: &'static str, data: &impl Serialize) -> Message {
    Message { state: snapshot.id.clone(), name, data: serde_json::to_string(data).unwrap_or_default() }
}

/// The events for one page that knows the site in the state `known`, from now on.
pub(super) fn stream(shared: Arc<Shared>, known: Option<&str>) -> Response {
    // Listening comes first: what changes from here on is in the channel.
    let receiver = shared.live.sender.subscribe();
    let snapshot = shared.snapshot();
    let mut first = VecDeque::from([problems(&snapshot)]);
    if known.is_some_and(|known| known != snapshot.id) {
        first.push_back(change(&snapshot, &[]));
    }
    let events = stream::unfold((first, receiver, shared), |(mut first, mut receiver, shared)| async {
        let message = match first.pop_front() {
            Some(message) => message,
            None => match receiver.recv().await {
                Ok(message) => message,
                // It has missed some, so only loading again is right.
                Err(RecvError::Lagged(_)) => change(&shared.snapshot(), &[]),
                Err(RecvError::Closed) => return None,
            },
        };
        Some((Ok::<_, Infallible>(event(message)), (first, receiver, shared)))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn event(message: Message) -> Event {
    let event = Event::default().id(message.state).data(message.data);
    if message.name.is_empty() { event } else { event.event(message.name) }
}
