//! Fixes: the diagnostics come back from JavaScript, with spans in UTF-16 code units.

use crate::input::type_error;
use crate::utf16::Utf16;
use js_sys::RangeError;
use smtplint_core::Diagnostic;
use wasm_bindgen::prelude::*;

/// The text with the fixes of the diagnostics applied.
pub(crate) fn apply(input: &JsValue, diagnostics: &JsValue) -> Result<String, JsValue> {
    let text = input.as_string().ok_or_else(|| type_error("input must be a string"))?;
    let mut diagnostics = read(diagnostics)?;
    if Utf16::of(&text).count_in_octets(&mut diagnostics).is_none() {
        return Err(RangeError::new("diagnostics: a span lies outside of the input").into());
    }
    let mended = smtplint_core::apply_fixes(text.as_bytes(), &diagnostics);
    // Every span lies on a boundary of characters, and what comes in is text: so this is UTF-8.
    Ok(String::from_utf8_lossy(&mended).into_owned())
}

fn read(value: &JsValue) -> Result<Vec<Diagnostic>, JsValue> {
    serde_wasm_bindgen::from_value(value.clone()).map_err(|error| {
        type_error(&format!("diagnostics must be an array of what lintCommand or lintReply found: {error}"))
    })
}
