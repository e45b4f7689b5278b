//! The closed set of nodes that Markdown becomes.
//!
//! Whatever an author writes, a page is made of these elements and these attributes and nothing else.
//! There is no node that holds HTML for the page: [`Node::Raw`] exists for the conformance printer, and
//! the reader's app shows it as text.

mod hash;

use std::borrow::Cow;
use std::ops::Range;

use crate::posts::PostsBlock;

/// A node of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// An element.
    Element(Element<'a>),
    /// A list of the site's posts, filled in by whoever shows the page.
    Posts(PostsBlock),
    /// HTML as its author wrote it. Only [`crate::html`] prints it as such, and only in a conformance dialect.
    Raw(Cow<'a, str>),
}

impl<'a> Node<'a> {
    /// What is in an element; anything else is itself.
    pub(crate) fn into_children(self) -> Vec<Self> {
        match self {
            Self::Element(element) => element.children,
            other => vec![other],
        }
    }

    /// The same, for as long as anybody wants it.
    pub(crate) fn into_owned(self) -> Node<'static> {
        match self {
            Self::Text(text) => Node::Text(Cow::Owned(text.into_owned())),
            Self::Element(element) => Node::Element(Element {
                tag: element.tag,
                attributes: element.attributes.into_iter().map(Attribute::into_owned).collect(),
                children: element.children.into_iter().map(Node::into_owned).collect(),
            }),
            Self::Posts(block) => Node::Posts(block),
            Self::Raw(text) => Node::Raw(Cow::Owned(text.into_owned())),
        }
    }
}

/// An element with its attributes and content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// Which element.
    pub tag: Tag,
    /// Its attributes, each kind at most once.
    pub attributes: Vec<Attribute<'a>>,
    /// Its content.
    pub children: Vec<Node<'a>>,
}

impl<'a> Element<'a> {
    /// An element without attributes or content.
    pub fn new(tag: Tag) -> Self {
        Self { tag, attributes: Vec::new(), children: Vec::new() }
    }

