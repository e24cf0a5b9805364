//! The listener, spoken to octet by octet.

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use support::listener::{Listener, codes};

const TRANSACTION: &str = "EHLO a.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n";

#[test]
fn a_refusal_says_what_is_wrong_and_names_the_rule() {
    let listener = Listener::start("refusal", &[]);
    let replies = listener.say(b"MAIL FROM: <a@b.example>\r\nQUIT\r\n");
    assert_eq!(replies[0], "220 host.example ESMTP smtplint");
    assert_eq!(replies[1], "501 5.5.4 space between \"FROM:\" and \"<\" [SL0203]");
}

#[test]
fn a_refusal_explains_itself_when_asked() {
    let listener = Listener::start("explains", &["--explain-replies"]);
    let replies = listener.say(b"MAIL FROM: <a@b.example>\r\nQUIT\r\n");
    let expected = [
        "501-5.5.4 space between \"FROM:\" and \"<\" [SL0203]",
        "501-5.5.4 MAIL FROM: <a@b.example>",
        "501-5.5.4           ^",
        "501 5.5.4 write MAIL FROM:<user@example.org>, without the space",
    ];
    assert_eq!(replies[1..5], expected);
}

#[test]
fn every_refusal_names_a_rule() {
    let listener = Listener::start("names", &[]);
    let lines = [
        "LHLO a.example",
        "EXPN x",
        "STARTTLS",
        "BDAT 5 LAST",
        "AUTH PLAIN AGEAc2VjcmV0",
        "TURN",
        "X",
        "XFOO bar",
        "FOO",
        "",
        "QUIT now",
        "RCPT TO:<a@b.example>",
        "EHLO",
        "EHLO b\u{fc}cher.example",
    ];
    for line in lines {
        let replies = listener.say(format!("{line}\r\nQUIT\r\n").as_bytes());
        assert_eq!(codes(&replies).last(), Some(&"221"), "{line}: {replies:?}");
        assert!(replies[1].starts_with('5') && replies[1].ends_with(']'), "{line}: {replies:?}");
        assert!(!replies[1].contains("AGEA"), "{replies:?}");
    }
}

#[test]
fn a_pipelined_group_gets_all_its_replies_in_order() {
    let listener = Listener::start("pipelined", &[]);
    let input =
        format!("{TRANSACTION}Subject: x\r\n\r\ny\r\n.\r\nNOOP\r\nVRFY a\r\nHELP\r\nRSET\r\nQUIT\r\n");
    let replies = listener.say(input.as_bytes());
    let expected = ["220", "250", "250", "250", "354", "250", "250", "252", "214", "250", "221"];
    assert_eq!(codes(&replies), expected, "{replies:?}");
    assert_eq!(listener.kept().len(), 1);
}

#[test]
fn order_is_judged_and_what_follows_a_refusal_is_not_blamed() {
    let listener = Listener::start("order", &[]);
    let group = "MAIL FROM: <a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n";
    let replies = listener.talk(&[(1, "EHLO a.example\r\n"), (1, group), (3, "QUIT\r\n")]);
    assert_eq!(codes(&replies), ["220", "250", "501", "503", "503", "221"]);
    assert!(replies[replies.len() - 3].ends_with("[SL0402]"), "{replies:?}");
    let list: serde_json::Value = serde_json::from_str(&listener.get("/api/v1/sessions")).unwrap();
    assert_eq!(list[0]["errors"], 1, "only the first mistake: {list}");
}

#[test]
fn a_bare_line_feed_is_refused_and_what_follows_is_never_run() {
    let listener = Listener::start("feed", &[]);
    let replies = listener.say(b"NOOP\nEHLO a.example\r\nNO\rOP\r\nMAIL FROM:<a@b.example>\r\nQUIT\r\n");
    assert_eq!(codes(&replies), ["220", "500", "500", "500", "503", "221"], "{replies:?}");
    assert!(replies[1].starts_with("500 5.5.2 ") && replies[1].ends_with("[SL0001]"), "{replies:?}");
}

#[test]
fn a_message_is_kept_as_it_was_sent() {
    let listener = Listener::start("kept", &[]);
    let mut input = TRANSACTION.as_bytes().to_vec();
    input.extend_from_slice(b"Subject: x\r\n\r\n..dot\r\n..\r\n\xff\xfe\x00\x80\r\n.\r\nQUIT\r\n");
    let replies = listener.say(&input);
    assert_eq!(codes(&replies), ["220", "250", "250", "250", "354", "250", "221"]);
    let kept = listener.kept();
    assert!(kept[0].starts_with(
        b"Return-Path: <a@b.example>\r\nReceived: from a.example ([127.0.0.1])\r\n by host.example"
    ));
    assert!(
        kept[0].ends_with(b" +0000\r\nSubject: x\r\n\r\n.dot\r\n.\r\n\xff\xfe\x00\x80\r\n"),
        "{}",
        kept[0].escape_ascii()
    );
}

