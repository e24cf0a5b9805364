//! Lines of other protocols, and what people paste in place of a command.

use crate::cursor::is_blank;
use crate::registry::Verb;
use crate::span::Span;
use crate::syntax::base64;
use crate::syntax::class::{LDH, is};

/// What a line is that is no SMTP command, where that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// `GET / HTTP/1.1`.
    Http,
    /// The first octets of a TLS handshake.
    Tls,
    /// `SSH-2.0-…`.
    Ssh,
    /// `a1 LOGIN user password`.
    Imap,
    /// `USER name`, `PASS password`, `RETR 1`.
    Pop3,
    /// `PROXY TCP4 …`, which a load balancer sends.
    Proxy,
    /// `Subject: …`.
    HeaderField,
    /// `250 OK`.
    Reply,
    /// `HTTP/1.1 400 Bad Request`.
    HttpReply,
    /// `+OK ready`, `-ERR`.
    Pop3Reply,
    /// `* OK ready`.
    ImapReply,
    /// `telnet mail.example.org 25`.
    Shell,
    /// `C: EHLO client.example.org`, with the mark that a log puts before a line.
    Transcript,
    /// `AHVzZXIAcHc=`: base64 alone on its line, as a client answers a 334. It may hold a password.
    Response,
}

impl Foreign {
    /// What it is, with its article.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Http => "an HTTP request",
            Self::Tls => "a TLS handshake",
            Self::Ssh => "an SSH greeting",
            Self::Imap => "an IMAP command",
            Self::Pop3 => "a POP3 command",
            Self::Proxy => "a PROXY protocol header",
            Self::HeaderField => "a header field of a message",
            Self::Reply => "a server's reply",
            Self::HttpReply => "a reply of HTTP",
            Self::Pop3Reply => "a reply of POP3",
            Self::ImapReply => "a reply of IMAP",
            Self::Shell => "a shell command",
            Self::Transcript => "a line of a transcript",
            Self::Response => "a response in base64",
        }
    }

    /// What to do about it.
    pub(super) const fn advice(self) -> &'static str {
        match self {
            Self::Http | Self::HttpReply => "send HTTP to the port of a web server",
            Self::Tls => {
                "on this port begin in clear text, with EHLO and STARTTLS; TLS from the start is for port 465"
            }
            Self::Ssh => "connect to port 22 for SSH",
            Self::Imap | Self::ImapReply => "connect to port 143 or 993 for IMAP",
            Self::Pop3 | Self::Pop3Reply => "connect to port 110 or 995 for POP3",
            Self::Proxy => "let the server expect the PROXY protocol here, or the load balancer leave it out",
            Self::HeaderField => "send it after DATA and the 354; before that only commands count",
            Self::Reply => "lint it as a reply",
            Self::Shell => "type it into a shell; what the server takes are SMTP commands",
            Self::Transcript => {
                "leave out what the log put before the command, or lint all of it as a transcript"
            }
            Self::Response => "send it only after AUTH and the 334 that asks for it",
        }
    }
}

const HTTP: &[&[u8]] =
    &[b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"CONNECT", b"PATCH", b"TRACE", b"PRI"];
const POP3: &[&[u8]] =
    &[b"USER", b"PASS", b"APOP", b"STAT", b"LIST", b"RETR", b"DELE", b"UIDL", b"CAPA", b"STLS"];
const IMAP: &[&[u8]] = &[
    b"LOGIN",
    b"CAPABILITY",
    b"SELECT",
    b"EXAMINE",
    b"AUTHENTICATE",
    b"LOGOUT",
    b"FETCH",
    b"STARTTLS",
    b"NOOP",
    b"ID",
    b"LIST",
    b"UID",
    b"IDLE",
    b"STATUS",
    b"SEARCH",
    b"APPEND",
];
const HEADERS: &[&[u8]] = &[
    b"From",
    b"To",
    b"Cc",
    b"Bcc",
    b"Subject",
    b"Date",
    b"Message-ID",
    b"Received",
    b"Return-Path",
    b"Reply-To",
    b"Sender",
    b"MIME-Version",
    b"Content-Type",
    b"Content-Transfer-Encoding",
    b"Content-Disposition",
    b"In-Reply-To",
    b"References",
    b"DKIM-Signature",
    b"Delivered-To",
    b"X-Mailer",
    b"User-Agent",
    b"List-Unsubscribe",
];
const SHELL: &[&[u8]] = &[b"telnet", b"openssl", b"nc", b"ncat", b"swaks", b"curl", b"sendmail", b"smtplint"];

