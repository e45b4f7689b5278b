//! Where a link or a picture in a document leads.
//!
//! Authors write paths relative to their file, as GitHub shows them, and paths from the site's root, as
//! MD-CMS reads them. Which one is meant is certain only to somebody who knows all files ([`Links`] of a
//! site, at build time); [`by_rule`] is the best guess without that. A build hands the few destinations
//! where the two differ to the reader's app ([`PageLinks`]), so both always agree.

use crate::hash::Hash;
use crate::path;
use crate::report::Finding;

/// What a destination in a document leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The address to put on the page; `None` where it must not be followed or loaded.
    pub href: Option<String>,
    /// What the site lacks, where the destination leads to nothing in it.
    pub missing: Option<Missing>,
    /// The picture's size in CSS pixels, where it is known.
    pub size: Option<(u32, u32)>,
}

/// A destination inside the site that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The path that was looked for.
    pub path: String,
    /// A path that differs only in its capitals, or the like.
    pub similar: Option<String>,
}

/// Who knows where destinations lead.
pub trait Links {
    /// Resolves what a link leads to.
    fn link(&self, destination: &str) -> Resolved;

    /// Resolves where a picture comes from.
    fn image(&self, destination: &str) -> Resolved;

    /// Answers what else a document asks, with the key that it is kept under; `None` where there is nothing to say.
    fn told(&self, _asked: Told<'_>, _key: &str) -> Option<String> {
        None
    }

    /// What is wrong with what a document asks, in offsets of the text that it asks with, where somebody knows.
    fn faults(&self, _asked: Told<'_>) -> Vec<Finding> {
        Vec::new()
    }
}

/// What a document asks besides its links.
#[derive(Clone, Copy, Debug)]
pub enum Told<'t> {
    /// What the items of tabs or of an accordion are, where their YAML is more than a reader's app reads.
    Items(&'t str),
    /// Which emoji has a short name, written without colons.
    Emoji(&'t str),
    /// Where a link leads that names a page or a file: a destination from the site's root.
    Wiki(&'t str),
    /// What a callout of `config.yml` says: its kind, its title, and then its text, each from a line of its own on.
    Callout(&'t str),
    /// Which other pages the site has, by sections: see [`Self::Section`].
    Pages,
    /// Which other pages are in the section of this id and in those inside it; without an id, in the document's own
    /// section, or in none where it has none. Each from a line of its own on:
    ///
    /// 1. what is listed is called, or nothing;
    /// 2. `to title`: a page, as a destination without its first slash, encoded, and what it is called;
    /// 3. `# name`, `## name`, …: a section that the pages after it are in, one inside another.
    Section(&'t str),
    /// The Markdown that stands for a line which includes a file, by the line as it is written.
    Include(&'t str),
}

impl Told<'_> {
    /// What the answer is kept under.
    pub fn key(self) -> String {
        let (kind, text) = match self {
            Self::Items(text) => ("items:", Hash::of(text.as_bytes()).hex()),
            Self::Emoji(name) => ("emoji:", name.to_owned()),
            Self::Wiki(name) => ("wiki:", name.to_owned()),
            Self::Callout(name) => ("callout:", name.to_owned()),
            Self::Pages => ("pages:", String::new()),
            Self::Section(code) => ("section:", code.to_owned()),
            Self::Include(line) => ("include:", line.to_owned()),
        };
        [kind, &text].concat()
    }

    /// What is answered.
    pub fn ask(self, links: &dyn Links) -> Option<String> {
        // The key is made here, so that its making is no part of what every reader loads.
        links.told(self, &self.key())
    }
}

/// A destination, sorted by what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address with one of the schemes that a link may have, or on another host.
    Web(String),
    /// A place on the same page, with its `#`.
    Fragment(String),
    /// Something in this site.
    Site {
        /// The path as written, percent-encoding undone.
        path: String,
        /// The query and the fragment as written.
        suffix: String,
    },
    /// A scheme that could run or fetch what nobody expects (`javascript:`, `file:`, …).
    Refused,
}

/// Something in this site that a destination leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page by its URL.
    Page(String),
    /// A file by its path.
    File(String),
}

impl Target {
    /// The address on a page from which the site's root is reached by `root`.
    pub fn href(&self, root: &str, suffix: &str) -> String {
        match self {
            Self::Page(to) | Self::File(to) => {
                let to = encode(to);
                // Without a root, a colon in the first folder's name would end a scheme.
                let here = root.is_empty() && to.split('/').next().is_some_and(|first| first.contains(':'));
                [if here { "./" } else { root }, &to, suffix].concat()
            }
        }
    }
}

/// Sorts a destination.
pub fn sort(destination: &str) -> Destination {
    // Browsers skip control characters and outer spaces when they look for a scheme, and so must we.
    let clean: String = destination.trim().chars().filter(|character| !character.is_control()).collect();
    if let Some(rest) = clean.strip_prefix("//") {
        return Destination::Web(["https://", rest].concat());
    }
    if let Some(colon) = clean.find(':')
        && clean[..colon].chars().all(|character| character.is_ascii_alphanumeric() || "+.-".contains(character))
        && clean.starts_with(|first: char| first.is_ascii_alphabetic())
    {
        let allowed = ["http", "https", "mailto", "tel"].iter().any(|it| clean[..colon].eq_ignore_ascii_case(it));
        return if allowed { Destination::Web(clean) } else { Destination::Refused };
    }
    if let Some(fragment) = clean.strip_prefix('#') {
        // MD-CMS's own address of a document.
        return if path::is_document(fragment) {
            Destination::Site { path: ["/", fragment].concat(), suffix: String::new() }
        } else {
            Destination::Fragment(clean)
        };
    }
    let end = clean.find(['?', '#']).unwrap_or(clean.len());
    Destination::Site { path: decode(&clean[..end]), suffix: clean[end..].to_owned() }
}

/// The two places a path in `document` may mean, likelier first without knowing any files: from the
/// site's root where it starts like one of the site's folders, else from the file.
pub fn candidates(document: &str, written: &str) -> [Option<String>; 2] {
    let from_root = path::normalise(written);
    if written.starts_with('/') {
        return [from_root, None];
    }
    let from_file = path::join(document, written);
    if [path::POSTS, path::PAGES, "assets/"].iter().any(|folder| written.starts_with(folder)) {
        [from_root, from_file]
    } else {
        [from_file, from_root]
    }
}

/// What a path most likely means to somebody who knows no files.
pub fn by_rule(document: &str, written: &str) -> Option<Target> {
    let [first, second] = candidates(document, written);
    first.or(second).map(|path| target_of(&path))
}

/// What a path from the site's root is when nothing else is known of it.
pub fn target_of(path: &str) -> Target {
    if path::is_document(path) {
        return Target::Page(path::default_url(path));
    }
    let page = path.strip_prefix(path::PAGES).unwrap_or(path);
    let name = page.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if name.contains('.') {
        Target::File(path.to_owned())
    } else if page.is_empty() || page.ends_with('/') {
        Target::Page(page.to_owned())
    } else {
        Target::Page([page, "/"].concat())
    }
}

/// Whether a picture may be loaded from an address outside the site.
pub fn is_safe_picture(address: &str) -> bool {
    address.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
}

/// Whether a destination is a picture inside the document itself, in a format that cannot hold a script.
pub fn is_data_picture(destination: &str) -> bool {
    let destination = destination.trim();
    destination.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
        && ["png", "gif", "jpeg", "webp", "avif"].iter().any(|format| {
            let rest = &destination.as_bytes()[11..];
            rest.len() > format.len()
                && rest[..format.len()].eq_ignore_ascii_case(format.as_bytes())
                && matches!(rest[format.len()], b';' | b',')
        })
}

/// Percent-encodes what would not survive in an address; a path's `%`, `?` and `#` are part of its name.
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for character in path.chars() {
        match character {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '}' | '|' | '%' | '?' | '#' => {
                push_encoded(&mut encoded, character as u8);
            }
            control if control.is_ascii_control() => push_encoded(&mut encoded, control as u8),
            other => encoded.push(other),
        }
    }
    encoded
}

/// Undoes percent-encoding; what is not UTF-8 then stays as it was written.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (bytes[index], digit(index + 1), digit(index + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                index += 3;
            }
            (byte, _, _) => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// Appends `%XX`.
