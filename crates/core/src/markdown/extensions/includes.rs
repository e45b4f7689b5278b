//! Lines that stand for a file or a part of one, in the spellings of several programs:
//!
//! - VitePress: `<!--@include: ./part.md{3,10}-->`, and `<<< ./code.js#region{2}` for code;
//! - docsify: a paragraph that is nothing but `[name](part.md ':include')`;
//! - MkDocs: `--8<-- "part.md"`, also as all that is in a block of code.
//!
//! A reader's app has no files. The command finds the file, cuts the part, and tells the app what stands for the line:
//! Markdown, which for code is a block with fences ([`Told::Include`]). A line that it says nothing of is shown as it is
//! written.

use std::borrow::Cow;

use super::containers::group;
use super::nested::Places;
use super::{All, code};
use crate::link::Told;
use crate::markdown::build::Builder;
use crate::markdown::hooks::without_prefix;
use crate::node::{Attribute, Element, Node, Tag};
use crate::report::{Finding, Report};

/// How many bytes of other files a page may have, each time counted that it has them.
pub(crate) const MOST: usize = 1_000_000;

/// What the command says where that is not enough. No text has it.
pub(crate) const TOO_MUCH: &str = "\0";

/// A line that stands for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Include<'a> {
    /// The line as it is written; of a block of code that is nothing but a file, all three.
    pub(crate) written: &'a str,
    pub(crate) form: Form,
}

/// Whose spelling a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// VitePress's, of Markdown.
    Comment,
    /// VitePress's, of code.
    Code,
    /// MkDocs's.
    Section,
    /// docsify's.
    Link,
}

/// The spelling of a line and what it says, where it stands for a file.
pub(crate) fn form(line: &str) -> Option<(Form, &str)> {
    match line.as_bytes() {
        [b'<', b'!', ..] => {
            let inside = line.strip_prefix("<!--")?.strip_suffix("-->")?;
            let said = inside.trim_start().strip_prefix("@include:")?.trim();
            (!said.is_empty() && !inside.contains("-->")).then_some((Form::Comment, said))
        }
        [b'<', b'<', b'<', after, ..] if *after != b'<' => {
            let said = line[3..].trim();
            (!said.is_empty()).then_some((Form::Code, said))
        }
        [b'-', ..] => {
            let said = line.trim_start_matches('-').strip_prefix("8<-")?.trim_start_matches('-').trim();
            let said = ['"', '\''].into_iter().find_map(|quote| said.strip_prefix(quote)?.strip_suffix(quote))?;
            (!said.is_empty()).then_some((Form::Section, said))
        }
        [b'[', .., b')'] => {
            let title = line.split_once("](")?.1.split_once(char::is_whitespace)?.1.trim_start();
            title.get(1..)?.starts_with(":include").then_some((Form::Link, line))
        }
        _ => None,
    }
}

/// Where in a line the text behind the mark of a list's item begins.
pub(crate) fn behind_item(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark = match line.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') => digits == 0,
        Some(b'.' | b')') => (1..10).contains(&digits),
        _ => false,
    };
    let behind = line.get(digits + 1..).filter(|_| is_mark).unwrap_or_default();
    let text = behind.trim_start_matches([' ', '\t']);
    if text.len() < behind.len() { line.len() - text.len() } else { 0 }
}

/// Takes a line that stands for a file, which begins at `at` of the body.
pub(super) fn read<'a, R: Report>(
    all: &mut All<'a>,
    include: &Include<'a>,
    at: usize,
    builder: &mut Builder<'a, '_, R>,
) {
    let Include { written, form } = *include;
    let place = at..at + written.len();
    let Some(text) = told(all, written, at, builder) else { return as_written(include, at, builder) };
    let mut nodes = all.nested(&text, &Places::At(place), true, builder);
    if nodes.is_empty() {
        // The place of what shows nothing, so that what follows is never the beginning of the page.
        nodes.push(Element::new(Tag::Division).into());
    }
    let is_plain_code = matches!(nodes.as_slice(), [Node::Element(only)] if only.tag == Tag::Preformatted);
    if form == Form::Code && is_plain_code && builder.innermost() == Some(group::GROUP) {
        nodes = vec![group::named(file_name(written), nodes)];
    }
    builder.add_all(nodes);
}

