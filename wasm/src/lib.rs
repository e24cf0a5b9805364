//! smtplint for JavaScript.
//!
//! The linter's exports take and give numbers only. JavaScript writes the input into the memory of the module, at the
//! address that [`room`] returns; a call leaves its report there as a record, whose words `layout.rs` declares, and
//! `js/record.js` makes plain objects of it. Input is UTF-8 where a string was given, any octets where bytes were;
//! spans come back in the unit of the input: UTF-16 code units for a string, octets for octets.
//!
//! The reference, which nobody calls a million times, hands out its objects by `serde`. The types are those of `types/`.

mod desk;
#[allow(dead_code, reason = "some of it only JavaScript reads")]
mod layout;
mod quick;
mod record;
mod reports;
#[cfg(feature = "transcripts")]
mod sessions;
#[cfg(feature = "transcripts")]
mod transcript;
mod utf16;

#[cfg(feature = "reference")]
mod reference;
#[cfg(feature = "reference")]
pub use reference::{compare, coverage, entries, explain, most_found, pairs, rules, search};

use wasm_bindgen::prelude::*;

#[cfg(all(feature = "small", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Makes room for an input of so many octets; returns the address that it is to be written to.
#[wasm_bindgen]
pub fn room(octets: usize) -> u32 {
    desk::with(|desk| desk.room(octets))
}

/// Begins the options of all further calls; numbers as in `layout.rs`.
#[wasm_bindgen(js_name = beginOptions)]
pub fn begin_options(wire: bool, extensions: u32, protocol: u32) {
    desk::with(|desk| desk.begin_options(wire, extensions, protocol));
}

/// Adds a text to them, which is the first so many octets of the input.
#[wasm_bindgen(js_name = addOption)]
pub fn add_option(option: u32, octets: usize) {
    desk::with(|desk| desk.add_option(option, octets));
}

/// What is wrong with one command line, the first so many octets of the input; returns the address of the record.
#[wasm_bindgen(js_name = lintCommand)]
pub fn lint_command(octets: usize, is_text: bool) -> u32 {
    desk::with(|desk| desk.lint_command(octets, is_text))
}

/// What is wrong with one reply of one line or several, and what it means.
#[wasm_bindgen(js_name = lintReply)]
pub fn lint_reply(octets: usize, is_text: bool) -> u32 {
    desk::with(|desk| desk.lint_reply(octets, is_text))
}

/// What is wrong with one address as it stands in a path.
#[wasm_bindgen(js_name = lintAddress)]
pub fn lint_address(octets: usize, is_text: bool) -> u32 {
    desk::with(|desk| desk.lint_address(octets, is_text))
}

/// What a code, an enhanced code or a whole reply means to a sender.
#[wasm_bindgen]
pub fn classify(octets: usize) -> u32 {
    desk::with(|desk| desk.classify(octets))
}

/// Brings a language in by its tag and its catalogue; false where this version cannot read the catalogue.
#[cfg(feature = "reference")]
#[wasm_bindgen(js_name = addLanguage)]
pub fn add_language(tag: &str, catalogue: &[u8]) -> bool {
    desk::with(|desk| desk.add_language(tag, catalogue))
}

/// What never changes of the rule whose address a record gave.
#[wasm_bindgen]
pub fn rule(address: u32) -> u32 {
    desk::with(|desk| desk.rule(address))
}

/// What is wrong with a log of both sides, the first so many octets of the input.
#[cfg(feature = "transcripts")]
#[wasm_bindgen(js_name = lintTranscript)]
pub fn lint_transcript(octets: usize, is_text: bool) -> u32 {
    desk::with(|desk| desk.lint_transcript(octets, is_text))
}

/// Begins a live session, which further calls know by this number.
#[cfg(feature = "transcripts")]
#[wasm_bindgen(js_name = beginSession)]
pub fn begin_session(number: u32) {
    desk::with(|desk| desk.begin_session(number));
}

/// Feeds it octets of one side, the first so many of the input; the record has what is certain now.
#[cfg(feature = "transcripts")]
#[wasm_bindgen(js_name = feedSession)]
pub fn feed_session(number: u32, is_client: bool, octets: usize) -> u32 {
    desk::with(|desk| desk.feed_session(number, is_client, octets))
}

/// Tells it that TLS is established.
#[cfg(feature = "transcripts")]
#[wasm_bindgen(js_name = sessionTls)]
pub fn session_tls(number: u32) {
    desk::with(|desk| desk.session_tls(number));
}

/// Ends it and frees what it took; the record has what was left to say. Numbers for who closed it as in `layout.rs`.
#[cfg(feature = "transcripts")]
#[wasm_bindgen(js_name = endSession)]
pub fn end_session(number: u32, closed_by: u32) -> u32 {
    desk::with(|desk| desk.end_session(number, closed_by))
}

/// Frees what it took without a word.
#[cfg(feature = "transcripts")]
#[wasm_bindgen(js_name = freeSession)]
pub fn free_session(number: u32) {
    desk::with(|desk| desk.free_session(number));
}
