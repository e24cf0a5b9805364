//! The glossary: words that people meet around SMTP, each told in a file of `texts/en/terms/`.

/// A term of the glossary.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Term {
    /// Its name in addresses and links, in lower case with hyphens: `null-reverse-path`.
    pub name: &'static str,
    /// What people read about it (Markdown, in sections, English).
    pub text: &'static str,
}

impl Term {
    /// The term of this name.
    ///
    /// ```
    /// use smtplint_core::registry::Term;
    /// assert_eq!(Term::find("greylisting").unwrap().title(), "Greylisting");
    /// assert_eq!(Term::find("grey-listing"), None);
    /// ```
    pub fn find(name: &str) -> Option<&'static Self> {
        TERMS.iter().find(|term| term.name == name)
    }

    /// What it is called: the title of its text.
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }
}

macro_rules! terms {
    ($($name:literal,)+) => {
        /// Every term, by its name.
        pub static TERMS: &[Term] = &[$(Term {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/terms/", $name, ".md")),
        },)+];
    };
}

terms! {
    "address-literal",
    "alias",
    "arc",
    "backscatter",
    "banner-delay",
    "blocklist",
    "bounce",
    "catch-all",
    "dane",
    "delivery-status-notification",
    "dkim",
    "dmarc",
    "dot-stuffing",
    "eai",
    "ehlo-response",
    "end-of-data",
    "enhanced-status-code",
    "envelope",
    "fcrdns",
    "forward-path",
    "greeting",
    "greylisting",
    "header-section",
    "idn",
    "implicit-tls",
    "lmtp",
    "local-part",
    "mailbox",
    "mailing-list",
    "mda",
    "msa",
    "mta",
    "mta-sts",
    "mua",
    "mx-record",
    "null-mx",
    "null-reverse-path",
    "open-relay",
    "opportunistic-tls",
    "permanent-failure",
    "pipelining",
    "postmaster",
    "ptr-record",
    "queue",
    "rate-limiting",
    "relay",
    "reply-code",
    "reputation",
    "retry",
    "reverse-path",
    "sasl",
    "service-extension",
    "session",
    "smart-host",
    "smtp-smuggling",
    "spamtrap",
    "spf",
    "srs",
    "starttls",
    "submission",
    "tarpitting",
    "transaction",
    "transient-failure",
    "verp",
}
