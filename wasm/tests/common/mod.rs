//! Looking into JavaScript values.
#![allow(dead_code, reason = "each test file uses some of it")]

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// The value of a key, which must be there.
pub(crate) fn field(value: &JsValue, key: &str) -> JsValue {
    assert!(Reflect::has(value, &key.into()).unwrap_or(false), "no {key} in {}", json(value));
    Reflect::get(value, &key.into()).unwrap()
}

/// The value at the end of a way of keys: `diagnostics.0.span`.
pub(crate) fn path(value: &JsValue, keys: &str) -> JsValue {
    keys.split('.').fold(value.clone(), |value, key| field(&value, key))
}

/// Start and end of the span of a diagnostic or an edit.
pub(crate) fn span(value: &JsValue) -> (usize, usize) {
    let offset = |key| serde_wasm_bindgen::from_value(path(value, key)).unwrap();
    (offset("span.start"), offset("span.end"))
}

/// The array that a value must be.
pub(crate) fn array(value: &JsValue) -> Array {
    value.clone().dyn_into().unwrap()
}

/// A `Uint8Array` of these octets.
pub(crate) fn bytes(octets: &[u8]) -> JsValue {
    Uint8Array::from(octets).into()
}

/// An object with one key.
pub(crate) fn object(key: &str, value: impl Into<JsValue>) -> JsValue {
    let object = Object::new();
    Reflect::set(&object, &key.into(), &value.into()).unwrap();
    object.into()
}

/// The value as JSON, to compare and to show.
pub(crate) fn json(value: &JsValue) -> String {
    JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
