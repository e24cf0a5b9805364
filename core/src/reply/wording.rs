//! Reads the text of a reply against the rules of [`bounces`](crate::registry::bounces): one pass, whatever their number.
//!
//! The fragments of all rules make one automaton (Aho and Corasick, 1975). States in which texts mostly are, near the root or
//! where fragments part, have a row with the state that follows for every kind of octet, so that an octet costs one look into
//! a table; all others know the one octet that leads on, and the state to fall back to. So it is small enough to stay in
//! the processor's caches. A text allocates nothing.

use super::Reply;
use crate::registry::bounces::{BounceRule, rules};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;
use once_cell::race::OnceBox;

/// What the text of a reply gives away.
pub(super) fn read(reply: &Reply<'_>) -> Wording {
    static MADE: OnceBox<Automaton> = OnceBox::new();
    let automaton = MADE.get_or_init(|| Box::new(Automaton::of(rules())));
    let numbers = Numbers { code: reply.code, enhanced: reply.enhanced.map(crate::lint::parts) };
    automaton.read(Pieces::of(reply.raw()), numbers)
}

/// What a wording gives away: the first rule of each kind that fits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wording {
    /// The first that says what the failure is about.
    pub(super) about: Option<&'static BounceRule>,
    /// The first that says who speaks.
    pub(super) who: Option<&'static BounceRule>,
}

/// Rules of several fragments that one text can be in the midst of.
const MOST: usize = 256;

/// The text of a reply, line by line, without codes: also where a log has joined the lines by spaces.
struct Pieces<'a> {
    rest: Option<&'a [u8]>,
    /// The three digits, as they stand before each line; none where no more lines follow.
    code: Option<[u8; 3]>,
}

impl<'a> Pieces<'a> {
    fn of(raw: &'a [u8]) -> Self {
        let Some((code, text)) = raw.split_first_chunk::<3>() else { return Self { rest: None, code: None } };
        let goes_on = text.first() == Some(&b'-');
        Self { rest: Some(after_codes(text)), code: goes_on.then_some(*code) }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest.take()?;
        let Some(code) = self.code else { return Some(rest) };
        for at in memchr::memchr_iter(code[0], rest) {
            let Some((before, line)) = rest.split_at_checked(at) else { continue };
            let Some(text) = line.strip_prefix(&code) else { continue };
            let begins =
                matches!(before.last(), Some(b' ' | b'\n')) && matches!(text.first(), Some(b' ' | b'-'));
            if begins {
                self.code = (text[0] == b'-').then_some(code);
                self.rest = Some(after_codes(text));
                return Some(before.trim_ascii_end());
            }
        }
        Some(rest)
    }
}

/// What follows the separator behind a code, and the enhanced status code.
fn after_codes(text: &[u8]) -> &[u8] {
    let text = text.get(1..).unwrap_or_default();
    if let Some(written) = super::enhanced::at_start_of(text) {
        return text.get(written.length..).unwrap_or_default().trim_ascii_start();
    }
    text.trim_ascii_start()
}

/// The rules, ready to be found. States have numbers: those with a row come first, then the others.
pub(super) struct Automaton {
    rules: Vec<&'static BounceRule>,
    /// The kind of each octet: those that no fragment has are of kind 0.
    kinds: [u8; 256],
    states: States,
    /// For each state, where the steps of the fragments that it ends are.
    ends: Vec<Range<u16>>,
    steps: Vec<Step>,
}

/// What follows each state.
struct States {
    /// How many kinds of octets there are.
    width: usize,
    /// For each state with a row, the states that follow, by kind.
    rows: Vec<Next>,
    /// How many states have one.
    with_row: u16,
    /// Each state without a row.
    links: Vec<Link>,
}

