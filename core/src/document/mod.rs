//! Whole inputs, line by line: files of command lines, files of replies, and transcripts of both.
//!
//! Nothing here holds more than one line, or one reply: input may be of any size.

mod directives;
mod log;
mod place;
#[cfg(test)]
mod runs;

pub use crate::transcript::{Dialect, InputKind, detect};

use crate::command::{Context, address, command};
use crate::diagnose::{diagnostic, is_ignored};
use crate::finding::{Findings, Side};
use crate::language::Language;
use crate::lint::is_valid;
use crate::octets::strip_ending;
use crate::reply::{Expectation, goes_on_after_feed, reply};
use crate::report::{Diagnostic, LintOptions, Range, SessionInfo, Summary, TranscriptReport};
use crate::span::MAX_LINE;
use crate::transcript::{Entry, Reader};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use directives::Directives;
use log::{Here, Log};
use place::Pieces;

/// The most that is kept of one reply, in octets: a reply of many lines is judged in pieces beyond it.
const MAX_REPLY: usize = 4 << 20;

/// The most that is held back of a line that goes on in the next ones, in octets.
const MAX_HELD: usize = 4096;

/// The line of the input that a diagnostic points into.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The line without its ending.
    pub text: &'a [u8],
    /// Octets of the input before it.
    pub offset: usize,
    /// Octets of the input that hold a response of an AUTH exchange: never to be shown.
    pub secret: Option<Range>,
}

/// Judges an input line by line; each command and each reply on its own.
///
/// ```
/// use smtplint_core::{LintOptions, document::{Document, InputKind}};
///
/// let mut document = Document::new(InputKind::Command, None, &LintOptions::default());
/// let mut found = Vec::new();
/// for line in ["# a comment\n", "MAIL FROM: <a@example.org>\n"] {
///     document.line(line.as_bytes(), 0, &mut |diagnostic, source| {
///         found.push((diagnostic.code, diagnostic.line, source.offset));
///     });
/// }
/// document.finish(&mut |_, _| {});
/// assert_eq!(found, [("SL0203".to_string(), 2, 12)]);
/// ```
#[derive(Debug)]
pub struct Document {
    kind: InputKind,
    reader: Reader,
    context: Context,
    expectation: Expectation,
    ignore: Vec<String>,
    language: Language,
    /// What comments silence.
    directives: Directives,
    /// Octets of the input before the next line.
    offset: usize,
    /// The number of the next line, from 1.
    number: usize,
    /// The lines of a reply that has not ended.
    reply: Pieces,
    /// Another line of the reply has to follow.
    reply_goes_on: bool,
    /// The sessions of a transcript.
    log: Log,
    /// A line of a transcript that may go on in the next.
    held: Vec<u8>,
    findings: Findings,
}

