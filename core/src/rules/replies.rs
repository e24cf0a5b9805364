//! The shape of replies: 050x and 051x.

use super::prelude::*;

rules! {
    SL0501 REPLY_CODE_SYNTAX = "reply-code-syntax" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the line does not begin with a reply code",
        help: "begin each line with three digits",
        summary: "A reply line begins with exactly three digits.",
        input: Input::Reply,
        bad: &["«25» OK", "«2500» OK", "«hello»"],
        good: &["250 OK"],
    }
    SL0502 REPLY_CODE_CLASS = "reply-code-class" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "reply code {span}: the first digit must be 2, 3, 4 or 5",
        help: "use a code of RFC 5321 §4.2.3",
        summary: "The first digit of a reply code is 2 to 5.",
        input: Input::Reply,
        bad: &["«650» huh", "«150» soon"],
        good: &["250 OK"],
    }
    SL0503 REPLY_CODE_CATEGORY = "reply-code-category" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "reply code {span}: the second digit should be 0 to 5",
        help: "use a code of RFC 5321 §4.2.3, such as 550 for a refusal",
        summary: "The second digit of a reply code is 0 to 5.",
        input: Input::Reply,
        bad: &["«571» Message refused"],
        good: &["550 5.7.1 Message refused"],
    }
    SL0504 REPLY_SEPARATOR = "reply-separator" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::Replace { title: "put in the space", with: " {0}" },
        message: "neither a space nor \"-\" after the reply code",
        help: "put a space after the code on the last line, \"-\" on the others",
        summary: "A space or \"-\" follows the reply code.",
        input: Input::Reply,
        bad: &["250«O»K"],
        good: &["250 OK", r"250-a\n250 b"],
    }
    SL0505 REPLY_TEXT_MISSING = "reply-text-missing" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a reply code without text",
        help: "send a space and a text after the code",
        summary: "A reply code should not stand alone.",
        input: Input::Reply,
        bad: &["250«»"],
        good: &["250 OK"],
    }
    SL0506 REPLY_CODES_DIFFER = "reply-codes-differ" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "reply code {span} in a reply that began with {0}",
        help: "use the same code on every line",
        summary: "All lines of a reply have the same code.",
        input: Input::Reply,
        bad: &[r"250-one\n«251» two"],
        good: &[r"250-one\n250 two"],
    }
    SL0507 REPLY_UNFINISHED = "reply-unfinished" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the reply has no last line",
        help: "put a space, not \"-\", after the code of the last line",
        summary: "The last line of a reply has a space after its code.",
        input: Input::Reply,
        bad: &[r"250-one\n250-two«»"],
        good: &[r"250-one\n250 two"],
    }
    SL0508 REPLY_LINE_TOO_LONG = "reply-line-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.5")],
        reply: Answer::None, remedy: Remedy::None,
        message: "reply line of {0} octets; the longest allowed is {1}, with its CRLF",
        help: "break the text into several lines",
        summary: "A reply line has at most 512 octets.",
        input: Input::Reply,
        bad: &["250 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx«x»"],
        good: &["250 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
    }
    SL0509 REPLY_NON_ASCII = "reply-non-ascii" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2"), Rfc(6531, "3.7.4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "octets beyond US-ASCII in a reply",
        help: "write the text in US-ASCII; UTF-8 is for replies to a client that asked for SMTPUTF8",
        summary: "The text of a reply is US-ASCII.",
        input: Input::Reply,
        bad: &["550 bo«î»te inconnue"],
        good: &["550 mailbox unknown"],
    }
    SL0510 REPLY_CONTROL_OCTET = "reply-control-octet" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "control character {0} in a reply",
        help: "leave control characters out of the text; only tab is allowed",
        summary: "The text of a reply holds no control characters but tab.",
        input: Input::Reply,
        bad: &[r"250 O«\x07»K"],
        good: &["250 OK"],
    }
    SL0511 REPLY_CODE_UNREGISTERED = "reply-code-unregistered" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2"), Rfc(5321, "4.2.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "reply code {span} is defined by no RFC",
        help: "use a registered code; clients act on the first digit only",
        summary: "A server should send only codes that an RFC defines.",
        input: Input::Reply,
        bad: &["«259» fine", "«510» bad address"],
        good: &["250 fine"],
    }
    SL0512 REPLY_SURPLUS = "reply-surplus" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "more text after the last line of the reply",
        help: "lint each reply on its own; a space after the code ends a reply",
        summary: "A reply ends at the first line with a space after its code.",
        input: Input::Reply,
        bad: &[r"250 one\n«250 two»"],
        good: &[r"250-one\n250 two"],
    }
    SL0513 REPLY_EMPTY = "reply-empty" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "no reply",
        help: "send at least a reply code",
        summary: "A reply has at least one line.",
        input: Input::Reply,
        bad: &["«»"],
        good: &["250 OK"],
    }
}
