//! What a conversation tells: findings with their places, and what was said.

use crate::diagnose::{Locate, Place, diagnostic};
use crate::finding::{Finding, Side};
use crate::language::Language;
use crate::registry::Verb;
use crate::report::{Diagnostic, Range};
use crate::span::Span;

/// Where octets of a text stood in the input, from `start` on up to the next spot: octet for octet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The first of those octets in the text.
    pub start: usize,
    /// Octets of the input before it.
    pub offset: usize,
    /// Its line in the input, from 1.
    pub line: usize,
    /// Its column in that line, from 1.
    pub column: usize,
}

impl Spot {
    /// The beginning of the input.
    pub const START: Self = Self { start: 0, offset: 0, line: 1, column: 1 };

    /// The same for a text that begins `octets` later.
    pub(crate) const fn moved(self, octets: usize) -> Self {
        Self { start: self.start + octets, ..self }
    }

    fn place(&self, offset: usize) -> Place {
        let within = offset.saturating_sub(self.start);
        Place { offset: self.offset + within, line: self.line, column: self.column + within }
    }
}

/// Spots in the order of their starts, the first at 0.
pub(crate) struct Spots<'a>(pub(crate) &'a [Spot]);

impl Spots<'_> {
    /// Where a span stands in the input.
    pub(crate) fn range(&self, span: Span) -> Range {
        let [start, end] = [span.start, span.end].map(|offset| self.offset(offset as usize));
        Range { start, end: end.max(start) }
    }

    /// Where an octet stands in the input.
    pub(crate) fn offset(&self, offset: usize) -> usize {
        self.locate(offset).offset
    }
}

impl Locate for Spots<'_> {
    fn locate(&self, offset: usize) -> Place {
        let after = self.0.partition_point(|spot| spot.start <= offset);
        self.0.get(after.saturating_sub(1)).unwrap_or(&Spot::START).place(offset)
    }
}

/// Another place that a finding depends on.
#[derive(Clone, Copy, Debug)]
pub struct Related {
    /// Where it begins.
    pub spot: Spot,
    /// How many octets it has.
    pub length: usize,
    /// Who wrote it.
    pub side: Side,
    /// What is there: "the transaction began here".
    pub message: &'static str,
}

impl Related {
    fn told(&self, language: Language) -> crate::report::Related {
        let start = self.spot.offset;
        let span = Range { start, end: start + self.length };
        let message = language.of("word/", self.message, "", self.message).into();
        crate::report::Related { span, message, side: Some(self.side) }
    }
}

/// One finding and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The finding; its spans are offsets into `text`.
    pub finding: Finding,
    /// The line or the reply that it was found in.
    pub text: &'a [u8],
    /// Where the text stood in the input.
    pub spots: &'a [Spot],
    /// Who wrote it.
    pub side: Side,
    /// Octets of the text that may hold a password: never to be shown.
    pub secret: Option<Span>,
    /// What it depends on.
    pub related: Option<Related>,
}

impl Found<'_> {
    /// What people are told of it, in the places of the input; of which session it is, only the caller knows.
    pub fn diagnostic(&self, language: Language) -> Diagnostic {
        let mut told = diagnostic(&self.finding, self.text, self.side, &Spots(self.spots), language);
        told.related = self.related.iter().map(|related| related.told(language)).collect();
        told
    }
}

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Told {
    /// The greeting, with its reply code.
    Greeting(Option<u16>),
    /// A command; none where its verb is not known.
    Command(Option<Verb>),
    /// A reply, with its reply code.
    Reply(Option<u16>),
    /// Message data, or a response of an AUTH exchange.
    Data,
    /// Something that neither side said: the TLS handshake, the end of the connection.
    Note,
}

/// One thing that was said, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What.
    pub told: Told,
    /// By whom.
    pub side: Side,
    /// Where it begins.
    pub spot: Spot,
    /// Octets of the input after its last.
    pub end: usize,
}

/// Who wants to know.
pub trait Listen {
    /// Takes a finding.
    fn found(&mut self, found: &Found<'_>);

    /// Takes what was said.
    fn said(&mut self, _: Said) {}
}

/// Wants nothing.
impl Listen for () {
    fn found(&mut self, _: &Found<'_>) {}
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Outcome {
    /// The server took at least one message.
    Delivered,
    /// It took none, and refused for good.
    Refused,
    /// It took none, and asked to try again later.
    Deferred,
    /// The client or the server gave up in the middle of a transaction.
    Aborted,
    /// The log ends before the session does.
    Incomplete,
    /// No mail was meant to be sent.
    NoMail,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: &'static [Self] =
        &[Self::Delivered, Self::Refused, Self::Deferred, Self::Aborted, Self::Incomplete, Self::NoMail];

    /// `"delivered"`, `"no-mail"` and so on.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Deferred => "deferred",
            Self::Aborted => "aborted",
            Self::Incomplete => "incomplete",
            Self::NoMail => "no-mail",
        }
    }
}
