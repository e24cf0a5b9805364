//! Python's smtplib after `set_debuglevel`: `send: 'EHLO a\r\n'`, `reply: b'250 OK\r\n'`.

use super::literal::{Decoded, cut, locate, repr};
use super::stamp::stamp;
use super::text::begins_with_any;
use super::{Event, Piece, Sink, Teller};
use crate::finding::Side;
use alloc::vec::Vec;

/// Room for what a literal stands for.
#[derive(Debug, Default)]
pub(super) struct Smtplib {
    decoded: Decoded,
    pieces: Vec<Piece>,
    /// The lines of the reply have been shown; what follows repeats it.
    told: bool,
}

impl Smtplib {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let time = stamp(line);
        let begin = time.map_or(0, |stamp| stamp.length);
        let mut teller = Teller { session: &[], time: time.map(|stamp| stamp.time), emit };
        let text = &line[begin..];
        if text.starts_with(b"connect: to (") || text.starts_with(b"connect: (") {
            self.told = false;
            teller.event(Event::Open);
        } else if text.starts_with(b"send: ") {
            self.told = false;
            self.literal(Side::Client, line, begin + 6, &mut teller);
        } else if text.starts_with(b"reply: retcode (") {
            self.summary(line, begin + 16, &mut teller);
        } else if text.starts_with(b"reply: ") {
            self.told = true;
            self.literal(Side::Server, line, begin + 7, &mut teller);
        }
    }

    /// Each line of a literal; what follows one that has no end was cut off.
    fn literal(&mut self, side: Side, line: &[u8], at: usize, teller: &mut Teller<'_, '_>) {
        self.decoded.clear();
        let end = repr(line, at, &mut self.decoded);
        self.tell(side, teller);
        if end.is_none() {
            teller.omitted(side);
        }
    }

    /// `250); Msg: b'a\nb'`: the reply, where its lines were not shown.
    fn summary(&mut self, line: &[u8], at: usize, teller: &mut Teller<'_, '_>) {
        const BETWEEN: &[u8] = b"); Msg: ";
        let Some(code) = line.get(at..at + 3) else { return };
        if self.told || !code.iter().all(u8::is_ascii_digit) || !line[at + 3..].starts_with(BETWEEN) {
            return;
        }
        self.told = true;
        let begin = at + 3 + BETWEEN.len();
        let mut message = Decoded::default();
        if repr(line, begin, &mut message).is_none() {
            return;
        }
        self.decoded.clear();
        let lines = message.text.split(|&octet| octet == b'\n').count();
        let mut from = 0;
        for (number, text) in message.text.split(|&octet| octet == b'\n').enumerate() {
            for (offset, &digit) in code.iter().enumerate() {
                self.decoded.push(digit, at + offset);
            }
            self.decoded.push(if number + 1 < lines { b'-' } else { b' ' }, at + 3);
            for (offset, &octet) in text.iter().enumerate() {
                self.decoded.push(octet, locate(&message.pieces, from + offset));
            }
            for ending in *b"\r\n" {
                self.decoded.push(ending, begin);
            }
            from += text.len() + 1;
        }
        self.tell(Side::Server, teller);
    }

    fn tell(&mut self, side: Side, teller: &mut Teller<'_, '_>) {
        let Decoded { text, pieces } = &self.decoded;
        let mut start = 0;
        for text in text.split_inclusive(|&octet| octet == b'\n') {
            let end = start + text.len();
            cut(pieces, start, end, &mut self.pieces);
            let event = Event::Octets {
                side,
                text,
                pieces: &self.pieces,
                masked: false,
                whole: text.ends_with(b"\n"),
            };
            teller.event(event);
            start = end;
        }
    }
}

/// Whether no other program writes such a line.
pub(super) fn is_telltale(text: &[u8]) -> bool {
    let literal = text.strip_prefix(b"send: ").or_else(|| text.strip_prefix(b"reply: "));
    let is_literal =
        literal.is_some_and(|text| matches!(text, [b'\'' | b'"', ..] | [b'b', b'\'' | b'"', ..]));
    is_literal || begins_with_any(text, &["connect: to ('", "connect: ('", "reply: retcode ("])
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::reads;

    #[test]
    fn literals_are_decoded_and_no_reply_is_said_twice() {
        reads(
            Dialect::Smtplib,
            &[
                ("connect: to ('127.0.0.1', 2525) None", &["open"]),
                (r"reply: b'220 a.example\r\n'", &[r"S10 220 a.example\r\n"]),
                ("reply: retcode (220); Msg: b'a.example'", &[]),
                ("connect: b'a.example'", &[]),
                (r"send: 'ehlo b\r\n'", &[r"C8 ehlo b\r\n"]),
                (r"12:24:16.656250 reply: b'250-a\r\n'", &[r"S26 250-a\r\n"]),
                (r"reply: b'250 b\r\n'", &[r"S10 250 b\r\n"]),
                (r"reply: retcode (250); Msg: b'a\nb'", &[]),
                (r"send: 'data\r\n'", &[r"C8 data\r\n"]),
                (r"reply: b'354 go\r\n'", &[r"S10 354 go\r\n"]),
                ("data: (354, b'go')", &[]),
                (
                    r"send: b'a: b\'\r\n\r\nx\ny\xc3\xa9\r\n.\r\n'",
                    &[r"C9 a: b\'\r\n", r"C19 \r\n", r"C23 x\n", r"C26 y\xc3\xa9\r\n", r"C39 .\r\n"],
                ),
                (r"reply: retcode (250); Msg: b'a\nb'", &[r"S17 250-a\r\n", r"S17 250 b\r\n"]),
                ("data: (250, b'a')", &[]),
                (r#"send: "it's""#, &["C~8 it\\'s"]),
                (r"send: 'cut off\r\nhe", &[r"C8 cut off\r\n", "C~19 he", "Client omitted"]),
            ],
        );
    }
}
