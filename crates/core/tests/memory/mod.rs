//! Sites in memory.
#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use mdcms_core::build::{self, App, Content, Output, Page};
use mdcms_core::document::Document;
use mdcms_core::path;
use mdcms_core::report::{Ignore, Problem};
use mdcms_core::site::{Parts, Placed, Settings, Site, Snippet};
use mdcms_core::{config, theme};

/// A `config.yml` with nothing wrong.
pub(crate) const CONFIG: (&str, &str) = ("config.yml", "sitename: Site");
/// 2026-01-01T00:00:00Z.
pub(crate) const NOW: i64 = 1_767_225_600;

/// What a site is assembled from: path and text of every file. A picture's text is its size, `640x480`.
pub(crate) fn parts<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Parts {
    let mut parts = Parts::default();
    for (path, text) in files {
        let (path, text) = (path.as_ref(), text.as_ref());
        parts.files.push(path.to_owned());
        if path::is_document(path) {
            let document = Document::read(path, text.as_bytes().to_vec()).expect("the text is UTF-8");
            parts.documents.push(Arc::new(document));
        } else {
            parts.snippets.insert(path.to_owned(), Snippet::read(path, text.as_bytes().to_vec()));
        }
        match path {
            "config.yml" => parts.config = Some(text.to_owned()),
            "nav.yml" => parts.nav = Some(text.to_owned()),
            "authors.yml" => parts.authors = Some(text.to_owned()),
            _ => {}
        }
        if let Some((width, height)) = text.split_once('x')
            && let (Ok(width), Ok(height)) = (width.parse(), height.parse())
        {
            parts.sizes.insert(path.to_owned(), (width, height));
        }
    }
    let theme = theme::file(&config::parse(parts.config.as_deref().unwrap_or_default(), &mut Ignore));
    if let Some(Ok(theme)) = theme {
        let file = files.iter().find(|(path, _)| path.as_ref() == theme);
        parts.theme = file.map(|(_, text)| text.as_ref().to_owned());
    }
    parts
}

/// A build without an address, now.
pub(crate) fn settings() -> Settings {
    Settings { now: NOW, ..Settings::default() }
}

/// A site and its problems, each on one line.
pub(crate) fn assemble<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)], settings: Settings) -> (Site, Vec<String>) {
    let (site, problems) = Site::assemble(parts(files), settings);
    (site, problems.iter().map(show).collect())
}

/// A site of these files, whatever is wrong with it.
pub(crate) fn site<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Site {
    assemble(files, settings()).0
}

/// `path -> /url` of every document, old addresses after it.
fn addresses(site: &Site) -> Vec<String> {
    let aliases = |aliases: &[String]| aliases.iter().map(|alias| format!(" </{alias}")).collect::<String>();
    let show = |it: &Placed| format!("{} -> /{}{}", it.document.path, it.url, aliases(&it.aliases));
    site.documents.iter().map(show).collect()
}

/// A site of these files beside a `config.yml` has these addresses and problems.
pub(crate) fn check(files: &[(&str, &str)], expected: &[&str], problems: &[&str]) -> Site {
    let mut all = files.to_vec();
    if !files.iter().any(|(path, _)| *path == CONFIG.0) {
        all.push(CONFIG);
    }
    let (site, told) = assemble(&all, settings());
    assert_eq!(addresses(&site), expected, "{files:?}");
    assert_eq!(told, problems, "{files:?}");
    site
}

/// A problem on one line: `warning alias posts/a.md:2:1 what | help`.
pub(crate) fn show(problem: &Problem) -> String {
    let Problem { file, line, column, severity, code, what, help, .. } = problem;
    let place = if *line == 0 { file.clone() } else { format!("{file}:{line}:{column}") };
    let help = if help.is_empty() { String::new() } else { format!(" | {help}") };
    format!("{} {code} {place} {what}{help}", severity.word())
}

/// A renderer that fits in a line.
pub(crate) fn app() -> App {
    let files = [
        ("mdcms-app.js", "glue"),
        ("mdcms-app_bg.wasm", "wasm"),
        ("boot.js", "import \"./mdcms-app.js\"; \"./mdcms-app_bg.wasm\""),
        ("early.js", "early(\"{boot}\")\n"),
        ("probe.js", "probe(\"{boot}\", \"{styles}\")\n"),
        ("a.css", "a{}"),
        ("icons/favicon.svg", "<svg/>"),
    ];
    App::new(files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()).expect("nothing is missing")
}

/// What the document at `path` becomes.
pub(crate) fn page(site: &Site, path: &str) -> Page {
    let index = site.documents.iter().position(|placed| placed.document.path == path);
    build::page(site, &app(), index.unwrap_or_else(|| panic!("{path} is part of the site")))
}

/// The shell of the document at `path`.
pub(crate) fn shell(site: &Site, path: &str) -> String {
    text(&page(site, path).outputs[0])
}

/// The text of an output.
pub(crate) fn text(output: &Output) -> String {
    match &output.content {
        Content::Bytes(bytes) => String::from_utf8(bytes.clone()).expect("the output is text"),
        Content::Copy(path) => panic!("{path} is copied"),
    }
}

/// Every output file of a site. A copy has the bytes that `files` has at its path.
pub(crate) fn outputs<P: AsRef<str>, T: AsRef<str>>(site: &Site, files: &[(P, T)]) -> BTreeMap<String, Vec<u8>> {
    let app = app();
    let pages: Vec<Page> = (0..site.documents.len()).map(|index| build::page(site, &app, index)).collect();
    let facts: Vec<_> = pages.iter().map(|page| page.facts.clone()).collect();
    let mut outputs = BTreeMap::new();
    for output in pages.into_iter().flat_map(|page| page.outputs).chain(build::rest(site, &app, &facts)) {
        let bytes = match output.content {
            Content::Bytes(bytes) => bytes,
            Content::Copy(path) => {
                let file = files.iter().find(|(file, _)| file.as_ref() == path).expect("what is copied is there");
                file.1.as_ref().as_bytes().to_vec()
            }
        };
        assert!(outputs.insert(output.path.clone(), bytes).is_none(), "two outputs are {}", output.path);
    }
    outputs
}

/// The paths where two builds differ, sorted.
pub(crate) fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let all: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    all.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}
