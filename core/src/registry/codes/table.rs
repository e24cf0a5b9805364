//! The table of reply codes, by number.

use super::{Action, ReplyCode};
use Action::{Continue, FixAndResend, GiveUp, RetryLater, SendData};
#[cfg(feature = "reference")]
use prelude::*;

/// What the facts are called that come with `reference`.
#[cfg(feature = "reference")]
mod prelude {
    pub(super) use super::super::Actor::{AccountHolder, Developer, Nobody, Operator, Sender};
    pub(super) use super::super::Next::{Begins, Closes, MayClose, Open, TakesMessage, TakesResponse};
    pub(super) use super::super::Phase::{
        Any, Atrn, Auth, Data, EndOfData, Etrn, Greeting, Hello, Help, Lookup, Mail, Most, Quit, Rcpt, Tls,
    };
    use super::super::Retry;
    pub(super) use super::super::Status::{Core, Extension};
    pub(super) use crate::rules::Rfc;

    /// Message submission and its TLS twin (RFC 6409, RFC 8314).
    pub(super) const SUBMISSION: &[u16] = &[587, 465];
    /// Relay between servers (RFC 5321).
    pub(super) const RELAY: &[u16] = &[25];
    /// On-demand mail relay (RFC 2645).
    pub(super) const ODMR: &[u16] = &[366];

    pub(super) const LATER: Option<Retry> = Some(Retry::Later);
    pub(super) const NEVER: Option<Retry> = Some(Retry::Never);
    pub(super) const AFTER_FIXING: Option<Retry> = Some(Retry::AfterFixing);
}

/// Declares the codes: a static for each, its text by number, and the list of all.
macro_rules! reply_codes {
    ($($code:literal $id:ident = $name:literal {
        status: $status:expr,
        obsolete: $obsolete:expr,
        action: $action:expr,
        retry: $retry:expr,
        actor: $actor:expr,
        phases: $phases:expr,
        next: $next:expr,
        commands: $commands:expr,
        enhanced: $enhanced:expr,
        ports: $ports:expr,
        related: $related:expr,
        rfc: $rfc:expr,
        examples: $examples:expr $(,)?
    })+) => {
        $(
            #[doc = $name]
            pub static $id: ReplyCode = ReplyCode {
                code: $code,
                name: $name,
                #[cfg(feature = "reference")]
                status: $status,
                #[cfg(feature = "reference")]
                obsolete: $obsolete,
                action: $action,
                #[cfg(feature = "reference")]
                retry: $retry,
                #[cfg(feature = "reference")]
                actor: $actor,
                #[cfg(feature = "reference")]
                phases: $phases,
                #[cfg(feature = "reference")]
                next: $next,
                commands: $commands,
                #[cfg(feature = "reference")]
                enhanced: $enhanced,
                #[cfg(feature = "reference")]
                ports: $ports,
                #[cfg(feature = "reference")]
                related: $related,
                #[cfg(feature = "reference")]
                rfc: $rfc,
                #[cfg(feature = "reference")]
                examples: $examples,
                #[cfg(feature = "reference")]
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/codes/", stringify!($code), ".md")),
            };
        )+
        /// Every code that a standard defines, in numeric order.
        pub static CODES: &[&ReplyCode] = &[$(&$id),+];
        /// Their numbers, for the table that finds them.
        pub(super) const NUMBERS: &[u16] = &[$($code),+];
    };
}

