//! Who takes what for the end of data, in words: from the registry's table.

use super::words::either;
use crate::registry::smuggling::{Handling, LENIENT, PASSING, sequence};
use alloc::{format, string::String, string::ToString, vec::Vec};

/// The tables as running text.
pub(super) fn told() -> String {
    let list = |servers: &[Handling]| servers.iter().map(handling).collect::<Vec<_>>().join("; ");
    format!("These servers take it for the end: {}. These passed it on: {}.", list(LENIENT), list(PASSING))
}

/// One server: `Exim before 4.97.1, LF "." LF or LF "." CRLF (CVE-2023-51766)`.
fn handling(server: &Handling) -> String {
    let names: Vec<_> = server
        .sequences
        .iter()
        .filter_map(|&(before, after)| Some(sequence(before, after)?.name.to_string()))
        .collect();
    let notes: Vec<_> =
        [server.note, server.cve.unwrap_or_default()].into_iter().filter(|note| !note.is_empty()).collect();
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    format!("{}, {}{notes}", server.name, either(&names))
}
