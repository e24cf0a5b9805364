//! What a reply answers, and whether it is one of the replies that usually do.

use crate::registry::codes::{CODES, reply_code};
use crate::registry::{Effect, Verb};

/// What a reply answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answers {
    /// Nothing: it opens the session.
    Greeting,
    /// A command.
    Command(Verb),
}

impl Answers {
    /// `greeting` or a verb, in any case.
    pub fn find(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("greeting") {
            return Some(Self::Greeting);
        }
        Verb::find(name.as_bytes()).map(Self::Command)
    }

    /// Whether a code usually answers it: RFC 5321 §4.3.2 and the extensions' own tables. Neither a code that no
    /// standard defines is judged, as its first digit says what counts, nor a verb whose replies none lists.
    ///
    /// ```
    /// use smtplint_core::{registry::Verb, reply::Answers};
    /// assert!(Answers::Command(Verb::Data).expects(354));
    /// assert!(!Answers::Command(Verb::Mail).expects(354));
    /// assert!(Answers::Greeting.expects(421));
    /// ```
    pub fn expects(self, code: u16) -> bool {
        let name = match self {
            Self::Greeting => "greeting",
            // Whoever knows an extension and does not offer it says so (RFC 5321 §4.2.4).
            Self::Command(verb) if code == 502 && verb.extension().is_some() => return true,
            Self::Command(verb) => verb.name(),
        };
        reply_code(code).is_none_or(|entry| entry.answers(name))
            || CODES.iter().all(|entry| !entry.commands.contains(&name))
    }

    /// What a sentence calls it, after "after".
    pub(super) const fn told(self) -> &'static str {
        match self {
            Self::Greeting => "connecting",
            Self::Command(verb) => verb.name(),
        }
    }

    /// Whether it is the greeting or a reply to HELO and its kin, which have no enhanced status code (RFC 2034 §4).
    pub(super) fn is_exempt(self) -> bool {
        match self {
            Self::Greeting => true,
            Self::Command(verb) => verb.effect() == Effect::Hello,
        }
    }
}
