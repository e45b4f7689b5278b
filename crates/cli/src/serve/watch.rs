//! Sees that files change, and has the website made again.
//!
//! Every folder of the site is watched by itself: those we leave out (`node_modules`, the output) cost
//! nothing, and editors that save by renaming a new file over the old one are seen. Where the system cannot
//! watch, the site is looked through once a second.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use mdcms_core::report::Problem;
use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::Shared;
use super::site::{Builder, Snapshot};
use crate::{print, renderer};

/// How long it must be quiet after a change: an editor that saves does several things in a row.
const QUIET: Duration = Duration::from_millis(20);
/// How long a change waits at most, however busy the site is.
const LONGEST: Duration = Duration::from_millis(500);
/// How often the site is looked through where it cannot be watched.
const POLL: Duration = Duration::from_secs(1);
/// How long to wait for an event, where every change is one: any long time.
const LONG: Duration = Duration::from_secs(3600);

/// The folders of a site, being watched.
pub(super) struct Watch {
    folders: Folders,
    events: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Starts to watch; from here on no change is missed.
    pub(super) fn new(builder: &Builder) -> Self {
        let (sender, events) = mpsc::channel();
        let mut folders = Folders::new(sender);
        folders.watch(&builder.loader.listing.folders, &BTreeSet::new());
        Self { folders, events }
    }

    /// Keeps the website up to date for as long as the process lives.
    pub(super) fn run(mut self, builder: &mut Builder, shared: &Shared) {
        let mut is_gone = false;
        loop {
            let mut touched = wait(&self.events, self.folders.are_blind || is_gone);
            refresh_renderer(builder, shared, &touched);
            is_gone = !refresh(builder, shared, &touched, is_gone);
            if is_gone {
                self.folders.forget(|_| true);
            }
            // What is in a folder that is new was made before anybody watched it: look again.
            while !is_gone && self.folders.watch(&builder.loader.listing.folders, &touched) {
                touched.clear();
                is_gone = !refresh(builder, shared, &touched, is_gone);
            }
        }
    }
}

/// Looks at the site again; tells whether it is there.
fn refresh(builder: &mut Builder, shared: &Shared, touched: &BTreeSet<PathBuf>, was_gone: bool) -> bool {
    let started = Instant::now();
    match builder.refresh(touched) {
        Ok(made) => {
            if was_gone {
                print::note(format_args!("The site is back"));
            }
            if let Some((snapshot, changed)) = made {
                publish(shared, snapshot, &changed, started);
            }
            true
        }
        Err(error) => {
            if !was_gone {
                print::error(&error);
                print::note(format_args!("The last version stays; waiting for the site to come back"));
            }
            false
        }
    }
}

fn refresh_renderer(builder: &mut Builder, shared: &Shared, touched: &BTreeSet<PathBuf>) {
    let Some(folder) = renderer::watched_folder() else { return };
    // An error means that it is being built at this moment; the next event finds it whole.
    if touched.iter().any(|path| path.starts_with(&folder))
        && let Ok(Some(snapshot)) = builder.refresh_renderer()
    {
        publish(shared, snapshot, &[], Instant::now());
    }
}

/// Puts a new website in place and tells the terminal and the open pages.
fn publish(shared: &Shared, snapshot: Snapshot, changed: &[String], started: Instant) {
    let before = shared.snapshot();
    let snapshot = Arc::new(snapshot);
    shared.replace(Arc::clone(&snapshot));
    shared.live.changed(&snapshot, changed);
    if !before.errors().eq(snapshot.errors()) {
        shared.live.problems(&snapshot);
    }
    let milliseconds = started.elapsed().as_millis();
    match changed {
        [] => print::note(format_args!("Changed: the renderer ({milliseconds} ms)")),
        [one] => print::note(format_args!("Changed: {one} ({milliseconds} ms)")),
        [first, more @ ..] => print::note(format_args!("Changed: {first} and {} more ({milliseconds} ms)", more.len())),
    }
    let is_new = |problem: &&Problem| !before.problems.contains(problem);
    let new: Vec<Problem> = snapshot.problems.iter().filter(is_new).cloned().collect();
    print::sort_and_show(&new);
}

