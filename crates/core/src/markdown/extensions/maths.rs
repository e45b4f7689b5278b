//! Formulas: TeX between dollars or in a block of code with the language `math`, as on GitHub, becomes MathML.
//!
//! 1. `dollars` finds out which dollars are those of formulas, before a body is parsed;
//! 2. `tex` hands a formula to the crate math-core, within bounds;
//! 3. `mathml` reads what that gives into nodes of a closed set.
//!
//! The last two are loaded by pages with formulas only: [`Formulas`] is how they are known here.

mod dollars;
mod mathml;
mod tex;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use pulldown_cmark::CowStr;

pub(super) use dollars::{cover, uncovered};

use crate::markdown::build::Builder;
use crate::node::{Attribute, Element, Node, Other, Tag};
use crate::report::{Finding, Report};

/// The code that makes nodes of formulas.
#[derive(Clone, Copy)]
pub struct Formulas(fn() -> Reader);

impl Formulas {
    /// All there is. What does not call this is built without their code.
    pub fn all() -> Self {
        Self(tex::reader)
    }
}

impl fmt::Debug for Formulas {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Formulas")
    }
}

/// Makes nodes of a formula, given its TeX, whether it stands on its own, and how deep its elements may be.
type Reader = Box<dyn Fn(&str, bool, usize) -> Result<Formula, Mistake>>;

/// A formula that has been understood.
struct Formula {
    /// The element `math`.
    element: Element<'static>,
    /// How many nodes it is.
    nodes: usize,
}

/// Why a formula is not understood.
#[derive(Debug, PartialEq, Eq)]
struct Mistake {
    /// Where in the TeX.
    at: Range<usize>,
    /// What is wrong.
    what: String,
}

/// The formulas of a body.
pub(super) struct Maths {
    code: Option<Formulas>,
    reader: Option<Reader>,
}

impl fmt::Debug for Maths {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Maths")
    }
}

impl Maths {
    /// The formulas at the start of a body.
    pub(super) fn new(code: Option<Formulas>) -> Self {
        Self { code, reader: None }
    }

    /// The code for formulas, where it has come.
    pub(super) fn code(&self) -> Option<Formulas> {
        self.code
    }

    /// Adds a formula that the parser has found.
    pub(super) fn read<'a, R: Report>(
        &mut self,
        tex: &CowStr<'_>,
        at: &Range<usize>,
        builder: &mut Builder<'a, '_, R>,
    ) {
        let body = builder.body;
        let written = body.get(at.clone()).unwrap_or_default();
        let is_display = written.starts_with("$$");
        let mark = if is_display { "$$" } else { "$" };
        // On several lines the parser puts it together anew, with covers in it.
        let inside = written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        match inside.filter(|_| tex.contains('\n') || matches!(tex, CowStr::Borrowed(_))) {
            Some(inside) => self.add(inside, is_display, at, builder),
            None => self.add(tex, is_display, at, builder),
        }
    }

    /// Adds a formula, which is written at `at` with its marks.
    fn add<'a, R: Report>(
        &mut self,
        written: &str,
        is_display: bool,
        at: &Range<usize>,
        builder: &mut Builder<'a, '_, R>,
    ) {
        builder.content.needs.extended = true;
        builder.content.needs.maths = true;
        let tex = without_quotes(written, at.start, builder.body);
        let tex = tex.strip_prefix('`').and_then(|tex| tex.strip_suffix('`')).unwrap_or(&tex).trim();
        builder.count(tex);
        if let (None, Some(Formulas(make))) = (&self.reader, self.code) {
            self.reader = Some(make());
        }
        // One more element is around a formula.
        let room = builder.room().saturating_sub(1);
        let (node, nodes) = match self.reader.as_ref().map(|reader| reader(tex, is_display, room)) {
            Some(Ok(formula)) if is_display => (in_frame(formula.element), formula.nodes + 1),
            Some(Ok(formula)) => (formula.element.into(), formula.nodes),
            Some(Err(mistake)) => {
                builder.report.report(|| finding(&mistake, tex, at, builder.body));
                (as_written(tex, is_display, Some(mistake.what)), 4)
            }
            None => (as_written(tex, is_display, None), 3),
        };
        builder.add_counted(node, nodes);
    }

    /// Takes a block of code with the language `math`.
    pub(super) fn block<'a, R: Report>(&mut self, text: &str, at: &Range<usize>, builder: &mut Builder<'a, '_, R>) {
        builder.push(Element::new(Tag::Paragraph), at.start);
        self.add(text, true, at, builder);
        builder.pop();
    }
}

