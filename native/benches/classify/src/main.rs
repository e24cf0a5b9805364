//! Bounce texts beside a `RegexSet` of the same rules, which says which of them fit and nothing else.
//!
//! Without arguments: rounds in which both run in turn, by the thread's CPU time; a ratio is taken within a round, and what is
//! printed is the median. With a file: the `RegexSet` over its lines, for `classify.py`, which measures whole programs.

use cpu_time::ThreadTime;
use regex::bytes::{RegexSet, RegexSetBuilder};
use smtplint_core::registry::bounces::rules;
use smtplint_core::reply::Meaning;
use std::hint::black_box;
use std::io::{BufRead, BufReader, BufWriter, Write};

const ROUNDS: usize = 31;
const LINES: usize = 8192;
const TEXTS: [&str; 2] = [
    include_str!("../../../../tests/data/bounces/seen.tsv"),
    include_str!("../../../../tests/data/bounces/held-out.tsv"),
];

fn main() {
    let set = set();
    if let Some(path) = std::env::args().nth(1) {
        return each_line(&set, &path);
    }
    let texts: Vec<&str> =
        TEXTS.iter().flat_map(|table| table.lines().skip(1)).filter_map(|line| line.split('\t').nth(4)).collect();
    let lines = shuffled(&texts);
    let mut cases: [(&str, Box<dyn Fn() -> usize>); 2] = [
        ("regex 1 RegexSet", Box::new(|| lines.iter().filter(|line| set.matches(line).iter().next().is_some()).count())),
        ("smtplint, classified", Box::new(|| lines.iter().filter(|line| classified(line)).count())),
    ];
    let mut spent: [Vec<f64>; 2] = Default::default();
    for _ in 0..ROUNDS {
        for (case, spent) in cases.iter_mut().zip(&mut spent) {
            let start = ThreadTime::now();
            black_box(case.1());
            spent.push(start.elapsed().as_nanos() as f64 / lines.len() as f64);
        }
    }
    let octets: usize = lines.iter().map(|line| line.len()).sum();
    println!("{} rules, {LINES} lines of {} octets on average", rules().count(), octets / LINES);
    println!("\n| bounces/shuffled | fit a rule | ns/line, median | times as fast as the first |\n|---|---|---|---|");
    for ((name, run), times) in cases.iter().zip(&spent) {
        let ratios = times.iter().zip(&spent[0]).map(|(ours, theirs)| theirs / ours).collect();
        println!("| {name} | {} | {:.0} | {:.2} |", run(), median(times.clone()), median(ratios));
    }
}

/// The rules as one set: their fragments with anything between them, whichever letters are capitals.
fn set() -> RegexSet {
    let patterns = rules().map(|rule| {
        let fragments: Vec<_> = rule.fragments.iter().map(|fragment| regex::escape(fragment)).collect();
        fragments.join(".*")
    });
    let mut builder = RegexSetBuilder::new(patterns);
    builder.case_insensitive(true).unicode(false).size_limit(1 << 28).dfa_size_limit(1 << 28);
    builder.build().expect("the rules' fragments are escaped")
}

fn classified(line: &[u8]) -> bool {
    Meaning::read(line).is_some_and(|meaning| black_box(meaning.provider()).is_some() | meaning.bounce().is_some())
}

/// The number of the first rule that fits each line.
fn each_line(set: &RegexSet, path: &str) {
    let file = std::fs::File::open(path).expect("the file can be opened");
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::with_capacity(1 << 16, file).split(b'\n') {
        let line = line.expect("the file can be read");
        let first = set.matches(&line).iter().next().map_or(-1, |first| first as i64);
        writeln!(out, "{first}").expect("there is somewhere to write to");
    }
}

/// Texts in a random order (fixed seed): a short corpus in a fixed order is learnt by the branch predictor.
fn shuffled(texts: &[&str]) -> Vec<Vec<u8>> {
    let mut seed = 5321u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        texts[(seed >> 33) as usize % texts.len()].as_bytes().to_vec()
    };
    (0..LINES).map(|_| next()).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
