//! Logs of both sides: each session in them, and what is said of it.

use super::directives::Directives;
use super::{Dialect, Source};
use crate::diagnose::is_ignored;
use crate::finding::Side;
use crate::language::Language;
use crate::octets::strip_ending;
use crate::registry::Verb;
use crate::report::{Diagnostic, Event, EventKind, LintOptions, Range, SessionInfo};
use crate::session::{Found, Listen, Mark, Run, Said, Settings, Spot, Spots, Streams, Told};
use crate::transcript::{Entry, Event as TranscriptEvent, Piece};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A log as it is read: the sessions that are open, and the figures of those that are over.
#[derive(Debug)]
pub(super) struct Log {
    settings: Settings,
    policy: Policy,
    open: Vec<Open>,
    /// What served the last session that has ended.
    spare: Option<Box<Streams>>,
    /// Sessions so far.
    count: usize,
    kept: Option<Kept>,
    /// Sessions that have ended since somebody asked, where somebody does.
    ended: Option<Vec<SessionInfo>>,
}

/// One session.
#[derive(Debug)]
struct Open {
    /// The id that the log gives; empty where it gives none.
    id: Vec<u8>,
    name: String,
    streams: Box<Streams>,
    span: Range,
    /// Lines of the log that may turn out to be of a message, and where they stand.
    held: Vec<(usize, Vec<u8>)>,
}

impl Open {
    /// Whether it bears this id; the common case, that logs have none, is told without a look at the octets.
    #[inline]
    fn is(&self, id: &[u8]) -> bool {
        self.id.len() == id.len() && (id.is_empty() || self.id == id)
    }
}

/// What a report tells of the log besides its findings.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) sessions: Vec<SessionInfo>,
    pub(super) events: Vec<Event>,
}

/// The line of the log that is being read.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) line: &'a [u8],
    pub(super) offset: usize,
    /// Its number, from 1.
    pub(super) number: usize,
    /// It is several lines that belong together.
    pub(super) wrapped: bool,
}

impl<'a> Here<'a> {
    fn spot(&self, piece: Piece) -> Spot {
        let at = piece.at as usize;
        let spot =
            Spot { start: piece.start as usize, offset: self.offset + at, line: self.number, column: at + 1 };
        if self.wrapped { self.wrapped_spot(spot, at) } else { spot }
    }

    #[cold]
    fn wrapped_spot(&self, spot: Spot, at: usize) -> Spot {
        let before = &self.line[..at];
        let begin = memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1);
        let line = self.number + memchr::memchr_iter(b'\n', before).count();
        Spot { line, column: at - begin + 1, ..spot }
    }

    /// The line of the input that holds an offset of the input, and where it begins.
    fn line_at(&self, offset: usize) -> (&'a [u8], usize) {
        if !self.wrapped {
            return (strip_ending(self.line), self.offset);
        }
        let at = offset.saturating_sub(self.offset).min(self.line.len());
        let begin = memchr::memrchr(b'\n', &self.line[..at]).map_or(0, |feed| feed + 1);
        let end = memchr::memchr(b'\n', &self.line[begin..]).map_or(self.line.len(), |feed| begin + feed);
        (strip_ending(&self.line[begin..end]), self.offset + begin)
    }
}

/// What a side said, and where that stands in the log.
struct Octets<'a> {
    side: Side,
    text: &'a [u8],
    spots: &'a [Spot],
    masked: bool,
    whole: bool,
}

impl Log {
    pub(super) fn new(dialect: Dialect, options: &LintOptions) -> Self {
        let context = options.context();
        let settings = Settings {
            wire: options.wire || dialect.keeps_endings(),
            protocol: options.protocol,
            offer: context.offer,
            opened: false,
            tells_tls: dialect.tells_tls(),
        };
        Self {
            settings,
            policy: Policy {
                ignore: options.ignore.clone(),
                language: options.language,
                directives: Directives::default(),
                encoded: dialect == Dialect::Jsonl,
            },
            open: Vec::new(),
            spare: None,
            count: 0,
            kept: None,
            ended: None,
        }
    }

    /// Keeps the sessions and what was said for a report.
    pub(super) fn keep(&mut self) {
        self.kept = Some(Kept::default());
    }

    pub(super) fn take_kept(&mut self) -> Kept {
        self.kept.take().unwrap_or_default()
    }

    /// Remembers the sessions that end until they are taken.
    pub(super) fn keep_ended(&mut self) {
        self.ended.get_or_insert_default();
    }

    pub(super) fn take_ended(&mut self) -> Vec<SessionInfo> {
        self.ended.as_mut().map(core::mem::take).unwrap_or_default()
    }

    /// How many there are to take.
    pub(super) fn ended(&self) -> usize {
        self.ended.as_ref().map_or(0, Vec::len)
    }

