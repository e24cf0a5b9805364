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

    /// Whether a space or "-" follows the code.
    #[inline]
    pub(super) fn is_separated(&self) -> bool {
        matches!(self.content.get(3), Some(b' ' | b'-'))
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
    wire: bool,
}

/// On the `wire` only CRLF ends a line: after an LF alone a new line begins where a code stands there, and otherwise the
/// old one goes on.
#[inline]
pub(super) fn lines(input: &[u8], wire: bool) -> Lines<'_> {
    Lines { input, at: 0, wire }
}

/// Whether the line that `before` ends with goes on after a bare LF, on the wire.
pub(crate) fn goes_on_after_feed(before: &[u8], after: &[u8]) -> bool {
    let bare = before.ends_with(b"\n") && !before.ends_with(b"\r\n");
    bare && !after.is_empty() && digits(after).is_none()
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        let start = self.at;
        let rest = self.input.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, ending) = match memchr::memchr(b'\n', rest) {
            Some(feed) if feed > 0 && rest[feed - 1] == b'\r' => (feed - 1, 2),
            Some(feed) => bare_feed(rest, feed, self.wire),
            None => (rest.len(), 0),
        };
        self.at = start + length + ending;
        Some(Line { start, content: &rest[..length], ending })
    }
}

/// The octets of a line before its end, and of its ending, where a bare LF stands at `feed`.
#[inline(never)]
fn bare_feed(rest: &[u8], mut feed: usize, wire: bool) -> (usize, usize) {
    while wire && goes_on_after_feed(&rest[..=feed], &rest[feed + 1..]) {
        match memchr::memchr(b'\n', &rest[feed + 1..]) {
            Some(next) => feed += 1 + next,
            None => return (rest.len(), 0),
        }
    }
    if feed > 0 && rest[feed - 1] == b'\r' { (feed - 1, 2) } else { (feed, 1) }
}

/// `Reply-code`: exactly three digits, whatever they are.
#[inline]
pub(super) fn digits(content: &[u8]) -> Option<u16> {
    let &[a, b, c, ref after @ ..] = content else { return None };
    let [a, b, c] = [a, b, c].map(|octet| octet.wrapping_sub(b'0'));
    let three = a < 10 && b < 10 && c < 10 && !after.first().is_some_and(u8::is_ascii_digit);
    three.then(|| u16::from(a) * 100 + u16::from(b) * 10 + u16::from(c))
}
