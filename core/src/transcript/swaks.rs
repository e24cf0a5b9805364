//! swaks: ` -> ` and `<-  `, ` ~> ` and `<~  ` under TLS, `=== ` and `*** ` for its own words.

use super::stamp::stamp;
use super::text::{begins_with_any, begins_with_verb, find, is_reply_line, strip_ending};
use super::{Event, Sink, Teller};
use crate::finding::Side;

/// What the lines so far have told.
#[derive(Debug, Default)]
pub(super) struct Swaks {
    /// TLS has begun: the arrows say so where the hints are hidden.
    tls: bool,
    /// The server has asked for the message with 354.
    asked: bool,
}

impl Swaks {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let time = stamp(line);
        let begin = time.map_or(0, |stamp| stamp.length);
        // The blank before an arrow is swaks', not the time's.
        let begin = if begin > 0 && line[begin - 1] == b' ' && line[begin..].starts_with(b"->") {
            begin - 1
        } else {
            begin
        };
        let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
        let text = &line[begin..];
        if let Some((side, tls)) = arrow(text) {
            if tls && !self.tls {
                self.tls = true;
                teller.event(Event::Tls);
            }
            // A line without text may have lost the blank after its arrow.
            let width = if text.get(3) == Some(&b' ') { 4 } else { 3 };
            let said = &text[width..];
            if side == Side::Client && self.asked && is_summary(said) {
                self.asked = false;
                return teller.omitted(Side::Client);
            }
            self.asked = side == Side::Server && said.starts_with(b"354");
            return teller.octets(side, said, begin + width, hides(said));
        }
        if let Some(words) = text.strip_prefix(b"=== ") {
            self.words(words, &mut teller);
        }
    }

    fn words(&mut self, words: &[u8], teller: &mut Teller<'_, '_>) {
        if words.starts_with(b"Connected to ") {
            self.tls = false;
            teller.event(Event::Open);
        } else if begins_with_any(words, &["TLS started"]) && !self.tls {
            self.tls = true;
            teller.event(Event::Tls);
        } else if begins_with_any(words, &["Connection closed", "Dropping connection"]) {
            teller.event(Event::Close { side: None });
        }
    }
}

/// Whether a secret is hidden (`--auth-hide-password`) or decoded (`--auth-plaintext`); what was sent is not shown.
fn hides(said: &[u8]) -> bool {
    /// `PROVIDED_BUT_REMOVED` in base64, at any of the three offsets.
    const HIDDEN: [&[u8]; 3] =
        [b"UFJPVklERURfQlVUX1JFTU9WRU", b"BST1ZJREVEX0JVVF9SRU1PVkVE", b"QUk9WSURFRF9CVVRfUkVNT1ZFR"];
    said.starts_with(b"AUTH PLAIN \\0") || HIDDEN.iter().any(|hidden| find(said, hidden).is_some())
}

/// `14 lines sent`, in place of the message (`--suppress-data`).
fn is_summary(said: &[u8]) -> bool {
    let digits = said.iter().take_while(|octet| octet.is_ascii_digit()).count();
    digits > 0 && strip_ending(&said[digits..]) == b" lines sent"
}

/// Who sent what stands behind an arrow, and whether under TLS; `*` marks what swaks did not expect.
pub(super) fn arrow(text: &[u8]) -> Option<(Side, bool)> {
    match text.get(..3)? {
        b" ->" | b"**>" => Some((Side::Client, false)),
        b" ~>" | b"*~>" => Some((Side::Client, true)),
        b"<- " | b"<**" => Some((Side::Server, false)),
        b"<~ " | b"<~*" => Some((Side::Server, true)),
        _ => None,
    }
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    if let Some((side, _)) = arrow(text) {
        let said = text.get(4..).unwrap_or_default();
        return text.get(3) == Some(&b' ')
            && if side == Side::Server { is_reply_line(said) } else { begins_with_verb(said) };
    }
    begins_with_any(text, &["=== Trying ", "=== Connected to ", "*** Error connecting "])
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn a_session_that_turns_to_tls() {
        reads(
            Dialect::Swaks,
            &[
                ("=== Trying 127.0.0.1:2622...", &[]),
                ("=== Connected to 127.0.0.1.", &["open"]),
                ("<-  220 a.example", &["S5 220 a.example\\n"]),
                (" -> STARTTLS", &["C5 STARTTLS\\n"]),
                ("<-  220 2.0.0 go", &["S5 220 2.0.0 go\\n"]),
                ("=== TLS started with cipher TLSv1.3:TLS_AES_256_GCM_SHA384:256", &["tls"]),
                ("=== TLS peer DN=\"/CN=a.example\"", &[]),
                (" ~> AUTH PLAIN AAAA", &["C5 AUTH PLAIN AAAA\\n"]),
                (
                    " ~> AUTH PLAIN AGEAUFJPVklERURfQlVUX1JFTU9WRUQ=",
                    &["C*5 AUTH PLAIN AGEAUFJPVklERURfQlVUX1JFTU9WRUQ=\\n"],
                ),
                ("<~* 535 5.7.8 no", &["S5 535 5.7.8 no\\n"]),
                ("*** No authentication type succeeded", &[]),
                (" ~> ", &["C5 \\n"]),
                (" ~>", &["C4 \\n"]),
                (" ~> QUIT", &["C5 QUIT\\n"]),
                ("=== response in 0.000s", &[]),
                ("<~  221 bye", &["S5 221 bye\\n"]),
                ("=== Connection closed with remote host.", &["close None"]),
            ],
        );
    }

    #[test]
    fn dumps_of_octets_are_said_once_and_arrows_tell_tls() {
        reads(
            Dialect::Swaks,
            &[
                ("<   0000: 32 32 30 20  61 0D 0A                        220.a..", &[]),
                ("<-  220 a", &["S5 220 a\\n"]),
                ("  > 0000: 45 48 4C 4F  20 62 0D 0A                     EHLO.b..", &[]),
                ("10:11:12  -> EHLO b", &["C14 EHLO b\\n"]),
                ("<-  354 go", &["S5 354 go\\n"]),
                (" -> 14 lines sent", &["Client omitted"]),
                (" -> 14 lines sent", &["C5 14 lines sent\\n"]),
                ("<** 500 no", &["S5 500 no\\n"]),
                ("**> HELO b", &["C5 HELO b\\n"]),
                ("<~  250 a", &["tls", "S5 250 a\\n"]),
            ],
        );
    }
}
