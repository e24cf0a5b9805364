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
    "421-451",
    "450-550",
    "452-552",
    "500-501",
    "500-502",
    "500-503",
    "500-504",
    "500-555",
    "501-503",
    "501-504",
    "501-553",
    "501-555",
    "502-503",
    "502-504",
    "504-555",
    "530-534",
    "530-535",
    "530-538",
    "534-535",
    "534-538",
    "535-538",
}
