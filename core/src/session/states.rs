//! Everything that decides a transition: the tables, then what they do not say.

use super::Sent;
use crate::registry::{Effect, Verb};
use crate::rules::Rule;
use crate::rules::sequence::{
    AFTER_CLOSING, AFTER_QUIT, AFTER_REFUSED_GREETING, CHUNK_AFTER_FAILURE, CHUNKING_MIXED, HELLO_FIRST,
    MAIL_FIRST, MAIL_NESTED, RECIPIENT_FIRST,
};
use crate::rules::tls::AUTH_IN_TRANSACTION;

/// Where a session stands (RFC 5321 §4.1.4, §3.3; RFC 3030 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The log begins in the middle of a session: nothing is out of order yet.
    Unknown,
    /// The connection is open; the greeting is still to come.
    Connected,
    /// The greeting refused the client: it may say QUIT (RFC 5321 §3.1, RFC 7504 §3).
    Refused,
    /// The server has greeted; nobody has said EHLO.
    Greeted,
    /// No transaction is open.
    Ready,
    /// MAIL has been accepted.
    Mail,
    /// At least one RCPT has been accepted.
    Recipient,
    /// 354 has been given: message data, up to its end.
    Data,
    /// A chunk has been accepted that was not the last.
    Chunking,
    /// A chunk has been refused, the last one or another: the transaction has failed, and RSET is due (RFC 3030 §2).
    ChunkFailed,
    /// The server has said 421.
    Closing,
    /// QUIT has been answered.
    Closed,
}

impl State {
    /// Every state.
    pub const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Connected,
        Self::Refused,
        Self::Greeted,
        Self::Ready,
        Self::Mail,
        Self::Recipient,
        Self::Data,
        Self::Chunking,
        Self::ChunkFailed,
        Self::Closing,
        Self::Closed,
    ];

    /// Whether a transaction is open.
    pub const fn in_transaction(self) -> bool {
        matches!(self, Self::Mail | Self::Recipient | Self::Data | Self::Chunking | Self::ChunkFailed)
    }

    /// Whether the session is over.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closing | Self::Closed)
    }
}

/// Which rule forbids a command in a state; rows as in RFC 5321 §4.1.4.
pub(super) const fn forbids(state: State, effect: Effect) -> Option<&'static Rule> {
    use Effect::{Authenticate, Chunk, Data, Mail, Quit, Recipient};
    match (state, effect) {
        (State::Closed, _) => Some(&AFTER_QUIT),
        (State::Closing | State::Refused, Quit) => None,
        (State::Closing, _) => Some(&AFTER_CLOSING),
        (State::Refused, _) => Some(&AFTER_REFUSED_GREETING),
        (State::Connected | State::Greeted, Mail | Recipient | Data | Chunk) => Some(&HELLO_FIRST),
        (State::Ready, Recipient | Data | Chunk) => Some(&MAIL_FIRST),
        (State::Mail, Data | Chunk) => Some(&RECIPIENT_FIRST),
        // After a chunk that failed "a RSET command MUST be issued" (RFC 3030 §2).
        (State::Mail | State::Recipient | State::Chunking | State::ChunkFailed, Mail) => Some(&MAIL_NESTED),
        // One transaction has DATA or BDAT, not both; after a refused chunk there are no more (RFC 3030 §2).
        // RCPT comes before the content (RFC 5321 §4.1.4).
        (State::Chunking | State::ChunkFailed, Data | Recipient) => Some(&CHUNKING_MIXED),
        (State::ChunkFailed, Chunk) => Some(&CHUNK_AFTER_FAILURE),
        // RFC 4954 §4.
        (State::Mail | State::Recipient | State::Chunking | State::ChunkFailed, Authenticate) => {
            Some(&AUTH_IN_TRANSACTION)
        }
        _ => None,
    }
}

/// The state after a command was accepted.
const fn accepted(state: State, sent: Sent) -> State {
    match (state, sent.effect) {
        (_, Effect::Hello) => State::Ready,
        (_, Effect::Mail) => State::Mail,
        (State::Unknown | State::Mail | State::Recipient, Effect::Recipient) => State::Recipient,
        (
            State::Unknown | State::Mail | State::Recipient | State::Chunking | State::ChunkFailed,
            Effect::Reset,
        ) => State::Ready,
        (State::Unknown | State::Recipient | State::Chunking, Effect::Chunk) if sent.last => State::Ready,
        (State::Unknown | State::Recipient, Effect::Chunk) => State::Chunking,
        (State::Unknown | State::Recipient | State::Mail, Effect::Data) => State::Data,
        // The TLS handshake takes the session back to just after the greeting (RFC 3207 §4.2).
        (_, Effect::Tls) => State::Greeted,
        (_, Effect::Quit) => State::Closed,
        _ => state,
    }
}

/// The state after a reply: what the tables do not say.
pub(super) const fn after(state: State, sent: Sent, code: u16) -> State {
    match (state, code / 100) {
        (State::Closed, _) => State::Closed,
        (_, 4) if code == 421 => State::Closing,
        (State::Connected, 2 | 3) => State::Greeted,
        // Any other greeting lets the client quit, and nothing else (RFC 5321 §3.1).
        (State::Connected, _) => State::Refused,
        // Whatever answers the end of data ends the transaction (RFC 5321 §4.1.1.4).
        (State::Data, _) => State::Ready,
        // XCLIENT takes the session back to its greeting (Postfix).
        (_, 2) if matches!(sent.verb, Some(Verb::XClient)) => State::Greeted,
        (_, 2 | 3) => accepted(state, sent),
        // A server takes QUIT whatever it answers, unless there is something wrong with the line.
        _ if matches!(sent.effect, Effect::Quit) && !sent.wrong => State::Closed,
        (State::Recipient | State::Chunking, _) if matches!(sent.effect, Effect::Chunk) => State::ChunkFailed,
        _ => state,
    }
}

