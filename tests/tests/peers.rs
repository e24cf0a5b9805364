//! Core beside two published parsers: on the corpus and on 100,000 mutated lines, each disagreement has a name, a reason
//! in the line itself, and the RFC's word on who is right.

use smtplint_core::FirstError;
use smtplint_core::command::Context;
use smtplint_tests::recognise;
use std::collections::BTreeMap;

const CORPUS: &str = include_str!("../../core/benches/corpus/commands.txt");
const LINES: usize = 100_000;

/// A reason why a peer and core differ on a line, and whom the RFC bears out.
struct Class {
    name: &'static str,
    /// Whether the peer accepts what core refuses; else it is the other way round.
    accepts: bool,
    explains: fn(&Line<'_>) -> bool,
}

/// A line as the reasons look at it: in upper case, without its CRLF, and cut into words.
struct Line<'a> {
    raw: &'a [u8],
    text: Vec<u8>,
}

impl Line<'_> {
    fn verb(&self, verb: &str) -> bool {
        self.text.starts_with(verb.as_bytes())
    }

    fn has(&self, part: &str) -> bool {
        self.text.windows(part.len()).any(|window| window == part.as_bytes())
    }

    fn mail(&self) -> bool {
        ["MAIL", "RCPT", "SEND", "SOML", "SAML"].iter().any(|verb| self.verb(verb))
    }

    fn hello(&self) -> bool {
        ["EHLO", "HELO", "LHLO"].iter().any(|verb| self.verb(verb))
    }

    /// Whether the line without blanks at its end is a command by the grammar.
    fn grammatical(&self) -> bool {
        recognise::command(&[self.raw.trim_ascii_end(), b"\r\n"].concat()).is_ok()
    }
}

#[test]
fn smtp_proto_differs_only_where_a_reason_is_named() {
    differ(SMTP_PROTO, &|line| smtp_proto::Request::parse(&mut line.iter()).is_ok());
}

#[test]
fn rustyknife_differs_only_where_a_reason_is_named() {
    differ(RUSTYKNIFE, &|line| {
        use rustyknife::behaviour::Intl;
        use rustyknife::rfc5321::{bdat_command, command, starttls_command};
        let whole = |rest: &[u8]| rest.is_empty();
        command::<Intl>(line).is_ok_and(|(rest, _)| whole(rest))
            || starttls_command(line).is_ok_and(|(rest, ())| whole(rest))
            || bdat_command(line).is_ok_and(|(rest, _)| whole(rest))
    });
}

fn differ(classes: &[Class], peer: &dyn Fn(&[u8]) -> bool) {
    let context = Context { wire: true, ..Context::default() };
    let mut seen: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let (mut same, mut unexplained) = (0, Vec::new());
    for raw in lines() {
        let accepts = peer(&raw);
        let error = FirstError::of_command(&raw, &context);
        if accepts == error.is_none() {
            same += 1;
            continue;
        }
        let text = raw.strip_suffix(b"\r\n").unwrap_or(&raw).to_ascii_uppercase();
        let line = Line { raw: &raw, text };
        match classes.iter().find(|class| class.accepts == accepts && (class.explains)(&line)) {
            Some(class) => {
                seen.entry(class.name).or_insert_with(|| (0, raw.escape_ascii().to_string())).0 += 1
            }
            None => unexplained.push(format!(
                "{} peer: {accepts}, core: {:?}",
                raw.escape_ascii(),
                error.map(|finding| finding.rule.name)
            )),
        }
    }
    println!("{same} alike");
    for (name, (times, example)) in &seen {
        println!("{times:6} {name}: {example}");
    }
    let shown = unexplained[..unexplained.len().min(60)].join("\n");
    assert!(unexplained.is_empty(), "{} without a reason, among them\n{shown}", unexplained.len());
    for class in classes {
        assert!(seen.contains_key(class.name), "no line shows {:?}", class.name);
    }
}

/// The corpus, then mutated lines of it: the same in each run.
fn lines() -> Vec<Vec<u8>> {
    let corpus = CORPUS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut lines: Vec<Vec<u8>> = corpus.map(|line| [line.as_bytes(), b"\r\n"].concat()).collect();
    let originals = lines.len();
    let mut random = Random(5321);
    for _ in 0..LINES {
        let original = lines[random.below(originals)].clone();
        lines.push(mutated(&original, &mut random));
    }
    lines
}

/// One or two octets of a line deleted, put in, replaced, doubled or swapped; the CRLF stays.
fn mutated(line: &[u8], random: &mut Random) -> Vec<u8> {
    const TELLING: &[u8] = b" \t<>@.\"\\[]:;,=+-_%0a1Zx(){}\0\x7F\xE9";
    let mut text = line[..line.len() - 2].to_vec();
    for _ in 0..=random.below(2) {
        let place = random.below(text.len());
        let octet = TELLING[random.below(TELLING.len())];
        match random.below(5) {
            0 if text.len() > 1 => drop(text.remove(place)),
            1 => text.insert(place, octet),
            2 => text.insert(place, text[place]),
            3 => {
                let other = random.below(text.len());
                text.swap(place, other);
            }
            _ => text[place] = octet,
        }
    }
    text.extend_from_slice(b"\r\n");
    text
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

const SMTP_PROTO: &[Class] = &[];

const RUSTYKNIFE: &[Class] = &[];
