//! `--fix` and `--diff`: what fixes make of a file.

use super::judge::{Event, Judge, Linting, Send};
use super::read::{BLOCK, Decoding, is_gzip};
use crate::output::{FileInfo, redact};
use similar::{ChangeTag, TextDiff};
use smtplint_core::command::secret_in;
use smtplint_core::document::{Document, InputKind, Source};
use smtplint_core::{Diagnostic, apply_fixes};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Fixes are applied until none is left: one may uncover another. More rounds than these none has needed.
const ROUNDS: usize = 10;

impl Judge {
    /// Writes a file anew with its fixes applied, and tells what is left; or shows the difference and writes nothing.
    pub(super) fn fix(&self, path: &str, write: bool, send: Send<'_>) -> io::Result<()> {
        let octets = read(path, self.options.wire)?;
        let (kind, dialect) = self.input.kind(&octets[..octets.len().min(BLOCK)]);
        if kind == InputKind::Transcript {
            return Err(io::Error::other("a transcript says what was sent: there is nothing to fix in it"));
        }
        let before = self.diagnostics(kind, &octets);
        let (fixed, after) = self.fixed(kind, &octets, before.clone());
        let changed = fixed != octets;
        if changed && write {
            replace(Path::new(path), &fixed)?;
        }
        if !send(Event::Begin(FileInfo { path: path.to_owned(), kind, dialect })) {
            return Ok(());
        }
        if changed {
            send(if write {
                Event::Fixed(before.len().saturating_sub(after))
            } else {
                Event::Diff(self.difference(path, kind, &octets, &fixed))
            });
        }
        let mut linting = Linting::new(self, kind, dialect, false);
        linting.feed(if write { &fixed } else { &octets }, send);
        linting.end(send);
        Ok(())
    }

    /// The octets with all fixes applied, and how many findings are left.
    fn fixed(&self, kind: InputKind, octets: &[u8], found: Vec<Diagnostic>) -> (Vec<u8>, usize) {
        let (mut octets, mut found) = (octets.to_vec(), found);
        for _ in 0..ROUNDS {
            let next = apply_fixes(&octets, &found);
            if next == octets {
                break;
            }
            octets = next;
            found = self.diagnostics(kind, &octets);
        }
        (octets, found.len())
    }

    fn diagnostics(&self, kind: InputKind, octets: &[u8]) -> Vec<Diagnostic> {
        let mut document = Document::new(kind, None, &self.options);
        let mut found = Vec::new();
        let mut sink = |told: Diagnostic, _: Source<'_>| found.extend(self.judged(told));
        let mut lines = super::read::Lines::default();
        lines.give(octets, &mut document, &mut sink);
        lines.finish(|line, dropped| document.line(line, dropped, &mut sink));
        document.finish(&mut sink);
        found
    }

    /// The difference in the unified format; what may not be shown is masked in it.
    fn difference(&self, path: &str, kind: InputKind, before: &[u8], after: &[u8]) -> String {
        let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        let lines = TextDiff::from_lines(before.as_ref(), after.as_ref());
        let mut text = format!("--- {path}\n+++ {path}\n");
        for hunk in lines.unified_diff().context_radius(3).iter_hunks() {
            _ = writeln!(text, "{}", hunk.header());
            for change in hunk.iter_changes() {
                let (mark, colour) = match change.tag() {
                    ChangeTag::Equal => (' ', ""),
                    ChangeTag::Delete => ('-', "\x1B[31m"),
                    ChangeTag::Insert => ('+', "\x1B[32m"),
                };
                let reset = if colour.is_empty() { "" } else { "\x1B[0m" };
                let value = change.value();
                let shown = self.shown(kind, value.strip_suffix('\n').unwrap_or(value));
                _ = writeln!(text, "{colour}{mark}{shown}{reset}");
                if change.missing_newline() {
                    text.push_str("\\ No newline at end of file\n");
                }
            }
        }
        text
    }

    /// A line of a difference, without what is secret and without what a terminal would obey.
    fn shown(&self, kind: InputKind, line: &str) -> String {
        let mut octets = if self.redact { redact::line(line.as_bytes()) } else { line.as_bytes().to_vec() };
        if kind == InputKind::Command
            && let Some(secret) = secret_in(line.as_bytes())
        {
            octets[secret.start as usize..secret.end as usize].fill(b'*');
        }
        let text = String::from_utf8_lossy(&octets);
        let (text, ending) = text.strip_suffix('\r').map_or((text.as_ref(), ""), |text| (text, "\r"));
        let plain = |character: char| character == '\t' || !character.is_control();
        text.chars()
            .map(|character| if plain(character) { character } else { '\u{FFFD}' })
            .collect::<String>()
            + ending
    }
}

/// The octets of a file that can be written back as they are.
fn read(path: &str, wire: bool) -> io::Result<Vec<u8>> {
    if path == "-" {
        return Err(io::Error::other("standard input cannot be fixed: name a file"));
    }
    let octets = fs::read(path)?;
    if is_gzip(&octets) {
        return Err(io::Error::other("a compressed file is not fixed: unpack it first"));
    }
    if Decoding::of(&octets, wire).is_utf16() {
        return Err(io::Error::other("a file in UTF-16 is not fixed: convert it to UTF-8 first"));
    }
    Ok(octets)
}

/// Puts a file in another's place in one step: whoever reads it sees the old one or the new one, whole.
fn replace(path: &Path, octets: &[u8]) -> io::Result<()> {
    // Of a link the file it leads to is replaced, not the link.
    let path = fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(octets)?;
    file.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
