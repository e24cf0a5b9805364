//! What a reply code and its enhanced status code mean for the sending side.

use super::{EnhancedCode, Reply};
#[cfg(feature = "reference")]
use crate::registry::bounces::BounceRule;
use crate::registry::classes::{ReplyCategory, ReplyClass, worded};
use crate::registry::codes::{Action, ReplyCode, reply_code};
use crate::registry::enhanced::{EnhancedCode as EnhancedEntry, enhanced_code};
use alloc::string::String;

/// What a reply means, as its numbers say and, in builds with the `reference`, its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Classification {
    /// The reply code.
    pub code: u16,
    /// What its first digit says.
    pub class: ReplyClass,
    /// What its second digit says; none for 6 to 9.
    pub category: Option<ReplyCategory>,
    /// Whether a standard defines the code.
    pub registered: bool,
    /// What the standard calls it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<&'static str>,
    /// The enhanced status code.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub enhanced: Option<EnhancedStatus>,
    /// What a sender should do next.
    pub action: Action,
    /// What the failure is about; none where the reply is no failure.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub bounce: Option<BounceCategory>,
    /// How sure `bounce` is.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub confidence: Option<Confidence>,
    /// Who words it so, where that gives it away.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub provider: Option<&'static str>,
}

/// An enhanced status code (RFC 3463), in its parts and as text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct EnhancedStatus {
    /// 2, 4 or 5.
    pub class: u8,
    /// What it is about.
    pub subject: u16,
    /// What precisely.
    pub detail: u16,
    /// The three numbers, joined by dots.
    pub text: String,
    /// Its registered title.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<&'static str>,
}

impl EnhancedStatus {
    /// Takes the three numbers as they are; the title is there where the code is listed.
    pub fn new(class: u8, subject: u16, detail: u16) -> Self {
        Self {
            class,
            subject,
            detail,
            text: EnhancedCode { class, subject, detail }.text(),
            title: enhanced_code(subject, detail).map(|entry| entry.title),
        }
    }
}

worded! {
    /// What a failure is about.
    BounceCategory {
        /// There is no such mailbox.
        UnknownRecipient = "unknown-recipient",
        /// The mailbox has no room.
        MailboxFull = "mailbox-full",
        /// The mailbox exists, but takes no mail.
        MailboxDisabled = "mailbox-disabled",
        /// The reverse-path is at fault.
        BadSender = "bad-sender",
        /// Unknown senders have to come again.
        Greylisted = "greylisted",
        /// Too much in too short a time.
        RateLimited = "rate-limited",
        /// The client's address or domain is on a list.
        ReputationBlock = "reputation-block",
        /// The message looks like spam.
        SpamContent = "spam-content",
        /// The message carries malware.
        Virus = "virus",
        /// SPF, DKIM, DMARC or ARC failed.
        AuthFailed = "auth-failed",
        /// Only over TLS.
        TlsRequired = "tls-required",
        /// Only after logging in.
        AuthRequired = "auth-required",
        /// The server does not relay for this client.
        RelayingDenied = "relaying-denied",
        /// The message is too large.
        TooLarge = "too-large",
        /// No way to the destination was found.
        RoutingOrDns = "routing-or-dns",
        /// The log-in was refused.
        CredentialsRejected = "credentials-rejected",
        /// The server does not want it, by its own rules.
        Policy = "policy",
        /// The client spoke wrongly.
        ProtocolError = "protocol-error",
        /// The server has trouble of its own.
        TemporaryServerError = "temporary-server-error",
        /// Anything else, or not to be told from the numbers.
        Other = "other",
    }
}

