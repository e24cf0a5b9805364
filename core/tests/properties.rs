//! What holds for any octets: nothing panics, spans stay inside, edits apply, cuts change nothing.

use proptest::prelude::*;
use smtplint_core::document::{Dialect, Document, InputKind, detect};
use smtplint_core::session::{DataLimits, DataScanner, LineReader};
use smtplint_core::{Diagnostic, LintOptions, apply_fixes, lint_command, lint_reply};

/// Octets near to what SMTP looks like.
fn octets() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(vec![
        "MAIL FROM:",
        "RCPT TO:",
        "<",
        ">",
        "@",
        "a",
        ".",
        "\"",
        "\\",
        "[",
        "]",
        "IPv6:",
        "::",
        "1",
        " ",
        "\t",
        "SIZE=",
        "BODY=",
        "SMTPUTF8",
        "EHLO ",
        "AUTH PLAIN ",
        "=",
        "BDAT ",
        "LAST",
        "\r",
        "\n",
        "\r\n",
        "250",
        "-",
        "5.1.1",
        "220 ",
        "é",
        "中",
        "C: ",
        "S: ",
        ",",
        ":",
        "NOOP",
        "X-y",
        "postmaster",
    ]);
    let word = prop_oneof![8 => words.prop_map(|word| word.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..4)];
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

fn inside(diagnostics: &[Diagnostic], length: usize) -> bool {
    let sorted = diagnostics.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start);
    sorted && diagnostics.iter().all(|told| told.span.start <= told.span.end && told.span.end <= length)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn spans_stay_inside_and_messages_have_no_empty_slot(input in octets(), wire: bool) {
        let options = LintOptions { wire, ..LintOptions::default() };
        for found in [lint_command(&input, &options).diagnostics, lint_reply(&input, &options).diagnostics] {
            prop_assert!(inside(&found, input.len()), "{}: {found:?}", input.escape_ascii());
            for told in &found {
                prop_assert!(!told.message.is_empty() && told.help.is_some(), "{}: {}", input.escape_ascii(), told.code);
            }
            apply_fixes(&input, &found);
        }
    }

    #[test]
    fn a_document_says_the_same_of_its_lines_as_the_api(input in octets()) {
        let line: Vec<u8> = input.iter().copied().filter(|octet| !matches!(octet, b'\n' | b'\r')).collect();
        prop_assume!(!line.is_empty() && line[0] != b'#' && !line.starts_with(b"\xEF\xBB\xBF"));
        let mut document = Document::new(InputKind::Command, None, &LintOptions::default());
        let mut found = Vec::new();
        document.line(&line, 0, &mut |told, _| found.push(told));
        prop_assert_eq!(found, lint_command(&line, &LintOptions::default()).diagnostics);
    }

    #[test]
    fn any_input_is_read_as_any_kind(input in octets()) {
        for (kind, dialect) in [
            detect(&input), (InputKind::Command, None), (InputKind::Reply, None),
            (InputKind::Transcript, Some(Dialect::Rfc)), (InputKind::Transcript, Some(Dialect::Bare)),
        ] {
            let mut document = Document::new(kind, dialect, &LintOptions::default());
            let mut ends = Vec::new();
            for line in input.split_inclusive(|&octet| octet == b'\n') {
                document.line(line, 0, &mut |told, source| ends.push((told.span.end, source.offset)));
            }
            document.finish(&mut |told, source| ends.push((told.span.end, source.offset)));
            prop_assert!(ends.iter().all(|&(end, offset)| end <= input.len() && offset <= input.len()));
        }
    }

    #[test]
    fn message_data_is_the_same_however_it_is_cut(input in octets(), size in 1usize..7) {
        let scan = |size: usize| {
            let mut scanner = DataScanner::new(DataLimits { size_limit: Some(20), ..DataLimits::default() });
            let (mut content, mut used) = (Vec::new(), 0);
            for piece in input.chunks(size.max(1)) {
                used += scanner.feed(piece, &mut |octets| content.extend_from_slice(octets));
            }
            let found: Vec<_> = scanner.findings().iter().map(|fault| (fault.rule.code, fault.offset, fault.length)).collect();
            (content, used, scanner.is_done(), found)
        };
        prop_assert_eq!(scan(size), scan(input.len()));
    }

    #[test]
    fn lines_are_the_same_however_they_come(input in octets(), size in 1usize..7) {
        let read = |size: usize| {
            let mut reader = LineReader::new(4096);
            let mut lines = Vec::new();
            for piece in input.chunks(size.max(1)) {
                reader.push(piece);
                while let Some(line) = reader.next_line() {
                    lines.push(line);
                }
            }
            (lines, reader.take_rest())
        };
        prop_assert_eq!(read(size), read(input.len()));
    }
}
