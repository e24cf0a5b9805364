//! Tells two codes apart: by the notes that a pair has, and by what the registry tells of each.

mod codes;
mod enhanced;

use super::Text;
use super::entry::Explanation;
use super::phrases::{Phrase, comparing as say, facts};
use super::query::{Numbers, numbers};
use super::words::{capitalised, either, pair, whole};
use crate::language::Language;
use crate::registry::Pair;
use alloc::{string::String, vec::Vec};

/// Two entries side by side, and what tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Comparison {
    /// The first.
    pub a: Explanation,
    /// The second.
    pub b: Explanation,
    /// The difference in one sentence.
    pub summary: String,
    /// In what they differ, one sentence each; empty where something is compared with itself.
    pub key_differences: Vec<String>,
    /// When each is right to send, and what a client does about it.
    pub when_to_use_which: Vec<String>,
    /// Where the pair has notes of its own: the facts in which the two differ, from the registry.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub facts: Vec<String>,
}

/// Compares in English: see [`compare_in`].
///
/// ```
/// let found = smtplint_core::compare("450", "550").unwrap();
/// assert!(found.summary.contains("550"));
/// assert!(smtplint_core::compare("450", "5.1.1").is_none());
/// ```
pub fn compare(a: &str, b: &str) -> Option<Comparison> {
    compare_in(a, b, Language::ENGLISH)
}

/// Compares two reply codes, or two enhanced status codes, in a language; whole replies are taken by their codes.
///
/// None where the two are of different kinds, or where one of them is no code.
pub fn compare_in(a: &str, b: &str, language: Language) -> Option<Comparison> {
    match (numbers(a)?, numbers(b)?) {
        // The same code with different enhanced codes: these make the difference.
        (Numbers::Reply(one, Some(a)), Numbers::Reply(other, Some(b))) if one == other && a != b => {
            enhanced::compare(a, b, language)
        }
        (Numbers::Reply(a, _), Numbers::Reply(b, _)) => codes::compare(a, b, language),
        (Numbers::Enhanced(a), Numbers::Enhanced(b)) => enhanced::compare(a, b, language),
        _ => None,
    }
}

/// What can be said of each of the two without a look at the other; sentences begin in lower case and lack their stop.
trait Side {
    /// What stands for it in sentences.
    fn id(&self) -> &str;
    /// What it means, as a clause that follows "450 means that"; empty where nothing is known.
    fn short(&self, language: Language) -> String;
    /// What is said of a code of which nothing is known: a sentence about `{0}`.
    fn unknown(&self) -> &'static Phrase;
    /// What is to be said of its class where both mean the same.
    fn of_class(&self, language: Language) -> String;
    /// Each fact as a sentence about `{0}`, none where nothing is known: in the same order for every side.
    fn facts(&self, language: Language) -> Vec<Option<Fact>>;
    /// When it is right to send.
    fn when_to_send(&self, language: Language) -> String;
    /// When it is right to send, where the other side means the same: without what both mean.
    fn when_to_send_of_two(&self, language: Language) -> String {
        self.when_to_send(language)
    }
    /// What a client does: a sentence about `{0}`.
    fn reaction(&self) -> &'static Phrase;
}

/// A fact as a phrase about a code, and what else the phrase names.
struct Fact(&'static Phrase, Vec<String>);

impl Fact {
    fn new<const N: usize>(phrase: &'static Phrase, names: [String; N]) -> Self {
        Self(phrase, names.into())
    }

    fn about(&self, id: &str, language: Language) -> String {
        let mut slots = Vec::from([id]);
        slots.extend(self.1.iter().map(String::as_str));
        self.0.fill(language, &slots)
    }
}

impl PartialEq for Fact {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.0, other.0) && self.1 == other.1
    }
}

