//! `mdcms serve`: shows a site.
use anyhow::Result;
use super::Outcome;
/// What `mdcms serve` can be told.
#[derive(Debug, clap::Args)]
pub struct Arguments {}
/// Makes it.
pub fn run(_arguments: Arguments) -> Result<Outcome> { Ok(Outcome::Done) }
