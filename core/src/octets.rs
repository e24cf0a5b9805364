//! Octets: searches, and line endings.

/// Where a short text begins first in another; the work grows with the product of both lengths.
pub(crate) fn find(text: &[u8], short: &[u8]) -> Option<usize> {
    text.windows(short.len()).position(|window| window == short)
}

/// A line without CRLF or LF.
#[inline]
pub(crate) fn strip_ending(line: &[u8]) -> &[u8] {
    match line {
        [text @ .., b'\r', b'\n'] | [text @ .., b'\n'] => text,
        _ => line,
    }
}
