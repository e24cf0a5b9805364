//! Searches in octets.

/// Where a short text begins first in another; the work grows with the product of both lengths.
pub(crate) fn find(text: &[u8], short: &[u8]) -> Option<usize> {
    text.windows(short.len()).position(|window| window == short)
}
