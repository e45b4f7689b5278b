//! The authors file: what the ids in front matter stand for, as in Material for MkDocs and Docusaurus.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::path::key_of;
use crate::report::{Finding, Problem};
use crate::value::read::{text, unknown_key};
use crate::value::{Entry, Value};
use crate::yaml;

/// Its name, from the site's root.
pub const FILE: &str = "authors.yml";

/// What an author may be told by. Those without a meaning here are what the file has for other programs.
const KEYS: [&str; 14] = [
    "name",
    "description",
    "bio",
    "title",
    "url",
    "link",
    "email",
    "image",
    "image_url",
    "avatar",
    "picture",
    "socials",
    "page",
    "slug",
];

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) description: String,
    /// Their own website: an address with `https://` or `http://`.
    pub(super) url: Option<String>,
}

/// The authors, by what stands for them in front matter: their id or their name, as [`key_of`] has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Authors {
    by_id: BTreeMap<String, Author>,
    id_by_name: BTreeMap<String, String>,
}

impl Authors {
    /// Reads the file: for each id a name, or a map with a name and more.
    pub(super) fn read(written: Option<&str>, problems: &mut Vec<Problem>) -> Self {
        let (mut authors, mut findings) = (Self::default(), Vec::new());
        let Some(written) = written else { return authors };
        let tree = yaml::parse(written, &mut findings);
        match tree.as_ref().map(|tree| (&tree.value, &tree.at)) {
            Some((Value::Map(entries), _)) => entries.iter().for_each(|entry| authors.add(entry, &mut findings)),
            Some((_, at)) => findings.push(
                Finding::error("authors-shape", at.clone(), "the file is no map of authors")
                    .help("write lines like `jane: Jane Doe`, or an id with `name:` and more below it"),
            ),
            None => {}
        }
        problems.extend(Problem::locate_all(findings, FILE, written));
        authors
    }

    fn add(&mut self, entry: &Entry, findings: &mut Vec<Finding>) {
        let node = &entry.value;
        let mut author = Author { name: entry.key.clone(), description: String::new(), url: None };
        if let Value::Map(inner) = &node.value {
            for known in inner {
                if !KEYS.contains(&known.key.as_str()) {
                    unknown_key(known, findings, KEYS.into_iter());
                }
            }
            let mut of = |keys: &[&str]| keys.iter().find_map(|key| text(node.get(key)?, findings));
            if let Some(name) = of(&["name"]) {
                author.name = name;
            }
            author.description = of(&["description", "bio", "title"]).unwrap_or_default();
            author.url = of(&["url", "link"]);
            if let Some(url) = author.url.take_if(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
                findings.push(
                    Finding::warning("author-url", node.at.clone(), format!("`{url}` is no address of a website"))
                        .help("write it with `https://`"),
                );
            }
        } else if !node.is_null()
            && let Some(name) = text(node, findings)
        {
            author.name = name;
        }
        let id = key_of(&entry.key);
        self.id_by_name.insert(key_of(&author.name), id.clone());
        self.by_id.insert(id, author);
    }

    /// The id of an author by what front matter says, or that itself.
    pub(super) fn id(&self, written: &str) -> String {
        let key = key_of(written);
        if self.by_id.contains_key(&key) { key } else { self.id_by_name.get(&key).cloned().unwrap_or(key) }
    }

    /// What is said of an author.
    pub(super) fn get(&self, id: &str) -> Option<&Author> {
        self.by_id.get(id)
    }

    /// The documents with the names of their authors in place of their ids.
    pub(super) fn name(&self, documents: Vec<Arc<Document>>) -> Vec<Arc<Document>> {
        let name = |written: &String| self.by_id.get(&key_of(written)).map(|author| &author.name);
        let named = |document: Arc<Document>| {
            if !document.meta.authors.iter().any(|written| name(written).is_some_and(|name| name != written)) {
                return document;
            }
            let mut document = Document::clone(&document);
            for written in &mut document.meta.authors {
                if let Some(name) = name(written) {
                    name.clone_into(written);
                }
            }
            Arc::new(document)
        };
        if self.by_id.is_empty() { documents } else { documents.into_iter().map(named).collect() }
    }
}
