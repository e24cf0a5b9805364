//! Who takes what for the end of data, in words: from the registry's table.

use super::phrases::{Phrase, explaining as say, facts};
use super::words::{either, joined};
use crate::language::Language;
use crate::registry::smuggling::{Handling, LENIENT, PASSING, sequence};
use alloc::{string::String, vec::Vec};

/// The tables as running text.
pub(super) fn told(language: Language) -> String {
    let list = |servers: &[Handling]| {
        let told = servers.iter().map(|server| handling(server, language));
        told.reduce(|a, b| facts::BESIDE.fill(language, &[&a, &b])).unwrap_or_default()
    };
    let sentences = [
        say::TAKEN_FOR_END.fill(language, &[&list(LENIENT)]),
        say::PASSED_ON.fill(language, &[&list(PASSING)]),
    ];
    joined(&sentences, " ")
}

/// One server: `Exim before 4.97.1, LF "." LF or LF "." CRLF (CVE-2023-51766)`.
fn handling(server: &Handling, language: Language) -> String {
    let names: Vec<&str> =
        server.sequences.iter().filter_map(|&(before, after)| Some(sequence(before, after)?.name)).collect();
    let takes = either(language, &names);
    let name = match server.name.split_once(" before ") {
        Some((name, version)) => say::BEFORE_VERSION.fill(language, &[name, version]),
        None => String::from(server.name),
    };
    let notes = match (note(server.note, language), server.cve.unwrap_or_default()) {
        ("", "") => return say::SERVER_TAKES.fill(language, &[&name, &takes]),
        ("", only) | (only, "") => String::from(only),
        (note, cve) => facts::BESIDE.fill(language, &[note, cve]),
    };
    say::SERVER_TAKES_IF.fill(language, &[&name, &takes, &notes])
}

/// The registry's note in a language.
fn note(note: &'static str, language: Language) -> &'static str {
    const NOTES: [&Phrase; 3] = [&say::POSTFIX_NOTE, &say::CISCO_NOTE, &say::MENDED_NOTE];
    NOTES.iter().find(|phrase| phrase.english == note).map_or(note, |phrase| phrase.of(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_of_the_registry_is_a_phrase() {
        let notes = [&say::POSTFIX_NOTE, &say::CISCO_NOTE, &say::MENDED_NOTE].map(|phrase| phrase.english);
        for server in LENIENT.iter().chain(PASSING) {
            assert!(server.note.is_empty() || notes.contains(&server.note), "{}", server.note);
        }
    }
}
