//! What dialects ask of a text.

use crate::registry::Verb;

/// A line without CRLF or LF.
pub(crate) fn strip_ending(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Three digits, and then a space, "-" or the end.
pub(super) fn is_reply_line(line: &[u8]) -> bool {
    let [first, second, third, rest @ ..] = line else { return false };
    let digits = first.is_ascii_digit() && second.is_ascii_digit() && third.is_ascii_digit();
    digits && matches!(rest, [] | [b' ' | b'-' | b'\n', ..] | [b'\r', b'\n', ..])
}

/// Three digits from 200 to 599, and then a space, "-" or the end: nothing else than a reply of a server.
pub(super) fn is_likely_reply(line: &[u8]) -> bool {
    is_reply_line(line) && matches!(line[0], b'2'..=b'5') && matches!(line[1], b'0'..=b'5')
}

/// Whether the first word is a verb that clients send.
pub(super) fn begins_with_verb(line: &[u8]) -> bool {
    let word = line.split(|octet| !octet.is_ascii_alphanumeric()).next().unwrap_or_default();
    Verb::find(word).is_some()
}

/// How many blanks a text begins with.
pub(super) fn blanks(text: &[u8]) -> usize {
    text.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count()
}

/// Whether a text begins with one of several.
pub(super) fn begins_with_any(text: &[u8], beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| text.starts_with(beginning.as_bytes()))
}

/// Where a short text begins first in another.
pub(super) fn find(text: &[u8], short: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, short)
}
