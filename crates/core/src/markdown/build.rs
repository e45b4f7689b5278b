//! Events to a tree of nodes.

mod text;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag as Start, TagEnd};

use super::anchors::Anchors;
use super::hooks::{Extensions, Hooks};
use super::{Content, Dialect, inline};
use crate::link::Links;
use crate::node::{Attribute, Block, Class, Element, Node, Tag};
use crate::report::{Finding, Report};

/// Elements inside each other beyond this are left out, their text stays: a page must not be able to
/// exhaust the stack of whoever walks the tree.
const DEPTH: usize = 64;

/// An element that is still open.
struct Frame<'a> {
    element: Element<'a>,
    /// The element is beyond the cap: its content goes to the one around it.
    dissolved: bool,
}

/// Text of a code block or of raw HTML that is being collected.
struct Verbatim<'a> {
    /// The info string of a code block; `None` for HTML.
    info: Option<Cow<'a, str>>,
    text: String,
}

pub(super) struct Builder<'a, 'w, R> {
    pub(super) body: &'a str,
    pub(super) dialect: Dialect,
    pub(super) links: &'w dyn Links,
    pub(super) report: &'w mut R,
    pub(super) content: Content<'a>,
    /// Nodes of the block that is being built.
    nodes: Vec<Node<'a>>,
    open: Vec<Frame<'a>>,
    verbatim: Option<Verbatim<'a>>,
    text: Option<(Cow<'a, str>, Range<usize>)>,
    anchors: Anchors,
    /// `None` where their code is not here, or the dialect has none.
    extensions: Option<Extensions<R>>,
    /// The same in this body; `None` also while one of them is at work.
    hooks: Option<Box<dyn Hooks<'a, R> + 'a>>,
    alignments: Vec<Option<Class>>,
    cell: usize,
    in_table_head: bool,
    /// How many links and pictures the position is inside of: no bare address is linked there.
    pub(super) in_link: usize,
    pub(super) pictures: usize,
}

impl<'a, 'w, R: Report> Builder<'a, 'w, R> {
    pub(super) fn new(
        body: &'a str,
        dialect: Dialect,
        extensions: Option<Extensions<R>>,
        links: &'w dyn Links,
        report: &'w mut R,
    ) -> Self {
        let extensions = extensions.filter(|_| dialect == Dialect::Site);
        Self {
            body,
            dialect,
            links,
            report,
            content: Content::default(),
            nodes: Vec::new(),
            open: Vec::new(),
            verbatim: None,
            text: None,
            anchors: Anchors::default(),
            extensions,
            hooks: extensions.map(|extensions| extensions.begin(body)),
            alignments: Vec::new(),
            cell: 0,
            in_table_head: false,
            in_link: 0,
            pictures: 0,
        }
    }

    /// Whether a block of the top level is complete.
    pub(super) fn has_blocks(&self) -> bool {
        self.content.heading.is_some() || !self.content.blocks.is_empty()
    }

    pub(super) fn finish(mut self) -> Content<'a> {
        self.flush();
        if let Some(mut hooks) = self.hooks.take() {
            hooks.finish(&mut self);
        }
        self.content
    }

    /// Lets the extensions act where one of them is asked for; `None` where they are not here.
    fn ask<T>(&mut self, act: impl FnOnce(&mut (dyn Hooks<'a, R> + 'a), &mut Self) -> T) -> Option<T> {
        self.content.extended |= self.dialect == Dialect::Site;
        self.extend(act)
    }

    /// Lets the extensions act where they are here.
    fn extend<T>(&mut self, act: impl FnOnce(&mut (dyn Hooks<'a, R> + 'a), &mut Self) -> T) -> Option<T> {
        let mut hooks = self.hooks.take()?;
        let result = act(&mut *hooks, self);
        self.hooks = Some(hooks);
        Some(result)
    }

    /// Takes a bracket that is part of an extension; tells whether it is.
    fn bracket(&mut self, text: &str, range: &Range<usize>) -> bool {
        let follows_caret = || self.body.get(..range.start).is_some_and(|before| before.ends_with('^'));
        if !matches!(text, "[" | "]") {
            return false;
        }
        if text == "[" && follows_caret() {
            self.content.extended |= self.dialect == Dialect::Site;
        }
        self.extend(|hooks, builder| hooks.bracket(text, range, builder)) == Some(true)
    }

