//! nodemailer with `logger: true, debug: true`: `[2026-11-24 10:11:12] DEBUG [id] C: EHLO a`.

use super::stamp::stamp;
use super::text::{begins_with_any, blanks, find, strip_ending};
use super::{Event, Sink, Teller};
use crate::finding::Side;
use alloc::vec::Vec;

/// The sessions whose message data is under way: it has no `C: ` before it.
#[derive(Debug, Default)]
pub(super) struct Nodemailer {
    in_data: Vec<Vec<u8>>,
}

/// Sessions in their data that are kept in mind at most.
const MOST: usize = 4096;

impl Nodemailer {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let Some(Head { time, session, at }) = head(line) else { return };
        let mut teller = Teller { session, time: Some(time), emit };
        let text = &line[at..];
        match text {
            [b'S', b':', b' ', said @ ..] => {
                if said.starts_with(b"354") {
                    self.enter(session);
                }
                teller.said(Side::Server, said, at + 3);
            }
            [b'C', b':', b' ', said @ ..] if hides(said) => teller.masked(Side::Client, said, at + 3),
            [b'C', b':', b' ', said @ ..] => {
                self.leave(session);
                teller.said(Side::Client, said, at + 3);
            }
            _ => self.other(text, at, line, &mut teller),
        }
    }

    fn other(&mut self, text: &[u8], at: usize, line: &[u8], teller: &mut Teller<'_, '_>) {
        let in_data = self.in_data.iter().any(|session| session == teller.session);
        if in_data && !is_level(line, b"DEBUG") {
            // `<260 bytes encoded mime message (source size 254 bytes)>` before its end: it was not shown.
            self.leave(teller.session);
            teller.omitted(Side::Client);
        }
        if in_data && is_level(line, b"DEBUG") && !text.starts_with(b"Closing connection") {
            if strip_ending(text) == b"." {
                self.leave(teller.session);
            }
            return teller.said(Side::Client, text, at);
        }
        words(text, teller);
    }

    fn enter(&mut self, session: &[u8]) {
        self.leave(session);
        if self.in_data.len() < MOST {
            self.in_data.push(session.to_vec());
        }
    }

    fn leave(&mut self, session: &[u8]) {
        self.in_data.retain(|other| other != session);
    }
}

fn words(text: &[u8], teller: &mut Teller<'_, '_>) {
    if text.starts_with(b"Secure connection established to") {
        teller.event(Event::Open);
        teller.event(Event::Tls);
    } else if text.starts_with(b"Connection established to") {
        teller.event(Event::Open);
    } else if text.starts_with(b"Connection upgraded with STARTTLS") {
        teller.event(Event::Tls);
    } else if text.starts_with(b"Closing connection to the server") {
        teller.event(Event::Close { side: Some(Side::Client) });
    } else if strip_ending(text) == b"Connection closed" {
        teller.event(Event::Close { side: None });
    }
}

/// What stands before the text.
struct Head<'a> {
    time: u64,
    session: &'a [u8],
    at: usize,
}

const LEVELS: &[&str] = &["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/// `[date time] LEVEL [id] `
fn head(line: &[u8]) -> Option<Head<'_>> {
    let stamp = stamp(line).filter(|_| line.first() == Some(&b'['))?;
    let level = &line[stamp.length..];
    if !begins_with_any(level, LEVELS) {
        return None;
    }
    let letters = level.iter().take_while(|octet| octet.is_ascii_uppercase()).count();
    let begin = stamp.length + letters + blanks(&level[letters..]);
    let identifier = line[begin..].strip_prefix(b"[")?;
    let length = identifier.iter().position(|&octet| octet == b']')?;
    let at = begin + length + 2;
    let at = at + usize::from(line.get(at) == Some(&b' '));
    Some(Head { time: stamp.time, session: &identifier[..length], at })
}

