//! The sans-I/O session: what may come when, message data, and the lines of a byte stream.

mod assumed;
mod commands;
mod content;
mod conversation;
mod data;
mod early;
mod known;
mod learned;
mod listen;
mod missing;
mod pipelining;
mod prelude;
mod reader;
mod replies;
mod states;
mod streams;
mod waits;

pub use conversation::{Conversation, Settings};
pub use data::{ChunkScanner, DataFinding, DataLimits, DataScanner, EightBit};
pub(crate) use data::{Mark, Run};
pub(crate) use listen::Spots;
pub use listen::{Found, Listen, Outcome, Related, Said, Spot, Told};
pub use reader::{LineReader, ReadLine};
pub use states::State;
pub use streams::Streams;

use crate::command::Command;
use crate::finding::{Arg, Finding, ReplyContext};
use crate::registry::{Effect, Verb};
use crate::report::Protocol;
use crate::rules::Rule;
use crate::rules::tls::{AUTH_AGAIN, STARTTLS_AGAIN};
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
    unanswered: VecDeque<Sent>,
    /// A reply was not what the client counted on, so its view has to be worked out afresh.
    surprised: bool,
    /// In LMTP the end of data is answered once for each accepted recipient (RFC 2033 §4.2).
    protocol: Protocol,
    /// Recipients accepted in this transaction.
    recipients: usize,
    /// Replies to the end of data that are still due.
    due: usize,
    authenticated: bool,
    secured: bool,
}

/// A command that waits for its reply.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    /// None where the verb is not known.
    pub verb: Option<Verb>,
    /// What it does to a transaction.
    pub(crate) effect: Effect,
    /// BDAT's LAST.
    pub(crate) last: bool,
    /// A strict server has to refuse it.
    pub wrong: bool,
    /// One of the commands that may stand before others in a group (RFC 2920 §3.1).
    pub(crate) leads: bool,
    /// Where it stands.
    pub spot: Spot,
    /// Octets of its line without the line ending.
    pub length: u32,
}

impl Sent {
    /// A command of which no more is known than its verb, and whether it carries BDAT's LAST.
    pub(crate) const fn of(verb: Option<Verb>, last: bool) -> Self {
        let effect = match verb {
            Some(verb) => verb.effect(),
            None => Effect::Other,
        };
        Self { verb, effect, last, wrong: false, leads: false, spot: Spot::START, length: 0 }
    }
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
    pub const fn new() -> Self {
        Self {
            state: State::Connected,
            view: State::Connected,
            unanswered: VecDeque::new(),
            surprised: false,
            protocol: Protocol::Smtp,
            recipients: 0,
            due: 0,
            authenticated: false,
            secured: false,
        }
    }

    /// A session whose beginning is not known.
    pub const fn from_the_middle() -> Self {
        let mut session = Self::new();
        session.state = State::Unknown;
        session.view = State::Unknown;
        session
    }

    /// What comes next is the greeting after all.
    pub(crate) fn connect(&mut self) {
        self.state = State::Connected;
        self.surprised = true;
        self.synchronise();
    }

    /// A message has been sent, of which nobody saw the beginning.
    pub(crate) fn in_message(&mut self) {
        self.state = State::Data;
        self.due = 1;
        self.surprised = true;
        self.synchronise();
    }

    /// The greeting has come, though nobody saw it.
    pub(crate) fn greeted(&mut self) {
        self.state = State::Greeted;
        self.synchronise();
    }

    /// Speaks LMTP from here on (RFC 2033).
    pub const fn speak_lmtp(&mut self) {
        self.protocol = Protocol::Lmtp;
    }

    /// Speaks SMTP after all: LHLO was refused, and EHLO taken.
    pub(crate) const fn speak_smtp(&mut self) {
        self.protocol = Protocol::Smtp;
    }

    /// Which protocol it speaks.
    pub(crate) const fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Where the session stands after the replies given so far.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Where its client may believe that it stands.
    pub const fn view(&self) -> State {
        self.view
    }

    /// Whether TLS protects it, as far as it was told.
    pub const fn is_secured(&self) -> bool {
        self.secured
    }

    /// Whether AUTH has succeeded.
    pub const fn is_authenticated(&self) -> bool {
        self.authenticated
    }

    /// The oldest command without its reply.
    pub fn awaited(&self) -> Option<&Sent> {
        self.unanswered.front()
    }

    /// Commands without their replies, the oldest first.
    pub fn unanswered(&self) -> impl DoubleEndedIterator<Item = &Sent> + ExactSizeIterator {
        self.unanswered.iter()
    }

    /// Recipients accepted in the transaction that is open.
    pub const fn recipients(&self) -> usize {
        self.recipients
    }

    /// Judges a command's place and queues it until its reply; `line` is the line it was parsed from.
    pub fn command(&mut self, command: &Command<'_>, line: &[u8]) -> Verdict {
        let last = matches!(command, Command::Bdat(_, true) | Command::Burl(_, true));
        let mut sent = Sent::of(command.verb(), last);
        let verdict = self.verdict(&sent, line);
        sent.wrong = verdict.refusal.is_some();
        self.push(sent);
        verdict
    }

    /// What is to be said of a command that comes now.
    pub(crate) fn verdict(&self, sent: &Sent, line: &[u8]) -> Verdict {
        let Some(verb) = sent.verb else { return Verdict { refusal: None, at_fault: false } };
        let Some(rule) = self.forbids(self.state, sent.effect) else {
            return Verdict { refusal: None, at_fault: false };
        };
        let args = [Arg::Word(verb.name()), Arg::None];
        let refusal = Some(Finding { rule, span: word(line), args, context: ReplyContext::Other });
        Verdict { refusal, at_fault: self.forbids(self.view, sent.effect).is_some() }
    }

