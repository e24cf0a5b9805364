//! The reply codes that people meet and no standard defines: those of single servers, those that the registry of
//! enhanced status codes names beside one, those of reference sites only.
//!
//! The linter takes them for unregistered: [`reply_code`](super::reply_code) does not know them. They are here to be
//! explained, each with what to look for in its place.

use super::{Action, Actor, Phase, ReplyCategory, ReplyClass, Retry, Status};
use crate::rules::Rfc;

mod table;
pub use table::*;

/// Where a code comes from that no standard defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// Software of some maker sends it.
    Vendor,
    /// IANA's registry names the number beside an enhanced status code (RFC 5248 §2.4) and nothing says more; it
    /// counts as vendor where software is known to send it, else as folklore.
    Association(Status),
    /// Reference sites list it.
    Folklore,
}

impl Origin {
    /// What it counts as among all codes.
    ///
    /// ```
    /// use smtplint_core::registry::codes::{Status, beyond::Origin};
    /// assert_eq!(Origin::Association(Status::Folklore).status(), Status::Folklore);
    /// ```
    pub const fn status(self) -> Status {
        match self {
            Self::Vendor => Status::Vendor,
            Self::Association(status) => status,
            Self::Folklore => Status::Folklore,
        }
    }
}

/// A reply code that no standard defines: facts, no texts beyond its name and examples.
#[derive(Debug)]
#[non_exhaustive]
pub struct BeyondCode {
    /// The three digits.
    pub code: u16,
    /// What it is called by those who send or list it.
    pub name: &'static str,
    /// Where it comes from.
    pub origin: Origin,
    /// What the client does next, by the first digit.
    pub action: Action,
    /// Whether the command may be sent again; none where it did not fail, or where no server said it.
    pub retry: Option<Retry>,
    /// Which person has to do something about it.
    pub actor: Actor,
    /// Where in a session it comes; empty where it is no reply but the words of a report or of a program.
    pub phases: &'static [Phase],
    /// The verbs that it answers, as far as that is known.
    pub commands: &'static [&'static str],
    /// The enhanced status codes that stand beside it or that it was made of.
    pub enhanced: &'static [&'static str],
    /// Software and providers that are known to send it, or to write it in reports.
    pub used_by: &'static [&'static str],
    /// The defined codes that say the same; empty where none does.
    pub instead: &'static [u16],
    /// Codes that are easily confused with it or that come beside it, defined or not.
    pub related: &'static [u16],
    /// What the standards say of it, or of such codes at large.
    pub rfc: &'static [Rfc],
    /// Whole replies; the lines of one reply are parted by LF.
    pub examples: &'static [&'static str],
    /// What people read about it (Markdown, in sections).
    pub text: &'static str,
}

impl BeyondCode {
    /// What its first digit says; of 1yz too, which SMTP does not have.
    pub const fn class(&self) -> Option<ReplyClass> {
        ReplyClass::of(self.code)
    }

    /// What its second digit says; none where it is outside the grammar.
    pub const fn category(&self) -> Option<ReplyCategory> {
        ReplyCategory::of(self.code)
    }
}

/// The entry of a code that no standard defines, if it is one that people meet.
///
/// ```
/// use smtplint_core::registry::codes::{beyond::beyond_code, reply_code};
/// assert_eq!(beyond_code(571).unwrap().instead, [550]);
/// assert!(reply_code(571).is_none() && beyond_code(550).is_none());
/// ```
pub fn beyond_code(code: u16) -> Option<&'static BeyondCode> {
    let place = BEYOND.binary_search_by_key(&code, |entry| entry.code).ok()?;
    BEYOND.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::super::reply_code;
    use super::*;
    use crate::registry::enhanced::enhanced_code;
    use alloc::{format, vec::Vec};

    #[test]
    fn the_table_is_sorted_and_no_standard_has_its_codes() {
        assert!(BEYOND.is_sorted_by(|a, b| a.code < b.code));
        for entry in BEYOND {
            assert!(core::ptr::eq(beyond_code(entry.code).unwrap(), *entry));
            assert!(reply_code(entry.code).is_none(), "{}", entry.code);
        }
        for other in [0, 100, 199, 250, 299, 550, 572, u16::MAX] {
            assert!(beyond_code(other).is_none(), "{other}");
        }
    }

    #[test]
    fn every_number_beside_an_enhanced_code_is_explained() {
        for listed in crate::registry::enhanced::ENHANCED {
            for &code in listed.codes {
                let place = (listed.subject, listed.detail, code);
                assert!(reply_code(code).is_some() || beyond_code(code).is_some(), "{place:?}");
            }
        }
    }

    #[test]
    fn facts_agree_with_each_other() {
        for entry in BEYOND {
            let code = entry.code;
            let failure = entry.class().is_some_and(ReplyClass::is_failure);
            assert_eq!(entry.retry.is_some(), failure, "{code}");
            let expected = match entry.retry {
                // Nothing failed, or no server was reached.
                None => entry.action == if code < 200 { Action::RetryLater } else { Action::Continue },
                Some(Retry::Later) => entry.action == Action::RetryLater,
                Some(Retry::AfterFixing) => entry.action == Action::FixAndResend,
                Some(Retry::Never) => entry.action == Action::GiveUp,
                Some(Retry::Now) => false,
            };
            assert!(expected, "{code}: action and retry disagree");
            assert_eq!(entry.retry == Some(Retry::Later), code / 100 == 4, "{code}");
            assert!(matches!(entry.origin.status(), Status::Vendor | Status::Folklore), "{code}");
            assert!(!entry.rfc.is_empty() && !entry.related.is_empty(), "{code}");
            for &instead in entry.instead {
                assert!(reply_code(instead).is_some(), "{code}: instead {instead}");
            }
            for &related in entry.related {
                let known = reply_code(related).is_some() || beyond_code(related).is_some();
                assert!(related != code && known, "{code}: related {related}");
            }
        }
    }

    #[test]
    fn enhanced_codes_are_registered_and_of_the_same_class() {
        for entry in BEYOND {
            for text in entry.enhanced {
                let numbers: Vec<u16> = text.split('.').map(|part| part.parse().unwrap()).collect();
                assert!(enhanced_code(numbers[1], numbers[2]).is_some(), "{} {text}", entry.code);
                // The registry names 430 beside a code that it foresees for lasting failures only.
                let odd = (entry.code, *text) == (430, "5.5.1");
                assert_eq!(numbers[0] == entry.code / 100, !odd, "{} {text}", entry.code);
            }
        }
    }

    #[test]
    fn examples_are_whole_replies_of_their_code() {
        for entry in BEYOND {
            assert_eq!(entry.examples.is_empty(), entry.code < 200, "{}", entry.code);
            for example in entry.examples {
                let lines: Vec<_> = example.split('\n').collect();
                for (at, line) in lines.iter().enumerate() {
                    let separator = if at + 1 == lines.len() { ' ' } else { '-' };
                    assert!(line.starts_with(&format!("{}{separator}", entry.code)), "{line:?}");
                    assert!(line.is_ascii() && line.len() <= 510, "{line:?}");
                }
            }
        }
    }
}
