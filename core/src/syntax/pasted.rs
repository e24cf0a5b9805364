//! Characters that come along when a command is pasted from a web page or a word processor, and that nobody sees.

use crate::span::Span;

/// What a pasted character was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// A space.
    Space,
    /// Nothing at all: it has no width.
    Nothing,
    /// Nothing; but in some scripts it is part of a word (RFC 5892 App. A).
    Joiner,
    /// A character of US-ASCII that looks much like it.
    Look,
}

/// Every such character, with its name as a message says it.
const PASTED: &[(char, Meant, &str)] = &[
    ('\u{A0}', Meant::Space, "a no-break space (U+00A0)"),
    ('\u{AB}', Meant::Look, "an angle quotation mark (U+00AB)"),
    ('\u{AD}', Meant::Nothing, "a soft hyphen (U+00AD)"),
    ('\u{BB}', Meant::Look, "an angle quotation mark (U+00BB)"),
    ('\u{2002}', Meant::Space, "an en space (U+2002)"),
    ('\u{2003}', Meant::Space, "an em space (U+2003)"),
    ('\u{2009}', Meant::Space, "a thin space (U+2009)"),
    ('\u{200B}', Meant::Nothing, "a zero-width space (U+200B)"),
    ('\u{200C}', Meant::Joiner, "a zero-width non-joiner (U+200C)"),
    ('\u{200D}', Meant::Joiner, "a zero-width joiner (U+200D)"),
    ('\u{200E}', Meant::Nothing, "a left-to-right mark (U+200E)"),
    ('\u{200F}', Meant::Nothing, "a right-to-left mark (U+200F)"),
    ('\u{2010}', Meant::Look, "a typographic hyphen (U+2010)"),
    ('\u{2011}', Meant::Look, "a no-break hyphen (U+2011)"),
    ('\u{2013}', Meant::Look, "an en dash (U+2013)"),
    ('\u{2014}', Meant::Look, "an em dash (U+2014)"),
    ('\u{2018}', Meant::Look, "a curly quote (U+2018)"),
    ('\u{2019}', Meant::Look, "a curly quote (U+2019)"),
    ('\u{201C}', Meant::Look, "a curly double quote (U+201C)"),
    ('\u{201D}', Meant::Look, "a curly double quote (U+201D)"),
    ('\u{201E}', Meant::Look, "a curly double quote (U+201E)"),
    ('\u{2028}', Meant::Nothing, "a line separator (U+2028)"),
    ('\u{202A}', Meant::Nothing, "a left-to-right embedding (U+202A)"),
    ('\u{202B}', Meant::Nothing, "a right-to-left embedding (U+202B)"),
    ('\u{202C}', Meant::Nothing, "a pop directional formatting (U+202C)"),
    ('\u{202D}', Meant::Nothing, "a left-to-right override (U+202D)"),
    ('\u{202E}', Meant::Nothing, "a right-to-left override (U+202E)"),
    ('\u{202F}', Meant::Space, "a narrow no-break space (U+202F)"),
    ('\u{2039}', Meant::Look, "an angle quotation mark (U+2039)"),
    ('\u{203A}', Meant::Look, "an angle quotation mark (U+203A)"),
    ('\u{2060}', Meant::Nothing, "a word joiner (U+2060)"),
    ('\u{2066}', Meant::Nothing, "a left-to-right isolate (U+2066)"),
    ('\u{2067}', Meant::Nothing, "a right-to-left isolate (U+2067)"),
    ('\u{2069}', Meant::Nothing, "a pop directional isolate (U+2069)"),
    ('\u{3000}', Meant::Space, "an ideographic space (U+3000)"),
    ('\u{FEFF}', Meant::Nothing, "a byte order mark (U+FEFF)"),
    ('\u{FF1C}', Meant::Look, "a fullwidth less-than sign (U+FF1C)"),
    ('\u{FF1E}', Meant::Look, "a fullwidth greater-than sign (U+FF1E)"),
    ('\u{FF20}', Meant::Look, "a fullwidth @ (U+FF20)"),
];

