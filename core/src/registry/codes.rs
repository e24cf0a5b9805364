//! The reply codes that a standard defines: RFC 5321 (core) and the RFCs of extensions.
//!
//! There is no official registry of them (RFC 7504 §6). One block per code in `codes/table.rs`; what is said
//! about a code in words stands in `texts/en/codes/`, except its name.

#[cfg(feature = "reference")]
pub mod beyond;
mod table;
pub use table::*;

use super::classes::{ReplyCategory, ReplyClass, worded};
#[cfg(feature = "reference")]
use crate::rules::Rfc;

/// One reply code: facts, no texts beyond its name and examples; what the linter does not need comes with `reference`.
#[derive(Debug)]
#[non_exhaustive]
pub struct ReplyCode {
    /// The three digits.
    pub code: u16,
    /// What it is called, in the standard's own words where it has some.
    pub name: &'static str,
    /// Where it comes from.
    #[cfg(feature = "reference")]
    pub status: Status,
    /// Still defined, but not for new use.
    #[cfg(feature = "reference")]
    pub obsolete: bool,
    /// What the client does next.
    pub action: Action,
    /// Whether the command may be sent again; none where it did not fail.
    #[cfg(feature = "reference")]
    pub retry: Option<Retry>,
    /// Which person has to do something about it.
    #[cfg(feature = "reference")]
    pub actor: Actor,
    /// Where in a session it comes.
    #[cfg(feature = "reference")]
    pub phases: &'static [Phase],
    /// What happens on the connection after it.
    #[cfg(feature = "reference")]
    pub next: Next,
    /// What it answers: verbs, and `greeting` for a new connection; empty where it answers any command.
    pub commands: &'static [&'static str],
    /// The enhanced status codes that usually go with it.
    #[cfg(feature = "reference")]
    pub enhanced: &'static [&'static str],
    /// The ports on which it belongs, where that matters.
    #[cfg(feature = "reference")]
    pub ports: &'static [u16],
    /// Codes that are easily confused with it or that come beside it.
    #[cfg(feature = "reference")]
    pub related: &'static [u16],
    /// Where the standards define it; the first is the one to read.
    #[cfg(feature = "reference")]
    pub rfc: &'static [Rfc],
    /// Whole replies; the lines of one reply are parted by LF.
    #[cfg(feature = "reference")]
    pub examples: &'static [&'static str],
    /// What people read about it (Markdown, in sections).
    #[cfg(feature = "reference")]
    pub text: &'static str,
}

impl ReplyCode {
    /// What its first digit says.
    pub const fn class(&self) -> ReplyClass {
        match ReplyClass::of(self.code) {
            Some(class) => class,
            // A test walks the table, so that nothing else than 2yz to 5yz stands in it.
            None => ReplyClass::PermanentNegative,
        }
    }

    /// What its second digit says.
    pub const fn category(&self) -> Option<ReplyCategory> {
        ReplyCategory::of(self.code)
    }

    /// Whether it may answer `what`: a verb in upper case, or `greeting` (RFC 5321 §4.3.2 and the extensions' own
    /// tables).
    ///
    /// ```
    /// use smtplint_core::registry::codes::reply_code;
    /// assert!(reply_code(354).unwrap().answers("DATA"));
    /// assert!(!reply_code(354).unwrap().answers("MAIL"));
    /// assert!(reply_code(421).unwrap().answers("greeting"));
    /// ```
    pub fn answers(&self, what: &str) -> bool {
        if self.commands.is_empty() {
            // No command has been sent yet that 500 and 501 could speak of.
            return what != "greeting" || self.code == 421;
        }
        // RFC 3030 §2 leaves open which failure answers a chunk.
        self.commands.contains(&what) || (what == "BDAT" && self.class().is_failure())
    }
}

/// The entry of a code, if a standard defines it.
#[inline]
pub fn reply_code(code: u16) -> Option<&'static ReplyCode> {
    let place = *PLACES.get(usize::from(code.wrapping_sub(FIRST)))?;
    CODES.get(usize::from(place)).copied()
}

/// The lowest code of SMTP (RFC 5321 §4.2).
const FIRST: u16 = 200;
/// Stands for "no entry" in the tables of places.
const NOWHERE: u8 = u8::MAX;
/// The place in [`CODES`] of each code from 200 to 599.
static PLACES: [u8; 400] = places();

