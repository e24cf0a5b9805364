//! The service extensions, each declared once with its parameters (IANA registry of SMTP service extensions).

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
    pub rfc: Rfc,
}

/// A parameter of MAIL or RCPT.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Param {
    /// The esmtp-keyword, in upper case.
    pub keyword: &'static str,
    /// May stand on MAIL.
    pub on_mail: bool,
    /// May stand on RCPT.
    pub on_rcpt: bool,
    /// What its value looks like.
    pub value: Value,
}

/// What the value of a parameter looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// It has none.
    Forbidden,
    /// An esmtp-value that smtplint does not look into.
    Any,
    /// `size-value = 1*20DIGIT` (RFC 1870 §3).
    Size,
    /// `"7BIT" / "8BITMIME" / "BINARYMIME"` (RFC 6152 §2, RFC 3030 §3).
    Body,
    /// One of a few words, and how a sentence lists them.
    OneOf(&'static [&'static str], &'static str),
}

const MAIL: (bool, bool) = (true, false);
const RCPT: (bool, bool) = (false, true);
const BOTH: (bool, bool) = (true, true);

macro_rules! extensions {
    ($($id:ident $keyword:literal $name:literal +$mail:literal +$rcpt:literal $rfc:expr, $registered:literal
       [$($param:literal $place:ident $value:expr),*];)+) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Index { $($id,)+ }
        $(
            #[doc = concat!("`", $keyword, "`: ", $name, ".")]
            pub static $id: Extension = Extension {
                index: Index::$id as u8, keyword: $keyword, name: $name, mail_line_added: $mail, rcpt_line_added: $rcpt,
                registered: $registered, rfc: $rfc,
                params: &[$(Param { keyword: $param, on_mail: $place.0, on_rcpt: $place.1, value: $value }),*],
            };
        )+
        /// Every extension, by its index.
        pub static EXTENSIONS: &[&Extension] = &[$(&$id,)+];
    };
}

