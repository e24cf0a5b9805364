//! Findings told in words: messages, help, fixes, the reply owed.

use crate::command::after_auth;
use crate::finding::{Arg, Finding};
use crate::language::Language;
use crate::rules::{Owed, Remedy};
use crate::span::Span;
use alloc::string::{String, ToString};

/// Octets of the input that a message quotes at most.
const QUOTED: usize = 40;

impl Finding {
    /// What is there and what belongs there; `line` is the line that came with the finding.
    ///
    /// ```
    /// use smtplint_core::{FirstError, command::Context};
    /// let line = b"MAIL FROM: <user@example.org>";
    /// let finding = FirstError::of_command(line, &Context::default()).unwrap();
    /// assert_eq!(finding.message(line), "space between \"FROM:\" and \"<\"");
    /// ```
    pub fn message(&self, line: &[u8]) -> String {
        self.message_in(line, Language::ENGLISH)
    }

    /// The same in a language.
    pub fn message_in(&self, line: &[u8], language: Language) -> String {
        let template = language.of("rule/", self.rule.name, ".message", self.rule.message);
        self.fill(template, line, Some(language)).unwrap_or_default()
    }

    /// What to do.
    pub fn help(&self, line: &[u8]) -> String {
        self.help_in(line, Language::ENGLISH)
    }

    /// The same in a language.
    pub fn help_in(&self, line: &[u8], language: Language) -> String {
        let template = language.of("rule/", self.rule.name, ".help", self.rule.help);
        self.fill(template, line, Some(language)).unwrap_or_default()
    }

    /// What a fix's button says, and what takes the place of the octets under the span; none where it has no safe fix.
    pub fn fix(&self, line: &[u8]) -> Option<(&'static str, String)> {
        self.fix_in(line, Language::ENGLISH)
    }

    /// The same, the button in a language.
    pub fn fix_in(&self, line: &[u8], language: Language) -> Option<(&'static str, String)> {
        let title = language.of("rule/", self.rule.name, ".fix", self.rule.remedy.title()?);
        match self.rule.remedy {
            Remedy::Replace { with, .. } => Some((title, self.fill(with, line, None)?)),
            _ => Some((title, String::new())),
        }
    }

    /// The reply that a server owes to the command; none for warnings and infos.
    pub const fn owed(&self) -> Option<Owed> {
        self.rule.reply.at(self.context)
    }

    /// Fills a template, for people where a language is given; none where a slot in it is empty, which is how a finding
    /// says that its fix would not be safe.
    fn fill(&self, template: &str, line: &[u8], shown: Option<Language>) -> Option<String> {
        let mut text = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, slot)) = rest.split_once('{') {
            let (name, after) = slot.split_once('}')?;
            text.push_str(before);
            match name {
                "span" => Self::push_slice(&mut text, self.span, line, shown)?,
                "0" => Self::push_arg(&mut text, self.args[0], line, shown)?,
                _ => Self::push_arg(&mut text, self.args[1], line, shown)?,
            }
            rest = after;
        }
        text.push_str(rest);
        Some(text)
    }

    fn push_arg(text: &mut String, arg: Arg, line: &[u8], shown: Option<Language>) -> Option<()> {
        match arg {
            Arg::None => return None,
            Arg::Slice(span) => Self::push_slice(text, span, line, shown)?,
            Arg::Octet(octet) => push_octet(text, octet, shown.unwrap_or_default()),
            Arg::Number(number) => text.push_str(&number.to_string()),
            Arg::Word(word) => text.push_str(shown.unwrap_or_default().of("word/", word, "", word)),
        }
        Some(())
    }

    /// The octets as they are where they go into the input; where people read them, short and without control characters.
    fn push_slice(text: &mut String, span: Span, line: &[u8], shown: Option<Language>) -> Option<()> {
        let mut octets = span.of(line);
        // A response behind AUTH is shown to nobody, whatever verb stands before AUTH; replies list mechanisms.
        let secret = if line.first().is_some_and(u8::is_ascii_digit) { None } else { after_auth(line) };
        let secret = secret.filter(|&secret| secret < span.end as usize);
        if let Some(secret) = secret {
            octets = &octets[..secret.saturating_sub(span.start as usize)];
        }
        if shown.is_none() {
            if secret.is_some() {
                return None;
            }
            text.push_str(core::str::from_utf8(octets).ok()?);
            return Some(());
        }
        push_visible(text, &octets[..octets.len().min(QUOTED)]);
        if octets.len() > QUOTED || secret.is_some() {
            text.push('…');
        }
        Some(())
    }
}

/// Octets for people's eyes: control characters and what is no UTF-8 as escapes.
pub fn visible(octets: &[u8]) -> String {
    let mut text = String::with_capacity(octets.len());
    push_visible(&mut text, octets);
    text
}

/// The same, where a tab is a character like any other.
pub(crate) fn visible_text(octets: &[u8]) -> String {
    let mut text = String::with_capacity(octets.len());
    for (at, part) in octets.split(|&octet| octet == b'\t').enumerate() {
        text.push_str(if at == 0 { "" } else { "\t" });
        push_visible(&mut text, part);
    }
    text
}

fn push_visible(text: &mut String, octets: &[u8]) {
    for chunk in octets.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\r' => text.push_str("\\r"),
                '\n' => text.push_str("\\n"),
                '\t' => text.push_str("\\t"),
                control if control.is_ascii_control() => push_escape(text, control as u8),
                other => text.push(other),
            }
        }
        chunk.invalid().iter().for_each(|&octet| push_escape(text, octet));
    }
}

fn push_escape(text: &mut String, octet: u8) {
    text.push_str("\\x");
    push_hex(text, octet);
}

fn push_hex(text: &mut String, octet: u8) {
    for digit in [octet >> 4, octet & 0xF] {
        text.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
    }
}

/// What the octets that have a glyph, but none to be seen in quotes, are called.
const SPACE: &str = "a space";
const DOUBLE_QUOTE: &str = "a double quote";

/// An octet by its glyph in quotes, or by its name.
fn push_octet(text: &mut String, octet: u8, language: Language) {
    text.push_str(match octet {
        0 => "NUL",
        b'\t' => "TAB",
        b'\n' => "LF",
        b'\r' => "CR",
        b' ' => language.of("word/", SPACE, "", SPACE),
        b'"' => language.of("word/", DOUBLE_QUOTE, "", DOUBLE_QUOTE),
        0x21..=0x7E => {
            text.extend(['"', char::from(octet), '"']);
            return;
        }
        _ => {
            text.push_str("0x");
            return push_hex(text, octet);
        }
    });
}
