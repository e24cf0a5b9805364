//! Message data by lines, from logs that have lost the line ends.

use super::DataScanner;
use super::block::{Mark, plain};
use super::ends::At;
use super::judge::{Judge, TEXT};
use super::survey::Survey;
use crate::finding::Arg;
use crate::octets::strip_ending;
use crate::rules::Rule;
use crate::rules::data::DATA_DOT_UNSTUFFED;
use crate::span::Span;

/// Lines that were taken from a log at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// Octets of the log, with the line endings and what stands before each line.
    pub(crate) octets: usize,
    pub(crate) lines: usize,
    /// Octets of the last of them, as those above.
    pub(crate) last: usize,
    /// Octets of the last one's ending.
    pub(crate) ending: usize,
}

impl Run {
    /// One line of so many octets, its ending among them, behind its mark.
    pub(crate) const fn line(mark: Mark, length: usize, ending: usize) -> Self {
        let octets = mark.len() + length;
        Self { octets, lines: 1, last: octets, ending }
    }

    /// Goes on with others.
    pub(crate) fn add(&mut self, next: Self) {
        if next.lines > 0 {
            let (octets, lines) = (self.octets + next.octets, self.lines + next.lines);
            *self = Self { octets, lines, ..next };
        }
    }
}

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
    fn passes(&mut self, text: &[u8]) -> bool {
        text.first() != Some(&b'.') && self.judge.passes(text)
    }

    /// Takes lines of which nothing is to be told, up to the first that may be none or has no ending; `mark` stands before
    /// each in the log.
    pub(in super::super) fn run(&mut self, log: &[u8], mark: Mark) -> Run {
        let mut run = Run::default();
        loop {
            let rest = &log[run.octets..];
            run.add(self.judge.block(rest, mark));
            let rest = &log[run.octets..];
            let Some(text) = rest.strip_prefix(&mark) else { return run };
            let Some(feed) = memchr::memchr(b'\n', text) else { return run };
            let line = &text[..=feed];
            let text = strip_ending(line);
            if !self.passes(text) {
                return run;
            }
            run.add(Run::line(mark, line.len(), line.len() - text.len()));
        }
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
    /// Takes lines behind the header section that are as most lines are, and no longer than a line may be all together.
    #[inline]
    fn block(&mut self, log: &[u8], mark: Mark) -> Run {
        let is_marked = log.starts_with(&mark) && log.get(mark.len()).is_some_and(|&octet| octet != b'.');
        if !is_marked || self.headers.is_open() {
            return Run::default();
        }
        let odd = if self.eight_bit.is_some() { 0x80 } else { 0 };
        let (octets, lines) = plain(&log[..log.len().min(TEXT)], mark, odd);
        let Some(last) = octets.checked_sub(1) else { return Run::default() };
        // CRLF takes the place of the line feed.
        let size = octets - lines * (mark.len() - 1);
        if self.limit.is_some_and(|limit| self.size + size as u64 > limit) || self.eight_bit_open {
            return Run::default();
        }
        self.size += size as u64;
        self.here = self.here.lines_further(size as u64, lines as u64);
        let begin = memchr::memrchr(b'\n', &log[..last]).map_or(0, |feed| feed + 1);
        Run { octets, lines, last: octets - begin, ending: 1 }
    }

    /// Whether nothing can be wrong with a line that does not begin with "."; if so, it is counted.
    fn passes(&mut self, text: &[u8]) -> bool {
        let size = self.size + text.len() as u64 + 2;
        let short = text.len() <= TEXT && self.limit.is_none_or(|limit| size <= limit);
        if !short
            || self.is_odd(Survey::of_line(text))
            || self.headers.is_open() && !self.headers.passes(text)
        {
            return false;
        }
        self.size = size;
        self.here = self.here.next_line(text.len());
        true
    }
}
