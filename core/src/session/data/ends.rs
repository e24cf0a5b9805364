//! Line ends, dots, and the end of data: a table of states (RFC 5321 §2.3.8, §4.1.1.4, §4.5.2).

use super::judge::Judge;
use super::place::{Place, START};
use crate::finding::Arg;
use crate::registry::smuggling::{LineEnd, sequence};
use crate::rules::Rule;
use crate::rules::data::{DATA_BARE_CR, DATA_BARE_LF, DATA_DOT_UNSTUFFED};
use crate::rules::security::SMUGGLED_END_OF_DATA;

/// Where the next octet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// Behind what ends a line, for us (CRLF) or for others.
    Behind(LineEnd),
    Text,
    /// After CR.
    Cr,
    /// After "." that stands behind a line end.
    Dot(LineEnd),
    /// After "." CR that stands behind a line end.
    DotCr(LineEnd),
    Done,
}

impl At {
    /// Whether octets may be taken in runs from here: at the start of a line or in its text.
    pub(super) const fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Behind(LineEnd::Crlf))
    }
}

/// Line ends as they come.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    pub(super) at: At,
    /// Whether a "." behind a line end means something: in data, not in chunks.
    dots: bool,
    /// Where the line end that came last begins.
    pub(super) end: Place,
    /// A lone CR or LF at `end`, of which nothing is said until it is known not to begin a longer sequence.
    pending: Option<&'static Rule>,
}

impl Ends {
    /// At the start of data, or of the first chunk.
    pub(super) const fn new(dots: bool) -> Self {
        Self { at: At::Behind(LineEnd::Crlf), dots, end: START, pending: None }
    }

    /// Takes at least one octet, or changes state without; returns how many it took.
    pub(super) fn step(&mut self, judge: &mut Judge, input: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        let place = judge.here;
        match (self.at, input[0]) {
            (At::Cr, b'\n') => self.line_end(judge, self.end, content),
            (At::DotCr(LineEnd::Crlf), b'\n') => {
                judge.finish(place.back().back(), 1);
                self.go(At::Done, 1)
            }
            (At::DotCr(before), b'\n') => {
                self.smuggled(judge, before, LineEnd::Crlf, place.offset + 1);
                self.line_end(judge, place.back(), content)
            }
            (At::DotCr(before), _) => {
                self.smuggled(judge, before, LineEnd::Cr, place.offset);
                lone_end(judge, b"\r", place.back(), content);
                self.end = place.back();
                self.go(At::Behind(LineEnd::Cr), 0)
            }
            (At::Dot(before), b'\r') => self.go(At::DotCr(before), 1),
            (At::Dot(before), b'\n') => {
                self.smuggled(judge, before, LineEnd::Lf, place.offset + 1);
                lone_end(judge, b"\n", place, content);
                self.end = place;
                self.go(At::Behind(LineEnd::Lf), 1)
            }
            (At::Dot(LineEnd::Crlf), octet) => {
                if octet != b'.' {
                    judge.fault(&DATA_DOT_UNSTUFFED, place.back(), 1, [Arg::None; 2]);
                }
                self.go(At::Text, 0)
            }
            (At::Behind(LineEnd::Crlf), b'.') if self.dots => self.go(At::Dot(LineEnd::Crlf), 1),
            (At::Behind(end), b'.') if self.dots => {
                give(judge, b".", place, content);
                self.go(At::Dot(end), 1)
            }
            (At::Cr, _) => {
                self.pending = judge.judges_lines().then_some(&DATA_BARE_CR);
                lone_end(judge, b"\r", self.end, content);
                self.go(At::Behind(LineEnd::Cr), 0)
            }
            (At::Behind(_) | At::Text, b'\r') => {
                self.flush(judge);
                self.end = place;
                self.go(At::Cr, 1)
            }
            (At::Behind(_) | At::Text, b'\n') => {
                self.flush(judge);
                self.end = place;
                self.pending = judge.judges_lines().then_some(&DATA_BARE_LF);
                lone_end(judge, b"\n", place, content);
                self.go(At::Behind(LineEnd::Lf), 1)
            }
            (At::Behind(_) | At::Dot(_), _) => {
                self.flush(judge);
                self.go(At::Text, 0)
            }
            (At::Text, _) => {
                let run = memchr::memchr2(b'\r', b'\n', input).unwrap_or(input.len());
                give(judge, &input[..run], place, content);
                run
            }
            (At::Done, _) => 0,
        }
    }

    fn go(&mut self, at: At, used: usize) -> usize {
        self.at = at;
        used
    }

    /// LF after the CR at `start`.
    fn line_end(&mut self, judge: &mut Judge, start: Place, content: &mut impl FnMut(&[u8])) -> usize {
        content(b"\r\n");
        judge.content(b"\r\n", start);
        judge.end_line();
        self.end = start;
        self.go(At::Behind(LineEnd::Crlf), 1)
    }

    /// What was kept back is no part of something worse.
    pub(super) fn flush(&mut self, judge: &mut Judge) {
        if let Some(rule) = self.pending.take() {
            judge.fault(rule, self.end, 1, [Arg::None; 2]);
        }
    }

    /// The last chunk has ended: a CR that nothing follows stands alone.
    pub(super) fn finish(&mut self, judge: &mut Judge) {
        if self.at == At::Cr {
            self.pending = judge.judges_lines().then_some(&DATA_BARE_CR);
            lone_end(judge, b"\r", self.end, &mut |_| {});
        }
        self.flush(judge);
        self.at = At::Done;
    }

    /// A line end, ".", and a line end, not both of them CRLF.
    #[cold]
    fn smuggled(&mut self, judge: &mut Judge, before: LineEnd, after: LineEnd, end: u64) {
        // The lone CR and LF in it are this mistake, not two more.
        self.pending = None;
        let Some(sequence) = sequence(before, after) else { return };
        let args = [Arg::Word(sequence.name), Arg::Word(sequence.taken_by())];
        judge.fault(&SMUGGLED_END_OF_DATA, self.end, end - self.end.offset, args);
    }
}

/// Gives out CR or LF alone. What it cuts short is not too long as well: the mistake is the line end.
fn lone_end(judge: &mut Judge, octet: &[u8], place: Place, content: &mut impl FnMut(&[u8])) {
    content(octet);
    judge.content(octet, place);
    judge.end_line();
}

/// Gives out octets of a line, none of which is LF of a CRLF.
fn give(judge: &mut Judge, octets: &[u8], place: Place, content: &mut impl FnMut(&[u8])) {
    content(octets);
    judge.content(octets, place);
    judge.text(octets, place);
}
