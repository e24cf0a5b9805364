//! smtplint for JavaScript: each export reads its arguments, calls `smtplint-core` and hands the report back.
//!
//! Input is a string or a `Uint8Array`. Spans come back in the unit of the input: UTF-16 code units for a
//! string, octets for octets. The types are those of `types/`.

mod fixes;
mod input;
mod options;
mod utf16;

use crate::input::Input;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const SHAPES: &str = include_str!("../types/shapes.d.ts");

/// What is wrong with one command line.
///
/// # Errors
/// A `TypeError` where `line` or an option is of the wrong type.
#[wasm_bindgen(js_name = lintCommand, unchecked_return_type = "CommandReport")]
pub fn lint_command(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] line: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LintOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let input = Input::read("line", line)?;
    let options = options::read(options)?;
    let mut report = smtplint_core::lint_command(input.octets(), &options);
    input.in_its_own_unit(&mut report.diagnostics);
    to_js(&report)
}

/// What is wrong with one reply of one line or several, and what it means.
///
/// # Errors
/// A `TypeError` where `reply` or an option is of the wrong type.
#[wasm_bindgen(js_name = lintReply, unchecked_return_type = "ReplyReport")]
pub fn lint_reply(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] reply: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LintOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let input = Input::read("reply", reply)?;
    let options = options::read(options)?;
    let mut report = smtplint_core::lint_reply(input.octets(), &options);
    input.in_its_own_unit(&mut report.diagnostics);
    to_js(&report)
}

/// What a code, an enhanced code or a whole reply means to a sender; null where it is none of these.
///
/// # Errors
/// A `TypeError` where `reply` is neither a string nor a number.
#[wasm_bindgen(unchecked_return_type = "Classification | null")]
pub fn classify(
    #[wasm_bindgen(unchecked_param_type = "string | number")] reply: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(&smtplint_core::classify(&input::query("reply", reply)?))
}

/// What the reference says of a code or a rule; null where it knows nothing of it.
///
/// # Errors
/// A `TypeError` where an argument is of the wrong type.
#[cfg(feature = "reference")]
#[wasm_bindgen(unchecked_return_type = "Explanation | null")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "string | number")] query: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ lang?: Lang }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    options::language(options)?;
    to_js(&smtplint_core::explain(&input::query("query", query)?))
}

/// Two entries of the reference side by side; null where one of them is not known.
///
/// # Errors
/// A `TypeError` where an argument is of the wrong type.
#[cfg(feature = "reference")]
#[wasm_bindgen(unchecked_return_type = "Comparison | null")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "string | number")] a: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | number")] b: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ lang?: Lang }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    options::language(options)?;
    to_js(&smtplint_core::compare(&input::query("a", a)?, &input::query("b", b)?))
}

/// Every rule, in the order of their codes.
///
/// # Errors
/// A `TypeError` where an option is of the wrong type.
#[cfg(feature = "reference")]
#[wasm_bindgen(unchecked_return_type = "RuleInfo[]")]
pub fn rules(
    #[wasm_bindgen(unchecked_optional_param_type = "{ lang?: Lang }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    options::language(options)?;
    to_js(&smtplint_core::rules_info())
}

/// The input with the fixes of the diagnostics applied, whose spans are those that a string got.
///
/// # Errors
/// A `TypeError` where an argument is of the wrong type, a `RangeError` where a span lies outside of `input`.
#[wasm_bindgen(js_name = applyFixes)]
pub fn apply_fixes(
    #[wasm_bindgen(unchecked_param_type = "string")] input: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Diagnostic[]")] diagnostics: &JsValue,
) -> Result<String, JsValue> {
    fixes::apply(input, diagnostics)
}

/// The version of smtplint.
#[wasm_bindgen]
pub fn version() -> String {
    smtplint_core::VERSION.into()
}

/// Plain objects and arrays, as `JSON.parse` would make them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
