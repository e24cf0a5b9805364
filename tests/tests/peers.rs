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

    /// What stands after the verb and its space, as written.
    fn argument(&self) -> &[u8] {
        body(self.raw).get(5..).unwrap_or_default()
    }

    /// What stands between the first `<` and the `>` that ends the path, as written.
    fn path(&self) -> &[u8] {
        let text = body(self.raw);
        let Some(open) = text.iter().position(|&octet| octet == b'<') else { return &[] };
        let close =
            text.windows(2).position(|pair| pair == b"> ").or(text.iter().rposition(|&octet| octet == b'>'));
        text.get(open + 1..close.unwrap_or(text.len())).unwrap_or_default()
    }

    /// The part of the path, or the whole argument of EHLO and its kin, that ought to be a host.
    fn host(&self) -> &[u8] {
        let whole = if self.hello() { self.argument() } else { self.path() };
        let at = if self.hello() { None } else { whole.iter().rposition(|&octet| octet == b'@') };
        &whole[at.map_or(0, |at| at + 1)..]
    }

    fn local_part(&self) -> &[u8] {
        let path = self.path();
        &path[..path.iter().rposition(|&octet| octet == b'@').unwrap_or(path.len())]
    }

    /// The words after the path.
    fn params(&self) -> Vec<&[u8]> {
        let text = body(self.raw);
        let Some(end) = text.windows(2).position(|pair| pair == b"> ") else { return Vec::new() };
        text[end + 2..].split(|&octet| octet == b' ').collect()
    }

    fn bad_param(&self) -> bool {
        let rule = if self.verb("RCPT") { "known-rcpt-param" } else { "known-mail-param" };
        self.params().iter().any(|param| {
            let (keyword, value) = recognise::key_and_value(param);
            !recognise::COMMANDS.matches(rule, param) || recognise::value_in_words(&keyword, value).is_err()
        })
    }

    fn doubled_param(&self) -> bool {
        let names: Vec<Vec<u8>> = self.params().iter().map(|param| keyword(param)).collect();
        (1..names.len()).any(|index| names[..index].contains(&names[index]))
    }

    fn bad_host(&self) -> bool {
        !is("Domain", self.host()) && !is("address-literal", self.host())
    }
}

fn is(rule: &str, text: &[u8]) -> bool {
    recognise::COMMANDS.matches(rule, text)
}

fn keyword(param: &[u8]) -> Vec<u8> {
    param.split(|&octet| octet == b'=').next().unwrap_or_default().to_ascii_uppercase()
}

