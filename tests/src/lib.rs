//! What the tests of whole sites and of the dialect share.

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().map_or_else(|| package.to_owned(), Path::to_owned)
}

/// An example of a specification in CommonMark's own format.
#[derive(Clone, Debug)]
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
