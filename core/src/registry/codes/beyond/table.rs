//! The table of codes that no standard defines, by number.

use super::super::Action::{Continue, FixAndResend, GiveUp, RetryLater};
use super::super::Actor::{AccountHolder, Developer, Nobody, Operator, Sender};
use super::super::Phase::{Auth, Data, EndOfData, Greeting, Mail, Most, Rcpt, Tls};
use super::super::{Retry, Status};
use super::BeyondCode;
use super::Origin::{Association, Folklore, Vendor};
use crate::rules::Rfc;

const LATER: Option<Retry> = Some(Retry::Later);
const NEVER: Option<Retry> = Some(Retry::Never);
const AFTER_FIXING: Option<Retry> = Some(Retry::AfterFixing);

/// Declares the codes: a static for each, its text by number, and the list of all.
macro_rules! beyond_codes {
    ($($code:literal $id:ident = $name:literal { $($field:ident: $value:expr),+ $(,)? })+) => {
        $(
            #[doc = $name]
            pub static $id: BeyondCode = BeyondCode {
                code: $code,
                name: $name,
                $($field: $value,)+
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/codes/", stringify!($code), ".md")),
            };
        )+
        /// Every such code, in numeric order.
        pub static BEYOND: &[&BeyondCode] = &[$(&$id),+];
    };
}