reply_codes! {
    211 SYSTEM_STATUS = "System status, or system help reply" {
        status: Core, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Help], next: Open, commands: &["HELP"], enhanced: &["2.0.0"], ports: &[],
        related: &[214, 250, 502], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.3.2")],
        examples: &["211 mx.example.org is up, 3 sessions", "211-mx.example.org is up\n211 queue is empty"],
    }
    214 HELP_MESSAGE = "Help message" {
        status: Core, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Help], next: Open, commands: &["HELP"], enhanced: &["2.0.0"], ports: &[],
        related: &[211, 250, 502, 504], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.1.1.8")],
        examples: &["214 2.0.0 See https://www.rfc-editor.org/rfc/rfc5321", "214-Commands: EHLO HELO MAIL RCPT DATA\n214 RSET NOOP VRFY HELP QUIT"],
    }
    220 SERVICE_READY = "Service ready" {
        status: Core, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Greeting, Tls], next: Begins, commands: &["greeting", "STARTTLS", "XCLIENT"], enhanced: &["2.0.0"], ports: &[],
        related: &[221, 250, 421, 454, 521, 554], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.3.1"), Rfc(3207, "4")],
        examples: &["220 mx.example.org ESMTP", "220 mx.example.org ESMTP Postfix", "220-mx.example.org ESMTP\n220 No unsolicited mail, please", "220 2.0.0 Ready to start TLS"],
    }
    221 SERVICE_CLOSING = "Service closing transmission channel" {
        status: Core, obsolete: false, action: Action::None, retry: None, actor: Nobody,
        phases: &[Quit], next: Closes, commands: &["QUIT"], enhanced: &["2.0.0"], ports: &[],
        related: &[220, 421], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.1.1.10")],
        examples: &["221 mx.example.org closing connection", "221 2.0.0 Bye", "221 2.0.0 mx.example.org closing connection"],
    }
    235 AUTHENTICATED = "Authentication succeeded" {
        status: Extension, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Auth], next: Open, commands: &["AUTH"], enhanced: &["2.7.0"], ports: SUBMISSION,
        related: &[334, 454, 530, 535], rfc: &[Rfc(4954, "6"), Rfc(4954, "4")],
        examples: &["235 2.7.0 Authentication succeeded", "235 2.7.0 Authentication successful", "235 2.7.0 Accepted"],
    }
    250 OKAY = "Requested mail action okay, completed" {
        status: Core, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Most], next: Open,
        commands: &["EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "RSET", "VRFY", "EXPN", "NOOP", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML", "XFORWARD"],
        enhanced: &["2.0.0", "2.1.0", "2.1.5", "2.6.0"], ports: &[],
        related: &[251, 252, 354, 450, 550], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.3.2"), Rfc(5321, "4.2.5")],
        examples: &["250 2.1.5 Recipient okay", "250 2.0.0 Ok: queued as 3F2A", "250 OK id=1p01gJ-001s6W-2R", "250-mx.example.org greets client.example.org\n250-SIZE 10240000\n250 HELP"],
    }
    251 WILL_FORWARD = "User not local; will forward" {
        status: Core, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Rcpt, Lookup, Etrn], next: Open, commands: &["RCPT", "VRFY", "ETRN"], enhanced: &["2.1.5"], ports: &[],
        related: &[250, 252, 551], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "3.4"), Rfc(1985, "5.1")],
        examples: &["251 2.1.5 User not local; will forward to <carol@example.net>", "251 OK, no messages waiting for node example.org"],
    }
    252 CANNOT_VERIFY = "Cannot VRFY user, but will accept message and attempt delivery" {
        status: Core, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Lookup, Etrn], next: Open, commands: &["VRFY", "EXPN", "ETRN"], enhanced: &["2.5.0"], ports: &[],
        related: &[250, 251, 502, 550], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "3.5.3"), Rfc(1985, "5.1")],
        examples: &["252 2.5.0 Cannot verify, but will take mail for it", "252 2.1.5 Cannot VRFY user", "252 OK, pending messages for node example.org started"],
    }
    253 MESSAGES_STARTED = "Pending messages for node started" {
        status: Extension, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Etrn], next: Open, commands: &["ETRN"], enhanced: &["2.5.0"], ports: &[],
        related: &[250, 251, 252, 458, 459], rfc: &[Rfc(1985, "5.1")],
        examples: &["253 OK, 14 pending messages for node example.org started"],
    }
    334 SERVER_CHALLENGE = "Server challenge" {
        status: Extension, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Auth], next: TakesResponse, commands: &["AUTH"], enhanced: &[], ports: SUBMISSION,
        related: &[235, 354, 501, 535], rfc: &[Rfc(4954, "4"), Rfc(4954, "8")],
        examples: &["334 ", "334 VXNlcm5hbWU6"],
    }
    354 START_MAIL_INPUT = "Start mail input" {
        status: Core, obsolete: false, action: SendData, retry: None, actor: Nobody,
        phases: &[Data], next: TakesMessage, commands: &["DATA"], enhanced: &[], ports: &[],
        related: &[250, 334, 355, 503, 554], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.1.1.4")],
        examples: &["354 Start mail input; end with <CRLF>.<CRLF>", "354 End data with <CR><LF>.<CR><LF>", "354 Enter message, ending with \".\" on a line by itself"],
    }
    // The RFC's usage example has it answer MAIL; DATA, and its 354, come after.
    355 TRANSACTION_OFFSET = "Transaction offset" {
        status: Extension, obsolete: false, action: Continue, retry: None, actor: Nobody,
        phases: &[Mail], next: Open, commands: &["MAIL"], enhanced: &[], ports: &[],
        related: &[250, 354], rfc: &[Rfc(1845, "3"), Rfc(1845, "5")],
        examples: &["355 6135 is the transaction offset"],
    }
    421 NOT_AVAILABLE = "Service not available, closing transmission channel" {
        status: Core, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Any], next: Closes, commands: &[], enhanced: &["4.3.0", "4.3.2", "4.4.2", "4.7.0"], ports: &[],
        related: &[220, 221, 450, 451, 521, 554], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "3.8"), Rfc(6647, "5")],
        examples: &[
            "421 mx.example.org Service not available, closing transmission channel",
            "421 4.4.2 mx.example.org idle for too long, closing connection",
            "421 4.7.0 mx.example.org Error: too many connections from 192.0.2.1",
            "421 4.3.2 Service shutting down",
        ],
    }
    432 PASSWORD_TRANSITION = "A password transition is needed" {
        status: Extension, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: AccountHolder,
        phases: &[Auth], next: Open, commands: &["AUTH"], enhanced: &["4.7.12"], ports: SUBMISSION,
        related: &[454, 534, 535], rfc: &[Rfc(4954, "6")],
        examples: &["432 4.7.12 A password transition is needed"],
    }
    450 MAILBOX_BUSY = "Requested mail action not taken: mailbox unavailable" {
        status: Core, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Mail, Rcpt, EndOfData, Atrn], next: Open, commands: &["MAIL", "RCPT", "DATA", "BDAT", "ATRN"],
        enhanced: &["4.2.0", "4.2.1", "4.7.1"], ports: &[],
        related: &[421, 451, 452, 550], rfc: &[Rfc(5321, "4.2.3"), Rfc(6647, "5"), Rfc(2645, "5.2.1")],
        examples: &[
            "450 4.2.1 Mailbox busy, try again later",
            "450 4.2.0 <carol@example.org>: Recipient address rejected: Greylisted",
            "450 4.7.1 Greylisted, try again in 5 minutes",
            "450 4.1.8 <carol@example.net>: Sender address rejected: Domain not found",
        ],
    }
    451 LOCAL_ERROR = "Requested action aborted: local error in processing" {
        status: Core, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Mail, Rcpt, EndOfData, Atrn], next: Open, commands: &["MAIL", "RCPT", "DATA", "BDAT", "BURL", "ATRN", "SEND", "SOML", "SAML"],
        enhanced: &["4.3.0", "4.4.3"], ports: &[],
        related: &[421, 450, 452, 554], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "3.8"), Rfc(2645, "5.2.1")],
        examples: &["451 4.3.0 Local error in processing", "451 Temporary local problem - please try later", "451 4.4.3 DNS lookup failed, try again later", "451 4.3.5 Server configuration error"],
    }
    452 INSUFFICIENT_STORAGE = "Requested action not taken: insufficient system storage" {
        status: Core, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Mail, Rcpt, EndOfData], next: Open, commands: &["MAIL", "RCPT", "DATA", "BDAT", "SEND", "SOML", "SAML"],
        enhanced: &["4.3.1", "4.5.3", "4.2.2"], ports: &[],
        related: &[450, 451, 552], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.5.3.1.10"), Rfc(1870, "6.1")],
        examples: &["452 4.3.1 Insufficient system storage", "452 4.5.3 Error: too many recipients", "452 4.2.2 The mailbox is full for now"],
    }
    453 NO_MAIL = "You have no mail" {
        status: Extension, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Atrn], next: Open, commands: &["ATRN"], enhanced: &[], ports: ODMR,
        related: &[250, 450, 451], rfc: &[Rfc(2645, "7"), Rfc(2645, "5.2.1")],
        examples: &["453 You have no mail"],
    }
    454 TEMPORARY_SECURITY_FAILURE = "TLS not available due to temporary reason, or temporary authentication failure" {
        status: Extension, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Tls, Auth], next: Open, commands: &["STARTTLS", "AUTH"], enhanced: &["4.7.0"], ports: &[],
        related: &[220, 432, 530, 535], rfc: &[Rfc(3207, "4"), Rfc(4954, "6")],
        examples: &["454 4.7.0 TLS not available due to temporary reason", "454 4.7.0 TLS not available due to local problem", "454 4.7.0 Temporary authentication failure"],
    }
    455 CANNOT_ACCOMMODATE = "Server unable to accommodate parameters" {
        status: Core, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Mail, Rcpt], next: Open, commands: &["MAIL", "RCPT"], enhanced: &["4.3.3"], ports: &[],
        related: &[451, 452, 555], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.1.1.11"), Rfc(2852, "4")],
        examples: &["455 4.3.3 Cannot honour BY= at present"],
    }
    458 CANNOT_QUEUE = "Unable to queue messages" {
        status: Extension, obsolete: false, action: RetryLater, retry: LATER, actor: Nobody,
        phases: &[Etrn], next: Open, commands: &["ETRN"], enhanced: &["4.5.0"], ports: &[],
        related: &[250, 253, 459], rfc: &[Rfc(1985, "5.1")],
        examples: &["458 Unable to queue messages for node example.org", "458 Unable to queue messages"],
    }
    459 NODE_NOT_ALLOWED = "Node not allowed" {
        status: Extension, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Operator,
        phases: &[Etrn], next: Open, commands: &["ETRN"], enhanced: &["4.5.0"], ports: &[],
        related: &[253, 458, 550], rfc: &[Rfc(1985, "5.1"), Rfc(1985, "5.2")],
        examples: &["459 Node example.org not allowed: not a customer of this server", "459 <example.org>: service unavailable"],
    }
    500 UNRECOGNIZED = "Syntax error, command unrecognized" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Developer,
        phases: &[Any], next: Open, commands: &[], enhanced: &["5.5.1", "5.5.2", "5.5.6"], ports: &[],
        related: &[501, 502, 503], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.3.2"), Rfc(4954, "4")],
        examples: &["500 5.5.2 Syntax error, command unrecognized", "500 5.5.2 Error: command not recognized", "500 unrecognized command", "500 5.5.6 Authentication exchange line is too long"],
    }
    501 BAD_ARGUMENTS = "Syntax error in parameters or arguments" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Developer,
        phases: &[Any], next: Open, commands: &[], enhanced: &["5.5.4", "5.5.2", "5.1.3", "5.1.7"], ports: &[],
        related: &[500, 503, 504, 553, 555], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.3.2"), Rfc(4954, "4")],
        examples: &["501 5.5.4 Syntax error in parameters or arguments", "501 5.1.7 Bad sender address syntax", "501 5.1.3 Bad recipient address syntax", "501 5.5.2 Cannot decode base64"],
    }
    502 NOT_IMPLEMENTED = "Command not implemented" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Developer,
        phases: &[Hello, Lookup, Help, Atrn], next: Open, commands: &["EHLO", "HELO", "LHLO", "VRFY", "EXPN", "HELP", "BDAT", "BURL", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML"],
        enhanced: &["5.5.1"], ports: &[],
        related: &[252, 500, 503, 504], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.2.4")],
        examples: &["502 5.5.1 VRFY command is disabled", "502 5.5.1 EXPN not implemented"],
    }
    503 BAD_SEQUENCE = "Bad sequence of commands" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Developer,
        phases: &[Mail, Rcpt, Data, Auth], next: Open, commands: &["EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "RSET", "NOOP", "VRFY", "EXPN", "HELP", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML", "XCLIENT", "XFORWARD"],
        enhanced: &["5.5.1"], ports: &[],
        related: &[354, 500, 501, 530, 554], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.1.4"), Rfc(4954, "4")],
        examples: &["503 5.5.1 Error: need MAIL command", "503 5.5.1 Error: send HELO/EHLO first", "503 5.5.1 No valid recipients", "503 AUTH command used when not advertised"],
    }
    504 PARAMETER_NOT_IMPLEMENTED = "Command parameter not implemented" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Developer,
        phases: &[Hello, Auth, Mail, Rcpt, Lookup, Help], next: Open,
        commands: &["EHLO", "HELO", "LHLO", "AUTH", "MAIL", "RCPT", "VRFY", "EXPN", "HELP"], enhanced: &["5.5.4"], ports: &[],
        related: &[501, 502, 534, 555], rfc: &[Rfc(5321, "4.2.3"), Rfc(4954, "4"), Rfc(4141, "4.2")],
        examples: &["504 5.5.4 Unrecognized authentication mechanism", "504 5.5.2 <pc>: Helo command rejected: need fully-qualified hostname"],
    }
    521 HOST_TAKES_NO_MAIL = "Host does not accept mail" {
        status: Extension, obsolete: false, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Greeting], next: MayClose, commands: &["greeting", "EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "RSET", "VRFY", "EXPN", "HELP", "NOOP", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML"], enhanced: &["5.3.2"], ports: RELAY,
        related: &[220, 421, 554, 556], rfc: &[Rfc(7504, "3"), Rfc(1846, "")],
        examples: &["521 www.example.org does not accept mail", "521 5.3.2 Host does not accept mail"],
    }
    530 AUTHENTICATION_REQUIRED = "Authentication required, or must issue a STARTTLS command first" {
        status: Extension, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: AccountHolder,
        phases: &[Most], next: Open,
        commands: &["HELO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "RSET", "VRFY", "EXPN", "HELP", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML"],
        enhanced: &["5.7.0"], ports: SUBMISSION,
        related: &[235, 454, 503, 535, 538], rfc: &[Rfc(4954, "6"), Rfc(3207, "4"), Rfc(6409, "4.3")],
        examples: &["530 5.7.0 Authentication required", "530 5.7.0 Must issue a STARTTLS command first"],
    }
    534 MECHANISM_TOO_WEAK = "Authentication mechanism is too weak" {
        status: Extension, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: AccountHolder,
        phases: &[Auth], next: Open, commands: &["AUTH"], enhanced: &["5.7.9"], ports: SUBMISSION,
        related: &[432, 504, 535, 538], rfc: &[Rfc(4954, "6")],
        examples: &["534 5.7.9 Authentication mechanism is too weak", "534 5.7.9 Application-specific password required"],
    }
    535 CREDENTIALS_INVALID = "Authentication credentials invalid" {
        status: Extension, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: AccountHolder,
        phases: &[Auth], next: Open, commands: &["AUTH"], enhanced: &["5.7.8"], ports: SUBMISSION,
        related: &[235, 454, 530, 534], rfc: &[Rfc(4954, "6"), Rfc(4954, "4")],
        examples: &["535 5.7.8 Authentication credentials invalid", "535 5.7.8 Error: authentication failed", "535 Incorrect authentication data", "535 5.7.3 Authentication unsuccessful"],
    }
    538 ENCRYPTION_REQUIRED = "Encryption required for requested authentication mechanism" {
        status: Extension, obsolete: true, action: FixAndResend, retry: AFTER_FIXING, actor: AccountHolder,
        phases: &[Auth], next: Open, commands: &["AUTH"], enhanced: &["5.7.11"], ports: SUBMISSION,
        related: &[504, 530, 534], rfc: &[Rfc(4954, "6")],
        examples: &["538 5.7.11 Encryption required for requested authentication mechanism"],
    }
    550 MAILBOX_UNAVAILABLE = "Requested action not taken: mailbox unavailable" {
        status: Core, obsolete: false, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Hello, Mail, Rcpt, EndOfData, Lookup], next: Open,
        commands: &["EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "VRFY", "EXPN", "XCLIENT", "XFORWARD"],
        enhanced: &["5.1.1", "5.7.1", "5.7.27", "5.6.7"], ports: &[],
        related: &[250, 450, 551, 553, 554, 556], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.3.2"), Rfc(7505, "4.1")],
        examples: &[
            "550 5.1.1 No such user here",
            "550 5.1.1 <carol@example.org>: Recipient address rejected: User unknown in local recipient table",
            "550 5.7.1 Relaying denied",
            "550 5.7.26 The sender is not authenticated by SPF or DKIM",
        ],
    }
    551 TRY_ANOTHER_PATH = "User not local; please try another path" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Sender,
        phases: &[Rcpt, Lookup], next: Open, commands: &["RCPT", "VRFY"], enhanced: &["5.1.6", "5.7.1"], ports: &[],
        related: &[251, 550, 553], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "3.4")],
        examples: &["551 5.7.1 User not local; please try <carol@example.net>", "551 5.1.6 User not local; please try <carol@example.com>"],
    }
    552 EXCEEDED_ALLOCATION = "Requested mail action aborted: exceeded storage allocation" {
        status: Core, obsolete: false, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Mail, Rcpt, EndOfData], next: Open, commands: &["MAIL", "RCPT", "DATA", "BDAT", "BURL", "SEND", "SOML", "SAML"],
        enhanced: &["5.3.4", "5.2.3", "5.2.2"], ports: &[],
        related: &[452, 550, 554], rfc: &[Rfc(5321, "4.2.3"), Rfc(1870, "6.1"), Rfc(5321, "4.5.3.1.10")],
        examples: &["552 5.3.4 Message size exceeds fixed maximum message size", "552 5.3.4 Error: message file too big", "552 5.2.2 Mailbox full"],
    }
    553 NAME_NOT_ALLOWED = "Requested action not taken: mailbox name not allowed" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Sender,
        phases: &[Mail, Rcpt, Lookup], next: Open, commands: &["MAIL", "RCPT", "VRFY"],
        enhanced: &["5.1.3", "5.1.7", "5.6.7", "5.7.1"], ports: &[],
        related: &[501, 550, 551], rfc: &[Rfc(5321, "4.2.3"), Rfc(6531, "3.5")],
        examples: &["553 5.1.3 Mailbox name not allowed", "553 5.7.1 <carol@example.org>: Sender address rejected: not owned by user dave", "553 5.6.7 Non-ASCII addresses not permitted"],
    }
    554 TRANSACTION_FAILED = "Transaction failed" {
        status: Core, obsolete: false, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Greeting, Mail, Rcpt, Data, EndOfData], next: Open,
        commands: &["greeting", "EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "BURL", "RSET", "VRFY", "EXPN", "HELP", "NOOP", "AUTH", "STARTTLS", "ETRN", "ATRN", "TURN", "SEND", "SOML", "SAML"],
        enhanced: &["5.3.0", "5.5.1", "5.6.0", "5.6.3", "5.7.1"], ports: &[],
        related: &[220, 354, 451, 521, 550], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "3.1"), Rfc(6409, "4.1"), Rfc(3207, "4.1")],
        examples: &[
            "554 5.6.0 Message refused",
            "554 5.7.1 <carol@example.net>: Relay access denied",
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.example.net",
            "554 5.5.1 Error: no valid recipients",
            "554 mx.example.org No SMTP service here",
        ],
    }
    555 PARAMETERS_UNKNOWN = "MAIL FROM/RCPT TO parameters not recognized or not implemented" {
        status: Core, obsolete: false, action: FixAndResend, retry: AFTER_FIXING, actor: Developer,
        phases: &[Mail, Rcpt], next: Open, commands: &["MAIL", "RCPT"], enhanced: &["5.5.4"], ports: &[],
        related: &[455, 501, 504], rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.1.1.11")],
        examples: &["555 5.5.4 Unsupported option: FOO", "555 5.5.4 FOO parameter unrecognized"],
    }
    556 DOMAIN_TAKES_NO_MAIL = "Domain does not accept mail" {
        status: Extension, obsolete: false, action: GiveUp, retry: NEVER, actor: Sender,
        phases: &[Rcpt], next: Open, commands: &["RCPT"], enhanced: &["5.1.10"], ports: &[],
        related: &[521, 550, 554], rfc: &[Rfc(7504, "4"), Rfc(7505, "4.1")],
        examples: &["556 5.1.10 Recipient address has null MX", "556 5.1.10 <carol@example.com>: Recipient address rejected: Domain example.com does not accept mail (nullMX)"],
    }
}
