//! The page and the API.

mod page;

use crate::serve::Shared;
use axum::Json;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// The routes: the page, the sessions, and whether the listener is well.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/api/v1/sessions", get(sessions))
        .route("/api/v1/sessions/{id}", get(session))
        .fallback(|uri: Uri| async move { page::serve(uri.path()) })
        .with_state(shared)
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
