//! Both sides of one session, judged as they speak.

use super::assumed::Assumed;
use super::content::Content;
use super::early::Early;
use super::known::Known;
use super::learned::Learned;
use super::listen::{Found, Listen, Outcome, Related, Said, Spot, Told};
use super::pipelining::called;
use super::prelude::Prelude;
use super::waits::Waits;
use super::{Sent, Session, State, word};
use crate::finding::{Arg, Finding, Findings, ReplyContext, Report, Side};
use crate::octets::strip_ending;
use crate::registry::{Effect, Offer, Verb};
use crate::reply::Expectation;
use crate::report::Protocol;
use crate::rules::Rule;
use crate::rules::exchange::REPLY_ABSENT;
use crate::rules::sequence::{CHUNK_CUT_SHORT, QUIT_MISSING, WAIT_TOO_LONG};
use crate::span::Span;
use alloc::vec::Vec;

/// What a conversation is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The octets are those of the wire: line endings are judged.
    pub wire: bool,
    /// Which flavour of the protocol is spoken; LMTP is also told by its LHLO.
    pub protocol: Protocol,
    /// What the server is taken to offer until it says so itself.
    pub offer: Offer,
    /// The connection was seen to open: nothing came before what is fed, and a client that speaks first is early.
    pub opened: bool,
    /// Whoever feeds it tells of TLS: until then the connection is known to be clear.
    pub tells_tls: bool,
}

impl Default for Settings {
    /// Text that may begin anywhere, of SMTP with a server that offers everything.
    fn default() -> Self {
        Self { wire: false, protocol: Protocol::Smtp, offer: Offer::ALL, opened: false, tells_tls: false }
    }
}

/// The most commands that are kept until their replies come; no server lets a client send so many ahead.
pub(super) const MAX_UNANSWERED: usize = 4096;

/// What the next octets of the client are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exchange {
    /// A command.
    Command,
    /// Message data, up to CRLF "." CRLF.
    Data,
    /// The end of message data that the log does not show, or a command: some logs show the "." alone.
    Hidden,
    /// So many octets of a chunk.
    Chunk(u64),
    /// A response of an AUTH exchange.
    Auth,
    /// A TLS handshake, or what it protects.
    Tls,
}

/// One session of which both sides are heard, line by line.
///
/// Where a side is missing from the log, what it must have said is assumed. A command is judged by what its sender
/// could know when it was sent.
///
/// ```
/// use smtplint_core::session::{Conversation, Found, Listen, Settings, Spot};
///
/// struct Codes(Vec<&'static str>);
/// impl Listen for Codes {
///     fn found(&mut self, found: &Found<'_>) {
///         self.0.push(found.finding.rule.code);
///     }
/// }
///
/// let mut codes = Codes(Vec::new());
/// let mut talk = Conversation::new(&Settings::default());
/// talk.server(b"220 mx.example.net ESMTP", &[Spot::START], &mut codes);
/// talk.client(b"MAIL FROM:<a@example.org>", &[Spot::START], false, &mut codes);
/// talk.server(b"503 5.5.1 EHLO first", &[Spot::START], &mut codes);
/// talk.finish(&mut codes);
/// assert_eq!(codes.0, ["SL0401"]);
/// ```
#[derive(Clone, Debug)]
pub struct Conversation {
    pub(super) settings: Settings,
    pub(super) session: Session,
    pub(super) learned: Learned,
    pub(super) expectation: Expectation,
    /// What servers said before, in this session and in those before it.
    pub(super) known: Known,
    pub(super) exchange: Exchange,
    pub(super) findings: Findings,
    pub(super) relations: Vec<(&'static Rule, Related)>,
    pub(super) content: Content,
    pub(super) waits: Waits,
    /// The lines of a reply that has not ended.
    pub(super) reply: Vec<u8>,
    pub(super) reply_spots: Vec<Spot>,
    pub(super) heard_client: bool,
    pub(super) heard_server: bool,
    /// The command that opened the transaction.
    pub(super) mail: Option<Sent>,
    /// A chunk has just ended: a line that is no command is its fault.
    pub(super) after_chunk: Option<(u64, Sent)>,
    pub(super) early: Early,
    pub(super) prelude: Prelude,
    pub(super) assumed: Assumed,
    /// The last command ended at a line feed alone: what follows is the rest of a broken line.
    pub(super) broken: bool,
    /// The last command, by what its line says, and whether it was refused for good.
    pub(super) last: (u64, bool),
    pub(super) counts: Counts,
    pub(super) once: Once,
    pub(super) progress: Progress,
    /// Octets of the input after the last that was heard of the client.
    pub(super) end: Spot,
}

/// Commands so far, for LIMITS.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) mails: u32,
    pub(super) recipients: u32,
    /// What tells the domains of recipients apart, where the server limits them.
    pub(super) domains: Vec<u64>,
}

