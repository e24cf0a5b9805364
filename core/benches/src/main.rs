//! Command lines and replies beside smtp-proto, which parses and diagnoses nothing; message data beside a walk along its
//! line ends, which knows nothing else of them.
//!
//! Each round runs every case once, in turn, by the thread's CPU time; a ratio is taken within a round, and what is
//! printed is the median. Lines come in a random order (fixed seed): a short corpus in a fixed order is learnt by the
//! branch predictor, which flatters every parser.

use cpu_time::ThreadTime;
use smtplint_core::Findings;
use smtplint_core::command::{Context, command};
use smtplint_core::reply::{Expectation, Reply, reply};
use smtplint_core::session::{DataLimits, DataScanner, EightBit};
use std::cell::RefCell;
use std::hint::black_box;

const ROUNDS: usize = 41;
const LINES: usize = 8192;
/// How long one measurement of one case takes, in milliseconds.
const SLICE: u128 = 10;

/// A parser over a group of inputs; returns how many inputs it took.
struct Case<'a> {
    name: &'static str,
    run: Box<dyn FnMut() -> usize + 'a>,
    repeats: u32,
    nanoseconds: Vec<f64>,
}

fn main() {
    let commands = shuffled(&lines_of(include_str!("../corpus/commands.txt")));
    let replies = shuffled(&replies_of(include_str!("../corpus/replies.txt")));
    measure("commands/shuffled", &commands, command_cases(&commands));
    measure("replies/shuffled", &replies, reply_cases(&replies));
    let message = [message(100_000_000)];
    measure("data/100MB", &message, data_cases(&message));
}

fn command_cases(lines: &[Vec<u8>]) -> Vec<Case<'_>> {
    let context = Context { wire: true, ..Context::default() };
    vec![
        case("smtp-proto 0.2.5 Request::parse", lines, |line| smtp_proto::Request::parse(&mut line.iter()).is_ok()),
        case("rustyknife 0.2.11 command", lines, |line| rustyknife::rfc5321::command::<rustyknife::behaviour::Intl>(line).is_ok()),
        case("smtp-codec 0.2.0 command", lines, |line| smtp_codec::parse::command::command(line).is_ok()),
        case("smtplint, full diagnostics", lines, diagnosed(move |line, found| {
            black_box(command(line, &context, found).verb());
        })),
    ]
}

fn reply_cases(replies: &[Vec<u8>]) -> Vec<Case<'_>> {
    let expectation = Expectation { wire: true, ..Expectation::default() };
    vec![
        case("smtp-proto 0.2.5 ResponseReceiver", replies, |text| {
            smtp_proto::response::parser::ResponseReceiver::default().parse(&mut text.iter()).is_ok()
        }),
        case("smtplint, full diagnostics", replies, diagnosed(move |text, found| {
            black_box(reply(text, &expectation, found).is_some());
        })),
        case("smtplint, parsed and classified", replies, |text| {
            Reply::read(text).is_some_and(|reply| {
                black_box(reply.meaning());
                true
            })
        }),
        case("smtplint, diagnosed and classified", replies, move |text| {
            reply(text, &expectation, &mut ()).is_some_and(|reply| {
                black_box(reply.meaning());
                true
            })
        }),
    ]
}

fn data_cases(messages: &[Vec<u8>]) -> Vec<Case<'_>> {
    let limits =
        DataLimits { size_limit: Some(u64::MAX), declared: Some(u64::MAX), eight_bit: EightBit::NotOffered, headers: true };
    vec![
        case("memchr line walk", messages, |message| {
            // Each line end is looked at; `count` would not walk.
            memchr::memchr_iter(b'\n', message).fold(0, |sum, end| black_box(sum ^ end)) > 0
        }),
        case("smtplint, data scanned whole", messages, move |message| scanned(limits, &[message])),
        case("smtplint, in reads of 64 KiB", messages, move |message| {
            scanned(limits, &message.chunks(65_536).collect::<Vec<_>>())
        }),
        case("smtplint, line by line", messages, move |message| {
            let mut scanner = DataScanner::new(limits);
            for line in memchr::memchr_iter(b'\n', message).scan(0, |start, end| {
                let line = &message[*start..end - 1];
                *start = end + 1;
                Some(line)
            }) {
                scanner.line(line, &mut |_, _, _| {});
            }
            scanner.is_done() && scanner.findings().is_empty()
        }),
    ]
}

