//! How long each side lets the other wait (RFC 5321 §4.5.3.2).

use crate::finding::Side;
use crate::registry::{Effect, limits};

/// The clock of a log, and what it is waiting for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waits {
    now: Option<u64>,
    /// When the last thing was said, and by whom; at the beginning the connection itself.
    last: Option<(u64, Option<Side>)>,
    /// What the client said last, if the server has to answer it.
    asked: Option<Effect>,
    /// The client was sending message data.
    in_data: bool,
}

impl Waits {
    /// It is now this many milliseconds after whatever the log counts from.
    pub(super) fn at(&mut self, time: u64) {
        self.now = Some(time);
        if self.last.is_none() {
            self.last = Some((time, None));
        }
    }

    /// Whether the log has times.
    pub(super) const fn has_clock(&self) -> bool {
        self.now.is_some()
    }

    /// Seconds since the other side spoke, and how many of them it has to grant; none where it is no longer.
    #[inline]
    pub(super) fn exceeded(&self, by: Side) -> Option<(u64, u64)> {
        let (last, speaker) = self.last?;
        let seconds = self.now?.saturating_sub(last) / 1000;
        let limit = match by {
            Side::Server => self.reply_limit(),
            Side::Client => limits::WAIT_COMMAND,
        };
        (speaker != Some(by) && seconds > limit).then_some((seconds, limit))
    }

    fn reply_limit(&self) -> u64 {
        match self.asked {
            None => limits::WAIT_GREETING,
            Some(Effect::Data) if self.in_data => limits::WAIT_DATA_END,
            Some(Effect::Data) => limits::WAIT_DATA,
            Some(_) => limits::WAIT_REPLY,
        }
    }

    /// The client has sent a command, or the end of data.
    #[inline]
    pub(super) fn client(&mut self, effect: Effect) {
        self.asked = Some(effect);
        if effect != Effect::Data {
            self.in_data = false;
        }
        self.spoken(Side::Client);
    }

    /// The client has sent content.
    #[inline]
    pub(super) fn content(&mut self) {
        self.in_data = true;
        self.spoken(Side::Client);
    }

    /// The server has replied.
    #[inline]
    pub(super) fn server(&mut self, code: Option<u16>) {
        self.in_data = code == Some(354);
        self.spoken(Side::Server);
    }

    #[inline]
    fn spoken(&mut self, side: Side) {
        if let Some(now) = self.now {
            self.last = Some((now, Some(side)));
        }
    }
}
