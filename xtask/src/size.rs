//! `cargo xtask size`: what the first view of a 10 KB post transfers, file by file, against the budget.
//!
//! The reference post is added to a copy of the sample site, the release command builds that, and the page's shell
//! is read as a browser would: it names the files of the app that are loaded before anyone does anything.

mod first_view;
mod reference;

use std::path::Path;

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::release;
use crate::run::{Program, Usage, failure};
use crate::setup::{self, Tool};
use crate::steps::{Line, Outcome, Step, run_all};

/// All bytes of a first view, brotli, that must not be exceeded.
const MUST: u64 = 160_000;

/// All bytes that the colours of a page's first language take, brotli.
const CODE_MUST: u64 = 15_000;

/// All bytes of what enlarges pictures, brotli.
const ZOOM_MUST: u64 = 2_000;

/// What we aim at.
const AIM: u64 = 125_000;

/// The program that compresses: Node's zlib has both encoders of the web, at their highest level.
const COMPRESS: &str = include_str!("size/compress.mjs");

/// Builds what changed unless `--no-build` is given, then measures.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut steps = match arguments {
        [] => release::steps(project)?,
        [only] if only == "--no-build" => vec![setup::step(project, Tool::Npm)?],
        _ => return Err(Usage("`size` takes only --no-build".to_owned()).into()),
    };
    steps.push(Step::new("size", gate));
    run_all(project, &steps)?;
    Ok(())
}

/// Measures with the release command as it is; an error when the budget is exceeded.
pub(crate) fn gate(project: &Project, line: &Line) -> Result<Outcome> {
    line.says("measuring");
    let command = release::command(project);
    if !command.is_file() {
        let what = format!("{} is not built yet", project.shown(&command));
        return Err(failure(what, "run `cargo xtask size` without --no-build"));
    }
    let site = project.target.join("size-site");
    let out = project.target.join("size-site-public");
    let slug = reference::write(&project.root.join("sample-sites/techpulse"), &site)?;
    Program::new(project, &command.display().to_string())?
        .args([Path::new("build"), &site, Path::new("-o"), &out])
        .help("the lines above say what the command has against the sample site")
        .quiet(line, &project.target.join("size-site.log"))?;

    let total = measure(project, &out, "10 KB post", &format!("posts/{slug}/index.html"))?;
    measure(project, &out, "Home page", "index.html")?;
    let code = measure_code(project, &out)?;
    let zoom: u64 = brotli(project, &out, &first_view::zoom(&out)?)?.iter().sum();
    println!("\nColours of code, with the largest language: {code} B of at most {CODE_MUST} B");
    println!("Enlarging pictures: {zoom} B of at most {ZOOM_MUST} B");
    println!("10 KB post: {total} B of at most {MUST} B, aim {AIM} B");
    if code > CODE_MUST {
        let what = format!("the colours of code take {code} B, {} B over the budget", code - CODE_MUST);
        return Err(failure(what, "see www/code/build.mjs for the languages there are"));
    }
    if zoom > ZOOM_MUST {
        let what = format!("what enlarges pictures takes {zoom} B, {} B over the budget", zoom - ZOOM_MUST);
        return Err(failure(what, "its scripts and its style are in www/more/zoom/"));
    }
    if total > MUST {
        let what = format!("the first view of a 10 KB post takes {total} B, {} B over the budget", total - MUST);
        return Err(failure(what, "see the table above, and docs/ARCHITECTURE.md for what keeps the renderer small"));
    }
    Ok(Outcome::Done)
}

/// The brotli size of the script that gives code its colours, and of its largest language.
fn measure_code(project: &Project, out: &Path) -> Result<u64> {
    let (script, languages) = first_view::code(out)?;
    let (script, languages) = (brotli(project, out, &script)?, brotli(project, out, &languages)?);
    let largest = languages.iter().max().context("the renderer has no language for code")?;
    Ok(script.iter().sum::<u64>() + largest)
}

/// The brotli sizes of some files.
fn brotli(project: &Project, out: &Path, files: &[String]) -> Result<Vec<u64>> {
    Ok(compressed(project, out, files)?.into_iter().map(|[_, _, brotli]| brotli).collect())
}

/// The sizes of some files: raw, gzip, brotli.
fn compressed(project: &Project, out: &Path, files: &[String]) -> Result<Vec<[u64; 3]>> {
    let output = Program::new(project, "node")?
        .args(["--input-type=module", "--eval", COMPRESS, "--"])
        .args(files.iter().map(|file| out.join(file)))
        .read()
        .with_context(|| format!("node cannot compress the files of {}", out.display()))?;
    let sizes = output.lines().map(sizes).collect::<Option<Vec<_>>>();
    sizes.filter(|sizes| sizes.len() == files.len()).context("node printed no sizes")
}

/// Prints the table of one page's first view; gives the sum of the brotli sizes.
fn measure(project: &Project, out: &Path, name: &str, shell: &str) -> Result<u64> {
    let files = first_view::files(out, shell)?;
    let sizes = compressed(project, out, &files)?;

    println!("\n{:<40} {:>10} {:>10} {:>10}", name, "raw", "gzip -9", "brotli -11");
    let mut total = [0; 3];
    for (file, sizes) in files.iter().zip(sizes) {
        print_row(file, sizes);
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    print_row("together", total);
    let [_, _, brotli] = total;
    Ok(brotli)
}

fn print_row(name: &str, [raw, gzip, brotli]: [u64; 3]) {
    println!("{name:<40} {raw:>10} {gzip:>10} {brotli:>10}");
}

/// Reads a line `raw gzip brotli` of bytes.
fn sizes(line: &str) -> Option<[u64; 3]> {
    let numbers = line.split(' ').map(|number| number.parse().ok()).collect::<Option<Vec<u64>>>()?;
    numbers.try_into().ok()
}
