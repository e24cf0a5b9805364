//! Both sides of one session, judged as they speak.

use super::assumed::Assumed;
use super::content::Content;
use super::early::Early;
use super::known::Known;
use super::learned::Learned;
use super::listen::{Found, Listen, Outcome, Related, Said, Spot, Told};
use super::pipelining::{self, called};
use super::waits::Waits;
use super::{Sent, Session, State, word};
use crate::command::{Command, Context, command, secret_in};
use crate::finding::{Arg, Finding, Findings, ReplyContext, Report, Side};
use crate::registry::{Effect, Offer, Verb};
use crate::reply::Expectation;
use crate::report::Protocol;
use crate::rules::Rule;
use crate::rules::auth::{AUTH_BASE64, AUTH_MECHANISM_UNREGISTERED, AUTH_PADDING};
use crate::rules::exchange::REPLY_ABSENT;
use crate::rules::params::PARAM_NOT_OFFERED;
use crate::rules::sequence::{
    BINARYMIME_DATA, CHUNK_SIZE_MISMATCH, HELLO_FIRST, HELLO_OTHER_PROTOCOL, LIMIT_EXCEEDED,
    PIPELINING_NOT_OFFERED, QUIT_MISSING, RETRIED_AT_ONCE, WAIT_TOO_LONG,
};
use crate::rules::tls::{
    AUTH_CLEARTEXT, AUTH_NOT_LISTED, HELLO_AFTER_TLS, REQUIRETLS_WITHOUT_TLS, STARTTLS_AGAIN, STARTTLS_UNUSED,
};
use crate::rules::verbs::VERB_NOT_OFFERED;
use crate::span::Span;
use crate::syntax::base64::{self, Fault};
use alloc::vec::Vec;
use core::hash::Hasher;

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
const MAX_UNANSWERED: usize = 4096;

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
    relations: Vec<(&'static Rule, Related)>,
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
    after_chunk: Option<(u64, Sent)>,
    pub(super) early: Early,
    pub(super) assumed: Assumed,
    /// The last command ended at a line feed alone: what follows is the rest of a broken line.
    broken: bool,
    /// The last command, by what its line says, and whether it was refused for good.
    pub(super) last: (u64, bool),
    counts: Counts,
    once: Once,
    pub(super) progress: Progress,
    /// Octets of the input after the last that was heard of the client.
    end: Spot,
}

/// Commands so far, for LIMITS.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    mails: u32,
    recipients: u32,
}