fn body(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r\n").unwrap_or(line)
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
                seen.entry(class.name).or_insert_with(|| (0, raw.escape_ascii().to_string())).0 += 1;
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

/// Whom the RFC bears out stands above each entry; the first that explains a line counts.
const SMTP_PROTO: &[Class] = &[
    // RFC 5321 §4.1.2: an octet of 0 to 31 or 127 is in no production. Core is right.
    Class {
        name: "takes control characters",
        accepts: true,
        explains: |line| body(line.raw).iter().any(u8::is_ascii_control),
    },
    // RFC 6531 §3.3 takes UTF8-non-ascii from RFC 3629, which has no broken sequences. Core is right.
    Class {
        name: "takes octets that are no UTF-8",
        accepts: true,
        explains: |line| std::str::from_utf8(line.raw).is_err(),
    },
    // RFC 5321 §3.3: "spaces are not permitted on either side of the colon". Core is right.
    Class {
        name: "takes spaces around the colon",
        accepts: true,
        explains: |line| [": ", " :", ":<  "].iter().any(|part| line.has(part)) && line.mail(),
    },
    // RFC 5321 §4.1.1: one SP stands where the grammar has SP. Core is right.
    Class {
        name: "takes several spaces for one, or before the verb",
        accepts: true,
        explains: |line| line.has("  ") || line.raw[0] == b' ',
    },
    // RFC 5321 §4.1.2, §4.1.3: Domain / address-literal. Core is right.
    Class {
        name: "takes hosts that are none",
        accepts: true,
        explains: |line| (line.mail() && !line.path().is_empty() || line.hello()) && line.bad_host(),
    },
    // RFC 5321 §4.1.2: A-d-l = At-domain *( "," At-domain ). Core is right.
    Class {
        name: "takes source routes that are none",
        accepts: true,
        explains: |line| line.path().starts_with(b"@") && !is("Path", &[b"<", line.path(), b">"].concat()),
    },
    // RFC 5321 §4.1.2: Local-part = Dot-string / Quoted-string. Core is right.
    Class {
        name: "takes local-parts that are none",
        accepts: true,
        explains: |line| line.mail() && !is("Local-part", line.local_part()),
    },
    // RFC 5321 §4.1.1.2: [SP Mail-parameters]. Core is right.
    Class {
        name: "takes parameters without a space before them",
        accepts: true,
        explains: |line| line.mail() && line.has(">") && !line.has("> "),
    },
    // RFC 1870 §6 and RFC 3461 §4.5: once at most. Core is right.
    Class {
        name: "takes doubled parameters",
        accepts: true,
        explains: |line| line.mail() && line.doubled_param(),
    },
    // RFC 5321 §4.1.1.11: 555 for parameters "not recognized or not implemented", 501 for bad values. Core is right.
    Class {
        name: "takes parameters that are none",
        accepts: true,
        explains: |line| line.mail() && line.bad_param(),
    },
    // RFC 4422 §3.1 and RFC 4954 §8: sasl-mech and base64. Core is right.
    Class {
        name: "takes mechanisms and responses that are none",
        accepts: true,
        explains: |line| line.verb("AUTH") && !line.grammatical(),
    },
    // RFC 4954 §4: an empty initial response is "="; the space alone is an error (AUTH-02). Core is right.
    Class {
        name: "takes a space for an empty response",
        accepts: true,
        explains: |line| line.verb("AUTH") && body(line.raw).ends_with(b" "),
    },
    // RFC 5321 §4.1.1.2: "MAIL FROM:" is one fixed string. Core is right.
    Class {
        name: "takes anything between the keyword and its colon",
        accepts: true,
        explains: |line| line.mail() && !line.has(" FROM:") && !line.has(" TO:"),
    },
    // RFC 6531 §3.3: a U-label is more than UTF-8. Core is right.
    Class {
        name: "takes domains that IDNA refuses",
        accepts: true,
        explains: |line| !line.host().is_ascii(),
    },
    // RFC 5321 §4.1.1: these verbs take no argument, or one of a given form. Core is right.
    Class {
        name: "takes arguments that are none",
        accepts: true,
        explains: |line| !line.mail() && !line.grammatical(),
    },
    // RFC 5321 §4.1.5: private verbs are the server's to refuse; a linter warns of them (LINE-18). Both are right.
    Class { name: "refuses private verbs", accepts: false, explains: |line| line.verb("X") },
    // RFC 5321 §4.1.2: Mailbox = Local-part "@" ( Domain / address-literal ). Core is right.
    Class {
        name: "refuses address literals in paths",
        accepts: false,
        explains: |line| line.mail() && line.has("[") && line.grammatical(),
    },
    // RFC 3461 §4.2: addr-type = atom; which types are registered is IANA's to say, and no error. Core is right.
    Class {
        name: "refuses address types it does not know",
        accepts: false,
        explains: |line| line.has("ORCPT=") && !line.has("ORCPT=RFC822;"),
    },
    // RFC 5321 §4.1.5: what begins with X is for those who agreed on it; core warns.
    Class {
        name: "refuses private parameters",
        accepts: false,
        explains: |line| line.mail() && line.params().iter().any(|param| keyword(param).starts_with(b"X")),
    },
    // RFC 3461 §4.1 takes its list from RFC 822, whose §2.7 says "null elements are allowed"; core warns.
    Class {
        name: "refuses empty elements of NOTIFY",
        accepts: false,
        explains: |line| {
            line.has("NOTIFY=,") || line.has(",,") || line.has(", ") || line.text.ends_with(b",")
        },
    },
];

/// Whom the RFC bears out stands above each entry; the first that explains a line counts.
const RUSTYKNIFE: &[Class] = &[
    // RFC 5321 §4.1.1.11 leaves parameters to their extensions: rustyknife parses esmtp-param alone. Core is right.
    Class {
        name: "takes parameters that are none",
        accepts: true,
        explains: |line| line.mail() && line.bad_param(),
    },
    // RFC 1870 §6 and RFC 3461 §4.5: once at most. Core is right.
    Class {
        name: "takes doubled parameters",
        accepts: true,
        explains: |line| line.mail() && line.doubled_param(),
    },
    // RFC 5321 §4.1.3: tags are registered ones; "::" stands for two groups or more. Core is right.
    Class {
        name: "takes literals that are none",
        accepts: true,
        explains: |line| line.has("[") && line.bad_host(),
    },
    // RFC 5321 §4.5.3.1, §4.1.3: lengths, and how many groups may stand beside "::". Core is right.
    Class {
        name: "counts neither octets nor groups",
        accepts: true,
        explains: |line| {
            recognise::command(line.raw).is_err_and(|why| why.contains("at most") || why.contains("::"))
        },
    },
    // RFC 5321 §4.1.2: a sub-domain ends with Let-dig; behind "xn--" it does too. Core is right.
    Class {
        name: "takes A-labels that end in a hyphen",
        accepts: true,
        explains: |line| line.has("XN--") && line.has("-."),
    },
    // RFC 2033, RFC 4954: verbs that it does not have. Core is right.
    Class {
        name: "lacks LHLO and AUTH",
        accepts: false,
        explains: |line| line.verb("LHLO") || line.verb("AUTH"),
    },
    // RFC 5321 §4.1.5: private verbs are the server's to refuse; a linter warns of them (LINE-18). Both are right.
    Class { name: "refuses private verbs", accepts: false, explains: |line| line.verb("X") },
    // RFC 5321 §4.1.1: "SHOULD tolerate trailing white space" (LINE-07). Both are right: it is a warning.
    Class {
        name: "refuses trailing white space",
        accepts: false,
        explains: |line| body(line.raw).last().is_some_and(u8::is_ascii_whitespace),
    },
    // RFC 5321 §4.1.1.6, §4.1.1.9: core warns of what is no String (SESS-13, SESS-15). Both are right.
    Class {
        name: "refuses strings that core warns of",
        accepts: false,
        explains: |line| {
            ["VRFY", "EXPN", "HELP", "NOOP"].iter().any(|verb| line.verb(verb)) && !line.grammatical()
        },
    },
    // RFC 5321 §4.1.1.1: HELO has a Domain only; core warns of a literal (SESS-07). Both are right.
    Class { name: "refuses HELO with a literal", accepts: false, explains: |line| line.verb("HELO [") },
    // RFC 5321 §4.1.2: sub-domain = Let-dig [Ldh-str], Ldh-str = *( ALPHA / DIGIT / "-" ) Let-dig. Core is right.
    Class {
        name: "refuses labels with several hyphens",
        accepts: false,
        explains: |line| line.has("--") && line.grammatical(),
    },
];
