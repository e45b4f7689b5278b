//! Lists of the site's posts.

use std::ops::Range;

use crate::markdown::build::Builder;
use crate::node::{More, Node, PostsBlock};
use crate::report::{Finding, Report};

/// Posts in one go where the limit is left out (MD-CMS's own number).
const BATCH: usize = 20;

/// Reads the options of a list.
pub(super) fn read<'a, R: Report>(
    newest_first: bool,
    options: &str,
    at: Range<usize>,
    builder: &mut Builder<'a, '_, R>,
) -> Node<'a> {
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
            builder.report.report(|| {
                Finding::warning("block-option", at.clone(), format!("the list of posts does not know `{line}`"))
                    .help("it takes `limit:` with a number or `all`, and `paginate:` with `yes`, `no` or `none`")
            });
        }
    }
    if all && block.more == More::End {
        block.limit = None;
    }
    builder.content.needs.lists = true;
    Node::Posts(block)
}
