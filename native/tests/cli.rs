//! The program as a person or a script runs it: exit codes, what goes where, and input that is not as it should be.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn smtplint(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_smtplint"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends without reading its input closes the pipe: that is its right.
    _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(octets: &[u8]) -> String {
    String::from_utf8_lossy(octets).into_owned()
}

#[test]
fn exit_codes_of_check() {
    let cases: &[(&[&str], &[u8], i32)] = &[
        (&["check"], b"NOOP\n", 0),
        (&["check", "-"], b"NOPP\n", 1),
        (&["check"], b"", 0),
        (&["check"], b"TURN\n", 0),
        (&["check", "--fail-on", "warning"], b"TURN\n", 1),
        (&["check", "--fail-on", "never"], b"NOPP\n", 0),
        (&["check", "--ignore", "SL0102"], b"NOPP\n", 0),
        (&["check", "--select", "path-space-before"], b"NOPP\n", 0),
        (&["check", "--ignore", "no-such-rule"], b"", 2),
        (&["check", "/nonexistent/file"], b"", 2),
        (&["check", "--input", "nonsense"], b"", 2),
        (&["check"], b"\xFF\xFEN\0O\0", 1),
        (&["check", "--wire"], b"NOOP\n", 1),
        (&["check", "--extensions", "none"], b"STARTTLS\n", 1),
        (&["explain", "550", "5.7.1", "SL0203", "path-space-before"], b"", 0),
        (&["explain", "5500"], b"", 2),
        (&["compare", "220", "500"], b"", 0),
        (&["compare", "220", "5.1.1"], b"", 2),
        (&["rules", "--format", "markdown"], b"", 0),
    ];
    for (arguments, input, code) in cases {
        let done = smtplint(arguments, input);
        assert_eq!(done.status.code(), Some(*code), "{arguments:?}: {}", text(&done.stderr));
        let silent = done.stderr.is_empty();
        assert_eq!(silent, *code != 2, "{arguments:?}: stderr is for trouble with the run");
    }
}

#[test]
fn trouble_is_named_and_the_other_files_are_checked() {
    let done = smtplint(&["check", "/nonexistent/file", "-"], b"NOPP\n");
    assert_eq!(text(&done.stderr), "smtplint: /nonexistent/file: No such file or directory\n");
    assert!(text(&done.stdout).contains("SL0102"));
}

#[test]
fn the_caret_is_right_whatever_stands_before_it() {
    for (line, drawn, caret) in [
        ("MAIL FROM: <a@b.example>", "1 | MAIL FROM: <a@b.example>", "  |           ^"),
        (
            "MAIL FROM:<a@b.example>\tX=中 Y=\"",
            "1 | MAIL FROM:<a@b.example>\\tX=\\u{4E2D} Y=\"",
            "  |                        ^^",
        ),
        ("RCPT TO:<é_@b_.example>", "1 | RCPT TO:<é_@b_.example>", "  |              ^"),
    ] {
        let shown = text(&smtplint(&["check", "--input", "command", "-"], line.as_bytes()).stdout);
        assert!(shown.lines().any(|shown| shown == drawn), "{shown}");
        assert!(shown.lines().any(|shown| shown == caret), "{shown}");
    }
}

#[test]
fn a_password_is_never_shown() {
    for format in ["text", "json"] {
        let done = smtplint(
            &["check", "--format", format],
            b"AUTH PLAIN AHVzZXIAc2VjcmV0*\nAUTH  PLAIN  AHVzZXIAc2VjcmV0 x\n",
        );
        assert_eq!(done.status.code(), Some(1));
        assert!(!text(&done.stdout).contains("AHVzZXIA"), "{}", text(&done.stdout));
    }
}

#[test]
fn json_is_one_object_with_places_in_the_file() {
    let done = smtplint(
        &["check", "--format", "json", "-"],
        b"C: EHLO a.example\nS: 250 a.example\nC: MAIL FROM: <>\n",
    );
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let file = &report["files"][0];
    assert_eq!(
        (&file["path"], &file["input"], &file["dialect"]),
        (&"-".into(), &"transcript".into(), &"rfc".into())
    );
    // The last command has no reply.
    assert_eq!(file["summary"], serde_json::json!({"errors": 1, "warnings": 0, "infos": 1}));
    let found = &file["diagnostics"][0];
    assert_eq!(
        (&found["line"], &found["column"], &found["span"]["start"]),
        (&3.into(), &14.into(), &48.into())
    );
}

#[test]
fn a_line_longer_than_memory_should_hold_is_one_finding() {
    let mut input = b"NOOP ".to_vec();
    input.resize(5_000_000, b'x');
    input.extend_from_slice(b"\nNOPP\n");
    let done = smtplint(&["check", "--format", "json"], &input);
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let found = report["files"][0]["diagnostics"].as_array().unwrap();
    let places: Vec<_> =
        found.iter().map(|told| (told["code"].as_str().unwrap(), told["line"].as_u64().unwrap())).collect();
    assert_eq!(places, [("SL0004", 1), ("SL0102", 2)]);
    assert_eq!(found[1]["span"]["start"], 5_000_001);
}

#[test]
fn an_unknown_code_brings_the_nearest() {
    let done = smtplint(&["explain", "path-space-befor"], b"");
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("path-space-before"), "{}", text(&done.stderr));
}

#[test]
fn the_reference_is_told_in_the_language_asked_for() {
    for (arguments, expected) in [
        (
            &["explain", "550"][..],
            &["permanent negative completion (5yz)", "\nFor whoever sent the mail\n"][..],
        ),
        (
            &["--lang", "fr", "explain", "550"],
            &["négative permanente (5yz)", "\nPour l’expéditeur du message\n"],
        ),
        (&["explain", "4.2.2"], &["Persistent Transient Failure (4.x.x)", "yes, later"]),
        (&["explain", "MAIL"], &["mail = \"MAIL FROM:\"", "- RET (DSN): FULL or HDRS"]),
        (&["explain", "extensions/AUTH"], &["- AUTH (MAIL): ", "commands/AUTH"]),
        (&["explain", "Greylisting"], &["450", "terms/retry"]),
        (&["--lang", "fr", "explain", "greylisting"], &["Liste grise\n"]),
        (&["compare", "220", "250"], &["220 and 250\n", "\nKey differences\n", "\nWhen to use which\n"]),
        (&["--lang", "fr", "compare", "220", "250"], &["220 et 250\n", "\nPrincipales différences\n"]),
        (&["explain", "--format", "markdown", "550"], &["# 550 ", "\n## Examples\n\n```\n550 5.1.1 "]),
    ] {
        let told = text(&smtplint(arguments, b"").stdout);
        for words in expected {
            assert!(told.contains(words), "{arguments:?}: {words:?} in\n{told}");
        }
    }
}

#[test]
fn pages_of_the_reference_fit_a_terminal() {
    for query in ["550", "5.7.1", "SL0801", "MAIL", "DSN", "bounce"] {
        for lang in ["en", "fr"] {
            let told = text(&smtplint(&["--lang", lang, "explain", query], b"").stdout);
            // What is octet for octet on the wire, and grammar, is not cut.
            let wide = told.lines().filter(|line| line.chars().count() > 80 && line.contains("  - "));
            assert_eq!(wide.count(), 0, "{told}");
            assert!(!told.contains("](") && !told.contains("## "), "{told}");
        }
    }
}