/// The Markdown that stands for a line.
fn told<'a, R: Report>(
    all: &mut All<'a>,
    written: &str,
    at: usize,
    builder: &mut Builder<'a, '_, R>,
) -> Option<String> {
    // What a text from elsewhere includes has been put into it, or cannot be.
    if all.is_foreign || all.included > MOST {
        return None;
    }
    let told = Told::Include(written).ask(builder.links);
    if builder.report.listens() {
        for mut fault in builder.links.faults(Told::Include(written)) {
            fault.at = at + fault.at.start..at + fault.at.end;
            builder.report.report(|| fault);
        }
    }
    let told = told?;
    if told != TOO_MUCH && all.included + told.len() <= MOST {
        all.included += told.len();
        return Some(told);
    }
    all.included = MOST + 1;
    builder.report.report(|| {
        Finding::error(
            "include-too-much",
            at..at + written.len(),
            "the page includes too much: from here on such lines are shown as they are written",
        )
        .help("a page may take in 1 MB of other files; make several pages of it, or link to the files")
    });
    None
}

/// Adds a line that is not understood, so that nothing of it is lost.
fn as_written<'a, R: Report>(include: &Include<'a>, at: usize, builder: &mut Builder<'a, '_, R>) {
    if let Some((info, line)) = fenced(include.written) {
        return builder.add(code::block(info, &[line, "\n"].concat()));
    }
    let nodes = if include.form == Form::Link {
        let before = builder.report.enter(vec![(0, at)]);
        let mut nodes = builder.inline(include.written);
        builder.report.leave(before);
        for node in &mut nodes {
            if let Node::Element(link) = node {
                link.attributes.retain(|it| !matches!(it, Attribute::Title(title) if title.starts_with(":include")));
            }
        }
        nodes
    } else {
        vec![Node::Text(Cow::Borrowed(include.written))]
    };
    if builder.is_deep() {
        return builder.add_all(nodes);
    }
    builder.add(Element::new(Tag::Paragraph).containing(nodes).into());
}

/// What stands behind the fence of a block of code that is nothing but a file, and the line that names it.
pub(crate) fn fenced(written: &str) -> Option<(&str, &str)> {
    let mut lines = written.lines();
    let fence = lines.next().filter(|fence| fence.starts_with("```") || fence.starts_with("~~~"))?;
    Some((fence.trim_start_matches(['`', '~']).trim(), without_prefix(lines.next()?).trim_end()))
}

/// The name of the file that a line of VitePress's for code names.
fn file_name(written: &str) -> &str {
    let path = written.trim_start_matches('<').trim_start();
    let path = &path[..path.find(['{', '#', ' ']).unwrap_or(path.len())];
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stand_for_a_file_are_known() {
        for (line, expected) in [
            ("<!--@include: ./a.md-->", Some((Form::Comment, "./a.md"))),
            ("<!-- @include: @/a b.md{1,2} -->", Some((Form::Comment, "@/a b.md{1,2}"))),
            ("<!-- @include: -->", None),
            ("<!-- @include: a --> -->", None),
            ("<!-- include: a -->", None),
            ("<!-- more -->", None),
            ("<!--", None),
            ("<<< a.js", Some((Form::Code, "a.js"))),
            ("<<<@/a.js#b{1} [c]", Some((Form::Code, "@/a.js#b{1} [c]"))),
            ("<<<", None),
            ("<<<<<<< HEAD", None),
            ("--8<-- \"a.md\"", Some((Form::Section, "a.md"))),
            ("-8<- 'a.md:1:2'", Some((Form::Section, "a.md:1:2"))),
            ("--8<-- a.md", None),
            ("-8<- '", None),
            ("---", None),
            ("[a](b.md ':include')", Some((Form::Link, "[a](b.md ':include')"))),
            ("[a](b.md \":include :type=code\")", Some((Form::Link, "[a](b.md \":include :type=code\")"))),
            ("[a](b.md 'include')", None),
            ("[a](b.md)", None),
            ("[a](b.md é:include)", None),
            ("[", None),
        ] {
            assert_eq!(form(line), expected, "{line}");
        }
    }

    #[test]
    fn marks_of_items_are_known() {
        for (line, expected) in [
            ("- a", "a"),
            ("*  a", "a"),
            ("12) a", "a"),
            ("1. a", "a"),
            ("-a", "-a"),
            ("1234567890. a", "1234567890. a"),
            ("12* a", "12* a"),
            (". a", ". a"),
            ("é", "é"),
            ("", ""),
        ] {
            assert_eq!(&line[behind_item(line)..], expected, "{line}");
        }
    }
}
