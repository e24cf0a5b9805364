//! One block per verb.

use super::{Arguments, Effect, Extension, Facts, Pipelining, Standing, extensions};
#[cfg(feature = "reference")]
use crate::rules::Rfc;

macro_rules! verbs {
    ($($(#[$doc:meta])* $id:ident $name:literal $effect:ident $standing:ident $rfc:expr, $extension:expr, $arguments:expr,
        { full_name: $full_name:literal, pipelining: $pipelining:ident, abnf: $abnf:literal, examples: $examples:expr $(,)? })+) => {
        /// A verb that the standards define.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Verb { $($(#[$doc])* $id,)+ }

        impl Verb {
            /// Every verb.
            pub const ALL: &'static [Self] = &[$(Self::$id,)+];

            pub(super) const FACTS: &'static [Facts] = &[$(Facts {
                name: $name, effect: Effect::$effect, standing: Standing::$standing, extension: $extension,
                #[cfg(feature = "reference")]
                rfc: $rfc,
                #[cfg(feature = "reference")]
                full_name: $full_name,
                #[cfg(feature = "reference")]
                abnf: $abnf,
                #[cfg(feature = "reference")]
                examples: $examples,
                #[cfg(feature = "reference")]
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/commands/", $name, ".md")),
                arguments: $arguments,
                pipelining: Pipelining::$pipelining,
                unremarkable: matches!(Standing::$standing, Standing::Current) && Option::<&Extension>::is_none(&$extension),
            },)+];
        }
    };
}