struct Folders {
    watcher: Option<RecommendedWatcher>,
    watched: BTreeSet<PathBuf>,
    are_blind: bool,
    /// Keeps the channel open where there is no watcher.
    _sender: Sender<notify::Result<Event>>,
}

impl Folders {
    fn new(sender: Sender<notify::Result<Event>>) -> Self {
        let watcher = notify::recommended_watcher(sender.clone()).ok();
        let mut folders = Self { watcher, watched: BTreeSet::new(), are_blind: false, _sender: sender };
        if folders.watcher.is_none() {
            folders.give_up();
        }
        folders
    }

    /// Watches all of these and the renderer's; tells whether any was not watched before. A folder among
    /// `touched` may be another one under the same name.
    fn watch(&mut self, folders: &[PathBuf], touched: &BTreeSet<PathBuf>) -> bool {
        self.forget(|folder| touched.contains(folder));
        let renderer = renderer::watched_folder().filter(|folder| folder.is_dir());
        let mut is_new = false;
        for folder in folders.iter().map(PathBuf::as_path).chain(renderer.as_deref()) {
            let Some(watcher) = self.watcher.as_mut().filter(|_| !self.watched.contains(folder)) else { continue };
            match watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => is_new = self.watched.insert(folder.to_owned()) || is_new,
                // Gone again already: then its parent has an event.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) || !folder.exists() => {}
                Err(_) => self.give_up(),
            }
        }
        is_new
    }

    fn forget(&mut self, which: impl Fn(&Path) -> bool) {
        let (gone, watched) = std::mem::take(&mut self.watched).into_iter().partition(|folder| which(folder));
        self.watched = watched;
        for folder in gone {
            // A folder that was removed is no longer watched, and that is what we want.
            let _ = self.watcher.as_mut().map(|watcher| watcher.unwatch(&folder));
        }
    }

    fn give_up(&mut self) {
        self.watcher = None;
        self.watched.clear();
        if !self.are_blind {
            self.are_blind = true;
            let help = "on Linux, raise `fs.inotify.max_user_watches` to see changes at once";
            print::warning("the system cannot watch the site's folders; they are looked through every second", help);
        }
    }
}

/// Waits for changes, and then until it is quiet and what was being written is closed. The paths are those
/// that the system has named.
fn wait(events: &Receiver<notify::Result<Event>>, poll: bool) -> BTreeSet<PathBuf> {
    let (mut touched, mut unfinished) = (BTreeSet::new(), BTreeSet::new());
    let mut first: Option<Instant> = None;
    loop {
        let left = first.map(|first| LONGEST.saturating_sub(first.elapsed()));
        let timeout = match left {
            Some(left) if unfinished.is_empty() => QUIET.min(left),
            Some(left) => left,
            None if poll => POLL,
            None => LONG,
        };
        match events.recv_timeout(timeout) {
            Ok(Ok(event)) if is_change(&event) => {
                follow(&mut unfinished, &event);
                touched.extend(event.paths);
                first.get_or_insert_with(Instant::now);
            }
            Ok(Ok(_)) => {}
            // Events were lost: look at everything.
            Ok(Err(_)) => drop(first.get_or_insert_with(Instant::now)),
            Err(_) if poll || first.is_some() => return touched,
            Err(_) => {}
        }
        if left == Some(Duration::ZERO) {
            return touched;
        }
    }
}

/// Keeps the set of files that somebody has begun to write and not closed, where the system tells of closing:
/// read now, they would be empty or half there.
fn follow(unfinished: &mut BTreeSet<PathBuf>, event: &Event) {
    let is_open = cfg!(target_os = "linux")
        && match event.kind {
            EventKind::Modify(ModifyKind::Data(_)) => true,
            // A link to a file is made without being opened.
            EventKind::Create(_) => {
                event.paths.iter().all(|path| path.metadata().is_ok_and(|it| it.is_file() && it.len() == 0))
            }
            _ => false,
        };
    for path in &event.paths {
        if is_open {
            unfinished.insert(path.clone());
        } else {
            unfinished.remove(path);
        }
    }
}

/// Whether an event is of a file that can be part of the site, and not of somebody who reads it, as we do.
fn is_change(event: &Event) -> bool {
    let is_write = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let is_hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    is_write && (event.paths.is_empty() || !event.paths.iter().all(is_hidden))
}
