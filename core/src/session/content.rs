//! Message data within a conversation: which limits hold, and where findings in it stand.

use super::State;
use super::conversation::{Conversation, Exchange, end_of, rest_of, tell};
use super::data::{ChunkScanner, DataFinding, DataLimits, DataScanner, EightBit, Mark, Run};
use super::listen::{Found, Listen, Spot, Told};
use crate::command::{Body, Context, Params, command};
use crate::finding::{Finding, ReplyContext, Side};
use crate::octets::strip_ending;
use crate::registry::{Effect, Offer, Verb, extensions};
use crate::rules::Rule;
use crate::rules::security::SMUGGLED_END_OF_DATA;
use crate::span::Span;
use alloc::vec::Vec;

/// The content of a message, in one piece after DATA or in chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    limits: DataLimits,
    announced: Announced,
    scanner: Scanner,
    /// Rules of which the place has been told.
    told: Vec<&'static Rule>,
    /// Nothing of the content has come yet.
    first: bool,
    /// Nothing of the chunk has come yet.
    fresh: bool,
    chunk: u64,
    base: Base,
}

/// What MAIL has stated.
#[derive(Clone, Copy, Debug, Default)]
struct Announced {
    /// BODY=BINARYMIME.
    binary: bool,
    /// SMTPUTF8.
    international: bool,
}

/// Who looks at the content.
#[derive(Clone, Debug, Default)]
enum Scanner {
    /// Nobody: none is under way.
    #[default]
    None,
    /// After DATA.
    Data(DataScanner),
    /// After BDAT.
    Chunks(ChunkScanner),
}

impl Content {
    /// What MAIL states about the message, to a server that offers this.
    pub(super) fn announce(&mut self, params: &Params<'_>, offer: &Offer, wire: bool) {
        self.announced.binary = params.body == Some(Body::BinaryMime);
        self.announced.international = params.smtputf8;
        let declared = matches!(params.body, Some(Body::EightBitMime | Body::BinaryMime)) || params.smtputf8;
        // Where everything is taken for granted, nothing is known.
        let eight_bit = match offer.obliges {
            true if !offer.has(&extensions::EIGHTBITMIME) => EightBit::NotOffered,
            true if !declared => EightBit::NotDeclared,
            _ => EightBit::Declared,
        };
        // Without the line endings, octets cannot be counted.
        let declared = params.size.filter(|_| wire);
        self.limits = DataLimits { size_limit: offer.size_limit, declared, eight_bit, headers: true };
        self.scanner = Scanner::None;
    }

    /// Whether BODY=BINARYMIME was stated.
    pub(super) const fn is_binary(&self) -> bool {
        self.announced.binary
    }

    /// Whether SMTPUTF8 was stated.
    pub(super) const fn is_international(&self) -> bool {
        self.announced.international
    }

    /// Whether nothing of the content has come yet.
    pub(super) const fn is_first(&self) -> bool {
        self.first
    }

    /// Whether something has come that lenient servers take for the end.
    pub(super) fn is_smuggled(&self) -> bool {
        self.findings().iter().any(|found| found.rule.code == SMUGGLED_END_OF_DATA.code)
    }

    /// The size of the last chunk, as BDAT stated it.
    pub(super) const fn chunk_size(&self) -> u64 {
        self.chunk
    }

    /// Data begins; of a message to nobody, which only has to be ended, no header section is expected.
    pub(super) fn begin(&mut self, to_nobody: bool) {
        let headers = self.limits.headers && !to_nobody;
        self.scanner = Scanner::Data(DataScanner::new(DataLimits { headers, ..self.limits }));
        self.told.clear();
        self.first = true;
    }

    /// A chunk begins; of one that belongs to no message (`wrong`) no header section is expected.
    pub(super) fn begin_chunk(&mut self, size: u64, last: bool, wrong: bool) {
        self.chunk = size;
        self.fresh = true;
        // A chunk after the last one belongs to no message, or to another.
        if !matches!(&self.scanner, Scanner::Chunks(chunks) if !chunks.is_done()) {
            let limits = DataLimits { headers: self.limits.headers && !wrong, ..self.limits };
            self.scanner = Scanner::Chunks(ChunkScanner::new(limits, self.announced.binary));
            self.told.clear();
            self.first = true;
        }
        if let Scanner::Chunks(chunks) = &mut self.scanner {
            chunks.begin(size, last);
        }
    }

    /// A line without its ending; whether it was the end of data.
    #[inline]
    pub(super) fn line(&mut self, line: &[u8], spots: &[Spot], out: &mut dyn Listen) -> bool {
        self.first = false;
        let Scanner::Data(scanner) = &mut self.scanner else { return true };
        let told = &mut self.told;
        let ended = scanner.line(line, &mut |rule, span, args| {
            let finding = Finding { rule, span, args, context: ReplyContext::Other };
            found(finding, line, spots, out);
            told.push(rule);
        });
        if ended {
            self.scanner = Scanner::None;
        }
        ended
    }