impl BounceCategory {
    /// What a sender does next after a permanent failure of this kind.
    ///
    /// ```
    /// use smtplint_core::reply::BounceCategory;
    /// assert_eq!(BounceCategory::TooLarge.action().name(), "fix-and-resend");
    /// ```
    #[cfg(feature = "reference")]
    pub const fn action(self) -> Action {
        match self {
            Self::Greylisted | Self::RateLimited | Self::TemporaryServerError => Action::RetryLater,
            Self::UnknownRecipient
            | Self::MailboxFull
            | Self::MailboxDisabled
            | Self::RoutingOrDns
            | Self::Policy
            | Self::Other => Action::GiveUp,
            Self::BadSender
            | Self::ReputationBlock
            | Self::SpamContent
            | Self::Virus
            | Self::AuthFailed
            | Self::TlsRequired
            | Self::AuthRequired
            | Self::RelayingDenied
            | Self::TooLarge
            | Self::CredentialsRejected
            | Self::ProtocolError => Action::FixAndResend,
        }
    }
}

worded! {
    /// How sure a statement is.
    Confidence {
        /// It may be otherwise.
        Low = "low",
        /// It is so more often than not.
        Medium = "medium",
        /// The standard leaves no other meaning.
        High = "high",
    }
}

/// What a reply means, borrowed: the same facts as [`Classification`], without a text of its own.
///
/// ```
/// use smtplint_core::reply::Meaning;
/// let meaning = Meaning::of(550, Some((5, 1, 1)));
/// assert_eq!(meaning.bounce().unwrap().0.name(), "unknown-recipient");
/// assert_eq!(meaning.title.unwrap().title, "Bad destination mailbox address");
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Meaning {
    /// The reply code.
    pub code: u16,
    /// The enhanced status code: class, subject, detail.
    pub enhanced: Option<(u8, u16, u16)>,
    /// What the first digit of the code says.
    pub class: ReplyClass,
    /// What its second digit says; none for 6 to 9.
    pub category: Option<ReplyCategory>,
    /// What a sender should do next.
    pub action: Action,
    /// What a standard says of the code, if one defines it.
    pub entry: Option<&'static ReplyCode>,
    /// What IANA lists of the enhanced status code, if it does.
    pub title: Option<&'static EnhancedEntry>,
    /// The rule that its wording fits.
    #[cfg(feature = "reference")]
    wording: Option<&'static BounceRule>,
    /// Who words it so, where that gives it away.
    #[cfg(feature = "reference")]
    provider: Option<&'static str>,
}

impl Meaning {
    /// Reads the numbers of a reply; nothing is allocated.
    ///
    /// A code that no standard defines is judged by its digits (RFC 5321 §4.3.2). What has no class at all (below
    /// 100, from 600 on) counts as a permanent failure: nothing was accepted.
    #[inline]
    pub fn of(code: u16, enhanced: Option<(u8, u16, u16)>) -> Self {
        let class = ReplyClass::of(code).unwrap_or(ReplyClass::PermanentNegative);
        let entry = reply_code(code);
        Self {
            code,
            enhanced,
            class,
            category: ReplyCategory::of(code),
            action: entry.map_or_else(|| action_by_class(class), |entry| entry.action),
            entry,
            title: enhanced.and_then(|(_, subject, detail)| enhanced_code(subject, detail)),
            #[cfg(feature = "reference")]
            wording: None,
            #[cfg(feature = "reference")]
            provider: None,
        }
        .acted_upon()
    }

    /// Reads a reply: its numbers and, in builds with the `reference`, its wording; nothing is allocated.
    ///
    /// ```
    /// # #[cfg(feature = "reference")] {
    /// use smtplint_core::reply::{Meaning, Reply};
    /// let reply = Reply::read(b"550 5.2.1 Mailbox unavailable. Your IP address is listed by zen.spamhaus.org").unwrap();
    /// assert_eq!(Meaning::of_reply(&reply).bounce().unwrap().0.name(), "reputation-block");
    /// # }
    /// ```
    #[inline]
    pub fn of_reply(reply: &Reply<'_>) -> Self {
        let numbers = reply.meaning();
        #[cfg(feature = "reference")]
        if numbers.class.is_failure() {
            return numbers.worded(reply);
        }
        numbers
    }

