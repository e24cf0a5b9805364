//! How findings are written: one file per format.

mod checkstyle;
mod encoded;
mod found;
mod gcc;
mod github;
mod json;
mod junit;
mod ndjson;
pub(crate) mod redact;
mod sarif;
pub(crate) mod schema;
mod source;
mod summary;
mod text;

pub use found::Found;
pub use summary::{Counts, Summary};

use crate::cli::FailOn;
use clap::ValueEnum;
use serde::Serialize;
use serde::ser::SerializeMap;
use smtplint_core::document::{Dialect, InputKind};
use smtplint_core::report::SessionInfo;
use std::io::{self, Write};

/// The formats that `check` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: each line with carets under what is wrong.
    Text,
    /// One JSON object.
    Json,
    /// One JSON record in each line, as soon as it is known.
    Ndjson,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
    /// The XML of unit tests: what reaches --fail-on is a failure.
    Junit,
    /// Checkstyle's XML.
    Checkstyle,
    /// Lines as compilers write them, for editors.
    Gcc,
}

/// An input and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    pub(crate) path: String,
    pub(crate) kind: InputKind,
    pub(crate) dialect: Option<Dialect>,
}

impl Serialize for FileInfo {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut members = out.serialize_map(None)?;
        members.serialize_entry("path", &self.path)?;
        members.serialize_entry("input", self.kind.name())?;
        if let Some(dialect) = self.dialect {
            members.serialize_entry("dialect", dialect.name())?;
        }
        members.end()
    }
}

/// Writes findings in one format. A file's findings come between its beginning and its end, and no other's.
///
/// All methods fail where the output cannot be written.
pub(crate) trait Writer {
    /// The beginning of a file.
    fn begin(&mut self, _file: &FileInfo) -> io::Result<()> {
        Ok(())
    }

    /// One finding.
    fn found(&mut self, file: &FileInfo, found: &Found) -> io::Result<()>;

    /// One session of a transcript has ended.
    fn session(&mut self, _file: &FileInfo, _session: &SessionInfo) -> io::Result<()> {
        Ok(())
    }

    /// The end of a file, in which so much was found.
    fn end(&mut self, _file: &FileInfo, _counts: Counts) -> io::Result<()> {
        Ok(())
    }

    /// The end of all; the counts by rule are there where they were asked for.
    fn finish(&mut self, summary: &Summary, by_rule: bool) -> io::Result<()>;

    /// Hands on what was written.
    fn flush(&mut self) -> io::Result<()>;
}

/// A writer of the format asked for.
pub(crate) fn begin<'w>(
    format: Format,
    fail_on: FailOn,
    out: impl Write + 'w,
) -> io::Result<Box<dyn Writer + 'w>> {
    let out = io::BufWriter::new(out);
    Ok(match format {
        Format::Text => Box::new(text::Text::new(out)),
        Format::Json => Box::new(json::Json::new(out)?),
        Format::Ndjson => Box::new(ndjson::Ndjson::new(out)),
        Format::Sarif => Box::new(sarif::Sarif::new(out)?),
        Format::Github => Box::new(github::Github::new(out)),
        Format::Junit => Box::new(junit::Junit::new(out, fail_on)?),
        Format::Checkstyle => Box::new(checkstyle::Checkstyle::new(out)?),
        Format::Gcc => Box::new(gcc::Gcc::new(out)),
    })
}

impl Format {
    /// Whether it tells of each session.
    pub(crate) const fn lists_sessions(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }

    /// Whether the format itself has a place for counts by rule.
    pub(crate) const fn holds_summary(self) -> bool {
        matches!(self, Self::Text | Self::Json | Self::Ndjson)
    }
}

/// A name without what would break a line or a mark-up.
fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{FFFD}' } else { character }).collect()
}

/// The message, and what to do.
fn sentence(found: &Found) -> String {
    let help = found.told.help.as_ref().map(|help| format!("; {help}"));
    format!("{}{}", found.told.message, help.unwrap_or_default())
}
