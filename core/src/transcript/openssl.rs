//! `openssl s_client`: certificates and tickets, and between them a talk without prefixes.

use super::bare::Unmarked;
use super::text::{begins_with_any, begins_with_verb, is_likely_reply, strip_ending};
use super::{Event, Sink, Teller};
use crate::finding::Side;

/// What part of the output it is.
#[derive(Debug, Default)]
pub(super) struct Openssl {
    begun: bool,
    /// The sides have said something.
    talking: bool,
    /// In a section of the program's own, up to the next `---`.
    section: bool,
    talk: Unmarked,
}

impl Openssl {
    /// The next line is a response.
    pub(super) const fn is_challenged(&self) -> bool {
        self.talk.is_challenged()
    }

    pub(super) fn line(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        let mut teller = Teller { session: &[], time: None, emit };
        let line = without_doubled_return(line);
        if in_data {
            return self.talk.tell(line, 0, in_data, &mut teller);
        }
        if !self.begun {
            self.begun = true;
            teller.event(Event::Open);
        }
        let content = strip_ending(line).trim_ascii_end();
        if content == b"---" {
            self.section = true;
            return;
        }
        if is_likely_reply(line) || begins_with_verb(line) {
            self.section = false;
            if !self.talking {
                return self.first(line, &mut teller);
            }
        }
        if self.section || !self.talking || is_noise(content) {
            if content.starts_with(b"CONNECTED(") && self.talking {
                *self = Self::default();
            }
            if matches!(content, b"closed" | b"DONE") && self.talking {
                teller.event(Event::Close { side: (content == b"closed").then_some(Side::Server) });
            }
            return;
        }
        self.talk.tell(line, 0, in_data, &mut teller);
    }

    /// The first line after the handshake. With `-starttls smtp` it is the end of the server's answer to an EHLO of
    /// the program's own, before TLS; the rest was not shown.
    fn first(&mut self, line: &[u8], teller: &mut Teller<'_, '_>) {
        self.talking = true;
        if line.starts_with(b"250 ") {
            teller.omitted(Side::Client);
            teller.omitted(Side::Server);
            return teller.event(Event::Tls);
        }
        teller.event(Event::Tls);
        self.talk.tell(line, 0, false, teller);
    }
}

/// A line without the CR that a terminal put before the server's own.
fn without_doubled_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r\r\n").map_or(line, |content| &line[..content.len()])
}

/// Lines of the program that come at any time.
fn is_noise(content: &[u8]) -> bool {
    const WORDS: &[&str] = &[
        "depth=",
        "verify error:",
        "verify return:",
        "read R BLOCK",
        "write W BLOCK",
        "RENEGOTIATING",
        "KEYUPDATE",
        "read:errno=",
        "DONE",
        "CONNECTED(",
        "Connecting to ",
    ];
    let is_error = content.get(16..).is_some_and(|rest| rest.starts_with(b":error:"));
    is_error || content == b"closed" || begins_with_any(content, WORDS)
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    const WORDS: &[&str] = &[
        "CONNECTED(0",
        "CONNECTION ESTABLISHED",
        "depth=",
        "verify error:num=",
        "verify return:",
        "Can't use SSL_get_servername",
    ];
    begins_with_any(text, WORDS)
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::{read, reads};

    #[test]
    fn starttls_with_certificates_and_tickets() {
        reads(
            Dialect::Openssl,
            &[
                ("CONNECTED(00000003)", &["open"]),
                ("depth=0 CN = a.example", &[]),
                ("verify return:1", &[]),
                ("---", &[]),
                ("Certificate chain", &[]),
                (" 0 s:CN = a.example", &[]),
                ("---", &[]),
                ("MIIDOjCCAiKgAwIBAgIUaDM9mfShyKpcPhXXJdudfPqdCs0wDQYJKoZIhvcNAQEL", &[]),
                ("Verify return code: 18 (self-signed certificate)", &[]),
                ("---", &[]),
                ("250 CHUNKING\r", &["Client omitted", "Server omitted", "tls"]),
                ("---", &[]),
                ("Post-Handshake New Session Ticket arrived:", &[]),
                ("    Start Time: 1795523600", &[]),
                ("---", &[]),
                ("read R BLOCK", &[]),
                ("EHLO b", &["C1 EHLO b\\n"]),
                ("250 a", &["S1 250 a\\n"]),
                ("NOPE", &["C1 NOPE\\n"]),
                ("500 no", &["S1 500 no\\n"]),
                ("RENEGOTIATING", &[]),
                ("80BB4198A17F0000:error:0A00010A:SSL routines:can_renegotiate:wrong ssl version", &[]),
                ("closed", &["close Some(Server)"]),
            ],
        );
    }

    #[test]
    fn implicit_tls() {
        let log = b"CONNECTED(00000003)\n---\nNew, TLSv1.3\n---\n220 a.example\nQUIT\n221 bye\nDONE\n";
        let expected = ["open", "tls", "S1 220 a.example\\n", "C1 QUIT\\n", "S1 221 bye\\n", "close None"];
        assert_eq!(read(Dialect::Openssl, log), expected);
    }
}
