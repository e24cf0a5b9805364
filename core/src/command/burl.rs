//! BURL (RFC 4468 §3).

use super::{Command, bdat};
use crate::cursor::Cursor;
use crate::syntax::uri::absolute_uri;

/// `burl-cmd = "BURL" SP absolute-URI [SP end-marker] CRLF`, `end-marker = "LAST"`.
pub(super) fn burl<'a>(at: &mut Cursor<'a, '_>) -> Command<'a> {
    if at.is_done() {
        return Command::Burl(None, false);
    }
    let word = at.take_word();
    absolute_uri(at, word);
    Command::Burl(Some(at.slice(word)), bdat::last(at, "the URI"))
}
