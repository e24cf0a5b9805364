//! From findings to diagnostics: words, places, and the order in which people read them.

use crate::finding::{Finding, Severity, Side};
use crate::language::Language;
use crate::report::{Diagnostic, Edit, Fix, LintOptions, OwedReply, Range, Related, RfcRef};
use crate::rules::{Rfc, Rule};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A place in the input as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Octets before it.
    pub(crate) offset: usize,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in octets.
    pub(crate) column: usize,
}

/// Knows where each octet of a text that was cut out of the input stood there.
pub(crate) trait Locate {
    /// Where the octet at `offset` of the text stands in the input.
    fn locate(&self, offset: usize) -> Place;
}

/// Makes diagnostics of the findings in one text, which are in the order of their places; ignored rules are left out.
pub(crate) fn diagnostics(
    findings: &[Finding],
    text: &[u8],
    side: Side,
    options: &LintOptions,
    places: &impl Locate,
) -> Vec<Diagnostic> {
    let kept = findings.iter().filter(|finding| !options.ignores(finding.rule));
    kept.map(|finding| diagnostic(finding, text, side, places, options.language)).collect()
}

pub(crate) fn is_ignored(rule: &Rule, ignored: &[String]) -> bool {
    ignored.iter().any(|name| name.eq_ignore_ascii_case(rule.name) || name.eq_ignore_ascii_case(rule.code))
}

impl LintOptions {
    /// Whether a rule is to be left out.
    ///
    /// ```
    /// use smtplint_core::{LintOptions, rules};
    /// let options = LintOptions { ignore: vec!["SL0203".into()], ..LintOptions::default() };
    /// assert!(options.ignores(rules::find("path-space-before").unwrap()));
    /// ```
    pub fn ignores(&self, rule: &Rule) -> bool {
        is_ignored(rule, &self.ignore)
    }
}

/// Makes one diagnostic of one finding.
pub(crate) fn diagnostic(
    finding: &Finding,
    text: &[u8],
    side: Side,
    places: &impl Locate,
    language: Language,
) -> Diagnostic {
    let rule = finding.rule;
    let start = places.locate(finding.span.start as usize);
    let end = places.locate(finding.span.end as usize);
    let span = Range { start: start.offset, end: end.offset.max(start.offset) };
    Diagnostic {
        rule: rule.name.to_string(),
        code: rule.code.to_string(),
        severity: rule.severity,
        kind: rule.kind,
        message: finding.message_in(text, language),
        help: Some(finding.help_in(text, language)).filter(|help| !help.is_empty()),
        span,
        line: start.line,
        column: start.column,
        side,
        session: None,
        reply: owed(finding, side),
        rfc: rule.rfc.iter().map(RfcRef::from).collect(),
        fixes: fixes(finding, text, span, language),
        related: Vec::<Related>::new(),
    }
}

/// Only an error in a command has a reply owed to it.
fn owed(finding: &Finding, side: Side) -> Option<OwedReply> {
    if side == Side::Server || finding.rule.severity != Severity::Error {
        return None;
    }
    let owed = finding.owed()?;
    Some(OwedReply {
        code: owed.0,
        enhanced: Some(owed.1.to_string()).filter(|enhanced| !enhanced.is_empty()),
    })
}

fn fixes(finding: &Finding, text: &[u8], span: Range, language: Language) -> Vec<Fix> {
    let fix = finding.fix_in(text, language);
    fix.map(|(title, text)| Fix { title: title.to_string(), edits: alloc::vec![Edit { span, text }] })
        .into_iter()
        .collect()
}

impl Diagnostic {
    /// What a finding in `line` says, where that line stands at `offset` of the input, and the finding itself in line
    /// `number` at `column` (from 1).
    pub fn of(
        finding: &Finding,
        line: &[u8],
        side: Side,
        offset: usize,
        number: usize,
        column: usize,
        language: Language,
    ) -> Self {
        let place = Line { offset, number, column, start: finding.span.start as usize };
        diagnostic(finding, line, side, &place, language)
    }
}

/// A single line at a known place.
struct Line {
    offset: usize,
    number: usize,
    column: usize,
    start: usize,
}

impl Locate for Line {
    fn locate(&self, offset: usize) -> Place {
        let column = (self.column + offset).saturating_sub(self.start);
        Place { offset: self.offset + offset, line: self.number, column }
    }
}

impl From<&Rfc> for RfcRef {
    fn from(&Rfc(number, section): &Rfc) -> Self {
        Self { number, section: Some(section.to_string()).filter(|section| !section.is_empty()) }
    }
}

/// A text that is the input itself from `base` on: where each of its lines begins.
pub(crate) struct Whole<'a> {
    /// The text.
    pub(crate) text: &'a [u8],
    /// Octets of the input before it.
    pub(crate) base: usize,
}

impl Locate for Whole<'_> {
    fn locate(&self, offset: usize) -> Place {
        let before = &self.text[..offset.min(self.text.len())];
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1);
        Place {
            offset: self.base + offset,
            line: 1 + memchr::memchr_iter(b'\n', before).count(),
            column: 1 + before.len() - line_start,
        }
    }
}

/// Applies the fixes of diagnostics to the input they were found in; of two that overlap, the first wins.
///
/// ```
/// use smtplint_core::{LintOptions, apply_fixes, lint_command};
/// let line = b"MAIL FROM: <user@example.org> ";
/// let report = lint_command(line, &LintOptions::default());
/// assert_eq!(apply_fixes(line, &report.diagnostics), b"MAIL FROM:<user@example.org>");
/// ```
pub fn apply_fixes(input: &[u8], diagnostics: &[Diagnostic]) -> Vec<u8> {
    let mut edits: Vec<&Edit> = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.fixes.first())
        .flat_map(|fix| &fix.edits)
        .collect();
    edits.sort_by_key(|edit| edit.span);
    let mut fixed = Vec::with_capacity(input.len());
    let mut done = 0;
    for edit in edits {
        let Range { start, end } = edit.span;
        if start < done || end > input.len() || start > end {
            continue;
        }
        fixed.extend_from_slice(&input[done..start]);
        fixed.extend_from_slice(edit.text.as_bytes());
        done = end;
    }
    fixed.extend_from_slice(&input[done..]);
    fixed
}
