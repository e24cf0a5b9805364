//! Where the octets of a text that was cut out of an input stood there.

use crate::diagnose::{Locate, Place};
use crate::octets::strip_ending;
use alloc::vec::Vec;

/// Lines of an input, put together without the prefixes of their dialect.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    text: Vec<u8>,
    lines: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    /// Where that stood in the input.
    offset: usize,
    number: usize,
    /// Octets of its line before it.
    prefix: usize,
}

impl Pieces {
    /// Adds a line that stood at `offset` in line `number` of the input, after `prefix` octets of that line.
    pub(super) fn push(&mut self, line: &[u8], offset: usize, number: usize, prefix: usize) {
        self.lines.push(Piece { start: self.text.len(), offset, number, prefix });
        self.text.extend_from_slice(line);
    }

    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    fn piece_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|piece| piece.start <= offset).saturating_sub(1)
    }

    /// The line that holds an octet of the text, without its ending, and its offset in the input.
    pub(super) fn line_at(&self, offset: usize) -> (&[u8], usize) {
        let at = self.piece_at(offset);
        let Some(piece) = self.lines.get(at) else { return (&[], 0) };
        let end = self.lines.get(at + 1).map_or(self.text.len(), |next| next.start);
        (strip_ending(&self.text[piece.start..end]), piece.offset)
    }
}

impl Locate for Pieces {
    fn locate(&self, offset: usize) -> Place {
        let Some(piece) = self.lines.get(self.piece_at(offset)) else {
            return Place { offset, line: 1, column: 1 };
        };
        let within = offset - piece.start;
        Place { offset: piece.offset + within, line: piece.number, column: piece.prefix + within + 1 }
    }
}
