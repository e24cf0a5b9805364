//! Message data: the 07xx family.

use super::prelude::*;

rules! {
    SL0701 DATA_BARE_LF = "data-bare-lf" {
        severity: Severity::Error, kind: Kind::Security, rfc: &[Rfc(5321, "2.3.8"), Rfc(5321, "4.1.1.4")],
        reply: Answer::Always(Owed(554, "5.6.0")), remedy: Remedy::None,
        message: "line feed without a carriage return before it in the message",
        help: "end each line of the message with CR LF; lenient servers take \"LF . LF\" for the end, so a second mail can be smuggled in",
        summary: "Lines of a message end with CRLF.",
        input: Input::Data,
        bad: &[r"Subject: x\r\n\r\na«\n»b\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\na\r\nb\r\n.\r\n"],
    }
    SL0702 DATA_BARE_CR = "data-bare-cr" {
        severity: Severity::Error, kind: Kind::Security, rfc: &[Rfc(5321, "2.3.8"), Rfc(5321, "4.1.1.4")],
        reply: Answer::Always(Owed(554, "5.6.0")), remedy: Remedy::None,
        message: "carriage return without a line feed after it in the message",
        help: "end each line of the message with CR LF; some servers take a lone CR for a line end, so a second mail can be smuggled in",
        summary: "A carriage return stands only in CRLF.",
        input: Input::Data,
        bad: &[r"Subject: x\r\n\r\na«\r»b\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\na\r\n.\r\n"],
    }
    SL0703 DATA_LINE_TOO_LONG = "data-line-too-long" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.3.1.6")],
        reply: Answer::Always(Owed(554, "5.6.0")), remedy: Remedy::None,
        message: "a line of more than {0} octets in the message, with its CRLF",
        help: "break the line, or encode the content (quoted-printable, base64)",
        summary: "A line of a message has at most 1000 octets with its CRLF.",
        input: Input::Data,
        bad: &[r"Subject: x\r\n\r\nyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy«yy»\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\nyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n.\r\n"],
    }
    SL0704 MESSAGE_TOO_LARGE = "message-too-large" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(1870, "4"), Rfc(1870, "6.3")],
        reply: Answer::Always(Owed(552, "5.3.4")), remedy: Remedy::None,
        message: "the message is larger than {0} octets, the limit that the server states",
        help: "send a smaller message, or a link to it",
        summary: "A message is at most as large as the server states with SIZE.",
        input: Input::DataSizeLimit,
        bad: &[r"aaaaaaaa\r\n«bbbbbbbb\r\n».\r\n"],
        good: &[r"aaaaaaaa\r\n.\r\n"],
    }
}