beyond_codes! {
    101 UNABLE_TO_CONNECT = "The server is unable to connect" {
        origin: Folklore, action: RetryLater, retry: None, actor: Sender,
        phases: &[], commands: &[], enhanced: &[], used_by: &[],
        instead: &[], related: &[111, 421], rfc: &[Rfc(5321, "4.2")],
        examples: &[],
    }
    111 CONNECTION_REFUSED = "Connection refused or inability to open an SMTP stream" {
        origin: Folklore, action: RetryLater, retry: None, actor: Sender,
        phases: &[], commands: &[], enhanced: &[], used_by: &[],
        instead: &[], related: &[101, 421], rfc: &[Rfc(5321, "4.2")],
        examples: &[],
    }
    200 NONSTANDARD_SUCCESS = "Nonstandard success response" {
        origin: Folklore, action: Continue, retry: None, actor: Developer,
        phases: &[Most], commands: &[], enhanced: &[], used_by: &[],
        instead: &[250], related: &[250, 220], rfc: &[Rfc(5321, "4.2")],
        examples: &["200 OK"],
    }
    353 PRDR_ANALYSIS = "PRDR content analysis beginning" {
        origin: Vendor, action: Continue, retry: None, actor: Nobody,
        phases: &[EndOfData], commands: &["DATA"], enhanced: &[], used_by: &["Exim"],
        instead: &[], related: &[354, 250], rfc: &[Rfc(5321, "4.2")],
        examples: &["353 PRDR content analysis beginning"],
    }
    403 SERVER_NOT_AUTHENTICATED = "server not authenticated" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Tls], commands: &[], enhanced: &["4.7.0"], used_by: &["Sendmail"],
        instead: &[454], related: &[454, 530], rfc: &[Rfc(5321, "4.2")],
        examples: &["403 4.7.0 server not authenticated.", "403 4.7.0 TLS handshake failed."],
    }
    412 NOT_WHITELISTED = "You are (not) whitelisted by this recipient, please try again later" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Rcpt, EndOfData], commands: &["RCPT", "DATA"], enhanced: &["4.7.1"], used_by: &["Courier"],
        instead: &[450], related: &[450, 452], rfc: &[Rfc(5321, "4.2")],
        examples: &["412 You are not whitelisted by this recipient, please try again later"],
    }
    417 DNS_LOOKUP_FAILURE = "DNS lookup failure" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Mail], commands: &["MAIL", "HELO"], enhanced: &["4.4.3"], used_by: &["Courier"],
        instead: &[451], related: &[450, 451, 517], rfc: &[Rfc(5321, "4.2")],
        examples: &["417 DNS lookup failure: user@example.com.  Try again later."],
    }
    420 TIMEOUT = "Timeout connection problem" {
        origin: Folklore, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Most], commands: &[], enhanced: &["4.4.2"], used_by: &[],
        instead: &[421], related: &[421, 441, 442], rfc: &[Rfc(5321, "4.2")],
        examples: &["420 Timeout connection problem"],
    }
    422 TRANSITION_OR_FULL = "A password transition is needed, by association" {
        origin: Association(Status::Folklore), action: RetryLater, retry: LATER, actor: Sender,
        phases: &[Auth, Rcpt], commands: &["AUTH"], enhanced: &["4.7.12", "4.2.2"], used_by: &[],
        instead: &[432, 452, 552], related: &[432, 452, 552], rfc: &[Rfc(5248, "2.4"), Rfc(5321, "4.2")],
        examples: &["422 4.7.12 A password transition is needed"],
    }
    424 LIST_EXPANSION = "Mailing list expansion problem" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Rcpt], commands: &["RCPT"], enhanced: &["4.2.4"], used_by: &["OpenSMTPD"],
        instead: &[450, 452], related: &[450, 452, 524], rfc: &[Rfc(5321, "4.2")],
        examples: &["424 4.2.4 Mailing list expansion problem"],
    }
    430 INVALID_OR_UNAVAILABLE = "Invalid command, by association" {
        origin: Association(Status::Vendor), action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Rcpt], commands: &[], enhanced: &["5.5.1", "4.3.0"], used_by: &["chkuser"],
        instead: &[503], related: &[451, 500, 503], rfc: &[Rfc(5248, "2.4"), Rfc(5321, "4.2")],
        examples: &["430 system temporary unavailable, try again later (#4.3.0 - chkuser)"],
    }
    431 FULL_OR_TOO_MANY = "Mail system full / Too many recipients" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Rcpt, EndOfData], commands: &["DATA", "RCPT"], enhanced: &["4.3.1", "4.5.3"], used_by: &["Courier"],
        instead: &[452], related: &[452, 531, 552], rfc: &[Rfc(5321, "4.2")],
        examples: &["431 Mail system full.", "431 Too many recipients."],
    }
    435 UNABLE_TO_AUTHENTICATE = "Unable to authenticate at present / Internal error" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Auth], commands: &["AUTH"], enhanced: &["4.7.0"], used_by: &["Exim"],
        instead: &[454], related: &[454, 535], rfc: &[Rfc(5321, "4.2")],
        examples: &["435 Unable to authenticate at present"],
    }
    440 TLS_NOT_AVAILABLE_NOW = "TLS not available" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Greeting, Tls, Data], commands: &["STARTTLS", "DATA"], enhanced: &["4.7.0"], used_by: &["Courier"],
        instead: &[454], related: &[454, 530, 540], rfc: &[Rfc(5321, "4.2")],
        examples: &["440 TLS not available, but it's required for this connection."],
    }
    441 NOT_RESPONDING = "The recipient's server is not responding" {
        origin: Folklore, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[], commands: &[], enhanced: &["4.4.1"], used_by: &[],
        instead: &[], related: &[421, 442, 447], rfc: &[Rfc(5321, "4.2")],
        examples: &["441 4.4.1 Error encountered while communicating with primary target IP address"],
    }
    442 INPUT_OUTPUT_ERROR = "I/O error, or connection dropped during the transmission" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[], commands: &[], enhanced: &["4.4.2"], used_by: &["OpenSMTPD"],
        instead: &[421], related: &[421, 441], rfc: &[Rfc(5321, "4.2")],
        examples: &["442 i/o error 4"],
    }
    446 TOO_MANY_HOPS = "The maximum hop count was exceeded for the message" {
        origin: Folklore, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[], commands: &[], enhanced: &["4.4.6"], used_by: &[],
        instead: &[554], related: &[546, 554], rfc: &[Rfc(5321, "4.2")],
        examples: &["446 The maximum hop count was exceeded for the message"],
    }
    447 WAITED_TOO_LONG = "Message timed out because of issues concerning the incoming server" {
        origin: Folklore, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[], commands: &[], enhanced: &["4.4.7"], used_by: &[],
        instead: &[], related: &[421, 441], rfc: &[Rfc(5321, "4.2")],
        examples: &["447 Message timed out"],
    }
    449 ROUTING_ERROR = "Routing error" {
        origin: Folklore, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[], commands: &[], enhanced: &["4.4.4"], used_by: &[],
        instead: &[], related: &[441, 451], rfc: &[Rfc(5321, "4.2")],
        examples: &["449 Routing error"],
    }
    456 ADDRESS_UNAVAILABLE = "Address temporarily unavailable" {
        origin: Vendor, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Rcpt], commands: &["RCPT"], enhanced: &["4.2.1"], used_by: &["Courier"],
        instead: &[450], related: &[450, 452, 556], rfc: &[Rfc(5321, "4.2")],
        examples: &["456 Address temporarily unavailable."],
    }
    471 LOCAL_FILTER = "An error of your mail server / local anti-spam filter" {
        origin: Folklore, action: RetryLater, retry: LATER, actor: Operator,
        phases: &[Most], commands: &[], enhanced: &["4.7.1"], used_by: &[],
        instead: &[451], related: &[450, 451, 571], rfc: &[Rfc(5321, "4.2"), Rfc(5321, "4.2.1")],
        examples: &["471 4.7.1 Message deferred by policy"],
    }
    510 QUEUE_NOT_SHOWN = "You are not permitted to see the queue" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Most], commands: &[], enhanced: &["5.1.0"], used_by: &["Sendmail"],
        instead: &[550], related: &[511, 550, 553], rfc: &[Rfc(5321, "4.2")],
        examples: &["510 You are not permitted to see the queue"],
    }
    511 NO_RECIPIENTS = "Headers specify no recipients" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt, EndOfData], commands: &["DATA"], enhanced: &["5.1.1"], used_by: &["Courier", "chkuser"],
        instead: &[550], related: &[510, 550, 553], rfc: &[Rfc(5321, "4.2")],
        examples: &["511 sorry, no mailbox here by that name (#5.1.1 - chkuser)"],
    }
    512 NO_HOST_IN_DNS = "Host server for the recipient's domain name cannot be found in DNS" {
        origin: Folklore, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], commands: &[], enhanced: &["5.1.2"], used_by: &[],
        instead: &[550], related: &[510, 550, 556], rfc: &[Rfc(5321, "4.2")],
        examples: &["512 5.1.2 Bad destination system address"],
    }
    513 RELAYING_OR_SYNTAX = "Relaying denied / Syntax error" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], commands: &["RCPT"], enhanced: &["5.7.1", "5.1.3"], used_by: &["Courier"],
        instead: &[550, 501], related: &[501, 550, 553], rfc: &[Rfc(5321, "4.2")],
        examples: &["513 Relaying denied.", "513 Syntax error."],
    }
    515 ADDRESS_INVALID = "Destination mailbox address invalid" {
        origin: Folklore, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], commands: &[], enhanced: &["5.1.1"], used_by: &[],
        instead: &[550], related: &[510, 511, 550, 553], rfc: &[Rfc(5321, "4.2")],
        examples: &["515 Destination mailbox address invalid"],
    }
    517 SENDER_REJECTED = "Sender rejected / Domain does not exist / Syntax error" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Mail], commands: &["MAIL"], enhanced: &["5.1.8", "5.1.7"], used_by: &["Courier"],
        instead: &[550, 501], related: &[417, 501, 550, 553], rfc: &[Rfc(5321, "4.2")],
        examples: &["517-Domain does not exist: example.com.\n517 Invalid domain", "517 Syntax error."],
    }
    523 ENCRYPTION_NEEDED = "Encryption Needed" {
        origin: Association(Status::Vendor), action: FixAndResend, retry: AFTER_FIXING, actor: Sender,
        phases: &[Auth, EndOfData], commands: &["AUTH"], enhanced: &["5.7.10"], used_by: &["go-smtp", "Courier"],
        instead: &[530, 538], related: &[530, 538, 552], rfc: &[Rfc(5248, "2.4"), Rfc(5321, "4.2")],
        examples: &["523 5.7.10 TLS is required", "523 Message length (30000000 bytes) exceeds administrative limit(10485760)."],
    }
    524 MECHANISM_NEEDS_ENCRYPTION = "Encryption required for requested authentication mechanism" {
        origin: Association(Status::Vendor), action: FixAndResend, retry: AFTER_FIXING, actor: Operator,
        phases: &[Auth, Rcpt], commands: &["AUTH"], enhanced: &["5.7.11", "5.2.4"], used_by: &["OpenSMTPD"],
        instead: &[538], related: &[424, 538, 550], rfc: &[Rfc(5248, "2.4"), Rfc(5321, "4.2")],
        examples: &["524 5.2.4 Mailing list expansion problem"],
    }
    525 ACCOUNT_DISABLED = "User Account Disabled" {
        origin: Association(Status::Vendor), action: GiveUp, retry: NEVER, actor: AccountHolder,
        phases: &[Auth, Rcpt], commands: &["AUTH"], enhanced: &["5.7.13"], used_by: &["Aruba", "one.com"],
        instead: &[535], related: &[535, 550], rfc: &[Rfc(5248, "2.4"), Rfc(5321, "4.2")],
        examples: &["525 5.7.13 Disabled recipient address"],
    }
    531 TOO_MANY_RECIPIENTS = "Too many recipients" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], commands: &["RCPT"], enhanced: &["5.5.3"], used_by: &["Courier"],
        instead: &[452], related: &[431, 452, 552], rfc: &[Rfc(5321, "4.2")],
        examples: &["531 Too many recipients."],
    }
    533 NOT_AUTHORIZED = "Delivery not authorized, by association" {
        origin: Association(Status::Vendor), action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], commands: &[], enhanced: &["5.7.1", "5.6.7"], used_by: &["Exim"],
        instead: &[550], related: &[550, 553, 554], rfc: &[Rfc(5248, "2.4"), Rfc(5321, "4.2")],
        examples: &["533 no support for internationalised mailbox name"],
    }
    540 TLS_NOT_AVAILABLE = "TLS not available" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Operator,
        phases: &[Tls, Data], commands: &["STARTTLS", "DATA"], enhanced: &["5.7.0"], used_by: &["Courier"],
        instead: &[554], related: &[440, 454, 530, 554], rfc: &[Rfc(5321, "4.2")],
        examples: &["540 TLS not available"],
    }
    541 RECIPIENT_REJECTED = "The recipient address rejected your message" {
        origin: Folklore, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], commands: &[], enhanced: &["5.7.1", "5.4.1"], used_by: &["Zoho"],
        instead: &[550], related: &[550, 554], rfc: &[Rfc(5321, "4.2")],
        examples: &["541 5.4.1 Mail rejected by destination domain"],
    }
    546 ROUTING_LOOP = "Routing loop detected -- too many Received: headers" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Operator,
        phases: &[EndOfData], commands: &["DATA"], enhanced: &["5.4.6"], used_by: &["Courier"],
        instead: &[554], related: &[446, 554], rfc: &[Rfc(5321, "4.2")],
        examples: &["546 Routing loop detected -- too many Received: headers."],
    }
    557 VARIES = "Meaning varies" {
        origin: Folklore, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Most], commands: &[], enhanced: &["5.7.1"], used_by: &[],
        instead: &[550], related: &[550, 554], rfc: &[Rfc(5321, "4.2")],
        examples: &["557 Message refused"],
    }
    558 SITE_DEFINED = "Site-defined text" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[EndOfData], commands: &["DATA"], enhanced: &[], used_by: &["Courier"],
        instead: &[550, 554], related: &[450, 550, 554], rfc: &[Rfc(5321, "4.2")],
        examples: &["558 450 Try again later"],
    }
    571 REFUSED_BY_POLICY = "Delivery not authorized, message refused" {
        origin: Vendor, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt, EndOfData], commands: &["RCPT", "DATA"], enhanced: &["5.7.1"], used_by: &["Courier", "chkuser"],
        instead: &[550], related: &[550, 554], rfc: &[Rfc(5321, "4.2"), Rfc(5321, "4.2.1")],
        examples: &["571 Delivery not authorized, message refused."],
    }
}
