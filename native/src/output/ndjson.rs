//! `--format ndjson`: one record in each line, as soon as it is known.

use super::{Counts, FileInfo, Found, Summary, Writer};
use serde::Serialize;
use smtplint_core::report::SessionInfo;
use smtplint_core::{Diagnostic, VERSION};
use std::io::{self, Write};

pub(super) struct Ndjson<W: Write> {
    out: W,
}

/// A line of the output; `type` says which.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Record<'a> {
    Diagnostic {
        path: &'a str,
        #[serde(flatten)]
        told: &'a Diagnostic,
    },
    File {
        #[serde(flatten)]
        file: &'a FileInfo,
        summary: Counts,
    },
    Session {
        path: &'a str,
        #[serde(flatten)]
        session: &'a SessionInfo,
    },
    Summary {
        version: &'a str,
        #[serde(flatten)]
        summary: &'a Summary,
    },
}

impl<W: Write> Ndjson<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }

    fn record(&mut self, record: &Record<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, record)?;
        self.out.write_all(b"\n")
    }
}

impl<W: Write> Writer for Ndjson<W> {
    fn found(&mut self, file: &FileInfo, found: &Found) -> io::Result<()> {
        self.record(&Record::Diagnostic { path: &file.path, told: &found.told })
    }

    fn session(&mut self, file: &FileInfo, session: &SessionInfo) -> io::Result<()> {
        self.record(&Record::Session { path: &file.path, session })
    }

    fn end(&mut self, file: &FileInfo, counts: Counts) -> io::Result<()> {
        self.record(&Record::File { file, summary: counts })
    }

    fn finish(&mut self, summary: &Summary, by_rule: bool) -> io::Result<()> {
        if by_rule {
            self.record(&Record::Summary { version: VERSION, summary })?;
        }
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
