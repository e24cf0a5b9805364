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
        reply: Answer::None, remedy: Remedy::Replace { title: "put a space after the code", with: " {0}" },
        message: "neither a space nor \"-\" after the reply code",
        help: "put a space after the code on the last line, \"-\" on the others",
        summary: "A space or \"-\" follows the reply code.",
        input: Input::Reply,
        bad: &["250«O»K", "550«:»5.1.1 No such user"],
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
    SL0514 REPLY_UNUSUAL = "reply-unusual" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.3.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "reply code {span} is not usual after {0}",
        help: "use one of the codes that RFC 5321 §4.3.2 or the extension lists for it",
        summary: "Each command has its usual replies.",
        input: Input::ReplyTo("MAIL"),
        bad: &["«354» go ahead", "«211» status"],
        good: &["250 2.1.0 Sender ok", "421 4.3.2 mail.example.org closing"],
    }
    SL0515 REPLY_CHALLENGE_BASE64 = "reply-challenge-base64" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the text of a 334 is not base64",
        help: "send the challenge in base64, or a space and nothing where it is empty",
        summary: "The text of a 334 reply is base64 and nothing else.",
        input: Input::ReplyTo("AUTH"),
        bad: &["334 go« »ahead", "334 Username«:»", "334 dGVzdA«=»"],
        good: &["334 VXNlcm5hbWU6", "334 "],
    }
    SL0516 REPLY_DOMAIN_MISSING = "reply-domain-missing" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.3"), Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the text of a {0} does not begin with the host name",
        help: "begin it with the name of this host, such as mail.example.org",
        summary: "The text of a 221 or 421 reply begins with the host name.",
        input: Input::Reply,
        bad: &["221 «Bye»", "421 «Too» many connections"],
        good: &["221 mail.example.org closing connection", "221 2.0.0 Bye"],
    }
    SL0517 REPLY_PATH_MISSING = "reply-path-missing" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.4"), Rfc(5321, "4.2.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a {0} without a forward-path in angle brackets",
        help: "name the new address, such as <user@example.org>, or answer 250 or 550",
        summary: "A 251 or 551 reply names the new address.",
        input: Input::Reply,
        bad: &["251 «will forward»", "551 5.1.6 «He has moved»"],
        good: &["251 User not local; will forward to <bob@example.org>", "551 5.7.1 Forwarding to remote hosts disabled"],
    }
    SL0518 REPLY_INVALID_UTF8 = "reply-invalid-utf8" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6531, "3.7.4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "octets that are no UTF-8 in a reply",
        help: "write the address in UTF-8",
        summary: "What a reply holds beyond US-ASCII is UTF-8.",
        input: Input::ReplyOffer(&["SMTPUTF8"]),
        bad: &[r"251 will forward to <b«\xF6»b@example.org>"],
        good: &["251 will forward to <böb@example.org>"],
    }
    SL0519 REPLY_CHALLENGE_SPACE = "reply-challenge-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "8"), Rfc(4954, "4")],
        reply: Answer::None, remedy: Remedy::Replace { title: "put in the space", with: "{0}" },
        message: "334 without the space that belongs after it",
        help: "send 334, a space and the challenge on one line; where the challenge is empty, end after the space",
        summary: "A space follows 334, even where the challenge is empty.",
        input: Input::ReplyTo("AUTH"),
        bad: &["334«»", r"334«-»VXNlcm5h\n334 bWU6"],
        good: &["334 ", "334 VXNlcm5hbWU6"],
    }
}
