//! The Markdown that stands for a line which includes a file ([`Told::Include`](crate::link::Told)).
//!
//! 1. `request` reads the line;
//! 2. `find` looks for the file among those of the site, and nowhere else;
//! 3. `cut` takes the part that is wanted, by `region` where it has a name;
//! 4. what that includes itself is put into it here, since nobody can tell later which file it is from.

mod cut;
mod find;
mod region;
mod request;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Site;
use crate::markdown::containers::{Mark, scan};
use crate::markdown::includes::{MOST, TOO_MUCH, behind_item, form};
use crate::markdown::without_prefix;
use crate::report::Finding;
use request::Request;

/// How deep files may be included in each other.
const DEPTH: usize = 8;
/// How many lines of a page, and of what it includes, may stand for a file.
const ASKED: usize = 1_000;
/// How many bytes are looked through for a page.
const LOOKED: usize = 32_000_000;
/// What a section by its heading costs, as a multiple of its bytes: its file is parsed.
const PARSING: usize = 4;
/// How many faults of nested lines are told for one line of a page.
const FAULTS: usize = 8;

/// What stands for a line, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(in crate::site) struct Answer {
    /// `None` where the line is to be shown as it is written.
    pub(in crate::site) text: Option<String>,
    /// In offsets of the line.
    pub(in crate::site) faults: Vec<Finding>,
}

/// Why nothing stands for a line.
enum Fault {
    /// This is wrong with it.
    Of(Finding),
    /// The page includes more than it may.
    TooMuch,
}

/// What a page includes.
#[derive(Debug, Default)]
pub(in crate::site) struct Includes {
    answers: BTreeMap<String, Answer>,
    /// How many lines have been asked for, how many bytes looked through, and how many told.
    asked: usize,
    looked: usize,
    told: usize,
}

impl Includes {
    /// What stands for a line of a document.
    pub(in crate::site) fn answer(&mut self, site: &Site, document: &str, written: &str) -> &Answer {
        if !self.answers.contains_key(written) {
            let mut inside = Inside { site, page: document, includes: self, faults: Vec::new() };
            let text = inside.text(document, written, &mut vec![Part::whole(document)]);
            let mut faults = inside.faults;
            let text = match text {
                Ok(text) if self.told + text.len() <= MOST => {
                    self.told += text.len();
                    Some(text)
                }
                Ok(_) | Err(Fault::TooMuch) => Some(TOO_MUCH.to_owned()),
                Err(Fault::Of(fault)) => {
                    faults.insert(0, fault);
                    None
                }
            };
            for fault in &mut faults {
                fault.at = 0..written.len();
            }
            self.answers.insert(written.to_owned(), Answer { text, faults });
        }
        self.answers.entry(written.to_owned()).or_default()
    }
}

/// A part of a file, to see when one includes itself.
#[derive(PartialEq)]
struct Part {
    path: String,
    cut: String,
}

impl Part {
    fn whole(path: &str) -> Self {
        Self { path: path.to_owned(), cut: String::new() }
    }
}

/// A line of a page while what stands for it is put together.
struct Inside<'s, 'i> {
    site: &'s Site,
    /// The document that asks.
    page: &'s str,
    includes: &'i mut Includes,
    /// What is wrong with lines that nothing is missing for, and with those inside.
    faults: Vec<Finding>,
}

impl Inside<'_, '_> {
    /// The Markdown for a line of the file `from`; `around` are the parts that it is in, the page first.
    fn text(&mut self, from: &str, written: &str, around: &mut Vec<Part>) -> Result<String, Fault> {
        self.includes.asked += 1;
        if self.includes.asked > ASKED {
            return Err(Fault::TooMuch);
        }
        if !self.site.by_path.contains_key(self.page) {
            // The app is told nothing of what every page shows.
            let what = "only pages and posts include files";
            return Err(Fault::Of(Finding::error("include-file", 0..0, what).help("write the text itself")));
        }
        let request = Request::read(written).map_err(Fault::Of)?;
        let found = find::file(self.site, self.page, from, &request).map_err(Fault::Of)?;
        self.faults.extend(found.warning);
        let (path, text) = (found.path, found.text);
        let part = Part { cut: request.cut_name(), path };
        if around.contains(&part) {
            let way = around.iter().map(|part| format!("`{}`", part.path)).collect::<Vec<_>>().join(", ");
            let what = format!("`{}` would include itself, by way of {way}", part.path);
            return Err(Fault::Of(Finding::error("include-cycle", 0..0, what).help("remove one of these lines")));
        }
        if around.len() > DEPTH {
            let what = format!("`{}` is not included: files may be included {DEPTH} deep", part.path);
            let help = "include it in a file that is closer to the page";
            return Err(Fault::Of(Finding::error("include-depth", 0..0, what).help(help)));
        }
        self.includes.looked += text.len() * if request.region.is_some() { PARSING } else { 1 };
        if self.includes.looked > LOOKED {
            return Err(Fault::TooMuch);
        }
        let cut = cut::cut(text, &part.path, &request).map_err(Fault::Of)?;
        self.faults.extend(cut.warning);
        match &request.code {
            Some(info) => Ok(cut::fenced(&cut.text, info)),
            None if may_include(&cut.text) => self.filled(cut.text, part, around),
            None => Ok(cut.text),
        }
        .and_then(|text| if text.len() > MOST { Err(Fault::TooMuch) } else { Ok(text) })
    }

