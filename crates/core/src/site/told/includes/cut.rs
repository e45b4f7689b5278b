//! Parts of files: ranges of lines, regions, and the sections of Markdown.

use super::region::{self, Found, Style};
use super::request::Request;
use crate::front_matter;
use crate::link::PageLinks;
use crate::markdown::{self, Dialect, Extensions};
use crate::node::{Attribute, Node, Tag};
use crate::report::{Finding, Ignore};

/// The part of a file that is wanted.
pub(super) struct Cut {
    pub(super) text: String,
    /// What its author should know of it.
    pub(super) warning: Option<Finding>,
}

/// Cuts the part that is wanted out of the text of the file at `path`.
pub(super) fn cut(text: &str, path: &str, request: &Request) -> Result<Cut, Finding> {
    let is_markdown = path.ends_with(".md") || path.ends_with(".markdown");
    // Code is shown as it is.
    let body_at = match (is_markdown, &request.code) {
        (true, None) => front_matter::split(text).body_offset,
        _ => text.len() - text.trim_start_matches('\u{feff}').len(),
    };
    let body = text.get(body_at..).unwrap_or_default();
    let (part, skipped) = match &request.region {
        None => (text.to_owned(), body_at),
        Some((style, name)) => match region::find(text, name, *style, is_markdown) {
            Found::Lines(lines) => (without_indent(&lines), 0),
            Found::NoEnd => {
                let what = format!("the part `{name}` of `{path}` has no end");
                return Err(part_error(what, "mark its end in the way of its start"));
            }
            Found::None(names) => {
                let by_heading = is_markdown && *style == Style::Region && request.code.is_none();
                match by_heading.then(|| section(body, name)).flatten() {
                    Some(section) => (section.to_owned(), 0),
                    None => return Err(no_part(path, name, &names)),
                }
            }
        },
    };
    let mut warning = None;
    let text = match request.lines {
        None => part.get(skipped..).unwrap_or_default().to_owned(),
        Some((from, to)) => {
            let lines = part.lines().count();
            let (from, last) = (from.unwrap_or(1), to.unwrap_or(lines));
            let of = if request.region.is_some() { "its part has" } else { "it has" };
            let count = if lines == 1 { format!("{of} 1 line") } else { format!("{of} {lines} lines") };
            if from > lines {
                let what = format!("`{path}` is included from line {from}, and {count}");
                return Err(part_error(what, "correct the lines"));
            }
            if last > lines {
                let what = format!("`{path}` is included up to line {last}, and {count}");
                warning = Some(Finding::warning("include-part", 0..0, what).help("correct the lines"));
            }
            range(&part, from, last, skipped)
        }
    };
    if text.trim().is_empty() && warning.is_none() {
        let what = format!("what is included of `{path}` is empty");
        warning =
            Some(Finding::warning("include-part", 0..0, what).help("write something into it, or remove this line"));
    }
    Ok(Cut { text, warning })
}

fn part_error(what: String, help: &str) -> Finding {
    Finding::error("include-part", 0..0, what).help(help)
}

fn no_part(path: &str, name: &str, names: &[&str]) -> Finding {
    let help = match names {
        [] => "mark it with `#region` and `#endregion` in comments".to_owned(),
        names => format!("the parts of the file are `{}`", names.join("`, `")),
    };
    part_error(format!("`{path}` has no part `{name}`"), &help)
}

/// Lines of a text, counted from 1, but for what is before `skipped`.
fn range(text: &str, from: usize, to: usize, skipped: usize) -> String {
    let mut at = 0;
    let mut taken = String::new();
    for (index, line) in text.split_inclusive('\n').enumerate().take(to) {
        if index + 1 >= from && at >= skipped {
            taken.push_str(line);
        }
        at += line.len();
    }
    taken
}

