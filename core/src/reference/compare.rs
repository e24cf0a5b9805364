//! Tells two codes apart: derived from the registry, never written per pair.

use super::explain::{
    Explanation, codes_of_class, explain_code, explain_enhanced, general_code, retry_by_class,
};
use super::query::{Enhanced, Numbers, numbers};
use super::texts;
use super::words::{
    both_report, concerns, either, happens, origin, pair, places, reaction, reports, sending_again, who_acts,
};
use crate::registry::classes::{ReplyCategory, ReplyClass, enhanced_subject};
use crate::registry::codes::{Action, ReplyCode, Retry, reply_code};
use crate::registry::enhanced::{Standing, enhanced_code};
use crate::reply::classify::action_by_class;
use alloc::{format, string::String, vec, vec::Vec};

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
}

/// Compares two reply codes, or two enhanced status codes; whole replies are taken by their codes.
///
/// None where the two are of different kinds, or where one of them is no code.
///
/// ```
/// let found = smtplint_core::compare("450", "550").unwrap();
/// assert!(found.summary.contains("temporary failure"));
/// assert!(smtplint_core::compare("450", "5.1.1").is_none());
/// ```
pub fn compare(a: &str, b: &str) -> Option<Comparison> {
    match (numbers(a)?, numbers(b)?) {
        // The same code with different enhanced codes: these make the difference.
        (Numbers::Reply(one, Some(a)), Numbers::Reply(other, Some(b))) if one == other && a != b => {
            compare_enhanced(a, b)
        }
        (Numbers::Reply(a, _), Numbers::Reply(b, _)) => compare_codes(a, b),
        (Numbers::Enhanced(a), Numbers::Enhanced(b)) => compare_enhanced(a, b),
        _ => None,
    }
}

/// Compares two reply codes.
fn compare_codes(a: u16, b: u16) -> Option<Comparison> {
    let (left, right) = (Code::new(a)?, Code::new(b)?);
    Some(Comparison {
        a: explain_code(a)?,
        b: explain_code(b)?,
        summary: left.summary(&right),
        key_differences: left.differences(&right),
        when_to_use_which: left.uses(&right),
    })
}

/// What is known of a reply code; of an unregistered one, what its digits tell.
struct Code {
    number: u16,
    class: ReplyClass,
    entry: Option<&'static ReplyCode>,
}

impl Code {
    fn new(code: u16) -> Option<Self> {
        Some(Self { number: code, class: ReplyClass::of(code)?, entry: reply_code(code) })
    }

    /// The code and its name: `220 (Service ready)`.
    fn named(&self) -> String {
        format!("{} ({})", self.number, self.entry.map_or("unregistered", |entry| entry.name))
    }

    fn summary(&self, other: &Self) -> String {
        summary(self.number == other.number, [&self.named(), &other.named()], [self.class, other.class])
    }

    /// One sentence for each fact in which the two differ.
    fn differences(&self, other: &Self) -> Vec<String> {
        if self.number == other.number {
            return Vec::new();
        }
        let mut lines = vec![pair(&self.meaning(), &other.meaning())];
        let told: [fn(&Self) -> Option<String>; 7] = [
            |code| {
                Some(format!("{} is a {} reply ({}yz)", code.number, code.class.term(), code.class.digit()))
            },
            Self::concern,
            |code| code.entry.map(|entry| format!("after {} {}", code.number, who_acts(entry.actor))),
            |code| Some(format!("after {} {}", code.number, sending_again(code.retry()))),
            |code| code.entry.map(|entry| format!("{} comes {}", code.number, places(entry.phases))),
            |code| code.entry.map(|entry| format!("after {} {}", code.number, happens(entry.next))),
            |code| code.entry.map(|entry| format!("{} {}", code.number, origin(entry.status))),
        ];
        lines.extend(
            told.iter().filter_map(|tell| differing(self.number, &tell(self)?, other.number, &tell(other)?)),
        );
        lines
    }

    fn meaning(&self) -> String {
        match self.entry {
            Some(entry) => format!("{} means that {}", self.number, texts::line(entry.text, "In short")),
            None => format!("{} is defined by no standard, so that only its digits count", self.number),
        }
    }

    /// What the second digit says, where the standard says anything.
    fn concern(&self) -> Option<String> {
        let category = ReplyCategory::of(self.number)?;
        concerns(category).map(|about| format!("{} {about}", self.number))
    }

    fn retry(&self) -> Option<Retry> {
        self.entry.map_or_else(|| retry_by_class(self.class), |entry| entry.retry)
    }

    fn action(&self) -> Action {
        self.entry.map_or_else(|| action_by_class(self.class), |entry| entry.action)
    }

    /// When each is right to send, and what a client does.
    fn uses(&self, other: &Self) -> Vec<String> {
        let mut lines = vec![self.when_to_send()];
        if self.number != other.number {
            lines.push(other.when_to_send());
        }
        lines.push(reactions([self.number, other.number], [self, other].map(Self::reaction)));
        lines
    }

    fn when_to_send(&self) -> String {
        match self.entry {
            Some(entry) => texts::line(entry.text, "When to send it"),
            None => format!(
                "Do not send {}: {}, which a standard defines, tells a client as much.",
                self.number,
                general_code(self.class)
            ),
        }
    }

