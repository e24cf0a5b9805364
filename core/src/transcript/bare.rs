//! No prefixes: what `telnet`, `nc` and the like show of a connection.

use super::stamp::stamp;
use super::text::{begins_with_any, begins_with_verb, is_likely_reply, is_reply_line, strip_ending};
use super::{Entry, Event, Piece, Sink, Teller};
use crate::finding::Side;

/// What the lines so far have told.
#[derive(Debug, Default)]
pub(super) struct Bare {
    /// Whether lines begin with a time, once the first one has been seen.
    stamped: Option<bool>,
    talk: Unmarked,
}

/// A talk whose lines have no marks.
#[derive(Debug, Default)]
pub(super) struct Unmarked {
    /// The client has said something; until then it may be a log of the replies alone.
    heard: bool,
    /// The server waits for a response, which may be empty (RFC 4954 §4).
    challenged: bool,
}

impl Bare {
    /// The next line is a response.
    pub(super) const fn is_challenged(&self) -> bool {
        self.talk.is_challenged()
    }

    #[inline]
    pub(super) fn line(&mut self, line: &[u8], in_data: bool, emit: &mut impl FnMut(Entry<'_>)) {
        if self.stamped != Some(false) || !self.talk.heard || !in_data && begins_oddly(line) {
            return self.other(line, in_data, emit);
        }
        let side = if !in_data && is_reply_line(line) {
            self.talk.challenged = line.starts_with(b"334");
            Side::Server
        } else {
            self.talk.challenged = false;
            Side::Client
        };
        let pieces = &[Piece { start: 0, at: 0 }];
        let event = Event::Octets { side, text: line, pieces, masked: false, whole: true };
        emit(Entry { session: &[], time: None, event });
    }

    /// A line that a program may have written, or that begins with a time.
    #[cold]
    fn other(&mut self, line: &[u8], in_data: bool, emit: &mut Sink<'_>) {
        let time = stamp(line);
        if self.stamped.is_none() && !strip_ending(line).is_empty() && !is_noise(line) {
            self.stamped = Some(time.is_some());
        }
        let time = time.filter(|_| !in_data || self.stamped == Some(true));
        // Among lines without a time, one with a date is not of the talk.
        if time.is_some() && self.stamped == Some(false) {
            return;
        }
        let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
        self.talk.tell(line, time.map_or(0, |stamp| stamp.length), in_data, &mut teller);
    }
}

impl Unmarked {
    pub(super) const fn is_challenged(&self) -> bool {
        self.challenged
    }

    /// Tells what a line says from `at` on; what a terminal program writes is left out.
    pub(super) fn tell(&mut self, line: &[u8], at: usize, in_data: bool, teller: &mut Teller<'_, '_>) {
        let text = &line[at..];
        if in_data && (self.heard || !is_likely_reply(text)) {
            return self.client(text, at, teller);
        }
        if is_reply_line(text) {
            self.challenged = text.starts_with(b"334");
            return teller.said(Side::Server, text, at);
        }
        let prompt = prompt(text);
        let text = &text[prompt..];
        if begins_with_any(text, &["Connected to ", "Ncat: Connected to "]) || is_made(text) {
            return teller.event(Event::Open);
        }
        if begins_with_any(text, &["Connection closed by foreign host", "Connection closed."]) {
            return teller.event(Event::Close { side: None });
        }
        let is_blank = strip_ending(text).is_empty();
        if !is_noise(text) && (!is_blank || self.challenged) {
            self.client(text, at + prompt, teller);
        }
    }

    fn client(&mut self, text: &[u8], at: usize, teller: &mut Teller<'_, '_>) {
        self.heard = true;
        self.challenged = false;
        teller.said(Side::Client, text, at);
    }
}

/// Whether a line begins as no reply and no usual command does.
#[inline]
fn begins_oddly(line: &[u8]) -> bool {
    match line.first() {
        Some(b'E') => !line.starts_with(b"EHLO "),
        Some(b'C' | b'N' | b'T' | b'n' | b't') => true,
        Some(b'A'..=b'Z' | b'a'..=b'z') => false,
        Some(b'0'..=b'9') => !is_reply_line(line),
        _ => true,
    }
}

/// `>>> `, which sendmail writes before what it sends.
fn prompt(text: &[u8]) -> usize {
    if text.starts_with(b">>> ") { 4 } else { 0 }
}

/// `Connection to mx.example.org 25 port [tcp/smtp] succeeded!`, as nc says it.
fn is_made(text: &[u8]) -> bool {
    text.starts_with(b"Connection to ") && strip_ending(text).ends_with(b"succeeded!")
        || text.starts_with(b"(UNKNOWN) [") && strip_ending(text).ends_with(b"open")
}

/// Whether only a terminal program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    begins_with_any(text, &["Escape character is '", "Connection closed by foreign host"]) || is_made(text)
}