    /// Sessions that have begun.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Whether message data is under way in the only session there is.
    pub(super) fn in_data(&self) -> bool {
        self.open.last().is_some_and(|open| open.streams.conversation().in_data())
    }

    /// A comment, which may silence rules.
    pub(super) fn comment(&mut self, line: &[u8], offset: usize) {
        self.policy.directives.comment(line, offset);
    }

    /// A line of the log begins.
    #[inline]
    pub(super) fn line(&mut self, here: Here<'_>) {
        self.policy.directives.line(here.offset, here.line.len());
    }

    /// Takes lines that are alike, from an offset and a line's number of the input on: of message data of which nothing is
    /// to be said, or of a reply that goes on. `mark` stands before each.
    #[inline]
    pub(super) fn alike(&mut self, log: &[u8], mark: Mark, (offset, number): (usize, usize)) -> Run {
        let [open] = &mut self.open[..] else { return Run::default() };
        if !open.id.is_empty() || !open.held.is_empty() || self.policy.directives.awaits_line() {
            return Run::default();
        }
        let start = Spot { start: 0, offset, line: number, column: 1 };
        let talk = open.streams.conversation_mut();
        let run = if talk.in_data() {
            talk.plain_content(log, mark, start)
        } else {
            talk.reply_lines(log, mark, start)
        };
        if run.lines > 0 {
            open.span.end = offset + run.octets - run.ending;
        }
        run
    }

    /// A line that shows a whole line of a side behind its mark, in a log without ids and times: [`Self::entry`] would take
    /// it apart again.
    #[inline]
    pub(super) fn plain(
        &mut self,
        side: Side,
        mark: Mark,
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
    ) {
        let text = &here.line[mark.len()..];
        let text = if self.settings.wire { text } else { without_doubled_cr(text) };
        let spots = &[here.spot(Piece { start: 0, at: mark.len() as u32 })];
        self.said((&[], None), &Octets { side, text, spots, masked: false, whole: true }, here, sink);
    }

    /// What a line of the log shows.
    #[inline]
    pub(super) fn entry(
        &mut self,
        entry: &Entry<'_>,
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
    ) {
        match entry.event {
            TranscriptEvent::Octets { side, text, pieces, masked, whole } => {
                let text = if self.settings.wire { text } else { without_doubled_cr(text) };
                let first = [here.spot(pieces.first().copied().unwrap_or_default())];
                let many: Vec<Spot>;
                let spots = if pieces.len() < 2 {
                    &first[..]
                } else {
                    many = pieces.iter().map(|&piece| here.spot(piece)).collect();
                    &many
                };
                let said = Octets { side, text, spots, masked, whole };
                self.said((entry.session, entry.time), &said, here, sink);
            }
            _ => self.happened(entry, here, sink),
        }
    }

    fn said(
        &mut self,
        (id, time): (&[u8], Option<u64>),
        said: &Octets<'_>,
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
    ) {
        let at = self.session(id, said, here, sink);
        let open = &mut self.open[at];
        open.span.end = here.offset + strip_ending(here.line).len();
        let events = self.kept.as_mut().map(|kept| &mut kept.events);
        let mut teller = self.policy.teller(&open.name, &open.held, here, events, sink);
        let streams = &mut open.streams;
        if let Some(time) = time {
            streams.conversation_mut().at(time);
        }
        if !said.whole {
            return streams.feed(said.side, said.text, Some(said.spots), said.masked, &mut teller);
        }
        let talk = streams.conversation_mut();
        match said.side {
            Side::Client => talk.client(said.text, said.spots, said.masked, &mut teller),
            Side::Server => talk.server(said.text, said.spots, &mut teller),
        }
        if talk.holds() {
            open.held.push((here.offset, here.line.to_vec()));
        } else if !open.held.is_empty() {
            open.held.clear();
        }
    }

