//! From a [`Site`] to the files of a website.
//!
//! [`page()`] is independent for each document, so a host may run it in parallel or again for one document
//! only; [`rest`] needs what all pages have told.

mod app;
mod backlinks;
mod outline;

pub use app::App;

use std::collections::BTreeMap;

use crate::front_matter::{self, Summary};
use crate::manifest::{self, Entry, Facts, Known, Root};
use crate::markdown::Extensions;
use crate::page;
use crate::report::{Finding, Problem};
use crate::shell;
use crate::site::{Placed, Site, SiteLinks};

/// One file of the website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path in the output folder.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in an output file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The bytes of the site's own file at this path.
    Copy(String),
    /// These bytes.
    Bytes(Vec<u8>),
}

/// What one document becomes.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its shell and the shells of its old addresses.
    pub outputs: Vec<Output>,
    /// What the manifest says of it.
    pub facts: Facts,
    /// Everything wrong in its body.
    pub problems: Vec<Problem>,
}

/// The page of the document at `index` of [`Site::documents`]; empty beyond the last one.
pub fn page(site: &Site, app: &App, index: usize) -> Page {
    let Some(placed) = site.documents.get(index) else { return Page::default() };
    let document = &placed.document;
    let mut findings = Vec::new();
    let mut summary = Summary::of(&document.meta);
    if summary.title.is_none() && document.heading.is_none() {
        // Made from the file's name, which the reader's app does not do.
        summary.title = Some(placed.title.clone());
    }
    let (read, mut facts) = read(site, placed, &summary, &mut findings);
    if Summary::read(&front_matter::split(&document.text)) != summary {
        facts.summary = Some(summary);
    }
    let (mut rows, problems) = site.rows(index);
    outline::add(&mut rows, placed, &read);
    facts.rows = rows;
    let html = if placed.window.is_always() {
        shell::document(site, app, placed, &read, known(placed, &facts))
    } else {
        shell::timed(site, app, placed)
    };
    let mut outputs = vec![shell_at(&placed.url, html)];
    outputs.extend(placed.aliases.iter().map(|alias| shell_at(alias, shell::redirect(site, alias, placed))));
    Page { outputs, facts, problems: [located(placed, findings), problems].concat() }
}

fn read<'s>(
    site: &'s Site,
    placed: &'s Placed,
    summary: &Summary,
    findings: &mut Vec<Finding>,
) -> (page::Page<'s>, Facts) {
    let document = &placed.document;
    let links = SiteLinks::new(site, &document.path, &placed.url);
    let read = page::read(&document.path, &document.text, Some(summary), &links, Some(Extensions::all()), findings);
    let facts = Facts { needs: read.content.needs, ..links.into_facts() };
    (read, facts)
}

fn located(placed: &Placed, findings: Vec<Finding>) -> Vec<Problem> {
    let document = &placed.document;
    Problem::locate_all(findings, &document.path, &document.text)
}

/// Everything wrong in the body of the document at `index`; what [`page()`] tells, without making the page.
pub fn check(site: &Site, index: usize) -> Vec<Problem> {
    let Some(placed) = site.documents.get(index) else { return Vec::new() };
    let mut findings = Vec::new();
    let summary = Summary::of(&placed.document.meta);
    read(site, placed, &summary, &mut findings);
    [located(placed, findings), site.rows(index).1].concat()
}

/// Every other output file, given the facts of all documents in their order, sorted by path.
pub fn rest(site: &Site, app: &App, facts: &[Facts]) -> Vec<Output> {
    let mut outputs: Vec<Output> =
        site.published.iter().map(|path| Output { path: path.clone(), content: Content::Copy(path.clone()) }).collect();
    outputs.extend(app.files().map(|(path, content)| bytes(path, content.to_vec())));
    outputs.extend(site.theme.iter().map(|sheet| bytes(&sheet.path, sheet.css.clone().into_bytes())));
    outputs
        .extend(site.open_listings().map(|listing| shell_at(&listing.about.url, shell::listing(site, app, listing))));
    outputs.push(bytes("404.html", shell::missing(site, app).into_bytes()));
    // GitHub Pages leaves out folders that start with `_` unless this file is there.
    outputs.push(bytes(".nojekyll", Vec::new()));
    outputs.extend(manifest_files(site, facts));
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    outputs
}

fn manifest_files(site: &Site, facts: &[Facts]) -> Vec<Output> {
    let mut files = Vec::new();
    // The lists with parts of their own: years are places in those of all posts.
    for listing in site.listings.iter().filter(|listing| listing.about.list == listing.about.url) {
        for shard in 0..listing.about.total.div_ceil(manifest::SHARD) {
            let start = shard * manifest::SHARD;
            let places = start..listing.about.total.min(start + manifest::SHARD);
            files.push(json(&manifest::list_file(&listing.about.list, shard), &site.listed(listing, places)));
        }
    }
    let none = Facts::default();
    let documents = site
        .documents
        .iter()
        .enumerate()
        .map(|(at, placed)| Entry::Document(known(placed, facts.get(at).unwrap_or(&none))));
    let listings = site.open_listings().map(|listing| Entry::Listing(listing.about.clone()));
    let all: Vec<Entry> = documents.chain(listings).collect();
    let buckets = site.buckets;
    let mut lookup: BTreeMap<u64, Vec<&Entry>> = (0..buckets).map(|bucket| (bucket, Vec::new())).collect();
    for entry in &all {
        let mut its: Vec<u64> = entry.keys().into_iter().map(|key| manifest::bucket(key, buckets)).collect();
        its.sort_unstable();
        its.dedup();
        for bucket in its {
            lookup.entry(bucket).or_default().push(entry);
        }
    }
    let links = backlinks::parts(site, facts);
    files.extend(links.into_iter().map(|(part, links)| json(&manifest::links_file(part), &links)));
    files.extend(lookup.into_iter().map(|(bucket, entries)| json(&manifest::lookup_file(bucket), &entries)));
    let root = Root {
        version: manifest::VERSION,
        posts: site.posts.len(),
        buckets,
        years: site.years(),
        timed: site.timed.clone(),
    };
    files.push(json(&manifest::root_file(), &root));
    files
}

fn known(placed: &Placed, facts: &Facts) -> Known {
    Known {
        path: placed.document.path.clone(),
        url: placed.url.clone(),
        aliases: placed.aliases.clone(),
        hash: placed.document.hash.hex(),
        draft: placed.document.meta.draft,
        from: placed.window.from,
        until: placed.window.until,
        facts: facts.clone(),
    }
}

fn shell_at(url: &str, html: String) -> Output {
    bytes(&[url, "index.html"].concat(), html.into_bytes())
}

fn json<T: serde::Serialize>(path: &str, value: &T) -> Output {
    bytes(path, serde_json::to_vec(value).unwrap_or_default())
}

fn bytes(path: &str, content: Vec<u8>) -> Output {
    Output { path: path.to_owned(), content: Content::Bytes(content) }
}
