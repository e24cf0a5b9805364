//! Groups of commands that are sent without waiting (RFC 2920 §3.1).

use super::{Sent, Session, State};
use crate::command::Command;
use crate::registry::mechanisms::{self, First};
use crate::registry::{Effect, Offer, Pipelining, Verb, extensions};
use crate::rules::Rule;
use crate::rules::sequence::{PIPELINED_AFTER_LAST, PIPELINING_NOT_OFFERED};
use crate::rules::tls::STARTTLS_INJECTION;

/// Whether other commands may follow before its reply: those that the registry places so, and AUTH where one response is
/// the whole exchange (RFC 4954 §4).
pub(super) fn leads(command: &Command<'_>) -> bool {
    match command {
        Command::Auth(name, Some(_)) => {
            mechanisms::find(name).is_some_and(|mechanism| mechanism.first == First::Client)
                && !name.eq_ignore_ascii_case(b"LOGIN")
                && !name.get(..6).is_some_and(|family| family.eq_ignore_ascii_case(b"SCRAM-"))
        }
        // That such a line is no command has been reported.
        Command::Unknown(..) | Command::Foreign(_) | Command::Empty => true,
        _ => command.verb().is_some_and(|verb| verb.pipelining() == Pipelining::Anywhere),
    }
}

/// What is wrong with sending a command while another is unanswered: the rule, and the other.
pub(super) fn fault<'s>(session: &'s Session, offer: &Offer) -> Option<(&'static Rule, &'s Sent)> {
    let mut waiting = session.unanswered();
    let group = waiting.len();
    let previous = waiting.next_back()?;
    if session.state() == State::Connected {
        return None;
    }
    let rule = match previous.effect {
        Effect::Tls => &STARTTLS_INJECTION,
        // One finding for the group, at its second command.
        _ if !offer.has(&extensions::PIPELINING) => {
            return (group == 1).then_some((&PIPELINING_NOT_OFFERED, previous));
        }
        _ if !previous.leads => &PIPELINED_AFTER_LAST,
        _ => return None,
    };
    Some((rule, previous))
}

/// Whether a message is unanswered that nothing may follow yet. Where PIPELINING is offered its end may begin a group.
pub(super) fn message_unanswered(session: &Session, offer: &Offer) -> bool {
    session.state() == State::Data && session.unanswered().len() == 0 && !offer.has(&extensions::PIPELINING)
}

/// What a sentence calls a command.
pub(super) fn called(verb: Option<Verb>) -> &'static str {
    verb.map_or("a line", Verb::name)
}
