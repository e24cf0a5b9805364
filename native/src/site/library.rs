//! What core knows, in one language: every entry with the place of its page, and the pairs that are compared.

use super::links::place;
use super::{prose, rule};
use smtplint_core::Language;
use smtplint_core::reference::{
    Comparison, EntryKind, Explanation, Text, compare_in, entries, explain_entry, pair_text, pairs, text,
};
use smtplint_core::rules;
use std::collections::{BTreeSet, HashMap, HashSet};

/// One entry and where its page stands.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) told: Explanation,
    /// What it is called, without its id and without marks; a rule is called by its sentence.
    pub(super) title: String,
    /// `codes/550`: without language and ending.
    pub(super) place: String,
    text: Option<Text>,
}

/// Whether an entry is called by its id: `550`, `MAIL`.
pub(super) const fn has_id(kind: EntryKind) -> bool {
    !matches!(kind, EntryKind::Guide | EntryKind::Term)
}

impl Entry {
    fn find(kind: EntryKind, id: &str, language: Language) -> Option<Self> {
        let (told, text) = (explain_entry(kind, id, language)?, text(kind, id, language));
        let title = match rules::find(&told.id).filter(|_| told.kind == EntryKind::Rule) {
            Some(found) => rule::summary(found, language).trim_end_matches('.'),
            None => told.title.strip_prefix(&told.id).unwrap_or(&told.title).trim_start(),
        };
        Some(Self { title: prose::plain(title), place: place(&told), told, text })
    }

    /// `550 Requested action not taken`.
    pub(super) fn heading(&self) -> String {
        if has_id(self.told.kind) { format!("{} {}", self.told.id, self.title) } else { self.title.clone() }
    }

    /// A text of the entry with the links that its Markdown has: what was made of the section in plain words is the same.
    pub(super) fn linked(&self, told: &str, heading: &str) -> String {
        let section = self.text.and_then(|text| Some((text.section(heading)?, text.plain(heading))));
        match section {
            Some((markdown, plain)) if !plain.is_empty() => told.replacen(&plain, markdown, 1),
            _ => told.to_owned(),
        }
    }
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
        let mut entries: Vec<Entry> =
            entries().into_iter().filter_map(|entry| Entry::find(entry.kind, &entry.id, language)).collect();
        let named = named_besides(&entries);
        let finer = EntryKind::EnhancedStatusCode;
        entries.extend(named.iter().filter_map(|id| Entry::find(finer, id, language)));
        entries.sort_by_key(|entry| (entry.told.kind, numbers(&entry.told)));
        let mut by_id = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            // A keyword that is a verb, too, leads to the verb, as it does elsewhere.
            by_id.entry(entry.told.id.clone()).or_insert(at);
        }
        let pairs = pairs().map(|(a, b)| Pair { a: a.to_owned(), b: b.to_owned() }).collect();
        let by_place = entries.iter().enumerate().map(|(at, entry)| (entry.place.clone(), at)).collect();
        Self { language, entries, pairs, by_id, by_place }
    }

    /// The entry of an id, as texts and registries name it: `550`, `SL0203`, `path-space-before`, `guides/tls`.
    pub(super) fn find(&self, id: &str) -> Option<&Entry> {
        let at = self.by_id.get(id).or_else(|| self.by_id.get(rules::find(id)?.code))?;
        self.entries.get(*at)
    }

    /// The entry of a kind by its id.
    pub(super) fn find_kind(&self, kind: EntryKind, id: &str) -> Option<&Entry> {
        self.find(id)
            .filter(|entry| entry.told.kind == kind)
            .or_else(|| self.of_kind(kind).find(|entry| entry.told.id == id))
    }

    /// The entry whose page stands here.
    pub(super) fn at(&self, place: &str) -> Option<&Entry> {
        self.entries.get(*self.by_place.get(place)?)
    }

    /// The pair whose page stands here.
    pub(super) fn pair_at(&self, place: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.place() == place)
    }

    pub(super) fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.told.kind == kind)
    }

    /// The pairs that an id is one of, each with the other of the two.
    pub(super) fn pairs_of<'l>(&'l self, id: &'l str) -> impl Iterator<Item = (&'l Pair, &'l str)> {
        self.pairs.iter().filter_map(move |pair| Some((pair, pair.beside(id)?)))
    }

    /// The notes of a pair, with their links.
    pub(super) fn notes(&self, pair: &Pair) -> Option<Text> {
        pair_text(&pair.a, &pair.b, self.language)
    }

    /// What tells a pair apart.
    pub(super) fn compared(&self, pair: &Pair) -> Option<Comparison> {
        compare_in(&pair.a, &pair.b, self.language)
    }
}

/// Enhanced status codes that the registry foresees in other classes only, and that entries, guides or pairs name all the
/// same because servers send them: 4.7.1, 5.2.2.
fn named_besides(entries: &[Entry]) -> BTreeSet<String> {
    let known: HashSet<&str> = entries.iter().map(|entry| entry.told.id.as_str()).collect();
    let ways =
        entries.iter().flat_map(|entry| &entry.told.steps).flat_map(|step| &step.ways).map(|way| &way.to);
    let ids = entries.iter().flat_map(|entry| entry.told.enhanced.iter().chain(&entry.told.related));
    let paired = pairs().flat_map(|(a, b)| [a, b]);
    let named = ids.chain(ways).map(String::as_str).chain(paired);
    let is_listed = |id: &&str| {
        !known.contains(id) && text(EntryKind::EnhancedStatusCode, id, Language::ENGLISH).is_some()
    };
    named.filter(is_listed).map(str::to_owned).collect()
}

/// What enhanced status codes are sorted by: subject and detail before the class. Other entries stay as they are.
fn numbers(told: &Explanation) -> Option<(u16, u16, u16)> {
    let mut numbers = told.id.split('.').map(|number| number.parse().ok());
    let (class, subject, detail) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Some((subject, detail, class))
}
