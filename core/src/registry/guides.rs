//! Guides: questions that lead to an answer, each told in a file of `texts/en/guides/`.

/// A guide as it is listed; [`reference::Guide`](crate::reference::Guide) reads it.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Guide {
    /// Its name in addresses and links: `bouncing`.
    pub name: &'static str,
    /// What people read (Markdown, in steps, English).
    pub text: &'static str,
}

impl Guide {
    /// The guide of this name.
    ///
    /// ```
    /// use smtplint_core::registry::Guide;
    /// assert!(Guide::find("bouncing").unwrap().text.starts_with("# Why is my mail bouncing?"));
    /// assert_eq!(Guide::find("rebounding"), None);
    /// ```
    pub fn find(name: &str) -> Option<&'static Self> {
        GUIDES.iter().find(|guide| guide.name == name)
    }
}

macro_rules! guides {
    ($($name:literal,)+) => {
        /// Every guide; where a reply fits two equally well, the earlier is meant.
        pub static GUIDES: &[Guide] = &[$(Guide {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/guides/", $name, ".md")),
        },)+];
    };
}

guides! {
    "authentication-fails",
    "tls-fails",
    "rejected-as-spam",
    "too-large",
    "bouncing",
    "cannot-connect",
    "retry-or-not",
    "which-code-to-send",
}
