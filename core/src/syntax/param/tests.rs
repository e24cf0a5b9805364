//! The grammars of the values, RFC by RFC.

use super::*;
use crate::command::{Command, Context, command};
use crate::finding::Finding;
use crate::registry::Offer;
use crate::syntax::xtext::Xtext;
use alloc::{format, string::String, vec::Vec};

/// A rule and the octets under its span.
type Told = (&'static str, &'static str);

fn findings(line: &str, offer: Offer) -> Vec<(&'static str, String)> {
    let mut found: Vec<Finding> = Vec::new();
    command(line.as_bytes(), &Context { offer, ..Context::default() }, &mut found);
    found.sort_by_key(|finding| finding.span.start);
    let text = |finding: &Finding| String::from_utf8_lossy(finding.span.of(line.as_bytes())).into_owned();
    found.iter().map(|finding| (finding.rule.name, text(finding))).collect()
}

fn line(text: &str) -> String {
    let name = text.split('=').next().unwrap_or_default();
    let rcpt = ["NOTIFY", "ORCPT", "RRVS", "CONNEG"].iter().any(|param| name.eq_ignore_ascii_case(param));
    if rcpt { format!("RCPT TO:<u@example.org> {text}") } else { format!("MAIL FROM:<u@example.org> {text}") }
}

