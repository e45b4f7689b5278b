//! What folders say of the documents in them: `_index.md` with `cascade`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::front_matter::{self, Meta};
use crate::path;
use crate::report::{Ignore, Problem};
use crate::value::Entry;

/// The documents with the defaults of the folders around them: a folder inside another one has the last word, and a
/// document itself above all.
pub(super) fn apply(documents: Vec<Arc<Document>>, problems: &mut Vec<Problem>) -> Vec<Arc<Document>> {
    let mut folders: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for document in documents.iter().filter(|it| path::is_folder_file(&it.path) && !it.meta.cascade.is_empty()) {
        let mut findings = Vec::new();
        Meta::default().apply(&document.meta.cascade, &mut findings);
        problems.extend(Problem::locate_all(findings, &document.path, &document.text));
        folders.insert(path::folder_and_stem(&document.path).0.to_owned(), document.meta.cascade.clone());
    }
    if folders.is_empty() {
        return documents;
    }
    documents.into_iter().map(|document| with_defaults(document, &folders)).collect()
}

fn with_defaults(document: Arc<Document>, folders: &BTreeMap<String, Vec<Entry>>) -> Arc<Document> {
    let around = document.path.match_indices('/').map(|(slash, _)| &document.path[..=slash]);
    let mut found = around.filter_map(|folder| folders.get(folder)).peekable();
    if found.peek().is_none() {
        return document;
    }
    let mut defaults = Meta::default();
    for entries in found {
        defaults.apply(entries, &mut Ignore);
    }
    let (meta, _) = front_matter::parse_over(&document.text, defaults, &mut Ignore);
    let mut document = Document::clone(&document);
    document.meta = meta;
    Arc::new(document)
}

/// Whether a document only speaks for its folder and has nothing to show.
pub(super) fn is_no_page(document: &Document) -> bool {
    path::is_folder_file(&document.path) && document.body().trim().is_empty()
}
