//! The lines of a reply, as a text falls into them.

/// One line of a reply.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where it begins in the input.
    pub(super) start: usize,
    /// The line without its ending.
    pub(super) content: &'a [u8],
    /// Octets of its ending: `\r\n`, `\n` or nothing.
    pub(super) ending: usize,
}

impl<'a> Line<'a> {
    /// The offset after the last octet of content.
    #[inline]
    pub(super) fn end(&self) -> usize {
        self.start + self.content.len()
    }

    /// What follows the code and its separator.
    #[inline]
    pub(super) fn text(&self) -> &'a [u8] {
        self.content.get(4..).unwrap_or_default()
    }

    /// Whether another line has to follow.
    #[inline]
    pub(super) fn goes_on(&self) -> bool {
        self.content.get(3) == Some(&b'-')
    }
}

/// The lines of a text, each ending with CRLF, LF or the end.
#[derive(Clone)]
pub(super) struct Lines<'a> {
    input: &'a [u8],
    at: usize,
}

#[inline]
pub(super) fn lines(input: &[u8]) -> Lines<'_> {
    Lines { input, at: 0 }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        let start = self.at;
        let rest = self.input.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, ending) = match memchr::memchr(b'\n', rest) {
            Some(feed) if feed > 0 && rest[feed - 1] == b'\r' => (feed - 1, 2),
            Some(feed) => (feed, 1),
            None => (rest.len(), 0),
        };
        self.at = start + length + ending;
        Some(Line { start, content: &rest[..length], ending })
    }
}

/// `Reply-code`: exactly three digits, whatever they are.
#[inline]
pub(super) fn digits(content: &[u8]) -> Option<u16> {
    let &[a, b, c, ref after @ ..] = content else { return None };
    let [a, b, c] = [a, b, c].map(|octet| octet.wrapping_sub(b'0'));
    let three = a < 10 && b < 10 && c < 10 && !after.first().is_some_and(u8::is_ascii_digit);
    three.then(|| u16::from(a) * 100 + u16::from(b) * 10 + u16::from(c))
}
