//! Records of a log in JSON lines, whose octets stand in base64: what they say is shown, or hidden.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use std::borrow::Cow;
use std::ops::Range;

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    bytes: Cow<'a, str>,
}

/// Where the octets of a record stand in its line, and what they are.
pub(super) fn octets(line: &[u8]) -> Option<(Range<usize>, Vec<u8>)> {
    if line.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    let record: Record<'_> = serde_json::from_slice(line).ok()?;
    let octets = STANDARD.decode(record.bytes.as_bytes()).unwrap_or_default();
    let start = match record.bytes {
        Cow::Borrowed(text) => text.as_ptr().addr().checked_sub(line.as_ptr().addr()),
        Cow::Owned(_) => None,
    };
    // Where escapes stand in the string, places in it are not known.
    let range = start.map_or(line.len()..line.len(), |start| start..start + record.bytes.len());
    Some((range, octets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_and_the_octets() {
        let line = br#"{"session":"1", "bytes": "Tk9PUA==", "side":"client"}"#;
        let (range, text) = octets(line).unwrap();
        assert_eq!((&line[range], text.as_slice()), (&b"Tk9PUA=="[..], &b"NOOP"[..]));
        let escaped = br#"{"bytes": "Tk9PUA=\u003d"}"#;
        assert_eq!(octets(escaped).unwrap(), (escaped.len()..escaped.len(), b"NOOP".to_vec()));
        for other in [&b"NOOP"[..], b"{", br#"{"event":"open"}"#, b""] {
            assert!(octets(other).is_none());
        }
    }
}
