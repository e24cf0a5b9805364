//! Pairs of codes that have notes of their own, each told in a file of `texts/en/compare/`.

/// Two codes, the smaller one first, and what tells them apart.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pair {
    /// Its name in addresses: `450-550`, `4.2.2-5.2.2`.
    pub name: &'static str,
    /// What people read about it (Markdown, in sections, English).
    pub text: &'static str,
}

impl Pair {
    /// The notes of two codes, in whatever order they are asked for.
    ///
    /// ```
    /// use smtplint_core::registry::Pair;
    /// assert_eq!(Pair::find("550", "450").unwrap().codes(), ("450", "550"));
    /// assert_eq!(Pair::find("450", "450"), None);
    /// ```
    pub fn find(a: &str, b: &str) -> Option<&'static Self> {
        PAIRS.iter().find(|pair| pair.codes() == (a, b) || pair.codes() == (b, a))
    }

    /// The two codes.
    pub fn codes(&self) -> (&'static str, &'static str) {
        self.name.split_once('-').unwrap_or((self.name, ""))
    }
}

macro_rules! pairs {
    ($($name:literal,)+) => {
        /// Every pair with notes: reply codes, then enhanced status codes, by their numbers.
        pub static PAIRS: &[Pair] = &[$(Pair {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/compare/", $name, ".md")),
        },)+];
    };
}

pairs! {
    "211-214",
    "220-250",
    "220-500",
    "220-554",
    "221-250",
    "221-421",
    "235-250",
    "235-334",
    "250-251",
    "250-252",
    "250-354",
    "251-252",
    "251-551",
    "252-550",
    "334-354",
    "421-450",
    "421-451",
    "421-521",
    "421-554",
    "432-535",
    "450-451",
    "450-452",
    "450-550",
    "451-452",
    "451-454",
    "451-550",
    "451-554",
    "452-552",
    "454-530",
    "454-535",
    "455-555",
    "500-501",
    "500-502",
    "500-503",
    "500-504",
    "500-550",
    "500-555",
    "501-503",
    "501-504",
    "501-553",
    "501-555",
    "502-503",
    "502-504",
    "503-550",
    "504-555",
    "521-554",
    "521-556",
    "530-534",
    "530-535",
    "530-538",
    "530-550",
    "534-535",
    "534-538",
    "535-538",
    "550-551",
    "550-552",
    "550-553",
    "550-554",
    "550-556",
    "551-553",
    "552-554",
    "553-554",
    "4.2.1-5.2.1",
    "4.2.2-5.2.2",
    "4.3.1-5.3.4",
    "4.4.1-4.4.2",
    "4.4.1-5.4.1",
    "4.4.7-5.4.7",
    "4.7.1-5.7.1",
    "5.1.1-5.1.2",
    "5.1.1-5.1.10",
    "5.1.1-5.2.1",
    "5.1.1-5.7.1",
    "5.1.2-5.4.4",
    "5.1.3-5.1.7",
    "5.1.7-5.1.8",
    "5.2.2-5.2.3",
    "5.2.3-5.3.4",
    "5.4.1-5.7.1",
    "5.4.4-5.4.6",
    "5.5.1-5.5.2",
    "5.5.2-5.5.4",
    "5.7.0-5.7.1",
    "5.7.1-5.7.8",
    "5.7.1-5.7.26",
    "5.7.8-5.7.9",
    "5.7.9-5.7.11",
    "5.7.20-5.7.23",
    "5.7.25-5.7.27",
}
