//! Message data within a conversation: which limits hold, and where findings in it stand.

use super::data::DataScanner;
use super::listen::{Found, Listen, Spot};
use crate::command::{Body, Params};
use crate::finding::{Finding, ReplyContext, Side};
use crate::registry::Offer;
use crate::span::Span;

/// The content of a message, in one piece after DATA or in chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    scanner: Option<DataScanner>,
    /// BODY=BINARYMIME was stated.
    binary: bool,
    /// Findings that have been told.
    told: usize,
    /// Nothing of the content has come yet.
    first: bool,
    chunk: u64,
}

impl Content {
    /// What MAIL states about the message.
    pub(super) fn announce(&mut self, params: &Params<'_>, _: &Offer) {
        self.binary = params.body == Some(Body::BinaryMime);
    }

    /// Whether BODY=BINARYMIME was stated.
    pub(super) const fn is_binary(&self) -> bool {
        self.binary
    }

    /// Whether nothing of the content has come yet.
    pub(super) const fn is_first(&self) -> bool {
        self.first
    }

    /// The size of the last chunk, as BDAT stated it.
    pub(super) const fn chunk_size(&self) -> u64 {
        self.chunk
    }

    /// Data begins.
    pub(super) fn begin(&mut self, offer: &Offer) {
        self.scanner = Some(DataScanner::new(offer.size_limit));
        self.told = 0;
        self.first = true;
    }

    /// A chunk begins.
    pub(super) fn begin_chunk(&mut self, size: u64, _last: bool) {
        self.chunk = size;
    }

    /// A line without its ending; whether it was the end of data.
    #[inline]
    pub(super) fn line(&mut self, line: &[u8], _: &[Spot], _: &mut dyn Listen) -> bool {
        self.first = false;
        super::conversation::content(line) == b"."
    }

    /// Octets as they came; how many of them were taken where the end of data is among them.
    pub(super) fn octets(&mut self, octets: &[u8], spots: &[Spot], out: &mut dyn Listen) -> Option<usize> {
        self.first = false;
        let Some(scanner) = &mut self.scanner else { return Some(0) };
        let before = scanner.taken();
        let taken = scanner.feed(octets, &mut |_| {});
        let done = scanner.is_done();
        for fault in &scanner.findings()[self.told..] {
            let start = fault.offset.saturating_sub(before) as usize;
            let span = Span::new(start, (start + fault.length as usize).min(octets.len()));
            let finding = Finding { rule: fault.rule, span, args: fault.args, context: ReplyContext::Other };
            out.found(&Found {
                finding,
                text: octets,
                spots,
                side: Side::Client,
                secret: None,
                related: None,
            });
        }
        self.told = scanner.findings().len();
        done.then_some(taken)
    }

    /// Octets of a chunk.
    pub(super) fn chunk(&mut self, _: &[u8], _: &[Spot], _: &mut dyn Listen) {
        self.first = false;
    }

    /// A line of a chunk without its ending.
    pub(super) fn chunk_line(&mut self, _: &[u8], _: &[Spot], _: &mut dyn Listen) {
        self.first = false;
    }

    /// Nothing more comes.
    pub(super) fn finish(&mut self, _: &mut dyn Listen) {
        self.scanner = None;
    }
}
