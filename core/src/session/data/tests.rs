//! Message data, however it is cut.

use super::*;
use crate::registry::smuggling::{LineEnd, SEQUENCES};
use std::string::String;
use std::vec::Vec;
use std::{format, vec};

/// All that is judged.
const ALL: DataLimits =
    DataLimits { size_limit: Some(40), declared: Some(30), eight_bit: EightBit::NotOffered, headers: true };
const NONE: DataLimits =
    DataLimits { size_limit: None, declared: None, eight_bit: EightBit::Declared, headers: false };

/// A finding as it can be compared.
fn told(findings: &[DataFinding]) -> Vec<String> {
    let one = |found: &DataFinding| {
        let DataFinding { rule, offset, length, line, column, .. } = found;
        format!("{} {offset}+{length} {line}:{column} {}", rule.name, found.message())
    };
    findings.iter().map(one).collect()
}

/// What is left of a scan: the content, how much was taken, whether it is done, and the findings.
type Scan = (Vec<u8>, usize, bool, Vec<String>);

/// Fed in pieces that end at `cuts`.
fn scan(limits: DataLimits, input: &[u8], cuts: &[usize]) -> Scan {
    let mut scanner = DataScanner::new(limits);
    let (mut content, mut used, mut start) = (vec![], 0, 0);
    for &end in cuts.iter().chain(&[input.len()]) {
        used += scanner.feed(&input[start..end], &mut |octets| content.extend_from_slice(octets));
        start = end;
    }
    scanner.finish();
    assert_eq!((scanner.taken(), scanner.size()), (used as u64, content.len() as u64));
    assert_eq!(scanner.lines() as usize, memchr::memchr_iter(b'\n', &input[..used]).count());
    (content, used, scanner.is_done(), told(scanner.findings()))
}

fn names(limits: DataLimits, input: &[u8]) -> Vec<&'static str> {
    let mut scanner = DataScanner::new(limits);
    scanner.feed(input, &mut |_| {});
    scanner.finish();
    scanner.findings().iter().map(|finding| finding.rule.name).collect()
}

/// Whole, byte by byte, and cut in two anywhere: the same.
fn same_however_cut(limits: DataLimits, input: &[u8]) -> Scan {
    let whole = scan(limits, input, &[]);
    let single: Vec<usize> = (1..input.len()).collect();
    assert_eq!(scan(limits, input, &single), whole, "{} byte by byte", input.escape_ascii());
    for cut in 1..input.len() {
        assert_eq!(scan(limits, input, &[cut]), whole, "{} cut at {cut}", input.escape_ascii());
    }
    whole
}

