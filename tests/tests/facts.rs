//! The reply codes and enhanced status codes against the tables of the standards, cell by cell. Where a table and an RFC differ, the RFC wins: each
//! such cell stands in an exception, with its reason.

use smtplint_core::registry::Verb;
use smtplint_core::registry::classes::{ReplyClass, enhanced_subject};
use smtplint_core::registry::codes::beyond::{BEYOND, Origin};
use smtplint_core::registry::codes::{Action, CODES, ReplyCode, Retry, reply_code};
use smtplint_core::registry::enhanced::{ENHANCED, Standing};
use smtplint_core::rules::Rfc;
use smtplint_tests::tables::{ENHANCED_CODES, REPLY_CODES, rows};
use std::collections::BTreeSet;

/// Every `RFC n sA.B` of a cell; a section alone belongs to the RFC before it.
fn citations(cell: &str) -> Vec<(u16, String)> {
    let mut found: Vec<(u16, String)> = Vec::new();
    let words: Vec<&str> = cell.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let behind_rfc = at > 0 && words[at - 1] == "RFC";
        found.extend(word.parse().ok().filter(|_| behind_rfc).map(|number| (number, String::new())));
        let section =
            word.strip_prefix('s').filter(|section| section.starts_with(|c: char| c.is_ascii_digit()));
        if let (Some(section), Some(last)) = (section, found.last().cloned()) {
            if last.1.is_empty() {
                found.pop();
            }
            found.push((last.0, section.trim_end_matches('.').into()));
        }
    }
    found
}

/// The verbs that a cell names.
fn verbs_in(cell: &str) -> BTreeSet<&str> {
    let words =
        cell.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| Verb::find(word.as_bytes()).is_some());
    words.filter(|word| word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())).collect()
}

/// Names that are no quotation of the official text, and why.
const NAMES: &[(u16, &str)] = &[
    (220, "the domain in front of it is no part of the name"),
    (221, "the domain in front of it is no part of the name"),
    (235, "written like the others, only the first word with a capital"),
    (251, "the path behind it is no part of the name"),
    (253, "number and node are no part of the name"),
    (334, "RFC 4954 gives no name"),
    (354, "the advice behind it is no part of the name"),
    (355, "the offset in front of it is no part of the name"),
    (421, "the domain in front of it is no part of the name"),
    (454, "two texts of two RFCs in one name"),
    (458, "the node behind it is no part of the name"),
    (459, "node and reason are no part of the name"),
    (530, "two texts of two RFCs in one name"),
    (551, "the path is no part of the name"),
    (554, "the text of the greeting is no part of the name"),
];

/// Sections of the table's column `defined_by` that the registry leaves out, and why.
const SECTIONS: &[(u16, u16, &str, &str)] = &[
    (355, 1845, "", "the sections that speak of it are named instead: 3 and 5"),
    (452, 1870, "6", "named more closely: 6.1"),
    (552, 1870, "6", "named more closely: 6.1"),
    (521, 5321, "", "RFC 7504 updates it, and defines the code"),
];

