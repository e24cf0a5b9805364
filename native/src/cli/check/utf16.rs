//! UTF-16 turned into UTF-8, block by block; what is no UTF-16 becomes U+FFFD.

/// The order of the octets in each pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// Decodes a stream that is handed over in pieces, cut anywhere.
#[derive(Debug)]
pub(super) struct Decoder {
    order: Order,
    /// The first octet of a pair that was cut.
    half: Option<u8>,
    /// A high surrogate whose low one is to come.
    high: Option<u16>,
    /// Nothing has been decoded: a byte order mark is no text.
    at_start: bool,
}

impl Order {
    /// The order in a text that begins with a byte order mark, or with ASCII in pairs as `PowerShell` writes it without.
    pub(super) fn of(sample: &[u8]) -> Option<Self> {
        match sample {
            [0xFF, 0xFE, ..] => Some(Self::Little),
            [0xFE, 0xFF, ..] => Some(Self::Big),
            _ => {
                let pairs = || sample.as_chunks::<2>().0.iter().take(32);
                let ascii = |octet: u8| matches!(octet, b'\t' | b'\r' | b'\n' | b' '..=b'~');
                let enough = pairs().count() >= 4;
                (enough && pairs().all(|pair| ascii(pair[0]) && pair[1] == 0)).then_some(Self::Little)
            }
        }
    }
}

impl Decoder {
    pub(super) const fn new(order: Order) -> Self {
        Self { order, half: None, high: None, at_start: true }
    }

    /// Adds what a piece means to `text`.
    pub(super) fn push(&mut self, piece: &[u8], text: &mut Vec<u8>) {
        for &octet in piece {
            let Some(first) = self.half.take() else {
                self.half = Some(octet);
                continue;
            };
            let unit = match self.order {
                Order::Little => u16::from_le_bytes([first, octet]),
                Order::Big => u16::from_be_bytes([first, octet]),
            };
            self.unit(unit, text);
        }
    }

    /// The end: half a pair or half a character is none.
    pub(super) fn finish(&mut self, text: &mut Vec<u8>) {
        if self.high.take().is_some() {
            put(char::REPLACEMENT_CHARACTER, text);
        }
        if self.half.take().is_some() {
            put(char::REPLACEMENT_CHARACTER, text);
        }
    }

    fn unit(&mut self, unit: u16, text: &mut Vec<u8>) {
        if std::mem::take(&mut self.at_start) && unit == 0xFEFF {
            return;
        }
        let before = self.high.take();
        if (0xD800..0xDC00).contains(&unit) {
            // A high surrogate after another: the first was none.
            if before.is_some() {
                put(char::REPLACEMENT_CHARACTER, text);
            }
            self.high = Some(unit);
            return;
        }
        for decoded in char::decode_utf16(before.into_iter().chain([unit])) {
            put(decoded.unwrap_or(char::REPLACEMENT_CHARACTER), text);
        }
    }
}

fn put(character: char, text: &mut Vec<u8>) {
    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(order: Order, octets: &[u8], piece: usize) -> String {
        let (mut decoder, mut text) = (Decoder::new(order), Vec::new());
        octets.chunks(piece).for_each(|piece| decoder.push(piece, &mut text));
        decoder.finish(&mut text);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn cut_anywhere_it_means_the_same() {
        let text = "\u{FEFF}NOOP é中🎈\r\n";
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for piece in 1..8 {
            assert_eq!(decoded(Order::Big, &big, piece), "NOOP é中🎈\r\n");
            assert_eq!(decoded(Order::Little, &little, piece), "NOOP é中🎈\r\n");
        }
    }

    #[test]
    fn what_is_no_utf_16_leaves_a_mark() {
        let cases: &[(&[u16], &str)] = &[
            (&[0xD83C, 0x41], "\u{FFFD}A"),
            (&[0xD83C, 0xD83C, 0xDF88], "\u{FFFD}🎈"),
            (&[0xDF88, 0x41], "\u{FFFD}A"),
            (&[0x41, 0xD83C], "A\u{FFFD}"),
        ];
        for (units, text) in cases {
            let octets: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            assert_eq!(decoded(Order::Little, &octets, 3), *text);
        }
        assert_eq!(decoded(Order::Little, b"A\0B", 2), "A\u{FFFD}");
    }

    #[test]
    fn the_order_is_told_from_the_mark_or_from_pairs_of_ascii() {
        let cases: &[(&[u8], Option<Order>)] = &[
            (b"\xFF\xFEN\0", Some(Order::Little)),
            (b"\xFE\xFF\0N", Some(Order::Big)),
            (b"N\0O\0O\0P\0\r\0\n\0", Some(Order::Little)),
            (b"NOOP\r\n", None),
            (b"N\0", None),
            (b"", None),
            (b"N\0O\0O\0P\0\r\n\r\n", None),
        ];
        for (sample, order) in cases {
            assert_eq!(Order::of(sample), *order, "{sample:?}");
        }
    }
}
