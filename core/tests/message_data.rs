//! Message data: the scanner against a plain second reading of RFC 5321, and the same result however the octets come.

use proptest::prelude::*;
use proptest::sample::Index;
use smtplint_core::Severity;
use smtplint_core::session::{ChunkScanner, DataFinding, DataLimits, DataScanner, EightBit};

/// Octets in which much can go wrong.
fn octets() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(vec![
        &b"\r\n"[..],
        b"\r\n",
        b"\r",
        b"\n",
        b".",
        b".",
        b"..",
        b"a",
        b"Date: x",
        b"From: y",
        b" z",
        b":",
        b"\0",
        b"\xC3\xA9",
        b"\xFF",
    ]);
    let long = (990usize..1003).prop_map(|length| vec![b'x'; length]);
    let word = prop_oneof![40 => words.prop_map(<[u8]>::to_vec), 1 => long];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

fn limits() -> impl Strategy<Value = DataLimits> {
    let eight_bit =
        prop::sample::select(vec![EightBit::Declared, EightBit::NotDeclared, EightBit::NotOffered]);
    (prop::option::of(0u64..60), eight_bit, any::<bool>()).prop_map(|(size_limit, eight_bit, headers)| {
        DataLimits { size_limit, declared: size_limit, eight_bit, headers }
    })
}

/// Where to cut.
fn cuts() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 0..8)
}

/// The input in pieces.
fn pieces<'i>(input: &'i [u8], cuts: &[Index]) -> Vec<&'i [u8]> {
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(input.len() + 1)).collect();
    ends.push(input.len());
    ends.sort_unstable();
    let starts = std::iter::once(0).chain(ends.clone());
    starts.zip(ends).map(|(start, end)| &input[start..end]).collect()
}

/// Findings as they can be compared.
fn told(findings: &[DataFinding]) -> Vec<String> {
    findings
        .iter()
        .map(|found| {
            let DataFinding { rule, offset, length, line, column, .. } = found;
            format!("{} {offset}+{length} {line}:{column} {}", rule.name, found.message())
        })
        .collect()
}

/// The content, how much was taken, whether it ended, and the findings.
type Scan = (Vec<u8>, usize, bool, Vec<String>);

fn scan(limits: DataLimits, pieces: &[&[u8]]) -> Scan {
    let mut scanner = DataScanner::new(limits);
    let (mut content, mut used) = (Vec::new(), 0);
    for piece in pieces {
        used += scanner.feed(piece, &mut |octets| content.extend_from_slice(octets));
    }
    scanner.finish();
    assert!(scanner.findings().iter().all(|found| is_placed(found, &pieces.concat())), "{pieces:?}");
    (content, used, scanner.is_done(), told(scanner.findings()))
}

/// Whether line and column are those of the offset, by line feeds.
fn is_placed(found: &DataFinding, input: &[u8]) -> bool {
    let before = &input[..found.offset as usize];
    let line = before.split(|&octet| octet == b'\n').count() - 1;
    let start = before.iter().rposition(|&octet| octet == b'\n').map_or(0, |feed| feed + 1);
    (found.line, found.column) == (line as u64, (before.len() - start + 1) as u64)
}

/// The message in chunks of these octets, each fed whole.
fn chunked(limits: DataLimits, chunks: &[&[u8]]) -> Vec<String> {
    let mut scanner = ChunkScanner::new(limits, false);
    for (at, chunk) in chunks.iter().enumerate() {
        scanner.begin(chunk.len() as u64, at + 1 == chunks.len());
        scanner.feed(chunk, &mut |_| {});
    }
    assert!(scanner.is_done());
    told(scanner.findings())
}

/// CRLF, CR and LF in it, with their places; the line end of the command stands before it all.
fn line_ends(input: &[u8]) -> Vec<(usize, &[u8])> {
    let mut ends = vec![(0, &input[..0])];
    let mut at = 0;
    while at < input.len() {
        let length = match &input[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        if length > 0 {
            ends.push((at, &input[at..at + length]));
        }
        at += length.max(1);
    }
    ends
}

fn is_crlf(end: &[u8]) -> bool {
    end.is_empty() || end == b"\r\n"
}

/// What the rules of line ends say, read plainly: the octets up to the end of data, its content, and the first offset of
/// each rule (RFC 5321 §2.3.8, §4.1.1.4, §4.5.2).
fn plainly(input: &[u8]) -> (usize, Vec<u8>, [Option<usize>; 4]) {
    let mut ends = line_ends(input);
    let dot = |pair: &[(usize, &[u8])]| {
        let start = pair[0].0 + pair[0].1.len();
        pair[1].0 == start + 1 && input[start] == b'.'
    };
    let done = ends.windows(2).position(|pair| dot(pair) && is_crlf(pair[0].1) && is_crlf(pair[1].1));
    let whole = done.map_or(input.len(), |at| ends[at + 1].0 + 2);
    ends.truncate(done.map_or(ends.len(), |at| at + 1));
    let smuggled: Vec<usize> =
        (0..ends.len().saturating_sub(1)).filter(|&at| dot(&ends[at..at + 2])).collect();
    let lone = |octet: u8| {
        let is_lone = |at: &usize| {
            let member = smuggled.iter().any(|start| [*start, start + 1].contains(at));
            ends[*at].1 == [octet] && !member
        };
        (0..ends.len()).find(is_lone).map(|at| ends[at].0)
    };
    let text = &input[..done.map_or(input.len(), |at| ends[at].0 + ends[at].1.len())];
    let (mut content, mut unstuffed) = (Vec::new(), None);
    let mut start = 0;
    for line in lines(text) {
        let cut = usize::from(line.first() == Some(&b'.'));
        if cut == 1 && line.get(1).is_some_and(|octet| !b".\r\n".contains(octet)) && unstuffed.is_none() {
            unstuffed = Some(start);
        }
        content.extend_from_slice(&line[cut..]);
        start += line.len();
    }
    (whole, content, [smuggled.first().map(|&at| ends[at].0), lone(b'\r'), lone(b'\n'), unstuffed])
}

/// Lines with their CRLF, the last one as it is.
fn lines(text: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, end) in line_ends(text) {
        if end == b"\r\n" {
            lines.push(&text[start..at + 2]);
            start = at + 2;
        }
    }
    lines.push(&text[start..]);
    lines
}

