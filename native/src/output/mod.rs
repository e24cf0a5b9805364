//! How findings are written: one file per format.

mod json;
mod source;
mod text;

use clap::ValueEnum;
use smtplint_core::document::{Dialect, InputKind, Source};
use smtplint_core::{Diagnostic, Severity};
use std::io::{self, Write};

/// The formats that `check` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: each line with carets under what is wrong.
    Text,
    /// One JSON object.
    Json,
}

/// What was found in one file.
#[derive(Debug)]
pub struct FileResult {
    pub(crate) path: String,
    pub(crate) kind: InputKind,
    pub(crate) dialect: Option<Dialect>,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) infos: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl FileResult {
    /// Nothing yet.
    pub(crate) fn new(path: &str, kind: InputKind, dialect: Option<Dialect>) -> Self {
        Self {
            path: path.to_owned(),
            kind,
            dialect,
            errors: 0,
            warnings: 0,
            infos: 0,
            diagnostics: Vec::new(),
        }
    }

    pub(crate) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

/// Writes findings in one format.
pub trait Writer {
    /// One finding, with the line it points into.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written; so for all methods.
    fn diagnostic(&mut self, file: &mut FileResult, told: Diagnostic, source: Source<'_>) -> io::Result<()>;

    /// The end of a file.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    fn file(&mut self, file: FileResult) -> io::Result<()>;

    /// The end of all.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    fn finish(&mut self) -> io::Result<()>;
}

/// A writer of the format asked for.
pub(crate) fn begin<'w>(format: Format, out: impl Write + 'w) -> io::Result<Box<dyn Writer + 'w>> {
    Ok(match format {
        Format::Text => Box::new(text::Text::new(io::BufWriter::new(out))),
        Format::Json => Box::new(json::Json::new(io::BufWriter::new(out))?),
    })
}