    /// A text with what it includes itself in the place of its lines.
    fn filled(&mut self, text: String, part: Part, around: &mut Vec<Part>) -> Result<String, Fault> {
        let path = part.path.clone();
        around.push(part);
        let mut filled = String::with_capacity(text.len());
        let mut done = 0;
        for line in scan(&text).0 {
            let Mark::Include(include) = &line.mark else { continue };
            match self.text(&path, include.written, around) {
                Ok(inside) => {
                    let end = line.at + include.written.len();
                    put(&mut filled, &text, done..line.at, end, &inside);
                    done = end;
                }
                Err(Fault::Of(mut fault)) => {
                    fault.what = format!("in `{path}`, {}", fault.what);
                    if self.faults.len() < FAULTS {
                        self.faults.push(fault);
                    }
                }
                Err(Fault::TooMuch) => return Err(Fault::TooMuch),
            }
            if filled.len() > MOST {
                return Err(Fault::TooMuch);
            }
        }
        filled.push_str(&text[done..]);
        around.pop();
        Ok(filled)
    }
}

/// Adds a part of a text, and then what stands for the line that begins where the part ends and goes on to `end`. Each
/// line gets what stands before that one, a quote's marks or an item's blanks; empty lines keep it apart from the text
/// around it.
fn put(filled: &mut String, text: &str, before: Range<usize>, end: usize, inside: &str) {
    let line_start = text[..before.end].rfind('\n').map_or(0, |end| end + 1);
    let lead = &text[line_start..before.end];
    let further: String = lead.chars().map(|it| if matches!(it, '>' | '\t') { it } else { ' ' }).collect();
    let empty = further.trim_end();
    let is_item = lead.contains(|it: char| !matches!(it, '>' | '\t' | ' '));
    let is_empty = |line: Option<&str>| line.is_none_or(|line| without_prefix(line).trim().is_empty());
    let line_before = text[..line_start].strip_suffix('\n').and_then(|text| text.rsplit('\n').next());
    filled.push_str(text.get(before.start..line_start).unwrap_or_default());
    if !is_item && !is_empty(line_before) {
        filled.push_str(empty);
        filled.push('\n');
    }
    filled.push_str(lead);
    for (number, line) in inside.trim_end_matches('\n').split('\n').enumerate() {
        if number > 0 {
            filled.push('\n');
            filled.push_str(if line.is_empty() { empty } else { &further });
        }
        filled.push_str(line);
    }
    if !is_empty(text[end..].split('\n').nth(1)) {
        filled.push('\n');
        filled.push_str(empty);
    }
}

/// Whether a text may have a line that stands for a file.
fn may_include(text: &str) -> bool {
    ["@include:", "<<<", "8<-", ":include"].iter().any(|mark| text.contains(mark))
}

/// The paths of the site that the lines of a file may mean, sorted; whether there are such files is another question.
/// Whoever reads the site reads these too.
pub(crate) fn paths(from: &str, text: &str) -> Vec<String> {
    let mut paths = BTreeSet::new();
    if may_include(text) {
        for line in text.lines() {
            let line = without_prefix(line).trim_end();
            // Values of YAML are Markdown too, in tabs.
            let value = line.split_once(": ").map(|(_, value)| value.trim().trim_matches(['"', '\'']));
            for written in [Some(&line[behind_item(line)..]), value].into_iter().flatten() {
                if form(written).is_some()
                    && let Ok(request) = Request::read(written)
                {
                    paths.extend(find::candidates(from, &request.path).into_iter().flatten());
                }
            }
        }
    }
    paths.into_iter().collect()
}