impl States {
    #[inline]
    fn next(&self, mut state: u16, kind: u8) -> Next {
        loop {
            if state < self.with_row {
                return self.rows[usize::from(state) * self.width + usize::from(kind)];
            }
            let link = self.links[usize::from(state - self.with_row)];
            if link.kind == kind {
                return link.next;
            }
            state = link.fall;
        }
    }
}

/// The state that follows, and [`ENDS`] where it ends fragments.
type Next = u16;

/// That a state ends fragments.
const ENDS: Next = 1 << 15;

/// A state that one kind of octet leads on from.
#[derive(Clone, Copy)]
struct Link {
    kind: u8,
    /// What follows that kind.
    next: Next,
    /// The state that every other kind is tried in.
    fall: u16,
}

/// A fragment found is one step in a rule.
#[derive(Clone, Copy)]
struct Step {
    rule: u16,
    /// Which of the rule's fragments it is.
    nth: u8,
    /// That it is the last one.
    last: bool,
    /// Where the rule's progress is kept, of rules that have several fragments.
    slot: u8,
    length: u8,
}

/// What is known in the midst of a text.
struct Progress {
    /// Of each rule of several fragments, how many were found.
    found: [u8; MOST],
    /// And where the last of them ended.
    at: [u32; MOST],
    /// The number of the first rule that fits, of each kind.
    about: u16,
    who: u16,
}

/// The numbers of a reply.
#[derive(Clone, Copy)]
struct Numbers {
    code: u16,
    enhanced: Option<(u8, u16, u16)>,
}

impl Automaton {
    /// What a text gives away; `pieces` are its parts, which are read as if a space stood between them.
    fn read<'a>(&self, pieces: impl Iterator<Item = &'a [u8]>, numbers: Numbers) -> Wording {
        let mut progress = Progress { found: [0; MOST], at: [0; MOST], about: u16::MAX, who: u16::MAX };
        let (mut state, mut at) = (0, 0);
        for piece in pieces {
            state = self.after(b" ", state, at, &mut progress, numbers);
            state = self.after(piece, state, at + 1, &mut progress, numbers);
            at += 1 + piece.len() as u32;
        }
        self.after(b" ", state, at, &mut progress, numbers);
        let rule = |number: u16| self.rules.get(usize::from(number)).copied();
        Wording { about: rule(progress.about), who: rule(progress.who) }
    }

    /// The state after more octets, the first of which is the `at`th.
    fn after(
        &self,
        octets: &[u8],
        mut state: u16,
        at: u32,
        progress: &mut Progress,
        numbers: Numbers,
    ) -> u16 {
        for (nth, &octet) in octets.iter().enumerate() {
            let kind = self.kinds[usize::from(octet)];
            let next = self.states.next(state, kind);
            state = next & !ENDS;
            if next != state {
                self.ended(state, at + 1 + nth as u32, progress, numbers);
            }
        }
        state
    }

    /// The fragments that a state ends have been found; the last octet is the one before `at`.
    fn ended(&self, state: u16, at: u32, progress: &mut Progress, numbers: Numbers) {
        let Range { start, end } = self.ends[usize::from(state)];
        for &step in &self.steps[usize::from(start)..usize::from(end)] {
            self.step(step, at, progress, numbers);
        }
    }

    #[inline]
    fn step(&self, step: Step, at: u32, progress: &mut Progress, numbers: Numbers) {
        if step.rule >= progress.about && step.rule >= progress.who {
            return;
        }
        let slot = usize::from(step.slot);
        if step.nth > 0 {
            let begins = at - u32::from(step.length);
            if progress.found[slot] != step.nth || begins < progress.at[slot] {
                return;
            }
        }
        if !step.last {
            if progress.found[slot] == step.nth {
                progress.found[slot] = step.nth + 1;
                progress.at[slot] = at;
            }
            return;
        }
        let rule = self.rules[usize::from(step.rule)];
        if !rule.when.fits(numbers.code, numbers.enhanced) {
            return;
        }
        if rule.bounce.is_some() {
            progress.about = progress.about.min(step.rule);
        }
        if rule.provider.is_some() {
            progress.who = progress.who.min(step.rule);
        }
    }

    /// Makes the automaton of some rules.
    fn of(rules: impl Iterator<Item = &'static BounceRule>) -> Self {
        let rules: Vec<_> = rules.collect();
        let (kinds, width) = kinds(&rules);
        let mut tree = Tree::default();
        tree.branch(0);
        tree.plant(&rules, &kinds);
        tree.laid_out(rules, kinds, width)
    }
}

