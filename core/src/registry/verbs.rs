//! The verbs of command lines, each declared once: in `verbs/table.rs`.

mod table;
pub use table::Verb;

use super::extensions::{self, Extension};
#[cfg(feature = "reference")]
use crate::rules::Rfc;

/// What a verb does to a transaction, for the session's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Opens the session: HELO, EHLO, LHLO.
    Hello,
    /// Opens a transaction: MAIL and its obsolete kin.
    Mail,
    /// Adds a recipient.
    Recipient,
    /// Begins the message data.
    Data,
    /// Sends a piece of the message data.
    Chunk,
    /// Aborts the transaction.
    Reset,
    /// Changes nothing: NOOP, HELP, VRFY, EXPN.
    Nothing,
    /// Ends the session.
    Quit,
    /// Negotiates TLS.
    Tls,
    /// Authenticates.
    Authenticate,
    /// Turns the roles or is unknown to the tables.
    Other,
}

/// How grave it is to use a verb at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In use.
    Current,
    /// Should not be sent any more.
    Obsolete,
    /// Some maker's own, described in no RFC.
    Vendor,
}

/// What the table says of a verb.
struct Facts {
    name: &'static str,
    effect: Effect,
    standing: Standing,
    extension: Option<&'static Extension>,
    #[cfg(feature = "reference")]
    rfc: Rfc,
    #[cfg(feature = "reference")]
    full_name: &'static str,
    #[cfg(feature = "reference")]
    abnf: &'static str,
    #[cfg(feature = "reference")]
    examples: &'static [&'static str],
    #[cfg(feature = "reference")]
    text: &'static str,
    arguments: Arguments,
    pipelining: Pipelining,
    /// In use, and every server has it.
    unremarkable: bool,
}

/// What follows a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Arguments {
    /// Nothing may.
    None,
    /// An argument may be left out.
    Optional,
    /// It cannot do without this one, as a sentence names it.
    Needed(&'static str),
}

/// Where a command may stand in a group that is sent without waiting for replies (RFC 2920 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pipelining {
    /// Others may follow it before its reply is in.
    Anywhere,
    /// It ends the group: its reply decides what can follow. So does what no standard places.
    Last,
    /// It ends the group, unless its mechanism needs one response and that came with it (RFC 4954 §4).
    LastUnlessOneRound,
}

impl Verb {
    #[inline]
    const fn facts(self) -> &'static Facts {
        &Self::FACTS[self as usize]
    }

    /// As the standards write it, in upper case.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What it does to a transaction.
    pub const fn effect(self) -> Effect {
        self.facts().effect
    }

    /// Whether it should still be sent.
    pub const fn standing(self) -> Standing {
        self.facts().standing
    }

    /// The service extension that a server offers it by; none for the verbs every server has.
    pub const fn extension(self) -> Option<&'static Extension> {
        self.facts().extension
    }

    /// Where it is defined.
    #[cfg(feature = "reference")]
    pub const fn rfc(self) -> Rfc {
        self.facts().rfc
    }

    /// What it is called in words: `Extended HELLO`.
    #[cfg(feature = "reference")]
    pub const fn full_name(self) -> &'static str {
        self.facts().full_name
    }

    /// Its production, as its RFC or its maker gives it.
    ///
    /// ```
    /// use smtplint_core::registry::Verb;
    /// assert_eq!(Verb::Data.abnf(), r#"data = "DATA" CRLF"#);
    /// ```
    #[cfg(feature = "reference")]
    pub const fn abnf(self) -> &'static str {
        self.facts().abnf
    }

    /// Whole command lines, without their CRLF, that are as they should be.
    #[cfg(feature = "reference")]
    pub const fn examples(self) -> &'static [&'static str] {
        self.facts().examples
    }

    /// What people read about it (Markdown, in sections, English).
    #[cfg(feature = "reference")]
    pub const fn text(self) -> &'static str {
        self.facts().text
    }

    /// Where it may stand in a pipelined group.
    pub const fn pipelining(self) -> Pipelining {
        self.facts().pipelining
    }

    /// What follows it.
    pub const fn arguments(self) -> Arguments {
        self.facts().arguments
    }

    /// The argument it cannot do without, as a sentence names it; empty where it has none.
    pub const fn needs(self) -> &'static str {
        match self.facts().arguments {
            Arguments::Needed(needs) => needs,
            _ => "",
        }
    }

    /// Whether it is in use and every server has it, so that nothing is to be said of it.
    #[inline]
    pub(crate) const fn is_unremarkable(self) -> bool {
        self.facts().unremarkable
    }
}

impl Verb {
    /// The verb of this name, in any case.
    ///
    /// ```
    /// use smtplint_core::registry::Verb;
    /// assert_eq!(Verb::find(b"mail"), Some(Verb::Mail));
    /// assert_eq!(Verb::find(b"MAILS"), None);
    /// ```
    pub fn find(name: &[u8]) -> Option<Self> {
        let verb = Self::beginning(u32::from_le_bytes(*name.first_chunk()?))?;
        name.eq_ignore_ascii_case(verb.name().as_bytes()).then_some(verb)
    }

    /// The verb whose first four letters, in any case, are the octets of `four`, the first in the lowest place.
    #[inline]
    pub(crate) const fn beginning(four: u32) -> Option<Self> {
        let upper = four & UPPER;
        let (letters, index) = BY_LETTERS[slot(upper)];
        if letters == upper { Some(Self::ALL[index as usize]) } else { None }
    }
}

/// Clears the bit that tells lower case from upper case: what becomes a letter by that was one.
const UPPER: u32 = 0xDFDF_DFDF;

/// The first four letters of each verb and its place among them all, at the slot of the letters.
static BY_LETTERS: [(u32, u8); SLOTS] = by_letters(MULTIPLIER).unwrap();
const SLOTS: usize = 256;
/// What no upper-case letters are.
const EMPTY: u32 = u32::MAX;

#[inline]
const fn slot(letters: u32) -> usize {
    slot_by(letters, MULTIPLIER)
}

const fn slot_by(letters: u32, multiplier: u32) -> usize {
    (letters.wrapping_mul(multiplier) >> 24) as usize
}

/// One that gives each verb a slot of its own.
const MULTIPLIER: u32 = {
    let mut multiplier = 0x9E37_79B1;
    while by_letters(multiplier).is_none() {
        multiplier += 2;
    }
    multiplier
};

const fn by_letters(multiplier: u32) -> Option<[(u32, u8); SLOTS]> {
    let mut table = [(EMPTY, 0); SLOTS];
    let mut index = 0;
    while index < Verb::ALL.len() {
        let [a, b, c, d, ..] = Verb::ALL[index].name().as_bytes() else { return None };
        let letters = u32::from_le_bytes([*a, *b, *c, *d]);
        if table[slot_by(letters, multiplier)].0 != EMPTY {
            return None;
        }
        table[slot_by(letters, multiplier)] = (letters, index as u8);
        index += 1;
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_is_found_by_its_name_in_any_case() {
        for &verb in Verb::ALL {
            assert_eq!(Verb::find(verb.name().as_bytes()), Some(verb));
            assert_eq!(Verb::find(verb.name().to_ascii_lowercase().as_bytes()), Some(verb));
        }
        for name in [&b"MAI"[..], b"MAILX", b"START", b"STARTTL", b"M\x41I\x0c", b""] {
            assert_eq!(Verb::find(name), None);
        }
    }
}
