//! Tabs that a reader has chosen before, on this page or another: a line `name=label` for each group.

use crate::dom::window;

const STORE: &str = "mdcms:choices";

/// The label that was chosen last in the groups of a name.
pub(super) fn of(sync: &str) -> Option<String> {
    read().into_iter().find(|(name, _)| name == sync).map(|(_, label)| label)
}

/// Remembers a choice, where the browser lets us.
pub(super) fn keep(sync: &str, label: &str) {
    let mut choices = read();
    choices.retain(|(name, _)| name != sync);
    choices.push((one_line(sync), one_line(label)));
    // Old ones go first.
    let start = choices.len().saturating_sub(50);
    let lines: Vec<String> = choices[start..].iter().map(|(name, label)| [name, "=", label].concat()).collect();
    if let Some(storage) = storage() {
        let _ = storage.set_item(STORE, &lines.join("\n"));
    }
}

fn read() -> Vec<(String, String)> {
    let text = storage().and_then(|storage| storage.get_item(STORE).ok().flatten()).unwrap_or_default();
    let choices = text.lines().filter_map(|line| line.split_once('='));
    choices.map(|(name, label)| (name.to_owned(), label.to_owned())).collect()
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}
