//! Lists of the site's posts.

use std::ops::Range;

use crate::markdown::build::Builder;
use crate::node::Node;
use crate::posts::{ByYear, FirstYear, More, PostsBlock, Span};
use crate::report::{Finding, Report};

/// Posts in one go where the limit is left out (MD-CMS's own number).
const BATCH: usize = 20;

/// The list that a tag names; `None` where it is no list.
pub(super) fn of(tag: &str) -> Option<PostsBlock> {
    let rest = tag.strip_prefix("posts-created-")?;
    let (order, which) = rest.split_once('-').unwrap_or((rest, ""));
    let newest_first = match order {
        "chronological" => false,
        "reversechronological" => true,
        _ => return None,
    };
    let year = |months| Span::Year(ByYear { first: FirstYear::InOrder, choice: true, months });
    let span = match which {
        "" => Span::All,
        "byyear" => year(false),
        "byyearmonth" => year(true),
        "lastyear" => Span::Days(365),
        "lastmonth" => Span::Days(30),
        _ => return None,
    };
    Some(PostsBlock { newest_first, span, limit: Some(BATCH), more: More::Button })
}

/// Reads the options of a list.
pub(super) fn read<'a, R: Report>(
    mut block: PostsBlock,
    options: &str,
    at: Range<usize>,
    builder: &mut Builder<'a, '_, R>,
) -> Node<'a> {
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
            ("paginate", "none") => {
                block.more = More::End;
                true
            }
            ("paginate", value) => {
                yes_or_no(value).map(|pages| block.more = if pages { More::Pages } else { More::Button }).is_some()
            }
            ("selectyear", value) => yes_or_no(value).and_then(|choice| select_year(&mut block.span, choice)).is_some(),
            ("defaultyear", value) => default_year(&mut block.span, value).is_some(),
            _ => false,
        };
        if !understood {
            builder.report.report(|| {
                Finding::warning("block-option", at.clone(), format!("the list of posts does not know `{line}`")).help(
                    "it takes `limit:` with a number or `all`, `paginate:` with `yes`, `no` or `none`, and, unless it is of \
                     the last year or month, `selectyear:` with `yes` or `no` and `defaultyear:` with `current` or a year",
                )
            });
        }
    }
    let is_whole = matches!(block.span, Span::Year(ByYear { months: true, .. }));
    if is_whole || (all && block.more == More::End) {
        block.limit = None;
    }
    if is_whole {
        block.more = More::End;
    }
    builder.content.needs.lists = true;
    Node::Posts(block)
}

fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "yes" | "true" | "on" => Some(true),
        "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// Whether readers may choose a year; a plain list becomes one by year where they may.
fn select_year(span: &mut Span, choice: bool) -> Option<()> {
    match (span, choice) {
        (Span::Year(by_year), choice) => by_year.choice = choice,
        (_, false) => {}
        (span, true) => by_year(span)?.choice = true,
    }
    Some(())
}

/// The year that is shown first; a plain list becomes one by year.
fn default_year(span: &mut Span, value: &str) -> Option<()> {
    let first = match value {
        "current" => FirstYear::Current,
        year => FirstYear::Is(year.parse().ok()?),
    };
    by_year(span)?.first = first;
    Some(())
}

fn by_year(span: &mut Span) -> Option<&mut ByYear> {
    if *span == Span::All {
        *span = Span::Year(ByYear { first: FirstYear::InOrder, choice: false, months: false });
    }
    match span {
        Span::Year(by_year) => Some(by_year),
        Span::All | Span::Days(_) => None,
    }
}
