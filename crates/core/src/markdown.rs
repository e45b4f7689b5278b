//! Markdown to nodes: pulldown-cmark's events become the closed set of [`crate::node`].
//!
//! 1. `build` turns events into a tree, block by block of the top level, with a cap on nesting;
//! 2. `inline` resolves links and pictures, `autolink` finds bare addresses as GitHub does;
//! 3. `hooks` is where [`Extensions`] take part, which are whatever sites may write beyond that.

mod anchors;
mod autolink;
mod build;
mod extensions;
mod hooks;
mod inline;
mod names;

pub(crate) use anchors::own_id;
pub use extensions::Formulas;
pub(crate) use extensions::{containers, includes, is_inline, items};
pub use hooks::Extensions;
pub(crate) use hooks::without_prefix;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Options;

use crate::link::{Links, Resolved, Told};
use crate::manifest::Needs;
use crate::node::{Attribute, Block, Element, Node, Tag};
use crate::report::{Ignore, Report};

/// What stands before the ids and classes that authors give in HTML, as on GitHub: they cannot be those of the page
/// itself.
pub const OWN_ID: &str = "user-content-";

/// Bytes of a body beyond which it is shown as it is written.
const LONGEST: usize = 5_000_000;

/// Which Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// What sites are written in: GitHub's Markdown with MD-CMS's blocks, safe to show.
    Site,
    /// CommonMark 0.31.2 and nothing else, raw HTML passed through (<https://spec.commonmark.org/0.31.2/>).
    CommonMark,
    /// GitHub Flavored Markdown, raw HTML passed through (<https://github.github.com/gfm/>).
    Gfm,
}

impl Dialect {
    /// The parser's extensions. Never `ENABLE_YAML_STYLE_METADATA_BLOCKS`, which takes quadratic time and
    /// swallows text between two rules.
    fn options(self) -> Options {
        let github = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        match self {
            Self::CommonMark => Options::empty(),
            Self::Gfm => github,
            Self::Site => github | Options::ENABLE_FOOTNOTES,
        }
    }
}

/// A document's body as nodes.
#[derive(Clone, Debug, Default)]
pub struct Content<'a> {
    /// The level-1 heading that the body starts with; it is the page's own heading, not part of `blocks`.
    pub heading: Option<Block<'a>>,
    /// The blocks of the top level in order.
    pub blocks: Vec<Block<'a>>,
    /// Words, counted by white space.
    pub words: usize,
    /// Characters of scripts that write without spaces; they are not in `words`.
    pub ideographs: usize,
    /// What of the renderer the body asks for. Where [`Extensions`] are not handed in, what they would have made is
    /// text, and what only they know is not known.
    pub needs: Needs,
}

impl<'a> Content<'a> {
    /// The heading, if there is one, and the blocks after it.
    pub fn all_blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        self.heading.iter().chain(&self.blocks)
    }

    /// The heading, if there is one, and the blocks after it.
    fn into_blocks(self) -> impl Iterator<Item = Block<'a>> {
        self.heading.into_iter().chain(self.blocks)
    }

    /// Minutes it takes to read, at least one: 238 words a minute (Brysbaert 2019) and 255 characters a
    /// minute for scripts without spaces (Chinese in Trauzettel-Klosinski and Dietz 2012).
    pub fn minutes(&self) -> usize {
        let seconds = self.words * 60 / 238 + self.ideographs * 60 / 255;
        seconds.div_ceil(60).max(1)
    }
}

/// Parses inline Markdown (a footer, a message): the content of its paragraphs. Dollars in it are dollars.
pub fn parse_inline<'a, R: Report>(
    text: &'a str,
    links: &dyn Links,
    extensions: Option<Extensions<R>>,
    report: &mut R,
) -> Content<'a> {
    let extensions = extensions.map(Extensions::without_formulas);
    let mut content = parse(text, Dialect::Site, links, extensions, report);
    for block in content.heading.iter_mut().chain(&mut content.blocks) {
        let nodes = std::mem::take(&mut block.nodes);
        block.nodes = nodes.into_iter().flat_map(Node::into_children).collect();
    }
    content
}

/// Parses a body; never fails. Findings are in offsets of `body`, those in the parts of tabs too where the report is a
/// [`Shifted`](crate::report::Shifted).
pub fn parse<'a, R: Report>(
    body: &'a str,
    dialect: Dialect,
    links: &dyn Links,
    extensions: Option<Extensions<R>>,
    report: &mut R,
) -> Content<'a> {
    let mut builder = build::Builder::new(body, dialect, extensions, links, report);
    if body.len() > LONGEST && dialect == Dialect::Site {
        builder.cut(0);
        return builder.finish();
    }
    builder.read(dialect.options());
    builder.finish()
}

