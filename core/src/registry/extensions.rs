//! The service extensions, each declared once with its parameters (IANA registry of SMTP service extensions).

#[cfg(feature = "reference")]
use crate::rules::Rfc;

/// A service extension: the keyword that a server offers it by, and what it brings.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Extension {
    /// Its bit in an offer; also its place in [`EXTENSIONS`].
    pub index: u8,
    /// The EHLO keyword, in upper case.
    pub keyword: &'static str,
    /// The name in the registry.
    #[cfg(feature = "reference")]
    pub name: &'static str,
    /// The parameters of MAIL and RCPT that it brings.
    pub params: &'static [Param],
    /// Octets that it adds to the longest MAIL line.
    pub mail_line_added: u16,
    /// Octets that it adds to the longest RCPT line.
    pub rcpt_line_added: u16,
    /// In IANA's registry of service extensions.
    pub registered: bool,
    /// Where it is defined.
    #[cfg(feature = "reference")]
    pub rfc: Rfc,
}

/// A parameter of MAIL or RCPT.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Param {
    /// Its place among all parameters, less than 32.
    pub index: u8,
    /// The esmtp-keyword, in upper case.
    pub keyword: &'static str,
    /// May stand on MAIL.
    pub on_mail: bool,
    /// May stand on RCPT.
    pub on_rcpt: bool,
    /// What its value looks like.
    pub value: Value,
}

/// What the value of a parameter looks like: one production each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// It has none.
    Forbidden,
    /// `size-value = 1*20DIGIT` (RFC 1870 §3).
    Size,
    /// `"7BIT" / "8BITMIME" / "BINARYMIME"` (RFC 6152 §2, RFC 3030 §3).
    Body,
    /// `"FULL" / "HDRS"` (RFC 3461 §4.3).
    Ret,
    /// `xtext` (RFC 3461 §4.4).
    Envid,
    /// `"NEVER" / 1#notify-list-element` (RFC 3461 §4.1).
    Notify,
    /// `addr-type ";" xtext` (RFC 3461 §4.2, RFC 6533 §3).
    Orcpt,
    /// The `xtext` of a Mailbox or of `<>` (RFC 4954 §5).
    Identity,
    /// The `xtext` of a Mailbox (RFC 4405 §4, RFC 5336 §3.4).
    Mailbox,
    /// `transid-value` (RFC 1845 §2).
    Transid,
    /// `by-value` (RFC 2852 §4).
    By,
    /// `future-release-integer` (RFC 4865 §3).
    HoldFor,
    /// A date-time in UTC (RFC 4865 §3, RFC 3339 §5.6).
    HoldUntil,
    /// `priority-value` (RFC 6710 §7).
    Priority,
    /// `mtrk-certifier [ ":" mtrk-timeout ]` (RFC 3885 §3.1).
    Tracking,
    /// `Solicitation-keywords` (RFC 3865 §2.2).
    Solicit,
    /// `date-time [ ";" ( "C" / "R" ) ]` (RFC 7293 §3.1).
    ValidSince,
}

impl Value {
    /// The value in words that follow "write": what a finding advises.
    pub const fn form(self) -> &'static str {
        match self {
            Self::Forbidden => "no value",
            Self::Size => "1 to 20 digits",
            Self::Body => "7BIT, 8BITMIME or BINARYMIME",
            Self::Ret => "FULL or HDRS",
            Self::Envid => "printable characters as xtext",
            Self::Notify => "NEVER, or a list of SUCCESS, FAILURE and DELAY",
            Self::Orcpt => {
                "the type of the address, a semicolon and the address, as in rfc822;user@example.org"
            }
            Self::Identity => "a mailbox as xtext, or <>",
            Self::Mailbox => "a mailbox as xtext",
            Self::Transid => "an identifier of at most 80 characters, as in <12345@client.example.org>",
            Self::By => "up to 9 digits, a semicolon and N or R, as in 3600;N",
            Self::HoldFor => "seconds from 1 to 999999999, without a leading zero",
            Self::HoldUntil => "date and time in UTC, as in 2030-01-31T12:00:00Z",
            Self::Priority => "a number from -9 to 9, without a plus sign or a leading zero",
            Self::Tracking => "base64 without padding, and if wanted a colon and up to 9 digits",
            Self::Solicit => "keywords that begin with a letter, with a comma between them",
            Self::ValidSince => "date and time, as in 2014-04-03T23:01:00Z, and if wanted ;C or ;R",
        }
    }
}

