//! `mdcms new post`: the file of a new post.

use std::path::Path;

use anyhow::Result;
use mdcms_core::config;
use mdcms_core::date::DateTime;
use mdcms_core::path::slugify;
use mdcms_core::report::Ignore;

use crate::fault::Fault;
use crate::{fs, print, time};

/// Makes the file of a draft in `site`, named after the day and the title.
pub(super) fn make(site: &Path, title: &str, now: i64) -> Result<()> {
    if !site.is_dir() {
        let help = "name the site's folder with `--site`, or make a site with `mdcms new DIR`";
        return Err(Fault::error(format!("there is no folder {}", site.display()), help));
    }
    if !site.join("config.yml").exists() && !site.join("posts").exists() {
        let what = format!("{} is not the folder of a site: it has neither config.yml nor posts", site.display());
        return Err(Fault::error(what, "name the site's folder with `--site`, or make a site with `mdcms new DIR`"));
    }
    let title = title.trim();
    if title.is_empty() {
        return Err(Fault::error(
            "the title is empty",
            "give the post a title, such as `mdcms new post \"First steps\"`",
        ));
    }
    let minutes_east = minutes_east_of_utc(site);
    let file = site.join(format!("posts/{}-{}.md", time::date(now, minutes_east), file_slug(title)));
    if fs::metadata_of_link(&file)?.is_some() {
        return Err(Fault::error(format!("{} exists already", file.display()), "choose another title"));
    }
    let created = DateTime::from_unix(now + i64::from(minutes_east) * 60);
    let clock = created.time.map_or((0, 0), |time| (time.hour, time.minute));
    let text = format!(
        "---\ntitle: {}\ncreated: {} {:02}:{:02}\ndescription: \"\"\ndraft: true\n---\n\n",
        yaml_string(title),
        time::date(now, minutes_east),
        clock.0,
        clock.1
    );
    fs::write_new(&file, text.as_bytes())?;
    print::out(format_args!("{}", file.display()));
    print::out(format_args!("Write it, see it with `mdcms serve`, and remove `draft: true` to publish it"));
    Ok(())
}

/// The offset that the site's own dates are meant in.
fn minutes_east_of_utc(site: &Path) -> i16 {
    let text = fs::read(&site.join("config.yml")).unwrap_or_default();
    config::parse(&String::from_utf8_lossy(&text), &mut Ignore).timezone
}

/// The part of a file's name that stands for the title, short enough for every file system.
fn file_slug(title: &str) -> String {
    const LONGEST: usize = 80;
    let slug = slugify(title);
    let mut short = String::new();
    for word in slug.split('-') {
        if !short.is_empty() && short.len() + word.len() >= LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.extend(word.chars().scan(0, |length, letter| {
            *length += letter.len_utf8();
            (*length <= LONGEST).then_some(letter)
        }));
    }
    short
}

/// A double-quoted scalar (YAML 1.2, section 7.3.1): what JSON writes is one, but for a few characters that
/// YAML does not print and JSON does not escape.
fn yaml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ if character.is_control() => quoted.push_str(&format!("\\x{:02x}", u32::from(character))),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_is_one_yaml_string() {
        for (title, expected) in [
            ("Plain", r#""Plain""#),
            ("It's \"quoted\": yes # no", r#""It's \"quoted\": yes # no""#),
            (r"a\b", r#""a\\b""#),
            ("two\nlines\t\u{7}\u{2028}", r#""two\nlines\t\x07\u2028""#),
            ("naïve 漢字 🦀", "\"naïve 漢字 🦀\""),
        ] {
            assert_eq!(yaml_string(title), expected, "{title}");
        }
    }

    #[test]
    fn a_file_name_is_short_and_ends_with_a_whole_word_where_it_can() {
        for (title, expected) in [
            ("First steps: a *tour*", "first-steps-a-tour".to_owned()),
            ("!!!", "untitled".to_owned()),
            (&"word ".repeat(40), ["word"; 16].join("-")),
            (&"x".repeat(300), "x".repeat(80)),
        ] {
            assert_eq!(file_slug(title), expected, "{title}");
        }
    }
}
