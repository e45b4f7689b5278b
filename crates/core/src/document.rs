//! One Markdown file: its bytes, its front matter and where its body starts.

use std::string::FromUtf8Error;

use crate::front_matter::{self, Meta};
use crate::hash::Hash;
use crate::markdown;
use crate::path;
use crate::report::{Finding, Problem};
use crate::site::told::included_paths;

/// A document as its file has it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path from the site's root: `posts/2024-05-20-x.md`.
    pub path: String,
    /// The whole text, front matter included, as [`text_of`] gives it.
    pub text: String,
    /// The hash of the file's bytes.
    pub hash: Hash,
    /// The front matter.
    pub meta: Meta,
    /// Byte offset of the body in [`Self::text`].
    pub body_at: usize,
    /// The text of the level-1 heading that the body starts with, where the front matter has no title and the
    /// heading says anything. Links by name are in it as they are written.
    pub heading: Option<String>,
    /// The text before `<!-- more -->`, for lists of posts. Links by name are in it as they are written.
    pub excerpt: Option<String>,
    /// Paths of files of the site that its body may include, sorted; not all of them need be there.
    pub includes: Vec<String>,
    /// What is wrong with the front matter, in offsets of [`Self::text`].
    pub findings: Vec<Finding>,
    /// The text as the file has it, where [`Self::text`] is another one.
    original: Option<String>,
}

/// A document on its own does not know what the others are called.
const NO_NAMES: fn(&str) -> Option<String> = |_| None;

impl Document {
    /// Reads a file. The error is the problem of a file that is no text.
    pub fn read(path: &str, bytes: Vec<u8>) -> Result<Self, Problem> {
        let hash = Hash::of(&bytes);
        let written = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
        let (text, original) = match cleaned(&written) {
            Some(text) => (text, Some(written)),
            None => (written, None),
        };
        let mut findings = Vec::new();
        let (meta, split) = front_matter::parse(&text, &mut findings);
        let (body, body_at) = (split.body, split.body_offset);
        let heading = if meta.title.is_none() { markdown::leading_heading(body, &NO_NAMES) } else { None };
        let heading = heading.filter(|heading| !heading.trim().is_empty());
        let excerpt = markdown::excerpt(body, &NO_NAMES);
        let includes = included_paths(path, body);
        Ok(Self { path: path.to_owned(), hash, meta, body_at, heading, excerpt, includes, findings, text, original })
    }

    /// The bytes of the file, of which [`Self::hash`] is the hash.
    pub fn bytes(&self) -> &[u8] {
        self.original.as_ref().unwrap_or(&self.text).as_bytes()
    }

    /// The Markdown after the front matter.
    pub fn body(&self) -> &str {
        self.text.get(self.body_at..).unwrap_or_default()
    }
}

/// The text of a file as every reader of it sees it, whether it comes from the file or out of a page: line ends
/// are line feeds, as in HTML, and U+0000, which HTML cannot hold, is U+FFFD, as in CommonMark (§2.3).
pub fn text_of(bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
    let written = String::from_utf8(bytes)?;
    Ok(cleaned(&written).unwrap_or(written))
}

/// What [`text_of`] makes of a text; `None` where that is the text itself.
fn cleaned(written: &str) -> Option<String> {
    if !written.contains(['\r', '\0']) {
        return None;
    }
    let mut clean = String::with_capacity(written.len());
    let mut before = '\0';
    for character in written.chars() {
        match character {
            '\n' if before == '\r' => {}
            '\r' => clean.push('\n'),
            '\0' => clean.push(char::REPLACEMENT_CHARACTER),
            other => clean.push(other),
        }
        before = character;
    }
    Some(clean)
}

fn not_utf8(path: &str, error: &FromUtf8Error) -> Problem {
    let valid = error.utf8_error().valid_up_to();
    let readable = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
    let finding = Finding::error("not-utf8", valid..valid, "the file is not valid UTF-8 from here on")
        .help("save it as UTF-8 (without any other encoding) in your editor");
    Problem::locate(finding, path, &readable)
}

/// The title a document is known by: front matter, else its first heading, else its file's name.
pub fn title(written: Option<&str>, heading: Option<&str>, document: &str) -> String {
    written.or(heading).map_or_else(|| path::title_from(document), str::to_owned)
}