const MAIL: (bool, bool) = (true, false);
const RCPT: (bool, bool) = (false, true);
const BOTH: (bool, bool) = (true, true);

macro_rules! extensions {
    ($($id:ident $keyword:literal $name:literal +$mail:literal +$rcpt:literal $rfc:expr, $registered:literal
       [$($pid:ident $param:literal $place:ident $value:expr),*];)+) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Index { $($id,)+ }
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum ParamIndex { $($($pid,)*)+ }
        const PARAMS: usize = [$($(ParamIndex::$pid as u8,)*)+].len();
        $(
            #[doc = concat!("`", $keyword, "`: ", $name, ".")]
            pub static $id: Extension = Extension {
                index: Index::$id as u8, keyword: $keyword, mail_line_added: $mail, rcpt_line_added: $rcpt,
                registered: $registered,
                #[cfg(feature = "reference")]
                name: $name,
                #[cfg(feature = "reference")]
                rfc: $rfc,
                params: &[$(Param { index: ParamIndex::$pid as u8, keyword: $param, on_mail: $place.0, on_rcpt: $place.1, value: $value }),*],
            };
        )+
        /// Every extension, by its index.
        pub static EXTENSIONS: &[&Extension] = &[$(&$id,)+];
    };
}

// Octets added: what the RFC states. 8BITMIME, CONNEG, CONPERM and SUBMITTER state none, so the line stays at 512
// (RFC 5321 §4.5.3.1.4). DSN: ENVID's 107 (RFC 3885 §2) and RET's parameter of 8 with its space; ORCPT and NOTIFY have
// the 530 of RFC 3461 §5.4.
extensions! {
    SIZE "SIZE" "Message size declaration" +26 +0 Rfc(1870, "3"), true [Size "SIZE" MAIL Value::Size];
    EIGHTBITMIME "8BITMIME" "8bit-MIMEtransport" +0 +0 Rfc(6152, "2"), true [Body "BODY" MAIL Value::Body];
    SMTPUTF8 "SMTPUTF8" "Internationalized email address" +10 +0 Rfc(6531, "3.1"), true [Smtputf8 "SMTPUTF8" MAIL Value::Forbidden];
    DSN "DSN" "Delivery Status Notification" +116 +530 Rfc(3461, "4"), true
        [Notify "NOTIFY" RCPT Value::Notify, Orcpt "ORCPT" RCPT Value::Orcpt, Ret "RET" MAIL Value::Ret, Envid "ENVID" MAIL Value::Envid];
    AUTH "AUTH" "Authentication" +500 +0 Rfc(4954, "3"), true [Auth "AUTH" MAIL Value::Identity];
    ATRN "ATRN" "Authenticated TURN" +0 +0 Rfc(2645, "5.2.1"), true [];
    BINARYMIME "BINARYMIME" "Binary MIME" +16 +0 Rfc(3030, "3"), true [];
    BURL "BURL" "Remote Content" +0 +0 Rfc(4468, "3"), true [];
    CHECKPOINT "CHECKPOINT" "Checkpoint/Restart" +88 +0 Rfc(1845, "2"), true [Transid "TRANSID" MAIL Value::Transid];
    CHUNKING "CHUNKING" "Chunking" +0 +0 Rfc(3030, "2"), true [];
    CONNEG "CONNEG" "Content Conversion Negotiation" +0 +0 Rfc(4141, "5"), true [Conneg "CONNEG" RCPT Value::Forbidden];
    CONPERM "CONPERM" "Content Conversion Permission" +0 +0 Rfc(4141, "4"), true [Conperm "CONPERM" MAIL Value::Forbidden];
    DELIVERBY "DELIVERBY" "Deliver By" +17 +0 Rfc(2852, "4"), true [By "BY" MAIL Value::By];
    ENHANCEDSTATUSCODES "ENHANCEDSTATUSCODES" "Enhanced Status Codes" +0 +0 Rfc(2034, "3"), true [];
    ETRN "ETRN" "Extended Turn" +0 +0 Rfc(1985, "5"), true [];
    EXPN "EXPN" "Expand the mailing list" +0 +0 Rfc(5321, "4.1.1.7"), true [];
    FUTURERELEASE "FUTURERELEASE" "Future Message Release" +34 +0 Rfc(4865, "3"), true
        [Holdfor "HOLDFOR" MAIL Value::HoldFor, Holduntil "HOLDUNTIL" MAIL Value::HoldUntil];
    HELP "HELP" "Supply helpful information" +0 +0 Rfc(5321, "4.1.1.8"), true [];
    LIMITS "LIMITS" "Server limits" +0 +0 Rfc(9422, "3"), true [];
    MT_PRIORITY "MT-PRIORITY" "Priority Message Handling" +15 +0 Rfc(6710, "3"), true [MtPriority "MT-PRIORITY" MAIL Value::Priority];
    MTRK "MTRK" "Message Tracking" +40 +0 Rfc(3885, "3.1"), true [Mtrk "MTRK" MAIL Value::Tracking];
    NO_SOLICITING "NO-SOLICITING" "Notification of no soliciting" +1007 +0 Rfc(3865, "2.2"), true [Solicit "SOLICIT" MAIL Value::Solicit];
    ONEX "ONEX" "One message transaction only" +0 +0 Rfc(5321, "2.2.2"), true [];
    PIPELINING "PIPELINING" "Command Pipelining" +0 +0 Rfc(2920, "3.1"), true [];
    REQUIRETLS "REQUIRETLS" "Require TLS" +11 +0 Rfc(8689, "2"), true [Requiretls "REQUIRETLS" MAIL Value::Forbidden];
    RRVS "RRVS" "Require Recipient Valid Since" +0 +33 Rfc(7293, "3.1"), true [Rrvs "RRVS" RCPT Value::ValidSince];
    SAML "SAML" "Send as mail and to terminal" +0 +0 Rfc(821, "3.4"), true [];
    SEND "SEND" "Send to terminal" +0 +0 Rfc(821, "3.4"), true [];
    SOML "SOML" "Send as mail or to terminal" +0 +0 Rfc(821, "3.4"), true [];
    STARTTLS "STARTTLS" "Start TLS" +0 +0 Rfc(3207, "4"), true [];
    SUBMITTER "SUBMITTER" "SMTP Responsible Submitter" +0 +0 Rfc(4405, "4"), true [Submitter "SUBMITTER" MAIL Value::Mailbox];
    TURN "TURN" "Interchange the client and server roles" +0 +0 Rfc(821, "3.8"), true [];
    UTF8SMTP "UTF8SMTP" "Internationalized email address (experimental)" +460 +460 Rfc(5336, "3.1"), true [AltAddress "ALT-ADDRESS" BOTH Value::Mailbox];
    VERB "VERB" "Verbose" +0 +0 Rfc(5321, "2.2.2"), true [];
    VRFY "VRFY" "Verify" +0 +0 Rfc(5321, "4.1.1.6"), true [];
    XADR "XADR" "Address probe (Sun and Oracle Messaging Server)" +0 +0 Rfc(5321, "2.2.2"), false [];
    XCLIENT "XCLIENT" "Session override (Postfix)" +0 +0 Rfc(5321, "2.2.2"), false [];
    XFORWARD "XFORWARD" "Client information forwarding (Postfix)" +0 +0 Rfc(5321, "2.2.2"), false [];
    PRDR "PRDR" "Per-recipient data responses (Exim)" +0 +0 Rfc(5321, "2.2.2"), false [Prdr "PRDR" MAIL Value::Forbidden];
}