const fn places() -> [u8; 400] {
    let mut places = [NOWHERE; 400];
    let mut at = 0;
    while at < NUMBERS.len() {
        places[(NUMBERS[at] - FIRST) as usize] = at as u8;
        at += 1;
    }
    places
}

worded! {
    /// Where a reply code comes from.
    Status {
        /// RFC 5321 itself.
        Core = "core",
        /// Another RFC.
        Extension = "extension",
        /// Software of some maker; no standard has it.
        Vendor = "vendor",
        /// Reference sites only.
        Folklore = "folklore",
    }
}

worded! {
    /// What the sending side should do next.
    Action {
        /// Go on with the session.
        Continue = "continue",
        /// Send the message, or what else the server waits for.
        SendData = "send-data",
        /// Keep it and try again later.
        RetryLater = "retry-later",
        /// Put something right, then send again.
        FixAndResend = "fix-and-resend",
        /// Stop trying and tell whoever sent it.
        GiveUp = "give-up",
        /// Nothing.
        None = "none",
    }
}

worded! {
    /// Whether and when a command that failed may be sent again.
    Retry {
        /// At once.
        Now = "now",
        /// Later, unchanged.
        Later = "later",
        /// Not at all.
        Never = "never",
        /// As soon as what is wrong is put right.
        AfterFixing = "after-fixing",
    }
}

worded! {
    /// Which person has to do something after a reply.
    Actor {
        /// None: the client goes on by itself.
        Nobody = "nobody",
        /// Who writes or sets up the client.
        Developer = "developer",
        /// Who holds the account that logs in.
        AccountHolder = "account-holder",
        /// Who sent the message.
        Sender = "sender",
        /// Who runs the server.
        Operator = "operator",
    }
}

worded! {
    /// Where in a session a reply comes.
    Phase {
        /// The connection was opened.
        Greeting = "greeting",
        /// After EHLO, HELO or LHLO.
        Hello = "hello",
        /// After STARTTLS.
        Tls = "tls",
        /// After AUTH, or within its exchange.
        Auth = "auth",
        /// After MAIL.
        Mail = "mail",
        /// After RCPT.
        Rcpt = "rcpt",
        /// After DATA or BDAT, before the message is there.
        Data = "data",
        /// After the whole message.
        EndOfData = "end-of-data",
        /// After VRFY or EXPN.
        Lookup = "lookup",
        /// After HELP.
        Help = "help",
        /// After ETRN.
        Etrn = "etrn",
        /// After ATRN.
        Atrn = "atrn",
        /// After QUIT.
        Quit = "quit",
        /// After most commands.
        Most = "most",
        /// After any command.
        Any = "any",
    }
}

worded! {
    /// What happens on the connection after a reply.
    Next {
        /// It stays open for the next command.
        Open = "open",
        /// The server closes it.
        Closes = "closes",
        /// The server may close it at once.
        MayClose = "may-close",
        /// The session begins: with EHLO, or with the TLS handshake where STARTTLS was answered.
        Begins = "begins",
        /// The client sends the message.
        TakesMessage = "takes-message",
        /// The client sends a line of the authentication exchange.
        TakesResponse = "takes-response",
    }
}

#[cfg(all(test, feature = "reference"))]
mod tests {
    use super::*;
    use crate::registry::enhanced::enhanced_code;
    use alloc::{format, string::ToString, vec::Vec};

    /// The standards' own columns: code, status, class, category.
    const TRUTH: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/reply-codes.csv"));

