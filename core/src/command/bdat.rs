//! BDAT (RFC 3030 §2).

use super::{Command, arguments};
use crate::cursor::Cursor;
use crate::finding::Arg;
use crate::rules::verbs::{BDAT_LAST, BDAT_SIZE, VERB_SPACE_EXTRA};
use crate::span::Span;
use crate::syntax::class::{DIGIT, JUDGED, is};
use crate::syntax::param::decimal;

/// `bdat-cmd = "BDAT" SP chunk-size [ SP "LAST" ] CRLF`, `chunk-size = 1*DIGIT`.
pub(super) fn bdat<'a>(at: &mut Cursor<'a, '_>) -> Command<'a> {
    if at.is_done() {
        return Command::Bdat(None, false);
    }
    let word = at.take_word();
    let digits = at.slice(word);
    // `1*DIGIT` has no limit: what is beyond u64 is not small, so the largest stands for it.
    let size = digits.iter().all(|&octet| is(octet, DIGIT)).then(|| decimal(digits).unwrap_or(u64::MAX));
    // What no line may hold has been reported with the line.
    if size.is_none() && !digits.iter().any(|&octet| is(octet, JUDGED)) {
        at.report(&BDAT_SIZE, word);
    }
    Command::Bdat(size, last(at, "the chunk-size"))
}

/// `[ SP "LAST" ]`, after `what`.
pub(super) fn last(at: &mut Cursor<'_, '_>, what: &'static str) -> bool {
    let blanks = at.take_blanks();
    if at.is_done() {
        return false;
    }
    if blanks.len() > 1 {
        let extra = Span::new(blanks.start as usize + 1, blanks.end as usize);
        at.report_with(&VERB_SPACE_EXTRA, extra, [Arg::Word(what), Arg::None]);
    }
    let word = at.take_word();
    let last = at.slice(word).eq_ignore_ascii_case(b"LAST");
    if !last {
        at.report(&BDAT_LAST, word);
    }
    arguments::surplus(at, Arg::Slice(word));
    last
}
