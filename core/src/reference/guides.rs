//! Guides as entries of the reference.

use super::Text;
use super::entry::{EntryKind, Explanation, GoOn, Step, Way};
use super::guide::{Guide, GuideStep, guides_for};
use super::text::{links, plain};
use crate::language::Language;
use crate::registry::guides::{GUIDES, Guide as Listed};
use crate::reply::Classification;
use alloc::format;
use alloc::string::String;

/// Explains the guide of a name or title, in English or the language asked for, in any case.
pub(super) fn explain(query: &str, language: Language) -> Option<Explanation> {
    let wanted = query.to_lowercase();
    let is_it = |listed: &&Listed| {
        listed.name == wanted.replace(' ', "-") || of(listed, language).title("").to_lowercase() == wanted
    };
    GUIDES.iter().find(is_it).map(|listed| told(&Guide::of(listed, language)))
}

fn told(guide: &Guide) -> Explanation {
    let mut entry = Explanation {
        short: guide.in_short.clone(),
        description: plain(&guide.description),
        steps: guide.steps.iter().map(step).collect(),
        ..Explanation::new(EntryKind::Guide, id(&guide.name), guide.title.as_str())
    };
    let steps = |to: &str| guide.steps.iter().any(|step| step.id == to);
    let ways = guide.steps.iter().flat_map(|step| &step.ways).map(|way| way.to.clone());
    entry.relate(ways.filter(|to| !steps(to)));
    entry
}

fn step(step: &GuideStep) -> Step {
    let ways = step.ways.iter().map(|way| Way { answer: plain(&way.text), to: way.to.clone() });
    Step { id: step.id.clone(), title: plain(&step.title), text: plain(&step.text), ways: ways.collect() }
}

/// The step at which a reply leads on, of the guide that names it most closely.
pub(super) fn for_reply(reply: &Classification, language: Language) -> Option<GoOn> {
    let (guide, step) = guides_for(reply, language).into_iter().next()?;
    let title = plain(&guide.steps.iter().find(|found| found.id == step)?.title);
    Some(GoOn { guide: id(&guide.name), step, title })
}

/// The ids of the guides that lead to an entry by one of its ids.
pub(super) fn leading_to<'i>(ids: &'i [&'i str]) -> impl Iterator<Item = String> {
    let ways = |text: &'static str| text.lines().filter_map(|line| Some(line.rsplit_once(" -> ")?.1.trim()));
    let leads = move |listed: &&Listed| {
        // Most texts do not even have the letters.
        ids.iter().any(|id| listed.text.contains(id))
            && ways(listed.text).chain(links(listed.text)).any(|id| ids.contains(&id))
    };
    GUIDES.iter().filter(leads).map(|listed| id(listed.name))
}

/// What people read of the guide of a name.
pub(super) fn text(name: &str, language: Language) -> Option<Text> {
    Listed::find(name).map(|listed| of(listed, language))
}

fn of(listed: &Listed, language: Language) -> Text {
    Text::find(language, EntryKind::Guide.folder(), listed.name, listed.text)
}

/// `guides/bouncing`.
pub(super) fn id(name: &str) -> String {
    format!("{}/{name}", EntryKind::Guide.folder())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::classify;

    #[test]
    fn every_guide_is_found_by_name_and_title() {
        for listed in GUIDES {
            let found = explain(listed.name, Language::ENGLISH).unwrap();
            assert_eq!(found.id, id(listed.name));
            assert_eq!(
                explain(&found.title.to_uppercase(), Language::ENGLISH).map(|entry| entry.id),
                Some(found.id)
            );
            assert!(found.steps.len() > 1 && !found.related.is_empty(), "{}", listed.name);
            for step in &found.steps {
                assert!(!step.title.contains("](") && !step.text.contains("]("), "{}", step.id);
            }
        }
        assert!(explain("nonsense", Language::ENGLISH).is_none());
    }

    #[test]
    fn a_reply_leads_on_to_a_step() {
        for (reply, guide, step) in [
            ("550 5.1.1 no such user", "guides/bouncing", "recipient"),
            ("552 5.2.2 mailbox full", "guides/bouncing", "full"),
            // 5.7.1 stands for many things, and the wording tells which.
            ("550 5.7.1 Relaying denied", "guides/bouncing", "relay"),
        ] {
            let found = for_reply(&classify(reply).unwrap(), Language::ENGLISH).unwrap();
            assert_eq!((found.guide.as_str(), found.step.as_str()), (guide, step), "{reply}");
        }
        assert!(for_reply(&classify("250 ok").unwrap(), Language::ENGLISH).is_none());
        assert!(leading_to(&["guides/too-large"]).any(|id| id == "guides/bouncing"));
    }
}
