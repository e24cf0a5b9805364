//! The record that a report goes to JavaScript in: groups of numbers and texts, each word where [`layout`](crate::layout) says.

use crate::layout::{
    ABSENT, CONSTANT, FINDINGS, HEAD, IS_READ, KIND_SHIFT, SLICE, VALID, WRITTEN, WRITTEN_AT, WRITTEN_LENGTH,
};

/// A record under way. One is kept and used again: a report then allocates only where it is longer than all before it.
#[derive(Debug, Default)]
pub(crate) struct Record {
    words: Vec<u32>,
    /// The texts that were made for this report, one behind the other.
    written: String,
    /// How many UTF-16 code units they are.
    units: usize,
}

impl Record {
    /// Begins a report anew.
    pub(crate) fn begin(&mut self) {
        self.words.clear();
        self.words.resize(HEAD, 0);
        self.written.clear();
        self.units = 0;
    }

    /// Ends a report; returns the address at which JavaScript reads it.
    pub(crate) fn end(&mut self, valid: bool, is_read: bool, findings: usize) -> u32 {
        self.words[VALID] = u32::from(valid);
        self.words[IS_READ] = u32::from(is_read);
        self.words[FINDINGS] = findings as u32;
        self.words[WRITTEN_AT] = address(self.written.as_bytes());
        self.words[WRITTEN_LENGTH] = self.written.len() as u32;
        address(self.words.as_slice())
    }

    /// A group of words, complete.
    pub(crate) fn push<const N: usize>(&mut self, group: Group<N>) {
        self.words.extend_from_slice(&group.0);
    }

    /// A group one of whose words is not known yet: for [`Record::close`].
    pub(crate) fn push_open<const N: usize>(&mut self, group: Group<N>, at: usize) -> usize {
        let open = self.words.len() + at;
        self.push(group);
        open
    }

    /// Sets the word that was left open.
    pub(crate) fn close(&mut self, open: usize, number: u32) {
        self.words[open] = number;
    }

    /// One item of a list of texts.
    pub(crate) fn item(&mut self, text: Text) {
        self.words.extend_from_slice(&text.0);
    }

    /// Writes a text of this report alone.
    pub(crate) fn write(&mut self, text: &str) -> Text {
        let start = self.units;
        self.units += if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
        self.written.push_str(text);
        Text::of(WRITTEN, start as u32, self.units)
    }

    /// Writes a text, if it is there.
    pub(crate) fn write_or_absent(&mut self, text: Option<&str>) -> Text {
        text.map_or(Text::ABSENT, |text| self.write(text))
    }
}

/// So many words that belong together; those that nobody sets say [`ABSENT`].
#[derive(Clone, Copy)]
pub(crate) struct Group<const N: usize>([u32; N]);

impl<const N: usize> Group<N> {
    pub(crate) const fn new() -> Self {
        Self([ABSENT; N])
    }

    #[inline]
    pub(crate) fn set(&mut self, at: usize, number: u32) {
        self.0[at] = number;
    }

    #[inline]
    pub(crate) fn text(&mut self, at: usize, text: Text) {
        self.0[at..at + 2].copy_from_slice(&text.0);
    }
}

/// How JavaScript gets at a text: the two words of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text([u32; 2]);

impl Text {
    /// The text that is not there.
    pub(crate) const ABSENT: Self = Self([ABSENT; 2]);

    fn of(kind: u32, start: u32, end: usize) -> Self {
        Self([kind << KIND_SHIFT | start, end as u32])
    }

    /// A text that never changes: JavaScript keeps it by its address.
    pub(crate) fn constant(text: &'static str) -> Self {
        Self::of(CONSTANT, address(text.as_bytes()), text.len())
    }

    /// The same; an empty one counts as not there.
    pub(crate) fn constant_or_absent(text: Option<&'static str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::ABSENT, Self::constant)
    }

    /// Part of the input.
    pub(crate) fn slice(start: usize, end: usize) -> Self {
        Self::of(SLICE, start as u32, end)
    }
}

/// Where something lies in the memory of the module, which has 32 bits.
pub(crate) fn address<T: ?Sized>(thing: &T) -> u32 {
    std::ptr::from_ref(thing).cast::<u8>().addr() as u32
}