    fn reaction(&self) -> &'static str {
        reaction(self.action(), self.entry.map(|entry| entry.next))
    }
}

/// Compares two enhanced status codes.
fn compare_enhanced(a: Enhanced, b: Enhanced) -> Option<Comparison> {
    let (left, right) = (explain_enhanced(a.0, a.1, a.2)?, explain_enhanced(b.0, b.1, b.2)?);
    let classes = [left.class?, right.class?];
    let mut uses = vec![when_to_send(a, &left)];
    if a != b {
        uses.push(when_to_send(b, &right));
    }
    uses.push(reactions([&left.id, &right.id], classes.map(|class| reaction(action_by_class(class), None))));
    Some(Comparison {
        summary: summary(a == b, [&titled(&left), &titled(&right)], classes),
        key_differences: if a == b { Vec::new() } else { enhanced_differences(a, &left, b, &right) },
        when_to_use_which: uses,
        a: left,
        b: right,
    })
}

/// One sentence for each fact in which two enhanced codes differ.
fn enhanced_differences(a: Enhanced, left: &Explanation, b: Enhanced, right: &Explanation) -> Vec<String> {
    let told: [fn(Enhanced, &str) -> Option<String>; 5] = [
        |code, id| {
            Some(match listed_title(code) {
                Some(title) => format!("{id} is registered as \u{201c}{title}\u{201d}"),
                None => format!("{id} is not registered"),
            })
        },
        |(_, subject, _), id| {
            enhanced_subject(subject).map(|title| format!("{id} has the subject \u{201c}{title}\u{201d}"))
        },
        |(class, ..), id| {
            let class = ReplyClass::of(u16::from(class) * 100)?;
            Some(format!("after {id} {}", sending_again(retry_by_class(class))))
        },
        |code, id| Some(format!("{id} goes with {}", beside(code))),
        |code, id| {
            let foreseen = foreseen(code)?.contains(&code.0);
            Some(format!("the registry {} {id}", if foreseen { "foresees" } else { "does not foresee" }))
        },
    ];
    let tell = |tell: &fn(Enhanced, &str) -> Option<String>| {
        differing(&left.id, &tell(a, &left.id)?, &right.id, &tell(b, &right.id)?)
    };
    told.iter().filter_map(tell).collect()
}

/// When an enhanced status code is right to send.
fn when_to_send(code: Enhanced, entry: &Explanation) -> String {
    let id = &entry.id;
    let Some(title) = listed_title(code) else {
        return format!("Do not send {id}, for no client knows what it means.");
    };
    let (_, subject, detail) = code;
    let classes = foreseen(code).unwrap_or_default();
    if enhanced_code(subject, detail).is_some_and(|listed| listed.standing != Standing::Active) {
        return format!("Do not send {id} any more.");
    }
    if classes.contains(&code.0) {
        return format!("Send {id} with {} when \u{201c}{title}\u{201d} is the case.", beside(code));
    }
    let fitting: Vec<String> = classes.iter().map(|class| format!("{class}.{subject}.{detail}")).collect();
    format!("Send {} rather than {id}: the registry foresees no other class for it.", either(&fitting))
}

/// The registered title of an enhanced code.
fn listed_title((_, subject, detail): Enhanced) -> Option<&'static str> {
    enhanced_code(subject, detail).map(|listed| listed.title)
}

/// The classes that the registry foresees for an enhanced code.
fn foreseen((_, subject, detail): Enhanced) -> Option<&'static [u8]> {
    enhanced_code(subject, detail).map(|listed| listed.classes)
}

/// The reply codes that an enhanced code goes with.
fn beside((class, subject, detail): Enhanced) -> String {
    let codes =
        enhanced_code(subject, detail).map(|listed| codes_of_class(listed, class)).unwrap_or_default();
    if codes.is_empty() { format!("any reply code that begins with {class}") } else { either(&codes) }
}

/// `5.1.1 (Bad destination mailbox address)`.
fn titled(entry: &Explanation) -> String {
    format!("{} ({})", entry.id, entry.title)
}

/// The difference in one sentence.
fn summary(same: bool, names: [&str; 2], classes: [ReplyClass; 2]) -> String {
    let [a, b] = names;
    let [left, right] = classes;
    if same {
        format!("Both are {a}, so there is nothing to tell apart.")
    } else if left == right {
        format!("{a} and {b} both {}.", both_report(left))
    } else {
        format!("{a} {}, while {b} {}.", reports(left), reports(right))
    }
}

/// What a client does after each of the two.
fn reactions<T: core::fmt::Display + PartialEq>(ids: [T; 2], told: [&str; 2]) -> String {
    let [a, b] = ids;
    let [left, right] = told;
    if a == b {
        format!("A client that gets {a} {left}.")
    } else if left == right {
        format!("A client that gets either of them {left}.")
    } else {
        format!("A client that gets {a} {left}; one that gets {b} {right}.")
    }
}

/// Both statements as one sentence, unless they say the same of their two codes.
fn differing<T: core::fmt::Display>(a: T, left: &str, b: T, right: &str) -> Option<String> {
    let blank = |text: &str, id: &T| text.replace(&format!("{id}"), "");
    (blank(left, &a) != blank(right, &b)).then(|| pair(left, right))
}

#[cfg(test)]
mod tests;
