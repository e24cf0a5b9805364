//! What things are called on the site alone.

use smtplint_core::reference::EntryKind;
use smtplint_core::reference::phrases::{Phrase, names, site};
use smtplint_core::registry::classes::ReplyClass;

/// What an entry of a kind is, in the singular and for somebody who comes from elsewhere.
pub(super) fn kind(kind: EntryKind) -> &'static Phrase {
    match kind {
        EntryKind::ReplyCode => &names::REPLY_CODE,
        EntryKind::EnhancedStatusCode => &names::ENHANCED_CODE,
        EntryKind::Rule => &site::RULE,
        EntryKind::Command => &site::COMMAND,
        EntryKind::Extension => &site::EXTENSION,
        EntryKind::Guide => &site::GUIDE,
        EntryKind::Term => &site::TERM,
    }
}

/// What a class comes down to, in the words of those who do not read standards.
pub(super) fn outcome(class: ReplyClass) -> &'static Phrase {
    match class {
        ReplyClass::PositivePreliminary | ReplyClass::PositiveIntermediate => &site::GO_ON,
        ReplyClass::PositiveCompletion => &site::SUCCESS,
        ReplyClass::TransientNegative => &site::TEMPORARY,
        ReplyClass::PermanentNegative => &site::PERMANENT,
    }
}

/// The family of a rule: the first two digits of its code.
pub(super) fn family(code: &str) -> Option<&'static Phrase> {
    const FAMILIES: [&Phrase; 10] = [
        &site::FAMILY_0,
        &site::FAMILY_1,
        &site::FAMILY_2,
        &site::FAMILY_3,
        &site::FAMILY_4,
        &site::FAMILY_5,
        &site::FAMILY_6,
        &site::FAMILY_7,
        &site::FAMILY_8,
        &site::FAMILY_9,
    ];
    let number: usize = code.strip_prefix("SL")?.get(..2)?.parse().ok()?;
    FAMILIES.get(number).copied()
}
