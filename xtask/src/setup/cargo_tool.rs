//! Programs that cargo compiles once per version, into a folder that all clones of the project share.

use std::fs;

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::run::Program;
use crate::steps::{Line, Outcome};

/// A package of programs.
pub(super) struct CargoTool {
    /// The package's name in the registry.
    package: &'static str,
    /// Its programs that we use; each prints its version for `--version`.
    programs: &'static [&'static str],
    /// What people read while it is compiled; the times were seen on two cores.
    doing: &'static str,
}

/// The JavaScript bindings of the Wasm module, and the runner of its tests.
pub(super) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    doing: "installing (about a minute)",
};

/// The bundler of the renderer.
pub(super) const TRUNK: CargoTool =
    CargoTool { package: "trunk", programs: &["trunk"], doing: "installing (about 3 minutes)" };

/// The audit of dependencies.
pub(super) const CARGO_DENY: CargoTool =
    CargoTool { package: "cargo-deny", programs: &["cargo-deny"], doing: "installing (about a minute)" };

/// The fuzz targets' own build.
pub(super) const CARGO_FUZZ: CargoTool =
    CargoTool { package: "cargo-fuzz", programs: &["cargo-fuzz"], doing: "installing (half a minute)" };

/// A tool's own release profile optimises for its users' speed; ours is to have it soon.
const QUICK_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

impl CargoTool {
    /// Makes sure that every program of exactly `version` is found on the project's search path.
    pub(super) fn ensure(&self, project: &Project, line: &Line, version: &str) -> Result<Outcome> {
        if self.is_there(project, version)? {
            return Ok(Outcome::Ready);
        }
        line.says(self.doing);
        let build = project.target.join("tools").join(self.package);
        // The exact lock file of the tool is preferred; where a registry lags behind it, newer dependencies will do.
        if self.install(project, line, version, true).is_err() {
            eprintln!("    `cargo install --locked` did not work here; trying without the tool's lock file");
            self.install(project, line, version, false)?;
        }
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
        if self.is_there(project, version)? {
            return Ok(Outcome::Done);
        }
        Err(crate::run::failure(
            format!("{} {version} was installed, but does not start", self.package),
            format!("remove {} and run the same command again", project.tool(self.package, version).display()),
        ))
    }

    fn is_there(&self, project: &Project, version: &str) -> Result<bool> {
        for program in self.programs {
            let answer = Program::new(project, program)?.args(["--version"]).read();
            if !answer.is_some_and(|text| names_version(&text, version)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn install(&self, project: &Project, line: &Line, version: &str, locked: bool) -> Result<()> {
        let build = project.target.join("tools").join(self.package);
        let mut program = Program::new(project, "cargo")?
            .args(["install", "--no-default-features", "--force", "--root"])
            .args([project.tool(self.package, version)])
            .args([std::ffi::OsStr::new("--target-dir"), build.as_os_str()])
            .args(locked.then_some("--locked"))
            .args([format!("{}@{version}", self.package)])
            .help(format!("the lines above say why; {} has to compile before the build can go on", self.package));
        for (key, value) in QUICK_PROFILE {
            program = program.env(key, value);
        }
        if locked {
            program = program.without_tail();
        }
        program.quiet(line, &project.target.join(format!("tools/{}.log", self.package)))
    }
}

/// Whether a program's answer to `--version`, such as `trunk 0.21.14`, names exactly `version`.
fn names_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::names_version;

    #[test]
    fn only_the_exact_version_will_do() {
        for (answer, expected) in [
            ("wasm-bindgen 0.2.130", true),
            ("wasm-bindgen 0.2.130 (abc)", true),
            ("wasm-bindgen 0.2.13", false),
            ("wasm-bindgen 0.2.1301", false),
            ("", false),
        ] {
            assert_eq!(names_version(answer, "0.2.130"), expected, "{answer}");
        }
    }
}