    /// Reads a code, an enhanced status code or a whole reply; none where the text is none of these.
    ///
    /// ```
    /// use smtplint_core::reply::Meaning;
    /// assert_eq!(Meaning::read(b"452 4.2.2 Mailbox full").unwrap().code, 452);
    /// assert_eq!(Meaning::read(b"5.1.1").unwrap().bounce().unwrap().0.name(), "unknown-recipient");
    /// assert!(Meaning::read(b"hello").is_none());
    /// ```
    #[inline]
    pub fn read(text: &[u8]) -> Option<Self> {
        let text = text.trim_ascii();
        if text.get(1) == Some(&b'.') {
            let code = core::str::from_utf8(text).ok()?.parse::<EnhancedCode>().ok()?;
            return Some(Self::of(u16::from(code.class) * 100 + 50, Some(crate::lint::parts(code))));
        }
        let reply = Reply::read(text)?;
        (200..600).contains(&reply.code).then(|| Self::of_reply(&reply))
    }

    /// What the failure is about, and how sure that is; none where the reply is no failure.
    ///
    /// The wording decides, unless the numbers are surer of something else.
    pub fn bounce(&self) -> Option<(BounceCategory, Confidence)> {
        if !self.class.is_failure() {
            return None;
        }
        let (about, confidence, _) = failure(self.code, self.enhanced);
        #[cfg(feature = "reference")]
        if let Some(rule) = self.wording
            && let Some(said) = rule.bounce
            && (said == about || rule.confidence >= confidence)
        {
            return Some((said, rule.confidence.max(confidence)));
        }
        Some((about, confidence))
    }

    /// Who words it so, where that gives it away.
    #[cfg(feature = "reference")]
    pub const fn provider(&self) -> Option<&'static str> {
        self.provider
    }

    /// With what the wording of the reply gives away.
    #[cfg(feature = "reference")]
    fn worded(mut self, reply: &Reply<'_>) -> Self {
        let found = super::wording::read(reply);
        self.wording = found.about;
        self.provider = found.who.and_then(|rule| rule.provider);
        self.acted_upon()
    }

    /// With the action for what a permanent failure is about, where more than the code tells that.
    #[cfg(feature = "reference")]
    fn acted_upon(mut self) -> Self {
        if self.class != ReplyClass::PermanentNegative {
            return self;
        }
        let (about, confidence, by_code) = failure(self.code, self.enhanced);
        let rule = self.wording.filter(|rule| rule.bounce == Some(about) || rule.confidence >= confidence);
        match rule {
            Some(rule) => {
                let about = rule.bounce.unwrap_or(about);
                self.action = rule.action.unwrap_or(about.action());
            }
            None if !by_code => self.action = about.action(),
            None => {}
        }
        self
    }

    #[cfg(not(feature = "reference"))]
    #[inline]
    const fn acted_upon(self) -> Self {
        self
    }
}

impl From<Meaning> for Classification {
    fn from(meaning: Meaning) -> Self {
        let about = meaning.bounce();
        Self {
            code: meaning.code,
            class: meaning.class,
            category: meaning.category,
            registered: meaning.entry.is_some(),
            name: meaning.entry.map(|entry| entry.name),
            enhanced: meaning
                .enhanced
                .map(|(class, subject, detail)| EnhancedStatus::new(class, subject, detail)),
            action: meaning.action,
            bounce: about.map(|(bounce, _)| bounce),
            confidence: about.map(|(_, confidence)| confidence),
            #[cfg(feature = "reference")]
            provider: meaning.provider,
            #[cfg(not(feature = "reference"))]
            provider: None,
        }
    }
}

/// Classifies a reply by its numbers: the code, and the enhanced status code where there is one.
pub fn classify_parts(code: u16, enhanced: Option<(u8, u16, u16)>) -> Classification {
    Meaning::of(code, enhanced).into()
}

/// What a client does after a code it does not know: it goes by the first digit (RFC 5321 §4.2.1).
pub(crate) const fn action_by_class(class: ReplyClass) -> Action {
    match class {
        ReplyClass::PositivePreliminary => Action::None,
        ReplyClass::PositiveCompletion => Action::Continue,
        ReplyClass::PositiveIntermediate => Action::SendData,
        ReplyClass::TransientNegative => Action::RetryLater,
        ReplyClass::PermanentNegative => Action::GiveUp,
    }
}

