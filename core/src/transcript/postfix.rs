//! Postfix with `-v`: `postfix/smtpd[12]: < host[ip]: EHLO a`, and smtp and lmtp with the sides the other way round.

use super::stamp::stamp;
use super::text::{begins_with_any, find, strip_ending};
use super::{Event, Sink, Teller};
use crate::finding::Side;

/// A line of one of Postfix's programs that speak SMTP.
struct Log<'a> {
    /// Which side the program is.
    role: Side,
    process: &'a [u8],
    /// Where its words begin.
    at: usize,
}

pub(super) fn line(line: &[u8], emit: &mut Sink<'_>) {
    let Some(Log { role, process, at }) = log(line) else { return };
    let mut teller = Teller { session: process, time: stamp(line).map(|stamp| stamp.time), emit };
    let text = &line[at..];
    match speech(text) {
        Some((is_read, length)) => {
            let side = match (role, is_read) {
                (Side::Server, true) | (Side::Client, false) => Side::Client,
                _ => Side::Server,
            };
            said(side, role, &text[length..], at + length, &mut teller);
        }
        None => words(role, text, &mut teller),
    }
}

/// What was said; message data is not logged, but the client logs its end.
fn said(side: Side, role: Side, text: &[u8], at: usize, teller: &mut Teller<'_, '_>) {
    if side == Side::Client && role == Side::Client && strip_ending(text) == b"." {
        return teller.omitted(Side::Client);
    }
    teller.said(side, text, at);
    let asked = side == Side::Server && role == Side::Server && text.starts_with(b"354");
    let chunk = side == Side::Client && text.get(..5).is_some_and(|verb| verb.eq_ignore_ascii_case(b"BDAT "));
    if asked || chunk {
        teller.omitted(Side::Client);
    }
}

fn words(role: Side, text: &[u8], teller: &mut Teller<'_, '_>) {
    if begins_with_any(text, &["connect from ", "smtp_connect_addr: trying: ", "smtp_connect_unix: trying: "])
    {
        teller.event(Event::Open);
    } else if find(text, b" TLS connection established ").is_some() {
        teller.event(Event::Tls);
    } else if begins_with_any(text, &["disconnect from ", "timeout after "]) {
        teller.event(Event::Close { side: None });
    } else if begins_with_any(text, &["lost connection after "]) && role == Side::Server {
        teller.event(Event::Close { side: Some(Side::Client) });
    }
}

/// `Nov 24 10:11:12 mx postfix/smtpd[123]: `, with whatever stands before the program's name.
fn log(line: &[u8]) -> Option<Log<'_>> {
    const PROGRAMS: &[(&[u8], Side)] =
        &[(b"/smtpd[", Side::Server), (b"/smtp[", Side::Client), (b"/lmtp[", Side::Client)];
    const MOST: usize = 200;
    let head = &line[..line.len().min(MOST)];
    let begins = |name: &[u8]| find(head, name).map(|at| at + name.len());
    let (begin, role) = PROGRAMS.iter().find_map(|(name, role)| Some((begins(name)?, *role)))?;
    let digits = line[begin..].iter().take_while(|octet| octet.is_ascii_digit()).count();
    let end = begin + digits;
    let is_log = digits > 0 && line[end..].starts_with(b"]: ");
    is_log.then_some(Log { role, process: &line[begin..end], at: end + 3 })
}

/// `< host[ip]: ` and `> host[ip]:25: `: whether it was read, and its length.
fn speech(text: &[u8]) -> Option<(bool, usize)> {
    let is_read = match text.get(..2)? {
        b"< " => true,
        b"> " => false,
        _ => return None,
    };
    let close = text.iter().position(|&octet| octet == b']')?;
    let rest = text[close + 1..].strip_prefix(b":")?;
    let port = rest.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let mut at = close + 2;
    if port > 0 && rest.get(port) == Some(&b':') {
        at += port + 1;
    }
    Some((is_read, at + usize::from(text.get(at) == Some(&b' '))))
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(line: &[u8]) -> bool {
    log(line).is_some_and(|log| {
        let text = &line[log.at..];
        speech(text).is_some() || begins_with_any(text, &["connect from ", "smtp_connect_addr: trying: "])
    })
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn smtpd_and_smtp_interleaved() {
        reads(
            Dialect::Postfix,
            &[
                ("Nov 24 10:11:12 mx postfix/smtpd[12]: connect from b.example[192.0.2.1]", &["12 open"]),
                (
                    "Nov 24 10:11:12 mx postfix/smtpd[12]: > b.example[192.0.2.1]: 220 a.example",
                    &["12 S63 220 a.example\\n"],
                ),
                ("Nov 24 10:11:12 mx postfix/smtpd[12]: match_hostname: b.example ~? 127.0.0.0/8", &[]),
                (
                    "Nov 24 10:11:12 mx postfix/submission/smtpd[13]: < unknown[2001:db8::1]:4711: EHLO c",
                    &["13 C79 EHLO c\\n"],
                ),
                ("postfix/smtp[14]: < mx.example[192.0.2.2]:25: 220 d", &["14 S47 220 d\\n"]),
                ("postfix/smtp[14]: > mx.example[192.0.2.2]:25: EHLO a", &["14 C47 EHLO a\\n"]),
                ("Nov 24 10:11:12 mx postfix/smtpd[12]: < b.example[192.0.2.1]: DATA", &["12 C63 DATA\\n"]),
                (
                    "Nov 24 10:11:12 mx postfix/smtpd[12]: > b.example[192.0.2.1]: 354 go",
                    &["12 S63 354 go\\n", "12 Client omitted"],
                ),
                ("postfix/smtp[14]: < mx.example[192.0.2.2]:25: 354 go", &["14 S47 354 go\\n"]),
                ("postfix/smtp[14]: > mx.example[192.0.2.2]:25: .", &["14 Client omitted"]),
                ("postfix/lmtp[15]: < d[private/lmtp]: 220 d", &["15 S38 220 d\\n"]),
                (
                    "postfix/smtpd[12]: Anonymous TLS connection established from b.example[192.0.2.1]: TLSv1.3",
                    &["12 tls"],
                ),
                (
                    "postfix/smtpd[12]: lost connection after DATA from b.example[192.0.2.1]",
                    &["12 close Some(Client)"],
                ),
                ("postfix/smtpd[12]: disconnect from b.example[192.0.2.1] ehlo=1", &["12 close None"]),
                ("postfix/qmgr[16]: < x[1]: 220 a", &[]),
            ],
        );
    }
}
