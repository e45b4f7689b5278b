//! One Markdown file: its bytes, its front matter and where its body starts.

use crate::front_matter::{self, Meta};
use crate::hash::Hash;
use crate::markdown;
use crate::path;
use crate::report::{Finding, Problem};

/// A document as its file has it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path from the site's root: `posts/2024-05-20-x.md`.
    pub path: String,
    /// The whole text, front matter included.
    pub text: String,
    /// The hash of the file's bytes.
    pub hash: Hash,
    /// The front matter.
    pub meta: Meta,
    /// Byte offset of the body in [`Self::text`].
    pub body_at: usize,
    /// The text of the level-1 heading that the body starts with, where the front matter has no title.
    pub heading: Option<String>,
    /// What is wrong with the front matter, in offsets of [`Self::text`].
    pub findings: Vec<Finding>,
}

impl Document {
    /// Reads a file. The error is the problem of a file that is no text.
    pub fn read(path: &str, bytes: Vec<u8>) -> Result<Self, Problem> {
        let hash = Hash::of(&bytes);
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return Err(not_utf8(path, &error)),
        };
        let mut findings = Vec::new();
        let (meta, split) = front_matter::parse(&text, &mut findings);
        let (body, body_at) = (split.body, split.body_offset);
        let heading = if meta.title.is_none() { markdown::leading_heading(body) } else { None };
        Ok(Self { path: path.to_owned(), hash, meta, body_at, heading, findings, text })
    }

    /// The Markdown after the front matter.
    pub fn body(&self) -> &str {
        self.text.get(self.body_at..).unwrap_or_default()
    }
}

fn not_utf8(path: &str, error: &std::string::FromUtf8Error) -> Problem {
    let valid = error.utf8_error().valid_up_to();
    let readable = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
    let finding = Finding::error("not-utf8", valid..valid, "the file is not valid UTF-8 from here on")
        .help("save it as UTF-8 (without any other encoding) in your editor");
    Problem::locate(finding, path, &readable)
}

/// The title a document is known by: front matter, else its first heading, else its file's name.
pub fn title(written: Option<&str>, heading: Option<&str>, document: &str) -> String {
    match (written, heading) {
        (Some(title), _) => title.to_owned(),
        (None, Some(heading)) if !heading.is_empty() => heading.to_owned(),
        _ => path::title_from(document),
    }
}
