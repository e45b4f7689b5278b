//! Raw HTML as tokens: what of <https://html.spec.whatwg.org/multipage/parsing.html#tokenization> people write in
//! Markdown. Nothing here knows which elements there are.

use std::ops::Range;

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::markdown::extensions) enum Token<'t> {
    /// Text, with its references to characters.
    Text(&'t str),
    /// A start tag.
    Start {
        /// The element's name as written.
        name: &'t str,
        /// Names and values of the attributes as written; without a value an empty one.
        attributes: Vec<(&'t str, &'t str)>,
        /// The whole tag.
        source: &'t str,
    },
    /// An end tag.
    End {
        /// The element's name as written.
        name: &'t str,
        /// The whole tag.
        source: &'t str,
    },
    /// A comment, a declaration, or the like.
    Comment(&'t str),
}

/// Tags that never end, and the like, after which all the rest is text: each of them is looked for to the end.
const UNFINISHED: usize = 100;

/// The tokens of some HTML and where each begins.
pub(in crate::markdown::extensions) fn tokens(html: &str) -> impl Iterator<Item = (usize, Token<'_>)> {
    let mut at = 0;
    let mut unfinished = 0;
    std::iter::from_fn(move || {
        let start = at;
        let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
        let (token, length) = markup(rest).unwrap_or_else(|| {
            if rest.starts_with('<') {
                unfinished += 1;
            }
            // Text up to what may be the next tag. A `<` that begins none is text itself.
            let next = || rest.bytes().skip(1).position(|byte| byte == b'<').map(|before| before + 1);
            let end = if unfinished > UNFINISHED { None } else { next() };
            let end = end.unwrap_or(rest.len());
            (Token::Text(&rest[..end]), end)
        });
        at += length;
        Some((start, token))
    })
}

fn markup(html: &str) -> Option<(Token<'_>, usize)> {
    let inside = html.strip_prefix('<')?;
    if let Some(comment) = inside.strip_prefix("!--") {
        // Also `<!-->` and `<!--->`; one that never ends has the rest.
        let short = ["->", ">"].iter().find(|end| comment.starts_with(**end)).map(|end| "<!--".len() + end.len());
        let whole = || comment.find("-->").map(|end| "<!--".len() + end + "-->".len());
        let length = short.or_else(whole).unwrap_or(html.len());
        return Some((Token::Comment(&html[..length]), length));
    }
    if inside.starts_with(['!', '?']) {
        let end = if inside.starts_with("![CDATA[") { "]]>" } else { ">" };
        let length = html.find(end)? + end.len();
        return Some((Token::Comment(&html[..length]), length));
    }
    let (is_end, after) = inside.strip_prefix('/').map_or((false, inside), |after| (true, after));
    if !after.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let length = after.find(|it: char| it.is_ascii_whitespace() || matches!(it, '/' | '>')).unwrap_or(after.len());
    let name = &after[..length];
    let mut at = html.len() - after.len() + length;
    let mut attributes = Vec::new();
    loop {
        at += skipped(&html[at..], |it| it.is_ascii_whitespace() || it == '/');
        if html[at..].starts_with('>') {
            let source = &html[..at + 1];
            let token = if is_end { Token::End { name, source } } else { Token::Start { name, attributes, source } };
            return Some((token, at + 1));
        }
        let (key, value, next) = attribute(html, at)?;
        attributes.push((&html[key], &html[value]));
        at = next;
    }
}

/// The attribute at `at`: its name, its value, and where it ends. `None` where the tag never ends.
fn attribute(html: &str, at: usize) -> Option<(Range<usize>, Range<usize>, usize)> {
    // An equals sign first is part of the name.
    let first = html[at..].chars().next()?.len_utf8();
    let key_end =
        at + first + skipped(&html[at + first..], |it| !it.is_ascii_whitespace() && !matches!(it, '=' | '/' | '>'));
    let sign = key_end + skipped(&html[key_end..], |it| it.is_ascii_whitespace());
    if !html[sign..].starts_with('=') {
        return Some((at..key_end, key_end..key_end, key_end));
    }
    let value = sign + 1 + skipped(&html[sign + 1..], |it| it.is_ascii_whitespace());
    let quote = html[value..].chars().next()?;
    if matches!(quote, '"' | '\'') {
        let end = value + 1 + html[value + 1..].find(quote)?;
        return Some((at..key_end, value + 1..end, end + 1));
    }
    let end = value + skipped(&html[value..], |it| !it.is_ascii_whitespace() && it != '>');
    Some((at..key_end, value..end, end))
}

/// How many bytes at the start of a text are characters of a kind.
fn skipped(text: &str, kind: impl Fn(char) -> bool) -> usize {
    text.find(|it| !kind(it)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens in a short form: text as it is, `<name key="value">`, `</name>`, `<!>` for a comment.
    fn shown(html: &str) -> Vec<String> {
        let parts = tokens(html).map(|(_, token)| match token {
            Token::Text(text) => text.to_owned(),
            Token::Start { name, attributes, .. } => {
                let attributes: Vec<String> =
                    attributes.iter().map(|(key, value)| format!(" {key}={value:?}")).collect();
                format!("<{name}{}>", attributes.concat())
            }
            Token::End { name, .. } => format!("</{name}>"),
            Token::Comment(_) => "<!>".to_owned(),
        });
        parts.collect()
    }

    #[test]
    fn html_is_read_as_browsers_do() {
        for (html, expected) in [
            ("a<b>c</b>d", &["a", "<b>", "c", "</b>", "d"][..]),
            ("<br/><br / >", &["<br>", "<br>"]),
            ("<A HREF='x y' b=c d>", &["<A HREF=\"x y\" b=\"c\" d=\"\">"]),
            ("<a href = \"x>y\"\n b>", &["<a href=\"x>y\" b=\"\">"]),
            ("<a href=x/y>", &["<a href=\"x/y\">"]),
            ("<a =b=c>", &["<a =b=\"c\">"]),
            ("<a/b/c>", &["<a b=\"\" c=\"\">"]),
            ("<é></é>< b></ b><>", &["<é>", "</é>", "< b>", "</ b>", "<>"]),
            (
                "<!-- a > b -->c<!-->d<!--->e<!DOCTYPE x>f<?g?>",
                &["<!>", "c", "<!>", "d", "<!>", "e", "<!>", "f", "<!>"],
            ),
            ("<![CDATA[a>b]]>c", &["<!>", "c"]),
            ("<!-- no end", &["<!>"]),
            ("a<b c='d", &["a", "<b c='d"]),
            ("<b c", &["<b c"]),
            ("<b c=", &["<b c="]),
            ("<", &["<"]),
            ("<a title=\"é\">ü", &["<a title=\"é\">", "ü"]),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn after_many_tags_that_never_end_all_is_text() {
        let html = "<a b='".repeat(UNFINISHED * 2 + 1);
        assert_eq!(shown(&html).len(), UNFINISHED + 1);
        assert_eq!(shown(&html).concat(), html);
    }

    #[test]
    fn tokens_know_their_place_and_leave_nothing_out() {
        let html = "é<b>x</b><!-- y --> < z";
        let mut end = 0;
        for (at, token) in tokens(html) {
            assert_eq!(at, end);
            end += match token {
                Token::Text(source)
                | Token::Comment(source)
                | Token::Start { source, .. }
                | Token::End { source, .. } => {
                    assert!(html[at..].starts_with(source));
                    source.len()
                }
            };
        }
        assert_eq!(end, html.len());
    }
}
