//! What somebody may have meant who asked for something unknown.

use crate::registry::codes::CODES;
use crate::registry::enhanced::ENHANCED;
use crate::suggest::distance;
use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

/// How many are offered.
const MOST: usize = 3;

/// The known ids nearest to a question, best first: by number for codes, by spelling for `names`.
pub(crate) fn nearest_with<'n>(query: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let query = query.trim();
    if query.starts_with(|first: char| first.is_ascii_digit()) {
        let parts: Vec<u32> = query.split(['.', ' ', '-']).map_while(|part| part.parse().ok()).collect();
        return match parts[..] {
            [class, subject, detail, ..] if query.contains('.') => enhanced(class, subject, detail),
            [class, subject] if query.contains('.') => enhanced(class, subject, 0),
            [code, ..] => codes(code),
            [] => Vec::new(),
        };
    }
    let farthest = (query.len() / 3).clamp(1, 4);
    let near = |name: &'n str| (distance(query.as_bytes(), name.as_bytes()), name);
    let mut found: Vec<(usize, &str)> = names.map(near).filter(|&(far, _)| far <= farthest).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(MOST).map(|(_, name)| name.to_string()).collect()
}

/// The nearest reply codes, the smaller first where two are equally near.
fn codes(code: u32) -> Vec<String> {
    let mut known: Vec<u16> = CODES.iter().map(|entry| entry.code).collect();
    known.sort_by_key(|&known| u32::from(known).abs_diff(code));
    known.into_iter().take(MOST).map(|code| code.to_string()).collect()
}

/// The listed enhanced codes with the nearest subject and detail, in the class asked for where there is one.
fn enhanced(class: u32, subject: u32, detail: u32) -> Vec<String> {
    let class = if [2, 4, 5].contains(&class) { class } else { 5 };
    let mut known: Vec<_> =
        ENHANCED.iter().filter(|entry| entry.classes.iter().any(|&fit| u32::from(fit) == class)).collect();
    known.sort_by_key(|entry| {
        (u32::from(entry.subject).abs_diff(subject), u32::from(entry.detail).abs_diff(detail))
    });
    known.into_iter().take(MOST).map(|entry| format!("{class}.{}.{}", entry.subject, entry.detail)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_offered() {
        let names = || ["STARTTLS", "SL0203", "path-space-before", "path-space-inside", "MAIL"].into_iter();
        for (query, expected) in [
            ("195", &["211", "214", "220"][..]),
            ("612", &["556", "555", "554"]),
            ("9", &["211", "214", "220"]),
            ("9.1.1", &["5.1.1", "5.1.0", "5.1.2"]),
            ("5.7", &["5.7.0", "5.7.1", "5.7.2"]),
            ("STARTLS", &["STARTTLS"]),
            ("path-space-befor", &["path-space-before"]),
            ("sl0204", &["SL0203"]),
            ("mial", &["MAIL"]),
            ("something else entirely", &[]),
            ("99999999999999", &[]),
            ("", &[]),
        ] {
            assert_eq!(nearest_with(query, names()), expected, "{query:?}");
        }
    }
}
