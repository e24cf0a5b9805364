//! Phrases that stand for facts, and the small grammar that joins them.

use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::{Action, Actor, Next, Phase, Retry, Status};
use alloc::{format, string::String, vec::Vec};
use core::fmt::Display;

/// `a; b.`, beginning with a capital letter.
pub(super) fn pair(a: &str, b: &str) -> String {
    capitalised(&format!("{a}; {b}."))
}

/// The text with its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with its first letter in lower case.
pub(super) fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn either<T: Display>(items: &[T]) -> String {
    let words: Vec<String> = items.iter().map(|item| format!("{item}")).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// What a class reports, about one reply.
pub(super) const fn reports(class: ReplyClass) -> &'static str {
    match class {
        ReplyClass::PositivePreliminary => "reports progress",
        ReplyClass::PositiveCompletion => "reports success",
        ReplyClass::PositiveIntermediate => "asks the client for more",
        ReplyClass::TransientNegative => "reports a temporary failure",
        ReplyClass::PermanentNegative => "reports a permanent failure",
    }
}

/// What a class reports, about two replies of the same class.
pub(super) const fn both_report(class: ReplyClass) -> &'static str {
    match class {
        ReplyClass::PositivePreliminary => "report progress, but not the same",
        ReplyClass::PositiveCompletion => "report success, but of different things",
        ReplyClass::PositiveIntermediate => "ask the client for more, but not for the same",
        ReplyClass::TransientNegative => "report a temporary failure, but for different reasons",
        ReplyClass::PermanentNegative => "report a permanent failure, but for different reasons",
    }
}

/// What a client has to make of a class: a whole sentence.
pub(super) const fn treatment(class: ReplyClass) -> &'static str {
    match class {
        ReplyClass::PositivePreliminary => "SMTP has no such replies.",
        ReplyClass::PositiveCompletion => "The command succeeded, and the next one may follow.",
        ReplyClass::PositiveIntermediate => "The command is accepted so far, and the server waits for more.",
        ReplyClass::TransientNegative => "The command failed, and the same command may succeed later.",
        ReplyClass::PermanentNegative => "The command failed, and the same command would fail again.",
    }
}

/// What a category is about; none where the standard leaves it open.
pub(super) const fn concerns(category: ReplyCategory) -> Option<&'static str> {
    Some(match category {
        ReplyCategory::Syntax => "is about commands and their syntax",
        ReplyCategory::Information => "answers a request for information",
        ReplyCategory::Connections => "is about the connection",
        ReplyCategory::MailSystem => "is about the mail system",
        ReplyCategory::Unspecified => return None,
    })
}

/// Whether a person has to act.
pub(super) const fn who_acts(actor: Actor) -> &'static str {
    match actor {
        Actor::Nobody => "no person has to act",
        Actor::Developer => "whoever wrote or set up the client has to act",
        Actor::AccountHolder => "whoever holds the account has to act",
        Actor::Sender => "whoever sent the message has to act",
        Actor::Operator => "whoever runs the server has to act",
    }
}

/// Whether the command may be sent again.
pub(super) const fn sending_again(retry: Option<Retry>) -> &'static str {
    match retry {
        None => "there is nothing to repeat",
        Some(Retry::Now) => "the same command may be sent again at once",
        Some(Retry::Later) => "the same command may be sent again later",
        Some(Retry::Never) => "the same command should not be sent again",
        Some(Retry::AfterFixing) => "the command may be sent again once the cause is put right",
    }
}

/// Where in a session a reply comes: `at the start of a connection or after STARTTLS`.
pub(super) fn places(phases: &[Phase]) -> String {
    let after: Vec<&str> = phases.iter().filter_map(|&phase| trigger(phase)).collect();
    let after = (!after.is_empty()).then(|| format!("after {}", either(&after)));
    let apart = phases.iter().filter_map(|phase| match phase {
        Phase::Greeting => Some(String::from("at the start of a connection")),
        Phase::Any => Some(String::from("at any time")),
        _ => None,
    });
    either(&apart.chain(after).collect::<Vec<_>>())
}

/// What a reply comes after; none where it needs nothing before it.
const fn trigger(phase: Phase) -> Option<&'static str> {
    Some(match phase {
        Phase::Greeting | Phase::Any => return None,
        Phase::Hello => "EHLO",
        Phase::Tls => "STARTTLS",
        Phase::Auth => "AUTH",
        Phase::Mail => "MAIL",
        Phase::Rcpt => "RCPT",
        Phase::Data => "DATA",
        Phase::EndOfData => "the message data",
        Phase::Lookup => "VRFY",
        Phase::Help => "HELP",
        Phase::Etrn => "ETRN",
        Phase::Atrn => "ATRN",
        Phase::Quit => "QUIT",
        Phase::Most => "most commands",
    })
}

/// What happens on the connection.
pub(super) const fn happens(next: Next) -> &'static str {
    match next {
        Next::Open => "the connection stays open for the next command",
        Next::Closes => "the server closes the connection",
        Next::MayClose => "the server may close the connection at once",
        Next::Begins => "the session begins, with EHLO or with the TLS handshake",
        Next::TakesMessage => "the server reads the message, not a command",
        Next::TakesResponse => "the server reads a line of the log-in, not a command",
    }
}

/// What a client does: the end of a sentence that begins with it.
pub(super) const fn reaction(action: Action, next: Option<Next>) -> &'static str {
    match (action, next) {
        (Action::Continue, Some(Next::Begins)) => "begins the session or the TLS handshake",
        (Action::Continue, Some(Next::TakesResponse)) => "sends the next line of the log-in",
        (Action::Continue, _) => "goes on with its next command",
        (Action::SendData, Some(Next::TakesMessage)) => "sends the message",
        (Action::SendData, _) => "sends what the server waits for",
        (Action::RetryLater, Some(Next::Closes)) => "connects again later",
        (Action::RetryLater, _) => "tries the same again later",
        (Action::FixAndResend, _) => "sends the command again only when the cause is put right",
        (Action::GiveUp, _) => "stops trying and reports the failure to the sender",
        (Action::None, _) => "closes its end of the connection",
    }
}

/// Where a code comes from.
pub(super) const fn origin(status: Status) -> &'static str {
    match status {
        Status::Core => "is part of SMTP itself",
        Status::Extension => "comes from an extension or an addition to SMTP",
        Status::Vendor => "comes from a single maker",
        Status::Folklore => "is known from reference sites only",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_sentences_are_joined() {
        assert_eq!(either::<u16>(&[]), "");
        assert_eq!(either(&[550]), "550");
        assert_eq!(either(&[451, 550]), "451 or 550");
        assert_eq!(either(&["a", "b", "c"]), "a, b or c");
        assert_eq!(
            places(&[Phase::Greeting, Phase::Mail, Phase::Rcpt]),
            "at the start of a connection or after MAIL or RCPT"
        );
        assert_eq!(places(&[Phase::Any]), "at any time");
        assert_eq!(pair("after 220 x", "after 500 y"), "After 220 x; after 500 y.");
        assert_eq!((capitalised("ab"), lowered("AB")), ("Ab".into(), "aB".into()));
        assert_eq!(capitalised(""), "");
    }
}
