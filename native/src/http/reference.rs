//! The reference: each page is made when it is asked for.

use super::page::{headed, kind};
use crate::site::Site;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Answers a path of the reference; none where it is not one.
pub(super) fn serve(site: &Site, path: &str) -> Option<Response> {
    let path = path.trim_start_matches('/');
    if let Some(content) = site.file(path) {
        return Some(headed(content.into_owned().into_response(), kind(path)));
    }
    if !site.has_language(path) {
        return None;
    }
    // Addresses are typed without their ending, and without the slash of a list.
    for ending in [".html", "/"] {
        let whole = format!("{path}{ending}");
        if site.file(&whole).is_some() {
            return Some(
                (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, format!("/{whole}"))]).into_response(),
            );
        }
    }
    let page = headed(site.missing(path).into_response(), "text/html; charset=utf-8");
    Some((StatusCode::NOT_FOUND, page).into_response())
}