    /// Takes lines of which nothing is to be said; `mark` stands before each in the log.
    #[inline]
    fn run(&mut self, log: &[u8], mark: Mark) -> Run {
        match &mut self.scanner {
            Scanner::Data(scanner) if !self.first => scanner.run(log, mark),
            _ => Run::default(),
        }
    }

    /// Octets as they came; how many of them were taken where the end of data is among them. `linear` says that the
    /// input is this side's stream itself.
    pub(super) fn octets(
        &mut self,
        octets: &[u8],
        spots: &[Spot],
        linear: bool,
        out: &mut dyn Listen,
    ) -> Option<usize> {
        if self.first {
            self.base = Base::at(spots, 0, 0);
            self.first = false;
        }
        let Scanner::Data(scanner) = &mut self.scanner else { return Some(0) };
        let before = scanner.taken();
        let taken = scanner.feed(octets, &mut |_| {});
        let done = scanner.is_done();
        if scanner.findings().len() > self.told.len() && (!linear || done) {
            self.tell_new(before, octets, spots, linear, out);
        }
        if done {
            self.scanner = Scanner::None;
        }
        done.then_some(taken)
    }

    /// Octets of a chunk.
    pub(super) fn chunk(&mut self, octets: &[u8], spots: &[Spot], linear: bool, out: &mut dyn Listen) {
        self.first = false;
        let Scanner::Chunks(scanner) = &mut self.scanner else { return };
        let before = scanner.size();
        if core::mem::take(&mut self.fresh) {
            self.base = Base::at(spots, before, scanner.lines());
        }
        scanner.feed(octets, &mut |_| {});
        let done = scanner.is_chunk_done();
        if scanner.findings().len() > self.told.len() && (!linear || done) {
            self.tell_new(before, octets, spots, linear, out);
        }
    }

    /// The log does not show it, or not all of it.
    pub(super) fn hide(&mut self) {
        self.scanner = Scanner::None;
    }

    /// Nothing more comes.
    pub(super) fn finish(&mut self, out: &mut dyn Listen) {
        match &mut self.scanner {
            Scanner::None => return,
            Scanner::Data(scanner) => scanner.finish(),
            Scanner::Chunks(scanner) => scanner.finish(),
        }
        self.tell_new(u64::MAX, b"", &[], true, out);
        self.scanner = Scanner::None;
    }

    fn findings(&self) -> &[DataFinding] {
        match &self.scanner {
            Scanner::None => &[],
            Scanner::Data(scanner) => scanner.findings(),
            Scanner::Chunks(scanner) => scanner.findings(),
        }
    }

    /// Tells what has been found since the last time; `octets` came last, and so many before them.
    #[cold]
    fn tell_new(&mut self, before: u64, octets: &[u8], spots: &[Spot], linear: bool, out: &mut dyn Listen) {
        let mut told = core::mem::take(&mut self.told);
        for fault in self.findings() {
            if told.iter().any(|&rule| core::ptr::eq(rule, fault.rule)) {
                continue;
            }
            told.push(fault.rule);
            let length = usize::try_from(fault.length).unwrap_or(usize::MAX / 4);
            if linear {
                let span = Span::new(0, length);
                found(Finding { span, ..fault.finding() }, b"", &[self.base.spot_of(fault)], out);
            } else {
                // What begins in octets that came before is pointed at from the first of these.
                let start = usize::try_from(fault.offset.saturating_sub(before)).unwrap_or_default();
                let missing = usize::try_from(before.saturating_sub(fault.offset)).unwrap_or_default();
                let end = start + length.saturating_sub(missing);
                let span = Span::new(start, end.min(octets.len()).max(start));
                found(Finding { span, ..fault.finding() }, octets, spots, out);
            }
        }
        self.told = told;
    }
}

/// Where message data, or a chunk of it, begins.
#[derive(Clone, Copy, Debug)]
struct Base {
    spot: Spot,
    /// Octets of the message before it.
    size: u64,
    /// Line feeds in those.
    lines: u64,
}

impl Default for Base {
    fn default() -> Self {
        Self::at(&[], 0, 0)
    }
}

impl Base {
    fn at(spots: &[Spot], size: u64, lines: u64) -> Self {
        Self { spot: spots.first().copied().unwrap_or(Spot::START), size, lines }
    }

