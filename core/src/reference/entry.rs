//! One entry of the reference, as every face shows it.

use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::{Retry, Status};
use crate::report::RfcRef;
use crate::rules::Rfc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

crate::registry::classes::worded! {
    /// What an entry of the reference is about.
    EntryKind {
        /// A reply code.
        ReplyCode = "reply-code",
        /// An enhanced status code.
        EnhancedStatusCode = "enhanced-status-code",
        /// A rule of the linter.
        Rule = "rule",
        /// A command.
        Command = "command",
        /// A service extension.
        Extension = "extension",
        /// A longer text.
        Guide = "guide",
        /// A word of the trade.
        Term = "term",
    }
}

impl EntryKind {
    /// The folder of its texts, which also parts its pages from those of other kinds.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::ReplyCode => "codes",
            Self::EnhancedStatusCode => "enhanced",
            Self::Rule => "rules",
            Self::Command => "commands",
            Self::Extension => "extensions",
            Self::Guide => "guides",
            Self::Term => "terms",
        }
    }
}

/// One entry of the reference; its texts are plain, in the language asked for, with a blank line between paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Explanation {
    /// What it is about.
    pub kind: EntryKind,
    /// What it is found by: `220`, `5.7.1`, `SL0203`, `MAIL`, `guides/bouncing`, `terms/greylisting`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it means, as a clause: what follows "550 means that"; of a rule, what it asks.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub short: String,
    /// What the first digit says.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub class: Option<ReplyClass>,
    /// What it means.
    pub description: String,
    /// Where a code that no standard defines comes from.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub origin: String,
    /// What to look for instead of it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub instead: String,
    /// Where it comes up.
    pub when_you_see_it: String,
    /// What to do about it.
    pub how_to_fix: String,
    /// What to do about it, for three readers.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub fix_for: Option<FixFor>,
    /// When a server is right to send it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub when_to_send: String,
    /// Where it comes from.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub status: Option<Status>,
    /// What the second digit says.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub category: Option<ReplyCategory>,
    /// Whether the command may be sent again; none where it did not fail.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub retry: Option<Retry>,
    /// How a command, or the parameters of an extension, are written (ABNF).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub syntax: String,
    /// The parameters that an extension brings, or that a command takes.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub parameters: Vec<Parameter>,
    /// Examples of it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub examples: Vec<String>,
    /// The enhanced status codes that go with it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub enhanced: Vec<String>,
    /// The reply codes that answer a command, or that an enhanced status code goes with.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub replies: Vec<u16>,
    /// The ports on which it belongs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub ports: Vec<u16>,
    /// The commands that it answers, or that it belongs to.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub commands: Vec<String>,
    /// The ids of other entries worth reading.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub related: Vec<String>,
    /// The steps of a guide; the first is where everybody starts.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub steps: Vec<Step>,
    /// The step of a guide where a whole reply leads on.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub go_on: Option<GoOn>,
    /// Where the standards say so.
    pub rfc: Vec<RfcRef>,
}

/// What to do, for three readers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FixFor {
    /// Who sent the message.
    pub sender: String,
    /// Who runs the server.
    pub server: String,
    /// Who writes the client.
    pub client: String,
}

/// A parameter of MAIL or RCPT.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Parameter {
    /// Its keyword, in upper case.
    pub keyword: &'static str,
    /// The commands that take it.
    pub commands: Vec<&'static str>,
    /// What its value looks like, in words.
    pub value: &'static str,
    /// The service extension that brings it.
    pub extension: &'static str,
}

/// A step of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Step {
    /// Its name, the same in every language.
    pub id: String,
    /// The question or statement.
    pub title: String,
    /// What is to be known there.
    pub text: String,
    /// The ways on.
    pub ways: Vec<Way>,
}

/// A way on from a step of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Way {
    /// The answer that leads there.
    pub answer: String,
    /// Another step of the guide, or the id of an entry.
    pub to: String,
}

/// Where a reply leads on: a step of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GoOn {
    /// The id of the guide.
    pub guide: String,
    /// The id of the step.
    pub step: String,
    /// What the step asks or states.
    pub title: String,
}

impl Explanation {
    /// An entry with a title and nothing else.
    pub(crate) fn new(kind: EntryKind, id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            kind,
            id: id.into(),
            title: title.into(),
            short: String::new(),
            class: None,
            description: String::new(),
            origin: String::new(),
            instead: String::new(),
            when_you_see_it: String::new(),
            how_to_fix: String::new(),
            fix_for: None,
            when_to_send: String::new(),
            status: None,
            category: None,
            retry: None,
            syntax: String::new(),
            parameters: Vec::new(),
            examples: Vec::new(),
            enhanced: Vec::new(),
            replies: Vec::new(),
            ports: Vec::new(),
            commands: Vec::new(),
            related: Vec::new(),
            steps: Vec::new(),
            go_on: None,
            rfc: Vec::new(),
        }
    }

    /// An entry with what its Markdown says; what stands before the title on the first line is its id.
    pub(crate) fn of_text(kind: EntryKind, id: impl Into<String>, shown_id: &str, text: super::Text) -> Self {
        let mut entry = Self::new(kind, id, text.title(shown_id));
        entry.short = text.plain("In short");
        entry.description = text.plain("Description");
        entry.origin = text.plain("Where it comes from");
        entry.instead = text.plain("Look for instead");
        entry.when_you_see_it = text.plain("When you see it");
        entry.how_to_fix = text.plain("How to fix it");
        entry.when_to_send = text.plain("When to send it");
        let [sender, server, client] =
            ["For the sender", "For the server", "For the client"].map(|heading| text.plain(heading));
        if ![&sender, &server, &client].iter().all(|text| text.is_empty()) {
            entry.fix_for = Some(FixFor { sender, server, client });
        }
        entry
    }

    /// Adds ids to the related ones, without the entry itself and without repeating any.
    pub(super) fn relate(&mut self, ids: impl IntoIterator<Item = String>) {
        for id in ids {
            if id != self.id && !self.related.contains(&id) {
                self.related.push(id);
            }
        }
    }
}

/// References as reports show them.
pub(super) fn rfc_refs(references: &[Rfc]) -> Vec<RfcRef> {
    references.iter().map(RfcRef::from).collect()
}

/// Each item as a string.
pub(super) fn strings<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}
