//! Counts: of one file, and of all.

use super::Found;
use serde::Serialize;
use smtplint_core::Severity;
use smtplint_core::report::SessionInfo;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) infos: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }

    /// "2 errors, 1 warning"; empty where nothing was found.
    pub(crate) fn words(&self) -> String {
        let named = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let words =
            named.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(count, word));
        words.collect::<Vec<_>>().join(", ")
    }
}

/// What was found in all files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub(crate) files: usize,
    #[serde(flatten)]
    pub(crate) counts: Counts,
    #[serde(serialize_with = "in_order")]
    rules: BTreeMap<String, RuleCount>,
    /// Sessions by outcome.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    sessions: BTreeMap<&'static str, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct RuleCount {
    code: String,
    rule: String,
    severity: Severity,
    count: usize,
}

fn in_order<S: serde::Serializer>(rules: &BTreeMap<String, RuleCount>, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(rules.values())
}

impl Summary {
    /// Counts one finding.
    pub(crate) fn found(&mut self, found: &Found) {
        let told = &found.told;
        self.counts.add(told.severity);
        if let Some(rule) = self.rules.get_mut(&told.code) {
            rule.count += 1;
            return;
        }
        let (code, rule) = (told.code.clone(), told.rule.clone());
        self.rules.insert(code.clone(), RuleCount { code, rule, severity: told.severity, count: 1 });
    }

    /// Counts a session that has ended.
    pub(crate) fn session(&mut self, session: &SessionInfo) {
        *self.sessions.entry(session.outcome.name()).or_default() += 1;
    }

    /// Counts a file.
    pub(crate) fn end(&mut self) {
        self.files += 1;
    }

    /// The counts as a table: the most frequent rule first.
    pub(crate) fn table(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut rules: Vec<&RuleCount> = self.rules.values().collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.count));
        for rule in rules {
            let RuleCount { code, rule, severity, count } = rule;
            writeln!(out, "{count:>8}  {code}  {:<8} {rule}", severity.name())?;
        }
        for (outcome, count) in &self.sessions {
            writeln!(out, "{count:>8}  {} {outcome}", if *count == 1 { "session" } else { "sessions" })?;
        }
        Ok(())
    }

    /// "2 errors, 1 warning in 3 files"; empty where nothing was found.
    pub(crate) fn words(&self) -> String {
        let found = self.counts.words();
        if found.is_empty() { found } else { format!("{found} in {}", plural(self.files, "file")) }
    }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
