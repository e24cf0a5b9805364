//! The greeting and the response to EHLO: the 06xx family.

use super::prelude::*;

rules! {
    SL0601 GREETING_DOMAIN = "greeting-domain" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2"), Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the text does not begin with a domain or an address literal",
        help: "begin it with the name of this host, such as mail.example.org",
        summary: "The greeting and the reply to EHLO begin with the host name.",
        input: Input::ReplyTo("greeting"),
        bad: &["220 «***» ready", "220 «»", "220«»"],
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
        help: "put the keyword right after the hyphen or the one space behind the code",
        summary: "A keyword follows the \"-\" or the space directly.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250-« »SIZE\n250 HELP"],
        good: &[r"250-mail.example.org\n250-SIZE\n250 HELP"],
    }
    SL0604 EHLO_KEYWORD_SYNTAX = "ehlo-keyword-syntax" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is no keyword by the grammar",
        help: "a keyword is letters, digits and hyphens; parameters follow a space",
        summary: "A keyword is made of letters, digits and hyphens.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 «MY_EXT»", r"250-mail.example.org\n250 «DSN\t»"],
        good: &[r"250-mail.example.org\n250 XMY-EXT"],
    }
    SL0605 EHLO_KEYWORD_UNREGISTERED = "ehlo-keyword-unregistered" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.2.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {span} is not registered with IANA",
        help: "leave it out, register it, or begin it with X",
        summary: "A server offers registered keywords, or private ones that begin with X.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 «PIPECONNECT»"],
        good: &[r"250-mail.example.org\n250 XCLIENT NAME"],
    }
    SL0606 EHLO_PARAM_SYNTAX = "ehlo-param-syntax" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" cannot stand after the keyword {0}",
        help: "write {1}",
        summary: "The parameters of a keyword follow its grammar.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 SIZE «10MB»", r"250-mail.example.org\n250 AUTH «PLAIN,LOGIN»", r"250-mail.example.org\n250 LIMITS «RCPTMAX=»", r"250-mail.example.org\n250 LIMITS «RCPTMAX=1000000»", r"250-mail.example.org\n250 AUTH «PLAIN\tLOGIN»"],
        good: &[r"250-mail.example.org\n250 SIZE 10240000"],
    }
    SL0607 EHLO_PARAM_SURPLUS = "ehlo-param-surplus" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a parameter too many after the keyword {0}",
        help: "end the line after the parameters that the extension defines",
        summary: "A keyword has no more parameters than its extension defines.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 PIPELINING «yes»", r"250-mail.example.org\n250 SIZE 1000 «octets»"],
        good: &[r"250-mail.example.org\n250 PIPELINING"],
    }
    SL0608 EHLO_PARAM_MISSING = "ehlo-param-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {0} lacks a parameter",
        help: "after it, write {1}",
        summary: "A keyword has the parameters that its extension requires.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 AUTH«»", r"250-mail.example.org\n250 FUTURERELEASE 86400«»"],
        good: &[r"250-mail.example.org\n250 AUTH PLAIN"],
    }
    SL0609 EHLO_PARAM_SPACE = "ehlo-param-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::Delete { title: "remove the space" },
        message: "more than one space in a keyword line",
        help: "put one space between the words",
        summary: "One space stands between the words of a keyword line.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 AUTH « »PLAIN"],
        good: &[r"250-mail.example.org\n250 AUTH PLAIN"],
    }
    SL0610 EHLO_SPACE_AFTER = "ehlo-space-after" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::Delete { title: "remove the space" },
        message: "a space at the end of a keyword line",
        help: "end the line after the last word",
        summary: "A keyword line has no space at its end.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 AUTH PLAIN« »"],
        good: &[r"250-mail.example.org\n250 AUTH PLAIN"],
    }
    SL0611 EHLO_KEYWORD_DOUBLED = "ehlo-keyword-doubled" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {span} is listed twice",
        help: "list each keyword once, with all its parameters",
        summary: "A keyword is listed once.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250-AUTH PLAIN\n250 «AUTH» LOGIN"],
        good: &[r"250-mail.example.org\n250 AUTH PLAIN LOGIN"],
    }
    SL0612 EHLO_AUTH_EQUALS = "ehlo-auth-equals" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(4954, "3"), Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the old form AUTH= in place of AUTH and a space",
        help: "offer AUTH with a space; keep this line only for clients of the 1990s",
        summary: "The AUTH keyword is followed by a space, not \"=\".",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250-AUTH LOGIN\n250 «AUTH=LOGIN»"],
        good: &[r"250-mail.example.org\n250 AUTH LOGIN"],
    }
    SL0613 EHLO_DEPENDENCY = "ehlo-dependency" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.2.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{span} without {0}, which a server that offers it must offer too",
        help: "offer {0} as well, or not this extension ({1})",
        summary: "An extension that rests on another is offered together with it.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 «SMTPUTF8»", r"250-mail.example.org\n250-8BITMIME\n250 «BINARYMIME»"],
        good: &[r"250-mail.example.org\n250-8BITMIME\n250 SMTPUTF8"],
    }
    SL0614 HELO_KEYWORDS = "helo-keywords" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.2"), Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {span} in the reply to HELO",
        help: "answer HELO with the host name alone; keywords are for EHLO",
        summary: "The reply to HELO lists no keywords.",
        input: Input::ReplyTo("HELO"),
        bad: &[r"250-mail.example.org\n250 «SIZE» 1000"],
        good: &["250 mail.example.org"],
    }
    SL0615 EHLO_KEYWORD_MISSPELT = "ehlo-keyword-misspelt" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.2.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the keyword {span} is not registered with IANA; did you mean {0}?",
        help: "write {0}; clients pass over a keyword that they do not know",
        summary: "A keyword is written as the registry writes it.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250 «STARTLS»", r"250-mail.example.org\n250-«8BITMINE»\n250 SMTPUTF8"],
        good: &[r"250-mail.example.org\n250 STARTTLS"],
    }
    SL0616 EHLO_KEYWORD_MISSING = "ehlo-keyword-missing" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a line without a keyword in the reply to EHLO",
        help: "name one extension on each line after the first, or leave the line out",
        summary: "Each line of the reply to EHLO after the first has a keyword.",
        input: Input::ReplyTo("EHLO"),
        bad: &[r"250-mail.example.org\n250-«»\n250 HELP", r"250-mail.example.org\n250«»"],
        good: &[r"250-mail.example.org\n250 HELP"],
    }
}
