//! A clean line costs no memory: what parses and judges it allocates nothing.

use allocation_counter::measure;
use smtplint_core::Finding;
use smtplint_core::command::{Context, command};
use smtplint_core::reply::{Expectation, Meaning, classify_parts, reply};
use std::hint::black_box;

/// The valid half of the corpus, without AUTH's base64 and without domains that only IDNA can judge.
fn commands() -> Vec<Vec<u8>> {
    let corpus = include_str!("../../core/benches/corpus/commands.txt");
    let valid = corpus.split("# invalid").next().unwrap();
    let lines = valid.lines().filter(|line| !line.starts_with('#') && !line.starts_with("AUTH PLAIN"));
    lines
        .filter(|line| line.is_ascii() && !line.contains("xn--"))
        .map(|line| format!("{line}\r\n").into_bytes())
        .collect()
}

fn replies() -> Vec<Vec<u8>> {
    let corpus = include_str!("../../core/benches/corpus/replies.txt");
    corpus
        .split("\n\n")
        .map(|reply| format!("{}\r\n", reply.trim().replace('\n', "\r\n")).into_bytes())
        .collect()
}

#[test]
fn a_clean_command_allocates_nothing() {
    let context = Context { wire: true, ..Context::default() };
    let lines = commands();
    assert!(lines.len() >= 40);
    let mut clean = 0;
    for line in lines {
        let mut found: Vec<Finding> = Vec::new();
        let spent = measure(|| {
            black_box(command(&line, &context, &mut found));
        });
        if found.is_empty() {
            clean += 1;
            assert_eq!(spent.count_total, 0, "{}", line.escape_ascii());
        }
    }
    assert!(clean >= 40, "{clean} of the corpus are clean");
}

#[test]
fn a_clean_reply_allocates_nothing() {
    let expectation = Expectation { wire: true, ..Expectation::default() };
    let mut clean = 0;
    for text in replies() {
        let mut found: Vec<Finding> = Vec::new();
        let judged = measure(|| {
            black_box(reply(&text, &expectation, &mut found));
        });
        if found.is_empty() {
            clean += 1;
            assert_eq!(judged.count_total, 0, "{}", text.escape_ascii());
        }
        let classified = measure(|| {
            if let Some(reply) = reply(&text, &expectation, &mut ()) {
                let enhanced = reply.enhanced.map(|code| (code.class, code.subject, code.detail));
                black_box(classify_parts(reply.code, enhanced));
            }
        });
        // The enhanced status code as text, where there is one.
        let most =
            u64::from(reply(&text, &expectation, &mut ()).is_some_and(|reply| reply.enhanced.is_some()));
        assert!(classified.count_total <= most, "{}", text.escape_ascii());
    }
    assert!(clean >= 20, "{clean} of the corpus are clean");
}

#[test]
fn the_wording_of_a_bounce_is_read_without_allocating() {
    // The first text makes the automaton of the rules.
    assert!(Meaning::read(b"550 5.1.1 No such user").is_some());
    let table = include_str!("../data/bounces/seen.tsv");
    for text in table.lines().skip(1).filter_map(|line| line.split('\t').nth(4)) {
        let spent = measure(|| {
            black_box(Meaning::read(text.as_bytes()).and_then(|meaning| meaning.bounce()));
        });
        assert_eq!(spent.count_total, 0, "{text}");
    }
}
