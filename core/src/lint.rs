//! One command line or one reply in, a report out.

use crate::command::{
    AddressLiteral, Command, Context, Host, Path, address, command, shown_mechanism, shown_rest,
};
use crate::diagnose::{Whole, diagnostics};
use crate::finding::{Findings, Severity, Side};
use crate::registry::Offer;
use crate::reply::{Answers, EnhancedCode, Expectation, Meaning, Reply, reply};
use crate::report::{
    AddressReport, CommandParts, CommandReport, Diagnostic, LintOptions, ParamReport, PathReport, ReplyParts,
    ReplyReport,
};
use crate::words::{visible, visible_text};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The byte order mark of UTF-8, which some editors put before a text.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Judges one command line.
///
/// Spans are octet offsets into `input`. Bad input never fails: it makes findings.
///
/// ```
/// use smtplint_core::{LintOptions, lint_command};
/// let report = lint_command(b"MAIL FROM: <user@example.org>", &LintOptions::default());
/// assert!(!report.valid);
/// let found = &report.diagnostics[0];
/// assert_eq!((found.code.as_str(), found.span.start, found.span.end), ("SL0203", 10, 11));
/// assert_eq!(found.reply.as_ref().unwrap().code, 501);
/// ```
pub fn lint_command(input: &[u8], options: &LintOptions) -> CommandReport {
    let (text, base) = without_mark(input, options);
    let mut findings = Findings::default();
    let parsed = command(text, &options.context(), &mut findings);
    let diagnostics = told(&mut findings, text, base, Side::Client, options);
    CommandReport { valid: is_valid(&diagnostics), command: CommandParts::of(&parsed), diagnostics }
}

/// Judges one address alone, with or without angle brackets: a mailbox, `<>` or `postmaster`.
///
/// ```
/// use smtplint_core::{LintOptions, lint_address};
/// let report = lint_address(b"joe@b..example", &LintOptions::default());
/// assert_eq!(report.diagnostics[0].rule, "domain-label-empty");
/// assert!(lint_address(b"<joe@b.example>", &LintOptions::default()).valid);
/// ```
pub fn lint_address(input: &[u8], options: &LintOptions) -> AddressReport {
    let (text, base) = without_mark(input, options);
    let mut findings = Findings::default();
    let parsed = address(text, &options.context(), &mut findings);
    let diagnostics = told(&mut findings, text, base, Side::Client, options);
    AddressReport { valid: is_valid(&diagnostics), path: parsed.map(PathReport::from), diagnostics }
}

/// Judges one reply, of one line or several.
///
/// ```
/// use smtplint_core::{LintOptions, lint_reply};
/// let report = lint_reply(b"550 4.2.2 Mailbox full", &LintOptions::default());
/// assert_eq!(report.diagnostics[0].rule, "enhanced-class");
/// assert_eq!(report.classification.unwrap().name.as_deref(), Some("Requested action not taken: mailbox unavailable"));
/// ```
pub fn lint_reply(input: &[u8], options: &LintOptions) -> ReplyReport {
    let (text, base) = without_mark(input, options);
    let mut findings = Findings::default();
    let parsed = reply(text, &options.expectation(), &mut findings);
    let diagnostics = told(&mut findings, text, base, Side::Server, options);
    ReplyReport {
        valid: is_valid(&diagnostics),
        classification: parsed.as_ref().map(|reply| Meaning::of_reply(reply).into()),
        reply: parsed.as_ref().map(ReplyParts::of),
        diagnostics,
    }
}

/// The enhanced status code as three numbers.
pub(crate) fn parts(code: crate::reply::EnhancedCode) -> (u8, u16, u16) {
    (code.class, code.subject, code.detail)
}

fn without_mark<'a>(input: &'a [u8], options: &LintOptions) -> (&'a [u8], usize) {
    match input.strip_prefix(BOM) {
        Some(text) if !options.wire => (text, BOM.len()),
        _ => (input, 0),
    }
}

fn told(
    findings: &mut Findings,
    text: &[u8],
    base: usize,
    side: Side,
    options: &LintOptions,
) -> Vec<Diagnostic> {
    if findings.is_empty() {
        return Vec::new();
    }
    diagnostics(findings.in_order(), text, side, options, &Whole { text, base })
}

