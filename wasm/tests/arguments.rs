//! Wrong arguments: a `TypeError` that names the one that is wrong.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{array, field, object};
use js_sys::{Array, Error, Object, RangeError, TypeError};
use smtplint_wasm::{apply_fixes, classify, lint_command, lint_reply};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The message of a `TypeError`.
fn refusal<T: std::fmt::Debug>(result: Result<T, JsValue>) -> String {
    let error = result.expect_err("it was taken");
    assert!(error.is_instance_of::<TypeError>(), "{error:?}");
    error.unchecked_into::<Error>().message().into()
}

#[wasm_bindgen_test]
fn input_is_a_string_or_octets() {
    for wrong in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        5.into(),
        Object::new().into(),
        js_sys::Uint16Array::new_with_length(2).into(),
    ] {
        assert_eq!(
            refusal(lint_command(&wrong, &JsValue::UNDEFINED)),
            "line must be a string or a Uint8Array"
        );
        assert_eq!(
            refusal(lint_reply(&wrong, &JsValue::UNDEFINED)),
            "reply must be a string or a Uint8Array"
        );
    }
    assert_eq!(refusal(classify(&JsValue::NULL)), "reply must be a string or a number");
}

#[wasm_bindgen_test]
fn each_option_is_named() {
    let mixed = Array::of2(&"SIZE".into(), &5.into());
    for (key, value, expected) in [
        ("wire", "yes".into(), "true or false"),
        ("extensions", "some".into(), "\"all\", \"none\" or an array of strings"),
        ("extensions", mixed.clone().into(), "\"all\", \"none\" or an array of strings"),
        ("protocol", "http".into(), "\"smtp\", \"submission\" or \"lmtp\""),
        ("replyTo", 5.into(), "a string"),
        ("ignore", "SL0203".into(), "an array of strings"),
        ("ignore", mixed.into(), "an array of strings"),
        ("lang", JsValue::NULL, "a string"),
    ] {
        let message = refusal(lint_command(&"QUIT".into(), &object(key, value)));
        assert_eq!(message, format!("option \"{key}\" must be {expected}"));
    }
    assert_eq!(refusal(lint_command(&"QUIT".into(), &"wire".into())), "options must be an object");
}

#[wasm_bindgen_test]
fn options_that_are_right_or_unknown_are_taken() {
    let list = || Array::of1(&"SIZE 1000".into());
    for (key, value) in [
        ("wire", JsValue::UNDEFINED),
        ("wire", JsValue::FALSE),
        ("extensions", "all".into()),
        ("extensions", "none".into()),
        ("extensions", list().into()),
        ("protocol", "submission".into()),
        ("replyTo", "greeting".into()),
        ("lang", "fr".into()),
        ("ofTheFuture", 5.into()),
    ] {
        lint_command(&"QUIT".into(), &object(key, value)).unwrap();
    }
    lint_command(&"QUIT".into(), &JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
fn an_ignored_rule_is_not_reported() {
    for name in ["SL0203", "path-space-before"] {
        let ignore = object("ignore", Array::of1(&name.into()));
        let report = lint_command(&"MAIL FROM: <user@example.org>".into(), &ignore).unwrap();
        assert_eq!(array(&field(&report, "diagnostics")).length(), 0);
    }
}

#[wasm_bindgen_test]
fn wire_judges_line_endings() {
    let wire = object("wire", true);
    let errors = |line: &str, options: &JsValue| {
        array(&field(&lint_command(&line.into(), options).unwrap(), "diagnostics")).length()
    };
    assert_eq!(errors("NOOP\r\n", &wire), 0);
    assert_eq!(errors("NOOP\n", &JsValue::UNDEFINED), 0);
    assert_ne!(errors("NOOP\n", &wire), 0);
}

#[wasm_bindgen_test]
fn diagnostics_of_another_input_are_refused() {
    let line: JsValue = "MAIL FROM: <user@example.org>".into();
    let found = field(&lint_command(&line, &JsValue::UNDEFINED).unwrap(), "diagnostics");
    let error = apply_fixes(&"MAIL".into(), &found).unwrap_err();
    assert!(error.is_instance_of::<RangeError>(), "{error:?}");
}

#[wasm_bindgen_test]
fn what_is_no_diagnostic_is_named() {
    let refused = |value: JsValue| refusal(apply_fixes(&"MAIL".into(), &value));
    assert_eq!(refused(5.into()), "diagnostics must be an array");
    assert_eq!(refused(Array::of1(&5.into()).into()), "diagnostics[0] must be an object");
    assert_eq!(refused(Array::of1(&Object::new()).into()), "diagnostics[0].span must be an object");
    let backwards = js_sys::JSON::parse(r#"[{"span":{"start":2,"end":1},"fixes":[]}]"#).unwrap();
    assert_eq!(refused(backwards), "diagnostics[0].span must be a span that ends after it starts");
    let fraction = js_sys::JSON::parse(r#"[{"span":{"start":0.5,"end":1},"fixes":[]}]"#).unwrap();
    assert_eq!(refused(fraction), "diagnostics[0].span.start must be an offset: a whole number, 0 or more");
}