/// Whether the line says so after its time.
fn is_level(line: &[u8], level: &[u8]) -> bool {
    stamp(line).is_some_and(|stamp| line[stamp.length..].starts_with(level))
}

/// Whether `/* secret */` stands there in place of a secret, in base64 at any of the three offsets.
fn hides(text: &[u8]) -> bool {
    const SECRETS: [&[u8]; 4] = [b"/* secret */", b"Lyogc2VjcmV0ICov", b"8qIHNlY3JldCAqL", b"KiBzZWNyZXQgKi"];
    SECRETS.iter().any(|secret| find(text, secret).is_some())
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(line: &[u8]) -> bool {
    let Some(stamp) = stamp(line) else { return false };
    let rest = &line[stamp.length..];
    let talk = head(line).is_some_and(|head| begins_with_any(&line[head.at..], &["C: ", "S: "]));
    line[0] == b'[' && (talk || rest.starts_with(b"DEBUG Creating transport: nodemailer"))
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn two_sessions_of_a_pool() {
        reads(
            Dialect::Nodemailer,
            &[
                (
                    "[2026-11-24 12:30:13] DEBUG Creating transport: nodemailer (10.6.1; +https://nodemailer.com/)",
                    &[],
                ),
                ("[2026-11-24 12:30:13] DEBUG [a] Resolved 127.0.0.1 as 127.0.0.1 [cache miss]", &[]),
                ("[2026-11-24 12:30:13] INFO  [a] Connection established to 127.0.0.1:2622", &["a open"]),
                (
                    "[2026-11-24 12:30:13] INFO  [b] Secure connection established to 127.0.0.1:465",
                    &["b open", "b tls"],
                ),
                ("[2026-11-24 12:30:13] DEBUG [a] S: 220 a.example", &["a S36 220 a.example\\n"]),
                ("[2026-11-24 12:30:13] INFO  [a] Connection upgraded with STARTTLS", &["a tls"]),
                (
                    "[2026-11-24 12:30:13] DEBUG [a] C: AUTH PLAIN AGEALyogc2VjcmV0ICov",
                    &["a C*36 AUTH PLAIN AGEALyogc2VjcmV0ICov\\n"],
                ),
                ("[2026-11-24 12:30:13] DEBUG [a] S: 354 go", &["a S36 354 go\\n"]),
                ("[2026-11-24 12:30:13] DEBUG [a] From: a", &["a C33 From: a\\n"]),
                ("[2026-11-24 12:30:13] DEBUG [b] C: QUIT", &["b C36 QUIT\\n"]),
                ("[2026-11-24 12:30:13] DEBUG [b] not data", &[]),
                ("[2026-11-24 12:30:13] DEBUG [a] ", &["a C33 \\n"]),
                ("[2026-11-24 12:30:13] DEBUG [a] .", &["a C33 .\\n"]),
                (
                    "[2026-11-24 12:30:13] INFO  [a] <260 bytes encoded mime message (source size 254 bytes)>",
                    &[],
                ),
                ("[2026-11-24 12:30:13] DEBUG [a] S: 250 ok", &["a S36 250 ok\\n"]),
                ("[2026-11-24 12:30:13] DEBUG [b] S: 354 go", &["b S36 354 go\\n"]),
                ("[2026-11-24 12:30:13] INFO  [b] <260 bytes encoded mime message>", &["b Client omitted"]),
                (
                    "[2026-11-24 12:30:13] DEBUG [a] Closing connection to the server using \"end\"",
                    &["a close Some(Client)"],
                ),
                ("Error: Connection closed unexpectedly", &[]),
            ],
        );
    }

    #[test]
    fn secrets_at_each_offset() {
        for hidden in ["Lyogc2VjcmV0ICov", "AGFsaWNlAC8qIHNlY3JldCAqLw==", "ciAvKiBzZWNyZXQgKi8BAQ=="] {
            assert!(super::hides(hidden.as_bytes()), "{hidden}");
        }
        assert!(!super::hides(b"AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ="));
    }
}
