//! What a run makes of events: output, counts, and the exit code.

use super::judge::Event;
use super::many::Take;
use super::progress::Progress;
use crate::cli::{FailOn, UNREADABLE, complain};
use crate::output::{self, FileInfo, Format, Summary, Writer};
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// A run of `check`.
pub(super) struct Run<'w> {
    /// None where the differences are shown instead of findings.
    pub(super) out: Option<Box<dyn Writer + 'w>>,
    pub(super) format: Format,
    pub(super) fail_on: FailOn,
    pub(super) by_rule: bool,
    pub(super) progress: Arc<Progress>,
    pub(super) state: State,
}

/// What is known so far.
#[derive(Default)]
pub(super) struct State {
    summary: Summary,
    /// The file whose findings come.
    file: Option<FileInfo>,
    /// A finding has reached `--fail-on`.
    failed: bool,
    /// An input was not checked, or not to its end.
    unreadable: bool,
    /// Findings that fixes have removed, and in how many files.
    fixed: (usize, usize),
}

impl Take for Run<'_> {
    fn take(&mut self, path: &str, event: Event) -> io::Result<()> {
        let Self { out, fail_on, progress, state, .. } = self;
        match event {
            Event::Begin(file) => {
                if let Some(out) = out {
                    out.begin(&file)?;
                }
                state.file = Some(file);
            }
            Event::Found(found) => {
                for found in &found {
                    state.summary.found(found);
                    state.failed |= fail_on.reached_by(found.told.severity);
                    if let (Some(out), Some(file)) = (&mut *out, &state.file) {
                        progress.aside(|| out.found(file, found))?;
                    }
                }
            }
            Event::Diff(text) => progress.aside(|| anstream::stdout().write_all(text.as_bytes()))?,
            Event::Fixed(count) => state.fixed = (state.fixed.0 + count, state.fixed.1 + 1),
            Event::Sessions(sessions) => {
                for session in &sessions {
                    state.summary.session(session);
                    if let (Some(out), Some(file)) = (&mut *out, &state.file) {
                        out.session(file, session)?;
                    }
                }
            }
            Event::End(counts) => {
                state.summary.end();
                if let (Some(out), Some(file)) = (out, state.file.take()) {
                    out.end(&file, counts)?;
                }
            }
            Event::Trouble(message) => self.trouble(&format!("{path}: {message}")),
        }
        Ok(())
    }

    fn idle(&mut self) -> io::Result<()> {
        let Self { out, progress, .. } = self;
        out.as_mut().map_or(Ok(()), |out| progress.aside(|| out.flush()))
    }
}

impl Run<'_> {
    /// An input cannot be checked.
    pub(super) fn trouble(&mut self, message: &str) {
        self.state.unreadable = true;
        self.progress.aside(|| complain(message));
    }

    /// The end of all inputs.
    pub(super) fn finish(mut self) -> io::Result<ExitCode> {
        self.progress.end();
        let state = self.state;
        if let Some(out) = &mut self.out {
            out.finish(&state.summary, self.by_rule)?;
        }
        if self.by_rule && (self.out.is_none() || !self.format.holds_summary()) {
            let mut table = Vec::new();
            state.summary.table(&mut table)?;
            // The output is for programs; the table is for who runs this.
            _ = io::stderr().write_all(&table);
        }
        if state.fixed.1 > 0 {
            let files = if state.fixed.1 == 1 { "1 file" } else { &format!("{} files", state.fixed.1) };
            complain(&format!("{} fixed in {files}", state.fixed.0));
        }
        let code = if state.unreadable { UNREADABLE } else { u8::from(state.failed) };
        Ok(ExitCode::from(code))
    }
}

/// The writer of a format, on standard output.
pub(super) fn writer(format: Format, fail_on: FailOn) -> io::Result<Box<dyn Writer>> {
    output::begin(format, fail_on, anstream::stdout().lock())
}
