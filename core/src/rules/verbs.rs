//! Verbs and their arguments: the 01xx family.

use super::prelude::*;

rules! {
    SL0101 VERB_UNKNOWN = "verb-unknown" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.4"), Rfc(5321, "2.2.2")],
        reply: BROKEN, remedy: Remedy::None,
        message: "\"{span}\" is not an SMTP command",
        help: "use one of EHLO, MAIL, RCPT, DATA, RSET, VRFY, NOOP and QUIT, or what the server offers",
        summary: "A verb is one that the standards define.",
        input: Input::Command,
        bad: &["«PLUGH» twice", "«FOO»"],
        good: &["NOOP"],
    }
    SL0102 VERB_MISSPELT = "verb-misspelt" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "\"{span}\" is not an SMTP command; did you mean {0}?",
        help: "write {0}",
        summary: "A verb is written as the standards write it.",
        input: Input::Command,
        bad: &["«ELHO» client.example.org", "«DATAA»", "«MAILFROM:<user@example.org>»"],
        good: &["EHLO client.example.org", "DATA"],
    }
    SL0103 VERB_PRIVATE = "verb-private" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.1.5"), Rfc(5321, "2.2.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is a private command that few servers know",
        help: "send it only to servers that are known to take it",
        summary: "Verbs that begin with X are private agreements.",
        input: Input::Command,
        bad: &["«XFOO» bar"],
        good: &["NOOP"],
    }
    SL0104 ARGUMENT_MISSING = "argument-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} needs {1}",
        help: "write {0} and then {1}",
        summary: "A verb has the arguments that its syntax asks for.",
        input: Input::Command,
        bad: &["EHLO«»", "MAIL«»", "AUTH«»", "BDAT«»", "VRFY«»"],
        good: &["EHLO client.example.org", "VRFY user"],
    }
    SL0105 ARGUMENT_UNEXPECTED = "argument-unexpected" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the argument" },
        message: "text after {0}, where nothing may stand",
        help: "end the line after {0}",
        summary: "A verb has no more arguments than its syntax allows.",
        input: Input::Command,
        bad: &["DATA« now»", "RSET« foo»", "QUIT« bye»", "EHLO client.example.org« hello»"],
        good: &["DATA", "QUIT"],
    }
    SL0106 ARGUMENT_NOT_STRING = "argument-not-string" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::None, remedy: Remedy::Replace { title: "put it in quotes", with: "\"{0}\"" },
        message: "\"{span}\" is neither one atom nor a quoted string",
        help: "put the argument in double quotes",
        summary: "The argument of VRFY, EXPN, HELP and NOOP is one atom or one quoted string.",
        input: Input::Command,
        bad: &["VRFY «user@example.org»", "NOOP «keepalive probe 17»", "HELP «MAIL FROM»"],
        good: &["VRFY user", r#"VRFY "user@example.org""#, "NOOP"],
    }
    SL0107 VERB_SPACE_EXTRA = "verb-space-extra" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the extra space" },
        message: "more than one space after {0}",
        help: "put one space after {0}",
        summary: "One space stands between a verb and its argument.",
        input: Input::Command,
        bad: &["MAIL « »FROM:<user@example.org>", "EHLO «  »client.example.org"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0108 KEYWORD_COLON_MISSING = "keyword-colon-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.2"), Rfc(5321, "4.1.1.3")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "put in the colon", with: "{0}:" },
        message: "no colon after \"{0}\"",
        help: "write {0}: and the path right after it",
        summary: "FROM and TO are followed by a colon.",
        input: Input::Command,
        bad: &["MAIL «FROM »<user@example.org>", "RCPT «TO»<user@example.org>", "MAIL «FROM=»<user@example.org>"],
        good: &["MAIL FROM:<user@example.org>", "RCPT TO:<user@example.org>"],
    }
    SL0109 KEYWORD_MISSING = "keyword-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.2"), Rfc(5321, "4.1.1.3")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "put in the keyword", with: "{1}" },
        message: "{0} is not followed by \"{1}\"",
        help: "write {0} {1} and then the path",
        summary: "MAIL is followed by FROM:, RCPT by TO:.",
        input: Input::Command,
        bad: &["MAIL «»<user@example.org>", "RCPT «»<user@example.org>"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0110 KEYWORD_SWAPPED = "keyword-swapped" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.2"), Rfc(5321, "4.1.1.3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} takes \"{1}\", not \"{span}\"",
        help: "MAIL FROM: names the sender, RCPT TO: a recipient",
        summary: "FROM belongs to MAIL, TO belongs to RCPT.",
        input: Input::Command,
        bad: &["MAIL «TO»:<user@example.org>", "RCPT «FROM»:<user@example.org>"],
        good: &["RCPT TO:<user@example.org>"],
    }
    SL0111 VERB_NOT_OFFERED = "verb-not-offered" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.2.2"), Rfc(5321, "4.2.4")],
        reply: Answer::Always(Owed(502, "5.5.1")), remedy: Remedy::None,
        message: "{0} belongs to the extension {1}, which the server does not offer",
        help: "send {0} only where the response to EHLO lists {1}",
        summary: "A verb of an extension is sent only to servers that offer it.",
        input: Input::CommandOffer(&[]),
        bad: &["«STARTTLS»", "«BDAT» 10 LAST"],
        good: &["NOOP"],
    }
    SL0112 VERB_OBSOLETE = "verb-obsolete" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "F")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} is obsolete",
        help: "use MAIL for mail; nothing replaces delivery to terminals or turning the roles",
        summary: "SEND, SOML, SAML and TURN are obsolete.",
        input: Input::Command,
        bad: &["«SEND» FROM:<user@example.org>", "«TURN»"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0113 BDAT_SIZE = "bdat-size" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3030, "2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not a chunk-size",
        help: "write the number of octets that follow, in decimal digits",
        summary: "The chunk-size of BDAT is a decimal number of octets.",
        input: Input::Command,
        bad: &["BDAT «-1»", "BDAT «0x10» LAST"],
        good: &["BDAT 0 LAST", "BDAT 86400"],
    }
    SL0114 BDAT_LAST = "bdat-last" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3030, "2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" stands where only LAST may",
        help: "write LAST after the chunk-size of the last chunk, else nothing",
        summary: "Only LAST may follow the chunk-size of BDAT.",
        input: Input::Command,
        bad: &["BDAT 10 «END»"],
        good: &["BDAT 10 LAST", "BDAT 10 last"],
    }
}
