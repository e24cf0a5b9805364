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
        bad: &["«ELHO» client.example.org", "«HELLO:» client.example.org", "«START TLS»", "«DATAA»", "«MAILFROM:<user@example.org>»"],
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
        bad: &["MAIL «»<user@example.org>", "RCPT «»<user@example.org>", "MAIL «FORM:»<user@example.org>"],
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
        help: "write LAST with the last piece of the message, else nothing",
        summary: "Only LAST may follow the chunk-size of BDAT and the URI of BURL.",
        input: Input::Command,
        bad: &["BDAT 10 «END»", "BURL imap://example.org/x «FIRST»"],
        good: &["BDAT 10 LAST", "BDAT 10 last"],
    }
    SL0115 OTHER_PROTOCOL = "other-protocol" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.4"), Rfc(5321, "2.4")],
        reply: BROKEN, remedy: Remedy::None,
        message: "this is {0}, not an SMTP command",
        help: "{1}",
        summary: "A line is a command of SMTP, not of another protocol, nor part of a message.",
        input: Input::Command,
        bad: &["«SSH-2.0-OpenSSH_9.2»", "«a1» LOGIN user password", "«PASS» secret", "«Subject:» hello", "«X-Spam-Status:» No", "«250» OK", "«C:» EHLO client.example.org", "«AHVzZXIAcHc=»",
               "«PROXY» TCP4 192.0.2.1 192.0.2.2 56324 25", "«telnet» mail.example.org 25", "«HTTP/1.1» 400 Bad Request", "«+OK» ready", "«*» OK ready", r"«\x16\x03\x01\x02\x00\x01\x00»"],
        good: &["EHLO client.example.org"],
    }
    SL0116 HTTP_REQUEST = "http-request" {
        severity: Severity::Error, kind: Kind::Security, rfc: &[Rfc(5321, "4.2.4"), Rfc(5321, "7.8")],
        reply: BROKEN, remedy: Remedy::None,
        message: "this is an HTTP request; a web page can make a browser send SMTP commands in its body",
        help: "{1}; a server should close the connection here rather than read on",
        summary: "A line is a command of SMTP; after an HTTP request a web page's own commands may follow.",
        input: Input::Command,
        bad: &["«GET» / HTTP/1.1", "«POST» / HTTP/1.1", "«CONNECT» mail.example.org:25 HTTP/1.1"],
        good: &["EHLO client.example.org"],
    }
    SL0117 VERB_SPACE_MISSING = "verb-space-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1")],
        reply: BROKEN, remedy: Remedy::Replace { title: "put in the space", with: "{1}" },
        message: "no space after {0}",
        help: "put one space between {0} and its argument",
        summary: "A space stands between a verb and its argument.",
        input: Input::Command,
        bad: &["EHLO«»client.example.org", "BDAT«»10 LAST", "AUTH«»PLAIN AHVzZXIAcHc=", "AUTH«»=PLAIN", "EHLO«»=client.example.org"],
        good: &["EHLO client.example.org"],
    }
    SL0118 LIST_SPACE = "list-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2645, "5.2.1")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "write the comma alone", with: "{0}" },
        message: "a space in the list of domains",
        help: "put one comma between two domains, and nothing else",
        summary: "The domains of ATRN have commas between them, without spaces.",
        input: Input::Command,
        bad: &["ATRN a.example«, »b.example", "ATRN a.example« »b.example"],
        good: &["ATRN a.example,b.example", "ATRN"],
    }
    SL0119 LIST_EMPTY_ELEMENT = "list-empty-element" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2645, "5.2.1")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the comma" },
        message: "a comma without a domain beside it",
        help: "put a comma only between two domains",
        summary: "A list of domains has no empty element.",
        input: Input::Command,
        bad: &["ATRN a.example«,»", "ATRN «,»a.example", "ATRN a.example,«,»b.example"],
        good: &["ATRN a.example,b.example"],
    }
    SL0120 ATRN_DOMAIN = "atrn-domain" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2645, "5.2.1")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is a domain of one label; ATRN takes two labels or more",
        help: "write the full name of the domain, such as example.org",
        summary: "A domain of ATRN has at least two labels.",
        input: Input::Command,
        bad: &["ATRN «localhost»"],
        good: &["ATRN example.org"],
    }
    SL0121 BURL_URI = "burl-uri" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4468, "3.5"), Rfc(3986, "4.3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not an absolute URI",
        help: "write a scheme, a colon and the rest, such as imap://user@imap.example.org/...",
        summary: "BURL takes an absolute URI.",
        input: Input::Command,
        bad: &["BURL «example.org/message» LAST", "BURL «LAST»"],
        good: &["BURL imap://user@imap.example.org/Sent;uidvalidity=1/;uid=2 LAST"],
    }
    SL0122 BURL_URI_CHARACTER = "burl-uri-character" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4468, "3.5"), Rfc(3986, "2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} where no URI has it",
        help: "in a name write it as a percent sign and two hexadecimal digits; a fragment (#) has no place here",
        summary: "An absolute URI holds the characters of RFC 3986, each in its place, without a fragment.",
        input: Input::Command,
        bad: &["BURL imap://example.org/a«#»b LAST", "BURL imap://example.org/«[»a LAST", "BURL imap://example.org:«p»ort/a", r#"BURL imap://example.org/a«"»b"#, "BURL imap://example.org/a«%»2 LAST"],
        good: &["BURL imap://example.org/a%23b LAST"],
    }
    SL0123 ATTRIBUTE_SYNTAX = "attribute-syntax" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.5")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is not an attribute with its value",
        help: "write NAME=value, with one space between two attributes",
        summary: "XCLIENT and XFORWARD take attributes with their values (Postfix's documents).",
        input: Input::Command,
        bad: &["XCLIENT «spike.example.org»", "XFORWARD «=x»"],
        good: &["XCLIENT NAME=spike.example.org ADDR=192.0.2.1"],
    }
    SL0124 ATTRIBUTE_UNKNOWN = "attribute-unknown" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.5")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0} has no attribute \"{span}\"",
        help: "use {1}",
        summary: "XCLIENT and XFORWARD know a few attributes (Postfix's documents).",
        input: Input::Command,
        bad: &["XCLIENT «HOST»=spike.example.org", "XFORWARD «LOGIN»=joe"],
        good: &["XFORWARD NAME=spike.example.org SOURCE=REMOTE"],
    }
    SL0125 ATTRIBUTE_VALUE = "attribute-value" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.5"), Rfc(3461, "4")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "the value of an attribute is not xtext",
        help: "write \"+\" and \"=\" as +2B and +3D, and what is not known as [UNAVAILABLE]",
        summary: "The values of XCLIENT and XFORWARD are xtext.",
        input: Input::Command,
        bad: &["XCLIENT NAME=«»", "XFORWARD HELO=«a+b»"],
        good: &["XCLIENT NAME=[UNAVAILABLE] HELO=a+2Bb"],
    }
    SL0126 ATTRIBUTE_TOO_LONG = "attribute-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.5")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "the value of an attribute has {0} octets; the longest allowed is {1}",
        help: "shorten the value",
        summary: "The values of XCLIENT and XFORWARD have at most 255 octets.",
        input: Input::Command,
        bad: &["XFORWARD HELO=«xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx»"],
        good: &["XFORWARD HELO=spike.example.org"],
    }
    SL0127 HELLO_WRAPPED = "hello-wrapped" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "write the name alone", with: "{1}" },
        message: "the name of the client in {0}",
        help: "write the domain or the address literal alone; only paths have angle brackets",
        summary: "HELO, EHLO and LHLO are followed by a bare domain or address literal.",
        input: Input::Command,
        bad: &["EHLO «<client.example.org>»", "HELO «\"client.example.org\"»", "EHLO «<[192.0.2.1]>»"],
        good: &["EHLO client.example.org", "EHLO [192.0.2.1]"],
    }
}
