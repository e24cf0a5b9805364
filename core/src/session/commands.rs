//! Commands in a conversation: where they come, what they say that their line alone does not show, and responses of AUTH.

use super::conversation::{Conversation, Exchange, MAX_UNANSWERED, tell};
use super::listen::{Listen, Spot, Told};
use super::pipelining::{self, called};
use super::{Sent, word};
use crate::command::{Command, Context, Host, Mailbox, Path, command, judged, secret_in};
use crate::finding::{Arg, Finding, ReplyContext, Report, Side};
use crate::octets::strip_ending;
use crate::registry::{Effect, Verb};
use crate::report::Protocol;
use crate::rules::auth::{AUTH_BASE64, AUTH_MECHANISM_UNREGISTERED, AUTH_PADDING};
use crate::rules::params::PARAM_NOT_OFFERED;
use crate::rules::paths::PATH_NON_ASCII;
use crate::rules::sequence::{
    BINARYMIME_DATA, CHUNK_SIZE_MISMATCH, HELLO_FIRST, HELLO_OTHER_PROTOCOL, LIMIT_EXCEEDED,
    PIPELINING_NOT_OFFERED, RETRIED_AT_ONCE,
};
use crate::rules::tls::{
    AUTH_CLEARTEXT, AUTH_NOT_LISTED, HELLO_AFTER_TLS, REQUIRETLS_WITHOUT_TLS, STARTTLS_AGAIN, STARTTLS_UNUSED,
};
use crate::rules::verbs::VERB_NOT_OFFERED;
use crate::span::Span;
use crate::syntax::base64::{self, Fault};

/// The most domains of recipients that are told apart in a session.
const MOST_DOMAINS: usize = 1024;

impl Conversation {
    pub(super) fn command(&mut self, line: &[u8], spots: &[Spot], masked: bool, out: &mut dyn Listen) {
        let text = strip_ending(line);
        let spot = spots.first().copied().unwrap_or(Spot::START);
        self.exchange = Exchange::Command;
        let parsed = judged(line, self.settings.wire, &self.learned.offer, &mut self.findings);
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
        sent.leads = pipelining::leads(&parsed);
        tell(Told::Command(sent.verb), Side::Client, line, spots, out);
        self.judge(&parsed, &mut sent, line, masked);
        // Nothing of a broken line is to be run (RFC 5321 §2.3.8).
        sent.wrong |= core::mem::replace(&mut self.broken, self.settings.wire && !line.ends_with(b"\r\n"));
        if !self.findings.is_empty() {
            let secret = secret_in(text);
            self.emit(line, spots, Side::Client, secret, out);
        }
        self.sent(&parsed, sent);
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
            Effect::Recipient => self.judge_recipient(parsed, line),
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

    fn judge_recipient(&mut self, parsed: &Command<'_>, line: &[u8]) {
        self.counts.recipients += 1;
        if self.learned.limits.recipients.is_some_and(|most| self.counts.recipients > most) {
            self.report(&LIMIT_EXCEEDED, word(line), [Arg::Word("RCPT"), Arg::Word("RCPTMAX")], line);
        }
        if let Some(most) = self.learned.limits.domains {
            self.count_domain(parsed, most, line);
        }
        if !line.is_ascii() {
            self.undeclared_recipient(line);
        }
    }

    /// Another domain than those of the recipients so far (RFC 9422 §4.3).
    #[cold]
    fn count_domain(&mut self, parsed: &Command<'_>, most: u32, line: &[u8]) {
        let Command::Rcpt(Some(Path::Mailbox(_, Mailbox { host: Some(Host::Domain(domain)), .. })), _) =
            parsed
        else {
            return;
        };
        let print = fingerprint(&domain.to_ascii_lowercase());
        let known = &mut self.counts.domains;
        if known.contains(&print) {
            return;
        }
        if known.len() < MOST_DOMAINS {
            known.push(print);
        }
        if known.len() > most as usize {
            self.report(&LIMIT_EXCEEDED, word(line), [Arg::Word("RCPT"), Arg::Word("RCPTDOMAINMAX")], line);
        }
    }

    /// An internationalised recipient asks for SMTPUTF8 on MAIL (RFC 6531 §3.4).
    #[cold]
    fn undeclared_recipient(&mut self, line: &[u8]) {
        let open = self.mail.is_some() && self.session.view().in_transaction();
        if open && !self.content.is_international() && !self.findings.has_error() {
            let start = line.iter().take_while(|octet| octet.is_ascii()).count();
            let length = line[start..].iter().take_while(|octet| !octet.is_ascii()).count();
            let span = Span::new(start, start + length);
            let context = ReplyContext::ForwardPath;
            let finding = Finding { rule: &PATH_NON_ASCII, span, args: [Arg::None; 2], context };
            self.findings.report(finding, line);
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
    fn sent(&mut self, parsed: &Command<'_>, sent: Sent) {
        self.session.push(sent);
        if self.session.unanswered().len() > MAX_UNANSWERED {
            self.session.assume();
        }
        match *parsed {
            Command::Mail(_, _, params) => {
                self.mail = Some(sent);
                self.progress.mails += 1;
                self.content.announce(&params, &self.learned.offer, self.settings.wire);
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
    }

    /// A response of an AUTH exchange: `base64 / "*"` (RFC 4954 §4). It is never shown.
    pub(super) fn response(&mut self, line: &[u8], spots: &[Spot], masked: bool, out: &mut dyn Listen) {
        let text = strip_ending(line);
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
}

/// The verb, or the whole line where it does not begin with one.
fn word_or_all(line: &[u8]) -> Span {
    let word = word(line);
    if word.is_empty() { Span::new(0, strip_ending(line).len()) } else { word }
}

/// The first place of a word in a line, in any case.
fn find_word(line: &[u8], name: &[u8]) -> Span {
    let found = line.windows(name.len().max(1)).position(|here| here.eq_ignore_ascii_case(name));
    found.map_or(word(line), |start| Span::new(start, start + name.len()))
}

/// What tells one line from another, without keeping it.
fn fingerprint(line: &[u8]) -> u64 {
    // FNV-1a over eight octets at a time: a collision costs a warning that is not deserved, once in 2^64.
    let text = strip_ending(line);
    let mix = |print: u64, eight: &[u8; 8]| {
        (print ^ u64::from_le_bytes(*eight)).wrapping_mul(0x0100_0000_01B3).rotate_left(23)
    };
    let print = text.as_chunks().0.iter().fold(0xCBF2_9CE4_8422_2325 ^ text.len() as u64, mix);
    // What is left over is seen with octets before it.
    if let Some(last) = text.last_chunk() {
        return mix(print, last);
    }
    let mut last = [0; 8];
    last[..text.len()].copy_from_slice(text);
    mix(print, &last)
}
