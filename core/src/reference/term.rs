//! Terms of the glossary.

use super::Text;
use super::entry::{EntryKind, Explanation};
use super::text::links;
use crate::language::Language;
use crate::registry::terms::{TERMS, Term};
use alloc::format;
use alloc::string::String;

/// Explains the term of a name or title, in English or the language asked for, in any case.
pub(super) fn explain(query: &str, language: Language) -> Option<Explanation> {
    let wanted = query.to_lowercase();
    let is_it = |term: &&Term| {
        term.name == wanted.replace(' ', "-") || wanted == text(term, language).title("").to_lowercase()
    };
    // A title is looked for only where no name fits.
    Term::find(&wanted).or_else(|| TERMS.iter().find(is_it)).map(|term| of_term(term, language))
}

/// What a term means.
pub(super) fn of_term(term: &Term, language: Language) -> Explanation {
    let text = text(term, language);
    let mut entry = Explanation::of_text(EntryKind::Term, id(term), "", text);
    entry.relate(named(text).map(String::from));
    entry
}

/// What people read about a term.
pub(super) fn text(term: &Term, language: Language) -> Text {
    Text::find(language, "terms", term.name, term.text)
}

/// The ids of the terms whose texts lead to an entry by one of its ids.
pub(super) fn leading_to<'i>(ids: &'i [&'i str]) -> impl Iterator<Item = String> {
    let leads = |term: &&Term| {
        let text = Text(term.text);
        // Most texts do not even have the letters.
        ids.iter().any(|id| term.text.contains(id))
            && named(text).chain(links(text.0)).any(|id| ids.contains(&id))
    };
    TERMS.iter().filter(leads).map(id)
}

/// The ids that stand under "See also".
fn named(text: Text) -> impl Iterator<Item = &'static str> {
    let named = text.section("See also").unwrap_or_default();
    named.split(',').map(str::trim).filter(|id| !id.is_empty())
}

/// `terms/greylisting`.
pub(super) fn id(term: &Term) -> String {
    format!("{}/{}", EntryKind::Term.folder(), term.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_by_name_and_title() {
        for query in ["greylisting", "Greylisting", "null reverse-path", "Null-Reverse-Path"] {
            assert!(explain(query, Language::ENGLISH).is_some(), "{query}");
        }
        assert!(explain("nonsense", Language::ENGLISH).is_none());
        let found = explain("greylisting", Language::ENGLISH).unwrap();
        assert_eq!((found.id.as_str(), found.title.as_str()), ("terms/greylisting", "Greylisting"));
        assert!(found.related.contains(&String::from("terms/retry")), "{:?}", found.related);
    }
}
