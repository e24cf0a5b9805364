//! Replies held against the commands they answer: the 056x rules.

use super::prelude::*;

rules! {
    SL0560 REPLY_UNASKED = "reply-unasked" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a reply, and no command that waits for one",
        help: "answer each command once; a reply of several lines has NNN- on all but the last",
        summary: "Each command has exactly one reply.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: NOOP\nS: 250 ok\nS: «250 ok»"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: NOOP\nS: 250-ok\nS: 250 ok"],
    }
    SL0561 REPLY_ABSENT = "reply-missing" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "no reply to {0}",
        help: "look at where the connection ended: the other side, or something between, has cut it",
        summary: "Each command has a reply.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: «NOOP»"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: NOOP\nS: 250 ok"],
    }
    SL0562 WRONG_ACCEPTED = "wrong-command-accepted" {
        severity: Severity::Info, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.2.4"), Rfc(5321, "4.3.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} accepted, though it is wrong",
        help: "do not rely on it: another server will refuse the same command",
        summary: "A server that accepts a wrong command hides the fault of the client.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nC: RCPT TO:<b@example.net>\nS: 550 no\nS: «250» ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 550 no"],
    }
    SL0563 RIGHT_REFUSED = "right-command-refused" {
        severity: Severity::Info, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.3.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} refused as not understood, and nothing is wrong with it",
        help: "read the text of the reply; 5yz codes of policy are 550, 553 and 554",
        summary: "500, 501, 502, 504 and 555 say that a command is not understood.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: «501» we do not like you"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 550 we do not like you"],
    }
    SL0564 NOT_TOO_LONG = "refused-as-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.3.2"), Rfc(5321, "4.5.3.1.4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a line of {0} octets refused as too long, where 512 have to be taken",
        help: "take command lines of 512 octets, and more where an extension says so",
        summary: "A server takes command lines of 512 octets.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: «500» line too long"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 552 message too long"],
    }
    SL0565 DATA_WITHOUT_RECIPIENT = "data-accepted-without-recipient" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(2920, "3.2"), Rfc(5321, "3.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "354 though no recipient has been accepted",
        help: "answer DATA with 503 or 554 where no RCPT was accepted",
        summary: "DATA is accepted only after an accepted recipient.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nC: RCPT TO:<b@example.net>\nC: DATA\nS: 250 ok\nS: 550 no such user\nS: «354» go ahead\nC: .\nS: 554 no recipients"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nC: RCPT TO:<b@example.net>\nC: DATA\nS: 250 ok\nS: 550 no such user\nS: 554 no valid recipients"],
    }    SL0566 VERIFIED_WITHOUT_MAILBOX = "verified-without-mailbox" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.5.1"), Rfc(5321, "3.5.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "250 to {0}, and no mailbox in it",
        help: "name the mailbox: 250 <user@example.net>; answer 252 where nothing was verified",
        summary: "250 to VRFY and EXPN names the mailbox that was verified.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: VRFY user\nS: «250» ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: VRFY user\nS: 250 <user@example.net>", r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: VRFY user\nS: 252 send it and see"],
    }
    SL0567 RECIPIENTS_552 = "too-many-recipients-552" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.10")],
        reply: Answer::None, remedy: Remedy::None,
        message: "552 for too many recipients, where 452 belongs",
        help: "answer 452: the client then sends the others in another transaction",
        summary: "Too many recipients are refused with 452, not with 552.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: «552» too many recipients"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 552 5.2.2 mailbox full"],
    }
    SL0568 RECIPIENTS_REFUSED_EARLY = "recipients-refused-early" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.8")],
        reply: Answer::None, remedy: Remedy::None,
        message: "too many recipients after {0}, where 100 have to be taken",
        help: "take 100 recipients in a transaction, or state fewer with LIMITS RCPTMAX (RFC 9422)",
        summary: "A server takes at least 100 recipients in a transaction.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: RCPT TO:<c@example.net>\nS: «452» 4.5.3 too many recipients"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: RCPT TO:<c@example.net>\nS: 452 4.2.2 mailbox full"],
    }
    SL0569 OFFERED_NOT_IMPLEMENTED = "offered-not-implemented" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} not implemented, though the response to EHLO offers it",
        help: "leave the keyword out of the response to EHLO, or implement the command",
        summary: "What the response to EHLO lists is not answered with 500 or 502.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: «502» not implemented"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 not now"],
    }
    SL0570 LMTP_EXTENSION_MISSING = "lmtp-extension-missing" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(2033, "5")],
        reply: Answer::None, remedy: Remedy::None,
        message: "LHLO answered without {0}, which LMTP asks of every server",
        help: "implement {0}, and list it in the response to LHLO",
        summary: "An LMTP server offers PIPELINING and ENHANCEDSTATUSCODES.",
        input: Input::TalkLmtp,
        bad: &[r"S: 220 mx.example.net LMTP\nC: LHLO client.example.org\nS: «250»-mx.example.net\nS: 250 ENHANCEDSTATUSCODES"],
        good: &[r"S: 220 mx.example.net LMTP\nC: LHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250 ENHANCEDSTATUSCODES"],
    }
}
