//! Containers around blocks: `::: tip Title` … `:::`, as in VitePress and Docusaurus, and MD-CMS's callouts, which are
//! fences around Markdown.
//!
//! CommonMark knows neither. So before a body is parsed, each line that opens or closes a container is covered by a
//! thematic break of the same length, which ends paragraphs and lists as the line itself should, and is remembered:
//! where the parser then tells of that break, the container opens or closes. What stands between stays part of the
//! body, with its lists, references and footnotes.

pub(super) mod group;
mod scan;

use std::borrow::Cow;

use super::All;
use super::callout::class_and_name;
use super::includes::Include;
use super::nested::Places;
use crate::link::Told;
use crate::markdown::build::{Builder, Free};
use crate::markdown::hooks::without_prefix;
use crate::node::{Attribute, Class, Element, Node, Other, Tag};
use crate::report::{Finding, Report};
use scan::Line;
pub(crate) use scan::scan;

/// What a line of a body is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark<'a> {
    /// It opens a container.
    Open(Container<'a>),
    /// It closes the innermost one, or also some around it.
    Close(usize),
    /// A tab begins, after so many containers are closed: the tab before it.
    Tab(&'a str, usize),
    /// A definition begins, of the terms before it.
    Definition,
    /// It stands for a file.
    Include(Include<'a>),
}

/// What a container is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Container<'a> {
    /// Its kind as written.
    pub(super) kind: &'a str,
    /// Its title as written.
    pub(super) title: &'a str,
    /// Whether it is one of MD-CMS's, which have a title only where one is written.
    pub(super) is_block: bool,
    /// Whether it is open at first, where it folds.
    pub(super) is_open: bool,
    /// The name of a callout of `config.yml` that is shown instead, or nothing.
    pub(super) message: &'a str,
}

/// What became of a thematic break.
pub(super) enum Taken<'a> {
    /// It is one.
    No,
    /// It covered a line.
    Yes,
    /// It covered the line of a container that shows a callout of `config.yml`, and is to be opened.
    Message(Container<'a>),
    /// It covered a line that stands for a file.
    Include(Include<'a>),
}

/// What stands in a container that shows something else.
const DROPPED: Tag = Tag::Other(Other::new("mdcms-dropped"));

/// The containers and definitions of a body.
#[derive(Debug)]
pub(super) struct Containers<'a> {
    lines: Vec<Line<'a>>,
    /// How many containers are open that are too deep to be shown as such.
    deep: usize,
}

impl<'a> Containers<'a> {
    /// Finds them; also gives the body with their lines covered, where there are any.
    pub(super) fn of(body: &'a str) -> (Self, Option<String>) {
        let (lines, covered) = scan(body);
        (Self { lines, deep: 0 }, covered)
    }

    /// What the first line from a place on is, where it is covered.
    fn at(&self, place: usize, body: &str) -> Option<&Mark<'a>> {
        let rest = body.get(place..)?;
        let at = place + rest.len() - without_prefix(rest).len();
        let line = self.lines.binary_search_by_key(&at, |line| line.at).ok()?;
        self.lines.get(line).map(|line| &line.mark)
    }

    /// Takes the thematic break there; tells whether it covers a line.
    pub(super) fn rule<R: Report>(
        &mut self,
        at: usize,
        choices: &mut usize,
        builder: &mut Builder<'a, '_, R>,
    ) -> Taken<'a> {
        let Some(mark) = self.at(at, builder.body) else { return Taken::No };
        let (opens, closes) = match mark {
            Mark::Open(_) => (true, 0),
            Mark::Tab(_, closes) => (true, *closes),
            Mark::Close(closes) => (false, *closes),
            Mark::Definition => return Taken::No,
            Mark::Include(include) => return Taken::Include(include.clone()),
        };
        let mark = mark.clone();
        for _ in 0..closes {
            self.close(choices, builder);
        }
        match mark {
            _ if opens && builder.is_deep() => self.deep += 1,
            Mark::Open(container) if !container.message.is_empty() => return Taken::Message(container),
            Mark::Open(container) => open(&container, at, builder),
            Mark::Tab(label, _) => {
                let tab = Element::new(group::TAB).with(Attribute::Label(Cow::Borrowed(label)));
                builder.push_free(tab, Free::Container, at);
            }
            Mark::Close(_) | Mark::Definition | Mark::Include(_) => {}
        }
        Taken::Yes
    }

    /// Closes the innermost container, and what is open in it; nothing where none is open here.
    fn close<R: Report>(&mut self, choices: &mut usize, builder: &mut Builder<'a, '_, R>) {
        if self.deep > 0 {
            self.deep -= 1;
        } else if builder.is_in_container() {
            super::html::end_inside(builder);
            end(choices, builder);
        }
    }

    /// Takes the list that begins there; tells whether it is one of definitions.
    pub(super) fn list<R: Report>(&mut self, at: usize, builder: &mut Builder<'a, '_, R>) -> bool {
        if self.at(at, builder.body) != Some(&Mark::Definition) {
            return false;
        }
        let items = builder.take_children();
        let mut list = Element::new(Tag::Other(Other::new("dl")));
        if let Some(terms) = builder.take_before(|before| before.tag == Tag::Paragraph) {
            if let Some(before) = builder.take_before(|before| before.tag == list.tag) {
                list = before;
            }
            list.children.extend(lines_of(terms.children).into_iter().map(|term| part("dt", term)));
        }
        let definitions = items.into_iter().map(|item| match item {
            Node::Element(item) => part("dd", item.children),
            other => other,
        });
        list.children.extend(definitions);
        builder.add(list.into());
        true
    }
}

