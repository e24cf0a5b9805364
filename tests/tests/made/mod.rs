//! Strategies that make valid command lines from the RFCs' grammar, and edits that spoil them.

#![allow(dead_code, unreachable_pub)] // each test uses its part

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::Union;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    Domain(Vec<u8>),
    Literal(Vec<u8>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    Null,
    Postmaster(Vec<u8>),
    Mailbox { route: Vec<Vec<u8>>, local_part: Vec<u8>, host: Option<Host> },
}

pub type Param = (Vec<u8>, Option<Vec<u8>>);

/// A command line with its CRLF, and what went into it.
#[derive(Clone, Debug, Default)]
pub struct Made {
    pub line: Vec<u8>,
    pub verb: &'static str,
    pub host: Option<Host>,
    pub path: Option<Path>,
    pub params: Vec<Param>,
    pub size: Option<u64>,
    pub chunk: Option<(Option<u64>, bool)>,
}

type Octets = BoxedStrategy<Vec<u8>>;

fn octets(pattern: &'static str) -> Octets {
    proptest::string::string_regex(pattern).expect("a pattern").prop_map(String::into_bytes).boxed()
}

fn either(ways: Vec<(u32, Octets)>) -> Octets {
    Union::new_weighted(ways).boxed()
}

/// `Domain`, with U-labels where they may be.
fn domain(unicode: bool) -> Octets {
    let ascii = octets("[a-z0-9]([a-zA-Z0-9-]{0,12}[a-zA-Z0-9])?(\\.[a-z]([a-z0-9]{0,8}[a-z0-9])?){0,3}")
        .prop_filter("hyphens in the third and fourth place are for A-labels", |domain| {
            !domain.split(|&octet| octet == b'.').any(|label| label.get(2..4) == Some(b"--"))
        })
        .boxed();
    let longest = octets("[a-z]{63}\\.[a-z]{20}\\.example").boxed();
    let words = select(vec!["bücher.example", "παράδειγμα.example", "例子.广告", "пример.example"]);
    let labels = words.prop_map(|word| word.as_bytes().to_vec()).boxed();
    if unicode {
        either(vec![(8, ascii), (1, longest), (6, labels)])
    } else {
        either(vec![(8, ascii), (1, longest)])
    }
}

/// What stands in an `address-literal`, in every form of RFC 5321 §4.1.3.
fn literal() -> Octets {
    let snum = || (0u8..=255).prop_map(|number| number.to_string());
    let v4 = (snum(), snum(), snum(), snum()).prop_map(|(a, b, c, d)| format!("{a}.{b}.{c}.{d}"));
    let hex = || proptest::string::string_regex("[0-9a-fA-F]{1,4}").expect("a pattern");
    let groups = move |most: usize| proptest::collection::vec(hex(), 0..=most);
    let full = proptest::collection::vec(hex(), 8).prop_map(|groups| format!("IPv6:{}", groups.join(":")));
    let short = (0usize..=6, groups(6), groups(6)).prop_map(|(cut, mut before, mut after)| {
        before.truncate(cut);
        after.truncate(6 - before.len());
        format!("IPv6:{}::{}", before.join(":"), after.join(":"))
    });
    let full_v4 = (proptest::collection::vec(hex(), 6), v4.clone())
        .prop_map(|(groups, v4)| format!("ipv6:{}:{v4}", groups.join(":")));
    let short_v4 =
        (0usize..=4, groups(4), groups(4), v4.clone()).prop_map(|(cut, mut before, mut after, v4)| {
            before.truncate(cut);
            after.truncate(4 - before.len());
            after.push(v4);
            format!("IPV6:{}::{}", before.join(":"), after.join(":"))
        });
    prop_oneof![v4, full, short, full_v4, short_v4].prop_map(String::into_bytes).boxed()
}

fn host(unicode: bool) -> BoxedStrategy<Host> {
    prop_oneof![4 => domain(unicode).prop_map(Host::Domain), 1 => literal().prop_map(Host::Literal)].boxed()
}

fn written(host: &Host) -> Vec<u8> {
    match host {
        Host::Domain(domain) => domain.clone(),
        Host::Literal(text) => [b"[", &text[..], b"]"].concat(),
    }
}

fn local_part(unicode: bool) -> Octets {
    let atoms = octets("[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,9}(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,9}){0,3}");
    let quoted = octets("\"([ !#-\\[\\]-~]|\\\\[ -~]){0,12}\"");
    let longest = octets("[a-z]{64}");
    let words =
        select(vec!["jürgen", "δοκιμή", "用户", "\"é à\"", "q.😀"]).prop_map(|word| word.as_bytes().to_vec());
    let mut ways = vec![(6, atoms), (3, quoted), (1, longest)];
    if unicode {
        ways.push((4, words.boxed()));
    }
    either(ways)
}

