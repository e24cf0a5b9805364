//! What holds for any session, as octets of both sides.

use smtplint_core::Side;
use smtplint_core::report::Protocol;
use smtplint_core::session::{Found, Listen, Settings, Streams};

/// Rule, side, place in that side's stream, and what it depends on.
#[derive(Default)]
struct Heard(Vec<(&'static str, Side, usize, usize, usize, Option<usize>)>);

impl Listen for Heard {
    fn found(&mut self, found: &Found<'_>) {
        let span = found.finding.span;
        assert!(span.start <= span.end, "{found:?}");
        assert!(!found.spots.is_empty() && found.spots[0].start == 0, "{found:?}");
        let start = span.start as usize;
        let spot = found.spots.iter().rev().find(|spot| spot.start <= start).expect("the first is at 0");
        let within = start - spot.start;
        let related = found.related.map(|related| related.spot.offset);
        let (offset, column) = (spot.offset + within, spot.column + within);
        self.0.push((found.finding.rule.name, found.side, offset, spot.line, column, related));
    }
}

/// The first octet picks the settings. In what follows, a line feed of a `C` or `S` line ends what that side says at
/// once: `C:` and `S:` at the start of a line change sides, anything else goes on with the side that speaks.
pub fn check(input: &[u8]) {
    let Some((&choice, octets)) = input.split_first() else { return };
    let settings = Settings {
        wire: true,
        opened: choice & 1 != 0,
        protocol: if choice & 2 != 0 { Protocol::Lmtp } else { Protocol::Smtp },
        ..Settings::default()
    };
    let said = said(octets);
    let whole = run(&settings, said.iter().map(|(side, octets)| (*side, octets.as_slice())));
    let single = said.iter().flat_map(|(side, octets)| octets.chunks(1).map(move |piece| (*side, piece)));
    let single = run(&settings, single);
    assert_eq!(single, whole, "octet by octet");
    let size = 2 + usize::from(choice >> 2) % 13;
    let pieces = said.iter().flat_map(|(side, octets)| octets.chunks(size).map(move |piece| (*side, piece)));
    assert_eq!(run(&settings, pieces), whole, "in pieces of {size}");
}

/// What each side says, between two times that the other speaks.
fn said(octets: &[u8]) -> Vec<(Side, Vec<u8>)> {
    let mut said: Vec<(Side, Vec<u8>)> = Vec::new();
    for line in octets.split_inclusive(|&octet| octet == b'\n') {
        let (side, text) = match line {
            [b'C', b':', text @ ..] => (Side::Client, text),
            [b'S', b':', text @ ..] => (Side::Server, text),
            text => (said.last().map_or(Side::Client, |(side, _)| *side), text),
        };
        match said.last_mut() {
            Some((last, octets)) if *last == side => octets.extend_from_slice(text),
            _ => said.push((side, text.to_vec())),
        }
    }
    said
}

type Run = (Vec<(&'static str, Side, usize, usize, usize, Option<usize>)>, &'static str);

fn run<'a>(settings: &Settings, said: impl Iterator<Item = (Side, &'a [u8])>) -> Run {
    let (mut heard, mut streams) = (Heard::default(), Streams::new(settings));
    for (side, octets) in said {
        match side {
            Side::Client => streams.client(octets, &mut heard),
            Side::Server => streams.server(octets, &mut heard),
        }
    }
    streams.finish(&mut heard);
    (heard.0, streams.conversation().outcome().name())
}
