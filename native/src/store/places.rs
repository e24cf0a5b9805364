//! Where in message data its faults stand, by line and column.

use smtplint_core::session::DataFinding;

/// A place in message data, as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in octets.
    pub(crate) column: usize,
}

/// Counts the lines of message data as it passes, and notes where faults are found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// Line feeds so far.
    lines: usize,
    /// Octets before the line that is under way.
    line_start: u64,
    found: Vec<Place>,
}

impl Places {
    /// Follows octets that stand at `offset` of the data; `findings` are all so far.
    pub(crate) fn follow(&mut self, octets: &[u8], offset: u64, findings: &[DataFinding]) {
        // A fault is found in its own line, so its line began in these octets or is the one under way.
        for finding in &findings[self.found.len()..] {
            self.found.push(self.place(octets, offset, finding.offset));
        }
        let end = self.place(octets, offset, offset + octets.len() as u64);
        self.line_start = offset + octets.len() as u64 + 1 - end.column as u64;
        self.lines = end.line - 1;
    }

    /// Where each finding stands, in their order.
    pub(crate) fn found(&self) -> &[Place] {
        &self.found
    }

    /// Lines that have ended.
    pub(crate) const fn lines(&self) -> usize {
        self.lines
    }

    fn place(&self, octets: &[u8], offset: u64, at: u64) -> Place {
        let (mut line, mut start) = (self.lines + 1, self.line_start);
        for (index, &octet) in (offset..at).zip(octets) {
            if octet == b'\n' {
                (line, start) = (line + 1, index + 1);
            }
        }
        Place { line, column: usize::try_from(at.saturating_sub(start)).unwrap_or(usize::MAX - 1) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use smtplint_core::session::DataScanner;

    #[test]
    fn places_do_not_depend_on_how_the_data_is_cut() {
        let data = b"one\r\n..two\nx\ry\r\n.\r\n";
        for size in 1..data.len() {
            let (mut scanner, mut places) = (DataScanner::new(None), Places::default());
            for piece in data.chunks(size) {
                let before = scanner.taken();
                scanner.feed(piece, &mut |_| {});
                places.follow(piece, before, scanner.findings());
            }
            let expected = [Place { line: 2, column: 6 }, Place { line: 3, column: 2 }];
            assert_eq!(places.found(), expected, "cut by {size}");
            assert_eq!(places.lines(), 4);
        }
    }
}
