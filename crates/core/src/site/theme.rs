//! The theme that the configuration names.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::report::{Problem, Severity};
use crate::theme::{self, Sheet};

/// The style sheet of the theme, given the text of its file, and what is wrong with it.
pub(super) fn sheet(
    config: &Config,
    text: Option<&str>,
    files: &BTreeSet<String>,
    problems: &mut Vec<Problem>,
) -> Option<Sheet> {
    let named = config.theme.as_deref().unwrap_or_default().escape_debug();
    let mut refuse = |what: String, help: &str| {
        problems.push(Problem::of_file(Severity::Warning, "no-theme", "config.yml", what).help(help));
    };
    let path = match theme::file(config)? {
        Ok(path) => path,
        Err(why) => {
            let help = "name a YAML file of the site by its path from the site's folder, such as `theme.yml`";
            refuse(format!("the theme `{named}` is not read: {why}"), help);
            return None;
        }
    };
    let Some(text) = text else {
        // Of a file that is there and cannot be read, whoever has tried tells.
        if !files.contains(&path) {
            refuse(format!("the theme `{named}` is not there"), "correct the path, or remove the line `theme:`");
        }
        return None;
    };
    let mut findings = Vec::new();
    let sheet = theme::parse(text, &mut findings).sheet(files.iter().map(String::as_str), &mut findings);
    problems.extend(Problem::locate_all(findings, &path, text));
    sheet
}

/// Whether the theme is this file.
pub(super) fn is_file(config: &Config, file: &str) -> bool {
    matches!(theme::file(config), Some(Ok(path)) if path == file)
}
