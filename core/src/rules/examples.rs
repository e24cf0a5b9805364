//! The examples of rules: what they are written as, and the octets and spans they mean.

use super::{Rule, all};
use crate::report::{RfcRef, RuleInfo};
use crate::span::Span;
use crate::words::visible;
use alloc::vec::Vec;

/// An example as octets, with the spans that were marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The input.
    pub octets: Vec<u8>,
    /// What `«»` marked; empty in a good example.
    pub marked: Vec<Span>,
}

impl Example {
    /// Reads an example: `«»` marks a span; `\r`, `\n`, `\t`, `\\` and `\xHH` are escapes.
    ///
    /// ```
    /// use smtplint_core::{Span, rules::Example};
    /// let example = Example::read("NOOP«\\n»");
    /// assert_eq!(example.octets, b"NOOP\n");
    /// assert_eq!(example.marked, [Span::new(4, 5)]);
    /// ```
    pub fn read(text: &str) -> Self {
        let mut example = Self { octets: Vec::new(), marked: Vec::new() };
        let mut open = 0;
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            match character {
                '«' => open = example.octets.len(),
                '»' => example.marked.push(Span::new(open, example.octets.len())),
                '\\' => example.octets.push(escape(&mut rest)),
                other => example.octets.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        example
    }
}

fn escape(rest: &mut core::str::Chars<'_>) -> u8 {
    match rest.next() {
        Some('r') => b'\r',
        Some('n') => b'\n',
        Some('t') => b'\t',
        Some('x') => {
            let digits = [rest.next(), rest.next()];
            digits.iter().fold(0, |value, digit| {
                value << 4 | digit.and_then(|digit| digit.to_digit(16)).unwrap_or(0) as u8
            })
        }
        _ => b'\\',
    }
}

/// Every rule told to people, in the order of their codes.
///
/// ```
/// let rules = smtplint_core::rules::rules_info();
/// assert!(rules.iter().any(|rule| rule.code == "SL0203" && rule.fixable));
/// ```
pub fn rules_info() -> Vec<RuleInfo> {
    all().map(RuleInfo::from).collect()
}

impl From<&'static Rule> for RuleInfo {
    fn from(rule: &'static Rule) -> Self {
        let shown =
            |examples: &[&str]| examples.iter().map(|text| visible(&Example::read(text).octets)).collect();
        Self {
            rule: rule.name,
            code: rule.code,
            severity: rule.severity,
            kind: rule.kind,
            summary: rule.summary,
            rfc: rule.rfc.iter().map(RfcRef::from).collect(),
            bad: shown(rule.bad),
            good: shown(rule.good),
            fixable: rule.remedy != super::Remedy::None,
        }
    }
}
