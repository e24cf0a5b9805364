//! Logs of both sides: each session in them, and what is said of it.

use super::place::strip_ending;
use super::{Dialect, Source};
use crate::diagnose::is_ignored;
use crate::finding::Side;
use crate::registry::Verb;
use crate::report::{Diagnostic, Event, EventKind, LintOptions, Range, SessionInfo};
use crate::session::{Found, Listen, Outcome, Said, Settings, Spot, Spots, Streams, Told};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A log as it is read: the sessions that are open, and the figures of those that are over.
#[derive(Debug)]
pub(super) struct Log {
    settings: Settings,
    ignore: Vec<String>,
    open: Vec<Open>,
    /// Sessions so far.
    count: usize,
    kept: Option<Kept>,
    outcomes: [usize; Outcome::ALL.len()],
}

/// One session.
#[derive(Debug)]
struct Open {
    /// The id that the log gives; empty where it gives none.
    id: Vec<u8>,
    name: String,
    streams: Streams,
    span: Range,
}

/// What a report tells of the log besides its findings.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) sessions: Vec<SessionInfo>,
    pub(super) events: Vec<Event>,
}

/// What a log says of one line of its.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) session: &'a [u8],
    pub(super) side: Side,
    pub(super) text: &'a [u8],
    pub(super) spots: &'a [Spot],
    pub(super) masked: bool,
    /// One line of the protocol; otherwise octets of a stream.
    pub(super) whole: bool,
}

/// The line of the log that is being read.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) line: &'a [u8],
    pub(super) offset: usize,
}

impl Log {
    pub(super) fn new(_: Dialect, options: &LintOptions) -> Self {
        let context = options.context();
        let settings =
            Settings { wire: options.wire, protocol: options.protocol, offer: context.offer, opened: false };
        Self {
            settings,
            ignore: options.ignore.clone(),
            open: Vec::new(),
            count: 0,
            kept: None,
            outcomes: [0; Outcome::ALL.len()],
        }
    }

    /// Keeps the sessions and what was said for a report.
    pub(super) fn keep(&mut self) {
        self.kept = Some(Kept::default());
    }

    pub(super) fn take_kept(&mut self) -> Kept {
        self.kept.take().unwrap_or_default()
    }

    #[expect(dead_code, reason = "the summary comes with the dialects")]
    /// Sessions by outcome, in the order of [`Outcome::ALL`].
    pub(super) const fn outcomes(&self) -> [usize; Outcome::ALL.len()] {
        self.outcomes
    }

    /// Whether message data is under way in the only session there is.
    pub(super) fn in_data(&self) -> bool {
        self.open.last().is_some_and(|open| open.streams.conversation().in_data())
    }

    /// What a side said.
    pub(super) fn said(
        &mut self,
        entry: &Entry<'_>,
        time: Option<u64>,
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
    ) {
        let at = self.session(entry.session, entry, here, sink);
        let open = &mut self.open[at];
        open.span.end = here.offset + strip_ending(here.line).len();
        let mut teller = Teller {
            name: &open.name,
            ignore: &self.ignore,
            here,
            events: self.kept.as_mut().map(|kept| &mut kept.events),
            sink,
        };
        let streams = &mut open.streams;
        if let Some(time) = time {
            streams.conversation_mut().at(time);
        }
        if !entry.whole {
            return streams.feed(entry.side, entry.text, Some(entry.spots), &mut teller);
        }
        let talk = streams.conversation_mut();
        match entry.side {
            Side::Client => talk.client(entry.text, entry.spots, entry.masked, &mut teller),
            Side::Server => talk.server(entry.text, entry.spots, &mut teller),
        }
    }

    #[expect(dead_code, reason = "dialects with events come next")]
    /// Calls on a session that is open, or opens it.
    pub(super) fn with(
        &mut self,
        id: &[u8],
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
        act: impl FnOnce(&mut Streams, &mut dyn Listen),
    ) {
        let Some(at) = self.open.iter().rposition(|open| open.id == id) else { return };
        let open = &mut self.open[at];
        let mut teller = Teller {
            name: &open.name,
            ignore: &self.ignore,
            here,
            events: self.kept.as_mut().map(|kept| &mut kept.events),
            sink,
        };
        act(&mut open.streams, &mut teller);
    }