/// The first octets of a TLS record that holds a `ClientHello`: handshake, version 3.x (RFC 8446 §5.1).
pub(super) fn is_tls(line: &[u8]) -> bool {
    matches!(line, [0x16, 0x03, 0..=4, ..])
}

/// What a line is whose first word, `name`, is no verb; `rest` is what follows it.
pub(super) fn detect(name: &[u8], rest: &[u8]) -> Option<Foreign> {
    let is_one_of = |list: &[&[u8]], word: &[u8]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let second = rest.split(|&octet| is_blank(octet)).next().unwrap_or_default();
    if is_one_of(HTTP, name) && (is_target(second) || is_http_version(rest)) {
        return Some(Foreign::Http);
    }
    if is_http_version(name) {
        return Some(Foreign::HttpReply);
    }
    if name.starts_with(b"SSH-") {
        return Some(Foreign::Ssh);
    }
    if name == b"PROXY" && (rest.starts_with(b"TCP") || rest.starts_with(b"UNKNOWN")) {
        return Some(Foreign::Proxy);
    }
    if is_reply(name) {
        return Some(Foreign::Reply);
    }
    if matches!(name, b"+OK" | b"-ERR") {
        return Some(Foreign::Pop3Reply);
    }
    if name == b"*" && is_one_of(&[b"OK", b"BYE", b"PREAUTH", b"CAPABILITY"], second) {
        return Some(Foreign::ImapReply);
    }
    let (stem, colon) = name.split_at(memchr::memchr(b':', name).unwrap_or(name.len()));
    if !colon.is_empty() && is_one_of(HEADERS, stem) {
        return Some(Foreign::HeaderField);
    }
    // With a colon too: what follows PASS is a password all the same.
    if stem.len() == 4 && colon.len() <= 1 && is_one_of(POP3, stem) {
        return Some(Foreign::Pop3);
    }
    if colon == b":" && is_field_name(stem) && !rest.is_empty() {
        return Some(Foreign::HeaderField);
    }
    if MARKS.contains(&name) && !rest.is_empty() {
        return Some(Foreign::Transcript);
    }
    if is_response(name, rest) {
        return Some(Foreign::Response);
    }
    // Nearly all that is left are slips of the pen: quickly past them.
    if name.len() > 8 {
        return None;
    }
    // An IMAP tag is short and has a digit in it; it is followed by a command.
    let tagged =
        name.len() <= 8 && name.iter().any(u8::is_ascii_digit) && name.iter().all(u8::is_ascii_alphanumeric);
    if (tagged || name == b".") && is_one_of(IMAP, second) {
        return Some(Foreign::Imap);
    }
    // In lower case, as nobody writes a verb that begins like these.
    (SHELL.contains(&name) && !rest.is_empty()).then_some(Foreign::Shell)
}

/// What logs put before the lines of either side.
const MARKS: &[&[u8]] =
    &[b"C:", b">", b">>", b">>>", b"->", b"-->", b"S:", b"<", b"<<", b"<<<", b"<-", b"<--"];

/// The name of a header field that is in no list; not a verb, nor what begins with one, for that is a slip of the pen.
fn is_field_name(stem: &[u8]) -> bool {
    let private = stem.first().is_some_and(|octet| octet.eq_ignore_ascii_case(&b'X'));
    stem.len() > 2
        && stem[0].is_ascii_alphabetic()
        && stem.iter().all(|&octet| is(octet, LDH))
        && (!private || stem[1] == b'-')
        && stem.first_chunk().is_none_or(|four| Verb::beginning(u32::from_le_bytes(*four)).is_none())
        && crate::suggest::nearest_verb(stem).is_none()
}

