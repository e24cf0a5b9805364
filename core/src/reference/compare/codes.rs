//! Compares two reply codes.

use super::super::phrases::{Phrase, comparing as say, facts};
use super::super::reply::{self, general_code, retry_by_class};
use super::super::words::{
    capitalised, concerns, either, happens, places, reaction, reports, sending_again, who_acts,
};
use super::super::{Text, beyond};
use super::{Comparison, Fact, Side, put_together};
use crate::language::Language;
use crate::registry::classes::{ReplyCategory, ReplyClass};
use crate::registry::codes::beyond::{BeyondCode, beyond_code};
use crate::registry::codes::{Action, Actor, Phase, ReplyCode, Retry, Status, reply_code};
use crate::reply::classify::action_by_class;
use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

pub(super) fn compare(a: u16, b: u16, language: Language) -> Option<Comparison> {
    let (left, right) = (Code::new(a)?, Code::new(b)?);
    Some(put_together(reply::explain(a, language)?, reply::explain(b, language)?, [&left, &right], language))
}

/// What is known of a reply code; of one that nobody lists, what its digits tell.
struct Code {
    id: String,
    number: u16,
    class: ReplyClass,
    entry: Option<&'static ReplyCode>,
    beyond: Option<&'static BeyondCode>,
}

impl Code {
    fn new(code: u16) -> Option<Self> {
        Some(Self {
            id: code.to_string(),
            number: code,
            class: ReplyClass::of(code)?,
            entry: reply_code(code),
            beyond: beyond_code(code),
        })
    }

    fn retry(&self) -> Option<Retry> {
        let defined = self.entry.map(|entry| entry.retry);
        defined.or_else(|| Some(self.beyond?.retry)).unwrap_or_else(|| retry_by_class(self.class))
    }

    fn action(&self) -> Action {
        let defined = self.entry.map(|entry| entry.action);
        defined.or_else(|| Some(self.beyond?.action)).unwrap_or_else(|| action_by_class(self.class))
    }

    fn text(&self, language: Language) -> Option<Text> {
        let defined = self.entry.map(|entry| reply::text(entry, language));
        defined.or_else(|| Some(beyond::text(self.beyond?, language)))
    }

    fn phases(&self) -> Option<&'static [Phase]> {
        let phases = self.entry.map(|entry| entry.phases).or_else(|| Some(self.beyond?.phases))?;
        (!phases.is_empty()).then_some(phases)
    }

    fn actor(&self) -> Option<Actor> {
        self.entry.map(|entry| entry.actor).or_else(|| Some(self.beyond?.actor))
    }

    fn enhanced(&self) -> Option<&'static [&'static str]> {
        let enhanced = self.entry.map(|entry| entry.enhanced).or_else(|| Some(self.beyond?.enhanced))?;
        (!enhanced.is_empty()).then_some(enhanced)
    }

    /// Where it comes from: a code of an extension names its RFC.
    fn origin(&self) -> Option<Fact> {
        let status = self.entry.map(|entry| entry.status).or_else(|| Some(self.beyond?.origin.status()))?;
        Some(match status {
            Status::Core => Fact::new(&facts::FROM_CORE, []),
            Status::Extension => Fact::new(&facts::FROM_RFC, [self.entry?.rfc.first()?.0.to_string()]),
            Status::Vendor => Fact::new(&facts::FROM_VENDOR, []),
            Status::Folklore => Fact::new(&facts::FROM_FOLKLORE, []),
        })
    }
}

impl Side for Code {
    fn id(&self) -> &str {
        &self.id
    }

    fn short(&self, language: Language) -> String {
        self.text(language).map(|text| text.plain("In short")).unwrap_or_default()
    }

    fn unknown(&self) -> &'static Phrase {
        &facts::MEANS_NOTHING
    }

    fn of_class(&self, _: Language) -> String {
        String::new()
    }

    fn facts(&self, language: Language) -> Vec<Option<Fact>> {
        Vec::from([
            Some(Fact::new(reports(self.class), [format!("{}yz", self.class.digit())])),
            Some(Fact::new(sending_again(self.retry()), [])),
            ReplyCategory::of(self.number).and_then(concerns).map(|about| Fact::new(about, [])),
            self.phases().map(|phases| Fact::new(&facts::COMES, [places(language, phases)])),
            self.entry.map(|entry| Fact::new(happens(entry.next), [])),
            self.actor().map(|actor| Fact::new(who_acts(actor), [])),
            self.enhanced().map(|enhanced| Fact::new(&facts::CARRIES, [either(language, enhanced)])),
            self.origin(),
        ])
    }

    fn when_to_send(&self, language: Language) -> String {
        match self.text(language) {
            Some(text) => text.plain("When to send it"),
            None => {
                capitalised(&say::SEND_NOT.fill(language, &[&self.id, &general_code(self.class).to_string()]))
            }
        }
    }

    fn reaction(&self) -> &'static Phrase {
        reaction(self.action(), self.entry.map(|entry| entry.next))
    }
}
