//! JSON Schemas of what the program writes as JSON.

use serde_json::{Map, Value, json};
use std::io;

/// Every definition, each declared once.
const DEFINITIONS: &str = include_str!("schemas.json");

/// The outputs that have a schema, and which command writes each.
const OUTPUTS: [(&str, &str); 9] = [
    ("report", "smtplint check --format json"),
    ("record", "one line of smtplint check --format ndjson"),
    ("diagnostic", "one finding, wherever it stands"),
    ("rules", "smtplint rules --format json"),
    ("explanation", "smtplint explain --format json"),
    ("comparison", "smtplint compare --format json"),
    ("classification", "one line of smtplint classify"),
    ("coverage", "smtplint coverage --format json"),
    ("page", "a page of smtplint site as JSON"),
];

/// The names of the outputs.
pub(crate) fn names() -> [&'static str; OUTPUTS.len()] {
    OUTPUTS.map(|(name, _)| name)
}

/// The schema of an output, with the definitions that it needs and no others.
pub(crate) fn of(name: &str) -> io::Result<Value> {
    let all: Map<String, Value> = serde_json::from_str(DEFINITIONS)?;
    let mut needed = Map::new();
    need(name, &all, &mut needed);
    let written_by = OUTPUTS.iter().find(|output| output.0 == name).map(|output| output.1);
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("smtplint {name}"),
        "description": written_by,
        "$ref": format!("#/$defs/{name}"),
        "$defs": needed,
    }))
}

/// Adds a definition and all that it refers to.
fn need(name: &str, all: &Map<String, Value>, needed: &mut Map<String, Value>) {
    if needed.contains_key(name) {
        return;
    }
    let Some(definition) = all.get(name) else { return };
    needed.insert(name.to_owned(), definition.clone());
    references(definition, &mut |name| need(name, all, needed));
}

fn references(value: &Value, found: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            if let Some(name) = reference.and_then(|path| path.strip_prefix("#/$defs/")) {
                found(name);
            }
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_to_a_definition_and_every_definition_is_needed() {
        let all: Map<String, Value> = serde_json::from_str(DEFINITIONS).unwrap();
        let mut needed = Map::new();
        for name in names() {
            assert!(all.contains_key(name), "{name} is not defined");
            need(name, &all, &mut needed);
        }
        for definition in all.values() {
            references(definition, &mut |name| assert!(all.contains_key(name), "{name} is not defined"));
        }
        let idle: Vec<_> = all.keys().filter(|name| !needed.contains_key(*name)).collect();
        assert!(idle.is_empty(), "nothing needs {idle:?}");
    }
}
