//! Message data without a 354: the server reads each of its lines as a command.

use super::conversation::Conversation;
use super::listen::{Listen, Spot};
use super::{Sent, State};
use crate::command::{Command, Foreign};
use crate::finding::{Arg, Side};
use crate::octets::strip_ending;
use crate::registry::Effect;
use crate::rules::sequence::DATA_BEFORE_354;
use crate::span::Span;

/// Content that came without a 354, if any.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Early {
    /// Lines of it that the server has not answered.
    lines: usize,
    /// The DATA that was refused, if nothing has come since.
    refused: Option<Sent>,
    /// DATA has been refused: each line is answered by itself.
    answered: bool,
}

impl Early {
    /// So many lines of content ended while no 354 had come.
    #[cold]
    pub(super) fn content(&mut self, lines: usize) {
        self.lines += lines;
    }

    /// Whether any came, and what becomes of it is not known yet.
    pub(super) const fn came(&self) -> bool {
        self.lines > 0
    }
}

impl Conversation {
    /// The DATA that a line of content comes too early for: one that is unanswered or has just been refused. What is a
    /// command is none.
    #[inline]
    pub(super) fn data_too_early(&mut self, parsed: &Command<'_>) -> Option<Sent> {
        let refused = self.early.refused.take();
        if parsed.verb().is_some() && !self.findings.has_error() || self.session.state() == State::Connected {
            return None;
        }
        let waiting = self.session.unanswered().next_back().copied();
        let waiting = waiting.filter(|sent| sent.effect == Effect::Data);
        let header = matches!(parsed, Command::Foreign(Foreign::HeaderField));
        waiting.or_else(|| refused.filter(|_| header))
    }

    /// A line of content that comes too early.
    #[cold]
    pub(super) fn early_content(&mut self, data: &Sent, line: &[u8], spots: &[Spot], out: &mut dyn Listen) {
        self.findings.clear();
        self.report(&DATA_BEFORE_354, Span::new(0, strip_ending(line).len()), [Arg::None; 2], line);
        self.relate(&DATA_BEFORE_354, data, Side::Client, "DATA is here");
        self.emit(line, spots, Side::Client, None, out);
        self.begin_data();
        self.content_line(line, spots, out);
    }

    /// DATA has been answered.
    pub(super) fn data_answered(&mut self, data: Sent, code: u16) {
        if code == 354 {
            if self.early.lines == 0 {
                // Commands that were sent behind DATA are read as content now.
                self.session.swallow();
            }
            self.early = Early::default();
            return self.begin_data();
        }
        self.early.answered = true;
        self.early.refused = self.session.awaited().is_none().then_some(data);
    }

    /// Whether a reply is that to a line of content.
    #[inline]
    pub(super) fn answers_early_content(&mut self, text: &[u8]) -> bool {
        let answers = self.early.answered && self.early.lines > 0 && text.first() == Some(&b'5');
        if answers {
            self.early.lines -= 1;
        }
        answers
    }
}
