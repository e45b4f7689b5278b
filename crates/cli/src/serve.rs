//! The website from memory, kept up to date while its files change.
//!
//! 1. `site`: the website of this moment, and how the next one is made from it with little work;
//! 2. `watch`: sees that files change, and has it made;
//! 3. `live`: tells open pages;
//! 4. `http`: answers requests, with `guard` at the door and `media` for types.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::fault::Fault;
use crate::print;

mod guard;
mod http;
mod live;
mod media;
mod site;
mod watch;

use live::Live;
use site::{Builder, Snapshot};
use watch::Watch;

/// What the threads of a server share.
#[derive(Debug)]
struct Shared {
    /// The website of this moment; replaced as a whole.
    snapshot: RwLock<Arc<Snapshot>>,
    /// Who is told about changes.
    live: Live,
}

impl Shared {
    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn replace(&self, snapshot: Arc<Snapshot>) {
        *self.snapshot.write().unwrap_or_else(std::sync::PoisonError::into_inner) = snapshot;
    }
}

/// Serves the site in the folder `root` until the process is asked to stop.
pub fn run(root: &Path, host: &str, port: u16, open: bool) -> Result<()> {
    let (mut builder, mut snapshot) = Builder::new(root)?;
    let watch = Watch::new(&builder);
    // Files may have changed between the first look and the first watch.
    if let Some((newer, _)) = builder.refresh(&BTreeSet::new())? {
        snapshot = newer;
    }
    let runtime = Runtime::new().context("cannot start the server")?;
    let listener = runtime.block_on(listen(host, port))?;
    let address = listener.local_addr().context("cannot start the server")?;
    print::sort_and_show(&snapshot.problems);
    let shared = Arc::new(Shared { live: Live::default(), snapshot: RwLock::new(Arc::new(snapshot)) });
    let watched = Arc::clone(&shared);
    std::thread::spawn(move || watch.run(&mut builder, &watched));

    let url = format!("http://{}/", guard::authority(shown_host(host), address.port()));
    print::out(format_args!("Serving {} at {url} (Ctrl-C to stop)", shared.snapshot().site.name()));
    if !address.ip().is_loopback() {
        let what = format!("others on the network can read this site and its drafts, because of `--host {host}`");
        print::warning(&what, "leave `--host` out to keep it to this computer");
    }
    if open {
        open_browser(&url);
    }
    runtime.block_on(async {
        let router = http::router(Arc::clone(&shared), guard::Hosts::new(host, address));
        let server = axum::serve(listener, router).with_graceful_shutdown(stop_signal());
        tokio::select! {
            result = server => result.context("the server stopped"),
            // Open pages hold their event stream for as long as they are open: nobody waits for those.
            () = async { stop_signal().await; tokio::time::sleep(Duration::from_millis(200)).await } => Ok(()),
        }
    })
}

async fn stop_signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without the signal the process ends as the system sees fit.
        std::future::pending::<()>().await;
    }
}

async fn listen(host: &str, port: u16) -> Result<TcpListener> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs().map(Iterator::collect).unwrap_or_default();
    if addresses.is_empty() {
        return Err(Fault::error(
            format!("`{host}` is no address of this computer"),
            "leave `--host` out, or try 0.0.0.0",
        ));
    }
    TcpListener::bind(addresses.as_slice()).await.map_err(|cause| {
        let (what, help) = match cause.kind() {
            std::io::ErrorKind::AddrInUse => {
                let free = port.checked_add(1).unwrap_or(8800);
                (
                    format!("port {port} is taken by another program"),
                    format!("choose another one, such as `--port {free}`"),
                )
            }
            std::io::ErrorKind::PermissionDenied => (
                format!("this system does not let you use port {port}"),
                "choose one above 1023 with `--port`".to_owned(),
            ),
            _ => (format!("cannot listen on {host}, port {port}"), "leave `--host` out, or try 0.0.0.0".to_owned()),
        };
        Fault { what, help, cause: Some(cause) }.into()
    })
}

/// The host to show to people: one that a browser on this computer can open.
fn shown_host(host: &str) -> &str {
    match host.trim_start_matches('[').trim_end_matches(']').parse() {
        Ok(IpAddr::V4(address)) if address.is_unspecified() => "127.0.0.1",
        Ok(IpAddr::V6(address)) if address.is_unspecified() => "::1",
        _ => host,
    }
}

fn open_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if quiet.is_err() {
        print::warning("no browser could be opened", &format!("open {url} yourself"));
    }
}
