//! Every session that the RFCs of SMTP and its extensions print, linted as the RFC means it.
//!
//! The files in `tests/logs/rfc` hold the lines as they are printed: `tests/logs/README.md` tells. Those of the other
//! RFCs are in `logs.rs`, with all logs. RFC 6531 prints no session.

use serde_json::json;
use smtplint_core::{LintOptions, lint_transcript};
use smtplint_tests::root;
use std::collections::BTreeSet;
use std::fs;

/// The message is "Blah blah blah..." or left out, so it has no header section: worth knowing, and no fault of SMTP.
const NO_HEADER: &str = "header-section-missing";

/// "221 Goodbye", where RFC 5321 §4.2.3 has "221 <domain> Service closing transmission channel".
const NO_DOMAIN: &str = "reply-domain-missing";

/// File and rules that are found, in order.
const SESSIONS: &[(&str, &[&str])] = &[
    // §8: refusals of single recipients.
    ("rfc1870-section-8-1", &[NO_HEADER, NO_DOMAIN]),
    // §4.2: two recipients are accepted, and the end of the data has two replies.
    // Its LHLO lists no ENHANCEDSTATUSCODES, which its own section 5 asks of every server.
    ("rfc2033-section-4.2-1", &["lmtp-extension-missing", NO_HEADER]),
    // §4: without pipelining, with it, all recipients refused, and a server that accepts DATA nevertheless. Of that:
    // "If the server SMTP does not check for at least one valid recipient prior to accepting the DATA command, the
    // following dialogue would result". §3.2 (3): a server "SHOULD issue a positive response to the DATA command if and
    // only if one or more valid RCPT TO addresses have been previously received".
    ("rfc2920-section-4-1", &[NO_HEADER, NO_DOMAIN]),
    ("rfc2920-section-4-2", &[NO_HEADER, NO_DOMAIN]),
    ("rfc2920-section-4-3", &[NO_DOMAIN]),
    ("rfc2920-section-4-4", &["data-accepted-without-recipient", NO_DOMAIN]),
    // §4.1: "a bodyless test message", with To, From and Subject. §4.2: chunks that are not printed, and a line that
    // breaks off, "R: <wait for connection on TCP port", which is a reply without a code to whoever reads it.
    ("rfc3030-section-4.1-1", &["header-field-missing", NO_DOMAIN]),
    ("rfc3030-section-4.2-1", &["reply-code-syntax", NO_HEADER, NO_DOMAIN]),
    // §5.
    ("rfc3207-section-5-1", &[]),
    ("rfc3207-section-5-2", &[]),
    // §10.1 to §10.5.
    ("rfc3461-section-10.1-1", &[NO_HEADER, NO_DOMAIN]),
    ("rfc3461-section-10.2-1", &[NO_HEADER, NO_DOMAIN]),
    ("rfc3461-section-10.3-1", &[NO_HEADER, NO_DOMAIN]),
    ("rfc3461-section-10.4-1", &[NO_HEADER, NO_HEADER]),
    ("rfc3461-section-10.5-1", &[NO_HEADER, NO_DOMAIN]),
    // §4.1. "220-smtp.example.com ESMTP Server" is not the last line of a reply: "the last line will begin with the
    // reply code, followed immediately by <SP>" (RFC 5321 §4.2.1). That "220 Ready to start TLS" has no enhanced status
    // code, which RFC 2034 §4 wants, is let pass. Of "334" the RFC says that "there is a single space
    // following", which its page has lost.
    ("rfc4954-section-4.1-1", &["reply-unfinished"]),
    ("rfc4954-section-4.1-2", &["reply-challenge-space"]),
    ("rfc4954-section-4.1-3", &["reply-unfinished"]),
    ("rfc4954-section-4.1-4", &["reply-unfinished"]),
    // §3.5.1, then Appendix D.1, D.2, the two steps of D.3, and D.4.
    ("rfc5321-section-3.5.1-1", &[]),
    ("rfc5321-section-D.1-1", &[NO_HEADER]),
    ("rfc5321-section-D.2-1", &[]),
    ("rfc5321-section-D.3-1", &[]),
    ("rfc5321-section-D.3-2", &[]),
    ("rfc5321-section-D.4-1", &[NO_HEADER]),
];

#[test]
fn sessions_of_the_rfcs_are_judged_as_the_rfcs_mean_them() {
    let mut wrong = Vec::new();
    for (name, rules) in SESSIONS {
        let log = fs::read(root().join(format!("tests/logs/rfc/{name}.log"))).expect(name);
        let report = lint_transcript(&log, &LintOptions::default());
        let found: Vec<&str> = report.diagnostics.iter().map(|told| told.rule.as_str()).collect();
        if found != *rules {
            wrong.push(format!("{name}: expected {rules:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_session_of_these_rfcs_is_in_the_table() {
    let folder = fs::read_dir(root().join("tests/logs/rfc")).expect("the logs");
    let files: Vec<String> =
        folder.map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8")).collect();
    let rfcs: BTreeSet<&str> = SESSIONS.iter().filter_map(|(name, _)| name.split('-').next()).collect();
    let printed: BTreeSet<&str> = files
        .iter()
        .filter_map(|name| {
            name.strip_suffix(".log")
                .filter(|name| rfcs.iter().any(|rfc| name.split('-').next() == Some(rfc)))
        })
        .collect();
    let table: BTreeSet<&str> = SESSIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(printed, table);
}

#[test]
fn they_end_as_the_rfcs_say() {
    let ends = [
        ("rfc1870-section-8-1", "delivered"),
        ("rfc2033-section-4.2-1", "delivered"),
        ("rfc2920-section-4-2", "delivered"),
        ("rfc2920-section-4-3", "refused"),
        ("rfc2920-section-4-4", "refused"),
        ("rfc3030-section-4.1-1", "delivered"),
        ("rfc3030-section-4.2-1", "delivered"),
        ("rfc3461-section-10.4-1", "delivered"),
        ("rfc4954-section-4.1-1", "no-mail"),
        ("rfc5321-section-D.1-1", "delivered"),
        ("rfc5321-section-D.2-1", "refused"),
        ("rfc5321-section-D.4-1", "delivered"),
    ];
    for (name, end) in ends {
        let log = fs::read(root().join(format!("tests/logs/rfc/{name}.log"))).expect(name);
        let report = json!(lint_transcript(&log, &LintOptions::default()));
        let sessions = report["sessions"].as_array().expect("sessions");
        assert_eq!(sessions.last().expect("a session")["outcome"], end, "{name}");
    }
}
