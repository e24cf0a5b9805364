//! The page, the reference and the API.

mod page;
mod reference;

pub(crate) use page::files as page_files;

use crate::serve::Shared;
use axum::Json;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// The routes: the page, the reference, the sessions, and whether the listener is well.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/api/v1/sessions", get(sessions))
        .route("/api/v1/sessions/{id}", get(session))
        .fallback(|State(shared): State<Arc<Shared>>, uri: Uri| async move { elsewhere(&shared, uri.path()) })
        .with_state(shared)
}

/// A page of the reference, or a file of the linter's page.
fn elsewhere(shared: &Shared, path: &str) -> Response {
    reference::serve(shared.site(), path).unwrap_or_else(|| page::serve(path))
}

async fn sessions(State(shared): State<Arc<Shared>>) -> Response {
    Json(shared.sessions.list()).into_response()
}

async fn session(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Response {
    if let Some(session) = shared.sessions.find(&id) {
        return Json(session).into_response();
    }
    let error = serde_json::json!({ "error": format!("no session {id} is kept") });
    (StatusCode::NOT_FOUND, Json(error)).into_response()
}
