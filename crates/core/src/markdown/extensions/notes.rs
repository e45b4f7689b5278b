//! Footnotes: `[^1]` with its definition anywhere, as on GitHub, and `^[the note itself]`, as in MD-CMS and Pandoc.
//!
//! While the tree is built a reference is an element of [`Class::NoteReference`] that holds the note's label. Numbers
//! are known only in the end: they count in the order in which readers meet the notes.

use std::borrow::Cow;
use std::ops::Range;

use crate::markdown::build::Builder;
use crate::markdown::names::Names;
use crate::markdown::plain_text;
use crate::node::{Attribute, Block, Class, Element, Node, Tag};
use crate::report::{Finding, Report};

/// The notes of a body.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    /// In the order of the text.
    notes: Vec<Note<'a>>,
    /// Which note a label means. The first definition of a label counts.
    labels: Names,
    /// Labels of the definitions that are being read.
    open: Vec<String>,
    /// The definitions after the last block that is shown: the list of notes stands where they do.
    trailing: Option<Range<usize>>,
    /// The note within a line that is being read; no other begins inside.
    within: Option<Within>,
    /// How many there are in the text around this one.
    around: usize,
}

#[derive(Debug)]
struct Within {
    /// How many elements are open when it is the innermost.
    depth: usize,
    /// Brackets that are open inside.
    brackets: usize,
}

#[derive(Debug, Default)]
struct Note<'a> {
    source: Range<usize>,
    content: Vec<Node<'a>>,
    /// How many references there are.
    references: usize,
    /// From 1 on; 0 while it is not known.
    number: usize,
}

impl<'a> Notes<'a> {
    /// A definition begins.
    pub(super) fn start(&mut self, label: &str) {
        self.open.push(folded(label));
    }

    /// The definition that was begun last is complete.
    pub(super) fn define(&mut self, content: Vec<Node<'a>>, source: Range<usize>) {
        let label = self.open.pop().unwrap_or_default();
        let start = self.trailing.take().map_or(source.start, |before| before.start);
        self.trailing = Some(start..source.end);
        self.push(label, Note { source, content, ..Note::default() });
    }

    fn push(&mut self, label: String, note: Note<'a>) {
        self.labels.add(label, self.count());
        self.notes.push(note);
    }

    /// How many there are, those of the text around this one too.
    fn count(&self) -> usize {
        self.around + self.notes.len()
    }

    /// The notes of a text inside this one, at its start.
    pub(super) fn inside<'n>(&mut self) -> Notes<'n> {
        Notes { around: self.count(), labels: std::mem::take(&mut self.labels), ..Notes::default() }
    }

    /// Takes over the notes of the text inside.
    pub(super) fn adopt(&mut self, inside: Notes<'a>, place: impl Fn(usize) -> usize) {
        self.labels = inside.labels;
        self.notes.extend(inside.notes.into_iter().map(|mut note| {
            note.source = place(note.source.start)..place(note.source.end);
            note
        }));
    }

    /// The same notes, for as long as anybody wants them.
    pub(super) fn into_owned(self) -> Notes<'static> {
        let owned = |note: Note<'a>| Note {
            source: note.source,
            content: note.content.into_iter().map(Node::into_owned).collect(),
            references: note.references,
            number: note.number,
        };
        Notes {
            notes: self.notes.into_iter().map(owned).collect(),
            labels: self.labels,
            open: self.open,
            trailing: self.trailing,
            within: self.within,
            around: self.around,
        }
    }

    /// Something is shown below the definitions so far.
    pub(super) fn pass(&mut self) {
        self.trailing = None;
    }

    /// A note within a line; gives the reference to it.
    fn inline(&mut self, content: Vec<Node<'a>>) -> Node<'a> {
        // No definition has such a label.
        let label = ["\n", &self.count().to_string()].concat();
        let reference = reference(label.clone());
        let content = vec![Element::new(Tag::Paragraph).containing(content).into()];
        self.push(label, Note { content, ..Note::default() });
        reference
    }
}

/// A reference, by its folded label, whose number is not known yet.
pub(super) fn reference<'a>(label: String) -> Node<'a> {
    let element = Element::new(Tag::Superscript).with(Attribute::Class(Class::NoteReference));
    element.containing(vec![Node::Text(Cow::Owned(label))]).into()
}