fn mailbox_path(unicode: bool) -> BoxedStrategy<Path> {
    let route = prop_oneof![6 => Just(Vec::new()), 1 => proptest::collection::vec(domain(false), 1..3)];
    (route, local_part(unicode), host(unicode))
        .prop_map(|(route, local_part, host)| Path::Mailbox { route, local_part, host: Some(host) })
        .prop_filter("a path has at most 256 octets", |path| path_text(path).len() <= 256)
        .boxed()
}

fn path_text(path: &Path) -> Vec<u8> {
    match path {
        Path::Null => b"<>".to_vec(),
        Path::Postmaster(name) => [b"<", &name[..], b">"].concat(),
        Path::Mailbox { route, local_part, host } => {
            let hops: Vec<Vec<u8>> = route.iter().map(|hop| [b"@", &hop[..]].concat()).collect();
            let route = if hops.is_empty() { Vec::new() } else { [hops.join(&b','), b":".to_vec()].concat() };
            let host = host.as_ref().map(written).unwrap_or_default();
            [b"<", &route[..], local_part, b"@", &host, b">"].concat()
        }
    }
}

const MAIL_PARAMS: &[&str] = &[
    "BODY=(7BIT|8BITMIME|BINARYMIME|8bitmime)",
    "RET=(FULL|HDRS|hdrs)",
    "ENVID=([a-zA-Z0-9@.-]|\\+([2-6][0-9A-F]|7[0-9A-E])){1,20}",
    "AUTH=(<>|[a-z]{1,8}@[a-z]{1,8}\\.example|[a-z]{1,4}\\+2[bB][a-z]@b\\.example)",
    "REQUIRETLS",
    "MT-PRIORITY=(-?[1-9]|0)",
    "HOLDFOR=[1-9][0-9]{0,8}",
    "BY=(-?[0-9]{1,9};NT?|\\+?[1-9][0-9]{0,8};RT?)",
    "SUBMITTER=[a-z]{1,8}@[a-z]{1,8}\\.example",
    "CONPERM",
    "TRANSID=<[0-9]{1,9}@[a-z]{1,9}\\.example>",
    "MTRK=([a-zA-Z0-9/]{4}){1,6}(:[0-9]{1,9})?",
    "SOLICIT=[a-z]{1,5}\\.example(:[A-Z]{1,4}(,[a-z]{1,4})?)?",
];

const RCPT_PARAMS: &[&str] = &[
    "NOTIFY=(NEVER|never|SUCCESS|FAILURE|DELAY|SUCCESS,FAILURE|FAILURE,DELAY|SUCCESS,FAILURE,DELAY)",
    "ORCPT=(rfc822;[a-z]{1,8}(\\+2B[a-z])?@[a-z]{1,8}\\.example|utf-8;[a-z]{1,3}\\\\x\\{[12]A[0-9]\\}@[a-z]{1,8}\\.example)",
    "RRVS=20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|\\+0[0-9]:[0-5][0-9])(;[CR])?",
    "CONNEG",
];

fn params(patterns: &'static [&'static str]) -> BoxedStrategy<Vec<Param>> {
    let some = proptest::sample::subsequence(patterns.to_vec(), 0..=3).prop_shuffle();
    let texts = some.prop_flat_map(|some| some.into_iter().map(octets).collect::<Vec<_>>());
    prop_oneof![1 => Just(Vec::new()), 2 => texts.prop_map(|texts| texts.iter().map(|text| param(text)).collect())].boxed()
}

fn param(text: &[u8]) -> Param {
    match text.iter().position(|&octet| octet == b'=') {
        Some(equals) => (text[..equals].to_vec(), Some(text[equals + 1..].to_vec())),
        None => (text.to_vec(), None),
    }
}

fn mail() -> BoxedStrategy<Made> {
    let path = any::<bool>().prop_flat_map(|unicode| {
        let path = prop_oneof![1 => Just(Path::Null), 6 => mailbox_path(unicode)];
        (Just(unicode), path)
    });
    let size = proptest::option::of(any::<u64>());
    let verb = prop_oneof![8 => Just("MAIL"), 1 => select(vec!["SEND", "SOML", "SAML"])];
    let parts = (verb, path, size, params(MAIL_PARAMS), select(vec!["FROM:", "from:", "From:"]));
    parts
        .prop_map(|(verb, (unicode, path), size, mut params, keyword)| {
            // RFC 821 knows no parameters, and its verbs are as it made them (RFC 5321 App. F.6).
            if verb != "MAIL" {
                let ascii = if unicode { Path::Null } else { path };
                return with_path(verb, keyword, ascii, Vec::new(), None);
            }
            keep_together(&mut params);
            if unicode {
                params.push((b"SMTPUTF8".to_vec(), None));
            }
            if let Some(size) = size {
                params.insert(params.len() / 2, (b"SIZE".to_vec(), Some(size.to_string().into_bytes())));
            }
            with_path(verb, keyword, path, params, size)
        })
        .boxed()
}

