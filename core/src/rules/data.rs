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
    SL0705 DATA_EIGHT_BIT = "data-eight-bit" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.4"), Rfc(6152, "3")],
        reply: Answer::Always(Owed(554, "5.6.3")), remedy: Remedy::None,
        message: "an octet above 127 in the message, but the server does not offer 8BITMIME",
        help: "encode the content in US-ASCII (quoted-printable, base64, RFC 2047 in header fields)",
        summary: "Octets above 127 go only to a server that offers 8BITMIME.",
        input: Input::DataSevenBit,
        bad: &[r"Subject: x\r\n\r\ncaf«é» crème\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\ncaf=C3=A9\r\n.\r\n"],
    }
    SL0706 DATA_EIGHT_BIT_UNDECLARED = "data-eight-bit-undeclared" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(6152, "3"), Rfc(5321, "2.4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "an octet above 127 in the message, but MAIL had no BODY=8BITMIME",
        help: "add BODY=8BITMIME to MAIL, or encode the content in US-ASCII",
        summary: "A message with octets above 127 is declared with BODY=8BITMIME.",
        input: Input::DataUndeclared,
        bad: &[r"Subject: x\r\n\r\ncaf«é» crème\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\ncaf=C3=A9\r\n.\r\n"],
    }
    SL0707 DATA_NUL = "data-nul" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.1.1.4"), Rfc(5322, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "NUL in the message",
        help: "encode binary content in base64; take stray NUL octets out of text",
        summary: "A message has no NUL octets.",
        input: Input::Data,
        bad: &[r"Subject: x\r\n\r\na«\x00»b\x00\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\na b\r\n.\r\n"],
    }
    SL0708 DATA_DOT_UNSTUFFED = "data-dot-unstuffed" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.5.2")],
        reply: Answer::Always(Owed(554, "5.6.0")), remedy: Remedy::None,
        message: "a line of the message begins with a single \".\", which the receiver takes away",
        help: "put one more \".\" before each line of the message that begins with \".\"",
        summary: "A line of a message that begins with a dot is sent with one more.",
        input: Input::Data,
        bad: &[r"Subject: x\r\n\r\n«.»profile\r\n.\r\n"],
        good: &[r"Subject: x\r\n\r\n..profile\r\n..\r\n.\r\n"],
    }
    SL0709 HEADER_SECTION_MISSING = "header-section-missing" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(5322, "3.5"), Rfc(5321, "2.3.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the message has no header section",
        help: "begin with header fields (Date, From), then an empty line, then the text",
        summary: "A message begins with header fields.",
        input: Input::DataHeaders,
        bad: &[r"«H»ello, here is the report\r\n.\r\n", r"«.»\r\n", r"«F»rom user Sat Nov 21 09:55:06 2026\r\nDate: x\r\n\r\n.\r\n"],
        good: &[r"Date: Sat, 21 Nov 2026 09:55:06 -0600\r\nFrom: user@example.org\r\n\r\nHello\r\n.\r\n"],
    }
    SL0710 HEADER_FIELD_MISSING = "header-field-missing" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(5322, "3.6"), Rfc(6409, "8")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the header section has no {0}",
        help: "give Date and From; servers for submission may add Date, and others refuse or file as spam",
        summary: "A header section has the fields Date and From.",
        input: Input::DataHeaders,
        bad: &[
            r"Subject: x\r\nFrom: user@example.org\r\n«\r\n»Hello\r\n.\r\n",
            r"Date: Sat, 21 Nov 2026 09:55:06 -0600\r\n«\r\n»Hello\r\n.\r\n",
            r"«\r\n»Hello\r\n.\r\n",
            r"Subject: x\r\n«.»\r\n",
        ],
        good: &[r"Date: Sat, 21 Nov 2026 09:55:06 -0600\r\nFrom: user@example.org\r\n\r\nHello\r\n.\r\n"],
    }
    SL0711 SIZE_UNDERSTATED = "size-understated" {
        severity: Severity::Info, kind: Kind::Interoperability, rfc: &[Rfc(1870, "6"), Rfc(1870, "6.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a message of {0} octets, where MAIL said SIZE={1}",
        help: "state the size of the message as it is sent, CRLF as two octets, or an estimate that is rather too large",
        summary: "A message is not larger than the SIZE that MAIL states.",
        input: Input::DataSizeDeclared,
        bad: &[r"aaaaaaaa\r\nbbbbbbbb\r\n«.»\r\n"],
        good: &[r"aaaaaaaa\r\n.\r\n"],
    }
}
