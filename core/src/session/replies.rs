//! Replies in a conversation: what they answer, what they change, and whether they fit.

use super::conversation::{Conversation, Exchange, Failure, tell};
use super::learned::Learned;
use super::listen::{Listen, Spot, Told};
use super::pipelining::called;
use super::{Mark, Run, Sent, State};
use crate::finding::{Arg, Side};
use crate::octets::strip_ending;
use crate::registry::{Effect, Offer, Standing, Verb, extensions, limits};
use crate::reply::{Answers, Reply, reply};
use crate::report::Protocol;
use crate::rules::exchange::{
    DATA_WITHOUT_RECIPIENT, LMTP_EXTENSION_MISSING, NOT_TOO_LONG, OFFERED_NOT_IMPLEMENTED, RECIPIENTS_552,
    RECIPIENTS_REFUSED_EARLY, REPLY_UNASKED, RIGHT_REFUSED, VERIFIED_WITHOUT_MAILBOX, WRONG_ACCEPTED,
};
use crate::rules::sequence::{EARLY_TALK, WAIT_TOO_LONG};
use crate::rules::tls::{STARTTLS_OFFERED_IN_TLS, STARTTLS_RESPONSE_INJECTION, SUBMISSION_WITHOUT_AUTH};
use crate::span::{MAX_LINE, Span};

/// The most that is kept of one reply, in octets: a reply of many lines is judged in pieces beyond it.
const MAX_REPLY: usize = 1 << 20;

impl Conversation {
    /// A line of the server, with its ending where `wire` is set; `spots` says where it stood.
    pub fn server(&mut self, line: &[u8], spots: &[Spot], out: &mut dyn Listen) {
        let text = strip_ending(line);
        let goes_on = text.get(3) == Some(&b'-') && self.reply.len() < MAX_REPLY;
        if !goes_on && self.reply.is_empty() {
            return self.judge_reply(line, spots, out);
        }
        let base = self.reply.len();
        self.reply.extend_from_slice(line);
        if !line.ends_with(b"\n") {
            // The line ending is not in the log: it is put back for the parser, which does not judge it.
            self.reply.push(b'\n');
        }
        self.reply_spots.extend(spots.iter().map(|spot| spot.moved(base)));
        if !goes_on {
            self.end_reply(out);
        }
    }

    /// Takes lines of a reply that goes on, in a log that has lost the line endings; `mark` stands before each, and `start`
    /// is where the first begins in the input. It is what [`Self::server`] does with each, but for those that may greet.
    #[inline]
    pub(crate) fn reply_lines(&mut self, log: &[u8], mark: Mark, start: Spot) -> Run {
        let mut run = Run::default();
        let first_line = start.line;
        while !self.settings.wire
            && self.reply.len() < MAX_REPLY
            && let Some(text) = log[run.octets..].strip_prefix(&mark)
            && goes_on_plainly(text)
            && let Some(feed) = memchr::memchr(b'\n', text)
            && mark.len() + feed < MAX_LINE
            && text[feed - 1] != b'\r'
        {
            let (start, offset) = (self.reply.len(), start.offset + run.octets + mark.len());
            let line = first_line + run.lines;
            self.reply_spots.push(Spot { start, offset, line, column: mark.len() + 1 });
            self.reply.extend_from_slice(&text[..=feed]);
            run.add(Run::line(mark, feed + 1, 1));
        }
        run
    }

    /// Whether a line of the server can only be the greeting of another session.
    pub fn begins_anew(&self, line: &[u8]) -> bool {
        let greets = matches!(line.get(..3), Some(b"220" | b"421" | b"554" | b"521"))
            && matches!(line.get(3), None | Some(b' ' | b'-' | b'\r' | b'\n'));
        let idle = self.session.awaited().is_none() && !self.in_data() && self.reply.is_empty();
        let state = self.session.state();
        let over = state.is_over() || self.progress.closed;
        // Some servers say 421 when the client hangs up after its QUIT.
        let parting = !self.progress.closed && line.starts_with(b"421");
        // Where the client is not in the log, 220 may answer a STARTTLS that is not in it either.
        let known = self.heard_client && !matches!(state, State::Connected | State::Unknown);
        greets && !parting && (over || idle && known && line.starts_with(b"220"))
    }