/// The state that a client may count on when it has sent a command and knows no reply yet: success.
pub(super) const fn optimistic(state: State, sent: Sent) -> State {
    match (state, sent.effect) {
        // What follows DATA in a group is judged as if the data had been taken.
        (State::Recipient, Effect::Data) => State::Ready,
        _ => accepted(state, sent),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Session;
    use super::*;
    use crate::command::{Context, command};
    use std::{vec, vec::Vec};

    /// Runs client lines against replies, and gives the rules that forbade each.
    fn run(lines: &[(&str, u16)]) -> (Vec<Option<&'static str>>, State) {
        let mut session = Session::new();
        session.reply(220);
        session.synchronise();
        let mut rules = vec![];
        for (line, code) in lines {
            let parsed = command(line.as_bytes(), &Context::default(), &mut ());
            rules.push(session.command(&parsed, line.as_bytes()).refusal.map(|finding| finding.rule.code));
            session.reply(*code);
            session.synchronise();
        }
        (rules, session.state())
    }

    #[test]
    fn order_of_rfc_5321_4_1_4() {
        /// Lines with their replies, the rule that forbids each, and the state in the end.
        type Row<'a> = (&'a [(&'a str, u16)], &'a [Option<&'a str>], State);
        let cases: &[Row<'_>] = &[
            (
                &[
                    ("EHLO a.example", 250),
                    ("MAIL FROM:<>", 250),
                    ("RCPT TO:<a@b.example>", 250),
                    ("DATA", 354),
                ],
                &[None; 4],
                State::Data,
            ),
            (&[("MAIL FROM:<>", 503)], &[Some("SL0401")], State::Greeted),
            (
                &[("HELO a.example", 250), ("RCPT TO:<a@b.example>", 503)],
                &[None, Some("SL0402")],
                State::Ready,
            ),
            (
                &[("HELO a.example", 250), ("MAIL FROM:<>", 250), ("MAIL FROM:<>", 503)],
                &[None, None, Some("SL0403")],
                State::Mail,
            ),
            (
                &[("HELO a.example", 250), ("MAIL FROM:<>", 250), ("DATA", 503)],
                &[None, None, Some("SL0404")],
                State::Mail,
            ),
            (
                &[("HELO a.example", 250), ("MAIL FROM:<>", 250), ("RSET", 250), ("MAIL FROM:<>", 250)],
                &[None; 4],
                State::Mail,
            ),
            (
                &[("HELO a.example", 250), ("MAIL FROM:<>", 550), ("RCPT TO:<a@b.example>", 503)],
                &[None, None, Some("SL0402")],
                State::Ready,
            ),
            (&[("EHLO a.example", 502), ("MAIL FROM:<>", 503)], &[None, Some("SL0401")], State::Greeted),
            (&[("NOOP", 250), ("VRFY a", 252), ("HELP", 214), ("RSET", 250)], &[None; 4], State::Greeted),
            (&[("QUIT", 221), ("NOOP", 503)], &[None, Some("SL0405")], State::Closed),
            (&[("EHLO a.example", 421)], &[None], State::Closing),
            (
                &[
                    ("EHLO a.example", 250),
                    ("MAIL FROM:<>", 250),
                    ("EHLO a.example", 250),
                    ("MAIL FROM:<>", 250),
                ],
                &[None; 4],
                State::Mail,
            ),
        ];
        for (lines, rules, state) in cases {
            assert_eq!(run(lines), (rules.to_vec(), *state), "{lines:?}");
        }
    }

    #[test]
    fn after_a_refusal_still_under_way_nobody_is_to_blame() {
        let mut session = Session::new();
        session.reply(220);
        let mut say = |line: &str, code: u16| {
            let parsed = command(line.as_bytes(), &Context::default(), &mut ());
            let verdict = session.command(&parsed, line.as_bytes());
            session.reply(code);
            (verdict.refusal.is_some(), verdict.at_fault)
        };
        assert_eq!(say("EHLO a.example", 250), (false, false));
        assert_eq!(say("MAIL FROM:<a@b.example>", 550), (false, false));
        assert_eq!(say("RCPT TO:<a@b.example>", 503), (true, false), "RFC 2920 §3.1");
        assert_eq!(say("DATA", 503), (true, false));
    }

    #[test]
    fn the_end_of_data_ends_the_transaction_whatever_is_answered() {
        for code in [250, 451, 554] {
            assert_eq!(after(State::Data, Sent::of(Some(Verb::Data), true), code), State::Ready);
        }
    }

    #[test]
    fn no_state_is_left_by_a_refusal_but_to_close() {
        for &state in State::ALL {
            for &verb in Verb::ALL {
                let pending = Sent::of(Some(verb), false);
                let next = after(state, pending, 550);
                let chunk =
                    verb.effect() == Effect::Chunk && matches!(state, State::Recipient | State::Chunking);
                let moved = matches!(state, State::Connected | State::Data) || verb == Verb::Quit || chunk;
                assert!(next == state || moved, "{state:?} {verb:?} {next:?}");
            }
        }
    }
}