pub(crate) fn push_encoded(text: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    text.push('%');
    text.push(char::from(DIGITS[usize::from(byte >> 4)]));
    text.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// What a page knows of its links without the rest of the site: the rule, and what a build has told.
#[derive(Clone, Copy, Debug)]
pub struct PageLinks<'p> {
    /// Path of the document.
    pub document: &'p str,
    /// How the site's root is reached from where the page is shown.
    pub root: &'p str,
    /// Destinations as written and the paths or URLs they lead to, where the rule is wrong.
    pub exceptions: &'p [(String, String)],
    /// Pictures as written and their sizes in CSS pixels.
    pub sizes: &'p [(String, u32, u32)],
    /// Answers to what it asks besides.
    pub told: &'p [(String, String)],
}

impl PageLinks<'_> {
    fn in_site(&self, destination: &str, written: &str, suffix: &str) -> Option<String> {
        let exception = self.exceptions.iter().find(|(from, _)| from == destination);
        match exception {
            Some((_, to)) => Some([self.root, &encode(to), suffix].concat()),
            None => by_rule(self.document, written).map(|target| target.href(self.root, suffix)),
        }
    }
}

impl Links for PageLinks<'_> {
    fn link(&self, destination: &str) -> Resolved {
        let href = match sort(destination) {
            Destination::Web(href) | Destination::Fragment(href) => Some(href),
            Destination::Refused => None,
            Destination::Site { path, suffix } => self.in_site(destination, &path, &suffix),
        };
        Resolved { href, ..Resolved::default() }
    }

    fn image(&self, destination: &str) -> Resolved {
        let size = self.sizes.iter().find(|(from, ..)| from == destination).map(|(_, width, height)| (*width, *height));
        let href = match sort(destination) {
            Destination::Web(href) => is_safe_picture(&href).then_some(href),
            Destination::Refused => is_data_picture(destination).then(|| destination.trim().to_owned()),
            Destination::Fragment(_) => None,
            Destination::Site { path, suffix } => self.in_site(destination, &path, &suffix),
        };
        Resolved { href, missing: None, size }
    }

    fn told(&self, _asked: Told<'_>, key: &str) -> Option<String> {
        self.told.iter().find(|(asked, _)| *asked == key).map(|(_, answer)| answer.clone())
    }
}
