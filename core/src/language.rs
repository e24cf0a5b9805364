//! Languages: English, which is built in, and catalogues of translated texts.
//!
//! A catalogue is one table of texts, sorted by their keys. `make texts` writes it from the folder of a language in
//! `texts/`; nothing but a search in a sorted list runs when a text is asked for. A text that it lacks comes in English.
//!
//! Its octets, all of them UTF-8: the line `smtplint catalogue 2`; the number of entries as five octets of seven bits, least
//! significant first; for each entry two such numbers, where its key and where its value end in what follows; then all keys and
//! values.

#[cfg(feature = "languages")]
mod built_in;
#[cfg(feature = "languages")]
pub use built_in::{language, languages};

use alloc::string::String;
use core::fmt;

/// What a catalogue begins with.
const MAGIC: &str = "smtplint catalogue 2\n";

/// The language that texts are asked for in.
///
/// ```
/// use smtplint_core::Language;
/// let language = Language::default();
/// assert_eq!(language.tag(), "en");
/// // English texts stand where they belong, not in a catalogue.
/// assert_eq!(language.text("codes/550"), None);
/// ```
#[derive(Clone, Copy)]
pub struct Language {
    tag: &'static str,
    catalogue: Catalogue,
}

impl Language {
    /// English, the source of all others.
    pub const ENGLISH: Self = Self { tag: "en", catalogue: Catalogue::EMPTY };

    /// A language by its tag (RFC 5646: `fr`) and its catalogue.
    ///
    /// # Errors
    ///
    /// The octets are no catalogue of this version, or it is damaged.
    ///
    /// ```
    /// use smtplint_core::Language;
    /// assert!(Language::new("fr", b"Bonjour").is_err());
    /// ```
    pub fn new(tag: &'static str, catalogue: &'static [u8]) -> Result<Self, BadCatalogue> {
        let text = core::str::from_utf8(catalogue).map_err(|_| BadCatalogue)?;
        let catalogue = Catalogue::read(text).filter(Catalogue::is_sound).ok_or(BadCatalogue)?;
        Ok(Self { tag, catalogue })
    }

    /// A language whose catalogue `make texts` has written: a program that says one thing need not look at all of it first.
    #[cfg(feature = "languages")]
    fn trusted(tag: &'static str, catalogue: &'static str) -> Self {
        Self { tag, catalogue: Catalogue::read(catalogue).unwrap_or(Catalogue::EMPTY) }
    }

    #[cfg(feature = "serde")]
    fn built_in(tag: &str) -> Option<Self> {
        #[cfg(feature = "languages")]
        return language(tag);
        #[cfg(not(feature = "languages"))]
        return (tag == Self::ENGLISH.tag).then_some(Self::ENGLISH);
    }

    /// Its tag: `en`, `fr`.
    pub const fn tag(self) -> &'static str {
        self.tag
    }

    /// A text by its key: `codes/550`, `rule/path-space-before.message`; none where the catalogue lacks it.
    pub fn text(self, key: &str) -> Option<&'static str> {
        self.catalogue.find(key)
    }

    /// Every key and its text, in the order of the keys.
    pub fn texts(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        (0..self.catalogue.count).map(move |at| self.catalogue.entry(at))
    }

    /// A text of a group by its name and field: `rule/` + `path-space-before` + `.message`; `english` where it is lacking.
    pub(crate) fn of(self, group: &str, name: &str, field: &str, english: &'static str) -> &'static str {
        // The linter alone speaks English, and does not carry the search.
        if !cfg!(feature = "reference") || self.catalogue.count == 0 {
            return english;
        }
        let mut key = String::with_capacity(group.len() + name.len() + field.len());
        key.extend([group, name, field]);
        self.text(&key).unwrap_or(english)
    }
}

/// Two are the same where their tags are.
impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Language({})", self.tag)
    }
}

/// A tag; a language that is not built in becomes English.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = <Option<alloc::borrow::Cow<'de, str>>>::deserialize(from)?;
        Ok(tag.and_then(|tag| Self::built_in(&tag)).unwrap_or_default())
    }
}

/// The octets given are no catalogue of this version of smtplint, or they are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadCatalogue;

impl fmt::Display for BadCatalogue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("this is no catalogue of texts that this version of smtplint can read")
    }
}

impl core::error::Error for BadCatalogue {}

/// The texts of a language.
#[derive(Clone, Copy)]
struct Catalogue {
    count: usize,
    /// Pairs of ends, [`DIGITS`] octets each.
    ends: &'static [u8],
    texts: &'static str,
}

impl Catalogue {
    const EMPTY: Self = Self { count: 0, ends: &[], texts: "" };

