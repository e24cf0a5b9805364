//! `Reply<'a>`: a server's reply, of one line or several.

mod answers;
pub(crate) mod classify;
mod ehlo;
mod enhanced;
mod keyword;
mod lines;
mod parse;
mod status;
mod text;
#[cfg(feature = "reference")]
mod wording;

pub use answers::Answers;
pub use classify::{BounceCategory, Classification, Confidence, EnhancedStatus, Meaning, classify_parts};
pub use enhanced::EnhancedCode;
pub(crate) use lines::goes_on_after_feed;
pub use parse::{Expectation, reply};

/// A reply as parsed: its code, its enhanced status code and its lines, borrowed (RFC 5321 §4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply<'a> {
    /// The reply code of the first line; three digits, whatever they are.
    pub code: u16,
    /// The enhanced status code of the first line (RFC 2034).
    pub enhanced: Option<EnhancedCode>,
    raw: &'a [u8],
}

impl<'a> Reply<'a> {
    /// Reads a reply without judging it: for clients that want its numbers and nothing else. None where the first line
    /// does not begin with three digits.
    ///
    /// ```
    /// use smtplint_core::reply::{Meaning, Reply};
    /// let reply = Reply::read(b"550 5.1.1 No such user\r\n").unwrap();
    /// assert!(reply.meaning().class.is_failure());
    /// ```
    #[inline]
    pub fn read(input: &'a [u8]) -> Option<Self> {
        let mut lines = lines::lines(input, false);
        let first = lines.next()?;
        let code = lines::digits(first.content)?;
        let written = if code == 334 { None } else { enhanced::at_start_of(first.text()) };
        let mut last = first;
        while last.goes_on() {
            let Some(line) = lines.next() else { break };
            last = line;
        }
        let end = last.end() + last.ending;
        Some(Self { code, enhanced: written.map(|written| written.code), raw: &input[..end] })
    }

    /// One that was read before, with these numbers.
    #[inline]
    pub(crate) const fn of(code: u16, enhanced: Option<EnhancedCode>, raw: &'a [u8]) -> Self {
        Self { code, enhanced, raw }
    }

    /// What its numbers mean; nothing is allocated.
    #[inline]
    pub fn meaning(&self) -> Meaning {
        Meaning::of(self.code, self.enhanced.map(crate::lint::parts))
    }

    /// The octets that it was read from, from the code to the last line's ending.
    #[cfg(feature = "reference")]
    pub(crate) const fn raw(&self) -> &'a [u8] {
        self.raw
    }

    /// Each line without its code, the separator after that, and its line ending.
    ///
    /// ```
    /// use smtplint_core::reply::{Expectation, reply};
    /// let parsed = reply(b"250-mail.example.org\r\n250 HELP", &Expectation::default(), &mut ()).unwrap();
    /// assert_eq!(parsed.lines().collect::<Vec<_>>(), [&b"mail.example.org"[..], b"HELP"]);
    /// ```
    pub fn lines(&self) -> impl Iterator<Item = &'a [u8]> {
        lines::lines(self.raw, false).map(|line| {
            let digits = line.content.iter().take_while(|octet| octet.is_ascii_digit()).count();
            let after = &line.content[digits..];
            after.strip_prefix(b" ").or_else(|| after.strip_prefix(b"-")).unwrap_or(after)
        })
    }
}

/// What a reply code, an enhanced status code or a whole reply text means: `"550"`, `"5.1.1"`,
/// `"550 5.1.1 no such user"`; none where the text is none of these.
///
/// ```
/// use smtplint_core::classify;
/// let known = classify("550 5.1.1 no such user").unwrap();
/// assert_eq!((known.code, known.registered), (550, true));
/// assert!(classify("hello").is_none());
/// ```
pub fn classify(text: &str) -> Option<Classification> {
    Meaning::read(text.as_bytes()).map(Into::into)
}
