//! Messages on disk, as a Maildir: written, synced, then moved into place, so that none is ever seen in part.

use super::Envelope;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A Maildir, and beside its folders one with an envelope for each message.
#[derive(Debug)]
pub struct Maildir {
    root: PathBuf,
    count: AtomicU64,
}

const FOLDERS: [&str; 4] = ["tmp", "new", "cur", "envelope"];

impl Maildir {
    /// Opens the Maildir at `root`, making what is missing.
    ///
    /// # Errors
    ///
    /// A message that names the folder, where it cannot be made or written to.
    pub fn open(root: &Path) -> Result<Self, String> {
        let told = |error: io::Error| format!("cannot keep messages in {}: {error}", root.display());
        for folder in FOLDERS {
            fs::create_dir_all(root.join(folder)).map_err(told)?;
        }
        // Better to find out now than when the first message comes.
        let probe = root.join("tmp").join(format!("probe.{}", std::process::id()));
        File::create(&probe).and_then(|_| fs::remove_file(&probe)).map_err(told)?;
        Ok(Self { root: root.to_owned(), count: AtomicU64::new(0) })
    }

    /// Keeps a message with its trace fields; when this returns, it is on disk. Returns its name.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; nothing of it is left then but a file in `tmp`, if that.
    pub fn keep(&self, envelope: &Envelope, message: &[u8]) -> io::Result<String> {
        let id = self.name();
        let json = serde_json::to_vec_pretty(envelope)?;
        let beside = format!("envelope/{id}.json");
        self.put(&id, &beside, &[&json])?;
        let trace = envelope.trace(&id);
        let kept = self.put(&id, &format!("new/{id}"), &[trace.as_bytes(), message]);
        if kept.is_err() {
            // The client is told 451 and sends again: an envelope without its message would only mislead.
            _ = fs::remove_file(self.root.join(beside));
        }
        kept.map(|()| id)
    }

    /// Where the messages are.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file in `tmp`, syncs it, moves it to `place`, and syncs that folder.
    fn put(&self, id: &str, place: &str, parts: &[&[u8]]) -> io::Result<()> {
        let temporary = self.root.join("tmp").join(id);
        let place = self.root.join(place);
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        let written = parts.iter().try_for_each(|part| file.write_all(part)).and_then(|()| file.sync_all());
        let moved = written.and_then(|()| fs::rename(&temporary, &place));
        if moved.is_err() {
            _ = fs::remove_file(&temporary);
        }
        moved?;
        File::open(place.parent().unwrap_or(&self.root))?.sync_all()
    }

    /// Unique in this folder: time, process, count.
    fn name(&self) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        format!("{}.M{}P{}Q{count}.smtplint", now.as_secs(), now.subsec_micros(), std::process::id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_kept_whole_and_nothing_is_left_in_tmp() {
        let root = std::env::temp_dir().join(format!("smtplint-maildir-{}", std::process::id()));
        let store = Maildir::open(&root).unwrap();
        let id = store.keep(&Envelope::default(), b".leading dot\r\n\xFF\r\n").unwrap();
        let kept = fs::read(root.join("new").join(&id)).unwrap();
        assert!(
            kept.starts_with(b"Return-Path: <>\r\nReceived: from ")
                && kept.ends_with(b".leading dot\r\n\xFF\r\n")
        );
        assert!(root.join("envelope").join(format!("{id}.json")).exists());
        assert_eq!(fs::read_dir(root.join("tmp")).unwrap().count(), 0);
        fs::remove_dir_all(root).unwrap();
    }
}