    /// The place of the session that an entry belongs to.
    fn session(
        &mut self,
        id: &[u8],
        entry: &Entry<'_>,
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
    ) -> usize {
        if let Some(at) = self.open.iter().rposition(|open| open.id == id) {
            let talk = self.open[at].streams.conversation();
            if entry.side == Side::Client || !talk.begins_anew(entry.text) {
                return at;
            }
            self.end(at, here, sink);
        }
        self.begin(id, here, self.settings.opened)
    }

    /// Begins a session; `opened` says that the log shows its very beginning.
    pub(super) fn begin(&mut self, id: &[u8], here: Here<'_>, opened: bool) -> usize {
        self.count += 1;
        let settings = Settings { opened, ..self.settings };
        let name = match core::str::from_utf8(id) {
            Ok(name) if !name.is_empty() => name.to_string(),
            _ => self.count.to_string(),
        };
        let span = Range { start: here.offset, end: here.offset };
        self.open.push(Open { id: id.to_vec(), name, streams: Streams::new(&settings), span });
        self.open.len() - 1
    }

    #[expect(dead_code, reason = "dialects with events come next")]
    /// Ends the session of an id, if it is open.
    pub(super) fn end_of(&mut self, id: &[u8], here: Here<'_>, sink: &mut dyn FnMut(Diagnostic, Source<'_>)) {
        if let Some(at) = self.open.iter().rposition(|open| open.id == id) {
            self.end(at, here, sink);
        }
    }

    fn end(&mut self, at: usize, here: Here<'_>, sink: &mut dyn FnMut(Diagnostic, Source<'_>)) {
        let mut open = self.open.remove(at);
        let mut teller = Teller { name: &open.name, ignore: &self.ignore, here, events: None, sink };
        open.streams.finish(&mut teller);
        let outcome = open.streams.conversation().outcome();
        self.outcomes[outcome as usize] += 1;
        if let Some(kept) = &mut self.kept {
            kept.sessions.push(SessionInfo { id: open.name, span: open.span, outcome });
        }
    }

    /// The end of the log.
    pub(super) fn finish(&mut self, here: Here<'_>, sink: &mut dyn FnMut(Diagnostic, Source<'_>)) {
        while !self.open.is_empty() {
            self.end(0, here, sink);
        }
        if let Some(kept) = &mut self.kept {
            kept.sessions.sort_by_key(|session| session.span.start);
        }
    }
}

/// Makes diagnostics and events of what a conversation tells.
struct Teller<'a, 's> {
    name: &'a str,
    ignore: &'a [String],
    here: Here<'a>,
    events: Option<&'a mut Vec<Event>>,
    sink: &'a mut (dyn FnMut(Diagnostic, Source<'_>) + 's),
}

impl Listen for Teller<'_, '_> {
    #[cold]
    fn found(&mut self, found: &Found<'_>) {
        if is_ignored(found.finding.rule, self.ignore) {
            return;
        }
        let mut told = found.diagnostic();
        told.session = Some(self.name.to_string());
        let secret = found.secret.map(|secret| Spots(found.spots).range(secret));
        let inside = told.span.start >= self.here.offset;
        let source = if inside {
            Source { text: strip_ending(self.here.line), offset: self.here.offset, secret }
        } else {
            earlier(found, secret)
        };
        (self.sink)(told, source);
    }

    fn said(&mut self, said: Said) {
        let Some(events) = &mut self.events else { return };
        let (kind, verb, code) = match said.told {
            Told::Greeting(code) => (EventKind::Greeting, None, code),
            Told::Command(verb) => (EventKind::Command, verb.map(Verb::name), None),
            Told::Reply(code) => (EventKind::Reply, None, code),
            Told::Data => (EventKind::Data, None, None),
            Told::Note => (EventKind::Note, None, None),
        };
        events.push(Event {
            session: self.name.to_string(),
            side: said.side,
            span: Range { start: said.spot.offset, end: said.end },
            line: said.spot.line,
            kind,
            verb,
            code,
        });
    }
}

/// The line of a finding that is not in the line being read.
fn earlier<'a>(found: &Found<'a>, secret: Option<Range>) -> Source<'a> {
    let start = (found.finding.span.start as usize).min(found.text.len());
    let begin = memchr::memrchr(b'\n', &found.text[..start]).map_or(0, |feed| feed + 1);
    let end = memchr::memchr(b'\n', &found.text[begin..]).map_or(found.text.len(), |feed| begin + feed);
    let offset = Spots(found.spots).offset(begin);
    Source { text: strip_ending(&found.text[begin..end]), offset, secret }
}
