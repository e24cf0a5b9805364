//! Options: read key by key, so that an error names the one that is wrong.

use crate::input::type_error;
use js_sys::{Array, Reflect};
use smtplint_core::{Extensions, LintOptions, Preset, Protocol};
use wasm_bindgen::prelude::*;

/// Reads `LintOptions`; undefined and null stand for the defaults, keys that it does not know are left alone.
pub(crate) fn read(value: &JsValue) -> Result<LintOptions, JsValue> {
    let Some(options) = Object::of(value)? else { return Ok(LintOptions::default()) };
    Ok(LintOptions {
        wire: options.wire()?,
        extensions: options.extensions()?,
        protocol: options.protocol()?,
        reply_to: options.text("replyTo")?,
        ignore: options.get("ignore")?.map_or(Ok(Vec::new()), |value| {
            strings(&value).ok_or_else(|| wrong("ignore", "an array of strings"))
        })?,
        lang: options.text("lang")?,
    })
}

/// Reads the options of the reference, which know only a language.
#[cfg(feature = "reference")]
pub(crate) fn language(value: &JsValue) -> Result<Option<String>, JsValue> {
    Object::of(value)?.map_or(Ok(None), |options| options.text("lang"))
}

/// The object that holds the options.
struct Object<'a>(&'a JsValue);

impl<'a> Object<'a> {
    fn of(value: &'a JsValue) -> Result<Option<Self>, JsValue> {
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        if value.is_object() { Ok(Some(Self(value))) } else { Err(type_error("options must be an object")) }
    }

    /// The value of a key; none where it is absent or undefined.
    fn get(&self, key: &str) -> Result<Option<JsValue>, JsValue> {
        let value = Reflect::get(self.0, &key.into())?;
        Ok((!value.is_undefined()).then_some(value))
    }

    fn text(&self, key: &str) -> Result<Option<String>, JsValue> {
        let Some(value) = self.get(key)? else { return Ok(None) };
        value.as_string().map(Some).ok_or_else(|| wrong(key, "a string"))
    }

    fn wire(&self) -> Result<bool, JsValue> {
        let Some(value) = self.get("wire")? else { return Ok(false) };
        value.as_bool().ok_or_else(|| wrong("wire", "true or false"))
    }

    fn protocol(&self) -> Result<Protocol, JsValue> {
        let Some(value) = self.get("protocol")? else { return Ok(Protocol::default()) };
        match value.as_string().as_deref() {
            Some("smtp") => Ok(Protocol::Smtp),
            Some("submission") => Ok(Protocol::Submission),
            Some("lmtp") => Ok(Protocol::Lmtp),
            _ => Err(wrong("protocol", "\"smtp\", \"submission\" or \"lmtp\"")),
        }
    }

    fn extensions(&self) -> Result<Extensions, JsValue> {
        let Some(value) = self.get("extensions")? else { return Ok(Extensions::default()) };
        match value.as_string().as_deref() {
            Some("all") => Ok(Extensions::Preset(Preset::All)),
            Some("none") => Ok(Extensions::Preset(Preset::None)),
            _ => strings(&value)
                .map(Extensions::List)
                .ok_or_else(|| wrong("extensions", "\"all\", \"none\" or an array of strings")),
        }
    }
}

/// The strings of an array that holds nothing else.
fn strings(value: &JsValue) -> Option<Vec<String>> {
    Array::is_array(value).then(|| Array::from(value).iter().map(|item| item.as_string()).collect())?
}

fn wrong(key: &str, expected: &str) -> JsValue {
    type_error(&format!("option \"{key}\" must be {expected}"))
}
