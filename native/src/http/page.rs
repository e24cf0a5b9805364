//! The built page, from inside the program.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// Scripts from here only, and WebAssembly; nothing goes anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const NOT_BUILT: &str = "The page was not built into this program.\n\n\
                         Run `make build` in the source folder: it builds the page (with Node) and the program around it.\n\
                         The API is here all the same: /api/v1/sessions, /healthz.\n";

/// Every file of the page; none where it was not built.
pub(crate) fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    PAGE.iter().copied()
}

/// Answers a path with a file of the page.
pub(super) fn serve(path: &str) -> Response {
    if PAGE.is_empty() {
        return (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response();
    }
    let name = path.trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let Some((_, content)) = PAGE.iter().find(|(known, _)| *known == name) else {
        return (StatusCode::NOT_FOUND, "no such page\n").into_response();
    };
    headed((*content).into_response(), kind(name))
}

/// Adds what kind of content it is, and what it may do.
pub(super) fn headed(mut response: Response, kind: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

pub(super) fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        _ if name.ends_with('/') => "text/html; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
