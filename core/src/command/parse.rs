//! One command line: its frame, its verb, and what the verb leads to.

use super::foreign::{self, Foreign};
use super::{Command, arguments, attributes, auth, bdat, burl, mail, non_ascii, queue};
use crate::cursor::{Cursor, is_blank};
use crate::finding::{Arg, Finding, ReplyContext, Report};
use crate::registry::{Arguments, Effect, Offer, Standing, Verb, limits};
use crate::rules::auth::AUTH_LINE_TOO_LONG;
use crate::rules::lines::{LINE_EMPTY, LINE_LEADING_SPACE, LINE_TOO_LONG, LINE_TRAILING_SPACE};
use crate::rules::verbs::{
    ARGUMENT_MISSING, HTTP_REQUEST, OTHER_PROTOCOL, VERB_MISSPELT, VERB_NOT_OFFERED, VERB_OBSOLETE,
    VERB_PRIVATE, VERB_SPACE_EXTRA, VERB_SPACE_MISSING, VERB_UNKNOWN,
};
use crate::span::{MAX_LINE, Span};
use crate::suggest;
use crate::syntax::class::{JUDGED, is};
use crate::syntax::line::{Framed, frame};

/// What a command line is judged against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The octets are those of the wire: the line ending is judged.
    pub wire: bool,
    /// What the server is taken to offer.
    pub offer: Offer,
}

impl Default for Context {
    /// Text, and a server that offers everything.
    fn default() -> Self {
        Self { wire: false, offer: Offer::ALL }
    }
}

/// Parses one command line, with or without its line ending, and reports what is wrong with it.
///
/// Nothing is allocated; on a clean line nothing is reported either. Findings come roughly in their order: sort
/// them by their span where that matters.
///
/// ```
/// use smtplint_core::command::{Command, Context, Path, command};
/// use smtplint_core::FirstError;
///
/// let mut error = FirstError::default();
/// let parsed = command(b"MAIL FROM:<user@example.org> SIZE=1000", &Context::default(), &mut error);
/// assert!(error.0.is_none());
/// let Command::Mail(_, Some(Path::Mailbox(_, mailbox)), params) = parsed else { panic!() };
/// assert_eq!(mailbox.local_part, b"user");
/// assert_eq!(params.size, Some(1000));
/// ```
pub fn command<'a>(line: &'a [u8], context: &Context, out: &mut dyn Report) -> Command<'a> {
    judged(line, context.wire, &context.offer, out)
}

/// The same, for those who have the parts of a [`Context`] apart.
pub(crate) fn judged<'a>(line: &'a [u8], wire: bool, offer: &Offer, out: &mut dyn Report) -> Command<'a> {
    if line.first() == Some(&0x16) && foreign::is_tls(line) {
        return tls(line, offer, out);
    }
    let framed = frame(line, wire, ReplyContext::Other, out);
    let mut at = Cursor::new(line, &framed, offer, out);
    let parsed = match known_verb(&mut at) {
        Some(verb) => arguments(&mut at, verb, &framed),
        None => unusual_verb(&mut at, &framed),
    };
    judge_line(&mut at, &parsed, &framed);
    parsed
}

/// Octets of a TLS handshake: no line at all, so nothing else is said of them.
#[cold]
fn tls<'a>(line: &'a [u8], offer: &Offer, out: &mut dyn Report) -> Command<'a> {
    let mut at = Cursor::new(line, &Framed::judged(line.len().min(MAX_LINE)), offer, out);
    let span = Span::new(0, at.end());
    report_foreign(&mut at, span, Foreign::Tls);
    Command::Foreign(Foreign::Tls)
}

/// The verb that the line begins with, where a space or the end follows it.
#[inline]
fn known_verb(at: &mut Cursor<'_, '_>) -> Option<Verb> {
    let verb = Verb::beginning(at.eight() as u32)?;
    let name = verb.name();
    let rest = at.rest();
    // Of the longer names only the beginning has been compared.
    let whole = name.len() == 4 || rest.get(..name.len())?.eq_ignore_ascii_case(name.as_bytes());
    if !whole || !matches!(rest.get(name.len()), None | Some(b' ')) {
        return None;
    }
    at.seek(at.offset() + name.len());
    Some(verb)
}

/// A line that begins with blanks, with a verb and a tab, or with no verb at all.
#[cold]
fn unusual_verb<'a>(at: &mut Cursor<'a, '_>, framed: &Framed) -> Command<'a> {
    let blanks = at.take_blanks();
    if at.has_space(blanks) && !at.is_done() {
        at.report(&LINE_LEADING_SPACE, blanks);
    }
    let word = at.take_word();
    match Verb::find(at.slice(word)) {
        Some(verb) => arguments(at, verb, framed),
        None => unknown(at, word),
    }
}

