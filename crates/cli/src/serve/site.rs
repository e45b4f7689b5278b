//! The website of one moment, in memory.
//!
//! A change renders as little as can be: a page is made again when its own document has changed, and all
//! pages are when anything has changed that a page may know of others (see [`Site::fingerprint`]). What is not
//! a page is made when somebody asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anyhow::Result;
use mdcms_core::build::{self, App, Content, Output, Page};
use mdcms_core::hash::Hash;
use mdcms_core::manifest::Facts;
use mdcms_core::report::{Problem, Severity};
use mdcms_core::site::{Settings, Site};
use rayon::prelude::*;

use crate::load::Loader;
use crate::print::Progress;
use crate::source::File;
use crate::{fs, renderer, time};

/// The website of one moment.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The site it is of.
    pub(super) site: Arc<Site>,
    /// Everything wrong with the content.
    pub(super) problems: Vec<Problem>,
    /// A name for this state of the site, the same for the same content.
    pub(super) id: String,
    app: Arc<App>,
    pages: BTreeMap<String, (Arc<Page>, usize)>,
    facts: Vec<Facts>,
    files: BTreeMap<String, File>,
    rest: OnceLock<BTreeMap<String, Content>>,
}

impl Snapshot {
    /// The bytes of an output file; reads from disk what is copied. May take a while, so not for an async task.
    pub(super) fn read(&self, path: &str) -> Option<Vec<u8>> {
        if let Some((page, index)) = self.pages.get(path) {
            return page.outputs.get(*index).and_then(|output| self.content(&output.content));
        }
        // The last good version of a document that is broken on disk.
        if let Ok(index) = self.site.documents.binary_search_by(|placed| placed.document.path.as_str().cmp(path)) {
            return self.site.documents.get(index).map(|placed| placed.document.bytes().to_vec());
        }
        self.rest().get(path).and_then(|content| self.content(content))
    }

    /// Whether there is such an output file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.pages.contains_key(path) || self.rest().contains_key(path)
    }

    /// The errors that open pages show.
    pub(super) fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }

    fn content(&self, content: &Content) -> Option<Vec<u8>> {
        match content {
            Content::Bytes(bytes) => Some(bytes.clone()),
            Content::Copy(path) => {
                let disk = &self.files.get(path)?.disk;
                // Its path was without links when it was listed: one that has some now leads elsewhere.
                let is_itself = fs::canonicalize(disk).is_ok_and(|real| real == *disk);
                is_itself.then(|| fs::read(disk).ok()).flatten()
            }
        }
    }

    fn rest(&self) -> &BTreeMap<String, Content> {
        self.rest.get_or_init(|| {
            let outputs = build::rest(&self.site, &self.app, &self.facts);
            outputs.into_iter().map(|Output { path, content }| (path, content)).collect()
        })
    }
}

/// What is kept between one website and the next.
#[derive(Debug)]
pub(super) struct Builder {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// Its files, read.
    pub(super) loader: Loader,
    app: Arc<App>,
    context: Hash,
    pages: BTreeMap<String, Rendered>,
}

/// A page, and the version of its document that it is of.
#[derive(Clone, Debug)]
struct Rendered {
    hash: Hash,
    page: Arc<Page>,
}

impl Builder {
    /// Reads a site and makes its website.
    pub(super) fn new(root: &Path) -> Result<(Self, Snapshot)> {
        let root = root.to_owned();
        let app = Arc::new(renderer::app()?);
        let mut builder = Self { root, loader: Loader::default(), app, context: Hash(0), pages: BTreeMap::new() };
        builder.loader.refresh(&builder.root, &BTreeSet::new())?;
        let snapshot = builder.make();
        Ok((builder, snapshot))
    }

    /// Looks at the folder again: the website as it is now, and the paths of what has changed.
    pub(super) fn refresh(&mut self, touched: &BTreeSet<PathBuf>) -> Result<Option<(Snapshot, Vec<String>)>> {
        let changed = self.loader.refresh(&self.root, touched)?;
        if changed.is_empty() { Ok(None) } else { Ok(Some((self.make(), changed))) }
    }

    /// The website with the renderer as it is now; nothing where that is the same.
    pub(super) fn refresh_renderer(&mut self) -> Result<Option<Snapshot>> {
        let app = renderer::app()?;
        if app.files().eq(self.app.files()) {
            return Ok(None);
        }
        self.app = Arc::new(app);
        self.pages.clear();
        Ok(Some(self.make()))
    }

    fn make(&mut self) -> Snapshot {
        let live = Some(super::live::SCRIPT.to_owned());
        let settings = Settings { drafts: true, now: time::now(None), live, base_url: None };
        let parts = self.loader.parts();
        let (site, mut problems) = Site::assemble(parts, settings);
        problems.extend(self.loader.problems());
        let rendered = self.render(&site);
        let id = self.id(&site);
        let mut pages = BTreeMap::new();
        for Rendered { page, .. } in &rendered {
            problems.extend(page.problems.iter().cloned());
            for (index, output) in page.outputs.iter().enumerate() {
                pages.insert(output.path.clone(), (Arc::clone(page), index));
            }
        }
        let facts = rendered.iter().map(|rendered| rendered.page.facts.clone()).collect();
        let paths = site.documents.iter().map(|placed| placed.document.path.clone());
        self.pages = paths.zip(rendered).collect();
        let files = self.loader.listing.files.clone();
        let app = Arc::clone(&self.app);
        Snapshot { site: Arc::new(site), problems, id, app, pages, facts, files, rest: OnceLock::new() }
    }

    /// Every page in the order of the documents: those made before where they are still right.
    fn render(&mut self, site: &Site) -> Vec<Rendered> {
        let context = site.fingerprint();
        let is_same = context == self.context;
        self.context = context;
        let progress = Progress::new("Rendering page", site.documents.len());
        (0..site.documents.len())
            .into_par_iter()
            .map(|index| {
                let document = &site.documents[index].document;
                if let Some(before) =
                    self.pages.get(&document.path).filter(|before| is_same && before.hash == document.hash)
                {
                    return before.clone();
                }
                let page = Arc::new(build::page(site, &self.app, index));
                progress.step();
                Rendered { hash: document.hash, page }
            })
            .collect()
    }

    fn id(&self, site: &Site) -> String {
        let mut text = self.context.hex();
        for placed in &site.documents {
            text.push_str(&placed.document.hash.hex());
        }
        let own = self.loader.listing.files.iter().filter(|(path, _)| !mdcms_core::path::is_document(path));
        for (path, file) in own {
            text.push_str(&format!("{path}\0{:?}", file.stamp));
        }
        for (path, _) in self.app.files() {
            text.push_str(path);
        }
        Hash::of(text.as_bytes()).hex()
    }
}