pub(crate) fn is_valid(diagnostics: &[Diagnostic]) -> bool {
    !diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

impl LintOptions {
    /// What command lines are judged against.
    pub fn context(&self) -> Context {
        Context { wire: self.wire, offer: Offer::from(&self.extensions) }
    }

    /// What replies are judged against.
    pub fn expectation(&self) -> Expectation {
        Expectation {
            wire: self.wire,
            offer: Offer::from(&self.extensions),
            answers: self.reply_to.as_deref().and_then(Answers::find),
        }
    }
}

impl CommandParts {
    /// The parts of a command; none where there is not even a verb.
    pub fn of(command: &Command<'_>) -> Option<Self> {
        let verb = match command {
            Command::Empty | Command::Foreign(_) => return None,
            // What has run together with AUTH may be a response, which is never shown.
            Command::Unknown([a, u, t, h, _, ..], _) if [*a, *u, *t, *h].eq_ignore_ascii_case(b"AUTH") => {
                "AUTH…".into()
            }
            Command::Unknown(name, _) => visible(name).to_ascii_uppercase(),
            known => known.verb()?.name().to_string(),
        };
        let mut parts = Self { verb, ..Self::default() };
        match *command {
            Command::Hello(_, host) => parts.domain = host.map(host_text),
            Command::Mail(_, path, params) | Command::Rcpt(path, params) => {
                parts.path = path.map(PathReport::from);
                parts.params = Some(params.iter().map(param_report).collect());
            }
            Command::Bdat(size, last) => {
                let words = size.map(|size| size.to_string()).into_iter();
                parts.args = Some(words.chain(last.then(|| String::from("LAST"))).collect());
            }
            Command::Burl(uri, last) => {
                let words = uri.map(visible).into_iter();
                parts.args = Some(words.chain(last.then(|| String::from("LAST"))).collect());
            }
            Command::Etrn(queue) => parts.args = Some(queue.iter().map(|queue| queue.text()).collect()),
            Command::Atrn(domains) => parts.args = Some(domains.iter().map(visible).collect()),
            Command::Attributes(_, attributes) => {
                parts.args = Some(attributes.iter().map(attribute).collect());
            }
            Command::Auth(mechanism, _) => parts.args = Some(words(shown_mechanism(mechanism))),
            Command::Text(verb, text) => {
                parts.args = Some(words(text.map(|text| shown_rest(verb.name().as_bytes(), text))));
            }
            Command::Unknown(name, rest) => parts.args = Some(words(Some(shown_rest(name, rest)))),
            Command::Plain(_) | Command::Foreign(_) | Command::Empty => {}
        }
        Some(parts)
    }
}

fn words(text: Option<&[u8]>) -> Vec<String> {
    text.filter(|text| !text.is_empty()).map(visible).into_iter().collect()
}

fn attribute((name, value): (&[u8], &[u8])) -> String {
    visible(name) + "=" + &visible(value)
}

fn param_report((keyword, value): (&[u8], Option<&[u8]>)) -> ParamReport {
    ParamReport { keyword: visible(keyword).to_ascii_uppercase(), value: value.map(visible) }
}

fn host_text(host: Host<'_>) -> String {
    match host {
        Host::Domain(domain) => visible(domain),
        Host::Literal(literal) => String::from("[") + &visible(literal.text) + "]",
    }
}

impl From<Path<'_>> for PathReport {
    fn from(path: Path<'_>) -> Self {
        let (route, mailbox) = match path {
            Path::Null => return Self::default(),
            Path::Postmaster(name) => return Self { local_part: Some(visible(name)), ..Self::default() },
            Path::Mailbox(route, mailbox) => (route, mailbox),
        };
        let mut report = Self { local_part: Some(visible(mailbox.local_part)), ..Self::default() };
        match mailbox.host {
            Some(Host::Domain(domain)) => report.domain = Some(visible(domain)),
            Some(Host::Literal(AddressLiteral { text, .. })) => report.address_literal = Some(visible(text)),
            None => {}
        }
        if !route.is_empty() {
            report.source_route = Some(route.domains().map(visible).collect());
        }
        report
    }
}

impl ReplyParts {
    /// The parts of a reply.
    pub fn of(reply: &Reply<'_>) -> Self {
        let lines: Vec<String> = reply.lines().map(visible_text).collect();
        let enhanced = reply.enhanced.map(EnhancedCode::text);
        let mut text = String::new();
        for (at, line) in lines.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { "\n" });
            text.push_str(without_code(line, enhanced.as_deref()));
        }
        Self { code: reply.code, enhanced, lines, text }
    }
}

fn without_code<'a>(line: &'a str, enhanced: Option<&str>) -> &'a str {
    let stripped = enhanced.and_then(|code| line.strip_prefix(code));
    stripped.map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest))
}
