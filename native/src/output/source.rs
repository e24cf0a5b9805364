//! A line of input made fit to be shown: what a terminal would not show as one narrow character is escaped.

use super::found::Excerpt;
use std::fmt::Write;

/// A line for people's eyes, and where the octets of a span stand in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) span: std::ops::Range<usize>,
}

/// Shows the octets around what is wrong.
pub(super) fn show(excerpt: &Excerpt) -> Shown {
    let span = &excerpt.span;
    let mut shown = Shown { text: String::new(), span: 0..0 };
    if excerpt.cut.0 {
        shown.text.push('…');
    }
    let mut offset = 0;
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
    for chunk in excerpt.text.utf8_chunks() {
        for character in chunk.valid().chars() {
            mark(offset, &shown.text);
            push(&mut shown.text, character);
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
    if excerpt.cut.1 {
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
            let excerpt =
                Excerpt { text: line.to_vec(), span: *start..*end, cut: (false, true), columns: (0, 0) };
            let shown = show(&excerpt);
            assert_eq!(
                (shown.text.as_str(), &shown.text[shown.span.clone()]),
                (&*format!("{text}…"), *marked)
            );
        }
    }
}
