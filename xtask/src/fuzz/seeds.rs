//! Texts that libFuzzer starts from: the examples of the dialects, and the files of the sample sites.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::Project;

/// Where the texts are. The CommonMark specification comes by npm.
const PLACES: [&str; 3] = ["tests/dialect", "sample-sites", "node_modules/commonmark-spec/spec.txt"];

/// All texts, in an order that stays the same.
pub(super) fn texts(project: &Project) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for place in PLACES {
        collect(&project.root.join(place), &mut files)?;
    }
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let read = || fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()));
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("txt") => texts.extend(examples(&read()?)),
            Some("md" | "yml") => texts.push(read()?),
            _ => {}
        }
    }
    Ok(texts)
}

/// Writes the texts of at most `longest` bytes to a folder that holds nothing else.
pub(super) fn write(texts: &[String], longest: usize, folder: &Path) -> Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (number, text) in texts.iter().enumerate().filter(|(_, text)| text.len() <= longest) {
        let file = folder.join(number.to_string());
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}

/// The Markdown of the examples in a file of CommonMark's form: below a line of 32 backticks with ` example`, down to a
/// line with a dot; `→` stands for a tab.
fn examples(text: &str) -> Vec<String> {
    let opening = ["`".repeat(32).as_str(), " example\n"].concat();
    let markdown = text.split(&opening).skip(1).filter_map(|rest| match rest.strip_prefix(".\n") {
        Some(_) => None,
        None => rest.split_once("\n.\n"),
    });
    markdown.map(|(markdown, _)| [&markdown.replace('→', "\t"), "\n"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::examples;

    #[test]
    fn an_example_gives_its_markdown() {
        let fence = "`".repeat(32);
        let text =
            format!("# A\n\n{fence} example\n→a\n\n.b\n.\n<p>\n.\n{fence}\n\nB\n\n{fence} example\n.\n{fence}\n");
        assert_eq!(examples(&text), ["\ta\n\n.b\n"]);
    }
}
