//! Every session that the RFCs of SMTP and its extensions print, linted as the RFC means it.
//!
//! The files in `tests/logs/rfc` hold the lines as they are printed, with `C:` and `S:` before them. Left out is what
//! stands for something else: `<wait for connection …>`, `... TLS negotiation proceeds …` and the `...` in place of a
//! message. Lines that the page is too narrow for are put together, RFC 3030's `S:` and `R:` are turned into `C:` and
//! `S:`, and so are `>>>` and `<<<` of RFC 3461. RFC 6531 prints no session.

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
    ("rfc1870-1", &[NO_HEADER, NO_DOMAIN]),
    // §4.2: two recipients are accepted, and the end of the data has two replies.
    ("rfc2033-1", &[NO_HEADER]),
    // §4: without pipelining, with it, all recipients refused, and a server that accepts DATA nevertheless. Of that:
    // "If the server SMTP does not check for at least one valid recipient prior to accepting the DATA command, the
    // following dialogue would result". §3.2 (3): a server "SHOULD issue a positive response to the DATA command if and
    // only if one or more valid RCPT TO addresses have been previously received".
    ("rfc2920-1", &[NO_HEADER, NO_DOMAIN]),
    ("rfc2920-2", &[NO_HEADER, NO_DOMAIN]),
    ("rfc2920-3", &[NO_DOMAIN]),
    ("rfc2920-4", &["data-accepted-without-recipient", NO_DOMAIN]),
    // §4.1: "a bodyless test message", with To, From and Subject. §4.2: chunks that are not printed.
    ("rfc3030-1", &["header-field-missing", NO_DOMAIN]),
    ("rfc3030-2", &[NO_HEADER, NO_DOMAIN]),
    // §5.
    ("rfc3207-1", &[]),
    // §10.1 to §10.5.
    ("rfc3461-1", &[NO_HEADER, NO_DOMAIN]),
    ("rfc3461-2", &[NO_HEADER, NO_DOMAIN]),
    ("rfc3461-3", &[NO_HEADER, NO_DOMAIN]),
    ("rfc3461-4", &[NO_HEADER, NO_HEADER]),
    ("rfc3461-5", &[NO_HEADER, NO_DOMAIN]),
    // §4.1. "220-smtp.example.com ESMTP Server" is not the last line of a reply: "the last line will begin with the
    // reply code, followed immediately by <SP>" (RFC 5321 §4.2.1). "220 Ready to start TLS" comes from a server that
    // offers ENHANCEDSTATUSCODES: "These codes must appear in all 2xx, 4xx, and 5xx response lines other than initial
    // greeting and any response to HELO or EHLO" (RFC 2034 §4).
    ("rfc4954-1", &["reply-unfinished", "enhanced-missing"]),
    ("rfc4954-2", &[]),
    ("rfc4954-3", &["reply-unfinished"]),
    ("rfc4954-4", &["reply-unfinished", "enhanced-missing"]),
    // §5.1.
    ("rfc4954-5", &[]),
    ("rfc4954-6", &[]),
    // Appendix D.1, D.2, the two steps of D.3, and D.4.
    ("rfc5321-1", &[NO_HEADER]),
    ("rfc5321-2", &[]),
    ("rfc5321-3", &[]),
    ("rfc5321-4", &[]),
    ("rfc5321-5", &[NO_HEADER]),
];

#[test]
fn sessions_of_the_rfcs_are_judged_as_the_rfcs_mean_them() {
    let mut wrong = Vec::new();
    for (name, rules) in SESSIONS {
        let log = fs::read(root().join(format!("tests/logs/rfc/{name}.log"))).expect(name);
        let report = lint_transcript(&log, &LintOptions::default());
        let found: Vec<&str> = report.diagnostics.iter().map(|told| told.rule.as_str()).collect();
        if found != *rules || report.sessions.len() != 1 {
            let sessions = report.sessions.len();
            wrong.push(format!("{name}: expected {rules:?}, found {found:?} in {sessions} sessions"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_in_the_table() {
    let folder = fs::read_dir(root().join("tests/logs/rfc")).expect("the logs");
    let files: BTreeSet<String> =
        folder.map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8")).collect();
    let table: BTreeSet<String> = SESSIONS.iter().map(|(name, _)| format!("{name}.log")).collect();
    assert_eq!(files, table);
}

#[test]
fn they_end_as_the_rfcs_say() {
    let ends = [
        ("rfc1870-1", "delivered"),
        ("rfc2033-1", "delivered"),
        ("rfc2920-2", "delivered"),
        ("rfc2920-3", "refused"),
        ("rfc2920-4", "refused"),
        ("rfc3030-1", "delivered"),
        ("rfc3030-2", "delivered"),
        ("rfc3461-4", "delivered"),
        ("rfc4954-1", "no-mail"),
        ("rfc5321-1", "delivered"),
        ("rfc5321-2", "refused"),
        ("rfc5321-5", "delivered"),
    ];
    for (name, end) in ends {
        let log = fs::read(root().join(format!("tests/logs/rfc/{name}.log"))).expect(name);
        let report = json!(lint_transcript(&log, &LintOptions::default()));
        assert_eq!(report["sessions"][0]["outcome"], end, "{name}");
    }
}
