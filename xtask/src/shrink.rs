//! Makes the release module small: wasm-opt, and short names between the module and its JavaScript.
//!
//! wasm-bindgen names each import after what it does and a hash (`__wbg_setAttribute_f2b6d6c2ad0a8d23`), once in the
//! module and once in the script. The names mean nothing to anybody but these two files, and hashes do not compress,
//! so wasm-opt gives short ones and tells which; the script gets the same. For the steps before and after see
//! `silence` and `tables`.

mod silence;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::run::{Program, failure};

/// The passes, chosen by the compressed size of the result: the ones before `-Oz` need the code in a flat form that
/// the later ones clean up.
const PASSES: [&str; 12] = [
    // A function that is called once is not copied into its caller: two small functions compress better.
    "-ocimfs=1",
    "-fimfs=1",
    "--strip-producers",
    // Nothing is at the lowest addresses: the stack ends there.
    "--low-memory-unused",
    "--generate-global-effects",
    "--flatten",
    "--rereloop",
    "--dfo",
    "-Oz",
    "-Oz",
    // Functions of one module, or made from one generic, are alike, and compress better side by side.
    "--reorder-functions-by-name",
    "--strip-debug",
];

/// Gives imports and exports short names, and tells which.
const MINIFY: &str = "--minify-imports-and-exports-and-modules";

/// Shrinks `module`, `script` and `parts` in place.
pub(crate) fn shrink(project: &Project, module: &Path, script: &Path, parts: &[PathBuf]) -> Result<()> {
    let shown = project.shown(module);
    for file in parts.iter().map(PathBuf::as_path).chain([module]) {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let bytes = silence::silence(&bytes).with_context(|| format!("cannot shrink {}", file.display()))?;
        fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let names = optimise(project, module, Some(MINIFY))?;
    for part in parts {
        // Its imports are named in full in the script too.
        optimise(project, part, None)?;
    }
    let text = fs::read_to_string(script).with_context(|| format!("cannot read {}", script.display()))?;
    let mut bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let text = tables::pack(&mut bytes, &text).ok_or_else(|| {
        failure(
            format!("{shown} has no large table of strings, or {} does not start it", script.display()),
            "if pulldown-cmark keeps its entities in another way now, xtask/src/shrink/tables.rs is no longer needed",
        )
    })?;
    let text = rename(&text, &names).ok_or_else(|| {
        failure(
            format!("{} does not use the names that wasm-opt tells", script.display()),
            "wasm-bindgen may write its script in another way now: see xtask/src/shrink.rs",
        )
    })?;
    fs::write(module, bytes).with_context(|| format!("cannot write {}", module.display()))?;
    fs::write(script, text).with_context(|| format!("cannot write {}", script.display()))
}

/// What wasm-opt prints.
fn optimise(project: &Project, module: &Path, more: Option<&str>) -> Result<String> {
    let shown = project.shown(module);
    Program::new(project, "wasm-opt")?
        .args(PASSES)
        .args(more)
        .args([shown.as_str(), "-o", shown.as_str()])
        .help("`npm ci` installs wasm-opt with the package binaryen")
        .output()
}

/// A script with the names that wasm-opt has told; `None` where one of them is nowhere in it.
fn rename(script: &str, names: &str) -> Option<String> {
    let mut script = script.to_owned();
    for [module, name, short] in entries::<3>(names, "imports") {
        // A key of the object of imports, and the object's own key for the module.
        script = replaced(&script, &format!("{name}: function"), &format!("{short}: function"))
            .or_else(|| replaced(&script, &format!("{name}: "), &format!("{short}: ")))?;
        if let Some(with_module) = replaced(&script, &format!("\"{module}\": "), "\"a\": ") {
            script = with_module;
        }
    }
    for [name, short] in entries::<2>(names, "exports") {
        // Exports that the script does not touch are read by nobody.
        script = replace_words(&script, &format!("wasm.{name}"), &format!("wasm.{short}"));
    }
    Some(script)
}

fn replaced(text: &str, from: &str, to: &str) -> Option<String> {
    text.contains(from).then(|| text.replace(from, to))
}

/// Replaces a name where it is not the start of a longer one.
fn replace_words(text: &str, from: &str, to: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, after) = (&rest[..at], &rest[at + from.len()..]);
        let longer = after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '$');
        result.push_str(before);
        result.push_str(if longer { from } else { to });
        rest = after;
    }
    result.push_str(rest);
    result
}

/// The entries of one list of wasm-opt's answer, which has one entry to a line: `["a", "b", "c"],`.
fn entries<const N: usize>(names: &str, list: &str) -> Vec<[String; N]> {
    let start = format!("\"{list}\": [");
    let lines = names.lines().skip_while(|line| line.trim() != start).skip(1);
    lines
        .map(str::trim)
        .take_while(|line| !line.starts_with(']'))
        .filter_map(|line| {
            let inner = line.trim_end_matches(',').strip_prefix('[')?.strip_suffix(']')?;
            let parts: Vec<String> = inner.split(',').map(|part| part.trim().trim_matches('"').to_owned()).collect();
            parts.try_into().ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_and_script_get_the_same_names() {
        let names = "{\n \"imports\": [\n  [\"./app_bg.js\", \"__wbg_get_1\", \"a\"],\n  [\"./app_bg.js\", \"__wbg_get_12\", \"b\"]\n ],\n \"exports\": [\n  [\"memory\", \"c\"],\n  [\"run\", \"d\"]\n ]\n}\n";
        let script = "const i = {\n __wbg_get_1: function() { return wasm.memory.buffer + wasm.memory2; },\n __wbg_get_12: function() { wasm.run(1); },\n};\nreturn { \"./app_bg.js\": i };";
        let expected = "const i = {\n a: function() { return wasm.c.buffer + wasm.memory2; },\n b: function() { wasm.d(1); },\n};\nreturn { \"a\": i };";
        assert_eq!(rename(script, names).as_deref(), Some(expected));
        assert_eq!(rename("const i = {};", names), None);
    }
}