    /// Why a command cannot succeed though the state does not forbid it yet: those before it, still unanswered, do.
    pub(crate) fn hopeless(&self, sent: &Sent, line: &[u8]) -> Option<Finding> {
        let verb = sent.verb.filter(|_| !self.unanswered.is_empty())?;
        let rule = self.forbids(self.view, sent.effect)?;
        let args = [Arg::Word(verb.name()), Arg::None];
        Some(Finding { rule, span: word(line), args, context: ReplyContext::Other })
    }

    /// What was sent and not answered was no command.
    pub(crate) fn swallow(&mut self) {
        self.unanswered.clear();
        self.surprised = true;
        self.synchronise();
    }

    /// Whether a strict server has to refuse a command when its turn comes.
    pub(crate) fn has_to_refuse(&self, sent: &Sent) -> bool {
        sent.wrong || sent.verb.is_some() && self.forbids(self.state, sent.effect).is_some()
    }

    fn forbids(&self, state: State, effect: Effect) -> Option<&'static Rule> {
        match effect {
            Effect::Authenticate if self.authenticated => Some(&AUTH_AGAIN),
            Effect::Tls if self.secured => Some(&STARTTLS_AGAIN),
            _ => forbids(state, effect),
        }
    }

    /// Queues a command until its reply.
    pub(crate) fn push(&mut self, sent: Sent) {
        self.view = optimistic(self.view, sent);
        self.unanswered.push_back(sent);
    }

    /// Takes the server's reply to the oldest command without one; before any, the greeting.
    ///
    /// Gives back the command that it answers; a 334 leaves AUTH waiting for more.
    pub fn reply(&mut self, code: u16) -> Option<Sent> {
        if self.state == State::Data {
            let data = Sent::of(Some(Verb::Data), true);
            self.end_of_data(data, code);
            return Some(data);
        }
        let answered = match self.unanswered.front().copied() {
            _ if self.state == State::Connected => None,
            Some(sent) if sent.effect == Effect::Authenticate && code == 334 => {
                // A line that was sent behind AUTH is read as the response.
                self.surprised |= self.unanswered.remove(1).is_some();
                return Some(sent);
            }
            Some(sent) if self.is_last_chunk(sent) => {
                self.last_chunk(sent, code);
                return Some(sent);
            }
            _ => self.unanswered.pop_front(),
        };
        self.move_by(answered.unwrap_or(Sent::of(None, false)), code);
        answered
    }

    /// Moves on as if the server had answered the oldest command as it should.
    pub(crate) fn assume(&mut self) -> Option<(Sent, u16)> {
        let sent = self.unanswered.front().copied()?;
        let code = match sent.effect {
            _ if sent.wrong => 503,
            Effect::Data => 354,
            Effect::Quit => 221,
            Effect::Tls => 220,
            Effect::Authenticate => 235,
            _ => 250,
        };
        self.reply(code);
        self.synchronise();
        Some((sent, code))
    }

    fn move_by(&mut self, sent: Sent, code: u16) {
        let before = self.state;
        self.state = after(before, sent, code);
        self.surprised |= before == State::Data || self.state != optimistic(before, sent);
        match sent.effect {
            _ if !matches!(code / 100, 2 | 3) => {}
            Effect::Recipient if self.state == State::Recipient => self.recipients += 1,
            Effect::Authenticate => self.authenticated = true,
            Effect::Tls => self.start_tls(),
            _ => {}
        }
        if self.state == State::Data {
            self.due = if self.protocol == Protocol::Lmtp { self.recipients } else { 1 };
        } else if !self.state.in_transaction() || self.state == State::Mail {
            self.recipients = 0;
        }
    }

    /// TLS has been agreed on: what was known before is forgotten (RFC 3207 §4.2).
    pub(crate) fn start_tls(&mut self) {
        self.secured = true;
        self.authenticated = false;
        self.surprised = true;
        self.state = State::Greeted;
    }

    /// TLS protects the connection from the start, or so the log says.
    pub(crate) const fn secure(&mut self) {
        self.secured = true;
    }

    fn is_last_chunk(&self, sent: Sent) -> bool {
        self.protocol == Protocol::Lmtp && sent.effect == Effect::Chunk && sent.last && self.recipients > 0
    }

    /// BDAT LAST is answered for each recipient (RFC 2033 §4.3).
    fn last_chunk(&mut self, sent: Sent, code: u16) {
        if self.due == 0 {
            self.due = self.recipients;
        }
        if self.due == 1 {
            self.unanswered.pop_front();
        }
        // One recipient's refusal is no failure of the chunk.
        self.end_of_data(sent, if code == 421 { code } else { 250 });
    }

    fn end_of_data(&mut self, sent: Sent, code: u16) {
        self.due = self.due.saturating_sub(1);
        if self.due == 0 || code == 421 {
            self.due = 0;
            self.move_by(sent, code);
        }
    }

    /// Every reply given so far has reached the client.
    pub fn synchronise(&mut self) {
        if !core::mem::take(&mut self.surprised) {
            return;
        }
        self.view = self.unanswered.iter().fold(self.state, |view, &sent| optimistic(view, sent));
    }
}

/// The verb at the start of a line.
pub(crate) fn word(line: &[u8]) -> Span {
    let start = line.iter().position(u8::is_ascii_alphanumeric).unwrap_or(0);
    let length = line[start..].iter().take_while(|octet| octet.is_ascii_alphanumeric()).count();
    Span::new(start, start + length)
}

impl State {
    /// The rule that forbids a verb in this state; none where it may come (RFC 5321 §4.1.4).
    pub fn forbids(self, verb: Verb) -> Option<&'static Rule> {
        forbids(self, verb.effect())
    }
}
