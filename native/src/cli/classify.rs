//! `smtplint classify`.

mod dsn;
mod lines;
mod record;

use super::check::paths;
use super::check::progress::Progress;
use super::check::read::{Blocks, without_number};
use super::{UNREADABLE, complain};
use clap::{Args, ValueEnum};
use record::Records;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Tell what bounces are about: one reply in each line, one record for each.
///
/// A reply of several lines stands in one line, its lines joined by a space, as mail logs write it. What a failure is about is
/// told from the code, the enhanced status code and the wording. Bytes that are no reply have no code.
///
/// With --input dsn each PATH is a delivery status notification (RFC 3464), or a mailbox of them in the mbox format, and there
/// is one record for each recipient; bounces of Exim and qmail that are none are read too.
///
/// PATH is a file, - for standard input, a pattern, or a folder, as for check. The exit code is 2 for wrong usage and unreadable
/// input, else 0.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  echo '550 5.1.1 No such user' | smtplint classify\n  smtplint classify --format tsv bounces.txt\n  smtplint classify --input dsn bounce.eml"
)]
pub(super) struct Classify {
    /// Files, folders or patterns to read; - or none for standard input.
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<String>,
    /// How to write the records.
    #[arg(long, value_enum, default_value = "ndjson")]
    format: RecordFormat,
    /// What the input holds.
    #[arg(long, value_enum, default_value = "lines")]
    input: Kind,
}

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RecordFormat {
    /// One JSON object per line.
    Ndjson,
    /// Fields with tabs between them, their names in the first line.
    Tsv,
}

/// What the input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// One reply per line.
    Lines,
    /// Delivery status notifications.
    Dsn,
}

impl Classify {
    pub(super) fn run(self) -> io::Result<ExitCode> {
        let mut code = ExitCode::SUCCESS;
        let mut trouble = |message: &str| {
            complain(message);
            code = ExitCode::from(UNREADABLE);
        };
        let mut paths = Vec::new();
        let named = if self.paths.is_empty() { vec!["-".into()] } else { self.paths };
        for path in &named {
            match expanded(path, self.input) {
                Ok(files) => paths.extend(files),
                Err(error) => trouble(&error),
            }
        }
        let several = paths.len() > 1;
        let mut out = io::stdout().lock();
        out.write_all(Records::new(self.format, self.input, several.then_some("")).header().as_bytes())?;
        let progress =
            Progress::new(paths.iter().filter_map(|path| Some(Path::new(path).metadata().ok()?.len())).sum());
        for path in &paths {
            let records = Records::new(self.format, self.input, several.then_some(path));
            match read(path, &records, self.input, &progress, &mut out) {
                Ok(()) => {}
                Err(Failure::Read(error)) => {
                    progress.aside(|| trouble(&format!("{path}: {}", without_number(&error))));
                }
                Err(Failure::Write(error)) => return Err(error),
            }
        }
        progress.end();
        out.flush()?;
        Ok(code)
    }
}

/// Why an input was not read to its end.
enum Failure {
    Read(io::Error),
    Write(io::Error),
}

/// The files of an argument. Of a folder of messages, which have all sorts of names, each file is one.
fn expanded(path: &str, kind: Kind) -> Result<Vec<String>, String> {
    if kind == Kind::Dsn && Path::new(path).is_dir() {
        dsn::folder(Path::new(path))
    } else {
        paths::expand(path)
    }
}

fn read(
    path: &str,
    records: &Records,
    kind: Kind,
    progress: &Arc<Progress>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let blocks = Blocks::open(path, false, false, progress).map_err(Failure::Read)?;
    match kind {
        Kind::Lines => lines::read(blocks, records, out),
        Kind::Dsn => dsn::read(blocks, records, out),
    }
}
