//! One input through the linter: what the run makes of each finding, and the events that it becomes.

use super::config::Severities;
use super::progress::Progress;
use super::read::{Blocks, Lines};
use super::values::InputArgument;
use crate::output::{Counts, FileInfo, Found, redact};
use smtplint_core::document::{Dialect, Document, InputKind, Source};
use smtplint_core::report::SessionInfo;
use smtplint_core::rules::Rule;
use smtplint_core::{Diagnostic, LintOptions, Severity};
use std::io;
use std::sync::Arc;

/// What the flags and the configuration ask for, the same for all inputs.
#[derive(Debug)]
pub(super) struct Judge {
    pub(super) options: LintOptions,
    pub(super) input: InputArgument,
    /// The only rules to show; all where it is empty.
    pub(super) select: Vec<&'static Rule>,
    pub(super) severities: Severities,
    pub(super) redact: bool,
    /// Somebody wants to know how each session ended.
    pub(super) sessions: bool,
}

/// What happens while an input is checked, in this order.
#[derive(Debug)]
pub(super) enum Event {
    Begin(FileInfo),
    Found(Vec<Found>),
    /// What fixes would change, for people.
    Diff(String),
    /// The file was written anew: so many findings are gone.
    Fixed(usize),
    /// Sessions of a transcript have ended.
    Sessions(Vec<SessionInfo>),
    End(Counts),
    /// Why an input was not checked, or not to its end.
    Trouble(String),
}

/// Takes events; answers whether anybody still wants them.
pub(super) type Send<'s> = &'s dyn Fn(Event) -> bool;

impl Judge {
    /// A finding as this run counts it; none where it is not to be shown.
    pub(super) fn judged(&self, mut told: Diagnostic) -> Option<Diagnostic> {
        if !self.select.is_empty() && !self.select.iter().any(|rule| rule.code == told.code) {
            return None;
        }
        if let Some(severity) = self.severities.get(told.code.as_str()) {
            told.severity = (*severity)?;
            // Only errors have a reply owed to them.
            told.reply = told.reply.filter(|_| told.severity == Severity::Error);
        }
        Some(told)
    }

    fn found(&self, told: Diagnostic, source: Source<'_>) -> Option<Found> {
        let told = self.judged(told)?;
        Some(if self.redact { redact::redacted(told, source) } else { Found::new(told, source) })
    }

    /// Checks one input from its beginning to its end.
    pub(super) fn file(&self, path: &str, progress: &Arc<Progress>, send: Send<'_>) -> io::Result<()> {
        let wire = self.options.wire;
        let mut blocks = Blocks::open(path, wire, self.input.detects(), progress)?;
        let (kind, dialect) = self.input.kind(&blocks.sample(wire));
        let mut linting = Linting::new(self, kind, dialect, false);
        if !send(Event::Begin(FileInfo { path: path.to_owned(), kind, dialect })) {
            return Ok(());
        }
        let read = blocks.each(|block| linting.feed(block, send));
        // What was found before reading failed is told as well.
        linting.end(send);
        read
    }
}

/// An input under way.
pub(super) struct Linting<'j> {
    judge: &'j Judge,
    document: Document,
    lines: Lines,
    counts: Counts,
    /// What was found while there was one session: its id is told only where there are several.
    held: Option<Vec<Found>>,
    /// The input is followed as it grows.
    live: bool,
}

/// Findings that are handed on together: few enough that those of several inputs take little memory.
const BATCH: usize = 256;

/// Sessions that are handed on together: so many that a worker need not wait for its turn to tell of them.
const SESSIONS: usize = 50_000;

/// Findings that wait for a second session; beyond these the id is told.
const HELD: usize = 10_000;

impl<'j> Linting<'j> {
    /// At the start of an input; where it is followed `live`, nothing waits to be told.
    pub(super) fn new(judge: &'j Judge, kind: InputKind, dialect: Option<Dialect>, live: bool) -> Self {
        let mut document = Document::new(kind, dialect, &judge.options);
        if judge.sessions {
            document.keep_sessions();
        }
        let held = (kind == InputKind::Transcript && !live).then(Vec::new);
        Self { judge, document, lines: Lines::default(), counts: Counts::default(), held, live }
    }

    /// Judges the next octets; whether anybody still wants to know.
    pub(super) fn feed(&mut self, block: &[u8], send: Send<'_>) -> bool {
        let Self { judge, document, lines, counts, held, .. } = self;
        let waits = held.is_some();
        let (mut found, mut wanted) = (held.take().unwrap_or_default(), true);
        let mut sink = |told: Diagnostic, source: Source<'_>| {
            found.extend(judge.found(told, source));
            if !waits && found.len() >= BATCH {
                wanted = wanted && tell(&mut found, counts, send);
            }
        };
        lines.give(block, document, &mut sink);
        if waits && document.sessions() < 2 && found.len() <= HELD {
            self.held = Some(found);
            return true;
        }
        wanted && tell(&mut found, counts, send) && self.tell_many_sessions(send)
    }

    /// Judges what is left at the end.
    pub(super) fn end(mut self, send: Send<'_>) {
        let Self { judge, document, lines, held, .. } = &mut self;
        let alone = held.is_some();
        let mut found = held.take().unwrap_or_default();
        let mut sink = |told: Diagnostic, source: Source<'_>| found.extend(judge.found(told, source));
        lines.finish(|line, dropped| document.line(line, dropped, &mut sink));
        document.finish(&mut sink);
        if alone && self.document.sessions() < 2 {
            for found in &mut found {
                found.told.session = None;
            }
        }
        if tell(&mut found, &mut self.counts, send) && self.tell_sessions(send) {
            send(Event::End(self.counts));
        }
    }

    /// Hands the sessions on that have ended, where they are many or somebody waits for each.
    fn tell_many_sessions(&mut self, send: Send<'_>) -> bool {
        let few = !self.live && self.document.ended() < SESSIONS;
        few || self.tell_sessions(send)
    }

    fn tell_sessions(&mut self, send: Send<'_>) -> bool {
        let sessions = self.document.take_sessions();
        sessions.is_empty() || send(Event::Sessions(sessions))
    }
}

/// Hands on what was found.
fn tell(found: &mut Vec<Found>, counts: &mut Counts, send: Send<'_>) -> bool {
    for found in found.iter() {
        counts.add(found.told.severity);
    }
    found.is_empty() || send(Event::Found(std::mem::take(found)))
}