/// MTRK brings an ENVID with a host along (RFC 3885 §3.2); BY and HOLDFOR do not go with each other at random.
fn keep_together(params: &mut Vec<Param>) {
    let has = |params: &[Param], name: &[u8]| params.iter().any(|(keyword, _)| keyword == name);
    if has(params, b"MTRK") {
        params.retain(|(keyword, _)| keyword != b"ENVID");
        params.push((b"ENVID".to_vec(), Some(b"QQ314159@client.example".to_vec())));
    }
    if has(params, b"BY") {
        params.retain(|(keyword, _)| keyword != b"HOLDFOR");
    }
}

fn rcpt() -> BoxedStrategy<Made> {
    let postmaster = select(vec!["Postmaster", "postmaster", "POSTMASTER"])
        .prop_map(|name| Path::Postmaster(name.as_bytes().to_vec()));
    let path = prop_oneof![1 => postmaster, 6 => mailbox_path(true)];
    (path, params(RCPT_PARAMS), select(vec!["TO:", "to:"]))
        .prop_map(|(path, params, keyword)| with_path("RCPT", keyword, path, params, None))
        .boxed()
}

fn with_path(verb: &'static str, keyword: &str, path: Path, params: Vec<Param>, size: Option<u64>) -> Made {
    let mut line = [verb.as_bytes(), b" ", keyword.as_bytes(), &path_text(&path)].concat();
    for (keyword, value) in &params {
        line.push(b' ');
        line.extend_from_slice(keyword);
        if let Some(value) = value {
            line.push(b'=');
            line.extend_from_slice(value);
        }
    }
    line.extend_from_slice(b"\r\n");
    Made { line, verb, path: Some(path), params, size, ..Made::default() }
}

fn hello() -> BoxedStrategy<Made> {
    let made = |verb: &'static str, host: Host| {
        let line = [verb.as_bytes(), b" ", &written(&host), b"\r\n"].concat();
        Made { line, verb, host: Some(host), ..Made::default() }
    };
    prop_oneof![
        (select(vec!["EHLO", "LHLO"]), host(false)).prop_map(move |(verb, host)| made(verb, host)),
        domain(false).prop_map(move |domain| made("HELO", Host::Domain(domain))),
    ]
    .boxed()
}

/// A verb and what a pattern makes after it.
fn simple(verb: &'static str, pattern: &'static str) -> BoxedStrategy<Made> {
    octets(pattern)
        .prop_map(move |rest| Made {
            line: [verb.as_bytes(), &rest, b"\r\n"].concat(),
            verb,
            ..Made::default()
        })
        .boxed()
}

fn bdat() -> BoxedStrategy<Made> {
    (any::<u64>(), any::<bool>())
        .prop_map(|(size, last)| {
            let line = format!("BDAT {size}{}\r\n", if last { " LAST" } else { "" }).into_bytes();
            Made { line, verb: "BDAT", chunk: Some((Some(size), last)), ..Made::default() }
        })
        .boxed()
}

/// A valid command line of any verb.
pub fn command_line() -> BoxedStrategy<Made> {
    const STRING: &str = "([a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,12}|\"([ !#-\\[\\]-~]|\\\\[ -~]){0,12}\")";
    let string = |verb| {
        octets(STRING).prop_map(move |text| Made {
            line: [verb, " "].concat().into_bytes().into_iter().chain(text).chain(*b"\r\n").collect(),
            verb,
            ..Made::default()
        })
    };
    prop_oneof![
        6 => mail(),
        6 => rcpt(),
        3 => hello(),
        1 => bdat(),
        1 => prop_oneof![string("VRFY"), string("EXPN"), string("HELP"), string("NOOP")],
        1 => prop_oneof![simple("DATA", ""), simple("RSET", ""), simple("QUIT", ""), simple("STARTTLS", ""), simple("TURN", ""),
            simple("HELP", ""), simple("NOOP", "")],
        1 => prop_oneof![
            simple("AUTH", " (LOGIN|CRAM-MD5|SCRAM-SHA-256|EXTERNAL|EXTERNAL =)"),
            // NUL, a name, NUL, a password
            simple("AUTH", " PLAIN AHRlc3QAMT[EIMQ]zNA=="),
            simple("AUTH", " SCRAM-SHA-(1|256|256-PLUS|512) biwsbj11c2VyLHI9eA=="),
        ],
        1 => prop_oneof![
            simple("ETRN", " [@#]?[a-z]{1,8}\\.example"),
            simple("ATRN", "( [a-z]{1,8}\\.example(,[a-z]{1,8}\\.example)?)?"),
            simple("BURL", " imap://[a-z]{1,8}@[a-z]{1,8}\\.example/Sent;uid=[0-9]{1,4}( LAST)?"),
        ],
    ]
    .boxed()
}

