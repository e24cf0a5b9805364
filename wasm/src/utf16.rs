//! Octet offsets in UTF-8, counted in the UTF-16 code units of JavaScript.

use smtplint_core::{Diagnostic, Range};

/// How many octets lie between two points whose place in UTF-16 is kept: memory against the length of a scan.
const STRIDE: usize = 64;

/// Counts in one text; made once, then each offset costs a short scan.
pub(crate) struct Utf16<'a> {
    text: &'a str,
    /// For each multiple of [`STRIDE`]: the code units of all characters that begin before it.
    marks: Vec<usize>,
}

impl<'a> Utf16<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut marks = vec![0];
        let mut units = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            units += block.iter().copied().map(units_begun_by).sum::<usize>();
            marks.push(units);
        }
        Self { text, marks }
    }

    /// Where the character that holds the octet at `offset` begins, in code units.
    fn start(&self, offset: usize) -> usize {
        let offset = self.text.floor_char_boundary(offset);
        let mark = offset / STRIDE;
        let rest = &self.text.as_bytes()[mark * STRIDE..offset];
        self.marks[mark] + rest.iter().copied().map(units_begun_by).sum::<usize>()
    }

    /// A range of octets in code units; one that cuts a character takes in the whole of it.
    pub(crate) fn range(&self, octets: Range) -> Range {
        if octets.start == octets.end {
            let start = self.start(octets.start);
            return Range { start, end: start };
        }
        let end = self.text.ceil_char_boundary(octets.end);
        Range { start: self.start(octets.start), end: self.start(end) }
    }

    /// The column of `span.start` in code units; its line begins `column - 1` octets before it.
    fn column(&self, span: Range, column: usize) -> usize {
        let line = (span.start + 1).saturating_sub(column);
        self.start(span.start) - self.start(line) + 1
    }

    /// Rewrites every offset of the diagnostics from octets to code units.
    pub(crate) fn count_in_code_units(&self, diagnostics: &mut [Diagnostic]) {
        for found in diagnostics {
            found.column = self.column(found.span, found.column);
            for span in spans(found) {
                *span = self.range(*span);
            }
        }
    }
}

/// The code units of the character that this octet begins: none for one that only goes on.
fn units_begun_by(octet: u8) -> usize {
    match octet {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

/// Every place that a diagnostic names.
fn spans(found: &mut Diagnostic) -> impl Iterator<Item = &mut Range> {
    let edits = found.fixes.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
    let related = found.related.iter_mut().map(|related| &mut related.span);
    std::iter::once(&mut found.span).chain(edits).chain(related)
}

#[cfg(test)]
mod tests {
    use super::{Range, STRIDE, Utf16};

    /// One, two, three and four octets in UTF-8; the last is two code units in UTF-16.
    const MIXED: &str = "aé€😀";

    #[test]
    fn every_boundary_of_a_long_text_is_counted() {
        let text = MIXED.repeat(3 * STRIDE);
        let units = Utf16::of(&text);
        let mut expected = 0;
        for (octet, character) in text.char_indices() {
            assert_eq!(units.start(octet), expected, "octet {octet}");
            expected += character.len_utf16();
        }
        assert_eq!(units.start(text.len()), expected);
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let units = Utf16::of("");
        assert_eq!(units.start(0), 0);
    }

    #[test]
    fn a_range_that_cuts_a_character_takes_in_the_whole_of_it() {
        let units = Utf16::of(MIXED);
        assert_eq!(units.range(Range { start: 7, end: 8 }), Range { start: 3, end: 5 });
        assert_eq!(units.range(Range { start: 2, end: 4 }), Range { start: 1, end: 3 });
        assert_eq!(units.range(Range { start: 7, end: 7 }), Range { start: 3, end: 3 });
    }

    #[test]
    fn an_offset_beyond_the_end_is_the_end() {
        let units = Utf16::of(MIXED);
        assert_eq!(units.range(Range { start: 10, end: 99 }), Range { start: 5, end: 5 });
    }

    #[test]
    fn a_column_counts_from_the_beginning_of_its_own_line() {
        let text = "😀\r\n😀€x";
        let units = Utf16::of(text);
        let octet = text.find('x').expect("it is there");
        assert_eq!(units.column(Range { start: octet, end: octet + 1 }, 8), 4);
    }
}