verbs! {
    /// RFC 5321 §4.1.1.1.
    Ehlo "EHLO" Hello Current Rfc(5321, "4.1.1.1"), None, Arguments::Needed("a domain or an address literal"), {
        full_name: "Extended HELLO", pipelining: Last,
        abnf: r#"ehlo = "EHLO" SP ( Domain / address-literal ) CRLF"#,
        examples: &["EHLO mail.example.org", "EHLO [192.0.2.1]", "EHLO [IPv6:2001:db8::1]"],
    }
    /// RFC 5321 §4.1.1.1.
    Helo "HELO" Hello Current Rfc(5321, "4.1.1.1"), None, Arguments::Needed("a domain"), {
        full_name: "HELLO", pipelining: Last,
        abnf: r#"helo = "HELO" SP Domain CRLF"#,
        examples: &["HELO mail.example.org"],
    }
    /// RFC 2033 §4.1: LMTP only.
    Lhlo "LHLO" Hello Current Rfc(2033, "4.1"), None, Arguments::Needed("a domain or an address literal"), {
        full_name: "LMTP hello", pipelining: Last,
        abnf: r#"lhlo = "LHLO" SP ( Domain / address-literal ) CRLF"#,
        examples: &["LHLO mail.example.org"],
    }
    /// RFC 5321 §4.1.1.2.
    Mail "MAIL" Mail Current Rfc(5321, "4.1.1.2"), None, Arguments::Needed("FROM:<reverse-path>"), {
        full_name: "Mail", pipelining: Anywhere,
        abnf: r#"mail = "MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF"#,
        examples: &["MAIL FROM:<user@example.org>", "MAIL FROM:<>", "MAIL FROM:<user@example.org> SIZE=12345 BODY=8BITMIME"],
    }
    /// RFC 5321 §4.1.1.3.
    Rcpt "RCPT" Recipient Current Rfc(5321, "4.1.1.3"), None, Arguments::Needed("TO:<forward-path>"), {
        full_name: "Recipient", pipelining: Anywhere,
        abnf: r#"rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path ) [SP Rcpt-parameters] CRLF"#,
        examples: &["RCPT TO:<user@example.net>", "RCPT TO:<Postmaster>", "RCPT TO:<user@example.net> NOTIFY=FAILURE,DELAY"],
    }
    /// RFC 5321 §4.1.1.4.
    Data "DATA" Data Current Rfc(5321, "4.1.1.4"), None, Arguments::None, {
        full_name: "Data", pipelining: Last,
        abnf: r#"data = "DATA" CRLF"#,
        examples: &["DATA"],
    }
    /// RFC 3030 §2.
    Bdat "BDAT" Chunk Current Rfc(3030, "2"), Some(&extensions::CHUNKING), Arguments::Needed("a chunk-size in octets"), {
        full_name: "Binary data chunk", pipelining: Anywhere,
        abnf: r#"bdat-cmd = "BDAT" SP chunk-size [ SP "LAST" ] CRLF"#,
        examples: &["BDAT 1000", "BDAT 86 LAST", "BDAT 0 LAST"],
    }
    /// RFC 5321 §4.1.1.5.
    Rset "RSET" Reset Current Rfc(5321, "4.1.1.5"), None, Arguments::None, {
        full_name: "Reset", pipelining: Anywhere,
        abnf: r#"rset = "RSET" CRLF"#,
        examples: &["RSET"],
    }
    /// RFC 5321 §4.1.1.6.
    Vrfy "VRFY" Nothing Current Rfc(5321, "4.1.1.6"), None, Arguments::Needed("a user name or mailbox"), {
        full_name: "Verify", pipelining: Last,
        abnf: r#"vrfy = "VRFY" SP String CRLF"#,
        examples: &["VRFY postmaster"],
    }
    /// RFC 5321 §4.1.1.7.
    Expn "EXPN" Nothing Current Rfc(5321, "4.1.1.7"), Some(&extensions::EXPN), Arguments::Needed("the name of a mailing list"), {
        full_name: "Expand", pipelining: Last,
        abnf: r#"expn = "EXPN" SP String CRLF"#,
        examples: &["EXPN staff"],
    }
    /// RFC 5321 §4.1.1.8.
    Help "HELP" Nothing Current Rfc(5321, "4.1.1.8"), Some(&extensions::HELP), Arguments::Optional, {
        full_name: "Help", pipelining: Last,
        abnf: r#"help = "HELP" [ SP String ] CRLF"#,
        examples: &["HELP", "HELP MAIL"],
    }
    /// RFC 5321 §4.1.1.9.
    Noop "NOOP" Nothing Current Rfc(5321, "4.1.1.9"), None, Arguments::Optional, {
        full_name: "No operation", pipelining: Last,
        abnf: r#"noop = "NOOP" [ SP String ] CRLF"#,
        examples: &["NOOP"],
    }
    /// RFC 5321 §4.1.1.10.
    Quit "QUIT" Quit Current Rfc(5321, "4.1.1.10"), None, Arguments::None, {
        full_name: "Quit", pipelining: Last,
        abnf: r#"quit = "QUIT" CRLF"#,
        examples: &["QUIT"],
    }
    /// RFC 3207 §4.
    StartTls "STARTTLS" Tls Current Rfc(3207, "4"), Some(&extensions::STARTTLS), Arguments::None, {
        full_name: "Start TLS", pipelining: Last,
        abnf: r#""STARTTLS" CRLF"#,
        examples: &["STARTTLS"],
    }
    /// RFC 4954 §4.
    Auth "AUTH" Authenticate Current Rfc(4954, "4"), Some(&extensions::AUTH), Arguments::Needed("the name of a SASL mechanism"), {
        full_name: "Authenticate", pipelining: LastUnlessOneRound,
        abnf: r#"auth-command = "AUTH" SP sasl-mech [SP initial-response] *(CRLF [base64]) [CRLF "*"] CRLF"#,
        examples: &["AUTH PLAIN AHVzZXIAc2VjcmV0", "AUTH SCRAM-SHA-256", "AUTH EXTERNAL ="],
    }
    /// RFC 821 §4.1.1, RFC 5321 App. F.6.
    Send "SEND" Mail Obsolete Rfc(821, "4.1.1"), Some(&extensions::SEND), Arguments::Needed("FROM:<reverse-path>"), {
        full_name: "Send to terminal", pipelining: Anywhere,
        abnf: r#"send = "SEND" SP "FROM:" reverse-path CRLF"#,
        examples: &["SEND FROM:<user@example.org>"],
    }
    /// RFC 821 §4.1.1, RFC 5321 App. F.6.
    Soml "SOML" Mail Obsolete Rfc(821, "4.1.1"), Some(&extensions::SOML), Arguments::Needed("FROM:<reverse-path>"), {
        full_name: "Send or mail", pipelining: Anywhere,
        abnf: r#"soml = "SOML" SP "FROM:" reverse-path CRLF"#,
        examples: &["SOML FROM:<user@example.org>"],
    }
    /// RFC 821 §4.1.1, RFC 5321 App. F.6.
    Saml "SAML" Mail Obsolete Rfc(821, "4.1.1"), Some(&extensions::SAML), Arguments::Needed("FROM:<reverse-path>"), {
        full_name: "Send and mail", pipelining: Anywhere,
        abnf: r#"saml = "SAML" SP "FROM:" reverse-path CRLF"#,
        examples: &["SAML FROM:<user@example.org>"],
    }
    /// RFC 821 §4.1.1, RFC 5321 App. F.1.
    Turn "TURN" Other Obsolete Rfc(821, "4.1.1"), Some(&extensions::TURN), Arguments::None, {
        full_name: "Turn", pipelining: Last,
        abnf: r#"turn = "TURN" CRLF"#,
        examples: &["TURN"],
    }
    /// RFC 1985 §5.
    Etrn "ETRN" Nothing Current Rfc(1985, "5"), Some(&extensions::ETRN), Arguments::Needed("the name of a host, domain or queue"), {
        full_name: "Extended turn", pipelining: Last,
        abnf: r#""ETRN" SP [option-char] node CRLF"#,
        examples: &["ETRN example.org", "ETRN @example.org", "ETRN #night"],
    }
    /// RFC 2645 §5.2.1.
    Atrn "ATRN" Other Current Rfc(2645, "5.2.1"), Some(&extensions::ATRN), Arguments::Optional, {
        full_name: "Authenticated TURN", pipelining: Last,
        abnf: r#"atrn = "ATRN" [SP domain *("," domain)]"#,
        examples: &["ATRN", "ATRN example.org,example.com"],
    }
    /// RFC 4468 §3.
    Burl "BURL" Chunk Current Rfc(4468, "3"), Some(&extensions::BURL), Arguments::Needed("a URI"), {
        full_name: "Remote content", pipelining: Anywhere,
        abnf: r#"burl-cmd = "BURL" SP absolute-URI [SP "LAST"] CRLF"#,
        examples: &["BURL imap://user@imap.example.org/Drafts;UIDVALIDITY=385759045/;UID=20;urlauth=submit+user:internal:91354a473744909de610943775f92038 LAST"],
    }
    /// Postfix: tells the server who the client of this client is.
    XClient "XCLIENT" Other Vendor Rfc(5321, "4.1.5"), Some(&extensions::XCLIENT), Arguments::Needed("attributes such as NAME=value"), {
        full_name: "Postfix session override", pipelining: Last,
        abnf: r#"xclient-command = "XCLIENT" 1*( SP attribute-name "=" attribute-value )"#,
        examples: &["XCLIENT NAME=client.example.com ADDR=192.0.2.1", "XCLIENT NAME=[UNAVAILABLE] ADDR=IPv6:2001:db8::1"],
    }
    /// Postfix: tells for the log who the client of this client is.
    XForward "XFORWARD" Nothing Vendor Rfc(5321, "4.1.5"), Some(&extensions::XFORWARD), Arguments::Needed("attributes such as NAME=value"), {
        full_name: "Postfix client info", pipelining: Anywhere,
        abnf: r#"xforward-command = "XFORWARD" 1*( SP attribute-name "=" attribute-value )"#,
        examples: &["XFORWARD NAME=client.example.com ADDR=192.0.2.1 PROTO=ESMTP", "XFORWARD HELO=client.example.com SOURCE=REMOTE"],
    }
    /// Sun and Oracle Messaging Server: asks how an address is routed.
    XAdr "XADR" Nothing Vendor Rfc(5321, "4.1.5"), Some(&extensions::XADR), Arguments::Needed("an address"), {
        full_name: "Messaging Server address probe", pipelining: Last,
        abnf: r#""XADR" SP text"#,
        examples: &["XADR user@example.org"],
    }
    /// Sendmail: tells of the delivery as it goes on.
    Verb "VERB" Nothing Vendor Rfc(5321, "2.2.2"), Some(&extensions::VERB), Arguments::Optional, {
        full_name: "Verbose", pipelining: Last,
        abnf: r#""VERB" [SP text]"#,
        examples: &["VERB", "VERB ON"],
    }
    /// Sendmail: one message in this session.
    Onex "ONEX" Nothing Vendor Rfc(5321, "2.2.2"), Some(&extensions::ONEX), Arguments::None, {
        full_name: "One transaction", pipelining: Last,
        abnf: r#""ONEX""#,
        examples: &["ONEX"],
    }
}
