//! The verbs of command lines, each declared once.

use super::extensions::{self, Extension};
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

macro_rules! verbs {
    ($($(#[$doc:meta])* $id:ident $name:literal $effect:ident $standing:ident $rfc:expr, $extension:expr, $arguments:expr;)+) => {
        /// A verb that the standards define.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Verb { $($(#[$doc])* $id,)+ }

        impl Verb {
            /// Every verb.
            pub const ALL: &'static [Self] = &[$(Self::$id,)+];

            const FACTS: &'static [Facts] = &[$(Facts {
                name: $name, effect: Effect::$effect, standing: Standing::$standing, extension: $extension, rfc: $rfc,
                arguments: $arguments,
                unremarkable: matches!(Standing::$standing, Standing::Current) && Option::<&Extension>::is_none(&$extension),
            },)+];
        }
    };
}

/// What the table says of a verb.
struct Facts {
    name: &'static str,
    effect: Effect,
    standing: Standing,
    extension: Option<&'static Extension>,
    rfc: Rfc,
    arguments: Arguments,
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
    pub const fn rfc(self) -> Rfc {
        self.facts().rfc
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

verbs! {
    /// RFC 5321 §4.1.1.1.
    Ehlo "EHLO" Hello Current Rfc(5321, "4.1.1.1"), None, Arguments::Needed("a domain or an address literal");
    /// RFC 5321 §4.1.1.1.
    Helo "HELO" Hello Current Rfc(5321, "4.1.1.1"), None, Arguments::Needed("a domain");
    /// RFC 2033 §4.1: LMTP only.
    Lhlo "LHLO" Hello Current Rfc(2033, "4.1"), None, Arguments::Needed("a domain or an address literal");
    /// RFC 5321 §4.1.1.2.
    Mail "MAIL" Mail Current Rfc(5321, "4.1.1.2"), None, Arguments::Needed("FROM:<reverse-path>");
    /// RFC 5321 §4.1.1.3.
    Rcpt "RCPT" Recipient Current Rfc(5321, "4.1.1.3"), None, Arguments::Needed("TO:<forward-path>");
    /// RFC 5321 §4.1.1.4.
    Data "DATA" Data Current Rfc(5321, "4.1.1.4"), None, Arguments::None;
    /// RFC 3030 §2.
    Bdat "BDAT" Chunk Current Rfc(3030, "2"), Some(&extensions::CHUNKING), Arguments::Needed("a chunk-size in octets");
    /// RFC 5321 §4.1.1.5.
    Rset "RSET" Reset Current Rfc(5321, "4.1.1.5"), None, Arguments::None;
    /// RFC 5321 §4.1.1.6.
    Vrfy "VRFY" Nothing Current Rfc(5321, "4.1.1.6"), None, Arguments::Needed("a user name or mailbox");
    /// RFC 5321 §4.1.1.7.
    Expn "EXPN" Nothing Current Rfc(5321, "4.1.1.7"), Some(&extensions::EXPN), Arguments::Needed("the name of a mailing list");
    /// RFC 5321 §4.1.1.8.
    Help "HELP" Nothing Current Rfc(5321, "4.1.1.8"), Some(&extensions::HELP), Arguments::Optional;
    /// RFC 5321 §4.1.1.9.
    Noop "NOOP" Nothing Current Rfc(5321, "4.1.1.9"), None, Arguments::Optional;
    /// RFC 5321 §4.1.1.10.
    Quit "QUIT" Quit Current Rfc(5321, "4.1.1.10"), None, Arguments::None;
    /// RFC 3207 §4.
    StartTls "STARTTLS" Tls Current Rfc(3207, "4"), Some(&extensions::STARTTLS), Arguments::None;
    /// RFC 4954 §4.
    Auth "AUTH" Authenticate Current Rfc(4954, "4"), Some(&extensions::AUTH), Arguments::Needed("the name of a SASL mechanism");
    /// RFC 821 §4.1.1, RFC 5321 App. F.6.
    Send "SEND" Mail Obsolete Rfc(821, "4.1.1"), Some(&extensions::SEND), Arguments::Needed("FROM:<reverse-path>");
    /// RFC 821 §4.1.1, RFC 5321 App. F.6.
    Soml "SOML" Mail Obsolete Rfc(821, "4.1.1"), Some(&extensions::SOML), Arguments::Needed("FROM:<reverse-path>");
    /// RFC 821 §4.1.1, RFC 5321 App. F.6.
    Saml "SAML" Mail Obsolete Rfc(821, "4.1.1"), Some(&extensions::SAML), Arguments::Needed("FROM:<reverse-path>");
    /// RFC 821 §4.1.1, RFC 5321 App. F.1.
    Turn "TURN" Other Obsolete Rfc(821, "4.1.1"), Some(&extensions::TURN), Arguments::None;
    /// RFC 1985 §5.
    Etrn "ETRN" Nothing Current Rfc(1985, "5"), Some(&extensions::ETRN), Arguments::Needed("the name of a host, domain or queue");
    /// RFC 2645 §5.2.1.
    Atrn "ATRN" Other Current Rfc(2645, "5.2.1"), Some(&extensions::ATRN), Arguments::Optional;
    /// RFC 4468 §3.
    Burl "BURL" Chunk Current Rfc(4468, "3"), Some(&extensions::BURL), Arguments::Needed("a URI");
    /// Postfix: tells the server who the client of this client is.
    XClient "XCLIENT" Other Vendor Rfc(5321, "4.1.5"), Some(&extensions::XCLIENT), Arguments::Needed("attributes such as NAME=value");
    /// Postfix: tells for the log who the client of this client is.
    XForward "XFORWARD" Nothing Vendor Rfc(5321, "4.1.5"), Some(&extensions::XFORWARD), Arguments::Needed("attributes such as NAME=value");
    /// Sun and Oracle Messaging Server: asks how an address is routed.
    XAdr "XADR" Nothing Vendor Rfc(5321, "4.1.5"), Some(&extensions::XADR), Arguments::Needed("an address");
    /// Sendmail: tells of the delivery as it goes on.
    Verb "VERB" Nothing Vendor Rfc(5321, "2.2.2"), Some(&extensions::VERB), Arguments::Optional;
    /// Sendmail: one message in this session.
    Onex "ONEX" Nothing Vendor Rfc(5321, "2.2.2"), Some(&extensions::ONEX), Arguments::None;
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
