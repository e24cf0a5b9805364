//! Explains one code: from the registry's facts and the texts.

use super::query::{Enhanced, Numbers, numbers};
use super::words::{either, lowered, treatment};
use super::{rule, texts};
use crate::registry::classes::{ReplyCategory, ReplyClass, enhanced_class, enhanced_subject};
use crate::registry::codes::{ReplyCode, Retry, Status, reply_code};
use crate::registry::enhanced::{ENHANCED, EnhancedCode, Standing, enhanced_code};
use crate::report::RfcRef;
use crate::rules::Rfc;
use alloc::string::{String, ToString};
use alloc::{format, vec, vec::Vec};

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

/// One entry of the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Explanation {
    /// What it is about.
    pub kind: EntryKind,
    /// What it is found by: `220`, `5.7.1`, `SL0203`, `MAIL`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the first digit says.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub class: Option<ReplyClass>,
    /// What it means.
    pub description: String,
    /// Where it comes up.
    pub when_you_see_it: String,
    /// What to do about it.
    pub how_to_fix: String,
    /// What to do about it, for three readers.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub fix_for: Option<FixFor>,
    /// Where it comes from.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub status: Option<Status>,
    /// What the second digit says.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub category: Option<ReplyCategory>,
    /// Whether the command may be sent again; none where it did not fail.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub retry: Option<Retry>,
    /// Examples of it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub examples: Vec<String>,
    /// The enhanced status codes that go with it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub enhanced: Vec<String>,
    /// The ports on which it belongs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub ports: Vec<u16>,
    /// The commands that it answers, or that it belongs to.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub commands: Vec<String>,
    /// The ids of other entries worth reading.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub related: Vec<String>,
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

impl Explanation {
    /// An entry with a title and nothing else.
    pub(crate) fn new(kind: EntryKind, id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            kind,
            id: id.into(),
            title: title.into(),
            class: None,
            description: String::new(),
            when_you_see_it: String::new(),
            how_to_fix: String::new(),
            fix_for: None,
            status: None,
            category: None,
            retry: None,
            examples: Vec::new(),
            enhanced: Vec::new(),
            ports: Vec::new(),
            commands: Vec::new(),
            related: Vec::new(),
            rfc: Vec::new(),
        }
    }
}

/// Explains a reply code, an enhanced status code, a whole reply, or a rule by its code or name.
///
/// `other` is asked for everything else: verbs, extensions.
pub(crate) fn explain_with(
    query: &str,
    other: impl FnOnce(&str) -> Option<Explanation>,
) -> Option<Explanation> {
    let query = query.trim();
    match numbers(query) {
        Some(Numbers::Reply(code, None)) => explain_code(code),
        Some(Numbers::Reply(code, Some(enhanced))) => Some(with_enhanced(explain_code(code)?, enhanced)),
        Some(Numbers::Enhanced((class, subject, detail))) => explain_enhanced(class, subject, detail),
        None => crate::rules::find(query).map(rule::explain_rule).or_else(|| other(query)),
    }
}

/// Explains a reply code; none where its first digit is not 2 to 5.
pub fn explain_code(code: u16) -> Option<Explanation> {
    let class = ReplyClass::of(code).filter(|&class| class != ReplyClass::PositivePreliminary)?;
    let mut entry = match reply_code(code) {
        Some(known) => registered(known),
        None => unregistered(code, class),
    };
    entry.class = Some(class);
    entry.category = ReplyCategory::of(code);
    Some(entry)
}

/// A code that a standard defines.
fn registered(code: &ReplyCode) -> Explanation {
    Explanation {
        description: texts::line(code.text, "Description"),
        when_you_see_it: texts::line(code.text, "When you see it"),
        how_to_fix: texts::line(code.text, "How to fix it"),
        status: Some(code.status),
        retry: code.retry,
        examples: strings(code.examples),
        enhanced: strings(code.enhanced),
        ports: code.ports.to_vec(),
        commands: strings(code.commands),
        related: strings(code.related),
        rfc: rfc_refs(code.rfc),
        ..Explanation::new(EntryKind::ReplyCode, code.code.to_string(), code.name)
    }
}

