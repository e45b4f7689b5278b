//! Parts to a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::addresses::{self, Addresses, Taken};
use super::authors::{self, Authors};
use super::cascade;
use super::listings;
use super::navigation::Navigation;
use super::rows;
use super::terms::Terms;
use super::theme;
use super::told::Names;
use super::{LeftOut, Parts, Placed, Settings, Site};
use crate::config::{self, Config};
use crate::document::{self, Document};
use crate::manifest;
use crate::markdown;
use crate::path;
use crate::posts;
use crate::report::{Finding, Problem, Severity};

pub(super) fn assemble(parts: Parts, settings: Settings) -> (Site, Vec<Problem>) {
    let mut problems = Vec::new();
    let config = read_config(parts.config.as_deref(), &mut problems);
    let mut documents = parts.documents;
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    for document in &documents {
        problems.extend(Problem::locate_all(document.findings.iter().cloned(), &document.path, &document.text));
    }
    let all: BTreeSet<String> = documents.iter().map(|document| document.path.clone()).collect();
    let files: BTreeSet<String> = parts.files.into_iter().collect();
    let authors = Authors::read(parts.authors.as_deref(), &mut problems);
    let documents = authors.name(cascade::apply(documents, &mut problems));
    let (documents, folders): (Vec<_>, Vec<_>) = documents.into_iter().partition(|it| !cascade::is_no_page(it));
    let (documents, left_out) = published(documents, &config, &settings);
    let sources: BTreeSet<String> = documents.iter().map(|document| document.path.clone()).collect();
    let unpublished = all.difference(&sources).cloned().collect();
    let is_shown = |path: &&String| !path.ends_with(".md") && is_published(path, &config);
    let mut published: BTreeSet<String> = files.iter().filter(is_shown).cloned().collect();
    let taken = Taken { sources: &sources, files: &published };
    let Addresses { mut documents, by_url, displaced } =
        addresses::give(documents, &config, &settings, &taken, &mut problems);
    published.retain(|file| !displaced.contains(file));
    let names = name_again(&mut documents, &published);
    let by_path = documents.iter().enumerate().map(|(index, it)| (it.document.path.clone(), index)).collect();
    let posts = list_of_posts(&documents, config.timezone);
    let navigation = Navigation::of(parts.nav.as_deref(), &documents, &by_path, &all, &mut problems);
    let nav = navigation.tree(&documents);
    let Navigation { pages, sections } = navigation;
    let theme = theme::sheet(&config, parts.theme.as_deref(), &files, &mut problems);
    published.extend(documents.iter().map(|placed| placed.document.path.clone()));
    let published = published.into_iter().collect();
    if !documents.iter().any(|placed| placed.window.is_open(settings.now)) {
        problems.push(empty(documents.len(), &left_out));
    }
    let sizes = parts.sizes;
    let terms = Terms::of(&documents, &authors, config.timezone);
    let mut site = Site {
        config,
        settings,
        documents,
        posts,
        nav,
        pages,
        sections,
        listings: Vec::new(),
        theme,
        published,
        left_out,
        timed: Vec::new(),
        buckets: 1,
        sizes,
        files,
        snippets: parts.snippets,
        unpublished,
        by_path,
        by_url,
        listings_by_url: BTreeMap::new(),
        terms,
        neighbours: Vec::new(),
        section_of: BTreeMap::new(),
        names,
    };
    connect(&mut site, folders.iter().find(|folder| folder.path == path::POST_LIST_PAGE));
    check_footer(&site, &mut problems);
    (site, problems)
}

/// Finds out how the documents belong together, and what lists there are.
fn connect(site: &mut Site, of_posts: Option<&Arc<Document>>) {
    let places: BTreeMap<&str, usize> =
        site.sections.iter().enumerate().map(|(place, section)| (section.code.as_str(), place)).collect();
    let section_of = |page: &super::Listed| Some((page.index, *places.get(page.section.as_deref()?)?));
    site.section_of = site.pages.iter().filter_map(section_of).collect();
    site.neighbours = rows::neighbours(site);
    site.timed = posts::timed(0, site.posts.iter().map(|index| site.documents[*index].window).collect());
    site.listings = listings::of(site, of_posts.map(|folder| &folder.meta));
    let shown = site.listings.iter().enumerate().filter(|(_, listing)| !listing.is_taken);
    site.listings_by_url = shown.map(|(at, listing)| (listing.about.url.clone(), at)).collect();
    let keys: usize = site.documents.iter().map(|placed| 2 + placed.aliases.len()).sum();
    site.buckets = manifest::buckets(keys + site.listings_by_url.len());
}

