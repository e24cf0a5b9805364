//! Guides: questions that lead to an answer, read from Markdown; a reply may tell at which step to start.

use super::Text;
use super::text::plain;
use crate::language::Language;
use crate::registry::codes::reply_code;
use crate::registry::guides::{GUIDES, Guide as Listed};
use crate::reply::Classification;
use crate::reply::classify::Confidence;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A guide: its steps lead by questions to an answer; the first is where everybody starts who has no reply at hand.
///
/// ```
/// use smtplint_core::reference::Guide;
/// let step = "## full: Is the mailbox full?\nWhen: mailbox-full, 4.2.2\n\nLook.\n\n- Yes -> 4.2.2\n";
/// let guide = Guide::parse("demo", step);
/// assert_eq!(guide.steps[0].ways[0].to, "4.2.2");
/// assert_eq!(guide.steps[0].starts, ["mailbox-full", "4.2.2"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Guide {
    /// `bouncing`.
    pub name: String,
    /// The question that it answers.
    pub title: String,
    /// What it is about, as a clause.
    pub in_short: String,
    /// What it does (Markdown).
    pub description: String,
    /// Its steps, in their order.
    pub steps: Vec<GuideStep>,
}

/// One step of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct GuideStep {
    /// Its name within the guide, the same in every language.
    pub id: String,
    /// A question or a statement.
    pub title: String,
    /// What there is to say (Markdown).
    pub text: String,
    /// Which replies start here: bounce categories, reply codes and enhanced status codes.
    pub starts: Vec<String>,
    /// The ways on.
    pub ways: Vec<GuideWay>,
}

/// A way on from a step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct GuideWay {
    /// The answer that leads this way.
    pub text: String,
    /// Where it leads: a step of this guide, or an id of the reference (`550`, `guides/tls-fails`).
    pub to: String,
}

/// How closely an item of a `When:` line names a reply; the later the closer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Bounce,
    Code,
    /// An enhanced status code that stands for many things: `5.7.1`, `5.0.0`.
    Vague,
    /// What the failure is about, told by the wording beyond doubt.
    Sure,
    /// A reply code that answers one command alone, and so says one thing: `538`.
    Precise,
    Enhanced,
}

impl Guide {
    /// Reads a guide; what is not of its form is left out.
    pub fn parse(name: &str, markdown: &'static str) -> Self {
        let text = Text(markdown);
        Self {
            name: name.to_string(),
            title: text.title("").to_string(),
            in_short: plain(text.section("In short").unwrap_or_default()),
            description: text.section("Description").unwrap_or_default().to_string(),
            steps: text.sections().filter_map(|(heading, body)| step(heading, body)).collect(),
        }
    }

    /// The guide of this name, in a language.
    ///
    /// ```
    /// use smtplint_core::{Language, reference::Guide};
    /// assert_eq!(Guide::find("bouncing", Language::ENGLISH).unwrap().title, "Why is my mail bouncing?");
    /// ```
    pub fn find(name: &str, language: Language) -> Option<Self> {
        Listed::find(name).map(|listed| Self::of(listed, language))
    }

    /// A listed guide in a language, English where that lacks it.
    pub fn of(listed: &Listed, language: Language) -> Self {
        Self::parse(listed.name, Text::find(language, "guides", listed.name, listed.text).0)
    }

    /// The step at which a reply starts, if one names it: by its enhanced status code, unless that stands for many things,
    /// rather than by what the wording says beyond doubt; then by its reply code, and last by what it may be about.
    pub fn start(&self, reply: &Classification) -> Option<&GuideStep> {
        self.closest(reply).map(|(_, step)| step)
    }

    fn closest(&self, reply: &Classification) -> Option<(Closeness, &GuideStep)> {
        let mut found: Option<(Closeness, &GuideStep)> = None;
        for step in &self.steps {
            let Some(closeness) = step.starts.iter().filter_map(|item| closeness(item, reply)).max() else {
                continue;
            };
            if found.is_none_or(|(best, _)| closeness > best) {
                found = Some((closeness, step));
            }
        }
        found
    }
}

