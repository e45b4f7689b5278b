//! Development of mdcms: `cargo xtask VERB` sets up what a verb needs, then does it.
//!
//! One verb per file; `setup` brings the tools, `run` is the one place that starts programs.

mod audit;
mod bench;
mod fuzz;
mod paths;
mod release;
mod renderer;
mod run;
mod serve;
mod setup;
mod shrink;
mod size;
mod split;
mod stamp;
mod steps;
mod test;

use std::process::ExitCode;

use paths::Project;
use run::Usage;

const HELP: &str = "\
Development of mdcms

Usage: cargo xtask VERB [ARGUMENTS]

  serve [SITE] [--port N]    build what changed and serve SITE on 127.0.0.1:N
                             (default: sample-sites/techpulse on port 8800)
  test [STEP…]               every test, or only the named steps; `test --list` names them
  build                      release renderer and command: target/release/mdcms
  size [--no-build]          what a first view of a 10 KB post transfers, against the budget
  bench [--quick] [NAME…]    this project beside its peers, in bench/RESULTS.md
  fuzz [TARGET…] [--seconds N] [--input FILE]
                             what must hold for every text, tried with made-up ones (60 s each), or with FILE
  audit [--advisories]       licences, banned crates and sources of all dependencies
  help                       this text

Tools are installed once into ${MDCMS_CACHE_DIR:-${XDG_CACHE_HOME:-~/.cache}/mdcms}/tools.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (verb, rest) = match arguments.split_first() {
        Some((verb, rest)) => (verb.as_str(), rest),
        None => ("", &[][..]),
    };
    let done = Project::find().and_then(|project| match verb {
        "serve" => serve::run(&project, rest),
        "test" => test::run(&project, rest),
        "build" => release::run(&project, rest),
        "size" => size::run(&project, rest),
        "bench" => bench::run(&project, rest),
        "fuzz" => fuzz::run(&project, rest),
        "audit" => audit::run(&project, rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "" => Err(Usage("no verb given".to_owned()).into()),
        _ => Err(Usage(format!("unknown verb `{verb}`")).into()),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            if error.is::<Usage>() {
                eprint!("\n{HELP}");
                ExitCode::from(2)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}
