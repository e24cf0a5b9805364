//! Whatever a generator of a parameter's grammar makes is accepted, and its value is the one that went in.

use proptest::prelude::*;
use smtplint_core::command::{Body, By, Command, Context, DateTime, Notify, ParamValue, Ret, command};
use smtplint_core::{Finding, Severity};
use std::fmt::Write;

/// The errors in a line with this parameter, and what `check` says of its typed value.
fn with(text: &str, check: impl FnOnce(ParamValue<'_>) -> bool) -> (Vec<&'static str>, bool) {
    let rcpt = ["NOTIFY", "ORCPT", "RRVS"].iter().any(|keyword| text.starts_with(keyword));
    let line = if rcpt { format!("RCPT TO:<u@example.org> {text}") } else { format!("MAIL FROM:<> {text}") };
    let mut found: Vec<Finding> = Vec::new();
    let parsed = command(line.as_bytes(), &Context::default(), &mut found);
    let errors = found.iter().filter(|finding| finding.rule.severity == Severity::Error);
    let errors = errors.map(|finding| finding.rule.name).collect();
    let value = match parsed {
        Command::Mail(_, _, params) | Command::Rcpt(_, params) => params.values().next(),
        _ => None,
    };
    (errors, value.is_some_and(|(_, value)| check(value)))
}

/// xtext, some characters written as hexchars without need, and what it stands for.
fn xtext(decoded: &[u8], forced: u64) -> String {
    let mut text = String::new();
    for (at, &octet) in decoded.iter().enumerate() {
        let plain = matches!(octet, b'!'..=b'~') && octet != b'+' && octet != b'=';
        if plain && forced >> (at % 64) & 1 == 0 {
            text.push(char::from(octet));
        } else {
            let _ = write!(text, "+{octet:02X}");
        }
    }
    text
}

fn any_case(word: &str, mask: u32) -> String {
    let flip = |(at, letter): (usize, char)| {
        if mask >> (at % 32) & 1 == 0 { letter } else { letter.to_ascii_lowercase() }
    };
    word.chars().enumerate().map(flip).collect()
}

fn date() -> impl Strategy<Value = DateTime> {
    (0..10_000u16, 1..=12u8, 1..=28u8, 0..24u8, 0..60u8, 0..=60u8, -1439..1440i16).prop_map(
        |(year, month, day, hour, minute, second, offset)| DateTime {
            year,
            month,
            day,
            hour,
            minute,
            second,
            offset,
        },
    )
}

fn written(time: DateTime, zulu: bool) -> String {
    let DateTime { year, month, day, hour, minute, second, offset } = time;
    let zone = match (zulu, offset) {
        (true, _) => String::from("Z"),
        (_, 0..) => format!("+{:02}:{:02}", offset / 60, offset % 60),
        _ => format!("-{:02}:{:02}", -offset / 60, -offset % 60),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
}

const FINE: (Vec<&'static str>, bool) = (Vec::new(), true);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn size_and_body(size: u64, mask: u32) {
        prop_assert_eq!(with(&format!("SIZE={size}"), |value| value == ParamValue::Size(size)), FINE);
        for (word, body) in [("7BIT", Body::SevenBit), ("8BITMIME", Body::EightBitMime), ("BINARYMIME", Body::BinaryMime)] {
            let text = format!("{}={}", any_case("BODY", mask >> 16), any_case(word, mask));
            prop_assert_eq!(with(&text, |value| value == ParamValue::Body(body)), FINE);
        }
    }

    #[test]
    fn ret_and_notify(mask: u32, success: bool, failure: bool, delay: bool) {
        prop_assert_eq!(with(&format!("RET={}", any_case("HDRS", mask)), |value| value == ParamValue::Ret(Ret::Headers)), FINE);
        let words: Vec<_> = [("SUCCESS", success), ("FAILURE", failure), ("DELAY", delay)]
            .into_iter()
            .filter(|&(_, there)| there)
            .map(|(word, _)| any_case(word, mask))
            .collect();
        prop_assume!(!words.is_empty());
        let notify = Notify::On { success, failure, delay };
        prop_assert_eq!(with(&format!("NOTIFY={}", words.join(",")), |value| value == ParamValue::Notify(notify)), FINE);
    }

    #[test]
    fn envid_and_orcpt(decoded in "[ -~]{1,33}", forced: u64) {
        let text = xtext(decoded.as_bytes(), forced);
        let same = |value: ParamValue<'_>| matches!(value, ParamValue::Envid(xtext) if xtext.octets().eq(decoded.bytes()));
        prop_assert_eq!(with(&format!("ENVID={text}"), same), FINE);
        let same = |value: ParamValue<'_>| matches!(value, ParamValue::Orcpt(orcpt) if orcpt.address == text.as_bytes());
        prop_assert_eq!(with(&format!("ORCPT=rfc822;{text}"), same), FINE);
    }

    #[test]
    fn orcpt_of_type_utf_8(characters in prop::collection::vec(any::<char>(), 1..20)) {
        let mut text = String::new();
        for character in characters {
            match character {
                '!'..='~' if !matches!(character, '+' | '=' | '\\') => text.push(character),
                '\u{1}'..=' ' | '+' | '=' | '\\' | '\u{7F}' => write!(text, "\\x{{{:02X}}}", character as u32).unwrap(),
                '\0' => {}
                other => write!(text, "\\x{{{:X}}}", other as u32).unwrap(),
            }
        }
        prop_assume!(!text.is_empty());
        prop_assert_eq!(with(&format!("ORCPT=utf-8;{text}"), |value| matches!(value, ParamValue::Orcpt(_))), FINE);
    }

    #[test]
    fn auth(local in "[a-z0-9+=/?]{1,20}(\\.[a-z+=]{1,9})?", domain in "[a-z0-9]{1,20}\\.[a-z]{2,9}", forced: u64) {
        let mailbox = format!("{local}@{domain}");
        let same = |value: ParamValue<'_>| matches!(value, ParamValue::Identity(Some(xtext)) if xtext.octets().eq(mailbox.bytes()));
        prop_assert_eq!(with(&format!("AUTH={}", xtext(mailbox.as_bytes(), forced)), same), FINE);
    }

    #[test]
    fn by_hold_and_priority(seconds in 1..=999_999_999i32, returns: bool, trace: bool, sign: bool, priority in -9..=9i8) {
        let mode = format!("{}{}", if returns { "R" } else { "N" }, if trace { "T" } else { "" });
        let by = By { seconds: if returns || !sign { seconds } else { -seconds }, returns, trace };
        prop_assert_eq!(with(&format!("BY={};{mode}", by.seconds), |value| value == ParamValue::By(by)), FINE);
        prop_assert_eq!(with(&format!("HOLDFOR={seconds}"), |value| value == ParamValue::HoldFor(seconds.cast_unsigned())), FINE);
        prop_assert_eq!(with(&format!("MT-PRIORITY={priority}"), |value| value == ParamValue::Priority(priority)), FINE);
    }

    #[test]
    fn times(time in date(), continues: bool) {
        let action = if continues { ";C" } else { "" };
        let same = |value: ParamValue<'_>| matches!(value, ParamValue::ValidSince(since) if since.time == time && since.continues == continues);
        prop_assert_eq!(with(&format!("RRVS={}{action}", written(time, false)), same), FINE);
        let utc = DateTime { offset: 0, ..time };
        prop_assert_eq!(with(&format!("HOLDUNTIL={}", written(utc, true)), |value| value == ParamValue::HoldUntil(utc)), FINE);
    }

    #[test]
    fn keywords_and_identifiers(
        solicit in "[A-Za-z][A-Za-z0-9._:-]{0,20}(,[A-Za-z][A-Za-z0-9._:-]{0,20}){0,5}",
        transid in "<[!#-'*+A-Z^-~-]{1,20}(\\.[a-z]{1,9})?@[a-z]{1,9}(\\.[a-z]{1,9}){0,2}>",
    ) {
        prop_assert_eq!(with(&format!("SOLICIT={solicit}"), |value| value == ParamValue::Solicit(solicit.as_bytes())), FINE);
        prop_assert_eq!(with(&format!("TRANSID={transid}"), |value| value == ParamValue::Transid(transid.as_bytes())), FINE);
    }

    #[test]
    fn tracking(blocks in "([A-Za-z0-9+/]{4}){1,6}([A-Za-z0-9+/]{2,3})?", timeout in prop::option::of(0..=999_999_999u32)) {
        let timeout = timeout.map_or(String::new(), |seconds| format!(":{seconds}"));
        let same = |value: ParamValue<'_>| matches!(value, ParamValue::Tracking(tracking) if tracking.certifier == blocks.as_bytes());
        prop_assert_eq!(with(&format!("MTRK={blocks}{timeout} ENVID=a@b.example"), same), FINE);
    }

    #[test]
    fn whatever_stands_there_spans_stay_inside(words in prop::collection::vec(prop::sample::select(TOKENS.to_vec()), 0..16), rcpt: bool) {
        let path = if rcpt { "RCPT TO:<u@example.org>" } else { "MAIL FROM:<u@example.org>" };
        let line = format!("{path} {}", words.concat());
        let mut found: Vec<Finding> = Vec::new();
        let parsed = command(line.as_bytes(), &Context::default(), &mut found);
        if let Command::Mail(_, _, params) | Command::Rcpt(_, params) = parsed {
            params.values().for_each(drop);
        }
        for finding in found {
            let span = finding.span;
            prop_assert!(span.start <= span.end && span.end as usize <= line.len(), "{line}: {finding:?}");
            prop_assert!(!finding.message(line.as_bytes()).is_empty(), "{line}: {finding:?}");
            prop_assert!(!finding.help(line.as_bytes()).is_empty(), "{line}: {finding:?}");
        }
    }
}

const TOKENS: &[&str] = &[
    "SIZE",
    "BODY",
    "NOTIFY",
    "ORCPT",
    "ENVID",
    "AUTH",
    "BY",
    "HOLDFOR",
    "HOLDUNTIL",
    "RRVS",
    "MTRK",
    "TRANSID",
    "SOLICIT",
    "MT-PRIORITY",
    "SMTPUTF8",
    "SUBMITTER",
    "X",
    "=",
    "=",
    "=",
    " ",
    " ",
    ",",
    ";",
    "+",
    "\\x{",
    "}",
    "2B",
    "+0A",
    "<",
    ">",
    "@",
    ".",
    "a",
    "é",
    "\t",
    "1",
    "-",
    ":",
    "Z",
    "T",
    "2030-01-31",
    "00:00:00",
    "NEVER",
    "SUCCESS",
    "rfc822",
    "utf-8",
    "b.example",
];
