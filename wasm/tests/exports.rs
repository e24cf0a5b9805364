//! The exports as our JavaScript uses them. In Node, and with `WASM_BINDGEN_USE_BROWSER=1` in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{Record, layout, write};
use smtplint_wasm::{add_option, begin_options, classify, lint_command, lint_reply, room, rule};
use wasm_bindgen_test::wasm_bindgen_test;

/// Where the words of a command, a reply, a classification begin; and those of a diagnostic of a command without parameters.
const BODY: usize = layout::HEAD;
const FOUND: usize = layout::HEAD + layout::COMMAND_WORDS;

/// What is said of a line that came as text.
fn lint(line: &str) -> Record {
    Record::of(line.as_bytes(), |octets| lint_command(octets, true))
}

/// The options that are the defaults; tests share one instance.
fn default_options() {
    begin_options(false, layout::EXTENSIONS_UNSTATED, layout::PROTOCOL_SMTP);
}

#[wasm_bindgen_test]
fn a_clean_command_is_valid_and_has_its_parts() {
    let line = "MAIL FROM:<user@example.org>";
    let record = lint(line);
    assert_eq!(record.word(0, layout::VALID), 1);
    assert_eq!(record.word(0, layout::FINDINGS), 0);
    assert_eq!(record.text(BODY, layout::COMMAND_VERB, line).as_deref(), Some("MAIL"));
    let path = BODY + layout::COMMAND_PATH_WORDS;
    assert_eq!(record.text(path, layout::PATH_LOCAL_PART, line).as_deref(), Some("user"));
    assert_eq!(record.text(path, layout::PATH_DOMAIN, line).as_deref(), Some("example.org"));
    assert_eq!(record.text(path, layout::PATH_LITERAL, line), None);
}

#[wasm_bindgen_test]
fn a_fault_comes_with_its_place_its_rule_its_reply_and_its_fix() {
    let line = "MAIL FROM: <user@example.org>";
    let record = lint(line);
    assert_eq!(record.word(0, layout::VALID), 0);
    assert_eq!(record.word(0, layout::FINDINGS), 1);
    assert_eq!((record.word(FOUND, layout::FOUND_START), record.word(FOUND, layout::FOUND_END)), (10, 11));
    assert_eq!(record.word(FOUND, layout::FOUND_OWED), 501);
    assert!(record.text(FOUND, layout::FOUND_MESSAGE, line).unwrap().contains("space"));
    let fix = FOUND + layout::FOUND_WORDS;
    assert!(record.text(fix, layout::FIX_TITLE, line).is_some());
    assert_eq!(record.word(fix + layout::FIX_WORDS, layout::EDIT_START), 10);
    let rule = Record::at(rule(record.word(FOUND, layout::FOUND_RULE)));
    assert_eq!(rule.text(BODY, layout::RULE_CODE, line).as_deref(), Some("SL0203"));
    assert_eq!(rule.text(BODY, layout::RULE_SEVERITY, line).as_deref(), Some("error"));
}

#[wasm_bindgen_test]
fn what_is_no_rule_is_none() {
    assert_eq!(Record::at(rule(12)).word(0, layout::IS_READ), 0);
}

#[wasm_bindgen_test]
fn no_command_is_none() {
    assert_eq!(lint("").word(0, layout::IS_READ), 0);
}

#[wasm_bindgen_test]
fn text_counts_in_utf16_and_bytes_in_octets() {
    let line = "RCPT TO:<\u{1F600}@example.org> x\0";
    let start = |is_text| {
        let record = Record::of(line.as_bytes(), |octets| lint_command(octets, is_text));
        // The parameter `x` comes between the command and the first diagnostic.
        let found = FOUND + 4 * record.word(BODY, layout::COMMAND_PARAMS) as usize;
        record.word(found, layout::FOUND_START)
    };
    assert_eq!(start(false) - start(true), 2);
}

#[wasm_bindgen_test]
fn a_reply_is_read_and_classified() {
    let reply = "550 5.1.1 no such user";
    let record = Record::of(reply.as_bytes(), |octets| lint_reply(octets, true));
    assert_eq!(record.word(BODY, layout::REPLY_CODE), 550);
    assert_eq!(record.text(BODY, layout::REPLY_ENHANCED, reply).as_deref(), Some("5.1.1"));
    assert_eq!(record.text(BODY, layout::REPLY_TEXT, reply).as_deref(), Some("no such user"));
    // One line, then the classification.
    let class = BODY + layout::REPLY_WORDS + 2;
    assert_eq!(record.text(class, layout::CLASS_CLASS, reply).as_deref(), Some("permanent-negative"));
}

