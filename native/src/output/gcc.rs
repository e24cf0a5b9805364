//! `--format gcc`: `path:line:column: severity: message [rule]`, which editors and CI know how to read.

use super::{FileInfo, Found, Summary, Writer, printable, sentence};
use smtplint_core::Severity;
use std::io::{self, Write};

pub(super) struct Gcc<W: Write> {
    out: W,
}

impl<W: Write> Gcc<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Writer for Gcc<W> {
    fn found(&mut self, file: &FileInfo, found: &Found) -> io::Result<()> {
        let told = &found.told;
        // Compilers say "note" where we say "info".
        let severity = if told.severity == Severity::Info { "note" } else { told.severity.name() };
        let (path, text) = (printable(&file.path), printable(&sentence(found)));
        writeln!(self.out, "{path}:{}:{}: {severity}: {text} [{}]", told.line, told.column, told.rule)
    }

    fn finish(&mut self, _: &Summary, _: bool) -> io::Result<()> {
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
