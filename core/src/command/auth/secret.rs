//! Where a line may hold a response, however broken the line is.

use crate::command::foreign::{self, Foreign};
use crate::registry::{Verb, mechanisms};
use crate::span::Span;
use crate::suggest;

/// Where the initial response of an AUTH line stands, for who prints lines; none in any other line.
///
/// A word that is no known mechanism may be a response put in the wrong place, and a verb misspelt or run into the
/// mechanism does not make the response less secret.
///
/// ```
/// use smtplint_core::{Span, command::secret_in};
/// assert_eq!(secret_in(b"AUTH PLAIN AHVzZXIAcHc="), Some(Span::new(11, 23)));
/// assert_eq!(secret_in(b"AUHT PLAIN AHVzZXIAcHc="), Some(Span::new(11, 23)));
/// assert_eq!(secret_in(b"AUTH AHVzZXIAcHc="), Some(Span::new(5, 17)));
/// assert_eq!(secret_in(b"AHVzZXIAcHc="), Some(Span::new(0, 12)));
/// assert_eq!(secret_in(b"NOOP"), None);
/// ```
pub fn secret_in(line: &[u8]) -> Option<Span> {
    let line = line.trim_ascii_end();
    let mut verb = after_blanks(line, 0);
    loop {
        let after = word_end(line, verb);
        let (name, rest) = (&line[verb..after], after_blanks(line, after));
        match foreign::detect(name, &line[rest..]) {
            Some(Foreign::Response) => return span_to_end(line, verb),
            // `PASS password` of POP3 and `a1 LOGIN user password` of IMAP.
            Some(Foreign::Pop3 | Foreign::Imap) => return span_to_end(line, rest),
            // Behind the mark of a log stands the command itself.
            Some(Foreign::Transcript) => verb = rest,
            // What has run together with the verb may be the response itself.
            _ if name.len() > 4 && name[..4].eq_ignore_ascii_case(b"AUTH") => {
                return span_to_end(line, verb + 4);
            }
            _ => return span_to_end(line, rest + hidden(name, &line[rest..])?),
        }
    }
}

/// What is left of a line from `start` on, if anything is.
fn span_to_end(line: &[u8], start: usize) -> Option<Span> {
    Some(Span::new(start, line.len())).filter(|span| !span.is_empty())
}

/// The offset of the first octet from `start` on that is no white space, or the end.
fn after_blanks(line: &[u8], start: usize) -> usize {
    start + line[start..].iter().take_while(|octet| octet.is_ascii_whitespace()).count()
}

/// The offset after the word at `start`.
fn word_end(line: &[u8], start: usize) -> usize {
    start + line[start..].iter().take_while(|octet| !octet.is_ascii_whitespace()).count()
}

/// What may be shown of the text after a verb: nothing from where a response begins.
///
/// ```
/// use smtplint_core::command::shown_rest;
/// assert_eq!(shown_rest(b"NOOP", b"AUTH PLAIN AGEAYg=="), b"AUTH PLAIN");
/// assert_eq!(shown_rest(b"NOOP", b"probe"), b"probe");
/// ```
pub fn shown_rest<'a>(verb: &[u8], rest: &'a [u8]) -> &'a [u8] {
    let shown = &rest[..hidden(verb, rest).unwrap_or(rest.len())];
    shown.trim_ascii_end()
}

/// A mechanism, where it is one and not a response put in its place, which nobody may see.
///
/// ```
/// use smtplint_core::command::shown_mechanism;
/// assert_eq!(shown_mechanism(b"PLAIN"), Some(&b"PLAIN"[..]));
/// assert_eq!(shown_mechanism(b"AGEAYg"), None);
/// ```
pub fn shown_mechanism(name: &[u8]) -> Option<&[u8]> {
    Some(name).filter(|name| mechanisms::is_registered(name))
}

/// Where in the text after a verb a secret may begin.
fn hidden(verb: &[u8], rest: &[u8]) -> Option<usize> {
    if means_auth(verb) {
        let (name, next) = first_word(rest);
        let start = if mechanisms::is_registered(name) { next } else { 0 };
        return Some(start).filter(|&start| start < rest.len());
    }
    if Verb::find(verb).is_some() {
        return after_auth(rest);
    }
    // A mechanism and more is an AUTH command, whatever its verb was meant to be, and so is the mechanism alone.
    if names_secret(verb) && !rest.is_empty() {
        return Some(0);
    }
    let mut at = 0;
    for _ in 0..WORDS {
        let (name, next) = first_word(&rest[at..]);
        at += next;
        if at >= rest.len() {
            break;
        }
        if mechanisms::is_registered(name) || name.eq_ignore_ascii_case(b"AUTH") {
            let further = hidden(b"AUTH", &rest[at..]).filter(|_| name.eq_ignore_ascii_case(b"AUTH"));
            return Some(at + further.unwrap_or(0));
        }
    }
    None
}

/// Where the response of a whole AUTH command begins that stands behind something else: `NOOP AUTH PLAIN …`.
pub(crate) fn after_auth(text: &[u8]) -> Option<usize> {
    let (mut at, mut auth) = (0, false);
    while at < text.len() {
        let (word, next) = first_word(&text[at..]);
        at += next;
        if auth && at < text.len() && mechanisms::is_registered(word) {
            return Some(at);
        }
        // Some sign may stand before it, as a quote.
        auth = word.last_chunk::<4>().is_some_and(|last| last.eq_ignore_ascii_case(b"AUTH"));
    }
    None
}

/// Words after an unknown verb among which AUTH or a mechanism is looked for: `AU TH PLAIN …`.
const WORDS: usize = 3;

/// The first word, and where the second begins.
#[inline(never)]
fn first_word(text: &[u8]) -> (&[u8], usize) {
    let end = word_end(text, 0);
    (&text[..end], after_blanks(text, end))
}

/// Words that stand in a verb's place before a secret: `PLAIN AHVzZXIAcHc=`, `PASSWORD secret`.
fn names_secret(verb: &[u8]) -> bool {
    let name = verb.strip_suffix(b":").unwrap_or(verb);
    mechanisms::is_registered(name)
        || [&b"PASSWORD"[..], b"PASSWD", b"PWD"].iter().any(|word| word.eq_ignore_ascii_case(name))
}

/// AUTH itself, AUTH with something run into it, and AUTH misspelt.
fn means_auth(verb: &[u8]) -> bool {
    if Verb::find(verb).is_some() {
        return verb.eq_ignore_ascii_case(b"AUTH");
    }
    verb.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"AUTH"))
        || suggest::nearest_verb(verb) == Some("AUTH")
}
