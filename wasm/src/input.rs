//! Arguments: text or octets to lint, and queries.

use crate::utf16::Utf16;
use js_sys::{ArrayBuffer, Number, Reflect, TypeError, Uint8Array};
use smtplint_core::Diagnostic;
use wasm_bindgen::prelude::*;

/// What to lint, in the unit it came in.
pub(crate) enum Input {
    /// From a JavaScript string; a lone surrogate has become U+FFFD, which is as long in UTF-16.
    Text(String),
    /// From a `Uint8Array`.
    Octets(Vec<u8>),
}

impl Input {
    /// Reads the argument called `name`.
    pub(crate) fn read(name: &str, value: &JsValue) -> Result<Self, JsValue> {
        if let Some(text) = value.as_string() {
            return Ok(Self::Text(text));
        }
        match octets(value) {
            Some(octets) => Ok(Self::Octets(octets)),
            None => Err(type_error(&format!("{name} must be a string or a Uint8Array"))),
        }
    }

    /// The octets that core judges: UTF-8 where a string was given.
    pub(crate) fn octets(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Octets(octets) => octets,
        }
    }

    /// Turns the octet offsets that core gives into the unit of the input.
    pub(crate) fn in_its_own_unit(&self, diagnostics: &mut [Diagnostic]) {
        if let Self::Text(text) = self
            && !diagnostics.is_empty()
            && !text.is_ascii()
        {
            Utf16::of(text).count_in_code_units(diagnostics);
        }
    }
}

/// The octets of a view of an `ArrayBuffer` whose elements are octets: `Uint8Array` and its kin.
///
/// Not by `instanceof`, which fails for an array from another realm: an iframe, a test runner's sandbox.
fn octets(value: &JsValue) -> Option<Vec<u8>> {
    if !ArrayBuffer::is_view(value) {
        return None;
    }
    let field = |name: &str| Reflect::get(value, &name.into()).ok();
    if field("BYTES_PER_ELEMENT")?.as_f64() != Some(1.0) {
        return None;
    }
    #[expect(clippy::cast_sign_loss, reason = "offsets of a view are whole and not negative")]
    let number = |name: &str| Some(field(name)?.as_f64()? as u32);
    let (start, length) = (number("byteOffset")?, number("byteLength")?);
    Some(Uint8Array::new_with_byte_offset_and_length(&field("buffer")?, start, length).to_vec())
}

/// Reads the argument called `name` where a code may be given as a number.
pub(crate) fn query(name: &str, value: &JsValue) -> Result<String, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    match value.dyn_ref::<Number>() {
        // JavaScript writes the number: Rust's own code for it would be a tenth of the module.
        Some(number) => Ok(number.to_string_with_radix(10)?.into()),
        None => Err(type_error(&format!("{name} must be a string or a number"))),
    }
}

/// A JavaScript `TypeError` with this message.
pub(crate) fn type_error(message: &str) -> JsValue {
    TypeError::new(message).into()
}
