//! Where in message data an octet stands.

/// The place of an octet: its offset, and its line by line feeds alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Octets before it.
    pub(super) offset: u64,
    /// Line feeds before it.
    pub(super) line: u64,
    /// The offset at which its line begins.
    line_start: u64,
}

/// Where data begins.
pub(super) const START: Place = Place { offset: 0, line: 0, line_start: 0 };

impl Place {
    /// The octet in its line, from 1.
    pub(super) const fn column(self) -> u64 {
        self.offset - self.line_start + 1
    }

    /// The place `count` octets further, none of which is LF.
    pub(super) const fn along(self, count: u64) -> Self {
        Self { offset: self.offset + count, ..self }
    }

    /// The octet before, which is no LF.
    pub(super) const fn back(self) -> Self {
        Self { offset: self.offset - 1, ..self }
    }

    /// The place after octets that stand here.
    pub(super) fn after(self, octets: &[u8]) -> Self {
        match memchr::memrchr(b'\n', octets) {
            None => self.along(octets.len() as u64),
            Some(last) => self.after_lines(octets, last, memchr::memchr_iter(b'\n', octets).count() as u64),
        }
    }

    /// The place after octets that stand here, of which only the last may be LF.
    pub(super) const fn past(self, octets: &[u8]) -> Self {
        let after = self.along(octets.len() as u64);
        if matches!(octets.last(), Some(b'\n')) {
            return Self { line: after.line + 1, line_start: after.offset, ..after };
        }
        after
    }

    /// The place after a line of `length` octets and its CRLF.
    pub(super) const fn next_line(self, length: usize) -> Self {
        let offset = self.offset + length as u64 + 2;
        Self { offset, line: self.line + 1, line_start: offset }
    }

    /// The place after so many lines that begin here, of so many octets with their CRLF.
    pub(super) const fn lines_further(self, octets: u64, lines: u64) -> Self {
        let offset = self.offset + octets;
        Self { offset, line: self.line + lines, line_start: offset }
    }

    /// The same as [`Place::after`] where the last line feed and their count are known.
    pub(super) const fn after_lines(self, octets: &[u8], last: usize, feeds: u64) -> Self {
        Self {
            offset: self.offset + octets.len() as u64,
            line: self.line + feeds,
            line_start: self.offset + last as u64 + 1,
        }
    }

    /// Where the CR stands in octets that stand here and end with CRLF, the last of `feeds` LF.
    pub(super) fn of_last_cr(self, octets: &[u8], feeds: u64) -> Self {
        let text = octets.len().saturating_sub(2);
        let start = memchr::memrchr(b'\n', &octets[..text]).map(|before| self.offset + before as u64 + 1);
        Self {
            offset: self.offset + text as u64,
            line: self.line + feeds - 1,
            line_start: start.unwrap_or(self.line_start),
        }
    }
}
