//! What a server that the log does not show must have answered.

use super::conversation::{Conversation, Exchange};
use super::{Sent, Session};
use crate::registry::Effect;
use crate::report::Protocol;
use alloc::vec::Vec;

/// The largest group of commands that a log may begin with, before the replies to them.
const MAX_GROUP: usize = 128;

/// Commands whose replies were assumed.
#[derive(Clone, Debug, Default)]
pub(super) struct Assumed {
    sent: Vec<Sent>,
    /// It is no group: the log does not show the server.
    firm: bool,
}

impl Assumed {
    fn push(&mut self, sent: Sent) {
        if self.sent.len() == MAX_GROUP {
            self.hold();
        } else if !self.firm {
            self.sent.push(sent);
        }
    }

    /// What was assumed has come true: content or a response has followed.
    #[inline]
    pub(super) fn hold(&mut self) {
        if !self.firm {
            *self = Self { sent: Vec::new(), firm: true };
        }
    }
}

impl Conversation {
    /// Answers for the server what is unanswered.
    pub(super) fn assume(&mut self) {
        while let Some((sent, code)) = self.session.assume() {
            self.assumed.push(sent);
            match sent.effect {
                Effect::Data if code == 354 => self.begin_data(),
                Effect::Hello | Effect::Tls => self.hello_is_due(sent.effect == Effect::Tls),
                _ => {}
            }
        }
    }

    /// The server speaks after all: what was assumed was a group of commands, and their replies come now.
    #[cold]
    pub(super) fn take_back(&mut self) {
        let Assumed { sent, firm } = core::mem::take(&mut self.assumed);
        if firm || sent.is_empty() {
            return;
        }
        let mut session = Session::from_the_middle();
        if self.settings.protocol == Protocol::Lmtp {
            session.speak_lmtp();
        }
        for &sent in sent.iter().chain(self.session.unanswered()) {
            session.push(sent);
        }
        self.session = session;
        self.exchange = Exchange::Command;
    }
}
