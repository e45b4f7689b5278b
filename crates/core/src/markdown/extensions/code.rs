//! Code blocks with more than a language: a title, line numbers, and lines that stand out.
//!
//! The words behind the language are those of VitePress, Docusaurus and Zola, and so are the comments that mark a line:
//! `// [!code ++]`.

mod meta;

use std::borrow::Cow;

use crate::node::{Attribute, Element, Node, Other, Tag};
use meta::Meta;

/// What becomes of a block of code.
pub(super) fn block<'a>(info: &str, text: &str) -> Node<'a> {
    let meta = Meta::read(info);
    let mut lines = lines(text);
    for (number, line) in lines.iter_mut().enumerate() {
        line.is_highlighted |= meta.lines.iter().any(|range| range.contains(&(number + 1)));
    }
    let mut code = Element::new(Tag::Code);
    if !meta.language.is_empty() {
        code.attributes.push(Attribute::Language(Cow::Owned(meta.language.to_owned())));
    }
    let is_plain = meta.first_number.is_none() && lines.iter().all(|line| line.classes().is_empty());
    if is_plain {
        let text: String = lines.iter().map(|line| line.text.as_ref()).collect();
        code.children.push(Node::Text(Cow::Owned(text)));
    } else {
        for (index, line) in lines.iter().enumerate() {
            code.children.push(line.node(meta.first_number.map(|first| first + index)));
        }
    }
    let mut pre = Element::new(Tag::Preformatted).with(Attribute::Focusable);
    if lines.iter().any(|line| line.is_focused) {
        pre.attributes.push(class("has-focus"));
    }
    let pre = pre.containing(vec![code.into()]);
    if meta.title.is_empty() {
        return pre.into();
    }
    let title = Element::new(Tag::Other(Other::new("figcaption")))
        .with(class("code-title"))
        .containing(vec![Node::Text(Cow::Owned(meta.title.to_owned()))]);
    let figure = Element::new(Tag::Other(Other::new("figure"))).with(class("code-block"));
    figure.containing(vec![title.into(), pre.into()]).into()
}

fn class<'a>(names: &str) -> Attribute<'a> {
    Attribute::Other(Other::new("class"), Some(Cow::Owned(names.to_owned())))
}

/// A line of code with its end, and what is said of it.
#[derive(Debug, Default)]
struct Line<'t> {
    text: Cow<'t, str>,
    is_highlighted: bool,
    is_focused: bool,
    /// `added`, `removed`, `error` or `warning`.
    kind: &'static str,
}

impl<'t> Line<'t> {
    fn classes(&self) -> String {
        let mut classes = String::new();
        for (is, name) in [(self.is_highlighted, " highlighted"), (self.is_focused, " focused")] {
            classes.push_str(if is { name } else { "" });
        }
        if !self.kind.is_empty() {
            classes.push(' ');
            classes.push_str(self.kind);
        }
        classes
    }

    fn node<'a>(&self, number: Option<usize>) -> Node<'a> {
        let text = Node::Text(Cow::Owned(self.text.clone().into_owned()));
        let mut line = Element::new(Tag::Other(Other::new("span"))).with(class(&["line", &self.classes()].concat()));
        if let Some(number) = number {
            line.attributes.push(Attribute::Other(Other::new("data-line"), Some(Cow::Owned(number.to_string()))));
        }
        line.containing(vec![text]).into()
    }

    fn mark(&mut self, mark: &str) {
        match mark {
            "++" => self.kind = "added",
            "--" => self.kind = "removed",
            "error" => self.kind = "error",
            "warning" => self.kind = "warning",
            "focus" => self.is_focused = true,
            _ => self.is_highlighted = true,
        }
    }
}

/// The lines of some code, without the comments that mark them.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    // Marks, and for how many lines they still are.
    let mut marks: Vec<(&str, usize)> = Vec::new();
    let mut in_range = false;
    for written in text.split_inclusive('\n') {
        let mut line = Line { text: Cow::Borrowed(written), is_highlighted: in_range, ..Line::default() };
        if let Some(Comment { mark, lines: count, before, after }) = comment(written) {
            if matches!(mark, "highlight-start" | "highlight-end") {
                in_range = mark == "highlight-start";
                continue;
            }
            marks.push((mark, count));
            // A comment on a line of its own is for the lines below.
            if before.is_empty() {
                continue;
            }
            line.text = Cow::Owned([before, after].concat());
        }
        for (mark, left) in &mut marks {
            line.mark(mark);
            *left = left.saturating_sub(1);
        }
        marks.retain(|(_, left)| *left > 0);
        lines.push(line);
    }
    lines
}

/// A comment that marks lines.
struct Comment<'t> {
    mark: &'t str,
    /// How many lines it marks.
    lines: usize,
    /// The line's text before it, and what is left after it.
    before: &'t str,
    after: &'t str,
}

/// What begins a comment that ends with the line, or with the one beside it.
const COMMENTS: [(&str, &str); 8] =
    [("//", ""), ("#", ""), ("<!--", "-->"), ("/*", "*/"), ("{/*", "*/}"), ("--", ""), (";", ""), ("%", "")];

fn comment(line: &str) -> Option<Comment<'_>> {
    let (text, end) = line.split_at(line.trim_end().len());
    let (at, inside) = match text.find("[!code ") {
        Some(at) => {
            let inside = text[at..].strip_prefix("[!code ")?;
            (at, inside.split_once(']')?)
        }
        None => {
            let at = text.find("highlight-")?;
            let length = text[at..].find(|it: char| !it.is_ascii_lowercase() && it != '-').unwrap_or(text.len() - at);
            (at, (&text[at..at + length], &text[at + length..]))
        }
    };
    let (mark, rest) = inside;
    let before = text[..at].trim_end();
    let (opening, closing) = COMMENTS
        .into_iter()
        .filter(|(opening, _)| before.ends_with(opening))
        .max_by_key(|(opening, _)| opening.len())?;
    if rest.trim() != closing {
        return None;
    }
    let before = before[..before.len() - opening.len()].trim_end();
    let is_old = mark.starts_with("highlight-");
    if is_old && (!before.is_empty() || !matches!(mark, "highlight-start" | "highlight-end" | "highlight-next-line")) {
        return None;
    }
    let (mark, lines) =
        mark.trim().split_once(':').map_or((mark.trim(), 1), |(mark, lines)| (mark, lines.parse().unwrap_or(1)));
    let is_known = is_old || matches!(mark, "++" | "--" | "error" | "warning" | "focus" | "highlight" | "hl");
    is_known.then_some(Comment { mark, lines, before, after: end })
}
