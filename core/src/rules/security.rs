//! What can be exploited between two servers: the 08xx family.

use super::prelude::*;

rules! {
    SL0801 SMUGGLED_END_OF_DATA = "smuggled-end-of-data" {
        severity: Severity::Error, kind: Kind::Security, rfc: &[Rfc(5321, "4.1.1.4"), Rfc(5321, "2.3.8")],
        reply: Answer::Always(Owed(554, "5.6.0")), remedy: Remedy::None,
        message: "{0} in the message, which {1} would take for its end",
        help: "end lines with CRLF only; a server on the way that takes this for the end runs what follows as commands",
        summary: "Only CRLF, a dot and CRLF end a message, and nothing in it is taken for that by lenient servers.",
        input: Input::Data,
        bad: &[
            r"Subject: x\r\n\r\na«\n.\n»MAIL FROM:<ceo@example.org>\r\n.\r\n",
            r"Subject: x\r\n\r\na«\n.\r\n»b\r\n.\r\n",
            r"Subject: x\r\n\r\na«\n.\r»b\r\n.\r\n",
            r"Subject: x\r\n\r\na«\r.\n»b\r\n.\r\n",
            r"Subject: x\r\n\r\na«\r.\r\n»b\r\n.\r\n",
            r"Subject: x\r\n\r\na«\r.\r»b\r\n.\r\n",
            r"Subject: x\r\n\r\na«\r\n.\n»b\r\n.\r\n",
            r"Subject: x\r\n\r\na«\r\n.\r»b\r\n.\r\n",
        ],
        good: &[r"Subject: x\r\n\r\na\r\n..\r\nb\r\n.\r\n"],
    }
}
