//! What was found, before it becomes words.

use crate::rules::Rule;
use crate::span::Span;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Allowed or tolerated, but obsolete, risky or refused by widespread servers; also forms outside the grammar that
    /// the standard or near all deployed software takes in its stride.
    Warning,
    /// The standard's grammar, a MUST or a stated maximum forbids it.
    Error,
}

impl Severity {
    /// `"error"`, `"warning"` or `"info"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What a finding speaks of: the standard, other people's software, or an attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Kind {
    /// The standard forbids or discourages it.
    Conformance,
    /// Legal, but widespread software refuses or misreads it.
    Interoperability,
    /// It can be exploited.
    Security,
}

impl Kind {
    /// `"conformance"`, `"interoperability"` or `"security"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conformance => "conformance",
            Self::Interoperability => "interoperability",
            Self::Security => "security",
        }
    }
}

/// Which side of the conversation wrote the octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Side {
    /// The SMTP client: commands and message data.
    Client,
    /// The SMTP server: the greeting and replies.
    Server,
}

/// One value that a rule's message or help speaks of, `{0}` or `{1}` in its template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arg {
    /// Nothing: the slot is not used.
    #[default]
    None,
    /// The octets under another span of the same line.
    Slice(Span),
    /// One octet, shown by name where it has no glyph.
    Octet(u8),
    /// A count or a limit.
    Number(u64),
    /// A word that is known beforehand: a keyword, a suggestion.
    Word(&'static str),
}

/// One fault: the rule it breaks, where, and the values its message speaks of.
///
/// It is `Copy` and holds no text; [`Finding::message`] and its kin make words from it and from the line
/// it was found in, when somebody asks.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The octets at fault, within the line that goes with the finding.
    pub span: Span,
    /// What `{0}` and `{1}` stand for in the rule's texts.
    pub args: [Arg; 2],
    /// The reply a server owes for it, where the rule's table leaves it to the place; see [`Rule::reply`].
    pub context: ReplyContext,
}

/// What the reply owed depends on besides the rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReplyContext {
    /// Neither reverse-path nor forward-path.
    #[default]
    Other,
    /// In MAIL (and SEND, SOML, SAML): the reverse-path.
    ReversePath,
    /// In RCPT: the forward-path.
    ForwardPath,
    /// In an address on its own: the reply depends on the command it is for, so none is named.
    Alone,
}

/// Where a parser puts what it finds.
///
/// The sink gets the finding and the line it was found in, so that it can render there, or never.
pub trait Report {
    /// Takes one finding; its spans are offsets into `line`.
    fn report(&mut self, finding: Finding, line: &[u8]);
}

/// Ignores everything: for callers who want the value only.
impl Report for () {
    fn report(&mut self, _: Finding, _: &[u8]) {}
}

/// Keeps the error that stands first in the line: for callers who ask only "valid?".
#[derive(Clone, Copy, Debug, Default)]
pub struct FirstError(pub Option<Finding>);

impl Report for FirstError {
    fn report(&mut self, finding: Finding, _: &[u8]) {
        let earlier = self.0.is_none_or(|first| finding.span.start < first.span.start);
        if earlier && finding.rule.severity == Severity::Error {
            self.0 = Some(finding);
        }
    }
}

/// Keeps them all; nothing is allocated while nothing is found.
impl Report for alloc::vec::Vec<Finding> {
    fn report(&mut self, finding: Finding, _: &[u8]) {
        self.push(finding);
    }
}

/// Keeps the first findings in a line or a reply, at most [`Findings::MOST`]: so hostile input cannot make more work or
/// words than its own length is worth. Where errors come after so many warnings, one of them is kept.
///
/// ```
/// use smtplint_core::{Findings, command::{Context, command}};
/// let mut findings = Findings::default();
/// let line = format!("RCPT TO:<{}@example.org>", "(".repeat(1000));
/// command(line.as_bytes(), &Context::default(), &mut findings);
/// assert_eq!(findings.in_order().len(), Findings::MOST);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Findings {
    kept: alloc::vec::Vec<Finding>,
    /// An error is among them.
    error: bool,
}

impl Findings {
    /// How many are kept.
    pub const MOST: usize = 100;

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// What was found, by its place in the line.
    pub fn in_order(&mut self) -> &[Finding] {
        // They are few and nearly in order: each goes back past those that stand after it.
        for mut at in 1..self.kept.len() {
            while at > 0 && self.kept[at - 1].span.start > self.kept[at].span.start {
                self.kept.swap(at - 1, at);
                at -= 1;
            }
        }
        &self.kept
    }

    /// Forgets what was found by some rules: what they say follows from something else.
    pub(crate) fn forget(&mut self, rules: &[&'static Rule]) {
        self.kept.retain(|finding| !rules.iter().any(|&rule| core::ptr::eq(rule, finding.rule)));
    }

    /// Keeps only what was found in the octets of a line that are shown: its verb and its ending.
    pub(crate) fn keep_shown(&mut self, verb: Span, ending: usize) {
        let shown = |span: Span| span.end <= verb.end || span.start as usize >= ending && !span.is_empty();
        self.kept.retain(|finding| shown(finding.span));
    }

    /// Whether an error is among them.
    #[inline]
    pub(crate) fn has_error(&self) -> bool {
        self.kept.iter().any(|finding| finding.rule.severity == Severity::Error)
    }

    /// Forgets what was found.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.error = false;
    }

    /// One too many: it is kept only where it is an error and there was none.
    #[cold]
    fn overflow(&mut self, finding: Finding) {
        if finding.rule.severity == Severity::Error && !self.error {
            self.error = true;
            self.kept.pop();
            self.kept.push(finding);
        }
    }
}

impl Report for Findings {
    fn report(&mut self, finding: Finding, _: &[u8]) {
        if self.kept.len() < Self::MOST {
            self.error |= finding.rule.severity == Severity::Error;
            self.kept.push(finding);
        } else {
            self.overflow(finding);
        }
    }
}