    /// Finds the parts of a catalogue; none where it is none.
    fn read(text: &'static str) -> Option<Self> {
        let rest = text.strip_prefix(MAGIC)?;
        let (count, rest) = rest.split_at_checked(DIGITS)?;
        let count = number(count.as_bytes())?;
        let (ends, texts) = rest.split_at_checked(count.checked_mul(2 * DIGITS)?)?;
        Some(Self { count, ends: ends.as_bytes(), texts })
    }

    /// Whether places ascend to the end of the texts, and keys do.
    fn is_sound(&self) -> bool {
        let places = (0..2 * self.count).map(|at| self.end(at));
        let mut before = 0;
        for end in places {
            if end < before || !self.texts.is_char_boundary(end) {
                return false;
            }
            before = end;
        }
        before == self.texts.len() && (1..self.count).all(|at| self.entry(at - 1).0 < self.entry(at).0)
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            let (found, text) = self.entry(middle);
            match found.cmp(key) {
                core::cmp::Ordering::Equal => return Some(text),
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn entry(&self, at: usize) -> (&'static str, &'static str) {
        let start = if at == 0 { 0 } else { self.end(2 * at - 1) };
        let (middle, end) = (self.end(2 * at), self.end(2 * at + 1));
        (self.texts.get(start..middle).unwrap_or_default(), self.texts.get(middle..end).unwrap_or_default())
    }

    /// The `at`th of the ends: those of keys are even.
    fn end(&self, at: usize) -> usize {
        self.ends.get(DIGITS * at..DIGITS * (at + 1)).and_then(number).unwrap_or(usize::MAX)
    }
}

/// Octets of a number: so many that a `u32` fits.
const DIGITS: usize = 5;

fn number(octets: &[u8]) -> Option<usize> {
    let digits = octets.iter().rev().map(|&octet| u64::from(octet));
    let number = digits.fold(0, |number, digit| number << 7 | digit & 0x7F);
    u32::try_from(number).ok().and_then(|number| usize::try_from(number).ok())
}

/// The octets of a catalogue of these texts, which come in the order of their keys.
///
/// ```
/// use smtplint_core::{Language, language::write_catalogue};
/// let octets = write_catalogue(&[("codes/550", "…"), ("rule/bare-lf.help", "écrivez CRLF")]);
/// let french = Language::new("fr", octets.leak()).unwrap();
/// assert_eq!(french.text("rule/bare-lf.help"), Some("écrivez CRLF"));
/// assert_eq!(french.text("rule/bare-lf"), None);
/// ```
pub fn write_catalogue(texts: &[(&str, &str)]) -> alloc::vec::Vec<u8> {
    let mut octets = MAGIC.as_bytes().to_vec();
    octets.extend(digits(texts.len()));
    let mut end = 0;
    for text in texts.iter().flat_map(|&(key, text)| [key, text]) {
        end += text.len();
        octets.extend(digits(end));
    }
    octets.extend(texts.iter().flat_map(|(key, text)| [key.as_bytes(), text.as_bytes()]).flatten());
    octets
}

/// A number in octets of seven bits.
fn digits(number: usize) -> [u8; DIGITS] {
    core::array::from_fn(|at| (number >> (7 * at) & 0x7F) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn read(octets: Vec<u8>) -> Result<Language, BadCatalogue> {
        Language::new("xx", octets.leak())
    }

    #[test]
    fn every_text_is_found_by_its_key() {
        let texts = [("a", "un"), ("a/b", ""), ("b", "deux"), ("é", "trois")];
        let language = read(write_catalogue(&texts)).unwrap();
        assert!(texts.iter().all(|&(key, text)| language.text(key) == Some(text)));
        assert!(["", "a/", "c", "z"].iter().all(|key| language.text(key).is_none()));
        assert!(language.texts().eq(texts));
        assert_eq!(language.of("a", "/", "b", "english"), "");
        assert_eq!(language.of("a", "/", "c", "english"), "english");
    }

    #[test]
    fn an_empty_catalogue_has_no_texts() {
        assert_eq!(read(write_catalogue(&[])).unwrap().texts().count(), 0);
    }

    #[test]
    fn what_is_damaged_is_refused_wherever_it_is_cut_or_changed() {
        let whole = write_catalogue(&[("a", "un"), ("b", "é")]);
        for length in 0..whole.len() {
            assert_eq!(read(whole[..length].to_vec()), Err(BadCatalogue), "{length}");
        }
        for at in 0..MAGIC.len() + DIGITS + 4 * DIGITS {
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            assert!(read(changed).is_err(), "{at}");
        }
        assert!(read(write_catalogue(&[("b", ""), ("a", "")])).is_err());
        assert!(read(write_catalogue(&[("a", ""), ("a", "")])).is_err());
    }
}
