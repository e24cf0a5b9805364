//! What users get: diagnostics and reports, the same in every place (the JSON of all four faces).
//!
//! Field names in JSON are camelCase; absent optional fields are left out.

use crate::finding::{Kind, Severity, Side};
use crate::language::Language;
use alloc::{string::String, vec::Vec};

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A half-open range in the input as it was given: octets here; UTF-16 code units where JavaScript passed a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Range {
    /// Offset of the first octet.
    pub start: usize,
    /// Offset after the last octet.
    pub end: usize,
}

/// A replacement of a range of the input by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Edit {
    /// What gives way; where it is empty, the text is put in.
    pub span: Range,
    /// What comes in its place; empty to delete.
    pub text: String,
}

/// A fix that is safe to apply as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Fix {
    /// What a button says.
    pub title: String,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
}

/// A reference to an RFC.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct RfcRef {
    /// The RFC's number.
    pub number: u16,
    /// The section, without `§`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", default))]
    pub section: Option<String>,
}

/// The reply that a server owes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct OwedReply {
    /// The reply code.
    pub code: u16,
    /// The enhanced status code.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", default))]
    pub enhanced: Option<String>,
}

/// Another place that a diagnostic depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Related {
    /// Where.
    pub span: Range,
    /// What is there.
    pub message: String,
    /// Who wrote it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", default))]
    pub side: Option<Side>,
}

/// One finding told to people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Diagnostic {
    /// The rule's stable name.
    pub rule: String,
    /// The rule's stable short id.
    pub code: String,
    /// How grave.
    pub severity: Severity,
    /// The standard, other people's software, or an attack.
    pub kind: Kind,
    /// What is there and what belongs there.
    pub message: String,
    /// What to do.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", default))]
    pub help: Option<String>,
    /// Where.
    pub span: Range,
    /// The line of `span.start`, from 1.
    pub line: usize,
    /// The column of `span.start` in that line, from 1, in the unit of the span.
    pub column: usize,
    /// Who wrote it.
    pub side: Side,
    /// The session's id, only where the input holds several.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", default))]
    pub session: Option<String>,
    /// What a server owes; errors in commands only.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", default))]
    pub reply: Option<OwedReply>,
    /// Where the standard says so.
    pub rfc: Vec<RfcRef>,
    /// Safe ways to mend it.
    pub fixes: Vec<Fix>,
    /// What it depends on.
    pub related: Vec<Related>,
}

/// A mailbox or path as parsed; all absent for the null reverse-path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "camelCase"))]
pub struct PathReport {
    /// As written, quotes included.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub local_part: Option<String>,
    /// Absent for `<Postmaster>` and where an address literal stands.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub domain: Option<String>,
    /// Without brackets.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub address_literal: Option<String>,
    /// The domains, without `@`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source_route: Option<Vec<String>>,
}

/// One esmtp-param.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct ParamReport {
    /// In upper case.
    pub keyword: String,
    /// As written; none where the parameter has none.
    pub value: Option<String>,
}

/// A command as parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct CommandParts {
    /// In upper case.
    pub verb: String,
    /// The argument of HELO, EHLO and LHLO.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub domain: Option<String>,
    /// MAIL: the reverse-path; RCPT: the forward-path.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub path: Option<PathReport>,
    /// MAIL and RCPT: the esmtp-params.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub params: Option<Vec<ParamReport>>,
    /// Other arguments; AUTH: the mechanism only, never a secret.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub args: Option<Vec<String>>,
}

/// What `lint_command` says of one command line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct CommandReport {
    /// No diagnostic of severity error.
    pub valid: bool,
    /// The command; none where there is not even a verb.
    pub command: Option<CommandParts>,
    /// In order of their place.
    pub diagnostics: Vec<Diagnostic>,
}

/// What `lint_address` says of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct AddressReport {
    /// No diagnostic of severity error.
    pub valid: bool,
    /// The address; none where there is none. All its parts are absent for `<>`.
    pub path: Option<PathReport>,
    /// In order of their place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A reply as parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct ReplyParts {
    /// The reply code.
    pub code: u16,
    /// The enhanced status code, as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub enhanced: Option<String>,
    /// Each line without the reply code.
    pub lines: Vec<String>,
    /// The lines without the enhanced status code too, joined by LF.
    pub text: String,
}

