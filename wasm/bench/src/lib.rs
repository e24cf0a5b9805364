//! smtp-proto in WebAssembly with nothing around it: JavaScript writes a line into [`room`] and calls with its length.
//!
//! The only place with `unsafe`: what is measured against is to have every advantage.

use std::cell::UnsafeCell;

const ROOM: usize = 1 << 16;

struct Room(UnsafeCell<[u8; ROOM]>);

// SAFETY: a WebAssembly instance without shared memory has one thread.
unsafe impl Sync for Room {}

static INPUT: Room = Room(UnsafeCell::new([0; ROOM]));

/// Where the input is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room() -> *mut u8 {
    INPUT.0.get().cast()
}

/// Whether smtp-proto takes the first so many octets of the input as a command.
#[unsafe(no_mangle)]
pub extern "C" fn request(octets: usize) -> u32 {
    // SAFETY: JavaScript writes only between two calls.
    let input = unsafe { &*INPUT.0.get() };
    u32::from(smtp_proto::Request::parse(&mut input[..octets.min(ROOM)].iter()).is_ok())
}
