//! `serve --log FILE`: what the listener writes down, and what `check` finds in it.
#![cfg(unix)]

mod support;

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use support::listener::Listener;
use support::{program, run, text};

/// A listener with a log, in a folder that goes with it.
struct Logged {
    listener: Listener,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Logged {
    fn start(name: &str, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sessions.jsonl");
        let mut all = vec!["--log", path.to_str().unwrap()];
        all.extend(options);
        Self { listener: Listener::start(name, &all), path, _folder: folder }
    }

    /// Every line of the log, once the listener has ended.
    fn lines(&mut self) -> Vec<Value> {
        self.listener.stop();
        let log = fs::read_to_string(&self.path).unwrap();
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// What `check` finds in it: the session and the code, in the order of the log.
    fn checked(&self) -> Vec<(String, String)> {
        let done = run(&["check", "--format", "json", self.path.to_str().unwrap()], b"");
        let report: Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!(report["files"][0]["dialect"], "jsonl");
        let found = report["files"][0]["diagnostics"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap_or("1").to_owned();
        found.map(|told| (text(&told["session"]), text(&told["code"]))).collect()
    }

    /// The codes in the listener's own record of a session.
    fn recorded(&self, session: usize) -> Vec<String> {
        let session = self.listener.get(&format!("/api/v1/sessions/{session}"));
        let session: Value = serde_json::from_str(&session).unwrap();
        let found = session["diagnostics"].as_array().into_iter().flatten();
        found.map(|told| told["code"].as_str().unwrap().to_owned()).collect()
    }
}

/// The octets of a line of the log.
fn octets(line: &Value) -> String {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    String::from_utf8(BASE64_STANDARD.decode(line["bytes"].as_str().unwrap()).unwrap()).unwrap()
}

const HELLO: (usize, &str) = (1, "EHLO a.example\r\n");
const QUIT: (usize, &str) = (1, "QUIT\r\n");
const ENVELOPE: (usize, &str) = (1, "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n");
const BROKEN: &str = "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nFrom: a@b.example\r\n\r\na\nb\r\n.\r\n";
const MESSAGE: &str = "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nFrom: a@b.example\r\n\r\nx\r\n.\r\n";

/// What a client says, the rules that the listener names in its replies, and what is found of the session.
type Case<'c> = (&'c [(usize, &'c str)], &'c [&'c str], &'c [&'c str]);

const CASES: &[Case<'_>] = &[
    (&[HELLO, ENVELOPE, (3, MESSAGE), QUIT], &[], &[]),
    (&[HELLO, (1, "MAIL FROM: <a@b.example>\r\n"), QUIT], &["SL0203"], &["SL0203"]),
    (
        &[HELLO, (1, "NOPP\r\n"), (1, "XFOO bar\r\n"), (1, "FOO\r\n"), QUIT],
        &["SL0102", "SL0103", "SL0101"],
        &["SL0102", "SL0103", "SL0101"],
    ),
    (&[HELLO, (1, "RCPT TO:<c@d.example>\r\n"), QUIT], &["SL0402"], &["SL0402"]),
    (&[HELLO, (1, "QUIT now\r\n"), QUIT], &["SL0105"], &["SL0105"]),
    (&[HELLO, (1, "NO\rOP\r\n"), (1, "\r\n"), QUIT], &["SL0002", "SL0010"], &["SL0002", "SL0010"]),
    // RFC 5321 §2.3.8: both parts of a broken line are refused for one mistake; NOOP has to be last in its group.
    (&[HELLO, (1, "NOOP\nNOOP\r\n"), (2, "QUIT\r\n")], &["SL0001", "SL0001"], &["SL0001", "SL0415"]),
    (&[HELLO, (1, "XCLIENT NAME=a.example\r\n"), QUIT], &["SL0111"], &["SL0111"]),
    // RFC 4954 §4: the password goes in clear text. It is masked, so that the same length is no second attempt with it.
    (
        &[HELLO, (1, "AUTH PLAIN AGEAYg==\r\n"), (1, "AUTH PLAIN AGEAYw==\r\n"), QUIT],
        &["SL0111", "SL0111"],
        &["SL0111", "SL0933", "SL0111", "SL0933"],
    ),
    (
        &[HELLO, (1, "AUTH LOGIN\r\n"), (1, "dXNlcg==\r\n"), (1, "hunter2\r\n"), QUIT],
        &["SL0111", "SL0101", "SL0101"],
        &["SL0111", "SL0933", "SL0101", "SL0101"],
    ),
    (&[HELLO, ENVELOPE, (3, BROKEN), QUIT], &["SL0701"], &["SL0701"]),
    // Not everything that is wrong is refused.
    (&[(1, "EHLO a.example\r\nNOOP\r\n"), (2, "QUIT\r\n")], &[], &["SL0414"]),
    (&[HELLO, (1, "MAIL FROM:<a@b.example>\r\n")], &[], &["SL0419"]),
    // RFC 2920 §3.1: what follows a refusal still under way is refused too, and not to blame.
    (
        &[HELLO, (1, "MAIL FROM: <a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n"), (3, "QUIT\r\n")],
        &["SL0203", "SL0402", "SL0402"],
        &["SL0203"],
    ),
];

#[test]
fn check_finds_in_the_log_what_the_listener_told_the_client() {
    let mut logged = Logged::start("told", &[]);
    let mut recorded = Vec::new();
    for (number, (groups, told, _)) in CASES.iter().enumerate() {
        let replies = logged.listener.talk(groups);
        let codes = replies.iter().filter_map(|line| line.strip_suffix(']')?.rsplit('[').next());
        assert_eq!(codes.collect::<Vec<_>>(), *told, "{groups:?}: {replies:?}");
        recorded.push(logged.recorded(number + 1));
    }
    logged.lines();
    let checked = logged.checked();
    for (number, (groups, _, expected)) in CASES.iter().enumerate() {
        let name = (number + 1).to_string();
        let of_session = checked.iter().filter(|found| found.0 == name);
        let found: Vec<&str> = of_session.map(|found| &*found.1).collect();
        assert_eq!(found, *expected, "{groups:?}");
        assert_eq!(recorded[number], found, "{groups:?}");
    }
}

#[test]
fn a_line_for_each_read_and_write_in_their_order() {
    let mut logged = Logged::start("order", &[]);
    logged.listener.talk(&[HELLO, ENVELOPE, (3, MESSAGE), QUIT]);
    logged.listener.talk(&[HELLO]);
    let lines = logged.lines();
    let told = |line: &Value| match line["event"].as_str() {
        Some(event) => event.to_owned(),
        None => format!("{} {}", line["side"].as_str().unwrap(), octets(line).split_at(3).0),
    };
    let first: Vec<_> = lines.iter().filter(|line| line["session"] == "1").map(told).collect();
    let expected = [
        "open",
        "server 220",
        "client EHL",
        "server 250",
        "client MAI",
        "server 250",
        "client Dat",
        "server 250",
        "client QUI",
        "server 221",
        "close",
    ];
    assert_eq!(first, expected);
    assert_eq!(octets(lines.iter().find(|line| told(line) == "client MAI").unwrap()), ENVELOPE.1);
    let closed: Vec<_> =
        lines.iter().filter(|line| line["event"] == "close").map(|line| &line["side"]).collect();
    assert_eq!(closed, ["server", "client"]);
    let times: Vec<_> = lines.iter().map(|line| line["time"].as_str().unwrap()).collect();
    assert!(
        times.is_sorted() && times.iter().all(|time| time.len() == 24 && time.ends_with('Z')),
        "{times:?}"
    );
}

#[test]
fn sessions_are_told_apart_as_interleaved_as_they_come() {
    let mut logged = Logged::start("interleaved", &[]);
    let mut clients: Vec<_> = (0..2).map(|_| BufReader::new(logged.listener.connect())).collect();
    for command in ["EHLO a.example\r\n", "NOPP\r\n", "QUIT\r\n"] {
        for client in &mut clients {
            let mut reply = String::new();
            while reply.as_bytes().get(3) != Some(&b' ') {
                reply.clear();
                client.read_line(&mut reply).unwrap();
            }
            client.get_mut().write_all(command.as_bytes()).unwrap();
        }
    }
    drop(clients);
    let lines = logged.lines();
    let begun = lines.iter().position(|line| line["session"] == "2");
    let ended = lines.iter().rposition(|line| line["session"] == "1");
    assert!(begun < ended && begun.is_some());
    let mut found = logged.checked();
    found.sort();
    assert_eq!(found, [("1".into(), "SL0102".into()), ("2".into(), "SL0102".into())]);
}

#[test]
fn who_is_turned_away_is_written_down() {
    let mut logged = Logged::start("turned-away", &["--max-connections", "0"]);
    assert_eq!(logged.listener.talk(&[]).len(), 1);
    let lines = logged.lines();
    assert_eq!(lines.len(), 3);
    assert!(octets(&lines[1]).starts_with("421 4.3.2 "));
    assert_eq!(logged.checked(), []);
}

#[test]
fn nothing_of_a_password_is_written_down() {
    let mut logged = Logged::start("secrets", &[]);
    let secrets = ["AHVzZXIAcHc=", "dXNlcg==", "c2VjcmV0"];
    let plain = format!("AUTH PLAIN {}\r\n", secrets[0]);
    let (start, end) = plain.split_at(14);
    logged.listener.talk(&[HELLO, (1, start), (0, end), QUIT]);
    let responses = format!("{}\r\n{}\r\n", secrets[1], secrets[2]);
    logged.listener.talk(&[HELLO, (1, "AUTH LOGIN\r\n"), (1, &responses), (2, "QUIT\r\n")]);
    // One that hangs up in the middle of it.
    logged.listener.talk(&[HELLO, (1, &plain[..plain.len() - 2])]);
    let lines = logged.lines();
    let bytes = |line: &&Value| line["event"].is_null();
    let masked: Vec<_> = lines.iter().filter(|line| line["masked"] == true).map(octets).collect();
    let clear: String =
        lines.iter().filter(bytes).filter(|line| line["masked"].is_null()).map(octets).collect();
    assert_eq!(
        masked,
        ["AUTH PLAIN ************\r\n", "********\r\n", "********\r\n", "AUTH PLAIN ************"]
    );
    assert!(!secrets.iter().any(|secret| clear.contains(&secret[..4])), "{clear}");
}

#[test]
fn content_is_written_as_it_came_even_where_it_looks_like_a_secret() {
    let mut logged = Logged::start("content", &[]);
    let message = MESSAGE.replace("\r\nx\r\n", "\r\nAUTH PLAIN AHVzZXIAcHc=\r\n");
    let (start, end) = message.split_at(message.len() - 14);
    logged.listener.talk(&[HELLO, ENVELOPE, (3, start), (0, end), (1, "QUIT\r\n")]);
    // Before the reply to DATA, and cut in a line of the message.
    let early = format!("{}{}", ENVELOPE.1, &message[..41]);
    logged.listener.talk(&[HELLO, (1, &early), (3, &message[41..]), (1, "QUIT\r\n")]);
    let lines = logged.lines();
    for session in ["1", "2"] {
        let client =
            |line: &&Value| line["session"] == session && line["side"] == "client" && line["event"].is_null();
        let said: String = lines.iter().filter(client).map(octets).collect();
        assert_eq!(said, format!("{}{}{message}{}", HELLO.1, ENVELOPE.1, QUIT.1));
    }
    let place = |wanted: &dyn Fn(&str) -> bool| {
        lines.iter().rposition(|line| line["event"].is_null() && wanted(&octets(line))).unwrap()
    };
    let (early, asked) = (place(&|octets| octets == "Fr"), place(&|octets| octets.contains("354 ")));
    assert!(early < asked, "what came before 354 stands before it");
}

#[test]
fn a_watcher_sees_what_happens_at_once() {
    let logged = Logged::start("watched", &[]);
    let mut client = BufReader::new(logged.listener.connect());
    let mut greeting = String::new();
    client.read_line(&mut greeting).unwrap();
    let mut watch = program(&["check", "--watch", "--format", "gcc"])
        .arg(&logged.path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    client.get_mut().write_all(b"NOPP\r\n").unwrap();
    let mut line = String::new();
    BufReader::new(watch.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("verb-misspelt"), "{line}");
    _ = watch.kill();
    _ = watch.wait();
}

#[test]
fn a_log_is_appended_to_and_one_that_cannot_be_is_named() {
    let mut logged = Logged::start("appended", &[]);
    logged.lines();
    let first = fs::read(&logged.path).unwrap().len();
    let log = logged.path.to_str().unwrap().to_owned();
    let mut again = Listener::start("appended-again", &["--log", &log]);
    again.talk(&[HELLO, QUIT]);
    again.stop();
    assert!(fs::read(&logged.path).unwrap().len() > first);
    let nowhere = Path::new(&log).join("x");
    let done = run(
        &[
            "serve",
            "--smtp",
            "127.0.0.1:0",
            "--http",
            "none",
            "--store",
            "none",
            "--log",
            nowhere.to_str().unwrap(),
        ],
        b"",
    );
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains(nowhere.to_str().unwrap()), "{}", text(&done.stderr));
}