impl Extension {
    /// The extension that an EHLO keyword names, in any case.
    pub fn find(keyword: &[u8]) -> Option<&'static Self> {
        EXTENSIONS
            .iter()
            .copied()
            .find(|extension| extension.keyword.as_bytes().eq_ignore_ascii_case(keyword))
    }
}

/// Every parameter with its extension, by the parameter's index.
static BY_INDEX: [(&Param, &Extension); PARAMS] = {
    let mut table: [(&Param, &Extension); PARAMS] = [(&SIZE.params[0], &SIZE); PARAMS];
    let mut at = 0;
    while at < EXTENSIONS.len() {
        let mut param = 0;
        while param < EXTENSIONS[at].params.len() {
            table[EXTENSIONS[at].params[param].index as usize] =
                (&EXTENSIONS[at].params[param], EXTENSIONS[at]);
            param += 1;
        }
        at += 1;
    }
    table
};

const SLOTS: usize = 64;

/// For each value of [`slot`] the index of the parameter that has it; a keyword has a slot of its own.
static BY_SLOT: [u8; SLOTS] = {
    let mut table = [u8::MAX; SLOTS];
    let mut at = 0;
    while at < PARAMS {
        let slot = slot(BY_INDEX[at].0.keyword.as_bytes());
        assert!(table[slot] == u8::MAX, "two keywords in one slot: choose other factors");
        table[slot] = at as u8;
        at += 1;
    }
    table
};

