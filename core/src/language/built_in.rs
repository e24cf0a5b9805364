//! The languages that come with the crate: English, and the catalogues beside `texts/`.

use super::Language;

/// Each language with a catalogue: written by `make texts`.
const CATALOGUES: &[(&str, &str)] = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/catalogues.rs"));

/// Every language that is built in, English first.
///
/// ```
/// use smtplint_core::language::languages;
/// let tags: Vec<_> = languages().map(|language| language.tag()).collect();
/// assert_eq!(tags, ["en", "fr"]);
/// ```
pub fn languages() -> impl Iterator<Item = Language> {
    let translated = CATALOGUES.iter().map(|&(tag, catalogue)| Language::trusted(tag, catalogue));
    core::iter::once(Language::ENGLISH).chain(translated)
}

/// A language that is built in, by its tag in any case: `fr`, and `fr-CA` where nothing is nearer.
///
/// ```
/// use smtplint_core::language::language;
/// assert_eq!(language("FR").unwrap().tag(), "fr");
/// assert_eq!(language("fr-CA").unwrap().tag(), "fr");
/// assert!(language("tlh").is_none());
/// ```
pub fn language(tag: &str) -> Option<Language> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    [tag, primary].into_iter().find_map(|tag| {
        if tag.eq_ignore_ascii_case(Language::ENGLISH.tag()) {
            return Some(Language::ENGLISH);
        }
        let &(tag, catalogue) = CATALOGUES.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag))?;
        Some(Language::trusted(tag, catalogue))
    })
}
