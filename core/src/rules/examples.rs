//! The examples of rules: what they are written as, the octets and spans they mean, and how they are linted.

use super::{Rule, all};
use crate::Language;
use crate::document::{Dialect, lint_dialect};
use crate::report::{Diagnostic, Extensions, LintOptions, Protocol, RfcRef, RuleInfo};
use crate::session::{DataLimits, DataScanner, EightBit};
use crate::span::Span;
use crate::words::visible;
use crate::{lint_address, lint_command, lint_reply};
use alloc::string::ToString;
use alloc::vec::Vec;

/// How an example of a rule is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One command line, as text.
    Command,
    /// One command line, octet for octet as on the wire.
    CommandWire,
    /// One command line, sent to a server that offers these EHLO lines and nothing else.
    CommandOffer(&'static [&'static str]),
    /// One reply, as text.
    Reply,
    /// One reply, octet for octet as on the wire.
    ReplyWire,
    /// One reply of a server that offers these EHLO lines and nothing else.
    ReplyOffer(&'static [&'static str]),
    /// One reply to a verb, or the `greeting`.
    ReplyTo(&'static str),
    /// One address alone.
    Address,
    /// Client lines of one session; each command before the last is answered with success.
    Session,
    /// The same, to a server that takes one recipient in a transaction.
    SessionRecipientLimit,
    /// A log of both sides with `C:` and `S:` before each line, as text.
    Talk,
    /// The same, octet for octet as on the wire.
    TalkWire,
    /// The same as text, of LMTP.
    TalkLmtp,
    /// The same as text, of a submission server.
    TalkSubmission,
    /// Lines as they were on the wire, from the opening of the connection until the client closes it: `|` stands before
    /// those of the server, and `~N ` says that N seconds went by before the line.
    Live,
    /// Message data from after the 354 to its end, octet for octet.
    Data,
    /// The same, to a server that takes 10 octets at most.
    DataSizeLimit,
    /// The same, of which MAIL stated 10 octets.
    DataSizeDeclared,
    /// The same, the header section judged.
    DataHeaders,
    /// The same, to a server that offers 8BITMIME, of which MAIL said nothing.
    DataUndeclared,
    /// The same, to a server that does not offer 8BITMIME.
    DataSevenBit,
}

impl Input {
    /// The options that an example of this kind is linted with.
    pub fn options(self) -> LintOptions {
        let list = |lines: &[&str]| Extensions::List(lines.iter().map(ToString::to_string).collect());
        let mut options = LintOptions::default();
        match self {
            Self::CommandWire | Self::ReplyWire | Self::TalkWire => options.wire = true,
            Self::TalkLmtp => options.protocol = Protocol::Lmtp,
            Self::TalkSubmission => options.protocol = Protocol::Submission,
            Self::CommandOffer(lines) | Self::ReplyOffer(lines) => options.extensions = list(lines),
            Self::ReplyTo(what) => options.reply_to = Some(what.to_string()),
            _ => {}
        }
        options
    }

    /// What the linter says of an example; none where it takes a session to judge it.
    ///
    /// ```
    /// use smtplint_core::rules::Input;
    /// assert_eq!(Input::Command.lint(b"FOO").unwrap()[0].code, "SL0101");
    /// assert!(Input::Session.lint(b"RCPT TO:<user@example.org>\r\n").is_none());
    /// ```
    pub fn lint(self, octets: &[u8]) -> Option<Vec<Diagnostic>> {
        self.lint_in(octets, Language::ENGLISH)
    }

