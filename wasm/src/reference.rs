//! The reference: codes, rules, comparisons.

use crate::desk;
use serde::Serialize;
use smtplint_core::Language;
use smtplint_core::reference::{MOST_FOUND, compare_in, explain_in, search_in};
use smtplint_core::rules::rules_info_in;
use wasm_bindgen::prelude::*;

/// What the reference says of a code or a rule; null where it knows nothing of it.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn explain(query: &str, lang: &str) -> Result<JsValue, JsValue> {
    to_js(&explain_in(query, language(lang)))
}

/// Two entries of the reference side by side; null where one of them is not known.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn compare(a: &str, b: &str, lang: &str) -> Result<JsValue, JsValue> {
    to_js(&compare_in(a, b, language(lang)))
}

/// The entries that fit a question best, best first.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn search(text: &str, limit: usize, lang: &str) -> Result<JsValue, JsValue> {
    to_js(&search_in(text, limit, language(lang)))
}

/// How many entries `search` gives where nobody asks for fewer.
#[wasm_bindgen(js_name = mostFound)]
pub fn most_found() -> usize {
    MOST_FOUND
}

/// Every entry of the reference by its kind and id, kind by kind.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn entries() -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::reference::entries())
}

/// Every pair of codes that has notes of its own.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn pairs() -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::reference::pairs().collect::<Vec<_>>())
}

/// Every rule, in the order of their codes.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn rules(lang: &str) -> Result<JsValue, JsValue> {
    to_js(&rules_info_in(language(lang)))
}

/// Every verb, service extension and RFC that is covered.
///
/// # Errors
/// None but what the making of objects may throw.
#[wasm_bindgen]
pub fn coverage() -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::reference::coverage())
}

/// The language of a tag, as far as it was brought in.
fn language(tag: &str) -> Language {
    desk::with(|desk| desk.language(tag))
}

/// Plain objects and arrays, as `JSON.parse` would make them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