/// What stands between dollars on several lines without what the quotes around it put before each line.
fn without_quotes<'t>(tex: &'t str, at: usize, body: &str) -> Cow<'t, str> {
    let is_quoted = |line: &str| line.trim_start().starts_with('>');
    if !tex.split('\n').skip(1).any(is_quoted) {
        return Cow::Borrowed(tex);
    }
    let before = body.get(..at).unwrap_or_default();
    let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let quotes = line.bytes().filter(|byte| *byte == b'>').count();
    let mut result = String::with_capacity(tex.len());
    for (number, mut line) in tex.split('\n').enumerate() {
        if number > 0 {
            result.push('\n');
            for _ in 0..quotes {
                line = line.trim_start().strip_prefix('>').map_or(line, |line| line.strip_prefix(' ').unwrap_or(line));
            }
        }
        result.push_str(line);
    }
    Cow::Owned(result)
}

/// A formula on its own, which scrolls where it is wider than the page.
fn in_frame<'a>(formula: Element<'static>) -> Node<'a> {
    span("formula")
        .with(Attribute::Group)
        .with(Attribute::Focusable)
        .with(Attribute::Label(Cow::Borrowed("Formula")))
        .containing(vec![formula.into()])
        .into()
}

/// A formula that cannot be shown as one.
fn as_written<'a>(tex: &str, is_display: bool, mistake: Option<String>) -> Node<'a> {
    let class = if is_display { "formula-source formula" } else { "formula-source" };
    let text = |text: &str| vec![Node::Text(Cow::Owned(text.to_owned()))];
    let mut source = span(class).containing(vec![Element::new(Tag::Code).containing(text(tex)).into()]);
    if let Some(mistake) = mistake {
        let message = Element::new(Tag::Other(Other::new("small")));
        source.children.push(message.containing(text(&[" (", &mistake, ")"].concat())).into());
    }
    source.into()
}

fn span<'a>(class: &'static str) -> Element<'a> {
    let class = Attribute::Other(Other::new("class"), Some(Cow::Borrowed(class)));
    Element::new(Tag::Other(Other::new("span"))).with(class)
}

/// What `mdcms check` says of a formula that is written at `at`.
fn finding(mistake: &Mistake, tex: &str, at: &Range<usize>, body: &str) -> Finding {
    Finding::warning(
        "formula",
        place(mistake, tex, at, body),
        format!("the formula is not understood: {}", mistake.what),
    )
    .help("it is shown as it is written; a dollar that is no mark of a formula is written `\\$`")
}

/// Where in the body the mistake is: lines of the formula end as those of the body do, whatever stands before them.
fn place(mistake: &Mistake, tex: &str, at: &Range<usize>, body: &str) -> Range<usize> {
    let written = body.get(at.clone()).unwrap_or_default();
    let found = tex.get(..mistake.at.start).map(|before| {
        let lines = before.matches('\n').count();
        let line = tex.split('\n').nth(lines).unwrap_or_default();
        let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        // The formula may begin below its mark, and does below a fence.
        let first = tex.split('\n').next().unwrap_or_default();
        let fence = usize::from(!written.starts_with('$'));
        let skipped = written.split('\n').skip(fence).position(|line| line.contains(first)).unwrap_or_default() + fence;
        let mut start = at.start;
        for line in written.split('\n').take(skipped + lines) {
            start += line.len() + 1;
        }
        let whole = body.get(start..at.end).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        start + whole.find(line).unwrap_or_default() + column
    });
    let start = found.unwrap_or(at.start).min(at.end);
    let end = (start + mistake.at.len()).min(at.end);
    if body.get(start..end).is_some() { start..end } else { at.clone() }
}
