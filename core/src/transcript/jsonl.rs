//! JSON lines with octets in base64, as `smtplint serve --log` writes them.

use super::literal::{Decoded, locate};
use super::stamp::stamp;
use super::{Event, Piece, Sink, Teller};
use crate::finding::Side;
use crate::span::Span;
use crate::syntax::base64;
use alloc::vec::Vec;

/// Room for strings with escapes, and for octets.
#[derive(Debug, Default)]
pub(super) struct Jsonl {
    session: Decoded,
    encoded: Decoded,
    text: Vec<u8>,
    pieces: Vec<Piece>,
}

/// A string of JSON: as it stands, or decoded where it has escapes.
#[derive(Clone, Copy)]
struct Text<'a> {
    raw: &'a [u8],
    at: usize,
}

/// A value that is no object and no array.
enum Value<'a> {
    String(Text<'a>),
    True,
    Other,
}

/// What a line holds.
#[derive(Default)]
struct Record<'a> {
    session: Option<Text<'a>>,
    time: Option<Text<'a>>,
    side: Option<Text<'a>>,
    event: Option<Text<'a>>,
    octets: Option<Text<'a>>,
    /// Some octets are hidden behind others.
    masked: bool,
}

/// Octets of base64 that are decoded at a time.
const CHUNK: usize = 4096;

impl Jsonl {
    pub(super) fn line(&mut self, line: &[u8], emit: &mut Sink<'_>) {
        let Some(record) = object(line) else { return };
        self.session.clear();
        if let Some(session) = record.session {
            unescape(session, &mut self.session);
        }
        let time = record.time.and_then(|time| stamp(time.raw)).map(|stamp| stamp.time);
        let session = core::mem::take(&mut self.session);
        let mut teller = Teller { session: &session.text, time, emit };
        let side = match record.side.map(|side| side.raw) {
            Some(b"client") => Some(Side::Client),
            Some(b"server") => Some(Side::Server),
            _ => None,
        };
        match (record.event.map(|event| event.raw), record.octets, side) {
            (Some(b"open"), ..) => teller.event(Event::Open),
            (Some(b"tls"), ..) => teller.event(Event::Tls),
            (Some(b"close"), _, side) => teller.event(Event::Close { side }),
            (None, Some(octets), Some(side)) => self.octets(side, octets, record.masked, &mut teller),
            _ => {}
        }
        self.session = session;
    }

    fn octets(&mut self, side: Side, encoded: Text<'_>, masked: bool, teller: &mut Teller<'_, '_>) {
        if encoded.raw.contains(&b'\\') {
            self.encoded.clear();
            unescape(encoded, &mut self.encoded);
            let decoded = core::mem::take(&mut self.encoded);
            self.chunks(side, &decoded.text, |at| locate(&decoded.pieces, at), masked, teller);
            self.encoded = decoded;
        } else {
            self.chunks(side, encoded.raw, |offset| encoded.at + offset, masked, teller);
        }
    }

    fn chunks(
        &mut self,
        side: Side,
        encoded: &[u8],
        at: impl Fn(usize) -> usize,
        masked: bool,
        teller: &mut Teller<'_, '_>,
    ) {
        if base64::check(encoded, Span::at(0)).is_err() {
            return;
        }
        for (number, chunk) in encoded.chunks(CHUNK).enumerate() {
            self.text.clear();
            self.text.extend(base64::decode(chunk));
            self.pieces.clear();
            // Octet n of three begins in character n of four.
            for quad in 0..self.text.len().div_ceil(3) {
                let piece = Piece { start: quad as u32 * 3, at: at(number * CHUNK + quad * 4) as u32 };
                self.pieces.push(piece);
            }
            let (text, pieces) = (&self.text, &self.pieces);
            teller.event(Event::Octets { side, text, pieces, masked, whole: false });
        }
    }
}

/// Whether a line is such a record.
pub(super) fn is_record(line: &[u8]) -> bool {
    object(line)
        .is_some_and(|record| record.octets.is_some() && record.side.is_some() || record.event.is_some())
}

/// `{"name": value, …}`: one flat object; none where the line is anything else (RFC 8259).
fn object(line: &[u8]) -> Option<Record<'_>> {
    let mut at = Scanner { line, at: 0 };
    let mut record = Record::default();
    at.eat(b'{')?;
    if at.eat(b'}').is_none() {
        loop {
            let name = at.string()?;
            at.eat(b':')?;
            let value = at.value()?;
            let place = match name.raw {
                b"session" => Some(&mut record.session),
                b"time" => Some(&mut record.time),
                b"side" => Some(&mut record.side),
                b"event" => Some(&mut record.event),
                b"bytes" => Some(&mut record.octets),
                _ => None,
            };
            match (place, value) {
                (Some(place), Value::String(text)) => *place = Some(text),
                (None, Value::True) => record.masked |= name.raw == b"masked",
                _ => {}
            }
            if at.eat(b',').is_none() {
                break;
            }
        }
        at.eat(b'}')?;
    }
    at.blanks();
    (at.at == line.len()).then_some(record)
}

