//! Undoes what others put around the lines of a log: a terminal's colours, the marks of a quotation, and what a journal
//! writes before each line.

use super::lead::lead;
use super::text::{blanks, find, strip_ending};
use super::{Dialect, Entry, Event, Piece, Sink};
use alloc::vec::Vec;

const ESCAPE: u8 = 0x1B;

/// What is known of a log's decoration, and room to undo it.
#[derive(Debug)]
pub(super) struct Clean {
    dialect: Dialect,
    /// The first line that is not blank has been seen.
    begun: bool,
    coloured: bool,
    /// How many `>` stand before each line.
    quotes: u8,
    /// A journal's words stand before each line.
    led: bool,
    text: Vec<u8>,
    pieces: Vec<Piece>,
}

/// From a line without its decoration back to the line.
pub(super) struct Map<'a> {
    pieces: &'a [Piece],
    /// Octets of a quotation's marks and a journal's words.
    skipped: usize,
    /// The journal's time.
    time: Option<u64>,
}

impl Clean {
    pub(super) const fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            begun: false,
            coloured: false,
            quotes: 0,
            led: false,
            text: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// Whether a line has to go through [`Self::undo`].
    #[inline]
    pub(super) fn is_needed(&self, line: &[u8]) -> bool {
        !self.begun || self.coloured || self.quotes > 0 || self.led || line.first() == Some(&ESCAPE)
    }

    /// Hands on the line without its decoration.
    pub(super) fn undo(&mut self, line: &[u8], then: impl FnOnce(&[u8], &Map<'_>)) {
        let coloured = find(line, b"\x1B[").is_some();
        let (mut text, mut pieces) = (line, &[Piece { start: 0, at: 0 }][..]);
        if coloured {
            self.coloured = true;
            self.uncolour(line);
            (text, pieces) = (&self.text, &self.pieces);
        }
        if !self.begun && !strip_ending(text).is_empty() {
            self.begun = true;
            self.quotes = quotes(text, self.dialect);
            // These two are journals themselves.
            let is_journal = matches!(self.dialect, Dialect::Postfix | Dialect::Exim);
            self.led = !is_journal && lead(&text[marks(text, self.quotes)..]).is_some();
        }
        let mut skipped = marks(text, self.quotes);
        let mut time = None;
        if let Some(lead) = lead(&text[skipped..]).filter(|_| self.led) {
            skipped += lead.length;
            time = lead.time;
        }
        then(&text[skipped..], &Map { pieces, skipped, time });
    }

    fn uncolour(&mut self, line: &[u8]) {
        self.text.clear();
        self.pieces.clear();
        let mut at = 0;
        loop {
            at += sequences(&line[at..]);
            let end = line[at..].iter().skip(1).position(|&octet| octet == ESCAPE);
            let end = end.map_or(line.len(), |end| at + end + 1);
            self.pieces.push(Piece { start: self.text.len() as u32, at: at as u32 });
            self.text.extend_from_slice(&line[at..end]);
            at = end;
            if at == line.len() {
                return;
            }
        }
    }
}

/// Octets of the sequences that set colours or clear the line: `ESC "[" *(DIGIT / ";") ("m" / "K")` (ECMA-48).
fn sequences(text: &[u8]) -> usize {
    let mut at = 0;
    while text[at..].starts_with(b"\x1B[") {
        let digits =
            text[at + 2..].iter().take_while(|octet| octet.is_ascii_digit() || **octet == b';').count();
        if !matches!(text.get(at + 2 + digits), Some(b'm' | b'K')) {
            break;
        }
        at += digits + 3;
    }
    at
}

/// How deep the first line of a log is quoted. curl's own lines begin with `>` too.
fn quotes(line: &[u8], dialect: Dialect) -> u8 {
    if dialect == Dialect::Curl {
        return match line {
            [b'>', b' ', b'*' | b'<' | b'>' | b'{' | b'}', b' ', ..] => 1,
            _ => 0,
        };
    }
    let (mut depth, mut at) = (0, 0);
    // `>>>` is the mark of a client's line.
    loop {
        let signs = line[at..].iter().take_while(|&&octet| octet == b'>').count();
        if !matches!(signs, 1 | 2) || line.get(at + signs) != Some(&b' ') || depth >= 8 {
            break;
        }
        depth += signs as u8;
        at += signs + 1;
    }
    depth
}

/// Octets of the marks before a line that is quoted so deep.
fn marks(line: &[u8], depth: u8) -> usize {
    let mut at = 0;
    for _ in 0..depth {
        let blanks = if at == 0 { 0 } else { blanks(&line[at..]) };
        if line.get(at + blanks) != Some(&b'>') {
            break;
        }
        at += blanks + 1;
    }
    at + usize::from(at > 0 && line.get(at) == Some(&b' '))
}

impl<'a> Map<'a> {
    pub(super) const fn new(pieces: &'a [Piece]) -> Self {
        Self { pieces, skipped: 0, time: None }
    }

    /// Hands an entry on with its pieces in the line as it stands in the log.
    pub(super) fn compose(&self, entry: Entry<'_>, emit: &mut Sink<'_>) {
        let entry = Entry { time: entry.time.or(self.time), ..entry };
        let Event::Octets { side, text, pieces: inner, masked, whole } = entry.event else {
            return emit(entry);
        };
        let mut pieces = Vec::with_capacity(inner.len() + 1);
        for (number, piece) in inner.iter().enumerate() {
            let end = inner.get(number + 1).map_or(text.len(), |next| next.start as usize);
            self.add(*piece, end - piece.start as usize, &mut pieces);
        }
        emit(Entry { event: Event::Octets { side, text, pieces: &pieces, masked, whole }, ..entry });
    }

    /// Adds one piece of `length` octets, cut where the decoration was.
    fn add(&self, piece: Piece, length: usize, out: &mut Vec<Piece>) {
        let from = piece.at + self.skipped as u32;
        let first = self.pieces.partition_point(|outer| outer.start <= from).saturating_sub(1);
        let outer = self.pieces[first];
        out.push(Piece { start: piece.start, at: outer.at + (from - outer.start) });
        let end = from + length as u32;
        for outer in self.pieces[first + 1..].iter().take_while(|outer| outer.start < end) {
            out.push(Piece { start: piece.start + (outer.start - from), at: outer.at });
        }
    }
}

/// Lines without their colours and their marks of quotation.
pub(super) fn plain<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Vec<Vec<u8>> {
    let mut clean = Clean::new(Dialect::Bare);
    let mut plain: Vec<Vec<u8>> = lines
        .map(|line| {
            clean.uncolour(line);
            clean.text.clone()
        })
        .collect();
    while !plain.is_empty() && plain.iter().all(|line| line.first() == Some(&b'>')) {
        for line in &mut plain {
            let marks = marks(line, 1);
            line.drain(..marks);
        }
        plain.retain(|line| !strip_ending(line).is_empty());
    }
    plain
}

/// The same without what a journal wrote before each; none where it did not.
pub(super) fn without_leads(lines: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    lead(lines.first()?)?;
    let strip = |line: &Vec<u8>| lead(line).map_or_else(|| line.clone(), |lead| line[lead.length..].to_vec());
    Some(lines.iter().map(strip).collect())
}