/// What a failure is about: the surer of the two numbers decides, and the code where they are equally sure; and whether it
/// is the code that decides.
fn failure(code: u16, enhanced: Option<(u8, u16, u16)>) -> (BounceCategory, Confidence, bool) {
    let by_code = by_code(code);
    let by_enhanced = enhanced.filter(|&(class, ..)| class == 4 || class == 5).and_then(by_enhanced);
    match (by_code, by_enhanced) {
        (Some(code), Some(enhanced)) if enhanced.1 > code.1 => (enhanced.0, enhanced.1, false),
        (Some(code), _) => (code.0, code.1, true),
        (None, Some(enhanced)) => (enhanced.0, enhanced.1, false),
        (None, None) => (BounceCategory::Other, Confidence::Low, true),
    }
}

/// What the reply code alone tells; none where it may stand for anything (450, 550, 552, 554 and unknown ones).
const fn by_code(code: u16) -> Option<(BounceCategory, Confidence)> {
    use BounceCategory as About;
    use Confidence::{High, Low, Medium};
    Some(match code {
        421 | 454 | 458 => (About::TemporaryServerError, Medium),
        // Software answers 451 and 452 for greylisting and full mailboxes too.
        451 | 452 | 455 => (About::TemporaryServerError, Low),
        432 | 534 => (About::CredentialsRejected, Medium),
        459 => (About::Policy, Medium),
        500 | 502 | 503 | 504 | 555 => (About::ProtocolError, High),
        // The argument at fault may be an address: an enhanced code that says so wins.
        501 => (About::ProtocolError, Medium),
        // Some servers send 521 to clients that they drop for other reasons.
        521 => (About::RoutingOrDns, Low),
        530 => (About::AuthRequired, Medium),
        535 => (About::CredentialsRejected, High),
        538 => (About::TlsRequired, High),
        551 => (About::UnknownRecipient, Medium),
        553 => (About::UnknownRecipient, Low),
        556 => (About::RoutingOrDns, High),
        _ => return None,
    })
}