/// One change of a line.
#[derive(Clone, Debug)]
pub struct Change {
    kind: u8,
    place: Index,
    other: Index,
    octet: u8,
}

pub fn edit() -> BoxedStrategy<Change> {
    const TELLING: &[u8] = b" \t<>@.\"\\[]:;,=+-_%0a1Zx(){}\r\n\0\x7F";
    let octet = prop_oneof![6 => select(TELLING.to_vec()), 1 => any::<u8>()];
    (0u8..9, any::<Index>(), any::<Index>(), octet)
        .prop_map(|(kind, place, other, octet)| Change { kind, place, other, octet })
        .boxed()
}

impl Change {
    /// Deletes, puts in, replaces, swaps or doubles an octet or a word; the CRLF at the end stays.
    pub fn apply(&self, line: &[u8]) -> Vec<u8> {
        let mut text = line.strip_suffix(b"\r\n").unwrap_or(line).to_vec();
        let place = self.place.index(text.len());
        let mut words: Vec<Vec<u8>> = text.split(|&octet| octet == b' ').map(<[u8]>::to_vec).collect();
        let (word, other) = (self.place.index(words.len()), self.other.index(words.len()));
        match self.kind {
            0 => drop(text.remove(place)),
            1 => text.insert(place, self.octet),
            2 => text[place] = self.octet,
            3 => text.swap(place, self.other.index(line.len() - 2)),
            4 => text.insert(place, text[place]),
            5 => text.push(self.octet),
            6 => {
                words.insert(word, words[word].clone());
                text = words.join(&b' ');
            }
            7 => {
                words.swap(word, other);
                text = words.join(&b' ');
            }
            _ => {
                const VERBS: &[&str] =
                    &["HELO", "EHLO", "MAIL", "RCPT", "DATA", "VRFY", "NOOP", "BDAT", "XFOO", "FOO"];
                words[0] = self.other.get(VERBS).as_bytes().to_vec();
                text = words.join(&b' ');
            }
        }
        text.extend_from_slice(b"\r\n");
        text
    }
}

/// A valid reply with its CRLFs, and what it answers.
pub fn reply_text() -> BoxedStrategy<(Vec<u8>, smtplint_tests::recognise::Answers)> {
    use smtplint_tests::recognise::Answers;
    let other = (
        select(vec![
            "211", "214", "250", "421", "450", "451", "452", "500", "501", "502", "503", "550", "552", "553",
            "554",
        ]),
        proptest::collection::vec(octets("[A-Za-z][ -~\t]{0,20}"), 1..4),
    )
        .prop_map(|(code, lines)| (reply_lines(code, &lines), Answers::Other));
    let greeting = (host(false), proptest::collection::vec(octets("[A-Za-z][ -~]{0,20}"), 0..3)).prop_map(
        |(host, more)| {
            let first = [&written(&host)[..], b" ESMTP ready"].concat();
            (reply_lines("220", &[vec![first], more].concat()), Answers::Greeting)
        },
    );
    let keywords = select(vec![
        "PIPELINING",
        "SIZE 1000",
        "SIZE",
        "8BITMIME",
        "DSN",
        "ENHANCEDSTATUSCODES",
        "HELP",
        "CHUNKING",
        "AUTH PLAIN LOGIN",
        "ETRN",
        "VRFY",
        "DELIVERBY 240",
        "MT-PRIORITY MIXER",
    ]);
    let ehlo = (domain(false), proptest::sample::Index::arbitrary(), keywords).prop_map(
        |(domain, several, keyword)| {
            let more = if several.index(4) == 0 { Vec::new() } else { vec![keyword.as_bytes().to_vec()] };
            let first = [&domain[..], b" greets you"].concat();
            (reply_lines("250", &[vec![first], more].concat()), Answers::Ehlo)
        },
    );
    prop_oneof![3 => other, 1 => greeting, 2 => ehlo].boxed()
}

fn reply_lines(code: &str, lines: &[Vec<u8>]) -> Vec<u8> {
    let last = lines.len() - 1;
    let line = |(index, text): (usize, &Vec<u8>)| {
        [code.as_bytes(), if index == last { b" " } else { b"-" }, text, b"\r\n"].concat()
    };
    lines.iter().enumerate().flat_map(line).collect()
}