#[wasm_bindgen_test]
fn a_code_is_classified_and_nonsense_is_not() {
    assert_eq!(Record::of(b"550", classify).word(BODY, layout::CLASS_CODE), 550);
    assert_eq!(Record::of(b"nothing of the kind", classify).word(0, layout::IS_READ), 0);
}

#[wasm_bindgen_test]
fn options_last_until_they_begin_anew() {
    let errors = |line: &str| lint(line).word(0, layout::FINDINGS);
    begin_options(true, layout::EXTENSIONS_NONE, layout::PROTOCOL_LMTP);
    assert_ne!(errors("NOOP\n"), 0);
    default_options();
    assert_eq!(errors("NOOP\n"), 0);
    write(b"path-space-before");
    add_option(layout::OPTION_IGNORE, 17);
    assert_eq!(errors("MAIL FROM: <user@example.org>"), 0);
    default_options();
    assert_eq!(errors("MAIL FROM: <user@example.org>"), 1);
}

#[wasm_bindgen_test]
fn the_room_stays_where_it_is_while_it_is_large_enough() {
    let at = room(100_000);
    assert_eq!(room(10), at);
}

#[cfg(feature = "transcripts")]
mod transcripts {
    use super::common::{Record, layout};
    use super::wasm_bindgen_test;
    use smtplint_wasm::{
        begin_session, end_session, feed_session, free_session, lint_transcript, session_tls,
    };

    const LOG: usize = layout::HEAD;
    const SESSION: usize = LOG + layout::LOG_WORDS;
    const EVENT: usize = SESSION + layout::SESSION_WORDS;

    #[wasm_bindgen_test]
    fn a_log_has_its_sessions_its_events_and_what_is_wrong() {
        let log = "S: 220 \u{1F600}\nC: MAIL FROM:<a@example.org>\nS: 503 no";
        let record = Record::of(log.as_bytes(), |octets| lint_transcript(octets, true));
        assert_eq!(record.text(LOG, layout::LOG_DIALECT, log).as_deref(), Some("rfc"));
        assert_eq!(record.word(LOG, layout::LOG_SESSIONS), 1);
        assert_eq!(record.word(LOG, layout::LOG_EVENTS), 3);
        assert_eq!(record.word(SESSION, layout::SESSION_END) as usize, log.encode_utf16().count());
        assert_eq!(record.text(EVENT, layout::EVENT_KIND, log).as_deref(), Some("greeting"));
        assert_eq!((record.word(EVENT, layout::EVENT_START), record.word(EVENT, layout::EVENT_END)), (3, 9));
        assert_eq!(record.word(EVENT, layout::EVENT_CODE), 220);
        assert_ne!(record.word(0, layout::FINDINGS), 0);
    }

    #[wasm_bindgen_test]
    fn a_session_tells_as_it_goes_until_it_is_freed() {
        let feed = |text: &str| {
            let record = Record::of(text.as_bytes(), |octets| feed_session(7, true, octets));
            record.word(0, layout::FINDINGS)
        };
        begin_session(7);
        Record::of(b"220 mx.example.net\r\n", |octets| feed_session(7, false, octets));
        assert_eq!(feed("MAIL FROM:<a@exam"), 0);
        assert_eq!(feed("ple.org>\r\n"), 1);
        session_tls(7);
        end_session(7, layout::CLOSED_BY_CLIENT);
        assert_eq!(feed("NOPP\r\n"), 0, "nobody listens");
        begin_session(8);
        free_session(8);
        assert_eq!(Record::at(end_session(8, layout::CLOSED_BY_EITHER)).word(0, layout::FINDINGS), 0);
    }
}

#[cfg(feature = "reference")]
mod reference {
    use super::wasm_bindgen_test;
    use js_sys::{Array, Reflect};
    use smtplint_wasm::{compare, explain, rules};
    use wasm_bindgen::prelude::*;

    fn field(value: &JsValue, key: &str) -> JsValue {
        Reflect::get(value, &key.into()).unwrap()
    }

    #[wasm_bindgen_test]
    fn a_code_is_explained_and_nonsense_is_null() {
        assert_eq!(field(&explain("220", "en").unwrap(), "id").as_string().as_deref(), Some("220"));
        assert!(explain("nothing of the kind", "en").unwrap().is_null());
    }

    #[wasm_bindgen_test]
    fn two_codes_are_compared() {
        let differences = field(&compare("220", "500", "en").unwrap(), "keyDifferences");
        assert!(differences.unchecked_into::<Array>().length() > 0);
        assert!(compare("220", "no", "en").unwrap().is_null());
    }

    #[wasm_bindgen_test]
    fn every_rule_has_its_code() {
        let rules = rules("en").unwrap().unchecked_into::<Array>();
        assert!(rules.length() >= 30);
        assert!(rules.iter().all(|rule| field(&rule, "code").as_string().unwrap().starts_with("SL")));
    }
}
