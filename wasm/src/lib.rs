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
mod utf16;

#[cfg(feature = "reference")]
mod reference;
#[cfg(feature = "reference")]
pub use reference::{compare, coverage, explain, rules};

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

/// What never changes of the rule whose address a record gave.
#[wasm_bindgen]
pub fn rule(address: u32) -> u32 {
    desk::with(|desk| desk.rule(address))
}
