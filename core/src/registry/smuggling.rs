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
        let takes = |server: &&Lenient| server.sequences.contains(&(self.before, self.after));
        LENIENT.iter().find(takes).map_or("a lenient server", |server| server.name)
    }
}

/// A server that takes more than CRLF "." CRLF for the end of data.
#[derive(Debug)]
pub struct Lenient {
    /// What it is called, and which versions of it.
    pub name: &'static str,
    /// What it takes: the line ends around the dot.
    pub sequences: &'static [(LineEnd, LineEnd)],
    /// The entry in the list of vulnerabilities.
    pub cve: Option<&'static str>,
    /// Where it is said, or which source shows it.
    pub source: &'static str,
}

/// Servers of which it is known for sure; as they are set up by default, where versions do not say otherwise.
pub static LENIENT: &[Lenient] = &[Lenient {
    name: "Exim before 4.97.1",
    sequences: &[(Lf, Lf), (Lf, Crlf), (Crlf, Lf)],
    cve: Some("CVE-2023-51766"),
    source: "Exim, doc/doc-txt/cve-2023-51766",
}];
