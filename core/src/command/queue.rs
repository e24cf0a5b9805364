//! ETRN and ATRN: start the queue for a host, or turn the roles to fetch it.

use super::Command;
use crate::cursor::{Cursor, is_blank};
use crate::finding::Arg;
use crate::rules::verbs::{ARGUMENT_MISSING, ATRN_DOMAIN, LIST_EMPTY_ELEMENT, LIST_SPACE};
use crate::span::Span;
use crate::syntax::domain;
use crate::words::visible;
use alloc::string::String;

/// Which mail ETRN asks for (RFC 1985 §5, §5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue<'a> {
    /// `mx.example.org`: the mail for one host.
    Node(&'a [u8]),
    /// `@example.org`: the mail for a domain and all below it.
    Subtree(&'a [u8]),
    /// `#name`: a queue of the server, by a name that only it knows.
    Named(&'a [u8]),
}

impl<'a> Queue<'a> {
    /// The host, domain or name, without its option character.
    pub const fn name(self) -> &'a [u8] {
        match self {
            Self::Node(name) | Self::Subtree(name) | Self::Named(name) => name,
        }
    }

    /// As written, its option character first.
    pub(crate) fn text(self) -> String {
        let option = match self {
            Self::Node(_) => "",
            Self::Subtree(_) => "@",
            Self::Named(_) => "#",
        };
        String::from(option) + &visible(self.name())
    }
}

/// As written.
impl core::fmt::Display for Queue<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.text())
    }
}

/// `ETRN [<option character>]<node name><CR><LF>` (RFC 1985 §5).
pub(super) fn etrn<'a>(at: &mut Cursor<'a, '_>) -> Command<'a> {
    if at.is_done() {
        return Command::Etrn(None);
    }
    let option = at.peek().filter(|octet| matches!(octet, b'@' | b'#'));
    if option.is_some() {
        at.bump();
    }
    let word = at.take_word();
    if word.is_empty() {
        let args = [Arg::Word("ETRN"), Arg::Word("the name of a host, domain or queue")];
        at.report_with(&ARGUMENT_MISSING, word, args);
        return Command::Etrn(None);
    }
    // What a queue is called is for the server to say.
    let name = if option == Some(b'#') { at.slice(word) } else { domain::domain(at, word) };
    super::arguments::surplus(at, Arg::Word("ETRN and its host name"));
    Command::Etrn(Some(match option {
        Some(b'@') => Queue::Subtree(name),
        Some(_) => Queue::Named(name),
        None => Queue::Node(name),
    }))
}

/// The domains of ATRN, as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Domains<'a>(&'a [u8]);

impl<'a> Domains<'a> {
    /// Each domain; none where ATRN asks for all that the client has access to.
    pub fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        self.0.split(|&octet| octet == b',' || is_blank(octet)).filter(|domain| !domain.is_empty())
    }
}

/// `atrn = "ATRN" [SP domain *("," domain)]` (RFC 2645 §5.2.1).
pub(super) fn atrn<'a>(at: &mut Cursor<'a, '_>) -> Command<'a> {
    let start = at.offset();
    while !at.is_done() {
        let word = at.take_while(|octet| octet != b',' && !is_blank(octet));
        element(at, word);
        separator(at);
    }
    Command::Atrn(Domains(at.slice(Span::new(start, at.end()))))
}

/// `domain = sub-domain 1*("." sub-domain)`: here two labels at least.
fn element(at: &mut Cursor<'_, '_>, word: Span) {
    if word.is_empty() {
        at.report(&LIST_EMPTY_ELEMENT, Span::new(word.start as usize, at.end().min(word.end as usize + 1)));
    } else if at.slice(word).split_last().is_some_and(|(_, before)| before.contains(&b'.')) {
        domain::domain(at, word);
    } else {
        at.report(&ATRN_DOMAIN, word);
    }
}

/// One comma, without blanks around it.
fn separator(at: &mut Cursor<'_, '_>) {
    let start = at.offset();
    let before = at.take_blanks();
    let comma = at.eat(b',');
    let after = at.take_blanks();
    if before.is_empty() && after.is_empty() {
        if comma && at.is_done() {
            at.report(&LIST_EMPTY_ELEMENT, Span::new(start, start + 1));
        }
        return;
    }
    at.report_with(&LIST_SPACE, Span::new(start, at.offset()), [Arg::Word(","), Arg::None]);
}
