//! Ends of data that are none, and who took them for one: SMTP smuggling (CERT/CC VU#302671).
//!
//! A server that passes such a sequence on and one that takes it for the end of data make a gap between them: what
//! stands behind it comes to the second as commands, in the name of the first.

use LineEnd::{Cr, Crlf, Lf};

/// What may stand for the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// CR LF: the only one that ends a line (RFC 5321 §2.3.8).
    Crlf,
    /// LF without CR before it.
    Lf,
    /// CR without LF behind it.
    Cr,
}

/// A line end, ".", and a line end, not both of them CRLF: no end of data (RFC 5321 §4.1.1.4).
#[derive(Debug)]
pub struct Sequence {
    /// What stands before the dot.
    pub before: LineEnd,
    /// What stands behind it.
    pub after: LineEnd,
    /// How it is written: `LF "." LF`.
    pub name: &'static str,
}

/// Every such sequence.
pub static SEQUENCES: &[Sequence] = &[
    Sequence { before: Lf, after: Lf, name: "LF \".\" LF" },
    Sequence { before: Lf, after: Crlf, name: "LF \".\" CRLF" },
    Sequence { before: Lf, after: Cr, name: "LF \".\" CR" },
    Sequence { before: Cr, after: Lf, name: "CR \".\" LF" },
    Sequence { before: Cr, after: Crlf, name: "CR \".\" CRLF" },
    Sequence { before: Cr, after: Cr, name: "CR \".\" CR" },
    Sequence { before: Crlf, after: Lf, name: "CRLF \".\" LF" },
    Sequence { before: Crlf, after: Cr, name: "CRLF \".\" CR" },
];

/// The sequence made of these line ends; none where it is the end of data.
///
/// ```
/// use smtplint_core::registry::smuggling::{LineEnd, sequence};
/// assert_eq!(sequence(LineEnd::Lf, LineEnd::Crlf).unwrap().name, "LF \".\" CRLF");
/// assert!(sequence(LineEnd::Crlf, LineEnd::Crlf).is_none());
/// ```
pub fn sequence(before: LineEnd, after: LineEnd) -> Option<&'static Sequence> {
    SEQUENCES.iter().find(|sequence| (sequence.before, sequence.after) == (before, after))
}

impl Sequence {
    /// A server that takes it for the end of data, with its versions; in general words where none is known for sure.
    pub fn taken_by(&self) -> &'static str {
        self.lenient().next().map_or("a lenient server", |server| server.name)
    }

    /// Every server that is known to take it for the end of data.
    pub fn lenient(&self) -> impl Iterator<Item = &'static Handling> {
        LENIENT.iter().filter(|server| server.sequences.contains(&(self.before, self.after)))
    }
}

/// What a server does with such sequences: takes them for the end of data, or passes them on.
#[derive(Debug)]
pub struct Handling {
    /// What it is called, and which versions of it.
    pub name: &'static str,
    /// Which sequences: the line ends around the dot.
    pub sequences: &'static [(LineEnd, LineEnd)],
    /// What else it depends on; empty where on nothing.
    pub note: &'static str,
    /// Its entry in the list of vulnerabilities, where it has one.
    pub cve: Option<&'static str>,
    /// Where it is said, or which source shows it.
    pub source: &'static str,
}

/// What servers take that look for LF alone.
const BY_LF: &[(LineEnd, LineEnd)] = &[(Lf, Lf), (Lf, Crlf), (Crlf, Lf)];

/// Servers that take more than CRLF "." CRLF for the end of data, as far as that is known for sure.
pub static LENIENT: &[Handling] = &[
    Handling {
        name: "Postfix before 3.9",
        sequences: BY_LF,
        note: "unless smtpd_forbid_bare_newline is set, which 3.8.4, 3.7.9, 3.6.13 and 3.5.23 brought",
        cve: Some("CVE-2023-51764"),
        source: "https://www.postfix.org/smtp-smuggling.html; smtp_get in src/global/smtp_stream.c",
    },
    Handling {
        name: "Exim before 4.97.1",
        sequences: BY_LF,
        note: "",
        cve: Some("CVE-2023-51766"),
        source: "doc/doc-txt/cve-2023-51766 of Exim",
    },
    Handling {
        name: "Sendmail before 8.18.1",
        sequences: BY_LF,
        note: "",
        cve: Some("CVE-2023-51765"),
        source: "oss-security, 26 December 2023; collect in sendmail/collect.c",
    },
    Handling {
        name: "Cisco Secure Email Gateway",
        sequences: &[(Lf, Crlf), (Cr, Cr)],
        note: "where its handling of CR and LF is \"Clean\", the default",
        cve: None,
        source: "https://sec-consult.com/blog/detail/smtp-smuggling-spoofing-e-mails-worldwide/",
    },
    Handling {
        name: "aiosmtpd before 1.4.5",
        sequences: &[(Lf, Crlf)],
        note: "",
        cve: Some("CVE-2024-27305"),
        source: "smtp_DATA in aiosmtpd/smtp.py of 1.4.4.post2",
    },
    Handling {
        name: "chasquid before 1.13",
        sequences: BY_LF,
        note: "",
        cve: Some("CVE-2023-52354"),
        source: "https://blitiri.com.ar/git/r/chasquid/b/master/t/docs/f=relnotes.md.html; net/textproto of Go",
    },
];

/// Servers that let such sequences through to the next one, as far as that is known for sure.
pub static PASSING: &[Handling] = &[
    Handling {
        name: "Microsoft Exchange Online",
        sequences: &[(Lf, Crlf)],
        note: "until it was mended in 2023",
        cve: None,
        source: "https://sec-consult.com/blog/detail/smtp-smuggling-spoofing-e-mails-worldwide/",
    },
    Handling {
        name: "GMX",
        sequences: &[(Lf, Crlf)],
        note: "until it was mended in 2023",
        cve: None,
        source: "https://sec-consult.com/blog/detail/smtp-smuggling-spoofing-e-mails-worldwide/",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequences_are_all_pairs_but_the_end_of_data_and_the_tables_speak_of_them() {
        for before in [Crlf, Lf, Cr] {
            for after in [Crlf, Lf, Cr] {
                assert_eq!(sequence(before, after).is_none(), (before, after) == (Crlf, Crlf));
            }
        }
        for server in LENIENT.iter().chain(PASSING) {
            let known = server.sequences.iter().all(|&(before, after)| sequence(before, after).is_some());
            assert!(known && !server.sequences.is_empty() && !server.source.is_empty(), "{}", server.name);
        }
    }

    #[test]
    fn the_message_names_a_server_that_takes_that_very_sequence() {
        for sequence in SEQUENCES {
            let named = LENIENT.iter().find(|server| server.name == sequence.taken_by());
            let takes = named.map(|server| server.sequences.contains(&(sequence.before, sequence.after)));
            assert_eq!(takes, sequence.lenient().next().map(|_| true), "{}", sequence.name);
        }
    }
}
