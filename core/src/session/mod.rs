//! The sans-I/O session: what may come when, message data, and the lines of a byte stream.

mod data;
mod reader;
mod states;

pub use data::{ChunkScanner, DataFinding, DataLimits, DataScanner, EightBit};
pub use reader::{LineReader, ReadLine};
pub use states::State;

use crate::command::Command;
use crate::finding::{Arg, Finding, ReplyContext};
use crate::registry::{Effect, Verb};
use crate::span::Span;
use alloc::collections::VecDeque;
use states::{after, forbids, optimistic};

/// One SMTP session as it goes: commands are judged by what came before, and replies alone move it on.
///
/// It does not know which side it serves. A server feeds it each command, then its own reply; a linter the commands
/// and replies of a log.
///
/// ```
/// use smtplint_core::command::{Context, command};
/// use smtplint_core::session::{Session, State};
///
/// let mut session = Session::new();
/// session.reply(220);
/// let line = b"MAIL FROM:<user@example.org>";
/// let verdict = session.command(&command(line, &Context::default(), &mut ()), line);
/// assert_eq!(verdict.refusal.unwrap().rule.name, "hello-first");
/// session.reply(503);
/// assert_eq!(session.state(), State::Greeted);
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    /// After every reply that was given.
    state: State,
    /// What the client may believe: after every reply that reached it, with its later commands taken as accepted.
    view: State,
    /// Commands without their reply yet.
    unanswered: VecDeque<Pending>,
}

/// A command that waits for its reply.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
    pub(crate) effect: Effect,
    /// BDAT's LAST.
    pub(crate) last: bool,
}

/// What is to be said of a command's place in the session.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// Why a server has to refuse it; none where it comes in order.
    pub refusal: Option<Finding>,
    /// Whether its sender could know: in a pipelined group, what follows a refusal still under way is not to blame
    /// (RFC 2920 §3.1).
    pub at_fault: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A connection that has just been opened: the greeting is still to come.
    pub fn new() -> Self {
        Self { state: State::Connected, view: State::Connected, unanswered: VecDeque::new() }
    }

    /// Where the session stands after the replies given so far.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Judges a command's place and queues it until its reply; `line` is the line it was parsed from.
    pub fn command(&mut self, command: &Command<'_>, line: &[u8]) -> Verdict {
        let Some(verb) = command.verb() else { return Verdict { refusal: None, at_fault: false } };
        let effect = verb.effect();
        let refusal = forbids(self.state, effect).map(|rule| Finding {
            rule,
            span: word(line),
            args: [Arg::Word(verb.name()), Arg::None],
            context: ReplyContext::Other,
        });
        let at_fault = forbids(self.view, effect).is_some();
        let pending =
            Pending { effect, last: matches!(command, Command::Bdat(_, true) | Command::Burl(_, true)) };
        self.view = optimistic(self.view, pending);
        self.unanswered.push_back(pending);
        Verdict { refusal, at_fault }
    }

    /// Takes the server's reply to the oldest command without one; before any, the greeting.
    pub fn reply(&mut self, code: u16) {
        if self.state == State::Data {
            self.state = after(State::Data, Pending { effect: Effect::Data, last: true }, code);
            return;
        }
        let answered = if self.state == State::Connected { None } else { self.unanswered.pop_front() };
        let pending = answered.unwrap_or(Pending { effect: Effect::Other, last: false });
        self.state = after(self.state, pending, code);
    }

    /// Every reply given so far has reached the client.
    pub fn synchronise(&mut self) {
        self.view = self.unanswered.iter().fold(self.state, |view, &pending| optimistic(view, pending));
    }
}

/// The verb at the start of a line.
fn word(line: &[u8]) -> Span {
    let start = line.iter().position(u8::is_ascii_alphanumeric).unwrap_or(0);
    let length = line[start..].iter().take_while(|octet| octet.is_ascii_alphanumeric()).count();
    Span::new(start, start + length)
}

impl State {
    /// The rule that forbids a verb in this state; none where it may come (RFC 5321 §4.1.4).
    pub fn forbids(self, verb: Verb) -> Option<&'static crate::rules::Rule> {
        forbids(self, verb.effect())
    }
}
