//! HTML as its readers get it.
#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

/// The text of some HTML: tags out, the five references undone.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = rest[start..].find('>').expect("a tag ends");
        rest = &rest[start + end + 1..];
    }
    text.push_str(rest);
    unescape(&text)
}

/// Character references undone, `&amp;` last.
pub(crate) fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
}

/// What is inside the element that starts with exactly this tag, such as `<div id="a">`.
pub(crate) fn inside<'h>(html: &'h str, start_tag: &str) -> &'h str {
    let name: String = start_tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let from = html.find(start_tag).unwrap_or_else(|| panic!("no {start_tag} in {html}")) + start_tag.len();
    let (mut depth, mut at) = (1, from);
    loop {
        let end = at + html[at..].find(&close).unwrap_or_else(|| panic!("{start_tag} ends in {html}"));
        depth += html[at..end].matches(&open).count();
        depth -= 1;
        if depth == 0 {
            return &html[from..end];
        }
        at = end + close.len();
    }
}

/// The Markdown that a shell holds as the app reads it from there: the text of the element without its lists of posts.
pub(crate) fn source_text(shell: &str) -> String {
    let mut source = inside(shell, "<div class=\"prose source\" id=\"mdcms-source\">").to_owned();
    let list = "<div class=\"posts\">";
    while let Some(start) = source.find(list) {
        let end = start + list.len() + inside(&source[start..], list).len() + "</div>".len();
        source.replace_range(start..end, "");
    }
    text_of(&source)
}

/// The JSON of a shell.
pub(crate) fn data(shell: &str) -> &str {
    inside(shell, "<script type=\"application/json\" id=\"mdcms-data\">")
}
