//! What `cargo xtask fuzz` is asked for.

use std::path::PathBuf;

use super::{TARGETS, Target};
use crate::run::Usage;

/// How long a target is tried, unless it is said.
const SECONDS: u32 = 60;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// In the order in which they are named; all where none is.
    pub(super) targets: Vec<&'static Target>,
    /// For each of them.
    pub(super) seconds: u32,
    /// A text to try instead.
    pub(super) input: Option<PathBuf>,
}

impl Request {
    pub(super) fn parse(arguments: &[String]) -> Result<Self, Usage> {
        let mut request = Self { targets: Vec::new(), seconds: SECONDS, input: None };
        let mut arguments = arguments.iter().map(String::as_str);
        while let Some(argument) = arguments.next() {
            let (name, value) = argument.split_once('=').map_or((argument, None), |(name, value)| (name, Some(value)));
            match name {
                "--seconds" | "--input" => {
                    let missing = || Usage(format!("`{name}` needs a value"));
                    let value = value.or_else(|| arguments.next()).ok_or_else(missing)?;
                    if name == "--input" {
                        request.input = Some(value.into());
                        continue;
                    }
                    let seconds = value.parse().ok().filter(|seconds| *seconds > 0);
                    request.seconds = seconds.ok_or_else(|| Usage(format!("`{value}` is no number of seconds")))?;
                }
                _ => {
                    let names = TARGETS.map(|target| target.name).join(", ");
                    let unknown = || Usage(format!("there is no fuzz target `{argument}`; there are {names}"));
                    let target = TARGETS.iter().find(|target| target.name == argument);
                    request.targets.push(target.ok_or_else(unknown)?);
                }
            }
        }
        if request.input.is_some() && request.targets.len() != 1 {
            return Err(Usage("`--input` is for one TARGET".to_owned()));
        }
        if request.targets.is_empty() {
            request.targets.extend(&TARGETS);
        }
        Ok(request)
    }
}

#[cfg(test)]
mod tests {
    use super::{Request, TARGETS};

    #[test]
    fn understands_targets_a_time_and_a_file_in_any_order() {
        let all: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        for (arguments, expected) in [
            ("", Some((all.clone(), 60, None))),
            ("--seconds 5", Some((all, 5, None))),
            ("site --seconds=5 render", Some((vec!["site", "render"], 5, None))),
            ("render --input a/b", Some((vec!["render"], 60, Some("a/b")))),
            ("--input a/b", None),
            ("site render --input a/b", None),
            ("rende", None),
            ("--seconds", None),
            ("--seconds 0", None),
            ("--second 1", None),
        ] {
            let words: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
            let found = Request::parse(&words).ok().map(|request| {
                let names: Vec<&str> = request.targets.iter().map(|target| target.name).collect();
                (names, request.seconds, request.input)
            });
            let expected = expected.map(|(names, seconds, input)| (names, seconds, input.map(Into::into)));
            assert_eq!(found, expected, "{arguments}");
        }
    }
}
