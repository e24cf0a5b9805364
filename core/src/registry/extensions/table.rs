//! One block per extension.

use super::{Extension, Param, Value};
#[cfg(feature = "reference")]
use super::{OnSubmission, Standing};
#[cfg(feature = "reference")]
use crate::rules::Rfc;

const MAIL: (bool, bool) = (true, false);
const RCPT: (bool, bool) = (false, true);
const BOTH: (bool, bool) = (true, true);

macro_rules! extensions {
    ($($id:ident $keyword:literal $name:literal +$mail:literal +$rcpt:literal $rfc:expr, $registered:literal
       [$($pid:ident $param:literal $place:ident $value:expr),*]
       { standing: $standing:ident, on_submission: $submission:ident, offer: $offer:literal, examples: $examples:expr $(,)? })+) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Index { $($id,)+ }
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum ParamIndex { $($($pid,)*)+ }
        pub(super) const PARAMS: usize = [$($(ParamIndex::$pid as u8,)*)+].len();
        $(
            #[doc = concat!("`", $keyword, "`: ", $name, ".")]
            pub static $id: Extension = Extension {
                index: Index::$id as u8, keyword: $keyword, mail_line_added: $mail, rcpt_line_added: $rcpt,
                registered: $registered,
                #[cfg(feature = "reference")]
                name: $name,
                #[cfg(feature = "reference")]
                rfc: $rfc,
                #[cfg(feature = "reference")]
                standing: Standing::$standing,
                #[cfg(feature = "reference")]
                on_submission: OnSubmission::$submission,
                #[cfg(feature = "reference")]
                offer: $offer,
                #[cfg(feature = "reference")]
                examples: $examples,
                #[cfg(feature = "reference")]
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/extensions/", $keyword, ".md")),
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
    SIZE "SIZE" "Message size declaration" +26 +0 Rfc(1870, "3"), true [Size "SIZE" MAIL Value::Size] {
        standing: Current, on_submission: May, offer: "SIZE 35882577",
        examples: &["MAIL FROM:<user@example.org> SIZE=12345"],
    }
    EIGHTBITMIME "8BITMIME" "8bit-MIMEtransport" +0 +0 Rfc(6152, "2"), true [Body "BODY" MAIL Value::Body] {
        standing: Current, on_submission: Should, offer: "8BITMIME",
        examples: &["MAIL FROM:<user@example.org> BODY=8BITMIME"],
    }
    SMTPUTF8 "SMTPUTF8" "Internationalized email address" +10 +0 Rfc(6531, "3.1"), true [Smtputf8 "SMTPUTF8" MAIL Value::Forbidden] {
        standing: Current, on_submission: May, offer: "SMTPUTF8",
        examples: &["MAIL FROM:<hélène@example.org> SMTPUTF8"],
    }
    DSN "DSN" "Delivery Status Notification" +116 +530 Rfc(3461, "4"), true
        [Notify "NOTIFY" RCPT Value::Notify, Orcpt "ORCPT" RCPT Value::Orcpt, Ret "RET" MAIL Value::Ret, Envid "ENVID" MAIL Value::Envid] {
        standing: Current, on_submission: Should, offer: "DSN",
        examples: &["MAIL FROM:<user@example.org> RET=HDRS ENVID=QQ314159", "RCPT TO:<user@example.net> NOTIFY=FAILURE,DELAY ORCPT=rfc822;user@example.net"],
    }
    AUTH "AUTH" "Authentication" +500 +0 Rfc(4954, "3"), true [Auth "AUTH" MAIL Value::Identity] {
        standing: Current, on_submission: Must, offer: "AUTH PLAIN SCRAM-SHA-256",
        examples: &["AUTH PLAIN AHVzZXIAc2VjcmV0", "MAIL FROM:<user@example.org> AUTH=<>"],
    }
    ATRN "ATRN" "Authenticated TURN" +0 +0 Rfc(2645, "5.2.1"), true [] {
        standing: Current, on_submission: MustNot, offer: "ATRN",
        examples: &["ATRN example.org,example.com"],
    }
    BINARYMIME "BINARYMIME" "Binary MIME" +16 +0 Rfc(3030, "3"), true [] {
        standing: Current, on_submission: May, offer: "BINARYMIME",
        examples: &["MAIL FROM:<user@example.org> BODY=BINARYMIME", "BDAT 86 LAST"],
    }
    BURL "BURL" "Remote Content" +0 +0 Rfc(4468, "3"), true [] {
        standing: Current, on_submission: Only, offer: "BURL imap",
        examples: &["BURL imap://user@imap.example.org/Drafts;UIDVALIDITY=385759045/;UID=20;urlauth=submit+user:internal:91354a473744909de610943775f92038 LAST"],
    }
    CHECKPOINT "CHECKPOINT" "Checkpoint/Restart" +88 +0 Rfc(1845, "2"), true [Transid "TRANSID" MAIL Value::Transid] {
        standing: Current, on_submission: May, offer: "CHECKPOINT",
        examples: &["MAIL FROM:<user@example.org> TRANSID=<12345@client.example.org>"],
    }
    CHUNKING "CHUNKING" "Chunking" +0 +0 Rfc(3030, "2"), true [] {
        standing: Current, on_submission: May, offer: "CHUNKING",
        examples: &["BDAT 1000", "BDAT 86 LAST"],
    }
    CONNEG "CONNEG" "Content Conversion Negotiation" +0 +0 Rfc(4141, "5"), true [Conneg "CONNEG" RCPT Value::Forbidden] {
        standing: Current, on_submission: May, offer: "CONNEG",
        examples: &["RCPT TO:<user@example.net> CONNEG"],
    }
    CONPERM "CONPERM" "Content Conversion Permission" +0 +0 Rfc(4141, "4"), true [Conperm "CONPERM" MAIL Value::Forbidden] {
        standing: Current, on_submission: May, offer: "CONPERM",
        examples: &["MAIL FROM:<user@example.org> CONPERM"],
    }
    DELIVERBY "DELIVERBY" "Deliver By" +17 +0 Rfc(2852, "4"), true [By "BY" MAIL Value::By] {
        standing: Current, on_submission: May, offer: "DELIVERBY 240",
        examples: &["MAIL FROM:<user@example.org> BY=3600;N"],
    }
    ENHANCEDSTATUSCODES "ENHANCEDSTATUSCODES" "Enhanced Status Codes" +0 +0 Rfc(2034, "3"), true [] {
        standing: Current, on_submission: Should, offer: "ENHANCEDSTATUSCODES",
        examples: &[],
    }
    ETRN "ETRN" "Extended Turn" +0 +0 Rfc(1985, "5"), true [] {
        standing: Current, on_submission: MustNot, offer: "ETRN",
        examples: &["ETRN example.org"],
    }
    EXPN "EXPN" "Expand the mailing list" +0 +0 Rfc(5321, "4.1.1.7"), true [] {
        standing: Current, on_submission: MustNot, offer: "EXPN",
        examples: &["EXPN staff"],
    }
    FUTURERELEASE "FUTURERELEASE" "Future Message Release" +34 +0 Rfc(4865, "3"), true
        [Holdfor "HOLDFOR" MAIL Value::HoldFor, Holduntil "HOLDUNTIL" MAIL Value::HoldUntil] {
        standing: Current, on_submission: Only, offer: "FUTURERELEASE 86400 2030-01-31T12:00:00Z",
        examples: &["MAIL FROM:<user@example.org> HOLDFOR=3600", "MAIL FROM:<user@example.org> HOLDUNTIL=2030-01-30T12:00:00Z"],
    }
    HELP "HELP" "Supply helpful information" +0 +0 Rfc(5321, "4.1.1.8"), true [] {
        standing: Current, on_submission: MustNot, offer: "HELP",
        examples: &["HELP MAIL"],
    }
    LIMITS "LIMITS" "Server limits" +0 +0 Rfc(9422, "3"), true [] {
        standing: Current, on_submission: May, offer: "LIMITS MAILMAX=20 RCPTMAX=100",
        examples: &[],
    }
    MT_PRIORITY "MT-PRIORITY" "Priority Message Handling" +15 +0 Rfc(6710, "3"), true [MtPriority "MT-PRIORITY" MAIL Value::Priority] {
        standing: Current, on_submission: May, offer: "MT-PRIORITY MIXER",
        examples: &["MAIL FROM:<user@example.org> MT-PRIORITY=3"],
    }
    MTRK "MTRK" "Message Tracking" +40 +0 Rfc(3885, "3.1"), true [Mtrk "MTRK" MAIL Value::Tracking] {
        standing: Current, on_submission: May, offer: "MTRK",
        examples: &["MAIL FROM:<user@example.org> MTRK=MTAxMDEwMTAxMDEwMTAxMDEwMTA:86400 ENVID=12345@client.example.org", "RCPT TO:<user@example.net> ORCPT=rfc822;user@example.net"],
    }
    NO_SOLICITING "NO-SOLICITING" "Notification of no soliciting" +1007 +0 Rfc(3865, "2.2"), true [Solicit "SOLICIT" MAIL Value::Solicit] {
        standing: Current, on_submission: May, offer: "NO-SOLICITING org.example:ADV",
        examples: &["MAIL FROM:<user@example.org> SOLICIT=org.example:ADV"],
    }
    ONEX "ONEX" "One message transaction only" +0 +0 Rfc(5321, "2.2.2"), true [] {
        standing: Vendor, on_submission: Unsaid, offer: "ONEX",
        examples: &["ONEX"],
    }
    PIPELINING "PIPELINING" "Command Pipelining" +0 +0 Rfc(2920, "3.1"), true [] {
        standing: Current, on_submission: Should, offer: "PIPELINING",
        examples: &[],
    }
    REQUIRETLS "REQUIRETLS" "Require TLS" +11 +0 Rfc(8689, "2"), true [Requiretls "REQUIRETLS" MAIL Value::Forbidden] {
        standing: Current, on_submission: May, offer: "REQUIRETLS",
        examples: &["MAIL FROM:<user@example.org> REQUIRETLS"],
    }
    RRVS "RRVS" "Require Recipient Valid Since" +0 +33 Rfc(7293, "3.1"), true [Rrvs "RRVS" RCPT Value::ValidSince] {
        standing: Current, on_submission: MustNot, offer: "RRVS",
        examples: &["RCPT TO:<user@example.net> RRVS=2014-04-03T23:01:00Z"],
    }
    SAML "SAML" "Send as mail and to terminal" +0 +0 Rfc(821, "3.4"), true [] {
        standing: Obsolete, on_submission: MustNot, offer: "SAML",
        examples: &["SAML FROM:<user@example.org>"],
    }
    SEND "SEND" "Send to terminal" +0 +0 Rfc(821, "3.4"), true [] {
        standing: Obsolete, on_submission: MustNot, offer: "SEND",
        examples: &["SEND FROM:<user@example.org>"],
    }
    SOML "SOML" "Send as mail or to terminal" +0 +0 Rfc(821, "3.4"), true [] {
        standing: Obsolete, on_submission: MustNot, offer: "SOML",
        examples: &["SOML FROM:<user@example.org>"],
    }
    STARTTLS "STARTTLS" "Start TLS" +0 +0 Rfc(3207, "4"), true [] {
        standing: Current, on_submission: May, offer: "STARTTLS",
        examples: &["STARTTLS"],
    }
    SUBMITTER "SUBMITTER" "SMTP Responsible Submitter" +0 +0 Rfc(4405, "4"), true [Submitter "SUBMITTER" MAIL Value::Mailbox] {
        standing: Obsolete, on_submission: MustNot, offer: "SUBMITTER",
        examples: &["MAIL FROM:<user@example.org> SUBMITTER=list@example.net"],
    }
    TURN "TURN" "Interchange the client and server roles" +0 +0 Rfc(821, "3.8"), true [] {
        standing: Obsolete, on_submission: MustNot, offer: "TURN",
        examples: &["TURN"],
    }
    UTF8SMTP "UTF8SMTP" "Internationalized email address (experimental)" +460 +460 Rfc(5336, "3.1"), true [AltAddress "ALT-ADDRESS" BOTH Value::Mailbox] {
        standing: Obsolete, on_submission: MustNot, offer: "UTF8SMTP",
        examples: &["MAIL FROM:<user@example.org> ALT-ADDRESS=user@example.net"],
    }
    VERB "VERB" "Verbose" +0 +0 Rfc(5321, "2.2.2"), true [] {
        standing: Vendor, on_submission: Unsaid, offer: "VERB",
        examples: &["VERB ON"],
    }
    VRFY "VRFY" "Verify" +0 +0 Rfc(5321, "4.1.1.6"), true [] {
        standing: Current, on_submission: MustNot, offer: "VRFY",
        examples: &["VRFY postmaster"],
    }
    XADR "XADR" "Address probe (Sun and Oracle Messaging Server)" +0 +0 Rfc(5321, "2.2.2"), false [] {
        standing: Vendor, on_submission: Unsaid, offer: "XADR",
        examples: &["XADR user@example.org"],
    }
    XCLIENT "XCLIENT" "Session override (Postfix)" +0 +0 Rfc(5321, "2.2.2"), false [] {
        standing: Vendor, on_submission: Unsaid, offer: "XCLIENT NAME ADDR PROTO HELO",
        examples: &["XCLIENT NAME=client.example.com ADDR=192.0.2.1"],
    }
    XFORWARD "XFORWARD" "Client information forwarding (Postfix)" +0 +0 Rfc(5321, "2.2.2"), false [] {
        standing: Vendor, on_submission: Unsaid, offer: "XFORWARD NAME ADDR PROTO HELO SOURCE",
        examples: &["XFORWARD NAME=client.example.com ADDR=192.0.2.1"],
    }
    PRDR "PRDR" "Per-recipient data responses (Exim)" +0 +0 Rfc(5321, "2.2.2"), false [Prdr "PRDR" MAIL Value::Forbidden] {
        standing: Vendor, on_submission: Unsaid, offer: "PRDR",
        examples: &["MAIL FROM:<user@example.org> PRDR"],
    }
}
