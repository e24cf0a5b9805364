//! Live sessions: each is fed as its octets arrive, and told by the number that JavaScript gave it.

use crate::layout::{CLOSED_BY_CLIENT, CLOSED_BY_SERVER};
use crate::record::Record;
use crate::reports::diagnostics;
use smtplint_core::session::{Found, Listen, Settings, Streams};
use smtplint_core::{Diagnostic, LintOptions, Severity, Side};
use std::collections::BTreeMap;

/// The sessions that have not ended.
#[derive(Default)]
pub(crate) struct Sessions {
    live: BTreeMap<u32, Live>,
}

struct Live {
    streams: Streams,
    options: LintOptions,
}

impl Sessions {
    /// Begins a session: the octets of both sides, from the opening of the connection on.
    pub(crate) fn begin(&mut self, number: u32, options: &LintOptions) {
        let offer = options.context().offer;
        let settings =
            Settings { wire: true, protocol: options.protocol, offer, opened: true, tells_tls: true };
        self.live.insert(number, Live { streams: Streams::new(&settings), options: options.clone() });
    }

    /// Feeds octets of one side; writes what is certain now.
    pub(crate) fn feed(&mut self, number: u32, is_client: bool, octets: &[u8], record: &mut Record) -> u32 {
        let mut told = Told::default();
        if let Some(live) = self.live.get_mut(&number) {
            told.listen(live, |streams, out| {
                if is_client { streams.client(octets, out) } else { streams.server(octets, out) }
            });
        }
        told.write(record)
    }

    /// TLS protects the connection from here on.
    pub(crate) fn tls_established(&mut self, number: u32) {
        if let Some(live) = self.live.get_mut(&number) {
            live.streams.tls_established();
        }
    }

    /// Ends a session, and frees what it took; writes what was left to say.
    pub(crate) fn end(&mut self, number: u32, closed_by: u32, record: &mut Record) -> u32 {
        let side = match closed_by {
            CLOSED_BY_CLIENT => Some(Side::Client),
            CLOSED_BY_SERVER => Some(Side::Server),
            _ => None,
        };
        let mut told = Told::default();
        if let Some(mut live) = self.live.remove(&number) {
            told.listen(&mut live, |streams, out| {
                streams.conversation_mut().closed(side, out);
                streams.finish(out);
            });
        }
        told.write(record)
    }

    /// Frees what a session took; nothing more is said of it.
    pub(crate) fn free(&mut self, number: u32) {
        self.live.remove(&number);
    }
}

/// What is certain now.
#[derive(Default)]
struct Told {
    diagnostics: Vec<Diagnostic>,
}

impl Told {
    fn listen(&mut self, live: &mut Live, act: impl FnOnce(&mut Streams, &mut dyn Listen)) {
        let mut listener = Listener { options: &live.options, diagnostics: &mut self.diagnostics };
        act(&mut live.streams, &mut listener);
    }

    fn write(&self, record: &mut Record) -> u32 {
        let valid = !self.diagnostics.iter().any(|told| told.severity == Severity::Error);
        record.begin();
        diagnostics(record, &self.diagnostics);
        record.end(valid, false, self.diagnostics.len())
    }
}

struct Listener<'a> {
    options: &'a LintOptions,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Listen for Listener<'_> {
    fn found(&mut self, found: &Found<'_>) {
        if !self.options.ignores(found.finding.rule) {
            self.diagnostics.push(found.diagnostic(self.options.language));
        }
    }
}