    /// What neither side said.
    #[cold]
    fn happened(&mut self, entry: &Entry<'_>, here: Here<'_>, sink: &mut dyn FnMut(Diagnostic, Source<'_>)) {
        let id = entry.session;
        let at = self.find(id);
        let at = match (at, entry.event) {
            (Some(at), TranscriptEvent::Open) if self.open[at].streams.conversation().is_heard() => {
                self.end(at, here, sink);
                self.begin(id, here, true)
            }
            (None, TranscriptEvent::Open | TranscriptEvent::Tls) => self.begin(id, here, true),
            (Some(at), _) => at,
            (None, _) => return,
        };
        let open = &mut self.open[at];
        let events = self.kept.as_mut().map(|kept| &mut kept.events);
        let mut teller = self.policy.teller(&open.name, &open.held, here, events, sink);
        let talk = open.streams.conversation_mut();
        if let Some(time) = entry.time {
            talk.at(time);
        }
        match entry.event {
            TranscriptEvent::Tls => open.streams.tls_established(),
            TranscriptEvent::Omitted { side } => talk.omitted(side),
            TranscriptEvent::Close { side } => {
                talk.closed(side, &mut teller);
                self.end(at, here, sink);
            }
            _ => {}
        }
    }

    /// The place of the session that is open under an id.
    fn find(&self, id: &[u8]) -> Option<usize> {
        self.open.iter().rposition(|open| open.is(id))
    }

    /// The place of the session that an entry belongs to.
    fn session(
        &mut self,
        id: &[u8],
        said: &Octets<'_>,
        here: Here<'_>,
        sink: &mut dyn FnMut(Diagnostic, Source<'_>),
    ) -> usize {
        if let Some(at) = self.find(id) {
            let talk = self.open[at].streams.conversation();
            if said.side == Side::Client || !talk.begins_anew(said.text) {
                return at;
            }
            self.end(at, here, sink);
        }
        self.begin(id, here, self.settings.opened)
    }

    /// Begins a session; `opened` says that the log shows its very beginning.
    fn begin(&mut self, id: &[u8], here: Here<'_>, opened: bool) -> usize {
        self.count += 1;
        let settings = Settings { opened, ..self.settings };
        let name = match core::str::from_utf8(id) {
            Ok(name) if !name.is_empty() => name.to_string(),
            _ => self.count.to_string(),
        };
        let span = Range { start: here.offset, end: here.offset };
        let streams = match self.spare.take() {
            Some(mut streams) => {
                streams.restart(&settings);
                streams
            }
            None => Box::new(Streams::new(&settings)),
        };
        self.open.push(Open { id: id.to_vec(), name, streams, span, held: Vec::new() });
        self.open.len() - 1
    }

    fn end(&mut self, at: usize, here: Here<'_>, sink: &mut dyn FnMut(Diagnostic, Source<'_>)) {
        let mut open = self.open.remove(at);
        let events = self.kept.as_mut().map(|kept| &mut kept.events);
        let mut teller = self.policy.teller(&open.name, &open.held, here, events, sink);
        open.streams.finish(&mut teller);
        let outcome = open.streams.conversation().outcome();
        if self.open.is_empty() {
            self.policy.directives.session_end(open.span.end);
        }
        self.spare = Some(open.streams);
        let told = SessionInfo { id: open.name, span: open.span, outcome };
        if let Some(kept) = &mut self.kept {
            kept.sessions.push(told.clone());
        }
        if let Some(ended) = &mut self.ended {
            ended.push(told);
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

/// What is told of the findings in a log.
#[derive(Debug)]
struct Policy {
    ignore: Vec<String>,
    language: Language,
    /// What comments silence.
    directives: Directives,
    /// Octets stand in the log in another form: an edit of a command is none of the log.
    encoded: bool,
}

impl Policy {
    #[inline]
    fn teller<'a, 's>(
        &'a self,
        name: &'a str,
        held: &'a [(usize, Vec<u8>)],
        here: Here<'a>,
        events: Option<&'a mut Vec<Event>>,
        sink: &'a mut (dyn FnMut(Diagnostic, Source<'_>) + 's),
    ) -> Teller<'a, 's> {
        Teller { name, policy: self, held, here, events, sink }
    }
}

/// Makes diagnostics and events of what a conversation tells.
struct Teller<'a, 's> {
    name: &'a str,
    policy: &'a Policy,
    held: &'a [(usize, Vec<u8>)],
    here: Here<'a>,
    events: Option<&'a mut Vec<Event>>,
    sink: &'a mut (dyn FnMut(Diagnostic, Source<'_>) + 's),
}

impl Listen for Teller<'_, '_> {
    #[cold]
    fn found(&mut self, found: &Found<'_>) {
        let first = found.spots.first().map_or(self.here.offset, |spot| spot.offset);
        let rule = found.finding.rule;
        if is_ignored(rule, &self.policy.ignore) || self.policy.directives.silence(rule, first) {
            return;
        }
        let mut told = found.diagnostic(self.policy.language);
        told.session = Some(self.name.to_string());
        if self.policy.encoded {
            told.fixes.clear();
        }
        let secret = found.secret.map(|secret| Spots(found.spots).range(secret));
        let inside = told.span.start >= self.here.offset;
        let source = if inside {
            let (text, offset) = self.here.line_at(told.span.start);
            Source { text, offset, secret }
        } else if let Some((offset, line)) = self.held.iter().rfind(|(offset, _)| *offset <= told.span.start)
        {
            Source { text: strip_ending(line), offset: *offset, secret }
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

/// A line that ends in CR CR LF, as terminals and programs that translate endings twice leave it, up to the first of
/// these: the ending is the log's and says nothing of the session.
#[inline]
fn without_doubled_cr(text: &[u8]) -> &[u8] {
    match text {
        [line @ .., b'\r', b'\r', b'\n'] => {
            &line[..line.len() - line.iter().rev().take_while(|&&octet| octet == b'\r').count()]
        }
        _ => text,
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