    /// The same in a language.
    pub fn lint_in(self, octets: &[u8], language: Language) -> Option<Vec<Diagnostic>> {
        let options = LintOptions { language, ..self.options() };
        Some(match self {
            Self::Command | Self::CommandWire | Self::CommandOffer(_) => {
                lint_command(octets, &options).diagnostics
            }
            Self::Reply | Self::ReplyWire | Self::ReplyOffer(_) | Self::ReplyTo(_) => {
                lint_reply(octets, &options).diagnostics
            }
            Self::Address => lint_address(octets, &options).diagnostics,
            Self::Talk | Self::TalkWire | Self::TalkLmtp | Self::TalkSubmission => {
                lint_dialect(octets, Dialect::Rfc, &options).diagnostics
            }
            Self::Session | Self::SessionRecipientLimit | Self::Live => return None,
            Self::Data
            | Self::DataSizeLimit
            | Self::DataSizeDeclared
            | Self::DataHeaders
            | Self::DataUndeclared
            | Self::DataSevenBit => {
                let mut scanner = DataScanner::new(self.limits());
                scanner.feed(octets, &mut |_| {});
                scanner.finish();
                scanner.findings().iter().map(|finding| finding.diagnostic(0, 1, language)).collect()
            }
        })
    }

    /// What message data is judged by in an example of this kind.
    fn limits(self) -> DataLimits {
        let mut limits = DataLimits::default();
        match self {
            Self::DataSizeLimit => limits.size_limit = Some(10),
            Self::DataSizeDeclared => limits.declared = Some(10),
            Self::DataHeaders => limits.headers = true,
            Self::DataUndeclared => limits.eight_bit = EightBit::NotDeclared,
            Self::DataSevenBit => limits.eight_bit = EightBit::NotOffered,
            _ => {}
        }
        limits
    }
}

/// An example as octets, with the spans that were marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The input.
    pub octets: Vec<u8>,
    /// What `«»` marked; empty in a good example.
    pub marked: Vec<Span>,
}

impl Example {
    /// Reads an example: `«»` marks a span; `\r`, `\n`, `\t`, `\\` and `\xHH` are escapes.
    ///
    /// ```
    /// use smtplint_core::{Span, rules::Example};
    /// let example = Example::read("NOOP«\\n»");
    /// assert_eq!(example.octets, b"NOOP\n");
    /// assert_eq!(example.marked, [Span::new(4, 5)]);
    /// ```
    pub fn read(text: &str) -> Self {
        let mut example = Self { octets: Vec::new(), marked: Vec::new() };
        let mut open = 0;
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            match character {
                '«' => open = example.octets.len(),
                '»' => example.marked.push(Span::new(open, example.octets.len())),
                '\\' => example.octets.push(escape(&mut rest)),
                other => example.octets.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        example
    }
}

fn escape(rest: &mut core::str::Chars<'_>) -> u8 {
    match rest.next() {
        Some('r') => b'\r',
        Some('n') => b'\n',
        Some('t') => b'\t',
        Some('x') => {
            let digits = [rest.next(), rest.next()];
            digits.iter().fold(0, |value, digit| {
                value << 4 | digit.and_then(|digit| digit.to_digit(16)).unwrap_or(0) as u8
            })
        }
        _ => b'\\',
    }
}

/// Every rule told to people, in the order of their codes.
///
/// ```
/// let rules = smtplint_core::rules::rules_info();
/// assert!(rules.iter().any(|rule| rule.code == "SL0203" && rule.fixable));
/// ```
pub fn rules_info() -> Vec<RuleInfo> {
    rules_info_in(Language::ENGLISH)
}

/// The same in a language.
pub fn rules_info_in(language: Language) -> Vec<RuleInfo> {
    all().map(|rule| RuleInfo::of(rule, language)).collect()
}

impl RuleInfo {
    /// A rule told to people.
    pub fn of(rule: &'static Rule, language: Language) -> Self {
        let shown =
            |examples: &[&str]| examples.iter().map(|text| visible(&Example::read(text).octets)).collect();
        Self {
            rule: rule.name,
            code: rule.code,
            severity: rule.severity,
            kind: rule.kind,
            summary: language.of("rule/", rule.name, ".summary", rule.summary),
            rfc: rule.rfc.iter().map(RfcRef::from).collect(),
            bad: shown(rule.bad),
            good: shown(rule.good),
            fixable: rule.remedy != super::Remedy::None,
        }
    }
}
