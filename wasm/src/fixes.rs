//! Fixes: the diagnostics come back from JavaScript, with spans in UTF-16 code units.

use crate::input::type_error;
use crate::utf16::Utf16;
use js_sys::{Array, RangeError, Reflect};
use smtplint_core::{Diagnostic, Edit, Fix, Kind, Range, Severity, Side};
use wasm_bindgen::prelude::*;

/// The text with the fixes of the diagnostics applied.
pub(crate) fn apply(input: &JsValue, diagnostics: &JsValue) -> Result<String, JsValue> {
    let text = input.as_string().ok_or_else(|| type_error("input must be a string"))?;
    let mut diagnostics = Place::argument(diagnostics).list(diagnostic)?;
    if Utf16::of(&text).count_in_octets(&mut diagnostics).is_none() {
        return Err(RangeError::new("diagnostics: a span lies outside of the input").into());
    }
    let mended = smtplint_core::apply_fixes(text.as_bytes(), &diagnostics);
    // Every span lies on a boundary of characters, and what comes in is text: so this is UTF-8.
    Ok(String::from_utf8_lossy(&mended).into_owned())
}

/// As much of a diagnostic as fixing takes: its place and its fixes. Nobody gets to see the rest.
fn diagnostic(place: &Place) -> Result<Diagnostic, JsValue> {
    Ok(Diagnostic {
        rule: String::new(),
        code: String::new(),
        severity: Severity::Error,
        kind: Kind::Conformance,
        message: String::new(),
        help: None,
        span: range(&place.at("span")?)?,
        line: 1,
        column: 1,
        side: Side::Client,
        session: None,
        reply: None,
        rfc: Vec::new(),
        fixes: place.at("fixes")?.list(fix)?,
        related: Vec::new(),
    })
}

fn fix(place: &Place) -> Result<Fix, JsValue> {
    Ok(Fix { title: String::new(), edits: place.at("edits")?.list(edit)? })
}

fn edit(place: &Place) -> Result<Edit, JsValue> {
    let text = place.at("text")?;
    let text = text.value.as_string().ok_or_else(|| text.must_be("a string"))?;
    Ok(Edit { span: range(&place.at("span")?)?, text })
}

fn range(place: &Place) -> Result<Range, JsValue> {
    let (start, end) = (place.at("start")?.offset()?, place.at("end")?.offset()?);
    if end < start {
        Err(place.must_be("a span that ends after it starts"))
    } else {
        Ok(Range { start, end })
    }
}

/// A value and the way to it, for the message: `diagnostics[0].fixes[1].edits`.
struct Place {
    value: JsValue,
    path: String,
}

impl Place {
    fn argument(value: &JsValue) -> Self {
        Self { value: value.clone(), path: "diagnostics".into() }
    }

    fn at(&self, key: &str) -> Result<Self, JsValue> {
        if !self.value.is_object() {
            return Err(self.must_be("an object"));
        }
        Ok(Self { value: Reflect::get(&self.value, &key.into())?, path: format!("{}.{key}", self.path) })
    }

    fn list<T>(&self, read: fn(&Self) -> Result<T, JsValue>) -> Result<Vec<T>, JsValue> {
        if !Array::is_array(&self.value) {
            return Err(self.must_be("an array"));
        }
        let items = Array::from(&self.value).into_iter().enumerate();
        items.map(|(i, value)| read(&Self { value, path: format!("{}[{i}]", self.path) })).collect()
    }

    /// A whole number that is not negative.
    fn offset(&self) -> Result<usize, JsValue> {
        let number = self.value.as_f64().unwrap_or(-1.0);
        #[expect(
            clippy::cast_sign_loss,
            reason = "a negative number saturates to 0, and is told from it below"
        )]
        let offset = number as u32;
        // Exact: a fraction, a negative number or one too large does not come back the same.
        if f64::from(offset).to_bits() == number.to_bits() {
            Ok(offset as usize)
        } else {
            Err(self.must_be("an offset: a whole number, 0 or more"))
        }
    }

    fn must_be(&self, expected: &str) -> JsValue {
        type_error(&format!("{} must be {expected}", self.path))
    }
}
