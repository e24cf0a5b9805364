//! Where: spans of octets and edits of them.

/// The longest line, in octets, that the grammar is tried on; framing cuts longer ones short.
///
/// Offsets within a line are `u32`, so this also keeps them exact.
pub const MAX_LINE: usize = 1 << 20;

/// A half-open range of octet offsets, `[start, end)`, within one line.
///
/// An empty span points between two octets.
///
/// ```
/// use smtplint_core::Span;
/// let span = Span::new(5, 9);
/// assert_eq!(span.of(b"MAIL FROM:<>"), b"FROM");
/// assert_eq!(span.len(), 4);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first octet.
    pub start: u32,
    /// Offset after the last octet; never less than `start`.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`; `end` is raised to `start` where it is less.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start: start as u32, end: end as u32 }
    }

    /// The empty span before the octet at `offset`.
    pub const fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// How many octets it covers.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it points between two octets.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The octets of `line` that it covers; the part that exists, where the line is shorter.
    pub fn of(self, line: &[u8]) -> &[u8] {
        let end = (self.end as usize).min(line.len());
        let start = (self.start as usize).min(end);
        &line[start..end]
    }
}