fn typed(text: &str, check: impl FnOnce(Option<ParamValue<'_>>)) {
    let line = line(text);
    let parsed = command(line.as_bytes(), &Context::default(), &mut ());
    let (Command::Mail(_, _, params) | Command::Rcpt(_, params)) = parsed else { panic!("{text}") };
    check(params.values().next().map(|(_, value)| value));
}

#[test]
fn what_the_grammars_have_is_fine() {
    let good = [
        // RFC 1870 §3, RFC 6152 §2, RFC 3030 §3, RFC 5321 §2.4
        "SIZE=0 body=8bitmime SMTPUTF8",
        "SIZE=12345678901234567890 BODY=BINARYMIME",
        // RFC 3461 §4.1 to §4.4
        "NOTIFY=never",
        "NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;joe@b.example",
        "RET=hdrs ENVID=a+20b+3D,;",
        "ORCPT=X400;",
        // RFC 6533 §3
        "ORCPT=utf-8;user\\x{E9}\\x{3D}\\x{10FFFF}\\x{D7FF}@example.org",
        // RFC 4954 §5.1
        "AUTH=e+3dmc2@example.com",
        "AUTH=<>",
        "AUTH=+3C+3E",
        "AUTH=\"a+20b\"@[127.0.0.1]",
        // RFC 2852 §4
        "BY=-999999999;n",
        "BY=+120;RT",
        // RFC 4865 §3
        "HOLDFOR=999999999",
        "HOLDUNTIL=2028-02-29t23:59:60.25z",
        "HOLDUNTIL=2030-01-01T00:00:00-00:00",
        // RFC 6710 §7
        "MT-PRIORITY=9",
        "MT-PRIORITY=-1",
        // RFC 7293 §3.1
        "RRVS=2014-04-03T23:01:00Z;C",
        "RRVS=2014-04-03T23:01:00-05:00",
        // RFC 3885 §3.1, §3.2
        "MTRK=VmFyaW91cw:86400 ENVID=12345@client.example.org",
        // RFC 3865 §2.3
        "SOLICIT=org.example:ADV:ADLT,a",
        // RFC 1845 §2
        "TRANSID=<12345.a@client.example.org>",
        // RFC 8689 §2, RFC 4141 §4.3, §5.3
        "REQUIRETLS CONPERM PRDR",
        "CONNEG",
    ];
    for text in good {
        assert_eq!(findings(&line(text), Offer::ALL), [], "{text}");
    }
}

#[test]
fn each_fault_is_named_at_its_octets() {
    let bad: &[(&str, &[Told])] = &[
        // RFC 3461 §4
        (
            "ENVID=a+2b=+",
            &[("xtext-hex-case", "+2b"), ("param-value-character", "="), ("xtext-hexchar", "+")],
        ),
        ("ENVID=a+7Fb", &[("xtext-not-printable", "+7F")]),
        ("ORCPT=rfc822;a+b@c+2Fd+", &[("xtext-hexchar", "+b"), ("xtext-hexchar", "+")]),
        ("ORCPT=a(b;c", &[("param-value-syntax", "(")]),
        ("ORCPT=joe@b.example", &[("orcpt-type-missing", "")]),
        // RFC 3461 §4.1
        ("NOTIFY=NEVER,SUCCESS", &[("notify-never-alone", "NEVER")]),
        ("NOTIFY=SUCCESS,SOON,DELAY", &[("param-value-not-listed", "SOON")]),
        ("NOTIFY=,", &[("param-value-not-listed", ",")]),
        ("NOTIFY=DELAY,", &[("notify-element-empty", ",")]),
        (
            "NOTIFY=SUCCESS, FAILURE,  DELAY ORCPT=rfc822;a",
            &[("param-list-space", " "), ("param-list-space", "  ")],
        ),
        // RFC 6533 §3
        ("ORCPT=utf-8;", &[("param-value-incomplete", "")]),
        ("ORCPT=utf-8;\\x{41}\\x{D800}\\x{0E9}\\x{E9", &[("orcpt-utf8-escape", "\\"); 4]),
        // RFC 4954 §5
        ("AUTH=joe", &[("param-mailbox", "joe")]),
        ("AUTH=a@b+3D.example", &[("param-mailbox", "+3D")]),
        ("AUTH=a+0Ab@b.example", &[("param-mailbox", "+0A")]),
        ("AUTH=a+FFb@b.example", &[("param-mailbox", "+FF")]),
        ("AUTH=<joe@b.example>", &[("param-mailbox-brackets", "<joe@b.example>")]),
        ("SUBMITTER=a+2b", &[("param-obsolete", "SUBMITTER"), ("xtext-hex-case", "+2b")]),
        // RFC 6531 §3.4 widens values, not xtext; RFC 6533 §3
        ("ENVID=aéb SMTPUTF8", &[("xtext-non-ascii", "é")]),
        ("ORCPT=rfc822;éa@b.example", &[("xtext-non-ascii", "é")]),
        ("ORCPT=UTF-8;éa@b.example", &[]),
        // RFC 2852 §4
        ("BY=0;R", &[("by-not-positive", "0")]),
        ("BY=1234567890;R", &[("param-value-syntax", "1234567890")]),
        ("BY=x;R", &[("param-value-syntax", "x")]),
        ("BY=-", &[("param-value-incomplete", "")]),
        ("BY=10;X", &[("param-value-syntax", "X")]),
        ("BY=10;NX", &[("param-value-syntax", "X")]),
        // RFC 4865 §3, §4
        ("HOLDFOR=0", &[("param-value-syntax", "0")]),
        ("HOLDFOR=1234567890", &[("param-value-syntax", "1234567890")]),
        ("HOLDUNTIL=2030-02-29T00:00:00Z", &[("date-impossible", "29")]),
        ("HOLDUNTIL=2030-13-01T00:00:00Z", &[("date-impossible", "13")]),
        ("HOLDUNTIL=1900-02-29T00:00:00Z", &[("date-impossible", "29")]),
        ("HOLDUNTIL=2030-01-01", &[("param-value-incomplete", "")]),
        ("HOLDUNTIL=2030-01-01T00:00:00", &[("param-value-incomplete", "")]),
        ("HOLDUNTIL=2030-01-01T00:00:00+01:00", &[("holduntil-not-utc", "+01:00")]),
        ("HOLDUNTIL=2030-01-01T00:00:00Zx", &[("param-value-syntax", "x")]),
        ("HOLDFOR=60 HOLDUNTIL=2030-01-01T00:00:00Z", &[("hold-both", "HOLDUNTIL=2030-01-01T00:00:00Z")]),
        ("HOLDFOR=60 BY=60;N", &[("hold-beyond-by", "HOLDFOR=60")]),
        // RFC 6710 §7
        ("MT-PRIORITY=+3", &[("priority-value", "+3")]),
        ("MT-PRIORITY=03", &[("priority-value", "03")]),
        ("MT-PRIORITY=-0", &[("priority-value", "-0")]),
        // RFC 7293 §3.1
        ("RRVS=2014-04-03T23:01:00.5Z", &[("rrvs-fraction", ".5")]),
        ("RRVS=2014-04-03T23:01:00Z;X", &[("param-value-syntax", "X")]),
        // RFC 3885 §3
        ("MTRK=AAAA", &[("mtrk-without-envid", "MTRK")]),
        ("MTRK=AAAA: ENVID=a@b", &[("param-value-incomplete", "")]),
        ("MTRK=AAAA:1234567890 ENVID=a@b", &[("param-value-syntax", "1234567890")]),
        ("MTRK=AAA= ENVID=a@b", &[("param-value-syntax", "=")]),
        ("MTRK=AAAA ENVID=a,b", &[("envid-not-unique", "a,b")]),
        // RFC 3865 §2.2
        ("SOLICIT=a,,b", &[("param-value-syntax", ",")]),
        ("SOLICIT=a,1", &[("param-value-syntax", "1")]),
        // RFC 1845 §2
        ("TRANSID=<a@b", &[("param-value-incomplete", "")]),
        ("TRANSID=<a..b@c>", &[("param-value-syntax", ".")]),
        ("TRANSID=a@b", &[("param-value-syntax", "a")]),
    ];
    for (text, expected) in bad {
        let found = findings(&line(text), Offer::ALL);
        let found: Vec<_> = found.iter().map(|(rule, text)| (*rule, text.as_str())).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn what_stands_between_parameters_is_one_space() {
    let bad: &[(&str, &[Told])] = &[
        ("SIZE=10,BODY=7BIT;RET=FULL", &[("param-comma", ","), ("param-comma", ";")]),
        ("SIZE=10, BODY=7BIT", &[("param-comma", ",")]),
        ("SIZE=10 , BODY=7BIT", &[("param-comma", ",")]),
        ("SIZE=10 ,BODY=7BIT", &[("param-comma", ",")]),
        ("SMTPUTF8,BODY=7BIT", &[("param-comma", ",")]),
        ("SMTPUTF8; BODY=7BIT", &[("param-comma", ";")]),
        ("ENVID=a,SIZE=10", &[("param-comma", ",")]),
        ("SIZE = 10 BODY=7BIT", &[("param-equals-space", " "), ("param-equals-space", " ")]),
        ("SIZE= BODY=7BIT", &[("param-value-missing", "")]),
        ("SIZE= SMTPUTF8", &[("param-value-missing", "")]),
        ("SIZE=", &[("param-value-missing", "")]),
        ("SMTPUTF8=yes", &[("param-value-unexpected", "=yes")]),
        ("SMTPUTF8=", &[("param-value-unexpected", "=")]),
        ("SZIE=10 X-A=1", &[("param-misspelt", "SZIE"), ("param-private", "X-A")]),
        ("FOO=a=b", &[("param-value-character", "="), ("param-unknown", "FOO")]),
        ("NOTIFY=NEVER", &[]),
    ];
    for (text, expected) in bad {
        let found = findings(&line(text), Offer::ALL);
        let mut found: Vec<_> = found.iter().map(|(rule, text)| (*rule, text.as_str())).collect();
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_ehlo_said_decides() {
    let offer = |lines: &[&str]| {
        let mut offer = Offer::NONE;
        for line in lines {
            offer.add(line.as_bytes());
        }
        offer
    };
    let cases: &[(&str, &[&str], &[Told])] = &[
        ("BODY=BINARYMIME", &["8BITMIME"], &[("param-not-offered", "BINARYMIME")]),
        ("BODY=BINARYMIME", &[], &[("param-not-offered", "BODY")]),
        ("BODY=BINARYMIME", &["BINARYMIME"], &[]),
        ("BODY=8BITMIME", &["BINARYMIME"], &[("param-not-offered", "BODY")]),
        ("ENVID=a@b MTRK=AAAA", &["MTRK"], &[]),
        ("ENVID=a@b", &["SIZE"], &[("param-not-offered", "ENVID")]),
        ("BY=100;R", &["DELIVERBY 240"], &[("by-below-minimum", "100;R")]),
        ("BY=100;N", &["DELIVERBY 240"], &[]),
        ("HOLDFOR=61", &["FUTURERELEASE 60 2030-01-01T00:00:00Z"], &[("hold-above-limit", "61")]),
        ("SIZE=1001", &["SIZE 1000"], &[("size-above-limit", "1001")]),
    ];
    for (text, lines, expected) in cases {
        let found = findings(&line(text), offer(lines));
        let found: Vec<_> = found.iter().map(|(rule, text)| (*rule, text.as_str())).collect();
        assert_eq!(found, *expected, "{text} {lines:?}");
    }
}

#[test]
fn the_old_verbs_take_no_parameters() {
    for verb in ["SEND", "soml", "SAML"] {
        let found = findings(&format!("{verb} FROM:<u@example.org> SIZE=10"), Offer::ALL);
        assert_eq!(found.last().unwrap().0, "param-misplaced", "{verb}");
    }
}

#[test]
fn values_have_types() {
    typed("AUTH=<>", |value| assert_eq!(value, Some(ParamValue::Identity(None))));
    typed("AUTH=a+2Bb@c.example", |value| {
        let Some(ParamValue::Identity(Some(mailbox))) = value else { panic!("{value:?}") };
        assert!(mailbox.octets().eq(*b"a+b@c.example"));
    });
    typed("ENVID=a+20b", |value| assert_eq!(value, Some(ParamValue::Envid(Xtext(b"a+20b")))));
    typed("ORCPT=rfc822;a@b", |value| {
        assert_eq!(value, Some(ParamValue::Orcpt(Orcpt { addr_type: b"rfc822", address: b"a@b" })));
    });
    typed("BY=-10;NT", |value| {
        assert_eq!(value, Some(ParamValue::By(By { seconds: -10, returns: false, trace: true })));
    });
    typed("MTRK=AAAA:9", |value| {
        assert_eq!(value, Some(ParamValue::Tracking(Tracking { certifier: b"AAAA", timeout: Some(9) })));
    });
    typed("MT-PRIORITY=-9", |value| assert_eq!(value, Some(ParamValue::Priority(-9))));
    typed("MT-PRIORITY=10", |value| assert_eq!(value, None));
    typed("RRVS=1970-01-01T01:00:00+01:00;C", |value| {
        let Some(ParamValue::ValidSince(since)) = value else { panic!("{value:?}") };
        assert_eq!((since.time.seconds(), since.continues), (0, true));
    });
    typed("HOLDUNTIL=2030-01-01T00:00:00Z", |value| {
        let Some(ParamValue::HoldUntil(time)) = value else { panic!("{value:?}") };
        assert_eq!(time.seconds(), 1_893_456_000);
    });
}

#[test]
fn every_day_of_the_calendar_follows_the_one_before() {
    let mut last = None;
    for year in 1896..2105u16 {
        for (month, days) in [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate() {
            for day in 1..=31u8 {
                let text = format!("{year:04}-{:02}-{day:02}T00:00:00Z", month + 1);
                let Some(time) = DateTime::read(text.as_bytes()) else { continue };
                assert!(days == 0 || day <= days, "{text}");
                assert!(last.is_none_or(|last| time.seconds() == last + 86_400), "{text}");
                last = Some(time.seconds());
            }
        }
    }
}

/// What a megabyte of one mistake takes is in proportion to what half of it takes; a parser that read the rest of the
/// line for each parameter would take hours.
#[test]
fn a_huge_line_is_read_once() {
    let units = [
        "SIZE=1,",
        "SMTPUTF8,",
        "A= B ",
        "a=1,SIZE ",
        "NOTIFY=SUCCESS, ",
        ",",
        "ENVID=+,+",
        "X =",
        "MTRK=A;",
    ];
    for unit in units {
        let mut text = unit.repeat((1 << 19) / unit.len());
        text.insert_str(0, "MAIL FROM:<> ");
        command(text.as_bytes(), &Context::default(), &mut ());
    }
}