struct Scanner<'a> {
    line: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn blanks(&mut self) {
        let blank = |octet: &&u8| matches!(octet, b' ' | b'\t' | b'\r' | b'\n');
        self.at += self.line[self.at..].iter().take_while(blank).count();
    }

    fn eat(&mut self, octet: u8) -> Option<()> {
        self.blanks();
        (*self.line.get(self.at)? == octet).then(|| self.at += 1)
    }

    fn string(&mut self) -> Option<Text<'a>> {
        self.eat(b'"')?;
        let at = self.at;
        loop {
            self.at += memchr::memchr2(b'"', b'\\', &self.line[self.at..])?;
            if self.line[self.at] == b'"' {
                let raw = &self.line[at..self.at];
                self.at += 1;
                return Some(Text { raw, at });
            }
            self.at += 2;
            if self.at > self.line.len() {
                return None;
            }
        }
    }

    /// A string, or true; numbers, false and null are passed over.
    fn value(&mut self) -> Option<Value<'a>> {
        self.blanks();
        if self.line.get(self.at) == Some(&b'"') {
            return self.string().map(Value::String);
        }
        let part = |octet: &&u8| octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'-' | b'.');
        let length = self.line[self.at..].iter().take_while(part).count();
        let word = &self.line[self.at..self.at + length];
        self.at += length;
        (length > 0).then_some(if word == b"true" { Value::True } else { Value::Other })
    }
}

/// Undoes the escapes of a string; `\uHHHH` of a surrogate is left out.
fn unescape(text: Text<'_>, out: &mut Decoded) {
    let mut at = 0;
    while let Some(&octet) = text.raw.get(at) {
        if octet != b'\\' {
            out.push(octet, text.at + at);
            at += 1;
            continue;
        }
        match text.raw.get(at + 1) {
            Some(b'u') => {
                let digits =
                    text.raw.get(at + 2..at + 6).and_then(|digits| core::str::from_utf8(digits).ok());
                let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                if let Some(character) = value.and_then(char::from_u32) {
                    for octet in character.encode_utf8(&mut [0; 4]).bytes() {
                        out.push(octet, text.at + at);
                    }
                }
                at += 6;
            }
            Some(&letter) => {
                let octet = match letter {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    other => other,
                };
                out.push(octet, text.at + at);
                at += 2;
            }
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::transcript::Dialect;
    use crate::transcript::tests::{read, reads};

    #[test]
    fn sessions_interleaved() {
        reads(
            Dialect::Jsonl,
            &[
                (
                    r#"{"session": "3F2A", "time": "2026-11-23T10:11:12.345Z", "event": "open"}"#,
                    &["3F2A open"],
                ),
                (r#"{"session":"3F2B","event":"open","peer":{"no":"flat"}}"#, &[]),
                (r#"{"side":"server","session":"3F2B","bytes":"MjIwIGENCg=="}"#, &[r"3F2B S~44 220 a\r\n"]),
                (
                    r#"{"session": "3F2A", "side": "client", "bytes": "RUhMTyBhDQo="}"#,
                    &[r"3F2A C~49 EHLO a\r\n"],
                ),
                (r#"{"session": "3F2A", "event": "tls", "n": 1.5e3, "x": null}"#, &["3F2A tls"]),
                (
                    r#"{"session": "\u0033F\/A", "side": "client", "bytes": "\/\/8="}"#,
                    &[r"3F/A C~55 \xff\xff"],
                ),
                (r#"{"session": "a", "side": "client", "bytes": "****"}"#, &[]),
                (
                    r#"{"session": "a", "side": "client", "bytes": "QVVUSCBQTEFJTiAqKioqDQo=", "masked": true}"#,
                    &[r"a C*~46 AUTH PLAIN ****\r\n"],
                ),
                (r#"{"session": "a", "masked": false, "side": "client", "bytes": "UQ=="}"#, &["a C~63 Q"]),
                (r#"{"session": "a", "event": "close", "side": "server"}"#, &["a close Some(Server)"]),
                (r#"{"session": "a", "event": "close"} x"#, &[]),
            ],
        );
    }

    #[test]
    fn long_texts_come_in_pieces_of_the_same_octets() {
        let line = std::format!(r#"{{"session":"a","side":"client","bytes":"{}"}}"#, "QUJD".repeat(5000));
        let told = read(Dialect::Jsonl, line.as_bytes());
        let octets: usize = told.iter().map(|told| told.split(' ').nth(2).unwrap().len()).sum();
        assert_eq!((told.len(), octets), (5, 15000));
    }
}
