//! `mdcms check`: lists every problem of the content.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use mdcms_core::build;
use mdcms_core::report::Problem;
use mdcms_core::site::{Settings, Site};
use rayon::prelude::*;

use super::Outcome;
use crate::load::Loader;
use crate::print::{self, plural};
use crate::report::Entry;
use crate::time;

/// What `mdcms check` can be told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The site's folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// How to tell the problems
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// A form of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, on stderr
    Human,
    /// For tools, on stdout: an array of file, line, column, severity, code, message and help
    Json,
}

/// Checks every document, drafts included.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let mut loader = Loader::default();
    loader.refresh(&arguments.site, &BTreeSet::new())?;
    let settings = Settings { drafts: true, now: time::now(None), ..Settings::default() };
    let (site, mut problems) = Site::assemble(loader.parts(), settings);
    problems.extend(loader.problems());
    let of_pages: Vec<Vec<Problem>> =
        (0..site.documents.len()).into_par_iter().map(|index| build::check(&site, index)).collect();
    problems.extend(of_pages.into_iter().flatten());
    print::sort(&mut problems);
    match arguments.format {
        Format::Human if problems.is_empty() => {
            print::out(format_args!("No problems in {}.", plural(site.documents.len(), "document")));
        }
        Format::Human => print::problems(&problems),
        Format::Json => {
            let entries: Vec<Entry<'_>> = problems.iter().map(Entry::of).collect();
            print::out(format_args!("{}", serde_json::to_string_pretty(&entries)?));
        }
    }
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Faulty })
}
