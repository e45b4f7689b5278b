//! The command `mdcms`: parses its arguments, runs one verb and tells how it went.

use std::process::ExitCode;

use clap::Parser;
use mdcms::cmd::{self, Outcome};
use mdcms::print;

/// A folder of Markdown becomes a website.
#[derive(Debug, Parser)]
#[command(name = "mdcms", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// Make a new site, or a new post in one
    New(cmd::new::Arguments),
    /// Write the website of a site
    Build(cmd::build::Arguments),
    /// Show a site while it is being written
    Serve(cmd::serve::Arguments),
    /// List every problem of a site's content
    Check(cmd::check::Arguments),
    /// Turn one Markdown file into HTML
    Render(cmd::render::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().verb {
        Verb::New(arguments) => cmd::new::run(arguments),
        Verb::Build(arguments) => cmd::build::run(arguments),
        Verb::Serve(arguments) => cmd::serve::run(arguments),
        Verb::Check(arguments) => cmd::check::run(arguments),
        Verb::Render(arguments) => cmd::render::run(arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::FAILURE,
        Err(error) => {
            print::error(&error);
            ExitCode::FAILURE
        }
    }
}
