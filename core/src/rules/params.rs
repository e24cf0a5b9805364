//! The parameters of MAIL and RCPT, how they are written: the first half of the 03xx family.

use super::prelude::*;

rules! {
    SL0301 PARAM_SPACE_MISSING = "param-space-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.2")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "put in the space", with: " " },
        message: "no space between \">\" and the parameter",
        help: "put one space after \">\"",
        summary: "One space stands before each parameter.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org>«»SIZE=10"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0302 PARAM_SPACE_EXTRA = "param-space-extra" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the extra space" },
        message: "more than one space before a parameter",
        help: "put one space before each parameter",
        summary: "One space stands before each parameter, not more.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> « »SIZE=10"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0303 PARAM_KEYWORD = "param-keyword" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not a parameter keyword",
        help: "a keyword is letters, digits and hyphens, and does not begin with a hyphen",
        summary: "A parameter begins with a keyword.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «=10»", "RCPT TO:<user@example.org> «a@b»"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0304 PARAM_UNKNOWN = "param-unknown" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.3"), Rfc(5321, "4.1.1.11")],
        reply: PARAMETER, remedy: Remedy::None,
        message: "\"{span}\" is not a registered parameter",
        help: "leave it out, unless the server is known to offer it",
        summary: "A parameter is one that an extension defines.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «FOO»=1"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0305 PARAM_MISSPELT = "param-misspelt" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.11")],
        reply: PARAMETER, remedy: Remedy::None,
        message: "\"{span}\" is not a registered parameter; did you mean {0}?",
        help: "write {0}",
        summary: "A parameter is written as its extension writes it.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «SZIE»=10"],
        good: &["MAIL FROM:<user@example.org> size=10"],
    }
    SL0306 PARAM_NOT_OFFERED = "param-not-offered" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.3"), Rfc(5321, "4.1.1.11")],
        reply: PARAMETER, remedy: Remedy::None,
        message: "{0} belongs to the extension {1}, which the server does not offer",
        help: "send {0} only where the response to EHLO lists {1}",
        summary: "A parameter is sent only to servers that offer its extension.",
        input: Input::CommandOffer(&[]),
        bad: &["MAIL FROM:<user@example.org> «SIZE»=10"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0307 PARAM_MISPLACED = "param-misplaced" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.11")],
        reply: PARAMETER, remedy: Remedy::None,
        message: "{0} does not belong to {1}",
        help: "move {0} to the other command: MAIL speaks of the message, RCPT of one recipient",
        summary: "Each parameter belongs to MAIL or to RCPT.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «NOTIFY»=NEVER", "RCPT TO:<user@example.org> «SMTPUTF8»"],
        good: &["RCPT TO:<user@example.org> NOTIFY=NEVER"],
    }
    SL0308 PARAM_DUPLICATE = "param-duplicate" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(1870, "6"), Rfc(3461, "4.5"), Rfc(6152, "3"), Rfc(6710, "4.1"), Rfc(6531, "3.1")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} stands here a second time",
        help: "give {0} once",
        summary: "A parameter stands on a command at most once.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SIZE=10 «SIZE=20»"],
        good: &["MAIL FROM:<user@example.org> SIZE=10 BODY=7BIT"],
    }
    SL0309 PARAM_VALUE_MISSING = "param-value-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} without a value",
        help: "write {0}= and the value",
        summary: "A parameter that takes a value has one.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SIZE=«»", "MAIL FROM:<user@example.org> RET«»"],
        good: &["MAIL FROM:<user@example.org> RET=FULL"],
    }
    SL0310 PARAM_VALUE_UNEXPECTED = "param-value-unexpected" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.11")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the value" },
        message: "{0} takes no value",
        help: "write {0} alone",
        summary: "Some parameters take no value.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SMTPUTF8«=yes»"],
        good: &["MAIL FROM:<user@example.org> SMTPUTF8"],
    }
    SL0311 PARAM_VALUE_CHARACTER = "param-value-character" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2"), Rfc(3461, "4")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} in the value of a parameter",
        help: "write it as xtext where the parameter allows that: \"=\" is +3D",
        summary: "A value holds printable US-ASCII without \"=\".",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> ENVID=a«=»b"],
        good: &["MAIL FROM:<user@example.org> ENVID=a+3Db"],
    }
    SL0312 SIZE_NOT_NUMBER = "size-not-number" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(1870, "3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not a number of octets",
        help: "write the size of the message in octets, in decimal digits only",
        summary: "The value of SIZE is a decimal number.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SIZE=«12k»"],
        good: &["MAIL FROM:<user@example.org> SIZE=12000", "MAIL FROM:<user@example.org> SIZE=0"],
    }
    SL0313 SIZE_TOO_MANY_DIGITS = "size-too-many-digits" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(1870, "3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "SIZE of {0} digits; at most {1} are allowed",
        help: "write at most {1} digits",
        summary: "The value of SIZE has at most 20 digits.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SIZE=«123456789012345678901»"],
        good: &["MAIL FROM:<user@example.org> SIZE=12345678901234567890"],
    }
    SL0314 SIZE_ABOVE_LIMIT = "size-above-limit" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(1870, "4"), Rfc(1870, "6.1")],
        reply: Answer::Always(Owed(552, "5.3.4")), remedy: Remedy::None,
        message: "SIZE={span} is above the limit of {0} octets that the server states",
        help: "send a smaller message",
        summary: "A declared size is at most what the server states with SIZE.",
        input: Input::CommandOffer(&["SIZE 1000"]),
        bad: &["MAIL FROM:<user@example.org> SIZE=«2000»"],
        good: &["MAIL FROM:<user@example.org> SIZE=1000"],
    }
    SL0315 PARAM_VALUE_NOT_LISTED = "param-value-not-listed" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6152, "2"), Rfc(3030, "3"), Rfc(3461, "4.1"), Rfc(3461, "4.3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not a value of {0}",
        help: "write one of {1}",
        summary: "Some parameters take one of a few words.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> BODY=«BINARY»", "MAIL FROM:<user@example.org> RET=«BODY»"],
        good: &["MAIL FROM:<user@example.org> BODY=8BITMIME", "MAIL FROM:<user@example.org> body=8bitmime"],
    }
    SL0316 PARAM_COMMA = "param-comma" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "put the parameters apart by one space", with: "{0}" },
        message: "\"{span}\" beside a parameter, where only a space may stand",
        help: "put one space between parameters, and nothing else",
        summary: "Parameters are separated by spaces, not by commas or semicolons.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SIZE=10«,»BODY=7BIT", "MAIL FROM:<user@example.org> SIZE=10«,» BODY=7BIT", "MAIL FROM:<user@example.org> SMTPUTF8«;» SIZE=10"],
        good: &["MAIL FROM:<user@example.org> SIZE=10 BODY=7BIT"],
    }
    SL0317 PARAM_EQUALS_SPACE = "param-equals-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the space" },
        message: "a space beside the \"=\" of a parameter",
        help: "write the keyword, \"=\" and the value without a space",
        summary: "No space stands around the equals sign of a parameter.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> SIZE« »=10", "MAIL FROM:<user@example.org> SIZE=« »10"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0318 XTEXT_HEXCHAR = "xtext-hexchar" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4"), Rfc(4954, "8")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "write the plus sign as +2B", with: "+2B{0}" },
        message: "\"{span}\" in a value: \"+\" begins two hexadecimal digits there",
        help: "write \"+\" itself as +2B",
        summary: "In xtext a plus sign begins two hexadecimal digits.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> ORCPT=rfc822;a«+b»@c.example", "MAIL FROM:<user@example.org> ENVID=a«+»"],
        good: &["RCPT TO:<user@example.org> ORCPT=rfc822;a+2Bb@c.example"],
    }
    SL0319 XTEXT_HEX_CASE = "xtext-hex-case" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" in lower case; a plus sign begins two upper-case digits",
        help: "write the digits in upper case, or \"+\" itself as +2B",
        summary: "The hexadecimal digits of xtext are in upper case.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> ENVID=a«+2b»"],
        good: &["MAIL FROM:<user@example.org> ENVID=a+2B", "MAIL FROM:<user@example.org> AUTH=a+2bb@example.org"],
    }
    SL0320 XTEXT_NOT_PRINTABLE = "xtext-not-printable" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4.4"), Rfc(3461, "4.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" in {0} stands for no printable US-ASCII character",
        help: "use graphic characters and spaces of US-ASCII only",
        summary: "ENVID and ORCPT stand for printable US-ASCII.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> ENVID=a«+0A»b", "RCPT TO:<user@example.org> ORCPT=rfc822;«+C3»«+A9»@example.org"],
        good: &["MAIL FROM:<user@example.org> ENVID=a+20b"],
    }
    SL0321 PARAM_TOO_LONG = "param-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4.2"), Rfc(3461, "4.4"), Rfc(3865, "2.2"), Rfc(1845, "2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} is longer than {1} characters",
        help: "write at most {1} characters",
        summary: "Some parameters have a greatest length.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> TRANSID=«<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example>»"],
        good: &["MAIL FROM:<user@example.org> TRANSID=<12345@client.example.org>"],
    }
}
