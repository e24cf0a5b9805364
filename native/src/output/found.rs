//! A finding on its way to an output: with what it needs of the line that it points into, and nothing to hide.

use smtplint_core::document::Source;
use smtplint_core::{Diagnostic, Range};

/// Octets kept of a line before and after what is wrong with it.
const AROUND: usize = 160;

/// A finding with the part of its line that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub(crate) told: Diagnostic,
    pub(crate) excerpt: Excerpt,
}

/// The octets around a span, where secrets and, if asked for, addresses are masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) text: Vec<u8>,
    /// What is wrong, in `text`.
    pub(crate) span: std::ops::Range<usize>,
    /// The line goes on before it, or after it.
    pub(crate) cut: (bool, bool),
    /// Columns of the span's start and end from 1, in characters; an octet that is no UTF-8 counts as one.
    pub(crate) columns: (usize, usize),
}

impl Found {
    /// Takes what an output may show of a finding.
    pub(crate) fn new(told: Diagnostic, source: Source<'_>) -> Self {
        let excerpt = Excerpt::around(told.span, told.column, source, source.text);
        Self { told, excerpt }
    }
}

impl Excerpt {
    /// `shown` is the line as it may be shown, octet for octet as long as the line itself.
    pub(super) fn around(span: Range, column: usize, source: Source<'_>, shown: &[u8]) -> Self {
        let line = source.text;
        let relative = |at: usize| at.saturating_sub(source.offset).min(line.len());
        let (start, end) = (relative(span.start), relative(span.end).max(relative(span.start)));
        let from = boundary(line, start.saturating_sub(AROUND));
        // Of a long span its beginning is shown, and what comes after it.
        let to = boundary(line, end.min(start + AROUND).saturating_add(AROUND).min(line.len()));
        let mut text = shown[from..to].to_vec();
        if let Some(secret) = source.secret {
            let hidden = relative(secret.start).max(from)..relative(secret.end).min(to);
            if !hidden.is_empty() {
                text[hidden.start - from..hidden.end - from].fill(b'*');
            }
        }
        // Octets of the line before the text, which belong to a log's dialect.
        let prefix = column.saturating_sub(start + 1);
        let first = prefix + characters(&line[..start]) + 1;
        Self {
            text,
            span: start - from..end.min(to) - from,
            cut: (from > 0, to < line.len()),
            columns: (first, first + characters(&line[start..end])),
        }
    }
}

/// The nearest offset at or before this one that does not cut a character in two.
fn boundary(line: &[u8], offset: usize) -> usize {
    let continues = |at: &usize| line.get(*at).is_some_and(|octet| octet & 0xC0 == 0x80);
    let back = (0..3).take_while(|back| *back < offset && continues(&(offset - back))).count();
    if continues(&(offset - back)) { offset } else { offset - back }
}

fn characters(octets: &[u8]) -> usize {
    octets.utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use smtplint_core::LintOptions;
    use smtplint_core::document::{Document, InputKind};

    fn found(line: &[u8]) -> Vec<Found> {
        let mut document = Document::new(InputKind::Command, None, &LintOptions::default());
        let mut all = Vec::new();
        let mut sink = |told: Diagnostic, source: Source<'_>| all.push(Found::new(told, source));
        document.line(line, 0, &mut sink);
        document.finish(&mut sink);
        all
    }

    #[test]
    fn columns_count_characters() {
        let found = found("RCPT TO:<é_@b_.example>".as_bytes());
        assert_eq!(found[0].told.column, 15);
        assert_eq!(found[0].excerpt.columns, (14, 15));
    }

    #[test]
    fn of_a_long_line_little_is_kept_and_no_character_is_cut() {
        let mut line = "MAIL FROM:<a@b.example> X=".to_owned();
        line.push_str(&"é".repeat(100_000));
        line.push_str(" =\n");
        for found in found(line.as_bytes()) {
            assert!(found.excerpt.text.len() <= 3 * AROUND + 4, "{}", found.excerpt.text.len());
            let broken = std::str::from_utf8(&found.excerpt.text);
            assert!(broken.is_ok(), "{broken:?}");
        }
    }

    #[test]
    fn a_secret_is_masked_before_any_output_sees_it() {
        for found in found(b"AUTH PLAIN AHVzZXIAc2VjcmV0*\n") {
            assert_eq!(found.excerpt.text, b"AUTH PLAIN *****************");
        }
    }
}
