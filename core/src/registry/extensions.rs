//! The service extensions, each declared once with its parameters (IANA registry of SMTP service extensions): in
//! `extensions/table.rs`.

mod table;
use table::PARAMS;
pub use table::*;

#[cfg(feature = "reference")]
use super::Standing;
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
    /// Whether it should still be used; one that is experimental is in use.
    #[cfg(feature = "reference")]
    pub standing: Standing,
    /// Whether it belongs on submission ports.
    #[cfg(feature = "reference")]
    pub on_submission: OnSubmission,
    /// A line of an EHLO response that offers it, without code and CRLF.
    #[cfg(feature = "reference")]
    pub offer: &'static str,
    /// Whole command lines that use it, without their CRLF; none where it brings neither verb nor parameter.
    #[cfg(feature = "reference")]
    pub examples: &'static [&'static str],
    /// What people read about it (Markdown, in sections, English).
    #[cfg(feature = "reference")]
    pub text: &'static str,
}

/// Whether an extension belongs on submission ports (IANA's column of that name, and the RFCs where they differ).
#[cfg(feature = "reference")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OnSubmission {
    /// A submission server must offer it.
    Must,
    /// A submission server should offer it.
    Should,
    /// It may be offered there.
    May,
    /// It belongs there and nowhere else.
    Only,
    /// It must not be offered there.
    MustNot,
    /// No standard says.
    Unsaid,
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