/// Ends the container that is the innermost element.
pub(super) fn end<R: Report>(choices: &mut usize, builder: &mut Builder<'_, '_, R>) {
    if builder.innermost() == Some(DROPPED) {
        builder.take_innermost();
    }
    if builder.innermost() != Some(group::GROUP) {
        return builder.pop();
    }
    if let Some(group) = builder.take_innermost() {
        builder.around -= group::AROUND;
        let nodes = group::tabs(group, choices);
        builder.add_all(nodes);
    }
}

fn part<'a>(name: &'static str, children: Vec<Node<'a>>) -> Node<'a> {
    Element::new(Tag::Other(Other::new(name))).containing(children).into()
}

/// The lines of a paragraph.
fn lines_of(children: Vec<Node<'_>>) -> Vec<Vec<Node<'_>>> {
    let mut lines = vec![Vec::new()];
    for child in children {
        match child {
            Node::Text(text) => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        lines.push(Vec::new());
                    }
                    if let Some(last) = lines.last_mut().filter(|_| !line.is_empty()) {
                        last.push(Node::Text(Cow::Owned(line.to_owned())));
                    }
                }
            }
            other => {
                if let Some(last) = lines.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Opens a container that shows a callout of `config.yml` in place of its own text; where there is none of its name, the
/// text.
pub(super) fn open_message<'a, R: Report>(
    all: &mut All<'a>,
    container: &Container<'a>,
    at: usize,
    builder: &mut Builder<'a, '_, R>,
) {
    let name = container.message;
    let Some(said) = Told::Callout(name).ask(builder.links) else {
        builder.report.report(|| {
            Finding::warning("callout-message", at..at, format!("config.yml has no callout `{name}`"))
                .help("add it below `callouts:`, or write the text here instead of `message:`")
        });
        return open(container, at, builder);
    };
    let mut said = said.splitn(3, '\n').map(str::to_owned);
    let mut next = || said.next().unwrap_or_default();
    let (kind, title, text) = (next(), next(), next());
    let (class, _) = class_and_name(&kind);
    builder.push_free(Element::new(Tag::Division).with(Attribute::Class(class)), Free::Container, at);
    if !title.is_empty() {
        let element = Element::new(Tag::Paragraph).with(Attribute::Class(Class::CalloutTitle));
        builder.add(element.containing(vec![Node::Text(Cow::Owned(title))]).into());
    }
    let nodes = all.nested(&text, &Places::At(at..at), true, builder);
    builder.add_all(nodes);
    builder.push_free(Element::new(DROPPED), Free::Container, at);
}

fn open<'a, R: Report>(container: &Container<'a>, at: usize, builder: &mut Builder<'a, '_, R>) {
    let Container { kind, title, is_block, is_open, .. } = *container;
    let kind = kind.strip_prefix("callout-").unwrap_or(kind).to_ascii_lowercase();
    let kind = kind.as_str();
    let (element, title_tag) = match kind {
        "left" | "center" | "right" => {
            let class = match kind {
                "left" => Class::AlignLeft,
                "center" => Class::AlignCenter,
                _ => Class::AlignRight,
            };
            (Element::new(Tag::Division).with(Attribute::Class(class)), None)
        }
        // What VitePress does not look into.
        "raw" | "v-pre" => (Element::new(Tag::Division), None),
        "tabs" | "code-group" => {
            builder.push_free(group::open(kind, title), Free::Container, at);
            builder.around += group::AROUND;
            return;
        }
        "details" => {
            let mut element = Element::new(Tag::Details).with(Attribute::Class(Class::CalloutNote));
            element.attributes.extend(is_open.then_some(Attribute::Open));
            (element, Some(Tag::Summary))
        }
        _ => {
            let (class, _) = class_and_name(kind);
            (Element::new(Tag::Division).with(Attribute::Class(class)), Some(Tag::Paragraph))
        }
    };
    builder.push_free(element, Free::Container, at);
    let Some(title_tag) = title_tag else { return };
    let title = match title {
        "" if is_block => return,
        "" => vec![Node::Text(class_and_name(kind).1)],
        title => builder.inline(title),
    };
    let title = Element::new(title_tag).with(Attribute::Class(Class::CalloutTitle)).containing(title);
    builder.add(title.into());
    if !is_known(kind) {
        builder.report.report(|| {
            Finding::warning(
                "container-kind",
                at..at,
                format!("the container `{kind}` is not known; it is shown as a note"),
            )
            .help("the kinds are note, tip, important, warning, caution, details, tabs and code-group")
        });
    }
}

/// Kinds that mean something here: GitHub's, and what other programs call the same.
fn is_known(kind: &str) -> bool {
    kind == "note" || kind == "info" || kind == "details" || !matches!(class_and_name(kind).0, Class::CalloutNote)
}
