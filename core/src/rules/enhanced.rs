//! Enhanced status codes: 053x.

use super::prelude::*;

rules! {
    SL0530 ENHANCED_CLASS = "enhanced-class" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "enhanced status code of class {0} in a {1} reply",
        help: "give both codes the same first digit",
        summary: "The class of the enhanced status code is the first digit of the reply code.",
        input: Input::Reply,
        bad: &["550 «4».2.2 Mailbox full"],
        good: &["452 4.2.2 Mailbox full"],
    }
    SL0531 ENHANCED_LEADING_ZERO = "enhanced-leading-zero" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3463, "2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a leading zero in an enhanced status code",
        help: "write the number without leading zeros",
        summary: "The parts of an enhanced status code have no leading zeros.",
        input: Input::Reply,
        bad: &["550 «5.01.1» No such user"],
        good: &["550 5.1.1 No such user"],
    }
    SL0532 ENHANCED_SPACE_MISSING = "enhanced-space-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "3")],
        reply: Answer::None, remedy: Remedy::Replace { title: "put in the space", with: " " },
        message: "no space after the enhanced status code",
        help: "put a space between the code and the text",
        summary: "A space follows the enhanced status code.",
        input: Input::Reply,
        bad: &["550 5.1.1«»text"],
        good: &["550 5.1.1 text"],
    }
    SL0533 ENHANCED_DIFFERS = "enhanced-differs" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "enhanced status code {span} in a reply that began with {0}",
        help: "use the same enhanced status code on every line",
        summary: "All lines of a reply have the same enhanced status code.",
        input: Input::Reply,
        bad: &[r"550-5.1.1 one\n550 «5.1.2» two"],
        good: &[r"550-5.1.1 one\n550 5.1.1 two"],
    }
    SL0534 ENHANCED_MISPLACED = "enhanced-misplaced" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "4"), Rfc(5321, "4.2"), Rfc(5321, "4.1.1.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "an enhanced status code where the host name belongs",
        help: "begin the greeting and the reply to EHLO with the host name",
        summary: "The greeting and the reply to EHLO have no enhanced status code.",
        input: Input::ReplyTo("greeting"),
        bad: &["220 «2.0.0» mail.example.org"],
        good: &["220 mail.example.org ESMTP"],
    }
    SL0535 ENHANCED_INTERMEDIATE = "enhanced-intermediate" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(2034, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "an enhanced status code in a {0} reply",
        help: "leave it out; only 2yz, 4yz and 5yz replies have one",
        summary: "3yz replies have no enhanced status code.",
        input: Input::Reply,
        bad: &["354 «3.0.0» go ahead"],
        good: &["354 go ahead"],
    }
    SL0536 ENHANCED_MISSING = "enhanced-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the text does not begin with an enhanced status code, which the server has offered",
        help: "put the code, such as {0}, before the text",
        summary: "A server that offers ENHANCEDSTATUSCODES puts one into every 2yz, 4yz and 5yz reply.",
        input: Input::ReplyOffer(&["ENHANCEDSTATUSCODES"]),
        bad: &["250 «»OK"],
        good: &["250 2.0.0 OK"],
    }
    SL0537 ENHANCED_PARTS = "enhanced-parts" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "4"), Rfc(3463, "2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is no enhanced status code: it has three numbers of one to three digits",
        help: "write class, subject and detail with dots between them, such as {0}",
        summary: "An enhanced status code has three parts.",
        input: Input::ReplyOffer(&["ENHANCEDSTATUSCODES"]),
        bad: &["250 «2.0» OK", "250 «2.1.0.0» OK", "550 «5.1» No such user", "550 «5.1.1234» No such user"],
        good: &["250 2.0.0 OK"],
    }
    SL0538 ENHANCED_CLASS_DIGIT = "enhanced-class-digit" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2034, "4"), Rfc(3463, "2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "an enhanced status code of class {0}; the class is 2, 4 or 5",
        help: "begin it with the first digit of the reply code",
        summary: "The class of an enhanced status code is 2, 4 or 5.",
        input: Input::ReplyOffer(&["ENHANCEDSTATUSCODES"]),
        bad: &["550 «1».0.0 No", "550 «3».1.1 No"],
        good: &["550 5.1.1 No such user"],
    }
    SL0539 ENHANCED_UNREGISTERED = "enhanced-unregistered" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(3463, "2"), Rfc(5248, "3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the enhanced status code {span} is not registered with IANA",
        help: "use a listed code of the same subject; {0} says the least",
        summary: "An enhanced status code is one of those that IANA lists.",
        input: Input::Reply,
        bad: &["550 «5.7.606» Access denied", "451 «4.4.316» Connection refused"],
        good: &["550 5.7.1 Access denied"],
    }
    SL0540 ENHANCED_DEPRECATED = "enhanced-deprecated" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(6531, "4"), Rfc(5248, "3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the enhanced status code {span} is deprecated",
        help: "use X.6.8 in its place",
        summary: "A deprecated enhanced status code is not used.",
        input: Input::Reply,
        bad: &["553 «5.6.10» Mailbox name needs UTF-8"],
        good: &["553 5.6.8 Mailbox name needs UTF-8"],
    }
    SL0541 ENHANCED_SUCCESS = "enhanced-success" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(3463, "3"), Rfc(5248, "3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{span} is \"{0}\"",
        help: "choose a code whose meaning agrees with the outcome",
        summary: "The meaning of an enhanced status code agrees with success or failure.",
        input: Input::Reply,
        bad: &["250 «2.2.2» Delivered", "550 «5.1.5» No such user"],
        good: &["250 2.1.5 OK", "550 5.4.1 Access denied"],
    }
    SL0542 ENHANCED_PAIRING = "enhanced-pairing" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(4954, "6"), Rfc(5248, "3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the enhanced status code {span} does not go with {0}",
        help: "choose the two codes for one meaning",
        summary: "The enhanced status code speaks of the same thing as the reply code.",
        input: Input::Reply,
        bad: &["535 «5.1.1» Try again", "503 «5.2.2» Mailbox full", "550 «5.7.8» Go away"],
        good: &["535 5.7.8 Credentials invalid", "503 5.5.1 Need MAIL first", "550 5.7.1 Go away"],
    }
}
