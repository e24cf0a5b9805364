//! The beginning of a log that begins in the middle: perhaps within a message.

use super::State;
use super::conversation::Conversation;
use super::listen::{Listen, Spot};
use crate::command::{Command, Context, command};
use crate::octets::strip_ending;
use crate::registry::Effect;
use alloc::vec::Vec;

/// The most lines that are held back until it is clear what they are; no client sends so many unknown commands.
const MOST: usize = 256;

/// Lines of the client before anything that is a command, or anything of the server.
#[derive(Clone, Debug, Default)]
pub(super) struct Prelude {
    held: Vec<Held>,
    /// What they are.
    so_far: SoFar,
}

#[derive(Clone, Debug)]
struct Held {
    line: Vec<u8>,
    spots: Vec<Spot>,
    masked: bool,
}

/// What the lines so far are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SoFar {
    /// Not clear yet.
    #[default]
    Open,
    /// Message data, whose end is still to come.
    Content,
    /// The session has begun: what comes is what it says it is.
    Over,
}

impl Conversation {
    /// Whether a line is held back, or is the rest of a message of which the log does not show the beginning.
    #[inline]
    pub(super) fn before_anything(
        &mut self,
        line: &[u8],
        spots: &[Spot],
        masked: bool,
        out: &mut dyn Listen,
    ) -> bool {
        if self.prelude.so_far == SoFar::Over {
            return false;
        }
        self.hold(line, spots, masked, out)
    }

    #[cold]
    fn hold(&mut self, line: &[u8], spots: &[Spot], masked: bool, out: &mut dyn Listen) -> bool {
        if self.session.state() != State::Unknown || self.heard_server {
            self.replay(out);
            return false;
        }
        if strip_ending(line) == b"." {
            self.rest_of_message();
            self.waits.client(Effect::Data);
            return true;
        }
        if self.prelude.so_far == SoFar::Content {
            return true;
        }
        let parsed = command(line, &Context::default(), &mut ());
        if is_shouted(line) || !matches!(parsed, Command::Unknown(..) | Command::Foreign(_) | Command::Empty)
        {
            self.replay(out);
            return false;
        }
        self.prelude.held.push(Held { line: line.to_vec(), spots: spots.to_vec(), masked });
        if self.prelude.held.len() > MOST {
            self.prelude = Prelude { held: Vec::new(), so_far: SoFar::Content };
        }
        true
    }

    /// Whether lines are held back.
    #[inline]
    pub(crate) const fn holds(&self) -> bool {
        !self.prelude.held.is_empty()
    }

    /// The first reply has come: one for several lines, which is no refusal, answers a message.
    #[inline]
    pub(super) fn end_prelude(&mut self, reply: &[u8], out: &mut dyn Listen) {
        if self.prelude.so_far == SoFar::Over {
            return;
        }
        let refused = matches!(reply, [b'5', ..] | [b'4', b'2', b'1', ..]);
        let message = self.prelude.so_far == SoFar::Content || self.prelude.held.len() > 1 && !refused;
        if message && self.session.state() == State::Unknown {
            self.rest_of_message();
        }
        self.replay(out);
    }

    /// What was held back were commands after all.
    pub(super) fn replay(&mut self, out: &mut dyn Listen) {
        let Prelude { held, .. } =
            core::mem::replace(&mut self.prelude, Prelude { held: Vec::new(), so_far: SoFar::Over });
        for Held { line, spots, masked } in held {
            self.command(&line, &spots, masked, out);
        }
    }

    /// They were content, and nothing is to be said of it: its beginning is not there.
    fn rest_of_message(&mut self) {
        self.prelude = Prelude { held: Vec::new(), so_far: SoFar::Over };
        self.session.in_message();
    }
}

/// Whether a line begins with a word in capitals alone, as commands do and lines of messages hardly: a slip in a verb is told
/// at once.
fn is_shouted(line: &[u8]) -> bool {
    let word = line.iter().take_while(|octet| !octet.is_ascii_whitespace());
    let length = word.clone().count();
    (3..=12).contains(&length) && word.clone().all(u8::is_ascii_uppercase)
}