    /// Where a fault stands in the stream; what lies in an earlier chunk is pointed at from the beginning of this one.
    fn spot_of(&self, fault: &DataFinding) -> Spot {
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX / 4);
        let within = count(fault.offset.saturating_sub(self.size));
        let line = count(fault.line.saturating_sub(self.lines));
        let column = if line == 0 { self.spot.column + within } else { count(fault.column) };
        Spot { start: 0, offset: self.spot.offset + within, line: self.spot.line + line, column }
    }
}

#[cold]
fn found(finding: Finding, text: &[u8], spots: &[Spot], out: &mut dyn Listen) {
    out.found(&Found { finding, text, spots, side: Side::Client, secret: None, related: None });
}

impl Conversation {
    pub(super) fn begin_data(&mut self) {
        if self.exchange != Exchange::Data {
            self.exchange = Exchange::Data;
            self.content.begin(self.session.recipients() == 0 && self.session.state() != State::Unknown);
        }
    }

    /// Takes lines of message data of which nothing is to be said, in a log without times that has lost the line endings;
    /// `mark` stands before each, and `start` is where the first begins in the input.
    #[inline]
    pub(crate) fn plain_content(&mut self, log: &[u8], mark: Mark, start: Spot) -> Run {
        let plain = self.exchange == Exchange::Data
            && self.session.state() == State::Data
            && self.heard_server
            && !self.settings.wire
            && !self.waits.has_clock()
            && self.reply.is_empty();
        if !plain {
            return Run::default();
        }
        let run = self.content.run(log, mark);
        if run.lines > 0 {
            let (offset, line) = (start.offset + run.octets - run.ending, start.line + run.lines - 1);
            self.end = Spot { start: 0, offset, line, column: run.last - run.ending + 1 };
        }
        run
    }

    pub(super) fn content_line(&mut self, line: &[u8], spots: &[Spot], out: &mut dyn Listen) {
        if self.content.is_first() {
            tell(Told::Data, Side::Client, line, spots, out);
        }
        self.waits.content();
        if self.session.state() != State::Data {
            self.early.content(1);
        }
        let ended = if self.settings.wire {
            self.content.octets(line, spots, false, out).is_some()
        } else {
            self.content.line(strip_ending(line), spots, out)
        };
        if ended {
            self.exchange = Exchange::Command;
            self.waits.client(Effect::Data);
        }
    }

    /// Message data as octets; how many of them it takes.
    pub(super) fn content_octets(
        &mut self,
        octets: &[u8],
        spots: &[Spot],
        linear: bool,
        out: &mut dyn Listen,
    ) -> usize {
        self.heard_client = true;
        self.waits.content();
        self.end = end_of(octets, spots);
        if let Exchange::Chunk(left) = self.exchange {
            let taken = octets.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.content.chunk(&octets[..taken], spots, linear, out);
            self.chunk_taken(left, taken as u64);
            return taken;
        }
        if self.content.is_first() {
            tell(Told::Data, Side::Client, octets, spots, out);
        }
        let end = self.content.octets(octets, spots, linear, out);
        let taken = end.unwrap_or(octets.len());
        if self.session.state() != State::Data {
            self.early.content(memchr::memchr_iter(b'\n', &octets[..taken]).count());
        }
        if end.is_some() {
            self.exchange = Exchange::Command;
            self.waits.client(Effect::Data);
        }
        taken
    }

    fn chunk_taken(&mut self, left: u64, taken: u64) {
        if taken < left {
            self.exchange = Exchange::Chunk(left - taken);
            return;
        }
        self.exchange = Exchange::Command;
        let chunk = self.session.unanswered().rev().find(|sent| sent.effect == Effect::Chunk);
        self.after_chunk = chunk.map(|&chunk| (self.content.chunk_size(), chunk));
    }

    /// A line of a chunk in a log without line endings, which counts CRLF for each; what is a command again ends it,
    /// as logs leave content out.
    pub(super) fn chunk_line(&mut self, line: &[u8], left: u64, spots: &[Spot], out: &mut dyn Listen) {
        let ending = if self.settings.wire { 0 } else { 2 };
        if ending > 0 {
            let parsed = command(line, &Context::default(), &mut ());
            if matches!(parsed.verb(), Some(Verb::Bdat | Verb::Quit | Verb::Rset | Verb::Mail)) {
                return self.command(line, spots, false, out);
            }
            self.content.chunk(strip_ending(line), spots, false, out);
            self.content.chunk(b"\r\n", spots, false, out);
        } else {
            let within = line.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.content.chunk(&line[..within], spots, false, out);
            if within < line.len() {
                self.chunk_taken(left, within as u64);
                let rest: Vec<Spot> = rest_of(spots, within);
                return self.command(&line[within..], &rest, false, out);
            }
        }
        self.chunk_taken(left, (line.len() + ending).min(usize::try_from(left).unwrap_or(usize::MAX)) as u64);
        if ending > 0 {
            self.after_chunk = None;
        }
    }
}
