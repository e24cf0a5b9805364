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
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.5.3.1.8"), Rfc(5321, "4.5.3.1.10")],
        reply: Answer::None, remedy: Remedy::None,
        message: "more than {0} recipients in one transaction",
        help: "send the rest in another transaction",
        summary: "A server may refuse recipients beyond the hundredth.",
        input: Input::SessionRecipientLimit,
        bad: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRCPT TO:<b@example.org>\n«RCPT» TO:<c@example.org>"],
        good: &[r"EHLO client.example.org\nMAIL FROM:<a@example.org>\nRCPT TO:<b@example.org>\nDATA"],
    }
    SL0407 AFTER_CLOSING = "after-closing" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.8"), Rfc(5321, "4.2.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} after 421, with which the server closes the connection",
        help: "open a new connection, later",
        summary: "Nothing is sent after 421.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nS: 421 mx.example.net closing\nC: «NOOP»"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: QUIT\nS: 221 mx.example.net closing"],
    }
    SL0408 AFTER_REFUSED_GREETING = "after-refused-greeting" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.1"), Rfc(7504, "3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} after a greeting that refuses the client",
        help: "send QUIT; a 4yz greeting invites to try later, a 5yz one does not",
        summary: "After a greeting of 554 or 521 a client says QUIT.",
        input: Input::Talk,
        bad: &[r"S: 554 mx.example.net no service for you\nC: «EHLO» client.example.org\nS: 503 bad sequence"],
        good: &[r"S: 554 mx.example.net no service for you\nC: QUIT\nS: 221 mx.example.net closing"],
    }
    SL0409 CHUNKING_MIXED = "chunking-mixed" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3030, "2"), Rfc(5321, "4.1.4")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} after BDAT in the same transaction",
        help: "send RSET and begin again, or end the message with BDAT and LAST",
        summary: "After BDAT neither DATA nor RCPT belongs to the same transaction.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250-BINARYMIME\nS: 250 CHUNKING\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: BDAT 59\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nS: 250 ok\nC: «DATA»\nS: 503 bad sequence"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250-BINARYMIME\nS: 250 CHUNKING\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: BDAT 59 LAST\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nS: 250 ok"],
    }
    SL0410 CHUNK_AFTER_FAILURE = "chunk-after-failure" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3030, "2")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} although a chunk of this message has been refused",
        help: "send RSET, and the whole message again if the refusal was 4yz",
        summary: "After a refused chunk no more chunks are sent.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250-BINARYMIME\nS: 250 CHUNKING\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: BDAT 59\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nS: 452 4.3.1 no space\nC: «BDAT» 59 LAST\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nS: 503 bad sequence"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250-BINARYMIME\nS: 250 CHUNKING\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: BDAT 59\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nS: 452 no space\nC: RSET\nS: 250 ok"],
    }
    SL0411 BINARYMIME_DATA = "binarymime-data" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3030, "3")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "DATA after MAIL with BODY=BINARYMIME",
        help: "send the message with BDAT, which counts octets instead of looking for a dot",
        summary: "A binary message is sent with BDAT, not with DATA.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250-BINARYMIME\nS: 250 CHUNKING\nC: MAIL FROM:<a@example.org> BODY=BINARYMIME\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: «DATA»\nS: 503 bad sequence"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250-BINARYMIME\nS: 250 CHUNKING\nC: MAIL FROM:<a@example.org> BODY=BINARYMIME\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: BDAT 59 LAST\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nS: 250 ok"],
    }
    SL0412 CHUNK_SIZE_MISMATCH = "chunk-size-mismatch" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3030, "2")],
        reply: BROKEN, remedy: Remedy::None,
        message: "no command after {0} octets of BDAT data: the chunk is not as long as BDAT said",
        help: "count the octets of the chunk as they are sent, CRLF as two",
        summary: "The size that BDAT states is the size of the chunk.",
        input: Input::TalkWire,
        bad: &[r"S: 220 mx.example.net ESMTP\r\nC: EHLO client.example.org\r\nS: 250-mx.example.net\r\nS: 250-PIPELINING\r\nS: 250-BINARYMIME\r\nS: 250 CHUNKING\r\nC: MAIL FROM:<a@example.org>\r\nS: 250 ok\r\nC: RCPT TO:<b@example.net>\r\nS: 250 ok\r\nC: BDAT 59 LAST\r\nC: From: a@example.org\r\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\r\nC: «more» text\r\nS: 250 ok\r\nS: 500 what?\r\n"],
        good: &[r"S: 220 mx.example.net ESMTP\r\nC: EHLO client.example.org\r\nS: 250-mx.example.net\r\nS: 250-PIPELINING\r\nS: 250-BINARYMIME\r\nS: 250 CHUNKING\r\nC: MAIL FROM:<a@example.org>\r\nS: 250 ok\r\nC: RCPT TO:<b@example.net>\r\nS: 250 ok\r\nC: BDAT 59 LAST\r\nC: From: a@example.org\r\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\r\nS: 250 ok\r\n"],
    }
    SL0413 EARLY_TALK = "early-talk" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.3.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} before the greeting of the server",
        help: "wait for the 220",
        summary: "A client waits for the greeting before it speaks.",
        input: Input::Live,
        bad: &[r"«EHLO» client.example.org\r\n|220 mx.example.net ESMTP\r\n|250 mx.example.net\r\nQUIT\r\n"],
        good: &[r"|220 mx.example.net ESMTP\r\nEHLO client.example.org\r\n|250 mx.example.net\r\nQUIT\r\n"],
    }
    SL0414 PIPELINING_NOT_OFFERED = "pipelining-not-offered" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2920, "3.1"), Rfc(5321, "4.3.1")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} before the reply to {1}, and the server does not offer PIPELINING",
        help: "wait for each reply before the next command",
        summary: "Commands are sent in groups only to servers that offer PIPELINING.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nC: «RCPT» TO:<b@example.net>\nS: 250 ok\nS: 250 ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nC: RCPT TO:<b@example.net>\nS: 250 ok\nS: 250 ok"],
    }
    SL0415 PIPELINED_AFTER_LAST = "pipelined-after-last" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2920, "3.1")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} before the reply to {1}, which has to be the last command of a group",
        help: "wait for the reply to that command first",
        summary: "Some commands can only be the last of a pipelined group.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: NOOP\nC: «MAIL» FROM:<a@example.org>\nS: 250 ok\nS: 250 ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nC: NOOP\nS: 250 ok\nS: 250 ok"],
    }
    SL0416 DATA_BEFORE_354 = "data-before-354" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "3.3"), Rfc(2920, "3.1")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "message data, and no 354 to DATA",
        help: "send the message after the 354 only: without it, its lines are read as commands",
        summary: "A message is sent after the 354 and not before.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: DATA\nC: «From: a@example.org»\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nC: \nC: .\nS: 354 go ahead\nS: 250 ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 PIPELINING\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: DATA\nS: 354 go ahead\nC: From: a@example.org\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\nC: \nC: hello\nC: .\nS: 250 ok"],
    }
    SL0417 RETRIED_AT_ONCE = "retried-at-once" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.2.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} again, unchanged, though the server has just refused it for good",
        help: "change what the reply names, or give the message back to its sender",
        summary: "What was refused with 5yz is not sent again as it was.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 550 no such user\nC: «RCPT» TO:<b@example.net>\nS: 550 no such user"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 450 busy\nC: RCPT TO:<b@example.net>\nS: 250 ok"],
    }
    SL0418 LIMIT_EXCEEDED = "limit-exceeded" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(9422, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} beyond the {1} that the server allows with LIMITS",
        help: "send the rest in another transaction, or in another session",
        summary: "A client keeps to the limits that the server states with LIMITS.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 LIMITS RCPTMAX=1\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: «RCPT» TO:<c@example.net>\nS: 452 4.5.3 too many"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 LIMITS RCPTMAX=2\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: RCPT TO:<c@example.net>\nS: 250 ok"],
    }
    SL0419 QUIT_MISSING = "quit-missing" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.10"), Rfc(5321, "3.8")],
        reply: Answer::None, remedy: Remedy::None,
        message: "the client closed the connection without QUIT",
        help: "send QUIT and wait for its reply before closing",
        summary: "A client ends its session with QUIT.",
        input: Input::Live,
        bad: &[r"|220 mx.example.net ESMTP\r\nNOOP\r\n«»|250 ok\r\n"],
        good: &[r"|220 mx.example.net ESMTP\r\nQUIT\r\n|221 mx.example.net closing\r\n"],
    }
    SL0420 HELLO_OTHER_PROTOCOL = "hello-other-protocol" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2033, "4.1")],
        reply: BROKEN, remedy: Remedy::None,
        message: "{0} in an LMTP session",
        help: "send LHLO",
        summary: "LMTP begins with LHLO, not with EHLO or HELO.",
        input: Input::TalkLmtp,
        bad: &[r"S: 220 mx.example.net LMTP\nC: «EHLO» client.example.org\nS: 500 unknown command"],
        good: &[r"S: 220 mx.example.net LMTP\nC: LHLO client.example.org\nS: 250-mx.example.net\nS: 250-PIPELINING\nS: 250 ENHANCEDSTATUSCODES"],
    }
    SL0421 WAIT_TOO_LONG = "wait-too-long" {
        severity: Severity::Info, kind: Kind::Interoperability, rfc: &[Rfc(5321, "4.5.3.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} seconds of waiting, where the other side need not wait longer than {1}",
        help: "look for what takes so long: a lookup, a content filter, a full queue",
        summary: "Each side answers before the other may give up.",
        input: Input::Live,
        bad: &[r"|220 mx.example.net ESMTP\r\nNOOP\r\n~400 |«250» ok\r\nQUIT\r\n", r"|220 mx.example.net ESMTP\r\n~400 «QUIT»\r\n"],
        good: &[r"|220 mx.example.net ESMTP\r\nNOOP\r\n~100 |250 ok\r\nQUIT\r\n"],
    }
    SL0422 CHUNK_CUT_SHORT = "chunk-cut-short" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(3030, "2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} of the {1} octets that BDAT states have not come",
        help: "send as many octets as BDAT states: the server waits for them, and takes the next command for content",
        summary: "A chunk has as many octets as BDAT states.",
        input: Input::TalkWire,
        bad: &[r"S: 220 mx.example.net ESMTP\r\nC: EHLO client.example.org\r\nS: 250-mx.example.net\r\nS: 250 CHUNKING\r\nC: MAIL FROM:<a@example.org>\r\nS: 250 ok\r\nC: RCPT TO:<b@example.net>\r\nS: 250 ok\r\nC: «BDAT» 90 LAST\r\nC: From: a@example.org\r\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\r\nC: QUIT\r\n"],
        good: &[r"S: 220 mx.example.net ESMTP\r\nC: EHLO client.example.org\r\nS: 250-mx.example.net\r\nS: 250 CHUNKING\r\nC: MAIL FROM:<a@example.org>\r\nS: 250 ok\r\nC: RCPT TO:<b@example.net>\r\nS: 250 ok\r\nC: BDAT 59 LAST\r\nC: From: a@example.org\r\nC: Date: Mon, 3 Aug 2026 10:11:12 +0000\r\nS: 250 ok\r\n"],
    }
}
