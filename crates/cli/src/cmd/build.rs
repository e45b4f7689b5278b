//! `mdcms build`: writes the website.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use mdcms_core::build::{self, App};
use mdcms_core::manifest::Facts;
use mdcms_core::path;
use mdcms_core::report::Problem;
use mdcms_core::site::{LeftOut, Settings, Site};
use rayon::prelude::*;

use super::Outcome;
use crate::load::Loader;
use crate::output::Writer;
use crate::print::{self, Progress, plural};
use crate::{renderer, time};

/// What `mdcms build` can be told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The site's folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// The folder to write [default: SITE/public]
    #[arg(short, long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// Where the website will stand, such as `https://example.org/blog/`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Build as if it were this time [default: now]
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    now: Option<i64>,
    /// Write nothing if there is any problem
    #[arg(long)]
    strict: bool,
}

/// Builds the website and tells what is wrong with the content.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let started = Instant::now();
    let Arguments { site: root, out, base_url, drafts, now, strict } = arguments;
    let out = out.unwrap_or_else(|| if root == Path::new(".") { "public".into() } else { root.join("public") });
    let app = renderer::app()?;
    let mut loader = Loader::default();
    loader.refresh(&root, &BTreeSet::new())?;
    let is_nowhere = base_url.is_none();
    let settings = Settings { base_url, drafts, now: time::now(now), live: None };
    let (site, mut problems) = Site::assemble(loader.parts(), settings);
    problems.extend(loader.problems());

    let writer = Writer::begin(&out, &root)?;
    problems.extend(write(&site, &app, &loader, &writer)?);
    print::sort(&mut problems);
    print::problems(&problems);
    if is_nowhere {
        let help = "tell where the website will stand with `--base-url https://example.org/`";
        print::warning("canonical links are left out, because they need the website's address", help);
    }
    if strict && !problems.is_empty() {
        drop(writer);
        print::note(format_args!("Nothing was written, because of --strict"));
        return Ok(Outcome::Faulty);
    }
    writer.finish()?;
    tell_left_out(&site.left_out);
    let to_come = site.documents.iter().filter(|placed| placed.window.from > 0).count();
    if to_come > 0 {
        print::note(format_args!(
            "{} with a `publishDate` to come will be shown from then on",
            plural(to_come, "page")
        ));
    }
    let posts = site.documents.iter().filter(|placed| path::is_post(&placed.document.path)).count();
    print::out(format_args!(
        "Built {} ({}) into {} in {:.2} s",
        plural(site.documents.len(), "page"),
        plural(posts, "post"),
        out.display(),
        started.elapsed().as_secs_f64()
    ));
    Ok(Outcome::Done)
}

/// Says what is not part of the website, so that nobody looks for it.
fn tell_left_out(left_out: &LeftOut) {
    let LeftOut { drafts, expired } = *left_out;
    for (count, what) in [(drafts, "draft"), (expired, "expired document")] {
        if count > 0 {
            print::note(format_args!("Left out {}", plural(count, what)));
        }
    }
}

/// Renders and writes every file, each page as soon as it is rendered.
fn write(site: &Site, app: &App, loader: &Loader, writer: &Writer) -> Result<Vec<Problem>> {
    let progress = Progress::new("Building page", site.documents.len());
    let pages: Vec<(Facts, Vec<Problem>)> = (0..site.documents.len())
        .into_par_iter()
        .map(|index| {
            let page = build::page(site, app, index);
            page.outputs.iter().try_for_each(|output| writer.write(output, &loader.listing))?;
            progress.step();
            Ok((page.facts, page.problems))
        })
        .collect::<Result<_>>()?;
    let (facts, problems): (Vec<Facts>, Vec<Vec<Problem>>) = pages.into_iter().unzip();
    let rest = build::rest(site, app, &facts);
    rest.par_iter().try_for_each(|output| writer.write(output, &loader.listing))?;
    Ok(problems.into_iter().flatten().collect())
}

/// Reads the value of `--base-url`: `http` or `https`, a host, and a slash at the end. The error says so.
fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_clean = |rest: &str| {
        !rest.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\'))
    };
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && is_clean(rest) => {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err("write it in full, such as https://example.org/blog/".to_owned()),
    }
}
