//! The values of parameters as types, and the one place that leads from a keyword to its grammar.

use super::dsn::{self, Notify, Orcpt, Ret};
use super::identity;
use super::plain::{self, Body};
use super::policy::{self, Tracking};
use super::time::{self, By, DateTime, ValidSince};
use crate::finding::Arg;
use crate::registry::{Param, Value};
use crate::rules::Rule;
use crate::rules::values::{PARAM_VALUE_INCOMPLETE, PARAM_VALUE_SYNTAX};
use crate::span::Span;
use crate::syntax::xtext::Xtext;

/// The value of a parameter, typed and borrowed.
///
/// ```
/// use smtplint_core::command::{Command, Context, Notify, ParamValue, command};
/// let line = b"RCPT TO:<user@example.org> NOTIFY=SUCCESS,DELAY";
/// let Command::Rcpt(_, params) = command(line, &Context::default(), &mut ()) else { panic!() };
/// let (param, ParamValue::Notify(notify)) = params.values().next().unwrap() else { panic!() };
/// assert_eq!(param.keyword, "NOTIFY");
/// assert_eq!(notify, Notify::On { success: true, failure: false, delay: true });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamValue<'a> {
    /// A parameter without a value: SMTPUTF8, REQUIRETLS, CONPERM, CONNEG, PRDR.
    None,
    /// SIZE, in octets (RFC 1870 §3).
    Size(u64),
    /// BODY (RFC 6152 §2, RFC 3030 §3).
    Body(Body),
    /// RET (RFC 3461 §4.3).
    Ret(Ret),
    /// ENVID (RFC 3461 §4.4).
    Envid(Xtext<'a>),
    /// NOTIFY (RFC 3461 §4.1).
    Notify(Notify),
    /// ORCPT (RFC 3461 §4.2).
    Orcpt(Orcpt<'a>),
    /// AUTH: the mailbox; none for `<>` (RFC 4954 §5).
    Identity(Option<Xtext<'a>>),
    /// SUBMITTER and ALT-ADDRESS (RFC 4405 §4, RFC 5336 §3.4).
    Mailbox(Xtext<'a>),
    /// TRANSID, with its brackets (RFC 1845 §2).
    Transid(&'a [u8]),
    /// BY (RFC 2852 §4).
    By(By),
    /// HOLDFOR, in seconds (RFC 4865 §3).
    HoldFor(u32),
    /// HOLDUNTIL (RFC 4865 §3).
    HoldUntil(DateTime),
    /// MT-PRIORITY, from -9 to 9 (RFC 6710 §3).
    Priority(i8),
    /// MTRK (RFC 3885 §3.1).
    Tracking(Tracking<'a>),
    /// SOLICIT: keywords with commas between them (RFC 3865 §2.2).
    Solicit(&'a [u8]),
    /// RRVS (RFC 7293 §3.1).
    ValidSince(ValidSince),
}

/// Where a grammar says what is wrong.
pub(super) type Tell<'f> = dyn FnMut(&'static Rule, Span, [Arg; 2]) + 'f;

/// A value as written.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    /// Its octets, at least one.
    pub(super) text: &'a [u8],
    /// The offset of the first in the line.
    pub(super) start: usize,
    /// Whose value it is.
    pub(super) param: &'static Param,
}

impl Written<'_> {
    /// The place of some of its octets in the line.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.start + start, self.start + end)
    }

    /// All of it.
    pub(super) fn whole(&self) -> Span {
        self.span(0, self.text.len())
    }

    /// Says that octets do not fit; where there are none, that more was to come. There is no value then.
    #[cold]
    pub(super) fn wrong<T>(&self, start: usize, end: usize, tell: &mut Tell<'_>) -> Option<T> {
        let rule = if start == end { &PARAM_VALUE_INCOMPLETE } else { &PARAM_VALUE_SYNTAX };
        tell(
            rule,
            self.span(start, end),
            [Arg::Word(self.param.keyword), Arg::Word(self.param.value.form())],
        );
        None
    }
}

/// The value, by the grammar of its parameter.
#[inline]
pub(super) fn parse<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<ParamValue<'a>> {
    Some(match written.param.value {
        Value::Forbidden => ParamValue::None,
        Value::Size => ParamValue::Size(plain::size(written, tell)?),
        Value::Body => ParamValue::Body(plain::body(written, tell)?),
        Value::Ret => ParamValue::Ret(dsn::ret(written, tell)?),
        Value::Envid => ParamValue::Envid(dsn::envid(written, tell)?),
        Value::Notify => ParamValue::Notify(dsn::notify(written, tell)?),
        Value::Orcpt => ParamValue::Orcpt(dsn::orcpt(written, tell)?),
        Value::Identity => identity::identity(written, tell)?,
        Value::Mailbox => ParamValue::Mailbox(identity::mailbox(written, tell)?),
        Value::Transid => ParamValue::Transid(policy::transid(written, tell)?),
        Value::By => ParamValue::By(time::by(written, tell)?),
        Value::HoldFor => ParamValue::HoldFor(time::hold_for(written, tell)?),
        Value::HoldUntil => ParamValue::HoldUntil(time::hold_until(written, tell)?),
        Value::Priority => ParamValue::Priority(policy::priority(written, tell)?),
        Value::Tracking => ParamValue::Tracking(policy::tracking(written, tell)?),
        Value::Solicit => ParamValue::Solicit(policy::solicit(written, tell)?),
        Value::ValidSince => ParamValue::ValidSince(time::valid_since(written, tell)?),
    })
}