/// Puts a comparison together.
fn put_together(a: Explanation, b: Explanation, sides: [&dyn Side; 2], language: Language) -> Comparison {
    let [left, right] = sides;
    let mut found = Comparison {
        summary: String::new(),
        key_differences: Vec::new(),
        when_to_use_which: Vec::new(),
        facts: Vec::new(),
        a,
        b,
    };
    if left.id() == right.id() {
        found.summary = say::SAME.fill(language, &[&found.a.id, &found.a.title]);
        let reaction = left.reaction().fill(language, &[left.id()]);
        found.when_to_use_which = Vec::from([left.when_to_send(language), whole(language, &reaction)]);
        return found;
    }
    let shorts = [left.short(language), right.short(language)];
    let alike = shorts[0] == shorts[1] && !shorts[0].is_empty();
    let told = facts_told(sides, language);
    if let Some(notes) = notes(left.id(), right.id(), language) {
        found.summary = notes.plain("Summary");
        found.key_differences = notes.items("Differences");
        found.when_to_use_which = notes.items("When to use which");
        found.facts = told.iter().map(|[a, b]| pair(language, a, b)).collect();
        return found;
    }
    // Where both mean the same, the first fact, their classes, makes the summary.
    let told = match told.split_first() {
        Some(([a, b], rest)) if alike => {
            found.summary = say::BOTH_MEAN.fill(language, &[&shorts[0], a, b]);
            rest
        }
        _ => {
            let meanings = [meaning(left, &shorts[0], language), meaning(right, &shorts[1], language)];
            found.summary = capitalised(&facts::WHILE.fill(language, &[&meanings[0], &meanings[1]]));
            &told
        }
    };
    found.key_differences = told.iter().map(|[a, b]| pair(language, a, b)).collect();
    if alike {
        for side in sides {
            let told = side.of_class(language);
            if !told.is_empty() {
                found.key_differences.push(say::OF_CLASS.fill(language, &[side.id(), &told]));
            }
        }
    }
    if found.key_differences.is_empty() {
        found.key_differences.push(say::ALIKE.fill(language, &[left.id(), right.id()]));
    }
    found.when_to_use_which = uses(sides, alike, language);
    found
}

/// `450 means that …`.
fn meaning(side: &dyn Side, short: &str, language: Language) -> String {
    match short {
        "" => side.unknown().fill(language, &[side.id()]),
        short => facts::MEANS.fill(language, &[side.id(), short]),
    }
}

/// Each fact in which the two differ, as a sentence about either.
fn facts_told([left, right]: [&dyn Side; 2], language: Language) -> Vec<[String; 2]> {
    let both = left.facts(language).into_iter().zip(right.facts(language));
    let told = both.filter_map(|(a, b)| {
        let (a, b) = (a?, b?);
        (a != b).then(|| [a.about(left.id(), language), b.about(right.id(), language)])
    });
    told.collect()
}

/// When each is right to send, and what a client does.
fn uses([left, right]: [&dyn Side; 2], alike: bool, language: Language) -> Vec<String> {
    let when = |side: &dyn Side| {
        if alike { side.when_to_send_of_two(language) } else { side.when_to_send(language) }
    };
    let reactions = [left.reaction(), right.reaction()];
    let reaction = if core::ptr::eq(reactions[0], reactions[1]) {
        let both = either(language, &[left.id(), right.id()]);
        whole(language, &reactions[0].fill(language, &[&both]))
    } else {
        let told = [(left, reactions[0]), (right, reactions[1])]
            .map(|(side, reaction)| reaction.fill(language, &[side.id()]));
        pair(language, &told[0], &told[1])
    };
    Vec::from([when(left), when(right), reaction])
}

/// The notes that a pair has of its own, in whatever order it is asked for.
fn notes(a: &str, b: &str, language: Language) -> Option<Text> {
    Pair::find(a, b).map(|pair| pair_text(pair, language))
}

/// What people read about a pair.
pub(super) fn pair_text(pair: &Pair, language: Language) -> Text {
    Text::find(language, "compare", pair.name, pair.text)
}

#[cfg(test)]
mod tests;