/// What is said once in a session.
#[derive(Clone, Copy, Debug, Default)]
struct Once {
    tls_unused: bool,
    hello_after_tls: bool,
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
        match self.exchange {
            Exchange::Hidden if content(line) == b"." => {
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

    fn command(&mut self, line: &[u8], spots: &[Spot], masked: bool, out: &mut dyn Listen) {
        let text = content(line);
        let spot = spots.first().copied().unwrap_or(Spot::START);
        self.exchange = Exchange::Command;
        let context = Context { wire: self.settings.wire, offer: self.learned.offer };
        let parsed = command(line, &context, &mut self.findings);
        if masked {
            self.findings.keep_shown(word_or_all(line), text.len());
        }
        if let Some(data) = self.data_too_early(&parsed) {
            return self.early_content(&data, line, spots, out);
        }
        let last = matches!(parsed, Command::Bdat(_, true) | Command::Burl(_, true));
        let mut sent = Sent::of(parsed.verb(), last);
        sent.spot = spot;
        sent.length = text.len() as u32;
        sent.leads = pipelining::leads(&parsed, sent.effect);
        tell(Told::Command(sent.verb), Side::Client, line, spots, out);
        self.judge(&parsed, &mut sent, line, masked);
        // Nothing of a broken line is to be run (RFC 5321 §2.3.8).
        sent.wrong |= core::mem::replace(&mut self.broken, self.settings.wire && !line.ends_with(b"\r\n"));
        if !self.findings.is_empty() {
            let secret = secret_in(text);
            self.emit(line, spots, Side::Client, secret, out);
        }
        self.sent(&parsed, sent, text);
        self.waits.client(sent.effect);
    }

    /// Everything about a command that its line alone does not tell.
    #[inline]
    fn judge(&mut self, parsed: &Command<'_>, sent: &mut Sent, line: &[u8], masked: bool) {
        if let Some((size, chunk)) = self.after_chunk.take()
            && sent.verb.is_none()
        {
            self.desynchronised(size, &chunk, line);
        }
        self.by_effect(parsed, sent, line, masked);
        let verdict = self.session.verdict(sent, line);
        sent.wrong = self.findings.has_error() || verdict.at_fault;
        if let Some(refusal) = verdict.refusal.filter(|_| verdict.at_fault) {
            self.out_of_order(refusal, line);
        } else if !self.grouped(sent, line)
            && let Some(hopeless) = self.session.hopeless(sent, line)
        {
            self.out_of_order(hopeless, line);
        }
        if self.once.hello_after_tls {
            self.after_tls(sent, line);
        }
        if masked {
            // Another response looks the same.
            self.last = (0, false);
        } else {
            self.retried(sent, line);
        }
    }

    /// Says what is wrong with sending a command before the replies to others, if anything is.
    #[inline]
    fn grouped(&mut self, sent: &Sent, line: &[u8]) -> bool {
        if !self.heard_server && !self.settings.opened || self.early.came() {
            return false;
        }
        if pipelining::message_unanswered(&self.session, &self.learned.offer) {
            let args = [Arg::Word(called(sent.verb)), Arg::Word("the message")];
            self.report(&PIPELINING_NOT_OFFERED, word_or_all(line), args, line);
            return true;
        }
        let Some((rule, other)) = pipelining::fault(&self.session, &self.learned.offer) else { return false };
        let other = *other;
        let args = [Arg::Word(called(sent.verb)), Arg::Word(called(other.verb))];
        self.report(rule, word_or_all(line), args, line);
        self.relate(rule, &other, Side::Client, "this command is still unanswered");
        true
    }

    /// A command in the wrong place; what it says of extensions is beside the point then.
    #[cold]
    fn out_of_order(&mut self, refusal: Finding, line: &[u8]) {
        if [&HELLO_FIRST, &STARTTLS_AGAIN].iter().any(|rule| core::ptr::eq(*rule, refusal.rule)) {
            self.findings.forget(&[&PARAM_NOT_OFFERED, &VERB_NOT_OFFERED]);
        }
        self.findings.report(refusal, line);
        if let Some(mail) = self.mail.filter(|_| self.session.view().in_transaction()) {
            self.relate(refusal.rule, &mail, Side::Client, "the transaction began here");
        }
    }

    #[inline]
    fn by_effect(&mut self, parsed: &Command<'_>, sent: &Sent, line: &[u8], masked: bool) {
        match sent.effect {
            Effect::Mail => self.judge_mail(parsed, line),
            Effect::Recipient => self.judge_recipient(line),
            Effect::Data => self.judge_data(line),
            Effect::Hello => self.judge_hello(sent, line),
            Effect::Authenticate => self.judge_auth(parsed, line, masked),
            Effect::Nothing if !self.learned.by_ehlo => self.findings.forget(&[&VERB_NOT_OFFERED]),
            _ => {}
        }
    }

    /// The first command after the TLS handshake is EHLO (RFC 3207 §4.2).
    #[cold]
    fn after_tls(&mut self, sent: &Sent, line: &[u8]) {
        self.once.hello_after_tls = false;
        if !matches!(sent.effect, Effect::Hello | Effect::Quit) && !self.findings.has_error() {
            self.report(&HELLO_AFTER_TLS, word(line), [Arg::Word(called(sent.verb)), Arg::None], line);
        }
    }

    fn judge_mail(&mut self, parsed: &Command<'_>, line: &[u8]) {
        let clear = self.learned.offers_tls() && !self.session.is_secured();
        if let Command::Mail(_, _, params) = parsed
            && params.requiretls
            && (clear || self.settings.tells_tls && !self.session.is_secured())
        {
            let span = find_word(line, b"REQUIRETLS");
            self.findings.forget(&[&PARAM_NOT_OFFERED]);
            return self.report(&REQUIRETLS_WITHOUT_TLS, span, [Arg::None; 2], line);
        }
        if clear && !self.once.tls_unused {
            self.once.tls_unused = true;
            self.report(&STARTTLS_UNUSED, word(line), [Arg::None; 2], line);
        }
        self.counts.mails += 1;
        self.counts.recipients = 0;
        if self.learned.limits.mails.is_some_and(|most| self.counts.mails > most) {
            self.report(&LIMIT_EXCEEDED, word(line), [Arg::Word("MAIL"), Arg::Word("MAILMAX")], line);
        }
    }

    fn judge_recipient(&mut self, line: &[u8]) {
        self.counts.recipients += 1;
        if self.learned.limits.recipients.is_some_and(|most| self.counts.recipients > most) {
            self.report(&LIMIT_EXCEEDED, word(line), [Arg::Word("RCPT"), Arg::Word("RCPTMAX")], line);
        }
    }

    fn judge_data(&mut self, line: &[u8]) {
        if let Some(mail) =
            self.mail.filter(|_| self.content.is_binary() && self.session.view().in_transaction())
        {
            self.report(&BINARYMIME_DATA, word(line), [Arg::None; 2], line);
            self.relate(&BINARYMIME_DATA, &mail, Side::Client, "BODY=BINARYMIME is here");
        }
    }

    fn judge_hello(&mut self, sent: &Sent, line: &[u8]) {
        match sent.verb {
            Some(Verb::Lhlo) => self.session.speak_lmtp(),
            Some(verb) if self.settings.protocol == Protocol::Lmtp => {
                self.report(&HELLO_OTHER_PROTOCOL, word(line), [Arg::Word(verb.name()), Arg::None], line);
            }
            _ => {}
        }
    }

    fn judge_auth(&mut self, parsed: &Command<'_>, line: &[u8], masked: bool) {
        let Command::Auth(mechanism, _) = *parsed else { return };
        // What hides a secret may hide the mechanism too.
        if mechanism.is_empty() || masked && !crate::registry::mechanisms::is_registered(mechanism) {
            return;
        }
        let span = find_word(line, mechanism);
        if !self.learned.lists(mechanism) {
            self.findings.forget(&[&AUTH_MECHANISM_UNREGISTERED]);
            return self.report(&AUTH_NOT_LISTED, span, [Arg::None; 2], line);
        }
        let shown = crate::registry::mechanisms::find(mechanism).is_some_and(|known| known.clear);
        let clear = self.learned.offers_tls() || self.settings.tells_tls;
        if shown && clear && !self.session.is_secured() {
            self.report(&AUTH_CLEARTEXT, span, [Arg::None; 2], line);
        }
    }

    /// The same line as the last, which was refused for good.
    #[inline]
    fn retried(&mut self, sent: &Sent, line: &[u8]) {
        let print = fingerprint(line);
        let again = self.last == (print, true) && self.session.awaited().is_none() && !sent.wrong;
        self.last = (print, false);
        if again {
            self.report(&RETRIED_AT_ONCE, word(line), [Arg::Word(called(sent.verb)), Arg::None], line);
        }
    }

    #[cold]
    fn desynchronised(&mut self, size: u64, chunk: &Sent, line: &[u8]) {
        self.findings.clear();
        self.report(&CHUNK_SIZE_MISMATCH, word_or_all(line), [Arg::Number(size), Arg::None], line);
        self.relate(&CHUNK_SIZE_MISMATCH, chunk, Side::Client, "the size is stated here");
    }

    /// What follows from a command before its reply.
    fn sent(&mut self, parsed: &Command<'_>, sent: Sent, text: &[u8]) {
        self.session.push(sent);
        if self.session.unanswered().len() > MAX_UNANSWERED {
            self.session.assume();
        }
        match *parsed {
            Command::Mail(_, _, params) => {
                self.mail = Some(sent);
                self.progress.mails += 1;
                self.content.announce(&params, &self.learned.offer);
            }
            Command::Bdat(Some(size), _) if size > 0 => {
                self.exchange = Exchange::Chunk(size);
                self.content.begin_chunk(size, sent.last, sent.wrong);
            }
            // What is assumed of a server that is not in the log is that it asks for a response.
            Command::Auth(_, None) if !self.heard_server && !self.settings.opened => {
                self.exchange = Exchange::Auth;
            }
            _ => {}
        }
        _ = text;
    }

    pub(super) fn begin_data(&mut self) {
        if self.exchange != Exchange::Data {
            self.exchange = Exchange::Data;
            self.content.begin(self.session.recipients() == 0 && self.session.state() != State::Unknown);
        }
    }

    /// A response of an AUTH exchange: `base64 / "*"` (RFC 4954 §4). It is never shown.
    fn response(&mut self, line: &[u8], spots: &[Spot], masked: bool, out: &mut dyn Listen) {
        let text = content(line);
        self.exchange = Exchange::Command;
        let assumed = !self.heard_server && !self.settings.opened;
        if assumed {
            let parsed = command(line, &Context::default(), &mut ());
            if parsed.verb().is_some() {
                return self.command(line, spots, masked, out);
            }
            self.exchange = Exchange::Auth;
        }
        self.assumed.hold();
        tell(Told::Data, Side::Client, line, spots, out);
        if masked || text == b"*" || text.is_empty() {
            return;
        }
        let whole = Span::new(0, text.len());
        let fault = match base64::check(text, whole) {
            Ok(()) => return,
            Err(Fault::Character(span)) => (&AUTH_BASE64, span),
            Err(Fault::Padding(span)) => (&AUTH_PADDING, span),
        };
        self.report(fault.0, fault.1, [Arg::None; 2], line);
        self.emit(line, spots, Side::Client, Some(whole), out);
    }

    pub(super) fn content_line(&mut self, line: &[u8], spots: &[Spot], out: &mut dyn Listen) {
        if self.content.is_first() {
            tell(Told::Data, Side::Client, line, spots, out);
        }
        self.waits.content();
        if self.session.state() != State::Data {
            self.early.content(1);
        }
        let ended = if self.settings.wire {
            self.content.octets(line, spots, false, out).is_some()
        } else {
            self.content.line(content(line), spots, out)
        };
        if ended {
            self.exchange = Exchange::Command;
            self.waits.client(Effect::Data);
        }
    }

    /// Message data as octets; how many of them it takes.
    pub(super) fn content_octets(
        &mut self,
        octets: &[u8],
        spots: &[Spot],
        linear: bool,
        out: &mut dyn Listen,
    ) -> usize {
        self.heard_client = true;
        self.waits.content();
        self.end = end_of(octets, spots);
        if let Exchange::Chunk(left) = self.exchange {
            let taken = octets.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.content.chunk(&octets[..taken], spots, linear, out);
            self.chunk_taken(left, taken as u64);
            return taken;
        }
        if self.content.is_first() {
            tell(Told::Data, Side::Client, octets, spots, out);
        }
        let end = self.content.octets(octets, spots, linear, out);
        let taken = end.unwrap_or(octets.len());
        if self.session.state() != State::Data {
            self.early.content(memchr::memchr_iter(b'\n', &octets[..taken]).count());
        }
        if end.is_some() {
            self.exchange = Exchange::Command;
            self.waits.client(Effect::Data);
        }
        taken
    }

    fn chunk_taken(&mut self, left: u64, taken: u64) {
        if taken < left {
            self.exchange = Exchange::Chunk(left - taken);
            return;
        }
        self.exchange = Exchange::Command;
        let chunk = self.session.unanswered().rev().find(|sent| sent.effect == Effect::Chunk);
        self.after_chunk = chunk.map(|&chunk| (self.content.chunk_size(), chunk));
    }

    /// A line of a chunk in a log without line endings, which counts CRLF for each; what is a command again ends it,
    /// as logs leave content out.
    fn chunk_line(&mut self, line: &[u8], left: u64, spots: &[Spot], out: &mut dyn Listen) {
        let ending = if self.settings.wire { 0 } else { 2 };
        if ending > 0 {
            let parsed = command(line, &Context::default(), &mut ());
            if matches!(parsed.verb(), Some(Verb::Bdat | Verb::Quit | Verb::Rset | Verb::Mail)) {
                return self.command(line, spots, false, out);
            }
            self.content.chunk(content(line), spots, false, out);
            self.content.chunk(b"\r\n", spots, false, out);
        } else {
            let within = line.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.content.chunk(&line[..within], spots, false, out);
            if within < line.len() {
                self.chunk_taken(left, within as u64);
                let rest: Vec<Spot> = rest_of(spots, within);
                return self.command(&line[within..], &rest, false, out);
            }
        }
        self.chunk_taken(left, (line.len() + ending).min(usize::try_from(left).unwrap_or(usize::MAX)) as u64);
        if ending > 0 {
            self.after_chunk = None;
        }
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
            self.session.synchronise();
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
        self.end_reply(out);
        self.content.finish(out);
        let over = self.session.state().is_over() || self.exchange == Exchange::Tls || !self.heard_server;
        let lost = self.session.awaited().copied().filter(|sent| !over && sent.effect != Effect::Quit);
        if let Some(sent) = lost {
            let span = Span::new(0, sent.length.min(word_length(sent.verb)) as usize);
            self.report(&REPLY_ABSENT, span, [Arg::Word(called(sent.verb)), Arg::None], b"");
            self.emit(b"", &[sent.spot], Side::Client, None, out);
        }
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
    out.said(Said { told, side, spot, end: end_of(content(text), spots).offset });
}

/// A line without its ending.
#[inline]
pub(super) fn content(line: &[u8]) -> &[u8] {
    match line {
        [text @ .., b'\r', b'\n'] | [text @ .., b'\n'] => text,
        _ => line,
    }
}

/// Where the input goes on after a text.
fn end_of(text: &[u8], spots: &[Spot]) -> Spot {
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

/// The verb, or the whole line where it does not begin with one.
fn word_or_all(line: &[u8]) -> Span {
    let word = word(line);
    if word.is_empty() { Span::new(0, content(line).len()) } else { word }
}

/// The first place of a word in a line, in any case.
fn find_word(line: &[u8], name: &[u8]) -> Span {
    let found = line.windows(name.len().max(1)).position(|here| here.eq_ignore_ascii_case(name));
    found.map_or(word(line), |start| Span::new(start, start + name.len()))
}

fn word_length(verb: Option<Verb>) -> u32 {
    verb.map_or(u32::MAX, |verb| verb.name().len() as u32)
}

/// What tells one line from another, without keeping it.
fn fingerprint(line: &[u8]) -> u64 {
    // FNV-1a over eight octets at a time: a collision costs a warning that is not deserved, once in 2^64.
    let mut print = Fnv(0xCBF2_9CE4_8422_2325);
    print.write(content(line));
    print.finish()
}

struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, octets: &[u8]) {
        let (eights, rest) = octets.as_chunks::<8>();
        for &eight in eights {
            self.0 = (self.0 ^ u64::from_le_bytes(eight)).wrapping_mul(0x0100_0000_01B3).rotate_left(23);
        }
        for &octet in rest {
            self.0 = (self.0 ^ u64::from(octet)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}