    /// Takes one event; `range` is its part of the body.
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        let source = range.clone();
        match event {
            Event::Start(start) => self.start(start, range),
            Event::End(end) => self.end(end, range),
            Event::Text(text) if self.bracket(&text, &range) => {}
            Event::Text(text) => self.add_text(cow(text), range),
            Event::SoftBreak => {
                let written = self.body.get(range.clone()).filter(|written| *written == "\n");
                self.add_text(Cow::Borrowed(written.unwrap_or("\n")), range);
            }
            Event::HardBreak => {
                self.add(Element::new(Tag::Break).into());
                self.add_text(Cow::Borrowed("\n"), range);
            }
            Event::Code(text) => {
                self.count(&text);
                self.add(Element::new(Tag::Code).containing(vec![Node::Text(cow(text))]).into());
            }
            Event::Html(text) => match &mut self.verbatim {
                Some(verbatim) => verbatim.text.push_str(&text),
                None => self.raw(cow(text), range),
            },
            Event::InlineHtml(text) => self.raw(cow(text), range),
            Event::Rule => self.add(Element::new(Tag::Rule).into()),
            Event::TaskListMarker(checked) => self.task_marker(checked),
            Event::FootnoteReference(label) => self.note_reference(cow(label), range),
            // Extensions that no dialect turns on; their source would be text.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.add_text(cow(text), range),
        }
        if self.open.is_empty() && self.verbatim.is_none() {
            self.flush();
            self.close_block(source);
        }
    }

    fn start(&mut self, start: Start<'a>, range: Range<usize>) {
        let start_at = range.start;
        let class = |class| Attribute::Class(class);
        let element = match start {
            Start::Paragraph => Element::new(Tag::Paragraph),
            Start::Heading { level, .. } => Element::new(Tag::heading(level as u8)),
            Start::BlockQuote(_) => Element::new(Tag::Blockquote),
            Start::List(None) => Element::new(Tag::UnorderedList),
            Start::List(Some(1)) => Element::new(Tag::OrderedList),
            Start::List(Some(first)) => Element::new(Tag::OrderedList).with(Attribute::Start(first)),
            Start::Item => Element::new(Tag::Item),
            Start::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => cow(info),
                    CodeBlockKind::Indented => Cow::Borrowed(""),
                };
                self.flush();
                self.verbatim = Some(Verbatim { info: Some(info), text: String::new() });
                return;
            }
            Start::HtmlBlock => {
                self.flush();
                self.verbatim = Some(Verbatim { info: None, text: String::new() });
                return;
            }
            Start::Table(alignments) => {
                self.alignments = alignments.into_iter().map(inline::alignment).collect();
                Element::new(Tag::Table)
            }
            Start::TableHead => {
                (self.cell, self.in_table_head) = (0, true);
                self.push(Element::new(Tag::TableHead), range.start);
                Element::new(Tag::TableRow)
            }
            Start::TableRow => {
                self.cell = 0;
                Element::new(Tag::TableRow)
            }
            Start::TableCell => {
                let cell = if self.in_table_head { Tag::TableHeaderCell } else { Tag::TableCell };
                let alignment = self.alignments.get(self.cell).copied().flatten();
                self.cell += 1;
                let mut element = Element::new(cell);
                element.attributes.extend(alignment.map(class));
                element
            }
            Start::Emphasis => Element::new(Tag::Emphasis),
            Start::Strong => Element::new(Tag::Strong),
            Start::Strikethrough => Element::new(Tag::Deleted),
            Start::FootnoteDefinition(label) => {
                self.ask(|hooks, _| hooks.note_start(&label));
                Element::new(Tag::Item)
            }
            Start::Link { link_type, dest_url, title, .. } => {
                self.flush();
                self.in_link += 1;
                inline::link(self, link_type, &dest_url, cow(title), range)
            }
            Start::Image { dest_url, title, .. } => {
                self.flush();
                self.in_link += 1;
                inline::image(self, &dest_url, cow(title), range)
            }
            // Extensions that no dialect turns on.
            _ => Element::new(Tag::Division),
        };
        self.push(element, start_at);
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        self.flush();
        self.extend(|hooks, builder| hooks.before_end(builder));
        match end {
            TagEnd::CodeBlock => return self.end_code(range),
            TagEnd::HtmlBlock => {
                if let Some(verbatim) = self.verbatim.take() {
                    self.html_block(verbatim.text, range);
                }
                return;
            }
            TagEnd::FootnoteDefinition => {
                let content = self.take_innermost();
                if self.hooks.is_some() {
                    self.extend(|hooks, _| hooks.note_end(content, range));
                } else {
                    self.add_all(content);
                }
                return;
            }
            TagEnd::Link | TagEnd::Image => self.in_link -= 1,
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.pop();
            }
            _ => {}
        }
        self.pop();
    }

    /// Opens an element that is written from `at` on.
    pub(super) fn push(&mut self, element: Element<'a>, at: usize) {
        self.flush();
        let dissolved = self.open.len() >= DEPTH;
        if self.open.len() == DEPTH {
            self.report.report(|| {
                Finding::warning(
                    "too-deep",
                    at..at,
                    format!("elements are nested more than {DEPTH} deep; text only from here"),
                )
                .help("nest fewer quotes and lists inside each other")
            });
        }
        self.open.push(Frame { element, dissolved });
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Takes the innermost element away; gives what is in it.
    pub(super) fn take_innermost(&mut self) -> Vec<Node<'a>> {
        self.flush();
        self.open.pop().map(|frame| frame.element.children).unwrap_or_default()
    }

    /// Closes the innermost element.
    fn pop(&mut self) {
        self.flush();
        let Some(Frame { mut element, dissolved }) = self.open.pop() else { return };
        if dissolved {
            return self.add_all(element.children);
        }
        match element.tag {
            Tag::Image => inline::finish_image(&mut element),
            Tag::Table => {
                let table = inline::finish_table(element, self.dialect);
                return self.add(table);
            }
            // A refused or unloadable destination: the text stays.
            Tag::Anchor if element.attributes.is_empty() => return self.add_all(element.children),
            _ if self.dialect == Dialect::Site => {
                let leads = self.open.is_empty() && !self.has_blocks();
                if element.tag == Tag::Heading1 && !leads {
                    // A page has one level-1 heading: its own.
                    element.tag = Tag::Heading2;
                }
                inline::finish_for_site(&mut element, &mut self.anchors);
                if is_marked(&element) {
                    self.content.extended = true;
                    if let Some(extensions) = self.extensions {
                        extensions.quote(&mut element);
                    }
                }
            }
            _ => {}
        }
        self.add(element.into());
    }

    pub(super) fn add_all(&mut self, nodes: Vec<Node<'a>>) {
        for node in nodes {
            self.add(node);
        }
    }

    /// Adds a finished node to what is open.
    pub(super) fn add(&mut self, node: Node<'a>) {
        self.flush();
        match self.open.last_mut() {
            Some(frame) => frame.element.children.push(node),
            None => self.nodes.push(node),
        }
    }

    fn note_reference(&mut self, label: Cow<'a, str>, range: Range<usize>) {
        // A picture's text has no notes.
        let made = if self.in_link > 0 { None } else { self.ask(|hooks, _| hooks.note_reference(&label)) };
        match made {
            Some(reference) => self.add(reference),
            None => self.add_text(Cow::Borrowed(self.body.get(range.clone()).unwrap_or_default()), range),
        }
    }

    fn task_marker(&mut self, checked: bool) {
        let mut input = Element::new(Tag::Input);
        if checked {
            input.attributes.push(Attribute::Checked);
        }
        input.attributes.extend([Attribute::Disabled, Attribute::Checkbox]);
        if self.dialect == Dialect::Site {
            input.attributes.push(Attribute::Label(Cow::Borrowed("Task")));
            // The item is the last one that is open; a loose item has a paragraph inside.
            if let Some(item) = self.open.iter_mut().rev().find(|frame| frame.element.tag == Tag::Item) {
                item.element.attributes = vec![Attribute::Class(Class::TaskItem)];
            }
        }
        self.add(input.into());
        self.text = Some((Cow::Borrowed(" "), 0..0));
    }

    fn end_code(&mut self, range: Range<usize>) {
        let Some(Verbatim { info, text }) = self.verbatim.take() else { return };
        let info = info.unwrap_or_default();
        let language = info.split([' ', '\t', ',']).next().unwrap_or_default();
        if self.dialect == Dialect::Site
            && language == "mdcms"
            && self.ask(|hooks, builder| hooks.block(&info, &text, range, builder)).is_some()
        {
            return;
        }
        let mut code = Element::new(Tag::Code);
        let language =
            if self.dialect == Dialect::Site { language } else { info.split(' ').next().unwrap_or_default() };
        if !language.is_empty() {
            code.attributes.push(Attribute::Language(Cow::Owned(language.to_owned())));
        }
        if !text.is_empty() {
            code.children.push(Node::Text(Cow::Owned(text)));
        }
        let mut pre = Element::new(Tag::Preformatted);
        if self.dialect == Dialect::Site {
            pre.attributes.push(Attribute::Focusable);
        }
        self.add(pre.containing(vec![code.into()]).into());
    }

    /// A block of the top level is complete.
    fn close_block(&mut self, source: Range<usize>) {
        if self.nodes.is_empty() {
            return;
        }
        let nodes = std::mem::take(&mut self.nodes);
        self.extend(|hooks, _| hooks.added());
        let block = Block { source, nodes };
        if self.dialect == Dialect::Site
            && !self.has_blocks()
            && let [Node::Element(Element { tag: Tag::Heading1, .. })] = block.nodes.as_slice()
        {
            self.content.heading = Some(block);
            return;
        }
        self.content.blocks.push(block);
    }
}

/// Whether this is a quote whose text begins as that of GitHub's alerts.
fn is_marked(quote: &Element<'_>) -> bool {
    let Some(Node::Element(first)) = quote.children.first().filter(|_| quote.tag == Tag::Blockquote) else {
        return false;
    };
    matches!(first.children.first(), Some(Node::Text(text)) if text.starts_with("[!"))
}

/// pulldown-cmark's string as the standard library's.
fn cow(text: CowStr<'_>) -> Cow<'_, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(text),
        CowStr::Boxed(text) => Cow::Owned(text.into()),
        CowStr::Inlined(text) => Cow::Owned(text.to_string()),
    }
}
