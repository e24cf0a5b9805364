//! Reads the text of a reply against the rules of [`bounces`](crate::registry::bounces): one pass, whatever their number.
//!
//! The fragments of all rules make one automaton (Aho and Corasick, 1975), in which each state has a row with the state that
//! follows for every kind of octet, so that each octet of a text costs one look into a table. A text allocates nothing.

use super::Reply;
use crate::registry::bounces::{BounceRule, rules};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use once_cell::race::OnceBox;

/// What the text of a reply gives away.
pub(super) fn read(reply: &Reply<'_>) -> Wording {
    static MADE: OnceBox<Automaton> = OnceBox::new();
    let automaton = MADE.get_or_init(|| Box::new(Automaton::of(rules())));
    automaton.read(Pieces::of(reply.raw()), reply.code, reply.enhanced.map(crate::lint::parts))
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
const MOST: usize = 192;

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

/// The rules, ready to be found.
pub(super) struct Automaton {
    rules: Vec<&'static BounceRule>,
    /// The kind of each octet: those that no fragment has are of kind 0.
    kinds: [u8; 256],
    /// How many kinds there are.
    width: usize,
    /// For each state the states that follow, by kind; both are offsets into this table.
    next: Vec<u32>,
    /// From this state on, states end fragments.
    first_end: u32,
    /// For each of these states, where its steps begin; and one more, where the last ones end.
    ends: Vec<u32>,
    steps: Vec<Step>,
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

impl Automaton {
    /// What a text gives away; `pieces` are its parts, which are read as if a space stood between them.
    pub(super) fn read<'a>(
        &self,
        pieces: impl Iterator<Item = &'a [u8]>,
        code: u16,
        enhanced: Option<(u8, u16, u16)>,
    ) -> Wording {
        let mut progress = Progress { found: [0; MOST], at: [0; MOST], about: u16::MAX, who: u16::MAX };
        let (mut state, mut at) = (0, 0);
        let mut end = |state: u32, at: u32| {
            let nth = (state - self.first_end) as usize / self.width;
            for &step in &self.steps[self.ends[nth] as usize..self.ends[nth + 1] as usize] {
                self.step(step, at, &mut progress, code, enhanced);
            }
        };
        let mut feed = |octet: u8| {
            state = self.next[state as usize + usize::from(self.kinds[usize::from(octet)])];
            at += 1;
            if state >= self.first_end {
                end(state, at);
            }
        };
        for piece in pieces {
            feed(b' ');
            for &octet in piece {
                feed(octet);
            }
        }
        feed(b' ');
        let rule = |number: u16| self.rules.get(usize::from(number)).copied();
        Wording { about: rule(progress.about), who: rule(progress.who) }
    }

    fn step(
        &self,
        step: Step,
        at: u32,
        progress: &mut Progress,
        code: u16,
        enhanced: Option<(u8, u16, u16)>,
    ) {
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
        if !rule.when.fits(code, enhanced) {
            return;
        }
        if rule.bounce.is_some() {
            progress.about = progress.about.min(step.rule);
        }
        if rule.provider.is_some() {
            progress.who = progress.who.min(step.rule);
        }
    }
}

/// A tree of the fragments, from which the automaton is made.
struct Tree {
    /// For each state the states below it, by kind; 0 where there is none.
    below: Vec<u16>,
    /// For each state, the fragments that end there.
    steps: Vec<Vec<Step>>,
    width: usize,
}

impl Automaton {
    /// Makes the automaton of some rules.
    fn of(rules: impl Iterator<Item = &'static BounceRule>) -> Self {
        let rules: Vec<_> = rules.collect();
        let (kinds, width) = kinds(&rules);
        let tree = Tree::of(&rules, &kinds, width);
        let (order, falls) = tree.by_depth();
        tree.laid_out(rules, kinds, &order, &falls)
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

impl Tree {
    fn of(rules: &[&'static BounceRule], kinds: &[u8; 256], width: usize) -> Self {
        let mut tree = Self { below: vec![0; width], steps: vec![Vec::new()], width };
        let mut slots = 0;
        for (rule, number) in rules.iter().zip(0..) {
            let count = rule.fragments.len();
            let slot = if count > 1 { slots } else { 0 };
            slots += usize::from(count > 1);
            for (fragment, nth) in rule.fragments.iter().zip(0..) {
                let state = tree.grow(fragment.as_bytes(), kinds);
                let last = usize::from(nth) + 1 == count;
                let (slot, length) = (slot as u8, fragment.len() as u8);
                tree.steps[state].push(Step { rule: number, nth, last, slot, length });
            }
        }
        debug_assert!(slots <= MOST);
        tree
    }

    /// Adds a fragment; returns the state that it ends in.
    fn grow(&mut self, fragment: &[u8], kinds: &[u8; 256]) -> usize {
        let mut state = 0;
        for &octet in fragment {
            let place = state * self.width + usize::from(kinds[usize::from(octet)]);
            if self.below[place] == 0 {
                self.below[place] = self.steps.len() as u16;
                self.below.resize(self.below.len() + self.width, 0);
                self.steps.push(Vec::new());
            }
            state = usize::from(self.below[place]);
        }
        state
    }

    /// All states from the root downward, and for each the longest other state that the text so far is in.
    fn by_depth(&self) -> (Vec<u16>, Vec<u16>) {
        let mut order = vec![0];
        let mut falls = vec![0; self.steps.len()];
        let mut done = 0;
        while let Some(&state) = order.get(done) {
            done += 1;
            for kind in 0..self.width {
                let child = self.below[usize::from(state) * self.width + kind];
                if child == 0 {
                    continue;
                }
                order.push(child);
                let mut fall = state;
                falls[usize::from(child)] = loop {
                    if fall == 0 {
                        break 0;
                    }
                    fall = falls[usize::from(fall)];
                    let next = self.below[usize::from(fall) * self.width + kind];
                    if next != 0 {
                        break next;
                    }
                };
            }
        }
        (order, falls)
    }

    /// Lays the rows out, those of states that end fragments behind the others.
    fn laid_out(
        &self,
        rules: Vec<&'static BounceRule>,
        kinds: [u8; 256],
        order: &[u16],
        falls: &[u16],
    ) -> Automaton {
        let states = order.len();
        // What a state ends: its own fragments, and those that the states end to which it falls.
        let mut ended: Vec<Vec<Step>> = vec![Vec::new(); states];
        for &state in order {
            let state = usize::from(state);
            let mut steps = self.steps[state].clone();
            steps.extend_from_slice(&ended[usize::from(falls[state])]);
            ended[state] = steps;
        }
        let (quiet, loud): (Vec<u16>, Vec<u16>) =
            order.iter().partition(|&&state| ended[usize::from(state)].is_empty());
        let mut places = vec![0; states];
        for (&state, place) in quiet.iter().chain(&loud).zip(0..) {
            places[usize::from(state)] = place * self.width as u32;
        }
        let mut next = vec![0; states * self.width];
        for &state in order {
            let state = usize::from(state);
            for kind in 0..self.width {
                let child = usize::from(self.below[state * self.width + kind]);
                next[places[state] as usize + kind] = if child != 0 {
                    places[child]
                } else if state == 0 {
                    0
                } else {
                    next[places[usize::from(falls[state])] as usize + kind]
                };
            }
        }
        let mut steps = Vec::new();
        let mut ends = vec![0];
        for &state in &loud {
            steps.extend_from_slice(&ended[usize::from(state)]);
            ends.push(steps.len() as u32);
        }
        let first_end = (quiet.len() * self.width) as u32;
        Automaton { rules, kinds, width: self.width, next, first_end, ends, steps }
    }
}
