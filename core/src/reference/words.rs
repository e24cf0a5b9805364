//! The phrases that stand for facts, and the small grammar that joins them.

use super::phrases::{Phrase, comparing as react, explaining, facts, names};
use crate::finding::{Kind, Severity};
use crate::language::Language;
use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::{Action, Actor, Next, Phase, Retry, Status};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// `a; b.`, beginning with a capital letter.
pub(super) fn pair(language: Language, a: &str, b: &str) -> String {
    capitalised(&facts::PAIR.fill(language, &[a, b]))
}

/// A clause as a sentence: with a stop, beginning with a capital letter.
pub fn whole(language: Language, a: &str) -> String {
    capitalised(&facts::WHOLE.fill(language, &[a.trim_end_matches('.')]))
}

/// The text with its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn either<T: ToString>(language: Language, items: &[T]) -> String {
    let words: Vec<String> = items.iter().map(ToString::to_string).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => facts::OR.fill(language, &[&rest.join(", "), last]),
    }
}

/// Texts one after the other, where they are there.
pub(super) fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// What a class is called.
pub const fn class(class: ReplyClass) -> &'static Phrase {
    match class {
        ReplyClass::PositivePreliminary => &names::CLASS_1,
        ReplyClass::PositiveCompletion => &names::CLASS_2,
        ReplyClass::PositiveIntermediate => &names::CLASS_3,
        ReplyClass::TransientNegative => &names::CLASS_4,
        ReplyClass::PermanentNegative => &names::CLASS_5,
    }
}

/// What the class of an enhanced status code is called; none where it has no such class.
pub const fn enhanced_class(class: ReplyClass) -> Option<&'static Phrase> {
    Some(match class {
        ReplyClass::PositiveCompletion => &names::SUCCESS,
        ReplyClass::TransientNegative => &names::TRANSIENT,
        ReplyClass::PermanentNegative => &names::PERMANENT,
        _ => return None,
    })
}

/// What a category is called.
pub const fn category(category: ReplyCategory) -> &'static Phrase {
    match category {
        ReplyCategory::Syntax => &names::SYNTAX,
        ReplyCategory::Information => &names::INFORMATION,
        ReplyCategory::Connections => &names::CONNECTIONS,
        ReplyCategory::Unspecified => &names::UNSPECIFIED,
        ReplyCategory::MailSystem => &names::MAIL_SYSTEM,
    }
}

/// Where a code comes from, in a few words.
pub const fn status(status: Status) -> &'static Phrase {
    match status {
        Status::Core => &names::CORE,
        Status::Extension => &names::BY_EXTENSION,
        Status::Vendor => &names::VENDOR,
        Status::Folklore => &names::FOLKLORE,
    }
}

/// Whether to send again, in a word.
pub const fn retry(retry: Retry) -> &'static Phrase {
    match retry {
        Retry::Now => &names::NOW,
        Retry::Later => &names::LATER,
        Retry::Never => &names::NEVER,
        Retry::AfterFixing => &names::AFTER_FIXING,
    }
}

/// What a severity is called.
pub const fn severity(severity: Severity) -> &'static Phrase {
    match severity {
        Severity::Error => &names::ERROR,
        Severity::Warning => &names::WARNING,
        Severity::Info => &names::INFO,
    }
}

/// What a kind of rule is called.
pub const fn rule_kind(kind: Kind) -> &'static Phrase {
    match kind {
        Kind::Conformance => &names::CONFORMANCE,
        Kind::Interoperability => &names::INTEROPERABILITY,
        Kind::Security => &names::SECURITY,
    }
}

/// A port with what it is for, where that is known.
pub fn port(port: u16) -> Option<&'static Phrase> {
    Some(match port {
        25 => &names::PORT_25,
        366 => &names::PORT_366,
        465 => &names::PORT_465,
        587 => &names::PORT_587,
        _ => return None,
    })
}

/// The subject of an enhanced status code.
pub fn subject(subject: u16) -> Option<&'static Phrase> {
    const SUBJECTS: [&Phrase; 8] = [
        &names::SUBJECT_0,
        &names::SUBJECT_1,
        &names::SUBJECT_2,
        &names::SUBJECT_3,
        &names::SUBJECT_4,
        &names::SUBJECT_5,
        &names::SUBJECT_6,
        &names::SUBJECT_7,
    ];
    SUBJECTS.get(usize::from(subject)).copied()
}

/// What a class reports.
pub(super) const fn reports(class: ReplyClass) -> &'static Phrase {
    match class {
        ReplyClass::PositivePreliminary => &facts::REPORTS_1,
        ReplyClass::PositiveCompletion => &facts::REPORTS_2,
        ReplyClass::PositiveIntermediate => &facts::REPORTS_3,
        ReplyClass::TransientNegative => &facts::REPORTS_4,
        ReplyClass::PermanentNegative => &facts::REPORTS_5,
    }
}

/// What the first digit makes of a code that no standard defines; none where SMTP has no such replies.
pub(super) const fn by_digit(class: ReplyClass) -> Option<&'static Phrase> {
    Some(match class {
        ReplyClass::PositivePreliminary => return None,
        ReplyClass::PositiveCompletion => &explaining::UNREGISTERED_2,
        ReplyClass::PositiveIntermediate => &explaining::UNREGISTERED_3,
        ReplyClass::TransientNegative => &explaining::UNREGISTERED_4,
        ReplyClass::PermanentNegative => &explaining::UNREGISTERED_5,
    })
}