#[test]
fn only_crlf_dot_crlf_ends_the_data_however_it_is_cut() {
    /// The input, its content, whether it ended, and the rules it breaks (RFC 5321 §4.1.1.4, §4.5.2, §2.3.8).
    type Row<'a> = (&'a [u8], &'a [u8], bool, &'a [&'a str]);
    let cases: &[Row<'_>] = &[
        (b".\r\n", b"", true, &[]),
        (b"a\r\n.\r\n", b"a\r\n", true, &[]),
        (b"..\r\n.\r\n", b".\r\n", true, &[]),
        (b"...\r\n.\r\n", b"..\r\n", true, &[]),
        (b".a\r\n.\r\n", b"a\r\n", true, &["data-dot-unstuffed"]),
        (b"a\n.b\r\n.\r\n", b"a\n.b\r\n", true, &["data-bare-lf"]),
        (b"a\r.b\r\n.\r\n", b"a\r.b\r\n", true, &["data-bare-cr"]),
        (b"a\n..\n\r\n.\r\n", b"a\n..\n\r\n", true, &["data-bare-lf"]),
        (b"a\n.\n\r\n.\r\n", b"a\n.\n\r\n", true, &["smuggled-end-of-data"]),
        (b"a\n.\r\n.\r\n", b"a\n.\r\n", true, &["smuggled-end-of-data"]),
        (b"a\r.\r\n.\r\n", b"a\r.\r\n", true, &["smuggled-end-of-data"]),
        (b"a\r\n.\rb\r\n.\r\n", b"a\r\n\rb\r\n", true, &["smuggled-end-of-data"]),
        (b"a\r\n.\nb\r\n.\r\n", b"a\r\n\nb\r\n", true, &["smuggled-end-of-data"]),
        (b".\n.\r\n.\r\n", b"\n.\r\n", true, &["smuggled-end-of-data"]),
        (b"a\n.\n.\n.\r.\r.\n\r\n.\r\n", b"a\n.\n.\n.\r.\r.\n\r\n", true, &["smuggled-end-of-data"]),
        (b"a\nb\n.\nc\r\n.\r\n", b"a\nb\n.\nc\r\n", true, &["data-bare-lf", "smuggled-end-of-data"]),
        (b"a\r\r\n.\r\n", b"a\r\r\n", true, &["data-bare-cr"]),
        (b"a\n\r\n.\r\n", b"a\n\r\n", true, &["data-bare-lf"]),
        (b"\0\0\r\n.\r\n", b"\0\0\r\n", true, &["data-nul"]),
        (b"a\r\n", b"a\r\n", false, &[]),
        (b"a\r\n.", b"a\r\n", false, &[]),
        (b"a\r\n.\r", b"a\r\n", false, &[]),
        (b"a\n", b"a\n", false, &["data-bare-lf"]),
        (b"a\n.", b"a\n.", false, &["data-bare-lf"]),
    ];
    for (input, content, done, rules) in cases {
        let found = same_however_cut(NONE, input);
        assert_eq!(
            (found.0.as_slice(), found.1, found.2),
            (*content, input.len(), *done),
            "{}",
            input.escape_ascii()
        );
        assert_eq!(names(NONE, input), *rules, "{}", input.escape_ascii());
        same_however_cut(ALL, input);
    }
}

#[test]
fn what_stands_behind_the_end_is_not_taken_and_not_judged() {
    let input = b"a\r\n.\r\n\0\xFF\n.\n\r\n.x\r\n";
    assert_eq!(same_however_cut(ALL, input).1, 6);
    assert_eq!(names(NONE, input), [""; 0]);
}

#[test]
fn every_sequence_is_one_finding_wherever_it_stands_and_however_it_is_cut() {
    let octets = |end: LineEnd| match end {
        LineEnd::Crlf => &b"\r\n"[..],
        LineEnd::Lf => b"\n",
        LineEnd::Cr => b"\r",
    };
    assert_eq!(SEQUENCES.len(), 8, "all pairs of the three line ends but CRLF and CRLF");
    for sequence in SEQUENCES {
        let smuggled = [octets(sequence.before), b".", octets(sequence.after)].concat();
        for before in [&b"Subject: x\r\n\r\na"[..], b"", b"a\r\nb", b"..\r\na"] {
            for after in [&b"MAIL FROM:<a@b.example>\r\n.\r\n"[..], b".\r\n.\r\n", b"\r\n.\r\n"] {
                let input = [before, &smuggled, after].concat();
                let (.., done, found) = same_however_cut(NONE, &input);
                assert!(done && found.len() == 1, "{}: {found:?}", input.escape_ascii());
                let start = format!("smuggled-end-of-data {}+{} ", before.len(), smuggled.len());
                assert!(found[0].starts_with(&start), "{}: {found:?}", input.escape_ascii());
                assert!(found[0].contains(sequence.name), "{found:?}");
            }
        }
    }
}

#[test]
fn a_line_has_998_octets_and_its_crlf_the_dot_for_transparency_not_counted() {
    // RFC 5321 §4.5.3.1.6
    for (text, dot, long) in [(998, false, false), (999, false, true), (998, true, false), (999, true, true)]
    {
        let line = [if dot { &b"."[..] } else { b"" }, &if dot { b"." } else { b"x" }.repeat(text)].concat();
        let input = [&b"first\r\n"[..], &line, b"\r\nlast\r\n.\r\n"].concat();
        let found = scan(NONE, &input, &[]).3;
        for cut in [1, 7, 8, 9, 500, 1000, 1004, 1005, 1006, 1007, 1008] {
            assert_eq!(scan(NONE, &input, &[cut]).3, found, "{text} cut at {cut}");
        }
        let offset = 7 + 998 + usize::from(dot);
        let expected = format!("data-line-too-long {offset}+1 1:{} ", offset - 7 + 1);
        assert_eq!(found.len(), usize::from(long), "{text} {dot}");
        assert!(found.iter().all(|found| found.starts_with(&expected)), "{found:?} {expected}");
    }
}

#[test]
fn lines_that_end_wrongly_are_not_too_long_as_well() {
    let text = "x".repeat(70);
    for (end, rule) in [("\n", "data-bare-lf"), ("\r", "data-bare-cr"), ("\r\r\n", "data-bare-cr")] {
        let input = format!("{}\r\n.\r\n", format!("{text}{end}").repeat(40));
        assert_eq!(names(NONE, input.as_bytes()), [rule], "{}", end.escape_debug());
    }
    let long = format!("{}\n\r\n.\r\n", "x".repeat(999));
    assert_eq!(names(NONE, long.as_bytes()), ["data-line-too-long", "data-bare-lf"]);
}

#[test]
fn what_stands_at_the_border_of_two_blocks_is_found_as_elsewhere() {
    let payloads: &[&[u8]] = &[
        b"\n.\r\n",
        b"\r.\r",
        b"\r\n.\rx",
        b"\r\n..x\r\n",
        b"\r\n.x\r\n",
        b"\n\xC3\xA9\0",
        b"\r\r\n",
        b"x\r\n.\r\nx",
    ];
    let lines = b"Sixty-four octets of text that is clean, with the line end CRLF\r\n".repeat(300);
    let long = [&lines[..], &b"x".repeat(1200)].concat();
    for payload in payloads {
        for lead in scanner::BLOCK - 12..scanner::BLOCK + 3 {
            for clean in [&lines[..lead], &long[long.len() - lead..]] {
                let input = [clean, payload, b"\r\n.\r\n"].concat();
                let cuts: Vec<usize> = (1..input.len()).step_by(4001).collect();
                let limits = DataLimits { size_limit: Some(scanner::BLOCK as u64), ..ALL };
                assert_eq!(
                    scan(limits, &input, &[]),
                    scan(limits, &input, &cuts),
                    "{} {lead}",
                    payload.escape_ascii()
                );
            }
        }
    }
}

#[test]
fn a_survey_is_what_each_octet_says() {
    let mut octets = b"plain text with CRLF\r\n.dot\r\n\0\xFF\r\n".repeat(3);
    for cut in 0..octets.len() {
        for lone in [None, Some(b'\r'), Some(b'\n')] {
            let mut block = octets[cut..].to_vec();
            block.extend(lone);
            let survey = survey::Survey::of(&block);
            let twins = block.windows(2).filter(|pair| *pair == b"\r\n").count();
            let ends = block.iter().filter(|octet| b"\r\n".contains(octet)).count();
            let feeds = memchr::memchr_iter(b'\n', &block).count() as u64;
            let expected =
                (block.contains(&0), ends != 2 * twins, block.windows(2).any(|pair| pair == b"\n."), feeds);
            assert_eq!(
                (survey.nul, survey.lone, survey.dots, survey.feeds),
                expected,
                "{}",
                block.escape_ascii()
            );
            assert_eq!(survey.any >= 0x80, block.iter().any(|&octet| octet >= 0x80));
            let line = survey::Survey::of_line(&block);
            assert_eq!(
                (line.any >= 0x80, line.nul),
                (survey.any >= 0x80, survey.nul),
                "{}",
                block.escape_ascii()
            );
        }
    }
    octets.clear();
    assert_eq!(survey::Survey::of(&octets), survey::Survey::of_line(&octets));
}

#[test]
fn places_are_lines_and_columns() {
    let found = same_however_cut(NONE, b"one\r\n.two\n\r\nx\ry\0\r\nz\r\n.\r\n").3;
    let places: Vec<_> = found.iter().map(|told| told.split(' ').nth(2).unwrap()).collect();
    assert_eq!(places, ["1:1", "1:5", "3:2", "3:4"], "{found:?}");
}

#[test]
fn the_header_section_is_missed_or_lacks_a_field() {
    let cases: &[(&[u8], &[&str])] = &[
        (b"Date: x\r\nFrom: y\r\n\r\nbody\r\n.\r\n", &[]),
        (b"FROM : y\r\ndate:x\r\n\r\n.\r\n", &[]),
        (b"Subject: x\r\n Date: x\r\n\tFrom: y\r\n\r\n.\r\n", &["header-field-missing"]),
        (b"Dates: x\r\nFrom:\r\n\r\nDate: x\r\n.\r\n", &["header-field-missing"]),
        (b"From: y\r\nhello there\r\nDate: x\r\n\r\n.\r\n", &[]),
        (b"hello there\r\n\r\n.\r\n", &["header-section-missing"]),
        (b"hello\r\n.\r\n", &["header-section-missing"]),
        (b" Date: x\r\nFrom: y\r\n\r\n.\r\n", &["header-section-missing"]),
        (b": x\r\nFrom: y\r\n\r\n.\r\n", &["header-section-missing"]),
        (b"From me Sat Nov 21 2026\r\nDate: x\r\nFrom: y\r\n\r\n.\r\n", &["header-section-missing"]),
        (b".\r\n", &["header-section-missing"]),
        (b"\r\n.\r\n", &["header-field-missing"]),
        (b"Date: x\r\n.\r\n", &["header-field-missing"]),
        (b"Date: x\r\nFrom: y\r\n.\r\n", &[]),
        // One mistake, one finding: the fields are there, only the line ends are wrong.
        (b"Date: x\nFrom: y\n\nbody\r\n.\r\n", &["data-bare-lf"]),
        (b"Date: x\r\r\nFrom: y\r\r\n\r\r\nbody\r\n.\r\n", &["data-bare-cr"]),
        (b"Date: x\rFrom: y\r\rbody\r\n.\r\n", &["data-bare-cr"]),
    ];
    let limits = DataLimits { headers: true, ..NONE };
    for (input, rules) in cases {
        same_however_cut(limits, input);
        assert_eq!(names(limits, input), *rules, "{}", input.escape_ascii());
    }
}

/// Whole lines are read another way than octets.
#[test]
fn the_header_section_is_the_same_by_lines_as_by_octets() {
    const LINES: &[&str] = &[
        "Date: x",
        "dAtE:",
        "From: y",
        "From : y",
        "from",
        "Fr m: y",
        "Frm\x7F: y",
        ": z",
        "",
        " z",
        "\tz",
        "z",
        "Subject: Date: From:",
        "..",
    ];
    let limits = DataLimits { headers: true, ..NONE };
    let count = LINES.len();
    for choice in 0..count.pow(4) {
        let lines = [0, 1, 2, 3].map(|place| LINES[choice / count.pow(place) % count]);
        let mut scanner = DataScanner::new(limits);
        for line in lines.iter().chain(&["."]) {
            scanner.line(line.as_bytes(), &mut |_, _, _| {});
        }
        let octets = lines.map(|line| format!("{line}\r\n")).concat() + ".\r\n";
        assert_eq!(told(scanner.findings()), scan(limits, octets.as_bytes(), &[]).3, "{lines:?}");
    }
}

#[test]
fn eight_bit_octets_are_told_of_by_character() {
    let input = "Subject: x\r\n\r\ncaf\u{e9} \u{e8}\r\n.\r\n".as_bytes();
    for (eight_bit, expected) in [
        (EightBit::Declared, &[][..]),
        (EightBit::NotDeclared, &["data-eight-bit-undeclared 17+2 2:4"]),
        (EightBit::NotOffered, &["data-eight-bit 17+2 2:4"]),
    ] {
        let found = same_however_cut(DataLimits { eight_bit, ..NONE }, input).3;
        assert_eq!(found.len(), expected.len());
        assert!(found.iter().zip(expected).all(|(found, start)| found.starts_with(start)), "{found:?}");
    }
}

/// The findings in chunks that end at `cuts`, each fed in pieces of `size`.
fn chunked(limits: DataLimits, binary: bool, input: &[u8], cuts: &[usize], size: usize) -> Vec<String> {
    let mut scanner = ChunkScanner::new(limits, binary);
    let (mut content, mut start) = (vec![], 0);
    for &end in cuts.iter().chain(&[input.len()]) {
        scanner.begin((end - start) as u64, end == input.len());
        for piece in input[start..end].chunks(size) {
            let beyond = [piece, b"QUIT\r\n"].concat();
            let fed = if scanner.left() == piece.len() as u64 { &beyond } else { piece };
            assert_eq!(scanner.feed(fed, &mut |octets| content.extend_from_slice(octets)), piece.len());
        }
        assert!(scanner.is_chunk_done());
        start = end;
    }
    assert!(scanner.is_done());
    assert_eq!((content.as_slice(), scanner.size()), (input, input.len() as u64));
    told(scanner.findings())
}

#[test]
fn chunks_are_judged_like_data_but_for_dots_and_what_ends_it() {
    /// The octets of a message, and the rules they break, as text and as BODY=BINARYMIME (RFC 3030 §2, §3).
    type Row<'a> = (&'a [u8], &'a [&'a str], &'a [&'a str]);
    const TOO_LARGE: &[&str] = &["message-too-large", "size-understated"];
    let cases: &[Row<'_>] = &[
        (b"", &["header-section-missing"], &["header-section-missing"]),
        (b"Date: x\r\nFrom: y\r\n\r\n.\r\n.a\r\n..b", &[], &[]),
        (b"Date: x\r\nFrom: y\r\n\r\na\n.\n", &["data-bare-lf"], &[]),
        (b"Date: x\r\nFrom: y\r\n\r\na\r.\r\n", &["data-bare-cr"], &[]),
        (b"Date: x\r\nFrom: y\r\n\r\na\r", &["data-bare-cr"], &[]),
        (b"Date: x\r\nFrom: y\r\n\r\n\xC3\xA9\0", &["data-eight-bit", "data-nul"], &[]),
        (b"Date: x\r\nFrom: y\r\n\r\n0123456789012345678901", TOO_LARGE, TOO_LARGE),
        (b"Date: x\r\n\r\n", &["header-field-missing"], &["header-field-missing"]),
    ];
    for (input, text, binary) in cases {
        for (expected, binary) in [(text, false), (binary, true)] {
            let whole = chunked(ALL, binary, input, &[], usize::MAX);
            let rules: Vec<_> = whole.iter().map(|told| told.split(' ').next().unwrap()).collect();
            assert_eq!(rules, **expected, "{}", input.escape_ascii());
            for cut in 1..input.len() {
                for size in [1, 2, 5] {
                    assert_eq!(
                        chunked(ALL, binary, input, &[cut], size),
                        whole,
                        "{} at {cut}",
                        input.escape_ascii()
                    );
                }
            }
        }
    }
}

#[test]
fn a_last_chunk_of_no_octets_ends_the_message() {
    let mut scanner = ChunkScanner::new(NONE, false);
    scanner.begin(2, false);
    scanner.feed(b"a\r", &mut |_| {});
    assert!(scanner.findings().is_empty(), "LF may follow in the next chunk");
    scanner.begin(0, true);
    assert!(scanner.is_done());
    assert_eq!(scanner.findings()[0].rule.name, "data-bare-cr");
}