/// [`parse`] for the dialect of sites, with pauses.
pub async fn parse_in_steps<'a, R: Report>(
    body: &'a str,
    links: &dyn Links,
    extensions: Option<Extensions<R>>,
    report: &mut R,
    pause: &mut impl AsyncFnMut(),
) -> Content<'a> {
    let mut builder = build::Builder::new(body, Dialect::Site, extensions, links, report);
    if body.len() > LONGEST {
        builder.cut(0);
    } else {
        builder.read_in_steps(Dialect::Site.options(), pause).await;
    }
    builder.finish()
}

/// The text of the level-1 heading that a body starts with, as [`title_of`] has it for the whole body's; makes
/// no more of the body than that. `named` says where a page or a file of a name is, as a destination.
pub fn leading_heading(body: &str, named: Named<'_>) -> Option<String> {
    let mut report = Ignore;
    let extensions = Some(Extensions::all());
    let links = OwnText { named };
    let mut builder = build::Builder::new(body, Dialect::Site, extensions, &links, &mut report);
    builder.only_first = true;
    builder.read(Dialect::Site.options());
    builder.finish().heading.as_ref().map(title_of)
}

/// The text before the mark `<!-- more -->`, on one line and without its heading; `None` where there is no mark, or
/// nothing before it. `named` is as for [`leading_heading`].
pub fn excerpt(body: &str, named: Named<'_>) -> Option<String> {
    let is_mark = |line: &&str| {
        let inside = line.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        inside.is_some_and(|inside| inside.trim().eq_ignore_ascii_case("more"))
    };
    let mark = body.lines().find(is_mark)?;
    let before = &body[..mark.as_ptr().addr() - body.as_ptr().addr()];
    let mut report = Ignore;
    let content = parse(before, Dialect::Site, &OwnText { named }, Some(Extensions::all()), &mut report);
    let mut text = String::new();
    for block in &content.blocks {
        collect_text(&block.nodes, false, &mut text);
        text.push(' ');
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Where the page or the file of a name is.
pub type Named<'n> = &'n dyn Fn(&str) -> Option<String>;

/// Links of a text that is read for its own words: those of the files that it includes are not among them.
struct OwnText<'n> {
    named: Named<'n>,
}

impl Links for OwnText<'_> {
    fn link(&self, destination: &str) -> Resolved {
        Resolved { href: Some(destination.to_owned()), ..Resolved::default() }
    }

    fn image(&self, destination: &str) -> Resolved {
        self.link(destination)
    }

    fn told(&self, asked: Told<'_>, _key: &str) -> Option<String> {
        match asked {
            Told::Include(_) => Some(String::new()),
            Told::Emoji(_) => crate::site::told::without_site(asked),
            Told::Wiki(name) => (self.named)(name),
            _ => None,
        }
    }
}

/// A part of some text, without a copy where the text is none. Nothing where the range is no part of it.
fn part<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or_default().to_owned()),
    }
}

/// A heading as the title of its page: on one line, pictures by their text.
pub fn title_of(heading: &Block<'_>) -> String {
    spoken_text(&heading.nodes).replace('\n', " ")
}

/// The text of some nodes without their markup.
pub fn plain_text(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    collect_text(nodes, false, &mut text);
    text
}

/// The text of some nodes for somebody who does not see pictures.
fn spoken_text(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    collect_text(nodes, true, &mut text);
    text
}

/// Of a formula its source, which stands last in it, since what is shown makes no sense without its layout.
fn collect_tex(nodes: &[Node<'_>], text: &mut String) {
    match nodes.last() {
        Some(Node::Element(element)) => collect_tex(&element.children, text),
        Some(Node::Text(tex)) => text.push_str(tex),
        _ => {}
    }
}

fn collect_text(nodes: &[Node<'_>], with_pictures: bool, text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(part) | Node::Raw(part) => text.push_str(part),
            // The number of a footnote is no part of what a text says.
            Node::Element(element) if element.is_note_reference() => {}
            Node::Element(Element { tag: Tag::Math(_), children, .. }) => collect_tex(children, text),
            Node::Element(element) => {
                for attribute in element.attributes.iter().filter(|_| with_pictures) {
                    if let Attribute::Alt(alt) = attribute {
                        text.push_str(alt);
                    }
                }
                collect_text(&element.children, with_pictures, text);
            }
            Node::Posts(_) => {}
        }
    }
}
