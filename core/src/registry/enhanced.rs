//! The enhanced status codes that IANA lists (RFC 3463, RFC 5248): what stands behind the class digit.

#[cfg(feature = "reference")]
use crate::rules::Rfc;

/// One enumerated code `X.subject.detail`: facts and its title.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnhancedCode {
    /// The second number; see [`super::classes::enhanced_subject`].
    pub subject: u16,
    /// The third number.
    pub detail: u16,
    /// Whether it is still meant for use.
    pub standing: Standing,
    /// Its registered title.
    pub title: &'static str,
    /// The classes with which it makes sense: 2, 4, 5.
    pub classes: &'static [u8],
    /// The reply codes that the registry names beside it; empty where it names none.
    #[cfg(feature = "reference")]
    pub codes: &'static [u16],
    /// Where it is defined.
    #[cfg(feature = "reference")]
    pub rfc: &'static [Rfc],
    /// What people read about it (Markdown, in sections).
    #[cfg(feature = "reference")]
    pub text: &'static str,
}

/// Whether an enhanced status code is still meant for use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is.
    Active,
    /// Another one replaces it.
    Deprecated,
    /// It is kept for the record.
    Historic,
}

/// The entry of `X.subject.detail`, if it is listed.
#[inline]
pub fn enhanced_code(subject: u16, detail: u16) -> Option<&'static EnhancedCode> {
    let place = *PLACES.get(usize::from(subject))?.get(usize::from(detail))?;
    ENHANCED.get(usize::from(place))
}

/// Subjects 0 to 7, details 0 to 30: all that is listed so far; a new one beyond does not compile.
static PLACES: [[u8; 31]; 8] = places();

const fn places() -> [[u8; 31]; 8] {
    let mut places = [[u8::MAX; 31]; 8];
    let mut at = 0;
    while at < KEYS.len() {
        let (subject, detail) = KEYS[at];
        places[subject][detail] = at as u8;
        at += 1;
    }
    places
}

/// Declares the table, one line per code.
macro_rules! enhanced_codes {
    ($($subject:literal $detail:literal $standing:ident $title:literal [$($class:literal),*]
       [$($code:literal),*] [$($rfc:expr),*];)+) => {
        /// Every listed code, in numeric order.
        pub static ENHANCED: &[EnhancedCode] = &[$(EnhancedCode {
            subject: $subject,
            detail: $detail,
            standing: Standing::$standing,
            title: $title,
            classes: &[$($class),*],
            #[cfg(feature = "reference")]
            codes: &[$($code),*],
            #[cfg(feature = "reference")]
            rfc: &[$($rfc),*],
            #[cfg(feature = "reference")]
            text: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/texts/en/enhanced/X.", $subject, ".", $detail, ".md"
            )),
        }),+];
        /// Their numbers, for the table that finds them.
        const KEYS: &[(usize, usize)] = &[$(($subject, $detail)),+];
    };
}