    #[test]
    fn the_table_holds_what_the_standards_hold() {
        let rows: Vec<_> = TRUTH.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>()).collect();
        assert_eq!(rows.len(), 39);
        assert_eq!(CODES.len(), rows.len());
        for (entry, row) in CODES.iter().zip(rows) {
            assert_eq!(entry.code.to_string(), row[0]);
            assert_eq!(entry.status.name(), row[1], "{}", entry.code);
            assert_eq!(entry.class().name(), row[2], "{}", entry.code);
            assert_eq!(entry.category().map(ReplyCategory::name), Some(row[3]), "{}", entry.code);
        }
    }

    #[test]
    fn the_table_is_sorted_and_found() {
        assert!(CODES.is_sorted_by(|a, b| a.code < b.code));
        for entry in CODES {
            assert!(core::ptr::eq(reply_code(entry.code).unwrap(), *entry));
        }
        for unknown in [0, 99, 200, 299, 422, 523, 557, 600, u16::MAX] {
            assert!(reply_code(unknown).is_none(), "{unknown}");
        }
    }

    /// The standards' table of commands, all cells: verb, success, intermediate and error codes.
    const COMMANDS: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/command-replies.csv"));

    /// Codes that rest on a sentence about commands at large, not on a cell of one command: RFC 4954 §6 and RFC 3207 §4
    /// (530), RFC 3207 §4.1 (554), RFC 5321 §3.1 (503) and §4.2.4 (502), RFC 7504 §3 (521), RFC 6710 §4.1 (450),
    /// RFC 4141 (504), RFC 1845 §5 (355 answers MAIL with TRANSID).
    const AT_LARGE: &[(&str, u16)] = &[("MAIL", 355), ("MAIL", 450), ("MAIL", 504), ("RCPT", 504)];

    #[test]
    fn every_command_gets_the_replies_of_its_row_and_no_others() {
        for row in COMMANDS.lines().skip(1) {
            let (verb, cells) = row.split_once(',').unwrap();
            let listed: Vec<u16> = cells.split(' ').map(|code| code.parse().unwrap()).collect();
            for &code in &listed {
                assert!(reply_code(code).is_some_and(|entry| entry.answers(verb)), "{verb} {code}");
            }
            for entry in CODES {
                let code = entry.code;
                let large = entry.commands.is_empty() || matches!(code, 502 | 503 | 521 | 530 | 554);
                let free = verb == "BDAT" && entry.class().is_failure();
                if entry.answers(verb) && !large && !free {
                    assert!(listed.contains(&code) || AT_LARGE.contains(&(verb, code)), "{verb} {code}");
                }
            }
        }
        for code in [502, 503, 521, 530, 554] {
            assert!(!reply_code(code).unwrap().answers("QUIT"), "QUIT {code}");
        }
    }

    #[test]
    fn facts_agree_with_each_other() {
        for entry in CODES {
            let code = entry.code;
            assert!((2..=5).contains(&entry.class().digit()), "{code}");
            assert_eq!(entry.retry.is_some(), entry.class().is_failure(), "{code}");
            assert!(
                !entry.phases.is_empty() && !entry.rfc.is_empty() && !entry.examples.is_empty(),
                "{code}"
            );
            if entry.commands.is_empty() {
                assert_eq!(entry.phases, [Phase::Any], "{code}");
            }
            let expected = match entry.retry {
                None => matches!(entry.action, Action::Continue | Action::SendData | Action::None),
                Some(Retry::Later) => entry.action == Action::RetryLater,
                Some(Retry::AfterFixing) => entry.action == Action::FixAndResend,
                Some(Retry::Never) => entry.action == Action::GiveUp,
                Some(Retry::Now) => false,
            };
            assert!(expected, "{code}: action and retry disagree");
            for &related in entry.related {
                assert!(related != code && reply_code(related).is_some(), "{code}: related {related}");
            }
        }
    }

    #[test]
    fn enhanced_codes_are_registered_and_of_the_same_class() {
        for entry in CODES {
            for text in entry.enhanced {
                let numbers: Vec<u16> = text.split('.').map(|part| part.parse().unwrap()).collect();
                assert_eq!(numbers[0], u16::from(entry.class().digit()), "{} {text}", entry.code);
                assert!(enhanced_code(numbers[1], numbers[2]).is_some(), "{} {text}", entry.code);
            }
            // RFC 2034 §4: enhanced status codes go with 2yz, 4yz and 5yz only.
            if entry.class() == ReplyClass::PositiveIntermediate {
                assert!(entry.enhanced.is_empty(), "{}", entry.code);
            }
        }
    }

    #[test]
    fn examples_are_whole_replies_of_their_code() {
        for entry in CODES {
            for example in entry.examples {
                let lines: Vec<_> = example.split('\n').collect();
                for (at, line) in lines.iter().enumerate() {
                    let separator = if at + 1 == lines.len() { ' ' } else { '-' };
                    assert!(line.starts_with(&format!("{}{separator}", entry.code)), "{line:?}");
                    assert!(line.is_ascii() && line.len() <= 510, "{line:?}");
                }
            }
        }
    }
}