    /// In a log of whole lines a client that speaks ends the server's reply.
    pub(super) fn interrupt_reply(&mut self, out: &mut dyn Listen) {
        if !self.settings.opened {
            self.end_reply(out);
        }
    }

    /// Judges the lines that have been gathered.
    pub(super) fn end_reply(&mut self, out: &mut dyn Listen) {
        if self.reply.is_empty() {
            return;
        }
        let mut text = core::mem::take(&mut self.reply);
        let mut spots = core::mem::take(&mut self.reply_spots);
        self.judge_reply(&text, &spots, out);
        // Their memory serves the next reply.
        text.clear();
        spots.clear();
        (self.reply, self.reply_spots) = (text, spots);
    }

    fn judge_reply(&mut self, text: &[u8], spots: &[Spot], out: &mut dyn Listen) {
        self.end_prelude(text, out);
        if !self.heard_server {
            self.heard_server = true;
            self.take_back();
        }
        if let Some((seconds, limit)) = self.waits.exceeded(Side::Server) {
            let args = [Arg::Number(seconds), Arg::Number(limit)];
            self.report(&WAIT_TOO_LONG, code_span(text), args, text);
        }
        self.adopt(text, out);
        self.catch_up(text, out);
        let early = self.answers_early_content(text);
        let greeting = self.session.state() == State::Connected;
        self.expectation.answers =
            if greeting { Some(Answers::Greeting) } else { self.answered().filter(|_| !early) };
        let parsed = self.parse(text);
        let code = parsed.map(|reply| reply.code);
        tell(if greeting { Told::Greeting(code) } else { Told::Reply(code) }, Side::Server, text, spots, out);
        let recipients = self.session.recipients();
        let secured = self.session.is_secured();
        let in_data = self.session.state() == State::Data;
        let sent = if in_data || greeting || early { None } else { self.session.awaited().copied() };
        if let Some(reply) = &parsed {
            self.compare(reply, sent, greeting || in_data || early, recipients, text);
        }
        if let Some(sent) = sent.filter(|sent| sent.effect == Effect::Hello && secured)
            && code == Some(250)
        {
            self.no_second_tls(sent.verb, text);
        }
        if let Some(reply) = parsed.filter(|reply| reply.code == 250)
            && matches!(sent, Some(Sent { verb: Some(Verb::Lhlo), .. }))
        {
            self.lmtp_extensions(&reply, text);
        }
        if !self.findings.is_empty() {
            self.emit(text, spots, Side::Server, None, out);
        }
        self.waits.server(code);
        if let Some(reply) = parsed.filter(|_| !early) {
            self.answer(&reply, sent, in_data, greeting, text, out);
        }
    }