// Subject, detail, standing, title, sensible classes, reply codes named by the registry, RFCs.
enhanced_codes! {
    0 0 Active "Other undefined Status" [2, 4, 5] [] [Rfc(3463, "3.1")];
    1 0 Active "Other address status" [2, 4, 5] [] [Rfc(3463, "3.2")];
    1 1 Active "Bad destination mailbox address" [5] [451, 550] [Rfc(3463, "3.2")];
    1 2 Active "Bad destination system address" [5] [] [Rfc(3463, "3.2")];
    1 3 Active "Bad destination mailbox address syntax" [5] [501] [Rfc(3463, "3.2")];
    1 4 Active "Destination mailbox address ambiguous" [4, 5] [] [Rfc(3463, "3.2")];
    1 5 Active "Destination address valid" [2] [250] [Rfc(3463, "3.2")];
    1 6 Active "Destination mailbox has moved, No forwarding address" [5] [] [Rfc(3463, "3.2")];
    1 7 Active "Bad sender's mailbox address syntax" [4, 5] [] [Rfc(3463, "3.2")];
    1 8 Active "Bad sender's system address" [4, 5] [451, 501] [Rfc(3463, "3.2")];
    1 9 Active "Message relayed to non-compliant mailer" [2] [] [Rfc(3886, "")];
    1 10 Active "Recipient address has null MX" [5] [556] [Rfc(7505, "4.1"), Rfc(7504, "4")];
    2 0 Active "Other or undefined mailbox status" [2, 4, 5] [] [Rfc(3463, "3.3")];
    2 1 Active "Mailbox disabled, not accepting messages" [4, 5] [] [Rfc(3463, "3.3")];
    2 2 Active "Mailbox full" [4] [552] [Rfc(3463, "3.3")];
    2 3 Active "Message length exceeds administrative limit" [5] [552] [Rfc(3463, "3.3")];
    2 4 Active "Mailing list expansion problem" [4, 5] [450, 452] [Rfc(3463, "3.3")];
    3 0 Active "Other or undefined mail system status" [2, 4, 5] [221, 250, 421, 451, 550, 554] [Rfc(3463, "3.4")];
    3 1 Active "Mail system full" [4] [452] [Rfc(3463, "3.4")];
    3 2 Active "System not accepting network messages" [4, 5] [453, 521] [Rfc(3463, "3.4"), Rfc(7504, "3")];
    3 3 Active "System not capable of selected features" [4, 5] [] [Rfc(3463, "3.4")];
    3 4 Active "Message too big for system" [5] [552, 554] [Rfc(3463, "3.4")];
    3 5 Active "System incorrectly configured" [4, 5] [] [Rfc(3463, "3.4")];
    3 6 Active "Requested priority was changed" [2] [250, 251] [Rfc(6710, "")];
    4 0 Active "Other or undefined network or routing status" [4, 5] [] [Rfc(3463, "3.5")];
    4 1 Active "No answer from host" [4] [451] [Rfc(3463, "3.5")];
    4 2 Active "Bad connection" [4] [421] [Rfc(3463, "3.5")];
    4 3 Active "Directory server failure" [4] [451, 550] [Rfc(3463, "3.5")];
    4 4 Active "Unable to route" [4, 5] [] [Rfc(3463, "3.5")];
    4 5 Active "Mail system congestion" [4] [451] [Rfc(3463, "3.5")];
    4 6 Active "Routing loop detected" [4] [] [Rfc(3463, "3.5")];
    4 7 Active "Delivery time expired" [4, 5] [] [Rfc(3463, "3.5")];
    5 0 Active "Other or undefined protocol status" [2, 4, 5] [220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554] [Rfc(3463, "3.6")];
    5 1 Active "Invalid command" [5] [430, 500, 501, 503, 530, 550, 554, 555] [Rfc(3463, "3.6")];
    5 2 Active "Syntax error" [5] [500, 501, 502, 550, 555] [Rfc(3463, "3.6")];
    5 3 Active "Too many recipients" [4, 5] [451] [Rfc(3463, "3.6")];
    5 4 Active "Invalid command arguments" [5] [451, 501, 502, 503, 504, 550, 555] [Rfc(3463, "3.6")];
    5 5 Active "Wrong protocol version" [4, 5] [] [Rfc(3463, "3.6")];
    5 6 Active "Authentication Exchange line is too long" [4, 5] [500] [Rfc(4954, "6")];
    6 0 Active "Other or undefined media error" [2, 4, 5] [] [Rfc(3463, "3.7")];
    6 1 Active "Media not supported" [5] [] [Rfc(3463, "3.7")];
    6 2 Active "Conversion required and prohibited" [4, 5] [] [Rfc(3463, "3.7")];
    6 3 Active "Conversion required but not supported" [4, 5] [554] [Rfc(3463, "3.7")];
    6 4 Active "Conversion with loss performed" [2, 5] [250] [Rfc(3463, "3.7")];
    6 5 Active "Conversion Failed" [4, 5] [] [Rfc(3463, "3.7")];
    6 6 Active "Message content not available" [4, 5] [554] [Rfc(4468, "")];
    6 7 Active "Non-ASCII addresses not permitted for that sender/recipient" [4, 5] [553, 550] [Rfc(6531, "4.2")];
    6 8 Active "UTF-8 string reply is required, but not permitted by the SMTP client" [2, 4, 5] [252, 553, 550] [Rfc(6531, "4.2")];
    6 9 Active "UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected" [4, 5] [550] [Rfc(6531, "4.2")];
    6 10 Deprecated "Duplicate of X.6.8" [2, 4, 5] [] [Rfc(6531, "4.2")];
    7 0 Active "Other or undefined security status" [2, 4, 5] [220, 235, 450, 454, 500, 501, 503, 504, 530, 535, 550] [Rfc(3463, "3.8")];
    7 1 Active "Delivery not authorized, message refused" [5] [451, 454, 502, 503, 533, 550, 551] [Rfc(3463, "3.8")];
    7 2 Active "Mailing list expansion prohibited" [5] [550] [Rfc(3463, "3.8")];
    7 3 Active "Security conversion required but not possible" [5] [] [Rfc(3463, "3.8")];
    7 4 Active "Security features not supported" [5] [504] [Rfc(3463, "3.8")];
    7 5 Active "Cryptographic failure" [4, 5] [] [Rfc(3463, "3.8")];
    7 6 Active "Cryptographic algorithm not supported" [4, 5] [] [Rfc(3463, "3.8")];
    7 7 Active "Message integrity failure" [2, 4, 5] [] [Rfc(3463, "3.8")];
    7 8 Active "Authentication credentials invalid" [5] [535, 554] [Rfc(4954, "6")];
    7 9 Active "Authentication mechanism is too weak" [5] [534] [Rfc(4954, "6")];
    7 10 Active "Encryption Needed" [5] [523] [Rfc(5248, "")];
    7 11 Historic "Encryption required for requested authentication mechanism" [5] [524, 538] [Rfc(4954, "6")];
    7 12 Active "A password transition is needed" [4] [422, 432] [Rfc(4954, "6")];
    7 13 Active "User Account Disabled" [5] [525] [Rfc(5248, "")];
    7 14 Active "Trust relationship required" [5] [535, 554] [Rfc(5248, "")];
    7 15 Active "Priority Level is too low" [4, 5] [450, 550] [Rfc(6710, "")];
    7 16 Active "Message is too big for the specified priority" [4, 5] [552] [Rfc(6710, "")];
    7 17 Active "Mailbox owner has changed" [5] [] [Rfc(7293, "")];
    7 18 Active "Domain owner has changed" [5] [] [Rfc(7293, "")];
    7 19 Active "RRVS test cannot be completed" [5] [] [Rfc(7293, "")];
    7 20 Active "No passing DKIM signature found" [5] [550] [Rfc(7372, "3.1"), Rfc(6376, "")];
    7 21 Active "No acceptable DKIM signature found" [5] [550] [Rfc(7372, "3.1"), Rfc(6376, "")];
    7 22 Active "No valid author-matched DKIM signature found" [5] [550] [Rfc(7372, "3.1"), Rfc(6376, "")];
    7 23 Active "SPF validation failed" [5] [550] [Rfc(7372, "3.2"), Rfc(7208, "")];
    7 24 Active "SPF validation error" [4, 5] [451, 550] [Rfc(7372, "3.2"), Rfc(7208, "")];
    7 25 Active "Reverse DNS validation failed" [5] [550] [Rfc(7372, "3.3")];
    7 26 Active "Multiple authentication checks failed" [5] [550] [Rfc(7372, "3.4")];
    7 27 Active "Sender address has null MX" [5] [550] [Rfc(7505, "4.1")];
    7 28 Active "Mail flood detected" [4, 5] [] [];
    7 29 Active "ARC validation failure" [5] [550] [Rfc(8617, "")];
    7 30 Active "REQUIRETLS support required" [5] [550] [Rfc(8689, "")];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::classes::{enhanced_class, enhanced_subject};

    #[test]
    fn the_list_is_whole_sorted_and_found() {
        assert_eq!(ENHANCED.len(), 81);
        assert!(ENHANCED.is_sorted_by(|a, b| (a.subject, a.detail) < (b.subject, b.detail)));
        for entry in ENHANCED {
            assert_eq!(enhanced_code(entry.subject, entry.detail).unwrap().title, entry.title);
            assert!(enhanced_subject(entry.subject).is_some());
            assert!(!entry.title.is_empty() && !entry.classes.is_empty(), "{}", entry.title);
            assert!(entry.classes.iter().all(|&class| enhanced_class(class).is_some()));
        }
        assert_eq!(enhanced_code(7, 1).unwrap().title, "Delivery not authorized, message refused");
        assert_eq!(enhanced_code(1, 10).unwrap().codes, [556]);
        assert!(enhanced_code(7, 57).is_none() && enhanced_code(8, 0).is_none());
    }

    #[test]
    fn two_are_no_longer_for_use() {
        let standing = |standing| ENHANCED.iter().filter(move |entry| entry.standing == standing);
        assert_eq!(
            standing(Standing::Deprecated).map(|entry| (entry.subject, entry.detail)).next(),
            Some((6, 10))
        );
        assert_eq!(
            standing(Standing::Historic).map(|entry| (entry.subject, entry.detail)).next(),
            Some((7, 11))
        );
        assert_eq!(standing(Standing::Active).count(), 79);
    }
}
