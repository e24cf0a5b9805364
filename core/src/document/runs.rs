//! Lines taken together, and one by one: the same is told of them.

use super::{Dialect, Document, InputKind, Source};
use crate::report::{Diagnostic, LintOptions, SessionInfo};
use proptest::prelude::*;
use std::{string::String, vec, vec::Vec};

/// What logs are made of: lines alone, and several that lead into message data or through a reply.
const PARTS: &[&str] = &[
    "S: 220 a.example ready\n",
    "C: EHLO c.example\nS: 250-a.example\nS: 250-SIZE 900\nS: 250-PIPELINING\nS: 250 HELP\n",
    "C: MAIL FROM:<a@b.example> BODY=8BITMIME\nS: 250 2.1.0 Ok\n",
    "C: MAIL FROM:<a@b.example>\nS: 250 2.1.0 Ok\nC: RCPT TO:<c@d.example>\nS: 250 2.1.5 Ok\nC: DATA\nS: 354 go\n",
    "C: RCPT TO:<c@d.example>\nS: 550-5.1.1 no\nS: 550 5.1.1 such user\n",
    "C: From: a@b.example\nC: Date: Mon, 03 Aug 2026 10:11:12 +0000\nC: Subject: one\nC:  two\nC: \n",
    "C: MAIL FROM:<a@b.example>\n      SIZE=1000\n",
    "C: the report on mail delivery is attached\nC: please read it before our meeting\nC: \n",
    "C: a long enough line of content so that several steps of a block are filled by it, and one more\n",
    "C: ..\n",
    "C: .two\n",
    "C: one\r\n",
    "C: a\rb\n",
    "C: a\0b\n",
    "C: \u{e9}\u{e8}\n",
    "C: <a@b.example>\n",
    "C: .\nS: 250 2.0.0 Ok: queued as 1\n",
    "C: .\n",
    "C:\n",
    "C\n",
    "\n",
    "# smtplint: ignore-next\n",
    "# smtplint: ignore SL0710\n",
    "S: 250-2.0.0 one\n",
    "S: 250-\r\n",
    "S: 220-a.example\n",
    "S: 421-4.3.2 later\n",
    "S: 334-x\n",
    "S: 250 ok\n",
    "S:  250-x\n",
    "R: 250-x\n",
    "  ... words\n",
    "C: QUIT\nS: 221 2.0.0 Bye\n",
];

type Told = (Vec<(String, usize, usize, usize, usize, Vec<u8>)>, Vec<SessionInfo>);

/// What is told of a log that comes in pieces that end at `cuts`, or line by line.
fn told(log: &[u8], cuts: Option<&[usize]>) -> Told {
    let mut document = Document::new(InputKind::Transcript, Some(Dialect::Rfc), &LintOptions::default());
    document.keep_sessions();
    let mut found = vec![];
    let mut sink = |told: Diagnostic, source: Source<'_>| {
        let Diagnostic { code, span, line, column, .. } = told;
        found.push((code, span.start, span.end, line, column, source.text.to_vec()));
    };
    match cuts {
        None => {
            log.split_inclusive(|&octet| octet == b'\n').for_each(|line| document.line(line, 0, &mut sink));
        }
        Some(cuts) => {
            let mut taken = 0;
            for &end in cuts.iter().chain(&[log.len()]) {
                taken += document.lines(&log[taken..end.max(taken)], &mut sink);
            }
            assert_eq!(taken, log.len());
        }
    }
    document.finish(&mut sink);
    let sessions = document.take_sessions();
    (found, sessions)
}

proptest! {
    #[test]
    fn lines_at_once_are_the_same_as_one_by_one(
        parts in prop::collection::vec((prop::sample::select(PARTS), 1..4usize), 1..60),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let log: String = parts.iter().flat_map(|(part, times)| vec![*part; *times]).collect();
        let log = log.as_bytes();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(log.len())).collect();
        cuts.sort_unstable();
        prop_assert_eq!(told(log, Some(&cuts)), told(log, None));
    }
}

/// Lines longer than are looked at together, and messages longer than the server takes.
#[test]
fn at_the_limits() {
    let head = "S: 220 a.example\nC: EHLO c.example\nS: 250-a.example\nS: 250 SIZE 3000\n";
    let mail = "C: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<c@d.example>\nS: 250 ok\nC: DATA\nS: 354 go\n\
                C: From: a@b.example\nC: Date: Mon, 03 Aug 2026 10:11:12 +0000\nC: \n";
    let mut rules = vec![];
    for length in (940..1010).chain([2990, 3100]) {
        let line = std::format!("C: {}\n", "x".repeat(length));
        let log = [head, mail, &line, &"C: some words of a message\n".repeat(60), &line, "C: .\nS: 250 ok\n"]
            .concat();
        let fast = told(log.as_bytes(), Some(&[]));
        assert_eq!(fast, told(log.as_bytes(), None), "{length}");
        rules.extend(fast.0.into_iter().map(|found| found.0));
    }
    for code in ["SL0703", "SL0704"] {
        assert!(rules.iter().any(|rule| rule == code), "{code}");
    }
}
