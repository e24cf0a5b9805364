//! AUTH: the 09xx family.

use super::prelude::*;

rules! {
    SL0901 AUTH_MECHANISM_SYNTAX = "auth-mechanism-syntax" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4422, "3.1"), Rfc(4954, "4")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "what follows AUTH is not a SASL mechanism name",
        help: "write 1 to 20 letters, digits, hyphens or underscores",
        summary: "A mechanism name has 1 to 20 letters, digits, hyphens and underscores.",
        input: Input::Command,
        bad: &["AUTH «PL@IN»"],
        good: &["AUTH PLAIN"],
    }
    SL0902 AUTH_MECHANISM_UNREGISTERED = "auth-mechanism-unregistered" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(4422, "3.1"), Rfc(4954, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the mechanism is not registered with IANA",
        help: "use a registered mechanism that the server offers, such as SCRAM-SHA-256 or PLAIN",
        summary: "A mechanism is one that IANA lists.",
        input: Input::Command,
        bad: &["AUTH «BOGUS»"],
        good: &["AUTH SCRAM-SHA-256"],
    }
    SL0903 AUTH_BASE64 = "auth-base64" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4"), Rfc(4648, "4")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "a character that is not base64 in the response",
        help: "encode the response in base64: A-Z, a-z, 0-9, \"+\" and \"/\"",
        summary: "A response of AUTH is base64.",
        input: Input::Command,
        bad: &["AUTH PLAIN dGV«*»zdA="],
        good: &["AUTH PLAIN AHVzZXIAcHc="],
    }
    SL0904 AUTH_PADDING = "auth-padding" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4"), Rfc(4648, "4")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "wrong base64 padding in the response",
        help: "pad with \"=\" to groups of four, at the end only",
        summary: "Base64 comes in groups of four, padded at the end only.",
        input: Input::Command,
        bad: &["AUTH PLAIN dGVzdA«=»", "AUTH PLAIN AAA«=»BBB"],
        good: &["AUTH PLAIN AHVzZXIAcHc="],
    }
    SL0905 AUTH_INITIAL_RESPONSE_EMPTY = "auth-initial-response-empty" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "an empty initial response",
        help: "write \"=\" for an empty initial response, or leave the space out",
        summary: "An empty initial response is written \"=\".",
        input: Input::Command,
        bad: &["AUTH EXTERNAL« »"],
        good: &["AUTH EXTERNAL =", "AUTH EXTERNAL"],
    }
    SL0906 AUTH_SURPLUS = "auth-surplus" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "text after the initial response",
        help: "encode the response in base64 without spaces or line breaks",
        summary: "AUTH takes a mechanism and one initial response.",
        input: Input::Command,
        bad: &["AUTH PLAIN AHVzZXIAcHc=« x»"],
        good: &["AUTH PLAIN AHVzZXIAcHc="],
    }
    SL0907 AUTH_SERVER_FIRST = "auth-server-first" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4"), Rfc(4422, "5")],
        reply: Answer::Always(Owed(501, "5.7.0")), remedy: Remedy::None,
        message: "an initial response, but in this mechanism the server speaks first",
        help: "send AUTH with the mechanism alone, and answer the challenge that comes with 334",
        summary: "Where the server speaks first, AUTH has no initial response.",
        input: Input::Command,
        bad: &["AUTH CRAM-MD5 «dGVzdA==»", "AUTH CRAM-MD5 «=»", "AUTH KERBEROS_V4 «dGVzdA==»"],
        good: &["AUTH CRAM-MD5"],
    }
    SL0908 AUTH_LOGIN_RESPONSE = "auth-login-response" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(4954, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "an initial response to LOGIN, which some servers do not take",
        help: "send AUTH LOGIN alone and answer both prompts, or use PLAIN",
        summary: "LOGIN begins with a prompt of the server.",
        input: Input::Command,
        bad: &["AUTH LOGIN «dGVzdA==»"],
        good: &["AUTH LOGIN"],
    }
    SL0909 AUTH_RESPONSE = "auth-response" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4616, "2"), Rfc(4422, "A"), Rfc(4505, "2"), Rfc(5802, "7"), Rfc(7628, "3.1")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "the {0} response {1}",
        help: "build the response as {0} defines it, then encode all of it in base64",
        summary: "An initial response, decoded, has the parts that its mechanism asks for.",
        input: Input::Command,
        bad: &["AUTH PLAIN «=»", "AUTH PLAIN «dXNlcg==»", "AUTH EXTERNAL «6Q==»", "AUTH SCRAM-SHA-256 «bj11c2VyLHI9eA==»",
               "AUTH OAUTHBEARER «biwsAWhvc3Q9YQEB»"],
        good: &["AUTH PLAIN AGEAYg==", "AUTH EXTERNAL =", "AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9eA=="],
    }
    SL0910 AUTH_LINE_TOO_LONG = "auth-line-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4"), Rfc(5321, "4.5.3.1.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "AUTH line of {0} octets with its CRLF; an initial response must keep it within {1}",
        help: "send AUTH with the mechanism alone, and the response after the server's 334",
        summary: "An initial response that makes AUTH longer than a command line may be is not used.",
        input: Input::Command,
        bad: &["AUTH GSSAPI AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA«AA»"],
        good: &["AUTH GSSAPI"],
    }
    SL0911 AUTH_VENDOR_RESPONSE = "auth-vendor-response" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(4954, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the {0} response {1}, so servers refuse it",
        help: "send user=, the name, octet 01, auth=Bearer, a space, the token, and octet 01 twice, all in base64",
        summary: "A response of XOAUTH2 has the parts that its vendors ask for.",
        input: Input::Command,
        bad: &["AUTH XOAUTH2 «=»", "AUTH XOAUTH2 «dXNlcj1hAWF1dGg9QmVhcmVyIHZGOQ==»"],
        good: &["AUTH XOAUTH2 dXNlcj1hAWF1dGg9QmVhcmVyIHZGOQEB", "AUTH XOAUTH2"],
    }
}
