//! A line of input made fit to be shown: what a terminal would not show as one narrow character is escaped.

use smtplint_core::Range;
use std::fmt::Write;

/// Characters of a line that are shown before and after what is wrong with it.
const AROUND: usize = 160;

/// A line for people's eyes, and where the octets of a span stand in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) span: std::ops::Range<usize>,
}

/// Shows the octets of a line around `span` (offsets in `line`); those of `secret` as stars.
pub(super) fn show(line: &[u8], span: Range, secret: Option<Range>) -> Shown {
    let from = span.start.saturating_sub(AROUND);
    let to = span.end.min(span.start + AROUND).saturating_add(AROUND).min(line.len());
    let mut shown = Shown { text: String::new(), span: 0..0 };
    if from > 0 {
        shown.text.push('…');
    }
    let mut offset = from;
    let mut start = None;
    let mut end = None;
    let mut mark = |offset: usize, text: &str| {
        if offset >= span.start && start.is_none() {
            start = Some(text.len());
        }
        if offset >= span.end && end.is_none() {
            end = Some(text.len());
        }
    };
    for chunk in line.get(from..to).unwrap_or_default().utf8_chunks() {
        for character in chunk.valid().chars() {
            mark(offset, &shown.text);
            if secret.is_some_and(|secret| (secret.start..secret.end).contains(&offset)) {
                shown.text.push('*');
            } else {
                push(&mut shown.text, character);
            }
            offset += character.len_utf8();
        }
        for octet in chunk.invalid() {
            mark(offset, &shown.text);
            let _ = write!(shown.text, "\\x{octet:02X}");
            offset += 1;
        }
    }
    mark(offset, &shown.text);
    let start = start.unwrap_or(shown.text.len());
    shown.span = start..end.unwrap_or(shown.text.len()).max(start);
    if to < line.len() {
        shown.text.push('…');
    }
    shown
}

/// Narrow characters as they are, all else by its number.
fn push(text: &mut String, character: char) {
    let _ = match character {
        '\t' => write!(text, "\\t"),
        '\r' => write!(text, "\\r"),
        '\n' => write!(text, "\\n"),
        ' '..='~' => write!(text, "{character}"),
        control if u32::from(control) < 0x80 => write!(text, "\\x{:02X}", u32::from(control)),
        // Latin, Greek and Cyrillic letters take one column each; of other scripts nobody can be sure.
        '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' => {
            write!(text, "{character}")
        }
        other => write!(text, "\\u{{{:X}}}", u32::from(other)),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_stays_on_its_octets() {
        /// A line, a span in it, what is shown, and what of that is marked.
        type Row<'a> = (&'a [u8], (usize, usize), &'a str, &'a str);
        let cases: &[Row<'_>] = &[
            (b"MAIL FROM: <a>", (10, 11), "MAIL FROM: <a>", " "),
            (b"a\tb c", (3, 4), "a\\tb c", " "),
            (b"a\tb", (1, 2), "a\\tb", "\\t"),
            (b"\xFF x", (1, 2), "\\xFF x", " "),
            ("é中x".as_bytes(), (5, 6), "é\\u{4E2D}x", "x"),
            (b"NOOP", (4, 4), "NOOP", ""),
            (b"x\0y", (1, 2), "x\\x00y", "\\x00"),
        ];
        for (line, (start, end), text, marked) in cases {
            let shown = show(line, Range { start: *start, end: *end }, None);
            assert_eq!((shown.text.as_str(), &shown.text[shown.span.clone()]), (*text, *marked));
        }
        let masked =
            show(b"AUTH PLAIN AAA=", Range { start: 14, end: 15 }, Some(Range { start: 11, end: 15 }));
        assert_eq!(masked.text, "AUTH PLAIN ****");
    }

    #[test]
    fn a_long_line_is_cut_around_the_span() {
        let mut line = vec![b'x'; 1_000_000];
        line[500_000] = b' ';
        let shown = show(&line, Range { start: 500_000, end: 500_001 }, None);
        assert!(shown.text.len() < 1000 && shown.text.starts_with('…') && shown.text.ends_with('…'));
        assert_eq!(&shown.text[shown.span], " ");
    }
}