/// What follows the verb, at whose end the cursor stands.
fn arguments<'a>(at: &mut Cursor<'a, '_>, verb: Verb, framed: &Framed) -> Command<'a> {
    let word = Span::new(at.offset() - verb.name().len(), at.offset());
    if !verb.is_unremarkable() {
        judge_verb(at, verb, word);
    }
    match (verb.arguments(), at.rest()) {
        // Where nothing may follow, the whole rest is at fault anyway.
        (Arguments::None, _) => {}
        (_, [b' ', next, ..]) if !is_blank(*next) => at.bump(),
        (arguments, _) => unusual_space(at, verb, arguments),
    }
    match verb {
        Verb::Helo | Verb::Ehlo | Verb::Lhlo => arguments::hello(at, verb),
        Verb::Mail | Verb::Rcpt | Verb::Send | Verb::Soml | Verb::Saml => mail::mail(at, verb, word),
        Verb::Bdat => bdat::bdat(at),
        Verb::Auth => auth::auth(at, framed.trailing),
        Verb::Vrfy | Verb::Expn | Verb::Help | Verb::Noop => arguments::text(at, verb),
        Verb::Data | Verb::Rset | Verb::Quit | Verb::StartTls | Verb::Turn | Verb::Onex => {
            arguments::plain(at, verb, word)
        }
        _ => rare(at, verb),
    }
}

/// What follows the verbs that few clients send.
#[cold]
fn rare<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Command<'a> {
    match verb {
        Verb::Burl => burl::burl(at),
        Verb::Etrn => queue::etrn(at),
        Verb::Atrn => queue::atrn(at),
        Verb::XClient | Verb::XForward => attributes::attributes(at, verb),
        _ => arguments::free(at, verb),
    }
}

/// One SP stands between a verb and its argument.
#[cold]
fn unusual_space(at: &mut Cursor<'_, '_>, verb: Verb, arguments: Arguments) {
    if let Arguments::Needed(needs) = arguments
        && at.is_done()
    {
        let args = [Arg::Word(verb.name()), Arg::Word(needs)];
        return at.report_with(&ARGUMENT_MISSING, Span::at(at.offset()), args);
    }
    let blanks = at.take_blanks();
    let extra = Span::new(blanks.start as usize + 1, blanks.end as usize);
    if blanks.len() > 1 && at.has_space(extra) {
        at.report_with(&VERB_SPACE_EXTRA, extra, [Arg::Word(verb.name()), Arg::None]);
    }
}

/// Whether a verb is obsolete, or its extension not offered.
fn judge_verb(at: &mut Cursor<'_, '_>, verb: Verb, word: Span) {
    if verb.standing() == Standing::Obsolete {
        at.report_with(&VERB_OBSOLETE, word, [Arg::Word(verb.name()), Arg::None]);
    }
    if let Some(extension) = verb.extension()
        && !at.offer.has(extension)
        && verb != Verb::Help
    {
        let args = [Arg::Word(verb.name()), Arg::Word(extension.keyword)];
        at.report_with(&VERB_NOT_OFFERED, word, args);
    }
}

#[cold]
fn unknown<'a>(at: &mut Cursor<'a, '_>, word: Span) -> Command<'a> {
    let name = at.slice(word);
    if name.is_empty() {
        // A line ending spelt out in place of a line has been reported as such.
        if at.slice(Span::new(0, 1)) != b"\\" {
            at.report(&LINE_EMPTY, Span::at(word.start as usize));
        }
        return Command::Empty;
    }
    at.take_blanks();
    let rest = at.rest();
    at.seek(at.end());
    if let Some(found) = foreign::detect(name, rest) {
        report_foreign(at, word, found);
        return Command::Foreign(found);
    }
    // A verb broken by a control character is one mistake, and has been reported.
    if !name.iter().any(|&octet| is(octet, JUDGED)) {
        report_unknown(at, word, name, rest);
    }
    Command::Unknown(name, rest)
}

fn report_foreign(at: &mut Cursor<'_, '_>, word: Span, found: Foreign) {
    let rule = if found == Foreign::Http { &HTTP_REQUEST } else { &OTHER_PROTOCOL };
    at.report_with(rule, word, [Arg::Word(found.name()), Arg::Word(found.advice())]);
}

