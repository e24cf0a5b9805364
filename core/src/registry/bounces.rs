//! What the wording of a reply gives away: which failure it is, and who words it so.
//!
//! One rule per line, in `bounces/`: fragments that stand in the text in this order, whatever is between them and
//! whichever letters are capitals; the category, how sure it is, the provider where only that one words it so; and a
//! reply that the rule is for, which the tests run. Where several rules fit a reply, the first one counts: the order of
//! [`rules`] goes from what is named outright to what is only hinted at.

use super::codes::Action;
use crate::reply::{BounceCategory, Confidence};

/// A wording and what it means.
#[derive(Debug)]
#[non_exhaustive]
pub struct BounceRule {
    /// What the text holds, in this order; lower case, where the text may have either.
    pub fragments: &'static [&'static str],
    /// Which replies it is for.
    pub when: When,
    /// What the failure is about; none where the wording only gives the provider away.
    pub bounce: Option<BounceCategory>,
    /// How sure that is.
    pub confidence: Confidence,
    /// Who words it so.
    pub provider: Option<&'static str>,
    /// What to do next, where it is not what [`BounceCategory::action`] says.
    pub action: Option<Action>,
    /// A reply that it is for.
    #[cfg(test)]
    pub example: &'static str,
}

/// Which replies a wording is judged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Any failure.
    Always,
    /// 4 or 5 is the first digit of the code.
    Class(u16),
    /// The code is this one.
    Code(u16),
    /// The enhanced status code has this subject and detail.
    Status(u16, u16),
}

impl When {
    /// Whether a reply with these numbers is meant.
    pub fn fits(self, code: u16, enhanced: Option<(u8, u16, u16)>) -> bool {
        match self {
            Self::Always => true,
            Self::Class(class) => code / 100 == class,
            Self::Code(wanted) => code == wanted,
            Self::Status(subject, detail) => enhanced.is_some_and(|(_, s, d)| (s, d) == (subject, detail)),
        }
    }
}

/// Declares the rules of a file: fragments, `when …` where they are not for every failure, what the failure is about and how
/// sure that is, the provider and the action where there is something to say of them, and an example.
macro_rules! bounces {
    ($(
        $($fragment:literal)+ $(when $when:expr)? => $bounce:ident $confidence:ident $($provider:literal)? $(, $action:ident)?
            : $example:literal;
    )+) => {
        use crate::registry::bounces::{BounceRule, When};
        use crate::reply::{BounceCategory, Confidence};

        #[allow(unused_imports, reason = "not every file has a rule for some replies only")]
        use When::{Class, Code, Status};

        pub(super) static RULES: &[BounceRule] = &[$(BounceRule {
            fragments: &[$($fragment),+],
            when: when!($($when)?),
            bounce: Some(BounceCategory::$bounce),
            confidence: Confidence::$confidence,
            provider: option!($($provider)?),
            action: option!($(crate::registry::codes::Action::$action)?),
            #[cfg(test)]
            example: $example,
        }),+];
    };
}

/// The replies that a rule is for.
macro_rules! when {
    () => {
        When::Always
    };
    ($when:expr) => {
        $when
    };
}

/// What may be there or not.
macro_rules! option {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

mod access;
mod contents;
mod general;
mod lists;
mod mailboxes;
mod network;
mod providers;
mod senders;

/// All rules, in their order; those that only name a provider come last.
pub fn rules() -> impl Iterator<Item = &'static BounceRule> + Clone {
    let parts = [
        access::RULES,
        senders::RULES,
        contents::RULES,
        lists::RULES,
        mailboxes::RULES,
        network::RULES,
        general::RULES,
        providers::RULES,
    ];
    parts.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::Meaning;
    use std::collections::HashSet;
    use std::vec::Vec;

    #[test]
    fn each_example_shows_its_rule() {
        let mut wrong = Vec::new();
        for rule in rules() {
            let Some(meaning) = Meaning::read(rule.example.as_bytes()) else {
                panic!("{} is no reply", rule.example);
            };
            let about = meaning.bounce().map(|(about, _)| about);
            if rule.bounce.is_some() && about != rule.bounce
                || rule.provider.is_some() && meaning.provider() != rule.provider
            {
                wrong.push((rule.fragments, rule.example, about, meaning.provider()));
            }
            let text = rule.example.to_ascii_lowercase();
            let mut rest = text.as_str();
            for fragment in rule.fragments {
                let at = rest.find(fragment.trim()).unwrap_or_else(|| panic!("{text}: no {fragment}"));
                rest = &rest[at + fragment.trim().len()..];
            }
        }
        let told: Vec<_> = wrong.iter().map(|wrong| std::format!("{wrong:?}\n")).collect();
        assert!(wrong.is_empty(), "{}", told.concat());
    }

    #[test]
    fn no_rule_is_hidden_by_one_before_it() {
        let mut seen: Vec<&BounceRule> = Vec::new();
        let mut hidden = Vec::new();
        for rule in rules().filter(|rule| rule.bounce.is_some()) {
            let whole = rule.fragments.join("\n");
            for before in &seen {
                let mut rest = whole.as_str();
                let fits = before.fragments.iter().all(|fragment| {
                    let found = rest.find(fragment);
                    found.is_some_and(|at| {
                        rest = &rest[at + fragment.len()..];
                        true
                    })
                });
                if fits && (before.when == When::Always || before.when == rule.when) {
                    hidden.push((before.fragments, rule.fragments));
                }
            }
            seen.push(rule);
        }
        let told: Vec<_> = hidden.iter().map(|hidden| std::format!("{hidden:?}\n")).collect();
        assert!(hidden.is_empty(), "{}", told.concat());
    }

    #[test]
    fn fragments_are_lower_case_and_each_wording_stands_once() {
        let mut seen = HashSet::new();
        for rule in rules() {
            assert!(!rule.fragments.is_empty());
            for fragment in rule.fragments {
                assert!(fragment.len() > 2 && fragment.len() < 128, "{fragment}");
                assert!(fragment.bytes().all(|octet| matches!(octet, b' '..=b'~')), "{fragment}");
                assert_eq!(fragment.to_ascii_lowercase(), *fragment);
            }
            let key = (rule.fragments, std::format!("{:?}", rule.when), rule.bounce.is_some());
            assert!(seen.insert(key), "{:?} twice", rule.fragments);
        }
    }
}
