//! Literals of programming languages: Python's `repr`.

use super::Piece;
use alloc::vec::Vec;

/// Text that a literal stands for, with where each octet of it stood.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) text: Vec<u8>,
    pub(super) pieces: Vec<Piece>,
}

impl Decoded {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    /// Adds an octet that stood at `at` of the line; a new piece begins where it does not follow the one before.
    pub(super) fn push(&mut self, octet: u8, at: usize) {
        let follows = self
            .pieces
            .last()
            .is_some_and(|piece| piece.at as usize + (self.text.len() - piece.start as usize) == at);
        if !follows {
            self.pieces.push(Piece { start: self.text.len() as u32, at: at as u32 });
        }
        self.text.push(octet);
    }
}

/// Where an octet of a text stood.
pub(super) fn locate(pieces: &[Piece], offset: usize) -> usize {
    let number = pieces.partition_point(|piece| piece.start as usize <= offset).saturating_sub(1);
    pieces.get(number).map_or(0, |piece| piece.at as usize + (offset - piece.start as usize))
}

/// The pieces of a part of a text, counted from its start.
pub(super) fn cut(pieces: &[Piece], start: usize, end: usize, out: &mut Vec<Piece>) {
    out.clear();
    let first = pieces.partition_point(|piece| piece.start as usize <= start).saturating_sub(1);
    for piece in pieces[first..].iter().take_while(|piece| (piece.start as usize) < end) {
        let skipped = start.saturating_sub(piece.start as usize);
        let from = (piece.start as usize).saturating_sub(start);
        out.push(Piece { start: from as u32, at: piece.at + skipped as u32 });
    }
}

/// A literal as `repr` writes it: `'…'`, `"…"`, or either after a `b`, at `at` of `line`. Adds what it stands for to
/// `out`, and gives the offset after it; none where there is no literal, or no end of it.
pub(super) fn repr(line: &[u8], at: usize, out: &mut Decoded) -> Option<usize> {
    let octets = line.get(at) == Some(&b'b');
    let mut at = at + usize::from(octets);
    let quote = *line.get(at).filter(|octet| matches!(octet, b'\'' | b'"'))?;
    at += 1;
    loop {
        match *line.get(at)? {
            octet if octet == quote => return Some(at + 1),
            b'\n' => return None,
            b'\\' => at = escape(line, at, octets, out)?,
            octet => {
                out.push(octet, at);
                at += 1;
            }
        }
    }
}

/// `\n`, `\xHH`, `\uHHHH` and their like; the offset after it.
fn escape(line: &[u8], at: usize, octets: bool, out: &mut Decoded) -> Option<usize> {
    let digits = match *line.get(at + 1)? {
        b'x' => 2,
        b'u' if !octets => 4,
        b'U' if !octets => 8,
        letter => {
            let octet = match letter {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                other => other,
            };
            out.push(octet, at);
            return Some(at + 2);
        }
    };
    let end = at + 2 + digits;
    let value = core::str::from_utf8(line.get(at + 2..end)?).ok()?;
    let value = u32::from_str_radix(value, 16).ok()?;
    if octets {
        out.push(value as u8, at);
    } else {
        // Lone surrogates are octets that Python could not decode (PEP 383).
        let mut room = [0; 4];
        match char::from_u32(value) {
            Some(character) => {
                for octet in character.encode_utf8(&mut room).bytes() {
                    out.push(octet, at);
                }
            }
            None => out.push(value as u8, at),
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    #[test]
    fn literals_of_python() {
        /// A literal, its octets, and their pieces.
        type Row<'a> = (&'a str, &'a [u8], &'a [(u32, u32)]);
        let cases: &[Row<'_>] = &[
            (r"'ab'", b"ab", &[(0, 1)]),
            (r#"b"a'b""#, b"a'b", &[(0, 2)]),
            (r"b'a\r\n'", b"a\r\n", &[(0, 2), (2, 5)]),
            (r"'a\'b'", b"a'b", &[(0, 1), (2, 4)]),
            (r"'\\'", b"\\", &[(0, 1)]),
            (r"b'\xc3\xa9x'", b"\xC3\xA9x", &[(0, 2), (1, 6), (2, 10)]),
            (r"'\x80'", b"\xC2\x80", &[(0, 1), (1, 1)]),
            (r"'\u200b'", b"\xE2\x80\x8B", &[(0, 1), (1, 1), (2, 1)]),
            (r"'\udce9'", b"\xE9", &[(0, 1)]),
        ];
        for &(line, text, pieces) in cases {
            let mut out = Decoded::default();
            assert_eq!(repr(line.as_bytes(), 0, &mut out), Some(line.len()), "{line}");
            let found: vec::Vec<_> = out.pieces.iter().map(|piece| (piece.start, piece.at)).collect();
            assert_eq!((out.text.as_slice(), found.as_slice()), (text, pieces), "{line}");
        }
        for line in ["", "b", "x'a'", "'a", r"'a\", r"'\xZZ'", r"'\x1'"] {
            assert_eq!(repr(line.as_bytes(), 0, &mut Decoded::default()), None, "{line}");
        }
    }
}
