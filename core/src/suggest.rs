//! "Did you mean …?": the nearest of the known words.

/// The known word nearest to what was written, if it is near enough to be what was meant.
pub(crate) fn nearest(written: &[u8], known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    if !(2..=24).contains(&written.len()) {
        return None;
    }
    // Longer words leave room for more slips; two letters leave none.
    let allowed = if written.len() < 4 { 1 } else { 2 };
    known
        .map(|word| (distance(written, word.as_bytes()), word))
        .filter(|&(distance, word)| distance <= allowed && distance * 2 < word.len())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word)
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words, in any case.
pub(crate) fn distance(a: &[u8], b: &[u8]) -> usize {
    const ROOM: usize = 33;
    if a.len() >= ROOM || b.len() >= ROOM {
        return usize::MAX;
    }
    let (mut older, mut old, mut new) = ([0; ROOM], [0; ROOM], [0; ROOM]);
    for (at, cost) in old.iter_mut().enumerate() {
        *cost = at;
    }
    for i in 1..=a.len() {
        new[0] = i;
        for j in 1..=b.len() {
            let same = a[i - 1].eq_ignore_ascii_case(&b[j - 1]);
            new[j] = (old[j] + 1).min(new[j - 1] + 1).min(old[j - 1] + usize::from(!same));
            let swapped = i > 1
                && j > 1
                && a[i - 1].eq_ignore_ascii_case(&b[j - 2])
                && a[i - 2].eq_ignore_ascii_case(&b[j - 1]);
            if swapped {
                new[j] = new[j].min(older[j - 2] + 1);
            }
        }
        older = old;
        old = new;
    }
    old[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = || ["EHLO", "HELO", "MAIL", "RCPT", "QUIT"].into_iter();
        for (written, meant) in [
            ("ELHO", Some("EHLO")),
            ("mial", Some("MAIL")),
            ("RCTP", Some("RCPT")),
            ("PLUGH", None),
            ("X", None),
        ] {
            assert_eq!(nearest(written.as_bytes(), known()), meant, "{written}");
        }
        assert_eq!(distance(b"EHLO", b"ehlo"), 0);
        assert_eq!(distance(b"", b"ab"), 2);
    }
}