/// What is said once in a session.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Once {
    pub(super) tls_unused: bool,
    pub(super) hello_after_tls: bool,
}

/// How the session fares.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Progress {
    pub(super) mails: u32,
    pub(super) delivered: u32,
    /// The server refused, for good rather than for now.
    pub(super) failed: Option<Failure>,
    pub(super) closed: bool,
    pub(super) greeted: bool,
    /// AUTH has been answered with 334: what comes next answers a response.
    pub(super) challenged: bool,
}

/// How the server refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// 4yz.
    ForNow,
    /// 5yz.
    ForGood,
}

impl Conversation {
    /// A session of which nothing has been heard.
    pub fn new(settings: &Settings) -> Self {
        let mut session = if settings.opened { Session::new() } else { Session::from_the_middle() };
        if settings.protocol == Protocol::Lmtp {
            session.speak_lmtp();
        }
        // Before EHLO a client knows of no extension, unless its user says so.
        let offer =
            if settings.opened && settings.offer == Offer::ALL { Offer::NONE } else { settings.offer };
        Self {
            settings: *settings,
            session,
            learned: Learned::assumed(offer),
            expectation: Expectation { wire: settings.wire, offer: settings.offer, answers: None },
            known: Known::default(),
            exchange: Exchange::Command,
            findings: Findings::default(),
            relations: Vec::new(),
            content: Content::default(),
            waits: Waits::default(),
            reply: Vec::new(),
            reply_spots: Vec::new(),
            heard_client: false,
            heard_server: false,
            mail: None,
            after_chunk: None,
            early: Early::default(),
            prelude: Prelude::default(),
            assumed: Assumed::default(),
            broken: false,
            last: (0, false),
            counts: Counts::default(),
            once: Once::default(),
            progress: Progress::default(),
            end: Spot::START,
        }
    }

    /// Begins another session, with the memory of this one and what is known of replies.
    pub(crate) fn restart(&mut self, settings: &Settings) {
        let mut next = Self::new(settings);
        core::mem::swap(&mut next.known, &mut self.known);
        core::mem::swap(&mut next.findings, &mut self.findings);
        core::mem::swap(&mut next.relations, &mut self.relations);
        core::mem::swap(&mut next.reply, &mut self.reply);
        core::mem::swap(&mut next.reply_spots, &mut self.reply_spots);
        next.findings.clear();
        next.relations.clear();
        next.reply.clear();
        next.reply_spots.clear();
        *self = next;
    }

    /// The state machine.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Whether anything has been said.
    pub const fn is_heard(&self) -> bool {
        self.heard_client || self.heard_server
    }

    /// Whether message data of the client is under way.
    pub const fn in_data(&self) -> bool {
        matches!(self.exchange, Exchange::Data | Exchange::Chunk(_))
    }

    /// Sets the time of what comes next, in milliseconds since any moment.
    pub fn at(&mut self, time: u64) {
        self.waits.at(time);
    }

