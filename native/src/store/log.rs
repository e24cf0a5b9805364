//! `--log FILE`: every session as JSON lines, in the order in which it happened, for `smtplint check`.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use jiff::Timestamp;
use serde::Serialize;
use smtplint_core::Side;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A file that sessions are appended to.
#[derive(Debug)]
pub(crate) struct Log {
    path: PathBuf,
    out: Mutex<Out>,
}

#[derive(Debug)]
struct Out {
    file: File,
    /// The last line may be there in part.
    failed: bool,
}

/// One line.
#[derive(Serialize)]
struct Line<'a> {
    session: &'a str,
    time: String,
    #[serde(flatten)]
    what: What<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum What<'a> {
    Event {
        event: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        side: Option<Side>,
        #[serde(skip_serializing_if = "Option::is_none")]
        peer: Option<SocketAddr>,
    },
    Octets {
        side: Side,
        bytes: &'a str,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        masked: bool,
    },
}

impl Log {
    /// Opens a file to append to; what is wrong with it is said with its name.
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        let file = OpenOptions::new().create(true).append(true).open(path);
        let file = file.map_err(|error| format!("cannot write to {}: {error}", path.display()))?;
        Ok(Self { path: path.to_owned(), out: Mutex::new(Out { file, failed: false }) })
    }

    /// A client has connected.
    pub(crate) fn opened(&self, session: &str, peer: SocketAddr) {
        self.write(session, What::Event { event: "open", side: None, peer: Some(peer) });
    }

    /// A side has sent these octets; `masked` says that stars stand for some of them.
    pub(crate) fn octets(&self, session: &str, side: Side, octets: &[u8], masked: bool) {
        let bytes = &BASE64_STANDARD.encode(octets);
        self.write(session, What::Octets { side, bytes, masked });
    }

    /// The connection has ended, and who ended it.
    pub(crate) fn closed(&self, session: &str, side: Side) {
        self.write(session, What::Event { event: "close", side: Some(side), peer: None });
    }

    /// Appends one line by one call of the system, so that whoever follows the file sees it at once and whole.
    ///
    /// The lock makes the lines of all sessions come in the order of their times.
    fn write(&self, session: &str, what: What<'_>) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let time = format!("{:.3}", Timestamp::now());
        // After a failure the rest of a line may stand there: it must not spoil this one.
        let mut line = if out.failed { b"\n".to_vec() } else { Vec::new() };
        if serde_json::to_writer(&mut line, &Line { session, time, what }).is_err() {
            return;
        }
        line.push(b'\n');
        let written = out.file.write_all(&line);
        let before = std::mem::replace(&mut out.failed, written.is_err());
        // A full disk is told once, not with every line; mail goes on.
        if let Err(error) = written
            && !before
        {
            eprintln!("smtplint: cannot write to {}: {error}", self.path.display());
        }
    }
}
