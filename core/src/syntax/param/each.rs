//! The parameters one by one, as the parser took them.

use super::{Params, Seen, param};
use crate::cursor::{Cursor, is_blank};
use crate::registry::Offer;
use crate::span::Span;
use crate::syntax::class::{LDH, VALUE, is};
use crate::syntax::line::Framed;

/// A keyword and its value, as written.
type Each<'a> = (&'a [u8], Option<&'a [u8]>);

/// The parameter at `from` or after it; `from` then stands behind it.
pub(super) fn next<'a>(text: &'a [u8], from: &mut usize) -> Option<Each<'a>> {
    let start = *from + text[*from..].iter().position(|&octet| !is_blank(octet))?;
    let rest = &text[start..];
    let length = |text: &[u8], class| text.iter().take_while(|&&octet| is(octet, class)).count();
    let (keyword, after) = rest.split_at(length(rest, LDH));
    if after.is_empty() {
        *from = text.len();
        return Some((keyword, None));
    }
    if let [b'=', after @ ..] = after
        && !keyword.is_empty()
    {
        let (value, after) = after.split_at(length(after, VALUE));
        if matches!(after, [] | [b' ', ..]) && !matches!(value, [] | [.., b',' | b';']) {
            *from = text.len() - after.len();
            return Some((keyword, Some(value)));
        }
    }
    Some(unusual(text, start, from))
}

/// One that is not written as it should be, or has no value: the parser tells again what it took for which.
#[cold]
fn unusual<'a>(text: &'a [u8], start: usize, from: &mut usize) -> Each<'a> {
    let framed = Framed { clean: false, ..Framed::judged(text.len()) };
    let mut nobody = ();
    let mut at = Cursor::new(text, &framed, &Offer::ALL, &mut nobody);
    at.seek(start);
    let mut seen = Seen::default();
    param(&mut at, Span::at(0), &mut seen, &mut Params::default());
    *from = at.offset().max(start + 1);
    match seen.last {
        Some((keyword, value)) => (at.slice(keyword), value.map(|value| at.slice(value))),
        None => (&text[start..*from], None),
    }
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Context, command};
    use alloc::{format, string::String, vec::Vec};

    #[test]
    fn parameters_are_what_the_findings_take_them_for() {
        let many = "SIZE=1,".repeat(3);
        for (text, expected) in [
            ("SIZE=10 BODY=7BIT SMTPUTF8", "SIZE=10|BODY=7BIT|SMTPUTF8"),
            ("SMTPUTF8 SIZE=10", "SMTPUTF8|SIZE=10"),
            ("SIZE = 10", "SIZE=10"),
            ("SIZE =10 SMTPUTF8", "SIZE=10|SMTPUTF8"),
            ("SIZE\t=\t10", "SIZE=10"),
            ("SIZE= BODY=7BIT", "SIZE=|BODY=7BIT"),
            ("SIZE 10 BODY=7BIT", "SIZE|BODY=7BIT"),
            ("SIZE=10,BODY=7BIT; SMTPUTF8;RET=FULL", "SIZE=10|BODY=7BIT|SMTPUTF8|RET=FULL"),
            (&many, "SIZE=1|SIZE=1|SIZE=1"),
            ("NOTIFY=DELAY, NEVER", "NOTIFY=DELAY, NEVER"),
            ("-a=b c@d", "-a=b|c@d"),
        ] {
            let line = format!("MAIL FROM:<a@b.example> {text}");
            let Command::Mail(_, _, params) = command(line.as_bytes(), &Context::default(), &mut ()) else {
                panic!("{line}")
            };
            let words = params.iter().map(|(keyword, value)| {
                let sign = if value.is_some() { "=" } else { "" };
                String::from_utf8([keyword, sign.as_bytes(), value.unwrap_or_default()].concat()).unwrap()
            });
            assert_eq!(words.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }
}
