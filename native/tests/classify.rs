//! `smtplint classify`: records of lines and of notifications.

mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{program, run, run_in, text};

fn notifications() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dsn")
}

fn records(octets: &[u8]) -> Vec<Value> {
    text(octets).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs the program with a file: of a pipe nobody would read while the input is written.
fn run_with_file(arguments: &[&str], input: &[u8]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("input.txt"), input).unwrap();
    run_in(folder.path(), &[arguments, &["input.txt"]].concat())
}

#[test]
fn a_record_has_its_fields_in_order() {
    let done =
        run(&["classify"], b"550 5.1.1 The email account that you tried to reach does not exist.\r\nhello\n");
    assert_eq!(
        text(&done.stdout),
        "{\"line\":1,\"code\":550,\"enhanced\":\"5.1.1\",\"class\":\"permanent-negative\",\"bounce\":\"unknown-recipient\",\
         \"action\":\"give-up\",\"confidence\":\"high\",\"provider\":\"gmail\"}\n\
         {\"line\":2,\"code\":null,\"enhanced\":null,\"class\":null,\"bounce\":null,\"action\":null,\"confidence\":null,\
         \"provider\":null}\n"
    );
    let done = run(&["classify", "--format", "tsv", "-"], b"250 2.0.0 Ok\n\n421 4.7.0 x\n");
    assert_eq!(
        text(&done.stdout),
        "line\tcode\tenhanced\tclass\tbounce\taction\tconfidence\tprovider\n\
         1\t250\t2.0.0\tpositive-completion\t\tcontinue\t\t\n2\t\t\t\t\t\t\t\n\
         3\t421\t4.7.0\ttransient-negative\ttemporary-server-error\tretry-later\tmedium\t\n"
    );
}

/// The lines of a big file, on all cores, come out in their order, and are those that core alone would write.
#[test]
fn many_lines_keep_their_order() {
    let texts = [
        "550 5.2.2 Mailbox full",
        "no reply at all",
        "421 4.7.0 Try again later",
        "550-5.7.1 two lines 550 5.7.1 in one - gsmtp",
    ];
    let input: String = (0..40_000).flat_map(|line| [texts[line * 7 % 4], "\n"]).collect();
    let done = run_with_file(&["classify"], input.as_bytes());
    let records = records(&done.stdout);
    assert_eq!(records.len(), 40_000);
    for (record, line) in records.iter().zip(0..) {
        assert_eq!(record["line"], line + 1);
        let expected = smtplint_core::classify(texts[line * 7 % 4]);
        assert_eq!(record["code"], expected.as_ref().map_or(Value::Null, |found| found.code.into()));
        let bounce =
            expected.and_then(|found| found.bounce).map_or(Value::Null, |bounce| bounce.name().into());
        assert_eq!(record["bounce"], bounce);
    }
}

#[test]
fn compressed_text_and_utf_16_are_read_as_what_is_in_them() {
    let text = "550 5.1.1 No such user\n452 4.2.2 Mailbox full\n";
    let expected = run(&["classify"], text.as_bytes()).stdout;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, text.as_bytes()).unwrap();
    assert_eq!(run(&["classify"], &gzip.finish().unwrap()).stdout, expected);
    let utf16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(run(&["classify"], &utf16).stdout, expected);
}

#[test]
fn an_input_that_cannot_be_read_is_named_and_the_others_are_classified() {
    let done = run_in(&notifications(), &["classify", "--input", "dsn", "nothing.eml", "exchange.eml"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("nothing.eml: No such file"), "{}", text(&done.stderr));
    let records = records(&done.stdout);
    assert_eq!(
        (records[0]["bounce"].as_str(), records[0]["path"].as_str()),
        (Some("unknown-recipient"), Some("exchange.eml"))
    );
    assert_eq!(run(&["classify", "--input", "letters"], b"").status.code(), Some(2));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let big = folder.path().join("big.txt");
    std::fs::write(&big, "550 5.1.1 No such user\n".repeat(200_000)).unwrap();
    let mut child = program(&["classify"])
        .arg(&big)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()));
}

/// Of each recipient: line, code, bounce, action, provider, recipient, outcome.
#[test]
fn notifications_are_read_recipient_by_recipient() {
    let told = |file: &str| -> String {
        let done = run_in(&notifications(), &["classify", "--input", "dsn", file]);
        assert_eq!(done.status.code(), Some(0));
        let fields =
            ["line", "code", "enhanced", "bounce", "action", "provider", "recipient", "outcome", "remote"];
        let of_record = |record: &Value| -> String {
            let values = fields
                .map(|field| record[field].as_str().map_or_else(|| record[field].to_string(), Into::into));
            values.join(" ")
        };
        records(&done.stdout).iter().map(of_record).collect::<Vec<_>>().join("\n")
    };
    for (file, expected) in [
        (
            "postfix.eml",
            "35 550 5.1.1 unknown-recipient give-up postfix ann@example.org failed mx.example.org\n\
             43 null 5.4.4 routing-or-dns give-up null ben@nowhere.example failed null\n\
             50 550 5.7.26 auth-failed fix-and-resend gmail cid@gmail.example failed mx.gmail.example",
        ),
        (
            "exim.eml",
            "14 550 5.2.2 mailbox-full give-up null ann@example.org failed null\n\
             14 null null routing-or-dns give-up exim ben@example.net failed null",
        ),
        ("exchange.eml", "20 550 5.1.10 unknown-recipient give-up exchange ann@example.org failed null"),
        ("gmail.eml", "31 450 4.2.0 greylisted retry-later postgrey ann@example.org delayed mx.example.org."),
        (
            "sendmail-delivered.eml",
            "17 null 2.1.5 null continue null ann@example.edu delivered null\n\
             22 552 5.2.2 mailbox-full give-up sendmail ben@example.edu failed null",
        ),
        (
            "qmail.eml",
            "7 550 null relaying-denied fix-and-resend null ann@example.org failed null\n\
             7 null null unknown-recipient give-up qmail ben@example.com failed null",
        ),
        ("no-bounce.eml", "1 null null null null null null null null"),
    ] {
        assert_eq!(told(file), expected, "{file}");
    }
    let mbox = told("three.mbox");
    assert_eq!(mbox.lines().count(), 6, "{mbox}");
    assert!(
        mbox.starts_with("36 550 5.1.1") && mbox.ends_with("95 null null null null null null null null"),
        "{mbox}"
    );
}

#[test]
fn whatever_the_octets_are_there_is_an_answer() {
    let all: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    for kind in ["lines", "dsn"] {
        let done = run_with_file(&["classify", "--input", kind], &all);
        assert_eq!(done.status.code(), Some(0), "{kind}: {}", text(&done.stderr));
        assert!(!done.stdout.is_empty());
    }
}
