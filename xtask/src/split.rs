//! Takes the parts that pages load only when they need them out of the release module.
//!
//! A part is what is reached only through a function marked `#[wasm_split]` in `src/parts/split.rs`. The linker leaves its
//! relocations in the module (`--emit-relocs`), so it is known what reaches what, code and data; the crate
//! wasm_split_cli_support does the cutting. It has to happen before wasm-bindgen, which Trunk runs on the whole module,
//! so wasm-bindgen runs once more on what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::paths::Project;
use crate::run::{Program, failure};

/// Loads the parts; it goes behind the script that wasm-bindgen writes.
const LOADER: &str = include_str!("split/loader.js");

/// Names what the parts share with the module, in the script that wasm_split_cli_support writes.
const SHARED: [&str; 2] = ["const {", "} = initSync(undefined, undefined);"];

/// Replaces `module` and `script`, which Trunk has made of `linked`; gives the files of the parts, beside them.
pub(crate) fn split(project: &Project, linked: &Path, module: &Path, script: &Path) -> Result<Vec<PathBuf>> {
    let folder = project.target.join("xtask/split");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    let bytes = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let main = folder.join("mdcms-app.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    let made = transform(options).map_err(|error| anyhow!("{error:#}")).context("cannot split the module")?;

    Program::new(project, "wasm-bindgen")?
        // The parts need the table of functions, which the linker exports.
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "mdcms-app", "--out-dir"])
        .args([&folder.join("bound"), &main])
        .help("`cargo xtask build` installs wasm-bindgen first")
        .show()?;
    copy(&folder.join("bound/mdcms-app_bg.wasm"), module)?;

    let mut parts = Vec::new();
    let needed: BTreeMap<String, Vec<String>> = made.prefetch_map.into_iter().collect();
    // A file that several parts share has all their names.
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (part, its) in &needed {
        for file in its {
            names.entry(file).or_default().push(part);
        }
    }
    let published = |file: &str| {
        let parts = names.get(file).cloned().unwrap_or_else(|| vec![file.trim_start_matches("split_")]);
        format!("part-{}.wasm", parts.join("-"))
    };
    let its = |files: &[String]| -> BTreeSet<String> { files.iter().map(|file| published(file)).collect() };
    let mut files: BTreeMap<&str, BTreeSet<String>> =
        needed.iter().map(|(part, files)| (part.as_str(), its(files))).collect();
    for (name, files) in &mut files {
        let style = module.with_file_name(format!("{name}.css"));
        if style.is_file() {
            let as_part = format!("part-{name}.css");
            fs::rename(&style, module.with_file_name(&as_part))
                .with_context(|| format!("cannot rename {}", style.display()))?;
            files.insert(as_part);
        }
    }
    let list: String = files.iter().map(|(name, files)| format!("  {name}: {:?},\n", Vec::from_iter(files))).collect();
    for file in made.split_modules {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let to = module.with_file_name(published(&name));
        copy(&file, &to)?;
        parts.push(to);
    }
    parts.sort();

    let text = fs::read_to_string(folder.join("bound/mdcms-app.js")).context("wasm-bindgen has written no script")?;
    let link = fs::read_to_string(folder.join("__wasm_split.js")).context("no script links the parts")?;
    let shared = link.split_once(SHARED[0]).and_then(|(_, rest)| rest.split_once(SHARED[1])).ok_or_else(|| {
        failure(
            "nothing names what the parts share with the module",
            "wasm_split_cli_support may write its script in another way now: see xtask/src/split.rs",
        )
    })?;
    fs::write(script, text + &loader(shared.0, &list)).with_context(|| format!("cannot write {}", script.display()))?;
    Ok(parts)
}

/// The function that the module calls to load a part. A file that has come is not asked for again; one that
/// has not is.
fn loader(shared: &str, parts: &str) -> String {
    let shared: Vec<String> =
        shared.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|it| format!("{it}: wasm.{it}")).collect();
    LOADER.replace("PARTS", &format!("{{\n{parts}}}")).replace("SHARED", &format!("{{ {} }}", shared.join(", ")))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
