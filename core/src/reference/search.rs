//! Finds entries by the words of a question: each entry is read once, and the rarer a word the more it counts.

use super::explain::explain_in;
use super::{Entry, EntryKind, Explanation, entries, text};
use crate::language::Language;
use crate::registry::codes::beyond::beyond_code;
use alloc::string::String;
use alloc::vec::Vec;

/// The most words of a question that count.
const MOST_WORDS: usize = 16;

/// The most entries that are given back where nobody asks for fewer.
pub const MOST_FOUND: usize = 20;

/// Words that tell nothing about what is looked for; in the languages that there are.
const EMPTY: &[&str] = &[
    "a", "an", "and", "are", "at", "be", "by", "code", "de", "des", "do", "does", "du", "est", "et", "for",
    "from", "how", "i", "in", "is", "it", "la", "le", "les", "my", "of", "on", "or", "que", "smtp", "the",
    "to", "un", "une", "what", "when", "why", "with",
];

/// How much a word counts where it stands.
const ID: u32 = 24;
const TITLE: u32 = 8;
const SHORT: u32 = 3;
const BODY: u32 = 1;
/// What a word counts at most for standing in a text again and again.
const MOST_OFTEN: u32 = 4;

/// The entries of the reference that fit a question best, best first, at most `limit` of them; in English.
///
/// ```
/// use smtplint_core::reference::search;
/// assert_eq!(search("mailbox full", 3)[0].id, "4.2.2");
/// assert!(search("greylist", 5).iter().any(|entry| entry.id == "terms/greylisting"));
/// assert!(search("xyzzy", 5).is_empty());
/// ```
pub fn search(question: &str, limit: usize) -> Vec<Explanation> {
    search_in(question, limit, Language::ENGLISH)
}

/// The same in a language: the words of the question are looked for in its texts, whatever their accents.
pub fn search_in(question: &str, limit: usize, language: Language) -> Vec<Explanation> {
    let words = words_of(question);
    let mut found = Vec::new();
    // What the question names outright comes first, also where it is no entry of its own: `5.1.1`, `550 5.1.1 …`.
    let named = explain_in(question, language);
    let all = entries();
    let mut scored = score(&words, &all, language);
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
    found.extend(named);
    for hit in scored {
        if found.len() >= limit {
            break;
        }
        let entry = &all[hit.at];
        if found.first().is_some_and(|named| named.kind == entry.kind && named.id == entry.id) {
            continue;
        }
        found.extend(entry.explain(language));
    }
    found.truncate(limit);
    found
}

/// An entry that has words of the question.
struct Hit {
    /// Its place among all entries.
    at: usize,
    score: f32,
}

/// What each word of the question counts in one entry.
type Weights = [u32; MOST_WORDS];

fn score(words: &[String], all: &[Entry], language: Language) -> Vec<Hit> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<(usize, Weights)> = Vec::new();
    // In how many entries each word stands.
    let mut spread = [0_u32; MOST_WORDS];
    let mut reader = Reader { words, word: String::new(), weights: [0; MOST_WORDS] };
    for (at, entry) in all.iter().enumerate() {
        let weights = reader.entry(entry.kind, &entry.id, language);
        if weights.iter().any(|&weight| weight > 0) {
            spread.iter_mut().zip(weights).for_each(|(count, weight)| *count += u32::from(weight > 0));
            rows.push((at, weights));
        }
    }
    let total = all.len();
    let hit = |(at, weights): (usize, Weights)| {
        // What a standard defines comes before the codes that no standard has, whose texts speak of the same.
        let beyond = all[at].kind == EntryKind::ReplyCode
            && all[at].id.parse().is_ok_and(|code| beyond_code(code).is_some());
        let share = if beyond { 0.5 } else { 1.0 };
        Hit { at, score: share * sum(&weights, &spread, total, words.len()) }
    };
    rows.into_iter().map(hit).collect()
}

/// Each word counts the more the fewer entries have it; an entry that has all of them counts most.
#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn sum(weights: &Weights, spread: &[u32; MOST_WORDS], total: usize, words: usize) -> f32 {
    let mut score = 0.0;
    let mut there = 0;
    for (&weight, &count) in weights.iter().zip(spread).take(words) {
        if weight > 0 {
            let rarity = 1 + (total / count.max(1) as usize).ilog2();
            score += weight as f32 * rarity as f32;
            there += 1;
        }
    }
    score * there as f32 / words as f32
}

/// Reads entries for the words of a question.
struct Reader<'w> {
    words: &'w [String],
    /// Memory for the word under way.
    word: String,
    weights: Weights,
}