/// One pasted character in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pasted {
    /// Its octets.
    pub(crate) span: Span,
    pub(crate) meant: Meant,
    /// With its article and its number.
    pub(crate) name: &'static str,
}

/// Whether a text may hold any: the UTF-8 of each begins with one of these octets, and most scripts have none of them.
pub(crate) fn may_be_in(text: &[u8]) -> bool {
    text.iter().any(|&octet| matches!(octet, 0xC2 | 0xE2 | 0xE3 | 0xEF))
}

/// The pasted characters of a text, which may hold anything.
pub(crate) fn pasted(text: &[u8]) -> impl Iterator<Item = Pasted> {
    let text = if may_be_in(text) { text } else { &[] };
    non_ascii(text).filter_map(|(span, character)| lookup(character, span))
}

/// The first character beyond US-ASCII that was surely meant, and those that follow it at once.
pub(crate) fn first_meant(text: &[u8]) -> Option<Span> {
    let (first, _) = non_ascii(text).find(|&(span, character)| lookup(character, span).is_none())?;
    let start = first.start as usize;
    let run = text[start..].iter().take_while(|octet| !octet.is_ascii()).count();
    Some(Span::new(start, start + run))
}

/// How many octets the pasted character at the start of a text has; none where another stands there.
pub(crate) fn unmeant(text: &[u8]) -> usize {
    let found = pasted(&text[..text.len().min(4)]).next().filter(|found| found.span.start == 0);
    found.map_or(0, |found| found.span.len())
}

/// How many octets at the start of a text are pasted blanks or have no width.
pub(crate) fn unseen(text: &[u8]) -> usize {
    let mut at = 0;
    while text.get(at).is_some_and(|octet| !octet.is_ascii()) {
        match pasted(&text[at..text.len().min(at + 4)]).next() {
            Some(found) if found.span.start == 0 && found.meant != Meant::Look => at += found.span.len(),
            _ => break,
        }
    }
    at
}

fn lookup(character: char, span: Span) -> Option<Pasted> {
    let at = PASTED.binary_search_by_key(&character, |entry| entry.0).ok()?;
    let (_, meant, name) = PASTED[at];
    Some(Pasted { span, meant, name })
}

/// Each character beyond US-ASCII, where the octets are UTF-8.
fn non_ascii(text: &[u8]) -> impl Iterator<Item = (Span, char)> {
    let mut base = 0;
    text.utf8_chunks().flat_map(move |chunk| {
        let start = base;
        base += chunk.valid().len() + chunk.invalid().len();
        chunk.valid().char_indices().filter(|(_, character)| !character.is_ascii()).map(
            move |(offset, character)| {
                (Span::new(start + offset, start + offset + character.len_utf8()), character)
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn the_table_is_sorted_and_its_names_tell_the_number() {
        for pair in PASTED.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[1].2);
        }
        for &(character, _, name) in PASTED {
            assert!(may_be_in(character.encode_utf8(&mut [0; 4]).as_bytes()), "{name}");
            assert!(name.ends_with(&std::format!("(U+{:04X})", u32::from(character))), "{name}");
        }
    }

    #[test]
    fn pasted_characters_are_told_from_words() {
        let found: Vec<_> = pasted("a\u{A0}é\u{200B}\u{FF}".as_bytes()).map(|found| found.span).collect();
        assert_eq!(found, [Span::new(1, 3), Span::new(5, 8)]);
        assert_eq!(first_meant("\u{A0}éü\u{A0}".as_bytes()), Some(Span::new(2, 8)));
        assert_eq!(first_meant("\u{A0}".as_bytes()), None);
        assert_eq!(pasted(b"\xC2").count() + pasted(b"\xFF\xE2\x80").count(), 0);
        assert_eq!(unseen("\u{A0}\u{200B}SIZE".as_bytes()), 5);
        assert_eq!(unseen("é".as_bytes()), 0);
    }
}
