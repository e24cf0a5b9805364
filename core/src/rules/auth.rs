//! AUTH: the 09xx family.

use super::prelude::*;

rules! {
    SL0901 AUTH_MECHANISM_SYNTAX = "auth-mechanism-syntax" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4422, "3.1"), Rfc(4954, "4")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not a SASL mechanism name",
        help: "write 1 to 20 letters, digits, hyphens or underscores",
        summary: "A mechanism name has 1 to 20 letters, digits, hyphens and underscores.",
        input: Input::Command,
        bad: &["AUTH «PL@IN»"],
        good: &["AUTH PLAIN"],
    }
    SL0902 AUTH_MECHANISM_UNREGISTERED = "auth-mechanism-unregistered" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(4422, "3.1"), Rfc(4954, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the mechanism {span} is not registered with IANA",
        help: "use a registered mechanism that the server offers, such as SCRAM-SHA-256 or PLAIN",
        summary: "A mechanism is one that IANA lists.",
        input: Input::Command,
        bad: &["AUTH «BOGUS»"],
        good: &["AUTH SCRAM-SHA-256"],
    }
    SL0903 AUTH_BASE64 = "auth-base64" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4"), Rfc(4648, "4")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "a character that is not base64 in the initial response",
        help: "encode the response in base64: A-Z, a-z, 0-9, \"+\" and \"/\"",
        summary: "The initial response of AUTH is base64.",
        input: Input::Command,
        bad: &["AUTH PLAIN dGV«*»zdA="],
        good: &["AUTH PLAIN AHVzZXIAcHc="],
    }
    SL0904 AUTH_PADDING = "auth-padding" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4"), Rfc(4648, "4")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "wrong base64 padding in the initial response",
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
}
