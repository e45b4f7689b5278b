//! Events to a tree of nodes.

mod text;
mod tree;
mod verbatim;

pub(in crate::markdown) use tree::Free;
pub(in crate::markdown) use verbatim::Verbatim;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, OffsetIter, Options, Parser, Tag as Start, TagEnd};

use super::anchors::Anchors;
use super::hooks::{Extensions, Hooks, Left};
use super::{Content, Dialect, inline};
use crate::link::Links;
use crate::node::{Attribute, Class, Element, Node, Tag};
use crate::report::Report;
use tree::Frame;

/// Events between two pauses.
const STEP: usize = 1_000;

pub(super) struct Builder<'a, 'w, R> {
    pub(super) body: &'a str,
    /// The address of what the parser reads, which is as long as the body.
    source: usize,
    /// Nothing after the first block is wanted.
    pub(super) only_first: bool,
    pub(super) dialect: Dialect,
    pub(super) links: &'w dyn Links,
    pub(super) report: &'w mut R,
    pub(super) content: Content<'a>,
    /// Nodes of the block that is being built.
    nodes: Vec<Node<'a>>,
    /// Where in the body it begins.
    block_at: usize,
    open: Vec<Frame<'a>>,
    /// How many elements are around those that are open: of the text around this one, or made when others are complete.
    pub(super) around: usize,
    verbatim: Option<Verbatim<'a>>,
    text: Option<(Cow<'a, str>, Range<usize>)>,
    anchors: Anchors,
    /// `None` where their code is not here, or the dialect has none.
    extensions: Option<Extensions<R>>,
    /// The same in this body; `None` also while one of them is at work.
    hooks: Option<Box<dyn Hooks<'a, R> + 'a>>,
    /// How many nodes there are, and how many before the block that is being built.
    made: usize,
    made_before: usize,
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
            source: 0,
            only_first: false,
            dialect,
            links,
            report,
            content: Content::default(),
            nodes: Vec::new(),
            block_at: 0,
            open: Vec::new(),
            around: 0,
            verbatim: None,
            text: None,
            anchors: Anchors::default(),
            extensions,
            hooks: extensions.map(|extensions| extensions.begin(body)),
            made: 0,
            made_before: 0,
            alignments: Vec::new(),
            cell: 0,
            in_table_head: false,
            in_link: 0,
            pictures: 0,
        }
    }

    /// The nodes of a part of the body that is within a line.
    pub(super) fn inline(&mut self, part: &'a str) -> Vec<Node<'a>> {
        let around = self.depth();
        let mut inner = Builder::new(part, self.dialect, None, self.links, self.report);
        inner.extensions = self.extensions;
        inner.around = around;
        // Ids are given once on a page, and so in all of its parts.
        inner.anchors = std::mem::take(&mut self.anchors);
        inner.read(self.dialect.options());
        self.anchors = std::mem::take(&mut inner.anchors);
        let blocks = inner.finish().into_blocks();
        blocks.flat_map(|block| block.nodes).flat_map(Node::into_children).collect()
    }

    /// The nodes of a text of its own inside what is open here, and what its extensions leave. Findings are in its
    /// offsets, which [`Report::enter`] has been told of.
    pub(super) fn nested<'n>(
        &mut self,
        text: &'n str,
        hooks: Box<dyn Hooks<'n, R> + 'n>,
    ) -> (Vec<Node<'static>>, Left) {
        // The text stands in elements that are not open yet: a group, a frame and a part.
        let around = self.depth() + 3;
        let mut inner = Builder::new(text, self.dialect, None, self.links, self.report);
        (inner.extensions, inner.hooks, inner.around) = (self.extensions, Some(hooks), around);
        inner.anchors = std::mem::take(&mut self.anchors);
        (inner.made, inner.made_before, inner.pictures) = (self.made, self.made_before, self.pictures);
        inner.in_link = self.in_link;
        inner.read(self.dialect.options());
        inner.close();
        let left = inner.hooks.take().map(|mut hooks| hooks.leave()).unwrap_or_default();
        let Builder { content, anchors, made, pictures, .. } = inner;
        (self.anchors, self.made, self.pictures) = (anchors, made, pictures);
        self.content.needs.maths |= content.needs.maths;
        self.content.needs.lists |= content.needs.lists;
        self.content.words += content.words;
        self.content.ideographs += content.ideographs;
        let nodes = content.into_blocks().flat_map(|block| block.nodes);
        (nodes.map(Node::into_owned).collect(), left)
    }

    pub(super) fn finish(mut self) -> Content<'a> {
        self.close();
        if let Some(mut hooks) = self.hooks.take() {
            hooks.finish(&mut self);
        }
        self.content
    }

    /// The text is complete.
    fn close(&mut self) {
        self.flush();
        self.extend(|hooks, builder| hooks.before_end(builder));
        self.flush();
        self.close_block(self.body.len());
    }

    /// Lets the extensions act where one of them is asked for; `None` where they are not here.
    pub(super) fn ask<T>(&mut self, act: impl FnOnce(&mut (dyn Hooks<'a, R> + 'a), &mut Self) -> T) -> Option<T> {
        self.content.needs.extended |= self.dialect == Dialect::Site;
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
            self.content.needs.extended |= self.dialect == Dialect::Site;
        }
        self.extend(|hooks, builder| hooks.bracket(text, range, builder)) == Some(true)
    }

    /// Takes the events of the whole body.
    pub(super) fn read(&mut self, options: Options) {
        let covered = self.cover();
        let mut events = self.events(covered.as_deref(), options);
        self.take(&mut events, usize::MAX);
    }

    /// The same, with a pause whenever some events have been taken.
    pub(super) async fn read_in_steps(&mut self, options: Options, pause: &mut impl AsyncFnMut()) {
        let covered = self.cover();
        pause().await;
        let mut events = self.events(covered.as_deref(), options);
        pause().await;
        while self.take(&mut events, STEP) {
            pause().await;
        }
    }

    /// What the parser is to read in place of the body, if it is another text.
    fn cover(&mut self) -> Option<String> {
        let covered = self.extend(|hooks, _| hooks.covered()).flatten();
        self.content.needs.extended |= covered.is_some();
        covered
    }

    fn events<'t>(&mut self, covered: Option<&'t str>, mut options: Options) -> OffsetIter<'t>
    where
        'a: 't,
    {
        options.set(Options::ENABLE_MATH, covered.is_some());
        let source = covered.unwrap_or(self.body);
        self.source = source.as_ptr().addr();
        Parser::new_ext(source, options).into_offset_iter()
    }

    /// Takes some events; tells whether more are wanted.
    fn take(&mut self, events: &mut OffsetIter<'_>, count: usize) -> bool {
        for _ in 0..count {
            let Some((event, range)) = events.next() else { return false };
            // What ends has been shown already, and begins where it began.
            let is_end = matches!(event, Event::End(_));
            if self.is_full() && self.dialect == Dialect::Site && !is_end {
                self.cut(range.start);
                return false;
            }
            self.event(event, range);
            if self.only_first && self.has_blocks() {
                return false;
            }
        }
        true
    }

    /// A string of the parser; one that is a part of the body, as it is there.
    fn cow(&self, text: CowStr<'_>) -> Cow<'a, str> {
        if let CowStr::Borrowed(text) = text {
            let start = text.as_ptr().addr().wrapping_sub(self.source);
            if let Some(part) = start.checked_add(text.len()).and_then(|end| self.body.get(start..end)) {
                return Cow::Borrowed(part);
            }
        }
        let text = text.to_string();
        Cow::Owned(match &self.hooks {
            Some(hooks) => hooks.uncovered(text),
            None => text,
        })
    }

    /// Takes one event; `range` is its part of the body.
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let end = range.end;
        if self.open.is_empty() && self.nodes.is_empty() && self.verbatim.is_none() {
            self.block_at = range.start;
            self.made_before = self.made;
        }
        match event {
            Event::Start(start) => self.start(start, range),
            Event::End(end) => self.end(end, range),
            Event::Text(text) if self.bracket(&text, &range) => {}
            Event::Text(text) => {
                let text = self.cow(text);
                self.add_text(text, range);
            }
            Event::SoftBreak => {
                let written = self.body.get(range.clone()).filter(|written| *written == "\n");
                self.add_text(written.map_or_else(line_end, Cow::Borrowed), range);
            }
            Event::HardBreak => {
                self.add(Element::new(Tag::Break).into());
                self.add_text(line_end(), range);
            }
            Event::Code(text) => {
                self.count(&text);
                let text = self.cow(text);
                self.add(Element::new(Tag::Code).containing(vec![Node::Text(text)]).into());
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                let text = self.cow(text);
                match &mut self.verbatim {
                    Some(verbatim) => {
                        if self.report.listens() {
                            verbatim.pieces.push((verbatim.text.len(), range.start));
                        }
                        verbatim.text.push_str(&text);
                    }
                    None => self.raw(text, range),
                }
            }
            Event::Rule if self.extend(|hooks, builder| hooks.rule(range.start, builder)) == Some(true) => {}
            Event::Rule => self.add(Element::new(Tag::Rule).into()),
            Event::TaskListMarker(checked) => self.task_marker(checked),
            Event::FootnoteReference(label) => self.note_reference(&label, range),
            Event::InlineMath(tex) | Event::DisplayMath(tex) => {
                self.extend(|hooks, builder| hooks.formula(&tex, &range, builder));
            }
        }
        if self.open.is_empty() && self.verbatim.is_none() {
            self.flush();
            self.close_block(end);
        }
    }

    fn start(&mut self, start: Start<'_>, range: Range<usize>) {
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
                    CodeBlockKind::Fenced(info) => self.cow(info),
                    CodeBlockKind::Indented => Cow::Borrowed(""),
                };
                self.flush();
                self.verbatim = Some(Verbatim::new(Some(info)));
                return;
            }
            Start::HtmlBlock => {
                self.flush();
                self.verbatim = Some(Verbatim::new(None));
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
                let (destination, title) = (self.cow(dest_url), self.cow(title));
                inline::link(self, link_type, &destination, title, range)
            }
            Start::Image { dest_url, title, .. } => {
                self.flush();
                self.in_link += 1;
                let (destination, title) = (self.cow(dest_url), self.cow(title));
                inline::image(self, &destination, title, range)
            }
            // Extensions that no dialect turns on.
            _ => Element::new(Tag::Division),
        };
        self.push(element, start_at);
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        self.flush();
        // These two have no element that is open.
        match end {
            TagEnd::CodeBlock => return self.end_code(range),
            TagEnd::HtmlBlock => return self.end_html(range),
            _ => self.extend(|hooks, builder| hooks.before_end(builder)),
        };
        match end {
            TagEnd::FootnoteDefinition => {
                let content = self.take_children();
                if self.hooks.is_some() {
                    self.extend(|hooks, _| hooks.note_end(content, range));
                } else {
                    self.add_all(content);
                }
                return;
            }
            TagEnd::List(_) if self.extend(|hooks, builder| hooks.list(range.start, builder)) == Some(true) => return,
            TagEnd::Link | TagEnd::Image => self.in_link -= 1,
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.pop();
            }
            _ => {}
        }
        self.pop();
    }

    fn note_reference(&mut self, label: &str, range: Range<usize>) {
        // A picture's text has no notes.
        let made = if self.in_link > 0 { None } else { self.ask(|hooks, _| hooks.note_reference(label)) };
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
}

/// A line end that is written in another way, and so is no part of the body.
fn line_end<'a>() -> Cow<'a, str> {
    Cow::Owned("\n".to_owned())
}