#[test]
fn broken_data_is_refused_at_its_end_or_kept_and_reported() {
    let (hello, transaction) = TRANSACTION.split_at("EHLO a.example\r\n".len());
    let groups = [(1, hello), (1, transaction), (3, "a\nb\r\n.\nNOOP\r\n.\r\n"), (1, "QUIT\r\n")];
    for (mode, code, count) in [("strict", "554", 0), ("lenient", "250", 1)] {
        let listener = Listener::start(mode, &["--mode", mode]);
        let replies = listener.talk(&groups);
        assert_eq!(codes(&replies), ["220", "250", "250", "250", "354", code, "221"], "{replies:?}");
        assert_eq!(listener.kept().len(), count);
        let session: serde_json::Value = serde_json::from_str(&listener.get("/api/v1/sessions/1")).unwrap();
        let diagnostics = session["diagnostics"].as_array().unwrap();
        let told = diagnostics.iter().find(|told| told["severity"] == "error").unwrap();
        assert_eq!((&told["code"], &told["line"], &told["column"]), (&"SL0701".into(), &5.into(), &2.into()));
        assert_eq!(told["span"]["start"], TRANSACTION.len() + 1);
    }
}

#[test]
fn in_lenient_mode_what_can_be_understood_is_taken() {
    let listener = Listener::start("understood", &["--mode", "lenient"]);
    let replies =
        listener.say(b"EHLO a.example\r\nMAIL FROM: <a@b.example>\r\nFOO\r\nNOOP\nQUIT\r\nQUIT\r\n");
    assert_eq!(codes(&replies), ["220", "250", "250", "500", "500", "500", "221"], "{replies:?}");
}

#[test]
fn too_large_a_message_is_read_to_its_end_and_refused() {
    let listener = Listener::start("large", &["--max-message-size", "1000"]);
    let input = format!("{TRANSACTION}{}.\r\nNOOP\r\nQUIT\r\n", "0123456789\r\n".repeat(20_000));
    let replies = listener.say(input.as_bytes());
    assert_eq!(codes(&replies), ["220", "250", "250", "250", "354", "552", "250", "221"], "{replies:?}");
    assert!(replies.iter().any(|line| line.starts_with("552 5.3.4 ") && line.ends_with("[SL0704]")));
    assert!(listener.kept().is_empty());
}

#[test]
fn rude_and_vanishing_clients_harm_nobody() {
    let listener = Listener::start("rude", &[]);
    let idle = listener.connect();
    let mut vanishing = listener.connect();
    vanishing.write_all(format!("{TRANSACTION}half a mess").as_bytes()).unwrap();
    drop(vanishing);
    let mut endless = listener.connect();
    endless.write_all(&vec![b'a'; 1 << 20]).unwrap();
    let errors = listener.say("FOO\r\n".repeat(100).as_bytes());
    assert!(errors.last().unwrap().starts_with("421 4.7.0 host.example "), "{:?}", errors.last());
    let replies = listener.say(format!("{TRANSACTION}x\r\n.\r\nQUIT\r\n").as_bytes());
    assert_eq!(codes(&replies), ["220", "250", "250", "250", "354", "250", "221"]);
    assert_eq!(listener.kept().len(), 1, "nothing of half a message");
    drop((idle, endless));
}

#[test]
fn one_client_too_many_is_told_to_come_back() {
    let listener = Listener::start("many", &["--max-connections", "1"]);
    let first = listener.connect();
    let mut greeting = [0; 3];
    (&first).read_exact(&mut greeting).unwrap();
    let mut second = String::new();
    listener.connect().read_to_string(&mut second).unwrap();
    assert!(second.starts_with("421 4.3.2 host.example "), "{second}");
}

#[test]
fn a_store_that_fails_is_answered_with_451() {
    let listener = Listener::start("store", &[]);
    fs::remove_dir_all(&listener.store).unwrap();
    let replies = listener.say(format!("{TRANSACTION}x\r\n.\r\nQUIT\r\n").as_bytes());
    assert_eq!(codes(&replies), ["220", "250", "250", "250", "354", "451", "221"], "{replies:?}");
}

#[test]
fn what_is_not_offered_is_not_listed() {
    let listener = Listener::start("without", &["--without", "pipelining", "--without", "SIZE"]);
    let replies = listener.say(b"EHLO a.example\r\nMAIL FROM:<a@b.example> SIZE=1\r\nQUIT\r\n");
    assert_eq!(replies[1..5], ["250-host.example", "250-8BITMIME", "250-ENHANCEDSTATUSCODES", "250 HELP"]);
    assert!(replies[5].starts_with("555 "), "{replies:?}");
}

#[test]
fn sigterm_ends_the_idle_and_lets_a_transaction_end() {
    let mut listener = Listener::start("sigterm", &[]);
    let (mut idle, mut busy) = (BufReader::new(listener.connect()), BufReader::new(listener.connect()));
    let next = |stream: &mut BufReader<TcpStream>| {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        line
    };
    assert!(next(&mut idle).starts_with("220 "));
    busy.get_mut().write_all(TRANSACTION.replace("EHLO", "HELO").as_bytes()).unwrap();
    let codes: Vec<String> = (0..5).map(|_| next(&mut busy)[..3].to_owned()).collect();
    assert_eq!(codes, ["220", "250", "250", "250", "354"]);
    listener.ask_to_stop();
    assert!(next(&mut idle).starts_with("421 4.3.2 host.example "));
    assert_eq!(next(&mut idle), "");
    busy.get_mut().write_all(b"x\r\n.\r\n").unwrap();
    assert!(next(&mut busy).starts_with("250 "));
    assert!(next(&mut busy).starts_with("421 "));
    assert_eq!(listener.child.wait().unwrap().code(), Some(0));
    assert_eq!(listener.kept().len(), 1);
}