    /// A line of the client, with its ending where `wire` is set; `masked` says that the log hides part of it, so
    /// that only its verb is judged. `spots` says where it stood.
    pub fn client(&mut self, line: &[u8], spots: &[Spot], masked: bool, out: &mut dyn Listen) {
        self.heard_client = true;
        self.interrupt_reply(out);
        if !self.heard_server && !self.settings.opened {
            self.assume();
        }
        if self.exchange == Exchange::Tls {
            // The log does not show the handshake.
            self.tls_established();
        }
        self.end = end_of(line, spots);
        if let Some((seconds, limit)) = self.waits.exceeded(Side::Client) {
            self.report(&WAIT_TOO_LONG, word(line), [Arg::Number(seconds), Arg::Number(limit)], line);
            self.emit(line, spots, Side::Client, None, out);
        }
        if self.exchange == Exchange::Command && self.before_anything(line, spots, masked, out) {
            return;
        }
        match self.exchange {
            Exchange::Hidden if strip_ending(line) == b"." => {
                self.exchange = Exchange::Command;
                self.waits.client(Effect::Data);
            }
            Exchange::Data => {
                self.assumed.hold();
                self.content_line(line, spots, out);
            }
            Exchange::Chunk(left) => self.chunk_line(line, left, spots, out),
            Exchange::Auth => self.response(line, spots, masked, out),
            Exchange::Command | Exchange::Hidden | Exchange::Tls => self.command(line, spots, masked, out),
        }
    }

    /// Whether EHLO has to come next, after a TLS handshake.
    pub(super) const fn hello_is_due(&mut self, due: bool) {
        self.once.hello_after_tls = due;
    }

    /// The log does not show what a side sent here: message data, a response, or what came before the log shows anything.
    pub fn omitted(&mut self, side: Side) {
        match (side, self.exchange) {
            (Side::Client, Exchange::Chunk(_) | Exchange::Auth) => self.exchange = Exchange::Command,
            (Side::Client, Exchange::Data) => {
                self.exchange = Exchange::Hidden;
                self.content.hide();
            }
            (Side::Server, _) if !self.heard_server => {
                self.heard_server = true;
                self.session.greeted();
            }
            _ => {}
        }
    }

    /// TLS protects the connection from here on.
    pub fn tls_established(&mut self) {
        if self.heard_server || self.heard_client {
            self.session.start_tls();
            // What was sent in clear text and not answered is dropped (RFC 3207 §4.2).
            self.session.swallow();
            self.learned = Learned::assumed(Offer::NONE);
            self.expectation.offer = Offer::ALL;
            self.once.hello_after_tls = true;
        } else {
            self.session.secure();
        }
        self.exchange = Exchange::Command;
        self.progress.closed = false;
    }

    /// The connection has ended; by whom, if the log tells.
    pub fn closed(&mut self, side: Option<Side>, out: &mut dyn Listen) {
        self.replay(out);
        self.end_reply(out);
        let polite = matches!(self.session.view(), State::Closed | State::Closing | State::Refused);
        let plain = self.exchange != Exchange::Tls && self.session.state() != State::Unknown;
        if side == Some(Side::Client) && !polite && plain && self.heard_client && !self.progress.closed {
            self.report(&QUIT_MISSING, Span::at(0), [Arg::None; 2], b"");
            let end = self.end;
            self.emit(b"", &[end], Side::Client, None, out);
        }
        self.progress.closed = true;
    }

    /// Nothing more comes.
    pub fn finish(&mut self, out: &mut dyn Listen) {
        self.replay(out);
        self.end_reply(out);
        self.content.finish(out);
        if self.chunk_cut_short(out) {
            return;
        }
        let over = self.session.state().is_over() || self.exchange == Exchange::Tls || !self.heard_server;
        let lost = self.session.awaited().copied().filter(|sent| !over && sent.effect != Effect::Quit);
        if let Some(sent) = lost {
            let span = Span::new(0, sent.length.min(word_length(sent.verb)) as usize);
            self.report(&REPLY_ABSENT, span, [Arg::Word(called(sent.verb)), Arg::None], b"");
            self.emit(b"", &[sent.spot], Side::Client, None, out);
        }
    }

