//! The registry told to people: what a code means, and how two of them differ.

mod beyond;
mod compare;
mod coverage;
mod enhanced;
mod entries;
mod entry;
mod explain;
mod guide;
mod guides;
mod keyword;
mod nearest;
pub mod phrases;
mod query;
mod reply;
mod rule;
mod search;
mod smuggling;
mod term;
mod text;
pub mod words;

pub use compare::{Comparison, compare, compare_in};
pub use coverage::{Coverage, CoveredExtension, CoveredRfc, CoveredVerb, coverage};
pub use entries::{Entry, entries, pair_text, pairs, text};
pub use entry::{EntryKind, Explanation, FixFor, GoOn, Parameter, Step, Way};
pub use explain::{explain, explain_code, explain_enhanced, explain_entry, explain_in, title_in};
pub use guide::{Guide, GuideStep, GuideWay, guides_for};
pub use search::{MOST_FOUND, search, search_in};
pub use text::Text;

use alloc::{string::String, vec::Vec};

/// The ids nearest to a question that [`explain`] does not know, best first; at most three.
pub fn nearest(query: &str) -> Vec<String> {
    let rules = crate::rules::all().flat_map(|rule| [rule.code, rule.name]);
    let terms = crate::registry::terms::TERMS.iter().map(|term| term.name);
    nearest::nearest_with(query, rules.chain(keyword::names()).chain(terms))
}
