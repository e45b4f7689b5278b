//! Who may ask, and for what.
//!
//! A server on one's own computer can be reached by every website that is open in the browser. A name of that
//! website's own that leads here ("DNS rebinding") would make its scripts readers of drafts, so only names that
//! we were started with are answered.

use std::net::{IpAddr, SocketAddr};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// The names this server is known by.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    host: String,
    port: u16,
    /// Whether it listens on every address of the computer: then any address may be its name, but no other name.
    is_open: bool,
}

impl Hosts {
    /// For a server told to listen on `host` that listens on `address`.
    pub(super) fn new(host: &str, address: SocketAddr) -> Self {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        Self { host, port: address.port(), is_open: address.ip().is_unspecified() }
    }

    /// Whether a `Host` header, or the host of an `Origin`, is one of ours.
    pub(super) fn allow(&self, authority: &str) -> bool {
        let Some((name, port)) = split(authority) else { return false };
        let is_address = name.parse::<IpAddr>().is_ok();
        let is_local = name == "localhost" || name.ends_with(".localhost") || name == "127.0.0.1" || name == "::1";
        port == self.port && (is_local || name == self.host || (self.is_open && is_address))
    }

    /// Whether the `Origin` header of a request is a page of ours.
    pub(super) fn allow_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|authority| self.allow(authority))
    }
}

/// A host and a port as they stand in a URL.
pub(super) fn authority(host: &str, port: u16) -> String {
    if host.contains(':') && !host.starts_with('[') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

/// Name in lower case and without brackets, and port.
fn split(authority: &str) -> Option<(String, u16)> {
    let (name, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (name, port) = rest.split_once(']')?;
            (name, port)
        }
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let port = match port.strip_prefix(':') {
        Some(port) if is_digits(port) => port.parse().ok()?,
        None if port.is_empty() => 80,
        _ => return None,
    };
    Some((name.to_ascii_lowercase(), port))
}

/// The path of an output file that a request's path means, decoded once and in normal form C; empty or with a
/// `/` at the end for a folder. Nothing for what no file of ours can be.
pub(super) fn path(raw: &str) -> Option<String> {
    let decoded = percent_decode_str(raw.strip_prefix('/')?).decode_utf8().ok()?;
    let is_clean = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
    let parts = decoded.strip_suffix('/').unwrap_or(&decoded);
    (decoded.is_empty() || parts.split('/').all(is_clean)).then(|| decoded.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_server_are_answered() {
        let address = |text: &str| text.parse::<SocketAddr>().expect("an address");
        let hosts = [Hosts::new("127.0.0.1", address("127.0.0.1:8800")), Hosts::new("0.0.0.0", address("0.0.0.0:80"))];
        for (authority, expected) in [
            ("127.0.0.1:8800", [true, false]),
            ("localhost:8800", [true, false]),
            ("LOCALHOST:8800", [true, false]),
            ("blog.localhost:8800", [true, false]),
            ("[::1]:8800", [true, false]),
            ("localhost", [false, true]),
            ("192.168.1.7", [false, true]),
            ("192.168.1.7:8800", [false, false]),
            ("evil.example:8800", [false, false]),
            ("evil.example", [false, false]),
            ("localhost.evil.example:8800", [false, false]),
            ("evillocalhost:8800", [false, false]),
            ("127.0.0.1:8800.evil.example", [false, false]),
            ("127.0.0.1:+8800", [false, false]),
            ("user@127.0.0.1:8800", [false, false]),
            ("[::1", [false, false]),
            ("", [false, false]),
        ] {
            assert_eq!([0, 1].map(|index: usize| hosts[index].allow(authority)), expected, "{authority}");
        }
    }

    #[test]
    fn a_path_is_decoded_once_and_walked_by_its_parts() {
        for (raw, expected) in [
            ("/", Some("")),
            ("/posts/x/", Some("posts/x/")),
            ("/caf%C3%A9/", Some("café/")),
            ("/cafe%CC%81/", Some("café/")),
            ("/a%20b.md", Some("a b.md")),
            ("/%252e%252e/x", Some("%2e%2e/x")),
            ("/..", None),
            ("/../x", None),
            ("/%2e%2e/x", None),
            ("/a/%2E%2e%2fx", None),
            ("/a/..%5cx", None),
            ("/a\\b", None),
            ("//evil.example/", None),
            ("/a//b", None),
            ("/./a", None),
            ("/a%00.md", None),
            ("/%ff", None),
            ("a", None),
        ] {
            assert_eq!(path(raw).as_deref(), expected, "{raw}");
        }
    }
}
