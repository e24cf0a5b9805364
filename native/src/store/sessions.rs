//! The sessions of late, in memory: what each side said, and what was wrong with it.

use jiff::Timestamp;
use serde::Serialize;
use smtplint_core::command::secret_in;
use smtplint_core::session::DataScanner;
use smtplint_core::{Diagnostic, Finding, Language, Severity, Side, visible};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Sessions that are kept; older ones are forgotten.
const KEPT: usize = 200;
/// Events and findings that are kept of one session; it is said where there were more.
const EVENTS: usize = 2000;
/// Octets that are kept of one line.
const LINE: usize = 1024;

/// The sessions of late.
#[derive(Debug, Default)]
pub struct Sessions {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    count: u64,
    kept: VecDeque<Record>,
}

/// One session, shared between its connection and who asks for it.
#[derive(Clone, Debug)]
pub struct Record(Arc<Mutex<Transcript>>);

/// What is known of a session.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Transcript {
    id: String,
    peer: String,
    started: String,
    open: bool,
    errors: usize,
    warnings: usize,
    infos: usize,
    /// Whether there was more than is kept.
    cut: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<Event>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<Diagnostic>,
    /// Octets of the client's stream before the line that was added last.
    #[serde(skip)]
    offset: usize,
    #[serde(skip)]
    next: usize,
    #[serde(skip)]
    lines: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Event {
    side: Side,
    text: String,
}

impl Inner {
    /// The name of the next session.
    fn name(&mut self) -> String {
        self.count += 1;
        self.count.to_string()
    }
}

impl Sessions {
    /// The name of a session that is not kept.
    pub(crate) fn name(&self) -> String {
        lock(&self.inner).name()
    }

    /// Begins a session.
    pub(crate) fn open(&self, peer: SocketAddr) -> Record {
        let mut inner = lock(&self.inner);
        let record = Record(Arc::new(Mutex::new(Transcript {
            id: inner.name(),
            peer: peer.to_string(),
            started: Timestamp::now().to_string(),
            open: true,
            errors: 0,
            warnings: 0,
            infos: 0,
            cut: false,
            events: Vec::new(),
            diagnostics: Vec::new(),
            offset: 0,
            next: 0,
            lines: 0,
        })));
        inner.kept.push_front(record.clone());
        inner.kept.truncate(KEPT);
        record
    }

    /// Ends a session; it is still kept.
    #[expect(clippy::unused_self, reason = "the counterpart of `open`")]
    pub(crate) fn close(&self, record: &Record) {
        lock(&record.0).open = false;
    }

    /// All of them, the newest first, without their events.
    pub(crate) fn list(&self) -> Vec<Transcript> {
        let records: Vec<Record> = lock(&self.inner).kept.iter().cloned().collect();
        let brief = |record: &Record| {
            let whole = lock(&record.0);
            Transcript { events: Vec::new(), diagnostics: Vec::new(), ..whole.clone() }
        };
        records.iter().map(brief).collect()
    }

    /// One of them.
    pub(crate) fn find(&self, id: &str) -> Option<Transcript> {
        let records: Vec<Record> = lock(&self.inner).kept.iter().cloned().collect();
        records.iter().map(|record| lock(&record.0).clone()).find(|transcript| transcript.id == id)
    }
}

impl Record {
    /// What the session is called.
    pub(crate) fn id(&self) -> String {
        lock(&self.0).id.clone()
    }

    /// Adds a finding.
    pub(crate) fn tell(&self, told: Diagnostic) {
        lock(&self.0).tell(told);
    }

    /// Adds what a side said; a client's line may have been cut by `dropped` octets.
    pub(crate) fn add(&self, side: Side, octets: &[u8], dropped: usize) {
        let mut transcript = lock(&self.0);
        if side == Side::Client {
            transcript.offset = transcript.next;
            transcript.next += octets.len() + dropped;
            transcript.lines += 1;
        }
        if transcript.events.len() >= EVENTS {
            transcript.cut = true;
            return;
        }
        let text = match secret_in(octets).filter(|_| side == Side::Client) {
            Some(secret) => format!("{}…", visible(&octets[..secret.start as usize])),
            None => visible(&octets[..octets.len().min(LINE)]),
        };
        transcript.events.push(Event { side, text });
    }

    /// Adds what the listener alone finds wrong with the client's line that was added last.
    pub(crate) fn findings(&self, findings: &[Finding], line: &[u8]) {
        let mut transcript = lock(&self.0);
        let (base, number) = (transcript.offset, transcript.lines);
        for finding in findings {
            let column = finding.span.start as usize + 1;
            let told = Diagnostic::of(finding, line, Side::Client, base, number, column, Language::ENGLISH);
            transcript.tell(told);
        }
    }

    /// Adds that message data has come to its end.
    pub(crate) fn data(&self, scanner: &DataScanner) {
        let mut transcript = lock(&self.0);
        transcript.lines += usize::try_from(scanner.lines()).unwrap_or_default();
        transcript.next += usize::try_from(scanner.taken()).unwrap_or_default();
        let text = format!("({} octets of message data)", scanner.size());
        if transcript.events.len() < EVENTS {
            transcript.events.push(Event { side: Side::Client, text });
        }
    }
}

impl Transcript {
    fn tell(&mut self, told: Diagnostic) {
        match told.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        if self.diagnostics.len() < EVENTS {
            self.diagnostics.push(told);
        } else {
            self.cut = true;
        }
    }
}

/// A panic elsewhere while the lock was held leaves nothing half done here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