/// A number that tells the keywords apart, whatever their case.
#[inline]
const fn slot(keyword: &[u8]) -> usize {
    let [first, .., last] = keyword else { return 0 };
    (keyword.len() + (*first | 0x20) as usize + (*last | 0x20) as usize * 5) % SLOTS
}

impl Param {
    /// The parameter that an esmtp-keyword names, in any case, and its extension.
    ///
    /// ```
    /// use smtplint_core::registry::Param;
    /// let (param, extension) = Param::find(b"notify").unwrap();
    /// assert_eq!((param.keyword, extension.keyword), ("NOTIFY", "DSN"));
    /// assert!(param.on_rcpt && !param.on_mail);
    /// ```
    #[inline]
    pub fn find(keyword: &[u8]) -> Option<(&'static Self, &'static Extension)> {
        let found = *BY_INDEX.get(usize::from(BY_SLOT[slot(keyword)]))?;
        let known = found.0.keyword.as_bytes();
        // Most are written in upper case, and that is the cheaper question.
        (known == keyword || known.eq_ignore_ascii_case(keyword)).then_some(found)
    }

    /// Every parameter with its extension.
    pub fn all() -> impl Iterator<Item = (&'static Self, &'static Extension)> {
        BY_INDEX.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_fit_an_offer_and_keywords_are_upper_case_and_unique() {
        assert!(EXTENSIONS.len() <= 64, "an offer is a u64");
        for (at, extension) in EXTENSIONS.iter().enumerate() {
            assert_eq!(usize::from(extension.index), at);
            assert_eq!(extension.keyword, extension.keyword.to_ascii_uppercase());
            assert!(core::ptr::eq(Extension::find(extension.keyword.as_bytes()).unwrap(), *extension));
        }
        const { assert!(PARAMS <= 32, "those seen on a command are a u32") };
        for (at, (param, extension)) in Param::all().enumerate() {
            assert_eq!(usize::from(param.index), at);
            assert_eq!(Param::find(param.keyword.as_bytes()), Some((param, extension)), "{}", param.keyword);
            let lower = param.keyword.to_ascii_lowercase();
            assert_eq!(Param::find(lower.as_bytes()), Some((param, extension)), "{lower}");
        }
    }
}
