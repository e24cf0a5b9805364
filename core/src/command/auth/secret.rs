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
/// assert_eq!(secret_in(b"NOOP"), None);
/// ```
pub fn secret_in(line: &[u8]) -> Option<Span> {
    let verb = line.iter().position(|octet| !octet.is_ascii_whitespace())?;
    let word = line[verb..].iter().take_while(|octet| !octet.is_ascii_whitespace()).count();
    if word > 4 && line[verb..verb + 4].eq_ignore_ascii_case(b"AUTH") {
        // What has run together with the verb may be the response itself.
        let end = line.iter().rposition(|octet| !octet.is_ascii_whitespace())? + 1;
        return Some(Span::new(verb + 4, end));
    }
    let after = verb + line[verb..].iter().position(u8::is_ascii_whitespace)?;
    let rest = after + line[after..].iter().position(|octet| !octet.is_ascii_whitespace())?;
    let end = line.iter().rposition(|octet| !octet.is_ascii_whitespace())? + 1;
    // `PASS password` of POP3 and `a1 LOGIN user password` of IMAP.
    if matches!(foreign::detect(&line[verb..after], &line[rest..]), Some(Foreign::Pop3 | Foreign::Imap)) {
        return Some(Span::new(rest, end));
    }
    Some(Span::new(rest + hidden(&line[verb..after], &line[rest..])?, end))
}

/// What may be shown of the text after a verb.
pub(crate) fn shown_rest<'a>(verb: &[u8], rest: &'a [u8]) -> &'a [u8] {
    let shown = &rest[..hidden(verb, rest).unwrap_or(rest.len())];
    shown.trim_ascii_end()
}

/// A mechanism, where it is one and not a response put in its place.
pub(crate) fn shown_mechanism(name: &[u8]) -> Option<&[u8]> {
    Some(name).filter(|name| mechanisms::is_registered(name))
}

/// Where in the text after a verb a secret may begin.
fn hidden(verb: &[u8], rest: &[u8]) -> Option<usize> {
    let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    let next = rest[end..].iter().position(|octet| !octet.is_ascii_whitespace()).map(|gap| end + gap);
    let of_auth = means_auth(verb);
    if mechanisms::is_registered(&rest[..end]) {
        // A mechanism and more is an AUTH command, whatever its verb was meant to be.
        return next.filter(|_| of_auth || Verb::find(verb).is_none());
    }
    (of_auth && !rest.is_empty()).then_some(0)
}

/// AUTH itself, AUTH with something run into it, and AUTH misspelt.
fn means_auth(verb: &[u8]) -> bool {
    if Verb::find(verb).is_some() {
        return verb.eq_ignore_ascii_case(b"AUTH");
    }
    verb.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"AUTH"))
        || suggest::nearest(verb, Verb::ALL.iter().map(|verb| verb.name())) == Some("AUTH")
}