/// What terminals, shells and their programs write.
pub(super) fn is_noise(text: &[u8]) -> bool {
    const WORDS: &[&str] = &[
        "Trying ",
        "Connected to ",
        "Escape character is",
        "Connection closed",
        "Connection to ",
        "Ncat: ",
        "telnet> ",
        "telnet: ",
        "nc: ",
        "$ ",
        "% ",
        "(UNKNOWN) [",
    ];
    begins_with_any(text, WORDS) || !begins_with_verb(text) && is_shell_prompt(text)
}

/// `user@host:~$ telnet mx.example.org 25`
fn is_shell_prompt(text: &[u8]) -> bool {
    const PROGRAMS: &[&str] = &["telnet ", "nc ", "ncat ", "netcat ", "openssl ", "socat "];
    let Some(at) = text.iter().position(|octet| matches!(octet, b'$' | b'#' | b'%')) else { return false };
    text.get(at + 1) == Some(&b' ') && begins_with_any(&text[at + 2..], PROGRAMS)
}

#[cfg(test)]
mod tests {
    use crate::transcript::tests::{read, reads};
    use crate::transcript::{Dialect, detect};

    #[test]
    fn telnet() {
        reads(
            Dialect::Bare,
            &[
                ("$ telnet mx.example.org 25", &[]),
                ("Trying 192.0.2.1...", &[]),
                ("Connected to mx.example.org.", &["open"]),
                ("Escape character is '^]'.", &[]),
                ("220 a.example", &["S1 220 a.example\\n"]),
                ("EHLO b.example", &["C1 EHLO b.example\\n"]),
                ("250-a.example", &["S1 250-a.example\\n"]),
                ("250 HELP", &["S1 250 HELP\\n"]),
                ("TURN", &["C1 TURN\\n"]),
                ("DATA", &["C1 DATA\\n"]),
                ("354 go", &["S1 354 go\\n"]),
                ("Trying 192.0.2.1...", &["C1 Trying 192.0.2.1...\\n"]),
                ("250 is data", &["C1 250 is data\\n"]),
                ("", &["C1 \\n"]),
                (".", &["C1 .\\n"]),
                ("250", &["S1 250\\n"]),
                ("QUIT", &["C1 QUIT\\n"]),
                ("221 bye", &["S1 221 bye\\n"]),
                ("Connection closed by foreign host.", &["close None"]),
            ],
        );
    }

    #[test]
    fn replies_alone() {
        reads(
            Dialect::Bare,
            &[
                ("Connected to mx.example.org.", &["open"]),
                ("Escape character is '^]'.", &[]),
                ("354 go", &["S1 354 go\\n"]),
                ("250 ok", &["S1 250 ok\\n"]),
                ("334 ", &["S1 334 \\n"]),
                ("", &["C1 \\n"]),
                ("", &[]),
            ],
        );
        assert_eq!(
            detect(b"Trying 192.0.2.1...\nConnection closed by foreign host.\n").1,
            Some(Dialect::Bare)
        );
        assert_eq!(detect(b"354 go\n250 ok\n").1, None);
    }

    #[test]
    fn netcat_times_and_sendmail() {
        reads(
            Dialect::Bare,
            &[
                ("Connection to localhost (127.0.0.1) 25 port [tcp/smtp] succeeded!", &["open"]),
                ("220 a.example", &["S1 220 a.example\\n"]),
                ("NOOP", &["C1 NOOP\\n"]),
            ],
        );
        let rows: &[(&str, &[&str])] = &[
            ("10:11:12 220 a.example", &["S10 220 a.example\\n"]),
            ("10:11:12 NOOP", &["C10 NOOP\\n"]),
            ("10:11:13 250", &["S10 250\\n"]),
        ];
        reads(Dialect::Bare, rows);
        let log = b"220 a.example\n>>> EHLO b.example\n250 a.example\n";
        let expected = ["S1 220 a.example\\n", "C5 EHLO b.example\\n", "S1 250 a.example\\n"];
        assert_eq!(read(Dialect::Bare, log), expected);
    }
}
