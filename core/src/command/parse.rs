//! One command line: its frame, its verb, and what the verb leads to.

use super::{Command, arguments, auth, bdat, mail, non_ascii};
use crate::cursor::{Cursor, is_blank};
use crate::finding::{Arg, Finding, ReplyContext, Report};
use crate::registry::{Offer, Standing, Verb, limits};
use crate::rules::auth::AUTH_LINE_TOO_LONG;
use crate::rules::lines::{LINE_EMPTY, LINE_LEADING_SPACE, LINE_TOO_LONG, LINE_TRAILING_SPACE};
use crate::rules::verbs::{
    ARGUMENT_MISSING, VERB_MISSPELT, VERB_NOT_OFFERED, VERB_OBSOLETE, VERB_PRIVATE, VERB_SPACE_EXTRA,
    VERB_UNKNOWN,
};
use crate::span::Span;
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
pub fn command<'a, R: Report>(line: &'a [u8], context: &Context, out: &mut R) -> Command<'a> {
    let framed = frame(line, context.wire, ReplyContext::Other, out);
    let mut at = Cursor::new(line, &framed, &context.offer, out);
    let parsed = match known_verb(&mut at) {
        Some(verb) => arguments(&mut at, verb, &framed),
        None => unusual_verb(&mut at, &framed),
    };
    judge_line(&mut at, &parsed, &framed);
    parsed
}

/// The verb that the line begins with, where a space or the end follows it.
#[inline]
fn known_verb<R: Report>(at: &mut Cursor<'_, '_, R>) -> Option<Verb> {
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
fn unusual_verb<'a, R: Report>(at: &mut Cursor<'a, '_, R>, framed: &Framed) -> Command<'a> {
    let blanks = at.take_blanks();
    if !blanks.is_empty() && !at.is_done() {
        at.report(&LINE_LEADING_SPACE, blanks);
    }
    let word = at.take_word();
    match Verb::find(at.slice(word)) {
        Some(verb) => arguments(at, verb, framed),
        None => unknown(at, word),
    }
}

/// What follows the verb, at whose end the cursor stands.
fn arguments<'a, R: Report>(at: &mut Cursor<'a, '_, R>, verb: Verb, framed: &Framed) -> Command<'a> {
    let word = Span::new(at.offset() - verb.name().len(), at.offset());
    judge_verb(at, verb, word);
    if at.is_done() && !verb.needs().is_empty() {
        at.report_with(
            &ARGUMENT_MISSING,
            Span::at(at.offset()),
            [Arg::Word(verb.name()), Arg::Word(verb.needs())],
        );
    } else {
        one_space(at, verb);
    }
    match verb {
        Verb::Helo | Verb::Ehlo | Verb::Lhlo => arguments::hello(at, verb),
        Verb::Mail | Verb::Send | Verb::Soml | Verb::Saml => mail::mail(at, verb, word),
        Verb::Rcpt => mail::rcpt(at, word),
        Verb::Bdat => bdat::bdat(at),
        Verb::Auth => auth::auth(at, framed.trailing),
        Verb::Vrfy | Verb::Expn | Verb::Help | Verb::Noop => arguments::text(at, verb),
        Verb::Data | Verb::Rset | Verb::Quit | Verb::StartTls | Verb::Turn => {
            arguments::plain(at, verb, word)
        }
    }
}

/// One SP stands between a verb and its argument; where nothing may follow, the whole rest is at fault anyway.
#[inline]
fn one_space<R: Report>(at: &mut Cursor<'_, '_, R>, verb: Verb) {
    if matches!(verb, Verb::Data | Verb::Rset | Verb::Quit | Verb::StartTls | Verb::Turn) {
        return;
    }
    match at.rest() {
        [b' ', next, ..] if !is_blank(*next) => at.bump(),
        _ => other_spaces(at, verb),
    }
}

#[cold]
fn other_spaces<R: Report>(at: &mut Cursor<'_, '_, R>, verb: Verb) {
    let blanks = at.take_blanks();
    if blanks.len() > 1 {
        let extra = Span::new(blanks.start as usize + 1, blanks.end as usize);
        at.report_with(&VERB_SPACE_EXTRA, extra, [Arg::Word(verb.name()), Arg::None]);
    }
}

#[inline]
fn judge_verb<R: Report>(at: &mut Cursor<'_, '_, R>, verb: Verb, word: Span) {
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
fn unknown<'a, R: Report>(at: &mut Cursor<'a, '_, R>, word: Span) -> Command<'a> {
    let name = at.slice(word);
    if name.is_empty() {
        at.report(&LINE_EMPTY, Span::at(word.start as usize));
        return Command::Empty;
    }
    // A verb broken by a control character is one mistake, and has been reported.
    if !name.iter().any(|&octet| is(octet, JUDGED)) {
        report_unknown(at, word, name);
    }
    at.take_blanks();
    let rest = at.rest();
    at.seek(at.end());
    Command::Unknown(name, rest)
}

fn report_unknown<R: Report>(at: &mut Cursor<'_, '_, R>, word: Span, name: &[u8]) {
    let glued = [("MAILFROM:", "MAIL FROM:"), ("RCPTTO:", "RCPT TO:")];
    let glued = glued
        .iter()
        .find(|(run, _)| name.len() >= run.len() && name[..run.len()].eq_ignore_ascii_case(run.as_bytes()));
    let meant = match glued {
        Some((_, apart)) => Some(*apart),
        None => suggest::nearest(name, Verb::ALL.iter().map(|verb| verb.name())),
    };
    match meant {
        Some(meant) => at.report_with(&VERB_MISSPELT, word, [Arg::Word(meant), Arg::None]),
        None if name[0].eq_ignore_ascii_case(&b'X') => at.report(&VERB_PRIVATE, word),
        None => at.report(&VERB_UNKNOWN, word),
    }
}

/// What only the line as a whole shows.
fn judge_line<R: Report>(at: &mut Cursor<'_, '_, R>, parsed: &Command<'_>, framed: &Framed) {
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
fn too_long<R: Report>(at: &mut Cursor<'_, '_, R>, parsed: &Command<'_>, framed: &Framed) {
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
