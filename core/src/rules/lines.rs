//! Lines and framing: the 00xx family.

use super::prelude::*;

rules! {
    SL0001 LINE_BARE_LF = "line-bare-lf" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.3.8")],
        reply: BROKEN, remedy: Remedy::Replace { title: "end the line with CRLF", with: "{0}\n" },
        message: "line feed without a carriage return before it",
        help: "end each line with CR LF (octets 0D 0A)",
        summary: "A line ends with CRLF; a line feed alone is never a line ending.",
        input: Input::CommandWire,
        bad: &[r"NOOP«\n»", r"NOOP«\n»RSET\r\n"],
        good: &[r"NOOP\r\n"],
    }
    SL0002 LINE_BARE_CR = "line-bare-cr" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.3.8")],
        reply: BROKEN, remedy: Remedy::None,
        message: "carriage return without a line feed after it",
        help: "end each line with CR LF (octets 0D 0A), and send CR nowhere else",
        summary: "A carriage return stands only before the line feed that ends a line.",
        input: Input::CommandWire,
        bad: &[r"NO«\r»OP\r\n", r"RSET«\r»"],
        good: &[r"RSET\r\n"],
    }
    SL0003 LINE_END_MISSING = "line-end-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.3.8")],
        reply: BROKEN, remedy: Remedy::Replace { title: "end the line with CRLF", with: "\r\n" },
        message: "the line ends without CRLF",
        help: "end the line with CR LF (octets 0D 0A)",
        summary: "Every line ends with CRLF.",
        input: Input::CommandWire,
        bad: &["QUIT«»"],
        good: &[r"QUIT\r\n"],
    }
    SL0004 LINE_TOO_LONG = "line-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "command line of {0} octets; the longest allowed here is {1}, with its CRLF",
        help: "shorten the line to {1} octets, or use an extension that allows longer ones",
        summary: "A command line has at most 512 octets, with its CRLF, and what the offered extensions add.",
        input: Input::Command,
        bad: &["NOOP xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx«xxxxx»"],
        good: &["NOOP xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
    }
    SL0005 LINE_TRAILING_SPACE = "line-trailing-space" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1")],
        reply: Answer::None, remedy: Remedy::Delete { title: "remove the trailing space" },
        message: "white space at the end of the line",
        help: "end the line right after its last word",
        summary: "White space before the CRLF is not in the grammar; servers should tolerate it.",
        input: Input::Command,
        bad: &["QUIT« »", "RCPT TO:<user@example.org>«  »"],
        good: &["QUIT"],
    }
    SL0006 LINE_LEADING_SPACE = "line-leading-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.4"), Rfc(5321, "4.1.1")],
        reply: BROKEN, remedy: Remedy::Delete { title: "remove the leading space" },
        message: "white space before the verb",
        help: "begin the line with the verb",
        summary: "A command line begins with its verb.",
        input: Input::Command,
        bad: &["« »MAIL FROM:<user@example.org>"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0007 LINE_CONTROL_OCTET = "line-control-octet" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "control character {0} in a command",
        help: "leave control characters out; a path takes printable US-ASCII only",
        summary: "A command holds no control characters.",
        input: Input::Command,
        bad: &[r"MAIL FROM:<us«\x01»er@example.org>", r"RCPT TO:<user@example.org>«\t»NOTIFY=NEVER"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0008 LINE_NON_ASCII = "line-non-ascii" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "octets beyond US-ASCII where only US-ASCII may stand",
        help: "write this part in US-ASCII; a domain as its A-label (xn--…)",
        summary: "Verbs, keywords and arguments outside addresses are US-ASCII.",
        input: Input::Command,
        bad: &["EHLO b«ü»cher.example", "NOOP «é»"],
        good: &["EHLO xn--bcher-kva.example"],
    }
    SL0009 LINE_INVALID_UTF8 = "line-invalid-utf8" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6531, "3.3"), Rfc(5321, "2.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "octet {0} is not valid UTF-8",
        help: "send US-ASCII, or UTF-8 where SMTPUTF8 is in use",
        summary: "What is not US-ASCII is valid UTF-8, and only where SMTPUTF8 allows it.",
        input: Input::Command,
        bad: &[r"MAIL FROM:<us«\xff»er@example.org> SMTPUTF8"],
        good: &["MAIL FROM:<usér@example.org> SMTPUTF8"],
    }
    SL0010 LINE_EMPTY = "line-empty" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "a line without a verb",
        help: "send a command; an empty line belongs only in message data",
        summary: "A command line is never empty.",
        input: Input::Command,
        bad: &["«»"],
        good: &["NOOP"],
    }
    SL0011 LINE_SURPLUS = "line-surplus" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.3.8")],
        reply: BROKEN, remedy: Remedy::None,
        message: "more text after the end of the command line",
        help: "lint each line on its own; in an argument, CR and LF let an attacker send commands of their own",
        summary: "A command is one line.",
        input: Input::CommandWire,
        bad: &[r"NOOP\r\n«RSET\r\n»"],
        good: &[r"NOOP\r\n"],
    }
    SL0012 LINE_PASTED_CHARACTER = "line-pasted-character" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.4"), Rfc(5321, "4.1.2")],
        reply: BROKEN, remedy: Remedy::Replace { title: "write it in US-ASCII", with: "{1}" },
        message: "{0} in a command",
        help: "type this part anew: the character came along when the line was pasted",
        summary: "A command holds no invisible or typographic characters from pages and word processors.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org>«\u{A0}»SIZE=10", "«\u{200B}»QUIT", "MAIL FROM:<us«\u{200B}»er@example.org>"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0013 LINE_ESCAPE_SEQUENCE = "line-escape-sequence" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.3.8")],
        reply: BROKEN, remedy: Remedy::Delete { title: "remove it" },
        message: "\"{span}\" spelt out at the end of the line",
        help: "send the octets CR LF (0D 0A); here the escape was sent as it stands in the program",
        summary: "A line ends with the octets CR LF, not with an escape that spells them.",
        input: Input::Command,
        bad: &[r"QUIT«\\r\\n»", r"MAIL FROM:<user@example.org>«\\n»"],
        good: &["QUIT"],
    }
}
