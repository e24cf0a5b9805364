//! What the values of an entry are called.

use super::words::{self, Phrase};
use smtplint_core::reference::EntryKind;
use smtplint_core::registry::classes::{ReplyCategory, ReplyClass};
use smtplint_core::registry::codes::{Retry, Status};
use smtplint_core::{Kind, Severity};

pub(super) fn class(class: ReplyClass) -> &'static Phrase {
    match class {
        ReplyClass::PositivePreliminary | ReplyClass::PositiveCompletion => &words::CLASS_2,
        ReplyClass::PositiveIntermediate => &words::CLASS_3,
        ReplyClass::TransientNegative => &words::CLASS_4,
        ReplyClass::PermanentNegative => &words::CLASS_5,
    }
}

pub(super) fn category(category: ReplyCategory) -> &'static Phrase {
    match category {
        ReplyCategory::Syntax => &words::SYNTAX,
        ReplyCategory::Information => &words::INFORMATION,
        ReplyCategory::Connections => &words::CONNECTIONS,
        ReplyCategory::Unspecified => &words::UNSPECIFIED,
        ReplyCategory::MailSystem => &words::MAIL_SYSTEM,
    }
}

pub(super) fn status(status: Status) -> &'static Phrase {
    match status {
        Status::Core => &words::CORE,
        Status::Extension => &words::BY_EXTENSION,
        Status::Vendor => &words::VENDOR,
        Status::Folklore => &words::FOLKLORE,
    }
}

pub(super) fn retry(retry: Retry) -> &'static Phrase {
    match retry {
        Retry::Now => &words::NOW,
        Retry::Later => &words::LATER,
        Retry::Never => &words::NEVER,
        Retry::AfterFixing => &words::AFTER_FIXING,
    }
}

pub(super) fn subject(subject: u8) -> Option<&'static Phrase> {
    Some(match subject {
        0 => &words::SUBJECT_0,
        1 => &words::SUBJECT_1,
        2 => &words::SUBJECT_2,
        3 => &words::SUBJECT_3,
        4 => &words::SUBJECT_4,
        5 => &words::SUBJECT_5,
        6 => &words::SUBJECT_6,
        7 => &words::SUBJECT_7,
        _ => return None,
    })
}

/// The family of a rule: the first two digits of its code.
pub(super) fn family(code: &str) -> Option<&'static Phrase> {
    Some(match code.strip_prefix("SL0")?.chars().next()? {
        '0' => &words::FAMILY_0,
        '1' => &words::FAMILY_1,
        '2' => &words::FAMILY_2,
        '3' => &words::FAMILY_3,
        '4' => &words::FAMILY_4,
        '5' => &words::FAMILY_5,
        '6' => &words::FAMILY_6,
        '7' => &words::FAMILY_7,
        '8' => &words::FAMILY_8,
        '9' => &words::FAMILY_9,
        _ => return None,
    })
}

pub(super) fn severity(severity: Severity) -> &'static Phrase {
    match severity {
        Severity::Error => &words::ERROR,
        Severity::Warning => &words::WARNING,
        Severity::Info => &words::INFO,
    }
}

pub(super) fn rule_kind(kind: Kind) -> &'static Phrase {
    match kind {
        Kind::Conformance => &words::CONFORMANCE,
        Kind::Interoperability => &words::INTEROPERABILITY,
        Kind::Security => &words::SECURITY,
    }
}

/// What an entry of a kind is, in the singular.
pub(super) fn kind(kind: EntryKind) -> &'static Phrase {
    match kind {
        EntryKind::ReplyCode => &words::REPLY_CODE,
        EntryKind::EnhancedStatusCode => &words::ENHANCED_CODE,
        EntryKind::Rule => &words::RULE,
        EntryKind::Command => &words::COMMAND,
        EntryKind::Extension => &words::EXTENSION,
        EntryKind::Guide => &words::GUIDE,
        EntryKind::Term => &words::TERM,
    }
}
