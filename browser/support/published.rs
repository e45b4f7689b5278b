//! A site as `core` publishes it.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use mdcms_app::api::{Entry, Failure};
use mdcms_core::build::{self, App, Content};
use mdcms_core::document::Document;
use mdcms_core::manifest::{Known, list_file};
use mdcms_core::path::POST_LIST_URL;
use mdcms_core::site::{Parts, Settings, Site};

/// The files of a published site by their path.
#[derive(Clone)]
pub(crate) struct Published(pub(crate) BTreeMap<String, Vec<u8>>);

impl Published {
    /// Publishes documents, path and text, with a `config.yml`.
    pub(crate) fn new(config: &str, documents: &[(String, String)]) -> Self {
        let read = |(path, text): &(String, String)| {
            Arc::new(Document::read(path, text.clone().into_bytes()).expect("a document in UTF-8"))
        };
        let parts = Parts {
            config: Some(config.to_owned()),
            documents: documents.iter().map(read).collect(),
            files: documents.iter().map(|(path, _)| path.clone()).collect(),
            ..Parts::default()
        };
        // 2033: nothing in a test is still to come.
        let (site, _) = Site::assemble(parts, Settings { now: 2_000_000_000, ..Settings::default() });
        let app = renderer();
        let mut files = BTreeMap::new();
        let mut facts = Vec::new();
        for index in 0..site.documents.len() {
            let page = build::page(&site, &app, index);
            facts.push(page.facts);
            files.extend(page.outputs.into_iter().filter_map(bytes));
        }
        files.extend(build::rest(&site, &app, &facts).into_iter().filter_map(bytes));
        files.extend(documents.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
        Self(files)
    }

    /// The shell that a host answers an address with: `404.html` where the site has no such page.
    pub(crate) fn shell(&self, url: &str) -> &str {
        let shell = self.0.get(&[url, "index.html"].concat()).or_else(|| self.0.get("404.html")).expect("a shell");
        std::str::from_utf8(shell).expect("a shell in UTF-8")
    }

    /// The element of a shell that describes its page.
    pub(crate) fn description(&self, url: &str) -> &str {
        let shell = self.shell(url);
        let start = shell.find("<meta name=\"description\"").expect("a description");
        let end = shell[start..].find('>').expect("its end");
        &shell[start..=start + end]
    }

    /// The body of a shell.
    pub(crate) fn body(&self, url: &str) -> &str {
        let (_, rest) = self.shell(url).split_once("<body>\n").expect("a body");
        rest.split_once("</body>").expect("its end").0
    }
}

/// A part of the list of all posts.
pub(crate) fn posts_file(shard: usize) -> String {
    list_file(POST_LIST_URL, shard)
}

/// The document that was found.
pub(crate) fn document(found: Result<Option<Entry>, Failure>) -> Rc<Known> {
    match found.expect("an answer") {
        Some(Entry::Document(known)) => known,
        other => panic!("{other:?} is no document"),
    }
}

/// What the manifest says of a document that needs no help with its links.
pub(crate) fn known(path: &str, text: &str) -> Rc<Known> {
    Rc::new(Known {
        path: path.to_owned(),
        url: mdcms_core::path::default_url(path),
        hash: mdcms_core::hash::Hash::of(text.as_bytes()).hex(),
        ..Known::default()
    })
}

fn bytes(output: build::Output) -> Option<(String, Vec<u8>)> {
    match output.content {
        Content::Bytes(bytes) => Some((output.path, bytes)),
        Content::Copy(_) => None,
    }
}

/// A renderer of empty files: the one that runs is this test's own.
fn renderer() -> App {
    let names = ["mdcms-app.js", "mdcms-app_bg.wasm", "boot.js", "early.js", "probe.js", "icons/favicon.svg"];
    App::new(names.map(|name| (name.to_owned(), Vec::new())).to_vec()).expect("all files of a renderer")
}
