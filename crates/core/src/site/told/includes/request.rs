//! What a line asks for.

use super::region::Style;
use crate::link::decode;
use crate::markdown::includes::{Form, fenced, form};
use crate::report::Finding;

/// A file or a part of one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Request {
    /// The path as it is written.
    pub(super) path: String,
    /// The name of a part, and how its ends are marked.
    pub(super) region: Option<(Style, String)>,
    /// The first and the last line that are wanted, counted from 1.
    pub(super) lines: Option<(Option<usize>, Option<usize>)>,
    /// What stands behind the fence, where the part is to be shown as code.
    pub(super) code: Option<String>,
}

impl Request {
    /// Reads a line that stands for a file.
    pub(super) fn read(written: &str) -> Result<Self, Finding> {
        if let Some((info, named)) = fenced(written) {
            return Self::read(named).map(|request| Self { code: Some(info.to_owned()), ..request });
        }
        match form(written) {
            Some((Form::Comment, said)) => comment(said),
            Some((Form::Code, said)) => Ok(code(said)),
            Some((Form::Section, said)) => section(said),
            Some((Form::Link, said)) => link(said),
            None => Err(misread("this line", "write `<!--@include: ./part.md-->`")),
        }
    }

    /// The same for every request of one part of a file.
    pub(super) fn cut_name(&self) -> String {
        match (&self.region, &self.lines, &self.code) {
            (None, None, None) => String::new(),
            (region, lines, code) => format!("{region:?}{lines:?}{}", code.is_some()),
        }
    }
}

/// `path#region{from,to}`.
fn comment(said: &str) -> Result<Request, Finding> {
    let mut request = Request::default();
    let mut path = said;
    if let Some((before, range)) = said.strip_suffix('}').and_then(|said| said.rsplit_once('{')) {
        let help = "write `{3}`, `{3,10}`, `{3,}` or `{,10}`; lines are counted from 1";
        request.lines = Some(lines(range, ',').ok_or_else(|| misread(&["`{", range, "}`"].concat(), help))?);
        path = before.trim_end();
    }
    if let Some((before, name)) = path.split_once('#') {
        request.region = Some((Style::Region, name.to_owned()));
        path = before;
    }
    request.path = path.to_owned();
    Ok(request)
}

/// `path#region{marks language attributes} [title]`.
fn code(said: &str) -> Request {
    let (mut path, mut title) = (said, "");
    if let Some((before, inside)) = path.strip_suffix(']').and_then(|path| path.rsplit_once('[')) {
        (path, title) = (before.trim_end(), inside);
    }
    let (mut marks, mut language, mut attributes) = (String::new(), "", String::new());
    if let Some((before, inside)) = path.strip_suffix('}').and_then(|path| path.rsplit_once('{')) {
        path = before.trim_end();
        for (at, word) in inside.split_whitespace().enumerate() {
            if at == 0 && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-')) {
                marks = [" {", word, "}"].concat();
            } else if language.is_empty() {
                language = word;
            } else {
                attributes = [&attributes, " ", word].concat();
            }
        }
    }
    let mut request = Request::default();
    if let Some((before, name)) = path.rsplit_once('#')
        && name.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_' | '.'))
        && !name.is_empty()
    {
        request.region = Some((Style::Region, name.to_owned()));
        path = before;
    }
    // Only what numbers lines may be said too: `{:line-numbers}`.
    let language = match language.strip_prefix(':') {
        Some(_) => [extension(path), language].concat(),
        None if language.is_empty() => extension(path).to_owned(),
        None => language.to_owned(),
    };
    let title = if title.is_empty() { String::new() } else { [" [", title, "]"].concat() };
    request.path = path.to_owned();
    request.code = Some([&language, &marks, &attributes, &title].map(String::as_str).concat());
    request
}

/// `path`, `path:from:to` or `path:section`.
fn section(said: &str) -> Result<Request, Finding> {
    let (path, part) = match said.split_once(':') {
        // An address, which is no path.
        Some((_, after)) if after.starts_with("//") => (said, None),
        Some((path, part)) => (path, Some(part)),
        None => (said, None),
    };
    let mut request = Request { path: path.to_owned(), ..Request::default() };
    match part {
        Some(part) if part.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') => {
            let help = "write `:3`, `:3:10` or `::10`; lines are counted from 1";
            // One number is where it begins.
            let range = if part.contains(':') { part.to_owned() } else { [part, ":"].concat() };
            request.lines = Some(lines(&range, ':').ok_or_else(|| misread(&["`:", part, "`"].concat(), help))?);
        }
        Some(part) => request.region = Some((Style::Section, part.to_owned())),
        None => {}
    }
    Ok(request)
}

/// `[name](path ':include :type=code js :fragment=name')`.
fn link(said: &str) -> Result<Request, Finding> {
    let unread = || misread("this line", "write `[name](part.md ':include')`");
    let inside = said.split_once("](").and_then(|(_, rest)| rest.strip_suffix(')')).ok_or_else(unread)?;
    let (path, title) = inside.split_once(char::is_whitespace).ok_or_else(unread)?;
    let title = title.trim();
    let quoted = ['"', '\''].into_iter().find_map(|quote| title.strip_prefix(quote)?.strip_suffix(quote));
    let path = path.strip_prefix('<').and_then(|path| path.strip_suffix('>')).unwrap_or(path);
    let path = path.split_once(['?', '#']).map_or(path, |(path, _)| path);
    let mut request = Request { path: decode(path), ..Request::default() };
    let (mut kind, mut language) = ("", "");
    for word in quoted.ok_or_else(unread)?.split_whitespace() {
        if let Some(named) = word.strip_prefix(":type=") {
            kind = named;
        } else if let Some(name) = word.strip_prefix(":fragment=") {
            request.region = Some((Style::Fragment, name.to_owned()));
        } else if !word.starts_with(':') {
            language = word;
        }
    }
    let extension = extension(&request.path);
    if kind.is_empty() {
        kind = match extension {
            "md" | "markdown" => "markdown",
            "html" | "htm" => "iframe",
            "mp4" | "ogg" => "video",
            "mp3" => "audio",
            _ => "code",
        };
    }
    match kind {
        "markdown" => Ok(request),
        "code" => {
            let language = if language.is_empty() { extension } else { language };
            request.code = Some(language.to_owned());
            Ok(request)
        }
        other => Err(Finding::warning("include-type", 0..0, format!("what is of the type `{other}` is not included"))
            .help("the types are `markdown` and `code`; sound and film can be put on a page by HTML")),
    }
}