impl Reader<'_> {
    fn entry(&mut self, kind: EntryKind, id: &str, language: Language) -> Weights {
        self.weights = [0; MOST_WORDS];
        // A term is a word among others; a code is what is asked for.
        self.text(id, if matches!(kind, EntryKind::Term | EntryKind::Guide) { TITLE } else { ID });
        if let Some(text) = text(kind, id, language) {
            self.text(text.title(id), TITLE);
            for (heading, body) in text.sections() {
                self.text(body, if heading == "In short" { SHORT } else { BODY });
            }
        }
        self.weights
    }

    /// What each word counts: whole, most; where it only begins so, less.
    fn text(&mut self, text: &str, weight: u32) {
        let Self { words, word, weights } = self;
        each_word(text, word, |word| {
            for (asked, sum) in words.iter().zip(&mut *weights) {
                let whole = word == asked || without_ending(word) == without_ending(asked);
                let counts = match whole {
                    true => 2 * weight,
                    false if asked.len() > 2 && word.starts_with(asked.as_str()) => weight,
                    false => continue,
                };
                // Where it stands counts, and a little how often.
                *sum = (*sum + 1).min(MOST_OFTEN).max(counts).max(*sum);
            }
        });
    }
}

/// The words of a question, without those that tell nothing, unless it has no others.
fn words_of(question: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    each_word(question, &mut String::new(), |word| {
        if !words.iter().any(|known| known == word) {
            words.push(word.into());
        }
    });
    if words.iter().any(|word| !EMPTY.contains(&word.as_str())) {
        words.retain(|word| !EMPTY.contains(&word.as_str()));
    }
    words.truncate(MOST_WORDS);
    words
}

/// Hands out the words of a text, folded; `word` is the memory for the one under way.
fn each_word(text: &str, word: &mut String, mut take: impl FnMut(&str)) {
    for character in text.chars().chain([' ']) {
        if is_of_word(character) {
            push_folded(word, character);
            continue;
        }
        let ended = word.trim_end_matches(['.', '-']);
        if !ended.is_empty() {
            take(ended);
        }
        word.clear();
    }
}

/// Codes have dots in them, and terms hyphens.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '-')
}

/// Lower case without accents.
fn push_folded(word: &mut String, character: char) {
    // A word as long as a page is none that anybody asks for.
    if word.len() > 64 {
        return;
    }
    for lower in character.to_lowercase() {
        match lower {
            'à' | 'â' | 'ä' => word.push('a'),
            'ç' => word.push('c'),
            'é' | 'è' | 'ê' | 'ë' => word.push('e'),
            'î' | 'ï' => word.push('i'),
            'ô' | 'ö' => word.push('o'),
            'ù' | 'û' | 'ü' => word.push('u'),
            'œ' => word.push_str("oe"),
            other => word.push(other),
        }
    }
}

/// A word without what makes it a plural or a form of its verb.
fn without_ending(word: &str) -> &str {
    if word.len() < 5 || !word.is_ascii() {
        return word;
    }
    ["ing", "ed", "es", "s", "e"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_question_finds_what_it_asks_for() {
        for (question, expected) in [
            ("550", "550"),
            ("5.7.1", "5.7.1"),
            ("550 5.1.1 user unknown", "550"),
            ("mailbox full", "4.2.2"),
            ("mailboxes are full", "4.2.2"),
            ("starttls", "STARTTLS"),
            ("path-space-before", "SL0203"),
            ("greylisting", "terms/greylisting"),
            ("open relay", "terms/open-relay"),
            ("user not local", "551"),
        ] {
            let found = search(question, 3);
            assert!(
                found.iter().any(|entry| entry.id == expected),
                "{question}: {:?}",
                found.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn no_more_is_given_than_asked_for_and_nothing_twice() {
        for limit in [0, 1, 5, 50] {
            let found = search("mail", limit);
            assert_eq!(found.len(), limit);
            let mut ids: Vec<_> = found.iter().map(|entry| (entry.kind.name(), entry.id.clone())).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), limit);
        }
        assert!(search("", 5).is_empty() && search("???", 5).is_empty());
        assert!(!search("the", 5).is_empty(), "a question of such words alone is asked with them");
    }

    #[test]
    fn a_word_is_told_by_its_stem_and_without_accents() {
        let folded = |text: &str| words_of(text);
        assert_eq!(folded("Boîte AUX lettres, Œuvre 5.1.1."), ["boite", "aux", "lettres", "oeuvre", "5.1.1"]);
        assert_eq!(without_ending("bouncing"), without_ending("bounces"));
        assert_eq!(folded(&"x".repeat(1000)).len(), 1);
        assert_eq!(folded(&(0..100).map(|n| n.to_string() + " ").collect::<String>()).len(), MOST_WORDS);
    }
}
