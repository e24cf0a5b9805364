//! Message data by lines, from logs that have lost the line ends.

use super::DataScanner;
use super::ends::At;
use super::judge::{Judge, TEXT};
use super::survey::Survey;
use crate::finding::Arg;
use crate::rules::Rule;
use crate::rules::data::DATA_DOT_UNSTUFFED;
use crate::span::Span;

impl DataScanner {
    /// Judges one line of message data, without its line end, of which nothing is said; returns whether it is the "."
    /// that ends the data.
    ///
    /// Of each rule the first place only is reported, by its span in the line. Places in [`DataScanner::findings`] are
    /// those of the same lines with CRLF behind each.
    ///
    /// ```
    /// use smtplint_core::session::DataScanner;
    /// let mut scanner = DataScanner::default();
    /// let mut names = Vec::new();
    /// let ends = [&b"one"[..], b".two", b"..three", b"."]
    ///     .map(|line| scanner.line(line, &mut |rule, span, _| names.push((rule.name, span.start))));
    /// assert_eq!(ends, [false, false, false, true]);
    /// assert_eq!(names, [("data-dot-unstuffed", 0)]);
    /// ```
    pub fn line(&mut self, text: &[u8], report: &mut impl FnMut(&'static Rule, Span, [Arg; 2])) -> bool {
        if self.passes(text) {
            return false;
        }
        let (place, known) = (self.judge.here, self.judge.findings().len());
        self.judge_line(text);
        if self.judge.findings().len() > known {
            for found in self.judge.findings().iter().filter(|found| found.offset >= place.offset) {
                let start = (found.offset - place.offset) as usize;
                let end = (start + found.length as usize).min(text.len());
                report(found.rule, Span::new(start.min(end), end), found.args);
            }
        }
        self.is_done()
    }
}

impl DataScanner {
    /// Takes a line of which nothing is to be told; whether it was one.
    #[inline]
    pub(in super::super) fn passes(&mut self, text: &[u8]) -> bool {
        text.first() != Some(&b'.') && self.judge.passes(text)
    }

    /// A line that has something to be told of, or may have.
    #[cold]
    fn judge_line(&mut self, text: &[u8]) {
        let place = self.judge.here;
        let judge = &mut self.judge;
        if text == b"." {
            judge.finish(place, 1);
            self.ends.at = At::Done;
        } else {
            let dot = usize::from(text.first() == Some(&b'.'));
            if dot == 1 && text[1] != b'.' {
                judge.fault(&DATA_DOT_UNSTUFFED, place, 1, [Arg::None; 2]);
            }
            let (content, start) = (&text[dot..], place.along(dot as u64));
            judge.content(content, start);
            judge.text(content, start);
            judge.content(b"\r\n", place.along(text.len() as u64));
            judge.end_line();
            judge.odd_line(text, place);
        }
        judge.here = place.next_line(text.len());
    }
}

impl Judge {
    /// Whether nothing can be wrong with a line that does not begin with "."; if so, it is counted.
    fn passes(&mut self, text: &[u8]) -> bool {
        let size = self.size + text.len() as u64 + 2;
        let short = text.len() <= TEXT && self.limit.is_none_or(|limit| size <= limit);
        if !short || self.headers.is_open() || self.is_odd(Survey::of_line(text)) {
            return false;
        }
        self.size = size;
        self.here = self.here.next_line(text.len());
        true
    }
}
