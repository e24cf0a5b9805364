//! The value of `--extensions`.

/// Keywords or EHLO lines with commas between them, "none" or "all"; an item that cannot be one would offer nothing,
/// in silence.
pub(super) fn extensions(text: &str) -> Result<String, String> {
    // Between two commas nothing is said, which does no harm.
    match text.split(',').map(str::trim).find(|item| !item.is_empty() && !is_ehlo_line(item)) {
        Some(item) => {
            Err(format!("{item:?} is neither an EHLO keyword nor an EHLO line such as \"SIZE 1000\""))
        }
        None => Ok(text.to_owned()),
    }
}

/// `ehlo-line = ehlo-keyword *( SP ehlo-param )`, `ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")`,
/// `ehlo-param = 1*(%d33-126)` (RFC 5321 §4.1.1.1).
fn is_ehlo_line(item: &str) -> bool {
    let mut words = item.split(' ');
    let keyword = words.next().unwrap_or_default();
    keyword.starts_with(|first: char| first.is_ascii_alphanumeric())
        && keyword.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
        && words.all(|param| !param.is_empty() && param.bytes().all(|octet| octet.is_ascii_graphic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_ehlo_lines_of_rfc_5321_4_1_1_1() {
        for good in
            ["all", "none", "", "SIZE", "size 1000, AUTH PLAIN LOGIN,XFOO", "8BITMIME,", "LIMITS RCPTMAX=9"]
        {
            assert_eq!(extensions(good).as_deref(), Ok(good));
        }
        for (bad, item) in [
            ("BOGUS=", "BOGUS="),
            ("SIZE,AUTH=LOGIN PLAIN", "AUTH=LOGIN PLAIN"),
            ("-SIZE", "-SIZE"),
            ("SIZE  1000", "SIZE  1000"),
            ("é", "é"),
            ("DSN\t1", "DSN\\t1"),
        ] {
            assert!(
                extensions(bad).is_err_and(|message| message.starts_with(&format!("\"{item}\""))),
                "{bad}"
            );
        }
    }
}
