//! What passes on one connection: judged, shown, and written down.

use super::run::Shared;
use super::secrets::{Seen, Veil};
use crate::store::Record;
use jiff::Timestamp;
use smtplint_core::registry::Offer;
use smtplint_core::report::Protocol;
use smtplint_core::session::{Found, Listen, Settings, Streams};
use smtplint_core::{Language, Side};
use std::net::SocketAddr;
use std::sync::Arc;

/// The octets of both sides, told as they pass.
pub(super) struct Wire {
    shared: Arc<Shared>,
    pub(super) record: Record,
    id: String,
    streams: Streams,
    veil: Veil,
}

impl Wire {
    /// A client has connected.
    pub(super) fn open(shared: &Arc<Shared>, peer: SocketAddr) -> Self {
        let record = shared.sessions.open(peer);
        let id = record.id();
        if let Some(log) = &shared.log {
            log.opened(&id, peer);
        }
        let settings = Settings {
            wire: true,
            protocol: Protocol::Smtp,
            offer: Offer::NONE,
            opened: true,
            tells_tls: true,
        };
        let streams = Streams::new(&settings);
        let mut wire = Self { shared: Arc::clone(shared), record, id, streams, veil: Veil::default() };
        wire.now();
        wire
    }

    /// This was read at once: message data up to its end, then lines.
    pub(super) fn read(&mut self, data: &[u8], lines: &[u8]) {
        self.now();
        let mut veil = std::mem::take(&mut self.veil);
        veil.read(data, lines, &mut |seen| self.seen(&seen));
        self.veil = veil;
    }

    /// What was read last of a line is message data.
    pub(super) fn data_begins(&mut self) {
        let mut veil = std::mem::take(&mut self.veil);
        veil.data(&mut |seen| self.seen(&seen));
        self.veil = veil;
    }

    /// This was written.
    pub(super) fn wrote(&mut self, octets: &[u8]) {
        self.now();
        self.log(Side::Server, octets, false);
        self.streams.server(octets, &mut Teller(&self.record));
    }

    /// The connection has ended, and who ended it.
    pub(super) fn close(&mut self, side: Side) {
        self.now();
        let mut veil = std::mem::take(&mut self.veil);
        veil.finish(&mut |seen| self.seen(&seen));
        if let Some(log) = &self.shared.log {
            log.closed(&self.id, side);
        }
        let mut teller = Teller(&self.record);
        self.streams.conversation_mut().closed(Some(side), &mut teller);
        self.streams.finish(&mut teller);
        self.shared.sessions.close(&self.record);
    }

    /// Everything that the client sends comes through here.
    fn seen(&mut self, seen: &Seen<'_>) {
        let mut teller = Teller(&self.record);
        match *seen {
            Seen::Clear(octets) => {
                self.streams.client(octets, &mut teller);
                self.log(Side::Client, octets, false);
            }
            // Findings do not tell secrets, and there is more to find in the line as it came.
            Seen::Secret { line, starred } => {
                self.streams.client(line, &mut teller);
                self.log(Side::Client, starred, true);
            }
            Seen::Response(starred) => {
                self.streams.masked_client(starred, &mut teller);
                self.log(Side::Client, starred, true);
            }
        }
    }

    fn log(&self, side: Side, octets: &[u8], masked: bool) {
        if let Some(log) = &self.shared.log {
            log.octets(&self.id, side, octets, masked);
        }
    }

    fn now(&mut self) {
        let now = u64::try_from(Timestamp::now().as_millisecond()).unwrap_or_default();
        self.streams.conversation_mut().at(now);
    }
}

/// Puts findings into the record.
struct Teller<'r>(&'r Record);

impl Listen for Teller<'_> {
    fn found(&mut self, found: &Found<'_>) {
        self.0.tell(found.diagnostic(Language::ENGLISH));
    }
}
