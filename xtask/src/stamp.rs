//! Tells whether a build's inputs changed since it ran, by the names, sizes and times of the files.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

use crate::steps::Outcome;

/// What one build reads and writes.
pub(crate) struct Build {
    /// Files and folders that the build reads; missing ones count as empty.
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder that the build writes.
    pub(crate) output: PathBuf,
    /// Where the listings of both are kept; one line for each file.
    pub(crate) stamp: PathBuf,
}

impl Build {
    /// Runs `build` unless inputs and output are as it left them.
    ///
    /// The inputs are listed before the build, so a file that is edited meanwhile counts as changed next time.
    pub(crate) fn unless_fresh(&self, build: impl FnOnce() -> Result<()>) -> Result<Outcome> {
        let inputs = listing(&self.inputs)?;
        let output = listing(std::slice::from_ref(&self.output))?;
        if !output.is_empty() && fs::read_to_string(&self.stamp).is_ok_and(|old| old == together(&inputs, &output)) {
            return Ok(Outcome::Ready);
        }
        build()?;
        if let Some(folder) = self.stamp.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let output = listing(std::slice::from_ref(&self.output))?;
        fs::write(&self.stamp, together(&inputs, &output))
            .with_context(|| format!("cannot write {}", self.stamp.display()))?;
        Ok(Outcome::Done)
    }
}

fn together(inputs: &str, output: &str) -> String {
    format!("inputs\n{inputs}output\n{output}")
}

/// `path size time` of every file in `paths`, sorted; folders are walked.
fn listing(paths: &[PathBuf]) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut text = String::new();
    for file in files {
        let data = fs::metadata(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let time = data.modified().ok().and_then(|it| it.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {} {}", file.display(), data.len(), time.as_nanos());
    }
    Ok(text)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Build;
    use crate::steps::Outcome;

    #[test]
    fn a_build_runs_again_only_when_a_file_changed() {
        let root = std::env::temp_dir().join(format!("mdcms-xtask-stamp-{}", std::process::id()));
        let build = Build {
            inputs: vec![root.join("src"), root.join("absent")],
            output: root.join("out"),
            stamp: root.join("target/stamp"),
        };
        let write = |name: &str, text: &str| {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), text).unwrap();
        };
        let check = |expected: Outcome, why: &str| {
            let outcome = build.unless_fresh(|| {
                write("out/b", why);
                Ok(())
            });
            assert!(outcome.unwrap() == expected, "{why}");
        };

        write("src/a", "1");
        check(Outcome::Done, "there is no output yet");
        check(Outcome::Ready, "nothing changed");
        write("src/a", "longer");
        check(Outcome::Done, "an input changed");
        write("src/folder/new", "");
        check(Outcome::Done, "an input is new");
        fs::remove_file(root.join("out/b")).unwrap();
        check(Outcome::Done, "the output is gone");
        write("out/b", "by another program");
        check(Outcome::Done, "the output is not what the build wrote");
        check(Outcome::Ready, "nothing changed since");
        fs::remove_dir_all(&root).unwrap();
    }
}
