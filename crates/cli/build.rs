//! Lists the renderer's files for `src/renderer.rs`.
//!
//! With `MDCMS_EMBED_RENDERER=<folder>` the command carries every file of that folder; without it, it looks for
//! them at run time, so that a plain `cargo build` works before anything else was built.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const TYPE: &str = "const EMBEDDED: Option<&[(&str, &[u8])]>";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=MDCMS_EMBED_RENDERER");
    let code = match env::var_os("MDCMS_EMBED_RENDERER") {
        Some(folder) => embedded(Path::new(&folder))?,
        None => {
            let workspace = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
            let dist = workspace.canonicalize()?.join("dist");
            format!("{TYPE} = None;\nconst DIST: &str = {:?};\n", dist.display().to_string())
        }
    };
    fs::write(Path::new(&env::var("OUT_DIR")?).join("renderer.rs"), code)?;
    Ok(())
}

fn embedded(folder: &Path) -> Result<String> {
    let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    walk(&folder, &mut files)?;
    files.sort();
    let mut code = format!("{TYPE} = Some(&[\n");
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&folder)?.display().to_string().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_bytes!({:?})),", file.display().to_string())?;
    }
    code.push_str("]);\nconst DIST: &str = \"\";\n");
    Ok(code)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