/// Verbs that a code answers beyond the table's column `commands`, and the text that says so.
const MORE_VERBS: &[(&[u16], &[&str], &str)] = &[
    (&[450, 451, 452, 550, 552], &["BDAT"], "RFC 3030 §2: any failure may answer a chunk"),
    (&[451, 452, 552], &["SEND", "SOML", "SAML"], "RFC 821 §4.3"),
    (&[355], &["MAIL"], "RFC 1845 §5: it answers MAIL with TRANSID"),
    (&[502, 504, 550], &["LHLO"], "RFC 2033 §4.1: LHLO is answered like EHLO"),
    (&[502], &["HELO"], "RFC 5321 §4.3.2 lists it for EHLO and HELO"),
    (
        &[502],
        &["BDAT", "BURL", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML"],
        "RFC 5321 §4.2.4: a command that the server knows and does not implement",
    ),
    (
        &[503],
        &[
            "EHLO", "HELO", "LHLO", "RSET", "NOOP", "VRFY", "EXPN", "HELP", "STARTTLS", "ETRN", "ATRN",
            "TURN", "SEND", "SOML", "SAML", "XCLIENT", "XFORWARD",
        ],
        "RFC 5321 §3.1: any command after a greeting of 554",
    ),
    (
        &[521, 554],
        &[
            "EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "RSET", "VRFY", "EXPN", "HELP",
            "NOOP", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML",
        ],
        "the table says it in words: subsequent commands, and after insufficient TLS",
    ),
    (
        &[530],
        &["RCPT", "DATA", "BDAT", "BURL", "VRFY", "EXPN", "HELP", "ETRN", "TURN", "SEND", "SOML", "SAML"],
        "the table says it in words: any command but those it names",
    ),
    (&[550], &["XCLIENT", "XFORWARD"], "Postfix's XCLIENT_README and XFORWARD_README"),
];

/// Verbs that the column names without meaning that the code answers them.
const NO_ANSWER: &[(u16, &[&str], &str)] = &[
    (355, &["DATA"], "RFC 1845 §5 sends it in answer to MAIL"),
    (530, &["EHLO", "NOOP", "QUIT"], "the commands that it does not answer"),
];

/// What a client does where the table's words do not fit the classes of actions.
const ACTIONS: &[(u16, &str, &str)] = &[
    (432, "after-fixing", "retryable, but only after a log-in by PLAIN (RFC 4954 §6)"),
    (459, "after-fixing", "a refusal despite its first digit (RFC 1985 §5.1)"),
    (551, "after-fixing", "the new path may be used (RFC 5321 §3.4)"),
    (355, "n/a", "the transaction goes on with DATA, which 354 answers (RFC 1845 §5)"),
    (334, "n/a", "what is sent is a line of the log-in, not a message (RFC 4954 §4)"),
];

#[test]
fn every_reply_code_of_the_standards_is_there_and_no_other() {
    let listed: BTreeSet<u16> = rows(REPLY_CODES)
        .iter()
        .filter(|row| matches!(row["status"].as_str(), "core" | "extension"))
        .map(|row| row["code"].parse().unwrap())
        .collect();
    assert_eq!(listed, CODES.iter().map(|entry| entry.code).collect());
}

#[test]
fn every_code_beyond_the_standards_is_there_and_counts_as_the_table_says() {
    let of_table = |status: &str| !matches!(status, "core" | "extension");
    let listed: Vec<(u16, String)> = rows(REPLY_CODES)
        .into_iter()
        .filter(|row| of_table(&row["status"]))
        .map(|row| (row["code"].parse().unwrap(), row["status"].clone()))
        .collect();
    let origin = |origin| match origin {
        Origin::Association(_) => "iana-association-only",
        other => other.status().name(),
    };
    let ours: Vec<(u16, String)> =
        BEYOND.iter().map(|entry| (entry.code, origin(entry.origin).into())).collect();
    assert_eq!(ours, listed);
    for entry in BEYOND {
        assert!(reply_code(entry.code).is_none(), "{}: the linter takes it for unregistered", entry.code);
    }
}

#[test]
fn every_cell_of_the_reply_codes_agrees() {
    for row in rows(REPLY_CODES) {
        let code: u16 = row["code"].parse().unwrap();
        let class = ReplyClass::of(code).unwrap();
        assert_eq!(class.digit().to_string(), row["class_digit"], "{code}");
        let Some(entry) = reply_code(code) else { continue };
        assert!(row["class"].to_lowercase().starts_with(class.term()), "{code}: {}", row["class"]);
        let category = entry.category().unwrap();
        assert_eq!(category.name(), row["category"].to_lowercase().replace(' ', "-"), "{code}");
        assert_eq!(entry.status.name(), row["status"], "{code}");
        assert_eq!(row["abnf_valid"], "yes", "{code}");
        assert_eq!(entry.obsolete, row["obsolete"].starts_with("historic"), "{code}");
        let excepted = NAMES.iter().any(|(other, _)| *other == code);
        assert_eq!(entry.name != row["official_text"], excepted, "{code}: {}", row["official_text"]);
        sections_agree(entry, &row["defined_by"]);
        commands_agree(entry, &row["commands"]);
        actions_agree(entry, &row["client_action"], &row["retryable"]);
    }
}

fn sections_agree(entry: &ReplyCode, cell: &str) {
    let ours: Vec<(u16, String)> =
        entry.rfc.iter().map(|Rfc(number, section)| (*number, (*section).into())).collect();
    for (number, section) in citations(cell) {
        let excepted =
            SECTIONS.iter().any(|&(code, rfc, at, _)| (code, rfc, at) == (entry.code, number, &section));
        let there = ours.contains(&(number, section.clone()));
        assert_eq!(there, !excepted, "{}: RFC {number} §{section}", entry.code);
    }
    let first = citations(cell).remove(0);
    let excepted =
        SECTIONS.iter().any(|&(code, rfc, at, _)| (code, rfc, at) == (entry.code, first.0, &first.1));
    assert!(ours[0] == first || excepted, "{}: the one to read is {first:?}", entry.code);
}

fn commands_agree(entry: &ReplyCode, cell: &str) {
    let code = entry.code;
    let ours: BTreeSet<&str> = entry.commands.iter().copied().filter(|&verb| verb != "greeting").collect();
    if cell.starts_with("any command") && !cell.starts_with("any command except") {
        assert!(entry.commands.is_empty(), "{code} answers any command");
        return;
    }
    assert_eq!(entry.commands.contains(&"greeting"), cell.contains("connection greeting"), "{code}");
    let mut expected = verbs_in(cell);
    for (other, verbs, reason) in NO_ANSWER {
        if *other == code {
            assert!(verbs.iter().all(|verb| expected.remove(verb)), "{code}: {reason}");
        }
    }
    for verb in MORE_VERBS.iter().filter(|(codes, ..)| codes.contains(&code)).flat_map(|(_, verbs, _)| *verbs)
    {
        expected.insert(verb);
    }
    assert_eq!(ours, expected, "{code}");
}

fn actions_agree(entry: &ReplyCode, action: &str, retryable: &str) {
    let retry = entry.retry.map_or("n/a", Retry::name);
    if let Some((_, expected, reason)) = ACTIONS.iter().find(|(code, ..)| *code == entry.code) {
        assert_eq!(retry, *expected, "{}: {reason}", entry.code);
        return;
    }
    let (expected, retried) = match action.split([' ', '(']).next().unwrap() {
        "proceed" => (Action::Continue, "n/a"),
        "close" => (Action::None, "n/a"),
        "send" => (Action::SendData, "n/a"),
        "retry" | "reconnect" if retryable == "yes" => (Action::RetryLater, "later"),
        "bounce" => (Action::GiveUp, "never"),
        _ => (Action::FixAndResend, "after-fixing"),
    };
    assert_eq!((entry.action, retry), (expected, retried), "{}: {action}", entry.code);
    assert_eq!(retryable == "yes", retry == "later", "{}: {retryable}", entry.code);
}

/// Reply codes that the registry of enhanced codes names beside one, in a cell of the table.
fn associated(cell: &str) -> Vec<u16> {
    cell.split([',', ' ', '/']).filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn every_cell_of_the_enhanced_codes_agrees() {
    let table = rows(ENHANCED_CODES);
    assert_eq!(table.len(), ENHANCED.len());
    for (entry, row) in ENHANCED.iter().zip(table) {
        let id = format!("X.{}.{}", entry.subject, entry.detail);
        assert_eq!(id, row["code"]);
        assert_eq!(
            (entry.subject.to_string(), entry.detail.to_string()),
            (row["subject"].clone(), row["detail"].clone())
        );
        assert_eq!(enhanced_subject(entry.subject), Some(row["subject_name"].as_str()), "{id}");
        // A code that another one replaces has no title in the table.
        let title =
            if row["title"].is_empty() { String::from("Duplicate of X.6.8") } else { row["title"].clone() };
        assert_eq!(entry.title, title, "{id}");
        assert_eq!(entry.codes, associated(&row["associated_basic_codes"]), "{id}");
        // Nothing is said of the classes of one that another replaces.
        let classes = associated(&row["sensible_classes"]);
        let ours = entry.classes.iter().map(|&class| u16::from(class));
        assert!(classes.is_empty() || ours.eq(classes), "{id}: {:?}", entry.classes);
        let standing = match row["status"].as_str() {
            "active" => Standing::Active,
            "deprecated" => Standing::Deprecated,
            _ => Standing::Historic,
        };
        assert_eq!(entry.standing, standing, "{id}: {}", row["status"]);
        if let Some((number, _)) = citations(&row["reference"]).first() {
            assert!(entry.rfc.iter().any(|rfc| rfc.0 == *number), "{id}: RFC {number}");
        }
    }
}