/// Lines without the indent that all of them have.
fn without_indent(lines: &[&str]) -> String {
    let said = || lines.iter().filter(|line| !line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut common = said().next().map_or("", |line| &line[..indent(line)]);
    for line in said() {
        let same = common.bytes().zip(line.bytes()).take_while(|(one, other)| one == other).count();
        common = &common[..same];
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(line.get(common.len()..).filter(|_| !line.trim().is_empty()).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// What stands in a body below the heading that has an id on its page, up to the next one that is not deeper.
fn section<'t>(body: &'t str, id: &str) -> Option<&'t str> {
    let links = PageLinks { document: "", root: "", exceptions: &[], sizes: &[], told: &[] };
    let content = markdown::parse(body, Dialect::Site, &links, Some(Extensions::all()), &mut Ignore);
    let mut found: Option<(usize, usize)> = None;
    for block in content.all_blocks() {
        let Some(Node::Element(heading)) = block.nodes.first() else { continue };
        if !matches!(heading.tag.name().as_bytes(), [b'h', b'1'..=b'6']) {
            continue;
        }
        // The second of the first level is one of the second on the page.
        let level = level_of(body.get(block.source.clone()).unwrap_or_default(), heading.tag);
        match found {
            Some((start, above)) if level <= above => return body.get(start..block.source.start),
            Some(_) => {}
            None if heading.attributes.iter().any(|it| matches!(it, Attribute::Id(own) if own == id)) => {
                found = Some((block.source.end, level));
            }
            None => {}
        }
    }
    found.and_then(|(start, _)| body.get(start..))
}

fn level_of(source: &str, tag: Tag) -> usize {
    let source = source.trim();
    let signs = source.bytes().take_while(|byte| *byte == b'#').count();
    let is_first = source.lines().last().is_some_and(|line| line.starts_with('='));
    match tag {
        Tag::Heading2 if signs == 1 || (signs == 0 && is_first) => 1,
        tag => tag.name()[1..].parse().unwrap_or(6),
    }
}

/// A block of code with a fence that nothing in it closes.
pub(super) fn fenced(code: &str, info: &str) -> String {
    let mark = if info.contains('`') { '~' } else { '`' };
    let longest = code.split(|it| it != mark).map(str::len).max().unwrap_or_default();
    let fence = String::from(mark).repeat(longest.max(2) + 1);
    let end = if code.is_empty() || code.ends_with('\n') { "" } else { "\n" };
    [&fence, info, "\n", code, end, &fence, "\n"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_lines_begin_with_is_left_out() {
        for (lines, expected) in [
            (&["  a", "", "    b", "  c"][..], "a\n\n  b\nc\n"),
            (&["\ta", "\t\tb"], "a\n\tb\n"),
            (&["\ta", "  b"], "\ta\n  b\n"),
            (&["  é", "   "], "é\n\n"),
            (&[], ""),
        ] {
            assert_eq!(without_indent(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_section_is_found_by_the_id_of_its_heading() {
        let body = "# A\n\na\n\n## B {#own}\n\nb\n\n### C\n\nc\n\n## B2\n\nd\n\nE\n=\n\ne\n\n### F\n\nf\n";
        for (id, expected) in [
            ("a", Some("a\n\n## B {#own}\n\nb\n\n### C\n\nc\n\n## B2\n\nd\n\n")),
            ("own", Some("b\n\n### C\n\nc\n\n")),
            ("c", Some("c\n\n")),
            ("b2", Some("d\n\n")),
            ("e", Some("e\n\n### F\n\nf\n")),
            ("f", Some("f\n")),
            ("g", None),
        ] {
            assert_eq!(section(body, id).map(str::trim_start), expected, "{id}");
        }
    }

    #[test]
    fn no_code_closes_its_own_fence() {
        assert_eq!(fenced("a", "js {1}"), "```js {1}\na\n```\n");
        assert_eq!(fenced("````\n", ""), "`````\n````\n`````\n");
        assert_eq!(fenced("~~~\n", "js [`a`]"), "~~~~js [`a`]\n~~~\n~~~~\n");
        assert_eq!(fenced("", "js"), "```js\n```\n");
    }
}