/// What is wrong in the footer. Its text is a value of `config.yml`, so there is no place in the file to name.
fn check_footer(site: &Site, problems: &mut Vec<Problem>) {
    let mut findings = Vec::new();
    crate::shell::footer(site, String::new(), &mut findings);
    problems.extend(findings.into_iter().map(|finding| {
        let what = format!("in the footer, {}", finding.what);
        Problem::of_file(finding.severity, finding.code, "config.yml", what).help(finding.help)
    }));
}

fn read_config(text: Option<&str>, problems: &mut Vec<Problem>) -> Config {
    let Some(text) = text else {
        problems.push(
            Problem::of_file(Severity::Warning, "no-config", "config.yml", "the site has no config.yml")
                .help("write one with `sitename: …`; until then the site has no name"),
        );
        return Config::default();
    };
    let mut findings = Vec::new();
    let config = config::parse(text, &mut findings);
    if config.sitename.is_none() {
        findings.push(Finding::warning("no-sitename", 0..0, "the site has no name").help("add a line `sitename: …`"));
    }
    problems.extend(Problem::locate_all(findings, "config.yml", text));
    config
}

fn empty(timed: usize, left_out: &LeftOut) -> Problem {
    let help = match (left_out.drafts, timed + left_out.expired) {
        (0, 0) => "write a Markdown file in posts/ or pages/",
        (1.., 0) => "every document is a draft; `--drafts` shows them",
        _ => "every document is a draft, or not yet or no longer published",
    };
    Problem::of_file(Severity::Warning, "empty-site", "", "the site has nothing to show").help(help)
}

/// The documents that are part of the site at its time.
fn published(documents: Vec<Arc<Document>>, config: &Config, settings: &Settings) -> (Vec<Arc<Document>>, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut kept = Vec::with_capacity(documents.len());
    for document in documents {
        let meta = &document.meta;
        let due = |date: Option<crate::date::DateTime>| date.map(|date| date.to_unix(config.timezone) <= settings.now);
        if meta.draft && !settings.drafts {
            left_out.drafts += 1;
        } else if due(meta.expiry_date) == Some(true) {
            left_out.expired += 1;
        } else {
            kept.push(document);
        }
    }
    (kept, left_out)
}

/// Gives documents the titles and excerpts that they have where names in them are links, for which the names of the
/// site are needed; nothing else needs them before it is asked. A title that has such a link is itself no name, since
/// what it says depends on the other names.
fn name_again(documents: &mut [Placed], published: &BTreeSet<String>) -> OnceLock<Names> {
    let has_name = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains("[["));
    if !documents.iter().any(|it| has_name(&it.document.heading) || has_name(&it.document.excerpt)) {
        return OnceLock::new();
    }
    let names = Names::of(documents, published.iter());
    let find = |name: &str| names.find(name);
    for placed in documents {
        let document = &placed.document;
        if has_name(&document.heading) {
            let heading = markdown::leading_heading(document.body(), &find);
            placed.title = document::title(None, heading.as_deref(), &document.path);
        }
        if has_name(&document.excerpt) {
            placed.excerpt = markdown::excerpt(document.body(), &find);
        }
    }
    OnceLock::from(names)
}

/// Oldest first, by path where two have the same time, so that a new post comes last.
fn list_of_posts(documents: &[Placed], timezone: i16) -> Vec<usize> {
    let listed = |placed: &Placed| placed.is_post() && !placed.document.meta.unlisted;
    let mut posts: Vec<usize> = (0..documents.len()).filter(|index| listed(&documents[*index])).collect();
    let time = |index: &usize| documents[*index].date.map_or(i64::MIN, |date| date.to_unix(timezone));
    posts.sort_by_key(|index| (time(index), *index));
    posts
}

/// Whether a file that is no document is published as it is: everything beside the documents, and the few
/// names at the root that hosts and people look for.
fn is_published(file: &str, config: &Config) -> bool {
    [path::POSTS, path::PAGES, "assets/"].iter().any(|folder| file.starts_with(folder))
        || ["config.yml", "nav.yml", "theme.yml", authors::FILE, "robots.txt", "favicon.ico", "CNAME"].contains(&file)
        || theme::is_file(config, file)
}
