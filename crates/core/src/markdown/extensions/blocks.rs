//! MD-CMS's fenced blocks: `mdcms <tag>`, or `mdcms` with the tag on the first line, then `key: value` lines.

use std::borrow::Cow;
use std::ops::Range;

use super::toc;
use crate::node::{Attribute, Class, Element, More, Node, PostsBlock, Tag};
use crate::report::{Finding, Report};

/// Posts in one go where the limit is left out (MD-CMS's own number).
const BATCH: usize = 20;

/// The nodes of a block. One that is not known is shown with a notice, so that nothing of it is lost.
pub(super) fn read<'a, R: Report>(info: &str, text: &str, at: Range<usize>, report: &mut R) -> Vec<Node<'a>> {
    let (tag, rest) = tag_and_rest(info, text);
    match tag {
        "posts-created-chronological" => vec![Node::Posts(posts(false, rest, at, report))],
        "posts-created-reversechronological" => vec![Node::Posts(posts(true, rest, at, report))],
        "toc-page" => vec![toc::place()],
        _ => {
            report.report(|| {
                Finding::warning(
                    "unknown-block",
                    at,
                    format!("the block `{tag}` is not known; its text is shown as it is"),
                )
            });
            unknown(tag, rest)
        }
    }
}

fn tag_and_rest<'t>(info: &'t str, text: &'t str) -> (&'t str, &'t str) {
    let named = info.trim().strip_prefix("mdcms").unwrap_or_default().trim();
    if !named.is_empty() {
        return (named, text);
    }
    let text = text.trim_start_matches(['\n', '\r']);
    match text.split_once('\n') {
        Some((tag, rest)) => (tag.trim(), rest),
        None => (text.trim(), ""),
    }
}

fn posts<R: Report>(newest_first: bool, options: &str, at: Range<usize>, report: &mut R) -> PostsBlock {
    let mut block = PostsBlock { newest_first, limit: Some(BATCH), more: More::Button };
    let mut all = false;
    for line in options.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, value) = line.split_once(':').map_or((line, ""), |(key, value)| (key.trim(), value.trim()));
        let understood = match (key, value) {
            ("limit", "all") => {
                all = true;
                true
            }
            ("limit", number) => {
                number.parse().ok().filter(|number| *number > 0).map(|number| block.limit = Some(number)).is_some()
            }
            ("paginate", "yes" | "true" | "on") => {
                block.more = More::Pages;
                true
            }
            ("paginate", "no" | "false" | "off") => {
                block.more = More::Button;
                true
            }
            ("paginate", "none") => {
                block.more = More::End;
                true
            }
            _ => false,
        };
        if !understood {
            report.report(|| {
                Finding::warning("block-option", at.clone(), format!("the list of posts does not know `{line}`"))
                    .help("it takes `limit:` with a number or `all`, and `paginate:` with `yes`, `no` or `none`")
            });
        }
    }
    if all && block.more == More::End {
        block.limit = None;
    }
    block
}

fn unknown<'a>(tag: &str, rest: &str) -> Vec<Node<'a>> {
    let notice = ["This page has a block that is not known here: ", tag].concat();
    let mut nodes = vec![
        Element::new(Tag::Paragraph)
            .with(Attribute::Class(Class::Notice))
            .containing(vec![Node::Text(Cow::Owned(notice))])
            .into(),
    ];
    if !rest.trim().is_empty() {
        let code = Element::new(Tag::Code).containing(vec![Node::Text(Cow::Owned(rest.to_owned()))]);
        let pre = Element::new(Tag::Preformatted).with(Attribute::Focusable).containing(vec![code.into()]);
        nodes.push(pre.into());
    }
    nodes
}
