//! What every dialect has to keep to, and how the tests of each show what it read.

use super::*;
use std::{format, string::String, vec::Vec};

/// Reads a log, and writes each entry as a line: session, side, column from 1, text; `in_data` is kept as a session
/// would keep it that has no other worries.
pub(super) fn read(dialect: Dialect, log: &[u8]) -> Vec<String> {
    let mut reader = Reader::new(dialect);
    let (mut told, mut in_data) = (Vec::new(), false);
    for line in log.split_inclusive(|&octet| octet == b'\n') {
        let data = in_data;
        reader.line(line, data, &mut |entry| {
            in_data = next(&entry.event, in_data);
            told.push(show(&entry, line));
            check_octets(dialect, &entry.event, line);
        });
    }
    reader.finish(&mut |entry| told.push(show(&entry, b"")));
    told
}

fn next(event: &Event<'_>, in_data: bool) -> bool {
    match *event {
        Event::Octets { side: Side::Server, text, .. } => text.starts_with(b"354"),
        Event::Octets { side: Side::Client, text, .. } => in_data && text.trim_ascii_end() != b".",
        _ => false,
    }
}

fn show(entry: &Entry<'_>, line: &[u8]) -> String {
    let session =
        if entry.session.is_empty() { String::new() } else { format!("{} ", entry.session.escape_ascii()) };
    match entry.event {
        Event::Octets { side, text, pieces, masked, whole } => {
            check(text, pieces, line);
            let side = if side == Side::Client { "C" } else { "S" };
            let part = if whole { "" } else { "~" };
            let mask = if masked { "*" } else { "" };
            let column = pieces.first().map_or(0, |piece| piece.at + 1);
            format!("{session}{side}{mask}{part}{column} {}", text.escape_ascii())
        }
        Event::Omitted { side } => format!("{session}{side:?} omitted"),
        Event::Open => format!("{session}open"),
        Event::Tls => format!("{session}tls"),
        Event::Close { side } => format!("{session}close {side:?}"),
    }
}

/// The pieces are in order, begin at 0, and stay within the line.
fn check(text: &[u8], pieces: &[Piece], line: &[u8]) {
    assert!(pieces.first().is_none_or(|piece| piece.start == 0), "{pieces:?}");
    assert!(pieces.windows(2).all(|two| two[0].start < two[1].start), "{pieces:?}");
    assert!(!pieces.is_empty() || text.is_empty(), "{text:?}");
    for (number, piece) in pieces.iter().enumerate() {
        let end = pieces.get(number + 1).map_or(text.len(), |next| next.start as usize);
        assert!(piece.start as usize <= text.len(), "{pieces:?}");
        assert!(piece.at as usize + (end - piece.start as usize) <= line.len(), "{pieces:?} in {line:?}");
    }
}

/// What a dialect does not decode is, octet for octet, what stands in the line.
fn check_octets(dialect: Dialect, event: &Event<'_>, line: &[u8]) {
    let decodes =
        [Dialect::Smtplib, Dialect::Jsonl, Dialect::Wireshark, Dialect::Phpmailer].contains(&dialect);
    let Event::Octets { text, pieces, .. } = *event else { return };
    for (offset, octet) in text.iter().enumerate().filter(|_| !decodes) {
        assert_eq!(line[literal::locate(pieces, offset)], *octet, "{text:?} {pieces:?} {line:?}");
    }
}

/// Rows of a log's line and what it shows, in order: most show one thing, others nothing, or several.
pub(super) fn reads(dialect: Dialect, rows: &[(&str, &[&str])]) {
    let log = rows.iter().fold(String::new(), |log, (line, _)| log + line + "\n");
    let expected: Vec<_> = rows.iter().flat_map(|(_, shown)| shown.iter().copied()).collect();
    assert_eq!(read(dialect, log.as_bytes()), expected, "{dialect:?}");
    assert_eq!(detect(log.as_bytes()), (InputKind::Transcript, Some(dialect)), "{log}");
}

/// Where the octets of an entry are the log's own, they are those at its pieces.
#[test]
fn pieces_lead_back_to_the_same_octets() {
    let logs: &[(Dialect, &str)] = &[
        (Dialect::Rfc, "C: \x1b[32mEHLO \x1b[0ma.example\x1b[0m\n"),
        (Dialect::Rfc, "> > S: 250 ok\n"),
        (Dialect::Swaks, "\x1b[1m -> \x1b[0mMAIL FROM:<\x1b[31ma@b.example\x1b[0m>\n"),
        (Dialect::Swaks, "> <-  250 ok\n"),
        (Dialect::Curl, "> > EHLO a.example\n"),
        (Dialect::Bare, "> 250 ok\n"),
        (Dialect::Bare, "app-1  | 250 ok\n"),
        (Dialect::Javamail, "> Nov 24 10:11:12 mx java[7]: \x1b[1mEHLO a.example\n"),
    ];
    for &(dialect, line) in logs {
        let mut count = 0;
        Reader::new(dialect).line(line.as_bytes(), false, &mut |entry| {
            let Event::Octets { text, .. } = entry.event else { return };
            count += 1;
            check_octets(dialect, &entry.event, line.as_bytes());
            assert!(!text.contains(&0x1B), "{text:?}");
        });
        assert_eq!(count, 1, "{line:?}");
    }
}