    /// The same element with one more attribute.
    #[must_use]
    pub fn with(mut self, attribute: Attribute<'a>) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// The same element with this content.
    #[must_use]
    pub fn containing(mut self, children: Vec<Node<'a>>) -> Self {
        self.children = children;
        self
    }

    /// Whether this leads somewhere, and is no mere place to lead to.
    pub(crate) fn is_link(&self) -> bool {
        self.tag == Tag::Anchor && self.attributes.iter().any(|attribute| matches!(attribute, Attribute::Href(_)))
    }

    /// Whether this is the number of a footnote in the text, and not a superscript of its author's.
    pub fn is_note_reference(&self) -> bool {
        self.tag == Tag::Superscript && !self.attributes.is_empty()
    }
}

impl<'a> From<Element<'a>> for Node<'a> {
    fn from(element: Element<'a>) -> Self {
        Self::Element(element)
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $set:ident { $($(#[$item:meta])* $name:ident = $text:literal),* $(; $(#[$why:meta])* $more:ident($other:ty))* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $set {
            $($(#[$item])* #[doc = concat!("`", $text, "`")] $name,)*
            $($(#[$why])* $more($other),)*
        }

        impl $set {
            /// Its name in HTML.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* $(Self::$more(other) => <$other>::name(other),)* }
            }
        }
    };
}

/// An element or an attribute that only extensions make. They name it from sets of their own, which are closed too, so
/// that the names are not part of what every reader loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other(&'static str);

impl Other {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name in HTML.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

names! {
    /// The elements there are.
    Tag {
        Anchor = "a",
        Blockquote = "blockquote",
        Break = "br",
        Code = "code",
        Deleted = "del",
        Details = "details",
        Division = "div",
        Emphasis = "em",
        Heading1 = "h1",
        Heading2 = "h2",
        Heading3 = "h3",
        Heading4 = "h4",
        Heading5 = "h5",
        Heading6 = "h6",
        Image = "img",
        Input = "input",
        Item = "li",
        Navigation = "nav",
        OrderedList = "ol",
        Paragraph = "p",
        Preformatted = "pre",
        Rule = "hr",
        Section = "section",
        Span = "span",
        Strong = "strong",
        Summary = "summary",
        Superscript = "sup",
        Table = "table",
        TableBody = "tbody",
        TableCell = "td",
        TableHead = "thead",
        TableHeaderCell = "th",
        TableRow = "tr",
        UnorderedList = "ul";
        /// One that only extensions make.
        Other(Other);
        /// A part of a formula: of MathML, not of HTML.
        Math(Other)
    }
}

impl Tag {
    /// The heading of a level from 1 to 6.
    pub const fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            3 => Self::Heading3,
            4 => Self::Heading4,
            5 => Self::Heading5,
            _ => Self::Heading6,
        }
    }

    /// Whether the element has neither content nor an end tag.
    pub fn is_void(self) -> bool {
        match self {
            Self::Break | Self::Image | Self::Input | Self::Rule => true,
            Self::Other(other) => matches!(other.name(), "col" | "source" | "track" | "wbr"),
            _ => false,
        }
    }
}

names! {
    /// The classes there are, but for `language-…`.
    Class {
        AlignCenter = "align-center",
        AlignLeft = "align-left",
        AlignRight = "align-right",
        ArticleEnd = "article-end",
        Breadcrumbs = "breadcrumbs",
        BylineAuthor = "byline-author",
        CalloutCaution = "callout callout-caution",
        CalloutImportant = "callout callout-important",
        CalloutNote = "callout callout-note",
        CalloutTip = "callout callout-tip",
        CalloutTitle = "callout-title",
        CalloutWarning = "callout callout-warning",
        Footnotes = "footnotes",
        ImageBlock = "image-block",
        MoreLinks = "more-links",
        Next = "next",
        NoteBack = "footnote-back",
        NoteReference = "footnote-ref",
        Notice = "notice",
        Outline = "outline",
        Previous = "previous",
        TableScroll = "table-scroll",
        TaskItem = "task-item",
        TaskList = "task-list",
        Terms = "terms",
    }
}

/// The attributes there are. Addresses have passed [`crate::link`] before they come here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attribute<'a> {
    /// `alt`
    Alt(Cow<'a, str>),
    /// `checked`
    Checked,
    /// `class`
    Class(Class),
    /// `disabled`
    Disabled,
    /// `height` in CSS pixels
    Height(u32),
    /// `href`
    Href(Cow<'a, str>),
    /// `id` of a heading or of a part of the footnotes
    Id(String),
    /// `aria-label`
    Label(Cow<'a, str>),
    /// `class="language-…"` of a code block
    Language(Cow<'a, str>),
    /// `loading="lazy"`
    Lazy,
    /// `tabindex="0"`: a part that scrolls on its own is reached by keyboard
    Focusable,
    /// `open` of something that folds
    Open,
    /// One that only extensions make, and its value
    Other(Other, Option<Cow<'a, str>>),
    /// `role="group"`: it has a name, and is no landmark, of which no two may have the same
    Group,
    /// `src`
    Source(Cow<'a, str>),
    /// `start` of an ordered list
    Start(u64),
    /// `title`
    Title(Cow<'a, str>),
    /// `type="checkbox"`
    Checkbox,
    /// `width` in CSS pixels
    Width(u32),
}

impl Attribute<'_> {
    /// The same, for as long as anybody wants it.
    fn into_owned(self) -> Attribute<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Alt(text) => Attribute::Alt(owned(text)),
            Self::Href(text) => Attribute::Href(owned(text)),
            Self::Label(text) => Attribute::Label(owned(text)),
            Self::Language(text) => Attribute::Language(owned(text)),
            Self::Other(other, text) => Attribute::Other(other, text.map(owned)),
            Self::Source(text) => Attribute::Source(owned(text)),
            Self::Title(text) => Attribute::Title(owned(text)),
            Self::Checked => Attribute::Checked,
            Self::Class(class) => Attribute::Class(class),
            Self::Disabled => Attribute::Disabled,
            Self::Height(pixels) => Attribute::Height(pixels),
            Self::Id(id) => Attribute::Id(id),
            Self::Lazy => Attribute::Lazy,
            Self::Focusable => Attribute::Focusable,
            Self::Open => Attribute::Open,
            Self::Group => Attribute::Group,
            Self::Start(number) => Attribute::Start(number),
            Self::Checkbox => Attribute::Checkbox,
            Self::Width(pixels) => Attribute::Width(pixels),
        }
    }

    /// Its name in HTML and its value; `None` stands for an attribute that is there or not.
    pub fn name_and_value(&self) -> (&'static str, Option<Cow<'_, str>>) {
        let number = |value: u64| Some(Cow::Owned(value.to_string()));
        match self {
            Self::Alt(text) => ("alt", Some(Cow::Borrowed(text))),
            Self::Checked => ("checked", None),
            Self::Class(class) => ("class", Some(Cow::Borrowed(class.name()))),
            Self::Disabled => ("disabled", None),
            Self::Height(pixels) => ("height", number(u64::from(*pixels))),
            Self::Href(url) => ("href", Some(Cow::Borrowed(url))),
            Self::Id(id) => ("id", Some(Cow::Borrowed(id))),
            Self::Label(text) => ("aria-label", Some(Cow::Borrowed(text))),
            Self::Language(name) => ("class", Some(Cow::Owned(["language-", name].concat()))),
            Self::Lazy => ("loading", Some(Cow::Borrowed("lazy"))),
            Self::Focusable => ("tabindex", Some(Cow::Borrowed("0"))),
            Self::Open => ("open", None),
            Self::Other(other, value) => (other.name(), value.as_deref().map(Cow::Borrowed)),
            Self::Group => ("role", Some(Cow::Borrowed("group"))),
            Self::Source(url) => ("src", Some(Cow::Borrowed(url))),
            Self::Start(number_of_first) => ("start", number(*number_of_first)),
            Self::Title(text) => ("title", Some(Cow::Borrowed(text))),
            Self::Checkbox => ("type", Some(Cow::Borrowed("checkbox"))),
            Self::Width(pixels) => ("width", number(u64::from(*pixels))),
        }
    }
}

/// A block of the top level and the part of the source it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// Byte range in the body.
    pub source: Range<usize>,
    /// What it became: one node, or none where the source makes nothing visible.
    pub nodes: Vec<Node<'a>>,
}

impl Block<'_> {
    /// The same, for as long as anybody wants it.
    pub fn into_owned(self) -> Block<'static> {
        Block { source: self.source, nodes: self.nodes.into_iter().map(Node::into_owned).collect() }
    }
}