// SIZE and BODY first: they stand on most MAIL lines, and the search is in this order.
extensions! {
    SIZE "SIZE" "Message size declaration" +26 +0 Rfc(1870, "3"), true ["SIZE" MAIL Value::Size];
    EIGHTBITMIME "8BITMIME" "8bit-MIMEtransport" +0 +0 Rfc(6152, "2"), true ["BODY" MAIL Value::Body];
    SMTPUTF8 "SMTPUTF8" "Internationalized email address" +10 +0 Rfc(6531, "3.1"), true ["SMTPUTF8" MAIL Value::Forbidden];
    DSN "DSN" "Delivery Status Notification" +107 +530 Rfc(3461, "4"), true
        ["NOTIFY" RCPT Value::Any, "ORCPT" RCPT Value::Any, "RET" MAIL Value::OneOf(&["FULL", "HDRS"], "FULL and HDRS"), "ENVID" MAIL Value::Any];
    AUTH "AUTH" "Authentication" +500 +0 Rfc(4954, "3"), true ["AUTH" MAIL Value::Any];
    ATRN "ATRN" "Authenticated TURN" +0 +0 Rfc(2645, "5.2.1"), true [];
    BINARYMIME "BINARYMIME" "Binary MIME" +16 +0 Rfc(3030, "3"), true [];
    BURL "BURL" "Remote Content" +0 +0 Rfc(4468, "3"), true [];
    CHECKPOINT "CHECKPOINT" "Checkpoint/Restart" +88 +0 Rfc(1845, "2"), true ["TRANSID" MAIL Value::Any];
    CHUNKING "CHUNKING" "Chunking" +0 +0 Rfc(3030, "2"), true [];
    CONNEG "CONNEG" "Content Conversion Negotiation" +0 +7 Rfc(4141, "5"), true ["CONNEG" RCPT Value::Forbidden];
    CONPERM "CONPERM" "Content Conversion Permission" +8 +0 Rfc(4141, "4"), true ["CONPERM" MAIL Value::Forbidden];
    DELIVERBY "DELIVERBY" "Deliver By" +17 +0 Rfc(2852, "4"), true ["BY" MAIL Value::Any];
    ENHANCEDSTATUSCODES "ENHANCEDSTATUSCODES" "Enhanced Status Codes" +0 +0 Rfc(2034, "3"), true [];
    ETRN "ETRN" "Extended Turn" +0 +0 Rfc(1985, "5"), true [];
    EXPN "EXPN" "Expand the mailing list" +0 +0 Rfc(5321, "4.1.1.7"), true [];
    FUTURERELEASE "FUTURERELEASE" "Future Message Release" +34 +0 Rfc(4865, "3"), true
        ["HOLDFOR" MAIL Value::Any, "HOLDUNTIL" MAIL Value::Any];
    HELP "HELP" "Supply helpful information" +0 +0 Rfc(5321, "4.1.1.8"), true [];
    LIMITS "LIMITS" "Server limits" +0 +0 Rfc(9422, "3"), true [];
    MT_PRIORITY "MT-PRIORITY" "Priority Message Handling" +15 +0 Rfc(6710, "3"), true ["MT-PRIORITY" MAIL Value::Any];
    MTRK "MTRK" "Message Tracking" +40 +0 Rfc(3885, "3.1"), true ["MTRK" MAIL Value::Any];
    NO_SOLICITING "NO-SOLICITING" "Notification of no soliciting" +1007 +0 Rfc(3865, "2.2"), true ["SOLICIT" MAIL Value::Any];
    ONEX "ONEX" "One message transaction only" +0 +0 Rfc(5321, "2.2.2"), true [];
    PIPELINING "PIPELINING" "Command Pipelining" +0 +0 Rfc(2920, "3.1"), true [];
    REQUIRETLS "REQUIRETLS" "Require TLS" +11 +0 Rfc(8689, "2"), true ["REQUIRETLS" MAIL Value::Forbidden];
    RRVS "RRVS" "Require Recipient Valid Since" +0 +33 Rfc(7293, "3.1"), true ["RRVS" RCPT Value::Any];
    SAML "SAML" "Send as mail and to terminal" +0 +0 Rfc(821, "3.4"), true [];
    SEND "SEND" "Send to terminal" +0 +0 Rfc(821, "3.4"), true [];
    SOML "SOML" "Send as mail or to terminal" +0 +0 Rfc(821, "3.4"), true [];
    STARTTLS "STARTTLS" "Start TLS" +0 +0 Rfc(3207, "4"), true [];
    SUBMITTER "SUBMITTER" "SMTP Responsible Submitter" +0 +0 Rfc(4405, "4"), true ["SUBMITTER" MAIL Value::Any];
    TURN "TURN" "Interchange the client and server roles" +0 +0 Rfc(821, "3.8"), true [];
    UTF8SMTP "UTF8SMTP" "Internationalized email address (experimental)" +460 +460 Rfc(5336, "3.1"), true ["ALT-ADDRESS" BOTH Value::Any];
    VERB "VERB" "Verbose" +0 +0 Rfc(5321, "2.2.2"), true [];
    VRFY "VRFY" "Verify" +0 +0 Rfc(5321, "4.1.1.6"), true [];
    XCLIENT "XCLIENT" "Session override (Postfix)" +0 +0 Rfc(5321, "2.2.2"), false [];
    XFORWARD "XFORWARD" "Client information forwarding (Postfix)" +0 +0 Rfc(5321, "2.2.2"), false [];
    PRDR "PRDR" "Per-recipient data responses (Exim)" +0 +0 Rfc(5321, "2.2.2"), false ["PRDR" MAIL Value::Forbidden];
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

impl Param {
    /// The parameter that an esmtp-keyword names, in any case, and its extension.
    pub fn find(keyword: &[u8]) -> Option<(&'static Self, &'static Extension)> {
        Self::all().find(|(param, _)| {
            param.keyword.len() == keyword.len() && param.keyword.as_bytes().eq_ignore_ascii_case(keyword)
        })
    }

    /// Every parameter with its extension.
    pub fn all() -> impl Iterator<Item = (&'static Self, &'static Extension)> {
        EXTENSIONS.iter().flat_map(|extension| extension.params.iter().map(move |param| (param, *extension)))
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
        for (param, extension) in Param::all() {
            assert_eq!(Param::find(param.keyword.as_bytes()), Some((param, extension)), "{}", param.keyword);
        }
    }
}