impl Document {
    /// At the start of an input of a kind; `dialect` says how a transcript tells the sides apart.
    pub fn new(kind: InputKind, dialect: Option<Dialect>, options: &LintOptions) -> Self {
        let dialect = dialect.unwrap_or(Dialect::Bare);
        Self {
            kind,
            reader: Reader::new(dialect),
            context: options.context(),
            expectation: options.expectation(),
            ignore: options.ignore.clone(),
            language: options.language,
            directives: Directives::default(),
            offset: 0,
            number: 1,
            reply: Pieces::default(),
            reply_goes_on: false,
            log: Log::new(dialect, options),
            held: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// The next line with its ending; `dropped` octets were cut from before its ending because it is longer than
    /// [`crate::MAX_LINE`].
    pub fn line(&mut self, octets: &[u8], dropped: usize, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        self.one(octets, dropped, None, sink);
    }

    /// The whole lines at the beginning of what comes next; how many octets they have, with their endings.
    ///
    /// It is the same as each of them given to [`Document::line`], and faster: lines that are alike are taken together.
    ///
    /// ```
    /// use smtplint_core::{LintOptions, document::{Document, InputKind}};
    ///
    /// let mut document = Document::new(InputKind::Command, None, &LintOptions::default());
    /// let mut found = Vec::new();
    /// let taken = document.lines(b"NOOP\nNOPP\nEHLO mx.ex", &mut |told, source| found.push((told.code, source.offset)));
    /// assert_eq!((taken, found), (10, vec![("SL0102".to_string(), 5)]));
    /// ```
    pub fn lines(&mut self, text: &[u8], sink: &mut impl FnMut(Diagnostic, Source<'_>)) -> usize {
        let mut taken = 0;
        loop {
            taken += self.alike(&text[taken..]);
            let rest = &text[taken..];
            let Some(feed) = memchr::memchr(b'\n', rest) else { return taken };
            let (line, next) = (&rest[..=feed], rest.get(feed + 1).copied());
            let kept = shortened(line);
            self.one(&kept, line.len() - kept.len(), next, sink);
            taken += line.len();
        }
    }

    /// Takes lines of a transcript that are alike and of which nothing is to be said; how many octets they have.
    #[inline]
    fn alike(&mut self, text: &[u8]) -> usize {
        if self.kind != InputKind::Transcript || !self.held.is_empty() {
            return 0;
        }
        let Some((side, mark)) = self.reader.mark(text) else { return 0 };
        if self.log.in_data() != (side == Side::Client) {
            return 0;
        }
        let run = self.log.alike(text, mark, (self.offset, self.number));
        self.offset += run.octets;
        self.number += run.lines;
        run.octets
    }

    /// A line, and the first octet of the next one where that is known.
    fn one(
        &mut self,
        octets: &[u8],
        dropped: usize,
        next: Option<u8>,
        sink: &mut impl FnMut(Diagnostic, Source<'_>),
    ) {
        let mark = if self.offset == 0 && !self.context.wire { byte_order_mark(octets) } else { 0 };
        self.offset += mark;
        let line = &octets[mark..];
        match self.kind {
            InputKind::Transcript => self.transcript_line(line, next, sink),
            _ if !self.context.wire && is_skipped(line) => {
                self.end_reply(sink);
                self.directives.comment(line, self.offset);
            }
            kind => {
                self.directives.line(self.offset, line.len());
                match kind {
                    InputKind::Reply => self.reply_line(line, 0, sink),
                    InputKind::Address => self.address(line, sink),
                    _ => self.command(line, 0, sink),
                }
            }
        }
        self.offset += line.len() + dropped;
        self.number += 1;
    }

    /// Remembers the sessions of a transcript as they end, for [`Document::take_sessions`].
    pub fn keep_sessions(&mut self) {
        self.log.keep_ended();
    }

    /// Takes the sessions that have ended since this was last asked.
    ///
    /// ```
    /// use smtplint_core::{LintOptions, document::{Dialect, Document, InputKind}};
    ///
    /// let mut document = Document::new(InputKind::Transcript, Some(Dialect::Rfc), &LintOptions::default());
    /// document.keep_sessions();
    /// for line in ["S: 220 mx.example.net ready\n", "C: QUIT\n", "S: 221 2.0.0 bye\n"] {
    ///     document.line(line.as_bytes(), 0, &mut |_, _| {});
    /// }
    /// document.finish(&mut |_, _| {});
    /// let sessions = document.take_sessions();
    /// assert_eq!((sessions[0].id.as_str(), sessions[0].outcome.name()), ("1", "no-mail"));
    /// assert!(document.take_sessions().is_empty());
    /// ```
    pub fn take_sessions(&mut self) -> Vec<SessionInfo> {
        self.log.take_ended()
    }

    /// How many sessions there are to take.
    pub fn ended(&self) -> usize {
        self.log.ended()
    }

    /// How many sessions of a transcript have begun.
    pub fn sessions(&self) -> usize {
        self.log.count()
    }

    /// The end of the input.
    pub fn finish(&mut self, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        self.end_reply(sink);
        self.release(sink);
        let here = Here { line: b"", offset: self.offset, number: self.number, wrapped: false };
        let log = &mut self.log;
        self.reader.finish(&mut |entry| log.entry(&entry, here, sink));
        log.finish(here, sink);
    }

    fn transcript_line(
        &mut self,
        line: &[u8],
        next: Option<u8>,
        sink: &mut impl FnMut(Diagnostic, Source<'_>),
    ) {
        if !self.held.is_empty() {
            if self.held.len() < MAX_HELD && self.reader.continues(&self.held, line) {
                return self.held.extend_from_slice(line);
            }
            self.release(sink);
        }
        let in_data = self.log.in_data();
        if matches!(line.first(), Some(b'#' | b'\r' | b'\n'))
            && !in_data
            && !self.context.wire
            && !self.reader.is_inside()
            && is_skipped(line)
        {
            self.log.comment(line, self.offset);
            return;
        }
        // What continues another line is indented.
        let is_followed = matches!(next, None | Some(b' ' | b'\t'));
        if is_followed && !in_data && line.len() < MAX_HELD && self.reader.may_continue(line) {
            return self.held.extend_from_slice(line);
        }
        let here = Here { line, offset: self.offset, number: self.number, wrapped: false };
        let log = &mut self.log;
        log.line(here);
        if let Some((side, mark)) = self.reader.mark(line) {
            return log.plain(side, mark, here, sink);
        }
        self.reader.line(line, in_data, &mut |entry| log.entry(&entry, here, sink));
    }

    /// Reads what was held back until the next line had shown that it does not belong to it.
    fn release(&mut self, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        if self.held.is_empty() {
            return;
        }
        let held = core::mem::take(&mut self.held);
        let lines = held.split_inclusive(|&octet| octet == b'\n').count();
        let wrapped = lines > 1;
        let (offset, number) = (self.offset - held.len(), self.number - lines);
        let here = Here { line: &held, offset, number, wrapped };
        let log = &mut self.log;
        log.line(here);
        let mut tell = |entry: Entry<'_>| log.entry(&entry, here, sink);
        if wrapped {
            self.reader.wrapped(&held, false, &mut tell);
        } else {
            self.reader.line(&held, false, &mut tell);
        }
        self.held = held;
        self.held.clear();
    }

    /// Judges one command line, of which the first `prefix` octets belong to the dialect.
    fn command(&mut self, line: &[u8], prefix: usize, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        let text = &line[prefix..];
        command(text, &self.context, &mut self.findings);
        if self.findings.is_empty() {
            return;
        }
        let mut pieces = Pieces::default();
        pieces.push(text, self.offset + prefix, self.number, prefix);
        let secret = crate::command::secret_in(text).map(|span| Range {
            start: self.offset + prefix + span.start as usize,
            end: self.offset + prefix + span.end as usize,
        });
        self.tell(Side::Client, &pieces, secret, sink);
    }

    fn address(&mut self, line: &[u8], sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        address(line, &self.context, &mut self.findings);
        if !self.findings.is_empty() {
            let mut pieces = Pieces::default();
            pieces.push(line, self.offset, self.number, 0);
            self.tell(Side::Client, &pieces, None, sink);
        }
    }

    /// Adds a line to the reply under way, and judges the reply where it is the last.
    fn reply_line(&mut self, line: &[u8], prefix: usize, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        let text = &line[prefix..];
        // After an LF alone the line may go on, and only the next one shows it.
        let wire = self.context.wire;
        if !(wire && goes_on_after_feed(self.reply.text(), text)) {
            if !self.reply_goes_on {
                self.end_reply(sink);
            }
            self.reply_goes_on = strip_ending(text).get(3) == Some(&b'-');
        }
        self.reply.push(text, self.offset + prefix, self.number, prefix);
        let open = self.reply_goes_on || wire && !text.ends_with(b"\r\n");
        if !open || self.reply.text().len() > MAX_REPLY {
            self.end_reply(sink);
        }
    }

    fn end_reply(&mut self, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        if self.reply.text().is_empty() {
            return;
        }
        let pieces = core::mem::take(&mut self.reply);
        reply(pieces.text(), &self.expectation, &mut self.findings);
        self.tell(Side::Server, &pieces, None, sink);
    }

    fn tell(
        &mut self,
        side: Side,
        pieces: &Pieces,
        secret: Option<Range>,
        sink: &mut impl FnMut(Diagnostic, Source<'_>),
    ) {
        let first = pieces.line_at(0).1;
        for finding in self.findings.in_order() {
            if is_ignored(finding.rule, &self.ignore) || self.directives.silence(finding.rule, first) {
                continue;
            }
            let told = diagnostic(finding, pieces.text(), side, pieces, self.language);
            let (text, offset) = pieces.line_at(finding.span.start as usize);
            sink(told, Source { text, offset, secret });
        }
        self.findings.clear();
    }
}

/// Judges a log of both sides, whatever its dialect.
///
/// ```
/// use smtplint_core::{LintOptions, lint_transcript};
/// let log = b"S: 220 mx.example.net ESMTP\nC: MAIL FROM:<a@example.org>\nS: 503 5.5.1 EHLO first\n";
/// let report = lint_transcript(log, &LintOptions::default());
/// assert_eq!((report.dialect, report.sessions.len()), ("rfc", 1));
/// assert_eq!(report.diagnostics[0].rule, "hello-first");
/// ```
pub fn lint_transcript(input: &[u8], options: &LintOptions) -> TranscriptReport {
    lint_dialect(input, transcript_dialect(input), options)
}

/// The same of a log whose dialect is known.
pub(crate) fn lint_dialect(input: &[u8], dialect: Dialect, options: &LintOptions) -> TranscriptReport {
    let mut document = Document::new(InputKind::Transcript, Some(dialect), options);
    document.log.keep();
    let mut diagnostics = Vec::new();
    let mut sink = |told: Diagnostic, _: Source<'_>| diagnostics.push(told);
    let last = &input[document.lines(input, &mut sink)..];
    if !last.is_empty() {
        let kept = shortened(last);
        document.line(&kept, last.len() - kept.len(), &mut sink);
    }
    document.finish(&mut sink);
    let kept = document.log.take_kept();
    if kept.sessions.len() < 2 {
        for told in &mut diagnostics {
            told.session = None;
        }
    }
    TranscriptReport {
        dialect: dialect.name(),
        sessions: kept.sessions,
        valid: is_valid(&diagnostics),
        summary: Summary::of(&diagnostics),
        events: kept.events,
        diagnostics,
    }
}

/// A line without what is beyond [`MAX_LINE`], which is left out before its ending.
fn shortened(line: &[u8]) -> Cow<'_, [u8]> {
    if line.len() <= MAX_LINE {
        return Cow::Borrowed(line);
    }
    Cow::Owned([&line[..MAX_LINE - 2], &line[line.len() - 2..]].concat())
}

/// The dialect of what is known to be a transcript.
fn transcript_dialect(input: &[u8]) -> Dialect {
    let mut end = input.len().min(SAMPLE);
    if end < input.len() {
        end = memchr::memrchr(b'\n', &input[..end]).map_or(end, |feed| feed + 1);
    }
    detect(&input[..end]).1.unwrap_or(Dialect::Bare)
}

/// Octets of an input that its dialect is told from.
const SAMPLE: usize = 64 * 1024;

/// Blank lines and comments in text.
fn is_skipped(line: &[u8]) -> bool {
    let content = strip_ending(line);
    content.is_empty() || content[0] == b'#'
}

fn byte_order_mark(octets: &[u8]) -> usize {
    if octets.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{string::ToString, vec};

    /// Code, line, column and the octets under the span.
    fn lint(kind: InputKind, dialect: Option<Dialect>, text: &str) -> Vec<(String, usize, usize, String)> {
        let mut document = Document::new(kind, dialect, &LintOptions::default());
        let mut found = vec![];
        let mut sink = |told: Diagnostic, source: Source<'_>| {
            let slice = text[told.span.start..told.span.end].to_string();
            let inside =
                told.span.start >= source.offset && told.span.start <= source.offset + source.text.len();
            assert!(inside, "{}: {:?} in {source:?}", told.code, told.span);
            found.push((told.code, told.line, told.column, slice));
        };
        for line in text.split_inclusive('\n') {
            document.line(line.as_bytes(), 0, &mut sink);
        }
        document.finish(&mut sink);
        found
    }

    #[test]
    fn files_of_commands_and_replies() {
        let commands = "\u{FEFF}EHLO client.example.org\n\n# x\nRCPT TO: <a@example.org>\r\nNOPP\n";
        let found = lint(InputKind::Command, None, commands);
        assert_eq!(found[0], ("SL0203".into(), 4, 9, " ".into()));
        assert_eq!(found[1], ("SL0102".into(), 5, 1, "NOPP".into()));
        let replies = "250-a.example\r\n250 HELP\r\n550-5.1.1 a\r\n550 5.1.2 b\r\n250-x\n";
        let found = lint(InputKind::Reply, None, replies);
        assert_eq!(found[0], ("SL0533".into(), 4, 5, "5.1.2".into()));
        assert_eq!((found[1].0.as_str(), found[1].1), ("SL0507", 5));
    }

    /// Of a line of which a part is hidden only the verb, the mechanism and the line's ending are judged (RFC 4954 §4).
    #[test]
    fn hidden_octets_are_not_judged() {
        // EHLO c.example.org, with nothing offered; then AUTH PLAIN **** twice, the second before LF alone.
        let log = [
            ("server", "MjIwIGEuZXhhbXBsZSBFU01UUA0K", false),
            ("client", "RUhMTyBjLmV4YW1wbGUub3JnDQo=", false),
            ("server", "MjUwIGEuZXhhbXBsZQ0K", false),
            ("client", "QVVUSCBQTEFJTiAqKioqDQo=", true),
            ("server", "NTAyIDUuNS4xIG5vDQo=", false),
            ("client", "QVVUSCBQTEFJTiAqKg==", true),
            ("client", "KioK", false),
            ("server", "NTAyIDUuNS4xIG5vDQo=", false),
        ];
        let line = |&(side, octets, masked): &(&str, &str, bool)| {
            std::format!(
                "{{\"session\":\"1\",\"side\":\"{side}\",\"bytes\":\"{octets}\",\"masked\":{masked}}}\n"
            )
        };
        let log: String = log.iter().map(line).collect();
        let found = lint(InputKind::Transcript, Some(Dialect::Jsonl), &log);
        let codes: Vec<_> = found.iter().map(|found| (found.0.as_str(), found.1)).collect();
        assert_eq!(codes, [("SL0111", 4), ("SL0933", 4), ("SL0111", 6), ("SL0933", 6), ("SL0001", 7)]);
    }

    #[test]
    fn transcripts_of_both_dialects() {
        let rfc = "S: 220 a.example ready\nC: EHLO c.example.org\nS: 250-a.example\nS: 250 HELP\nC: MAIL FROM: <a@example.org>\n\
                   S: 501 no\nC: MAIL FROM:<>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: DATA\nS: 354 go\nC: Subject: NOPP\nC: 250 is no reply here\nC: .\nS: 299 x\nC: QUIT now\n";
        let found = lint(InputKind::Transcript, Some(Dialect::Rfc), rfc);
        let codes: Vec<_> = found.iter().map(|found| (found.0.as_str(), found.1, found.2)).collect();
        assert_eq!(codes, [("SL0203", 5, 14), ("SL0710", 15, 4), ("SL0503", 16, 4), ("SL0105", 17, 8)]);
        let bare = "220 a.example\nHELO c.example.org\n250 a.example\nAUTH LOGIN\n334 VXNlcm5hbWU6\nNOPP\n235 2.7.0 ok\nNOPP\n";
        let found = lint(InputKind::Transcript, Some(Dialect::Bare), bare);
        assert_eq!(
            found.iter().map(|found| (found.0.as_str(), found.1)).collect::<Vec<_>>(),
            [("SL0111", 4), ("SL0562", 7), ("SL0102", 8), ("SL0561", 8)]
        );
    }

    #[test]
    fn a_line_that_the_page_wrapped() {
        let log = "S: 220 a.example ready\nC: EHLO c.example.org\nS: 250-a.example\nS: 250 DSN\nC: MAIL FROM:<>\nS: 250 ok\n\
                   C: RCPT TO:<b@example.net> NOTIFY=FAILURE \\\n      ORCPT=rfc822;b@example.net\nS: 250 ok\n\
                   C: RCPT TO:<b@example.net>\n   NOTIFY=SOMETIMES\n";
        let found = lint(InputKind::Transcript, Some(Dialect::Rfc), log);
        let found: Vec<_> =
            found.iter().map(|(_, line, column, slice)| (*line, *column, slice.as_str())).collect();
        assert_eq!(found[0], (11, 11, "SOMETIMES"));
    }
}
