//! The reference: codes, rules, comparisons.

use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What the reference says of a code or a rule; null where it knows nothing of it.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn explain(query: &str) -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::explain(query))
}

/// Two entries of the reference side by side; null where one of them is not known.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn compare(a: &str, b: &str) -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::compare(a, b))
}

/// Every rule, in the order of their codes.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::rules_info())
}

/// Every verb, service extension and RFC that is covered.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn coverage() -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::reference::coverage())
}

/// Plain objects and arrays, as `JSON.parse` would make them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
