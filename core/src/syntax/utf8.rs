//! UTF-8 octet by octet, where there is no slice to look at (RFC 3629 §4).

/// Whether the octets so far are UTF-8.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Utf8 {
    /// Octets that the character begun still needs.
    needed: u8,
    /// What the next of them must lie between, where that is narrower than 80 to BF.
    bounds: Option<(u8, u8)>,
    broken: bool,
}

impl Utf8 {
    /// `UTF8-octets = *( UTF8-char )`, one octet of it.
    pub(crate) fn push(&mut self, octet: u8) {
        if self.needed > 0 {
            let (low, high) = self.bounds.take().unwrap_or((0x80, 0xBF));
            self.broken |= !(low..=high).contains(&octet);
            self.needed -= 1;
            return;
        }
        (self.needed, self.bounds) = match octet {
            0x00..=0x7F => (0, None),
            0xC2..=0xDF => (1, None),
            0xE0 => (2, Some((0xA0, 0xBF))),
            0xED => (2, Some((0x80, 0x9F))),
            0xE1..=0xEF => (2, None),
            0xF0 => (3, Some((0x90, 0xBF))),
            0xF4 => (3, Some((0x80, 0x8F))),
            0xF1..=0xF3 => (3, None),
            _ => return self.broken = true,
        };
    }

    /// Whether they are, with no character left half done.
    pub(crate) fn is_whole(self) -> bool {
        !self.broken && self.needed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_standard_library_on_all_that_begins_with_two_octets() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                for tail in [&b""[..], b"\x80", b"\xBF\xBF", b"\x80\x41"] {
                    let octets = [&[first, second], tail].concat();
                    let mut utf8 = Utf8::default();
                    for &octet in &octets {
                        utf8.push(octet);
                    }
                    let expected = core::str::from_utf8(&octets).is_ok();
                    assert_eq!(utf8.is_whole(), expected, "{}", octets.escape_ascii());
                }
            }
        }
    }
}
