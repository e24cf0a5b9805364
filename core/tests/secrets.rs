//! What a client says about itself in AUTH is never repeated, however broken the line (RFC 4954 §4, RFC 4616 §6).

use smtplint_core::command::secret_in;
use smtplint_core::{CommandReport, LintOptions, Span, lint_command};

/// Responses, each a word that no text of smtplint's own holds.
const RESPONSES: &[&str] = &["AGEAYg==", "AHNlc2FtAHNlc2Ft", "AGEAYg", "AG*EAYgQ=", "hunter2zz", "AGEAYg=x"];

/// What stands before the response, and after it.
const FRAMES: &[(&str, &str)] = &[
    ("AUTH PLAIN ", ""),
    ("AUTH PLAIN ", " x"),
    ("AUTH PLAIN x ", ""),
    ("AUTH PLAIN ", "\u{e9}"),
    ("AUTH PLAIN \u{e9}", ""),
    ("AUTH  PLAIN ", ""),
    ("AUTH PLAIN  ", ""),
    (" AUTH PLAIN ", ""),
    ("auth plain ", " "),
    ("AUTH\tPLAIN\t", "\t"),
    ("AUTH PLAIN\t", ""),
    ("AUTH LOGIN ", ""),
    ("AUTH LOGIN user ", ""),
    ("AUTH CRAM-MD5 ", ""),
    ("AUTH CRAM-MD5 ", " x"),
    ("AUTH EXTERNAL ", ""),
    ("AUTH BOGUS ", ""),
    ("AUTH PL@IN ", ""),
    ("AUTH ", ""),
    ("AUTH ", " PLAIN"),
    ("AUHT PLAIN ", ""),
    ("AUT PLAIN ", ""),
    ("AUHT ", ""),
    ("AUTHPLAIN ", ""),
    ("AUTHPLAIN x ", ""),
    ("AUTH=PLAIN ", ""),
    ("AUTH:PLAIN ", ""),
    ("AUTH: PLAIN ", ""),
    ("AUTHENTICATE PLAIN ", ""),
    ("LOGON SCRAM-SHA-256 ", ""),
    ("AUTH", ""),
    ("AUTH=", ""),
    ("AUTHPLAIN", ""),
    ("PASS ", ""),
    ("PASS: ", ""),
    ("pass ", " x"),
    ("PASSWORD ", ""),
    ("Password: ", ""),
    ("a1 LOGIN user ", ""),
    ("PLAIN ", ""),
    ("LOGIN: ", ""),
    ("AU TH PLAIN ", ""),
    ("type AUTH PLAIN ", ""),
    ("C: AUTH PLAIN ", ""),
    ("C: AUTH ", ""),
    ("> > AUHT PLAIN ", " x"),
    ("C: PASS ", ""),
    ("NOOP AUTH PLAIN ", ""),
    ("NOOP  auth\tplain ", " x"),
    ("HELP AUTH LOGIN ", " "),
    ("VRFY \"AUTH PLAIN ", "\""),
    ("EHLO AUTH PLAIN ", ""),
    ("DATA AUTH PLAIN ", ""),
    ("BDAT AUTH PLAIN ", ""),
    ("MAIL AUTH PLAIN ", ""),
    ("RCPT TO:<a@b.example> AUTH PLAIN ", ""),
];

/// All that a report says, as a program sees it, and as JSON where this build makes JSON.
fn told(report: &CommandReport) -> String {
    #[allow(unused_mut)]
    let mut told = format!("{report:?}");
    #[cfg(feature = "serde")]
    told.push_str(&serde_json::to_string(report).expect("a report is JSON"));
    told
}

#[test]
fn no_report_repeats_a_response() {
    let mut wrong = Vec::new();
    for response in RESPONSES {
        for (before, after) in FRAMES {
            let line = format!("{before}{response}{after}");
            let report = lint_command(line.as_bytes(), &LintOptions::default());
            let told = told(&report);
            if told.contains(response) {
                wrong.push(format!("{line:?}: {told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_prints_lines_is_told_where_the_response_is() {
    for response in RESPONSES {
        for (before, after) in FRAMES {
            let line = format!("{before}{response}{after}");
            let span = secret_in(line.as_bytes());
            let start = before.len() as u32;
            let end = start + response.len() as u32;
            assert!(span.is_some_and(|span| span.start <= start && end <= span.end), "{line:?}: {span:?}");
        }
    }
}

#[test]
fn base64_alone_on_its_line_is_not_shown() {
    for response in ["AGEAYg==", "AHNlc2FtAHNlc2Ft", "dXNlcm5hbWU6YTE2", "cGFzc3dvcmQ="] {
        for frame in ["", " ", "C: "] {
            let line = format!("{frame}{response}\r\n");
            let report = lint_command(line.as_bytes(), &LintOptions::default());
            assert!(!report.valid && !told(&report).contains(response), "{line:?}: {report:?}");
            let start = frame.len();
            assert_eq!(
                secret_in(line.as_bytes()),
                Some(Span::new(start, start + response.len())),
                "{line:?}"
            );
        }
    }
}

#[test]
fn marks_before_marks_cost_no_more_than_the_line() {
    let line = "> ".repeat(200_000) + "AUTH PLAIN AGEAYg==";
    assert_eq!(secret_in(line.as_bytes()).unwrap().len(), 8);
}

#[test]
fn other_lines_hold_no_secret() {
    for line in
        ["AUTH", "AUTH PLAIN", "AUTH PLAIN ", "NOOP PLAIN x", "VRFY LOGIN x", "AUHT PLAIN", "FOO bar baz"]
    {
        assert_eq!(secret_in(line.as_bytes()), None, "{line}");
    }
    let report = lint_command(b"FOO bar baz", &LintOptions::default());
    assert_eq!(report.command.unwrap().args, Some(vec!["bar baz".to_owned()]));
}
