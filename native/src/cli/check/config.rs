//! `smtplint.toml`: the same keys as the flags, and the severity of rules.
//!
//! Its entries become arguments that stand before those of the command line, so that what a flag takes, and what is
//! said where it is wrong, is declared once.

use super::values;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use smtplint_core::Severity;
use smtplint_core::rules::Rule;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use toml::Value;

const NAME: &str = "smtplint.toml";

/// What each rule counts as, by code; none where the rule is off.
pub(crate) type Severities = BTreeMap<&'static str, Option<Severity>>;

/// What the file adds to the command line.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) arguments: Vec<OsString>,
    pub(crate) severities: Severities,
}

/// Reads the file that goes with these arguments of `check`: the one that was named, or the first from the working
/// directory upward.
pub(crate) fn read(check: &Command, given: &ArgMatches) -> Result<Config, String> {
    let path = match given.get_one::<String>("config").map(String::as_str) {
        Some("none") => None,
        Some(path) => Some(PathBuf::from(path)),
        None => upward(),
    };
    let Some(path) = path else { return Ok(Config::default()) };
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("{}: {}", path.display(), super::read::without_number(&error)))?;
    let mut config =
        parse(&text, check, given).map_err(|message| format!("{}: {message}", path.display()))?;
    if given.value_source("select") == Some(ValueSource::CommandLine) {
        config.show(&given.get_many("select").into_iter().flatten().copied().collect::<Vec<_>>());
    }
    Ok(config)
}

impl Config {
    /// Rules that the command line asks for are shown, whatever the file leaves out.
    fn show(&mut self, rules: &[&'static Rule]) {
        let asked = |code: &str| rules.iter().any(|rule| rule.code == code);
        self.severities.retain(|code, severity| severity.is_some() || !asked(code));
        for argument in &mut self.arguments {
            let Some(names) = argument.to_str().and_then(|text| text.strip_prefix("--ignore=")) else {
                continue;
            };
            let kept = names.split(',').filter(|name| values::rule(name).is_ok_and(|rule| !asked(rule.code)));
            *argument = format!("--ignore={}", kept.collect::<Vec<_>>().join(",")).into();
        }
        self.arguments.retain(|argument| argument != "--ignore=");
    }
}

fn upward() -> Option<PathBuf> {
    let working = std::env::current_dir().ok()?;
    working.ancestors().map(|folder| folder.join(NAME)).find(|path: &PathBuf| Path::is_file(path))
}

fn parse(text: &str, check: &Command, given: &ArgMatches) -> Result<Config, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        format!("line {line}: {}", error.message())
    })?;
    let mut config = Config::default();
    for (key, value) in &table {
        if key == "severity" {
            config.severities = severities(value)?;
            continue;
        }
        let flag = flag(check, key)?;
        let argument = argument(flag, key, value)?;
        let Some(argument) = argument else { continue };
        taken(check, key, &argument)?;
        if given.value_source(flag.get_id().as_str()) != Some(ValueSource::CommandLine) {
            config.arguments.push(argument);
        }
    }
    Ok(config)
}

/// The flag of this name.
fn flag<'c>(check: &'c Command, key: &str) -> Result<&'c Arg, String> {
    let flags = || {
        let named = |flag: &&Arg| flag.get_long().is_some_and(|long| !["help", "config"].contains(&long));
        check.get_arguments().filter(named)
    };
    flags().find(|flag| flag.get_long() == Some(key)).ok_or_else(|| {
        let known: Vec<&str> = flags().filter_map(Arg::get_long).collect();
        format!("unknown key \"{}\"; the keys are {} and [severity]", key.escape_debug(), known.join(", "))
    })
}

/// The entry as an argument; none for a switch that is false.
fn argument(flag: &Arg, key: &str, value: &Value) -> Result<Option<OsString>, String> {
    let is_switch = matches!(flag.get_action(), ArgAction::SetTrue);
    let text = match value {
        Value::Boolean(on) if is_switch => return Ok(on.then(|| format!("--{key}").into())),
        _ if is_switch => return Err(format!("{key} is true or false")),
        Value::Array(items) => {
            let words = items.iter().map(|item| scalar(key, item)).collect::<Result<Vec<_>, _>>()?;
            words.join(",")
        }
        other => scalar(key, other)?,
    };
    Ok(Some(format!("--{key}={text}").into()))
}

fn scalar(key: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Integer(number) => Ok(number.to_string()),
        _ => Err(format!("{key} is a string, or a list of strings")),
    }
}

/// Whether the flag takes this value.
fn taken(check: &Command, key: &str, argument: &OsString) -> Result<(), String> {
    let command = check.clone().no_binary_name(true);
    match command.try_get_matches_from([argument]) {
        Ok(_) => Ok(()),
        Err(error) => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            Err(format!("{key}: {}", first.strip_prefix("error: ").unwrap_or(first)))
        }
    }
}

fn severities(value: &Value) -> Result<Severities, String> {
    let Value::Table(table) = value else { return Err("severity is a table: [severity]".into()) };
    let mut severities = Severities::new();
    for (name, value) in table {
        let rule = values::rule(name).map_err(|error| format!("[severity]: {error}"))?;
        let severity = match value.as_str() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            Some("info") => Some(Severity::Info),
            Some("off") => None,
            _ => return Err(format!("[severity]: {name} is \"error\", \"warning\", \"info\" or \"off\"")),
        };
        severities.insert(rule.code, severity);
    }
    Ok(severities)
}
