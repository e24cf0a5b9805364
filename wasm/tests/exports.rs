//! The exports as JavaScript sees them. In Node, and with `WASM_BINDGEN_USE_BROWSER=1` in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{array, bytes, field, json, path, span};
use smtplint_wasm::{apply_fixes, classify, lint_command, lint_reply, version};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const NONE: JsValue = JsValue::UNDEFINED;

#[wasm_bindgen_test]
fn a_clean_command_is_valid() {
    let report = lint_command(&"MAIL FROM:<user@example.org>".into(), &NONE).unwrap();
    assert_eq!(field(&report, "valid"), JsValue::TRUE);
    assert_eq!(path(&report, "command.verb").as_string().as_deref(), Some("MAIL"));
    assert_eq!(path(&report, "command.path.localPart").as_string().as_deref(), Some("user"));
    assert_eq!(array(&field(&report, "diagnostics")).length(), 0);
}

#[wasm_bindgen_test]
fn a_fault_comes_with_its_place_its_reply_and_its_fix() {
    let report = lint_command(&"MAIL FROM: <user@example.org>".into(), &NONE).unwrap();
    assert_eq!(field(&report, "valid"), JsValue::FALSE);
    let found = array(&field(&report, "diagnostics"));
    assert_eq!(found.length(), 1, "{}", json(&found));
    assert_eq!(path(&found, "0.code").as_string().as_deref(), Some("SL0203"));
    assert_eq!(span(&path(&found, "0")), (10, 11));
    assert_eq!(path(&found, "0.reply.code").as_f64(), Some(501.0));
    let edit = path(&found, "0.fixes.0.edits.0");
    assert_eq!(span(&edit), (10, 11));
}

#[wasm_bindgen_test]
fn absent_fields_are_absent_and_not_undefined() {
    let report = lint_command(&"MAIL FROM: <user@example.org>".into(), &NONE).unwrap();
    assert!(!json(&report).contains("null"), "{}", json(&report));
    assert!(!js_sys::Reflect::has(&path(&report, "diagnostics.0"), &"session".into()).unwrap());
}

#[wasm_bindgen_test]
fn no_command_is_null() {
    let report = lint_command(&"".into(), &NONE).unwrap();
    assert!(field(&report, "command").is_null());
}

#[wasm_bindgen_test]
fn strings_count_in_utf16_and_bytes_in_octets() {
    let line = "NOOP \u{1F600}\0";
    let place = |report: &JsValue| {
        let found = array(&field(report, "diagnostics"));
        let nul = found.iter().find(|found| field(found, "message").as_string().unwrap().contains("NUL"));
        let nul = nul.unwrap_or_else(|| panic!("no finding about NUL in {}", json(&found)));
        (span(&nul), field(&nul, "column").as_f64().unwrap())
    };
    assert_eq!(place(&lint_command(&line.into(), &NONE).unwrap()), ((7, 8), 8.0));
    assert_eq!(place(&lint_command(&bytes(line.as_bytes()), &NONE).unwrap()), ((9, 10), 10.0));
}

#[wasm_bindgen_test]
fn part_of_a_buffer_is_judged_alone() {
    let whole = js_sys::Uint8Array::from(&b"xxQUITxx"[..]);
    let report = lint_command(&whole.subarray(2, 6), &NONE).unwrap();
    assert_eq!(field(&report, "valid"), JsValue::TRUE, "{}", json(&report));
}

#[wasm_bindgen_test]
fn a_reply_is_read_and_classified() {
    let report = lint_reply(&"550 5.1.1 no such user".into(), &NONE).unwrap();
    assert_eq!(path(&report, "reply.code").as_f64(), Some(550.0));
    assert_eq!(path(&report, "reply.enhanced").as_string().as_deref(), Some("5.1.1"));
    assert_eq!(path(&report, "classification.class").as_string().as_deref(), Some("permanent-negative"));
    assert!(path(&report, "classification.action").is_string());
}

#[wasm_bindgen_test]
fn a_code_may_be_a_number_or_a_text() {
    let number = classify(&550.into()).unwrap();
    assert_eq!(field(&number, "code").as_f64(), Some(550.0));
    assert_eq!(json(&number), json(&classify(&"550".into()).unwrap()));
    assert!(classify(&"nothing of the kind".into()).unwrap().is_null());
}

#[wasm_bindgen_test]
fn fixes_mend_a_text_with_characters_of_every_width() {
    let line: JsValue = "RCPT TO: <\u{e9}\u{20ac}\u{1F600}@example.org>".into();
    let report = lint_command(&line, &NONE).unwrap();
    let mended = apply_fixes(&line, &field(&report, "diagnostics")).unwrap();
    assert_eq!(mended, "RCPT TO:<\u{e9}\u{20ac}\u{1F600}@example.org>");
}

#[wasm_bindgen_test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[cfg(feature = "reference")]
mod reference {
    use super::{NONE, array, field, json, wasm_bindgen_test};
    use smtplint_wasm::{compare, explain, rules};

    #[wasm_bindgen_test]
    fn a_code_is_explained_and_nonsense_is_null() {
        let explained = explain(&220.into(), &NONE).unwrap();
        assert_eq!(field(&explained, "id").as_string().as_deref(), Some("220"));
        assert!(explain(&"nothing of the kind".into(), &NONE).unwrap().is_null());
    }

    #[wasm_bindgen_test]
    fn two_codes_are_compared() {
        let compared = compare(&220.into(), &"500".into(), &NONE).unwrap();
        assert!(array(&field(&compared, "keyDifferences")).length() > 0, "{}", json(&compared));
        assert!(compare(&220.into(), &"no".into(), &NONE).unwrap().is_null());
    }

    #[wasm_bindgen_test]
    fn every_rule_has_its_code() {
        let rules = array(&rules(&NONE).unwrap());
        assert!(rules.length() >= 30);
        assert!(rules.iter().all(|rule| field(&rule, "code").as_string().unwrap().starts_with("SL")));
    }
}
