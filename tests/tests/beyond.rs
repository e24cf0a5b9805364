//! The reply codes that no standard defines, against the table of all codes, cell by cell, and their texts in every
//! language.

use smtplint_core::Language;
use smtplint_core::language::languages;
use smtplint_core::reference::{EntryKind, Text, entries, explain_in, text};
use smtplint_core::registry::Verb;
use smtplint_core::registry::classes::{ReplyCategory, ReplyClass};
use smtplint_core::registry::codes::beyond::{BEYOND, BeyondCode, Origin, beyond_code};
use smtplint_core::registry::codes::{Retry, Status, reply_code};
use smtplint_tests::tables::{ENHANCED_CODES, REPLY_CODES, Row, rows};
use std::collections::BTreeSet;

/// The rows of codes that no standard defines, by number.
fn undefined() -> Vec<(u16, Row)> {
    let all = rows(REPLY_CODES).into_iter().map(|row| (row["code"].parse().unwrap(), row));
    all.filter(|(_, row)| !matches!(row["status"].as_str(), "core" | "extension")).collect()
}

/// Every row with its entry.
fn each(judge: impl Fn(&BeyondCode, &Row)) {
    for (code, row) in undefined() {
        judge(beyond_code(code).unwrap_or_else(|| panic!("{code} is missing")), &row);
    }
}