/// A log is what its first lines are, whatever the messages in it quote; what is no log is none.
#[test]
fn no_dialect_is_told_from_what_a_message_quotes() {
    let quoted = "=== Connected to a.\n -> EHLO a\n<-  250 a\nsend: 'ehlo'\nC: NOOP\n< 250 a\nDEBUG SMTP: x\nSMTP<< a\n";
    let bare = format!("220 a.example\nEHLO b\n250 a\nDATA\n354 go\n{quoted}.\n250 ok\n");
    let rfc = bare.lines().fold(String::new(), |log, line| {
        let mark = if line.starts_with(['2', '3']) { "S: " } else { "C: " };
        log + mark + line + "\n"
    });
    let swaks = rfc.replace("C: ", " -> ").replace("S: ", "<-  ");
    let forwarded = swaks.lines().fold(String::new(), |log, line| log + "> " + line + "\r\n");
    let coloured = swaks.lines().fold(String::new(), |log, line| log + "\x1b[32m" + line + "\x1b[0m\n");
    let journal =
        swaks.lines().fold(String::new(), |log, line| log + "Nov 24 10:11:12 mx app[7]: " + line + "\n");
    let container = bare.lines().fold(String::new(), |log, line| log + "app-1  | " + line + "\n");
    let cases: &[(&str, (InputKind, Option<Dialect>))] = &[
        (&bare, (InputKind::Transcript, Some(Dialect::Bare))),
        (&rfc, (InputKind::Transcript, Some(Dialect::Rfc))),
        (&swaks, (InputKind::Transcript, Some(Dialect::Swaks))),
        (&forwarded, (InputKind::Transcript, Some(Dialect::Swaks))),
        (&journal, (InputKind::Transcript, Some(Dialect::Swaks))),
        (&container, (InputKind::Transcript, Some(Dialect::Bare))),
        (&coloured, (InputKind::Transcript, Some(Dialect::Swaks))),
        ("", (InputKind::Command, None)),
        ("\n\n", (InputKind::Command, None)),
        ("# a comment\nEHLO a\nMAIL FROM:<>\n", (InputKind::Command, None)),
        ("EHLO a\nNOPE\n> x\n", (InputKind::Command, None)),
        ("MAIL FROM: <Net::SMTP@a.example>\n", (InputKind::Command, None)),
        ("250-a\n250 b\n\n550 5.1.1 no\n", (InputKind::Reply, None)),
        ("250-SIZE\r\n250 AUTH LOGIN\r\n", (InputKind::Reply, None)),
        ("a@b.example\n<>\n<c@d.example>\n", (InputKind::Address, None)),
    ];
    for (log, expected) in cases {
        assert_eq!(detect(log.as_bytes()), *expected, "{log}");
    }
}

mod hostile {
    use super::*;
    use proptest::prelude::*;
    use std::vec;

    /// Octets, with the marks of all dialects among them.
    fn log() -> impl Strategy<Value = Vec<u8>> {
        let marks = prop::sample::select(vec![
            "C: ",
            "S: ",
            "R: ",
            "< ",
            "> ",
            "* ",
            "{ [",
            "} [",
            " -> ",
            "<-  ",
            " ~> ",
            "<~  ",
            "<** ",
            "=== ",
            "=== Connected to ",
            "send: '",
            "send: b\"",
            "reply: b'",
            "reply: retcode (250); Msg: b'",
            "\\r\\n'",
            "\\x",
            "\\u12",
            "data: (250, b'",
            "220 ",
            "250-",
            "250 ",
            "354 ",
            "\n",
            "\r\n",
            "\x1b[3",
            "1m",
            "10:11:12 ",
            "[2026-11-24 10:11:12] DEBUG [abc] ",
            "Nov 24 10:11:12 mx postfix/smtpd[12]: ",
            "postfix/smtp[13]: < mx[192.0.2.1]:25: ",
            "> mx[192.0.2.1]: ",
            "123 SMTP<< ",
            "SMTP>> ",
            "         ",
            "CLIENT -> SERVER: ",
            "SERVER -> CLIENT: ",
            "<br>",
            "&lt;",
            "&#",
            "DEBUG SMTP: ",
            "CONNECTED(00000003)",
            "---",
            "Follow: tcp,ascii",
            "Node 0: ",
            "\t12",
            "{\"session\":\"",
            "\",\"bytes\":\"",
            "AAAA",
            "\"}",
            "\"side\":\"client\"",
            "Connected to smtp://",
            "app-1  | ",
            "Nov 24 10:11:12 mx app[7]: ",
            "********",
            "=> Send header, 10 bytes (0xa)",
            "0000: ",
        ]);
        let part = prop_oneof![
            6 => marks.prop_map(|mark| mark.as_bytes().to_vec()),
            2 => "[ -~]{0,8}".prop_map(String::into_bytes),
            1 => prop::collection::vec(any::<u8>(), 0..4),
        ];
        prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn any_octets_are_read_and_told_from_where_they_stand(log in log()) {
            detect(&log);
            for &dialect in Dialect::ALL {
                read(dialect, &log);
            }
        }
    }
}
