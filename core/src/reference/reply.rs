//! Explains reply codes: from the registry's facts and the texts.

use super::entry::{EntryKind, Explanation, FixFor, rfc_refs, strings};
use super::phrases::explaining as say;
use super::words::by_digit;
use super::{Text, beyond};
use crate::language::Language;
use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::{Action, Actor, CODES, Next, Phase, ReplyCode, Retry, Status, reply_code};
use crate::registry::enhanced::enhanced_code;
use crate::rules::Rfc;
use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

/// Explains a reply code in a language; none where its first digit is not 2 to 5, except those that people meet.
pub(super) fn explain(code: u16, language: Language) -> Option<Explanation> {
    if let Some(entry) = beyond::explain(code, language) {
        return Some(entry);
    }
    let class = ReplyClass::of(code).filter(|&class| class != ReplyClass::PositivePreliminary)?;
    let mut entry = match reply_code(code) {
        Some(known) => registered(known, language),
        None => unregistered(code, class, language)?,
    };
    entry.class = Some(class);
    entry.category = ReplyCategory::of(code);
    Some(entry)
}

/// What people read about a code.
pub(super) fn text(code: &ReplyCode, language: Language) -> Text {
    Text::find(language, "codes", &code.code.to_string(), code.text)
}

/// What is known of a code, whoever lists it.
pub(super) struct Known {
    pub(super) status: Status,
    pub(super) action: Action,
    pub(super) retry: Option<Retry>,
    pub(super) actor: Actor,
    pub(super) phases: &'static [Phase],
    /// None where no standard says what happens on the connection.
    pub(super) next: Option<Next>,
    pub(super) enhanced: &'static [&'static str],
    pub(super) rfc: &'static [Rfc],
    pub(super) text: Text,
}

impl Known {
    /// What is known of a code, its text in a language; none where nobody lists it.
    pub(super) fn of(code: u16, language: Language) -> Option<Self> {
        let Some(listed) = reply_code(code) else { return beyond::known(code, language) };
        Some(Self {
            status: listed.status,
            action: listed.action,
            retry: listed.retry,
            actor: listed.actor,
            phases: listed.phases,
            next: Some(listed.next),
            enhanced: listed.enhanced,
            rfc: listed.rfc,
            text: text(listed, language),
        })
    }
}

/// A code that a standard defines.
fn registered(code: &ReplyCode, language: Language) -> Explanation {
    let id = code.code.to_string();
    let text = text(code, language);
    let mut entry = Explanation {
        status: Some(code.status),
        retry: code.retry,
        examples: strings(code.examples),
        enhanced: strings(code.enhanced),
        ports: code.ports.to_vec(),
        commands: strings(code.commands),
        rfc: rfc_refs(code.rfc),
        ..Explanation::of_text(EntryKind::ReplyCode, id.as_str(), &id, text)
    };
    entry.relate(strings(code.related));
    entry.relate(
        CODES.iter().filter(|other| other.related.contains(&code.code)).map(|other| other.code.to_string()),
    );
    entry
}

/// A code that nobody lists: only its digits speak.
fn unregistered(code: u16, class: ReplyClass, language: Language) -> Option<Explanation> {
    let id = code.to_string();
    let mut sentences = Vec::from([
        say::UNREGISTERED_WHAT.fill(language, &[&id]),
        String::from(by_digit(class)?.of(language)),
    ]);
    if ReplyCategory::of(code).is_none() {
        sentences.push(say::SECOND_DIGIT.fill(language, &[&(code / 10 % 10).to_string()]));
    }
    let hint = hint(code, class, language);
    sentences.extend(hint.iter().map(|(_, sentence)| sentence.clone()));
    let instead = general_code(class).to_string();
    let told = |phrase: &super::phrases::Phrase| phrase.fill(language, &[&instead]);
    let mut entry = Explanation {
        description: sentences.join(" "),
        when_you_see_it: told(&say::UNREGISTERED_SEEN),
        how_to_fix: told(&say::UNREGISTERED_FIX),
        fix_for: Some(FixFor {
            sender: told(&say::UNREGISTERED_SENDER),
            server: told(&say::UNREGISTERED_SERVER),
            client: told(&say::UNREGISTERED_CLIENT),
        }),
        retry: retry_by_class(class),
        rfc: rfc_refs(&[Rfc(5321, "4.2.1"), Rfc(5321, "4.3.2")]),
        ..Explanation::new(EntryKind::ReplyCode, id.as_str(), say::UNREGISTERED.of(language))
    };
    entry.relate([instead].into_iter().chain(hint.map(|(id, _)| id)));
    Some(entry)
}

/// The enhanced status code that an unregistered code may stand for, and a sentence about it.
fn hint(code: u16, class: ReplyClass, language: Language) -> Option<(String, String)> {
    let digit = class.digit();
    // Logs and reference sites write 5.7.1 as 571.
    let listed = enhanced_code(code / 10 % 10, code % 10)?;
    let fits = class.is_failure() && listed.classes.contains(&digit);
    fits.then(|| {
        let id = format!("{digit}.{}.{}", listed.subject, listed.detail);
        let title = super::enhanced::title(listed, language);
        let sentence = say::WITHOUT_DOTS.fill(language, &[&id, title]);
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
