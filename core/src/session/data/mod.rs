//! Message data: from after the 354 to CRLF "." CRLF (RFC 5321 §4.1.1.4, §4.5.2), or chunks of stated size (RFC 3030).
//!
//! | file | subject |
//! |---|---|
//! | `ends` | line ends, dots, the end of data, and what others would take for it: a table of states |
//! | `survey` | one vectorised look at a block of octets: is anything in it unusual? |
//! | `judge` | what is counted and found: sizes, lengths of lines, NUL, 8-bit octets, places |
//! | `headers` | the header section |
//! | `scanner`, `lines`, `chunks` | what users feed: raw octets, lines of a log, chunks of BDAT |

mod block;
mod chunks;
mod ends;
mod headers;
mod judge;
mod lines;
mod place;
mod scanner;
mod survey;
#[cfg(test)]
mod tests;

pub(crate) use block::Mark;
pub use chunks::ChunkScanner;
pub(crate) use lines::Run;
pub use scanner::DataScanner;

use crate::finding::{Arg, Finding, ReplyContext, Side};
use crate::language::Language;
use crate::report::Diagnostic;
use crate::rules::data::{DATA_EIGHT_BIT, DATA_EIGHT_BIT_UNDECLARED};
use crate::rules::{Owed, Rule};
use crate::span::Span;
use alloc::string::String;

/// A fault in message data; of each rule the first place only.
#[derive(Clone, Copy, Debug)]
pub struct DataFinding {
    /// The rule.
    pub rule: &'static Rule,
    /// Octets of the data before it, as they were sent.
    pub offset: u64,
    /// How many octets it covers.
    pub length: u64,
    /// Line feeds in the data before it.
    pub line: u64,
    /// Its octet in that line, from 1.
    pub column: u64,
    /// What the rule's message speaks of.
    pub args: [Arg; 2],
}

impl DataFinding {
    /// What is there and what belongs there.
    pub fn message(&self) -> String {
        self.finding().message(&[])
    }

    /// What to do.
    pub fn help(&self) -> String {
        self.finding().help(&[])
    }

    /// The reply that a server owes at the end of the data.
    pub const fn owed(&self) -> Option<Owed> {
        self.rule.reply.at(ReplyContext::Other)
    }

    /// The finding told, where the data begins `offset` octets into the input with line `number`.
    ///
    /// ```
    /// use smtplint_core::{Language, session::DataScanner};
    /// let mut scanner = DataScanner::default();
    /// scanner.feed(b"one\r\ntwo\n\r\n.\r\n", &mut |_| {});
    /// let told = scanner.findings()[0].diagnostic(100, 7, Language::ENGLISH);
    /// assert_eq!((told.span.start, told.span.end, told.line, told.column), (108, 109, 8, 4));
    /// ```
    pub fn diagnostic(&self, offset: usize, number: usize, language: Language) -> Diagnostic {
        // What does not fit cannot be pointed at; a quarter leaves room for what stands before it.
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX / 4);
        let (start, line) = (offset + count(self.offset), number + count(self.line));
        let column = count(self.column);
        let mut told = Diagnostic::of(&self.finding(), &[], Side::Client, start, line, column, language);
        told.span.end = start + count(self.length);
        told
    }

    /// The same without its place: the span is empty, for it may lie beyond what a `u32` can say.
    pub const fn finding(&self) -> Finding {
        Finding { rule: self.rule, span: Span::at(0), args: self.args, context: ReplyContext::Other }
    }
}

/// What message data is judged by.
///
/// ```
/// use smtplint_core::session::{DataLimits, DataScanner, EightBit};
/// let limits = DataLimits { eight_bit: EightBit::NotOffered, ..DataLimits::default() };
/// let mut scanner = DataScanner::new(limits);
/// scanner.feed("Caf\u{e9}\r\n.\r\n".as_bytes(), &mut |_| {});
/// assert_eq!(scanner.findings()[0].rule.name, "data-eight-bit");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct DataLimits {
    /// What the server states with SIZE, in octets (RFC 1870 §3).
    pub size_limit: Option<u64>,
    /// What MAIL states with SIZE, in octets (RFC 1870 §5).
    pub declared: Option<u64>,
    /// Whether octets above 127 may come.
    pub eight_bit: EightBit,
    /// Whether the header section is judged.
    pub headers: bool,
}

/// Whether octets above 127 may come in a message (RFC 5321 §2.4, RFC 6152 §3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EightBit {
    /// MAIL had BODY=8BITMIME, BODY=BINARYMIME or SMTPUTF8, or it is not known: nothing is said of them.
    #[default]
    Declared,
    /// The server offers 8BITMIME, but MAIL had no such parameter.
    NotDeclared,
    /// The server does not offer 8BITMIME.
    NotOffered,
}

impl EightBit {
    /// The rule that an octet above 127 breaks.
    const fn rule(self) -> Option<&'static Rule> {
        match self {
            Self::Declared => None,
            Self::NotDeclared => Some(&DATA_EIGHT_BIT_UNDECLARED),
            Self::NotOffered => Some(&DATA_EIGHT_BIT),
        }
    }
}