/// What a category is about; none where the standard leaves it open.
pub(super) const fn concerns(category: ReplyCategory) -> Option<&'static Phrase> {
    Some(match category {
        ReplyCategory::Syntax => &facts::ABOUT_SYNTAX,
        ReplyCategory::Information => &facts::ABOUT_INFORMATION,
        ReplyCategory::Connections => &facts::ABOUT_CONNECTIONS,
        ReplyCategory::MailSystem => &facts::ABOUT_MAIL,
        ReplyCategory::Unspecified => return None,
    })
}

/// Whether a person has to act.
pub(super) const fn who_acts(actor: Actor) -> &'static Phrase {
    match actor {
        Actor::Nobody => &facts::ACTS_NOBODY,
        Actor::Developer => &facts::ACTS_DEVELOPER,
        Actor::AccountHolder => &facts::ACTS_HOLDER,
        Actor::Sender => &facts::ACTS_SENDER,
        Actor::Operator => &facts::ACTS_OPERATOR,
    }
}

/// Whether the command may be sent again.
pub(super) const fn sending_again(retry: Option<Retry>) -> &'static Phrase {
    match retry {
        None => &facts::REPEAT_NOTHING,
        Some(Retry::Now) => &facts::REPEAT_NOW,
        Some(Retry::Later) => &facts::REPEAT_LATER,
        Some(Retry::Never) => &facts::REPEAT_NEVER,
        Some(Retry::AfterFixing) => &facts::REPEAT_FIXED,
    }
}

/// Where in a session a reply comes: `at the start of a connection or after STARTTLS`.
pub(super) fn places(language: Language, phases: &[Phase]) -> String {
    let after: Vec<&str> = phases.iter().filter_map(|&phase| trigger(language, phase)).collect();
    let after = (!after.is_empty()).then(|| facts::AFTER.fill(language, &[&either(language, &after)]));
    let apart = phases.iter().filter_map(|phase| match phase {
        Phase::Greeting => Some(facts::AT_START.of(language).to_string()),
        Phase::Any => Some(facts::ANY_TIME.of(language).to_string()),
        _ => None,
    });
    either(language, &apart.chain(after).collect::<Vec<_>>())
}

/// What a reply comes after; none where it needs nothing before it.
fn trigger(language: Language, phase: Phase) -> Option<&'static str> {
    Some(match phase {
        Phase::Greeting | Phase::Any => return None,
        Phase::Hello => "EHLO",
        Phase::Tls => "STARTTLS",
        Phase::Auth => "AUTH",
        Phase::Mail => "MAIL",
        Phase::Rcpt => "RCPT",
        Phase::Data => "DATA",
        Phase::EndOfData => facts::MESSAGE_DATA.of(language),
        Phase::Lookup => "VRFY",
        Phase::Help => "HELP",
        Phase::Etrn => "ETRN",
        Phase::Atrn => "ATRN",
        Phase::Quit => "QUIT",
        Phase::Most => facts::MOST_COMMANDS.of(language),
    })
}

/// What happens on the connection.
pub(super) const fn happens(next: Next) -> &'static Phrase {
    match next {
        Next::Open => &facts::STAYS_OPEN,
        Next::Closes => &facts::CLOSES,
        Next::MayClose => &facts::MAY_CLOSE,
        Next::Begins => &facts::BEGINS,
        Next::TakesMessage => &facts::TAKES_MESSAGE,
        Next::TakesResponse => &facts::TAKES_RESPONSE,
    }
}

/// What a client does.
pub(super) const fn reaction(action: Action, next: Option<Next>) -> &'static Phrase {
    match (action, next) {
        (Action::Continue, Some(Next::Begins)) => &react::BEGIN,
        (Action::Continue, Some(Next::TakesResponse)) => &react::LOG_IN,
        (Action::Continue, _) => &react::CONTINUE,
        (Action::SendData, Some(Next::TakesMessage)) => &react::SEND_MESSAGE,
        (Action::SendData, _) => &react::SEND_MORE,
        (Action::RetryLater, Some(Next::Closes)) => &react::RECONNECT,
        (Action::RetryLater, _) => &react::TRY_LATER,
        (Action::FixAndResend, _) => &react::MEND,
        (Action::GiveUp, _) => &react::GIVE_UP,
        (Action::None, _) => &react::CLOSE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_sentences_are_joined() {
        let english = Language::ENGLISH;
        assert_eq!(either::<u16>(english, &[]), "");
        assert_eq!(either(english, &[550]), "550");
        assert_eq!(either(english, &[451, 550]), "451 or 550");
        assert_eq!(either(english, &["a", "b", "c"]), "a, b or c");
        assert_eq!(
            places(english, &[Phase::Greeting, Phase::Mail, Phase::Rcpt]),
            "at the start of a connection or after MAIL or RCPT"
        );
        assert_eq!(places(english, &[Phase::Any]), "at any time");
        assert_eq!(pair(english, "after 220 x", "after 500 y"), "After 220 x; after 500 y.");
        assert_eq!(whole(english, "after 220 x"), "After 220 x.");
        assert_eq!(capitalised("ab"), "Ab");
        assert_eq!(capitalised(""), "");
        assert_eq!(joined(&["a", "", "b"], " "), "a b");
    }
}