/// The lines of a range; `None` where it is none. A lone number is one line.
fn lines(range: &str, between: char) -> Option<(Option<usize>, Option<usize>)> {
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(|line| *line > 0).map(Some),
    };
    let (from, to) = match range.split_once(between) {
        Some((from, to)) => (number(from)?, number(to)?),
        None => {
            let line = number(range)??;
            (Some(line), Some(line))
        }
    };
    (from.unwrap_or(1) <= to.unwrap_or(usize::MAX)).then_some((from, to))
}

fn misread(what: &str, help: &str) -> Finding {
    Finding::error("include-part", 0..0, format!("{what} is not understood")).help(help)
}

/// The end of a file's name, without its dot.
fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, path: &str, region: &str, lines: Option<(usize, usize)>, code: Option<&str>) {
        let request = Request::read(written).unwrap_or_default();
        let said = request.region.as_ref().map_or("", |(_, name)| name);
        let range = request.lines.map(|(from, to)| (from.unwrap_or_default(), to.unwrap_or_default()));
        assert_eq!(
            (request.path.as_str(), said, range, request.code.as_deref()),
            (path, region, lines, code),
            "{written}"
        );
    }

    #[test]
    fn lines_of_all_programs_are_understood() {
        for (written, path, region, lines, code) in [
            ("<!--@include: ./a.md-->", "./a.md", "", None, None),
            ("<!-- @include: @/a.md{3,} -->", "@/a.md", "", Some((3, 0)), None),
            ("<!--@include: a.md{,10}-->", "a.md", "", Some((0, 10)), None),
            ("<!--@include: a.md#b{5}-->", "a.md", "b", Some((5, 5)), None),
            ("<!--@include: a.md#b {1,2}-->", "a.md", "b", Some((1, 2)), None),
            ("<<< a.js", "a.js", "", None, Some("js")),
            (
                "<<< @/a.js#b-c{1,3-5 ts:line-numbers} [d e]",
                "@/a.js",
                "b-c",
                None,
                Some("ts:line-numbers {1,3-5} [d e]"),
            ),
            ("<<<a.cs{c#}", "a.cs", "", None, Some("c#")),
            ("<<< a.js{2}", "a.js", "", None, Some("js {2}")),
            ("<<< a.js {2 js twoslash}", "a.js", "", None, Some("js {2} twoslash")),
            ("<<< a.js{:line-numbers=3}", "a.js", "", None, Some("js:line-numbers=3")),
            ("<<< a [b]", "a", "", None, Some(" [b]")),
            ("<<< c#/a.js", "c#/a.js", "", None, Some("js")),
            ("--8<-- \"a.md\"", "a.md", "", None, None),
            ("--8<-- \"a.md:2:5\"", "a.md", "", Some((2, 5)), None),
            ("--8<-- \"a.md::5\"", "a.md", "", Some((0, 5)), None),
            ("--8<-- \"a.md:2\"", "a.md", "", Some((2, 0)), None),
            ("--8<-- \"a.md:b\"", "a.md", "b", None, None),
            ("--8<-- \"https://a.b/c\"", "https://a.b/c", "", None, None),
            ("```py title=b\n--8<-- \"a.py\"\n```", "a.py", "", None, Some("py title=b")),
            ("> ~~~\n> --8<-- \"a.py:b\"\n> ~~~", "", "", None, None),
            ("[a](b%20c.md ':include')", "b c.md", "", None, None),
            ("[a](<b.md> \":include :type=code\")", "b.md", "", None, Some("md")),
            ("[a](b.js ':include :type=code js :fragment=c')", "b.js", "c", None, Some("js")),
            ("[a](b.js ':include :type=markdown')", "b.js", "", None, None),
            ("[a](b.rs ':include')", "b.rs", "", None, Some("rs")),
        ] {
            check(written, path, region, lines, code);
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        for (written, what) in [
            ("<!--@include: a.md{a}-->", "`{a}` is not understood"),
            ("<!--@include: a.md{0}-->", "`{0}` is not understood"),
            ("<!--@include: a.md{5,3}-->", "`{5,3}` is not understood"),
            ("<!--@include: a.md{}-->", "`{}` is not understood"),
            ("--8<-- \"a.md:5:3\"", "`:5:3` is not understood"),
            ("--8<-- \"a.md:1:2:3\"", "`:1:2:3` is not understood"),
            ("[a](b.md ':include' x)", "this line is not understood"),
            ("[a](b.html ':include')", "what is of the type `iframe` is not included"),
            ("[a](b.md ':include :type=video')", "what is of the type `video` is not included"),
        ] {
            assert_eq!(Request::read(written).map_err(|fault| fault.what), Err(what.to_owned()), "{written}");
        }
    }
}
