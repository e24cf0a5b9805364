//! The order of commands: the 04xx family.

use super::prelude::*;

rules! {
    SL0401 HELLO_FIRST = "hello-first" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.4")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} before EHLO or HELO",
        help: "send EHLO first",
        summary: "A session with mail begins with EHLO or HELO.",
        input: Input::Session,
        bad: &["«MAIL» FROM:<user@example.org>"],
        good: &[r"EHLO client.example.org\nMAIL FROM:<user@example.org>"],
    }
    SL0402 MAIL_FIRST = "mail-first" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.3"), Rfc(5321, "4.1.4")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} before MAIL",
        help: "send MAIL FROM:<…> first",
        summary: "RCPT and DATA come after MAIL.",
        input: Input::Session,
        bad: &[r"EHLO client.example.org\n«RCPT» TO:<user@example.org>"],
        good: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRCPT TO:<user@example.org>"],
    }
    SL0403 MAIL_NESTED = "mail-nested" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.4")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} while a transaction is open",
        help: "end the transaction with DATA, or abort it with RSET",
        summary: "MAIL is not sent while a transaction is open.",
        input: Input::Session,
        bad: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\n«MAIL» FROM:<b@example.org>"],
        good: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRSET\nMAIL FROM:<b@example.org>"],
    }
    SL0404 RECIPIENT_FIRST = "recipient-first" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.3")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} without an accepted recipient",
        help: "send RCPT TO:<…> first",
        summary: "Data comes after at least one accepted RCPT.",
        input: Input::Session,
        bad: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\n«DATA»"],
        good: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRCPT TO:<b@example.org>\nDATA"],
    }
    SL0405 AFTER_QUIT = "after-quit" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.10")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} after QUIT",
        help: "open a new connection",
        summary: "QUIT is the last command of a session.",
        input: Input::Session,
        bad: &[r"EHLO client.example.org\nQUIT\n«NOOP»"],
        good: &[r"EHLO client.example.org\nNOOP\nQUIT"],
    }
    SL0406 TOO_MANY_RECIPIENTS = "too-many-recipients" {
        severity: Severity::Error, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.5.3.1.8"), Rfc(5321, "4.5.3.1.10")],
        reply: Answer::Always(Owed(452, "4.5.3")), remedy: Remedy::None,
        message: "more than {0} recipients in one transaction",
        help: "send the rest in another transaction",
        summary: "A server may refuse recipients beyond the hundredth.",
        input: Input::SessionRecipientLimit,
        bad: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRCPT TO:<b@example.org>\n«RCPT» TO:<c@example.org>"],
        good: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRCPT TO:<b@example.org>\nDATA"],
    }
}