/// A code that no standard defines: only its digits speak.
fn unregistered(code: u16, class: ReplyClass) -> Explanation {
    let mut sentences = vec![
        format!("{code} is not registered: no standard that smtplint knows defines it."),
        format!("Its first digit makes it a {} reply.", class.term()),
        treatment(class).to_string(),
    ];
    if ReplyCategory::of(code).is_none() {
        let second = code / 10 % 10;
        sentences.push(format!(
            "Its second digit, {second}, is outside the grammar of RFC 5321, which allows 0 to 5."
        ));
    }
    let hint = hint(code, class);
    sentences.extend(hint.iter().map(|(_, sentence)| sentence.clone()));
    let instead = general_code(class);
    Explanation {
        description: sentences.join(" "),
        when_you_see_it:
            "Only from servers that invent codes of their own, and in logs or lists that are not precise."
                .to_string(),
        how_to_fix: format!(
            "As a client, treat it by its first digit, like {instead}, and read the text. As a server, send {instead} \
             or another code that a standard defines."
        ),
        retry: retry_by_class(class),
        related: [instead.to_string()].into_iter().chain(hint.map(|(id, _)| id)).collect(),
        rfc: rfc_refs(&[Rfc(5321, "4.2.1"), Rfc(5321, "4.3.2")]),
        ..Explanation::new(EntryKind::ReplyCode, code.to_string(), "Unregistered reply code")
    }
}

/// The enhanced status code that an unregistered code may stand for, and a sentence about it.
fn hint(code: u16, class: ReplyClass) -> Option<(String, String)> {
    let digit = class.digit();
    if let Some(listed) = ENHANCED.iter().find(|listed| listed.codes.contains(&code)) {
        let id = format!("{digit}.{}.{}", listed.subject, listed.detail);
        let sentence = format!(
            "Only the registry of enhanced status codes mentions it, beside {id} ({}).",
            listed.title
        );
        return Some((id, sentence));
    }
    // Logs and reference sites write 5.7.1 as 571.
    let listed = enhanced_code(code / 10 % 10, code % 10)?;
    let id = format!("{digit}.{}.{}", listed.subject, listed.detail);
    let fits = class.is_failure() && listed.classes.contains(&digit);
    fits.then(|| {
        let sentence =
            format!("Perhaps the enhanced status code {id} ({}) is meant, without its dots.", listed.title);
        (id, sentence)
    })
}

/// The most general code of a class.
pub(super) const fn general_code(class: ReplyClass) -> u16 {
    match class {
        ReplyClass::PositivePreliminary | ReplyClass::PositiveCompletion => 250,
        ReplyClass::PositiveIntermediate => 354,
        ReplyClass::TransientNegative => 451,
        ReplyClass::PermanentNegative => 554,
    }
}

/// Whether a command may be sent again, as far as the first digit tells.
pub(super) const fn retry_by_class(class: ReplyClass) -> Option<Retry> {
    match class {
        ReplyClass::TransientNegative => Some(Retry::Later),
        ReplyClass::PermanentNegative => Some(Retry::Never),
        _ => None,
    }
}

/// Adds what the enhanced status code of a reply tells.
fn with_enhanced(mut entry: Explanation, (class, subject, detail): Enhanced) -> Explanation {
    let Some(finer) = explain_enhanced(class, subject, detail) else { return entry };
    entry.description = match finer.status {
        Some(_) => format!(
            "{} Here {} ({}) says more. {}",
            entry.description, finer.id, finer.title, finer.description
        ),
        None => format!("{} {}", entry.description, finer.description),
    };
    // Where the finer code says what to do, the general advice would only repeat that there are finer codes.
    if entry.class.is_some_and(ReplyClass::is_failure) && finer.status.is_some() {
        entry.how_to_fix = finer.how_to_fix;
    }
    entry.enhanced.retain(|other| *other != finer.id);
    entry.enhanced.insert(0, finer.id.clone());
    entry.related.insert(0, finer.id);
    entry
}

