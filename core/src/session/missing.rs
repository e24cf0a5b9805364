//! Replies that are not there, as a later one shows.

use super::State;
use super::conversation::Conversation;
use super::listen::Listen;
use super::pipelining::called;
use crate::finding::{Arg, Side};
use crate::registry::Effect;
use crate::report::Protocol;
use crate::rules::exchange::REPLY_ABSENT;
use crate::span::Span;

impl Conversation {
    /// 354 answers DATA alone, and 221 QUIT: what was sent before one of these gets no reply any more, and the replies
    /// are counted anew from here (RFC 2920 §3.1).
    #[inline]
    pub(super) fn catch_up(&mut self, text: &[u8], out: &mut dyn Listen) {
        match text.first_chunk::<3>() {
            Some(b"354") => self.pass_over(Effect::Data, out),
            Some(b"221") => self.pass_over(Effect::Quit, out),
            _ => {}
        }
    }

    fn pass_over(&mut self, effect: Effect, out: &mut dyn Listen) {
        let in_data = self.session.state() == State::Data;
        let next = self.session.awaited().is_some_and(|sent| sent.effect == effect);
        let waits = self.session.unanswered().any(|sent| sent.effect == effect);
        let known = !matches!(self.session.state(), State::Connected | State::Unknown);
        if waits && known && (in_data || !next) && !self.early.came() && !self.in_data() {
            self.missing(effect, in_data, out);
        }
    }

    #[cold]
    fn missing(&mut self, effect: Effect, in_data: bool, out: &mut dyn Listen) {
        let before = self.session.unanswered().take_while(|sent| sent.effect != effect).last().copied();
        let (sent, name) = match (before, self.session.awaited().copied()) {
            (Some(sent), _) => (sent, called(sent.verb)),
            // Without one that came before, it is the message.
            (None, Some(sent)) if self.session.protocol() == Protocol::Lmtp => {
                (sent, "a recipient of the message")
            }
            (None, Some(sent)) => (sent, "the message"),
            (None, None) => return,
        };
        // What is no command may be the rest of a chunk or of a message, whose replies are not counted so.
        let Some(verb) = sent.verb else { return };
        let word = Span::new(0, sent.length.min(verb.name().len() as u32) as usize);
        self.report(&REPLY_ABSENT, word, [Arg::Word(name), Arg::None], b"");
        self.emit(b"", &[sent.spot], Side::Client, None, out);
        while in_data && self.session.state() == State::Data {
            self.session.reply(250);
        }
        while self.session.awaited().is_some_and(|sent| sent.effect != effect) {
            self.session.reply(250);
        }
    }
}
