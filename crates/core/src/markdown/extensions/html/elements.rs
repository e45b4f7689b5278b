//! The closed set of elements that authors may write as HTML: the text-level ones, groups, tables, pictures, sound
//! and film. It was checked against what the READMEs of popular repositories use; GitHub's own list is
//! <https://github.com/gjtorikian/html-pipeline/blob/main/lib/html_pipeline/sanitization_filter.rb>.

use crate::node::{Other, Tag};

/// What an element is made of here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The element it becomes.
    pub(super) tag: Tag,
    /// What kind it is.
    pub(super) kind: Kind,
}

/// What opening an element does to those that are open, and what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a line of text.
    Inline,
    /// Part of a line of text without content.
    InlineVoid,
    /// Its text is shown as it is: no addresses are found in it.
    Verbatim,
    /// A paragraph or heading: text.
    Block,
    /// A group of blocks.
    Group,
    /// White space in it says nothing.
    Structure,
    /// Neither content nor part of a line.
    Void,
}

/// The element of this name, in whatever case.
pub(super) fn known(name: &str) -> Option<Known> {
    use Kind::{Block, Group, Inline, InlineVoid, Structure, Verbatim, Void};
    let lower = name.to_ascii_lowercase();
    let other = |name| Tag::Other(Other::new(name));
    let (tag, kind) = match lower.as_str() {
        "a" => (Tag::Anchor, Inline),
        "abbr" | "acronym" => (other("abbr"), Inline),
        "b" => (other("b"), Inline),
        "bdi" => (other("bdi"), Inline),
        "bdo" => (other("bdo"), Inline),
        "big" | "font" | "label" | "nobr" | "span" => (other("span"), Inline),
        "br" => (Tag::Break, InlineVoid),
        "cite" => (other("cite"), Inline),
        "code" | "tt" => (Tag::Code, Verbatim),
        "data" => (other("data"), Inline),
        "del" => (Tag::Deleted, Inline),
        "dfn" => (other("dfn"), Inline),
        "em" => (Tag::Emphasis, Inline),
        "i" => (other("i"), Inline),
        "img" => (Tag::Image, InlineVoid),
        "ins" => (other("ins"), Inline),
        "kbd" => (other("kbd"), Verbatim),
        "mark" => (other("mark"), Inline),
        "meter" => (other("meter"), Inline),
        "picture" => (other("picture"), Inline),
        "progress" => (other("progress"), Inline),
        "q" => (other("q"), Inline),
        "rp" => (other("rp"), Inline),
        "rt" => (other("rt"), Inline),
        "ruby" => (other("ruby"), Inline),
        "s" | "strike" => (other("s"), Inline),
        "samp" => (other("samp"), Verbatim),
        "small" => (other("small"), Inline),
        "strong" => (Tag::Strong, Inline),
        "sub" => (other("sub"), Inline),
        "sup" => (Tag::Superscript, Inline),
        "time" => (other("time"), Inline),
        "u" => (other("u"), Inline),
        "var" => (other("var"), Inline),
        "wbr" => (other("wbr"), InlineVoid),
        "audio" => (other("audio"), Inline),
        "video" => (other("video"), Inline),
        "source" => (other("source"), Void),
        "track" => (other("track"), Void),
        "blockquote" => (Tag::Blockquote, Group),
        // What these say of a page, the page says itself.
        "address" | "article" | "aside" | "center" | "div" | "footer" | "header" | "hgroup" | "main" | "nav"
        | "search" | "section" => (Tag::Division, Group),
        "caption" => (other("caption"), Block),
        "col" => (other("col"), Void),
        "colgroup" => (other("colgroup"), Structure),
        "dd" => (other("dd"), Group),
        "details" => (Tag::Details, Group),
        "dl" => (other("dl"), Structure),
        "dt" => (other("dt"), Block),
        "figcaption" => (other("figcaption"), Group),
        "figure" => (other("figure"), Group),
        "h1" => (Tag::Heading1, Block),
        "h2" => (Tag::Heading2, Block),
        "h3" => (Tag::Heading3, Block),
        "h4" => (Tag::Heading4, Block),
        "h5" => (Tag::Heading5, Block),
        "h6" => (Tag::Heading6, Block),
        "hr" => (Tag::Rule, Void),
        "li" => (Tag::Item, Group),
        "ol" => (Tag::OrderedList, Structure),
        "p" => (Tag::Paragraph, Block),
        "pre" => (Tag::Preformatted, Verbatim),
        "summary" => (Tag::Summary, Block),
        "table" => (Tag::Table, Structure),
        "tbody" => (Tag::TableBody, Structure),
        "td" => (Tag::TableCell, Group),
        "tfoot" => (other("tfoot"), Structure),
        "th" => (Tag::TableHeaderCell, Group),
        "thead" => (Tag::TableHead, Structure),
        "tr" => (Tag::TableRow, Structure),
        "ul" => (Tag::UnorderedList, Structure),
        _ => return None,
    };
    Some(Known { tag, kind })
}

impl Known {
    /// Whether it has no content.
    pub(super) fn is_void(self) -> bool {
        matches!(self.kind, Kind::Void | Kind::InlineVoid)
    }

    /// Whether its text is shown as it is.
    pub(super) fn is_verbatim(self) -> bool {
        self.kind == Kind::Verbatim
    }

    /// Whether its start ends an open element: HTML lets authors leave out some end tags.
    pub(super) fn ends(self, open: Tag) -> bool {
        let is = |name: &str| open.name() == name;
        match self.tag.name() {
            "li" => open == Tag::Item,
            "dt" | "dd" => is("dt") || is("dd"),
            "td" | "th" => is("td") || is("th"),
            "tr" => ["td", "th", "tr", "caption", "colgroup"].into_iter().any(is),
            "thead" | "tbody" | "tfoot" => {
                ["td", "th", "tr", "thead", "tbody", "caption", "colgroup"].into_iter().any(is)
            }
            // Browsers read no table in another but in its cells and its caption.
            "table" => ["p", "table", "thead", "tbody", "tfoot", "tr", "colgroup"].into_iter().any(is),
            "rt" | "rp" => is("rt") || is("rp"),
            _ => open == Tag::Paragraph && !matches!(self.kind, Kind::Inline | Kind::InlineVoid | Kind::Verbatim),
        }
    }
}

/// Whether an element is part of a line of text.
pub(crate) fn is_inline(tag: Tag) -> bool {
    match known(tag.name()) {
        Some(known) => {
            matches!(known.kind, Kind::Inline | Kind::InlineVoid) || (known.is_verbatim() && tag != Tag::Preformatted)
        }
        None => matches!(tag, Tag::Input | Tag::Math(_)),
    }
}

/// Whether white space says nothing in an element.
pub(super) fn is_structure(tag: Tag) -> bool {
    known(tag.name()).is_some_and(|known| known.kind == Kind::Structure)
}
