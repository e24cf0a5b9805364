//! The Local-part of a Mailbox: 022x and 023x.

use super::prelude::*;

rules! {
    SL0220 LOCAL_PART_EMPTY = "local-part-empty" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "no local-part before \"@\"",
        help: "write the user name before \"@\"",
        summary: "A mailbox has a local-part.",
        input: Input::Command,
        bad: &["RCPT TO:<«»@example.org>"],
        good: &["RCPT TO:<user@example.org>"],
    }
    SL0221 MAILBOX_DOMAIN_MISSING = "mailbox-domain-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2"), Rfc(5321, "4.1.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a mailbox without \"@\" and domain",
        help: "write \"@\" and the domain after the user name; only RCPT TO:<postmaster> may do without them",
        summary: "A mailbox has a domain; only Postmaster, as a recipient, may lack it.",
        input: Input::Command,
        bad: &["RCPT TO:<«joe»>", "MAIL FROM:<«postmaster»>"],
        good: &["RCPT TO:<postmaster>", "RCPT TO:<joe@example.org>"],
    }
    SL0222 LOCAL_PART_DOT = "local-part-dot" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a dot that does not stand between two atoms",
        help: "remove the dot, or put the local-part in double quotes",
        summary: "A local-part has no dot at its start or end, and no two in a row.",
        input: Input::Command,
        bad: &["RCPT TO:<«.»joe@example.org>", "RCPT TO:<joe«.»@example.org>", "RCPT TO:<jo.«.»e@example.org>"],
        good: &["RCPT TO:<jo.e@example.org>", r#"RCPT TO:<"jo..e"@example.org>"#],
    }
    SL0223 LOCAL_PART_CHARACTER = "local-part-character" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2"), Rfc(5322, "3.2.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "{0} in a local-part outside quotes",
        help: "remove it, or put the local-part in double quotes",
        summary: "Outside quotes a local-part holds atoms and dots only.",
        input: Input::Command,
        bad: &["RCPT TO:<a«(»b@example.org>", r"RCPT TO:<a«\\,»b@example.org>"],
        good: &["RCPT TO:<jo%e!x@example.org>", r#"RCPT TO:<"a(b"@example.org>"#],
    }
    SL0224 LOCAL_PART_SPACE = "local-part-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a space in a local-part outside quotes",
        help: "remove the space, or put the local-part in double quotes",
        summary: "A space stands in a local-part only within quotes.",
        input: Input::Command,
        bad: &["RCPT TO:<joe« »smith@example.org>"],
        good: &[r#"RCPT TO:<"joe smith"@example.org>"#],
    }
    SL0225 LOCAL_PART_TOO_LONG = "local-part-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.1")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "local-part of {0} octets; the longest allowed is {1}",
        help: "use a shorter local-part",
        summary: "A local-part has at most 64 octets.",
        input: Input::Command,
        bad: &["RCPT TO:<«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa»@example.org>"],
        good: &["RCPT TO:<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org>"],
    }
    SL0226 QUOTED_STRING_UNCLOSED = "quoted-string-unclosed" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a quoted string without its closing quote",
        help: "close the quoted string with a double quote before \"@\"",
        summary: "A quoted string ends with a double quote.",
        input: Input::Command,
        bad: &[r#"RCPT TO:<«"joe@example.org»>"#],
        good: &[r#"RCPT TO:<"joe d"@example.org>"#],
    }
    SL0227 QUOTED_STRING_EMPTY = "quoted-string-empty" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "an empty quoted string as local-part",
        help: "use a local-part that is not empty",
        summary: "An empty quoted string is within the grammar, yet some servers refuse it.",
        input: Input::Command,
        bad: &[r#"RCPT TO:<«""»@example.org>"#],
        good: &[r#"RCPT TO:<"a b"@example.org>"#],
    }
    SL0228 QUOTED_STRING_TAIL = "quoted-string-tail" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "text between the closing quote and \"@\"",
        help: "put the whole local-part into one quoted string",
        summary: "A quoted local-part ends at its closing quote.",
        input: Input::Command,
        bad: &[r#"RCPT TO:<"joe"«.smith»@example.org>"#],
        good: &[r#"RCPT TO:<"joe smith"@example.org>"#],
    }
    SL0229 QUOTED_STRING_NEEDLESS = "quoted-string-needless" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::None, remedy: Remedy::Replace { title: "remove the quotes", with: "{0}" },
        message: "quotes around a local-part that needs none",
        help: "write it without quotes: it is the same mailbox, and more servers take it",
        summary: "A local-part is sent in the form that quotes least.",
        input: Input::Command,
        bad: &[r#"RCPT TO:<«"joe"»@example.org>"#, r#"MAIL FROM:<«"jo.e"»@example.org>"#],
        good: &["RCPT TO:<joe@example.org>", r#"RCPT TO:<"joe smith"@example.org>"#],
    }
    SL0230 ADDRESS_PASTED_CHARACTER = "address-pasted-character" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(6531, "3.3"), Rfc(6532, "3.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} in an address",
        help: "type the address anew: the character came along when it was pasted",
        summary: "The grammar lets any UTF-8 into an address, but invisible and typographic characters are never meant.",
        input: Input::Command,
        bad: &["MAIL FROM:<usé«\u{200B}»r@example.org> SMTPUTF8"],
        good: &["MAIL FROM:<usér@example.org> SMTPUTF8"],
    }
    SL0231 PATH_MAILTO = "path-mailto" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Delete { title: "remove mailto:" },
        message: "\"{span}\" before the address",
        help: "write the address alone; mailto: belongs to links in pages",
        summary: "A path holds an address, not the URI of one.",
        input: Input::Command,
        bad: &["RCPT TO:<«mailto:»user@example.org>"],
        good: &["RCPT TO:<user@example.org>"],
    }
}
