//! `mdcms serve`: shows a site while it is being written.

use std::path::PathBuf;

use anyhow::Result;

use super::Outcome;
use crate::serve;

/// What `mdcms serve` can be told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The site's folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// The port to listen on; 0 for any that is free
    #[arg(long, default_value_t = 8800)]
    port: u16,
    /// The address to listen on
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

/// Serves the site until Ctrl-C.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let Arguments { site, port, host, open } = arguments;
    serve::run(&site, &host, port, open)?;
    Ok(Outcome::Done)
}
