//! `cargo xtask serve [SITE] [--port N]`: builds what changed and serves a site while someone works on it.

use std::env;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::renderer;
use crate::run::{Program, Usage, failure};
use crate::setup::{self, Tool};
use crate::steps::{Line, Outcome, Step, run_all};

const DEFAULT_SITE: &str = "sample-sites/techpulse";
const DEFAULT_PORT: u16 = 8800;

/// Checks the request, builds, and becomes the server.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let request = Request::parse(arguments)?;
    let site = match &request.site {
        // The reader's folder counts, not the workspace's.
        Some(site) => env::current_dir()?.join(site),
        None => project.root.join(DEFAULT_SITE),
    };
    // What would stop the server is said before minutes of building.
    if !site.is_dir() {
        return Err(failure(format!("there is no folder {}", site.display()), "name the folder of a site"));
    }
    check_port(request.port)?;

    let mut steps = [Tool::Npm, Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk]
        .iter()
        .map(|tool| setup::step(project, *tool))
        .collect::<Result<Vec<_>>>()?;
    steps.push(renderer::dev_step());
    steps.push(Step::new("command, quick build", build_command));
    run_all(project, &steps)?;

    let command = project.target.join("debug").join(format!("mdcms{}", env::consts::EXE_SUFFIX));
    Program::new(project, &command.display().to_string())?
        .args([PathBuf::from("serve"), PathBuf::from(project.shown(&site))])
        .args(["--port".to_owned(), request.port.to_string()])
        .env("MDCMS_RENDERER", renderer::dev_folder(project))
        .become_it()
}

#[derive(Debug, PartialEq, Eq)]
struct Request {
    site: Option<PathBuf>,
    port: u16,
}

impl Request {
    fn parse(arguments: &[String]) -> Result<Self, Usage> {
        let mut request = Self { site: None, port: DEFAULT_PORT };
        let mut arguments = arguments.iter().map(String::as_str);
        while let Some(argument) = arguments.next() {
            let port = match argument {
                "--port" => arguments.next().ok_or_else(|| Usage("`--port` needs a number".to_owned()))?,
                _ => match argument.strip_prefix("--port=") {
                    Some(port) => port,
                    None if argument.starts_with('-') => return Err(Usage(format!("unknown option `{argument}`"))),
                    None if request.site.is_some() => return Err(Usage("`serve` takes one SITE".to_owned())),
                    None => {
                        request.site = Some(argument.into());
                        continue;
                    }
                },
            };
            request.port = port.parse().map_err(|_| Usage(format!("`{port}` is no port (0 to 65535)")))?;
        }
        Ok(request)
    }
}

fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(failure(
            format!("port {port} is in use"),
            "stop the other server, or choose another port: cargo xtask serve --port 8801",
        )),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Err(failure(format!("port {port} may not be used"), "choose a port above 1023"))
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on port {port}")),
    }
}

fn build_command(project: &Project, line: &Line) -> Result<Outcome> {
    line.says("building");
    Program::new(project, "cargo")?
        .args(["build", "--package", "mdcms"])
        .help("the lines above say what does not build")
        .show()?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::Request;

    #[test]
    fn understands_a_site_and_a_port_in_any_order() {
        for (arguments, expected) in [
            ("", Some((None, 8800))),
            ("my/site", Some((Some("my/site"), 8800))),
            ("--port 9000 my/site", Some((Some("my/site"), 9000))),
            ("my/site --port=9000", Some((Some("my/site"), 9000))),
            ("one two", None),
            ("--port", None),
            ("--port 70000", None),
            ("--prot 1", None),
        ] {
            let words: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
            let expected = expected.map(|(site, port)| Request { site: site.map(Into::into), port });
            assert_eq!(Request::parse(&words).ok(), expected, "{arguments}");
        }
    }
}