/// Feeds message data in pieces, its content thrown away; whether it ended and was clean.
fn scanned(limits: DataLimits, pieces: &[&[u8]]) -> bool {
    let mut scanner = DataScanner::new(limits);
    for piece in pieces {
        scanner.feed(piece, &mut |content| {
            black_box(content);
        });
    }
    scanner.is_done() && scanner.findings().is_empty()
}

/// A message of about `size` octets: prose in lines of any length up to 78, and an attachment in base64 of as many octets.
fn message(size: usize) -> Vec<u8> {
    let mut data = b"Date: Sat, 21 Nov 2026 09:55:06 -0600\r\nFrom: <user@example.org>\r\n\r\n".to_vec();
    let mut seed = 5321u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % below) as usize
    };
    let prose = "The quick brown fox jumps over the lazy dog and ends in the data of a long message. ".repeat(2);
    while data.len() < size / 2 {
        let (start, length) = (next(80), next(79));
        // One line in a hundred or so begins with a dot, and has one more.
        data.extend_from_slice(if next(100) == 0 { b".." } else { b"" });
        data.extend_from_slice(prose[start..start + length].as_bytes());
        data.extend_from_slice(b"\r\n");
    }
    while data.len() < size {
        data.extend((0..76).map(|_| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[next(64)]));
        data.extend_from_slice(b"\r\n");
    }
    data.extend_from_slice(b".\r\n");
    data
}

/// Keeps the findings of one input at a time, as `smtplint check` does; whether there was none.
fn diagnosed(lint: impl Fn(&[u8], &mut Findings)) -> impl Fn(&[u8]) -> bool {
    let kept = RefCell::new(Findings::default());
    move |input| {
        let mut found = kept.borrow_mut();
        found.clear();
        lint(input, &mut found);
        found.is_empty()
    }
}

fn case<'a>(name: &'static str, inputs: &'a [Vec<u8>], parse: impl Fn(&[u8]) -> bool + 'a) -> Case<'a> {
    let run = Box::new(move || inputs.iter().filter(|input| parse(input)).count());
    Case { name, run, repeats: 1, nanoseconds: Vec::new() }
}

fn measure(group: &str, inputs: &[Vec<u8>], mut cases: Vec<Case<'_>>) {
    for case in &mut cases {
        while time(case) < SLICE * 1_000_000 / 2 {
            case.repeats *= 2;
        }
    }
    for _ in 0..ROUNDS {
        for case in &mut cases {
            let spent = time(case) as f64;
            case.nanoseconds.push(spent / f64::from(case.repeats) / inputs.len() as f64);
        }
    }
    println!("\n| {group} ({} items) | taken | ns/item, median | ratio to the first row |\n|---|---|---|---|", inputs.len());
    let first = cases[0].nanoseconds.clone();
    for case in &mut cases {
        let ratios: Vec<f64> = case.nanoseconds.iter().zip(&first).map(|(ours, theirs)| ours / theirs).collect();
        let taken = (case.run)();
        println!("| {} | {taken} | {:.1} | {:.2} |", case.name, median(&case.nanoseconds), median(&ratios));
    }
}

fn time(case: &mut Case<'_>) -> u128 {
    let start = ThreadTime::now();
    for _ in 0..case.repeats {
        black_box((case.run)());
    }
    start.elapsed().as_nanos()
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn lines_of(text: &str) -> Vec<Vec<u8>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| [line.as_bytes(), b"\r\n"].concat()).collect()
}

fn replies_of(text: &str) -> Vec<Vec<u8>> {
    let replies = text.split("\n\n").map(|reply| reply.trim_matches('\n')).filter(|reply| !reply.is_empty());
    replies.map(|reply| reply.lines().flat_map(|line| [line.as_bytes(), b"\r\n"].concat()).collect()).collect()
}

fn shuffled(inputs: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut seed = 5321u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        inputs[(seed >> 33) as usize % inputs.len()].clone()
    };
    (0..LINES).map(|_| next()).collect()
}
