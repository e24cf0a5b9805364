//! What smtplint covers: every verb, every service extension and every RFC, told from the registry.

use super::phrases::{Phrase, covering as say};
use crate::language::Language;
use crate::registry::codes::CODES;
use crate::registry::enhanced::ENHANCED;
use crate::registry::extensions::{EXTENSIONS, Extension, Param};
use crate::registry::{Standing, Verb, rfcs};
use crate::report::RfcRef;
use crate::rules::{self, Rfc};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::{format, vec::Vec};
use core::fmt::Write;

/// What smtplint covers, in three tables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Coverage {
    /// Every verb, in the order of the registry.
    pub verbs: Vec<CoveredVerb>,
    /// Every service extension.
    pub extensions: Vec<CoveredExtension>,
    /// Every RFC that anything rests on, by number.
    pub rfcs: Vec<CoveredRfc>,
}

/// A verb.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CoveredVerb {
    /// In upper case.
    pub verb: &'static str,
    /// Whether it should not be sent any more.
    pub obsolete: bool,
    /// The keyword of the extension that offers it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub extension: Option<&'static str>,
    /// Where it is defined.
    pub rfc: RfcRef,
}

/// A service extension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CoveredExtension {
    /// The EHLO keyword.
    pub keyword: &'static str,
    /// Its name in the registry.
    pub name: &'static str,
    /// In IANA's registry.
    pub registered: bool,
    /// The verbs it brings.
    pub verbs: Vec<&'static str>,
    /// Its parameters of MAIL.
    pub mail: Vec<&'static str>,
    /// Its parameters of RCPT.
    pub rcpt: Vec<&'static str>,
    /// Where it is defined.
    pub rfc: RfcRef,
}

/// An RFC, and what rests on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CoveredRfc {
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: &'static str,
    /// The codes of the rules.
    pub rules: Vec<&'static str>,
    /// The verbs.
    pub verbs: Vec<&'static str>,
    /// The extensions.
    pub extensions: Vec<&'static str>,
    /// The reply codes.
    pub codes: Vec<u16>,
    /// How many enhanced status codes.
    pub enhanced: usize,
}

/// Tells what smtplint covers.
///
/// ```
/// use smtplint_core::reference::coverage;
/// let covered = coverage();
/// assert!(covered.verbs.iter().any(|row| row.verb == "BDAT" && row.extension == Some("CHUNKING")));
/// assert!(covered.rfcs.iter().any(|row| row.number == 5321 && row.rules.len() > 50));
/// ```
pub fn coverage() -> Coverage {
    Coverage {
        verbs: Verb::ALL.iter().map(|&verb| covered_verb(verb)).collect(),
        extensions: EXTENSIONS.iter().map(|extension| covered_extension(extension)).collect(),
        rfcs: covered_rfcs(),
    }
}

fn covered_verb(verb: Verb) -> CoveredVerb {
    CoveredVerb {
        verb: verb.name(),
        obsolete: verb.standing() == Standing::Obsolete,
        extension: verb.extension().map(|extension| extension.keyword),
        rfc: RfcRef::from(&verb.rfc()),
    }
}

fn covered_extension(extension: &'static Extension) -> CoveredExtension {
    let params = |wanted: fn(&Param) -> bool| {
        extension.params.iter().filter(|param| wanted(param)).map(|param| param.keyword).collect()
    };
    let brings = |verb: &&Verb| verb.extension().is_some_and(|other| core::ptr::eq(other, extension));
    CoveredExtension {
        keyword: extension.keyword,
        name: extension.name,
        registered: extension.registered,
        verbs: Verb::ALL.iter().filter(brings).map(|verb| verb.name()).collect(),
        mail: params(|param| param.on_mail),
        rcpt: params(|param| param.on_rcpt),
        rfc: RfcRef::from(&extension.rfc),
    }
}

fn covered_rfcs() -> Vec<CoveredRfc> {
    let mut rows = BTreeMap::new();
    for rule in rules::all() {
        cite(&mut rows, rule.rfc, |row| row.rules.push(rule.code));
    }
    for verb in Verb::ALL {
        cite(&mut rows, &[verb.rfc()], |row| row.verbs.push(verb.name()));
    }
    for extension in EXTENSIONS {
        cite(&mut rows, &[extension.rfc], |row| row.extensions.push(extension.keyword));
    }
    for code in CODES {
        cite(&mut rows, code.rfc, |row| row.codes.push(code.code));
    }
    for code in ENHANCED {
        cite(&mut rows, code.rfc, |row| row.enhanced += 1);
    }
    rows.into_values().collect()
}

