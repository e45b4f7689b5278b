//! The reference post: 10 KB of Markdown made of the sample site's own texts, the same on every machine.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

const SLUG: &str = "size-reference";

/// The length of the whole file is at most this, and short of it by less than the smallest block left over.
const BYTES: usize = 10 * 1024;

/// Copies `sample` to `site` anew, adds the reference post, and gives its slug.
pub(super) fn write(sample: &Path, site: &Path) -> Result<&'static str> {
    if site.exists() {
        fs::remove_dir_all(site).with_context(|| format!("cannot remove {}", site.display()))?;
    }
    copy(sample, site)?;
    let mut texts = Vec::new();
    for path in posts(&sample.join("posts"))? {
        texts.push(fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?);
    }
    let path = site.join(format!("posts/2024-01-01-{SLUG}.md"));
    fs::write(&path, post(&texts)).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(SLUG)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a folder's entry has a name")?);
        if path.is_dir() {
            // What someone built inside the sample site is no part of it.
            if !path.ends_with("public") {
                copy(&path, &target)?;
            }
        } else {
            fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}

fn posts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut posts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            posts.push(path);
        }
    }
    posts.sort();
    Ok(posts)
}

/// Front matter, then as many blocks of `texts` as fit.
fn post(texts: &[String]) -> String {
    let mut post = "---\ntitle: A post of ten kilobytes\ndate: 2024-01-01\ntags: [size]\n---\n".to_owned();
    for block in texts.iter().flat_map(|text| blocks(body(text))) {
        if post.len() + block.len() + 2 <= BYTES {
            post.push('\n');
            post.push_str(&block);
            post.push('\n');
        }
    }
    post
}

/// A document without its front matter.
fn body(text: &str) -> &str {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body)
}

/// Runs of lines between blank lines; fenced code and what it holds stay together.
fn blocks(body: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    let mut fenced = false;
    for line in body.lines() {
        fenced ^= line.starts_with("```") || line.starts_with("~~~");
        if line.trim().is_empty() && !fenced {
            blocks.push(String::new());
        } else if let Some(block) = blocks.last_mut() {
            if !block.is_empty() {
                block.push('\n');
            }
            block.push_str(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

#[cfg(test)]
mod tests {
    use super::{BYTES, blocks, post};

    #[test]
    fn code_stays_in_one_block() {
        for (body, expected) in [
            ("a\nb\n\nc\n", vec!["a\nb", "c"]),
            ("a\n\n```sh\nx\n\ny\n```\n\nb", vec!["a", "```sh\nx\n\ny\n```", "b"]),
            ("\n\n", vec![]),
        ] {
            assert_eq!(blocks(body), expected, "{body:?}");
        }
    }

    #[test]
    fn the_post_is_filled_and_leaves_out_the_front_matter_of_its_texts() {
        let text = format!("---\ntitle: Secret\n---\n\n{}", "Twenty letters here.\n\n".repeat(1000));
        let post = post(&[text]);
        assert!(post.len() <= BYTES && post.len() > BYTES - 24, "{} bytes", post.len());
        assert!(!post.contains("Secret"));
    }
}
