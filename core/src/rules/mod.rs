//! The registry of rules: one file per family, each rule declared once with its documentation.
//!
//! Everything else derives from here: `smtplint rules` and `explain`, npm's `rules()`, the page, the tests.

use crate::finding::{Kind, ReplyContext, Severity};

/// An RFC and the section in it that a rule or a code rests on: `Rfc(5321, "3.3")`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rfc(pub u16, pub &'static str);

/// A basic reply code with its enhanced status code (empty where there is none): `Reply(501, "5.5.4")`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Owed(pub u16, pub &'static str);

/// The reply that a server owes to a command in which a rule of severity error is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// None: the rule speaks of replies, or it is no error.
    None,
    /// The same wherever it stands.
    Always(Owed),
    /// Path syntax: 501 5.1.7 for a reverse-path, 501 5.1.3 for a forward-path, else 501 5.5.4 (RFC 3463 §3.2).
    Path,
    /// Internationalised addresses: 550 5.6.7 for a reverse-path, 553 5.6.7 for a forward-path (RFC 6531 §3.5).
    Internationalised,
}

impl Answer {
    /// The reply in a given place.
    pub const fn at(self, place: ReplyContext) -> Option<Owed> {
        Some(match (self, place) {
            (Self::None, _) | (_, ReplyContext::Alone) => return None,
            (Self::Always(owed), _) => owed,
            (Self::Path, ReplyContext::ReversePath) => Owed(501, "5.1.7"),
            (Self::Path, ReplyContext::ForwardPath) => Owed(501, "5.1.3"),
            (Self::Path, ReplyContext::Other) => Owed(501, "5.5.4"),
            (Self::Internationalised, ReplyContext::ForwardPath) => Owed(553, "5.6.7"),
            (Self::Internationalised, _) => Owed(550, "5.6.7"),
        })
    }
}

/// How a finding mends itself. Templates have the slots of messages: `{span}`, `{0}`, `{1}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// By hand only.
    None,
    /// The octets under the span go.
    Delete {
        /// What the button says: "remove the space".
        title: &'static str,
    },
    /// The octets under the span give way to others; with an empty span, these are put in.
    Replace {
        /// What the button says.
        title: &'static str,
        /// A template of what to write.
        with: &'static str,
    },
}

impl Remedy {
    /// What the button says; none where there is no button.
    pub const fn title(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Delete { title } | Self::Replace { title, .. } => Some(title),
        }
    }
}

/// One rule: what it is called, how grave it is, where it comes from, what it says, and examples.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Stable short id: `SL0203`.
    pub code: &'static str,
    /// Stable kebab-case name: `path-space-before`.
    pub name: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The standard, other people's software, or an attack.
    pub kind: Kind,
    /// Where it stands; the first is the one to read.
    pub rfc: &'static [Rfc],
    /// What a server answers.
    pub reply: Answer,
    /// How it is mended.
    pub remedy: Remedy,
    /// What is there and what belongs there: a template of one line.
    pub message: &'static str,
    /// What to do: a template of one line.
    pub help: &'static str,
    /// The rule in one line, without slots.
    #[cfg(feature = "reference")]
    pub summary: &'static str,
    /// How the examples are to be read.
    #[cfg(feature = "reference")]
    pub input: Input,
    /// Examples that break it, the span marked by `«»`; `\r`, `\n`, `\t`, `\\` and `\xHH` are escapes.
    #[cfg(feature = "reference")]
    pub bad: &'static [&'static str],
    /// Examples that are clean.
    #[cfg(feature = "reference")]
    pub good: &'static [&'static str],
    /// Why it matters, and when to ignore it (Markdown).
    #[cfg(feature = "reference")]
    pub text: &'static str,
}

/// Declares rules: each becomes a static and a member of its family's list, so that neither can be forgotten.
///
/// What only people read, and not the linter, is left out of builds without the feature `reference`.
macro_rules! rules {
    ($($code:ident $id:ident = $name:literal {
        severity: $severity:expr, kind: $kind:expr, rfc: $rfc:expr,
        reply: $reply:expr, remedy: $remedy:expr,
        message: $message:expr,
        help: $help:expr,
        summary: $summary:expr,
        input: $input:expr,
        bad: $bad:expr,
        good: $good:expr $(,)?
    })+) => {
        $(
            #[doc = concat!("`", $name, "` (", stringify!($code), ").")]
            pub static $id: $crate::rules::Rule = $crate::rules::Rule {
                code: stringify!($code), name: $name,
                severity: $severity, kind: $kind, rfc: $rfc, reply: $reply, remedy: $remedy,
                message: $message, help: $help,
                #[cfg(feature = "reference")]
                summary: $summary,
                #[cfg(feature = "reference")]
                input: $input,
                #[cfg(feature = "reference")]
                bad: $bad,
                #[cfg(feature = "reference")]
                good: $good,
                #[cfg(feature = "reference")]
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/rules/", $name, ".md")),
            };
        )+
        /// Every rule of this family.
        pub static FAMILY: &[&$crate::rules::Rule] = &[$(&$id),+];
    };
}

/// What the declarations of a family name.
mod prelude {
    #[cfg(feature = "reference")]
    pub(super) use super::Input;
    pub(super) use super::{Answer, Owed, Remedy, Rfc};
    pub(super) use crate::finding::{Kind, Severity};

    /// A broken line or an unknown verb.
    pub(super) const BROKEN: Answer = Answer::Always(Owed(500, "5.5.2"));
    /// A broken argument.
    pub(super) const ARGUMENT: Answer = Answer::Always(Owed(501, "5.5.4"));
    /// A parameter that is not recognised.
    pub(super) const PARAMETER: Answer = Answer::Always(Owed(555, "5.5.4"));
    /// A command out of order.
    pub(super) const SEQUENCE: Answer = Answer::Always(Owed(503, "5.5.1"));
}

pub mod auth;
pub mod data;
pub mod domains;
pub mod ehlo;
pub mod enhanced;
#[cfg(feature = "reference")]
mod examples;
pub mod exchange;
pub mod lines;
pub mod mailboxes;
pub mod params;
pub mod paths;
pub mod replies;
pub mod security;
pub mod sequence;
pub mod tls;
pub mod values;
pub mod verbs;

#[cfg(feature = "reference")]
pub use examples::{Example, Input, rules_info, rules_info_in};

/// Every rule, by family, in the order of their codes; without `reference`, those of single lines, not of sessions.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        lines::FAMILY,
        verbs::FAMILY,
        paths::FAMILY,
        mailboxes::FAMILY,
        domains::FAMILY,
        params::FAMILY,
        values::FAMILY,
        #[cfg(feature = "reference")]
        sequence::FAMILY,
        replies::FAMILY,
        enhanced::FAMILY,
        #[cfg(feature = "reference")]
        exchange::FAMILY,
        ehlo::FAMILY,
        #[cfg(feature = "reference")]
        data::FAMILY,
        #[cfg(feature = "reference")]
        security::FAMILY,
        auth::FAMILY,
        #[cfg(feature = "reference")]
        tls::FAMILY,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of this name or code, in any case.
///
/// ```
/// use smtplint_core::rules;
/// assert_eq!(rules::find("sl0203").unwrap().name, "path-space-before");
/// assert!(rules::find("no-such-rule").is_none());
/// ```
pub fn find(query: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(query) || rule.name.eq_ignore_ascii_case(query))
}