/// Notes something once with each RFC that it names.
fn cite(rows: &mut BTreeMap<u16, CoveredRfc>, cited: &[Rfc], mut note: impl FnMut(&mut CoveredRfc)) {
    for (at, &Rfc(number, _)) in cited.iter().enumerate() {
        if cited[..at].iter().any(|earlier| earlier.0 == number) {
            continue;
        }
        let title = rfcs::title(number).unwrap_or_default();
        note(rows.entry(number).or_insert_with(|| CoveredRfc { number, title, ..CoveredRfc::default() }));
    }
}

impl Coverage {
    /// The three tables in Markdown, in English.
    pub fn markdown(&self) -> String {
        self.markdown_in(Language::ENGLISH)
    }

    /// The same in a language; the names of registries and standards stay what they are.
    pub fn markdown_in(&self, language: Language) -> String {
        let mut text = String::new();
        self.write_verbs(&mut text, language);
        self.write_extensions(&mut text, language);
        self.write_rfcs(&mut text, language);
        text
    }

    fn write_verbs(&self, text: &mut String, language: Language) {
        begin(text, &say::VERBS, &[&say::VERB, &say::OFFERED_BY, &say::STANDING, &say::DEFINED_IN], language);
        for row in &self.verbs {
            let standing = if row.obsolete { &say::OBSOLETE } else { &say::IN_USE };
            let offered = row.extension.unwrap_or_default();
            line(text, &[row.verb, offered, standing.of(language), &section(&row.rfc)]);
        }
        text.push('\n');
    }

    fn write_extensions(&self, text: &mut String, language: Language) {
        let columns =
            [&say::KEYWORD, &say::NAME, &say::VERBS_OF, &say::ON_MAIL, &say::ON_RCPT, &say::DEFINED_IN];
        begin(text, &say::EXTENSIONS, &columns, language);
        for row in &self.extensions {
            let name = if row.registered {
                row.name.into()
            } else {
                say::NOT_REGISTERED.fill(language, &[row.name])
            };
            let lists = [&row.verbs, &row.mail, &row.rcpt].map(|list| list.join(", "));
            line(text, &[row.keyword, &name, &lists[0], &lists[1], &lists[2], &section(&row.rfc)]);
        }
        text.push('\n');
    }

    fn write_rfcs(&self, text: &mut String, language: Language) {
        text.push_str("## RFCs\n\n");
        let columns = [
            &say::TITLE,
            &say::RULES,
            &say::VERBS_OF,
            &say::EXTENSIONS_OF,
            &say::REPLY_CODES,
            &say::ENHANCED,
        ];
        let names: Vec<&str> = core::iter::once("RFC").chain(columns.map(|name| name.of(language))).collect();
        head(text, &names);
        for row in &self.rfcs {
            let codes: Vec<String> = row.codes.iter().map(|code| format!("{code}")).collect();
            let rules = count(row.rules.len());
            let enhanced = count(row.enhanced);
            let (verbs, extensions) = (row.verbs.join(", "), row.extensions.join(", "));
            let number = format!("{}", row.number);
            line(text, &[&number, row.title, &rules, &verbs, &extensions, &codes.join(", "), &enhanced]);
        }
    }
}

/// The heading of a table and the names of its columns.
fn begin(text: &mut String, heading: &Phrase, columns: &[&Phrase], language: Language) {
    // Writing to a String does not fail.
    let _ = write!(text, "## {}\n\n", heading.of(language));
    let names: Vec<&str> = columns.iter().map(|name| name.of(language)).collect();
    head(text, &names);
}

fn head(text: &mut String, names: &[&str]) {
    line(text, names);
    let _ = writeln!(text, "|{}", "---|".repeat(names.len()));
}

fn line(text: &mut String, cells: &[&str]) {
    // Writing to a String does not fail.
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn count(number: usize) -> String {
    if number == 0 { String::new() } else { format!("{number}") }
}

fn section(rfc: &RfcRef) -> String {
    match &rfc.section {
        Some(section) => format!("RFC {} §{section}", rfc.number),
        None => format!("RFC {}", rfc.number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rfc_that_is_cited_has_its_title_and_every_title_is_needed() {
        let covered = coverage();
        for row in &covered.rfcs {
            assert!(!row.title.is_empty(), "RFC {} has no title in registry/rfcs.rs", row.number);
        }
        for (number, _) in rfcs::RFCS {
            assert!(covered.rfcs.iter().any(|row| row.number == *number), "nothing rests on RFC {number}");
        }
        assert!(rfcs::RFCS.windows(2).all(|pair| pair[0].0 < pair[1].0), "by number");
    }

    #[test]
    fn the_tables_are_whole() {
        let covered = coverage();
        assert_eq!((covered.verbs.len(), covered.extensions.len()), (Verb::ALL.len(), EXTENSIONS.len()));
        let rows = covered.markdown().lines().filter(|line| line.starts_with("| ")).count();
        assert_eq!(rows, covered.verbs.len() + covered.extensions.len() + covered.rfcs.len() + 3);
    }
}
