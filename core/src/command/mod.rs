//! `Command<'a>`: a command line, typed and borrowed.

mod address;
mod arguments;
mod auth;
mod bdat;
mod mail;
mod non_ascii;
mod parse;

pub use crate::syntax::address::{Address, AddressLiteral, Host, Mailbox, Path, SourceRoute};
pub use crate::syntax::param::{
    Body, By, DateTime, Notify, Orcpt, ParamValue, Params, Ret, Tracking, ValidSince,
};
pub use crate::syntax::xtext::Xtext;
pub use address::address;
pub use auth::{Secret, secret_in};
pub(crate) use auth::{shown_mechanism, shown_rest};
pub use parse::{Context, command};

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
    /// VRFY, EXPN, HELP and NOOP with their `String` (RFC 5321 §4.1.1.6 to §4.1.1.9).
    Text(Verb, Option<&'a [u8]>),
    /// DATA, RSET, QUIT, STARTTLS and TURN, which take no argument.
    Plain(Verb),
    /// A verb that the standards do not define, as written, and the rest of its line.
    Unknown(&'a [u8], &'a [u8]),
    /// No verb at all.
    Empty,
}

impl Command<'_> {
    /// The verb; none where it is unknown or missing.
    pub const fn verb(&self) -> Option<Verb> {
        match *self {
            Self::Hello(verb, _) | Self::Mail(verb, ..) | Self::Text(verb, _) | Self::Plain(verb) => {
                Some(verb)
            }
            Self::Rcpt(..) => Some(Verb::Rcpt),
            Self::Bdat(..) => Some(Verb::Bdat),
            Self::Auth(..) => Some(Verb::Auth),
            Self::Unknown(..) | Self::Empty => None,
        }
    }
}
