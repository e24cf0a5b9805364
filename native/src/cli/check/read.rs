//! From a file to its lines: compression and UTF-16 undone, nothing kept but the line under way.

use super::progress::Progress;
use super::utf16::{Decoder, Order};
use flate2::read::MultiGzDecoder;
use smtplint_core::document::{Document, Source};
use smtplint_core::{Diagnostic, MAX_LINE};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// Octets that are read at once, and that the kind of an input is told from.
pub(in crate::cli) const BLOCK: usize = 64 * 1024;

/// An input read in blocks of text.
pub(in crate::cli) struct Blocks {
    input: Box<dyn Read>,
    buffer: Vec<u8>,
    decoding: Decoding,
}

/// What has to be undone.
pub(super) struct Decoding {
    decoder: Option<Decoder>,
    text: Vec<u8>,
}

impl Decoding {
    /// Of an input that begins like this; octets of the wire are what they are.
    pub(super) fn of(sample: &[u8], wire: bool) -> Self {
        let order = if wire { None } else { Order::of(sample) };
        Self { decoder: order.map(Decoder::new), text: Vec::new() }
    }

    pub(super) const fn is_utf16(&self) -> bool {
        self.decoder.is_some()
    }

    /// The text of the next octets.
    pub(super) fn text<'a>(&'a mut self, octets: &'a [u8]) -> &'a [u8] {
        let Some(decoder) = &mut self.decoder else { return octets };
        self.text.clear();
        decoder.push(octets, &mut self.text);
        &self.text
    }

    /// What the end of the input leaves.
    pub(super) fn end(&mut self) -> &[u8] {
        self.text.clear();
        if let Some(decoder) = &mut self.decoder {
            decoder.finish(&mut self.text);
        }
        &self.text
    }
}

impl Blocks {
    /// Opens a file, or standard input for "-", and reads its first octets; `whole` waits until there are as many as a
    /// kind can be told from.
    pub(in crate::cli) fn open(
        path: &str,
        wire: bool,
        whole: bool,
        progress: &Arc<Progress>,
    ) -> io::Result<Self> {
        let mut raw: Box<dyn Read> = if path == "-" {
            Box::new(io::stdin().lock())
        } else if Path::new(path).is_dir() {
            return Err(io::Error::other("Is a directory"));
        } else {
            Box::new(progress.counted(File::open(path)?))
        };
        let mut head = Vec::new();
        fill(&mut raw, &mut head, if whole { BLOCK } else { 2 })?;
        let mut input: Box<dyn Read> = raw;
        if is_gzip(&head) {
            input = Box::new(MultiGzDecoder::new(io::Cursor::new(std::mem::take(&mut head)).chain(input)));
            fill(&mut input, &mut head, BLOCK)?;
        }
        Ok(Self { decoding: Decoding::of(&head, wire), input, buffer: head })
    }

    /// The beginning of the text, without taking it.
    pub(super) fn sample(&mut self, wire: bool) -> Vec<u8> {
        Decoding::of(&self.buffer, wire).text(&self.buffer).to_vec()
    }

    /// Hands out the text block by block; `take` answers whether to go on.
    pub(in crate::cli) fn each(mut self, mut take: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
        while !self.buffer.is_empty() {
            if !take(self.decoding.text(&self.buffer)) {
                return Ok(());
            }
            self.buffer.resize(BLOCK, 0);
            let read = retried(&mut self.input, &mut self.buffer)?;
            self.buffer.truncate(read);
        }
        take(self.decoding.end());
        Ok(())
    }
}

/// The two octets that each member begins with (RFC 1952 §2.3.1).
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(b"\x1F\x8B")
}

/// Reads until there are so many octets, or the end.
fn fill(input: &mut impl Read, head: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
    let mut length = head.len();
    head.resize(BLOCK, 0);
    while length < wanted {
        match retried(input, &mut head[length..])? {
            0 => break,
            read => length += read,
        }
    }
    head.truncate(length);
    Ok(())
}

pub(super) fn retried(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Cuts a text that comes in blocks into lines.
#[derive(Debug, Default)]
pub(in crate::cli) struct Lines {
    /// The beginning of a line whose end is to come.
    line: Vec<u8>,
    /// Octets left out of it because it is longer than [`MAX_LINE`].
    dropped: usize,
}

impl Lines {
    /// Hands out each line that ends in this block, with its ending and how many octets were left out of it.
    pub(in crate::cli) fn feed(&mut self, mut block: &[u8], mut take: impl FnMut(&[u8], usize)) {
        while let Some(feed) = memchr::memchr(b'\n', block) {
            let (line, rest) = block.split_at(feed + 1);
            block = rest;
            if self.line.is_empty() && line.len() <= MAX_LINE {
                take(line, 0);
                continue;
            }
            self.append(line);
            take(&self.line, self.dropped);
            self.line.clear();
            self.dropped = 0;
        }
        if !block.is_empty() {
            self.append(block);
        }
    }

    /// Gives a document each line that ends in this block; those that are whole in it, all at once.
    pub(super) fn give(
        &mut self,
        block: &[u8],
        document: &mut Document,
        sink: &mut impl FnMut(Diagnostic, Source<'_>),
    ) {
        let begun = if self.line.is_empty() {
            0
        } else {
            memchr::memchr(b'\n', block).map_or(block.len(), |feed| feed + 1)
        };
        let (end, rest) = block.split_at(begun);
        self.feed(end, |line, dropped| document.line(line, dropped, sink));
        let taken = document.lines(rest, sink);
        self.append(&rest[taken..]);
    }

    /// Hands out a last line without an ending.
    pub(in crate::cli) fn finish(&mut self, mut take: impl FnMut(&[u8], usize)) {
        if !self.line.is_empty() {
            take(&self.line, self.dropped);
        }
        *self = Self::default();
    }

    /// Adds a piece to the line, of which [`MAX_LINE`] octets are kept and of these the last two, which may be its ending.
    fn append(&mut self, piece: &[u8]) {
        self.line.extend_from_slice(piece);
        if let Some(beyond) = self.line.len().checked_sub(MAX_LINE).filter(|&beyond| beyond > 0) {
            self.line.drain(MAX_LINE - 2..self.line.len() - 2);
            self.dropped += beyond;
        }
    }
}

/// An error's message without the number that the system library adds.
pub(in crate::cli) fn without_number(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8], block: usize) -> Vec<(Vec<u8>, usize)> {
        let (mut lines, mut all) = (Lines::default(), Vec::new());
        for block in text.chunks(block) {
            lines.feed(block, |line, dropped| all.push((line.to_vec(), dropped)));
        }
        lines.finish(|line, dropped| all.push((line.to_vec(), dropped)));
        all
    }

    #[test]
    fn wherever_blocks_are_cut_the_lines_are_the_same() {
        let text = b"a\n\nbc\r\nd";
        let expected: Vec<(Vec<u8>, usize)> =
            text.split_inclusive(|&octet| octet == b'\n').map(|line| (line.to_vec(), 0)).collect();
        for block in 1..10 {
            assert_eq!(lines(text, block), expected);
        }
    }

    #[test]
    fn of_a_line_too_long_the_beginning_and_the_ending_are_kept() {
        let mut text = vec![b'x'; MAX_LINE + 5];
        text.extend_from_slice(b"\r\nNOOP\n");
        for block in [1000, BLOCK, text.len()] {
            let all = lines(&text, block);
            assert_eq!((all[0].0.len(), all[0].1), (MAX_LINE, 7));
            assert!(all[0].0.ends_with(b"x\r\n"));
            assert_eq!(all[1], (b"NOOP\n".to_vec(), 0));
        }
    }
}