/// A label as it is compared: letters in one case, white space as one space.
pub(super) fn folded(label: &str) -> String {
    let mut folded = String::with_capacity(label.len());
    for character in label.trim().chars() {
        if !character.is_whitespace() {
            folded.extend(character.to_lowercase());
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded
}

impl<'a> Notes<'a> {
    /// Takes a bracket that begins or ends a note within a line; tells whether it was one.
    pub(super) fn bracket<R: Report>(
        &mut self,
        bracket: &str,
        range: &Range<usize>,
        builder: &mut Builder<'a, '_, R>,
    ) -> bool {
        if builder.in_link > 0 {
            return false;
        }
        match bracket {
            "[" if self.within.is_none() && builder.take_caret(range.start) => {
                builder.push(Element::new(Tag::Superscript), range.start);
                self.within = Some(Within { depth: builder.depth(), brackets: 0 });
                true
            }
            "[" => {
                if let Some(within) = self.within(builder) {
                    within.brackets += 1;
                }
                false
            }
            "]" => {
                let Some(within) = self.within(builder) else { return false };
                if within.brackets > 0 {
                    within.brackets -= 1;
                    return false;
                }
                let content = self.end_within(builder);
                let reference = self.inline(content);
                builder.add(reference);
                true
            }
            _ => false,
        }
    }

    /// The element around a note ends, so that the note never will: it was text. Tells whether there was one.
    pub(super) fn abandon<R: Report>(&mut self, builder: &mut Builder<'a, '_, R>) -> bool {
        let there_is = self.within(builder).is_some();
        if there_is {
            let content = self.end_within(builder);
            builder.add(Node::Text(Cow::Borrowed("^[")));
            builder.add_all(content);
        }
        there_is
    }

    /// The note within a line, where it is the innermost element.
    fn within<R: Report>(&mut self, builder: &Builder<'a, '_, R>) -> Option<&mut Within> {
        let depth = builder.depth();
        self.within.as_mut().filter(|within| within.depth == depth)
    }

    fn end_within<R: Report>(&mut self, builder: &mut Builder<'a, '_, R>) -> Vec<Node<'a>> {
        self.within = None;
        builder.take_children()
    }

    /// Numbers the notes and adds their list.
    pub(super) fn finish<R: Report>(&mut self, builder: &mut Builder<'a, '_, R>) {
        let Notes { notes, labels, trailing, .. } = std::mem::take(self);
        if notes.is_empty() {
            return;
        }
        let mut numbers = Numbers { notes, labels, order: Vec::new() };
        for block in builder.content.heading.iter_mut().chain(&mut builder.content.blocks) {
            numbers.references(&mut block.nodes);
        }
        numbers.inside(0);
        // Those that nothing refers to come last, so that nothing is lost.
        for index in 0..numbers.notes.len() {
            if numbers.notes[index].number == 0 {
                let at = numbers.notes[index].source.clone();
                builder.report.report(|| {
                    Finding::warning("unused-footnote", at, "nothing refers to this footnote")
                        .help("refer to it by its label, such as `[^1]`, or remove it; of two with one label the first counts")
                });
                numbers.give(index);
                numbers.inside(numbers.order.len() - 1);
            }
        }
        let Numbers { mut notes, order, .. } = numbers;
        let items = order.into_iter().map(|index| item(std::mem::take(&mut notes[index]))).collect();
        let section = Element::new(Tag::Section)
            .with(Attribute::Class(Class::Footnotes))
            .with(Attribute::Label(Cow::Borrowed("Footnotes")))
            .containing(vec![Element::new(Tag::OrderedList).containing(items).into()]);
        let end = builder.body.len();
        builder.content.blocks.push(Block { source: trailing.unwrap_or(end..end), nodes: vec![section.into()] });
    }
}

/// Notes while they get their numbers.
struct Numbers<'a> {
    notes: Vec<Note<'a>>,
    labels: Names,
    /// The notes by number.
    order: Vec<usize>,
}

impl Numbers<'_> {
    /// Gives a note the next number.
    fn give(&mut self, index: usize) {
        self.order.push(index);
        self.notes[index].number = self.order.len();
    }

    /// Gives what the notes from `at` on in the order refer to themselves their numbers.
    fn inside(&mut self, mut at: usize) {
        while let Some(&index) = self.order.get(at) {
            let mut content = std::mem::take(&mut self.notes[index].content);
            self.references(&mut content);
            self.notes[index].content = content;
            at += 1;
        }
    }

    /// Gives the references among some nodes their numbers.
    fn references(&mut self, nodes: &mut [Node<'_>]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if element.is_note_reference() {
                self.reference(element);
            } else {
                self.references(&mut element.children);
            }
        }
    }

    fn reference(&mut self, element: &mut Element<'_>) {
        let label = plain_text(&element.children);
        let Some(&mut index) = self.labels.get_mut(&label) else { return };
        if self.notes[index].number == 0 {
            self.give(index);
        }
        let note = &mut self.notes[index];
        note.references += 1;
        let shown = note.number.to_string();
        let link = Element::new(Tag::Anchor)
            .with(Attribute::Href(Cow::Owned(["#fn-", &shown].concat())))
            .with(Attribute::Id(reference_id(note.number, note.references)))
            .with(Attribute::Label(Cow::Owned(["Footnote ", &shown].concat())));
        element.children = vec![link.containing(vec![Node::Text(Cow::Owned(shown))]).into()];
    }
}

/// The note in the list, with links back to where it is referred to.
fn item(note: Note<'_>) -> Node<'_> {
    let mut content = note.content;
    let has_place = matches!(content.last(), Some(Node::Element(Element { tag: Tag::Paragraph, .. })));
    if !has_place && note.references > 0 {
        content.push(Element::new(Tag::Paragraph).into());
    }
    if let Some(Node::Element(last)) = content.last_mut() {
        for time in 1..=note.references {
            let id = reference_id(note.number, time);
            let link = Element::new(Tag::Anchor)
                .with(Attribute::Href(Cow::Owned(["#", &id].concat())))
                .with(Attribute::Class(Class::NoteBack))
                .with(Attribute::Label(Cow::Borrowed("Back to the text")));
            // The arrow of text, not the picture that some systems have for it.
            let arrow = Node::Text(Cow::Borrowed("\u{21a9}\u{fe0e}"));
            last.children.extend([Node::Text(Cow::Borrowed(" ")), link.containing(vec![arrow]).into()]);
        }
    }
    Element::new(Tag::Item).with(Attribute::Id(["fn-", &note.number.to_string()].concat())).containing(content).into()
}

fn reference_id(number: usize, time: usize) -> String {
    let first = ["fnref-", &number.to_string()].concat();
    if time == 1 { first } else { [&first, "-", &time.to_string()].concat() }
}
