//! The file that a line names. What is looked through is the list of the site's files: no path on disk is made from
//! what an author has written.

use super::request::Request;
use crate::document::Document;
use crate::path;
use crate::report::Finding;
use crate::site::{Placed, Site, Snippet, Unfit};

/// A file that is included.
pub(super) struct File<'s> {
    pub(super) path: String,
    pub(super) text: &'s str,
    /// What its author should know of it.
    pub(super) warning: Option<Finding>,
}

/// What a path in the file `from` may mean, likelier first: from there, or from the site's root. Nothing outside the
/// site.
pub(super) fn candidates(from: &str, written: &str) -> [Option<String>; 2] {
    if is_refused(written) {
        return [None, None];
    }
    let inside = |path: Option<String>| path.filter(|path| !path.is_empty() && !path.ends_with('/'));
    match written.strip_prefix('@').filter(|path| path.starts_with('/')).or(Some(written)) {
        Some(path) if path.starts_with('/') => [inside(path::normalise(path)), None],
        _ => [inside(path::join(from, written)), inside(path::normalise(written))],
    }
}

/// Whether this is no path in a site: an address, or one of another system.
fn is_refused(written: &str) -> bool {
    written.contains("://") || written.contains('\\') || written.starts_with("//") || written.contains(char::is_control)
}

/// The file that a line of the file `from` asks for, for the page `page`.
pub(super) fn file<'s>(site: &'s Site, page: &str, from: &str, request: &Request) -> Result<File<'s>, Finding> {
    let error = |what: String, help: &str| Finding::error("include-file", 0..0, what).help(help);
    let candidates = candidates(from, &request.path);
    let Some(first) = candidates.iter().flatten().next() else {
        let what = format!("`{}` is no file of the site, and nothing else is included", request.path);
        return Err(error(what, "write the path from this file, or with `@/` from the site's folder"));
    };
    let Some(path) = candidates.iter().flatten().find(|path| site.files.contains(*path)) else {
        let what = format!("there is no file `{first}`");
        let name = first.rsplit('/').next().unwrap_or(first);
        let elsewhere = || site.files.iter().find(|file| file.rsplit('/').next() == Some(name)).cloned();
        return Err(match site.similar(first).or_else(elsewhere) {
            Some(similar) => error(what, &format!("did you mean `@/{similar}`?")),
            None => error(what, "write the path from this file, or with `@/` from the site's folder"),
        });
    };
    let too_long = || {
        let what = format!("`{path}` is not included, because it has more than 1 MB");
        error(what, "include a smaller file, or link to it")
    };
    let found = |text, warning| File { path: path.clone(), text, warning };
    if let Some(index) = site.by_path.get(path) {
        let Placed { document, window, .. } = &site.documents[*index];
        if window.from > 0 {
            return Err(unpublished(path));
        }
        if document.text.len() > Snippet::LONGEST {
            return Err(too_long());
        }
        let of_page = site.by_path.get(page).map(|index| &site.documents[*index].document);
        let will_lack = is_hidden(site, document) && !of_page.is_some_and(|page| is_hidden(site, page));
        return Ok(found(&document.text, will_lack.then(|| unpublished(path))));
    }
    if site.unpublished.contains(path) {
        return Err(unpublished(path));
    }
    match site.snippets.get(path).map(|snippet| &snippet.text) {
        Some(Ok(text)) => Ok(found(text, None)),
        Some(Err(Unfit::TooLong)) => Err(too_long()),
        Some(Err(Unfit::NotText)) => {
            Err(error(format!("`{path}` is not included, because it is no text"), "save it as UTF-8, or link to it"))
        }
        None => {
            let help = "see whether its owner lets you read it, and write the line on its own, outside of other marks";
            Err(error(format!("`{path}` cannot be read"), help))
        }
    }
}

/// Whether a document is part of the site only where drafts are asked for.
fn is_hidden(site: &Site, document: &Document) -> bool {
    let is_early = |date: crate::date::DateTime| date.to_unix(site.config.timezone) > site.settings.now;
    document.meta.draft || document.meta.publish_date.is_some_and(is_early)
}

fn unpublished(path: &str) -> Finding {
    let what = format!("`{path}` is a draft, or not yet or no longer published: builds do not include it");
    Finding::error("include-unpublished", 0..0, what)
        .help("publish it, or move the text to a file outside of `posts/` and `pages/`")
}