/// The guides at whose steps a reply starts, the one that names it most closely first, each with the id of that step.
///
/// Where two name it equally closely they come in the order of the list of guides.
///
/// ```
/// use smtplint_core::{Language, reference::guides_for, reply::classify_parts};
/// let found = guides_for(&classify_parts(535, Some((5, 7, 8))), Language::ENGLISH);
/// assert_eq!(found[0].0.name, "authentication-fails");
/// ```
pub fn guides_for(reply: &Classification, language: Language) -> Vec<(Guide, String)> {
    let guides = GUIDES.iter().map(|listed| Guide::of(listed, language));
    let mut found: Vec<(Closeness, Guide, String)> = guides
        .filter_map(|guide| {
            let (closeness, step) = guide.closest(reply)?;
            let id = step.id.clone();
            Some((closeness, guide, id))
        })
        .collect();
    found.sort_by_key(|&(closeness, ..)| core::cmp::Reverse(closeness));
    found.into_iter().map(|(_, guide, step)| (guide, step)).collect()
}

/// How closely an item names a reply; none where it names another.
fn closeness(item: &str, reply: &Classification) -> Option<Closeness> {
    let enhanced = reply.enhanced.as_ref().filter(|enhanced| enhanced.text == item);
    if let Some(enhanced) = enhanced {
        let vague = enhanced.detail == 0 || (enhanced.subject, enhanced.detail) == (7, 1);
        Some(if vague { Closeness::Vague } else { Closeness::Enhanced })
    } else if item.parse() == Ok(reply.code) && answers_one(reply.code) {
        Some(Closeness::Precise)
    } else if reply.confidence == Some(Confidence::High) && is_about(item, reply) {
        Some(Closeness::Sure)
    } else if item.parse() == Ok(reply.code) {
        Some(Closeness::Code)
    } else if is_about(item, reply) {
        Some(Closeness::Bounce)
    } else {
        None
    }
}

fn answers_one(code: u16) -> bool {
    reply_code(code).is_some_and(|code| code.commands.len() == 1)
}

fn is_about(item: &str, reply: &Classification) -> bool {
    reply.bounce.is_some_and(|bounce| bounce.name() == item)
}

/// `## id: Title`, perhaps a line `When:`, prose, and the ways on.
fn step(heading: &str, body: &str) -> Option<GuideStep> {
    let (id, title) = heading.split_once(": ")?;
    let (starts, body) = match body.strip_prefix("When:") {
        Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
        None => ("", body),
    };
    let starts = starts.split(',').map(str::trim).filter(|item| !item.is_empty());
    let mut text = String::new();
    let mut ways = Vec::new();
    for line in body.lines() {
        if let Some(way) = way(line) {
            ways.push(way);
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    Some(GuideStep {
        id: id.to_string(),
        title: title.to_string(),
        text: text.trim().to_string(),
        starts: starts.map(String::from).collect(),
        ways,
    })
}

/// `- Answer -> where`.
fn way(line: &str) -> Option<GuideWay> {
    let (text, to) = line.strip_prefix("- ")?.rsplit_once(" -> ")?;
    Some(GuideWay { text: text.to_string(), to: to.trim().to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::classify_parts;

    const DEMO: &str = "# Why?\n\n## In short\n\na demo\n\n## Description\n\nIt\nshows.\n\n## start: Which is it?\n\n\
        One.\n\nTwo.\n\n- This -> a\n- That -> b\n\n## a: Known by its code\nWhen: 550, policy\n\nText.\n\n## b: Closer\n\
        When: 5.1.1\n\n- On -> guides/x\n\n## c: Vaguely\nWhen: policy, protocol-error\n\nText.\n";

    #[test]
    fn a_guide_is_read_with_its_steps_and_ways() {
        let guide = Guide::parse("demo", DEMO);
        assert_eq!((guide.title.as_str(), guide.in_short.as_str()), ("Why?", "a demo"));
        let ids: Vec<&str> = guide.steps.iter().map(|step| step.id.as_str()).collect();
        assert_eq!(ids, ["start", "a", "b", "c"]);
        assert_eq!(guide.steps[0].text, "One.\n\nTwo.");
        assert!(guide.steps[0].starts.is_empty());
        assert_eq!((guide.steps[0].ways[1].text.as_str(), guide.steps[0].ways[1].to.as_str()), ("That", "b"));
        assert_eq!((guide.steps[2].text.as_str(), guide.steps[2].ways[0].to.as_str()), ("", "guides/x"));
    }

    #[test]
    fn the_closest_name_of_a_reply_decides() {
        let guide = Guide::parse("demo", DEMO);
        for (code, enhanced, step) in [
            (550, Some((5, 1, 1)), Some("b")),
            (550, Some((5, 1, 6)), Some("a")),
            (554, Some((5, 7, 1)), Some("a")),
            (500, None, Some("c")),
            (451, None, None),
            (250, None, None),
        ] {
            let found = guide.start(&classify_parts(code, enhanced)).map(|step| step.id.as_str());
            assert_eq!(found, step, "{code} {enhanced:?}");
        }
    }
}
