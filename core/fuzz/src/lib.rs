//! What holds for any octets, whatever they are read as.

use smtplint_core::{Diagnostic, Extensions, LintOptions, Preset, Severity, apply_fixes};

pub mod session;

#[doc(hidden)]
pub use libfuzzer_sys;

/// A target: a function from octets and options to whether they are valid, and what was found.
#[macro_export]
macro_rules! target {
    ($lint:expr) => {
        $crate::libfuzzer_sys::fuzz_target!(|input: &[u8]| $crate::check(input, $lint));
    };
}

/// The first octet picks the options, the others are the input.
pub fn check(input: &[u8], lint: impl Fn(&[u8], &LintOptions) -> (bool, Vec<Diagnostic>)) {
    let Some((&choice, octets)) = input.split_first() else { return };
    let options = options(choice);
    let (valid, found) = lint(octets, &options);
    let errors = |found: &[Diagnostic]| found.iter().filter(|told| told.severity == Severity::Error).count();
    assert_eq!(valid, errors(&found) == 0, "valid is: no error");
    assert!(found.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start), "in order: {found:?}");
    for told in &found {
        place(told, octets);
        words(told);
        fixes(told, octets, &options, &lint, found.len());
    }
}

/// Capital letters leave room for a readable seed: what is not named is the default.
fn options(choice: u8) -> LintOptions {
    let some = ["SIZE 1000", "8BITMIME", "DSN", "ENHANCEDSTATUSCODES"].map(String::from).to_vec();
    let (extensions, reply_to) = match choice % 4 {
        0 => (Extensions::Unstated, None),
        1 => (Extensions::Preset(Preset::None), Some("greeting")),
        2 => (Extensions::List(some), Some("EHLO")),
        _ => (Extensions::Preset(Preset::All), Some("MAIL")),
    };
    LintOptions {
        wire: choice & 4 != 0,
        extensions,
        reply_to: reply_to.map(String::from),
        ..LintOptions::default()
    }
}

/// The span is inside the input, and `line` and `column` are those of its start.
fn place(told: &Diagnostic, octets: &[u8]) {
    assert!(told.span.start <= told.span.end && told.span.end <= octets.len(), "{told:?}");
    let before = &octets[..told.span.start];
    let line = before.iter().filter(|&&octet| octet == b'\n').count() + 1;
    assert_eq!(told.line, line, "{told:?}");
    assert!(told.column >= 1 && told.column <= told.span.start + 1, "{told:?}");
}

fn words(told: &Diagnostic) {
    assert!(!told.message.is_empty() && !told.message.contains(['\n', '\r']), "{told:?}");
    assert!(told.help.as_ref().is_some_and(|help| !help.is_empty()), "{told:?}");
    assert!(!told.rfc.is_empty() || told.severity != Severity::Error, "{told:?}");
}

/// Their fixes let the linter see what it could not read before, and so may uncover more.
const UNCOVERS: &[&str] =
    &["verb-space-missing", "reply-separator", "path-unopened", "literal-unclosed", "line-pasted-character"];

/// A fix changes something; and where it mends the only fault, no error is left.
fn fixes(
    told: &Diagnostic,
    octets: &[u8],
    options: &LintOptions,
    lint: &impl Fn(&[u8], &LintOptions) -> (bool, Vec<Diagnostic>),
    found: usize,
) {
    if told.fixes.is_empty() {
        return;
    }
    let cured = apply_fixes(octets, std::slice::from_ref(told));
    assert_ne!(cured, octets, "a fix changes something: {told:?}");
    if found > 1 || UNCOVERS.contains(&told.rule.as_str()) {
        return;
    }
    let (valid, left) = lint(&cured, options);
    assert!(
        valid,
        "{} made {:?} of {:?}: {:?}",
        told.rule,
        cured.escape_ascii().to_string(),
        octets.escape_ascii().to_string(),
        left.iter().map(|told| &told.rule).collect::<Vec<_>>()
    );
}
