//! What JavaScript does with the exports: it writes into the memory of the module, and reads records from it.

use js_sys::{Uint8Array, Uint32Array, WebAssembly};
use wasm_bindgen::prelude::*;

#[allow(dead_code, reason = "the tests read some of it")]
#[path = "../../src/layout.rs"]
pub(crate) mod layout;

/// A record that a call left.
pub(crate) struct Record {
    words: Vec<u32>,
}

impl Record {
    /// Puts the octets where an input is expected, makes a call with their number, reads the record at the address it returns.
    pub(crate) fn of(input: &[u8], call: impl FnOnce(usize) -> u32) -> Self {
        write(input);
        Self::at(call(input.len()))
    }

    /// The record at this address.
    pub(crate) fn at(address: u32) -> Self {
        const LONGEST: u32 = 256;
        Self { words: Uint32Array::new_with_byte_offset_and_length(&buffer(), address, LONGEST).to_vec() }
    }

    /// The word at this place of the group that begins at `group`.
    pub(crate) fn word(&self, group: usize, at: usize) -> u32 {
        self.words[group + at]
    }

    /// The text at this place of the group; `input` is what was linted.
    pub(crate) fn text(&self, group: usize, at: usize, input: &str) -> Option<String> {
        let (first, second) = (self.word(group, at), self.word(group, at + 1));
        let start = first & layout::START_OF_TEXT;
        match first >> layout::KIND_SHIFT {
            _ if first == layout::ABSENT => None,
            layout::SLICE => Some(input[start as usize..second as usize].to_owned()),
            layout::CONSTANT => Some(text(start, second)),
            _ => {
                let written = text(self.word(0, layout::WRITTEN_AT), self.word(0, layout::WRITTEN_LENGTH));
                let units: Vec<u16> = written.encode_utf16().collect();
                Some(String::from_utf16(&units[start as usize..second as usize]).unwrap())
            }
        }
    }
}

/// Writes octets to where an input is expected.
pub(crate) fn write(octets: &[u8]) {
    let at = smtplint_wasm::room(octets.len());
    Uint8Array::new_with_byte_offset_and_length(&buffer(), at, octets.len() as u32).copy_from(octets);
}

fn text(address: u32, length: u32) -> String {
    String::from_utf8(Uint8Array::new_with_byte_offset_and_length(&buffer(), address, length).to_vec())
        .unwrap()
}

fn buffer() -> JsValue {
    wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>().buffer()
}
