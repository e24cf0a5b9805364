//! The registry told to people: what a code means, and how two of them differ.

mod compare;
mod coverage;
mod explain;
mod keyword;
mod nearest;
mod query;
mod rule;
mod smuggling;
mod texts;
mod words;

pub use compare::{Comparison, compare};
pub use coverage::{Coverage, CoveredExtension, CoveredRfc, CoveredVerb, coverage};
pub use explain::{EntryKind, Explanation, FixFor, explain_code, explain_enhanced};

use alloc::{string::String, vec::Vec};

/// Explains a reply code (`220`), an enhanced status code (`5.7.1`), a whole reply (`550-5.7.1 blah`), a rule by its
/// code or name, a verb or the keyword of a service extension, in any case.
///
/// Reply codes that no standard defines are explained by their digits. None where nothing is known.
pub fn explain(query: &str) -> Option<Explanation> {
    explain::explain_with(query, keyword::explain)
}

/// The ids nearest to a question that [`explain`] does not know, best first; at most three.
pub fn nearest(query: &str) -> Vec<String> {
    let rules = crate::rules::all().flat_map(|rule| [rule.code, rule.name]);
    nearest::nearest_with(query, rules.chain(keyword::names()))
}
