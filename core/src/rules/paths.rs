//! Reverse-paths and forward-paths: 020x and 021x.

use super::prelude::*;

rules! {
    SL0201 PATH_MISSING = "path-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.2"), Rfc(5321, "4.1.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "no path after \"{0}:\"",
        help: "write {0}:<user@example.org>",
        summary: "A path follows FROM: and TO:.",
        input: Input::Command,
        bad: &["MAIL FROM:«»", "RCPT TO:«»"],
        good: &["MAIL FROM:<>"],
    }
    SL0202 PATH_SPACE_BEFORE_COLON = "path-space-before-colon" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.3")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the space" },
        message: "space between \"{0}\" and \":\"",
        help: "write {0}:<user@example.org>, without spaces around the colon",
        summary: "No space stands before the colon of FROM: and TO:.",
        input: Input::Command,
        bad: &["MAIL FROM« »:<user@example.org>", "RCPT TO«  »:<user@example.org>"],
        good: &["RCPT TO:<user@example.org>"],
    }
    SL0203 PATH_SPACE_BEFORE = "path-space-before" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.3"), Rfc(5321, "4.1.1.2")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the space" },
        message: "space between \"{0}:\" and \"<\"",
        help: "write {1} {0}:<user@example.org>, without the space",
        summary: "No space stands between FROM: or TO: and the path.",
        input: Input::Command,
        bad: &["MAIL FROM:« »<user@example.org>", "RCPT TO:«  »<user@example.org>"],
        good: &["MAIL FROM:<user@example.org>", "RCPT TO:<user@example.org>"],
    }
    SL0204 PATH_BRACKETS_MISSING = "path-brackets-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "put it in angle brackets", with: "<{1}>" },
        message: "path without \"<\" and \">\"",
        help: "write <{0}>",
        summary: "A path stands in angle brackets.",
        input: Input::Command,
        bad: &["MAIL FROM:«user@example.org»", "MAIL FROM:«[user@example.org]»", r#"MAIL FROM:«"user@example.org"»"#, "RCPT TO:«user@example.org» NOTIFY=NEVER"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0205 PATH_UNCLOSED = "path-unclosed" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "put in the \">\"", with: "{0}" },
        message: "path without its \">\"",
        help: "close the path with \">\"",
        summary: "A path ends with \">\".",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org«»", "RCPT TO:<user@example.org«» NOTIFY=NEVER", "MAIL FROM:<«»"],
        good: &["RCPT TO:<user@example.org> NOTIFY=NEVER"],
    }
    SL0206 PATH_UNOPENED = "path-unopened" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "put in the \"<\"", with: "{0}" },
        message: "path without its \"<\"",
        help: "open the path with \"<\"",
        summary: "A path begins with \"<\".",
        input: Input::Command,
        bad: &["MAIL FROM:«»user@example.org>", "RCPT TO:«»>"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0207 PATH_DISPLAY_NAME = "path-display-name" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Delete { title: "remove the name" },
        message: "a display name before the path",
        help: "leave the name to the header section; the envelope takes the address alone",
        summary: "A path holds an address, without a display name.",
        input: Input::Command,
        bad: &["RCPT TO:«Joe »<joe@example.org>", r#"MAIL FROM:«"Joe Doe" »<joe@example.org>"#],
        good: &["RCPT TO:<joe@example.org>"],
    }
    SL0208 PATH_SPACE_INSIDE = "path-space-inside" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Delete { title: "remove the space" },
        message: "space {0}",
        help: "leave the space out",
        summary: "No space stands next to the brackets of a path.",
        input: Input::Command,
        bad: &["MAIL FROM:<« »user@example.org>", "RCPT TO:<user@example.org« »>", "MAIL FROM:<« »>"],
        good: &["MAIL FROM:<>"],
    }
    SL0209 PATH_NULL_RECIPIENT = "path-null-recipient" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.3"), Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "an empty forward-path",
        help: "name a recipient; only MAIL FROM takes <>",
        summary: "The null path is a reverse-path only.",
        input: Input::Command,
        bad: &["RCPT TO:«<>»"],
        good: &["MAIL FROM:<>", "RCPT TO:<postmaster>"],
    }
    SL0210 PATH_SOURCE_ROUTE = "path-source-route" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "C"), Rfc(5321, "4.1.2")],
        reply: Answer::None, remedy: Remedy::Delete { title: "remove the source route" },
        message: "a source route, which is obsolete",
        help: "leave the route out; servers ignore it or refuse the path",
        summary: "Source routes should not be sent.",
        input: Input::Command,
        bad: &["RCPT TO:<«@a.example,@b.example:»user@c.example>"],
        good: &["RCPT TO:<user@c.example>"],
    }
    SL0211 PATH_ROUTE_UNFINISHED = "path-route-unfinished" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a source route that is not followed by \":\" and a mailbox",
        help: "write <user@example.org>, without a route",
        summary: "A source route ends with \":\" and is followed by a mailbox.",
        input: Input::Command,
        bad: &["RCPT TO:<@a.example«» user@b.example>", "RCPT TO:<@a.example:«»>"],
        good: &["RCPT TO:<user@b.example>"],
    }
    SL0212 PATH_TOO_LONG = "path-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "path of {0} octets; the longest allowed is {1}, brackets counted",
        help: "use a shorter address",
        summary: "A path has at most 256 octets.",
        input: Input::Command,
        bad: &["RCPT TO:«<aaaaaaaaaa@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.example>»"],
        good: &["RCPT TO:<user@example.org>"],
    }
    SL0213 PATH_TRAILING_TEXT = "path-trailing-text" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "remove it", with: "{0}" },
        message: "text right after {1}",
        help: "end it there; in a command one space and then parameters may follow a path",
        summary: "Nothing stands right after the \">\" of a path.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org>«;»", "MAIL FROM:<user@example.org>«,SIZE=10»", "RCPT TO:<user@example.org>«>»"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0214 PATH_NON_ASCII = "path-non-ascii" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6531, "3.2"), Rfc(6531, "3.4")],
        reply: Answer::Internationalised, remedy: Remedy::None,
        message: "an internationalised address without SMTPUTF8",
        help: "add SMTPUTF8 to MAIL where the server offers it, or use an address in US-ASCII",
        summary: "An internationalised address is asked for with SMTPUTF8 on MAIL.",
        input: Input::Command,
        bad: &["MAIL FROM:<us«é»r@example.org>"],
        good: &["MAIL FROM:<usér@example.org> SMTPUTF8", "MAIL FROM:<user@example.org>"],
    }
    SL0215 PATH_NON_ASCII_NOT_OFFERED = "path-non-ascii-not-offered" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6531, "3.2"), Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "an internationalised address, and the server does not offer SMTPUTF8",
        help: "use an address in US-ASCII, or a server that offers SMTPUTF8",
        summary: "An internationalised address is sent only to servers that offer SMTPUTF8.",
        input: Input::CommandOffer(&[]),
        bad: &["RCPT TO:<us«é»r@example.org>"],
        good: &["RCPT TO:<user@example.org>"],
    }
    SL0216 ADDRESS_MISSING = "address-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "no address",
        help: "write user@example.org, with or without angle brackets",
        summary: "An address to be judged is there.",
        input: Input::Address,
        bad: &["«»"],
        good: &["user@example.org", "<user@example.org>", "<>", "postmaster"],
    }
    SL0217 PATH_HTML_ENTITY = "path-html-entity" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "put in the brackets", with: "<{0}>" },
        message: "HTML entities in place of \"<\" and \">\"",
        help: "write <{0}>",
        summary: "Angle brackets are the characters themselves, not the entities of a web page.",
        input: Input::Command,
        bad: &["MAIL FROM:«&lt;user@example.org&gt;»", "RCPT TO:«&lt;user@example.org&gt;» NOTIFY=NEVER"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0218 PATH_BRACKETS_DOUBLED = "path-brackets-doubled" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "leave one pair of brackets", with: "<{0}>" },
        message: "a path in more than one pair of angle brackets",
        help: "write <{0}>",
        summary: "A path stands in one pair of angle brackets.",
        input: Input::Command,
        bad: &["MAIL FROM:«<<user@example.org>>»", "RCPT TO:«<<user@example.org>» NOTIFY=NEVER"],
        good: &["MAIL FROM:<user@example.org>"],
    }
    SL0219 PATH_SEVERAL = "path-several" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.3"), Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "more than one address in a command",
        help: "send RCPT once for each recipient; MAIL names one sender only",
        summary: "A command takes one path.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org>«,<other@example.org>»", "RCPT TO:<user@example.org>« <other@example.org>»",
               "RCPT TO:<user@example.org«,other@example.org»>", "RCPT TO:user@example.org«;other@example.org»"],
        good: &["RCPT TO:<user@example.org>"],
    }
}