fn report_unknown(at: &mut Cursor<'_, '_>, word: Span, name: &[u8], rest: &[u8]) {
    let glued = [("MAILFROM:", "MAIL FROM:"), ("RCPTTO:", "RCPT TO:")];
    let glued = glued
        .iter()
        .find(|(run, _)| name.len() >= run.len() && name[..run.len()].eq_ignore_ascii_case(run.as_bytes()));
    let meant = match glued {
        Some((_, apart)) => Some(*apart),
        None => suggest::nearest_verb(name.strip_suffix(b":").unwrap_or(name)),
    };
    if meant.is_none()
        && let Some((verb, length)) = split_verb(name, rest)
    {
        let span = Span::new(word.start as usize, at.end() - rest.len() + length);
        return at.report_with(&VERB_MISSPELT, span, [Arg::Word(verb), Arg::None]);
    }
    if meant.is_none()
        && let Some((verb, length)) = glued_verb(name)
    {
        let span = Span::at(word.start as usize + length);
        let cure = if matches!(name[length], b'=' | b':') { Arg::None } else { Arg::Word(" ") };
        return at.report_with(&VERB_SPACE_MISSING, span, [Arg::Word(verb.name()), cure]);
    }
    match meant {
        Some(meant) => at.report_with(&VERB_MISSPELT, word, [Arg::Word(meant), Arg::None]),
        None if name[0].eq_ignore_ascii_case(&b'X') => at.report(&VERB_PRIVATE, word),
        None => at.report(&VERB_UNKNOWN, word),
    }
}

/// A verb in two words, and the length of the second: `START TLS`.
fn split_verb(first: &[u8], rest: &[u8]) -> Option<(&'static str, usize)> {
    let length = rest.iter().take_while(|&&octet| !is_blank(octet)).count();
    let makes_up = |verb: &[u8]| {
        verb.split_at_checked(first.len()).is_some_and(|(start, end)| {
            start.eq_ignore_ascii_case(first) && end.eq_ignore_ascii_case(&rest[..length])
        })
    };
    let verb =
        Verb::ALL.iter().map(|verb| verb.name()).find(|verb| length > 0 && makes_up(verb.as_bytes()))?;
    Some((verb, length))
}

/// A verb that has run together with its argument, and its length: `EHLOmail.example.org`, `BDAT10`.
fn glued_verb(name: &[u8]) -> Option<(Verb, usize)> {
    let verb = Verb::beginning(u32::from_le_bytes(*name.first_chunk()?))?;
    let length = verb.name().len();
    let begins = name.len() > length && name[..length].eq_ignore_ascii_case(verb.name().as_bytes());
    // After a letter it may as well be another word, but for who speaks nothing else comes near.
    let next = *name.get(length)?;
    let clear = match verb.effect() {
        _ if matches!(next, b':' | b'=') => true,
        Effect::Hello => next.is_ascii_alphanumeric() || next == b'[',
        Effect::Chunk => next.is_ascii_digit(),
        // What has run together with AUTH may be a response: it is not quoted as a word of its own.
        Effect::Authenticate => true,
        _ => matches!(next, b'<' | b'"'),
    };
    (begins && clear && !verb.needs().is_empty()).then_some((verb, length))
}

/// What only the line as a whole shows.
fn judge_line(at: &mut Cursor<'_, '_>, parsed: &Command<'_>, framed: &Framed) {
    at.place = ReplyContext::Other;
    if framed.length > limits::COMMAND_LINE {
        too_long(at, parsed, framed);
    }
    if !framed.trailing.is_empty() && framed.end > 0 && !auth::takes_trailing(parsed) {
        at.report(&LINE_TRAILING_SPACE, framed.trailing);
    }
    if framed.utf8 {
        non_ascii::judge(at, Some(parsed));
    }
}

/// 512 octets with the CRLF, and what the extensions offered add (RFC 5321 §4.5.3.1.4, §2.2.1).
#[cold]
fn too_long(at: &mut Cursor<'_, '_>, parsed: &Command<'_>, framed: &Framed) {
    let added = match parsed {
        Command::Mail(..) => at.offer.mail_line_added(),
        Command::Rcpt(..) => at.offer.rcpt_line_added(),
        _ => 0,
    };
    let limit = limits::COMMAND_LINE + added;
    if framed.length > limit {
        let args = [Arg::Number(framed.length as u64), Arg::Number(limit as u64)];
        let rule =
            if matches!(parsed, Command::Auth(_, Some(_))) { &AUTH_LINE_TOO_LONG } else { &LINE_TOO_LONG };
        at.report_with(rule, Span::new(limit - 2, framed.length - 2), args);
    }
}

impl crate::finding::FirstError {
    /// The first error of a command line, by its place; none where the line is valid.
    ///
    /// ```
    /// use smtplint_core::{FirstError, command::Context};
    /// assert!(FirstError::of_command(b"NOOP", &Context::default()).is_none());
    /// assert_eq!(FirstError::of_command(b"NOOOP", &Context::default()).unwrap().rule.code, "SL0102");
    /// ```
    pub fn of_command(line: &[u8], context: &Context) -> Option<Finding> {
        let mut first = Self::default();
        command(line, context, &mut first);
        first.0
    }
}
