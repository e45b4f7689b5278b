//! `mdcms new`: makes a site, or a post in one.

use std::path::{Path, PathBuf};

use super::Outcome;
use crate::fault::Fault;
use crate::{fs, print, time};
use anyhow::Result;

mod post;

/// What `mdcms new` can be told.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    /// The folder to make the site in: a new one, or an empty one
    #[arg(value_name = "DIR", required = true)]
    folder: Option<PathBuf>,
    /// Pretend that it is this time [default: now]
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    now: Option<i64>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Make a new post, as a draft
    Post {
        /// The post's title
        title: String,
        /// The site's folder
        #[arg(short, long, default_value = ".")]
        site: PathBuf,
        /// Pretend that it is this time [default: now]
        #[arg(long, value_name = "TIME", value_parser = time::parse)]
        now: Option<i64>,
    },
}

/// Makes the site or the post, and says what to do next.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    match (arguments.what, arguments.folder) {
        (Some(What::Post { title, site, now }), _) => post::make(&site, &title, time::now(now))?,
        (None, Some(folder)) => site(&folder, time::now(arguments.now))?,
        // The parser asks for one of the two.
        (None, None) => {}
    }
    Ok(Outcome::Done)
}

/// The files of a new site; `{{TODAY}}` in a name or a text stands for the date.
const SITE: [(&str, &str); 6] = [
    ("config.yml", include_str!("../../assets/new/config.yml")),
    ("pages/home.md", include_str!("../../assets/new/home.md")),
    ("pages/about.md", include_str!("../../assets/new/about.md")),
    ("posts/{{TODAY}}-first-post.md", include_str!("../../assets/new/first-post.md")),
    ("assets/images/logo.svg", include_str!("../../assets/new/logo.svg")),
    (".gitignore", include_str!("../../assets/new/gitignore")),
];

fn site(folder: &Path, now: i64) -> Result<()> {
    if let Some(metadata) = fs::metadata_of_link(folder)? {
        let help = "choose a name that is not taken, or an empty folder";
        if !folder.is_dir() {
            let what = if metadata.is_symlink() { "is a link that leads nowhere" } else { "is a file" };
            return Err(Fault::error(format!("{} {what}", folder.display()), help));
        }
        if let Some(name) = fs::names(folder)?.first() {
            let what = format!("{} is not empty (it holds {})", folder.display(), name.to_string_lossy());
            return Err(Fault::error(what, help));
        }
    }
    let today = time::date(now, 0);
    for (name, text) in SITE {
        let text = text.replace("{{TODAY}}", &today);
        fs::write_new(&folder.join(name.replace("{{TODAY}}", &today)), text.as_bytes())?;
    }
    print::out(format_args!("Made a site in {}", folder.display()));
    print::out(format_args!("Look at it with `mdcms serve {}`", quoted(&folder.display().to_string())));
    Ok(())
}

/// A word for a shell, in quotes where it needs them.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | ':' | '\\');
    if text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}
