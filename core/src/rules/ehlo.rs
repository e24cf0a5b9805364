//! The greeting and the response to EHLO: the 06xx family.

use super::prelude::*;

rules! {
    SL0601 GREETING_DOMAIN = "greeting-domain" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the text does not begin with a domain or an address literal",
        help: "begin it with the name of this host, such as mail.example.org",
        summary: "The greeting and the reply to EHLO begin with the host name.",
        input: Input::ReplyTo("greeting"),
        bad: &["220 «***» ready", "220 «»"],
        good: &["220 mail.example.org ESMTP ready"],
    }
    SL0602 EHLO_KEYWORD_FIRST = "ehlo-keyword-first" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {span} where the host name belongs",
        help: "put the host name on the first line, keywords from the second on",
        summary: "The first line of the reply to EHLO names the host.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-«PIPELINING»\n250 8BITMIME"],
        good: &[r"250-mail.example.org\n250 PIPELINING"],
    }
    SL0603 EHLO_KEYWORD_SPACE = "ehlo-keyword-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::Delete { title: "remove the space" },
        message: "a space before the keyword",
        help: "put the keyword right after the \"-\"",
        summary: "A keyword follows the \"-\" or the space directly.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250-« »SIZE\n250 HELP"],
        good: &[r"250-mail.example.org\n250-SIZE\n250 HELP"],
    }
    SL0604 EHLO_KEYWORD_SYNTAX = "ehlo-keyword-syntax" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is not a keyword by the grammar",
        help: "a keyword is letters, digits and hyphens; parameters follow a space",
        summary: "A keyword is made of letters, digits and hyphens.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 «AUTH=LOGIN»"],
        good: &[r"250-mail.example.org\n250 AUTH LOGIN"],
    }
    SL0605 EHLO_KEYWORD_UNREGISTERED = "ehlo-keyword-unregistered" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.2.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {span} is not registered with IANA",
        help: "register it, or begin it with X",
        summary: "A server offers registered keywords, or private ones that begin with X.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 «PIPECONNECT»"],
        good: &[r"250-mail.example.org\n250 XCLIENT NAME"],
    }
}