    /// Judges the reply alone, unless the same has been found clean before.
    #[inline]
    fn parse<'a>(&mut self, text: &'a [u8]) -> Option<Reply<'a>> {
        // What answers a message tells its name in the queue: no two are alike.
        let alike = self.session.state() != State::Data;
        if alike && let Some(clean) = self.known.clean(text, &self.expectation) {
            return Some(clean);
        }
        let found = self.findings.is_empty();
        let parsed = reply(text, &self.expectation, &mut self.findings);
        if let Some(parsed) = parsed.filter(|_| alike && found && self.findings.is_empty()) {
            self.known.keep(text, &parsed, &self.expectation);
        }
        parsed
    }

    /// A log that begins in the middle: the first reply says where.
    fn adopt(&mut self, text: &[u8], out: &mut dyn Listen) {
        let greets = matches!(text.get(..3), Some(b"220" | b"421" | b"554" | b"521"));
        let awaited = self.session.awaited().copied();
        let other_220 = matches!(awaited, Some(Sent { verb: Some(Verb::StartTls | Verb::XClient), .. }));
        match self.session.state() {
            State::Unknown if awaited.is_none() && !self.heard_client && greets && !self.greeted() => {
                self.session.connect();
                self.learn_nothing();
            }
            State::Unknown
                if awaited.is_some() && text.starts_with(b"220") && !other_220 && !self.greeted() =>
            {
                self.early(awaited, out);
                self.session.connect();
            }
            State::Connected if awaited.is_some() => self.early(awaited, out),
            _ => {}
        }
        self.progress.greeted = true;
    }

    const fn greeted(&self) -> bool {
        self.progress.greeted
    }

    /// Before EHLO a client knows of no extension, unless its user says so.
    fn learn_nothing(&mut self) {
        if self.settings.offer == Offer::ALL {
            self.learned = Learned::assumed(Offer::NONE);
        }
    }

    #[cold]
    fn early(&mut self, sent: Option<Sent>, out: &mut dyn Listen) {
        let Some(sent) = sent else { return };
        let length = sent.verb.map_or(sent.length, |verb| verb.name().len() as u32);
        let args = [Arg::Word(called(sent.verb)), Arg::None];
        self.report(&EARLY_TALK, Span::new(0, length as usize), args, b"");
        self.emit(b"", &[sent.spot], Side::Client, None, out);
    }

    /// What the next reply answers, as far as that is known.
    fn answered(&self) -> Option<Answers> {
        if self.session.state() == State::Data {
            return Some(Answers::Command(Verb::Data));
        }
        self.session.awaited().and_then(|sent| sent.verb).map(Answers::Command)
    }

    /// Whether the reply fits what it answers.
    fn compare(
        &mut self,
        reply: &Reply<'_>,
        sent: Option<Sent>,
        other: bool,
        recipients: usize,
        text: &[u8],
    ) {
        let span = code_span(text);
        let Some(sent) = sent else {
            if !other {
                self.unasked(reply.code, text);
            }
            return;
        };
        let wrong = self.session.has_to_refuse(&sent);
        if sent.effect == Effect::Mail && reply.code / 100 == 2 {
            self.unknown_submitter(text);
        }
        match reply.code / 100 {
            3 if sent.effect == Effect::Data && recipients == 0 && self.session.state() == State::Mail => {
                self.report(&DATA_WITHOUT_RECIPIENT, span, [Arg::None; 2], text);
            }
            2 | 3 if wrong && reply.code != 334 && sent.verb.is_some() => {
                self.report(&WRONG_ACCEPTED, span, [Arg::Word(called(sent.verb)), Arg::None], text);
                self.relate(&WRONG_ACCEPTED, &sent, Side::Client, "the wrong command is here");
            }
            5 if reply.code == 500
                && says_too_long(text)
                && (sent.length as usize) < limits::COMMAND_LINE - 1 =>
            {
                let args = [Arg::Number(u64::from(sent.length) + 2), Arg::None];
                self.report(&NOT_TOO_LONG, span, args, text);
            }
            5 if says_unknown(reply.code, text)
                && !wrong
                && !self.progress.challenged
                && self.is_offered(sent.verb) =>
            {
                self.report(&OFFERED_NOT_IMPLEMENTED, span, [Arg::Word(called(sent.verb)), Arg::None], text);
                self.relate(&OFFERED_NOT_IMPLEMENTED, &sent, Side::Client, "the command is here");
            }
            2 if reply.code == 250
                && matches!(sent.verb, Some(Verb::Vrfy | Verb::Expn))
                && !text.contains(&b'@') =>
            {
                self.report(&VERIFIED_WITHOUT_MAILBOX, span, [Arg::Word(called(sent.verb)), Arg::None], text);
            }
            4 | 5 if sent.effect == Effect::Recipient && says_too_many(reply.code, text) => {
                self.too_many(reply.code, recipients, span, text);
            }
            5 if is_misunderstanding(reply.code) && !wrong && is_expected_of(sent.verb, &self.learned) => {
                self.report(&RIGHT_REFUSED, span, [Arg::Word(called(sent.verb)), Arg::None], text);
                self.relate(&RIGHT_REFUSED, &sent, Side::Client, "the command is here");
            }
            _ => {}
        }
    }

    /// A recipient too many (RFC 5321 §4.5.3.1.8, §4.5.3.1.10).
    #[cold]
    fn too_many(&mut self, code: u16, recipients: usize, span: Span, text: &[u8]) {
        let few = recipients < limits::RECIPIENTS && self.learned.limits.recipients.is_none();
        if code == 552 {
            self.report(&RECIPIENTS_552, span, [Arg::None; 2], text);
        } else if few && self.mail.is_some() {
            let args = [Arg::Number(recipients as u64), Arg::None];
            self.report(&RECIPIENTS_REFUSED_EARLY, span, args, text);
        }
    }

    /// Whether the server has listed the extension of a command in its response to EHLO.
    fn is_offered(&self, verb: Option<Verb>) -> bool {
        let extension = verb.and_then(Verb::extension);
        extension.is_some_and(|extension| self.learned.offers(extension))
    }

    /// A submission server knows who submits (RFC 6409 §4.3); here by AUTH, as what else there may be is not in a log.
    fn unknown_submitter(&mut self, text: &[u8]) {
        if self.settings.protocol == Protocol::Submission
            && !self.session.is_authenticated()
            && self.greeted()
        {
            self.report(&SUBMISSION_WITHOUT_AUTH, code_span(text), [Arg::None; 2], text);
        }
    }

    /// A reply that no command waits for: 421 may come at any time (RFC 5321 §3.8).
    #[cold]
    fn unasked(&mut self, code: u16, text: &[u8]) {
        if code == 421 || !self.heard_client || self.session.state() == State::Unknown {
            return;
        }
        let rule = if self.exchange == Exchange::Tls { &STARTTLS_RESPONSE_INJECTION } else { &REPLY_UNASKED };
        self.report(rule, Span::new(0, strip_ending(text).len()), [Arg::None; 2], text);
    }

    /// STARTTLS in the response to EHLO within TLS.
    fn no_second_tls(&mut self, verb: Option<Verb>, text: &[u8]) {
        let mut start = 0;
        for line in text.split_inclusive(|&octet| octet == b'\n') {
            let keyword = strip_ending(line).get(4..).unwrap_or_default();
            if verb != Some(Verb::Helo) && keyword.eq_ignore_ascii_case(b"STARTTLS") {
                let span = Span::new(start + 4, start + 4 + keyword.len());
                self.report(&STARTTLS_OFFERED_IN_TLS, span, [Arg::None; 2], text);
            }
            start += line.len();
        }
    }

    /// What every LMTP server has to implement (RFC 2033 §5).
    #[cold]
    fn lmtp_extensions(&mut self, reply: &Reply<'_>, text: &[u8]) {
        let offer = Learned::from_ehlo(reply).offer;
        let missing = [&extensions::PIPELINING, &extensions::ENHANCEDSTATUSCODES];
        if let Some(extension) = missing.into_iter().find(|extension| !offer.has(extension)) {
            let args = [Arg::Word(extension.keyword), Arg::None];
            self.report(&LMTP_EXTENSION_MISSING, code_span(text), args, text);
        }
    }

    /// What a reply changes.
    fn answer(
        &mut self,
        reply: &Reply<'_>,
        sent: Option<Sent>,
        in_data: bool,
        greeting: bool,
        text: &[u8],
        out: &mut dyn Listen,
    ) {
        let code = reply.code;
        let waiting = self.session.unanswered().len();
        self.session.reply(code);
        self.session.synchronise();
        let positive = matches!(code / 100, 2 | 3);
        // A server that takes a line feed for the end of a line has read all of that line.
        self.broken &= !positive;
        self.progress.challenged = code == 334;
        if greeting {
            self.failing(code);
            return;
        }
        if in_data {
            self.finished(code, out);
            return;
        }
        let Some(sent) = sent else {
            self.progress.closed |= !self.heard_client && matches!(code, 221 | 421);
            return;
        };
        self.last.1 = code / 100 == 5 && self.session.awaited().is_none();
        match sent.effect {
            Effect::Hello if positive => self.learn(reply, sent.verb, text),
            Effect::Data => {
                self.failing(code);
                self.data_answered(sent, code);
            }
            Effect::Authenticate if code == 334 => {
                // The same AUTH may be given other responses.
                self.last.0 = 0;
                if self.session.unanswered().len() == waiting {
                    self.exchange = Exchange::Auth;
                }
            }
            Effect::Tls if positive => self.exchange = Exchange::Tls,
            Effect::Chunk if sent.last || !positive => self.finished(code, out),
            Effect::Mail | Effect::Recipient | Effect::Authenticate => self.failing(code),
            _ if matches!(self.exchange, Exchange::Chunk(_)) && !self.settings.wire => {
                self.exchange = Exchange::Command;
            }
            _ => {}
        }
        if matches!(self.exchange, Exchange::Auth) && code != 334 {
            self.exchange = Exchange::Command;
        }
    }

    /// The end of a message has been answered.
    fn finished(&mut self, code: u16, out: &mut dyn Listen) {
        let told = code / 100 == 2 || self.content.is_smuggled();
        if self.exchange == Exchange::Data && (told || !self.settings.wire) {
            // The log leaves the message out, or the server took something else for its end.
            self.exchange = Exchange::Command;
            self.content.finish(out);
        }
        if code / 100 == 2 {
            self.progress.delivered += 1;
        }
        self.failing(code);
    }

    fn failing(&mut self, code: u16) {
        match code / 100 {
            5 => self.progress.failed = Some(Failure::ForGood),
            4 if self.progress.failed.is_none() => self.progress.failed = Some(Failure::ForNow),
            _ => {}
        }
    }

    fn learn(&mut self, reply: &Reply<'_>, verb: Option<Verb>, text: &[u8]) {
        self.learned = match (verb, self.known.learned(text)) {
            (Some(Verb::Helo), _) => Learned::assumed(Offer::NONE),
            (_, Some(learned)) => learned.clone(),
            _ => {
                let learned = Learned::from_ehlo(reply);
                self.known.teach(text, &learned);
                learned
            }
        };
        self.expectation.offer = self.learned.offer;
        if verb != Some(Verb::Lhlo) && self.settings.protocol != Protocol::Lmtp {
            self.session.speak_smtp();
        }
    }
}