/// Rows of the table of pitfalls that message data decides: the data, the severity, the rule.
#[test]
fn pitfalls_of_message_data() {
    type Row<'a> = (&'a str, &'a [u8], Option<(Severity, &'a str)>);
    let long = [&[b'x'; 999][..], b"\r\n.\r\n"].concat();
    let whole = [&b"."[..], &b".".repeat(998), b"\r\n.\r\n"].concat();
    let cases: &[Row<'_>] = &[
        ("LINE-03", b"a\n.\nb\r\n.\r\n", Some((Severity::Error, "smuggled-end-of-data"))),
        ("LINE-04", b"a\n.\r\nb\r\n.\r\n", Some((Severity::Error, "smuggled-end-of-data"))),
        ("LINE-04", b"a\r.\r\nb\r\n.\r\n", Some((Severity::Error, "smuggled-end-of-data"))),
        ("LINE-04", b"a\r\n.\nb\r\n.\r\n", Some((Severity::Error, "smuggled-end-of-data"))),
        ("LINE-04", b"a\r\n.\rb\r\n.\r\n", Some((Severity::Error, "smuggled-end-of-data"))),
        ("LINE-04", b"a\rb\r\n.\r\n", Some((Severity::Error, "data-bare-cr"))),
        ("LINE-04", b"a\nb\r\n.\r\n", Some((Severity::Error, "data-bare-lf"))),
        ("LINE-05", b"a\r\n.b\r\n.\r\n", Some((Severity::Error, "data-dot-unstuffed"))),
        ("LINE-13", &long, Some((Severity::Error, "data-line-too-long"))),
        ("LINE-13", &whole, None),
        ("LINE-16", b"\xC3\xA9\r\n.\r\n", Some((Severity::Error, "data-eight-bit"))),
    ];
    let limits = DataLimits { eight_bit: EightBit::NotOffered, ..DataLimits::default() };
    for (id, input, expected) in cases {
        let mut scanner = DataScanner::new(limits);
        scanner.feed(input, &mut |_| {});
        assert!(scanner.is_done(), "{id}");
        let found: Vec<_> =
            scanner.findings().iter().map(|found| (found.rule.severity, found.rule.name)).collect();
        assert_eq!(found, Vec::from_iter(*expected), "{id} {}", input[..input.len().min(20)].escape_ascii());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn data_is_the_same_however_it_is_cut(input in octets(), limits in limits(), cuts in cuts()) {
        let whole = scan(limits, &[&input]);
        prop_assert_eq!(&scan(limits, &pieces(&input, &cuts)), &whole);
        prop_assert_eq!(&scan(limits, &input.chunks(1).collect::<Vec<_>>()), &whole);
    }

    #[test]
    fn data_is_read_as_the_standard_says(mut input in octets()) {
        // What is left open at the very end shows only in what would follow.
        input.extend_from_slice(b"a");
        let (whole, content, places) = plainly(&input);
        let mut scanner = DataScanner::default();
        let mut given = Vec::new();
        let used = scanner.feed(&input, &mut |octets| given.extend_from_slice(octets));
        let place = |name| scanner.findings().iter().find(|found| found.rule.name == name).map(|found| found.offset as usize);
        let names = ["smuggled-end-of-data", "data-bare-cr", "data-bare-lf", "data-dot-unstuffed"];
        prop_assert_eq!(names.map(place), places, "{}", input.escape_ascii());
        prop_assert_eq!((used, given), (whole, content), "{}", input.escape_ascii());
    }

    #[test]
    fn chunks_are_the_same_however_they_are_cut(input in octets(), limits in limits(), cuts in cuts()) {
        prop_assert_eq!(chunked(limits, &pieces(&input, &cuts)), chunked(limits, &[&input]));
    }

    #[test]
    fn lines_of_a_log_are_judged_as_the_same_lines_on_the_wire(input in octets(), limits in limits()) {
        let lines: Vec<Vec<u8>> = input
            .split(|&octet| octet == b'\n')
            .map(|line| line.iter().copied().filter(|&octet| octet != b'\r').collect())
            .collect();
        let mut scanner = DataScanner::new(limits);
        let (mut wire, mut done, mut reported) = (Vec::new(), false, 0);
        for line in &lines {
            done = scanner.line(line, &mut |_, span, _| {
                reported += 1;
                assert!(span.end as usize <= line.len());
            });
            wire.extend_from_slice(line);
            wire.extend_from_slice(b"\r\n");
            if done {
                break;
            }
        }
        let raw = scan(limits, &[&wire]);
        prop_assert_eq!((raw.1, raw.2, &raw.3), (wire.len(), done, &told(scanner.findings())));
        prop_assert_eq!((reported, scanner.size()), (raw.3.len(), raw.0.len() as u64));
    }
}