/// What the enhanced status code tells, whatever the reply code.
const fn by_enhanced((class, subject, detail): (u8, u16, u16)) -> Option<(BounceCategory, Confidence)> {
    use BounceCategory as About;
    use Confidence::{High, Low, Medium};
    Some(match (subject, detail) {
        (1, 1 | 6) => (About::UnknownRecipient, High),
        (1, 3 | 4) | (7, 17) => (About::UnknownRecipient, Medium),
        (1, 7 | 8) | (7, 27) => (About::BadSender, High),
        (1, 2 | 10) | (4, 1..=4 | 6) => (About::RoutingOrDns, High),
        (4, 0) => (About::RoutingOrDns, Medium),
        (2, 1) => (About::MailboxDisabled, High),
        (2, 2) => (About::MailboxFull, High),
        (2, 3) | (3, 4) | (7, 16) => (About::TooLarge, High),
        (3, 1) | (4, 5) => (About::TemporaryServerError, High),
        (3, 0 | 2 | 5) if class == 4 => (About::TemporaryServerError, Medium),
        (5, 1 | 2 | 4..=6) => (About::ProtocolError, High),
        (5, 0) => (About::ProtocolError, Low),
        (5, 3) => (About::RateLimited, Low),
        (7, 28) => (About::RateLimited, Medium),
        (7, 1 | 18 | 19 | 25) => (About::Policy, Medium),
        (7, 0) => (About::Policy, Low),
        (7, 2 | 15) => (About::Policy, High),
        (7, 8 | 9 | 12) => (About::CredentialsRejected, High),
        (7, 13) => (About::CredentialsRejected, Medium),
        (7, 10 | 11 | 30) => (About::TlsRequired, High),
        (7, 20..=24 | 26 | 29) => (About::AuthFailed, High),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn codes_have_the_action_that_the_standard_asks_for() {
        for (code, action, registered) in [
            (220, "continue", true),
            (221, "none", true),
            (250, "continue", true),
            (299, "continue", false),
            (334, "continue", true),
            (353, "send-data", false),
            (354, "send-data", true),
            (421, "retry-later", true),
            (459, "fix-and-resend", true),
            (499, "retry-later", false),
            (501, "fix-and-resend", true),
            (535, "fix-and-resend", true),
            (550, "give-up", true),
            (571, "give-up", false),
            (111, "none", false),
            (0, "give-up", false),
            (999, "give-up", false),
        ] {
            let found = classify_parts(code, None);
            assert_eq!((found.action.name(), found.registered), (action, registered), "{code}");
            assert_eq!(found.name.is_some(), registered, "{code}");
        }
    }

    #[test]
    fn failures_are_told_by_the_surer_number() {
        for (code, enhanced, bounce, confidence) in [
            (550, None, "other", "low"),
            (550, Some((5, 1, 1)), "unknown-recipient", "high"),
            (550, Some((5, 7, 1)), "policy", "medium"),
            (550, Some((5, 7, 26)), "auth-failed", "high"),
            (550, Some((5, 99, 1)), "other", "low"),
            (550, Some((2, 1, 1)), "other", "low"),
            (501, None, "protocol-error", "medium"),
            (501, Some((5, 1, 7)), "bad-sender", "high"),
            (530, Some((5, 7, 1)), "auth-required", "medium"),
            (535, Some((5, 7, 8)), "credentials-rejected", "high"),
            (552, Some((5, 2, 2)), "mailbox-full", "high"),
            (552, Some((5, 3, 4)), "too-large", "high"),
            (421, Some((4, 3, 2)), "temporary-server-error", "medium"),
            (451, Some((4, 7, 1)), "policy", "medium"),
            (554, Some((5, 3, 2)), "other", "low"),
            (556, None, "routing-or-dns", "high"),
        ] {
            let found = classify_parts(code, enhanced);
            let told = (found.bounce.map(BounceCategory::name), found.confidence.map(Confidence::name));
            assert_eq!(told, (Some(bounce), Some(confidence)), "{code} {enhanced:?}");
        }
    }

    #[test]
    fn a_success_is_no_bounce() {
        for code in [101, 211, 220, 250, 299, 334, 354] {
            let found = classify_parts(code, Some((2, 0, 0)));
            assert_eq!((found.bounce, found.confidence), (None, None), "{code}");
        }
    }

    #[test]
    fn the_enhanced_code_keeps_its_numbers_and_gets_its_title() {
        let known = classify_parts(550, Some((5, 1, 1))).enhanced.unwrap();
        assert_eq!((known.text.as_str(), known.title), ("5.1.1", Some("Bad destination mailbox address")));
        let unknown = classify_parts(550, Some((5, 7, 999))).enhanced.unwrap();
        assert_eq!((unknown.text.as_str(), unknown.title), ("5.7.999", None));
        assert_eq!(classify_parts(571, None).category, None);
        let words: Vec<_> = BounceCategory::ALL.iter().map(|about| about.name()).collect();
        assert_eq!(words.len(), 20);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn its_json_is_the_public_one() {
        let json = |code, enhanced| serde_json::to_string(&classify_parts(code, enhanced)).unwrap();
        assert_eq!(
            json(550, Some((5, 1, 1))),
            r#"{"code":550,"class":"permanent-negative","category":"mail-system","registered":true,"name":"Requested action not taken: mailbox unavailable","enhanced":{"class":5,"subject":1,"detail":1,"text":"5.1.1","title":"Bad destination mailbox address"},"action":"give-up","bounce":"unknown-recipient","confidence":"high"}"#
        );
        assert_eq!(
            json(271, None),
            r#"{"code":271,"class":"positive-completion","category":null,"registered":false,"action":"continue"}"#
        );
    }
}
