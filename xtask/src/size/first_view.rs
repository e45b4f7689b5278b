//! Which files a browser loads for the first view of a page: what the shell names, what the boot script names, and
//! what those scripts import.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The folder of the app inside a built site.
const APP: &str = "_app/";

/// How the name of the script begins that starts the app: whatever it names is loaded at once, by `import()` too.
const BOOT: &str = "boot-";

/// How the name of the script begins that gives code its colours.
const CODE: &str = "code-";

/// How the name of the script begins that enlarges pictures.
const ZOOM: &str = "zoom-";
const BACKLINKS: &str = "backlinks-";
const HEADINGS: &str = "headings-";
const OUTLINE: &str = "outline-";
const SIDEBAR: &str = "sidebar-";
const MODE: &str = "mode-";

/// How the folder of code's languages begins.
const LANGUAGES: &str = "lang-";

/// The shell and then the files of the app, sorted, as paths inside `out`.
pub(super) fn files(out: &Path, shell: &str) -> Result<Vec<String>> {
    let html = read(out, shell)?;
    let mut names: BTreeSet<String> = references(&html).into_iter().map(str::to_owned).collect();
    ensure!(!names.is_empty(), "{shell} names no file of {APP}");

    let published = app_files(out)?;
    let mut unread: Vec<String> = names.iter().cloned().collect();
    while let Some(name) = unread.pop() {
        if !name.ends_with(".js") {
            continue;
        }
        let script = read(out, &format!("{APP}{name}"))?;
        let loaded = |other: &&String| {
            if name.starts_with(BOOT) { names_at_once(&script, other) } else { imports(&script, other) }
        };
        for other in published.iter().filter(loaded) {
            if names.insert(other.clone()) {
                unread.push(other.clone());
            }
        }
    }
    let app = names.into_iter().map(|name| format!("{APP}{name}"));
    Ok(std::iter::once(shell.to_owned()).chain(app).collect())
}

fn read(out: &Path, file: &str) -> Result<String> {
    let path = out.join(file);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The names of the app's files, sorted; its folders hold nothing that a shell or the app names.
fn app_files(out: &Path) -> Result<Vec<String>> {
    let mut names = names(out, APP)?;
    names.retain(|name| out.join(APP).join(name).is_file());
    Ok(names)
}

/// What follows `_app/` in the `href` and `src` attributes of the page's tags.
fn references(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (start, _) in html.match_indices('<') {
        let tag = html.get(start + 1..).unwrap_or_default();
        if !tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let tag = tag.get(..tag_length(tag)).unwrap_or_default();
        for attribute in [" href=", " src="] {
            let value = tag.split_once(attribute).map(|(_, rest)| attribute_value(rest));
            if let Some((_, name)) = value.and_then(|value| value.split_once(APP)) {
                found.push(name);
            }
        }
    }
    found
}

/// The bytes of a tag up to its `>`; one inside a quoted value does not end it.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (index, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return index,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// The value at the start of `rest`, in double quotes, single quotes or none.
fn attribute_value(rest: &str) -> &str {
    let (body, end): (&str, &[char]) = match rest.chars().next() {
        Some('"') => (rest.get(1..).unwrap_or_default(), &['"']),
        Some('\'') => (rest.get(1..).unwrap_or_default(), &['\'']),
        _ => (rest, &[' ', '\n']),
    };
    body.split(end).next().unwrap_or_default()
}

/// Whether the script that starts the app loads the file `name` at once; what is for code, headings, links
/// back, outlines, columns, pictures and colours waits.
fn names_at_once(script: &str, name: &str) -> bool {
    ![BACKLINKS, CODE, HEADINGS, MODE, OUTLINE, SIDEBAR, ZOOM].iter().any(|start| name.starts_with(start))
        && script.contains(name)
}

/// The script that gives code its colours, and its languages, as paths inside `out`.
pub(super) fn code(out: &Path) -> Result<(Vec<String>, Vec<String>)> {
    let mut languages = Vec::new();
    for folder in names(out, APP)?.into_iter().filter(|name| name.starts_with(LANGUAGES)) {
        let folder = format!("{APP}{folder}/");
        languages.extend(names(out, &folder)?.into_iter().map(|name| format!("{folder}{name}")));
    }
    Ok((starting(out, CODE)?, languages))
}

/// The script that enlarges pictures, as a path inside `out`.
pub(super) fn zoom(out: &Path) -> Result<Vec<String>> {
    starting(out, ZOOM)
}

/// The app's files whose names begin like this, as paths inside `out`.
fn starting(out: &Path, start: &str) -> Result<Vec<String>> {
    let mut names = names(out, APP)?;
    names.retain(|name| name.starts_with(start));
    ensure!(!names.is_empty(), "no file of {APP} begins with {start}");
    Ok(names.into_iter().map(|name| format!("{APP}{name}")).collect())
}

/// What is in a folder of `out`, sorted.
fn names(out: &Path, folder: &str) -> Result<Vec<String>> {
    let folder = out.join(folder);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Whether `script` imports the file `name` beside it statically; `import()` is for what is not needed at once.
fn imports(script: &str, name: &str) -> bool {
    ["from", "import"].into_iter().flat_map(|keyword| script.split(keyword).skip(1)).any(|after| {
        let after = after.trim_start();
        after.starts_with(['"', '\'']) && attribute_value(after).strip_prefix("./") == Some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::{imports, references};

    #[test]
    fn a_shell_loads_what_its_tags_name() {
        for (html, expected) in [
            (r#"<link rel="stylesheet" href="../../_app/base-1.css">"#, vec!["base-1.css"]),
            (r#"<script type="module" src="./_app/boot-2.js" defer></script>"#, vec!["boot-2.js"]),
            (r#"<meta content="a > b" name='x'><link href='_app/icons/favicon-3.svg'>"#, vec!["icons/favicon-3.svg"]),
            (r#"<link href=_app/a.css rel=stylesheet>"#, vec!["a.css"]),
            (r#"<pre>href="_app/no.css" &lt;a href="_app/no.css"&gt;</pre>"#, vec![]),
            (r#"<a href="../other/">x</a>"#, vec![]),
        ] {
            assert_eq!(references(html), expected, "{html}");
        }
    }

    #[test]
    fn a_script_loads_its_static_imports() {
        for (script, expected) in [
            (r#"import init from "./app-1.js";init()"#, true),
            (r#"import{a as b}from'./app-1.js';"#, true),
            (r#"import"./x.js";import"./app-1.js""#, true),
            (r#"import"./x-app-1.js""#, false),
            (r#"const later = () => import("./app-1.js")"#, false),
        ] {
            assert_eq!(imports(script, "app-1.js"), expected, "{script}");
        }
    }
}
