//! What core knows, in one language: every entry with the place of its page, and the pairs that are compared.

use super::links::place;
use smtplint_core::Language;
use smtplint_core::reference::{Comparison, EntryKind, Explanation, compare, explain};
use smtplint_core::registry::Verb;
use smtplint_core::registry::codes::CODES;
use smtplint_core::registry::enhanced::ENHANCED;
use smtplint_core::registry::extensions::EXTENSIONS;
use smtplint_core::rules;
use std::collections::HashMap;

/// One entry and where its page stands.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) told: Explanation,
    /// `codes/550`: without language and ending.
    pub(super) place: String,
}

/// Two entries that have a page of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) a: String,
    pub(super) b: String,
}

impl Pair {
    pub(super) fn place(&self) -> String {
        format!("compare/{}-{}", self.a, self.b)
    }

    /// The other of the two.
    pub(super) fn beside(&self, id: &str) -> Option<&str> {
        match id {
            _ if self.a == id => Some(&self.b),
            _ if self.b == id => Some(&self.a),
            _ => None,
        }
    }
}

/// The reference in one language.
#[derive(Debug)]
pub(super) struct Library {
    pub(super) language: Language,
    pub(super) entries: Vec<Entry>,
    pub(super) pairs: Vec<Pair>,
    by_id: HashMap<String, usize>,
    by_place: HashMap<String, usize>,
}

impl Library {
    pub(super) fn new(language: Language) -> Self {
        let entries: Vec<Entry> = told(language).map(|told| Entry { place: place(&told), told }).collect();
        let by_id = entries.iter().enumerate().map(|(at, entry)| (entry.told.id.clone(), at)).collect();
        let by_place = entries.iter().enumerate().map(|(at, entry)| (entry.place.clone(), at)).collect();
        Self { language, entries, pairs: pairs(), by_id, by_place }
    }

    /// The entry of an id, as texts and registries name it: `550`, `SL0203`, `path-space-before`, `guides/tls`.
    pub(super) fn find(&self, id: &str) -> Option<&Entry> {
        let at = self.by_id.get(id).or_else(|| self.by_id.get(rules::find(id)?.code))?;
        self.entries.get(*at)
    }

    /// The entry whose page stands here.
    pub(super) fn at(&self, place: &str) -> Option<&Entry> {
        self.entries.get(*self.by_place.get(place)?)
    }

    /// The pair whose page stands here.
    pub(super) fn pair_at(&self, place: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.place() == place)
    }

    /// The page that compares two entries, in whatever order.
    pub(super) fn pair_of(&self, one: &str, other: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.beside(one) == Some(other))
    }

    pub(super) fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.told.kind == kind)
    }

    /// What tells a pair apart.
    pub(super) fn compared(&self, pair: &Pair) -> Option<Comparison> {
        compare(&pair.a, &pair.b)
    }
}

/// Every entry, kind by kind, each in the order of its registry.
fn told(_language: Language) -> impl Iterator<Item = Explanation> {
    let codes = CODES.iter().map(|code| code.code.to_string());
    let enhanced = ENHANCED.iter().flat_map(|code| {
        code.classes.iter().map(move |class| format!("{class}.{}.{}", code.subject, code.detail))
    });
    let verbs = Verb::ALL.iter().map(|verb| verb.name().to_owned());
    // Where an extension brings a verb of its name, the verb's entry tells of both.
    let alone = EXTENSIONS.iter().filter(|extension| Verb::find(extension.keyword.as_bytes()).is_none());
    let extensions = alone.map(|extension| extension.keyword.to_owned());
    let rules = rules::all().map(|rule| rule.code.to_owned());
    codes.chain(enhanced).chain(verbs).chain(extensions).chain(rules).filter_map(|id| explain(&id))
}

fn pairs() -> Vec<Pair> {
    let pairs = [("450", "550"), ("220", "250"), ("220", "500"), ("354", "250"), ("535", "530")];
    pairs.map(|(a, b)| Pair { a: a.to_owned(), b: b.to_owned() }).to_vec()
}
