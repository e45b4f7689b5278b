//! `mdcms render`: one Markdown file to HTML.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdcms_core::document::text_of;
use mdcms_core::{markdown, render};

use super::Outcome;
use crate::fault::Fault;
use crate::fs;

/// What `mdcms render` can be told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file; `-` or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// Exactly this dialect: raw HTML passed through, nothing added
    #[arg(long, value_enum)]
    conformance: Option<Dialect>,
}

/// A dialect of Markdown with a specification of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Dialect {
    /// CommonMark
    Commonmark,
    /// GitHub Flavored Markdown
    Gfm,
}

/// Renders the file to stdout.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let conformance = arguments.conformance.map(|dialect| match dialect {
        Dialect::Commonmark => markdown::Dialect::CommonMark,
        Dialect::Gfm => markdown::Dialect::Gfm,
    });
    let html = render::to_html(&text(&arguments.file)?, conformance);
    std::io::stdout().write_all(html.as_bytes()).context("cannot write to standard output")?;
    Ok(Outcome::Done)
}

fn text(file: &Path) -> Result<String> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
        bytes
    } else {
        fs::read(file)?
    };
    text_of(bytes)
        .map_err(|_| Fault::error(format!("{} is not valid UTF-8", file.display()), "save it as UTF-8 in your editor"))
}