/// What `lint_reply` says of one reply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct ReplyReport {
    /// No diagnostic of severity error.
    pub valid: bool,
    /// The reply; none where there is no reply code.
    pub reply: Option<ReplyParts>,
    /// What its code means.
    pub classification: Option<crate::reply::Classification>,
    /// In order of their place.
    pub diagnostics: Vec<Diagnostic>,
}

/// One session of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct SessionInfo {
    /// The id that the log gives it, or its number, from 1.
    pub id: String,
    /// From its first line to its last.
    pub span: Range,
    /// How it ended.
    pub outcome: crate::session::Outcome,
}

/// What one thing that was said is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "lowercase"))]
pub enum EventKind {
    /// The greeting of the server.
    Greeting,
    /// A command.
    Command,
    /// A reply.
    Reply,
    /// Message data, or a response of an AUTH exchange.
    Data,
    /// What neither side said.
    Note,
}

impl EventKind {
    /// `"greeting"`, `"command"` and so on.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Command => "command",
            Self::Reply => "reply",
            Self::Data => "data",
            Self::Note => "note",
        }
    }
}

/// One thing that was said in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Event {
    /// The session's id.
    pub session: String,
    /// Who said it.
    pub side: Side,
    /// Where.
    pub span: Range,
    /// The line of its beginning, from 1.
    pub line: usize,
    /// What.
    pub kind: EventKind,
    /// The verb of a command that is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub verb: Option<&'static str>,
    /// The code of a reply.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub code: Option<u16>,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// What is worth knowing.
    pub infos: usize,
}

impl Summary {
    /// Counts findings.
    pub(crate) fn of(diagnostics: &[Diagnostic]) -> Self {
        let count =
            |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }
}

/// What `lint_transcript` says of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct TranscriptReport {
    /// How the log tells the sides apart.
    pub dialect: &'static str,
    /// The sessions in it, in the order of their beginning.
    pub sessions: Vec<SessionInfo>,
    /// No diagnostic of severity error.
    pub valid: bool,
    /// How many there are of each severity.
    pub summary: Summary,
    /// Each command and reply in order.
    pub events: Vec<Event>,
    /// In the order in which they became certain.
    pub diagnostics: Vec<Diagnostic>,
}

/// A rule told to people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct RuleInfo {
    /// The rule's stable name.
    pub rule: &'static str,
    /// The rule's stable short id.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The standard, other people's software, or an attack.
    pub kind: Kind,
    /// The rule in one line.
    pub summary: &'static str,
    /// Where the standard says so.
    pub rfc: Vec<RfcRef>,
    /// Examples that break it.
    pub bad: Vec<String>,
    /// Examples that are clean.
    pub good: Vec<String>,
    /// Whether it brings a fix.
    pub fixable: bool,
}

/// How the input is to be read, and what the server is taken to offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Deserialize), serde(rename_all = "camelCase", default))]
pub struct LintOptions {
    /// The octets are exactly what was on the wire: line endings are judged.
    pub wire: bool,
    /// What the server offers.
    pub extensions: Extensions,
    /// Which flavour of the protocol is spoken.
    pub protocol: Protocol,
    /// What a reply answers: `greeting` or a verb; guessed from the reply where absent.
    pub reply_to: Option<String>,
    /// Rules to leave out, by name or code.
    pub ignore: Vec<String>,
    /// The language of messages: in JSON `lang`, a tag; English where absent or not known.
    #[cfg_attr(feature = "serde", serde(rename = "lang"))]
    pub language: Language,
}

/// What the server is taken to offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Deserialize), serde(untagged))]
pub enum Extensions {
    /// Every registered extension is permitted, and none obliges to anything (`"all"`), or nothing is offered (`"none"`).
    Preset(Preset),
    /// Keywords or whole EHLO lines (`SIZE 1000`).
    List(Vec<String>),
    /// `all`.
    #[default]
    #[cfg_attr(feature = "serde", serde(skip))]
    Unstated,
}

/// A preset of extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Deserialize), serde(rename_all = "lowercase"))]
pub enum Preset {
    /// Every registered extension is permitted, and none obliges to anything.
    All,
    /// Nothing is offered.
    None,
}

/// Which flavour of the protocol is spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
pub enum Protocol {
    /// RFC 5321.
    #[default]
    Smtp,
    /// RFC 6409.
    Submission,
    /// RFC 2033.
    Lmtp,
}