/// The words of three digits in a cell.
fn codes_in(cell: &str) -> BTreeSet<u16> {
    cell.split([' ', '/', '(', ')'])
        .filter(|word| word.len() == 3)
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// Subject and detail of every enhanced code that a cell names whole.
fn details_in(cell: &str) -> BTreeSet<&str> {
    let words = cell.split([' ', '(', ')']).filter_map(|word| word.split_once('.')).map(|(_, rest)| rest);
    words
        .filter(|rest| {
            rest.split('.').count() == 2 && rest.split('.').all(|part| part.parse::<u16>().is_ok())
        })
        .collect()
}

/// Names of our own, where the table has a remark in place of one.
const NAMES: &[(u16, &str)] = &[
    (200, "(nonstandard success response)"),
    (422, "(none: no RFC defines text)"),
    (430, "(none: no RFC defines text)"),
    (442, "i/o error / \"connection was dropped during the transmission\""),
    (524, "Encryption required for requested authentication mechanism (by association with X.7.11)"),
    (533, "(none: association with X.7.1)"),
    (541, "The recipient address rejected your message (usually an anti-spam filter)"),
    (557, "(varies)"),
    (558, "(site-defined text)"),
];

/// Who sends a code beside those that the table knows of: read in their sources and in bounces.
const MORE_USERS: &[(u16, &str)] = &[
    (430, "chkuser"),
    (511, "chkuser"),
    (571, "chkuser"),
    (523, "go-smtp"),
    (525, "Aruba"),
    (525, "one.com"),
    (541, "Zoho"),
];

#[test]
fn every_code_that_no_standard_defines_is_there_and_no_other() {
    let listed: Vec<u16> = undefined().into_iter().map(|(code, _)| code).collect();
    assert_eq!(listed.len(), 38);
    assert_eq!(listed, BEYOND.iter().map(|entry| entry.code).collect::<Vec<_>>());
    assert!(listed.iter().all(|&code| reply_code(code).is_none()));
}

#[test]
fn names_are_those_of_the_table() {
    each(|entry, row| {
        let cell = &row["official_text"];
        match NAMES.iter().find(|(code, _)| *code == entry.code) {
            Some((_, remark)) => assert!(cell == remark && cell != entry.name, "{}: {cell}", entry.code),
            None => assert_eq!(entry.name, cell, "{}", entry.code),
        }
    });
}

#[test]
fn classes_and_categories_are_those_of_the_table() {
    each(|entry, row| {
        let (code, class) = (entry.code, entry.class().unwrap());
        assert_eq!(class.digit().to_string(), row["class_digit"], "{code}");
        assert!(row["class"].to_lowercase().starts_with(class.term()), "{code}: {}", row["class"]);
        let foreign = row["class"].contains("not part of SMTP");
        assert_eq!(class == ReplyClass::PositivePreliminary, foreign, "{code}");
        assert_eq!((code / 10 % 10).to_string(), row["category_digit"], "{code}");
        match entry.category() {
            Some(category) => {
                assert_eq!(category.name(), row["category"].to_lowercase().replace(' ', "-"), "{code}");
            }
            None => assert!(row["category"].starts_with("(outside"), "{code}: {}", row["category"]),
        }
        let valid = !foreign && ReplyCategory::of(code).is_some();
        assert_eq!(valid, row["abnf_valid"] == "yes", "{code}");
    });
}

#[test]
fn origins_are_those_of_the_table() {
    each(|entry, row| {
        let code = entry.code;
        let word = match entry.origin {
            Origin::Association(_) => "iana-association-only",
            other => other.status().name(),
        };
        assert_eq!(word, row["status"], "{code}");
        let cell = &row["used_by_or_origin"];
        for user in entry.used_by {
            let more = MORE_USERS.contains(&(code, user));
            assert_ne!(cell.contains(user), more, "{code}: {user}: {cell}");
        }
        // A vendor's code has its vendor.
        assert!(entry.origin.status() != Status::Vendor || !entry.used_by.is_empty(), "{code}");
        let known = ["Courier", "Exim", "Sendmail", "OpenSMTPD"];
        for maker in known.iter().filter(|maker| cell.contains(*maker)) {
            assert!(entry.used_by.contains(maker), "{code}: {maker}");
        }
    });
    for &(code, user) in MORE_USERS {
        assert!(beyond_code(code).unwrap().used_by.contains(&user), "{code}: {user}");
    }
}

#[test]
fn what_to_prefer_is_what_the_table_prefers() {
    each(|entry, row| {
        let cell = &row["prefer_instead"];
        let ours: BTreeSet<u16> = entry.instead.iter().copied().collect();
        assert_eq!(ours, codes_in(&cell.replace("x.2.2", "")), "{}: {cell}", entry.code);
        let told = text(EntryKind::ReplyCode, &entry.code.to_string(), Language::ENGLISH).unwrap().0;
        for detail in details_in(cell) {
            let named = told.contains(&format!(".{detail}"));
            assert!(named, "{}: {detail}", entry.code);
        }
    });
}

#[test]
fn commands_are_those_of_the_table() {
    each(|entry, row| {
        let words = row["commands"].split(|letter: char| !letter.is_ascii_alphanumeric());
        let upper = words.filter(|word| word.chars().all(|letter| letter.is_ascii_uppercase()));
        let expected: BTreeSet<&str> = upper.filter(|word| Verb::find(word.as_bytes()).is_some()).collect();
        assert_eq!(entry.commands.iter().copied().collect::<BTreeSet<_>>(), expected, "{}", entry.code);
    });
}

#[test]
fn trying_again_is_what_the_table_says() {
    each(|entry, row| {
        let expected = match row["retryable"].as_str() {
            "no (after correcting)" => Some(Retry::AfterFixing),
            cell if cell.starts_with("yes") => Some(Retry::Later),
            cell if cell.starts_with("no") => Some(Retry::Never),
            _ => None,
        };
        assert_eq!(entry.retry, expected, "{}: {}", entry.code, row["retryable"]);
    });
}

#[test]
fn associations_are_those_of_the_registry_of_enhanced_codes() {
    let table = rows(ENHANCED_CODES);
    let mut found: BTreeSet<u16> = BTreeSet::new();
    for row in &table {
        let (_, detail) = row["code"].split_once('.').unwrap();
        let cell = row.values().flat_map(|cell| cell.split([',', ' ', '/'])).collect::<BTreeSet<_>>();
        for entry in BEYOND.iter().filter(|entry| matches!(entry.origin, Origin::Association(_))) {
            let id = entry.code.to_string();
            if cell.contains(id.as_str()) {
                found.insert(entry.code);
                let named = entry.enhanced.iter().any(|ours| ours.split_once('.').unwrap().1 == detail);
                assert!(named, "{id}: X.{detail}");
            }
        }
    }
    let associated = BEYOND.iter().filter(|entry| matches!(entry.origin, Origin::Association(_)));
    assert_eq!(found, associated.map(|entry| entry.code).collect());
}

/// The sections of such a code, in order.
const SECTIONS: &[&str] = &[
    "In short",
    "Description",
    "Where it comes from",
    "Look for instead",
    "When you see it",
    "How to fix it",
    "For the sender",
    "For the server",
    "For the client",
    "When to send it",
];

#[test]
fn every_text_is_whole_in_every_language() {
    for language in languages() {
        for entry in BEYOND {
            let id = entry.code.to_string();
            let place = format!("{} {id}", language.tag());
            let found = text(EntryKind::ReplyCode, &id, language).unwrap_or(Text(""));
            let title = found.title(&id);
            assert!(!title.is_empty() && found.0.starts_with(&format!("# {id} {title}\n")), "{place}");
            assert!(found.sections().map(|(heading, _)| heading).eq(SECTIONS.iter().copied()), "{place}");
            for heading in &SECTIONS[1..] {
                let told = found.plain(heading);
                assert!(
                    told.ends_with(['.', '?']) && !told.starts_with(char::is_lowercase),
                    "{place}: {told}"
                );
            }
            let short = found.plain("In short");
            assert!(!short.starts_with(char::is_uppercase) && !short.ends_with('.'), "{place}: {short}");
            // What is said of it names the codes to look for, in any language.
            let instead = found.plain("Look for instead");
            for code in entry.instead {
                assert!(instead.contains(&code.to_string()), "{place}: {code}");
            }
            let english = language == Language::ENGLISH;
            assert_eq!(title == entry.name, english, "{place}: {title}");
            let start = if english { "Do not send" } else { "N’envoyez pas" };
            let sent = found.plain("When to send it");
            assert!(
                sent.starts_with(&format!("{start} {id}")) || !["en", "fr"].contains(&language.tag()),
                "{place}"
            );
        }
    }
}

#[test]
fn they_are_entries_of_the_reference_and_found_with_their_status() {
    let listed: BTreeSet<String> = entries().into_iter().map(|entry| entry.id).collect();
    for language in languages() {
        for entry in BEYOND {
            let id = entry.code.to_string();
            assert!(listed.contains(&id), "{id}");
            let found = explain_in(&id, language).unwrap();
            assert_eq!((found.id, found.status), (id, Some(entry.origin.status())));
            assert!(!found.origin.is_empty() && !found.instead.is_empty());
            assert_eq!(found.class.is_none(), entry.code < 200);
        }
    }
}
