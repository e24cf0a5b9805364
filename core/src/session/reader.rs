//! A byte stream cut into command lines.

use alloc::vec::Vec;

/// A line as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// The line with its ending; where it was too long, its beginning and its ending.
    pub octets: Vec<u8>,
    /// Octets left out of it because it was too long.
    pub dropped: usize,
    /// It is the rest of a line in which a bare LF stood. Nothing of such a line is a command: to run it would let
    /// whoever put the LF into an argument send commands (RFC 5321 §2.3.8).
    pub continued: bool,
}

/// Cuts a stream at line feeds, in bounded memory.
///
/// A line ends at CRLF. At a bare LF it is handed out too, so that its sender gets an answer; what follows, up to the
/// next CRLF, is still the same broken line.
///
/// ```
/// use smtplint_core::session::LineReader;
/// let mut reader = LineReader::new(4096);
/// reader.push(b"NOOP\nRSET\r\nQU");
/// assert!(!reader.next_line().unwrap().continued);
/// assert!(reader.next_line().unwrap().continued);
/// assert!(reader.next_line().is_none());
/// reader.push(b"IT\r\n");
/// let line = reader.next_line().unwrap();
/// assert_eq!((line.octets.as_slice(), line.continued), (&b"QUIT\r\n"[..], false));
/// ```
#[derive(Clone, Debug)]
pub struct LineReader {
    buffer: Vec<u8>,
    /// Octets of `buffer` before the next line.
    start: usize,
    /// Octets of `buffer` in which there is no line feed from `start` on.
    searched: usize,
    limit: usize,
    dropped: usize,
    broken: bool,
}

impl LineReader {
    /// A reader that keeps at most `limit` octets of a line (at least 2).
    pub const fn new(limit: usize) -> Self {
        let limit = if limit < 2 { 2 } else { limit };
        Self { buffer: Vec::new(), start: 0, searched: 0, limit, dropped: 0, broken: false }
    }

    /// Adds octets.
    pub fn push(&mut self, input: &[u8]) {
        self.buffer.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(input);
    }

    /// The next whole line; none until its end has come.
    pub fn next_line(&mut self) -> Option<ReadLine> {
        let Some(feed) = memchr::memchr(b'\n', &self.buffer[self.searched..]) else {
            self.searched = self.buffer.len();
            self.shorten();
            return None;
        };
        let end = self.searched + feed + 1;
        let octets = self.buffer[self.start..end].to_vec();
        (self.start, self.searched) = (end, end);
        let continued = self.broken;
        self.broken = !octets.ends_with(b"\r\n");
        Some(ReadLine { octets, dropped: core::mem::take(&mut self.dropped), continued })
    }

    /// Everything after the last line handed out: message data, after DATA.
    pub fn take_rest(&mut self) -> Vec<u8> {
        let rest = self.buffer.split_off(self.start);
        self.buffer.clear();
        (self.start, self.searched) = (0, 0);
        rest
    }

    /// Keeps the beginning of a line that is too long, and its last octet, which may be the CR of its end.
    fn shorten(&mut self) {
        let length = self.buffer.len() - self.start;
        if length <= self.limit {
            return;
        }
        let last = self.buffer[self.buffer.len() - 1];
        self.buffer.truncate(self.start + self.limit - 1);
        self.buffer.push(last);
        self.dropped += length - self.limit;
        self.searched = self.buffer.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_kept_short_and_counted() {
        let mut reader = LineReader::new(8);
        for _ in 0..1000 {
            reader.push(b"aaaaaaaa");
            assert!(reader.next_line().is_none());
        }
        reader.push(b"\r");
        assert!(reader.next_line().is_none());
        reader.push(b"\nNOOP\r\n");
        let line = reader.next_line().unwrap();
        assert!(line.octets.starts_with(b"aaaa") && line.octets.ends_with(b"\r\n"));
        assert_eq!(line.octets.len() + line.dropped, 8002);
        assert_eq!(reader.next_line().unwrap().octets, b"NOOP\r\n");
    }
}
