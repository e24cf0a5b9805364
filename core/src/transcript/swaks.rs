//! swaks: ` -> ` and `<-  `, ` ~> ` and `<~  ` under TLS, `=== ` and `*** ` for its own words.

use super::stamp::stamp;
use super::text::{begins_with_any, begins_with_verb, is_reply_line};
use super::{Event, Sink, Teller};
use crate::finding::Side;

/// Whether TLS has begun: the arrows say so where the hints are hidden.
#[derive(Debug, Default)]
pub(super) struct Swaks {
    tls: bool,
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
            return teller.said(side, &text[width..], begin + width);
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
                ("<** 500 no", &["S5 500 no\\n"]),
                ("**> HELO b", &["C5 HELO b\\n"]),
                ("<~  250 a", &["tls", "S5 250 a\\n"]),
            ],
        );
    }
}
