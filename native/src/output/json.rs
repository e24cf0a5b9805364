//! `--format json`: one object, as the contract has it.

use super::{Counts, FileInfo, Found, Summary, Writer};
use smtplint_core::VERSION;
use smtplint_core::document::InputKind;
use smtplint_core::report::SessionInfo;
use std::io::{self, Write};

pub(super) struct Json<W: Write> {
    out: W,
    files: usize,
    /// In the file under way.
    diagnostics: usize,
    sessions: Vec<SessionInfo>,
}

impl<W: Write> Json<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        write!(out, "{{\"version\":{},\"files\":[", serde_json::to_string(VERSION)?)?;
        Ok(Self { out, files: 0, diagnostics: 0, sessions: Vec::new() })
    }

    /// A comma before all but the first.
    fn comma(&mut self, before: usize) -> io::Result<()> {
        if before > 0 { self.out.write_all(b",") } else { Ok(()) }
    }
}

impl<W: Write> Writer for Json<W> {
    fn begin(&mut self, file: &FileInfo) -> io::Result<()> {
        self.comma(self.files)?;
        self.files += 1;
        self.diagnostics = 0;
        let head = serde_json::to_string(file)?;
        // The object stays open: its findings follow one by one, so that none has to be kept.
        write!(self.out, "{},\"diagnostics\":[", head.strip_suffix('}').unwrap_or(&head))
    }

    fn found(&mut self, _: &FileInfo, found: &Found) -> io::Result<()> {
        self.comma(self.diagnostics)?;
        self.diagnostics += 1;
        Ok(serde_json::to_writer(&mut self.out, &found.told)?)
    }

    fn session(&mut self, _: &FileInfo, session: &SessionInfo) -> io::Result<()> {
        self.sessions.push(session.clone());
        Ok(())
    }

    fn end(&mut self, file: &FileInfo, counts: Counts) -> io::Result<()> {
        write!(self.out, "],\"summary\":{}", serde_json::to_string(&counts)?)?;
        if file.kind == InputKind::Transcript {
            // They ended in another order where they were interleaved.
            let mut sessions = std::mem::take(&mut self.sessions);
            sessions.sort_by_key(|session| session.span.start);
            write!(self.out, ",\"sessions\":{}", serde_json::to_string(&sessions)?)?;
        }
        self.out.write_all(b"}")
    }

    fn finish(&mut self, summary: &Summary, by_rule: bool) -> io::Result<()> {
        self.out.write_all(b"]")?;
        if by_rule {
            write!(self.out, ",\"summary\":{}", serde_json::to_string(summary)?)?;
        }
        writeln!(self.out, "}}")?;
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