/// The kind of each octet, and how many kinds there are: one for each octet of a fragment, where a letter is the same as its
/// capital, and one for all others.
fn kinds(rules: &[&'static BounceRule]) -> ([u8; 256], usize) {
    let mut kinds = [0; 256];
    let mut width = 1;
    for &octet in rules.iter().flat_map(|rule| rule.fragments).flat_map(|fragment| fragment.as_bytes()) {
        if kinds[usize::from(octet)] == 0 {
            kinds[usize::from(octet)] = width;
            kinds[usize::from(octet.to_ascii_uppercase())] = width;
            width += 1;
        }
    }
    // A line's ending or a tab is as good as a space.
    for octet in [b'\t', b'\r', b'\n'] {
        kinds[usize::from(octet)] = kinds[usize::from(b' ')];
    }
    (kinds, usize::from(width))
}

/// A tree of the fragments, from which the automaton is made; its root is branch 0.
#[derive(Default)]
struct Tree {
    branches: Vec<Branch>,
    /// Fragments that end at a branch, and the one that ends there besides it.
    ended: Vec<(Step, Option<u16>)>,
}

struct Branch {
    /// The kind of octet that leads here.
    kind: u8,
    /// The first branch from here, and the next one from where this one parts; 0 where there is none.
    first: u16,
    sibling: u16,
    /// The last of the fragments that end here.
    ended: Option<u16>,
}

impl Tree {
    fn branch(&mut self, kind: u8) -> u16 {
        self.branches.push(Branch { kind, first: 0, sibling: 0, ended: None });
        (self.branches.len() - 1) as u16
    }

    fn plant(&mut self, rules: &[&'static BounceRule], kinds: &[u8; 256]) {
        let mut slots = 0;
        for (rule, number) in rules.iter().zip(0..) {
            let count = rule.fragments.len();
            let slot = if count > 1 { slots } else { 0 };
            slots += usize::from(count > 1);
            for (fragment, nth) in rule.fragments.iter().zip(0..) {
                let end = self.grow(fragment.as_bytes(), kinds);
                let last = usize::from(nth) + 1 == count;
                let step = Step { rule: number, nth, last, slot: slot as u8, length: fragment.len() as u8 };
                let before = self.branches[end].ended.replace(self.ended.len() as u16);
                self.ended.push((step, before));
            }
        }
        debug_assert!(slots <= MOST && self.branches.len() < usize::from(ENDS));
    }

    /// Adds a fragment; returns the branch that it ends at.
    fn grow(&mut self, fragment: &[u8], kinds: &[u8; 256]) -> usize {
        let mut at = 0;
        for &octet in fragment {
            let kind = kinds[usize::from(octet)];
            let known = self.below(at).find(|&below| self.branches[usize::from(below)].kind == kind);
            let below = known.unwrap_or_else(|| {
                let grown = self.branch(kind);
                self.branches[usize::from(grown)].sibling = self.branches[at].first;
                self.branches[at].first = grown;
                grown
            });
            at = usize::from(below);
        }
        at
    }

    fn below(&self, at: usize) -> impl Iterator<Item = u16> {
        let some = |branch: u16| (branch != 0).then_some(branch);
        core::iter::successors(some(self.branches[at].first), move |&branch| {
            some(self.branches[usize::from(branch)].sibling)
        })
    }

    /// All branches from the root outward, and of each the longest other one that a text which leads to it ends in.
    fn by_depth(&self) -> (Vec<u16>, Vec<u16>) {
        let mut order = Vec::with_capacity(self.branches.len());
        order.push(0);
        let mut falls = vec![0; self.branches.len()];
        let mut done = 0;
        while let Some(&at) = order.get(done) {
            done += 1;
            for below in self.below(usize::from(at)) {
                order.push(below);
                let kind = self.branches[usize::from(below)].kind;
                let mut fall = at;
                while fall != 0 && falls[usize::from(below)] == 0 {
                    fall = falls[usize::from(fall)];
                    let next = self
                        .below(usize::from(fall))
                        .find(|&next| self.branches[usize::from(next)].kind == kind);
                    falls[usize::from(below)] = next.unwrap_or(0);
                }
            }
        }
        (order, falls)
    }

    fn laid_out(&self, rules: Vec<&'static BounceRule>, kinds: [u8; 256], width: usize) -> Automaton {
        let (order, falls) = self.by_depth();
        // Texts are at these more often than at all others together.
        let near = 1 + self.below(0).map(|below| 1 + self.below(usize::from(below)).count()).sum::<usize>();
        let mut has_row = vec![false; order.len()];
        for (&branch, nth) in order.iter().zip(0..) {
            has_row[usize::from(branch)] = nth < near || self.below(usize::from(branch)).nth(1).is_some();
        }
        let (wide, narrow): (Vec<u16>, Vec<u16>) =
            order.iter().partition(|&&branch| has_row[usize::from(branch)]);
        let mut states = vec![0; order.len()];
        for (&branch, state) in wide.iter().chain(&narrow).zip(0..) {
            states[usize::from(branch)] = state;
        }
        let (ends, steps) = self.ends(&order, &falls, &states);
        let next = |branch: u16| {
            let state: u16 = states[usize::from(branch)];
            if ends[usize::from(state)].is_empty() { state } else { state | ENDS }
        };
        let mut made = States {
            width,
            rows: vec![0; wide.len() * width],
            with_row: wide.len() as u16,
            links: vec![Link { kind: 0, next: 0, fall: 0 }; narrow.len()],
        };
        // From the root outward: what a state falls back to is there when it is needed.
        for &branch in &order {
            let state = usize::from(states[usize::from(branch)]);
            let fall = states[usize::from(falls[usize::from(branch)])];
            if let Some(nth) = state.checked_sub(wide.len()) {
                let below = self.below(usize::from(branch)).next();
                // Of a branch that leads nowhere: no fragment has octets of kind 0, and they lead to the root.
                let (kind, next) =
                    below.map_or((0, 0), |below| (self.branches[usize::from(below)].kind, next(below)));
                made.links[nth] = Link { kind, next, fall };
                continue;
            }
            for (kind, place) in (0..width as u8).zip(state * width..) {
                made.rows[place] = if branch == 0 { 0 } else { made.next(fall, kind) };
            }
            for below in self.below(usize::from(branch)) {
                let kind = usize::from(self.branches[usize::from(below)].kind);
                made.rows[state * width + kind] = next(below);
            }
        }
        Automaton { rules, kinds, states: made, ends, steps }
    }

    /// For each state, the steps of the fragments that it ends: its own, and those of the state that it falls back to.
    fn ends(&self, order: &[u16], falls: &[u16], states: &[u16]) -> (Vec<Range<u16>>, Vec<Step>) {
        let mut ends = vec![0..0; order.len()];
        let mut steps = Vec::new();
        for &branch in order {
            let fallen: Range<u16> =
                ends[usize::from(states[usize::from(falls[usize::from(branch)])])].clone();
            let own = core::iter::successors(self.branches[usize::from(branch)].ended, |&ended| {
                self.ended[usize::from(ended)].1
            });
            let begun = steps.len();
            steps.extend(own.map(|ended| self.ended[usize::from(ended)].0));
            let has_own = steps.len() > begun;
            if has_own {
                steps.extend_from_within(usize::from(fallen.start)..usize::from(fallen.end));
            }
            ends[usize::from(states[usize::from(branch)])] =
                if has_own { begun as u16..steps.len() as u16 } else { fallen };
        }
        (ends, steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::bounces::When;
    use std::format;
    use std::string::String;

    /// Numbers in an order that only looks random.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % most
        }
    }

    /// The first rule that fits, found without any automaton.
    fn searched(
        text: &str,
        code: u16,
        is_wanted: impl Fn(&BounceRule) -> bool,
    ) -> Option<&'static BounceRule> {
        let text = format!(" {} ", text.to_ascii_lowercase());
        let fits = |rule: &&BounceRule| {
            let mut rest = text.as_str();
            is_wanted(rule)
                && rule.when.fits(code, None)
                && rule.fragments.iter().all(|fragment| {
                    rest.split_once(fragment).is_some_and(|(_, after)| {
                        rest = after;
                        true
                    })
                })
        };
        rules().find(fits)
    }

    fn told(rule: Option<&BounceRule>) -> Option<(&'static [&'static str], When)> {
        rule.map(|rule| (rule.fragments, rule.when))
    }

    #[test]
    fn the_automaton_finds_what_a_search_finds() {
        let fragments: Vec<&str> = rules().flat_map(|rule| rule.fragments).copied().collect();
        let mut dice = Dice(5321);
        for _ in 0..1000 {
            let mut text = String::new();
            for _ in 0..=dice.below(4) {
                let fragment = fragments[dice.below(fragments.len())];
                // Whole, cut, in capitals, or run together with the next one.
                let from = if dice.below(3) == 0 { dice.below(fragment.len()) } else { 0 };
                text.push_str(&fragment[from..]);
                text.push_str(["", " ", "x", ": <", "\u{e9}"][dice.below(5)]);
            }
            let text = if dice.below(4) == 0 { text.to_ascii_uppercase() } else { text };
            let text = text.trim();
            let code = [421, 450, 530, 550, 551, 554][dice.below(6)];
            let whole = format!("{code} {text}");
            let reply = Reply::read(whole.as_bytes()).unwrap();
            if reply.enhanced.is_some() {
                continue;
            }
            let found = read(&reply);
            assert_eq!(
                told(found.about),
                told(searched(text, code, |rule| rule.bounce.is_some())),
                "{whole}"
            );
            assert_eq!(
                told(found.who),
                told(searched(text, code, |rule| rule.provider.is_some())),
                "{whole}"
            );
        }
    }

    #[test]
    fn lines_of_a_reply_are_read_as_one_text() {
        for text in [
            &b"550-5.1.1 The email account that you tried\r\n550-5.1.1 to reach does not\r\n550 5.1.1 exist. - gsmtp\r\n"[..],
            b"550-5.1.1 The email account that you tried 550-5.1.1 to reach does not 550 5.1.1 exist. - gsmtp",
            b"550-The email account that you tried\n550-to reach does not\n550 exist. - gsmtp",
        ] {
            let found = read(&Reply::read(text).unwrap());
            let fragments = found.about.map(|rule| rule.fragments);
            assert_eq!(fragments, Some(&["account that you tried to reach does not exist"][..]));
        }
    }

    /// Whatever the octets are, and however many fragments are in them.
    #[test]
    fn any_octets_have_an_answer() {
        let mut dice = Dice(821);
        for length in 0..600 {
            let mut octets = b"550 ".to_vec();
            octets.extend((0..length).map(|_| dice.below(256) as u8));
            if let Some(reply) = Reply::read(&octets) {
                _ = read(&reply);
            }
        }
        let long = format!("450-{}", "user 450-mailbox quota exceed too many ".repeat(20_000));
        assert!(read(&Reply::read(long.as_bytes()).unwrap()).about.is_some());
    }
}
