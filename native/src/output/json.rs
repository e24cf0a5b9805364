//! `--format json`: one object, as the contract has it.

use super::{FileResult, Writer};
use serde::Serialize;
use smtplint_core::document::Source;
use smtplint_core::{Diagnostic, VERSION};
use std::io::{self, Write};

pub(super) struct Json<W: Write> {
    out: W,
    files: usize,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    input: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<&'a str>,
    summary: Summary,
    diagnostics: &'a [Diagnostic],
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl<W: Write> Json<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        write!(out, "{{\"version\":{},\"files\":[", serde_json::to_string(VERSION)?)?;
        Ok(Self { out, files: 0 })
    }
}

impl<W: Write> Writer for Json<W> {
    fn diagnostic(&mut self, file: &mut FileResult, told: Diagnostic, _: Source<'_>) -> io::Result<()> {
        file.diagnostics.push(told);
        Ok(())
    }

    fn file(&mut self, file: FileResult) -> io::Result<()> {
        if self.files > 0 {
            self.out.write_all(b",")?;
        }
        self.files += 1;
        let summary = Summary { errors: file.errors, warnings: file.warnings, infos: file.infos };
        let dialect = file.dialect.map(smtplint_core::document::Dialect::name);
        let file = File {
            path: &file.path,
            input: file.kind.name(),
            dialect,
            summary,
            diagnostics: &file.diagnostics,
        };
        Ok(serde_json::to_writer(&mut self.out, &file)?)
    }

    fn finish(&mut self) -> io::Result<()> {
        writeln!(self.out, "]}}")?;
        self.out.flush()
    }
}
