//! Whole inputs, line by line: files of command lines, files of replies, and transcripts of both.
//!
//! Nothing here holds more than one line, or one reply: input may be of any size.

mod detect;
mod place;

pub use detect::{Dialect, InputKind, detect};

use crate::command::{Context, address, command};
use crate::diagnose::{diagnostic, is_ignored};
use crate::finding::{Findings, Side};
use crate::registry::Verb;
use crate::reply::{Expectation, goes_on_after_feed, reply};
use crate::report::{Diagnostic, LintOptions, Range};
use alloc::string::String;
use alloc::vec::Vec;
use place::{Pieces, strip_ending};

/// The most that is kept of one reply, in octets: a reply of many lines is judged in pieces beyond it.
const MAX_REPLY: usize = 4 << 20;

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
    dialect: Dialect,
    context: Context,
    expectation: Expectation,
    ignore: Vec<String>,
    /// Octets of the input before the next line.
    offset: usize,
    /// The number of the next line, from 1.
    number: usize,
    /// The lines of a reply that has not ended.
    reply: Pieces,
    /// Another line of the reply has to follow.
    reply_goes_on: bool,
    talk: Talk,
    findings: Findings,
}

/// What the next client line of a transcript is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Talk {
    /// A command.
    Command,
    /// A command; DATA has been sent.
    DataSent,
    /// A line of message data.
    Data,
    /// A command; AUTH has been sent.
    AuthSent,
    /// A response of an AUTH exchange.
    Auth,
}

impl Document {
    /// At the start of an input of a kind; `dialect` says how a transcript tells the sides apart.
    pub fn new(kind: InputKind, dialect: Option<Dialect>, options: &LintOptions) -> Self {
        Self {
            kind,
            dialect: dialect.unwrap_or(Dialect::Bare),
            context: options.context(),
            expectation: options.expectation(),
            ignore: options.ignore.clone(),
            offset: 0,
            number: 1,
            reply: Pieces::default(),
            reply_goes_on: false,
            talk: Talk::Command,
            findings: Findings::default(),
        }
    }

    /// The next line with its ending; `dropped` octets were cut from before its ending because it is longer than
    /// [`crate::MAX_LINE`].
    pub fn line(&mut self, octets: &[u8], dropped: usize, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        let mark = if self.offset == 0 && !self.context.wire { byte_order_mark(octets) } else { 0 };
        self.offset += mark;
        let line = &octets[mark..];
        match self.kind {
            _ if !self.context.wire && is_skipped(line) => self.end_reply(sink),
            InputKind::Command => self.command(line, 0, sink),
            InputKind::Reply => self.reply_line(line, 0, sink),
            InputKind::Address => self.address(line, sink),
            InputKind::Transcript => self.transcript_line(line, sink),
        }
        self.offset += line.len() + dropped;
        self.number += 1;
    }

    /// The end of the input.
    pub fn finish(&mut self, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        self.end_reply(sink);
    }

    fn transcript_line(&mut self, line: &[u8], sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        let Some((side, prefix)) = self.dialect.side(line, self.talk == Talk::Data) else {
            return self.end_reply(sink);
        };
        match side {
            Side::Server => self.reply_line(line, prefix, sink),
            Side::Client => {
                self.end_reply(sink);
                self.client_line(line, prefix, sink);
            }
        }
    }

    fn client_line(&mut self, line: &[u8], prefix: usize, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        match self.talk {
            Talk::Data if strip_ending(&line[prefix..]) == b"." => self.talk = Talk::Command,
            Talk::Data => {}
            // A response may hold a password: it is not looked at (RFC 4954 §4).
            Talk::Auth => self.talk = Talk::AuthSent,
            Talk::Command | Talk::DataSent | Talk::AuthSent => self.command(line, prefix, sink),
        }
    }

    /// Judges one command line, of which the first `prefix` octets belong to the dialect.
    fn command(&mut self, line: &[u8], prefix: usize, sink: &mut impl FnMut(Diagnostic, Source<'_>)) {
        let text = &line[prefix..];
        let parsed = command(text, &self.context, &mut self.findings);
        self.talk = match parsed.verb() {
            Some(Verb::Data) => Talk::DataSent,
            Some(Verb::Auth) => Talk::AuthSent,
            _ => Talk::Command,
        };
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
        // After an LF alone the line may go on, and only the next one shows it; sides that alternate cannot wait for it.
        let wire = self.context.wire && self.kind == InputKind::Reply;
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
        let parsed = reply(pieces.text(), &self.expectation, &mut self.findings);
        self.talk = match (self.talk, parsed.map(|reply| reply.code)) {
            (Talk::DataSent, Some(354)) | (Talk::Data, _) => Talk::Data,
            (Talk::AuthSent, Some(334)) => Talk::Auth,
            _ => Talk::Command,
        };
        self.tell(Side::Server, &pieces, None, sink);
    }

    fn tell(
        &mut self,
        side: Side,
        pieces: &Pieces,
        secret: Option<Range>,
        sink: &mut impl FnMut(Diagnostic, Source<'_>),
    ) {
        for finding in self.findings.in_order() {
            if is_ignored(finding.rule, &self.ignore) {
                continue;
            }
            let told = diagnostic(finding, pieces.text(), side, pieces);
            let (text, offset) = pieces.line_at(finding.span.start as usize);
            sink(told, Source { text, offset, secret });
        }
        self.findings.clear();
    }
}

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

    #[test]
    fn transcripts_of_both_dialects() {
        let rfc = "S: 220 a.example ready\nC: EHLO c.example.org\nS: 250-a.example\nS: 250 HELP\nC: MAIL FROM: <a@example.org>\n\
                   S: 250 ok\nC: DATA\nS: 354 go\nC: Subject: NOPP\nC: 250 is no reply here\nC: .\nS: 299 x\nC: QUIT now\n";
        let found = lint(InputKind::Transcript, Some(Dialect::Rfc), rfc);
        let codes: Vec<_> = found.iter().map(|found| (found.0.as_str(), found.1, found.2)).collect();
        assert_eq!(codes, [("SL0203", 5, 14), ("SL0503", 12, 4), ("SL0105", 13, 8)]);
        let bare = "220 a.example\nHELO c.example.org\n250 a.example\nAUTH LOGIN\n334 VXNlcm5hbWU6\nNOPP\n235 2.7.0 ok\nNOPP\n";
        let found = lint(InputKind::Transcript, Some(Dialect::Bare), bare);
        assert_eq!(
            found.iter().map(|found| (found.0.as_str(), found.1)).collect::<Vec<_>>(),
            [("SL0102", 8)]
        );
    }
}
