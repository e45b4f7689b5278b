//! Where the project and its tools are.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that the verbs work with; all paths are absolute.
pub(crate) struct Project {
    /// The workspace root.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// Tools of exact versions, shared by all clones of the project: `<tools>/<name>-<version>/bin`.
    pub(crate) tools: PathBuf,
}

impl Project {
    /// Finds the workspace from the manifest that cargo runs, and the tools from the environment.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask is not inside a workspace")?.to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join("target"),
        };
        Ok(Self { target, tools: cache_folder()?.join("tools"), root })
    }

    /// The folder that `cargo install --root` fills for one version of a tool.
    pub(crate) fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.tools.join(format!("{name}-{version}"))
    }

    /// `PATH` with the project's own tools before everything else.
    pub(crate) fn search_path(&self) -> Result<OsString> {
        let mut folders = vec![
            self.tool("wasm-bindgen-cli", &self.wasm_bindgen_version()?).join("bin"),
            self.tool("trunk", crate::setup::TRUNK_VERSION).join("bin"),
            self.tool("cargo-deny", crate::setup::CARGO_DENY_VERSION).join("bin"),
            self.tool("cargo-fuzz", crate::setup::CARGO_FUZZ_VERSION).join("bin"),
            self.root.join("node_modules/.bin"),
        ];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        env::join_paths(folders).context("a folder of PATH holds a character that PATH cannot carry")
    }

    /// The version of the `wasm-bindgen` library: the tool of that name must be of exactly this version.
    pub(crate) fn wasm_bindgen_version(&self) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        locked_version(&lock, "wasm-bindgen")
            .map(str::to_owned)
            .with_context(|| format!("{} names no version of wasm-bindgen", path.display()))
    }

    /// A path as people like to read it: relative to the workspace root where it is inside.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// The folder where cargo keeps the sources of dependencies.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(folder) => Ok(env::current_dir()?.join(folder)),
        None => Ok(env::home_dir().context("no home folder; name cargo's own in CARGO_HOME")?.join(".cargo")),
    }
}

fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("MDCMS_CACHE_DIR") {
        return Ok(env::current_dir()?.join(folder));
    }
    let base = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if Path::new(&folder).is_absolute() => PathBuf::from(folder),
        _ => env::home_dir().context("no home folder; name one for tools in MDCMS_CACHE_DIR")?.join(".cache"),
    };
    Ok(base.join("mdcms"))
}

/// The version of `package` in the text of a `Cargo.lock`; the first one where there are several.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let heading = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == heading)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_tool_has_the_version_of_the_locked_library() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        for (package, expected) in
            [("wasm-bindgen", Some("0.2.130")), ("wasm-bindgen-futures", Some("0.4.1")), ("wasm", None)]
        {
            assert_eq!(locked_version(lock, package), expected, "{package}");
        }
    }
}
