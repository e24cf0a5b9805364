//! Everything that core says to people in sentences of its own: one table, in English, with slots.
//!
//! Another language brings the same phrases in its catalogue, under `phrase/` and the id. A slot is `{0}`, `{1}` …;
//! `{a|b}` stands for `a` where what follows begins with a vowel, for `b` elsewhere, as French elides.

pub mod comparing;
pub mod covering;
pub mod explaining;
pub mod facts;
pub mod headings;
pub mod names;
pub mod ruling;
pub mod site;

use crate::language::Language;
use alloc::string::String;

/// One phrase: English, and the key by which a catalogue has it in another language.
///
/// ```
/// use smtplint_core::{Language, reference::phrases::headings};
/// assert_eq!(headings::FIX.of(Language::ENGLISH), "How to fix it");
/// assert_eq!(headings::TITLE_PAIR.fill(Language::ENGLISH, &["450", "550"]), "450 and 550");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Phrase {
    /// Where catalogues have it: `phrase/` and its id.
    pub key: &'static str,
    /// The words, with their slots.
    pub english: &'static str,
}

impl Phrase {
    /// The words in a language; in English where that has none.
    pub fn of(&self, language: Language) -> &'static str {
        language.text(self.key).unwrap_or(self.english)
    }

    /// The words with their slots filled.
    pub fn fill(&self, language: Language, slots: &[&str]) -> String {
        fill(self.of(language), slots)
    }
}

/// Declares phrases: a name, an id and English for each, and the list of them all.
macro_rules! phrases {
    ($($name:ident $id:literal $english:literal;)+) => {
        use super::Phrase;
        $(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Phrase = Phrase { key: concat!("phrase/", $id), english: $english };
        )+
        /// All of them, in the order of declaration.
        pub static ALL: &[&Phrase] = &[$(&$name),+];
    };
}
use phrases;

/// Every phrase, family by family.
pub fn all() -> impl Iterator<Item = &'static Phrase> {
    [
        headings::ALL,
        names::ALL,
        facts::ALL,
        comparing::ALL,
        covering::ALL,
        explaining::ALL,
        ruling::ALL,
        site::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Fills the slots of a template; what is no slot stays as it is.
fn fill(template: &str, slots: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + slots.iter().map(|slot| slot.len()).sum::<usize>());
    let mut rest = template;
    while let Some((before, slot, after)) = next_slot(rest) {
        text.push_str(before);
        match slot.split_once('|') {
            Some((elided, full)) => text.push_str(if vowel_follows(after, slots) { elided } else { full }),
            None => text.push_str(slot_of(slot, slots).unwrap_or_default()),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// What stands before the first slot, inside it and behind it.
fn next_slot(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

fn slot_of<'s>(slot: &str, slots: &[&'s str]) -> Option<&'s str> {
    slots.get(slot.parse::<usize>().ok()?).copied()
}

/// Whether the text behind a place, its slot filled, begins with a vowel or a mute h.
fn vowel_follows(after: &str, slots: &[&str]) -> bool {
    let filled = match next_slot(after) {
        Some(("", slot, _)) => slot_of(slot, slots).unwrap_or_default(),
        _ => after,
    };
    let first = filled.trim_start_matches(['`', '[', '“', '«', '\u{a0}']).chars().next();
    first.is_some_and(|first| first.to_lowercase().any(|letter| "aeiouhàâäéèêëîïôöùûüœæ".contains(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn slots_are_filled_in_any_order_and_words_elided() {
        for (template, slots, expected) in [
            ("{0} and {1}", &["a", "b"][..], "a and b"),
            ("{1}, {0}, {1}", &["a", "b"], "b, a, b"),
            ("plain", &[], "plain"),
            ("{0} signifie {qu’|que }{1}", &["550", "aucune boîte"], "550 signifie qu’aucune boîte"),
            ("{0} signifie {qu’|que }{1}", &["550", "la boîte"], "550 signifie que la boîte"),
            ("{0} signifie {qu’|que }{1}", &["550", "`HELO` manque"], "550 signifie qu’`HELO` manque"),
            ("{d’|de }eux", &[], "d’eux"),
            ("{l’|le }", &[], "le "),
            ("{7}", &["a"], ""),
            ("{open", &["a"], "{open"),
        ] {
            assert_eq!(fill(template, slots), expected, "{template}");
        }
    }

    #[test]
    fn every_phrase_has_a_key_of_its_own() {
        let mut keys: Vec<&str> = all().map(|phrase| phrase.key).collect();
        assert!(keys.iter().all(|key| key.starts_with("phrase/") && key.len() > 7));
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn slots_count_from_nought_without_a_gap() {
        for phrase in all() {
            let slots = (0..9).filter(|slot| phrase.english.contains(&alloc::format!("{{{slot}}}"))).count();
            assert!(
                (0..slots).all(|slot| phrase.english.contains(&alloc::format!("{{{slot}}}"))),
                "{}",
                phrase.key
            );
            assert_eq!(phrase.english.matches('{').count(), phrase.english.matches('}').count());
        }
    }
}
