//! What the reference holds: every entry that has a page, and every pair with notes of its own.

use super::entry::{EntryKind, Explanation};
use super::{Text, enhanced, explain_entry, guides, keyword, reply, rule, term};
use crate::language::Language;
use crate::registry::Verb;
use crate::registry::codes::CODES;
use crate::registry::codes::beyond::BEYOND;
use crate::registry::enhanced::{ENHANCED, enhanced_code};
use crate::registry::extensions::EXTENSIONS;
use crate::registry::guides::GUIDES;
use crate::registry::pairs::{PAIRS, Pair};
use crate::registry::terms::{TERMS, Term};
use crate::{registry::Extension, rules};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// An entry by its kind and id, which [`explain_in`](super::explain_in) takes as a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Entry {
    /// What it is about.
    pub kind: EntryKind,
    /// `550`, `5.1.1`, `SL0203`, `MAIL`, `SIZE`, `guides/bouncing`, `terms/greylisting`.
    pub id: String,
}

impl Entry {
    /// What the reference says of it; an extension is not taken for the verb of its name, as a question would be.
    ///
    /// ```
    /// use smtplint_core::{Language, reference::{EntryKind, entries}};
    /// let is_auth = |kind| move |entry: &&smtplint_core::reference::Entry| entry.kind == kind && entry.id == "AUTH";
    /// let extension = entries().iter().find(is_auth(EntryKind::Extension)).unwrap().explain(Language::ENGLISH);
    /// assert_eq!(extension.unwrap().kind, EntryKind::Extension);
    /// ```
    pub fn explain(&self, language: Language) -> Option<Explanation> {
        explain_entry(self.kind, &self.id, language)
    }
}

/// Every entry that has a page, kind by kind; enhanced status codes once for each class that makes sense.
///
/// ```
/// use smtplint_core::reference::{EntryKind, entries};
/// assert!(entries().iter().any(|entry| entry.kind == EntryKind::EnhancedStatusCode && entry.id == "4.2.2"));
/// ```
pub fn entries() -> Vec<Entry> {
    let of = |kind: EntryKind| move |id: String| Entry { kind, id };
    let mut codes: Vec<u16> =
        CODES.iter().map(|code| code.code).chain(BEYOND.iter().map(|code| code.code)).collect();
    codes.sort_unstable();
    let codes = codes.into_iter().map(|code| code.to_string()).map(of(EntryKind::ReplyCode));
    let finer = ENHANCED.iter().flat_map(enhanced::ids);
    let verbs = Verb::ALL.iter().map(|verb| verb.name().to_string()).map(of(EntryKind::Command));
    let extensions =
        EXTENSIONS.iter().map(|extension| extension.keyword.to_string()).map(of(EntryKind::Extension));
    let rules = rules::all().map(|rule| rule.code.to_string()).map(of(EntryKind::Rule));
    let guides = GUIDES.iter().map(|guide| guides::id(guide.name)).map(of(EntryKind::Guide));
    let terms = TERMS.iter().map(term::id).map(of(EntryKind::Term));
    codes
        .chain(finer.map(of(EntryKind::EnhancedStatusCode)))
        .chain(verbs)
        .chain(extensions)
        .chain(rules)
        .chain(guides)
        .chain(terms)
        .collect()
}

/// The Markdown of an entry in a language, English where that lacks it; none where there is no such entry.
///
/// Ids are those of [`entries`]; a rule's name does as well as its code, and `X.1.1` as well as `5.1.1`.
pub fn text(kind: EntryKind, id: &str, language: Language) -> Option<Text> {
    Some(match kind {
        EntryKind::ReplyCode => reply::Known::of(id.parse().ok()?, language)?.text,
        EntryKind::EnhancedStatusCode => {
            let (subject, detail) = id.split_once('.')?.1.split_once('.')?;
            enhanced::text(enhanced_code(subject.parse().ok()?, detail.parse().ok()?)?, language)
        }
        EntryKind::Rule => rule::text(rules::find(id)?, language),
        EntryKind::Command => keyword::verb_text(Verb::find(id.as_bytes())?, language),
        EntryKind::Extension => keyword::extension_text(Extension::find(id.as_bytes())?, language),
        EntryKind::Term => term::text(Term::find(id.strip_prefix("terms/").unwrap_or(id))?, language),
        EntryKind::Guide => guides::text(id.strip_prefix("guides/").unwrap_or(id), language)?,
    })
}

/// Every pair of codes that has notes of its own, the smaller code first.
///
/// ```
/// use smtplint_core::reference::pairs;
/// assert!(pairs().any(|pair| pair == ("450", "550")));
/// ```
pub fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAIRS.iter().map(Pair::codes)
}

/// The Markdown of the notes of a pair, in whatever order it is asked for; none where it has none of its own.
pub fn pair_text(a: &str, b: &str, language: Language) -> Option<Text> {
    Pair::find(a, b).map(|pair| super::compare::pair_text(pair, language))
}
