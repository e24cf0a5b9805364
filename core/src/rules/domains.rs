//! Domains and address literals: 024x and 025x.

use super::prelude::*;

rules! {
    SL0240 DOMAIN_MISSING = "domain-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "no domain after \"@\"",
        help: "write the domain after \"@\"",
        summary: "A domain follows the \"@\".",
        input: Input::Command,
        bad: &["RCPT TO:<joe@«»>"],
        good: &["RCPT TO:<joe@example.org>"],
    }
    SL0241 DOMAIN_LABEL_EMPTY = "domain-label-empty" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "an empty label in the domain",
        help: "put one dot, not more, between two labels",
        summary: "A domain has no empty label.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@b.«.»example>", "EHLO «.»example.org"],
        good: &["RCPT TO:<joe@b.example>"],
    }
    SL0242 DOMAIN_TRAILING_DOT = "domain-trailing-dot" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::Delete { title: "remove the dot" },
        message: "a dot at the end of the domain",
        help: "leave the last dot out; in SMTP a domain is always fully qualified",
        summary: "A domain does not end with a dot.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@b.example«.»>", "EHLO client.example.org«.»"],
        good: &["RCPT TO:<joe@b.example>"],
    }
    SL0243 DOMAIN_CHARACTER = "domain-character" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "{0} in a domain",
        help: "use letters, digits and hyphens only, with dots between labels",
        summary: "A domain holds letters, digits, hyphens and dots.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@host«_»name.example>", "EHLO my«_»host.example.org"],
        good: &["RCPT TO:<joe@host-name.example>"],
    }
    SL0244 DOMAIN_HYPHEN = "domain-hyphen" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a hyphen at the start or end of a label",
        help: "remove the hyphen",
        summary: "A label begins and ends with a letter or a digit.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@«-»a.example>", "RCPT TO:<joe@a«-».example>"],
        good: &["RCPT TO:<joe@a-b.example>"],
    }
    SL0245 DOMAIN_LABEL_TOO_LONG = "domain-label-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(1035, "2.3.4")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "label of {0} octets; the longest allowed is {1}",
        help: "use a shorter label",
        summary: "A label has at most 63 octets.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa».example>"],
        good: &["RCPT TO:<joe@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example>"],
    }
    SL0246 DOMAIN_TOO_LONG = "domain-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "domain of {0} octets; the longest allowed is {1}",
        help: "use a shorter domain",
        summary: "A domain has at most 255 octets.",
        input: Input::Command,
        bad: &["EHLO «bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.exam»"],
        good: &["EHLO bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.example"],
    }
    SL0247 DOMAIN_NOT_QUALIFIED = "domain-not-qualified" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.3.5")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is not a fully qualified domain name",
        help: "use the full name, such as mail.example.org",
        summary: "Only fully qualified domain names are used in SMTP.",
        input: Input::Command,
        bad: &["EHLO «localhost»", "RCPT TO:<joe@«localhost»>"],
        good: &["EHLO client.example.org"],
    }
    SL0248 DOMAIN_IS_IPV4 = "domain-is-ipv4" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.1.3"), Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::Replace { title: "put it in square brackets", with: "[{0}]" },
        message: "an IPv4 address without square brackets",
        help: "write [{span}]",
        summary: "An IP address stands in square brackets; without them it is read as a domain.",
        input: Input::Command,
        bad: &["EHLO «192.0.2.1»", "RCPT TO:<joe@«192.0.2.1»>"],
        good: &["EHLO [192.0.2.1]"],
    }
    SL0249 DOMAIN_IDNA = "domain-idna" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6531, "3.3"), Rfc(5890, "2.3.2.1")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "\"{span}\" is not a valid internationalised domain name",
        help: "check its spelling; by UTS 46 a label may not mix directions, misplace joiners or begin with an accent",
        summary: "An internationalised domain is made of valid U-labels (UTS 46: hyphens, bidi, joiners, STD3).",
        input: Input::Command,
        bad: &["MAIL FROM:<user@«aא.example»> SMTPUTF8", "RCPT TO:<user@«éé--é.example»>"],
        good: &["MAIL FROM:<user@bücher.example> SMTPUTF8", "RCPT TO:<user@xn--bcher-kva.example>"],
    }
    SL0250 LITERAL_UNCLOSED = "literal-unclosed" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "put in the \"]\"", with: "]" },
        message: "address literal without its \"]\"",
        help: "close the address literal with \"]\"",
        summary: "An address literal ends with \"]\".",
        input: Input::Command,
        bad: &["EHLO [192.0.2.1«»", "RCPT TO:<joe@[192.0.2.1«»>"],
        good: &["EHLO [192.0.2.1]"],
    }
    SL0251 LITERAL_IPV4 = "literal-ipv4" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "\"{span}\" is not an IPv4 address",
        help: "write four numbers from 0 to 255 with dots between them",
        summary: "An IPv4 address literal is four numbers from 0 to 255.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@[«192.0.2.999»]>", "EHLO [«192.0.2»]"],
        good: &["RCPT TO:<joe@[192.0.2.1]>"],
    }
    SL0252 LITERAL_IPV6 = "literal-ipv6" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "\"{span}\" is not an IPv6 address",
        help: "write eight groups of hexadecimal digits, or fewer with one \"::\"",
        summary: "An IPv6 address literal follows the forms of RFC 5321 §4.1.3.",
        input: Input::Command,
        bad: &["EHLO [IPv6:«2001:db8:::1»]", "EHLO [IPv6:«2001:db8::12345»]"],
        good: &["EHLO [IPv6:2001:db8::1]", "EHLO [IPv6:::ffff:192.0.2.1]"],
    }
    SL0253 LITERAL_IPV6_SINGLE_GROUP = "literal-ipv6-single-group" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "\"::\" for a single group of zeros",
        help: "write the group as 0; here \"::\" stands for two groups or more",
        summary: "In an address literal \"::\" stands for at least two groups of zeros.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@[IPv6:«1:2:3:4:5:6::8»]>"],
        good: &["RCPT TO:<joe@[IPv6:1:2:3:4:5::8]>"],
    }
    SL0254 LITERAL_IPV6_TAG = "literal-ipv6-tag" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::Replace { title: "write it as [IPv6:…]", with: "{0}{span}{1}" },
        message: "an IPv6 address that is not written as [IPv6:…]",
        help: "put the address between \"[IPv6:\" and \"]\"",
        summary: "An IPv6 address literal begins with IPv6:.",
        input: Input::Command,
        bad: &["EHLO [«»2001:db8::1]", "EHLO «2001:db8::1»", "RCPT TO:<user@«IPv6:::1»>"],
        good: &["EHLO [IPv6:2001:db8::1]"],
    }
    SL0255 LITERAL_TAG = "literal-tag" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "\"{span}\" is not a registered address literal tag",
        help: "use an IPv4 address, or IPv6: and an IPv6 address",
        summary: "The tag of an address literal is registered with IANA; only IPv6 is.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@[«x-tag»:abc]>"],
        good: &["EHLO [IPv6:2001:db8::1]"],
    }
    SL0256 LITERAL_EMPTY = "literal-empty" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "an empty address literal",
        help: "write an IP address between the brackets",
        summary: "An address literal is not empty.",
        input: Input::Command,
        bad: &["EHLO [«»]"],
        good: &["EHLO [192.0.2.1]"],
    }
    SL0257 LITERAL_TRAILING_TEXT = "literal-trailing-text" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.3")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "text after \"]\"",
        help: "end the domain with \"]\"",
        summary: "Nothing follows the \"]\" of an address literal.",
        input: Input::Command,
        bad: &["RCPT TO:<joe@[192.0.2.1]«.example»>"],
        good: &["RCPT TO:<joe@[192.0.2.1]>"],
    }
    SL0258 HELO_LITERAL = "helo-literal" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "HELO with an address literal",
        help: "use EHLO, or the domain name of this host",
        summary: "By its grammar HELO takes a domain only.",
        input: Input::Command,
        bad: &["HELO «[192.0.2.1]»"],
        good: &["EHLO [192.0.2.1]", "HELO client.example.org"],
    }
    SL0259 DOMAIN_A_LABEL = "domain-a-label" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5890, "2.3.2.1"), Rfc(5321, "2.3.5")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" begins like an A-label, but stands for no U-label",
        help: "let a library make the A-label (xn--…) from the name in its own script",
        summary: "A label that begins with xn-- is the ASCII form of an internationalised label.",
        input: Input::Command,
        bad: &["RCPT TO:<user@«xn--a».example>", "EHLO «xn--zzzzzz-zz».example"],
        good: &["RCPT TO:<user@xn--bcher-kva.example>"],
    }
    SL0260 DOMAIN_URI = "domain-uri" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.2")],
        reply: Answer::Path, remedy: Remedy::None,
        message: "a URI where a domain belongs",
        help: "write the name of the host alone, without the scheme and what follows the name",
        summary: "A domain is the name of a host, not the URI of a page.",
        input: Input::Command,
        bad: &["EHLO «https://example.org/»", "RCPT TO:<joe@«http://example.org»>"],
        good: &["EHLO client.example.org"],
    }
}