/// Base64 that is padded, or alone on its line and too long and too mixed to be a word.
fn is_response(name: &[u8], rest: &[u8]) -> bool {
    let has = |test: fn(&u8) -> bool| name.iter().any(test);
    let mixed = || has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit);
    let whole = name.len() >= 4 && base64::check(name, Span::at(0)).is_ok();
    let verb = || name.first_chunk().is_some_and(|four| Verb::beginning(u32::from_le_bytes(*four)).is_some());
    whole && (name.ends_with(b"=") || rest.is_empty() && name.len() >= 12 && mixed()) && !verb()
}

/// A request-target of HTTP: a path, a URI, or a host and port.
fn is_target(word: &[u8]) -> bool {
    word.starts_with(b"/") || word == b"*" || word.starts_with(b"http")
}

/// `HTTP/1.1`, as the last word of a text.
fn is_http_version(text: &[u8]) -> bool {
    let last = text.rsplit(|&octet| is_blank(octet)).next().unwrap_or_default();
    last.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"HTTP/"))
}

/// Three digits, and perhaps "-" and text.
fn is_reply(name: &[u8]) -> bool {
    let digits = name.iter().take_while(|octet| octet.is_ascii_digit()).count();
    digits == 3 && matches!(name[0], b'2'..=b'5') && matches!(name.get(3), None | Some(b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_protocols_are_told_by_their_first_line() {
        let cases: &[(&str, &str, Option<Foreign>)] = &[
            ("GET", "/ HTTP/1.1", Some(Foreign::Http)),
            ("CONNECT", "mail.example.org:25 HTTP/1.1", Some(Foreign::Http)),
            ("POST", "it", None),
            ("get", "/ http/1.1", Some(Foreign::Http)),
            ("HTTP/1.1", "200 OK", Some(Foreign::HttpReply)),
            ("+OK", "ready", Some(Foreign::Pop3Reply)),
            ("-ERR", "", Some(Foreign::Pop3Reply)),
            ("*", "OK ready", Some(Foreign::ImapReply)),
            ("*", "", None),
            ("S:", "250 OK", Some(Foreign::Transcript)),
            ("SSH-2.0-OpenSSH_9.2", "", Some(Foreign::Ssh)),
            ("a1", "LOGIN user password", Some(Foreign::Imap)),
            ("A001", "capability", Some(Foreign::Imap)),
            ("ABCD", "LOGIN user password", None),
            ("PASS", "secret", Some(Foreign::Pop3)),
            ("PROXY", "TCP4 192.0.2.1 192.0.2.2 56324 25", Some(Foreign::Proxy)),
            ("Subject:", "hello", Some(Foreign::HeaderField)),
            ("From:user@example.org", "", Some(Foreign::HeaderField)),
            ("Host:", "www.example.org", Some(Foreign::HeaderField)),
            ("X-Spam-Status:", "No", Some(Foreign::HeaderField)),
            ("XFOO:", "x", None),
            ("Host:", "", None),
            ("MAIL:", "x", None),
            ("EHLO:", "mail.example.org", None),
            ("HELLO:", "mail.example.org", None),
            ("MAILFROM:", "<user@example.org>", None),
            ("PASS:", "secret", Some(Foreign::Pop3)),
            ("C:", "EHLO client.example.org", Some(Foreign::Transcript)),
            (">", "QUIT", Some(Foreign::Transcript)),
            (">", "", None),
            ("AHVzZXIAcHc=", "", Some(Foreign::Response)),
            ("dXNlcm5hbWU6YTE2", "", Some(Foreign::Response)),
            ("AHVzZXIAcHc=", "x", Some(Foreign::Response)),
            ("dXNlcm5hbWU6YTE2", "x", None),
            ("EHLOmail1Mail", "", None),
            ("SUBSCRIBENOW", "", None),
            ("250", "OK", Some(Foreign::Reply)),
            ("250-PIPELINING", "", Some(Foreign::Reply)),
            ("telnet", "mail.example.org 25", Some(Foreign::Shell)),
            ("TELNET", "mail.example.org 25", None),
            ("PLUGH", "twice", None),
        ];
        for &(name, rest, expected) in cases {
            assert_eq!(detect(name.as_bytes(), rest.as_bytes()), expected, "{name} {rest}");
        }
        assert!(is_tls(b"\x16\x03\x01\x02\x00\x01") && !is_tls(b"\x16\x04") && !is_tls(b"EHLO"));
    }
}