/// Whether a line has a reply code of which more lines follow, and that opens no session and asks for nothing.
#[inline]
fn goes_on_plainly(line: &[u8]) -> bool {
    let [first @ (b'2' | b'4' | b'5'), second @ b'0'..=b'9', third @ b'0'..=b'9', b'-', ..] = *line else {
        return false;
    };
    !matches!(&[first, second, third], b"220" | b"421" | b"554" | b"521")
}

/// The reply code.
fn code_span(text: &[u8]) -> Span {
    Span::new(0, 3.min(strip_ending(text).len()))
}

/// Whether some words stand in a text, in any case.
fn says(text: &[u8], words: &[u8]) -> bool {
    let first = words[0];
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text)
        .any(|at| text[at..].get(..words.len()).is_some_and(|here| here.eq_ignore_ascii_case(words)))
}

fn says_too_long(text: &[u8]) -> bool {
    says(text, b"too long") && says(text, b"line")
}

/// Whether RCPT is refused because there are too many: by the text or by X.5.3.
fn says_too_many(code: u16, text: &[u8]) -> bool {
    let words: [&[u8]; 3] = [b"too many recipients", b" 4.5.3", b" 5.5.3"];
    matches!(code, 452 | 552) && words.iter().any(|words| says(text, words))
}

/// Whether a reply says that the command is not implemented, rather than its arguments (X.5.4).
fn says_unknown(code: u16, text: &[u8]) -> bool {
    matches!(code, 500 | 502) && text.get(3..).is_none_or(|rest| !rest.starts_with(b" 5.5.4"))
}

/// Codes that say that a command is not understood, or out of order.
const fn is_misunderstanding(code: u16) -> bool {
    matches!(code, 500 | 501 | 502 | 504 | 555)
}

/// Whether a server may be expected to know a command: one that it has to have, or has offered.
fn is_expected_of(verb: Option<Verb>, learned: &Learned) -> bool {
    let Some(verb) = verb else { return false };
    // VRFY and EXPN may be switched off, and a server of before 1993 does not know EHLO (RFC 5321 §7.3, §3.2).
    if matches!(verb, Verb::Vrfy | Verb::Expn | Verb::Help | Verb::Ehlo | Verb::Lhlo | Verb::Auth)
        || verb.standing() == Standing::Obsolete
    {
        return false;
    }
    verb.extension().is_none_or(|extension| learned.offers(extension))
}