    /// Whether a chunk of stated size has not come whole, octet for octet; that it has no reply needs no word then.
    fn chunk_cut_short(&mut self, out: &mut dyn Listen) -> bool {
        let Exchange::Chunk(left) = self.exchange else { return false };
        let chunk = self.session.unanswered().rev().find(|sent| sent.effect == Effect::Chunk).copied();
        let Some(chunk) = chunk.filter(|_| self.settings.wire) else { return false };
        let span = Span::new(0, chunk.length.min(word_length(chunk.verb)) as usize);
        let args = [Arg::Number(left), Arg::Number(self.content.chunk_size())];
        self.report(&CHUNK_CUT_SHORT, span, args, b"");
        self.emit(b"", &[chunk.spot], Side::Client, None, out);
        true
    }

    /// How the session ended, or stands.
    pub fn outcome(&self) -> Outcome {
        let over = self.progress.closed || self.session.state().is_over();
        match self.progress {
            Progress { delivered: 1.., .. } => Outcome::Delivered,
            Progress { failed: Some(Failure::ForGood), .. } => Outcome::Refused,
            Progress { failed: Some(Failure::ForNow), .. } => Outcome::Deferred,
            Progress { mails: 0, .. } if over || self.session.view() == State::Closed => Outcome::NoMail,
            _ if over => Outcome::Aborted,
            Progress { mails: 0, .. } => Outcome::NoMail,
            _ => Outcome::Incomplete,
        }
    }

    #[cold]
    pub(super) fn report(&mut self, rule: &'static Rule, span: Span, args: [Arg; 2], line: &[u8]) {
        self.findings.report(Finding { rule, span, args, context: ReplyContext::Other }, line);
    }

    /// The next finding of a rule depends on a command.
    pub(super) fn relate(&mut self, rule: &'static Rule, sent: &Sent, side: Side, message: &'static str) {
        let related = Related { spot: sent.spot, length: sent.length as usize, side, message };
        self.relations.push((rule, related));
    }

    #[cold]
    pub(super) fn emit(
        &mut self,
        text: &[u8],
        spots: &[Spot],
        side: Side,
        secret: Option<Span>,
        out: &mut dyn Listen,
    ) {
        for &finding in self.findings.in_order() {
            let relation = self.relations.iter().find(|(rule, _)| core::ptr::eq(*rule, finding.rule));
            let related = relation.map(|&(_, related)| related);
            out.found(&Found { finding, text, spots, side, secret, related });
        }
        self.findings.clear();
        self.relations.clear();
    }
}

/// Tells what was said.
#[inline]
pub(super) fn tell(told: Told, side: Side, text: &[u8], spots: &[Spot], out: &mut dyn Listen) {
    let spot = spots.first().copied().unwrap_or(Spot::START);
    out.said(Said { told, side, spot, end: end_of(strip_ending(text), spots).offset });
}

/// Where the input goes on after a text.
pub(super) fn end_of(text: &[u8], spots: &[Spot]) -> Spot {
    let Some(&last) = spots.last() else { return Spot::START };
    let within = text.len().saturating_sub(last.start);
    Spot { start: 0, offset: last.offset + within, line: last.line, column: last.column + within }
}

/// The spots of a text from one of its octets on.
pub(super) fn rest_of(spots: &[Spot], from: usize) -> Vec<Spot> {
    let first = spots.partition_point(|spot| spot.start <= from).saturating_sub(1);
    let cut = |spot: &Spot| {
        let skipped = from.saturating_sub(spot.start);
        Spot {
            start: spot.start.saturating_sub(from),
            offset: spot.offset + skipped,
            line: spot.line,
            column: spot.column + skipped,
        }
    };
    spots[first.min(spots.len())..].iter().map(cut).collect()
}

fn word_length(verb: Option<Verb>) -> u32 {
    verb.map_or(u32::MAX, |verb| verb.name().len() as u32)
}