/// Explains an enhanced status code; none where its class is not 2, 4 or 5.
pub fn explain_enhanced(class: u8, subject: u16, detail: u16) -> Option<Explanation> {
    let class_title = enhanced_class(class)?;
    let id = format!("{class}.{subject}.{detail}");
    let reply_class = ReplyClass::of(u16::from(class) * 100)?;
    let mut entry = match enhanced_code(subject, detail) {
        Some(listed) => enumerated(id, class, listed),
        None => unlisted(id, class_title, subject, reply_class),
    };
    entry.class = Some(reply_class);
    entry.retry = retry_by_class(reply_class);
    Some(entry)
}

/// An enhanced status code that is in the registry.
fn enumerated(id: String, class: u8, listed: &EnhancedCode) -> Explanation {
    let (meaning, remedy) = texts::enhanced(listed.subject, listed.detail).unwrap_or_default();
    let mut sentences = vec![meaning.to_string()];
    if !listed.classes.contains(&class) {
        let classes: Vec<String> = listed.classes.iter().map(|class| format!("{class}.x.x")).collect();
        sentences.push(format!("As registered, it belongs with class {} only.", either(&classes)));
    }
    if listed.standing != Standing::Active {
        sentences.push("It is no longer for new use.".to_string());
    }
    let codes = codes_of_class(listed, class);
    let behind =
        if codes.is_empty() { format!("a reply code that begins with {class}") } else { either(&codes) };
    let usual =
        codes.iter().find(|&&code| reply_code(code).is_some_and(|code| code.enhanced.contains(&id.as_str())));
    let example = usual.or(codes.first()).map(|code| format!("{code} {id} {}", listed.title));
    Explanation {
        description: sentences.join(" "),
        when_you_see_it: format!(
            "At the start of the text behind {behind}, from servers that offer ENHANCEDSTATUSCODES; and in delivery \
             reports, in the field Status."
        ),
        how_to_fix: match class {
            2 => String::from("Nothing has to be mended, for this reports a success."),
            4 => format!("Wait first, for the same may succeed later. If it does not: {}", lowered(remedy)),
            _ => String::from(remedy),
        },
        status: Some(Status::Extension),
        examples: example.into_iter().collect(),
        related: strings(&codes),
        rfc: rfc_refs(listed.rfc),
        ..Explanation::new(EntryKind::EnhancedStatusCode, id, listed.title)
    }
}

/// An enhanced status code that is not in the registry: its class and subject speak.
fn unlisted(id: String, class_title: &str, subject: u16, class: ReplyClass) -> Explanation {
    let about = enhanced_subject(subject).map_or_else(
        || format!("No standard defines the subject {subject} either."),
        |title| format!("Its subject, {subject}, stands for \u{201c}{title}\u{201d}."),
    );
    Explanation {
        description: format!(
            "{id} is not in the registry of enhanced status codes. Its class, {}, stands for \u{201c}{class_title}\u{201d}: {} {about}",
            class.digit(),
            lowered(treatment(class)),
        ),
        when_you_see_it: String::from(
            "From servers that use numbers of their own; what they mean by it, only their text and documentation tell.",
        ),
        how_to_fix: format!(
            "As a client, go by the reply code and the class, and read the text. As a server, send {}.{}.0 or another \
             registered code.",
            class.digit(),
            if enhanced_subject(subject).is_some() { subject } else { 0 }
        ),
        rfc: rfc_refs(&[Rfc(3463, "2"), Rfc(5248, "2")]),
        ..Explanation::new(EntryKind::EnhancedStatusCode, id, "Unregistered enhanced status code")
    }
}

/// The reply codes that the registry names beside an enhanced code, as far as they are of its class and
/// defined (the registry also names a few that no standard defines).
pub(super) fn codes_of_class(listed: &EnhancedCode, class: u8) -> Vec<u16> {
    let fitting = |&code: &u16| code / 100 == u16::from(class) && reply_code(code).is_some();
    listed.codes.iter().copied().filter(fitting).collect()
}

/// References as reports show them.
pub(super) fn rfc_refs(references: &[Rfc]) -> Vec<RfcRef> {
    references.iter().map(RfcRef::from).collect()
}

/// Each item as a string.
fn strings<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests;
