//! Answers requests from the website in memory.
//!
//! A request can only ever name one of the website's files: it is looked up among them, and no path is made
//! from it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH, LOCATION, ORIGIN,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use mdcms_core::hash::Hash;

use super::guard::{self, Hosts};
use super::site::Snapshot;
use super::{Shared, live, media};

/// What every request is answered with.
#[derive(Clone, Debug)]
struct Server {
    shared: Arc<Shared>,
    hosts: Arc<Hosts>,
}

/// The service for all requests.
pub(super) fn router(shared: Arc<Shared>, hosts: Hosts) -> Router {
    Router::new().fallback(answer).with_state(Server { shared, hosts: Arc::new(hosts) })
}

async fn answer(State(server): State<Server>, request: Request) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    if !is_for_us(&server.hosts, uri, headers) {
        let text = "This address is not one that mdcms was started with. Use the one it has printed, or start it with --host.\n";
        return plain(StatusCode::FORBIDDEN, text);
    }
    if method != Method::GET && method != Method::HEAD {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "This server answers GET and HEAD only.\n");
        set(&mut response, ALLOW, "GET, HEAD");
        return response;
    }
    let Some(path) = guard::path(uri.path()) else {
        return plain(StatusCode::BAD_REQUEST, "This is not the path of a page.\n");
    };
    if path == live::EVENTS {
        return events(&server, uri, headers);
    }
    let (is_head, uri, known) = (method == Method::HEAD, uri.clone(), headers.get(IF_NONE_MATCH).cloned());
    let snapshot = server.shared.snapshot();
    // Files are read, and perhaps pages made: not on the threads that answer everybody.
    let made = tokio::task::spawn_blocking(move || {
        let known = known.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default();
        respond(&snapshot, &path, &uri, known, is_head)
    });
    made.await.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "The page could not be made.\n"))
}

fn is_for_us(hosts: &Hosts, uri: &Uri, headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    host.is_some_and(|host| hosts.allow(host))
        && uri.authority().is_none_or(|authority| hosts.allow(authority.as_str()))
}

fn events(server: &Server, uri: &Uri, headers: &HeaderMap) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key(ORIGIN) && !header(ORIGIN.as_str()).is_some_and(|origin| server.hosts.allow_origin(origin))
    {
        return plain(StatusCode::FORBIDDEN, "Another site's page may not listen here.\n");
    }
    let in_query = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("state=")));
    live::stream(Arc::clone(&server.shared), header("last-event-id").or(in_query))
}

/// The answer to a request for the website's file at `path`; `known` is the versions that the browser has.
fn respond(snapshot: &Snapshot, path: &str, uri: &Uri, known: &str, is_head: bool) -> Response {
    if path == live::SCRIPT {
        return found(path, live::script(snapshot).into_bytes(), StatusCode::OK, known, is_head);
    }
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { [path, "index.html"].concat() } else { path.to_owned() };
    if let Some(bytes) = snapshot.read(&file) {
        return found(&file, bytes, StatusCode::OK, known, is_head);
    }
    if !is_folder && snapshot.has(&[path, "/index.html"].concat()) {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let mut response = plain(StatusCode::FOUND, "The page is at the same address with a slash at its end.\n");
        set(&mut response, LOCATION, &format!("{}/{query}", uri.path()));
        return response;
    }
    match snapshot.read("404.html") {
        Some(bytes) => found("404.html", bytes, StatusCode::NOT_FOUND, "", is_head),
        None => plain(StatusCode::NOT_FOUND, "There is no such page.\n"),
    }
}

fn found(path: &str, bytes: Vec<u8>, status: StatusCode, known: &str, is_head: bool) -> Response {
    let tag = format!("\"{}\"", Hash::of(&bytes).hex());
    let is_known = known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
    let (status, length) = if is_known { (StatusCode::NOT_MODIFIED, None) } else { (status, Some(bytes.len())) };
    let body = if is_head || is_known { Body::empty() } else { Body::from(bytes) };
    let mut response = (status, body).into_response();
    // Names of the app's files change with their content.
    let cache = if path.starts_with("_app/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    set(&mut response, CACHE_CONTROL, cache);
    set(&mut response, CONTENT_TYPE, media::of(path));
    set(&mut response, ETAG, &tag);
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    if let Some(length) = length {
        set(&mut response, CONTENT_LENGTH, &length.to_string());
    }
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let mut response = (status, text).into_response();
    set(&mut response, CACHE_CONTROL, "no-cache");
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
}
