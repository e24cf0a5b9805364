//! `Command<'a>`: a command line, typed and borrowed.

mod address;
mod arguments;
mod attributes;
mod auth;
mod bdat;
mod burl;
mod foreign;
mod mail;
mod non_ascii;
mod parse;
mod queue;

pub use crate::syntax::address::{Address, AddressLiteral, Host, Mailbox, Path, SourceRoute};
pub use crate::syntax::param::{
    Body, By, DateTime, Notify, Orcpt, ParamValue, Params, Ret, Tracking, ValidSince,
};
pub use crate::syntax::xtext::Xtext;
pub use address::address;
pub use attributes::Attributes;
pub(crate) use auth::after_auth;
pub use auth::{Secret, secret_in, shown_mechanism, shown_rest};
pub use foreign::Foreign;
pub(crate) use parse::judged;
pub use parse::{Context, command};
pub use queue::{Domains, Queue};

use crate::registry::Verb;

/// A command line as parsed: the best value that could be made of it, whatever was wrong.
///
/// Parts that are missing are `None`; that they are has been reported. See [`command`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Command<'a> {
    /// HELO, EHLO and LHLO with who speaks (RFC 5321 §4.1.1.1, RFC 2033 §4.1).
    Hello(Verb, Option<Host<'a>>),
    /// MAIL, or SEND, SOML and SAML (RFC 5321 §4.1.1.2, RFC 821 §3.4).
    Mail(Verb, Option<Path<'a>>, Params<'a>),
    /// RCPT (RFC 5321 §4.1.1.3).
    Rcpt(Option<Path<'a>>, Params<'a>),
    /// BDAT with its chunk-size in octets, and whether it is the last (RFC 3030 §2).
    Bdat(Option<u64>, bool),
    /// AUTH with its mechanism and initial response (RFC 4954 §4).
    Auth(&'a [u8], Option<Secret<'a>>),
    /// BURL with its absolute-URI, and whether it is the last (RFC 4468 §3).
    Burl(Option<&'a [u8]>, bool),
    /// ETRN with what it asks for (RFC 1985 §5).
    Etrn(Option<Queue<'a>>),
    /// ATRN with its domains (RFC 2645 §5.2.1).
    Atrn(Domains<'a>),
    /// XCLIENT and XFORWARD with their attributes (Postfix).
    Attributes(Verb, Attributes<'a>),
    /// VRFY, EXPN, HELP and NOOP with their `String`, VERB and XADR with their text (RFC 5321 §4.1.1.6 to §4.1.1.9).
    Text(Verb, Option<&'a [u8]>),
    /// DATA, RSET, QUIT, STARTTLS, TURN and ONEX, which take no argument.
    Plain(Verb),
    /// A line of another protocol, or what was pasted in place of a command. It may hold a password, so nothing of it is kept.
    Foreign(Foreign),
    /// A verb that the standards do not define, as written, and the rest of its line.
    Unknown(&'a [u8], &'a [u8]),
    /// No verb at all.
    Empty,
}

impl Command<'_> {
    /// The verb; none where it is unknown or missing.
    pub const fn verb(&self) -> Option<Verb> {
        match *self {
            Self::Hello(verb, _)
            | Self::Mail(verb, ..)
            | Self::Attributes(verb, _)
            | Self::Text(verb, _)
            | Self::Plain(verb) => Some(verb),
            Self::Burl(..) => Some(Verb::Burl),
            Self::Etrn(_) => Some(Verb::Etrn),
            Self::Atrn(_) => Some(Verb::Atrn),
            Self::Rcpt(..) => Some(Verb::Rcpt),
            Self::Bdat(..) => Some(Verb::Bdat),
            Self::Auth(..) => Some(Verb::Auth),
            Self::Foreign(_) | Self::Unknown(..) | Self::Empty => None,
        }
    }
}
